"""One session from its first byte to its last: the tasks that read, execute and write, and how it ends.

Theory of operation
-------------------

The channel's reader is the dispatcher's task: it takes frames in order and submits them; nothing in it waits for work
on the device. The side stream and each bulk stream have a reader of their own, and each direction of output a writer.
All of them live in one nursery, the *workers*; the writers live in an outer one, so that the last word still leaves.

A session ends when its client says so (END), or is gone for good: a lost connection is waited for, by the client's wish
and for as long as the supervisor likes (link.py); else the end of the channel or of the side stream is its end. Or it
ends by a Fault: then the client is told the reason. Any other exception is a bug: the client is told that the server
failed, and it propagates.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager
from ctypes import CDLL
from functools import partial
from typing import Any

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.spec import Library
from gtap_core.wire.connection import State
from gtap_core.wire.control import Back, Lost
from gtap_core.wire.opening import CORE, END
from gtap_core.wire.preamble import Kind

from .answers import Answers
from .budget import Budget
from .bulk import BulkStreams
from .channel import Channel, PythonChannel
from .device import Device
from .dispatch import Dispatcher
from .libraries import Libraries
from .link import Link, Links
from .opening import Opener
from .outgoing import Outgoing
from .side import Side
from .staging import Incoming
from .traffic import traffic_of
from .usage import SessionUsage

LAST_WORD = 1.0  # seconds for what is queued when the session ends
CLOSING = 0.8  # seconds for the device to end
_FRAMES_AT_ONCE = 64  # then the other tasks have their turn

Connection = tuple[Kind, int, trio.abc.Stream, bool]  # the last: it goes on where an earlier one was
Connections = trio.MemoryReceiveChannel[Connection]


@attrs.frozen
class Setup:
    """What a session is made of."""

    factory: Callable[[trio.Nursery], Device]
    libraries: Mapping[str, Library]
    server: str = "gtap"
    environ: MutableMapping[str, str] = attrs.field(factory=lambda: os.environ)
    hook: Any = None  # the plugins' session_opened and session_closed
    ending: Callable[[str], None] = lambda reason: None  # told first of all when it ends, and why
    usage: SessionUsage = attrs.field(factory=SessionUsage)
    budget: Budget = attrs.field(factory=Budget)
    grace: int = 0  # seconds for which the supervisor keeps a session whose link is lost
    tell: Callable[[Lost | Back], None] = lambda message: None  # the supervisor hears of it
    channel: Callable[[Device], Channel] = lambda device: PythonChannel()
    over: list[str] = attrs.field(factory=list)  # why its lease is over, where the supervisor says so
    bulk: CDLL | None = None  # the lane's library, which then carries the bulk streams (bulk.py)


async def serve_session(setup: Setup, connections: Connections) -> str:
    """Serve one client. `connections` gives its channel, side and bulk streams as they come.

    Returns why it ended: the sentence of a fault, or nothing when the client went.
    """
    async with prepare(setup) as prepared:
        return await prepared.serve(setup, connections)


@attrs.frozen
class Prepared:
    """What a session has before its client comes: nothing of it depends on who that is."""

    device: Device
    channel: Channel
    bulk: BulkStreams | None

    async def serve(self, setup: Setup, connections: Connections) -> str:
        """As serve_session; once."""
        return await _Session(setup, self, connections).run()


@asynccontextmanager
async def prepare(setup: Setup) -> AsyncIterator[Prepared]:
    """Make what needs no client: a device that has not started, and the ends of the streams."""
    async with trio.open_nursery() as nursery:
        device = setup.factory(nursery)
        try:
            channel = setup.channel(device)
            bulk: BulkStreams | None = None
            try:
                bulk = None if setup.bulk is None else BulkStreams(setup.bulk)
                yield Prepared(device, channel, bulk)
            finally:
                channel.close()
                if bulk is not None:
                    bulk.close()
        finally:
            with trio.move_on_after(CLOSING, shield=True):
                await device.aclose()
            nursery.cancel_scope.cancel()


class _Session:
    def __init__(self, setup: Setup, prepared: Prepared, connections: Connections) -> None:
        self._setup, self._connections = setup, connections
        self._device, self._channel, self._bulk = prepared.device, prepared.channel, prepared.bulk
        self._answers = Answers(self._channel.connection, self._channel.answers)
        if self._bulk is not None:
            self._answers.bulk = self._bulk.outgoing
            self._channel.carry(self._bulk)
        self._links = Links(setup.grace, self._channel.report, setup.tell)
        self._opened = False

    async def run(self) -> str:
        """Run until the client is gone or has broken the rules."""
        fault: Fault | None = None
        bug: Exception | None = None
        async with trio.open_nursery() as self._carriers:
            async with trio.open_nursery() as self._writers:
                try:
                    await self._work()
                except Exception as error:  # noqa: BLE001 - the session boundary: the client hears of it, then it propagates
                    fault, bug = _sort(error)
                sentence = "the session failed on the server: the server's log says why" if bug else str(fault or "")
                self._say_last(sentence)
                self._writers.cancel_scope.deadline = trio.current_time() + LAST_WORD
            self._carriers.cancel_scope.cancel()
        await self._links.close()
        if bug is not None:
            raise bug
        return sentence

    async def _work(self) -> None:
        async with trio.open_nursery() as self._workers:
            libraries = Libraries(self._setup.libraries)
            usage, budget = self._setup.usage, self._setup.budget
            usage.traffic = partial(traffic_of, self._channel, self._links, self._bulk)
            objects = None if self._bulk is None else self._bulk.incoming
            self._dispatcher = Dispatcher(
                self._device,
                libraries,
                self._answers,
                self._workers,
                usage=usage,
                budget=budget,
                objects=objects,
                mirror=self._channel.mirror,
            )
            self._side = Side(self._dispatcher, self._links, self._channel)
            self._opener = Opener(self._dispatcher, self._links, self._setup.environ, self._setup.server)
            self._channel.attach(self._dispatcher)
            if self._bulk is not None:
                self._carriers.start_soon(self._bulk.watch)
                self._workers.start_soon(self._bulk.until_fault)
            self._workers.start_soon(self._channel.watch)
            self._workers.start_soon(self._until_gone, self._accept)

    def _say_last(self, sentence: str) -> None:
        self._channel.stop()
        self._setup.usage.finish()
        self._setup.ending(sentence)
        if self._opened and self._setup.hook is not None:
            self._setup.hook.session_closed(session=self._dispatcher)
        self._dispatcher.over = True
        if self._bulk is not None:
            self._bulk.over = True
        if sentence:
            self._answers.last_word(sentence)
        else:
            self._answers.close()
        self._side.outgoing.close()

    # ---- connections ----

    async def _accept(self) -> None:
        async for kind, index, stream, again in self._connections:
            link = self._links.find(kind, index)
            if kind is Kind.CONTROL or (link is not None and not again):
                await trio.aclose_forcefully(stream)
                raise Fault(f"a second connection of the kind {kind.name.lower()} {index}")
            if link is None:
                link = self._connect(kind, index)
            if again:
                self._workers.start_soon(link.resume, stream)
            else:
                link.start(stream)
        if self._links.away:
            await self._links.read_out()
        else:
            raise Fault(f"its lease is over: {self._setup.over[0]}" if self._setup.over else "the server was stopped")

    def _connect(self, kind: Kind, index: int) -> Link:
        """A stream with its reader and its writer."""
        if kind is Kind.BULK:
            return self._connect_bulk(index)
        read: Callable[[Link], Awaitable[None]]
        if kind is Kind.CHANNEL:
            outgoing, read = self._answers.channel, self._read_channel
        else:
            outgoing, read = self._side.outgoing, self._side.receive
        link = self._links.make(kind, index, outgoing, self._channel.link)
        self._workers.start_soon(self._until_gone, read, link)
        self._writers.start_soon(self._write, link)
        return link

    def _connect_bulk(self, index: int) -> Link:
        """Nothing goes to the client but by the first one."""
        incoming = self._dispatcher.incoming
        link = self._links.make(Kind.BULK, index, Outgoing(0) if index else self._answers.bulk)
        if self._bulk is not None:
            self._carriers.start_soon(self._bulk.serve, index, link)
        elif isinstance(incoming, Incoming):
            self._workers.start_soon(incoming.receive, link)
        if not index:
            self._writers.start_soon(self._write, link)
        return link

    async def _until_gone(self, read: Callable[..., Awaitable[None]], *arguments: Link) -> None:
        """Read something that ends when the client, or the supervisor, is gone; with it ends the session."""
        await read(*arguments)
        self._workers.cancel_scope.cancel()

    async def _write(self, link: Link) -> None:
        await link.outgoing.write_to(link.send)
        self._workers.cancel_scope.cancel()

    # ---- the channel ----

    async def _read_channel(self, link: Link) -> None:
        dispatcher = self._dispatcher
        while (frame := await self._channel.next(link, self._idle)) is not None:
            if (frame.library, frame.ordinal) == (CORE, END):
                await self._setup.usage.last()
                return
            if frame.library == CORE:
                await self._opener.answer(frame)
                dispatcher.take(frame.number)
                self._note_opening()
                continue
            dispatcher.dispatch(frame)
            self._side.executed(idle=False)
            await dispatcher.room()
            if not frame.number % _FRAMES_AT_ONCE:
                await trio.lowlevel.checkpoint()

    def _idle(self) -> None:
        self._side.executed(idle=True)

    def _note_opening(self) -> None:
        self._channel.opened(self._links)
        if not self._opened and self._answers.connection.state is State.OPEN:
            self._opened = True
            if self._setup.hook is not None:
                self._setup.hook.session_opened(session=self._dispatcher)


def _sort(error: Exception) -> tuple[Fault | None, Exception | None]:
    """The client's doing and ours: (a fault, a bug)."""
    if isinstance(error, Fault | MemoryError):
        return _fault(error), None
    if isinstance(error, ExceptionGroup):
        faults, rest = error.split((Fault, MemoryError))
        return (_fault(faults) if faults is not None else None), rest
    return None, error


def _fault(error: Exception) -> Fault:
    """The first of a group. A session that has no memory left is its client's doing: what is ours is bounded."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error if isinstance(error, Fault) else Fault("the session has used up the memory that a session may have")
