"""Functions that clients use and that are not carried: each says so by its name, with the library's own status."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest

from tests.fixtures import Ran

NOT_SUPPORTED = 801
PROGRAM = """
import ctypes, sys
cuda = ctypes.CDLL("libcuda.so.1")
context = ctypes.c_void_p()
assert cuda.cuInit(0) == cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == cuda.cuCtxSetCurrent(context) == 0
room = [ctypes.create_string_buffer(512) for _ in range(6)]
print([getattr(cuda, name)(*room) for name in sys.argv[1:] for _ in range(2)])
"""
SHARED = ("cuMemExportToShareableHandle", "cuMemImportFromShareableHandle")
MULTICAST = ("cuMulticastCreate", "cuMulticastAddDevice", "cuMulticastBindMem", "cuMulticastUnbind")
DISCARDS = ("cuMemDiscardBatchAsync", "cuMemDiscardAndPrefetchBatchAsync")
# The names of CUDA 3.1, whose device pointers have 32 bits.
NARROW = ("cuMemAlloc", "cuMemFree", "cuMemGetAddressRange", "cuMemcpyHtoD", "cuMemcpyDtoH")


@pytest.mark.covers(*SHARED, *MULTICAST, *DISCARDS, *NARROW)
def test_each_is_refused_by_name_once(gtap_exec: Callable[..., Ran]) -> None:
    """Take the name out of the sentence of gtap_unsupported in the shim to see it fail."""
    names = (*SHARED, *MULTICAST, *DISCARDS, *NARROW)
    ran = gtap_exec(sys.executable, "-c", PROGRAM, *names, local="null")
    assert ran.stdout == f"{[NOT_SUPPORTED] * 2 * len(names)}\n", ran.stderr
    said = re.findall(r"^gtap: (\w+) \(libcuda\.so\.1\) is not supported: (.+)$", ran.stderr, re.MULTILINE)
    assert [name for name, reason in said if reason] == list(names)
    assert not any("exists yet" in reason for name, reason in said if name in DISCARDS)
