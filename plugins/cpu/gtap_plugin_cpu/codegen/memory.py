"""Loads, stores, atomics and fences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.access import Place, lane_function
from gtap_plugin_cpu.codegen.emit import Emitter, Value, bits_of
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import Immediate, Instruction, Operand, Type, Vector, fail, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_SPACES = ("global", "shared", "local", "const", "param", "shared_cta", "param_entry", "param_func")
_ORDERED = ("volatile", "relaxed", "acquire", "release", "mmio")


def _space(ins: Instruction) -> str:
    return next((m for m in ins.modifiers if m in _SPACES), "")


def _memory_type(g: Generator, ins: Instruction) -> Type:
    type_ = g.type(ins)
    return type_ if type_.kind != "p" else fail(ins.line, "predicates are not in memory")


def _items(operand: Operand, ins: Instruction) -> Sequence[Operand]:
    lanes = next((int(m[1]) for m in ins.modifiers if m in ("v2", "v4", "v8")), 1)
    items = operand.items if isinstance(operand, Vector) else (operand,)
    if len(items) != lanes:
        fail(ins.line, f"'{ins.text}' with {len(items)} registers")
    return items


def load(g: Generator, ins: Instruction) -> None:
    type_, space, ordered = _memory_type(g, ins), _space(ins), any(m in _ORDERED for m in ins.modifiers)
    destination, address = ins.operands[:2]
    items = _items(destination, ins)
    if space.startswith("param") and g.is_buffer(address):
        values = [g.read_buffer(address, type_, i * type_.bytes, ins.line) for i in range(len(items))]
    else:
        place = g.place(address, space, ins.line)
        values = [g.read_memory(place, type_.llvm, i * type_.bytes, ordered) for i in range(len(items))]
    for item, value in zip(items, values, strict=True):
        g.write(item, value, ins.line, type_.kind == "s")


def store(g: Generator, ins: Instruction) -> None:
    type_, space, ordered = _memory_type(g, ins), _space(ins), any(m in _ORDERED for m in ins.modifiers)
    address, source = ins.operands[:2]
    values = [g.read(item, type_, ins.line) for item in _items(source, ins)]
    if space.startswith("param") and g.is_buffer(address):
        for i, value in enumerate(values):
            g.write_buffer(address, value, i * type_.bytes, ins.line)
        return
    place = g.place(address, space, ins.line)
    for i, value in enumerate(values):
        g.write_memory(place, value, i * type_.bytes, ordered)


_ATOMICS = {
    "add": "add", "and": "and", "or": "or", "xor": "xor", "exch": "xchg", "inc": "uinc_wrap", "dec": "udec_wrap",
    "cas": "cas", "min": "min", "max": "max",
}  # fmt: skip


def atomic(g: Generator, ins: Instruction) -> None:
    """atom and red: one lane after the other."""
    type_ = _memory_type(g, ins)
    name = next((m for m in ins.modifiers if m in _ATOMICS), None)
    if name is None or not _has_operation(name, type_):
        unsupported(ins.line, f"'{ins.text}'")
    first = 1 if ins.op == "atom" else 0
    operands = ins.operands[first : -1 if "L2_cache_hint" in ins.modifiers else None]
    values = [g.read(operand, type_, ins.line) for operand in operands[1:]]
    if len(values) != (2 if name == "cas" else 1):
        fail(ins.line, f"'{ins.text}' with {len(values)} values")
    place = g.place(operands[0], _space(ins), ins.line)
    op = _operation(name, type_)
    if op == "fadd" and type_.name == "f32" and place.base == "null":
        op = "fadd.ftz"
        values.append(_keeps_subnormals(g, place, _space(ins)))
    if g.width == 1:
        result = _atomic_one(g, g.at(place), op, values)
    else:
        helper = f"atomic.{op}.{type_.name}"
        kinds = [value.type for value in values]
        g.unit.helper(helper, lambda unit: lane_function(
            unit, helper, type_.llvm, kinds, lambda e, pointer, lane: _atomic_one(e, pointer, op, lane)))  # fmt: skip
        text = g.let(f"call <32 x {type_.llvm}> @{helper}({g.lane_arguments(place, 0, *values)})")
        result = Value(text, type_.llvm, True)
    if ins.op == "atom":
        g.write(ins.operands[0], result, ins.line, type_.kind == "s")


def _has_operation(name: str, type_: Type) -> bool:
    """Whether the type has the operation on this device."""
    if type_.kind == "f" or type_.name == "f16x2":
        return name == "add" and type_.name != "bf16"
    return type_.bits in (32, 64) or (name == "cas" and type_.bits == 16)


def _operation(name: str, type_: Type) -> str:
    op = _ATOMICS[name]
    if type_.name == "f16x2":
        return "fadd.pair"
    if type_.kind == "f" and op == "add":
        return "fadd"
    if op in ("min", "max"):
        return op if type_.kind == "s" else f"u{op}"
    return op


def _keeps_subnormals(g: Generator, place: Place, space: str) -> Value:
    """i32: additions of f32 make subnormals zero in global memory and do not in shared memory."""
    shared = g.constant("i1", 0) if space == "global" else g.in_shared(place.index)
    return g.resize(shared, "i32", False)


def _atomic_one(e: Emitter, pointer: str, op: str, values: Sequence[Value]) -> Value:
    kind, size = values[0].type, bits_of(values[0].type) // 8
    if op == "fadd.ftz":
        return _add_flushing(e, pointer, values[0], values[1])
    if op == "fadd.pair":
        pair = e.let(f"bitcast {e.typed(values[0])} to <2 x half>")
        old = e.let(f"atomicrmw fadd ptr {pointer}, <2 x half> {pair} acq_rel, align 4")
        return Value(e.let(f"bitcast <2 x half> {old} to i32"), "i32")
    if op != "cas":
        text = e.let(f"atomicrmw {op} ptr {pointer}, {e.typed(values[0])} acq_rel, align {size}")
        return Value(text, kind)
    integer = f"i{size * 8}"
    expected, new = (e.bitcast(value, integer) for value in values)
    swapped = e.let(f"cmpxchg ptr {pointer}, {e.typed(expected)}, {e.typed(new)} acq_rel acquire, align {size}")
    return e.bitcast(Value(e.let(f"extractvalue {{ {integer}, i1 }} {swapped}, 0"), integer), kind)


def _add_flushing(e: Emitter, pointer: str, value: Value, keep: Value) -> Value:
    """f32 addition that makes subnormal operands and results zero, unless `keep` is 1."""
    last, keeps = e.alloca("i32"), e.compare("ne", keep, e.like(keep, 0))
    e.store(Value(e.let(f"load atomic i32, ptr {pointer} monotonic, align 4"), "i32"), last)
    again, end = e.fresh("again"), e.fresh("added")
    e.do(f"br label %{again}")
    e.label(again)
    old = e.load("i32", last)
    terms = [e.bitcast(_flushed(e, bits, keeps), "float") for bits in (old, e.bitcast(value, "i32"))]
    new = _flushed(e, e.bitcast(e.binary("fadd", *terms), "i32"), keeps)
    swapped = e.let(f"cmpxchg ptr {pointer}, {e.typed(old)}, {e.typed(new)} acq_rel acquire, align 4")
    e.store(Value(e.let(f"extractvalue {{ i32, i1 }} {swapped}, 0"), "i32"), last)
    e.do(f"br i1 {e.let(f'extractvalue {{ i32, i1 }} {swapped}, 1')}, label %{end}, label %{again}")
    e.label(end)
    return e.bitcast(old, "float")


def _flushed(e: Emitter, bits: Value, keeps: Value) -> Value:
    exponent = e.binary("and", bits, e.like(bits, 0x7F800000))
    small = e.compare("eq", exponent, e.like(bits, 0))
    sign = e.select(keeps, bits, e.binary("and", bits, e.like(bits, -(1 << 31))))
    return e.select(small, sign, bits)


def fence(g: Generator, ins: Instruction) -> None:
    g.do("fence seq_cst")


def give_way(g: Generator, ins: Instruction) -> None:
    """nanosleep: let others of the block run, or other threads of the process."""
    if g.program.barriers:
        g.call("", "gtap.yield", "ptr %worker", "i32 %warp")
        return
    g.unit.declare("sched_yield", "declare i32 @sched_yield()")
    g.call("i32", "sched_yield")


def _stack_type(g: Generator, ins: Instruction) -> Type:
    type_ = g.type(ins)
    if type_.name not in ("u32", "u64"):
        fail(ins.line, f"'{ins.text}' has no .u32 or .u64")
    return type_


def allocate(g: Generator, ins: Instruction) -> None:
    """alloca: local memory until the function returns; each lane's own behind the one before."""
    type_ = _stack_type(g, ins)
    size = g.resize(g.read(ins.operands[1], type_, ins.line), "i64", False)
    align = ins.operands[2] if len(ins.operands) > 2 else Immediate(8)
    if not isinstance(align, Immediate) or not 0 < align.value <= 1 << 20 or align.value & (align.value - 1):
        fail(ins.line, "an alignment is a power of two")
    align_ = max(align.value, 16)
    if size.varying:
        running = g.select(g.lane_mask(), size, g.like(size, 0))
        size = Value(_reduced(g, "umax", running), "i64")
    stride = g.binary("and", g.binary("add", size, g.like(size, align_ - 1)), g.like(size, -align_))
    total = g.binary("mul", stride, g.like(stride, g.width))
    pointer = g.let(f"alloca i8, i64 {total.text}, align {align_}")
    address = Value(g.let(f"ptrtoint ptr {pointer} to i64"), "i64")
    if g.width > 1:
        address = g.binary("add", address, g.binary("mul", g.widen(stride), g.lanes("i64", range(g.width))))
    g.write(ins.operands[0], g.resize(address, type_.llvm, False), ins.line)


