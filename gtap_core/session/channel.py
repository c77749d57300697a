"""The channel's way in: whoever receives its frames gives them to the dispatcher one by one.

Two variants. Here the reader takes bytes off the link and executes every frame. In `lane_channel.py` the lane receives,
and the reader is given what the lane does not execute itself.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from gtap_core.wire.buffer import NeedData
from gtap_core.wire.connection import CallFrame, ServerChannel, State
from gtap_core.wire.link import Counts
from gtap_core.wire.preamble import Kind
from gtap_core.wire.side import Executed, encode_side

from .answers import MOST_QUEUED
from .bulk import BulkStreams
from .dispatch import Dispatcher
from .link import Link, Links
from .mirror import Mirror, Nobody
from .outgoing import LinkOutlet, Outgoing, Outlet

MOST_SIDE_QUEUED = 1 << 20
_READ = 256 << 10


class Channel(Protocol):
    """Receives the frames of one session, and knows where its answers leave."""

    connection: ServerChannel
    answers: Outlet  # of the channel
    side: Outlet  # of the side stream
    mirror: Mirror

    @property
    def frames(self) -> tuple[int, int]:
        """How many have been taken, and how many of those want an answer."""
        ...

    def attach(self, dispatcher: Dispatcher) -> None:
        """The session is there. Fault: its frames cannot be received."""
        ...

    def link(self, links: Links, kind: Kind, outgoing: LinkOutlet) -> Link:
        """Make the link of a stream that comes for the first time."""
        ...

    def carry(self, bulk: BulkStreams) -> None:
        """Use the session's bulk streams as well."""
        ...

    async def watch(self) -> None:
        """A task of the session; it may end at once."""
        ...

    async def next(self, link: Link, idle: Callable[[], None]) -> CallFrame | None:
        """The next frame for the dispatcher, None at the stream's end. Calls `idle` before it waits. Raises Fault."""
        ...

    def opened(self, links: Links) -> None:
        """OPEN or LIBRARY has been answered."""
        ...

    def turn(self) -> AbstractContextManager[None]:
        """While it lasts, nobody else executes frames."""
        ...

    def report(self, counts: Counts) -> None:
        """Say how much of each stream has been received."""
        ...

    def executed(self, number: int) -> None:
        """Say on the side stream that so many frames have been executed."""
        ...

    def stop(self) -> None:
        """Nothing is executed any more."""
        ...

    def close(self) -> None:
        """The session is over, its last word included."""
        ...


class PythonChannel:
    """Everything is done by the session runtime itself."""

    def __init__(self) -> None:
        self.connection = ServerChannel()
        self.answers: Outlet = Outgoing(MOST_QUEUED)
        self.side: Outlet = Outgoing(MOST_SIDE_QUEUED)
        self.mirror: Mirror = Nobody()

    @property
    def frames(self) -> tuple[int, int]:
        return self.connection.received, self.connection.answered

    def attach(self, dispatcher: Dispatcher) -> None:
        return

    def link(self, links: Links, kind: Kind, outgoing: LinkOutlet) -> Link:
        return Link(links, kind, outgoing)

    def carry(self, bulk: BulkStreams) -> None:
        return

    async def watch(self) -> None:
        return

    async def next(self, link: Link, idle: Callable[[], None]) -> CallFrame | None:
        while True:
            event = self.connection.next_event()
            if isinstance(event, CallFrame):
                return event
            if not isinstance(event, NeedData):
                return None
            idle()
            self.connection.receive_data(await link.receive_some(_READ))

    def opened(self, links: Links) -> None:
        return

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext()

    def report(self, counts: Counts) -> None:
        if self.connection.state is State.OPEN:
            self.answers.put(self.connection.report(counts))

    def executed(self, number: int) -> None:
        self.side.put(encode_side(Executed(number)))

    def stop(self) -> None:
        return

    def close(self) -> None:
        return
