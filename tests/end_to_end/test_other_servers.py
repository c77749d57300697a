"""An unmodified program and a server whose driver plugin is older, newer, changed or absent."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import gtap_plugin_driver
import pytest
from gtap_plugin_driver import driver

from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import Ran, Server, serving
from tests.programs import build


@contextlib.contextmanager
def _serving_with(change: Callable[[Path], None], folder: Path, environ: dict[str, str]) -> Iterator[Server]:
    """A server whose driver plugin was edited; the program's stubs are those of this checkout."""
    package = folder / "site" / "gtap_plugin_driver"
    shutil.copytree(Path(gtap_plugin_driver.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    change(package)
    path = os.pathsep.join(each for each in (str(package.parent), environ.get("PYTHONPATH")) if each)
    with serving(folder, {**environ, "PYTHONPATH": path}, "cpu") as server:
        yield server


def _edit(file: Path, pattern: str, replacement: str) -> None:
    """Replace what matches exactly once."""
    text, count = re.subn(pattern, replacement, file.read_text(), flags=re.DOTALL | re.MULTILINE)
    assert count == 1, f"{pattern!r} matches {count} times in {file.name}"
    file.write_text(text)


def _run(server: Server, gtap_exec: Callable[..., Ran]) -> Ran:
    return gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "1000", "7", server=server)


@pytest.mark.shows("SPINE.8")
def test_a_newer_server_serves_an_older_program(
    tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Delete `min(offer.ordinals, library.ordinals)` in `Libraries._judge` to see it fail."""

    def add(package: Path) -> None:
        later = f'driver.custom({driver.ordinals + 1}, "CUresult gtapLater(unsigned int n)", kind=POST)'
        _edit(package / "spec.py", "^for prototype in CLIENT_SIDE:", f"{later}\n\nfor prototype in CLIENT_SIDE:")

    with _serving_with(add, tmp_path, environ) as server:
        ran = _run(server, gtap_exec)
    assert (ran.status, ran.stdout.splitlines()) == (0, vector_add(1000, 7)), ran.stderr


@pytest.mark.shows("SPINE.8")
def test_an_older_server_serves_what_it_has_and_the_rest_is_named(
    tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Delete `say_lacking` in command_buffer.c to see it fail: the program needs gtapModulePost, which came last."""

    def cut(package: Path) -> None:
        older = "for later in [each for each in driver.functions if each > 30]:\n        del driver.functions[later]"
        _edit(package / "__init__.py", r"^    register\(driver\)", f"    {older}\n    register(driver)")

    with _serving_with(cut, tmp_path, environ) as server:
        ran = _run(server, gtap_exec)
        said = server.said()
    assert ran.status != 0
    assert "gtap-plugin-driver is older and lacks it" in ran.stderr
    assert "Traceback" not in said


@pytest.mark.shows("SPINE.8")
def test_a_changed_ordinal_is_said_and_nothing_is_called(
    tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Both sides compare: delete it in `Libraries._judge` and in library.c to see calls go to the wrong function."""

    def swap(package: Path) -> None:
        _edit(
            package / "spec.py",
            r"^driver\.custom\(4, (.*?)$\n^driver\.custom\(5, (.*?)$",
            r"driver.custom(4, \2\ndriver.custom(5, \1",
        )

    with _serving_with(swap, tmp_path, environ) as server:
        ran = _run(server, gtap_exec)
    assert ran.status != 0
    assert "lays its calls out differently" in ran.stderr
    assert "gtap-plugin-driver" in ran.stderr


@pytest.mark.shows("SPINE.8")
def test_a_library_without_a_plugin_on_the_server_is_named(
    with_toy: dict[str, str], cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """The program has libtoy's stub. Delete the answer Known.MISSING in `Libraries._judge` to see it fail."""
    ran = gtap_exec(build.program(PROGRAMS / "two_toys.cu"), server=[cpu_server, cpu_server], env=with_toy)
    sentence = "this program needs libtoy.so.1, which the server has no plugin for: pip install gtap-plugin-toy there"
    assert ran.status != 0
    assert ran.stderr.count(sentence) == 1
    assert _run(cpu_server, gtap_exec).stdout.splitlines() == vector_add(1000, 7)
