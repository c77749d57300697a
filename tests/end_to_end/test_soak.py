"""Thousands of sessions, in turn and many at once: what a server keeps of them in the end is nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest
from gtap_plugin_driver import driver

from gtap_core.testing import eventually
from tests import processes
from tests.fixtures import Server
from tests.peer import Peer

GROWTH = 1 << 20  # bytes that the supervisor or the template may grow by: a thousandth of it a session


@attrs.frozen
class Kept:
    """What a server without sessions holds."""

    descriptors: tuple[int, ...]  # of the supervisor and the template
    memory: tuple[int, ...] = attrs.field(eq=False)
    files: frozenset[Path]

    @staticmethod
    def by(server: Server, *folders: Path) -> Kept:
        pids = server.pid, processes.template(server.pid)
        files = frozenset(each for folder in folders for each in folder.rglob("*") if each != server.log)
        return Kept(tuple(map(processes.descriptors, pids)), tuple(map(processes.resident, pids)), files)


def one_session(path: Path) -> None:
    """A program's whole life with a server: a lease, a session, memory, a call with a checked answer."""
    with Peer(path) as peer:
        peer.open(driver)
        address = peer.extent()
        assert peer.call("driver", "gtapMemAlloc", address, 4096)[0] == 0
        assert peer.call("driver", "gtapCopyIn", address, os.urandom(64), 64, 0, 1)[0] == 0
        assert peer.call("driver", "gtapCopyOut", bytearray(64), address, 64, 0) == (0, [bytes(64)])  # the null device


def many(path: Path, count: int, at_once: int) -> None:
    """So many sessions, so many at the same time."""
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(lambda _: one_session(path), range(count)))


def idle(server: Server) -> bool:
    """Whether a server serves nobody; what has ended is reaped."""
    return len(processes.below(server.pid)) == processes.IDLE


def settled(look: Callable[[], Kept]) -> Kept:
    """What is so for a while: a server closes what it had of a process when that has been gone for a moment."""
    seen = [look()]
    while len(seen) < 10 or seen[-10:].count(seen[-1]) < 10:
        time.sleep(0.05)
        seen.append(look())
    return seen[-1]


SIZES = [
    pytest.param(25, 10, 10, id="small"),
    pytest.param(1000, 50, 100, id="whole", marks=pytest.mark.system),
]


@pytest.mark.shows("SOLID.3")
@pytest.mark.falls_without("gtap_core/server/children.py", "self._life.close()")
@pytest.mark.parametrize(("count", "at_once", "warm"), SIZES)
def test_nothing_is_kept_of_sessions(
    count: int, at_once: int, warm: int, server: Callable[..., Server], tmp_path: Path, home: Path
) -> None:
    """So many sessions in turn, then as many with many at once: memory, descriptors, processes, files are as before.

    Delete `self._life.close()` from Forked.wait in server/children.py to see it fail by the descriptors; keep every
    lease in the supervisor (`del self._leases[...]`) to see it fail by the memory.
    """
    run = server("null")
    many(run.path, warm, min(at_once, warm))
    eventually(lambda: idle(run))
    before = settled(lambda: Kept.by(run, tmp_path, home))
    for together in (1, at_once):
        many(run.path, count, together)
        eventually(lambda: idle(run), what="every process of the sessions is gone")
        eventually(lambda: Kept.by(run, tmp_path, home) == before, what=f"as before: {before}")
    after = Kept.by(run, tmp_path, home)
    assert all(new - old < GROWTH for old, new in zip(before.memory, after.memory, strict=True)), (before, after)
