"""Plays the server's part for streams: one stream, in order, held by host functions until they are done."""

from __future__ import annotations

import struct
from collections import deque

import attrs

from .conftest import double
from .fake_server import CALLBACK, MARK, PUSH, FakeServer, Frame, Question, answer, reply, status

SYNC, WORK, HOST, DEFER, ASIDE = range(1, 6)


@attrs.define(eq=False)
class Stream:
    """What has come and waits behind a host function; hand `on_call` and `on_done` to a FakeServer."""

    held: deque[Frame] = attrs.field(factory=deque)
    called: int = 0  # the obligation that holds the stream, 0: none
    arrival: int = 0  # the status with which host functions are called

    def on_call(self, server: FakeServer, frame: Frame) -> None:
        """Frames of the driver in order, but for calls beside the stream; the toy's at once."""
        if server.libraries[frame.library] != "driver":
            double(server, frame)
            return
        if frame.ordinal == ASIDE:
            server.send(reply(frame.number))
            return
        self.held.append(frame)
        self._advance(server)

    def on_done(self, server: FakeServer, obligation: int) -> None:
        """The host function has returned."""
        assert obligation == self.called
        self.called = 0
        self._advance(server)

    def on_question(self, server: FakeServer, question: Question) -> None:
        """Answered when what came up to the call has completed."""
        if any(frame.number <= question.call for frame in self.held) or self.called:
            self.held.append(Frame(question.call, 0, question.number, 1, 0, 0, b"question"))
        else:
            server.send(status(MARK, question.number))

    def _advance(self, server: FakeServer) -> None:
        while self.held and not self.called:
            self._execute(server, self.held.popleft())

    def _execute(self, server: FakeServer, frame: Frame) -> None:
        if frame.body == b"question":
            server.send(status(MARK, frame.ordinal))
            return
        first, _token = struct.unpack("<QQ", frame.body)
        if frame.ordinal == HOST:
            self.called = 0 if self.arrival else first
            server.send(status(CALLBACK, first, self.arrival))
        elif frame.ordinal == DEFER:
            server.send(answer(PUSH, frame.number, struct.pack("<Q", first) + b"a" * first))
        if frame.flags & 1:
            server.send(reply(frame.number))
