"""The heaps of the child's devices: memory for malloc in kernels, taken when a kernel first needs it."""

from __future__ import annotations

import mmap

from gtap_plugin_cpu.codegen.heap import empty_heap
from gtap_plugin_cpu.facts import HEAP_SIZE
from gtap_plugin_cpu.memory import INVALID_VALUE, OUT_OF_MEMORY, DeviceMemory

_LEAST = 64 << 10  # bytes; less would hold little but the lists


class Heaps:
    """One heap a device. It is memory of the device, and stays until the device's reset."""

    def __init__(self, memory: DeviceMemory) -> None:
        self._memory = memory
        self._sizes: dict[int, int] = {}
        self._addresses: dict[int, int] = {}

    def set_size(self, ordinal: int, size: int) -> int:
        """Say how large the heap will be; a status. Once a kernel has used it that is too late."""
        if size > self._memory.limit:
            return OUT_OF_MEMORY
        if ordinal in self._addresses:
            return INVALID_VALUE
        self._sizes[ordinal] = size
        return 0

    def address(self, ordinal: int) -> int:
        """Where the heap lies, from now on; 0: the device has no memory for it."""
        if ordinal not in self._addresses:
            size = max(self._sizes.get(ordinal, HEAP_SIZE), _LEAST) // mmap.PAGESIZE * mmap.PAGESIZE
            address = self._memory.place(ordinal, size)
            if not address:
                return 0
            self._addresses[ordinal] = address
            for offset, data in empty_heap(address, size):
                self._memory.view(address + offset, len(data))[:] = data
        return self._addresses[ordinal]

    def reset(self, ordinal: int) -> None:
        """Free it; the next one has the first size again."""
        self._sizes.pop(ordinal, None)
        address = self._addresses.pop(ordinal, 0)
        if address:
            self._memory.displace(ordinal, address)
