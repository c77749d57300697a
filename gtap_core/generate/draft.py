"""`gtap draft WHEEL_OR_FOLDER... --header NAME --library NAME`: a first spec from C headers, for review.

Headers are read where they are, or from a temporary folder that is deleted; nothing of them but names, numbers and
types is in the draft.
"""

from __future__ import annotations

import argparse
import inspect
import keyword
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gtap_core.generate.header import HeaderFunction, find_header, read_functions, unpack
from gtap_core.generate.inference import Draft, draft_function, handle_types
from gtap_core.spec.library import Library

_WORDS = ("Callback", "DevicePointer", "Handle", "HostOrDevice", "In", "InOut", "Out", "Str", "Stream", "Struct")


def run(arguments: Sequence[str]) -> int:
    """The command. Raises UsageError."""
    parser = argparse.ArgumentParser(prog="gtap draft", description="Draft a spec from C headers.")
    parser.add_argument("sources", nargs="+", type=Path, metavar="WHEEL_OR_FOLDER")
    parser.add_argument("--header", required=True, help="the header to read, for example cuda.h")
    parser.add_argument("--library", required=True, help="the library's name in gtap, for example driver")
    parser.add_argument("--soname", default="", help="the name that programs load (default: lib<library>.so)")
    parser.add_argument("--functions", default="", help="only functions whose names match this expression")
    parser.add_argument("--data", choices=("ask", "device", "host"), default="ask", help="what a bare data pointer is")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        roots = unpack(options.sources, Path(folder))
        functions = read_functions(find_header(roots, options.header), roots)
    chosen = [each for each in functions if re.search(options.functions, each.name)]
    soname = options.soname or f"lib{options.library}.so"
    sys.stdout.write(draft_text(options.library, soname, options.header, chosen, data=options.data))
    return 0


def draft_text(library: str, soname: str, header: str, functions: Sequence[HeaderFunction], *, data: str) -> str:
    """The draft as Python text: what was guessed is code, what must be decided is a comment that begins with REVIEW."""
    drafts = [draft_function(function, data=data) for function in functions]
    types = handle_types([draft.function for draft in drafts if draft.verb != "local"])
    lines = [f'    "{name}": {meaning},' for name, meaning in types.items()]
    body: list[str] = []
    for ordinal, draft in enumerate((each for each in drafts if each.verb != "local"), 1):
        body += _declaration(library, ordinal, draft)
    body += [f'{library}.local("{prototype_of(each.function)}")' for each in drafts if each.verb == "local"]
    text = "\n".join(["types = {", *lines, "}", "", f'{library} = Library("{library}", soname="{soname}", types=types)',
                      "", *body, ""])  # fmt: skip
    words = [word for word in _WORDS if re.search(rf"\b{word}\b", text)]
    asked = sum(bool(each.questions) for each in drafts)
    head = f'"""Draft from {header}: {len(drafts)} functions, {asked} with questions. Review every role."""'
    return f"{head}\n\nfrom gtap_core import {', '.join(sorted([*words, 'Library']))}\n\n{text}"


def _declaration(library: str, ordinal: int, draft: Draft) -> list[str]:
    named = [(name, value) for name, value in draft.roles if not _is_taken(name)]
    others = ", ".join(f'"{name}": {value}' for name, value in draft.roles if _is_taken(name))
    options = ", ".join(f"{name}={value}" for name, value in (*named, *draft.options))
    if others:
        options += f"{', ' if options else ''}roles={{{others}}}"
    call = f'{library}.{draft.verb}({ordinal}, "{prototype_of(draft.function)}"{", " if options else ""}{options})'
    if not draft.questions:
        return [call]
    return [*(f"# REVIEW {question}" for question in draft.questions), f"# {call}"]


def _is_taken(name: str) -> bool:
    """A parameter that cannot be a keyword argument of a verb."""
    return keyword.iskeyword(name) or name in inspect.signature(Library.declare).parameters


def prototype_of(function: HeaderFunction) -> str:
    parameters = ", ".join(_declare(each.type.spelling, each.name) for each in function.parameters) or "void"
    return f"{_declare(function.result.spelling, function.name)}({parameters})"


def _declare(spelling: str, name: str) -> str:
    spelling = re.sub(r"\b(enum|struct) ", "", spelling)
    if "(*)" in spelling:
        return spelling.replace("(*)", f"(*{name})", 1)
    base, bracket, rest = spelling.partition("[")
    return f"{base}{'' if base.endswith('*') else ' '}{name}{bracket}{rest}"
