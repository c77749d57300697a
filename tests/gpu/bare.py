"""The driver without gtap's device: short forms of its calls, for questions about what it does."""

from __future__ import annotations

import ctypes
import mmap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gtap_core.devices.cuda.structures import Access, Location, Properties
from gtap_core.devices.cuda.table import Driver, open_driver

SPIN = Path(__file__).with_name("spin.ptx")
SPIN_NANOSECONDS = 1_500_000_000  # a kernel that nobody ends
_PINNED, _ON_DEVICE, _READ_WRITE = 1, 1, 3
_MAPPED = 3  # portable, and the device may look there
_NON_BLOCKING = 1


class Word:
    """Four bytes of host memory that the GPU reads at `address`."""

    def __init__(self, driver: Driver) -> None:
        self._page = (ctypes.c_char * mmap.PAGESIZE).from_buffer(mmap.mmap(-1, mmap.PAGESIZE))
        start, pointer = ctypes.addressof(self._page), ctypes.c_ulonglong()
        driver.cuMemHostRegister_v2(start, mmap.PAGESIZE, _MAPPED)
        driver.cuMemHostGetDevicePointer_v2(ctypes.byref(pointer), start, 0)
        self.address = pointer.value
        self._value = ctypes.c_uint32.from_buffer(self._page)

    def write(self, value: int) -> None:
        self._value.value = value

    def write_in(self, seconds: float, value: int) -> None:
        """From another thread, after so many seconds."""
        threading.Timer(seconds, self.write, [value]).start()


class Bare:
    """The first device with its primary context current; statuses that are not 0 raise StatusError."""

    def __init__(self, driver_name: str) -> None:
        self.driver = open_driver(driver_name)
        self.status = self.driver.status
        device = ctypes.c_int()
        self.driver.cuDeviceGet(ctypes.byref(device), 0)
        self.device = device.value
        self.enter()

    def enter(self) -> None:
        """Make the primary context current in this thread."""
        self.driver.cuCtxSetCurrent(self.made(self.driver.cuDevicePrimaryCtxRetain, self.device))

    def made(self, function: Callable[..., int], *arguments: Any) -> int:
        """Return the handle that a function writes to its first parameter."""
        handle = ctypes.c_void_p()
        function(ctypes.byref(handle), *arguments)
        return handle.value or 0

    def stream(self) -> int:
        return self.made(self.driver.cuStreamCreateWithPriority, _NON_BLOCKING, 0)

    def captured(self, stream: int) -> int:
        """End a stream's capture; an executable of its graph."""
        graph = ctypes.c_void_p()
        self.driver.cuStreamEndCapture(stream, ctypes.byref(graph))
        return self.made(self.driver.cuGraphInstantiateWithFlags, graph, 0)

    # memory

    def reserve(self, size: int, where: int = 0) -> int:
        given = ctypes.c_ulonglong()
        self.driver.cuMemAddressReserve(ctypes.byref(given), size, 0, where, 0)
        return given.value

    def create(self, size: int) -> int:
        handle = ctypes.c_ulonglong()
        properties = Properties(type=_PINNED, location=Location(_ON_DEVICE, self.device))
        self.driver.cuMemCreate(ctypes.byref(handle), size, ctypes.byref(properties), 0)
        return handle.value

    def allow(self, address: int, size: int) -> None:
        access = Access(Location(_ON_DEVICE, self.device), _READ_WRITE)
        self.driver.cuMemSetAccess(address, size, ctypes.byref(access), 1)

    def map(self, address: int, size: int) -> None:
        """Map new memory."""
        handle = self.create(size)
        self.driver.cuMemMap(address, size, 0, handle, 0)
        self.driver.cuMemRelease(handle)
        self.allow(address, size)

    def read(self, address: int, size: int) -> bytes:
        data, stream = ctypes.create_string_buffer(size), self.stream()
        self.driver.cuMemcpyDtoHAsync_v2(data, address, size, stream)
        self.driver.cuStreamSynchronize(stream)
        self.driver.cuStreamDestroy_v2(stream)
        return data.raw

    def fill(self, address: int, size: int, value: int) -> None:
        stream = self.stream()
        self.driver.cuMemsetD8Async(address, value, size, stream)
        self.driver.cuStreamSynchronize(stream)
        self.driver.cuStreamDestroy_v2(stream)

    # work

    def spinner(self) -> int:
        """The kernel of spin.ptx, loaded."""
        code = ctypes.create_string_buffer(SPIN.read_bytes())
        library = self.made(self.driver.cuLibraryLoadData, code, None, None, 0, None, None, 0)
        kernels = (ctypes.c_void_p * 1)()
        self.driver.cuLibraryEnumerateKernels(kernels, 1, library)
        return kernels[0] or 0

    def spin(self, kernel: int, word: int, stream: int) -> None:
        """Start the kernel, which runs until the word is not 0."""
        given = ctypes.c_uint64(word), ctypes.c_uint64(SPIN_NANOSECONDS)
        pointers = (ctypes.c_void_p * 2)(*(ctypes.addressof(each) for each in given))
        self.driver.cuLaunchKernel(kernel, 1, 1, 1, 1, 1, 1, 0, stream, pointers, None)


def timed(function: Callable[..., Any], *arguments: Any) -> float:
    """Return the microseconds of a call."""
    started = time.perf_counter()
    function(*arguments)
    return (time.perf_counter() - started) * 1e6
