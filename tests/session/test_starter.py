"""What a session asks of its starter, and what it takes for the answer."""

from __future__ import annotations

import socket
import struct

import trio

from gtap_core.session.starter import Starter


async def test_an_answer_to_which_nobody_listens_any_more_is_not_taken_for_the_next(
    autojump_clock: trio.testing.MockClock,
) -> None:
    """One is late, and whoever asked has given up meanwhile: what is asked next has an answer of its own."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    async def answer() -> None:
        for number in (1, 2):
            await trio.lowlevel.wait_readable(theirs)
            theirs.recv(16)
            await trio.sleep(3)
            theirs.send(struct.pack("=ii", 0, number))

    starter = Starter(ours)
    with ours, theirs:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(answer)
            with trio.move_on_after(2):
                await starter.ask(b"first")
            assert await starter.ask(b"second") == (2, [])
