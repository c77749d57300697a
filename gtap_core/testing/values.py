"""Arguments for a wire function, made at random from a seed, as `Function.marshal` takes them."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from itertools import count
from typing import Any

from gtap_core.errors import Malformed
from gtap_core.spec.expression import Name
from gtap_core.spec.layout import Parameter, Part, Place, StructLayout
from gtap_core.spec.library import Function
from gtap_core.spec.marshal import Deep, active_part, evaluate
from gtap_core.spec.roles import Callback, DevicePointer, Handle, HostOrDevice, KernelParams, Str

DEVICE_ADDRESS = 1 << 45  # where recording.c sees device memory
FIRST_MADE = 1 << 20  # the first token that recording.c gives; then every 16th
FORGED = (1 << 20) + 8  # a handle that recording.c did not make
_TRIES = 200
_RANGES = {"b": (-128, 127), "B": (0, 255), "h": (-(2**15), 2**15 - 1), "H": (0, 2**16 - 1), "i": (-(2**31), 2**31 - 1),
           "I": (0, 2**32 - 1), "q": (-(2**63), 2**63 - 1), "Q": (0, 2**64 - 1)}  # fmt: skip


class Arguments:
    """Makes arguments of one function; equal seeds give equal arguments."""

    def __init__(self, function: Function, seed: int) -> None:
        self.function = function
        self.random = random.Random(seed)
        self.made: Iterator[int] = count(FIRST_MADE, 16)
        self.counts = {name.name for name in self._names()}

    def _names(self) -> Iterator[Name]:
        for parameter in self.function.parameters:
            for part in (parameter.part, *parameter.cases.values()):
                if part is not None and part.length is not None:
                    yield from part.length.names()
            if parameter.tag:
                yield Name(parameter.tag)

    def make(self) -> list[Any]:
        """One set of arguments. Raises AssertionError when the spec's counts allow none."""
        for _ in range(_TRIES):
            self.made = count(FIRST_MADE, 16)
            numbers = [self._simple(parameter) for parameter in self.function.parameters]
            try:
                return self._parts(numbers)
            except Malformed:
                continue  # these numbers make a count out of range
        raise AssertionError(f"{self.function.name}: no small arguments give its counts a value")

    # ---- what stands in the fixed part ----

    def _simple(self, parameter: Parameter) -> Any:
        if not parameter.code or parameter.part is not None:
            return None
        if parameter.creates:
            return next(self.made)
        if parameter.kind:
            may_lack = isinstance(parameter.role, Handle) and parameter.role.nullable
            return 0 if may_lack and self.random.random() < 0.3 else self._token()
        if isinstance(parameter.role, DevicePointer) and self.random.random() < 0.7:
            return DEVICE_ADDRESS + self.random.randrange(1 << 20)
        if parameter.struct is not None:
            return memoryview(self._block(parameter.struct.places, parameter.struct.size, 1, parameter.struct))
        if isinstance(parameter.role, Callback):
            return self._token() if parameter.role.register else 0
        return self._number(parameter)

    def _token(self) -> int:
        return self.random.randrange(1, 1000) * 16

    def _number(self, parameter: Parameter) -> Any:
        tags = [value for each in self.function.parameters if each.tag == parameter.name for value in each.cases]
        tags += [key for table in self.function.library.tables.values() for key in table]
        if parameter.name in self.counts:
            low = max(0, _RANGES[parameter.code][0])
            return self.random.choice([*tags, *(self.random.randint(low, 9) for _ in range(max(2, len(tags))))])
        if parameter.code in "fd":
            return self.random.choice([0.0, -1.5, 2.0**20, self.random.randrange(-1000, 1000) / 4])
        if parameter.code == "?":
            return self.random.random() < 0.5
        low, high = _RANGES[parameter.code]
        return self.random.choice([low, high, 0, 1, self.random.randint(low, high)])

    # ---- parts ----

    def _parts(self, values: list[Any]) -> list[Any]:
        call = self.function.call
        pointed = [
            index for index, each in enumerate(call.parameters) if each.name in self.counts and each.part is not None
        ]
        for index in pointed:  # counts behind pointers, before what they count
            stride = call.parameters[index].part.stride  # type: ignore[union-attr]
            values[index] = self.random.randrange(9).to_bytes(stride, "little")
        for index, parameter in enumerate(call.parameters):
            part = active_part(call, parameter, values)
            if part is not None:
                values[index] = self._part(parameter, part, values, values[index])
        return values

    def _part(self, parameter: Parameter, part: Part, values: list[Any], chosen: bytes | None) -> Any:
        role = parameter.role
        if isinstance(role, HostOrDevice) and self.random.random() < 0.5:
            return DEVICE_ADDRESS + self.random.randrange(1 << 20)
        if isinstance(role, Str):
            return bytes(self.random.randrange(1, 256) for _ in range(self.random.randrange(20)))
        if isinstance(role, KernelParams):
            size = self.random.randrange(40)
            return memoryview(self.random.randbytes(size)) if size else None
        if part.nullable and self.random.random() < 0.3:
            return None
        assert part.length is not None
        length = evaluate(self.function.call, part.length, lambda name: self._read(name, values))
        if chosen is None and length == 0 and self.random.random() < 0.5:
            return None
        if part.direction == "out":
            return bytearray(length)
        data = chosen or self._block(part.places, part.stride, length // part.stride, part.struct)
        if part.nested:
            return self._deep(part, data)
        return bytearray(data) if part.direction == "inout" else memoryview(data)

    def _read(self, name: Name, values: list[Any]) -> int:
        value = next(v for p, v in zip(self.function.parameters, values, strict=True) if p.name == name.name)
        return int.from_bytes(value, "little") if name.deref and value is not None else int(value or 0)

    def _block(self, places: tuple[Place, ...], stride: int, elements: int, layout: StructLayout | None) -> bytes:
        """Random bytes; what would be a tag or a count is small, what would be a handle is a token."""
        block = bytearray(self.random.randbytes(stride * elements))
        for start in range(0, len(block), stride):
            for member in layout.members if layout is not None else ():
                if (
                    member.code in ("i", "I", "q", "Q", "h", "H")
                    and member.type.array is None
                    and not member.type.is_pointer
                ):
                    tags = [place.tag[2] for place in places if place.tag is not None and place.tag[0] == member.offset]
                    value = self.random.choice([*tags, *range(4)])
                    struct.pack_into("<" + member.code, block, start + member.offset, value)
        for start in range(0, len(block), stride):
            for place in places:
                self._place(block, start, place)
        return bytes(block)

    def _place(self, block: bytearray, start: int, place: Place) -> None:
        if place.tag is not None:
            offset, code, wanted = place.tag
            if struct.unpack_from("<" + code, block, start + offset)[0] != wanted:
                return
        token = next(self.made) if place.creates else self._token() * (self.random.random() < 0.8)
        struct.pack_into("<Q", block, start + place.offset, int(token))

    def _deep(self, part: Part, data: bytes) -> Deep:
        block, parts = bytearray(data), []
        for offset, nested in part.nested:
            owner = nested.owner
            assert owner is not None and nested.length is not None
            read = {member.name: member for member in owner.members}

            def value(name: Name, read: dict[str, Any] = read) -> int:
                member = read[name.name]
                return int(struct.unpack_from("<" + member.code, data, member.offset)[0])

            length = evaluate(self.function.call, nested.length, value)
            inner = self._block(nested.places, nested.stride, length // nested.stride, nested.struct)
            parts.append(memoryview(inner))
            struct.pack_into("<Q", block, offset, len(inner))
        return Deep(memoryview(bytes(block)), tuple(parts))
