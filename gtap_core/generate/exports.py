"""What a stub exports: names from the real library's symbol list and from the spec, and the version script."""

from __future__ import annotations

import re
from pathlib import Path

from gtap_core.errors import SpecError
from gtap_core.spec.library import Function, Library

_NAME = re.compile(r"[A-Za-z_]\w*\Z")


def read_names(path: Path) -> list[str]:
    """The names of a symbol list: the first column of each line."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise SpecError(f"the symbol list {path} cannot be read: {error.strerror}") from None
    names = [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]
    for name in names:
        if not _NAME.match(name):
            raise SpecError(f"{path}: {name!r} is not a symbol's name")
    return names


def has(function: Function, soname: str) -> bool:
    """Whether this function belongs to the stub of that soname."""
    return not function.only or soname in function.only


def exported(library: Library, soname: str) -> dict[str, Function]:
    """Every exported name that the spec declares, variants included, in the spec's order."""
    found: dict[str, Function] = {}
    for function in library.declared:
        if has(function, soname) and not function.name.startswith("gtap"):
            found[function.name] = function
            found.update({f"{function.name}_{variant}": function for variant in function.variants})
    return found


def is_by_hand(function: Function, by_hand: bool) -> bool:
    """Its exported body is in handwritten/; `by_hand`: the plugin has such bodies (else customs get plain stubs)."""
    return (
        function.kind == "local"
        or (function.kind == "lower" and not function.to)
        or (function.kind == "custom" and by_hand)
    )


def export_only(library: Library, soname: str, listed: list[str]) -> list[str]:
    """Names of the real library that the spec says nothing about, sorted."""
    return sorted(set(listed) - exported(library, soname).keys())


def version_script(node: str, names: list[str]) -> str:
    """A linker version script: one node (without a name for ""), everything that is not in `names` local."""
    lines = "".join(f"        {name};\n" for name in names)
    return f"{node}{' ' if node else ''}{{\n    global:\n{lines}    local:\n        *;\n}};\n"
