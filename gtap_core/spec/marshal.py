"""A call's arguments to and from its body, for both directions; strict: anything else than the layout is Malformed.

Values, one per parameter in prototype order:

* number, enum, size_t, DevicePointer, callback number: int, float or bool;
* handle, stream, small handle, a handle to create: its token, int;
* struct by value: its bytes;
* In, KernelParams: memoryview, or None for NULL; `Deep` for a struct with pointers; InOut: bytearray or None;
* Str: bytes without the NUL, or None; Out: bytearray of the wanted capacity, zeroed, or None;
* HostOrDevice: int (a device address), or as In and Out;
* a part that travels on a bulk stream: `Bulk` (see `received` for what to do once its bytes are there);
* a callback's user argument: None.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from gtap_core.errors import Malformed
from gtap_core.spec.expression import Expression, Name, OutOfRange, Tables
from gtap_core.spec.layout import Parameter, Part, StructLayout, align
from gtap_core.spec.roles import HostOrDevice, Str, User

LONGEST_PART = 4 << 20  # bytes; the client splits larger copies
INLINE, NULL, BULK = 0, 1, 2  # forms of a descriptor
_LENGTH = (1 << 48) - 1
_U64 = struct.Struct("<Q")
_BULK = struct.Struct("<QQQ")
_REPLY = struct.Struct("<iI")

Buffer = bytes | bytearray | memoryview


@attrs.frozen
class Bulk:
    """A part that travels on a bulk stream: `length` bytes at `offset` of object `id`."""

    id: int
    offset: int
    length: int


@attrs.frozen
class Deep:
    """A struct and the parts that its pointer members name (the members hold descriptors)."""

    data: Buffer
    parts: tuple[Buffer | Bulk | None, ...]


@attrs.frozen
class Embedded:
    """A handle inside a block of bytes: parameter `index`, nested part number (-1: the block itself), byte offset."""

    index: int
    nested: int
    offset: int
    kind: str
    creates: bool
    token: int


@attrs.frozen
class _Fields:
    """How the fixed part comes apart: one struct, whose numbers are looked up by place."""

    struct: struct.Struct
    places: tuple[int, ...]  # of each parameter, -1 if it has no field; a HostOrDevice has the next one too
    padding: tuple[int, ...]
    parts: tuple[int, ...]  # parameters with parts
    indices: Mapping[str, int]  # of parameters by name


def _lay_out_fields(parameters: Sequence[Parameter], fixed: int) -> _Fields:
    codes, places, padding, end, count = ["<"], [], [], 0, 0
    for parameter in parameters:
        if parameter.code and parameter.offset > end:
            codes.append(f"{parameter.offset - end}s")
            padding.append(count)
            count += 1
        places.append(count if parameter.code else -1)
        if parameter.code:
            two = isinstance(parameter.role, HostOrDevice)
            codes.append("QQ" if two else parameter.code)
            count += 2 if two else 1
            end = parameter.offset + parameter.size
    if fixed > end:
        codes.append(f"{fixed - end}s")
        padding.append(count)
    parts = tuple(index for index, each in enumerate(parameters) if each.part is not None)
    indices = {each.name: index for index, each in enumerate(parameters)}
    return _Fields(struct.Struct("".join(codes)), tuple(places), tuple(padding), parts, indices)


@attrs.frozen
class CallLayout:
    """What marshalling needs of a function."""

    name: str
    parameters: tuple[Parameter, ...]
    fixed: int
    tables: Tables
    fields: _Fields = attrs.field(init=False, repr=False, eq=False)

    @fields.default
    def _fields_default(self) -> _Fields:
        return _lay_out_fields(self.parameters, self.fixed)

    @property
    def outputs(self) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.is_output]


class _Reader:
    """A cursor over the variable parts of a body."""

    def __init__(self, body: memoryview, at: int, name: str) -> None:
        self.body, self.at, self.name = body, at, name

    def take(self, length: int) -> memoryview:
        end = self.at + align(length, 8)
        if end > len(self.body):
            raise Malformed(f"{self.name}: the body ends inside a part")
        data = self.body[self.at : self.at + length]
        if any(self.body[self.at + length : end]):
            raise Malformed(f"{self.name}: the padding of a part is not zero")
        self.at = end
        return data

    def part(self, descriptor: int) -> memoryview | Bulk | None:
        form, length = descriptor >> 48, descriptor & _LENGTH
        if length > LONGEST_PART or form > BULK or (form == NULL and length):
            raise Malformed(f"{self.name}: descriptor {descriptor:#x}")
        if form == NULL:
            return None
        if form == INLINE:
            return self.take(length)
        bulk = Bulk(*_BULK.unpack(self.take(_BULK.size)))
        if bulk.length != length or bulk.offset > LONGEST_PART - length:
            raise Malformed(f"{self.name}: a bulk part contradicts its descriptor")
        return bulk

    def end(self) -> None:
        if self.at != len(self.body):
            raise Malformed(f"{self.name}: {len(self.body) - self.at} bytes too many")


def unmarshal(call: CallLayout, body: Buffer) -> list[Any]:
    """The arguments of a call body. Raises Malformed. Inputs are views into `body`."""
    view = memoryview(body).cast("B")
    if len(view) < call.fixed:
        raise Malformed(f"{call.name}: {len(view)} bytes, the fixed part alone has {call.fixed}")
    fields = call.fields
    found = fields.struct.unpack_from(view)
    for place in fields.padding:
        if found[place].strip(b"\0"):
            raise Malformed(f"{call.name}: the padding of the fixed part is not zero")
    values = [found[place] if place >= 0 else None for place in fields.places]
    reader = _Reader(view, call.fixed, call.name)
    for index in fields.parts:
        values[index] = _value(call.parameters[index], found, fields.places[index], reader)
    reader.end()
    for index in fields.parts:
        parameter, value = call.parameters[index], values[index]
        _check_length(call, parameter, values, index)
        if value.__class__ is memoryview:
            values[index] = received(parameter, value)
    return values


def _value(parameter: Parameter, found: Sequence[Any], place: int, reader: _Reader) -> Any:
    part, field = parameter.part, found[place]
    assert part is not None
    if isinstance(parameter.role, HostOrDevice):
        address, field = field, found[place + 1]
        if address:
            if field != NULL << 48:
                raise Malformed(f"{reader.name}: {parameter.name} lies on host and device")
            return address
    if part.direction == "out":
        form, capacity = field >> 48, field & _LENGTH
        if form > NULL or capacity > LONGEST_PART or (form == NULL and capacity):
            raise Malformed(f"{reader.name}: output descriptor {field:#x}")
        return None if form == NULL else bytearray(capacity)
    data = reader.part(field)
    if part.nested and data is not None:
        return _deep(part, data, reader)
    return data


def _deep(part: Part, data: memoryview | Bulk, reader: _Reader) -> Deep:
    if isinstance(data, Bulk) or len(data) != part.stride:
        raise Malformed(f"{reader.name}: the struct {part.path} has another size")
    descriptors = [_U64.unpack_from(data, offset)[0] for offset, _ in part.nested]
    return Deep(data, tuple(reader.part(descriptor) for descriptor in descriptors))


def _length_of(value: Any) -> int:
    return value.length if isinstance(value, Bulk) else len(value)


def _check_length(call: CallLayout, parameter: Parameter, values: Sequence[Any], index: int) -> None:
    value, part = values[index], active_part(call, parameter, values)
    if part is None or isinstance(value, int):
        return
    if isinstance(value, Deep):
        _check_deep(call, part, value)
    elif part.length is None:
        if value is None and not part.nullable:
            raise Malformed(f"{call.name}: {parameter.name} is NULL")
    else:
        _expect(call, part, value, lambda name: _argument(call, values, name))


def _check_deep(call: CallLayout, part: Part, value: Deep) -> None:
    for (_, nested), data in zip(part.nested, value.parts, strict=True):
        owner = nested.owner
        assert owner is not None
        _expect(call, nested, data, lambda name, owner=owner: _member(owner, value.data, name))


def _expect(call: CallLayout, part: Part, value: Any, read: Any) -> None:
    if value is None and part.nullable:
        return
    assert part.length is not None
    wanted = evaluate(call, part.length, read)
    if value is None and wanted:
        raise Malformed(f"{call.name}: {part.path} is NULL")
    if value is not None and _length_of(value) != wanted:
        raise Malformed(f"{call.name}: {part.path} has {_length_of(value)} bytes instead of {wanted}")


def evaluate(call: CallLayout, expression: Expression, read: Any) -> int:
    """The value of an expression of this call. Raises Malformed when it has none."""
    try:
        return expression.value(read, call.tables)
    except OutOfRange as reason:
        raise Malformed(f"{call.name}: {expression} is out of range: {reason}") from None


def device_range(call: CallLayout, parameter: Parameter, values: Sequence[Any]) -> int | None:
    """The bytes that a DevicePointer argument must have, None if the spec does not say. Raises Malformed."""
    if parameter.length is None:
        return None
    return evaluate(call, parameter.length, lambda name: _argument(call, values, name))


def _argument(call: CallLayout, values: Sequence[Any], name: Name) -> int:
    index = call.fields.indices[name.name]  # there is one: the spec was checked at declaration
    value = values[index]
    if not name.deref:
        return int(value)
    return 0 if value is None else _number_in(call.parameters[index], value)


def _number_in(parameter: Parameter, value: Any) -> int:
    assert parameter.part is not None
    if isinstance(value, Bulk | int) or len(value) != parameter.part.stride:
        raise Malformed(f"{parameter.name} is not one number")
    return int.from_bytes(value, "little", signed=pointee_signed(parameter))


def pointee_signed(parameter: Parameter) -> bool:
    """Whether the integer behind a pointer parameter is signed (unsigned types say so in their name)."""
    base = parameter.type.base
    return not (base.startswith(("unsigned", "u")) or base == "size_t")


def _member(owner: StructLayout, data: Buffer, name: Name) -> int:
    member = owner.member(name.name)
    return int(struct.unpack_from("<" + member.code, data, member.offset)[0])


def active_part(call: CallLayout, parameter: Parameter, values: Sequence[Any]) -> Part | None:
    """The part of a parameter for these arguments: of a Tagged one, the case that its tag chooses."""
    if not parameter.cases:
        return parameter.part
    return parameter.cases.get(_argument(call, values, Name(parameter.tag)), parameter.part)


def received(parameter: Parameter, data: memoryview | bytearray) -> Any:
    """The argument that received bytes make; call it for a Bulk once its bytes are there. Raises Malformed."""
    if isinstance(parameter.role, Str):
        text = bytes(data)
        if not text.endswith(b"\0") or text.find(b"\0") != len(text) - 1:
            raise Malformed(f"{parameter.name} is not a C string")
        return text[:-1]
    if parameter.part is not None and parameter.part.direction == "inout":
        return bytearray(data)
    return data


class _Writer:
    """Builds a body: a fixed part, then parts."""

    def __init__(self, fixed: int) -> None:
        self.body = bytearray(fixed)

    def part(self, value: Buffer | Bulk | None) -> int:
        """Append and return the descriptor."""
        if value is None:
            return NULL << 48
        if isinstance(value, Bulk):
            self.body += _BULK.pack(value.id, value.offset, value.length)
            return BULK << 48 | value.length
        self.body += value
        self.body += bytes(-len(value) % 8)
        return len(value)


def marshal(call: CallLayout, values: Sequence[Any]) -> bytes:
    """The body of a call with these arguments, in the form that `unmarshal` returns."""
    writer = _Writer(call.fixed)
    for parameter, value in zip(call.parameters, values, strict=True):
        if not isinstance(parameter.role, User):
            _write(writer, parameter, value)
    return bytes(writer.body)


def _write(writer: _Writer, parameter: Parameter, value: Any) -> None:
    part = parameter.part
    if part is None:
        struct.pack_into("<" + parameter.code, writer.body, parameter.offset, _packable(value))
        return
    if isinstance(parameter.role, HostOrDevice):
        on_device = isinstance(value, int)
        descriptor = NULL << 48 if on_device else _describe(writer, parameter, value)
        struct.pack_into("<QQ", writer.body, parameter.offset, value if on_device else 0, descriptor)
        return
    _U64.pack_into(writer.body, parameter.offset, _describe(writer, parameter, value))


def _packable(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _describe(writer: _Writer, parameter: Parameter, value: Any) -> int:
    part = parameter.part
    assert part is not None
    if isinstance(value, Deep):
        return _write_deep(writer, part, value)
    if part.direction == "out":
        return NULL << 48 if value is None else len(value)
    if isinstance(parameter.role, Str) and isinstance(value, bytes):
        return writer.part(value + b"\0")
    return writer.part(value)


def _write_deep(writer: _Writer, part: Part, value: Deep) -> int:
    at = len(writer.body)
    descriptor = writer.part(value.data)
    for (offset, _), nested in zip(part.nested, value.parts, strict=True):
        _U64.pack_into(writer.body, at + offset, writer.part(nested))
    return descriptor


def marshal_reply(call: CallLayout, status: int, outputs: Sequence[Buffer | Bulk | None]) -> bytes:
    """The body of a reply: one entry of `outputs` per Out, InOut or HostOrDevice(out) parameter, None where absent."""
    writer = _Writer(8 + 8 * len(call.outputs))
    _REPLY.pack_into(writer.body, 0, status, 0)
    for index, (_, value) in enumerate(zip(call.outputs, outputs, strict=True)):
        _U64.pack_into(writer.body, 8 + 8 * index, writer.part(value))
    return bytes(writer.body)


def unmarshal_reply(call: CallLayout, body: Buffer) -> tuple[int, list[memoryview | Bulk | None]]:
    """(status, outputs) of a reply body. Raises Malformed."""
    view = memoryview(body).cast("B")
    count = len(call.outputs)
    if len(view) < 8 + 8 * count:
        raise Malformed(f"{call.name}: the reply is too short")
    status, zero = _REPLY.unpack_from(view, 0)
    if zero:
        raise Malformed(f"{call.name}: the reply's padding is not zero")
    reader = _Reader(view, 8 + 8 * count, call.name)
    outputs = [reader.part(descriptor) for descriptor in struct.unpack_from(f"<{count}Q", view, 8)]
    reader.end()
    return int(status), outputs


def embedded(call: CallLayout, values: Sequence[Any]) -> Iterator[Embedded]:
    """Every handle that lies inside an In, InOut or nested block or in a struct by value. Bulk parts have none."""
    for index, (parameter, value) in enumerate(zip(call.parameters, values, strict=True)):
        if parameter.struct is not None:
            yield from _embedded(index, -1, parameter.struct.places, parameter.struct.size, value)
        part = active_part(call, parameter, values)
        if part is None or part.direction == "out":
            continue
        data = value.data if isinstance(value, Deep) else value
        if not isinstance(data, int | Bulk | None):
            yield from _embedded(index, -1, part.places, part.stride, data)
        if isinstance(value, Deep):
            for number, ((_, nested), inner) in enumerate(zip(part.nested, value.parts, strict=True)):
                if not isinstance(inner, Bulk | None):
                    yield from _embedded(index, number, nested.places, nested.stride, inner)


def _embedded(index: int, nested: int, places: Sequence[Any], stride: int, data: Buffer) -> Iterator[Embedded]:
    for start in range(0, len(data) - stride + 1 if places else 0, stride):
        for place in places:
            if place.tag is not None:
                offset, code, wanted = place.tag
                if struct.unpack_from("<" + code, data, start + offset)[0] != wanted:
                    continue
            token = _U64.unpack_from(data, start + place.offset)[0]
            yield Embedded(index, nested, start + place.offset, place.kind, place.creates, token)
