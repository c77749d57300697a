"""Batches that are a kernel of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from plugins.cpu.tests.isa.rows import Execute, Row


@attrs.frozen
class Whole:
    """A kernel that executes `rows`, the arguments for it, and a look at the arguments afterwards.

    `check` returns what was wrong by instruction; an instruction that it does not name was right. It must look at a
    result of every row.
    """

    name: str
    rows: Sequence[Row]
    ptx: str
    arguments: Callable[[], Sequence[Any]]  # arrays (passed by address) and NumPy scalars
    check: Callable[[Sequence[Any]], Mapping[str, str]]
    grid: int | tuple[int, ...] = 1
    block: int | tuple[int, ...] = 32
    shared: int = 0

    def run(self, execute: Execute, width: int) -> Mapping[str, str]:
        arguments = self.arguments()
        execute(self.ptx, arguments, grid=self.grid, block=self.block, shared=self.shared, width=width)
        wrong = dict(self.check(arguments))
        return {row.instruction: wrong.pop(row.instruction, "") for row in self.rows} | wrong
