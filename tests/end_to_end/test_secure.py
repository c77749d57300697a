"""By TLS programs compute what they compute without, and whoever may speak to a server by it is heard: end to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gtap_core.testing import eventually
from tests.end_to_end.reference import FORKED, PROGRAMS, checksum, numbers, vector_add
from tests.end_to_end.secure import SecureServer, relayed, secure_server
from tests.end_to_end.test_lease import said, started
from tests.end_to_end.test_resume import expected
from tests.end_to_end.test_runtime import CASES, Case
from tests.fixtures import GTAP, Ran, Server
from tests.programs import build

FAILED = 3  # how the program ends when a call fails
PROGRAM = """
import ctypes, os, sys, time
cuda = ctypes.CDLL("libcuda.so.1")
context, memory = ctypes.c_void_p(), ctypes.c_void_p()
def check(status):
    if status:
        os._exit(3)
check(cuda.cuInit(0))
check(cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0))
check(cuda.cuCtxSetCurrent(context))
check(cuda.cuMemAlloc_v2(ctypes.byref(memory), ctypes.c_size_t(1 << 20)))
print(os.getpid(), flush=True)
while True:
    check(cuda.cuCtxSynchronize())
    time.sleep(0.05)
"""


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[SecureServer]:
    """A server that any of these tests may use."""
    with secure_server(tmp_path_factory.mktemp("tls"), environ, "cpu") as run:
        yield run


# ---- programs ----


@pytest.mark.parametrize("bytes_", [pytest.param(1000, marks=pytest.mark.system), 9_000_001])
def test_copies_of_every_kind_arrive(bytes_: int, each_lane: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    """Under and over a frame's and a bulk object's limits."""
    ran = gtap_exec(build.program(PROGRAMS / "copies.cu"), str(bytes_), server=each_lane)
    assert (ran.status, ran.stderr) == (0, "")
    lines = dict(line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    assert len(lines) == 11
    assert set(lines.values()) == {"ok"}, ran.stdout


@pytest.mark.system
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}{case.arguments[-1]}")
def test_the_program_prints_what_numpy_computes(
    case: Case, each_lane: SecureServer, gtap_exec: Callable[..., Ran]
) -> None:
    """Streams, host functions, captured and explicit graphs, managed and mapped memory, pools, boxes."""
    program = build.program(PROGRAMS / f"{case.name}.cu", "13", "shared", case.flags)
    ran = gtap_exec(program, *map(str, case.arguments), server=each_lane)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == list(case.lines)


@pytest.mark.system
def test_kernels_print(each_lane: SecureServer, gtap_exec: Callable[..., Ran], cpu_server: Server) -> None:
    """What kernels print comes before the call that waits for them returns, as without TLS."""
    program = build.program(PROGRAMS / "talks.cu")
    ran, plain = (gtap_exec(program, "printf", server=each) for each in (each_lane, cpu_server))
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1] == "-- synchronised"
    assert sorted(ran.stdout) == sorted(plain.stdout)  # of threads none is the first


@pytest.mark.system
def test_a_fork_is_told_and_the_parent_goes_on(each_lane: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "forks.cu"), server=each_lane)
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == FORKED


@pytest.mark.system
def test_children_share_the_lease(secure: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    """Two programs of one shell, at the same time: each has a session, and the launcher's one lease."""
    program, before = build.program(PROGRAMS / "vectorAdd.cu"), top(secure, f"unix://{secure.path}")
    ran = gtap_exec("/bin/sh", "-c", f"{program} 3000 1 > /dev/null & {program} 3000 2; wait $!", server=secure)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == vector_add(3000, 2)
    assert top(secure, f"unix://{secure.path}")["opened"] == before["opened"] + 2


