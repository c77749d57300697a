"""Where everything of a call lies in its body: the fixed part's fields and the parts behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

import attrs

from gtap_core.errors import SpecError
from gtap_core.spec.expression import Expression, Tables, parse_expression, scaled
from gtap_core.spec.prototype import SCALARS, CType, Declaration, parse_declaration, parse_type
from gtap_core.spec.roles import (
    Callback,
    DevicePointer,
    Handle,
    HostOrDevice,
    In,
    InOut,
    KernelParams,
    Number,
    Out,
    Role,
    Str,
    Stream,
    Struct,
    Tagged,
    User,
    role_of,
)

Direction = Literal["in", "out", "inout"]

STREAM_KIND = "driver.CUstream"
_STREAM_NUMBER = 0x5354524D


def kind_number(kind: str) -> int:
    """The 32-bit name of a handle type ("toy.toyHandle") in C and on the wire's client side."""
    if kind == STREAM_KIND:
        return _STREAM_NUMBER
    return int.from_bytes(hashlib.blake2b(kind.encode(), digest_size=4).digest(), "little")


@attrs.frozen
class Place:
    """A handle inside a block of bytes, as its u64 token; `creates`: one that this call makes.

    `tag`: it is there only if the number at (offset, struct code) of the same element has that value.
    """

    offset: int
    kind: str
    creates: bool = False
    tag: tuple[int, str, int] | None = None


@attrs.frozen
class Member:
    """A resolved struct member."""

    name: str
    type: CType
    offset: int
    size: int
    code: str  # of one element, "" when it is not a number


@attrs.frozen
class StructLayout:
    """A struct's bytes on the client and on the wire (the same), and what in it is no plain data."""

    name: str
    size: int
    alignment: int
    members: tuple[Member, ...]
    places: tuple[Place, ...]
    nested: tuple[tuple[int, Part], ...]  # (offset of the pointer, the part behind it)

    def member(self, name: str) -> Member:
        for member in self.members:
            if member.name == name:
                return member
        raise SpecError(f"struct {self.name} has no member {name}")


@attrs.frozen
class Part:
    """Bytes of variable length that travel behind the fixed part.

    `length` in bytes is an expression over the call's parameters (for a nested part: over the members of the struct
    that points to it); None for a string. `stride` is the size of one element, whose handles are `places`.
    """

    path: str
    direction: Direction
    length: Expression | None
    stride: int
    nullable: bool
    places: tuple[Place, ...] = ()
    struct: StructLayout | None = None  # the element, when it is one
    owner: StructLayout | None = None  # the struct that holds the pointer to a nested part

    @property
    def nested(self) -> tuple[tuple[int, Part], ...]:
        return self.struct.nested if self.struct is not None else ()


@attrs.frozen
class Parameter:
    """One parameter: its C type, its role, its place in the fixed part.

    `code` is the struct code of its field ("" when it has none), `kind` the Entry kind of a handle ("toy.toyHandle").
    A Tagged parameter has `cases` instead of `part` and always the default in `part`.
    """

    name: str
    type: CType
    role: Role
    code: str
    offset: int
    size: int
    kind: str = ""
    small: bool = False
    creates: bool = False
    part: Part | None = None
    tag: str = ""
    cases: Mapping[int, Part] = attrs.field(factory=dict)
    length: Expression | None = None  # of a DevicePointer that is range-checked
    struct: StructLayout | None = None  # a struct by value

    @property
    def is_output(self) -> bool:
        """It has a descriptor in the reply."""
        return self.part is not None and self.part.direction != "in"


