"""One PTX function to one LLVM function: registers, symbols, special registers. Control flow is in control.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.codegen.emit import Emitter, Unit, Value, bits_of, is_float
from gtap_plugin_cpu.ptx.directives import bits_of as literal_bits
from gtap_plugin_cpu.ptx.flow import CARRY, Block
from gtap_plugin_cpu.ptx.model import (
    TYPES,
    Immediate,
    Instruction,
    Negated,
    Operand,
    Register,
    Special,
    Symbol,
    Type,
    Variable,
    fail,
    unsupported,
)

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator
    from gtap_plugin_cpu.part import Part
    from gtap_plugin_cpu.program import Program

Handler = Callable[["Generator", Instruction], None]
_AXES = {"x": 0, "y": 1, "z": 2}
_ROUNDINGS = ("rn", "rz", "rm", "rp", "rni", "rzi", "rmi", "rpi", "rna")


class FunctionGenerator(Emitter):
    """Generates one function. Values of registers live in allocas, which LLVM turns into SSA."""

    def __init__(self, unit: Unit, program: Program, part: Part) -> None:
        super().__init__(unit)
        self.program, self.part = program, part
        self.flow, self.divergence = part.flow, part.divergence
        self.variables: Mapping[str, Variable] = part.body.variables
        self.slots: dict[Register, str] = {}
        self.buffers: dict[str, str] = {}  # parameter of a call, return value, local variable -> pointer
        self.block: Block = part.flow.blocks[0]
        self.merge: Value | None = None  # the guard of a pure instruction

    # what an instruction says

    def types(self, ins: Instruction, count: int = 1) -> list[Type]:
        found = [TYPES[m] for m in ins.modifiers if m in TYPES]
        if len(found) < count:
            fail(ins.line, f"'{ins.text}' lacks a type")
        return found

    def type(self, ins: Instruction) -> Type:
        return self.types(ins)[-1]

    def rounding(self, ins: Instruction) -> str:
        return next((m for m in ins.modifiers if m in _ROUNDINGS), "")

    # registers

    def varies(self, register: Register) -> bool:
        return self.width > 1 and register in self.divergence.varying

    def slot(self, register: Register) -> str:
        found = self.slots.get(register)
        if found is None:
            shape = self.shape(register.type.llvm, self.varies(register))
            make = self.lasting if register in self.flow.crossing else self.alloca
            found = self.slots[register] = make(shape)
            if register.type.kind == "p":  # a branch on an undefined bit would be undefined, not merely unknown
                self.head.append(f"  store {shape} zeroinitializer, ptr {found}")
        return found

    def get(self, register: Register) -> Value:
        return self.load(register.type.llvm, self.slot(register), self.varies(register))

    def read(self, operand: Operand, type_: Type, line: int) -> Value:
        """An operand as a value of `type_`: low bits of a wider register, bits of a float one."""
        if isinstance(operand, Register):
            return self.as_type(self.get(operand), type_, line)
        if isinstance(operand, Immediate):
            return self.literal(operand, type_, line)
        if isinstance(operand, Special | Symbol) and type_.kind != "p":
            value = self.special(operand.name, line) if isinstance(operand, Special) else self.address_of(operand, line)
            return self.bitcast(self.resize(value, f"i{type_.bits}", False), type_.llvm)
        if isinstance(operand, Negated) and type_.kind == "p":
            return self.negate_bit(self.get(operand.register))
        fail(line, "an operand of the wrong kind")
        return None

    def literal(self, literal: Immediate, type_: Type, line: int) -> Value:
        bits = literal_bits(literal.value, literal.float_bits, type_)
        if type_.kind == "p":
            return self.constant("i1", literal.value != 0)
        if is_float(type_.llvm):
            return Value(f"bitcast (i{type_.bits} {bits} to {type_.llvm})", type_.llvm, False, True)
        if literal.float_bits and literal.float_bits != type_.bits:
            fail(line, "a float literal of the wrong width")
        return self.constant(type_.llvm, bits - (1 << type_.bits) if bits >> (type_.bits - 1) else bits)

    def as_type(self, value: Value, type_: Type, line: int) -> Value:
        if value.type == type_.llvm:
            return value
        if (value.type == "i1") != (type_.kind == "p"):
            fail(line, "a predicate where a number is wanted, or a number for a predicate")
        have = bits_of(value.type)
        if have < type_.bits:
            fail(line, f"a register of {have} bits where {type_.name} is wanted")
        if is_float(value.type):
            value = self.bitcast(value, f"i{have}")
        value = self.resize(value, f"i{type_.bits}", False)
        return self.bitcast(value, type_.llvm)

    def write(self, operand: Operand, value: Value, line: int, signed: bool = False) -> None:
        """Write a result; into a wider register it is extended."""
        if operand is None:
            return
        if not isinstance(operand, Register):
            fail(line, "the result is no register")
        self.put(operand, self._fit(operand, value, line, signed))

    def _fit(self, register: Register, value: Value, line: int, signed: bool) -> Value:
        want = register.type.llvm
        if value.type == want:
            return value
        if "i1" in (value.type, want) or bits_of(want) < bits_of(value.type):
            fail(line, f"a result of {bits_of(value.type)} bits does not go into {register.name}")
        if is_float(value.type):
            value = self.bitcast(value, f"i{bits_of(value.type)}")
        return self.bitcast(self.resize(value, f"i{bits_of(want)}", signed), want)

    def put(self, register: Register, value: Value) -> None:
        slot, varying = self.slot(register), self.varies(register)
        if varying:
            value = self.widen(value)
        elif value.varying:
            raise AssertionError(f"{register.name} was found uniform and is not")
        if self.merge is not None:
            value = self.select(self.merge, value, self.get(register))
        if varying and self.spares(register):
            value = self.select(self.lane_mask(), value, self.get(register))
        self.store(value, slot)

    def spares(self, register: Register) -> bool:
        """Whether lanes that are not running keep their value of the register."""
        return self.mask != self.block_mask or self.divergence.masked(self.block.index, register)

    block_mask: str | None = None

    def guard(self, ins: Instruction) -> Value | None:
        if ins.guard is None:
            return None
        value = self.get(ins.guard)
        return self.negate_bit(value) if ins.negated else value

    @property
    def carry(self) -> Value:
        return self.get(CARRY)

    # symbols

    def address_of(self, symbol: Symbol, line: int) -> Value:
        """The address of a variable in its own space, of a function its number."""
        variable = self.variables.get(symbol.name) or self.program.module.variables.get(symbol.name)
        if variable is None:
            number = self.program.function_number(symbol.name)
            if number is None:
                fail(line, f"unknown symbol '{symbol.name}'")
            return self.constant("i64", number)
        if variable.space == "shared":
            return self.constant("i64", self.program.shared_offset(self.part, symbol.name, variable) + symbol.offset)
        if variable.space == "local" or (variable.space == "param" and not self.part.function.entry):
            if variable.space == "param" and self.part.parameter_pointer(symbol.name) is None:
                fail(line, f"the address of '{symbol.name}' cannot be taken")
            return self.local_address(symbol.name, variable, symbol.offset)
        if variable.space == "param":  # of a kernel: the launch's parameter block
            base, offset = self.launch_word("ptr", layout.PARAMETERS), self.part.parameter_offset(symbol.name, line)
        else:
            base = self.launch_word("ptr", layout.GLOBALS)
            offset = self.program.global_offset(self.part, symbol.name, line)
        pointer = self.offset(base.text, offset + symbol.offset)
        return Value(self.let(f"ptrtoint ptr {pointer} to i64"), "i64")

    def local_address(self, name: str, variable: Variable, offset: int) -> Value:
        """Each lane has its own copy, one after the other."""
        align = max(variable.align, 16)
        stride = -(-max(variable.size, 1) // align) * align
        if name not in self.buffers:
            self.buffers[name] = self.alloca(f"[{stride * self.width} x i8], align {max(align, 64)}")
            if variable.space == "param":
                self.fill_from_parameter(name, variable, stride)
        base = Value(self.let(f"ptrtoint ptr {self.buffers[name]} to i64"), "i64")
        if self.width == 1:
            return self.binary("add", base, self.constant("i64", offset))
        return self.binary("add", base, self.lanes("i64", [stride * i + offset for i in range(self.width)]))

    def fill_from_parameter(self, name: str, variable: Variable, stride: int) -> None:
        """Copy a parameter whose address is taken from its words-by-lane form into bytes per lane."""
        for word in range(-(-variable.size // 4)):
            vector = self.shape("i32", self.width > 1)
            loaded = f"%{self.fresh('p')}"
            self.head.append(f"  {loaded} = load {vector}, ptr {self.part.parameter_pointer(name)}, align 4"
                             if word == 0 else f"  {loaded}.at = getelementptr i8, ptr "
                             f"{self.part.parameter_pointer(name)}, i64 {word * 4 * self.width}\n"
                             f"  {loaded} = load {vector}, ptr {loaded}.at, align 4")  # fmt: skip
            for lane in range(self.width):
                at = f"{loaded}.{lane}"
                self.head.append(
                    f"  {at}.to = getelementptr i8, ptr {self.buffers[name]}, i64 {lane * stride + word * 4}"
                )
                if self.width > 1:
                    self.head.append(f"  {at} = extractelement {vector} {loaded}, i64 {lane}")
                self.head.append(f"  store i32 {at if self.width > 1 else loaded}, ptr {at}.to, align 4")

    # the launch and the special registers

    def launch_word(self, llvm: str, offset: int) -> Value:
        pointer = self.offset("%launch", offset)
        return Value(self.let(f"load {llvm}, ptr {pointer}, align 4, !invariant.load !0"), llvm)

    def worker_word(self, llvm: str, offset: int) -> Value:
        return self.load(llvm, self.offset("%worker", offset), align=4)

    def special(self, name: str, line: int) -> Value:
        stem, _, axis = name[1:].partition(".")
        if stem == "tid":
            return self.thread_index(axis)
        if stem in ("ntid", "nctaid", "ctaid"):
            return self._vector_special(stem, axis)
        make = _SPECIALS.get(stem)
        if make is not None:
            return make(self)
        if stem in ("envreg1", "envreg2"):  # where device code looks for the workspace: upper and lower half
            return self.launch_word("i32", layout.WORKSPACE + (4 if stem == "envreg1" else 0))
        if stem.startswith(("pm", "envreg")):
            return self.constant("i64" if stem.endswith("_64") else "i32", 0)
        unsupported(line, f"special register '{name}'")
        return None

    def _vector_special(self, stem: str, axis: str) -> Value:
        if axis == "w":
            return self.constant("i32", 0 if stem == "ctaid" else 1)
        if stem == "ctaid":
            return self.worker_word("i32", layout.BLOCK_INDEX + 4 * _AXES[axis])
        start = layout.BLOCK_SIZE if stem == "ntid" else layout.GRID_SIZE
        return self.launch_word("i32", start + 4 * _AXES[axis])

    def thread_index(self, axis: str) -> Value:
        if axis == "w":
            return self.constant("i32", 0)
        table = self.launch_word("ptr", layout.THREADS).text
        first = self.let(f"shl i32 %warp, {7 if self.width > 1 else 2}")
        wide = self.let(f"zext i32 {first} to i64")
        pointer = self.offset(self.offset(table, layout.MAX_THREADS * 4 * _AXES[axis]), wide)
        shape = self.shape("i32", self.width > 1)
        text = self.let(f"load {shape}, ptr {pointer}, align {4 * self.width}, !invariant.load !0")
        return Value(text, "i32", self.width > 1)

    def lane_index(self) -> Value:
        if self.width > 1:
            return self.lanes("i32", range(32))
        return Value(self.let("and i32 %warp, 31"), "i32")

    def warp_index(self) -> Value:
        return Value("%warp" if self.width > 1 else self.let("lshr i32 %warp, 5"), "i32")

    def first_lane(self, value: Value) -> Value:
        """The value of the lowest lane that runs."""
        self.unit.declare("llvm.cttz.i32", "declare i32 @llvm.cttz.i32(i32, i1)")
        lane = self.call("i32", "llvm.cttz.i32", f"i32 {self.mask}", "i1 true")
        return Value(self.let(f"extractelement {self.typed(value)}, i32 {lane}"), value.type)

    def lane_set(self, relation: str) -> Value:
        """The %lanemask_* registers."""
        one = self.binary("shl", self.constant("i32", 1), self.lane_index())
        below = self.binary("sub", one, self.constant("i32", 1))
        if relation == "eq":
            return one
        low = self.binary("or", below, one) if relation in ("le", "gt") else below
        return self.binary("xor", low, self.constant("i32", -1)) if relation[0] == "g" else low

    def clock(self, bits: int, shift: int = 0) -> Value:
        self.unit.declare("llvm.readcyclecounter", "declare i64 @llvm.readcyclecounter()")
        value = Value(self.call("i64", "llvm.readcyclecounter"), "i64")
        if shift:
            value = self.binary("lshr", value, self.constant("i64", shift))
        return self.resize(value, f"i{bits}", False)

    def nanoseconds(self, bits: int, shift: int = 0) -> Value:
        self.unit.declare("clock_gettime", "declare i32 @clock_gettime(i32, ptr)")
        slot = self.alloca("[2 x i64]")
        self.call("i32", "clock_gettime", "i32 1", f"ptr {slot}")
        seconds, rest = self.load("i64", slot), self.load("i64", self.offset(slot, 8))
        value = self.binary("add", self.binary("mul", seconds, self.constant("i64", 10**9)), rest)
        if shift:
            value = self.binary("lshr", value, self.constant("i64", shift))
        return self.resize(value, f"i{bits}", False)

    def warp_count(self) -> Value:
        threads = self.launch_word("i32", layout.THREAD_COUNT)
        return self.binary("lshr", self.binary("add", threads, self.constant("i32", 31)), self.constant("i32", 5))

    def shared_total(self) -> Value:
        dynamic = self.launch_word("i32", layout.DYNAMIC_SHARED)
        return self.binary("add", dynamic, self.launch_word("i32", layout.STATIC_SHARED))


def _lane_set(g: FunctionGenerator, relation: str) -> Value:
    return g.lane_set(relation)


_SPECIALS: dict[str, Callable[[FunctionGenerator], Value]] = {
    "laneid": FunctionGenerator.lane_index,
    "warpid": FunctionGenerator.warp_index,
    "nwarpid": FunctionGenerator.warp_count,
    "smid": lambda g: g.worker_word("i32", layout.WORKER_INDEX),
    "nsmid": lambda g: g.constant("i32", 1024),
    "gridid": lambda g: g.constant("i64", 1),
    "clock": lambda g: g.clock(32),
    "clock_hi": lambda g: g.clock(32, 32),
    "clock64": lambda g: g.clock(64),
    "globaltimer": lambda g: g.nanoseconds(64),
    "globaltimer_lo": lambda g: g.nanoseconds(32),
    "globaltimer_hi": lambda g: g.nanoseconds(32, 32),
    "dynamic_smem_size": lambda g: g.launch_word("i32", layout.DYNAMIC_SHARED),
    "total_smem_size": FunctionGenerator.shared_total,
    "aggr_smem_size": FunctionGenerator.shared_total,
    **{f"lanemask_{r}": partial(_lane_set, relation=r) for r in ("eq", "lt", "le", "gt", "ge")},
}
