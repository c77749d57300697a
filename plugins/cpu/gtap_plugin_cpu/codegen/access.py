"""Reads and writes of memory, for one address or an address per lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.codegen.emit import Emitter, Unit, Value, bits_of
from gtap_plugin_cpu.codegen.function import FunctionGenerator
from gtap_plugin_cpu.ptx.model import (
    Address,
    Register,
    Symbol,
    Variable,
    fail,
)


@attrs.frozen(slots=True)
class Place:
    """Where an access goes: a pointer (one for all lanes) and an offset in bytes (an integer, maybe one per lane)."""

    base: str
    index: Value


class Access(FunctionGenerator):
    """The accesses. Vector accesses take the fastest of: consecutive elements, gather or scatter, lane by lane."""

    # places

    def place(self, operand: object, space: str, line: int) -> Place:
        if not isinstance(operand, Address):
            fail(line, "expected an address in [ ]")
        if isinstance(operand.base, Register):
            if operand.base.type.bits not in (32, 64) or operand.base.type.kind == "f":
                fail(line, f"{operand.base.name} cannot hold an address")
            index = self.get(operand.base)
            index = self.binary("add", index, self.like(index, operand.offset)) if operand.offset else index
        elif isinstance(operand.base, Symbol):
            symbol = Symbol(operand.base.name, operand.base.offset + operand.offset)
            variable = self.find_variable(symbol.name, line)
            index = self.address_of(symbol, line)
            space = "shared" if variable.space == "shared" else space
        else:
            index = self.constant("i64", operand.offset)
        if space in ("shared", "shared_cta"):
            return Place(self.worker_word("ptr", layout.SHARED).text, index)
        return Place("null", self.resize(index, "i64", False))

    def find_variable(self, name: str, line: int) -> Variable:
        found = self.variables.get(name) or self.program.module.variables.get(name)
        return found or fail(line, f"unknown symbol '{name}'")

    def shared_base(self) -> Value:
        return Value(self.let(f"ptrtoint ptr {self.worker_word('ptr', layout.SHARED).text} to i64"), "i64")

    def in_shared(self, address: Value) -> Value:
        offset = self.binary("sub", address, self.shared_base())
        return self.compare("ult", offset, self.worker_word("i64", layout.SHARED_SIZE))

    def in_stack(self, address: Value) -> Value:
        """Local memory is on the stack: within 64 MiB of here."""
        here = Value(self.let(f"ptrtoint ptr {self.alloca('i8')} to i64"), "i64")
        reach = self.constant("i64", 1 << 26)
        return self.compare(
            "ult", self.binary("add", self.binary("sub", address, here), reach), self.like(address, 1 << 27)
        )

    def in_const(self, address: Value) -> Value:
        return self._among(address, layout.GLOBALS, self.program.work.constants)

    def in_parameters(self, address: Value) -> Value:
        """Within the kernel's parameters."""
        ends = [offset + size for offset, size in self.program.kernel.parameters]
        return self._among(address, layout.PARAMETERS, max(ends, default=0))

    def _among(self, address: Value, word: int, size: int) -> Value:
        """Within `size` bytes from where a pointer of the launch points to."""
        base = Value(self.let(f"ptrtoint ptr {self.launch_word('ptr', word).text} to i64"), "i64")
        offset = self.binary("sub", address, base)
        return self.compare("ult", offset, self.like(offset, size))

    def at(self, place: Place, more: int = 0) -> str:
        """A pointer (or, where the index varies, a vector of pointers)."""
        index = self.binary("add", place.index, self.like(place.index, more)) if more else place.index
        shape = self.shape("ptr", index.varying)
        if place.base == "null":
            return self.let(f"inttoptr {self.typed(index)} to {shape}")
        # signed: lane 0 may not run and lie below the window while the lanes that run follow on inside it
        wide = self.resize(index, "i64", True)
        return self.let(f"getelementptr i8, ptr {place.base}, {self.typed(wide)}")

    # plain accesses

    def read_memory(self, place: Place, llvm: str, more: int = 0, ordered: bool = False) -> Value:
        if not place.index.varying:
            return self._read_one(self.at(place, more), llvm, ordered)
        if ordered:
            self.do('fence syncscope("singlethread") seq_cst')
        integer = f"i{bits_of(llvm)}"
        return self.bitcast(self._read_lanes(place, integer, more), llvm)

    def _read_one(self, pointer: str, llvm: str, ordered: bool) -> Value:
        size = bits_of(llvm) // 8
        if ordered and size <= 8:
            value = Value(self.let(f"load atomic i{size * 8}, ptr {pointer} acquire, align {size}"), f"i{size * 8}")
            return self.bitcast(value, llvm)
        return self.load(llvm, pointer, align=min(size, 8) if size > 1 else 1)

    def write_memory(self, place: Place, value: Value, more: int = 0, ordered: bool = False) -> None:
        size = bits_of(value.type) // 8
        if ordered:
            self.do('fence syncscope("singlethread") seq_cst')
        if not place.index.varying and value.varying:  # every lane writes the same place: the last one stays
            place = Place(place.base, self.widen(place.index))
        if place.index.varying:
            self._write_lanes(place, self.bitcast(self.widen(value), f"i{size * 8}"), more)
        elif ordered and size <= 8:
            plain = self.typed(self.bitcast(value, f"i{size * 8}"))
            self.do(f"store atomic {plain}, ptr {self.at(place, more)} release, align {size}")
        else:
            self.store(value, self.at(place, more), align=min(size, 8))

    # accesses with an address per lane

    def _consecutive(self, place: Place, size: int, more: int) -> tuple[str, str]:
        """(i1: the running lanes' elements follow each other, pointer to lane 0's)"""
        index = place.index
        first = Value(self.let(f"extractelement {self.typed(index)}, i64 0"), index.type)
        line = self.binary("add", first, self.lanes(index.type, [i * size for i in range(32)]))
        wrong = self.bits(self.compare("ne", index, line))
        test = self.let(f"icmp eq i32 {self.let(f'and i32 {wrong}, {self.mask}')}, 0")
        return test, self.at(Place(place.base, first), more)

    def _fork(self, test: str, fast: Callable[[], str], slow: Callable[[], str]) -> tuple[str, str, str, str]:
        """Two ways by a condition; (result, label it comes from) twice, for a phi."""
        yes, no, end = self.fresh("near"), self.fresh("far"), self.fresh("met")
        self.do(f"br i1 {test}, label %{yes}, label %{no}")
        self.label(yes)
        a = fast()
        a_end = self.fresh("l")
        self.do(f"br label %{a_end}")
        self.label(a_end)
        self.do(f"br label %{end}")
        self.label(no)
        b = slow()
        b_end = self.fresh("l")
        self.do(f"br label %{b_end}")
        self.label(b_end)
        self.do(f"br label %{end}")
        self.label(end)
        return a, a_end, b, b_end

    def _read_lanes(self, place: Place, llvm: str, more: int) -> Value:
        if not self.unit.compact:
            return self._read_here(place, llvm, more)
        name, shape = f"read.{llvm}", self.shape(llvm, True)
        self.unit.helper(name, lambda unit: _Outlined(unit).reader(name, llvm))
        return Value(self.call(shape, name, self.lane_arguments(place, more)), llvm, True)

    def _read_here(self, place: Place, llvm: str, more: int) -> Value:
        size, shape = bits_of(llvm) // 8, self.shape(llvm, True)
        test, pointer = self._consecutive(place, size, more)
        if not self.unit.native_masks:
            test = self.let(f"and i1 {test}, {self.let(f'icmp eq i32 {self.mask}, -1')}")
        a, from_a, b, from_b = self._fork(
            test, lambda: self._read_near(pointer, shape, size), lambda: self._gather(place, llvm, more)
        )
        return Value(self.let(f"phi {shape} [ {a}, %{from_a} ], [ {b}, %{from_b} ]"), llvm, True)

    def _read_near(self, pointer: str, shape: str, size: int) -> str:
        if not self.unit.native_masks:
            return self.let(f"load {shape}, ptr {pointer}, align {size}")
        name = f"llvm.masked.load.{self.mangled(Value('', f'i{size * 8}', True))}.p0"
        self.unit.declare(name, f"declare {shape} @{name}(ptr, <32 x i1>, {shape})")
        lanes = self.lane_mask().text
        return self.let(f"call {shape} @{name}(ptr align {size} {pointer}, <32 x i1> {lanes}, {shape} zeroinitializer)")

    def _gather(self, place: Place, llvm: str, more: int) -> str:
        size, shape = bits_of(llvm) // 8, self.shape(llvm, True)
        if self.unit.native_masks and size in (4, 8):
            name = f"llvm.masked.gather.v32{llvm}.v32p0"
            self.unit.declare(name, f"declare {shape} @{name}(<32 x ptr>, <32 x i1>, {shape})")
            pointers, lanes = self.at(place, more), self.lane_mask().text
            return self.let(
                f"call {shape} @{name}(<32 x ptr> align {size} {pointers}, <32 x i1> {lanes}, {shape} zeroinitializer)"
            )
        name = f"gather.{llvm}"
        self.unit.helper(name, lambda unit: lane_function(unit, name, llvm, (), _load_lane(llvm)))
        return self.let(f"call {shape} @{name}({self.lane_arguments(place, more)})")

    def _write_lanes(self, place: Place, value: Value, more: int) -> None:
        if not self.unit.compact:
            return self._write_here(place, value, more)
        name = f"write.{value.type}"
        self.unit.helper(name, lambda unit: _Outlined(unit).writer(name, value.type))
        self.call("", name, self.lane_arguments(place, more, value))
        return None

    def _write_here(self, place: Place, value: Value, more: int) -> None:
        size = bits_of(value.type) // 8
        test, pointer = self._consecutive(place, size, more)
        if not self.unit.native_masks:
            test = self.let(f"and i1 {test}, {self.let(f'icmp eq i32 {self.mask}, -1')}")
        self._fork(test, lambda: self._write_near(pointer, value, size), lambda: self._scatter(place, value, more))

    def _write_near(self, pointer: str, value: Value, size: int) -> str:
        if not self.unit.native_masks:
            self.do(f"store {self.typed(value)}, ptr {pointer}, align {size}")
            return ""
        name = f"llvm.masked.store.{self.mangled(value)}.p0"
        self.unit.declare(name, f"declare void @{name}({self.shape(value.type, True)}, ptr, <32 x i1>)")
        lanes = self.lane_mask().text
        self.do(f"call void @{name}({self.typed(value)}, ptr align {size} {pointer}, <32 x i1> {lanes})")
        return ""

    def _scatter(self, place: Place, value: Value, more: int) -> str:
        size = bits_of(value.type) // 8
        if self.unit.native_masks and size in (4, 8):
            name = f"llvm.masked.scatter.{self.mangled(value)}.v32p0"
            self.unit.declare(name, f"declare void @{name}({self.shape(value.type, True)}, <32 x ptr>, <32 x i1>)")
            pointers, lanes = self.at(place, more), self.lane_mask().text
            self.do(f"call void @{name}({self.typed(value)}, <32 x ptr> align {size} {pointers}, <32 x i1> {lanes})")
            return ""
        name = f"scatter.{value.type}"
        self.unit.helper(name, lambda unit: lane_function(unit, name, "", (value.type,), _store_lane))
        self.do(f"call void @{name}({self.lane_arguments(place, more, value)})")
        return ""

    def lane_arguments(self, place: Place, more: int, *values: Value) -> str:
        index = self.binary("add", place.index, self.like(place.index, more)) if more else place.index
        base = "0" if place.base == "null" else self.let(f"ptrtoint ptr {place.base} to i64")
        items = [f"i64 {base}", self.typed(self.widen(self.resize(index, "i64", True)))]
        items += [self.typed(self.widen(value)) for value in values]
        return ", ".join([*items, f"i32 {self.mask}"])


