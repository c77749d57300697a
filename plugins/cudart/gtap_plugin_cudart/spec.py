"""The runtime API, lowered onto the driver's commands: nothing here has an ordinal, nothing travels."""

from gtap_core import Library, Statuses, Stream
from gtap_plugin_cudart.by_hand import BY_HAND
from gtap_plugin_cudart.one_to_one import ONE_TO_ONE, ONE_TO_ONE_12, ONE_TO_ONE_PER_THREAD

CUDA_12, CUDA_13 = "libcudart.so.12", "libcudart.so.13"

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

for prototype, driver_function in ONE_TO_ONE:
    cudart.lower(prototype, to=driver_function)
for prototype, driver_function in ONE_TO_ONE_PER_THREAD:
    cudart.lower(prototype, to=driver_function, variants=("ptsz",))
for prototype, driver_function in ONE_TO_ONE_12:
    cudart.lower(prototype, to=driver_function, only=(CUDA_12,))
for prototype, only in BY_HAND:
    cudart.lower(prototype, only=only)
