"""Writes LLVM text: values that are one scalar for all lanes or a vector with an element per lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import attrs

_BITS = {"float": 32, "double": 64, "half": 16, "bfloat": 16, "ptr": 64}


def bits_of(llvm: str) -> int:
    return _BITS.get(llvm) or int(llvm[1:])


def is_float(llvm: str) -> bool:
    return llvm in ("float", "double", "half", "bfloat")


@attrs.frozen(slots=True)
class Value:
    """An LLVM value; `type` is that of one lane."""

    text: str
    type: str
    varying: bool = False
    constant: bool = False


class Unit:
    """What the functions of one LLVM module share: declarations and helper functions, each written once."""

    def __init__(self, width: int, native_masks: bool = True, compact: bool = False) -> None:
        """`native_masks`: the machine has masked loads and stores of all element sizes (AVX-512BW).

        `compact`: code that is compiled faster and runs slower. Accesses with an address per lane are calls of
        helpers; what lives across the blocks of a function stays in memory.
        """
        self.width, self.native_masks, self.compact = width, native_masks, compact
        self.declarations: dict[str, str] = {}
        self.helpers: dict[str, str] = {}
        self._places = 0

    def declare(self, name: str, text: str) -> None:
        self.declarations[name] = text

    def helper(self, name: str, make: Callable[[Unit], str]) -> None:
        """Add the function `name` (its text made by `make`) unless it is there."""
        if name not in self.helpers:
            self.helpers[name] = ""
            self.helpers[name] = make(self)

    def place(self, open_: bool) -> int:
        """A number for the next instruction at which lanes meet; `open_`: it takes whoever comes (rendezvous.py)."""
        self._places += 2
        return self._places + open_

    def text(self) -> str:
        return "\n".join((*self.declarations.values(), *self.helpers.values()))


class Emitter:
    """Appends instructions to one function's text. `mask` is the i32 of the lanes that run; None at width 1."""

    def __init__(self, unit: Unit) -> None:
        self.unit, self.width = unit, unit.width
        self.lines: list[str] = []
        self.head: list[str] = []  # allocas, for the entry block
        self.mask: str | None = None
        self._count = 0

    # text

    def fresh(self, prefix: str = "v") -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def do(self, text: str) -> None:
        self.lines.append("  " + text)

    def let(self, text: str) -> str:
        name = "%" + self.fresh()
        self.lines.append(f"  {name} = {text}")
        return name

    def label(self, name: str) -> None:
        self.lines.append(name + ":")

    def alloca(self, text: str) -> str:
        name = "%" + self.fresh("a")
        self.head.append(f"  {name} = alloca {text}")
        return name

    def lasting(self, llvm: str) -> str:
        """An alloca for what lives across blocks; in compact code of vectors LLVM leaves it in memory.

        As values the vectors of many registers would be merged wherever blocks meet, and find no room in registers. An
        empty line of assembler that is given the address keeps LLVM from making values of them.
        """
        name = self.alloca(llvm)
        if self.unit.compact and self.width > 1:
            self.head.append(f'  call void asm sideeffect "", "*m"(ptr elementtype({llvm}) {name})')
        return name

    # types and constants

    def shape(self, llvm: str, varying: bool) -> str:
        return f"<{self.width} x {llvm}>" if varying else llvm

    def typed(self, value: Value) -> str:
        return f"{self.shape(value.type, value.varying)} {value.text}"

    def constant(self, llvm: str, value: int | float | str) -> Value:
        if llvm == "i1":
            value = "true" if value else "false"
        return Value(str(value), llvm, False, True)

    def like(self, value: Value, number: int | float | str) -> Value:
        return self.constant(value.type, number)

    def lanes(self, llvm: str, numbers: Sequence[int]) -> Value:
        """A constant with a number per lane."""
        items = ", ".join(f"{llvm} {n}" for n in numbers)
        return Value(f"<{items}>", llvm, True, True)

    def widen(self, value: Value) -> Value:
        """The same value in every lane, as a vector."""
        if value.varying or self.width == 1:
            return value
        if value.constant:
            return Value(f"splat ({value.type} {value.text})", value.type, True, True)
        vector = self.shape(value.type, True)
        one = self.let(f"insertelement {vector} poison, {value.type} {value.text}, i64 0")
        text = self.let(f"shufflevector {vector} {one}, {vector} poison, <{self.width} x i32> zeroinitializer")
        return Value(text, value.type, True)

    def match(self, *values: Value) -> list[Value]:
        """All uniform, or all varying."""
        if any(value.varying for value in values):
            return [self.widen(value) for value in values]
        return list(values)

    # operations

    def binary(self, op: str, a: Value, b: Value) -> Value:
        a, b = self.match(a, b)
        return Value(self.let(f"{op} {self.typed(a)}, {b.text}"), a.type, a.varying)

    def compare(self, op: str, a: Value, b: Value) -> Value:
        a, b = self.match(a, b)
        kind = "fcmp" if is_float(a.type) else "icmp"
        return Value(self.let(f"{kind} {op} {self.typed(a)}, {b.text}"), "i1", a.varying)

    def select(self, condition: Value, a: Value, b: Value) -> Value:
        if condition.varying:
            a, b = self.widen(a), self.widen(b)
        else:
            a, b = self.match(a, b)
        text = self.let(f"select {self.typed(condition)}, {self.typed(a)}, {self.typed(b)}")
        return Value(text, a.type, a.varying)

    def cast(self, op: str, value: Value, llvm: str) -> Value:
        if value.type == llvm and op in ("trunc", "zext", "sext", "bitcast", "fpext", "fptrunc"):
            return value
        text = self.let(f"{op} {self.typed(value)} to {self.shape(llvm, value.varying)}")
        return Value(text, llvm, value.varying)

    def bitcast(self, value: Value, llvm: str) -> Value:
        return self.cast("bitcast", value, llvm)

    def resize(self, value: Value, llvm: str, signed: bool) -> Value:
        """An integer in another width."""
        have, want = bits_of(value.type), bits_of(llvm)
        if value.constant and not value.varying and value.type != "i1" and want > have:
            number = int(value.text)
            return self.constant(llvm, number if signed else number & ((1 << have) - 1))
        return self.cast("trunc" if want < have else "sext" if signed else "zext", value, llvm)

    def negate_bit(self, value: Value) -> Value:
        return self.binary("xor", value, self.constant("i1", 1))

    def negated(self, value: Value) -> Value:
        """All bits the other way."""
        return self.binary("xor", value, self.like(value, -1))

    def mangled(self, value: Value) -> str:
        name = {"float": "f32", "double": "f64", "half": "f16", "bfloat": "bf16", "ptr": "p0"}.get(
            value.type, value.type
        )
        return f"v{self.width}{name}" if value.varying else name

    def intrinsic(self, name: str, *values: Value, result: str = "", suffix: str = "", flags: str = "") -> Value:
        """Call llvm.NAME, overloaded on the first argument (and on `result`, when given)."""
        matched = self.match(*values)
        first = matched[0]
        type_ = result or first.type
        out = Value("", type_, first.varying)
        mangled = f"{self.mangled(out)}.{self.mangled(first)}" if result else self.mangled(first)
        full = f"llvm.{name}.{mangled}"
        returned = self.shape(type_, first.varying)
        tail = suffix.split(",") if suffix else []
        kinds = [self.shape(v.type, v.varying) for v in matched] + [t.split()[0] for t in tail]
        self.unit.declare(full, f"declare {returned} @{full}({', '.join(kinds)})")
        arguments = ", ".join([self.typed(v) for v in matched] + tail)
        return Value(self.let(f"call {flags}{returned} @{full}({arguments})"), type_, first.varying)

    def call(self, result: str, name: str, *arguments: str) -> str:
        """Call a function of the module or the runtime; "" for no result."""
        text = f"call {result or 'void'} @{name}({', '.join(arguments)})"
        if result:
            return self.let(text)
        self.do(text)
        return ""

    # memory of our own (allocas, the launch): plain loads and stores

    def load(self, llvm: str, pointer: str, varying: bool = False, align: int = 0) -> Value:
        tail = f", align {align}" if align else ""
        return Value(self.let(f"load {self.shape(llvm, varying)}, ptr {pointer}{tail}"), llvm, varying)

    def store(self, value: Value, pointer: str, align: int = 0) -> None:
        self.do(f"store {self.typed(value)}, ptr {pointer}" + (f", align {align}" if align else ""))

    def offset(self, pointer: str, count: int | str) -> str:
        return pointer if count == 0 else self.let(f"getelementptr i8, ptr {pointer}, i64 {count}")

    # lanes

    def bits(self, condition: Value) -> str:
        """A predicate as an i32 mask of lanes (width 32)."""
        if condition.varying:
            return self.let(f"bitcast {self.typed(condition)} to i32")
        return self.let(f"select i1 {condition.text}, i32 -1, i32 0")

    def lane_mask(self, mask: str | None = None) -> Value:
        """The running lanes as a vector of predicates (width 32)."""
        return Value(self.let(f"bitcast i32 {mask or self.mask} to <32 x i1>"), "i1", True)

    @contextmanager
    def where_any(self, mask: str) -> Iterator[None]:
        """Code that is skipped where an i32 is 0."""
        inside, after = self.fresh("if"), self.fresh("fi")
        self.do(f"br i1 {self.let(f'icmp ne i32 {mask}, 0')}, label %{inside}, label %{after}")
        self.label(inside)
        yield
        self.do(f"br label %{after}")
        self.label(after)

    @contextmanager
    def where(self, condition: Value | None) -> Iterator[None]:
        """Code for the lanes that satisfy `condition` alone; skipped when there is none."""
        if condition is None:
            yield
            return
        outer, inside, after = self.mask, self.fresh("if"), self.fresh("fi")
        if outer is None:
            test = condition.text
        else:
            self.mask = self.let(f"and i32 {outer}, {self.bits(condition)}")
            test = self.let(f"icmp ne i32 {self.mask}, 0")
        self.do(f"br i1 {test}, label %{inside}, label %{after}")
        self.label(inside)
        yield
        self.do(f"br label %{after}")
        self.label(after)
        self.mask = outer
