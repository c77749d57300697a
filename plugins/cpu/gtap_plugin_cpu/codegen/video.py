"""The video instructions: arithmetic on bytes and half-words of registers, scalar and in parallel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import TYPES, Instruction, Operand, Selected, Type, fail

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

U32, S32 = TYPES["u32"], TYPES["s32"]
_COMPARED = {"eq": "eq", "ne": "ne", "lt": "slt", "le": "sle", "gt": "sgt", "ge": "sge"}


def _parts(operand: Operand) -> str:
    return operand.part if isinstance(operand, Selected) else ""


def _whole(g: Generator, ins: Instruction, index: int) -> Value:
    operand = ins.operands[index]
    return g.read(operand.register if isinstance(operand, Selected) else operand, U32, ins.line)


def _taken(g: Generator, value: Value, size: int, place: int, signed: bool, llvm: str) -> Value:
    """The part of `size` bits with a number, extended."""
    moved = g.binary("lshr", value, g.like(value, size * place)) if place else value
    return g.resize(g.resize(moved, f"i{size}", False), llvm, signed)


def _scalar(g: Generator, ins: Instruction, index: int, type_: Type, llvm: str) -> Value:
    """A source, a byte or half-word of it where it says so."""
    part, signed = _parts(ins.operands[index]), type_.kind == "s"
    if not part:
        return g.resize(_whole(g, ins, index), llvm, signed)
    if len(part) != 2:
        fail(ins.line, f"'{ins.text}' takes no .{part}")
    return _taken(g, _whole(g, ins, index), 8 if part[0] == "b" else 16, int(part[1]) & 3, signed, llvm)


def _clamped(g: Generator, value: Value, bits: int, signed: bool) -> Value:
    low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)
    return g.intrinsic("smin", g.intrinsic("smax", value, g.like(value, low)), g.like(value, high))


def _apply(g: Generator, op: str, a: Value, b: Value) -> Value:
    """add, sub, absdiff, min, max or avrg of signed numbers that are wide enough."""
    if op in ("min", "max"):
        return g.intrinsic(f"s{op}", a, b)
    value = g.binary("add" if op in ("add", "avrg") else "sub", a, b)
    if op == "absdiff":
        return g.intrinsic("abs", value, suffix="i1 0")
    if op == "avrg":  # rounded away from zero
        up = g.resize(g.compare("sge", value, g.like(value, 0)), value.type, False)
        return g.binary("ashr", g.binary("add", value, up), g.like(value, 1))
    return value


def _finish_scalar(g: Generator, ins: Instruction, value: Value, result: Type) -> None:
    """Saturate, then combine with c or put into a part of c."""
    target, part = ins.operands[0], _parts(ins.operands[0])
    bits = {"b": 8, "h": 16}[part[0]] if part else 32
    if "sat" in ins.modifiers:
        value = _clamped(g, value, bits, result.kind == "s")
    second = next((m for m in ins.modifiers[1:] if m in ("add", "min", "max")), "")
    if second:
        c = g.resize(g.read(ins.operands[3], U32, ins.line), value.type, result.kind == "s")
        value = _apply(g, second, value, c)
    value = g.resize(value, "i32", False)
    if isinstance(target, Selected):
        c, place = g.read(ins.operands[3], U32, ins.line), int(part[1]) * bits
        mask = ((1 << bits) - 1) << place
        moved = g.binary("and", g.binary("shl", value, g.like(value, place)), g.like(value, mask))
        value = g.binary("or", moved, g.binary("and", c, g.like(c, ~mask)))
        target = target.register
    g.write(target, value, ins.line)


def _checked(ins: Instruction, types: list[Type]) -> None:
    if any(t not in (U32, S32) for t in types):
        fail(ins.line, f"'{ins.text}' has no such type")
    extra = isinstance(ins.operands[0], Selected) or any(m in ("add", "min", "max") for m in ins.modifiers)
    if len(ins.operands) != 3 + extra:
        fail(ins.line, f"'{ins.text}' with {len(ins.operands)} operands")


def scalar(op: str) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        types = g.types(ins, 3)
        _checked(ins, types)
        a, b = (_scalar(g, ins, i, types[i], "i64") for i in (1, 2))
        _finish_scalar(g, ins, _apply(g, op, a, b), types[0])

    return handler


def shift(g: Generator, ins: Instruction) -> None:
    types = g.types(ins, 3)
    _checked(ins, types)
    a, b = _scalar(g, ins, 1, types[1], "i64"), _scalar(g, ins, 2, U32, "i64")
    wraps = "wrap" in ins.modifiers
    limit = g.like(b, 31 if wraps else 32)
    b = g.binary("and", b, limit) if wraps else g.intrinsic("umin", b, limit)
    if ins.op == "vshr":
        return _finish_scalar(g, ins, g.binary("ashr", a, b), types[0])
    near = g.binary("shl", a, g.intrinsic("umin", b, g.like(b, 31)))
    # by 32: what is left in 64 bits is the sign, and a size that no 32 bits hold
    sign = g.intrinsic("smax", g.intrinsic("smin", a, g.like(a, 1)), g.like(a, -1))
    far = g.binary("shl", sign, g.like(a, 40))
    return _finish_scalar(g, ins, g.select(g.compare("ugt", b, g.like(b, 31)), far, near), types[0])


def multiply(g: Generator, ins: Instruction) -> None:
    """a * b + c, the product or c negated, or one more, then scaled."""
    types = g.types(ins, 3)
    negative = [isinstance(o, Selected) and o.negative for o in ins.operands[1:]]
    has_sign, turned = any(t.kind == "s" for t in types[1:]), negative[0] != negative[1]
    signed = has_sign or turned or negative[2]
    llvm = "i64" if has_sign or not signed else "i128"  # products of unsigned words, negated: 65 bits
    a, b = (_scalar(g, ins, i, types[i], llvm) for i in (1, 2))
    value, c = g.binary("mul", a, b), g.resize(_whole(g, ins, 3), llvm, has_sign or turned)
    if turned:
        value = g.binary("sub", g.like(value, 0), value)
    value = g.binary("sub" if negative[2] else "add", value, c)
    if "po" in ins.modifiers:
        value = g.binary("add", value, g.like(value, 1))
    scale = next((int(m[3:]) for m in ins.modifiers if m in ("shr7", "shr15")), 0)
    value = g.binary("ashr" if signed else "lshr", value, g.like(value, scale))
    if "sat" in ins.modifiers:
        value = _clamped(g, value, 32, True) if signed else g.intrinsic("umin", value, g.like(value, (1 << 32) - 1))
    g.write(ins.operands[0], g.resize(value, "i32", False), ins.line)


def compare(g: Generator, ins: Instruction) -> None:
    types = g.types(ins, 2)
    _checked(ins, types)
    a, b = (_scalar(g, ins, i, types[i - 1], "i64") for i in (1, 2))
    _finish_scalar(g, ins, g.resize(g.compare(_comparison(ins), a, b), "i64", False), U32)


def _comparison(ins: Instruction) -> str:
    found = next((m for m in ins.modifiers if m in _COMPARED), "")
    return _COMPARED.get(found) or fail(ins.line, f"'{ins.text}' lacks a comparison")


def parallel(op: str, count: int) -> Handler:
    """Two half-words or four bytes at once."""

    def handler(g: Generator, ins: Instruction) -> None:
        types = g.types(ins, 2 if op == "set" else 3)[-2:]
        result = S32 if op == "set" else g.types(ins, 3)[0]
        size, letter, every = 32 // count, "h" if count == 2 else "b", "76543210"[-count:]
        a, b = (_elements(g, ins, i, types[i - 1], size, letter, "76543210"[8 - i * count :][:count]) for i in (1, 2))
        chosen = [int(digit) for digit in _digits(ins, ins.operands[0], letter, every)]
        if op == "set":
            values = [g.resize(g.compare(_comparison(ins), x, y), "i32", False) for x, y in zip(a, b, strict=True)]
        else:
            values = [_apply(g, op, x, y) for x, y in zip(a, b, strict=True)]
        if "sat" in ins.modifiers:
            values = [_clamped(g, value, size, result.kind == "s") for value in values]
        _finish_parallel(g, ins, values, chosen, size)

    return handler


def _digits(ins: Instruction, operand: Operand, letter: str, default: str) -> str:
    part = _parts(operand)
    if part and part[0] != letter:
        fail(ins.line, f"'{ins.text}' takes no .{part}")
    return part[1:] or default


def _elements(g: Generator, ins: Instruction, index: int, type_: Type, size: int, letter: str,
              default: str) -> list[Value]:  # fmt: skip
    """The selected parts of a and b, lowest first."""
    count, found = 32 // size, []
    digits = _digits(ins, ins.operands[index], letter, default)
    if len(digits) != count or any(int(d) >= 2 * count for d in digits):
        fail(ins.line, f"'{ins.text}' with parts that are not there")
    for digit in reversed(digits):
        from_, place = divmod(int(digit), count)
        found.append(_taken(g, _whole(g, ins, 1 + from_), size, place, type_.kind == "s", "i32"))
    return found


def _finish_parallel(g: Generator, ins: Instruction, values: list[Value], chosen: list[int], size: int) -> None:
    target, result = ins.operands[0], g.read(ins.operands[3], U32, ins.line)
    for place in chosen:
        if "add" in ins.modifiers:
            result = g.binary("add", result, values[place])
            continue
        mask = ((1 << size) - 1) << size * place
        moved = g.binary("shl", values[place], g.like(result, size * place))
        kept = g.binary("and", result, g.like(result, ~mask))
        result = g.binary("or", kept, g.binary("and", moved, g.like(result, mask)))
    g.write(target.register if isinstance(target, Selected) else target, result, ins.line)


_PLAIN = ("add", "sub", "absdiff", "min", "max")

TABLE: dict[str, tuple[Handler, int, int]] = {
    **{f"v{op}": (scalar(op), 3, 4) for op in _PLAIN}, "vshl": (shift, 3, 4), "vshr": (shift, 3, 4),
    "vset": (compare, 3, 4), "vmad": (multiply, 4, 4),
    **{f"v{op}{n}": (parallel(op, n), 4, 4) for n in (2, 4) for op in (*_PLAIN, "avrg", "set")},
}  # fmt: skip
