"""Writes `<library>_stubs.c` of a library without a remote form: names, of which export_only.h makes bodies."""

from __future__ import annotations

from gtap_core.generate import ctext, exports
from gtap_core.spec.library import Library


def stubs(library: Library, soname: str, names: list[str]) -> str:
    """The text of the stub file for one soname; `names` are all that it exports."""
    package = ctext.text_literal(library.package)
    facts = (
        f"#define GTAP_SONAME {ctext.text_literal(soname)}\n"
        f"#define GTAP_PACKAGE {package}\n"
        f"#define GTAP_NOT_SUPPORTED {library.statuses.not_supported}\n"
        '#include "gtap/export_only.h"\n\n'
    )
    bodies = "".join(f"{_body(library, soname, name)}({name})\n" for name in names)
    return ctext.banner(library) + facts + bodies


def _body(library: Library, soname: str, name: str) -> str:
    """Which of export_only.h's bodies: by the result of the function's prototype, where the spec has one."""
    declared = exports.exported(library, soname).get(name)
    if declared is None:
        return "GTAP_GIVES_STATUS" if library.statuses.not_supported else "GTAP_DOES_NOTHING"
    result = declared.prototype.result.declare("").strip()
    return {"const char *": "GTAP_GIVES_TEXT", "ssize_t": "GTAP_GIVES_NEGATIVE", "void": "GTAP_FILLS_TEXT"}.get(
        result, "GTAP_GIVES_ZERO"
    )
