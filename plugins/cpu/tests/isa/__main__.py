"""Writes opcodes.tsv anew."""

from __future__ import annotations

from plugins.cpu.tests.isa import rows
from plugins.cpu.tests.isa.rows import TABLE, table

TABLE.write_text(table(rows()), encoding="utf-8")
