"""Batches of instructions whose result depends on the operands of their thread alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

import attrs
import numpy as np

from plugins.cpu.tests.isa.rows import Execute, Row
from plugins.cpu.tests.isa.values import COUNT, bits, columns, edges, signed

FORMS = 96  # instructions in a kernel: more makes the compiler slow
_NAMES = "abcef"
_PRESET = 0x5A5A5A5A5A5A5A5A


class Range(Protocol):
    """An expected value that is more than one pattern of bits."""

    def accepts(self, got: int) -> bool: ...


class _AnyNan:
    def __init__(self, fraction: int, width: int) -> None:
        self.infinity = ((1 << (width - 1 - fraction)) - 1) << fraction
        self.magnitude = (1 << (width - 1)) - 1

    def accepts(self, got: int) -> bool:
        return got & self.magnitude > self.infinity

    def __repr__(self) -> str:
        return "NaN"


class _Anything:
    def accepts(self, got: int) -> bool:
        return True


ANY = _Anything()
NAN = {"f32": _AnyNan(23, 32), "f64": _AnyNan(52, 64), "f16": _AnyNan(10, 16), "bf16": _AnyNan(7, 16)}


@attrs.frozen
class Element:
    """An instruction to be tried on many operands.

    `results` and `sources` are PTX types; a result `s8/32` is of type s8 in a register of 32 bits, of which all are
    compared; a source `u8/32` is in such a register, whose other bits hold anything; a source `u32@amount` takes its
    values from the domain `amount` of values.py. `oracle` gets the sources as integers (signed for types s; bit
    patterns for floats) and returns the result as an integer or a Range, a tuple of them where there are several.
    `code` says how the instruction is written: {i} is the guard and the instruction, {d} and {q} are results, {a},
    {b}, {c}, {e}, {f} sources, {t} a name of its own for a register that `code` declares.
    """

    row: Row
    results: tuple[str, ...]
    sources: tuple[str, ...]
    oracle: Callable[..., Any]
    code: str = ""
    immediates: bool = True  # whether sources may be immediates
    brief: bool = False  # one of many like it: tried in fewer forms

    @property
    def text(self) -> str:
        names = ["{d}", "{q}"][: len(self.results)] + [f"{{{n}}}" for n in _NAMES[: len(self.sources)]]
        return self.code or f"{{i}} {', '.join(names)};"

    def literals(self, source: str) -> bool:
        return self.immediates and not source.startswith(("pred", "f16", "bf16"))


@attrs.frozen
class Form:
    """One way to write an element: per source (v)arying, (u)niform or an (i)mmediate of `values`; a guard."""

    element: Element
    shapes: str
    values: tuple[int, ...]
    guard: str  # "", "@%gv", "@!%gv", "@%gu"

    def columns(self, table: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
        """Each source of all threads, where `table` has the varying ones."""
        for shape, value, column, source in zip(self.shapes, self.values, table, self.element.sources, strict=True):
            if shape == "v":
                yield column
            elif shape == "u":
                yield [column[lane & ~31] for lane in range(COUNT)]
            else:
                yield [signed(value, bits(source)) if source[0] == "s" else value] * COUNT

    def runs(self, lane: int) -> bool:
        """Whether the guard holds in a thread."""
        value = _guards(lane if "v" in self.guard else lane & ~31)
        return not self.guard or value != ("!" in self.guard)


def _guards(lane: int) -> bool:
    return lane * 7 // 5 % 2 == 1


def forms(element: Element, number: int) -> Iterator[Form]:
    """Few of the ways to write an element, others for each `number`."""
    kinds = ["vui" if element.literals(source) else "vu" for source in element.sources]
    plain = ["v" * len(kinds), "u" * len(kinds)]
    mixed = [m for m in map("".join, itertools.product(*kinds)) if m not in plain]
    values = tuple(edges(s)[(number * 5 + i * 3) % len(edges(s))] for i, s in enumerate(element.sources))
    guarded = "{i}" in element.text and "\n" not in element.text
    if element.brief:
        plain, mixed = plain[:1], mixed if number % 4 == 0 else []
    for shapes in plain:
        yield Form(element, shapes, values, "")
    guard = ("", "@%gv ", "@!%gv ", "@%gu ")[number // 4 % 4] if guarded else ""
    if mixed:
        yield Form(element, mixed[number // (4 if element.brief else 1) % len(mixed)], values, guard)
    elif guard and not element.brief:
        yield Form(element, "v" * len(kinds), values, guard)


def batches_of(name: str, elements: Iterable[Element]) -> Iterator[ElementBatch]:
    """Group elements that have the same sources; no kernel gets too many."""
    groups: dict[tuple[str, ...], list[Form]] = {}
    for number, element in enumerate(elements):
        groups.setdefault(element.sources, []).extend(forms(element, number))
    for sources, group in groups.items():
        for start in range(0, len(group), FORMS):
            part = f"-{start // FORMS + 1}" if len(group) > FORMS else ""
            yield ElementBatch(f"{name}-{'-'.join(sources).replace('@', '')}{part}", group[start : start + FORMS])


def register(kind: str) -> str:
    """The type of a register for a PTX type."""
    return kind if kind in ("f32", "f64", "pred") else f"b{max(16, bits(kind))}"


def _literal(kind: str, value: int) -> str:
    if kind[:3] in ("f32", "f64"):
        return f"0{'f' if kind[:3] == 'f32' else 'd'}{value:0{bits(kind) // 4}X}"
    return str(signed(value, bits(kind))) if kind[0] == "s" else hex(value)


@attrs.frozen
class Output:
    """A result `name` of a form: where it is stored, and as which bit if it is a predicate."""

    form: int
    name: str
    kind: str
    slot: int
    bit: int


@attrs.define(slots=False)
class ElementBatch:
    """Forms in one kernel; a warp is a block."""

    name: str
    forms: Sequence[Form]

    @cached_property
    def rows(self) -> Sequence[Row]:
        return list({form.element.row.instruction: form.element.row for form in self.forms}.values())

    @property
    def sources(self) -> tuple[str, ...]:
        return self.forms[0].element.sources

    @cached_property
    def outputs(self) -> list[Output]:
        """All results, and where they are stored: predicates share words."""
        found: list[Output] = []
        slots = itertools.count()
        word, bit = 0, 32
        for number, form in enumerate(self.forms):
            for name, kind in zip("dq", form.element.results, strict=False):
                if kind != "pred":
                    found.append(Output(number, name, kind, next(slots), 0))
                    continue
                word, bit = (next(slots), 0) if bit == 32 else (word, bit)
                found.append(Output(number, name, kind, word, bit))
                bit += 1
        return found

    def run(self, execute: Execute, width: int) -> Mapping[str, str]:
        kinds = [source.partition("@")[0] for source in self.sources]
        arrays = [_in_memory(column, kind) for column, kind in zip(self.table, kinds, strict=True)]
        guards = np.array([_guards(lane) for lane in range(COUNT)], np.uint32)
        out = np.full((len(self.outputs), COUNT), 0xEEEEEEEEEEEEEEEE, np.uint64)
        execute(self.ptx, [*arrays, guards, out], grid=COUNT // 32, block=32, width=width)
        wrong = dict.fromkeys((row.instruction for row in self.rows), "")
        for output in self.outputs:
            got = out[output.slot].view(f"u{_stored(output.kind)}")[:COUNT]
            if output.kind == "pred":
                got = got >> output.bit & 1
            instruction = self.forms[output.form].element.row.instruction
            wrong[instruction] += self._difference(output, got.tolist())
        return wrong

    def _difference(self, output: Output, got: list[int]) -> str:
        """The first thread whose result is wrong, in words."""
        form, wanted = self.forms[output.form], self.expected[output.form]["dq".index(output.name)]
        if got == wanted:
            return ""
        for lane, (have, want) in enumerate(zip(got, wanted, strict=True)):
            if have != want if isinstance(want, int) else not want.accepts(have):
                arguments = ", ".join(hex(column[lane]) for column in form.columns(self.decoded))
                said = hex(want) if isinstance(want, int) else want
                return f"[{form.shapes} {form.guard}] of ({arguments}): {hex(have)}, expected {said} ({output.kind}). "
        return ""

    @cached_property
    def table(self) -> Sequence[Sequence[int]]:
        return columns(self.sources)

    @cached_property
    def decoded(self) -> Sequence[Sequence[int]]:
        """The table as the oracles want it: signed where the type is."""
        return [
            [signed(value, bits(source)) for value in column] if source[0] == "s" else column
            for source, column in zip(self.sources, self.table, strict=True)
        ]

    @cached_property
    def expected(self) -> list[list[list[Any]]]:
        """By form, result and thread: all bits of the register, or a Range."""
        return [list(map(list, zip(*self._values(form), strict=True))) for form in self.forms]

    def _values(self, form: Form) -> Iterator[tuple[Any, ...]]:
        kinds, oracle = form.element.results, form.element.oracle
        known: dict[tuple[int, ...], tuple[Any, ...]] = {}
        unwritten = tuple(_PRESET & _mask(kind) for kind in kinds)
        for lane, arguments in enumerate(zip(*form.columns(self.decoded), strict=True)):
            if form.guard and not form.runs(lane):
                yield unwritten
                continue
            values = known.get(arguments)
            if values is None:
                result = oracle(*arguments)
                values = tuple(map(_whole, kinds, result)) if len(kinds) > 1 else (_whole(kinds[0], result),)
                known[arguments] = values
            yield values

    @cached_property
    def ptx(self) -> str:
        names = [f"p{i}" for i in range(len(self.sources))]
        parameters = ", ".join(f".param .u64 {name}" for name in (*names, "pg", "po"))
        lines = [*_HEAD, *_load("pg", "pred", "%gv", "%gu")]
        for i, source in enumerate(self.sources):
            lines += _load(f"p{i}", source.partition("@")[0], f"%v{i}", f"%u{i}")
        lines += ["ld.param.u64 %out, [po];", *_places()]
        stores = {}
        for output in self.outputs:
            stores.setdefault(output.form, []).append(output)
        last = {output.slot: output for output in self.outputs}
        for number, form in enumerate(self.forms):
            lines += _write(number, form)
            for output in stores[number]:
                lines += _store(output, last[output.slot] is output)
        return f".visible .entry k({parameters})\n{{\n" + "\n".join(lines) + "\nret;\n}\n"


def _write(number: int, form: Form) -> Iterator[str]:
    """The instruction, and what it needs."""
    names = {}
    for name, kind in zip("dq", form.element.results, strict=False):
        names[name] = f"%{name}{number}"
        yield f".reg .{_register(kind)} {names[name]};"
        if form.guard:
            yield _preset(kind, names[name])
    names["t"] = f"%t{number}"
    for i, (name, shape, source) in enumerate(zip(_NAMES, form.shapes, form.element.sources, strict=False)):
        names[name] = _literal(source, form.values[i]) if shape == "i" else f"%{shape}{i}"
    yield form.element.text.format(i=form.guard + form.element.row.instruction, **names)


def _register(result: str) -> str:
    """The type of the register for a result `kind` or `kind/bits`."""
    kind, _, width = result.partition("/")
    return f"b{width}" if width else register(kind)


def _stored(result: str) -> int:
    """Bytes of what is kept of a result or source in memory: the whole register; 4 of a predicate."""
    name = _register(result)
    return 4 if name == "pred" else bits(name) // 8


def _mask(result: str) -> int:
    return 1 if _register(result) == "pred" else (1 << (8 * _stored(result))) - 1


def _whole(result: str, value: Any) -> Any:
    """A result as all bits of its register."""
    if not isinstance(value, int):
        return value
    kind = result.partition("/")[0]
    value &= (1 << bits(kind)) - 1
    return (signed(value, bits(kind)) if kind[0] == "s" else value) & _mask(result)


def _in_memory(column: Sequence[int], kind: str) -> np.ndarray:
    """A column as whole registers; what the type leaves over is filled with something."""
    left = 0 if kind.startswith("pred") else _mask(kind) >> bits(kind.partition("/")[0]) << bits(kind.partition("/")[0])
    values = [value | (_PRESET * (lane + 1) & left) for lane, value in enumerate(column)]
    return np.array(values, f"u{_stored(kind)}")


def _preset(kind: str, name: str) -> str:
    register_type = _register(kind)
    value = _PRESET & _mask(kind)
    if register_type == "pred":
        return f"setp.eq.u32 {name}, {value}, 1;"
    return f"mov.{register_type} {name}, {_literal(register_type, value)};"


_HEAD = (
    ".reg .pred %gv, %gu;", ".reg .b32 %lane, %block, %word;", ".reg .b64 %at, %first, %out, %o2, %o4, %o8;",
    "mov.u32 %lane, %laneid;", "mov.u32 %block, %ctaid.x;",
)  # fmt: skip


def _load(parameter: str, kind: str, varying: str, uniform: str) -> Iterator[str]:
    """Load a column: the element of the thread, and that of the warp's first thread."""
    size = _stored(kind)
    yield f"ld.param.u64 %at, [{parameter}];"
    yield f"mad.wide.u32 %first, %block, {32 * size}, %at;"
    yield f"mad.wide.u32 %at, %lane, {size}, %first;"
    for name, place in ((varying, "%at"), (uniform, "%first")):
        if kind == "pred":
            yield f".reg .pred {name};" if name[1] != "g" else ""
            yield f"ld.global.u32 %word, [{place}];"
            yield f"setp.ne.u32 {name}, %word, 0;"
        else:
            yield f".reg .{_register(kind)} {name};"
            yield f"ld.global.b{size * 8} {name}, [{place}];"


def _places() -> Iterator[str]:
    for size in (2, 4, 8):
        yield f"mad.wide.u32 %o{size}, %block, {32 * size}, %out;"
        yield f"mad.wide.u32 %o{size}, %lane, {size}, %o{size};"


def _store(output: Output, last: bool) -> Iterator[str]:
    """Store a result; of predicates, gather the bits and store with the `last` one."""
    size, name, offset = _stored(output.kind), f"%{output.name}{output.form}", output.slot * COUNT * 8
    if output.kind != "pred":
        yield f"st.global.b{size * 8} [%o{size}+{offset}], {name};"
        return
    bits_so_far = f"%w{output.slot}"
    if output.bit == 0:
        yield f".reg .b32 {bits_so_far};"
        yield f"selp.b32 {bits_so_far}, 1, 0, {name};"
    else:
        yield f"selp.b32 %word, {1 << output.bit}, 0, {name};"
        yield f"or.b32 {bits_so_far}, {bits_so_far}, %word;"
    if last:
        yield f"st.global.b32 [%o4+{offset}], {bits_so_far};"
