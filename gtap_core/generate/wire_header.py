"""Writes `<library>_wire.h`: one inline function per wire function, which marshals, sends and unmarshals."""

from __future__ import annotations

from gtap_core.errors import SpecError
from gtap_core.generate import ctext
from gtap_core.spec.expression import Expression, Name
from gtap_core.spec.layout import STREAM_KIND, Parameter, Part, Place, StructLayout
from gtap_core.spec.library import Function, Library
from gtap_core.spec.roles import Callback, DevicePointer, Handle, HostOrDevice, KernelParams, Str


def wire_header(library: Library) -> str:
    """The text of the header."""
    guard = f"{library.name.upper()}_WIRE_H"
    includes = "".join(f'#include "{header}"\n' for header in ("gtap/marshal.h", *library.headers))
    functions = "\n".join(_function(function) for _, function in sorted(library.functions.items()))
    types = ctext.typedefs(library, with_structs=not library.headers) + "\n" + ctext.kind_macros(library)
    facts = f"\nextern const gtap_library {library.name}_wire_library;\n\n" + ctext.tables(library)
    opening = f"#ifndef {guard}\n#define {guard}\n\n{includes}\n"
    return f"{ctext.banner(library)}{opening}{types}{facts}{functions}\n#endif\n"


def _function(function: Function) -> str:
    return _Writer(function).text()


