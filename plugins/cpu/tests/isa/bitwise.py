"""Logic, shifts, bit fields and permutations, bit by bit as the manual defines them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.cpu.tests.isa.element import Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.rows import Row
from plugins.cpu.tests.isa.values import bits, signed

FULL = 0xFFFFFFFF
WIDE = ("b32", "b64")


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("bitwise", elements())


def elements() -> Iterator[Element]:
    yield from _logic()
    yield from _lop3()
    yield from _shifts()
    yield from _counts()
    yield from _fields()
    yield from _prmt()


def _row(instruction: str, oracle: str, tier: str = "T2", since: str = "2.0", target: str = "sm_20",
         chapter: str = "Integer Arithmetic") -> Row:  # fmt: skip
    return Row(instruction, tier, since, target, f"{chapter}: {instruction.partition('.')[0]}", oracle)


def _logic_row(instruction: str, oracle: str) -> Row:
    return _row(instruction, oracle, "T0", "1.0", "any", "Logic and Shift")


def _logic() -> Iterator[Element]:
    for kind in ("pred", "b16", "b32", "b64"):
        yield Element(_logic_row(f"and.{kind}", "a & b"), (kind,), (kind, kind), lambda a, b: a & b)
        yield Element(_logic_row(f"or.{kind}", "a | b"), (kind,), (kind, kind), lambda a, b: a | b)
        yield Element(_logic_row(f"xor.{kind}", "a ^ b"), (kind,), (kind, kind), lambda a, b: a ^ b)
        yield Element(_logic_row(f"not.{kind}", "~a"), (kind,), (kind,), lambda a: ~a)
    for kind in ("b16", "b32", "b64"):
        yield Element(_logic_row(f"cnot.{kind}", "a == 0"), (kind,), (kind,), lambda a: int(a == 0))


def _looked_up(table: int) -> Callable[[int, int, int], int]:
    """Each bit of the result: that of the table whose number is the three bits of a, b and c."""

    def oracle(a: int, b: int, c: int) -> int:
        return sum((table >> ((a >> i & 1) << 2 | (b >> i & 1) << 1 | c >> i & 1) & 1) << i for i in range(32))

    return oracle


def _lop3() -> Iterator[Element]:
    row = _row("lop3.b32", "table of three bits", since="4.3", target="sm_50", chapter="Logic and Shift")
    for table in (0x00, 0xFF, 0x80, 0xFE, 0x96, 0x1A, 0xE8, 0xCA, 0x3C, 0x01):
        code = f"{{i}} {{d}}, {{a}}, {{b}}, {{c}}, {table};"
        yield Element(row, ("b32",), ("b32", "b32", "b32"), _looked_up(table), code)
    for number, op in enumerate(("and", "or")):
        said = "table of three bits; a predicate and whether that is not 0"
        row = _row(f"lop3.{op}.b32", said, since="8.2", target="sm_70", chapter="Logic and Shift")
        for table in (0x80, 0x96, 0xFE):
            code = f"{{i}} {{d}}|{{q}}, {{a}}, {{b}}, {{c}}, {table}, {{e}};"
            oracle = _with_predicate(_looked_up(table), number == 1)
            yield Element(row, ("b32", "pred"), ("b32", "b32", "b32", "pred"), oracle, code)


def _with_predicate(oracle: Callable[[int, int, int], int], either: bool) -> Callable[..., tuple[int, int]]:
    def both(a: int, b: int, c: int, held: int) -> tuple[int, int]:
        value = oracle(a, b, c)
        return value, (value != 0) | held if either else (value != 0) & held

    return both


def _shifts() -> Iterator[Element]:
    for kind in ("b16", "b32", "b64"):
        row = _logic_row(f"shl.{kind}", "a << b")
        yield Element(row, (kind,), (kind, "u32@amount"), _left(bits(kind)))
    for kind in ("b16", "b32", "b64", "u16", "u32", "u64", "s16", "s32", "s64"):
        row = _logic_row(f"shr.{kind}", "a >> b")
        yield Element(row, (kind,), (kind, "u32@amount"), _right(bits(kind)))
    for side in ("l", "r"):
        for mode in ("clamp", "wrap"):
            row = _row(f"shf.{side}.{mode}.b32", "64 bits shifted", since="3.1", target="sm_32",
                       chapter="Logic and Shift")  # fmt: skip
            yield Element(row, ("b32",), ("b32", "b32", "u32@amount"), _funnel(side, mode))


def _left(width: int) -> Callable[[int, int], int]:
    return lambda a, n: a << n if n <= width else 0


def _right(width: int) -> Callable[[int, int], int]:
    return lambda a, n: a >> min(n, width)


def _funnel(side: str, mode: str) -> Callable[[int, int, int], int]:
    def oracle(a: int, b: int, n: int) -> int:
        n = min(n, 32) if mode == "clamp" else n & 31
        return (b << 32 | a) << n >> 32 if side == "l" else (b << 32 | a) >> n

    return oracle


def _counts() -> Iterator[Element]:
    for kind in WIDE:
        width = bits(kind)
        yield Element(_row(f"popc.{kind}", "number of bits set"), ("u32",), (kind,), int.bit_count)
        yield Element(_row(f"clz.{kind}", "leading zeros"), ("u32",), (kind,), _leading(width))
        yield Element(_row(f"brev.{kind}", "bits in reverse"), (kind,), (kind,), _reversed(width))
    for kind in ("u32", "u64", "s32", "s64"):
        for shift in ("", ".shiftamt"):
            row = _row(f"bfind{shift}.{kind}", "highest bit that is no sign")
            yield Element(row, ("u32",), (kind,), _found(bits(kind), bool(shift)))
    row = _row("fns.b32", "n-th bit set from a position", since="6.0", target="sm_30")
    yield Element(row, ("b32",), ("b32", "u32@position", "s32@rank"), _nth_set)


def _leading(width: int) -> Callable[[int], int]:
    return lambda a: width - a.bit_length()


def _reversed(width: int) -> Callable[[int], int]:
    return lambda a: int(f"{a:0{width}b}"[::-1], 2)


def _found(width: int, shift: bool) -> Callable[[int], int]:
    def oracle(a: int) -> int:
        place = (~a if a < 0 else a).bit_length() - 1
        return place if place < 0 or not shift else width - 1 - place

    return oracle


def _nth_set(mask: int, base: int, offset: int) -> int:
    """Offset 0 asks for the bit at the base; else the |offset|-th one set, counted upwards or downwards from it."""
    if offset == 0:
        return base if mask >> base & 1 else -1
    places = range(base, 32) if offset > 0 else range(base, -1, -1)
    found = [place for place in places if mask >> place & 1]
    return found[abs(offset) - 1] if len(found) >= abs(offset) else -1


def _fields() -> Iterator[Element]:
    for kind in ("u32", "u64", "s32", "s64"):
        row = _row(f"bfe.{kind}", "bits b to b + c of a, extended")
        yield Element(row, (kind,), (kind, "u32@amount", "u32@amount"), _extracted(bits(kind), kind[0] == "s"))
    for kind in WIDE:
        row = _row(f"bfi.{kind}", "c bits of a put into b at a place")
        yield Element(row, (kind,), (kind, kind, "u32@amount", "u32@amount"), _inserted(bits(kind)))
    for mode in ("clamp", "wrap"):
        row = _row(f"bmsk.{mode}.b32", "b ones from bit a", since="7.6", target="sm_70")
        yield Element(row, ("b32",), ("u32@amount", "u32@amount"), _ones(mode))
        for kind in ("u32", "s32"):
            row = _row(f"szext.{mode}.{kind}", "low b bits of a, extended", since="7.6", target="sm_70")
            yield Element(row, (kind,), (kind, "u32@amount"), _extended(mode, kind[0] == "s"))


def _extracted(width: int, has_sign: bool) -> Callable[[int, int, int], int]:
    def oracle(a: int, start: int, length: int) -> int:
        start, length = start & 255, length & 255
        sign = a >> min(start + length - 1, width - 1) & 1 if has_sign and length else 0
        taken = ((a >> (start + i)) & 1 if i < length and start + i < width else sign for i in range(width))
        return sum(bit << i for i, bit in enumerate(taken))

    return oracle


def _inserted(width: int) -> Callable[[int, int, int, int], int]:
    def oracle(a: int, b: int, start: int, length: int) -> int:
        start, length = start & 255, length & 255
        mask = sum(1 << i for i in range(start, min(start + length, width)))
        return b & ~mask | a << start & mask

    return oracle


def _ones(mode: str) -> Callable[[int, int], int]:
    def oracle(start: int, length: int) -> int:
        if mode == "wrap":
            start, length = start & 31, length & 31
        return sum(1 << i for i in range(start, min(start + length, 32)))

    return oracle


def _extended(mode: str, has_sign: bool) -> Callable[[int, int], int]:
    def oracle(a: int, width: int) -> int:
        if mode == "wrap":
            width &= 31
        if width == 0 or width >= 32:
            return a if width else 0
        return signed(a, width) if has_sign else a & ((1 << width) - 1)

    return oracle


# bytes 3, 2, 1, 0 of the result for c = 0, 1, 2, 3: the manual's tables
_MODES = {
    "f4e": ("3210", "4321", "5432", "6543"), "b4e": ("5670", "6701", "7012", "0123"),
    "rc8": ("0000", "1111", "2222", "3333"), "ecl": ("3210", "3211", "3222", "3333"),
    "ecr": ("0000", "1110", "2210", "3210"), "rc16": ("1010", "3232", "1010", "3232"),
}  # fmt: skip


def _prmt() -> Iterator[Element]:
    sources = ("b32", "b32", "b32")
    yield Element(_row("prmt.b32", "bytes of a and b"), ("b32",), sources, _permuted, immediates=True)
    for mode, table in _MODES.items():
        yield Element(_row(f"prmt.b32.{mode}", "bytes of a and b"), ("b32",), sources, _moved(table))


def _permuted(a: int, b: int, selector: int) -> int:
    result = 0
    for i in range(4):
        nibble = selector >> 4 * i & 15
        byte = (b << 32 | a) >> 8 * (nibble & 7) & 255
        if nibble & 8:
            byte = 255 if byte & 128 else 0
        result |= byte << 8 * i
    return result


def _moved(table: tuple[str, ...]) -> Callable[[int, int, int], int]:
    def oracle(a: int, b: int, selector: int) -> int:
        places = table[selector & 3][::-1]
        return sum(((b << 32 | a) >> 8 * int(place) & 255) << 8 * i for i, place in enumerate(places))

    return oracle
