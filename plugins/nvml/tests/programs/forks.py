"""A process that asks NVML alone forks: the child computes, and the parent goes on. After CUDA it is as ever."""

import ctypes
import os
import time

nvml = ctypes.CDLL("libnvidia-ml.so.1")


def used() -> int:
    device, memory = ctypes.c_void_p(), (ctypes.c_ulonglong * 3)()
    assert nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)) == 0
    assert nvml.nvmlDeviceGetMemoryInfo(device, memory) == 0
    return memory[2]


def allocate(size: int) -> int:
    cuda, context, address = ctypes.CDLL("libcuda.so.1"), ctypes.c_void_p(), ctypes.c_uint64()
    status = cuda.cuInit(0)
    if status:
        return int(status)
    assert cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == 0
    assert cuda.cuCtxSetCurrent(context) == 0
    assert cuda.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(size)) == 0
    return 0


def in_child(act: object) -> None:
    child = os.fork()
    if not child:
        status = 1
        try:
            act()  # type: ignore[operator]
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def first() -> None:
    assert used() == 0
    assert allocate(3 << 20) == 0
    assert used() == 3 << 20
    in_child(after_cuda)


def after_cuda() -> None:
    assert allocate(1) in (3, 4, 100), "a child of a process that used CUDA cannot"
    count = ctypes.c_uint()
    assert nvml.nvmlDeviceGetCount_v2(ctypes.byref(count)) == 1  # uninitialized


def await_used(expected: int) -> None:
    """The server hears of a child's end a moment later, and a sample may be as old as one look of a monitor."""
    deadline = time.monotonic() + 60
    while (found := used()) != expected:
        assert time.monotonic() < deadline, found
        time.sleep(0.02)


assert nvml.nvmlInit_v2() == 0
assert used() == 0
in_child(first)
await_used(0)
assert allocate(5 << 20) == 0
await_used(5 << 20)
in_child(after_cuda)
await_used(5 << 20)
