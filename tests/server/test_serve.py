"""What `gtap serve` does beside serving."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import trio

from gtap_core import native, plugins
from gtap_core.errors import PluginError
from gtap_core.server.children import Spares, Template
from gtap_core.server.serve import _installed, compile_modules
from tests.fixtures import GTAP, RUN_DEADLINE


@pytest.mark.parametrize("wanted", [True, False])
async def test_what_confined_processes_import_is_compiled(
    wanted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless nobody wants compiled files; what cannot be compiled stays away from the server's log."""
    package = tmp_path / "gtap_test_package"
    (package / "inner").mkdir(parents=True)
    for file, text in {"__init__.py": "", "late.py": "", "inner/wrong.py": "def"}.items():
        (package / file).write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    importlib.import_module(package.name)
    monkeypatch.setattr(sys, "dont_write_bytecode", not wanted)
    await compile_modules({package.name})
    assert len([*package.rglob("late.*.pyc")]) == int(wanted)


def test_the_cpu_devices_process_imports_nothing_that_is_not_compiled(tmp_path: Path) -> None:
    """All modules of the device lie in its one package, which the server compiles."""
    code = "import sys, gtap_plugin_cpu.child, gtap_plugin_cpu.engine; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    own = {each.split(".")[0] for each in said if each.startswith(("gtap", "_gtap"))}
    assert own == {"gtap_core", "gtap_plugin_cpu"}


def test_manifests_say_of_libraries_what_their_specs_say() -> None:
    """A server offers what they say, without the specs: a plugin that was changed and not generated shows here."""
    said = {name: wire for each in native.plugins() for name, wire in each.wire.items()}
    specs = {each.name: each for each in plugins.load().libraries.values() if each.ordinals}
    assert said == {name: (each.layout, each.ordinals, each.golden[-1]) for name, each in specs.items()}
    assert {"driver", "cublas", "cublasLt"} <= said.keys()


def test_the_server_imports_no_library_and_nothing_of_sessions() -> None:
    """That takes half of its start, and sessions do it once more. Load all plugins in _installed to see it fail."""
    code = "import sys; from gtap_core.server.serve import _installed; _installed('cpu', print); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "gtap_plugin_cpu" in said
    assert not [each for each in said if each.startswith(("gtap_plugin_", "gtap_core.session"))][1:]


def test_a_plugin_may_bring_a_device_and_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [native.Plugin("gtap-plugin-cpu", "1", Path(), ("some",), ())]
    monkeypatch.setattr(native, "plugins", lambda: known)
    assert "cpu" in _installed("auto", print)[0].devices


@pytest.mark.parametrize("manifest", [True, False])
def test_a_plugin_that_cannot_be_loaded_ends_the_server(manifest: bool, tmp_path: Path) -> None:
    """At its start, in one sentence; also a library's, which sessions alone import."""
    described, package = tmp_path / "gtap_plugin_broken-1.dist-info", tmp_path / "gtap_plugin_broken"
    for each in (described, package / "generated"):
        each.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: gtap-plugin-broken\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[gtap]\nbroken = gtap_plugin_broken\n")
    (package / "__init__.py").write_text("raise OSError('of its own')\n")
    if manifest:
        (package / "generated" / "manifest.json").write_text(json.dumps({"name": "broken", "stubs": []}))
    user = ("--user", "root") if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*GTAP, "serve", "--device", "null", "--listen", f"unix://{tmp_path}/s", *user],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")},
        capture_output=True,
        text=True,
        timeout=RUN_DEADLINE,
    )
    assert done.returncode == 125
    assert done.stderr.endswith(
        "gtap: the plugin gtap-plugin-broken cannot be loaded: OSError: of its own (uninstall or upgrade it)\n"
    )
    assert not (tmp_path / "s").exists()


async def test_a_plugin_that_breaks_later_ends_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its template has ended, and another one cannot be had: who wants a session hears why."""

    async def start(*_: object) -> Template:
        raise PluginError("the plugin is broken")

    monkeypatch.setattr(Template, "start", start)
    async with trio.open_nursery() as nursery:
        spares = Spares(nursery, "null", 1, lambda child: None)
        await spares.fill()
        with pytest.raises(OSError, match="the plugin is broken"):
            await spares.take()
        nursery.cancel_scope.cancel()
