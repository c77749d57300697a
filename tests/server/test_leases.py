"""Leases with real session processes: what ends them, what they outlive, and what their clients are asked."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
import trio
import trio.testing

from gtap_core.server import lease, supervisor
from gtap_core.server.control import Offering
from gtap_core.testing.loopback import SLOT
from gtap_core.wire.control import (
    Bye,
    ControlReceiver,
    Hello,
    Lost,
    Missing,
    Refused,
    Seen,
    Welcome,
    encode_message,
)
from gtap_core.wire.opening import Identity
from gtap_core.wire.preamble import Code, Kind, Preamble

from .playing import DEADLINE, Control, Server, alive, children_of, server, until


async def test_sessions_end_with_their_lease(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a Bye at once; delete the call of child.end from Supervisor._end to see it fail."""
    monkeypatch.setattr(supervisor, "LINGER", 0.1)
    async with server(tmp_path, spares=0) as run:
        control, welcome = await run.control()
        client = await run.session(welcome)
        (pid,) = children_of(os.getpid())
        os.kill(pid, signal.SIGSTOP)  # even one that cannot hear
        await control.stream.send_all(encode_message(Bye()))
        with trio.fail_after(DEADLINE):
            await client.over.wait()
            await until(lambda: not alive(pid))
        stream, _, code = await run.knock(Preamble(Kind.CHANNEL, 0, welcome.lease, bytes(16)).signed(welcome.key))
        assert code is Code.LEASE
        await stream.aclose()


async def resumed(run: Server, lease: bytes, key: bytes) -> Any:
    stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
    control = Control(stream)
    await stream.send_all(encode_message(Hello("test", None, 1234, "prog", lease, key)))
    return control, await control.next()


@pytest.mark.parametrize("words", [b"", encode_message(Bye())[:-1], encode_message(Bye())[:3]], ids=len)
async def test_a_lease_outlives_its_connection_for_the_grace(words: bytes, tmp_path: Path) -> None:
    """Wherever it is cut, and its session too; another key gets nothing.

    Write `return True` for `return not receiver.ended` in Control._until_gone to see it fail.
    """
    async with server(tmp_path, spares=0) as run:
        control, welcome = await run.control()
        assert welcome.grace == 30
        client = await run.session(welcome)
        await control.stream.send_all(words)
        await control.stream.aclose()
        _, refused = await resumed(run, welcome.lease, bytes(32))
        assert refused == Refused("the lease is over")
        control, again = await resumed(run, welcome.lease, welcome.key)
        assert again == welcome
        later, again = await resumed(run, welcome.lease, welcome.key)  # the former one is half-open
        assert again == welcome and await control.next() is None
        assert await client.extent() == SLOT[0]
        await later.stream.send_all(encode_message(Bye()))
        with trio.fail_after(DEADLINE):
            await client.over.wait()
        _, refused = await resumed(run, welcome.lease, welcome.key)
        assert refused == Refused("the lease is over")


@pytest.mark.parametrize("grace", [0, 0.2])
async def test_a_lease_ends_when_the_grace_is_over(tmp_path: Path, grace: float) -> None:
    async with server(tmp_path, spares=0, grace=grace) as run:
        control, welcome = await run.control()
        client = await run.session(welcome)
        await control.stream.aclose()
        with trio.fail_after(DEADLINE):
            await client.over.wait()


class OfNobody:
    """What the supervisor does of a session process, without one."""

    def __init__(self) -> None:
        self.session, self.lost, self.seen, self.pid = bytes(16), Lost(7, 8, 9), "unknown", 1
        self.ended = trio.Event()

    async def dismiss(self, over: None, patience: float) -> None:
        self.lost = None
        self.ended.set()


@pytest.mark.parametrize(("state", "after"), [("gone", 0.3), ("unknown", 3.0), ("alive", None)])
async def test_the_launcher_is_asked_whether_a_lost_client_is_there(
    state: str, after: float | None, autojump_clock: trio.testing.MockClock
) -> None:
    """Delete `child.seen == "gone" or` from Supervisor._ask_for to see it fail."""
    async with trio.open_nursery() as nursery:
        asker = supervisor.Supervisor(Offering("s", "null", ()), nursery, lambda line: None, 0, grace=3.0)
        mine, theirs = trio.testing.memory_stream_pair()
        child: Any = OfNobody()
        held = lease.Lease("prog", 1, control=theirs, sessions={child.session: child})  # type: ignore[arg-type]
        asker._owners[child], asker._leases[held.id] = held, held
        launcher, receiver = Control(mine), ControlReceiver()  # type: ignore[arg-type]

        async def answer() -> None:
            while True:
                assert await launcher.next() == Missing(bytes(16), 7, 8, 9)
                await mine.send_all(encode_message(Seen(bytes(16), state)))

        nursery.start_soon(answer)
        nursery.start_soon(asker._control._until_gone, held, theirs, receiver)
        asker._missed(child)
        start = trio.current_time()
        with trio.move_on_after(100):
            await child.ended.wait()
        took = trio.current_time() - start
        assert took >= 99 if after is None else after <= took < after + 0.4
        nursery.cancel_scope.cancel()


@pytest.mark.parametrize("url", ["unix", "tcp"])
async def test_a_bye_is_heard_of_one_who_has_gone(url: str, tmp_path: Path) -> None:
    """A guard says it to a server that is stopped and may not wait for long.

    Delete the suppression from control.answer to see it fail.
    """
    place = f"unix://{tmp_path}/s" if url == "unix" else "tcp://127.0.0.1:0"
    async with server(tmp_path, place, spares=0) as run:
        token = None if url == "unix" else run.token_file(int(run.urls[0].rpartition(":")[2])).read_text().strip()
        control, welcome = await run.control(token)
        assert isinstance(welcome, Welcome)
        client = await run.session(welcome)
        hello = Hello("", token, os.getpid(), "", welcome.lease, welcome.key)
        words = Preamble(Kind.CONTROL).encode() + encode_message(hello) + encode_message(Bye())
        with _dial(run.urls[0]) as guard:
            guard.sendall(words)  # the server, in this thread, has not looked yet when it is gone again
        with trio.fail_after(DEADLINE):
            await client.over.wait()
        assert await control.next() is None


@pytest.mark.parametrize("lost_first", [True, False])
async def test_a_session_whose_link_is_lost_ends_with_its_lease_at_once(
    lost_first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody comes back to it; what still has its client is given a moment.

    Delete the loop over the lost from Supervisor._end, the look at the lease from Supervisor._missed to see it fail.
    """
    monkeypatch.setattr(supervisor, "LINGER", 2 * DEADLINE)
    async with server(tmp_path, spares=0, grace=int(2 * DEADLINE)) as run:
        control, welcome = await run.control()
        here = Identity(os.stat("/proc/self/ns/pid").st_ino, 1)
        client = await run.session(welcome, identity=here)
        if lost_first:
            await client.aclose()
            assert isinstance(await control.next(), Missing)
        await control.stream.send_all(encode_message(Bye()))
        assert await control.next() is None
        if not lost_first:
            await client.aclose()
        await run.hears("ended")


def _dial(url: str) -> socket.socket:
    scheme, _, place = url.partition("://")
    if scheme == "tcp":
        host, _, port = place.rpartition(":")
        return socket.create_connection((host, int(port)))
    client = socket.socket(socket.AF_UNIX)
    client.connect(place)
    return client
