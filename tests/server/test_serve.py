"""What `gtap serve` does beside serving."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from gtap_core.server.serve import compile_modules


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
