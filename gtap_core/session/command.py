"""One call from its frame to its answer: what the dispatcher knows of it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import attrs

from gtap_core.spec import Bulk
from gtap_core.wire.connection import CallFrame
from gtap_core.wire.frame import INLINE

from .answers import Output
from .call import RealHandle
from .claims import ALL, NOTHING, SHARED, Claims
from .device import Pending
from .device import Stream as DeviceStream
from .handles import Entry, StreamKey
from .libraries import Plan
from .order import Order
from .staging import Credit


@attrs.define(eq=False)
class Command:
    """One call from its frame to its answer."""

    frame: CallFrame
    plan: Plan
    arguments: list[Any]
    ordinal: int
    purse: Credit  # for its large outputs
    entries: list[Entry] = attrs.field(factory=list)  # of handles that existed
    streams: list[DeviceStream] = attrs.field(factory=list)
    created: Entry | None = None
    bulk: list[Bulk] = attrs.field(factory=list)
    credit: int = 0  # bytes of large outputs that it may produce
    keys: tuple[StreamKey, ...] = ()  # the streams that it works on
    unmade: dict[int, int] = attrs.field(factory=dict)  # large outputs that are made when it is executed: their bytes
    size: int = 0  # bytes that it holds while it is under way: of its frame, and of small outputs

    @property
    def is_defer(self) -> bool:
        """Its output is pushed."""
        return self.plan.function.mode == "defer"

    @property
    def fences(self) -> bool:
        """Later commands on other streams wait for it."""
        name = self.plan.ordering.fence
        return name is not None and bool(self.named(name))

    def claims(self, order: Order) -> Claims:
        """What it needs of streams and handles, by its plan."""
        ordering = self.plan.ordering
        if ordering.by in ("all", "nothing"):
            return ALL if ordering.by == "all" else NOTHING
        streams = order.claims_on(self.keys) if ordering.by == "streams" else SHARED
        function = self.plan.function
        if ordering.by == "streams" and not self.entries and self.created is None and not function.destroys:
            return streams
        exclusive: set[Hashable] = set() if ordering.reads else set(self.entries)
        shared: set[Hashable] = set(self.entries) if ordering.reads else set()
        shared.update(each for each in self.streams if isinstance(each, Entry))
        if self.created is not None:
            exclusive.add(self.created)
        if function.destroys:
            exclusive.add(self.named(function.destroys))
        exclusive |= streams.exclusive
        return Claims(frozenset(exclusive), (streams.shared | shared) - exclusive)

    def named(self, name: str) -> Any:
        """The argument of a parameter."""
        parameters = self.plan.function.parameters
        return next(value for each, value in zip(parameters, self.arguments, strict=True) if each.name == name)

    def unmake(self) -> None:
        """Keep no memory for large outputs while it is held."""
        for index in self.plan.outputs:
            output = self.arguments[index]
            if isinstance(output, bytearray) and len(output) > INLINE:
                self.unmade[index], self.arguments[index] = len(output), None

    def make(self) -> None:
        """Have that memory again: it is executed now."""
        for index, size in self.unmade.items():
            self.arguments[index] = bytearray(size)

    def for_handler(self) -> list[Any]:
        """The arguments as its handler takes them."""
        arguments = list(self.arguments)
        for index in self.plan.real:
            arguments[index] = RealHandle(arguments[index]) if arguments[index] is not None else None
        return arguments

    def outputs(self, status: int, answer: Pending) -> list[Output]:
        """What its caller gets."""
        outputs: list[Output] = []
        for index in self.plan.outputs:
            value = self.arguments[index]
            outputs.append(value if isinstance(value, bytearray) else None)
        if len(outputs) == 1 and isinstance(answer.value, bytes | bytearray | memoryview):
            outputs[0] = answer.value
        if status:
            written = self.plan.handler is not None
            outputs = [each if written and _is_written(each) else None for each in outputs]
        return outputs


def _is_written(output: Output) -> bool:
    return isinstance(output, bytearray) and output.count(0) != len(output)
