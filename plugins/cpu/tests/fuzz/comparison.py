"""Runs a program in vectors of lanes and in threads on their own, and compares both with what it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import note, reject

from plugins.cpu.tests.fuzz.oracle import CELL, START, Machine, TooLong
from plugins.cpu.tests.fuzz.text import FLOATS, SLOTS, kernel
from plugins.cpu.tests.fuzz.tree import COUNTS, Program, Reg

Execute = Callable[..., None]
LEFT = 0xABCDABCDABCDABCD  # what a thread that left has in its slots


def computed(program: Program, execute: Execute, width: int) -> tuple[Any, Any, Any]:
    """(slots by thread, cells by thread, sums) as the generated code leaves them."""
    threads = program.block * program.blocks
    out = np.full((SLOTS, threads), LEFT, np.uint64)
    work = np.zeros(64 + threads * CELL, np.uint8)
    work[:64].view(np.uint64)[:] = START
    execute(kernel(program), [out, work], grid=program.blocks, block=program.block, width=width)
    return out, work[64:].reshape(threads, CELL), work[:64].view(np.uint64)


def _folded(words: Any) -> Any:
    total = np.zeros(len(words), np.uint64)
    for word in words.T:
        total = total * np.uint64(0x100000001B3) + word
    return total


def expected(program: Program) -> tuple[Any, Any, Any]:
    machine = Machine(program)
    values = machine.frame.registers

    def bits(kind: str, i: int) -> Any:
        value = values[Reg(kind, i)]
        return value.view(f"u{value.itemsize}").astype(np.uint64)

    def pair(kind: str, i: int, j: int, shift: int = 32) -> Any:
        return bits(kind, i) | bits(kind, j) << np.uint64(shift)

    flags = sum((bits("p", i) << np.uint64(32 + i) for i in range(COUNTS["p"])), np.uint64(0))
    flags = flags | sum((bits("v", i) << np.uint64(36 + i) for i in range(COUNTS["v"])), np.uint64(0))
    slots = [pair("r", 0, 1), pair("r", 2, 3), pair("r", 4, 5), bits("d", 0), bits("d", 1), bits("d", 2),
             pair("f", 0, 1), bits("f", 2), bits("g", 0), bits("g", 1), pair("h", 0, 1, 16) | flags,
             _folded(machine.frame.local.view(np.uint64)), pair("u", 0, 1), pair("u", 2, 3)]  # fmt: skip
    totals = _folded(machine.totals)[machine.ctaid]
    slots.append(totals if program.meets else np.full_like(totals, LEFT))
    out = np.where(machine.finished, np.stack(slots), np.uint64(LEFT))
    real = machine.tid < program.block
    return np.ascontiguousarray(out[:, real]), machine.own[real], machine.sums


def same(slot: int, got: Any, want: Any) -> bool:
    if slot not in FLOATS:
        return bool(np.array_equal(got, want))
    a, b = got.view(FLOATS[slot]), want.view(FLOATS[slot])
    kind = f"u{a.itemsize}"
    return bool(((a.view(kind) == b.view(kind)) | (np.isnan(a) & np.isnan(b))).all())


def compare(program: Program, execute: Execute) -> None:
    try:
        want = expected(program)
    except TooLong:
        reject()
    note(kernel(program))
    for width in (32, 1):
        got = computed(program, execute, width)
        for slot in range(SLOTS):
            assert same(slot, got[0][slot], want[0][slot]), (
                f"width {width}: slot {slot} of threads {np.flatnonzero(got[0][slot] != want[0][slot])[:10]}"
                f" is {got[0][slot]}, not {want[0][slot]}"
            )
        assert np.array_equal(got[1], want[1]), f"width {width}: the threads' cells"
        assert np.array_equal(got[2], want[2]), f"width {width}: the sums are {got[2]}, not {want[2]}"
