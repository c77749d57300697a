"""Writes `<library>_thunks.c`: for each function without a handler what the server does with a call of it."""

from __future__ import annotations

from collections.abc import Callable

from gtap_core.generate import ctext
from gtap_core.spec.expression import Expression, Name
from gtap_core.spec.layout import Parameter, Part
from gtap_core.spec.library import Function, Library
from gtap_core.spec.marshal import pointee_signed
from gtap_core.spec.roles import Callback, Handle, HostOrDevice, KernelParams, Str, Stream

_HEAD = (
    "(const struct gtap_thunk_world *world, void *function, const unsigned char *body,\n"
    "    uint32_t size, struct gtap_thunk_answer *answer)"
)
_NUMBERS = (1, 2, 4, 8)  # bytes of a number that a count may read behind a pointer


def thunked(library: Library) -> list[Function]:
    """The functions that have a thunk, by ordinal."""
    return [function for _, function in sorted(library.functions.items()) if not lacks_thunk(function)]


def lacks_thunk(function: Function) -> str:
    """Why a function is the session runtime's alone; "" for one that has a thunk."""
    if function.name in function.library.handlers:
        return "it has a handler"
    if function.name.startswith("gtap"):
        return "no library has it"
    if function.creates or function.destroys or function.poisons:
        return "it changes what handles there are"
    if function.mode == "defer":
        return "its output is pushed"
    for parameter in function.parameters:
        if isinstance(parameter.role, KernelParams):
            return "a kernel's arguments are the driver's"
        if parameter.part is not None and parameter.part.nested:
            return "pointers lie in its memory"
        if parameter.struct is not None and parameter.struct.places:
            return "handles lie in its memory"
        for name in _counted_by(parameter):
            if name.deref and not _is_number(function.parameter(name.name)):
                return f"*{name.name} is no number"
    return ""


def _counted_by(parameter: Parameter) -> list[Name]:
    lengths = [part.length for part in (parameter.part, *parameter.cases.values()) if part is not None]
    return [name for length in (*lengths, parameter.length) if length is not None for name in length.names()]


def _is_number(parameter: Parameter) -> bool:
    part = parameter.part
    return part is not None and part.stride in _NUMBERS and not isinstance(parameter.role, HostOrDevice)


def thunks(library: Library) -> str:
    """The text of the file; nothing for a library without any."""
    functions = thunked(library)
    if not functions:
        return ""
    includes = '#include <stddef.h>\n\n#include "gtap/abi.h"\n#include "gtap/thunk.h"\n\n'
    types = ctext.typedefs(library, with_structs=True) + "\n" + ctext.kind_macros(library) + "\n"
    bodies = "\n".join(_Thunk(function).text() for function in functions)
    return ctext.banner(library) + includes + types + ctext.tables(library) + bodies + _table(library, functions)


def _name(function: Function) -> str:
    return ctext.wire_name(function).replace("_wire_", "_thunk_")


def _table(library: Library, functions: list[Function]) -> str:
    rows = "".join(
        f"    [{each.ordinal}] = {{{ctext.text_literal(each.name)}, {_name(each)}}},\n" for each in functions
    )
    return (
        f"\nstatic const struct gtap_thunk_entry entries[{library.ordinals + 1}] = {{\n{rows}}};\n\n"
        f"GTAP_EXPORT extern const struct gtap_thunk_table {library.name}_thunks;\n"
        f"const struct gtap_thunk_table {library.name}_thunks = {{\n"
        f"    .abi = GTAP_THUNK_ABI,\n    .ordinals = {library.ordinals},\n"
        f"    .golden = UINT64_C({library.golden[-1]:#018x}),\n    .entries = entries,\n}};\n"
    )


