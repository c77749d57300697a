"""Questions of the side stream: a MARK goes out when a stream or an event is done (ARCHITECTURE 4.6).

A question is about what the client had sent up to a frame. Once that frame has been taken off the channel, the question
takes a place in the order like a synchronise that nobody is blocked in: behind commands that are held up on its stream,
before none. What a gate holds is not done: the answer comes when the gate has been opened.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable

import attrs

from gtap_core.errors import Fault
from gtap_core.wire.side import About, Question

from .claims import EVERYTHING, NOTHING, Claims, HeldCommands, Waiting
from .device import Device, Pending, done
from .handles import EVENT_KIND, Entry, HandleTable, StreamKey
from .order import Order

MOST_QUESTIONS = 4096
INVALID_HANDLE, CAPTURE_UNSUPPORTED, CAPTURED_EVENT = 400, 900, 907


@attrs.define(order=True)
class _Early:
    """A question about a frame that has not come yet."""

    call: int
    place: int
    question: Question = attrs.field(order=False)


@attrs.define(eq=False)
class Questions:
    """The questions of one session without an answer. `ordinal` gives a context's device; `mark` sends an answer."""

    device: Device
    handles: HandleTable
    order: Order
    held: HeldCommands
    ordinal: Callable[[int], int]
    mark: Callable[[int, int], None]
    _open: set[int] = attrs.field(factory=set)
    _early: list[_Early] = attrs.field(factory=list)
    _places: int = 0
    _dispatched: int = 0

    def take(self, question: Question) -> None:
        """A question has come. Fault: too many, or its number is in use."""
        if len(self._open) >= MOST_QUESTIONS:
            raise Fault(f"more than {MOST_QUESTIONS} questions without an answer")
        if question.number in self._open:
            raise Fault(f"the question {question.number} is asked twice")
        self._open.add(question.number)
        if question.call <= self._dispatched:
            self._ask(question)
        else:
            self._places += 1
            heapq.heappush(self._early, _Early(question.call, self._places, question))

    @property
    def awaits(self) -> int | None:
        """The earliest frame that a question is about which has not come yet."""
        return self._early[0].call if self._early else None

    def dispatched(self, number: int) -> None:
        """Frames up to this one have been taken off the channel: ask what waited for them."""
        self._dispatched = number
        while self._early and self._early[0].call <= number:
            self._ask(heapq.heappop(self._early).question)

    def _ask(self, question: Question) -> None:
        ordinal = self.ordinal(question.context)
        if question.kind == About.EVENT:
            event = self.handles.find(question.token, EVENT_KIND)
            if event is None or event.status:
                self._answer(question, event.status if event is not None else INVALID_HANDLE)
            else:
                needs = Claims(frozenset({event}), frozenset({EVERYTHING}))
                self._submit(question, needs, lambda: self._ask_event(question, event))
            return
        stream = self.order.resolve(question.token, question.thread, ordinal)
        status = stream.status if isinstance(stream, Entry) else 0
        if stream is None or status:
            self._answer(question, status or INVALID_HANDLE)
            return
        key = self.order.key(stream, ordinal)
        self._submit(question, self.order.claims_on([key]), lambda: self._ask_stream(question, key))

    def _submit(self, question: Question, needs: Claims, ask: Callable[[], None]) -> None:
        self.held.submit(Waiting(0, needs, NOTHING, ready=lambda: True, start=ask))

    def _ask_stream(self, question: Question, key: StreamKey) -> None:
        captured = self.order.is_captured(key)
        pending = done(CAPTURE_UNSUPPORTED) if captured else self.device.mark(*key)
        self._when_done(question, pending)

    def _ask_event(self, question: Question, event: Entry) -> None:
        captured = self.order.is_captured_event(event)
        pending = done(CAPTURED_EVENT) if captured else self.device.event_wait(event)
        self._when_done(question, pending)

    def _when_done(self, question: Question, pending: Pending) -> None:
        pending.when_done(lambda result: self._answer(question, result.status or 0))

    def _answer(self, question: Question, status: int) -> None:
        self._open.discard(question.number)
        self.mark(question.number, status)
