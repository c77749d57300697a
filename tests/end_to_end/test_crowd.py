"""A crowd of sessions with bad ones among them: the others' results are right, and they wait hardly longer."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from gtap_plugin_driver import driver

from gtap_core.testing import eventually
from tests import processes
from tests.end_to_end.misbehaving import ROLES
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import ROOT, Ran, Server
from tests.peer import DEADLINE, Peer
from tests.programs import build

THINKING = 0.05, 0.15  # seconds between two calls of a good client
FREED = 2.0  # seconds
LEAST = 0.015  # seconds: some turns of the scheduler, which a machine of two processors owes whoever runs on it


class Bad:
    """A process that misbehaves in turns, as one of the roles, against one server."""

    def __init__(self, role: str, path: Path) -> None:
        command = [sys.executable, "-m", "tests.end_to_end.misbehaving", role, str(path)]
        self.role = role
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def turn(self) -> None:
        """Begin, or stop, to misbehave."""
        assert self.process.stdin is not None
        assert self.process.poll() is None, f"{self.role} did not last"
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """Its input ends, and it with that."""
        with self.process:
            try:
                self.process.communicate(timeout=DEADLINE + 10)  # what it waits for in vain, it says by then
            finally:
                self.process.kill()
        assert self.process.returncode == 0, f"{self.role} did not end well"


@contextlib.contextmanager
def misbehaving(roles: Sequence[str], null: Server, cpu: Server) -> Iterator[list[Bad]]:
    """Processes for the roles; those for memory are the CPU device's, where it is bounded."""
    with contextlib.ExitStack() as stack:
        bad = []
        for role in roles:
            each = Bad(role, (cpu if role == "greedy" else null).path)
            stack.callback(each.end)
            bad.append(each)
        yield bad


def good_client(peer: Peer, address: int, until: float, seed: int) -> list[float]:
    """Post, call, check and think until then; the seconds of each wait."""
    waits, chance = [], random.Random(seed)
    data = bytes(256)  # what the null device's memory holds
    while time.monotonic() < until:
        time.sleep(chance.uniform(*THINKING))
        before = time.monotonic()
        assert peer.call("driver", "gtapCopyOut", bytearray(256), address, 256, 0) == (0, [data])
        waits.append(time.monotonic() - before)
    return waits


def computing(gtap_exec: Callable[..., Ran], server: Server, seed: int) -> None:
    """A program of nvcc on the CPU device, and what it must print."""
    ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "5000", str(seed), server=server)
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == vector_add(5000, seed)


def crash_a_child(server: Server) -> None:
    """A session whose CPU child dies by a signal: its calls fail, and nothing else does."""
    with Peer(server.path) as peer:
        peer.open(driver)
        peer.extent()
        mine = [each.pid for each in processes.below(peer.process())]
        (child,) = (pid for pid in mine if processes.runs(pid, b"gtap_plugin_cpu.child"))
        os.kill(child, signal.SIGSEGV)
        eventually(lambda: _fails(peer))  # at once, where the session has heard of it


def _fails(peer: Peer) -> bool:
    try:
        return peer.call("driver", "cuCtxSynchronize")[0] != 0
    except AssertionError:  # the end of the session is as good an answer
        return True


def p95(waits: Sequence[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]


SIZES = [
    pytest.param(5, 1, ("garbage", "flood", "killed"), 4, 1.0, id="small"),
    pytest.param(57, 8, tuple(ROLES), 4, 8.0, id="whole", marks=pytest.mark.system),
]


@pytest.mark.alone
@pytest.mark.shows("SOLID.2")
@pytest.mark.parametrize(("good", "computes", "roles", "rounds", "seconds"), SIZES)
def test_bad_sessions_hurt_only_themselves(
    good: int,
    computes: int,
    roles: Sequence[str],
    rounds: int,
    seconds: float,
    server: Callable[..., Server],
    gtap_exec: Callable[..., Ran],
) -> None:
    """Rounds with and without the bad ones in turn: right results, waits that at most double, all freed within 2 s.

    Delete `oldest.cancel()` or `self._life.close()` to see it fail by what is left; run two sessions in one process
    to see it fail by the waits.
    """
    null, cpu = (server(device) for device in ("null", "cpu"))
    for each in (null, cpu):
        eventually(lambda each=each: len(processes.below(each.pid)) == processes.IDLE)  # type: ignore[misc]
    before = [processes.descriptors(each.pid) for each in (null, cpu)]
    waits: dict[bool, list[float]] = {False: [], True: []}
    with ThreadPoolExecutor(good + computes) as pool, contextlib.ExitStack() as stack:
        bad = stack.enter_context(misbehaving(roles, null, cpu))
        peers = [stack.enter_context(Peer(null.path)) for _ in range(good)]
        for peer in peers:
            peer.open(driver)
        places = [peer.extent() for peer in peers]
        for number in range(rounds):
            badly = number % 2 == 1
            for role in bad if badly else ():
                role.turn()
            until = time.monotonic() + seconds
            work: list[Future[None]] = [pool.submit(computing, gtap_exec, cpu, seed) for seed in range(computes)]
            calls = [pool.submit(good_client, *each, until, number) for each in zip(peers, places, strict=True)]
            if badly:
                crash_a_child(cpu)
            for each in calls:
                waits[badly] += each.result()
            for done in work:
                done.result()
            for role in bad if badly else ():
                role.turn()
    without, among = p95(waits[False]), p95(waits[True])
    sys.stderr.write(f"p95 of waits: {without * 1e3:.1f} ms, among bad ones {among * 1e3:.1f} ms\n")
    for each, files in zip((null, cpu), before, strict=True):
        eventually(lambda each=each: len(processes.below(each.pid)) == processes.IDLE, seconds=FREED)  # type: ignore[misc]
        eventually(lambda each=each, files=files: processes.descriptors(each.pid) <= files, seconds=FREED)  # type: ignore[misc]
    assert among < 2 * max(without, LEAST), f"p95 of waits: {without * 1e3:.1f} ms, among bad ones {among * 1e3:.1f} ms"