class _Thunk:
    """Builds one thunk in the order: take apart, measure, find, make room, call."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.library = function.library
        self.parts: list[str] = []
        self.lengths: list[str] = []
        self.found: list[str] = []
        self.outputs: list[str] = []
        self.arguments: list[str] = []

    def text(self) -> str:
        for parameter, declaration in zip(self.function.parameters, self.function.prototype.parameters, strict=True):
            self.arguments.append(self._argument(parameter, declaration.type.declare("").strip()))
        lines = [*self._begin(), *self._paddings(), *self.parts, "gtap_thunk_end(&frame);", *self.lengths]
        lines += [*self.found, *self.outputs, *self._call()]
        body = "".join(f"    {line}\n" for line in lines)
        layout = f"/* {self.library.layout_lines[self.function.ordinal - 1]} */\n"
        head = f"static int32_t {_name(self.function)}{_HEAD}\n"
        return f"{layout}{ctext.body_struct(self.function)}{head}{{\n{body}}}\n"

    def _begin(self) -> list[str]:
        fixed, outputs = self.function.call.fixed, len(self.function.outputs)
        lines = [
            "struct gtap_thunk_frame frame;",
            f"if (gtap_thunk_begin(&frame, world, body, size, {fixed}, answer, {outputs}) != GTAP_THUNK_DONE)",
            "    return frame.verdict;",
        ]
        return [*lines, f"const {ctext.body_name(self.function)} *fixed = (const void *)body;"] if fixed else lines

    def _paddings(self) -> list[str]:
        lines, end = [], 0
        for parameter in self.function.parameters:
            if parameter.code:
                lines += [(end, parameter.offset)] if parameter.offset > end else []
                end = parameter.offset + parameter.size
        lines += [(end, self.function.call.fixed)] if self.function.call.fixed > end else []
        return [f"gtap_thunk_padding(&frame, {start}, {stop - start});" for start, stop in lines]

    def _call(self) -> list[str]:
        types = ", ".join(each.type.declare("").strip() for each in self.function.prototype.parameters) or "void"
        called = self.function.prototype.result.declare(f"(*called)({types})")
        return [
            "if (!gtap_thunk_ready(&frame))",
            "    return frame.verdict;",
            f"{called} = function;",
            f"int32_t status = called == NULL ? 0 : (int32_t)called({', '.join(self.arguments)});",
            "return gtap_thunk_done(&frame, status);",
        ]

    # ---- parameters ----

    def _argument(self, parameter: Parameter, ctype: str) -> str:
        """What is passed on for it."""
        name, role = parameter.name, parameter.role
        if not parameter.code:
            return f"({ctype})0"
        if isinstance(role, Callback):
            self.found.append(f"gtap_thunk_wish(&frame, fixed->{name} == 0);")
            return f"({ctype})0"
        if parameter.kind:
            return f"({ctype})(uintptr_t){self._handle(parameter)}"
        if parameter.struct is not None:
            self.found.append(f"{ctype} {name}_value;")
            self.found.append(f"memcpy(&{name}_value, fixed->{name}, sizeof {name}_value);")
            return f"{name}_value"
        if parameter.part is not None:
            self._part(parameter, parameter.part)
            return f"({ctype}){name}_part.pointer"
        if parameter.length is not None:
            self.found.append(f"gtap_thunk_range(&frame, fixed->{name}, {self._count(parameter.length)});")
        if self.library.types.resolve(parameter.type).is_pointer:
            return f"({ctype})(uintptr_t)fixed->{name}"
        return f"fixed->{name} != 0" if parameter.code == "?" else f"fixed->{name}"

    def _handle(self, parameter: Parameter) -> str:
        name = parameter.name
        if isinstance(parameter.role, Stream):
            self.found.append(f"uint64_t {name}_value = gtap_thunk_stream(&frame, fixed->{name});")
            return f"{name}_value"
        call = f"gtap_thunk_handle(&frame, {ctext.kind_macro(self.library, parameter.kind)}, fixed->{name})"
        if isinstance(parameter.role, Handle) and parameter.role.nullable:
            call = f"fixed->{name} == 0 ? 0 : {call}"
        self.found.append(f"uint64_t {name}_value = {call};")
        return f"{name}_value"

    def _part(self, parameter: Parameter, part: Part) -> None:
        name, out = parameter.name, part.direction != "in"
        if isinstance(parameter.role, HostOrDevice):
            taken = f"gtap_thunk_either(&frame, fixed->{name}_address, fixed->{name}, {int(part.direction == 'out')})"
        else:
            taken = f"gtap_thunk_{'want' if part.direction == 'out' else 'in'}(&frame, fixed->{name})"
        self.parts.append(f"struct gtap_thunk_part {name}_part = {taken};")
        if out:
            self.outputs.append(f"gtap_thunk_output(&frame, &{name}_part, {int(part.direction == 'inout')});")
        if parameter.cases:
            self.lengths += self._by_tag(parameter, self._measured)
            held = any(case.places for case in parameter.cases.values())
            self.found += self._by_tag(parameter, self._embeds) if held else []
        elif isinstance(parameter.role, Str):
            self.lengths.append(f"gtap_thunk_string(&frame, &{name}_part, {int(part.nullable)});")
        else:
            self.lengths += self._measured(name, part)
            self.found += self._embeds(name, part)

    def _measured(self, name: str, part: Part) -> list[str]:
        assert part.length is not None
        return [f"gtap_thunk_expect(&frame, &{name}_part, {self._count(part.length)}, {int(part.nullable)});"]

    def _embeds(self, name: str, part: Part) -> list[str]:
        return [f"gtap_thunk_embeds(&frame, &{name}_part, {part.stride});"] if part.places else []

    def _by_tag(self, parameter: Parameter, lines: Callable[[str, Part], list[str]]) -> list[str]:
        """What the part asks for that the tag chooses."""
        assert parameter.part is not None
        chosen = [(f"case {value}:", part) for value, part in parameter.cases.items()]
        text = [f"switch ({self._number(self.function.parameter(parameter.tag))}) {{"]
        for label, part in [*chosen, ("default:", parameter.part)]:
            text += [label, *(f"    {line}" for line in lines(parameter.name, part)), "    break;"]
        return [*text, "}"]

    def _number(self, parameter: Parameter) -> str:
        return f"(fixed->{parameter.name} != 0)" if parameter.code == "?" else f"fixed->{parameter.name}"

    def _count(self, expression: Expression) -> str:
        return expression.c(self._read, self.library.name)

    def _read(self, name: Name) -> str:
        parameter = self.function.parameter(name.name)
        if name.deref:
            assert parameter.part is not None
            signed = int(pointee_signed(parameter))
            return f"gtap_thunk_number(&{name.name}_part, {parameter.part.stride}, {signed})"
        signed_ = "_signed" if parameter.code in "bhiq" else ""
        return f"gtap_count{signed_}({self._number(parameter)})"
