"""What a program leaves in memory no other one reads: every kind of memory that a session gives is zero."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.devices import standin
from tests.fixtures import Ran, Server, serving

PROGRAM = """
import ctypes, sys
cuda, runtime = ctypes.CDLL("libcuda.so.1"), ctypes.CDLL("libcudart.so.13")
SIZE = ctypes.c_size_t(5 << 20)
def there(function, *arguments):
    at = ctypes.c_void_p()
    assert function(ctypes.byref(at), *arguments) == 0, function
    return at
def mapped():
    properties = (ctypes.c_int * 8)(1, 0, 1, 0)
    handle, place, size = ctypes.c_ulonglong(), ctypes.c_ulonglong(), ctypes.c_size_t(6 << 20)
    assert cuda.cuMemAddressReserve(ctypes.byref(place), size, ctypes.c_size_t(0), ctypes.c_ulonglong(0), 0) == 0
    assert cuda.cuMemCreate(ctypes.byref(handle), size, ctypes.byref(properties), 0) == 0
    assert cuda.cuMemMap(place, size, ctypes.c_size_t(0), handle, 0) == 0
    access = (ctypes.c_int * 3)(1, 0, 3)
    assert cuda.cuMemSetAccess(place, size, ctypes.byref(access), ctypes.c_size_t(1)) == 0
    return ctypes.c_void_p(place.value)
assert runtime.cudaFree(None) == 0
kinds = {
    "device": there(runtime.cudaMalloc, SIZE), "pool": there(runtime.cudaMallocAsync, SIZE, None),
    "managed": there(runtime.cudaMallocManaged, SIZE, 1), "pinned": there(runtime.cudaHostAlloc, SIZE, 0),
    "window": there(runtime.cudaHostAlloc, SIZE, 2), "mapped": mapped(),
}
found = {}
for name, at in kinds.items():
    copy = ctypes.create_string_buffer(SIZE.value)
    assert runtime.cudaMemcpy(copy, at, SIZE, 4) == 0, name
    found[name] = (*sorted(set(copy.raw)),)
    if name == "pinned":  # the program's own alone
        ctypes.memset(at, 0x5A, SIZE.value)
    else:
        assert runtime.cudaMemset(at, 0x5A, SIZE) == 0, name
    assert runtime.cudaMemcpy(copy, at, SIZE, 4) == 0, name
    found[name] += (*sorted(set(copy.raw)),)
assert runtime.cudaDeviceSynchronize() == 0
print(found)
"""
KINDS = ("device", "pool", "managed", "pinned", "window", "mapped")
# What each kind holds at first, and once the program has written to it.
EXPECTED = {
    "cpu": dict.fromkeys(KINDS, (0, 0x5A)),
    "cuda": dict.fromkeys(KINDS, (0, 0x5A)),
    "null": {**dict.fromkeys(KINDS, (0, 0)), "pinned": (0, 0x5A)},
}


@pytest.fixture(params=["cpu", "null", "cuda"])
def serves(request: pytest.FixtureRequest, tmp_path: Path, environ: dict[str, str]) -> Iterator[tuple[str, Server]]:
    """A device and its server; cuda's driver is the stand-in, whose new memory is full of another's bytes."""
    folder = tmp_path / "driver"
    folder.mkdir()
    if request.param == "cuda":
        standin.build(folder)
    with serving(tmp_path, {**environ, "LD_LIBRARY_PATH": str(folder)}, request.param) as server:
        yield request.param, server


def test_no_memory_holds_what_another_program_left(serves: tuple[str, Server], gtap_exec: Callable[..., Ran]) -> None:
    """Delete a line that zeroes in devices/cuda/extents.py to see it fail."""
    device, server = serves
    for _ in range(2):
        ran = gtap_exec(sys.executable, "-c", PROGRAM, server=server)
        assert (ran.status, ran.stderr) == (0, ""), server.said()
        assert ran.stdout == f"{EXPECTED[device]}\n"