@pytest.mark.system
def test_one_program_uses_a_plain_server_and_one_by_tls(
    secure: SecureServer, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """Whichever comes first."""
    for servers in ([cpu_server, secure], [secure, cpu_server]):
        ran = gtap_exec(build.program(PROGRAMS / "devices.cu"), "1000", server=servers)
        assert ran.status == 0, ran.stderr
        sums = [checksum(numbers(1000, 1) * (device + 2)) for device in (0, 1)]
        lines = ["devices 2", *(f"device {device} owner {device} sum {each}" for device, each in enumerate(sums))]
        assert ran.stdout.splitlines() == [*lines, "foreign stream cudaErrorInvalidResourceHandle"]


@pytest.mark.system
def test_many_waits_and_large_copies(each_lane: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    """16 MiB each way and round, host functions; the program's arithmetic by NumPy."""
    ran = gtap_exec(build.program(PROGRAMS / "training.cu"), "4", str(4 << 20), "3", server=each_lane)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == list(expected(4, 4 << 20))


# ---- the end of programs, of leases, of servers ----


def command(server: SecureServer, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of gtap's on the server's machine."""
    return subprocess.run([*GTAP, *words], env=dict(server.environ), capture_output=True, text=True, timeout=60)


def top(server: SecureServer, url: str = "") -> dict[str, Any]:
    """What `gtap top --json` prints."""
    ran = command(server, "top", "--json", "--server", url or server.url)
    assert ran.returncode == 0, ran.stderr
    document: dict[str, Any] = json.loads(ran.stdout)
    return document


@contextmanager
def running(server: SecureServer, folder: Path, url: str = "") -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A program that makes calls without end: its launcher, its pid."""
    file = folder / "program.py"
    file.write_text(PROGRAM)
    words = [*GTAP, "exec", "--server", url or server.url, sys.executable, str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, env=dict(server.environ), stdout=pipe, stderr=pipe, text=True) as launcher:
        try:
            assert launcher.stdout is not None
            yield launcher, int(launcher.stdout.readline())
        finally:
            launcher.kill()


def ends(launcher: subprocess.Popen[str]) -> str:
    """What it says until it ends, as its program does when calls fail."""
    said = launcher.communicate(timeout=60)[1]
    assert launcher.returncode == FAILED, said
    return said


@pytest.mark.system
def test_kicked_by_tls_a_program_hears_why(secure: SecureServer, tmp_path: Path) -> None:
    """With a token one sees and kicks one's own programs: `gtap leases` and `gtap kick` with the link."""
    other = command(secure, "token", "create", "--name", tmp_path.name).stdout.split()[2]
    with running(secure, tmp_path) as (launcher, _):
        listed = command(secure, "leases", "--server", secure.url).stdout.splitlines()
        lease = listed[1].split()[0]
        assert len(listed) == 2
        assert len(command(secure, "leases", "--server", other).stdout.splitlines()) < 2
        refused = command(secure, "kick", "--server", other, lease)
        assert refused.returncode and launcher.poll() is None, refused
        kicked = command(secure, "kick", "--server", secure.url, lease)
        assert kicked.returncode == 0, kicked.stderr
        assert "ended the lease" in ends(launcher)


@pytest.mark.system
def test_who_waits_for_memory_by_tls_has_its_turn(tmp_path: Path, environ: dict[str, str]) -> None:
    """A connection that is written to while it is read: places in the queue, Ctrl-C, and the welcome at last."""
    words = ("--memory", "64GiB", "--wait", "60s", "cat")
    with secure_server(tmp_path, environ, "null") as run, started(run, environ, *words) as first:
        eventually(lambda: "cat" in command(run, "leases", "--server", run.url).stdout)
        with started(run, environ, *words) as second, started(run, environ, *words) as third:
            assert sorted(said(each)[-12:] for each in (second, third)) == ["place 1 of 1", "place 2 of 2"]
            third.send_signal(signal.SIGINT)
            assert (third.communicate(timeout=60), third.returncode) == (("", ""), 130)
            assert first.communicate("one\n", timeout=60) == ("one\n", "")
            assert second.communicate("two\n", timeout=60)[0] == "two\n"
            assert second.returncode == 0


@pytest.mark.system
def test_totals_are_what_programs_count_themselves(
    tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Bytes are the programs', not those of records. The same of a run whose link was cut."""
    program = build.program(PROGRAMS / "training.cu")
    with secure_server(tmp_path, environ, "cpu") as run, relayed(run, tmp_path, cuts=5) as relay:
        runs = [gtap_exec("--server", url, program, "6", "65536", "1", stats=True) for url in (run.url, relay.url)]
        assert relay.cuts == 5 and [each.status for each in runs] == [0, 0]
        found = eventually(
            lambda: (now := top(run, f"unix://{run.path}"))["opened"] == 2 and not now["sessions"] and now
        )
        for name in ("calls", "posts", "waits", "bytes_sent", "bytes_received"):
            assert found["total"][name] == sum(each.stats[name] for each in runs), name


@pytest.mark.system
def test_a_revoked_token_ends_a_program_in_the_middle_of_calls(secure: SecureServer, tmp_path: Path) -> None:
    link = command(secure, "token", "create", "--name", "gone").stdout.split()[2]
    with running(secure, tmp_path, link) as (launcher, _):
        assert command(secure, "token", "revoke", "gone").returncode == 0
        said = ends(launcher)
    assert "the token gone is revoked" in said


@pytest.mark.system
def test_a_killed_program_leaves_nothing(secure: SecureServer, tmp_path: Path) -> None:
    with running(secure, tmp_path) as (launcher, pid):
        eventually(lambda: [each["pid"] for each in top(secure)["sessions"]] == [pid], what="no other test's is left")
        os.kill(pid, signal.SIGKILL)
        eventually(lambda: not top(secure)["sessions"], seconds=20, what="its session is over")  # less than the grace
        assert launcher.wait(60) == -signal.SIGKILL


@pytest.mark.system
def test_a_server_that_is_stopped_lets_programs_end_by_tls(tmp_path: Path, environ: dict[str, str]) -> None:
    """SIGTERM with --drain: who is in goes on, newcomers are told; a second one ends it, and the program hears."""
    with secure_server(tmp_path, environ, "null", "--drain", "60") as run, running(run, tmp_path) as (launcher, _):
        os.kill(run.pid, signal.SIGTERM)
        refused = eventually(lambda: (ran := command(run, "exec", "--server", run.url, "true")).returncode and ran)
        assert "is being stopped" in refused.stderr
        assert launcher.poll() is None
        os.kill(run.pid, signal.SIGTERM)
        assert "was stopped" in ends(launcher)
