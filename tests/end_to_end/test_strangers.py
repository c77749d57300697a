"""Connections of nobody's on a server's listener, by the thousand: who has a session, or wants one, hardly notices."""

from __future__ import annotations

import contextlib
import os
import resource
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from gtap_plugin_driver import driver

from gtap_core.server.door import PREAMBLE
from gtap_core.testing import eventually
from gtap_core.wire.preamble import Code, Kind, Preamble
from tests import processes
from tests.fixtures import Server
from tests.peer import Lease, Peer, connect, greet

CONTROL = Preamble(Kind.CONTROL).encode()
WORDS = (b"", b"\xa5" * 72, b"GET / HTTP/1.1\r\n\r\n", CONTROL[:40], Preamble(Kind.SIDE).encode())


@pytest.fixture
def run(server: Callable[..., Server]) -> Server:
    return server("null")


def allow(server: Server, descriptors: int) -> None:
    """Let a server have that many descriptors."""
    _, most = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (descriptors, most))


def works(peer: Peer) -> None:
    """A call of somebody who has a session."""
    assert peer.call("driver", "cuCtxSynchronize") == (0, [])


def gets_in(server: Server) -> None:
    """Somebody new comes, calls and goes, and waits for nobody's patience to end."""
    before = time.monotonic()
    with Peer(server.path) as peer:
        peer.open(driver)
        works(peer)
    assert time.monotonic() - before < PREAMBLE


def settled(server: Server) -> int:
    """The descriptors of a server with one session, once it has another process to spare, and has compiled modules."""
    eventually(lambda: len(processes.below(server.pid)) == processes.IDLE + 2)  # a session has its starter
    return processes.descriptors(server.pid)


def storm(server: Server, count: int) -> Iterator[int]:
    """So many connections in turn, which say all kinds of things and go."""
    for number in range(count):
        with connect(server.path) as sock, contextlib.suppress(BrokenPipeError):
            sock.sendall(WORDS[number % len(WORDS)])
        yield number


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.system)])
def test_who_connects_and_goes_disturbs_nobody(count: int, run: Server) -> None:
    """Delete the `finally` of Supervisor.handle to see it fail: every connection would keep its descriptor."""
    with Peer(run.path) as peer:
        peer.open(driver)
        before = settled(run)
        for number in storm(run, count):
            if not number % 100:
                works(peer)
            if not number % (count // 5):
                gets_in(run)
        eventually(lambda: processes.descriptors(run.pid) <= before, what="all descriptors are closed")
        works(peer)


@pytest.mark.falls_without("gtap_core/server/door.py", "oldest.cancel()")
def test_who_says_nothing_makes_way(run: Server) -> None:
    """More silent and half-open connections than are listened to, some a byte at a time; a newcomer is served."""
    with contextlib.ExitStack() as stack:
        silent = [stack.enter_context(connect(run.path)) for _ in range(300)]
        for sock in silent[-100:]:
            sock.sendall(CONTROL[:1])
        gets_in(run)
        for place in range(1, 20):
            for sock in silent[-100:]:
                sock.sendall(CONTROL[place : place + 1])
        gets_in(run)
        silent[0].settimeout(5)
        assert silent[0].recv(1) == b""  # the first one made way


def test_who_never_says_hello_makes_way(run: Server) -> None:
    """Call `_next` without `_introduced` in Control._hello to see it fail."""
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            assert greet(stack.enter_context(connect(run.path)), Preamble(Kind.CONTROL))[1] == Code.WELCOME
        gets_in(run)
        assert processes.descriptors(run.pid) < 300


@pytest.mark.falls_without("gtap_core/server/serve.py", "await trio.sleep(SHORT)")
def test_a_server_without_descriptors_waits_for_one(run: Server) -> None:
    """More at once than it may have: sessions go on, newcomers wait; it says so once, and takes them in later."""
    with Peer(run.path) as peer:
        peer.open(driver)
        open_now = settled(run)
        allow(run, open_now + 10)
        with contextlib.ExitStack() as stack:
            for _ in range(100):
                stack.enter_context(connect(run.path))
            eventually(lambda: "have to wait" in run.said())
            works(peer)
        eventually(lambda: processes.descriptors(run.pid) <= open_now, what="those who went are closed")
        gets_in(run)
        assert run.said().count("have to wait") == 1
        assert "Traceback" not in run.said()


@pytest.mark.falls_without("gtap_core/server/children.py", "except OSError:")
def test_no_process_to_be_had_is_no_end(run: Server) -> None:
    """A session that cannot be started is refused, and later ones start: by processes, descriptors ran out here."""
    with Peer(run.path) as peer:
        peer.open(driver)
        lease = Lease.take(run.path)
        open_now = settled(run)
        allow(run, open_now + 2)
        codes = set()
        for _ in range(3):
            sock, code = lease.join(Kind.CHANNEL, os.urandom(16))
            codes.add(code)
            sock.close()
        assert Code.DEVICE in codes
        works(peer)
        allow(run, open_now + 100)
        gets_in(run)
        lease.give_back()


def test_a_lease_has_64_sessions(run: Server) -> None:
    """Delete the comparison with MOST_SESSIONS in Lease.judge to see it fail; they all end at once without a word.

    Without `async with lease.speaking:` in Lease.inform the server ends with them: each has an end to tell.
    """
    lease = Lease.take(run.path)
    held: list[socket.socket] = []
    try:
        for _ in range(64):
            sock, code = lease.join(Kind.CHANNEL, os.urandom(16))
            held.append(sock)
            assert code == Code.WELCOME
        sock, code = lease.join(Kind.CHANNEL, os.urandom(16))
        held.append(sock)
        assert code == Code.SESSIONS
        gets_in(run)
    finally:
        for sock in held:
            sock.close()
        lease.give_back()
    eventually(lambda: len(processes.below(run.pid)) == processes.IDLE, what="their processes are gone")
