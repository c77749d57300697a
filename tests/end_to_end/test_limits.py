"""`gtap serve --memory-limit`: a program that wants more gets its library's own error, and others what is theirs."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.fixtures import Ran, Server

PROGRAM = """
import ctypes, sys
cuda, runtime, nvml = (ctypes.CDLL(each) for each in ("libcuda.so.1", "libcudart.so.13", "libnvidia-ml.so.1"))
MIB = 1 << 20
size = ctypes.c_size_t
def info():
    free, total = size(), size()
    assert runtime.cudaMemGetInfo(ctypes.byref(free), ctypes.byref(total)) == 0
    return free.value // MIB, total.value // MIB
def malloc(mib):
    at = ctypes.c_void_p()
    return runtime.cudaMalloc(ctypes.byref(at), size(mib * MIB)), at
assert cuda.cuInit(0) == 0
whole = size()
assert cuda.cuDeviceTotalMem_v2(ctypes.byref(whole), 0) == 0
print("whole", whole.value // MIB, info())
def heap(mib):
    return runtime.cudaDeviceSetLimit(2, size(mib * MIB)), info()
print("heap", heap(16), heap(200), heap(8), heap(0))
for sizes in ([30, 30, 30], [90]):  # other extents: the first are given back for the second
    made = [malloc(each) for each in sizes]
    print("made", [status for status, _ in made], [runtime.cudaFree(each) for _, each in made])
status, first = malloc(70)
print("malloc", status, malloc(40)[0], info())
assert runtime.cudaGetLastError() == 2
class Used(ctypes.Structure):
    _fields_ = [("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong)]
used, device = Used(), ctypes.c_void_p()
assert nvml.nvmlInit_v2() == nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)) == 0
assert nvml.nvmlDeviceGetMemoryInfo(device, ctypes.byref(used)) == 0
print("nvml", used.total // MIB, used.used // MIB)
ptx = b".version 6.0\\n.target sm_50\\n.address_size 64\\n.global .align 4 .b8 big[%d];\\n"
ptx += b".visible .entry k() { ret; }\\n"
module = ctypes.c_void_p()
print("module", cuda.cuModuleLoadData(ctypes.byref(module), ptx % (48 * MIB)))
assert runtime.cudaFree(first) == 0
print("after", malloc(90)[0])
"""
EXPECTED = """\
whole 96 (96, 96)
heap (0, (80, 96)) (2, (80, 96)) (0, (88, 96)) (0, (96, 96))
made [0, 0, 0] [0, 0, 0]
made [0] [0]
malloc 0 2 (26, 96)
nvml 96 70
module 2
after 0
"""


@pytest.mark.parametrize("device", ["cpu"])
def test_a_program_has_no_more_memory_than_the_limit(
    device: str, server: Callable[..., Server], gtap_exec: Callable[..., Ran]
) -> None:
    """Drop `memory.budget.spend` from Side._grant to see it fail."""
    limited = server(device, "--memory-limit", "100M")
    for _ in range(2):  # what the first had is free again
        ran = gtap_exec(sys.executable, "-c", PROGRAM, server=limited)
        assert (ran.status, ran.stdout, ran.stderr) == (0, EXPECTED, "")


@pytest.mark.parametrize("size", ["1", "31M", "1.5G", "-1G", "9999999999999999T", "5K", ""])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    from gtap_core import cli

    with pytest.raises(SystemExit):
        cli.main(["serve", f"--memory-limit={size}"])
    assert "is not a size from 32M up, as 512M or 8G" in capsys.readouterr().err
