"""Operands to try: for each kind of operand the values at the edges of its behaviour, and random ones."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from functools import cache

COUNT = 224  # threads of a batch: whole warps

_AMOUNTS = [0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 127, 255, 256, 260, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]
_RANKS = [0, 1, 2, 3, 5, 16, 31, 32, 33, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFF0, 0xFFFFFFE0, 0x80000000, 0x7FFFFFFF]
_DOMAINS = {"amount": _AMOUNTS, "flag": [0, 1], "position": [0, 1, 5, 15, 16, 30, 31], "rank": _RANKS}
_F32 = """00000000 80000000 3f800000 bf800000 7f800000 ff800000 7fc00000 7f800001 ffc12345 00000001 80000001 007fffff
807fffff 00800000 80800000 7f7fffff ff7fffff 3f7fffff 3f800001 40490fdb 3f000000 bf000000 40200000 c0200000 3eaaaaab
4b7fffff 4f000000 cf000000 5f000000 33000000 b3000001 43004000 41200000"""
_F64 = """0000000000000000 8000000000000000 3ff0000000000000 bff0000000000000 7ff0000000000000 fff0000000000000
7ff8000000000000 7ff0000000000001 0000000000000001 8000000000000001 000fffffffffffff 800fffffffffffff 0010000000000000
8010000000000000 7fefffffffffffff ffefffffffffffff 3fefffffffffffff 3ff0000000000001 400921fb54442d18 3fe0000000000000
bfe0000000000000 4004000000000000 c004000000000000 3fd5555555555555 433fffffffffffff 41e0000000000000 c1e0000000000000
43e0000000000000 c3e0000000000001 47efffffe0000000 47effffff0000000 36a0000000000000 369fffffffffffff
380fffffe0000000"""
_F16 = (
    "0000 8000 3c00 bc00 7c00 fc00 7e00 7d01 0001 8001 03ff 83ff 0400 8400 7bff fbff 3bff 3c01 4248 3800 b800 4100 c100"
)
_BF16 = (
    "0000 8000 3f80 bf80 7f80 ff80 7fc0 7f81 0001 8001 007f 807f 0080 8080 7f7f ff7f 3f7f 3f81 4049 3f00 bf00 4020 c020"
)
_FLOATS = {"f32": _F32, "f64": _F64, "f16": _F16, "bf16": _BF16}


def bits(kind: str) -> int:
    """Bits of a value of a PTX type; what follows `/` or `@` does not count."""
    kind = kind.partition("@")[0].partition("/")[0]
    if kind == "pred":
        return 1
    if kind.endswith("x2"):
        return 2 * bits(kind[:-2])
    return int(kind.lstrip("usbf"))


def signed(value: int, width: int) -> int:
    """The low bits of an integer as a signed number."""
    value &= (1 << width) - 1
    return value - (1 << width) if value >> (width - 1) else value


@cache
def edges(operand: str) -> Sequence[int]:
    """Bit patterns for an operand `kind` or `kind@domain`."""
    kind, domain = operand.partition("@")[0].partition("/")[0], operand.partition("@")[2]
    if domain:
        return _DOMAINS[domain]
    if kind == "pred":
        return (0, 1)
    if kind in _FLOATS:
        return [int(word, 16) for word in _FLOATS[kind].split()]
    if kind.endswith("x2"):
        half = edges(kind[:-2])
        return [low | half[-1 - i] << bits(kind[:-2]) for i, low in enumerate(half)]
    width = bits(kind)
    top, full = 1 << (width - 1), (1 << width) - 1
    found = [
        0,
        1,
        2,
        3,
        7,
        full // 3,
        full - full // 3,
        top - 1,
        top,
        top + 1,
        full - 1,
        full,
        full >> width // 2,
        top >> 3,
    ]
    return list(dict.fromkeys(found))


def _random(operand: str, rng: random.Random) -> int:
    kind, domain = operand.partition("@")[0].partition("/")[0], operand.partition("@")[2]
    width = bits(kind)
    if domain == "amount":
        return rng.randrange(70)
    if domain:
        return rng.choice(edges(operand))
    if kind in ("f32", "f64") and rng.random() < 0.75:  # magnitudes near each other
        exponent, fraction = (8, 23) if kind == "f32" else (11, 52)
        middle = (1 << (exponent - 1)) - 1
        return (
            rng.getrandbits(1) << (width - 1) | (middle + rng.randrange(-5, 6)) << fraction | rng.getrandbits(fraction)
        )
    value = rng.getrandbits(width)
    return value if kind in _FLOATS else value >> rng.randrange(width)


@cache
def columns(operands: tuple[str, ...]) -> Sequence[Sequence[int]]:
    """COUNT values for each operand: edges with edges, then random ones."""
    rng = random.Random("/".join(operands))
    every = 1
    for operand in operands:
        every *= len(edges(operand))
    wanted = COUNT * 4 // 5
    if every <= wanted:
        found = list(itertools.product(*(edges(operand) for operand in operands)))
    else:
        found = [tuple(rng.choice(edges(operand)) for operand in operands) for _ in range(wanted)]
    found += [tuple(_random(operand, rng) for operand in operands) for _ in range(COUNT - len(found))]
    rng.shuffle(found)
    return list(zip(*found, strict=True))
