"""Every instruction of opcodes.tsv gives what the manual defines, in vector and in scalar mode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from gtap_plugin_cpu.ptx.opcodes import OPCODES

from plugins.cpu.tests.isa import batches, rows
from plugins.cpu.tests.isa.beyond import BEYOND
from plugins.cpu.tests.isa.rows import HEADINGS, TABLE, Batch, Execute, table

BATCHES = list(batches())
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.shows("DEVICE.1")
@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: batch.name)
def test_instructions_give_what_the_manual_defines(batch: Batch, execute: Execute) -> None:
    """In gtap_plugin_cpu/codegen, delete a line of any instruction's function, or its name from the TABLE."""
    listed = {line[0] for line in LINES[1:]}
    wrong: list[str] = []
    for width in (32, 1):
        outcome = batch.run(execute, width)
        assert set(outcome) == {row.instruction for row in batch.rows} <= listed
        wrong += [f"{name} at width {width}: {why}" for name, why in outcome.items() if why]
    assert not wrong, "\n".join(wrong)


@pytest.mark.shows("DEVICE.1")
def test_the_table_lists_every_row_and_every_opcode() -> None:
    """Delete a row of opcodes.tsv, or name an opcode of it in isa/beyond.py."""
    assert TABLE.read_text(encoding="utf-8") == table(rows()), "run python -m plugins.cpu.tests.isa"
    assert LINES[0] == list(HEADINGS)
    covered = {row.opcode for row in rows()}
    assert covered | set(BEYOND) == OPCODES and not covered & set(BEYOND)
    assert all(tier in ("T3", "T4", "T5", "T6", "T7") and reason for tier, reason in BEYOND.values())


def test_rows_are_complete() -> None:
    assert all(re.fullmatch(r"T[0-3]", row.tier) and row.oracle and row.chapter for row in rows())
    assert all(re.fullmatch(r"\d\.\d", row.since) and re.fullmatch(r"any|sm_\d+", row.target) for row in rows())


def test_batches_have_names_of_their_own() -> None:
    repeated: Sequence[Any] = [name for name, count in Counter(b.name for b in BATCHES).items() if count > 1]
    assert not repeated
