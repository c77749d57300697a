"""C text that several generated files share: declarations, names, tokens, banners."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gtap_core.spec.expression import Expression, Name
from gtap_core.spec.layout import STREAM_KIND, Parameter, kind_number
from gtap_core.spec.library import Function, Library
from gtap_core.spec.prototype import CType
from gtap_core.spec.roles import Handle, HostOrDevice, Stream, Struct

_WIRE_TYPES = {
    "b": "int8_t", "B": "uint8_t", "?": "uint8_t", "h": "int16_t", "H": "uint16_t", "i": "int32_t", "I": "uint32_t",
    "q": "int64_t", "Q": "uint64_t", "f": "float", "d": "double",
}  # fmt: skip


def fingerprint(library: Library) -> str:
    """A short hash of everything in the spec that generated code depends on."""
    digest = hashlib.blake2b(digest_size=8)
    facts = (
        (library.name, library.sonames, library.package, library.layout, library.statuses, library.exports),
        (library.needs, library.headers, library.major, library.enter, library.leave),
        *([(library.node, library.export_only)] if library.export_only else []),
        *([sorted(library.wraps.items())] if library.wraps else []),
        *([library.handwritten] if library.handwritten != "*.c" else []),
        (sorted(library.tables.items()), library.types.aliases, library.types.roles),
    )
    digest.update(repr(facts).encode())
    for each in library.declared:
        roles = [(parameter.name, parameter.role) for parameter in each.parameters]
        options = (each.ordinal, each.kind, each.mode, each.destroys, each.poisons, each.waits, each.variants,
                   each.only, each.to, each.status_map, each.reason, *filter(None, (each.valid,)))  # fmt: skip
        digest.update(repr((each.prototype.declare(), roles, options)).encode())
    return digest.hexdigest()


def banner(library: Library) -> str:
    """The first line of every generated C file."""
    spec = f"the spec of {library.name} ({library.package}), hash {fingerprint(library)}"
    return f"/* Generated from {spec}. Do not edit. */\n"


def text_literal(text: str) -> str:
    """A C string literal."""
    escaped = "".join(
        c if " " <= c <= "~" and c not in '"\\?' else "".join(f"\\{b:03o}" for b in c.encode()) for c in text
    )
    return f'"{escaped}"'


def typedefs(library: Library, *, with_structs: bool) -> str:
    """The types that prototypes use: aliases, handles, and (unless the plugin's headers define them) structs."""
    lines = [f"typedef {alias.declare(name)};" for name, alias in library.types.aliases.items()]
    lines += [line for name, role in library.types.roles.items() if (line := _handle_typedef(name, role))]
    structs = [name for name, role in library.types.roles.items() if isinstance(role, Struct)]
    for name in structs:
        layout = library.types.struct(name)
        if with_structs:
            members = " ".join(f"{member.type.declare(member.name)};" for member in layout.members)
            lines.append(f"typedef struct {name} {{ {members} }} {name};")
        lines.append(f'_Static_assert(sizeof({name}) == {layout.size}, "{name} as in the spec");')
    return "".join(line + "\n" for line in lines)


def _handle_typedef(name: str, role: object) -> str:
    if isinstance(role, Stream):
        return f"typedef struct CUstream_st *{name};"
    if not isinstance(role, Handle):
        return "" if isinstance(role, Struct) else f"typedef unsigned long long {name};"
    if role.small:
        return f"typedef int {name};"
    tag = role.tag or f"{role.of or name}_st"
    return f"typedef {'void' if tag == 'void' else 'struct ' + tag} *{name};"


def kind_macro(library: Library, kind: str) -> str:
    """The C name of a handle kind."""
    return "GTAP_KIND_STREAM" if kind == STREAM_KIND else f"{library.name.upper()}_KIND_{kind.rpartition('.')[2]}"


def kind_macros(library: Library) -> str:
    """One #define per handle type."""
    kinds = {library.types.kind(CType(name)) for name in library.types.roles} - {"", STREAM_KIND}
    return "".join(
        f"#define {kind_macro(library, kind)} UINT32_C({kind_number(kind):#010x})\n" for kind in sorted(kinds)
    )


def parameters(function: Function, first: Iterable[str] = ()) -> str:
    """The C parameter list."""
    own = [each.type.declare(each.name) for each in function.prototype.parameters]
    return ", ".join([*first, *own]) or "void"


def names(function: Function, first: Iterable[str] = ()) -> str:
    """The arguments of a call that passes the parameters on."""
    return ", ".join([*first, *(each.name for each in function.prototype.parameters)])


def token(library: Library, parameter: Parameter) -> str:
    """The C expression of a handle parameter's token; 0 or GTAP_NO_TOKEN if it is not live."""
    if parameter.kind == STREAM_KIND:
        return f"gtap_stream_token(session, {parameter.name})"
    small = "small_" if parameter.small else ""
    return f"gtap_{small}handle_token(session, {parameter.name}, {kind_macro(library, parameter.kind)})"


def as_count(library: Library, ctype: CType, text: str) -> str:
    """A C integer of that type as a count (gtap/count.h)."""
    signed = library.types.measure(ctype)[0] in "bhiq"
    return f"gtap_count_signed({text})" if signed else f"gtap_count({text})"


def count(function: Function, expression: Expression) -> str:
    """A count over a function's parameters as C text."""

    def read(name: Name) -> str:
        ctype = function.library.types.resolve(function.parameter(name.name).type)
        if name.deref:
            return f"({name.name} == NULL ? 0 : {as_count(function.library, ctype.pointee, '*' + name.name)})"
        return as_count(function.library, ctype, name.name)

    return expression.c(read, function.library.name)


def tables(library: Library) -> str:
    """The library's tables as C functions."""
    text = ""
    for table, entries in library.tables.items():
        cases = "".join(f"    case {key}: return UINT64_C({value});\n" for key, value in entries.items())
        text += (
            f"static inline uint64_t {library.name}_table_{table}(uint64_t key)\n{{\n    switch (key) {{\n{cases}"
            "    default: return GTAP_TOO_LARGE;\n    }\n}\n\n"
        )
    return text


def wire_name(function: Function) -> str:
    """The wire function's name; functions of one name that differ by soname carry their ordinal."""
    same = [each for each in function.library.functions.values() if each.name == function.name]
    suffix = "" if len(same) == 1 else f"_{function.ordinal}"
    return f"{function.library.name}_wire_{function.name}{suffix}"


def body_name(function: Function) -> str:
    """The struct of a call's fixed part."""
    return f"struct {wire_name(function).replace('_wire_', '_body_')}"


def body_struct(function: Function) -> str:
    """Its definition; nothing where a call has no fixed part."""
    fields = [parameter for parameter in function.parameters if parameter.code]
    if not fields:
        return ""
    members = "".join(f"    {_field(parameter)}\n" for parameter in fields)
    last = fields[-1]
    offset = last.offset + (8 if isinstance(last.role, HostOrDevice) else 0)
    check = f'_Static_assert(offsetof({body_name(function)}, {last.name}) == {offset}, "layout");\n'
    return f"{body_name(function)} {{\n{members}}};\n{check}"


def _field(parameter: Parameter) -> str:
    if parameter.struct is not None:
        return f"_Alignas(8) unsigned char {parameter.name}[{parameter.size}];"
    if isinstance(parameter.role, HostOrDevice):
        return f"uint64_t {parameter.name}_address, {parameter.name};"
    return f"{_WIRE_TYPES[parameter.code]} {parameter.name};"
