"""The channel of a session with a lane: it receives, and hands over what the session runtime has to execute.

Theory of operation
-------------------

Either the lane or this runtime has the turn. Here it comes by LANE_TURN, with a frame that the lane leaves to us, or is
seized for something that is no frame's (a question). It is given back before a frame that the lane executes itself, or
when none is there, if the runtime is *settled*: nothing is held, owed or captured. Before that the lane is told what
has changed (lane_mirror.py).

One task (`watch`) waits for the lane's eventfd; the reader of the channel and the writers wait for that task.
"""

from __future__ import annotations

import os
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import trio

from gtap_core.errors import Fault
from gtap_core.lane.library import Lane
from gtap_core.wire.connection import HEADER, CallFrame, ServerChannel, State
from gtap_core.wire.frame import MOST_FRAME
from gtap_core.wire.link import Counts
from gtap_core.wire.preamble import Kind

from .answers import MOST_QUEUED
from .bulk import BulkStreams
from .channel import MOST_SIDE_QUEUED, Channel, PythonChannel
from .device import Device
from .dispatch import Dispatcher
from .lane_mirror import LaneMirror
from .lane_outlet import ChannelLink, LaneLink, LaneOutlet
from .link import Link, Links
from .mirror import Mirror
from .outgoing import LinkOutlet, Outlet

MOST_HELD = 1 << 30  # bytes that an outlet may hold


def channel_of(lane: Lane | None, device: Device) -> Channel:
    """Who receives the frames of a session: the lane, where there is one and the device has a part for it."""
    provider = getattr(device, "lane_provider", None)
    return PythonChannel() if lane is None or provider is None else LaneChannel(lane, provider(lane))


