"""Rows of opcodes.tsv, and what a batch of them must offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import attrs

TABLE = Path(__file__).parent.parent / "opcodes.tsv"
HEADINGS = ("instruction", "tier", "since", "target", "chapter", "oracle")


@attrs.frozen
class Row:
    """One instruction, spelled with all its modifiers and types."""

    instruction: str
    tier: str  # T0 to T3
    since: str  # version of PTX
    target: str  # "sm_80"; "any" where every target has it
    chapter: str  # of the manual
    oracle: str  # what computes the expected values

    @property
    def opcode(self) -> str:
        return self.instruction.partition(".")[0]


class Execute(Protocol):
    def __call__(self, ptx: str, arguments: Sequence[Any], grid: Any = 1, block: Any = 32, kernel: str = "k",
                 shared: int = 0, width: int = 32) -> None: ...  # fmt: skip


class Batch(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def rows(self) -> Sequence[Row]: ...

    def run(self, execute: Execute, width: int) -> Mapping[str, str]:
        """Run the rows at a width. Returns what was wrong with each instruction, "" if nothing."""
        ...


def table(rows: Iterable[Row]) -> str:
    """The text of opcodes.tsv."""
    lines = ["\t".join(HEADINGS), *("\t".join(attrs.astuple(row)) for row in rows)]
    return "\n".join(lines) + "\n"
