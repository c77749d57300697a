"""Integer arithmetic, carry chains and dot products, with Python's integers as oracle."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.cpu.tests.isa.element import ANY, Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.rows import Row
from plugins.cpu.tests.isa.values import bits, signed

INTEGERS = ("u16", "u32", "u64", "s16", "s32", "s64")
SIGNED = ("s16", "s32", "s64")
WORDS = ("u32", "s32", "u64", "s64")
Oracle = Callable[..., object]


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("integer", elements())


def elements() -> Iterator[Element]:
    yield from _plain()
    yield from _products()
    yield from _carries()
    yield from _dots()


def _row(instruction: str, oracle: str, tier: str = "T0", since: str = "1.0", target: str = "any",
         chapter: str = "Integer Arithmetic") -> Row:  # fmt: skip
    return Row(instruction, tier, since, target, f"{chapter}: {instruction.partition('.')[0]}", oracle)


def clamp(kind: str, value: int) -> int:
    """The nearest integer that a type holds."""
    top = 1 << (bits(kind) - (kind[0] == "s"))
    return max(-top if kind[0] == "s" else 0, min(top - 1, value))


def truncated(a: int, b: int) -> int:
    """The quotient without its fraction."""
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _divide(a: int, b: int) -> object:
    return truncated(a, b) if b else ANY  # the manual leaves the quotient by zero open


def _remainder(a: int, b: int) -> object:
    return a - truncated(a, b) * b if b else ANY


_TWO: dict[str, Oracle] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "div": _divide, "rem": _remainder, "min": min, "max": max,
}  # fmt: skip


def _plain() -> Iterator[Element]:
    for kind in INTEGERS:
        for op, oracle in _TWO.items():
            yield Element(_row(f"{op}.{kind}", f"integer {op}"), (kind,), (kind, kind), oracle)
        yield Element(_row(f"sad.{kind}", "|a - b| + c"), (kind,), (kind,) * 3, lambda a, b, c: abs(a - b) + c)
    for op in ("add", "sub"):
        oracle = _saturated(_TWO[op])
        yield Element(_row(f"{op}.sat.s32", f"integer {op}, clamped"), ("s32",), ("s32", "s32"), oracle)
    for kind in SIGNED:
        yield Element(_row(f"neg.{kind}", "-a"), (kind,), (kind,), lambda a: -a)
        yield Element(_row(f"abs.{kind}", "|a|"), (kind,), (kind,), abs)


def _saturated(oracle: Oracle) -> Oracle:
    return lambda *values: clamp("s32", oracle(*values))  # type: ignore[arg-type]


def _low24(kind: str, value: int) -> int:
    return signed(value, 24) if kind[0] == "s" else value & 0xFFFFFF


def product(kind: str, part: str) -> Callable[[int, int], int]:
    """The part lo, hi or wide of a product; hi as number of the type."""
    width = bits(kind)
    if part == "hi":
        return lambda a, b: a * b >> width
    return lambda a, b: a * b


def product24(kind: str, part: str) -> Callable[[int, int], int]:
    """Bits 0 to 31, or 16 to 47, of the product of the low 24 bits."""
    shift = 16 if part == "hi" else 0
    return lambda a, b: _low24(kind, a) * _low24(kind, b) >> shift


def _products() -> Iterator[Element]:
    for kind in INTEGERS:
        for part in ("lo", "hi", "wide") if bits(kind) < 64 else ("lo", "hi"):
            to = f"{kind[0]}{2 * bits(kind)}" if part == "wide" else kind
            yield from _product("", kind, part, to, product(kind, part))
    for kind in ("u32", "s32"):
        for part in ("lo", "hi"):
            yield from _product("24", kind, part, kind, product24(kind, part))
    for op, parts in (("mad", product("s32", "hi")), ("mad24", product24("s32", "hi"))):
        row = _row(f"{op}.hi.sat.s32", "product, upper bits, plus c, clamped")
        yield Element(row, ("s32",), ("s32",) * 3, _saturated(_plus(parts)))


def _product(suffix: str, kind: str, part: str, to: str, oracle: Callable[[int, int], int]) -> Iterator[Element]:
    said = f"product, {part}"
    yield Element(_row(f"mul{suffix}.{part}.{kind}", said), (to,), (kind, kind), oracle)
    yield Element(_row(f"mad{suffix}.{part}.{kind}", f"{said}, plus c"), (to,), (kind, kind, to), _plus(oracle))


def _plus(oracle: Callable[[int, int], int]) -> Callable[[int, int, int], int]:
    return lambda a, b, c: oracle(a, b) + c


# carries: the carry register is seen through an addc that follows, and set by an add.cc before


def _carries() -> Iterator[Element]:
    for kind in WORDS:
        since = "1.2" if bits(kind) == 32 else "4.3"
        target = "any" if bits(kind) == 32 else "sm_20"
        for op, sign in (("add", 1), ("sub", -1)):
            yield _starts_chain(_carry_row(f"{op}.cc.{kind}", since, target), kind, op, _sum(kind, sign))
            for cc in ("", ".cc"):
                row = _carry_row(f"{op}c{cc}.{kind}", since, target)
                yield _continues_chain(row, kind, op, _sum(kind, sign), bool(cc))
        since = "3.0" if bits(kind) == 32 else "4.3"
        for part in ("lo", "hi"):
            oracle = _product_sum(kind, part)
            yield _starts_chain(_carry_row(f"mad.{part}.cc.{kind}", since, "sm_20"), kind, "add", oracle, 3)
            for cc in ("", ".cc"):
                row = _carry_row(f"madc.{part}{cc}.{kind}", since, "sm_20")
                yield _continues_chain(row, kind, "add", oracle, bool(cc), 3)


def _carry_row(instruction: str, since: str, target: str) -> Row:
    return _row(instruction, "sum of unsigned numbers and carry", "T2", since, target,
                "Extended-Precision Integer Arithmetic")  # fmt: skip


def _sum(kind: str, sign: int) -> Callable[..., tuple[int, int]]:
    """(result, carry or borrow) of a + b + carry or a - b - borrow."""
    mask = (1 << bits(kind)) - 1

    def oracle(a: int, b: int, carry: int = 0) -> tuple[int, int]:
        total = (a & mask) + sign * ((b & mask) + carry)
        return total & mask, int(not 0 <= total <= mask)

    return oracle


def _product_sum(kind: str, part: str) -> Callable[..., tuple[int, int]]:
    add, multiply = _sum(kind, 1), product(kind, part)
    return lambda a, b, c, carry=0: add(multiply(a, b), c, carry)


def _starts_chain(row: Row, kind: str, reader: str, oracle: Callable[..., tuple[int, int]], count: int = 2) -> Element:
    sign = 1 if reader == "add" else -1
    sources = ", ".join(("{a}", "{b}", "{c}")[:count])
    code = f"{{i}} {{d}}, {sources};\n{reader}c.u32 {{q}}, 0, 0;"

    def both(*values: int) -> tuple[int, int]:
        result, carry = oracle(*values)
        return result, sign * carry

    return Element(row, (kind, "u32"), (kind,) * count, both, code)


def _continues_chain(row: Row, kind: str, reader: str, oracle: Callable[..., tuple[int, int]], writes: bool,
                     count: int = 2) -> Element:  # fmt: skip
    """The carry that comes in is set by {a} + 0xffffffff or 0 - {a}: where {a} is not 0."""
    first = "add.cc.u32 {t}, {a}, 0xffffffff;" if reader == "add" else "sub.cc.u32 {t}, 0, {a};"
    sources = ", ".join(("{b}", "{c}", "{e}")[:count])
    code = f".reg .b32 {{t}};\n{first}\n{{i}} {{d}}, {sources};\n{reader}c.u32 {{q}}, 0, 0;"
    sign = 1 if reader == "add" else -1

    def both(seed: int, *values: int) -> tuple[int, int]:
        result, carry = oracle(*values, int(seed != 0))
        # an instruction without .cc leaves the carry register as it was
        return result, sign * (carry if writes else int(seed != 0))

    return Element(row, (kind, "u32"), ("u32@flag", *(kind,) * count), both, code)


def _dots() -> Iterator[Element]:
    for a_kind in ("u32", "s32"):
        for b_kind in ("u32", "s32"):
            total = "u32" if a_kind == b_kind == "u32" else "s32"
            tail = f"{a_kind}.{b_kind}"
            sources = ("b32", "b32", total)
            for name, oracle in (("dp4a", _dot(a_kind, b_kind, 8, 0)), ("dp2a.lo", _dot(a_kind, b_kind, 16, 0)),
                                 ("dp2a.hi", _dot(a_kind, b_kind, 16, 16))):  # fmt: skip
                row = _row(f"{name}.{tail}", "sum of products of parts", "T2", "5.0", "sm_61")
                yield Element(row, (total,), sources, oracle)


def _dot(a_kind: str, b_kind: str, size: int, first: int) -> Callable[[int, int, int], int]:
    """Parts of `size` bits of a times bytes of b from bit `first`, added to c."""

    def part(value: int, start: int, width: int, kind: str) -> int:
        return signed(value >> start, width) if kind[0] == "s" else value >> start & ((1 << width) - 1)

    def oracle(a: int, b: int, c: int) -> int:
        pairs = ((part(a, i * size, size, a_kind), part(b, first + i * 8, 8, b_kind)) for i in range(32 // size))
        return c + sum(x * y for x, y in pairs)

    return oracle
