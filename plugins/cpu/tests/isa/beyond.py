"""What the table lacks, with the tier it belongs to and the reason."""

from __future__ import annotations

_CLUSTER = ("T6", "thread block clusters need sm_90")
_BULK = ("T6", "asynchronous bulk copies and their barriers need sm_90")
_TENSOR = ("T4", "matrix instructions of the tensor cores")
_TEXTURE = ("T7", "textures and surfaces")

# opcode -> (tier, reason)
BEYOND: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("clusterlaunchcontrol", "getctarank", "mapa"), _CLUSTER),
    **dict.fromkeys(("tensormap", "griddepcontrol"), _BULK),
    "cp": ("T5", "asynchronous copies need sm_80"),
    "mbarrier": ("T5", "barriers for asynchronous copies need sm_80"),
    **dict.fromkeys(("mma", "wmma", "ldmatrix", "movmatrix"), _TENSOR),
    "stmatrix": ("T6", "needs sm_90"),
    "wgmma": ("T6", "needs sm_90a"),
    "tcgen05": ("T6", "needs sm_100a"),
    "multimem": ("T6", "multicast memory needs sm_90"),
    "setmaxnreg": ("T6", "needs sm_90a"),
    **dict.fromkeys(("tex", "tld4", "txq", "istypep", "suld", "sust", "sured", "suq"), _TEXTURE),
}

# forms of opcodes that the table has: what is left out, tier, reason
FORMS: tuple[tuple[str, str, str], ...] = (
    ("add, min, max of u16x2 and s16x2; min and max with .relu of integers", "T6", "need sm_90"),
    ("add, sub, mul and fma of f32x2, min and max of three f32", "T6", "need sm_100"),
    ("add, sub and fma of f32 with a 16-bit operand", "T6", "need sm_100"),
    ("setp and set of bf16 and bf16x2, ex2 and tanh of bf16, cvt between bf16 and what is not f32", "T3", "need sm_90"),
    ("min and max of bf16 and bf16x2 with .xorsign.abs", "T3", "need sm_86; executed, not tested"),
    ("cvt to and from 8-, 6- and 4-bit floats and tf32", "T6", "for the tensor cores of sm_80, sm_89 and later"),
)
