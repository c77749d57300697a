"""A session on the null device against a client that knows the rules and breaks some of them, by the input.

Calls are made by the driver's spec, with values that mean something to its handlers, then changed in a few bytes. What
the server says is read by the rules: an answer too many, or one that cannot be, is a bug.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable, Sequence
from typing import Any

import trio
import trio.testing

from gtap_core import Library
from gtap_core.devices.null import NullDevice
from gtap_core.errors import Malformed
from gtap_core.lane.library import Lane
from gtap_core.spec import Bulk, Function, Parameter
from gtap_core.spec.marshal import evaluate
from gtap_core.spec.roles import HostOrDevice, Str, User
from gtap_core.testing.loopback import LoopbackClient, loopback
from gtap_core.wire.buffer import Misuse
from gtap_core.wire.connection import State
from gtap_core.wire.link import Counts
from gtap_core.wire.opening import CORE
from gtap_core.wire.side import About, Credit, Done, FromClient, Ping, Question, Received, Return, encode_side

from .choices import Choices

MEMORY, EXTENT = 0x2000_0000_0000, 32 << 20
MOST_STEPS = 48
MOST_BYTES = 1 << 17  # of one part
SECONDS = 10.0
NUMBERS = (
    0, 1, 2, 3, 4, 7, 8, 16, 32, 64, 255, 256, 4096, 70_000, 1 << 20, 4 << 20, EXTENT, 1 << 31, (1 << 32) - 1,
    MEMORY, MEMORY + 64, MEMORY + EXTENT - 8, MEMORY + EXTENT, MEMORY + 2 * EXTENT, MEMORY - 8, 1 << 48, (1 << 64) - 1,
)  # fmt: skip
TEXTS = (b"two", b"", b"table", b"\xff" * 40)
CONTEXTS = (1, 257, 0, 2, 0xFFFFFFFF)


class Program:
    """What a program would send, by the input."""

    def __init__(self, choices: Choices, library: Library, client: LoopbackClient) -> None:
        self.choices, self.client = choices, client
        self.functions = list(library.functions.values())
        self.tokens: dict[str, list[int]] = {}
        self.steps: Sequence[Callable[[], Any]] = (
            self.call, self.call, self.call, self.call, self.call, self.side, self.bulk, self.core,
        )  # fmt: skip

    async def step(self) -> None:
        """Say one thing."""
        await self.choices.one_of(self.steps)()

    async def call(self) -> None:
        """A call of one of the driver's functions."""
        function = self.choices.one_of(self.functions)
        values = self.arguments(function)
        try:
            body = function.marshal(values)
        except (struct.error, TypeError):  # numbers that their fields do not hold
            return
        context, odd = self.choices.one_of(CONTEXTS), self.choices.below(8)
        answer = (function.mode == "call") != (odd == 1)
        await self.frame(1, function.ordinal, self.changed(body) if odd == 2 else body, context, answer)

    async def frame(self, library: int, ordinal: int, body: bytes, context: int, answer: bool) -> None:
        """A frame of the channel; nothing when it would be no frame."""
        body += bytes(-len(body) % 8)
        with contextlib.suppress(Misuse):
            frame = self.client.connection.call(library, ordinal, body, context=context, wants_answer=answer)
            await self.client.channel.send_all(frame)

    def changed(self, body: bytes) -> bytes:
        """A few bytes are others, or the end is missing."""
        changed = bytearray(body)
        for _ in range(1 + self.choices.below(3)):
            if changed:
                changed[self.choices.below(min(len(changed), 1 << 16))] = self.choices.below(256)
        return bytes(changed[: len(changed) - self.choices.below(3) * 8])

    # ---- arguments ----

    def arguments(self, function: Function) -> list[Any]:
        """Values for a function's parameters: numbers first, then parts of the lengths that they say."""
        values: list[Any] = [None if each.part else self.number(each) for each in function.parameters]
        for index, parameter in enumerate(function.parameters):
            if parameter.part is not None:
                values[index] = self.part(function, parameter, values)
        return values

    def number(self, parameter: Parameter) -> Any:
        """A token where one is meant, or a number; bytes for a struct."""
        if isinstance(parameter.role, User):
            return None
        if parameter.kind:
            return self.token(parameter)
        if parameter.code.endswith("s"):
            return self.choices.take(parameter.size)
        number = self.choices.one_of(NUMBERS)
        if parameter.code in ("f", "d"):
            return float(number)
        low = number & ((1 << 8 * parameter.size) - 1)
        return low - (1 << 8 * parameter.size) if parameter.code.islower() and low >> 8 * parameter.size - 1 else low

    def token(self, parameter: Parameter) -> int:
        """A fresh one for what is created, one of the right kind for what is used; now and then neither."""
        known = self.tokens.setdefault(parameter.kind, [0])
        choice = self.choices.below(8)
        if choice == 7:
            return 16 + 2 * self.choices.below(32)
        if parameter.creates and choice < 6:
            known.append(self.client.token())
            return known[-1]
        return known[-1 - choice % len(known)]

    def part(self, function: Function, parameter: Parameter, values: list[Any]) -> Any:
        """Bytes of the length that the other arguments say, or of none."""
        assert parameter.part is not None
        if isinstance(parameter.role, Str):
            return self.choices.one_of(TEXTS)
        if isinstance(parameter.role, HostOrDevice) and self.choices.below(2):
            return self.choices.one_of(NUMBERS)
        length = self.length(function, parameter, values)
        form = self.choices.below(8)
        if form == 1 or length is None:
            return None
        if parameter.part.direction == "out":
            return bytearray(length)
        if form == 2 or length > MOST_BYTES:
            return Bulk(1 + self.choices.below(4), 0, length)
        return (self.choices.take(min(length, 64)) + bytes(length))[:length]

    def length(self, function: Function, parameter: Parameter, values: list[Any]) -> int | None:
        """How many bytes a part must have; None where that cannot be."""
        assert parameter.part is not None
        if parameter.part.length is None:
            return None
        indices = function.call.fields.indices

        def value(name: Any) -> int:
            found = values[indices[name.name]]
            return int.from_bytes(found, "little") if isinstance(found, bytes | bytearray) else int(found or 0)

        try:
            length = evaluate(function.call, parameter.part.length, value)
        except Malformed:
            return None
        return length if 0 <= length <= 4 << 20 else None

    # ---- beside the channel ----

    async def side(self) -> None:
        """A message of the side stream."""
        choices = self.choices
        extent = (choices.below(2), MEMORY + choices.below(4) * EXTENT, EXTENT << choices.below(2))
        messages: Sequence[FromClient] = (
            Credit(choices.below(4), *extent, waits=True), Return(1, *extent), Done(choices.one_of(NUMBERS)), Ping(1),
            Question(1 + choices.below(4), choices.below(64), 16 + 2 * choices.below(16), About.STREAM, 1, 1),
            Question(1 + choices.below(4), choices.below(64), 16 + 2 * choices.below(16), About.EVENT, 1, 257),
            Received(0, Counts(choices.one_of(NUMBERS), 0, (0,) * 4)),
        )  # fmt: skip
        await self.client.side.send_all(encode_side(choices.one_of(messages)))

    async def bulk(self) -> None:
        """An object, or a piece of one."""
        size = self.choices.one_of(NUMBERS[1:16])
        object_ = struct.pack("<QQ", 1 + self.choices.below(4), size) + bytes(min(size, MOST_BYTES))
        await self.client.bulk.send_all(object_[: len(object_) - self.choices.below(8)])

    async def core(self) -> None:
        """A call of the core library, or bytes that are no frame's."""
        if self.choices.below(2):
            await self.frame(CORE, self.choices.below(5), self.choices.take(24), 0, self.choices.below(2) == 0)
        else:
            await self.client.channel.send_all(self.choices.take(24))


async def converse(library: Library, data: bytes, lane: Lane | None = None) -> LoopbackClient:
    """Play an input; its client, when all is over."""
    choices = Choices(data)
    with trio.fail_after(SECONDS):
        async with loopback(lambda nursery: NullDevice(), [library], lane=lane) as run:
            await run.client.open([library])
            program = Program(choices, library, run.client)
            gone = (trio.BrokenResourceError, trio.ClosedResourceError)
            with contextlib.suppress(*gone):
                for _ in range(MOST_STEPS):
                    if not choices.left or run.client.connection.state is not State.OPEN:
                        break
                    await program.step()
                    await run.settle()
    return run.client
