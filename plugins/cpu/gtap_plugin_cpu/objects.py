"""Work to an object file: how much is done for it depends on its size."""

from __future__ import annotations

from typing import Any

import attrs

from gtap_plugin_cpu.jit import Effort, has_masked_memory, make_object
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.work import CHEAPEST, USUAL, Work

_MOST, _SOME, _LITTLE = Effort(2, 2), Effort(1, 2), Effort(1, 0)
SOME_LINES = 8000  # of LLVM text of a compact kernel, up to which something is done for it
# PTX instructions above which a kernel is compiled for single threads, whose code is much smaller than that for vectors
# and much slower.
_MOST_TOGETHER = 8000


def compile_work(work: Work, native_masks: bool | None = None, tier: int = USUAL) -> tuple[dict[str, Any], bytes]:
    """(facts, object file). Raises PtxError."""
    masks = has_masked_memory() if native_masks is None else native_masks
    program = Program(work, masks)
    is_large = tier == CHEAPEST or program.instructions > _MOST_TOGETHER
    if is_large:
        program = Program(attrs.evolve(work, width=work.width or 1), masks)
    text = program.text()
    return program.facts(), make_object(text, _LITTLE if is_large else _effort(program, text))


def _effort(program: Program, text: str) -> Effort:
    if not program.compact:
        return _MOST
    return _SOME if text.count("\n") <= SOME_LINES else _LITTLE
