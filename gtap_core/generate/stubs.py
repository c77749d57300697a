"""Writes `<library>_stubs.c`: the exported functions without a body by hand, and the library's facts."""

from __future__ import annotations

from gtap_core.generate import ctext, exports
from gtap_core.spec.layout import STREAM_KIND
from gtap_core.spec.library import Function, Library

_NO_FORM = "no remote form of it exists yet"
_WRAPS = '#include "gtap/wraps.h"\n'


def stubs(library: Library, soname: str, listed: list[str], by_hand: bool) -> str:
    """The text of the stub file for one soname.

    `listed` are the real library's symbols, `by_hand` says whether the plugin has bodies in handwritten/.
    """
    header = f'#include "{library.name}_wire.h"\n{_WRAPS if library.wraps else ""}\n'
    written = [
        _variant(name, function) if exports.is_by_hand(function, by_hand) else _exported(name, function)
        for name, function in exports.exported(library, soname).items()
        if name != function.name or not exports.is_by_hand(function, by_hand)
    ]
    other = _passed_on if library.wraps else _export_only
    others = [other(library, name) for name in exports.export_only(library, soname, listed)]
    header += (
        f"const char *const {library.name}_wheel = {ctext.text_literal(library.wraps[soname])};\n\n"
        if library.wraps
        else ""
    )
    return ctext.banner(library) + header + _facts(library, soname) + "".join(written) + "".join(others)


def _facts(library: Library, soname: str) -> str:
    functions = {ordinal: each for ordinal, each in library.functions.items() if exports.has(each, soname)}
    names = "".join(
        f"    [{ordinal}] = {ctext.text_literal(function.shown)},\n" for ordinal, function in sorted(functions.items())
    )
    golden = "".join(f"    UINT64_C({value:#018x}),\n" for value in library.golden)
    statuses = library.statuses
    major = library.major if isinstance(library.major, int) else library.major.get(soname, 0)
    count = library.ordinals + 1
    announce = (
        f"\n__attribute__((constructor)) static void {library.name}_announce(void)\n{{\n"
        f"    gtap_announce(&{library.name}_wire_library);\n}}\n"
    )
    return (
        f"static const uint64_t golden[{count}] = {{\n{golden}}};\n\n"
        f"static const char *const names[{count}] = {{\n    [0] = NULL,\n{names}}};\n\n"
        f"const gtap_library {library.name}_wire_library = {{\n"
        f"    .abi = GTAP_ABI,\n    .layout = {library.layout},\n    .major = {major},\n"
        f"    .ordinals = {library.ordinals},\n    .golden = golden,\n    .names = names,\n"
        f"    .name = {ctext.text_literal(library.name)},\n    .soname = {ctext.text_literal(soname)},\n"
        f"    .package = {ctext.text_literal(library.package)},\n"
        f"    .statuses = {{.not_supported = {statuses.not_supported}, .not_initialized = {statuses.not_initialized},\n"
        f"                 .invalid_handle = {statuses.invalid_handle}, .invalid_value = {statuses.invalid_value},\n"
        f"                 .out_of_memory = {statuses.out_of_memory}}},\n}};\n"
        f"{announce if library.ordinals else ''}\n"
    )


def _exported(name: str, function: Function) -> str:
    if function.kind == "refuse":
        return _refused(name, function)
    return _defined(
        name, function, _lowered(name, function) if function.kind == "lower" else _forwarded(name, function)
    )


def _defined(name: str, function: Function, body: list[str]) -> str:
    result = function.prototype.result.declare("").strip()
    text = "".join(f"    {line}\n" for line in body)
    return f"GTAP_EXPORT {result} {name}({ctext.parameters(function)})\n{{\n{text}}}\n\n"


def _variant(name: str, function: Function) -> str:
    """The per-thread variant of a function whose body is by hand: the same on the thread's own stream."""
    return _defined(name, function, [f"return {function.name}({', '.join(_arguments(name, function))});"])


def _arguments(name: str, function: Function) -> list[str]:
    """The arguments passed on; in a per-thread variant stream 0 is the thread's own."""
    own, is_stream = name != function.name, function.library.types.is_stream
    return [
        f"gtap_per_thread({each.name})" if own and is_stream(each.type) else each.name
        for each in function.prototype.parameters
    ]


def _forwarded(name: str, function: Function) -> list[str]:
    library = f"{function.library.name}_wire_library"
    call = f"{ctext.wire_name(function)}({', '.join(['session', *_arguments(name, function)])})"
    return [
        f"gtap_session *session = {_session(function)};",
        f"return session != NULL ? {call} : {library}.statuses.not_initialized;",
    ]


def _session(function: Function) -> str:
    """Where the call goes: to the session of its first handle, else the current one."""
    library = function.library
    for parameter in function.parameters:
        if parameter.kind and not parameter.creates:
            kind = "GTAP_KIND_STREAM" if parameter.kind == STREAM_KIND else ctext.kind_macro(library, parameter.kind)
            small = "small" if parameter.small else "shadow"
            found = f"gtap_{small}_session({parameter.name}, {kind})"
            return f"gtap_session_or_current({found}, &{library.name}_wire_library)"
    return f"gtap_current(&{library.name}_wire_library)"


def _lowered(name: str, function: Function) -> list[str]:
    library = function.library
    to = function.to if "(" in function.to else f"{function.to}({', '.join(_arguments(name, function))})"
    leave = function.status_map or library.leave
    result = f"{leave}({to})" if leave else to
    if not library.enter:
        return [f"return {result};"]
    return [f"int32_t entered = {library.enter}();", f"return entered != 0 ? entered : {result};"]


def _refused(name: str, function: Function) -> str:
    return (
        f"GTAP_EXPORT int32_t {name}(void)\n{{\n"
        f"    return {_refusal(function.library, name, function.reason or _NO_FORM)};\n}}\n\n"
    )


def _export_only(library: Library, name: str) -> str:
    return f"GTAP_EXPORT int32_t {name}(void) {{ return {_refusal(library, name, _NO_FORM)}; }}\n"


def _passed_on(library: Library, name: str) -> str:
    return f"GTAP_PASSES_ON({library.name}, {name}, {library.statuses.not_initialized})\n"


def _refusal(library: Library, name: str, reason: str) -> str:
    """Says why, once; the status is remembered where the library remembers statuses."""
    facts = f"&{library.name}_wire_library, {ctext.text_literal(name)}, {ctext.text_literal(reason)}"
    said = f"gtap_unsupported({facts})"
    return f"{library.leave}({said})" if library.leave else said