class Types:
    """The type names of one library: scalars, aliases, handles, structs."""

    def __init__(self, library: str, types: Mapping[str, str | Role | type[Role]], tables: Tables) -> None:
        self.library = library
        self.tables = tables
        self.aliases: dict[str, CType] = {}
        self.roles: dict[str, Role] = {}
        self._structs: dict[str, StructLayout] = {}
        self._parameters: dict[tuple[Declaration, Role | None], Parameter] = {}
        self._placed: dict[tuple[int, int], tuple[Parameter, Parameter]] = {}  # by the first one's id, which it keeps
        for name, meaning in types.items():
            if isinstance(meaning, str):
                self.aliases[name] = parse_type(meaning)
            else:
                self.roles[name] = role_of(meaning)

    def parameter(self, declaration: Declaration, role: Role | None) -> Parameter:
        """As `make_parameter`, once for all functions that have the same one."""
        try:
            known = self._parameters.get((declaration, role))
        except TypeError:  # a role with members of its own
            return make_parameter(self, declaration, role)
        if known is None:
            known = self._parameters[declaration, role] = make_parameter(self, declaration, role)
        return known

    def placed(self, parameter: Parameter, offset: int) -> Parameter:
        """A parameter at its offset, once for all functions that have the same one there."""
        key = id(parameter), offset
        if key not in self._placed:
            self._placed[key] = parameter, attrs.evolve(parameter, offset=offset)
        return self._placed[key][1]

    def resolve(self, ctype: CType) -> CType:
        """Follow the aliases of the base type."""
        for _ in range(16):
            alias = self.aliases.get(ctype.base)
            if alias is None or ctype.function:
                return ctype
            ctype = attrs.evolve(
                ctype, base=alias.base, const=ctype.const or alias.const, pointers=alias.pointers + ctype.pointers
            )
        raise SpecError(f"the type {ctype.base} is an alias of itself")

    def role(self, ctype: CType) -> Role | None:
        """The role that a type name brings with it, for a value of that type."""
        ctype = self.resolve(ctype)
        return None if ctype.is_pointer else self.roles.get(ctype.base)

    def kind(self, ctype: CType) -> str:
        """The Entry kind of a handle type."""
        ctype = self.resolve(ctype)
        role = self.roles.get(ctype.base)
        if isinstance(role, Stream):
            return STREAM_KIND
        if isinstance(role, Handle):
            return f"{role.library or self.library}.{role.of or ctype.base}"
        return ""

    def is_stream(self, ctype: CType) -> bool:
        return isinstance(self.role(ctype), Stream)

    def measure(self, ctype: CType) -> tuple[str, int, int]:
        """(struct code or "", size, alignment) of a value of that type; raises SpecError for an unknown one."""
        resolved = self.resolve(ctype)
        if resolved.is_pointer:
            return "Q", 8, 8
        role = self.roles.get(resolved.base)
        if isinstance(role, Struct):
            layout = self.struct(resolved.base)
            return "", layout.size, layout.alignment
        if isinstance(role, Handle) and role.small:
            return "i", 4, 4
        if role is not None:
            return "Q", 8, 8
        if resolved.base not in SCALARS:
            raise SpecError(f"unknown type {resolved.base!r}: say what it is in Library(types=...)")
        code, size = SCALARS[resolved.base]
        return code, size, size

    def sizeof(self, text: str) -> int:
        return self.measure(parse_type(text))[1]

    def struct(self, name: str) -> StructLayout:
        """The layout of a struct type of the library."""
        if name not in self._structs:
            role = self.roles.get(name)
            if not isinstance(role, Struct):
                raise SpecError(f"{name} is not a struct of this library")
            self._structs[name] = lay_out_struct(self, name, role)
        return self._structs[name]

    def expression(self, text: str | int) -> Expression:
        return parse_expression(text, self.tables, self.sizeof)


def align(offset: int, alignment: int) -> int:
    return (offset + alignment - 1) // alignment * alignment


def lay_out_struct(types: Types, name: str, role: Struct) -> StructLayout:
    """Lay a struct out by the rules of C, find its handles and the memory its pointers name."""
    offset, alignment = 0, 1
    members: list[Member] = []
    for text in role.members:
        declaration = parse_declaration(text)
        code, size, aligned = types.measure(declaration.type.element)
        offset = align(offset, aligned)
        total = size * (declaration.type.array if declaration.type.array is not None else 1)
        members.append(Member(declaration.name, declaration.type, offset, total, code))
        offset, alignment = offset + total, max(alignment, aligned)
    layout = StructLayout(name, align(offset, alignment), alignment, tuple(members), (), ())
    for unknown in role.roles.keys() - {member.name for member in members}:
        raise SpecError(f"struct {name} has no member {unknown}")
    places: list[Place] = []
    nested: list[tuple[int, Part]] = []
    for member in members:
        _fill_member(types, layout, member, role.roles.get(member.name), places, nested)
    return attrs.evolve(layout, places=tuple(places), nested=tuple(nested))


