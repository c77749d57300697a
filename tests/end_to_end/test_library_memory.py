"""A library's inputs and outputs in managed memory that the device has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.fixtures import Ran, serving

PROGRAM = """
import ctypes
cuda, toy = ctypes.CDLL("libcuda.so.1"), ctypes.CDLL("libtoy.so.1")
N = 300_000
context, handle = ctypes.c_void_p(), ctypes.c_void_p()
assert cuda.cuInit(0) == cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == cuda.cuCtxSetCurrent(context) == 0
def managed():
    at = ctypes.c_uint64()
    assert cuda.cuMemAllocManaged(ctypes.byref(at), ctypes.c_size_t(4 * N), 1) == 0
    return at
source, result = managed(), managed()
for at, bits in ((source, 0x3fc00000), (result, 0)):  # 1.5
    assert cuda.cuMemsetD32_v2(at, ctypes.c_uint(bits), ctypes.c_size_t(N)) == 0
assert toy.toyCreate(ctypes.byref(handle)) == 0
# A synchronisation would bring the block that is looked at; this comes while the device has all of them.
status = toy.toyScale(handle, ctypes.c_void_p(source.value), ctypes.c_void_p(result.value), ctypes.c_size_t(N),
                      ctypes.c_float(2))
floats = (ctypes.c_float * N).from_address(result.value)
print(status, set(floats[::997]), floats[N - 1])
"""


def test_outputs_go_to_managed_memory_that_the_device_has(
    gtap_exec: Callable[..., Ran], with_toy: dict[str, str], tmp_path: Path
) -> None:
    """Let the reader of the channel write outputs of calls (instead of gtap_get) to see it hang."""
    with serving(tmp_path, with_toy, "cpu") as server:
        ran = gtap_exec(sys.executable, "-c", PROGRAM, server=server, env=with_toy)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "0 {3.0} 3.0\n", "")
