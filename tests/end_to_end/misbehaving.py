"""`python -m tests.end_to_end.misbehaving ROLE SOCKET`: a client that breaks the rules, in turns of a moment.

It says "ready", then misbehaves from a line on its input to the next one, and ends with its input.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

from gtap_plugin_driver import driver

from gtap_core.wire.preamble import Code, Kind, Preamble
from tests.peer import SLOT, Lease, Peer, connect

TURN = 0.2  # seconds that one turn of a role takes, about
CHILDREN = 1000
_AT_ONCE = 50
_EXTENT = 1 << 30
_REPLY = 1 << 20

Role = Callable[[Path], Generator[None, None, None]]


def garbage(path: Path) -> Generator[None, None, None]:
    """Crashes its sessions by bytes that are no frames."""
    while True:
        with Peer(path) as peer:
            peer.open(driver)
            peer.channel.sendall(b"\xa5" * 4096)
            assert peer.end()
        time.sleep(TURN / 4)
        yield


def flood(path: Path) -> Generator[None, None, None]:
    """Posts as fast as the server takes it, each with a failure to be told; reads nothing."""
    destroy = driver.by_name["cuStreamDestroy_v2"]
    body = destroy.marshal([0x1000])  # no such stream
    with Peer(path) as peer:
        peer.open(driver)
        rest = b""
        while True:
            rest = rest or b"".join(peer.wire.call(1, destroy.ordinal, body, context=1) for _ in range(1000))
            rest = _push(peer.channel, rest)
            yield


def deaf(path: Path) -> Generator[None, None, None]:
    """Asks for large answers and reads none."""
    copy_out = driver.by_name["gtapCopyOut"]
    with Peer(path) as peer:
        peer.open(driver)
        body = copy_out.marshal([bytearray(_REPLY), peer.extent(), _REPLY, 0])
        rest = b""
        while True:
            rest = rest or peer.wire.call(1, copy_out.ordinal, body, context=1, wants_answer=True)
            rest = _push(peer.channel, rest)
            yield


def trickle(path: Path) -> Generator[None, None, None]:
    """Asks all the time, and reads its answers byte by byte."""
    synchronize = driver.by_name["cuCtxSynchronize"].ordinal
    with Peer(path) as peer:
        peer.open(driver)
        rest = b""
        while True:
            rest = rest or peer.wire.call(1, synchronize, b"", context=1, wants_answer=True)
            rest = _push(peer.channel, rest)
            with contextlib.suppress(BlockingIOError):
                peer.channel.recv(1, socket.MSG_DONTWAIT)
            yield


def killed(path: Path) -> Generator[None, None, None]:
    """Is killed in the middle of a frame."""
    while True:
        pid = os.fork()
        if not pid:
            peer = Peer(path)
            peer.open(driver)
            peer.channel.sendall(peer.wire.call(1, 1, b"", context=1, wants_answer=True)[:7])
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(pid, 0)
        time.sleep(TURN / 4)
        yield


def greedy(path: Path) -> Generator[None, None, None]:
    """Takes all the memory that it is given, and asks for more."""
    while True:
        with Peer(path) as peer:
            peer.open(driver)
            place, end = SLOT[0], SLOT[0] + SLOT[1]
            while place < end and not peer.grant(place, _EXTENT).status:
                place += _EXTENT
            yield
            time.sleep(TURN)


def forks(path: Path) -> Generator[None, None, None]:
    """Forks a thousand children, which all want sessions of the one lease; after them none is welcome."""
    while True:
        lease = Lease.take(path)
        running: set[int] = set()
        try:
            for _ in range(CHILDREN):
                pid = os.fork()
                if not pid:
                    _child(lease)
                running.add(pid)
                if len(running) == _AT_ONCE:
                    running.remove(os.wait()[0])
                    yield
        finally:
            while running:
                running.remove(os.wait()[0])
            lease.give_back()  # as `gtap exec` does when its program has ended


def _child(lease: Lease) -> None:
    status = 1
    try:
        channel, code = lease.join(Kind.CHANNEL, os.urandom(16))
        status = code not in (Code.WELCOME, Code.SESSIONS)
        channel.close()
    finally:
        os._exit(status)


def storm(path: Path) -> Generator[None, None, None]:
    """Connects and goes, with and without a word; some stay and never finish their preamble."""
    held: list[socket.socket] = []
    words = (b"", b"\x00" * 72, b"GET / HTTP/1.1\r\n\r\n", Preamble(Kind.CONTROL).encode()[:40])
    while True:
        for number in range(50):
            sock = connect(path)
            with contextlib.suppress(BrokenPipeError):
                sock.sendall(words[number % len(words)])
            if number % 10:
                sock.close()
            else:
                held.append(sock)
        while len(held) > 100:
            held.pop(0).close()
        time.sleep(TURN / 4)
        yield


ROLES: dict[str, Role] = {role.__name__: role for role in (garbage, flood, deaf, trickle, killed, greedy, forks, storm)}


def _push(sock: socket.socket, data: bytes) -> bytes:
    """Send what the server takes within a turn; the rest."""
    sock.settimeout(TURN)
    with contextlib.suppress(TimeoutError):
        return data[sock.send(data) :]
    return data


def main(role: str, path: str) -> None:
    """Wait for a line, misbehave until the next one."""
    os.nice(10)  # the machine is the server's and the good clients': the server is to bear it, not their processor
    turns: Generator[None, None, None] | None = None
    os.write(1, b"ready\n")
    while True:
        if turns is None or select.select([0], [], [], 0)[0]:
            ordered = os.read(0, 1)
            if turns is not None:
                turns.close()
            if not ordered:
                return
            turns = None if turns is not None else ROLES[role](Path(path))
        if turns is not None:
            next(turns)


if __name__ == "__main__":
    main(*sys.argv[1:])
