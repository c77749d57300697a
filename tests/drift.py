"""Compares a spec with the headers of a release: what the vendor changed, or the spec has wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gtap_core.errors import SpecError
from gtap_core.generate.header import HeaderFunction, find_header, read_functions
from gtap_core.spec.library import Library
from gtap_core.spec.prototype import parse_prototype


def differences(
    library: Library, soname: str, header: Path | str, roots: Sequence[Path], names: Sequence[str]
) -> list[str]:
    """Each of `names` that the header declares otherwise than the spec, or not at all."""
    path = header if isinstance(header, Path) else find_header(roots, header)
    declared = {
        each.name: each.prototype.declare() for each in library.declared if not each.only or soname in each.only
    }
    theirs = {each.name: _declared(each) for each in read_functions(path, roots)}
    return [
        f"{name} is {theirs.get(name, 'not there')}\n  the spec: {declared.get(name)}"
        for name in names
        if declared.get(name) != theirs.get(name)
    ]


def _declared(function: HeaderFunction) -> str:
    parameters = ", ".join(f"{_pointer(each.type.spelling)} {each.name}" for each in function.parameters)
    text = f"{function.result.spelling} {function.name}({parameters or 'void'})"
    try:
        return parse_prototype(text).declare()
    except SpecError:
        return text


def _pointer(spelling: str) -> str:
    """An array parameter is a pointer."""
    return f"{spelling.removesuffix('[]')}*" if spelling.endswith("[]") else spelling