class _Outlined(Access):
    """The accesses with an address per lane as functions (i64 base, <32 x i64> index, values..., i32 mask)."""

    def __init__(self, unit: Unit) -> None:
        Emitter.__init__(self, unit)
        self.mask = "%mask"

    def reader(self, name: str, llvm: str) -> str:
        shape = self.shape(llvm, True)
        value = self._read_here(self._given(), llvm, 0)
        return self._function(shape, name, "", f"{shape} {value.text}")

    def writer(self, name: str, llvm: str) -> str:
        self._write_here(self._given(), Value("%x1", llvm, True), 0)
        return self._function("void", name, f", {self.shape(llvm, True)} %x1", "void")

    def _given(self) -> Place:
        return Place("null", self.binary("add", Value("%x0", "i64", True), Value("%base", "i64")))

    def _function(self, result: str, name: str, more: str, returned: str) -> str:
        head = f"define internal {result} @{name}(i64 %base, <32 x i64> %x0{more}, i32 %mask) noinline #0 {{\nstart:\n"
        return head + "\n".join((*self.head, *self.lines, f"  ret {returned}")) + "\n}"


def _load_lane(llvm: str) -> Callable[[Emitter, str, Sequence[Value]], Value]:
    return lambda e, pointer, _: e.load(llvm, pointer, align=1)