class LaneChannel:
    """A lane and the session runtime behind it. Raises MemoryError."""

    def __init__(self, library: Lane, provider: Any) -> None:
        self.connection = ServerChannel()
        self._ffi, self._c, self._library = library.ffi, library.c, library
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._lane = self._c.lane_make(provider, self._wake)
        if self._lane == self._ffi.NULL:
            os.close(self._wake)
            raise MemoryError
        self._answers, self._side = self._outlet(0, MOST_QUEUED), self._outlet(1, MOST_SIDE_QUEUED)
        self.answers: Outlet = self._answers
        self.side: Outlet = self._side
        self._mirror = LaneMirror(library, self._lane)
        self.mirror: Mirror = self._mirror
        self._frame = self._ffi.new("lane_frame *")
        self._dispatcher: Dispatcher | None = None
        self._mine = True  # the turn
        self._fresh = False  # it has come with a frame that has not been taken
        self._lost = self._stopped = False
        self._waits = False  # the reader, for frames
        self._moved = trio.lowlevel.ParkingLot()

    def _outlet(self, which: int, most: int) -> LaneOutlet:
        outlet = self._c.lane_out(self._lane, which)
        self._c.outlet_bound(outlet, MOST_HELD)
        return LaneOutlet(self._library, outlet, most)

    @property
    def frames(self) -> tuple[int, int]:
        answered = int(self._c.lane_answered(self._lane))
        return int(self._c.lane_executed(self._lane)), answered

    def attach(self, dispatcher: Dispatcher) -> None:
        if self._c.lane_start(self._lane) < 0:
            raise Fault("the server could not start a thread for the session's lane")
        self._dispatcher = dispatcher
        self._mirror.attach(dispatcher)
        dispatcher.held.noticed = self._look
        when_caught_up = getattr(dispatcher.device, "when_caught_up", None)
        if when_caught_up is not None:
            when_caught_up(self._look)

    def link(self, links: Links, kind: Kind, outgoing: LinkOutlet) -> Link:
        if not isinstance(outgoing, LaneOutlet):
            return Link(links, kind, outgoing)
        if kind is Kind.CHANNEL:
            return ChannelLink(links, outgoing, self._library, self._lane, self._connects)
        return LaneLink(links, kind, outgoing)

    def carry(self, bulk: BulkStreams) -> None:
        self._c.lane_bulk(self._lane, self._ffi.cast("struct bulk_store *", bulk.store))

    def _connects(self) -> None:
        """What the lane has said of the connection before is over."""
        self._hear()
        self._lost = False

    def settled(self, sent: int) -> bool:
        """Whether nothing moves of so many bytes, where no task of this trio loop does: for tests."""
        if self._mine and not self._waits:
            return True  # the reader waits for something else, and the lane for the reader
        idle = self._c.lane_received(self._lane) >= sent and self._c.lane_idle(self._lane)
        # It sends what it has said once it has nothing else to do.
        unsent = self._c.outlet_unsent(self._c.lane_out(self._lane, 0))
        return bool(idle) and not unsent and not select.select([self._wake], [], [], 0)[0]

    # ---- news ----

    async def watch(self) -> None:
        while True:
            await trio.lowlevel.wait_readable(self._wake)
            os.eventfd_read(self._wake)
            self._hear()

    def _hear(self) -> None:
        news = self._c.lane_news(self._lane)
        if news & self._c.LANE_BROKEN:
            raise MemoryError
        if news & self._c.LANE_STUCK:
            raise Fault("the server could not start a thread that waits for the device")
        if news & self._c.LANE_TURN:
            self._has_turn(fresh=True)
        if news & self._c.LANE_FULL:
            self._answers.look()
            self._side.look()
        if news & self._c.LANE_LOST:
            self._lost = True
        if news & self._c.LANE_PASSED:
            with self.turn():
                pass
        if news & (self._c.LANE_TURN | self._c.LANE_MORE | self._c.LANE_LOST):
            self._look()

    def _look(self) -> None:
        self._moved.unpark_all()

    # ---- the turn ----

    def _has_turn(self, *, fresh: bool) -> None:
        """The frames before are the lane's, and executed."""
        self._mine, self._fresh = True, fresh
        executed = int(self._c.lane_executed(self._lane))
        self.connection.passed(executed)
        if self._dispatcher is None:
            return
        fenced = int(self._c.lane_fenced(self._lane))
        if fenced >= 0:
            self._dispatcher.order.fenced(fenced)
        if executed > self._dispatcher.dispatched:
            self._dispatcher.take(executed)

    @contextmanager
    def turn(self) -> Iterator[None]:
        seized = not self._mine
        if seized:
            self._c.lane_seize(self._lane)
            self._mine = True  # what is heard now gives nothing back
            self._hear()
            self._has_turn(fresh=self._fresh)
        yield
        if seized and not self._fresh and not self._yield():
            self._look()

    def _yield(self) -> bool:
        """Let the lane go on, if it may."""
        dispatcher = self._dispatcher
        if self._stopped or dispatcher is None or self.connection.state is not State.OPEN:
            return False
        if not dispatcher.settled or dispatcher.behind:
            return False
        self._mirror.tell()
        awaited = dispatcher.questions.awaits
        if awaited is not None:
            self._c.lane_tell_at(self._lane, awaited)
        self._hear()  # what it said of this turn is over with it
        self._mine = self._fresh = False
        self._c.lane_yield(self._lane)
        return True

    # ---- frames ----

    async def next(self, link: Link, idle: Callable[[], None]) -> CallFrame | None:
        assert isinstance(link, ChannelLink)
        while True:
            frame = self._take() if self._mine else None
            if frame is not None:
                return frame
            if self._lost:
                self._lost = False
                if not await link.mend():
                    self._check_end()
                    return None
                continue
            if self._mine:
                idle()
                self._yield()
            if not self._lost:
                self._waits = True
                await self._moved.park()
                self._waits = False

    def _take(self) -> CallFrame | None:
        """The next frame that the lane leaves to us."""
        while self._mine:
            if not self._fresh and self._c.lane_its(self._lane) and (self._yield() or self._catches_up()):
                break
            frame = self._frame
            got = self._c.lane_take(self._lane, frame)
            self._fresh = False
            if got < 0:
                sizes = f"frames have {HEADER} to {MOST_FRAME}, in multiples of 8"
                raise Fault(f"a frame of {frame.size} bytes; {sizes}")
            if not got:
                break
            call = self._enter(frame)
            if not frame.status:
                return call
            assert self._dispatcher is not None
            self._dispatcher.failed(call, frame.status)
        return None

    def _catches_up(self) -> bool:
        """Whether the lane could go on if only the device had executed what it was given: it soon says so."""
        dispatcher = self._dispatcher
        is_open = self.connection.state is State.OPEN and not self._stopped
        return is_open and dispatcher is not None and dispatcher.settled and dispatcher.behind

    def _enter(self, frame: Any) -> CallFrame:
        body = bytes(self._ffi.buffer(frame.body, frame.size)) if frame.size else b""
        return self.connection.take(
            frame.number, frame.library, frame.ordinal, frame.thread, frame.flags, frame.zero, frame.context, body
        )

    def _check_end(self) -> None:
        if self._c.lane_left(self._lane):
            raise Fault("the channel ended in the middle of a frame")

    # ---- what is said ----

    def opened(self, links: Links) -> None:
        if self.connection.state is State.OPEN:
            self._mirror.operations()
            if links.resumes:
                self._report(links.counts(), now=False)

    def report(self, counts: Counts) -> None:
        if self.connection.state is State.OPEN:
            self._report(counts, now=True)

    def _report(self, counts: Counts, *, now: bool) -> None:
        values = self._ffi.new("uint64_t[6]", [counts.channel, counts.side, *counts.bulk])
        if self._c.lane_report(self._lane, values, now) < 0:
            raise MemoryError

    def executed(self, number: int) -> None:
        if self._c.lane_report_executed(self._lane, number) < 0:
            raise MemoryError

    # ---- the end ----

    def stop(self) -> None:
        self._stopped = True
        self._c.lane_stop(self._lane)
        self._mine = True

    def close(self) -> None:
        lane, self._lane = self._lane, None  # whoever uses it later hears of it
        self._c.lane_end(lane)
        os.close(self._wake)
