"""Leases with real session processes: what ends them, what they outlive, and what their clients are asked."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
import trio

from gtap_core.server import supervisor
from gtap_core.wire.control import Bye, Hello, Missing, Welcome, encode_message
from gtap_core.wire.opening import Identity
from gtap_core.wire.preamble import Kind, Preamble

from .playing import DEADLINE, server


@pytest.mark.parametrize("url", ["unix", "tcp"])
async def test_a_bye_is_heard_of_one_who_has_gone(url: str, tmp_path: Path) -> None:
    """A guard says it to a server that is stopped and may not wait for long.

    Delete the suppression from Supervisor._answer to see it fail.
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
    async with server(tmp_path, spares=0) as run:
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
