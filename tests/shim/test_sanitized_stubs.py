"""The plugins' stubs over real servers: four threads under the sanitizers, vectorAdd under valgrind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core import native
from gtap_core.bundle import make_bundle
from tests import memcheck, wheels
from tests.end_to_end import reference
from tests.fixtures import Ran, Server
from tests.programs import build
from tests.relay import relaying

from .conftest import PROGRAMS, compile_c
from .test_sanitized import MOVED, SMALL

SANITIZERS = {
    "memory": ("-fsanitize=address,undefined", "-fno-sanitize-recover=all"),
    "threads": ("-fsanitize=thread", *MOVED),
}
WITHOUT = pytest.mark.falls_without
BOTH = [
    pytest.param("memory", marks=WITHOUT("shim/src/callback.c", "free(a);")),
    pytest.param("threads", marks=WITHOUT("shim/src/side.c", "pthread_mutex_lock(&session->side_lock);")),
]
LINK = [
    pytest.param("memory", marks=WITHOUT("shim/src/link_layer.c", "stream->received += (uint64_t)got;")),
    pytest.param("threads", marks=WITHOUT("shim/src/link_layer.c", "pthread_mutex_lock(&side->sending);")),
]
LEAKS = ("--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite")
# The thread sanitizer keeps its own memory where slots are: a server takes those of its clients where they can be.
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
    return make_bundle(native.Workshop(cache, (*native.find_compiler(), "-g", *flags)), native.plugins())


def beside(libraries: Path) -> tuple[str, ...]:
    """What stands before a program that shall load these libraries, with no audit module."""
    return ("env", "-u", "LD_AUDIT", "-u", "PYTHONPATH", f"LD_LIBRARY_PATH={libraries}")


@pytest.mark.system
def test_four_threads_see_what_the_device_made(
    storm: Callable[..., Path], server: Callable[..., Server], gtap_exec: Callable[..., Ran]
) -> None:
    """Delete the look at `announced` from choose_all in together.c: managed memory is old in some rounds."""
    ran = gtap_exec(storm(), "150", "check", "fork", "close", server=server("cpu"))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "600 called\n", "")


@pytest.mark.system
@pytest.mark.shows("SOLID.6")
@pytest.mark.parametrize("device", ["null", "cpu"])
@pytest.mark.parametrize("sanitizer", BOTH)
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

    Delete what the marks name, or any lock of the runtime, to see it fail.
    """
    if sanitizer == "threads":
        (tmp_path / "sitecustomize.py").write_text(SITE)
        monkeypatch.setitem(environ, "PYTHONPATH", str(tmp_path))
    words = ["25", "close", "fork", *(["check"] if device == "cpu" else [])]
    flags = SANITIZERS[sanitizer]
    ran = gtap_exec(*beside(bundle(sanitizer, *flags)), storm(*flags), *words, server=server(device))
    assert (ran.status, ran.stdout, ran.stderr) == (0, "100 called\n", "")


@pytest.mark.system
@pytest.mark.shows("SOLID.1")
@pytest.mark.shows("SOLID.6")
@pytest.mark.parametrize("tcp", [False, True], ids=["unix", "tcp"])
@pytest.mark.parametrize("sanitizer", LINK)
def test_four_threads_whose_links_are_cut_are_clean(
    sanitizer: str,
    tcp: bool,
    storm: Callable[..., Path],
    server: Callable[..., Server],
    gtap_exec: Callable[..., Ran],
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Threads that all find a link lost, and children that are made while it is mended.

    Delete what the marks name to see it fail.
    """
    if sanitizer == "threads":
        (tmp_path / "sitecustomize.py").write_text(SITE)
        monkeypatch.setitem(environ, "PYTHONPATH", str(tmp_path))
    flags = SANITIZERS[sanitizer]
    with relaying(server("cpu").path, tmp_path, tcp=tcp, cuts=20, every=60) as relay:
        words = [*beside(bundle(sanitizer, *flags)), storm(*flags), "40", "close", "fork", "check"]
        ran = gtap_exec(*words, env={"GTAP_SERVER": relay.url})
        said = [line for line in ran.stderr.splitlines() if f"the connection to {relay.url} is" not in line]
        assert (ran.status, ran.stdout, said) == (0, "160 called\n", [])
        assert relay.cuts == 20


@pytest.fixture(scope="session")
def checked() -> tuple[str, ...]:
    """What stands before a program that shall be clean under memcheck."""
    try:
        return memcheck.command("--quiet", "--error-exitcode=9", *LEAKS)
    except memcheck.MemcheckMissing as error:
        pytest.skip(str(error))


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("SOLID.6")
@WITHOUT("shim/src/snapshot.c", "free(body);")
@pytest.mark.parametrize(("program", "lines"), [("vectorAdd.cu", 2), ("vectoradd_driver.c", 1)])
def test_memcheck_finds_nothing(
    program: str,
    lines: int,
    checked: tuple[str, ...],
    server: Callable[..., Server],
    gtap_exec: Callable[..., Ran],
) -> None:
    """By LD_LIBRARY_PATH: with an audit module there are two libcs, and memcheck replaces the functions of one.

    Slots are small, as memcheck keeps a book on each 64 KiB that a program maps.
    Delete what the mark names to see it fail: what a session says when it opens is lost.
    """
    words = [*checked, build.program(reference.PROGRAMS / program), "3000", "9"]
    ran = gtap_exec(*beside(bundle("small", "-DFIRST_SLOT=0x200000000000", *SMALL)), *words, server=server("cpu"))
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == reference.vector_add(3000, 9)[:lines]