def _fill_member(
    types: Types,
    layout: StructLayout,
    member: Member,
    role: Role | None,
    places: list[Place],
    nested: list[tuple[int, Part]],
) -> None:
    where = f"{layout.name}.{member.name}"
    element = types.resolve(member.type.element)
    kind = "" if element.is_pointer else types.kind(element)
    role = role or (types.role(element) if not kind else None)
    if kind:
        if not isinstance(role, Out | None) or types.measure(element)[1] != 8:
            raise SpecError(f"{where}: a handle member is a token of 8 bytes, and may be Out(creates=True)")
        step = range(member.offset, member.offset + member.size, 8)
        places.extend(Place(offset, kind, isinstance(role, Out)) for offset in step)
    elif isinstance(role, Tagged):
        places.extend(_tagged_places(types, layout, member, role))
    elif isinstance(role, In):
        if member.type.array is not None:
            raise SpecError(f"{where}: an array of pointers to host memory is not remotable")
        nested.append((member.offset, attrs.evolve(make_part(types, where, element, role), owner=layout)))
    elif isinstance(role, Struct):
        inner = types.struct(element.base)
        if inner.nested:
            raise SpecError(f"{where}: a struct with pointers inside a struct is not remotable")
        places.extend(attrs.evolve(place, offset=place.offset + member.offset) for place in inner.places)
    elif element.is_pointer and not isinstance(role, DevicePointer):
        raise SpecError(f"{where} is a pointer without a role")


def _tagged_places(types: Types, layout: StructLayout, member: Member, role: Tagged) -> list[Place]:
    tag = layout.member(role.tag)
    if tag.code not in ("i", "I"):
        raise SpecError(f"{layout.name}.{member.name}: the tag {role.tag} must be an int")
    places: list[Place] = []
    for value, case in role.cases.items():
        if not isinstance(case, Struct):
            raise SpecError(f"{layout.name}.{member.name}: the cases of a tagged member are Structs")
        inner = lay_out_struct(types, f"{layout.name}.{member.name}", case)
        if inner.size > member.size or inner.nested:
            raise SpecError(f"{layout.name}.{member.name}: case {value} does not fit")
        for place in inner.places:
            places.append(attrs.evolve(place, offset=place.offset + member.offset, tag=(tag.offset, tag.code, value)))
    return places


def make_part(types: Types, path: str, ctype: CType, role: In | InOut | Out | HostOrDevice) -> Part:
    """The part behind a pointer with a role."""
    of = parse_type(role.of) if not isinstance(role, HostOrDevice) and role.of else None
    pointee = types.resolve(of or types.resolve(ctype).pointee)
    struct: StructLayout | None = None
    places: tuple[Place, ...] = ()
    stride = 1
    if pointee != attrs.evolve(pointee, base="void", pointers=()):
        stride = types.measure(pointee)[1]
        kind = "" if pointee.is_pointer else types.kind(pointee)
        if kind:
            if isinstance(role, Out | InOut) or stride != 8:
                raise SpecError(f"{path}: handles come back only by Out(creates=True), and small ones not in arrays")
            places = (Place(0, kind),)
        elif isinstance(types.roles.get(pointee.base), Struct) and not pointee.is_pointer:
            struct = types.struct(pointee.base)
            places = struct.places
    elif role.bytes is None:
        raise SpecError(f"{path}: a void pointer needs bytes=")
    length = types.expression(role.bytes) if role.bytes is not None else scaled(types.expression(role.count), stride)
    if struct is not None and struct.nested and (length.constant != stride or not isinstance(role, In)):
        raise SpecError(f"{path}: a struct with pointers travels alone and inwards only")
    if places and role.bytes is not None and role.bytes != stride:
        raise SpecError(f"{path}: handles are counted, not measured in bytes")
    return Part(path, _direction(role), length, stride, role.nullable, places, struct)


def _direction(role: Role) -> Direction:
    if isinstance(role, InOut):
        return "inout"
    if isinstance(role, HostOrDevice) and role.out:
        return "inout" if role.reads else "out"
    return "out" if isinstance(role, Out) else "in"


