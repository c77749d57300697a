"""Writes functions of the runtime: counted loops, loops over the lanes of a mask, fields of records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gtap_plugin_cpu.codegen.emit import Emitter, Unit, Value


class Routine(Emitter):
    """One function of scalars; its parameters are named in `head`, for instance "i32 @name(ptr %worker)"."""

    def __init__(self, unit: Unit, head: str, linkage: str = "internal") -> None:
        super().__init__(unit)
        self.head_text = f"define {linkage} {head} noinline #0 {{\nentry:"

    def text(self) -> str:
        return "\n".join((self.head_text, *self.head, *self.lines, "}\n"))

    def number(self, number: int, llvm: str = "i32") -> Value:
        return self.constant(llvm, number)

    def argument(self, name: str, llvm: str = "i32") -> Value:
        return Value(f"%{name}", llvm)

    def give(self, value: Value | None = None) -> None:
        self.do(f"ret {self.typed(value)}" if value else "ret void")

    # records and variables

    def field(self, record: str, offset: int, llvm: str = "i32") -> Value:
        return self.load(llvm, self.offset(record, offset))

    def assign(self, record: str, offset: int, value: Value | int) -> None:
        self.store(self.number(value) if isinstance(value, int) else value, self.offset(record, offset))

    def item(self, table: str, index: Value) -> str:
        """Pointer to an element of a table of i32."""
        return self.let(f"getelementptr i32, ptr {table}, i32 {index.text}")

    def variable(self, start: Value | int = 0) -> str:
        slot = self.alloca("i32")
        self.assign(slot, 0, start)
        return slot

    def add_to(self, pointer: str, value: Value | int) -> None:
        value = self.number(value) if isinstance(value, int) else value
        self.store(self.binary("add", self.load("i32", pointer), value), pointer)

    def set_bits(self, pointer: str, bits: Value) -> None:
        self.store(self.binary("or", self.load("i32", pointer), bits), pointer)

    # arithmetic with literals

    def op(self, name: str, a: Value, b: Value | int) -> Value:
        return self.binary(name, a, self.like(a, b) if isinstance(b, int) else b)

    def test(self, name: str, a: Value, b: Value | int) -> Value:
        return self.compare(name, a, self.like(a, b) if isinstance(b, int) else b)

    def bit(self, index: Value) -> Value:
        return self.binary("shl", self.number(1), index)

    def both(self, a: Value, b: Value) -> Value:
        return self.binary("and", a, b)

    # loops

    @contextmanager
    def each(self, count: Value) -> Iterator[Value]:
        """Code for each number below `count`."""
        slot = self.variable()
        test, body, done = self.fresh("test"), self.fresh("each"), self.fresh("done")
        self.do(f"br label %{test}")
        self.label(test)
        index = self.load("i32", slot)
        self.do(f"br i1 {self.test('ult', index, count).text}, label %{body}, label %{done}")
        self.label(body)
        yield index
        self.store(self.op("add", index, 1), slot)
        self.do(f"br label %{test}")
        self.label(done)

    @contextmanager
    def each_lane(self, mask: Value) -> Iterator[tuple[Value, str]]:
        """Code for each bit of `mask`; the variable, whose pointer comes too, holds those still to be visited."""
        slot = self.variable(mask)
        test, body, done = self.fresh("test"), self.fresh("lane"), self.fresh("done")
        self.do(f"br label %{test}")
        self.label(test)
        left = self.load("i32", slot)
        self.do(f"br i1 {self.test('ne', left, 0).text}, label %{body}, label %{done}")
        self.label(body)
        lane = self.intrinsic("cttz", left, suffix="i1 true")
        self.store(self.both(left, self.op("sub", left, 1)), slot)
        yield lane, slot
        self.do(f"br label %{test}")
        self.label(done)
