"""The same scenes with the runtime built under the sanitizers: no races, no overruns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gtap_core import config
from gtap_core.client import trace
from gtap_core.lane import tls

from .conftest import SHIM, Bench, Built, compile_c, double, runtime_sources
from .stream_server import Stream
from .test_callbacks import PLAIN, serve
from .test_link import GAPS, GRACE, cuts, gaps, leave_once
from .test_marks import ASKED
from .test_outputs import echo, push
from .test_session import BAD
from .test_tls import ARCHIVES
from .tls_door import Door

pytestmark = pytest.mark.system

SMALL = ("-DSLOT_SIZE=((uint64_t)1<<36)", "-DHOST_PART=((uint64_t)1<<34)")
MOVED = ("-DFIRST_SLOT=0x7e8800000000", *SMALL)
SANITIZERS = {"memory": ("-fsanitize=address,undefined",), "threads": ("-fsanitize=thread", *MOVED)}
SCENES = {
    "call": double, "posts": double, "threads": double, "create": double, "defer": push, "data": echo, "alloc": double,
    "full": double, "larges": double, "defer_free": push,
    "churn": double, "late": double, "registered": push, "longer": echo,
}  # fmt: skip


@pytest.fixture(scope="module", params=SANITIZERS)
def sanitized(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The runtime and its programs."""
    folder = tmp_path_factory.mktemp(f"sanitized-{request.param}")
    flags = (*SANITIZERS[request.param], "-fno-sanitize-recover=all")
    compile_c(folder / "libgtap.so", "-fPIC", "-shared", "-Wl,-soname,libgtap.so", *flags, *runtime_sources())
    of_tls = (*map(str, sorted((SHIM / "tls").glob("*.c"))), *ARCHIVES)
    compile_c(folder / "libgtap_tls.so", "-fPIC", "-shared", "-DKEY_RECORDS=50", *flags, *of_tls)
    built = Built(folder)
    for name in ("session", "host", "marks", "process"):
        built.program(name, *flags)
    return built


@pytest.fixture
def strict(sanitized: Built, tmp_path: Path) -> Iterator[Bench]:
    with ExitStack() as stack:
        yield Bench(sanitized, tmp_path, stack)


@pytest.mark.shows("SOLID.6")
@pytest.mark.parametrize("scene", SCENES)
def test_scenes_are_clean(strict: Bench, scene: str) -> None:
    """Delete `pthread_mutex_lock(&session->declare_lock);` from library.c: `threads-late` fails."""
    strict.serve(SCENES[scene])
    done = strict.run("session", scene, ASAN_OPTIONS="detect_leaks=0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.shows("SOLID.1")
@pytest.mark.shows("SOLID.6")
@pytest.mark.parametrize("scene", ["threads", "defer", "data", "full"])
def test_scenes_whose_links_are_cut_are_clean(strict: Bench, scene: str) -> None:
    """Delete the lock of the side stream's `sending` from report_if_due in link_layer.c: `threads-data` fails."""
    server = strict.serve(SCENES[scene], grace=GRACE, gaps=gaps(len(scene), *GAPS))
    done = strict.run("session", scene, ASAN_OPTIONS="detect_leaks=0")
    assert (done.returncode, done.stderr) == (0, "")
    assert cuts(server) > 0


@pytest.fixture(scope="module")
def a_tls() -> tls.Tls:
    """The library of TLS for the server's end."""
    return tls.load(str(tls.obtain(config.load())))


@pytest.mark.parametrize("scene", ["threads", "defer", "data", "full"])
def test_scenes_by_tls_whose_links_are_cut_are_clean(strict: Bench, a_tls: tls.Tls, scene: str) -> None:
    """The program's library of TLS is under the sanitizer, too, and changes keys all the time."""
    server = strict.serve(SCENES[scene], grace=GRACE, gaps=gaps(len(scene), *GAPS))
    with Door(a_tls, server.path) as door:
        done = strict.run("session", scene, ASAN_OPTIONS="detect_leaks=0", GTAP_SESSIONS=door.entry)
        assert (done.returncode, done.stderr) == (0, "")
        assert door.shaken >= 3
    assert cuts(server) > 0


def test_a_listener_that_comes_back_is_clean(strict: Bench) -> None:
    strict.serve(leave_once(0.5), grace=GRACE)
    done = strict.run("session", "threads", ASAN_OPTIONS="detect_leaks=0")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_listener_that_stays_away_is_clean(strict: Bench) -> None:
    strict.serve(lambda server, frame: server.go_away(), grace=1)
    done = strict.run("session", "lost", ASAN_OPTIONS="detect_leaks=0")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "alive\n", 1)


STREAM_SCENES = [
    *(("host", scene) for scene in PLAIN),
    *(("marks", scene) for scene in (*ASKED, "threads")),
    ("process", "children"),
]


@pytest.mark.parametrize(("program", "scene"), STREAM_SCENES)
def test_scenes_of_streams_are_clean(strict: Bench, program: str, scene: str) -> None:
    serve(strict, Stream())
    done = strict.run(program, scene, ASAN_OPTIONS="detect_leaks=0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("scene", ["threads", "defer", "churn"])
def test_a_recording_is_clean(strict: Bench, tmp_path: Path, scene: str) -> None:
    """Record a frame after its session's lock was released to see `threads` fail."""
    strict.serve(SCENES[scene])
    folder = tmp_path / "recording"
    folder.mkdir()
    done = strict.run("session", scene, ASAN_OPTIONS="detect_leaks=0", GTAP_RECORD_DIR=str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    trace.gather(folder, tmp_path / "gathered")
    (process,) = trace.read(tmp_path / "gathered")
    assert [each.number for each in process.events if each.number] == list(range(1, len(strict.servers[-1].frames) + 1))


def test_bad_frames_are_clean(strict: Bench) -> None:
    for bad in BAD.values():
        strict.serve(lambda server, frame, bad=bad: server.send(bad))
        done = strict.run("session", "lost", GTAP_SESSIONS=strict.servers[-1].entry, ASAN_OPTIONS="detect_leaks=0")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "alive\n", 1)