def make_parameter(types: Types, declaration: Declaration, role: Role | None) -> Parameter:
    """Resolve one parameter; its offset is set by `place`. Raises SpecError for a pointer without a role."""
    name, ctype = declaration.name, types.resolve(declaration.type)
    own = types.role(ctype)
    if role is not None and own is not None and not isinstance(role, type(own)):
        raise SpecError(f"{name}: the type {declaration.type} says {type(own).__name__} already")
    role = role or own
    base = Parameter(name, declaration.type, role or Number(), "Q", 0, 8)
    match role:
        case Handle() | Stream():
            if ctype.is_pointer and not isinstance(role, Stream):
                raise SpecError(f"{name}: a handle needs a type of its own in Library(types=...)")
            small = isinstance(own, Handle) and own.small
            return attrs.evolve(base, kind=types.kind(ctype) or STREAM_KIND, small=small)
        case Struct():
            if ctype.is_pointer:
                raise SpecError(f"{name}: a pointer to a struct is In(), InOut() or Out()")
            layout = types.struct(ctype.base)
            if layout.nested:
                raise SpecError(f"{name}: a struct with pointers cannot travel by value")
            return attrs.evolve(base, code=f"{layout.size}s", size=layout.size, struct=layout)
        case Str():
            return attrs.evolve(base, part=Part(name, "in", None, 1, role.nullable))
        case Out(creates=True):
            return _creation(types, base, ctype)
        case In() | InOut() | Out():
            _expect_pointer(name, ctype)
            return attrs.evolve(base, part=make_part(types, name, ctype, role))
        case HostOrDevice():
            _expect_pointer(name, ctype)
            return attrs.evolve(base, size=16, part=make_part(types, name, ctype, role))
        case Tagged():
            return _tagged(types, base, ctype, role)
        case KernelParams():
            return attrs.evolve(base, part=Part(name, "in", None, 1, True))
        case DevicePointer():
            return attrs.evolve(base, length=_device_length(types, ctype, role))
        case Callback():
            return base
        case User():
            return attrs.evolve(base, code="", size=0)
    if ctype.is_pointer:
        raise SpecError(f"{name} is a pointer without a role (In, Out, InOut, Str, DevicePointer, ...)")
    code, size, _ = types.measure(ctype)
    return attrs.evolve(base, code=code, size=size)


def _expect_pointer(name: str, ctype: CType) -> None:
    if not ctype.pointers:
        raise SpecError(f"{name} is not a pointer")


def _creation(types: Types, base: Parameter, ctype: CType) -> Parameter:
    pointee = ctype.pointee if ctype.pointers else None
    own = types.role(pointee) if pointee is not None else None
    if pointee is None or not isinstance(own, Handle | Stream):
        raise SpecError(f"{base.name}: creates=True needs a pointer to a handle type")
    return attrs.evolve(base, kind=types.kind(pointee), small=isinstance(own, Handle) and own.small, creates=True)


def _tagged(types: Types, base: Parameter, ctype: CType, role: Tagged) -> Parameter:
    _expect_pointer(base.name, ctype)
    cases: dict[int, Part] = {}
    for value, case in role.cases.items():
        if not isinstance(case, In):
            raise SpecError(f"{base.name}: the cases of a tagged parameter are In")
        cases[value] = make_part(types, base.name, ctype, case)
    if not isinstance(role.default, In):
        raise SpecError(f"{base.name}: a tagged parameter needs default=In(...)")
    parts = [*cases.values(), default := make_part(types, base.name, ctype, role.default)]
    if any(part.nested for part in parts) or len({part.nullable for part in parts}) > 1:
        raise SpecError(f"{base.name}: the cases must agree in nullable and hold no pointers")
    return attrs.evolve(base, part=default, tag=role.tag, cases=cases)


def _device_length(types: Types, ctype: CType, role: DevicePointer) -> Expression | None:
    if role.bytes is not None:
        return types.expression(role.bytes)
    if role.count is None:
        return None
    if not ctype.pointers:
        raise SpecError("a DevicePointer without an element type is measured by bytes=")
    return scaled(types.expression(role.count), types.measure(ctype.pointee)[1])


def place(types: Types, parameters: list[Parameter]) -> tuple[tuple[Parameter, ...], int]:
    """Give each field its offset by natural alignment (structs: 8): (parameters, size of the fixed part)."""
    offset = 0
    placed: list[Parameter] = []
    for parameter in parameters:
        alignment = 8 if parameter.struct is not None or parameter.size in (0, 16) else parameter.size
        if parameter.size:
            offset = align(offset, alignment)
        placed.append(types.placed(parameter, offset))
        offset += parameter.size
    return tuple(placed), align(offset, 8)
