"""Integer, bit and carry instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.flow import CARRY
from gtap_plugin_cpu.ptx.model import TYPES, Immediate, Instruction, Pair, Type, fail

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

U32, U64, PRED = TYPES["u32"], TYPES["u64"], TYPES["pred"]


def _reads(g: Generator, ins: Instruction, type_: Type, *indices: int) -> list[Value]:
    if type_.kind == "f" or (type_.kind == "p" and ins.op not in ("and", "or", "xor", "not")):
        fail(ins.line, f"'{ins.text}' has no such type")
    return [g.read(ins.operands[i], type_, ins.line) for i in indices]


def _simple(op: str) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        type_ = g.type(ins)
        a, b = _reads(g, ins, type_, 1, 2)
        g.write(ins.operands[0], g.binary(op, a, b), ins.line, type_.kind == "s")

    return handler


def add_sub(op: str) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        type_ = g.type(ins)
        a, b = _reads(g, ins, type_, 1, 2)
        if "sat" in ins.modifiers:
            result = g.intrinsic(f"s{op}.sat", a, b)
        elif "cc" in ins.modifiers:
            result = with_carry(g, op, a, b, g.like(a, 0))
        else:
            result = g.binary(op, a, b)
        g.write(ins.operands[0], result, ins.line, type_.kind == "s")

    return handler


def with_carry(g: Generator, op: str, a: Value, b: Value, carry: Value) -> Value:
    """a + b + carry, or a - b - borrow; sets the carry register."""
    partial = g.binary(op, a, b)
    result = g.binary(op, partial, carry)
    if op == "add":
        first, second = g.compare("ult", partial, a), g.compare("ult", result, partial)
    else:
        first, second = g.compare("ult", a, b), g.compare("ult", partial, carry)
    g.put(CARRY, g.binary("or", first, second))
    return result


def add_sub_carry(op: str) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        type_ = g.type(ins)
        a, b = _reads(g, ins, type_, 1, 2)
        carry = g.resize(g.carry, type_.llvm, False)
        result = with_carry(g, op, a, b, carry) if "cc" in ins.modifiers else g.binary(op, g.binary(op, a, b), carry)
        g.write(ins.operands[0], result, ins.line)

    return handler


def product(g: Generator, a: Value, b: Value, type_: Type, part: str) -> Value:
    """a * b: `part` is lo, hi or wide."""
    if part == "lo":
        return g.binary("mul", a, b)
    signed, double = type_.kind == "s", f"i{type_.bits * 2}"
    full = g.binary("mul", g.resize(a, double, signed), g.resize(b, double, signed))
    if part == "wide":
        return full
    return g.resize(g.binary("lshr", full, g.like(full, type_.bits)), type_.llvm, False)


def _part(ins: Instruction, type_: Type) -> str:
    part = next((m for m in ins.modifiers if m in ("lo", "hi", "wide")), "") or fail(
        ins.line, f"'{ins.text}' needs .lo, .hi or .wide"
    )
    if part == "wide" and type_.bits > 32:
        fail(ins.line, f"'{ins.text}' has a result of {type_.bits * 2} bits")
    return part


def mul(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, b = _reads(g, ins, type_, 1, 2)
    g.write(ins.operands[0], product(g, a, b, type_, _part(ins, type_)), ins.line, type_.kind == "s")


def mad(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    part = _part(ins, type_)
    a, b = _reads(g, ins, type_, 1, 2)
    value = product(g, a, b, type_, part)
    wide = TYPES[f"{type_.kind}{type_.bits * 2}"] if part == "wide" else type_
    c = g.read(ins.operands[3], wide, ins.line)
    if "sat" in ins.modifiers:
        result = g.intrinsic("sadd.sat", value, c)
    elif ins.op == "madc" or "cc" in ins.modifiers:
        carry = g.resize(g.carry, value.type, False) if ins.op == "madc" else g.like(value, 0)
        if "cc" in ins.modifiers:
            result = with_carry(g, "add", value, c, carry)
        else:
            result = g.binary("add", g.binary("add", value, c), carry)
    else:
        result = g.binary("add", value, c)
    g.write(ins.operands[0], result, ins.line, type_.kind == "s")


def mul24(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    if type_.bits != 32:
        fail(ins.line, f"'{ins.text}' has no type of 32 bits")
    signed = type_.kind == "s"
    a, b = (_low24(g, v, signed) for v in _reads(g, ins, type_, 1, 2))
    value = g.binary("mul", g.resize(a, "i64", signed), g.resize(b, "i64", signed))
    if "hi" in ins.modifiers:
        value = g.binary("lshr", value, g.like(value, 16))
    value = g.resize(value, "i32", False)
    if ins.op == "mad24":
        c = g.read(ins.operands[3], type_, ins.line)
        value = g.intrinsic("sadd.sat", value, c) if "sat" in ins.modifiers else g.binary("add", value, c)
    g.write(ins.operands[0], value, ins.line)


def _low24(g: Generator, value: Value, signed: bool) -> Value:
    eight = g.like(value, 8)
    return g.binary("ashr" if signed else "lshr", g.binary("shl", value, eight), eight)


def quotient(g: Generator, a: Value, b: Value, type_: Type, remainder: bool) -> Value:
    """Integer division. By zero: all ones, and the dividend as remainder."""
    signed, zero = type_.kind == "s", g.like(b, 0)
    by_zero = g.compare("eq", b, zero)
    if type_.bits <= 32 and (a.varying or b.varying):
        result = _vector_quotient(g, a, b, signed)
        if remainder:
            return g.select(by_zero, a, g.binary("sub", a, g.binary("mul", result, b)))
        return g.select(by_zero, g.like(a, -1), result)
    unsafe = by_zero
    if signed:  # the most negative number divided by -1 wraps
        unsafe = g.binary("or", by_zero, g.compare("eq", b, g.like(b, -1)))
    safe = g.select(unsafe, g.like(b, 1), b)
    result = g.binary(("s" if signed else "u") + ("rem" if remainder else "div"), a, safe)
    if remainder:
        return g.select(by_zero, a, result)
    if signed:
        result = g.select(unsafe, g.binary("sub", g.like(a, 0), a), result)
    return g.select(by_zero, g.like(a, -1), result)


def _vector_quotient(g: Generator, a: Value, b: Value, signed: bool) -> Value:
    """Through double, which is exact for 32 bits; there is no vector instruction for integers."""
    to, back = ("sitofp", "fptosi.sat") if signed else ("uitofp", "fptoui.sat")
    real = g.binary("fdiv", g.cast(to, a, "double"), g.cast(to, b, "double"))
    if signed:
        return g.resize(g.intrinsic(back, real, result="i64"), a.type, True)
    return g.intrinsic(back, real, result=a.type)


def div(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, b = _reads(g, ins, type_, 1, 2)
    g.write(ins.operands[0], quotient(g, a, b, type_, ins.op == "rem"), ins.line, type_.kind == "s")


def min_max(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, b = _reads(g, ins, type_, 1, 2)
    result = g.intrinsic(f"{'s' if type_.kind == 's' else 'u'}{ins.op}", a, b)
    if "relu" in ins.modifiers:
        result = g.intrinsic("smax", result, g.like(result, 0))
    g.write(ins.operands[0], result, ins.line, type_.kind == "s")


def neg(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    g.write(ins.operands[0], g.binary("sub", g.like(a, 0), a), ins.line, True)


def absolute(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    negative = g.compare("slt", a, g.like(a, 0))
    g.write(ins.operands[0], g.select(negative, g.binary("sub", g.like(a, 0), a), a), ins.line, True)


def invert(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    result = g.negate_bit(a) if type_.kind == "p" else g.binary("xor", a, g.like(a, -1))
    g.write(ins.operands[0], result, ins.line)


def cnot(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    g.write(ins.operands[0], g.resize(g.compare("eq", a, g.like(a, 0)), type_.llvm, False), ins.line)


def sad(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, b, c = _reads(g, ins, type_, 1, 2, 3)
    less = g.compare("slt" if type_.kind == "s" else "ult", a, b)
    distance = g.select(less, g.binary("sub", b, a), g.binary("sub", a, b))
    g.write(ins.operands[0], g.binary("add", c, distance), ins.line)


def shift(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    amount = g.read(ins.operands[2], U32, ins.line)
    g.write(ins.operands[0], shifted(g, ins.op, a, amount, type_), ins.line, type_.kind == "s")


def shifted(g: Generator, op: str, a: Value, amount: Value, type_: Type) -> Value:
    """Shift by an amount (i32) that counts as the width when it is more."""
    signed = op == "shr" and type_.kind == "s"
    llvm = "shl" if op == "shl" else "ashr" if signed else "lshr"
    limit = type_.bits - 1
    if signed:
        clamped = g.intrinsic("umin", amount, g.like(amount, limit))
        return g.binary(llvm, a, g.resize(clamped, a.type, False))
    if amount.constant and not amount.varying:
        return g.binary(llvm, a, g.like(a, amount.text)) if 0 <= int(amount.text) <= limit else g.like(a, 0)
    inside = g.compare("ule", amount, g.like(amount, limit))
    low = g.binary("and", amount, g.like(amount, limit))
    return g.select(inside, g.binary(llvm, a, g.resize(low, a.type, False)), g.like(a, 0))


def funnel(g: Generator, ins: Instruction) -> None:
    a, b, amount = _reads(g, ins, U32, 1, 2, 3)
    full = g.binary(
        "or", g.resize(a, "i64", False), g.binary("shl", g.resize(b, "i64", False), Value("32", "i64", False, True))
    )
    if "clamp" in ins.modifiers:
        amount = g.intrinsic("umin", amount, g.like(amount, 32))
    else:
        amount = g.binary("and", amount, g.like(amount, 31))
    wide = g.resize(amount, "i64", False)
    if "l" in ins.modifiers:
        full = g.binary("lshr", g.binary("shl", full, wide), g.like(full, 32))
    else:
        full = g.binary("lshr", full, wide)
    g.write(ins.operands[0], g.resize(full, "i32", False), ins.line)


def count_bits(name: str, *flags: int) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        (a,) = _reads(g, ins, g.type(ins), 1)
        count = g.intrinsic(name, a, suffix=",".join(f"i1 {f}" for f in flags))
        g.write(ins.operands[0], g.resize(count, "i32", False), ins.line)

    return handler


def brev(g: Generator, ins: Instruction) -> None:
    (a,) = _reads(g, ins, g.type(ins), 1)
    g.write(ins.operands[0], g.intrinsic("bitreverse", a), ins.line)


def bfind(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    if type_.kind == "s":
        a = g.binary("xor", a, g.binary("ashr", a, g.like(a, type_.bits - 1)))
    zeros = g.intrinsic("ctlz", a, suffix="i1 0")
    found = zeros if "shiftamt" in ins.modifiers else g.binary("sub", g.like(a, type_.bits - 1), zeros)
    found = g.select(g.compare("eq", a, g.like(a, 0)), g.like(a, -1), found)
    g.write(ins.operands[0], g.resize(found, "i32", True), ins.line)


def bfe(g: Generator, ins: Instruction) -> None:
    """Bits [start, start + length) of a; signed: extended from the highest bit taken."""
    type_ = g.type(ins)
    (a,) = _reads(g, ins, type_, 1)
    start, length = (g.binary("and", v, g.like(v, 255)) for v in _reads(g, ins, U32, 2, 3))
    bits = g.like(start, type_.bits)
    taken = shifted(g, "shr", a, start, type_)
    length = g.intrinsic("umin", length, bits)
    if type_.kind == "s":
        unused = g.binary("sub", bits, length)
        taken = shifted(g, "shl", taken, unused, TYPES[f"u{type_.bits}"])
        result = shifted(g, "shr", taken, unused, type_)
        result = g.select(g.compare("eq", length, g.like(length, 0)), g.like(result, 0), result)
    else:
        ones = shifted(g, "shl", g.like(a, -1), length, type_)
        result = g.binary("and", taken, g.binary("xor", ones, g.like(ones, -1)))
    g.write(ins.operands[0], result, ins.line, type_.kind == "s")


def bfi(g: Generator, ins: Instruction) -> None:
    """The low `length` bits of a put into b at `start`."""
    type_ = g.type(ins)
    a, b = _reads(g, ins, type_, 1, 2)
    start, length = (g.binary("and", v, g.like(v, 255)) for v in _reads(g, ins, U32, 3, 4))
    mask = _field(g, type_, start, length)
    moved = shifted(g, "shl", a, start, type_)
    kept = g.binary("and", b, g.binary("xor", mask, g.like(mask, -1)))
    g.write(ins.operands[0], g.binary("or", g.binary("and", moved, mask), kept), ins.line)


def _field(g: Generator, type_: Type, start: Value, length: Value) -> Value:
    above = shifted(g, "shl", g.constant(type_.llvm, -1), length, type_)
    return shifted(g, "shl", g.binary("xor", above, g.like(above, -1)), start, type_)


def bmsk(g: Generator, ins: Instruction) -> None:
    start, length = _reads(g, ins, U32, 1, 2)
    if "wrap" in ins.modifiers:
        start, length = (g.binary("and", v, g.like(v, 31)) for v in (start, length))
    g.write(ins.operands[0], _field(g, TYPES["b32"], start, length), ins.line)


def szext(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, width = _reads(g, ins, U32, 1, 2)
    if "wrap" in ins.modifiers:
        width = g.binary("and", width, g.like(width, 31))
    unused = g.binary("sub", g.like(width, 32), g.intrinsic("umin", width, g.like(width, 32)))
    result = shifted(g, "shr", shifted(g, "shl", a, unused, U32), unused, type_)
    g.write(ins.operands[0], g.select(g.compare("eq", width, g.like(width, 0)), g.like(result, 0), result), ins.line)


def lop3(g: Generator, ins: Instruction) -> None:
    """A table of three bits; with .and or .or also a predicate of the result."""
    combine = next((m for m in ins.modifiers if m in ("and", "or")), "")
    target, table = ins.operands[0], ins.operands[4]
    if not isinstance(table, Immediate) or bool(combine) != (len(ins.operands) == 6):
        fail(ins.line, f"'{ins.text}' with operands of the wrong kind")
    result = _looked_up(g, table.value, _reads(g, ins, U32, 1, 2, 3))
    if not combine:
        return g.write(target, result, ins.line)
    if not isinstance(target, Pair):
        fail(ins.line, f"'{ins.text}' needs a register and a predicate")
    held = g.binary(combine, g.compare("ne", result, g.like(result, 0)), g.read(ins.operands[5], PRED, ins.line))
    g.write(target.first, result, ins.line)
    return g.write(target.second, held, ins.line)


def _looked_up(g: Generator, table: int, inputs: list[Value]) -> Value:
    negated = [g.binary("xor", v, g.like(v, -1)) for v in inputs]
    result = g.constant("i32", 0)
    for row in range(8):
        if table >> row & 1:
            a, b, c = (inputs[i] if row >> (2 - i) & 1 else negated[i] for i in range(3))
            result = g.binary("or", result, g.binary("and", g.binary("and", a, b), c))
    return result


def fns(g: Generator, ins: Instruction) -> None:
    """The n-th bit set, upwards or (n < 0) downwards from a base; -1 where there is none."""
    bits, base, rank = _reads(g, ins, U32, 1, 2, 3)
    down = g.compare("slt", rank, g.like(rank, 0))
    last = g.constant("i32", 31)
    first = g.select(down, g.binary("sub", last, base), base)
    count = g.intrinsic("abs", rank, suffix="i1 0")
    left = g.binary("and", g.select(down, g.intrinsic("bitreverse", bits), bits),
                    shifted(g, "shl", g.like(bits, -1), first, U32))  # fmt: skip
    for passed in range(1, 33):
        fewer = g.binary("and", left, g.binary("sub", left, g.like(left, 1)))
        left = g.select(g.compare("ugt", count, g.like(count, passed)), fewer, left)
    place = g.intrinsic("cttz", left, suffix="i1 0")
    wrong = g.compare("eq", left, g.like(left, 0))
    here = g.binary("and", g.compare("eq", rank, g.like(rank, 0)), g.compare("ne", place, first))
    result = g.select(down, g.binary("sub", last, place), place)
    g.write(ins.operands[0], g.select(g.binary("or", wrong, here), g.like(result, -1), result), ins.line)


def prmt(g: Generator, ins: Instruction) -> None:
    a, b, selector = _reads(g, ins, U32, 1, 2, 3)
    mode = next((m for m in ins.modifiers if m in _PRMT_MODES), "")
    full = g.binary(
        "or", g.resize(a, "i64", False), g.binary("shl", g.resize(b, "i64", False), Value("32", "i64", False, True))
    )
    result = g.constant("i32", 0)
    for i in range(4):
        byte = _prmt_byte(g, full, selector, mode, i)
        result = g.binary("or", result, g.binary("shl", byte, g.constant("i32", 8 * i)))
    g.write(ins.operands[0], result, ins.line)


_PRMT_MODES = {
    "f4e": lambda s, i: s + i,
    "b4e": lambda s, i: s - i,
    "rc8": lambda s, i: s,
    "ecl": lambda s, i: max(i, s),
    "ecr": lambda s, i: min(i, s),
    "rc16": lambda s, i: (s & 1) * 2 + (i & 1),
}


def _prmt_byte(g: Generator, full: Value, selector: Value, mode: str, i: int) -> Value:
    """Byte i of the result, in an i32."""
    if mode:
        low = g.binary("and", selector, g.like(selector, 3))
        index = g.like(low, _PRMT_MODES[mode](0, i) & 7)
        for s in range(1, 4):
            index = g.select(g.compare("eq", low, g.like(low, s)), g.like(low, _PRMT_MODES[mode](s, i) & 7), index)
        nibble = index
    else:
        nibble = g.binary("and", g.binary("lshr", selector, g.like(selector, 4 * i)), g.like(selector, 15))
    place = g.binary("shl", g.binary("and", nibble, g.like(nibble, 7)), g.like(nibble, 3))
    byte = g.resize(g.binary("lshr", full, g.resize(place, "i64", False)), "i8", False)
    if mode:
        return g.resize(byte, "i32", False)
    sign = g.binary("ashr", byte, g.like(byte, 7))
    replicate = g.compare("ne", g.binary("and", nibble, g.like(nibble, 8)), g.like(nibble, 0))
    return g.resize(g.select(replicate, sign, byte), "i32", False)


def dot(g: Generator, ins: Instruction) -> None:
    """dp4a and dp2a: bytes of a times bytes (or half-words times bytes), added to c."""
    a_type, b_type = g.types(ins, 2)
    a, b, total = _reads(g, ins, U32, 1, 2, 3)
    size, first = (8, 0) if ins.op == "dp4a" else (16, 2 if "hi" in ins.modifiers else 0)
    for i in range(32 // size):
        left = _piece(g, a, i * size, size, a_type.kind == "s")
        right = _piece(g, b, (first + i) * 8, 8, b_type.kind == "s")
        total = g.binary("add", total, g.binary("mul", left, right))
    g.write(ins.operands[0], total, ins.line)


def _piece(g: Generator, value: Value, start: int, size: int, signed: bool) -> Value:
    part = g.resize(g.binary("lshr", value, g.like(value, start)), f"i{size}", False)
    return g.resize(part, "i32", signed)


# instruction -> (handler, smallest and largest number of operands)
TABLE: dict[str, tuple[Handler, int, int]] = {
    "add": (add_sub("add"), 3, 3), "sub": (add_sub("sub"), 3, 3),
    "addc": (add_sub_carry("add"), 3, 3), "subc": (add_sub_carry("sub"), 3, 3),
    "mul": (mul, 3, 3), "mad": (mad, 4, 4), "madc": (mad, 4, 4), "mul24": (mul24, 3, 3), "mad24": (mul24, 4, 4),
    "div": (div, 3, 3), "rem": (div, 3, 3), "min": (min_max, 3, 3), "max": (min_max, 3, 3), "neg": (neg, 2, 2),
    "abs": (absolute, 2, 2), "sad": (sad, 4, 4), "and": (_simple("and"), 3, 3), "or": (_simple("or"), 3, 3),
    "xor": (_simple("xor"), 3, 3), "not": (invert, 2, 2), "cnot": (cnot, 2, 2), "shl": (shift, 3, 3),
    "shr": (shift, 3, 3), "shf": (funnel, 4, 4), "popc": (count_bits("ctpop"), 2, 2),
    "clz": (count_bits("ctlz", 0), 2, 2), "brev": (brev, 2, 2), "bfind": (bfind, 2, 2), "bfe": (bfe, 4, 4),
    "bfi": (bfi, 5, 5), "bmsk": (bmsk, 3, 3), "szext": (szext, 3, 3), "lop3": (lop3, 5, 6), "prmt": (prmt, 4, 4),
    "fns": (fns, 4, 4), "dp4a": (dot, 4, 4), "dp2a": (dot, 4, 4),
}  # fmt: skip