class _Writer:
    """Builds one wire function in the order: check, prepare, begin, fill, put, send, get."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.library = function.library
        self.name = f"{self.library.name}_wire_library"
        self.blocks: list[str] = []  # static functions before it
        self.checks: list[str] = []
        self.made: list[str] = []
        self.prepare: list[str] = []
        self.fill: list[str] = []
        self.parts: list[str] = []  # gtap_part variables in the order they are put
        self.undo: list[str] = []  # when the call did not succeed
        self.expects: list[str] = []  # of outputs that may be large
        self.gets: list[str] = []
        self.settle: list[str] = []  # when it did

    def text(self) -> str:
        for parameter in sorted(self.function.parameters, key=lambda each: not each.creates):
            self._parameter(parameter)  # what is made first is undone by every later return
        if self.function.valid:
            self.checks += self._refuse(f"!GTAP_VALID({self.function.valid})", "invalid_value")
        ending = self._ending()
        head = ctext.parameters(self.function, ["gtap_session *session"])
        body = "".join(f"    {line}\n" for line in (*self.checks, *self.made, *self.prepare, *self._begin(), *ending))
        line = f"/* {self.library.layout_lines[self.function.ordinal - 1]} */\n"
        signature = f"static inline int32_t {ctext.wire_name(self.function)}({head})\n"
        return "".join(self.blocks) + line + ctext.body_struct(self.function) + signature + "{\n" + body + "}\n"

    def _begin(self) -> list[str]:
        if self._is_whole():
            return self._fixed_part()
        sizes = " + ".join(f"gtap_part_size(&{part})" for part in self.parts) or "0"
        arguments = f"&frame, session, &{self.name}, {self.function.ordinal}, {self.function.call.fixed}, {sizes}"
        failed = self._leave(f"gtap_begin({arguments}) != 0", f"gtap_refused(session, &{self.name})")
        lines = ["gtap_frame frame;", *failed]
        if self.fill:
            lines.append(f"{ctext.body_name(self.function)} *body = frame.fixed;")
        return [*lines, *self.fill, *(f"gtap_put(&frame, &{part});" for part in self.parts)]

    def _is_whole(self) -> bool:
        """Whether nothing comes back, not even of the first one: it is posted by one call."""
        creates = self.function.creates and self.library.first_create_waits
        return self.function.mode == "post" and not creates

    def _fixed_part(self) -> list[str]:
        if not self.fill:
            return []
        body, size = ctext.body_name(self.function), self.function.call.fixed
        return [
            f"union {{ {body} body; uint64_t words[{(size + 7) // 8}]; }} fixed;",
            "memset(&fixed, 0, sizeof fixed);",
            f"{body} *body = &fixed.body;",
            *self.fill,
        ]

    def _post_whole(self) -> list[str]:
        parts = f"{{{', '.join(self.parts)}}}"
        fixed = "&fixed, sizeof fixed" if self.fill else "NULL, 0"
        sent = f"parts, {len(self.parts)}" if self.parts else "NULL, 0"
        call = f"gtap_post_whole(session, &{self.name}, {self.function.ordinal}, {fixed}, {sent})"
        return [*([f"const gtap_part parts[] = {parts};"] if self.parts else []), f"int32_t status = {call};"]

    def _leave(self, condition: str, result: str) -> list[str]:
        """Return on a condition, after undoing what was made so far."""
        if not self.undo:
            return [f"if ({condition})", f"    return {result};"]
        return [f"if ({condition}) {{", *(f"    {line}" for line in self.undo), f"    return {result};", "}"]

    def _leave_with(self, condition: str, status: str) -> list[str]:
        return self._leave(condition, f"{self.name}.statuses.{status}")

    def _refuse(self, condition: str, status: str) -> list[str]:
        return [f"if ({condition})", f"    return {self.name}.statuses.{status};"]

    # ---- sending ----

    def _ending(self) -> list[str]:
        function = self.function
        lines: list[str] = []
        if function.mode == "defer":
            output = function.outputs[0].name
            return [f"return gtap_defer(&frame, {output}, {output}_length);"]
        if function.mode == "call":
            if function.waits == "wanted":
                wanted = " && ".join(f"body->{each.name} >> 48 == 1" for each in function.outputs) or "1"
                lines += [f"if ({wanted})", "    return gtap_post(&frame);"]
            lines += [
                "gtap_reply reply;",
                *self.expects,
                "int32_t status = gtap_call(&frame, &reply);",
                *self.gets,
                "gtap_done(&reply);",
            ]
        elif function.creates and self.library.first_create_waits:
            kind = ctext.kind_macro(self.library, function.parameter(function.creates).kind)
            lines.append(f"int32_t status = gtap_create(&frame, {kind});")
        else:
            lines += self._post_whole()
        if self.undo or self.settle:
            lines += self._leave("status != 0", "status")
        if not self.settle and not self.undo and lines[-1].startswith("int32_t status = "):
            return [*lines[:-1], lines[-1].replace("int32_t status =", "return", 1)]
        return [*lines, *self.settle, f"return {self._ended()};"]

    def _ended(self) -> str:
        """What a call returns that has succeeded: what ends an object tells here what failed before."""
        if not self.function.destroys or self.library.name == STREAM_KIND.partition(".")[0]:
            return "status"
        self.prepare.append(f"const int32_t late_status = gtap_late(session, &{self.name});")
        return "late_status"

    # ---- parameters ----

    def _parameter(self, parameter: Parameter) -> None:
        name, role = parameter.name, parameter.role
        if not parameter.code:
            self.checks.append(f"(void){name};") if not self._is_used_user(name) else None
        elif parameter.creates:
            self._creation(parameter)
        elif parameter.kind:
            self._handle(parameter)
        elif isinstance(role, HostOrDevice):
            self._host_or_device(parameter)
        elif isinstance(role, KernelParams):
            self._kernel_params(parameter, role)
        elif isinstance(role, Callback):
            self._callback(parameter, role)
        elif isinstance(role, Str):
            self._string(parameter, role)
        elif parameter.cases:
            self._tagged(parameter)
        elif parameter.struct is not None:
            self._by_value(parameter, parameter.struct)
        elif parameter.part is not None:
            self._pointer(parameter, parameter.part)
        elif isinstance(role, DevicePointer):
            self.fill.append(
                f"body->{name} = (uint64_t)(uintptr_t){name};"
                if self._is_pointer(parameter)
                else f"body->{name} = {name};"
            )
        else:
            self.fill.append(f"body->{name} = {name};")

    def _is_pointer(self, parameter: Parameter) -> bool:
        return self.library.types.resolve(parameter.type).is_pointer

    def _is_used_user(self, name: str) -> bool:
        return any(
            isinstance(p.role, Callback) and p.role.user == name and p.role.register for p in self.function.parameters
        )

    def _creation(self, parameter: Parameter) -> None:
        name, kind = parameter.name, ctext.kind_macro(self.library, parameter.kind)
        small = "small" if parameter.small else "shadow"
        ctype = "int32_t " if parameter.small else "void *"
        self.checks += self._refuse(f"{name} == NULL", "invalid_value")
        self.made.append(f"{ctype}{name}_made = gtap_{small}_create(session, {kind});")
        failed = f"{name}_made == {'0' if parameter.small else 'NULL'}"
        self.made += self._refuse(failed, "out_of_memory")
        self.undo.append(f"gtap_{small}_destroy({name}_made, {kind});")
        self.fill.append(f"body->{name} = gtap_{small}_token({name}_made, {kind});")
        self.settle.append(f"*{name} = {name}_made;")

    def _handle(self, parameter: Parameter) -> None:
        name = parameter.name
        none = "GTAP_NO_TOKEN" if parameter.kind == STREAM_KIND else "0"
        nullable = isinstance(parameter.role, Handle) and parameter.role.nullable
        self.checks.append(f"uint64_t {name}_token = {ctext.token(self.library, parameter)};")
        condition = f"{name}_token == {none}" + (
            f" && {name} != {'0' if parameter.small else 'NULL'}" if nullable else ""
        )
        self.checks += self._refuse(condition, "invalid_handle")
        self.fill.append(f"body->{name} = {name}_token;")
        if self.function.destroys == name:
            small = "small" if parameter.small else "shadow"
            self.settle.append(f"gtap_{small}_destroy({name}, {ctext.kind_macro(self.library, parameter.kind)});")

    def _string(self, parameter: Parameter, role: Str) -> None:
        name = parameter.name
        if not role.nullable:
            self.checks += self._refuse(f"{name} == NULL", "invalid_value")
        self._part(name, f"gtap_string(session, {name})")

    def _part(self, name: str, value: str) -> None:
        self.prepare.append(f"gtap_part {name}_part = {value};")
        self.parts.append(f"{name}_part")
        self.fill.append(f"body->{name} = {name}_part.descriptor;")

    def _length(self, name: str, part: Part) -> None:
        assert part.length is not None
        self.checks.append(f"uint64_t {name}_length = {ctext.count(self.function, part.length)};")
        unfit = "gtap_unfit_or_null" if part.nullable else "gtap_unfit"
        self.checks += self._refuse(f"{unfit}({name}, {name}_length)", "invalid_value")

    def _pointer(self, parameter: Parameter, part: Part) -> None:
        name = parameter.name
        self._length(name, part)
        if part.direction == "out":
            self.fill.append(f"body->{name} = gtap_want({name}, {name}_length);")
        elif part.nested:
            self._deep(parameter, part)
        else:
            sent = self._rewritten(name, name, part, f"{name}_length")
            self._part(name, f"gtap_in(session, {sent}, {name}_length)")
        if part.direction != "in":
            self._get(name, name, part)

    def _get(self, name: str, destination: str, part: Part) -> None:
        assert part.length is not None
        if part.length.constant is None:  # it may be large
            self.expects.append(f"gtap_expect(&frame, {len(self.gets)}, {destination}, {name}_length);")
        self.gets.append(f"gtap_get(&reply, {destination}, {name}_length);")

    def _rewritten(self, name: str, source: str, part: Part, length: str) -> str:
        """The variable to send: the memory itself, or a copy in which handles are tokens."""
        if not part.places:
            return source
        self.prepare.append(f"GTAP_SCRATCH unsigned char *{name}_sent = gtap_scratch({source}, {length});")
        self.prepare += self._leave_with(f"{name}_sent == NULL && {source} != NULL", "out_of_memory")
        self._rewrite(name, source, part.places, part.stride, length)
        return f"{name}_sent"

    def _rewrite(self, name: str, source: str, places: tuple[Place, ...], stride: int, length: str) -> None:
        tokens = f"{ctext.wire_name(self.function).replace('_wire_', '_tokens_')}_{name}"
        creates = [place for place in places if place.creates]
        self.blocks.append(_tokens_function(self.library, tokens, places, stride, bool(creates)))
        written = f", (void *)(uintptr_t){source}" if creates else ""
        condition = f"{tokens}(session, {name}_sent{written}, {length}) != 0"
        if creates:
            undo = tokens.replace("_tokens_", "_undo_")
            self.blocks.append(_undo_function(self.library, undo, tuple(creates), stride))
            self.undo.append(f"{undo}((void *)(uintptr_t){source}, {length});")
        self.prepare += self._leave_with(condition, "invalid_handle")

    def _by_value(self, parameter: Parameter, layout: StructLayout) -> None:
        name = parameter.name
        if any(place.creates for place in layout.places):
            raise SpecError(f"{self.function.name}: {name} creates a handle in a struct by value")
        if layout.places:
            self.prepare.append(f"unsigned char {name}_sent[{layout.size}];")
            self.prepare.append(f"memcpy({name}_sent, &{name}, {layout.size});")
            tokens = f"{ctext.wire_name(self.function).replace('_wire_', '_tokens_')}_{name}"
            self.blocks.append(_tokens_function(self.library, tokens, layout.places, layout.size, False))
            failed = f"{tokens}(session, {name}_sent, {layout.size}) != 0"
            self.prepare += self._leave_with(failed, "invalid_handle")
        self.fill.append(f"memcpy(body->{name}, {name + '_sent' if layout.places else '&' + name}, {layout.size});")

    def _deep(self, parameter: Parameter, part: Part) -> None:
        """A struct with pointers: a copy in which they are descriptors, then what they point to."""
        name = parameter.name
        self.prepare.append(f"unsigned char {name}_sent[{part.stride}];")
        self.prepare.append(f"memcpy({name}_sent, {name}, {part.stride});")
        if part.places:
            self._rewrite(name, name, part.places, part.stride, f"{name}_length")
        inner: list[str] = []
        for offset, nested in part.nested:
            member = nested.path.rpartition(".")[2]
            variable = f"{name}_{member}"
            assert nested.length is not None and nested.owner is not None
            self.prepare.append(f"const void *{variable} = gtap_pointer_at({name}, {offset});")
            self.prepare.append(
                f"uint64_t {variable}_length = {self._member_count(nested.length, name, nested.owner)};"
            )
            unfit = "gtap_unfit_or_null" if nested.nullable else "gtap_unfit"
            self.prepare += self._leave_with(f"{unfit}({variable}, {variable}_length)", "invalid_value")
            sent = self._rewritten(variable, variable, nested, f"{variable}_length")
            self.prepare.append(f"gtap_part {variable}_part = gtap_in(session, {sent}, {variable}_length);")
            self.prepare.append(f"gtap_word_set({name}_sent, {offset}, {variable}_part.descriptor);")
            inner.append(f"{variable}_part")
        self._part(name, f"gtap_in(session, {name}_sent, {part.stride})")
        self.parts += inner

    def _host_or_device(self, parameter: Parameter) -> None:
        name, role, part = parameter.name, parameter.role, parameter.part
        assert isinstance(role, HostOrDevice) and part is not None
        handle = self.function.prototype.parameters[0].name
        where = f"{role.mode}({handle}, {name})" if role.mode else f"gtap_on_device({name})"
        self.checks.append(f"const int {name}_away = {name} != NULL && {where};")
        self.checks.append(f"const void *{name}_here = {name}_away ? NULL : {name};")
        assert part.length is not None
        self.checks.append(f"uint64_t {name}_length = {name}_away ? 0 : {ctext.count(self.function, part.length)};")
        unfit = "gtap_unfit_or_null" if part.nullable else "gtap_unfit"
        self.checks += self._refuse(f"{unfit}({name}_here, {name}_length)", "invalid_value")
        self.fill.append(f"body->{name}_address = {name}_away ? (uint64_t)(uintptr_t){name} : 0;")
        if part.direction == "out":
            self.fill.append(f"body->{name} = gtap_want({name}_here, {name}_length);")
        else:
            self._part(name, f"gtap_in(session, {name}_here, {name}_length)")
        if part.direction != "in":
            self._get(name, f"{name}_away ? NULL : {name}", part)

    def _kernel_params(self, parameter: Parameter, role: KernelParams) -> None:
        name = parameter.name
        self.checks.append(f"size_t {name}_size = 0;")
        self.checks.append(f"const void *{name}_packed = {role.pack}({role.of}, {name}, &{name}_size);")
        self.checks += self._refuse(f"gtap_unfit({name}_packed, {name}_size)", "invalid_value")
        self._part(name, f"gtap_in(session, {name}_packed, {name}_size)")

    def _callback(self, parameter: Parameter, role: Callback) -> None:
        name = parameter.name
        if not role.register:
            self.checks += self._refuse(f"{name} != NULL", "not_supported")
            self.fill.append(f"body->{name} = 0;")
            return
        user = role.user or "NULL"
        self.prepare.append(f"uint64_t {name}_number = {name} != NULL ? {role.register}(session, {name}, {user}) : 0;")
        self.fill.append(f"body->{name} = {name}_number;")

    def _tagged(self, parameter: Parameter) -> None:
        name, cases, default = parameter.name, parameter.cases, parameter.part
        assert default is not None and default.length is not None
        self.checks += [f"uint64_t {name}_length;", f"switch ({parameter.tag}) {{"]
        for value, part in cases.items():
            assert part.length is not None
            self.checks += [
                f"case {value}:",
                f"    {name}_length = {ctext.count(self.function, part.length)};",
                "    break;",
            ]
        self.checks += [
            "default:",
            f"    {name}_length = {ctext.count(self.function, default.length)};",
            "    break;",
            "}",
        ]
        unfit = "gtap_unfit_or_null" if default.nullable else "gtap_unfit"
        self.checks += self._refuse(f"{unfit}({name}, {name}_length)", "invalid_value")
        places = [(value, part) for value, part in cases.items() if part.places]
        sent = name
        if places:
            sent = f"{name}_sent"
            self.prepare.append(f"GTAP_SCRATCH unsigned char *{sent} = gtap_scratch({name}, {name}_length);")
            self.prepare += self._leave_with(f"{sent} == NULL && {name} != NULL", "out_of_memory")
            self.prepare.append(f"int {name}_dead = 0;")
            self.prepare.append(f"switch ({parameter.tag}) {{")
            for value, part in places:
                tokens = f"{ctext.wire_name(self.function).replace('_wire_', '_tokens_')}_{name}_{value}"
                self.blocks.append(_tokens_function(self.library, tokens, part.places, part.stride, False))
                call = f"{tokens}(session, {sent}, {name}_length)"
                self.prepare += [f"case {value}:", f"    {name}_dead = {call};", "    break;"]
            self.prepare += ["default:", "    break;", "}"]
            self.prepare += self._leave_with(f"{name}_dead != 0", "invalid_handle")
        self._part(name, f"gtap_in(session, {sent}, {name}_length)")

    # ---- counts ----

    def _member_count(self, expression: Expression, pointer: str, owner: StructLayout) -> str:
        def read(name: Name) -> str:
            return ctext.as_count(self.library, owner.member(name.name).type, f"{pointer}->{name.name}")

        return expression.c(read, self.library.name)


def _tokens_function(library: Library, name: str, places: tuple[Place, ...], stride: int, creates: bool) -> str:
    block = ", unsigned char *block" if creates else ""
    lines, cleared = [], ""
    for place in places:
        kind = ctext.kind_macro(library, place.kind)
        at = f"at + {place.offset}"
        call = (
            f"gtap_made_at(session, block, copy, {at}, {kind})"
            if place.creates
            else f"gtap_token_at(session, copy, {at}, {kind})"
        )
        condition = f"{call} != 0"
        tag = f"gtap_tag_at(copy, at + {place.tag[0]}) == {place.tag[2]}" if place.tag is not None else "1"
        if place.tag is not None:
            condition = f"{tag} && {condition}"
        if place.creates:
            cleared += f"        if ({tag})\n            gtap_word_set(block, {at}, 0);\n"
        lines += [f"        if ({condition})\n", "            return -1;\n"]
    loop = f"    for (uint64_t at = 0; copy != NULL && at + {stride} <= length; at += {stride}) {{\n"
    clear = f"{loop}{cleared}    }}\n" if cleared else ""
    head = f"static inline int {name}(gtap_session *session, unsigned char *copy{block}, uint64_t length)\n"
    return f"{head}{{\n{clear}{loop}{''.join(lines)}    }}\n    return 0;\n}}\n"


def _undo_function(library: Library, name: str, places: tuple[Place, ...], stride: int) -> str:
    lines = []
    for place in places:
        tag = f"if (gtap_tag_at(block, at + {place.tag[0]}) == {place.tag[2]})\n            " if place.tag else ""
        lines.append(
            f"        {tag}gtap_unmade_at(block, at + {place.offset}, {ctext.kind_macro(library, place.kind)});\n"
        )
    loop = f"    for (uint64_t at = 0; block != NULL && at + {stride} <= length; at += {stride}) {{\n"
    return f"static inline void {name}(unsigned char *block, uint64_t length)\n{{\n{loop}{''.join(lines)}    }}\n}}\n"
