"""Links PTX texts: one text that holds what all of them define, every name once.

The device runtime comes along where an input uses it; it stands for any other one, which asks for functions of a driver
that there are none of here. A name that its module keeps to itself (neither .visible, .weak, .common nor .extern) gets
another one where a second input uses it too. Of several .weak definitions the first stays, behind a strong one; of
.common ones the largest. Debug sections are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from gtap_plugin_cpu.ptx.device_runtime import DEVICE_RUNTIME, FUNCTIONS
from gtap_plugin_cpu.ptx.directives import statements
from gtap_plugin_cpu.ptx.model import Function, Variable

PROVIDED = frozenset({"vprintf", "__assertfail", "malloc", "free"})  # functions that the device has itself
_NAME = re.compile(r"[A-Za-z_$%][\w$]*")
_STRENGTH = {"visible": 3, "common": 2, "weak": 1}
Declared = Function | Variable


class LinkError(Exception):
    """The inputs do not fit together; the text says which name and which inputs, as linkers do."""


@attrs.define(eq=False)
class _Statement:
    text: str
    names: dict[str, Declared]
    source: _Source


@attrs.define(eq=False)
class _Source:
    name: str
    version: tuple[int, int] = (0, 0)
    target: int = 0
    statements: list[_Statement] = attrs.field(factory=list)
    used: dict[str, int] = attrs.field(factory=dict)  # name -> how often it is written
    renamed: dict[str, str] = attrs.field(factory=dict)


def merge(inputs: Sequence[tuple[str, str]]) -> str:
    """Link (name, text) pairs. Raises PtxError for a text that is wrong by itself, LinkError."""
    sources = [source for source in (_read(name, text) for name, text in inputs) if not _is_device_runtime(source)]
    if not sources or any(name in source.used for name in FUNCTIONS for source in sources):
        sources.append(_read("the device runtime", DEVICE_RUNTIME))
    _separate(sources)
    chosen = _choose(sources)
    version = max(source.version for source in sources)
    lines = [".version {}.{}".format(*version), f".target sm_{max(s.target for s in sources)}", ".address_size 64"]
    for source in sources:
        kept = [each for each in source.statements if _kept(each, chosen)]
        lines += [_NAME.sub(lambda found: source.renamed.get(found[0], found[0]), each.text.strip()) for each in kept]  # noqa: B023
    return "\n".join(lines) + "\n"


def _read(name: str, text: str) -> _Source:
    source = _Source(name)
    for module, written in statements(text):
        source.version, source.target = module.version, module.target
        names: dict[str, Declared] = {**module.variables, **module.functions}
        if names or module.aliases:
            source.statements.append(_Statement(written, names, source))
            for found in _NAME.findall(written):
                source.used[found] = source.used.get(found, 0) + 1
    return source


def _is_device_runtime(source: _Source) -> bool:
    """Whether it is libcudadevrt.a or the like."""
    defined = {name for each in source.statements for name, what in each.names.items() if _is_definition(what)}
    return defined.issuperset(FUNCTIONS)


def _is_definition(declared: Declared) -> bool:
    if isinstance(declared, Function):
        return declared.body is not None
    return declared.linkage != "extern"


def _separate(sources: Sequence[_Source]) -> None:
    """Find other names for what several inputs keep to themselves."""
    for number, source in enumerate(sources):
        for statement in source.statements:
            for name, declared in statement.names.items():
                local = not declared.linkage and _is_definition(declared)
                if local and any(name in other.used for other in sources if other is not source):
                    source.renamed[name] = f"{name}$input{number}"


def _choose(sources: Sequence[_Source]) -> dict[str, _Statement]:
    """The statement that gives each name its meaning. Raises LinkError."""
    chosen: dict[str, _Statement] = {}
    for statement in [each for source in sources for each in source.statements]:
        for name, declared in statement.names.items():
            if name in statement.source.renamed:
                continue
            previous = chosen.get(name)
            if previous is None or _is_stronger(name, declared, statement, previous):
                chosen[name] = statement
    for source in sources:
        for statement in source.statements:
            for name, declared in statement.names.items():
                if name not in source.renamed:
                    _check(name, declared, source, chosen[name])
    return chosen


def _is_stronger(name: str, declared: Declared, statement: _Statement, previous: _Statement) -> bool:
    other = previous.names[name]
    if not (_is_definition(declared) and _is_definition(other)):
        return _is_definition(declared)
    mine, its = _STRENGTH.get(declared.linkage, 3), _STRENGTH.get(other.linkage, 3)
    if mine == its == 3:
        places = f"in '{statement.source.name}', first defined in '{previous.source.name}'"
        raise LinkError(f"error   : Multiple definition of '{name}' {places}")
    if mine == its == 2 and isinstance(declared, Variable) and isinstance(other, Variable):
        return declared.size > other.size
    return mine > its


def _check(name: str, declared: Declared, source: _Source, chosen: _Statement) -> None:
    meaning = chosen.names[name]
    if not _is_definition(meaning):
        is_window = isinstance(meaning, Variable) and meaning.space == "shared"  # the launch's own bytes
        written = sum(name in statement.names for statement in source.statements)
        if not is_window and name not in PROVIDED and source.used[name] > written:
            raise LinkError(f"error   : Undefined reference to '{name}' in '{source.name}'")
    elif _shape(declared) != _shape(meaning) and not (isinstance(declared, Variable) and not declared.size):
        places = f"in '{source.name}' and '{chosen.source.name}'"
        raise LinkError(f"error   : Size or type of '{name}' does not match {places}")


def _shape(declared: Declared) -> object:
    """What all declarations of a name must agree on. What a function returns is not looked at, by no linker."""
    if isinstance(declared, Function):
        return declared.entry, [v.size for v in declared.parameters]
    return declared.space, 0 if declared.linkage == "common" else declared.size


def _kept(statement: _Statement, chosen: dict[str, _Statement]) -> bool:
    """Raises LinkError where one statement declares several variables that fare differently."""
    fates = {name in statement.source.renamed or chosen[name] is statement for name in statement.names}
    if len(fates) > 1:
        raise LinkError(f"error   : '{', '.join(statement.names)}' in '{statement.source.name}' are declared together")
    return fates != {False}
