"""Random control flow: vectors of lanes, single threads and a small interpreter agree."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

LANES = 40  # more than a warp, and a last warp that is not full
MASK = 0xFFFFFFFF
NAMES = ("v0", "v1", "v2", "u0", "u1", "u2")
_OPS: dict[str, Callable[[int, int], int]] = {
    "add.u32": lambda a, b: a + b & MASK, "sub.u32": lambda a, b: a - b & MASK, "xor.b32": lambda a, b: a ^ b,
    "mul.lo.u32": lambda a, b: a * b & MASK, "min.u32": min,
}  # fmt: skip
Code = list[tuple[str, str, str, str]]


class Program:
    """Blocks of a few operations, each ended by a branch; backward branches use up fuel."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = self.random.randint(3, 9)
        self.blocks = [(self.code(), self.end(i)) for i in range(self.count)]

    def code(self) -> Code:
        pick = self.random.choice
        return [
            (pick(list(_OPS)), pick(NAMES), pick(NAMES), pick((*NAMES, "3", "17")))
            for _ in range(self.random.randint(0, 4))
        ]

    def end(self, index: int) -> tuple[str, int, str, str]:
        """(kind, target, register, register): fall, jump, or branch if less; ret."""
        kind = self.random.choice(["fall", "jump", "if", "if", "if", "if", "ret"])
        target = (
            self.random.randrange(index + 1, self.count + 1)
            if kind == "jump"
            else self.random.randrange(self.count + 1)
        )
        return kind, target, self.random.choice(NAMES), self.random.choice(NAMES)

    def ptx(self, meeting: bool = False, watching: bool = False) -> str:
        """`meeting`: lanes want to see all others at several places, where these mostly never come; `watching`: the
        loops depend on memory, which holds 0."""
        season = random.Random(self.count)
        lines = [
            ".shared .align 4 .b8 s[4];",
            "st.shared.u32 [s], 0;",
            "mov.u32 %fuel, 12;",
            "mov.u32 %tid, %tid.x;",
            "ld.param.u32 %u0, [seed];",
        ]
        lines += ["mul.lo.u32 %v0, %tid, 2654435761;", "and.b32 %v1, %tid, 7;", "xor.b32 %v2, %v0, %u0;"]
        lines += ["mov.u32 %u1, 5;", "add.u32 %u2, %u0, 9;"]
        for i, (code, (kind, target, a, b)) in enumerate(self.blocks):
            lines.append(f"B{i}:")
            if meeting and season.random() < 0.5:
                lines.append(season.choice(["vote.sync.any.pred %p3, %p1, -1;", "bar.warp.sync -1;"]))
            lines += [f"{op} %{d}, %{x}, {'%' + y if y in NAMES else y};" for op, d, x, y in code]
            if kind == "jump":
                lines.append(f"bra B{target};")
            elif kind == "if":
                lines.append(f"setp.lt.u32 %p1, %{a}, %{b};")
                if target <= i and watching:
                    lines += ["ld.volatile.shared.u32 %zero, [s];", "add.u32 %fuel, %fuel, %zero;"]
                if target <= i:
                    lines += ["sub.u32 %fuel, %fuel, 1;", "setp.ne.and.u32 %p1, %fuel, 0, %p1;",
                              "setp.eq.u32 %p2, %fuel, 0;", f"@%p2 bra B{self.count};"]  # fmt: skip
                lines.append(f"@%p1 bra B{target};")
            elif kind == "ret":
                lines += [f"setp.eq.u32 %p1, %{a}, %{b};", "@%p1 ret;"]
        lines += [f"B{self.count}:", "ld.param.u64 %rd1, [out];", "mad.wide.u32 %rd1, %tid, 24, %rd1;"]
        lines += [f"st.global.u32 [%rd1+{4 * i}], %{name};" for i, name in enumerate(NAMES)]
        registers = ", ".join(f"%{n}" for n in (*NAMES, "fuel", "tid", "zero"))
        body = "\n  ".join([f".reg .b32 {registers};", ".reg .b64 %rd1;", ".reg .pred %p<4>;", *lines, "ret;"])
        return f".visible .entry k(.param .u64 out, .param .u32 seed)\n{{\n  {body}\n}}\n"

    def expected(self, tid: int, seed: int) -> list[int]:
        v0 = tid * 2654435761 & MASK
        values = {"v0": v0, "v1": tid & 7, "v2": v0 ^ seed, "u0": seed, "u1": 5, "u2": seed + 9 & MASK}
        fuel, at = 12, 0
        while at < self.count:
            code, (kind, target, a, b) = self.blocks[at]
            for op, d, x, y in code:
                values[d] = _OPS[op](values[x], values[y] if y in NAMES else int(y))
            taken = kind == "jump" or (kind == "if" and values[a] < values[b])
            if kind == "ret" and values[a] == values[b]:
                return [0] * len(NAMES)
            if kind == "if" and target <= at:
                fuel -= 1
                if fuel == 0:
                    break
            at = target if taken else at + 1
        return list(values.values())


@pytest.mark.parametrize("batch", range(4))
def test_random_control_flow(run: Callable[..., None], batch: int) -> None:
    for seed in range(batch * 12, batch * 12 + 12):
        check(run, seed)


@pytest.mark.parametrize(("meeting", "watching"), [(True, False), (False, True), (True, True)])
def test_lanes_that_are_put_off_keep_their_values(run: Callable[..., None], meeting: bool, watching: bool) -> None:
    for seed in range(100, 108):
        check(run, seed, meeting, watching)


def check(run: Callable[..., None], seed: int, *season: bool) -> None:
    program = Program(seed)
    out = np.zeros((LANES, len(NAMES)), np.uint32)
    run(program.ptx(*season), [out, np.uint32(seed)], block=LANES)
    expected = [program.expected(tid, seed) for tid in range(LANES)]
    assert out.tolist() == expected, f"seed {seed}\n{program.ptx(*season)}"
