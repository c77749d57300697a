"""The side stream's server end: physical credit for memory, pings, and how far the channel has been executed."""

from __future__ import annotations

from functools import partial

from gtap_core.errors import Fault
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.side import (
    Credit,
    Done,
    Grant,
    Ping,
    Pong,
    Question,
    Received,
    Return,
    ServerSide,
    encode_side,
)

from .channel import Channel
from .device import Pending
from .dispatch import Dispatcher
from .link import Link, Links

MOST_KEPT = 16 << 20  # bytes that the client has not reported
REPORT_EVERY = 4096  # frames
_READ = 64 << 10


class Side:
    """Serves one client's side stream. Nothing here waits for work on the device."""

    def __init__(self, dispatcher: Dispatcher, links: Links, channel: Channel) -> None:
        self._dispatcher, self._links, self._channel = dispatcher, links, channel
        self._reported = 0
        self._connected = False
        self.outgoing = channel.side

    async def receive(self, stream: Link) -> None:
        """Read the stream until its end. Fault: what it sends breaks the protocol."""
        receiver = ServerSide()
        self._connected = True
        while True:
            event = receiver.next_event()
            match event:
                case NeedData():
                    await self.outgoing.room_to_send()  # reports come here: their lack must not keep them away
                    if self.outgoing.queued > MOST_KEPT:
                        raise Fault("the client does not report what it receives on the side stream")
                    receiver.receive_data(await stream.receive_some(_READ))
                case Ended():
                    return
                case Ping():
                    self.outgoing.put(encode_side(Pong(event.number)))
                case Credit():
                    self._grant(event)
                case Return():
                    self._take_back(event)
                case Done():
                    self._dispatcher.gates.done(event.number)
                case Question():
                    with self._channel.turn():
                        self._dispatcher.questions.take(event)
                case Received():
                    self._links.reported(event.counts)
                case _:
                    raise Fault("a side message that servers do not take")

    def executed(self, *, idle: bool) -> None:
        """Report how far execution is: when there is nothing left to do, or it has gone on for long."""
        number = self._dispatcher.executed
        if self._connected and number - self._reported >= (1 if idle else REPORT_EVERY):
            self._reported = number
            self._channel.executed(number)

    def _grant(self, credit: Credit) -> None:
        """Credit is physical: the extent exists before the client hears of it."""
        memory = self._dispatcher.memory
        self._dispatcher.attach(credit.ordinal)
        memory.map(credit.ordinal, credit.address, credit.size)

        def granted(answer: Pending) -> None:
            if self._dispatcher.over:
                return
            status = answer.status or 0
            if status:
                memory.refused(credit.ordinal, credit.address, credit.size)
            else:
                memory.granted(credit.address, credit.size)
            grant = Grant(credit.number, status, credit.address, credit.size, credit.waits)
            self.outgoing.put(encode_side(grant))

        extent = credit.ordinal, credit.address, credit.size
        make = partial(self._dispatcher.device.map_extent, *extent)
        memory.budget.spend(credit.ordinal, credit.size, make).when_done(granted)

    def _take_back(self, extent: Return) -> None:
        """The memory counts until the device is done with it."""
        memory, where = self._dispatcher.memory, (extent.ordinal, extent.address, extent.size)
        memory.unmap(*where)
        self._dispatcher.mirror.unmapped()
        memory.budget.leave(extent.ordinal, extent.size, self._dispatcher.device.unmap_extent(*where))
