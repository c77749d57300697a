"""Leases with real session processes: what ends them, what they outlive, and what their clients are asked."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
import trio

from gtap_core.wire.control import Bye, Hello, Welcome, encode_message
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


def _dial(url: str) -> socket.socket:
    scheme, _, place = url.partition("://")
    if scheme == "tcp":
        host, _, port = place.rpartition(":")
        return socket.create_connection((host, int(port)))
    client = socket.socket(socket.AF_UNIX)
    client.connect(place)
    return client