def _store_lane(e: Emitter, pointer: str, values: Sequence[Value]) -> Value | None:
    e.store(values[0], pointer, align=1)
    return None


LaneBody = Callable[[Emitter, str, Sequence[Value]], Value | None]


def lane_function(unit: Unit, name: str, result: str, arguments: Sequence[str], body: LaneBody) -> str:
    """A function (i64 base, <32 x i64> index, arguments..., i32 mask) that runs `body` for each lane in turn."""
    e = Emitter(unit)
    kinds = ["<32 x i64>", *(f"<32 x {a}>" for a in arguments)]
    slots = [e.alloca(kind) for kind in kinds]
    out = e.alloca(f"<32 x {result}>") if result else ""
    if result:
        e.do(f"store <32 x {result}> zeroinitializer, ptr {out}")
    for i, (kind, slot) in enumerate(zip(kinds, slots, strict=True)):
        e.do(f"store {kind} %x{i}, ptr {slot}")
    e.do("br label %test")
    e.label("test")
    e.do("%left = phi i32 [ %mask, %start ], [ %rest, %next ]")
    e.do("%more = icmp ne i32 %left, 0")
    e.do("br i1 %more, label %lane, label %done")
    e.label("lane")
    e.unit.declare("llvm.cttz.i32", "declare i32 @llvm.cttz.i32(i32, i1)")
    e.do("%number = call i32 @llvm.cttz.i32(i32 %left, i1 true)")
    values = [_lane(e, slot, kind) for slot, kind in zip(slots, ["i64", *arguments], strict=True)]
    # inttoptr, not a GEP: from a null base LLVM would conclude that it cannot be local memory
    pointer = e.let(f"inttoptr i64 {e.let(f'add i64 %base, {values[0].text}')} to ptr")
    value = body(e, pointer, values[1:])
    if value is not None:
        at = e.let(f"getelementptr {result}, ptr {out}, i32 %number")
        e.store(value, at)
    e.do("br label %next")
    e.label("next")
    e.do("%less = sub i32 %left, 1")
    e.do("%rest = and i32 %left, %less")
    e.do("br label %test")
    e.label("done")
    e.do(f"ret <32 x {result}> {e.let(f'load <32 x {result}>, ptr {out}')}" if result else "ret void")
    parameters = ", ".join(["i64 %base", *(f"{kind} %x{i}" for i, kind in enumerate(kinds)), "i32 %mask"])
    head = f"define internal {f'<32 x {result}>' if result else 'void'} @{name}({parameters}) noinline #0 {{\nstart:\n"
    return head + "\n".join((*e.head, *e.lines)) + "\n}"


def _lane(e: Emitter, slot: str, llvm: str) -> Value:
    return e.load(llvm, e.let(f"getelementptr {llvm}, ptr {slot}, i32 %number"))
