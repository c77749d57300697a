"""Every instruction of PTX that the cpu device claims, each with a test of values computed from its definition.

Adding instructions
-------------------

A *row* is one instruction spelled in full, `add.sat.s32`, with its tier, the PTX version and target that brought it,
its chapter of the manual and the name of its oracle. A *batch* is rows that share a kernel:

    class Batch(Protocol):
        name: str
        rows: Sequence[Row]
        def run(self, execute, width) -> Mapping[str, str]    # instruction -> "" if right, else what was wrong

`execute(ptx, arguments, grid=, block=, shared=, width=)` runs the kernel `k` of the text (without its head) on NumPy
arrays, which it reads and writes in place. A batch is run at width 32 (vector mode) and 1 (scalar mode), and must
answer for each of its rows both times. A module of this folder that has a function `batches()` is found by it; it
expands the manual's syntax into all variants. Two kinds of batch are here already:

* `element.batches_of(elements)` for instructions whose result depends on the thread's operands alone. An `Element` is
  a row, the kinds of results and operands and an oracle on Python integers. The operands are tried different in each
  lane, the same in all lanes, and as immediates, with and without a guard.
* `whole.Whole(rows, ptx, ...)` for everything else: the PTX of a kernel, arrays for it, and a function that looks at
  the arrays afterwards.

Kernels cost 20 to 60 ms each to compile: put many rows in one. Opcodes that no row has must stand in `beyond.BEYOND`
with a reason. `python -m plugins.cpu.tests.isa` (in the root of the repository) writes `opcodes.tsv` anew.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from plugins.cpu.tests.isa.rows import Batch, Row


def batches() -> Iterator[Batch]:
    """All batches of all modules here that offer some."""
    for info in pkgutil.iter_modules(__path__):
        module = None if info.name == "__main__" else import_module(f"{__name__}.{info.name}")
        if hasattr(module, "batches"):
            yield from module.batches()


def rows() -> list[Row]:
    """All rows once, in the order of the modules."""
    return list({row.instruction: row for batch in batches() for row in batch.rows}.values())
