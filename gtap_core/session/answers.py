"""Everything a session says to its client: replies, pushed outputs, failures, device output, the last word."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import attrs

from gtap_core.spec import Bulk, Function
from gtap_core.wire.connection import Failed, ServerChannel
from gtap_core.wire.frame import INLINE, MOST_FRAME, BulkRange, Part

from .bulk import ObjectOutlet
from .outgoing import Outgoing, OutgoingObjects, Outlet
from .staging import Credit

MOST_QUEUED = 8 << 20  # bytes of small answers before the channel is read no further
MOST_TEXT_QUEUED = 4 << 20  # bytes of answers beyond which device output is dropped
_TEXT_PIECE = MOST_FRAME // 2

Output = bytes | bytearray | memoryview | None


@attrs.define(eq=False)
class Answers:
    """Frames and bulk objects for one client. Nothing here waits."""

    connection: ServerChannel
    channel: Outlet = attrs.field(factory=lambda: Outgoing(MOST_QUEUED))
    bulk: OutgoingObjects | ObjectOutlet = attrs.field(factory=lambda: OutgoingObjects(MOST_QUEUED))
    _reported: set[tuple[int, int]] = attrs.field(factory=set)  # thread and library of failures on their way
    _lost_text: int = 0

    def reply(self, number: int, function: Function, status: int, outputs: Sequence[Output], credit: Credit) -> None:
        """Answer a call. Large outputs travel as bulk objects."""
        with self._order(outputs):
            parts = [self._part(each, credit) for each in outputs]
            bulk = [Bulk(each.id, each.offset, each.length) if isinstance(each, BulkRange) else each for each in parts]
            self.channel.put(self.connection.reply_body(number, function.marshal_reply(status, bulk)))

    def plain_reply(self, number: int, status: int, outputs: int = 0) -> None:
        """Answer a call that has no results to give."""
        self.channel.put(self.connection.reply(number, status, [None] * outputs))

    def push(self, number: int, data: Output, credit: Credit) -> None:
        """Deliver the output of a deferred call."""
        with self._order((data,)):
            self.channel.put(self.connection.push(number, self._part(data, credit)))

    def _order(self, outputs: Sequence[Output]) -> AbstractContextManager[None]:
        """Objects come in the order of the frames that name them, whoever else sends some."""
        large = any(each is not None and len(each) > INLINE for each in outputs)
        return self.bulk.order() if large else nullcontext()

    def _part(self, data: Output, credit: Credit) -> Part:
        if data is None or len(data) <= INLINE:
            return data
        size = len(data)
        return BulkRange(self.bulk.put_object(data, lambda: credit.give(size)), 0, size)

    def failed(self, failure: Failed, *, once: bool = True) -> None:
        """Report a failure that nobody waits for. Its text is for the user: what the status alone does not say.

        `once`: while a report about the thread and library has not left yet, another one need not follow.
        """
        about = failure.thread, failure.library
        if once and not failure.sticky and about in self._reported:
            return
        self._reported.add(about)
        self.channel.put(self.connection.failed(failure), lambda: self._reported.discard(about))

    def mark(self, question: int, status: int) -> None:
        """Answer a question of the side stream."""
        self.channel.put(self.connection.mark(question, status))

    def callback(self, obligation: int, status: int) -> None:
        """Ask for a host function to be run."""
        self.channel.put(self.connection.callback(obligation, status))

    def text(self, fd: int, data: bytes) -> None:
        """Device output. Like CUDA's own buffer it loses some when nobody reads, and says so."""
        if self.channel.queued > MOST_TEXT_QUEUED:
            self._lost_text += len(data)
            return
        if self._lost_text:
            data = b"[gtap: %d bytes of device output were lost]\n" % self._lost_text + data
            self._lost_text = 0
        for start in range(0, len(data), _TEXT_PIECE):
            self.channel.put(self.connection.text(fd, data[start : start + _TEXT_PIECE]))

    def last_word(self, sentence: str) -> None:
        """End the session with a reason; nothing more is said."""
        self.channel.put(self.connection.fault(sentence))
        self.close()

    def close(self) -> None:
        """Let the writers end once all is said."""
        self.channel.close()
        self.bulk.close()