def _reduced(g: Generator, how: str, lanes: Value) -> str:
    name = f"llvm.vector.reduce.{how}.{g.mangled(lanes)}"
    g.unit.declare(name, f"declare {lanes.type} @{name}({g.shape(lanes.type, True)})")
    return g.call(lanes.type, name, g.typed(lanes))


def save_stack(g: Generator, ins: Instruction) -> None:
    g.unit.declare("llvm.stacksave.p0", "declare ptr @llvm.stacksave.p0()")
    pointer = g.call("ptr", "llvm.stacksave.p0")
    value = Value(g.let(f"ptrtoint ptr {pointer} to i64"), "i64")
    g.write(ins.operands[0], g.resize(value, _stack_type(g, ins).llvm, False), ins.line)


def restore_stack(g: Generator, ins: Instruction) -> None:
    """Lanes share a stack: it goes back when all of them go back, to where the first of them was."""
    g.unit.declare("llvm.stackrestore.p0", "declare void @llvm.stackrestore.p0(ptr)")
    value = g.resize(g.read(ins.operands[0], _stack_type(g, ins), ins.line), "i64", False)
    if g.width == 1:
        return g.do(f"call void @llvm.stackrestore.p0(ptr {g.let(f'inttoptr i64 {value.text} to ptr')})")
    lanes = g.select(g.lane_mask(), g.widen(value), g.like(value, -1))
    back, on = g.fresh("back"), g.fresh("on")
    g.do(f"br i1 {g.let(f'icmp eq i32 {g.mask}, %mask')}, label %{back}, label %{on}")
    g.label(back)
    pointer = g.let(f"inttoptr i64 {_reduced(g, 'umin', lanes)} to ptr")
    g.do(f"call void @llvm.stackrestore.p0(ptr {pointer})")
    g.do(f"br label %{on}")
    g.label(on)
    return None


def policy(g: Generator, ins: Instruction) -> None:
    """createpolicy: no cache that it could tell anything."""
    g.write(ins.operands[0], g.constant("i64", 0), ins.line)


def nothing(g: Generator, ins: Instruction) -> None:
    """Hints, and waits for what is over before the kernel starts: no code."""


TABLE: dict[str, tuple[Handler, int, int]] = {
    "ld": (load, 2, 3), "ldu": (load, 2, 2), "st": (store, 2, 3), "atom": (atomic, 3, 5), "red": (atomic, 2, 3),
    "membar": (fence, 0, 0), "fence": (fence, 0, 0), "prefetch": (nothing, 1, 2), "prefetchu": (nothing, 1, 1),
    "nanosleep": (give_way, 1, 1), "discard": (nothing, 2, 2), "applypriority": (nothing, 2, 2),
    "alloca": (allocate, 2, 3), "stacksave": (save_stack, 1, 1), "stackrestore": (restore_stack, 1, 1),
    "createpolicy": (policy, 1, 4),
    "griddepcontrol": (nothing, 0, 0),
}  # fmt: skip
