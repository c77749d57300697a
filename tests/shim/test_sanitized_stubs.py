"""The plugins' stubs over real servers: four threads under the sanitizers, vectorAdd under valgrind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core import native
from tests import wheels
from tests.fixtures import Ran, Server

from .conftest import PROGRAMS, ROOT, compile_c
from .test_sanitized import MOVED

SANITIZERS = {
    "memory": ("-fsanitize=address,undefined", "-fno-sanitize-recover=all"),
    "threads": ("-fsanitize=thread",),
}
MEMCHECK = (
    "valgrind", "--quiet", "--tool=memcheck", "--error-exitcode=9", "--leak-check=full",
    "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite",
)  # fmt: skip
# A server whose sessions take the slots that a client under the thread sanitizer can have.
SITE = """
import sys
if any("gtap" in word for word in sys.orig_argv):
    from gtap_core.session import memory
    memory.SLOT_LAST = 1 << 47
"""


@pytest.fixture(scope="session")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """programs/storm.c, compiled with some flags."""

    def build(*flags: str) -> Path:
        return compile_c(tmp_path_factory.mktemp("storm") / "storm", str(PROGRAMS / "storm.c"), *flags)

    return build


def bundle(name: str, *flags: str) -> Path:
    """The bundle, compiled with further flags; kept between runs, as its keys are hashes of content."""
    cache = wheels.cache() / f"sanitized-{name}"
    cache.mkdir(mode=0o700, exist_ok=True)
    return native.bundle(native.Workshop(cache, (*native.find_compiler(), "-g", *flags)), native.plugins())


def beside(libraries: Path) -> tuple[str, ...]:
    """What stands before a program that shall load these libraries, with no audit module."""
    return ("env", "-u", "LD_AUDIT", "-u", "PYTHONPATH", f"LD_LIBRARY_PATH={libraries}")


def test_four_threads_see_what_the_device_made(
    storm: Callable[..., Path], server: Callable[..., Server], gtap_exec: Callable[..., Ran]
) -> None:
    """Delete the look at `announced` from choose_all in together.c: managed memory is old in some rounds."""
    ran = gtap_exec(storm(), "150", "check", "fork", "close", server=server("cpu"))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "600 called\n", "")


@pytest.mark.system
@pytest.mark.shows("SOLID.6")
@pytest.mark.parametrize("device", ["null", "cpu"])
@pytest.mark.parametrize("sanitizer", SANITIZERS)
def test_four_threads_are_clean(
    sanitizer: str,
    device: str,
    storm: Callable[..., Path],
    server: Callable[..., Server],
    gtap_exec: Callable[..., Ran],
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No overrun, no leak, no race; streams, events, copies, host functions and managed memory, while children come.

    Remove the lock from take_out in the driver plugin's pull.c, or from any list of the runtime, to see `threads` fail.
    """
    flags, moved = SANITIZERS[sanitizer], sanitizer == "threads"
    libraries = bundle(sanitizer, *flags, *(MOVED if moved else ()))
    if moved:
        (tmp_path / "sitecustomize.py").write_text(SITE)
        monkeypatch.setitem(environ, "PYTHONPATH", str(tmp_path))
    words = ["25", "close", "fork", *(["check"] if device == "cpu" else [])]
    ran = gtap_exec(*beside(libraries), storm(*flags), *words, server=server(device))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "100 called\n", "")


@pytest.fixture(scope="session")
def vector_add(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """programs/vectoradd_driver.c of tests, compiled."""
    source = ROOT / "tests" / "programs" / "vectoradd_driver.c"
    return compile_c(tmp_path_factory.mktemp("vectoradd") / "vectoradd", str(source))


@pytest.mark.system
@pytest.mark.shows("SOLID.6")
def test_valgrind_finds_nothing(vector_add: Path, server: Callable[..., Server], gtap_exec: Callable[..., Ran]) -> None:
    """Lose what session_make has made to see it fail.

    By LD_LIBRARY_PATH: with an audit module there are two libcs, and memcheck replaces the string functions of one.
    """
    if shutil.which("valgrind") is None:
        pytest.skip("valgrind is missing. Type: apt-get install valgrind libc6-dbg")
    ran = gtap_exec(*beside(bundle("plain")), *MEMCHECK, vector_add, server=server("cpu"))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "sum 0001ff0c2b174000\n", "")
