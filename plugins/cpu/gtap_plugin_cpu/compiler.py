"""Compiles kernels: work in, an object file and the facts that launches need out."""

from __future__ import annotations

from typing import Any

from gtap_plugin_cpu.jit import has_masked_memory, make_object
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.work import Work

_BIG = 400_000  # characters of LLVM text from which the cheaper passes are taken


def compile_work(work: Work, native_masks: bool | None = None) -> tuple[dict[str, Any], bytes]:
    """(facts, object file). Raises PtxError."""
    program = Program(work, has_masked_memory() if native_masks is None else native_masks)
    text = program.text()
    return program.facts(), make_object(text, 1 if len(text) > _BIG else 2)
