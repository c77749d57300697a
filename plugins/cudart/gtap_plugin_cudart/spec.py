"""The runtime API, lowered onto the driver's commands: nothing here has an ordinal, nothing travels."""

from collections.abc import Mapping, Sequence

from gtap_core import Library, Statuses, Stream
from gtap_plugin_cudart.by_hand import BY_HAND, CUDA_12, CUDA_13
from gtap_plugin_cudart.graphs import (
    GRAPHS,
    GRAPHS_12,
    GRAPHS_13,
    GRAPHS_BY_HAND,
    GRAPHS_BY_HAND_12,
    GRAPHS_BY_HAND_13,
    GRAPHS_PER_THREAD,
    GRAPHS_PER_THREAD_12,
    GRAPHS_PER_THREAD_13,
)
from gtap_plugin_cudart.one_to_one import ONE_TO_ONE, ONE_TO_ONE_12, ONE_TO_ONE_PER_THREAD
from gtap_plugin_cudart.pools import (
    POOLS,
    POOLS_12,
    POOLS_13,
    POOLS_PER_THREAD,
    POOLS_PER_THREAD_12,
    POOLS_PER_THREAD_13,
)
from gtap_plugin_cudart.refused import REFUSED, REFUSED_12, REFUSED_13

Rows = Sequence[tuple[str, str]]

cudart = Library(
    "cudart",
    soname=(CUDA_13, CUDA_12, "libcudart.so"),
    package="gtap-plugin-cudart",
    types={"cudaStream_t": Stream},
    statuses=Statuses(not_supported=801, not_initialized=3, invalid_handle=400, invalid_value=1, out_of_memory=2),
    exports={CUDA_13: "exports/libcudart.so.13.txt", CUDA_12: "exports/libcudart.so.12.txt"},
    major={CUDA_13: 13, CUDA_12: 12},
    needs=("libcuda.so.1",),
    headers=("cudart_lower.h",),
    enter="cudart_enter",
    leave="cudart_leave",
)


def _lower(rows: Rows, *only: str, per_thread: bool = False) -> None:
    for prototype, driver_function in rows:
        cudart.lower(prototype, to=driver_function, only=only, variants=("ptsz",) if per_thread else ())


def _refuse(reasons: Mapping[str, str], *only: str) -> None:
    for reason, names in reasons.items():
        for name, _, variant in (each.partition("/") for each in names.split()):
            for exported in (name, f"{name}_{variant}") if variant else (name,):
                cudart.refuse(f"cudaError_t {exported}(void)", reason, only=only)


for rows in (ONE_TO_ONE, GRAPHS, POOLS):
    _lower(rows)
for rows in (ONE_TO_ONE_PER_THREAD, GRAPHS_PER_THREAD, POOLS_PER_THREAD):
    _lower(rows, per_thread=True)
for soname, alone, alone_per_thread in (
    (CUDA_12, (*ONE_TO_ONE_12, *GRAPHS_12, *POOLS_12), (*GRAPHS_PER_THREAD_12, *POOLS_PER_THREAD_12)),
    (CUDA_13, (*GRAPHS_13, *POOLS_13), (*GRAPHS_PER_THREAD_13, *POOLS_PER_THREAD_13)),
):
    _lower(alone, soname)
    _lower(alone_per_thread, soname, per_thread=True)

for prototype, only in BY_HAND:
    cudart.lower(prototype, only=only)
for prototype in GRAPHS_BY_HAND:
    cudart.lower(prototype)
for soname, by_hand in ((CUDA_12, GRAPHS_BY_HAND_12), (CUDA_13, GRAPHS_BY_HAND_13)):
    for prototype in by_hand:
        cudart.lower(prototype, only=(soname,))

_refuse(REFUSED)
_refuse(REFUSED_12, CUDA_12)
_refuse(REFUSED_13, CUDA_13)
