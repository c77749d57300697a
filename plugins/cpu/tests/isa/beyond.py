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
