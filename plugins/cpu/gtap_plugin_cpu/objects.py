"""Work to an object file: how much is done for it depends on its size."""

from __future__ import annotations

from typing import Any

import attrs

from gtap_plugin_cpu.jit import Effort, has_masked_memory, make_object
from gtap_plugin_cpu.program import INLINED, Program
from gtap_plugin_cpu.work import CHEAPEST, USUAL, Work

# PTX instructions up to which a kernel gets an effort. Above all of them it is compiled for single threads, whose code
# is much smaller than that for vectors and much slower.
_EFFORTS = ((INLINED, Effort(2, 2)), (3000, Effort(1, 2)), (8000, Effort(1, 0)))
_LEAST = Effort(1, 0)


def compile_work(work: Work, native_masks: bool | None = None, tier: int = USUAL) -> tuple[dict[str, Any], bytes]:
    """(facts, object file). Raises PtxError."""
    masks = has_masked_memory() if native_masks is None else native_masks
    program = Program(work, masks)
    effort = next((effort for most, effort in _EFFORTS if program.instructions <= most), None)
    if tier == CHEAPEST or effort is None:
        effort = _LEAST
        program = Program(attrs.evolve(work, width=work.width or 1), masks)
    return program.facts(), make_object(program.text(), effort)
