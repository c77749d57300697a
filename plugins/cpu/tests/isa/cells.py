"""Many instructions in one kernel: each works on rows of bytes that every thread has in every memory space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from plugins.cpu.tests.isa.releases import row
from plugins.cpu.tests.isa.rows import Execute, Row

THREADS = 48  # a warp and half of one
ROW = 32  # bytes that a thread has for itself
CELL = 16  # bytes that a store may write
DATA = np.random.default_rng(75).integers(0, 256, (THREADS, ROW), dtype=np.uint8)
FAR = (np.arange(THREADS) * 29 + 7) % THREADS  # a permutation without neighbours

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]


@attrs.frozen(eq=False)
class Case:
    """One instruction in a scope of its own. `code` leaves its results in %o0, %o1 or in the cells at %cell (of the
    thread) and %cells (of all threads)."""

    instruction: str
    code: str
    words: Sequence[npt.NDArray[Any]] = ()  # what %o0, %o1 have to be, per thread
    cells: Bytes | None = None  # what the cells have to be, [THREADS, CELL]
    tables: Mapping[str, npt.NDArray[Any]] = attrs.field(factory=dict)  # variables of the module
    floats: Any = None  # the type of float in %o0 and %o1, of which any NaN is as good as another


def word(values: npt.NDArray[Any] | Sequence[int]) -> Words:
    """Values per thread as 64-bit words: signed ones extended, floats by their bits."""
    array = np.asarray(values)
    if array.dtype.kind == "f":
        array = array.view(f"u{array.itemsize}")
    return array.astype(np.int64 if array.dtype.kind == "i" else np.uint64).view(np.uint64)


_FRAME = """
.const .align 16 .b8 const_data[{size}] = {{ {bytes} }};
.global .align 16 .b8 global_data[{size}] = {{ {bytes} }};
.global .align 16 .b8 global_cell_data[{cells}];
{before}
.visible .entry k(.param .u64 out, .param .u64 cells, .param .align 16 .b8 param_data[{size}])
{{
  .reg .pred %p<8>;
  .reg .b32 %t, %far, %r<8>;
  .reg .b64 %out, %cell, %cells, %row, %frow, %shared_cells, %global_cells, %o<2>, %x<4>;
  .reg .b64 %global, %const, %shared, %param, %local, %local_cell;
  .reg .b64 %global_far, %const_far, %shared_far, %param_far, %local_far;
  .shared .align 16 .b8 shared_data[{size}];
  .shared .align 16 .b8 shared_cell_data[{cells}];
  .local .align 16 .b8 local_data[{row}];
  .local .align 16 .b8 local_cell_data[16];
  mov.u32 %t, %tid.x;
  setp.gt.u32 %p7, %t, 20;
  mad.lo.u32 %far, %t, 29, 7;
  rem.u32 %far, %far, {threads};
  ld.param.u64 %out, [out];
  mad.wide.u32 %out, %t, 8, %out;
  ld.param.u64 %cells, [cells];
  mul.wide.u32 %row, %t, {row};
  mul.wide.u32 %frow, %far, {row};
  mov.u64 %x0, global_data; add.u64 %global, %x0, %row; add.u64 %global_far, %x0, %frow;
  mov.u64 %x0, const_data; add.u64 %const, %x0, %row; add.u64 %const_far, %x0, %frow;
  mov.u64 %x0, shared_data; add.u64 %shared, %x0, %row; add.u64 %shared_far, %x0, %frow;
  mov.b64 %x0, param_data; add.u64 %param, %x0, %row; add.u64 %param_far, %x0, %frow;
  mov.u64 %local, local_data; mov.u64 %local_far, local_data; mov.u64 %local_cell, local_cell_data;
  mov.u64 %shared_cells, shared_cell_data; mov.u64 %global_cells, global_cell_data;
{fill}
  bar.sync 0;
{cases}
  ret;
}}
"""


def _fill() -> str:
    lines = []
    for i in range(0, ROW, 8):
        lines += [f"  ld.global.b64 %x0, [%global+{i}];", f"  st.shared.b64 [%shared+{i}], %x0;",
                  f"  st.local.b64 [%local+{i}], %x0;"]  # fmt: skip
    return "\n".join(lines)


def kernel(cases: Sequence[Case], before: str = "") -> str:
    """The PTX of a kernel that runs `cases`; called by Cells."""
    text, words = [], 0
    for i, case in enumerate(cases):
        size = THREADS * CELL
        stores = [f"st.global.b64 [%out+{(words + k) * THREADS * 8}], %o{k};" for k in range(len(case.words))]
        place = [f"mad.wide.u32 %cell, %t, {CELL}, %cells;"] if case.cells is not None else []
        move = [f"add.u64 %cells, %cells, {size};"] if case.cells is not None else []
        text += [f"// {i}: {case.instruction}", "{", *place, case.code, *stores, *move, "}"]
        words += len(case.words)
    tables = {name: table for case in cases for name, table in case.tables.items()}
    before += "".join(
        f".global .align 16 .b8 {name}[{table.nbytes}] = {{ {_numbers(table)} }};\n" for name, table in tables.items()
    )
    return _FRAME.format(size=DATA.size, bytes=_numbers(DATA), row=ROW, cells=THREADS * CELL, threads=THREADS,
                         fill=_fill(), cases="\n".join(text), before=before)  # fmt: skip


def _numbers(table: npt.NDArray[Any]) -> str:
    return ", ".join(map(str, np.ascontiguousarray(table).view(np.uint8).ravel().tolist()))


def _same(got: Words, want: Words, floats: Any) -> bool:
    if floats is None:
        return bool(np.array_equal(got, want))
    a, b = got.view(floats), want.view(floats)
    return bool(((got.view(f"u{a.itemsize}") == want.view(f"u{a.itemsize}")) | (np.isnan(a) & np.isnan(b))).all())


@attrs.frozen
class Cells:
    """Cases that share a kernel."""

    name: str
    cases: Sequence[Case]
    oracle: str
    before: str = ""  # text of the module before the kernel

    @property
    def rows(self) -> Sequence[Row]:
        return [row(name, self.oracle) for name in dict.fromkeys(case.instruction for case in self.cases)]

    def run(self, execute: Execute, width: int) -> Mapping[str, str]:
        words = sum(len(case.words) for case in self.cases)
        stored = sum(case.cells is not None for case in self.cases)
        out = np.zeros((words, THREADS), np.uint64)
        cells = np.full((max(stored, 1), THREADS, CELL), 0xA5, np.uint8)
        execute(kernel(self.cases, self.before), [out, cells, DATA.tobytes()], block=THREADS, width=width)
        found, results, after = dict.fromkeys((case.instruction for case in self.cases), ""), iter(out), iter(cells)
        for case in self.cases:
            why = [f"%o{i} is {got}, not {word(want)}" for i, want in enumerate(case.words)
                   if not _same(got := next(results), word(want), case.floats)]  # fmt: skip
            if case.cells is not None and not np.array_equal(got_cells := next(after), case.cells):
                why.append(f"the cells are {got_cells}, not {case.cells}")
            if why:
                found[case.instruction] += "\n".join((case.code, *why))
        return found
