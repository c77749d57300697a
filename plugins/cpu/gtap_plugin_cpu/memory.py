"""The child's memory: slots reserved at given addresses, extents mapped in them, globals placed beside them."""

from __future__ import annotations

import ctypes
import mmap
import random
import threading
from bisect import bisect_right

OUT_OF_MEMORY, INVALID_VALUE = 2, 1
_PROT_NONE = 0
_FIXED, _FIXED_NOREPLACE, _NORESERVE = 0x10, 0x100000, 0x4000
_GLOBALS_FIRST, _GLOBALS_LAST = 0x1100_0000_0000, 0x1F00_0000_0000
_GLOBALS_STEP = 1 << 32
_PAGE = mmap.PAGESIZE
_TOP = 1 << 47

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_void_p
_libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
_libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]


def _map(address: int, size: int, protection: int, flags: int) -> bool:
    """Map anonymous memory at exactly this address; whether it is there."""
    flags |= mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    found = _libc.mmap(address, size, protection, flags, -1, 0)
    if found == address:
        return True
    if found not in (None, ctypes.c_void_p(-1).value):
        _libc.munmap(found, size)
    return False


class DeviceMemory:
    """All memory of all devices of one child. Any thread may call."""

    def __init__(self, limit: int) -> None:
        """`limit`: bytes that each device may hold."""
        self.limit = limit
        self._lock = threading.Lock()
        self._slots: list[tuple[int, int]] = []
        self._sizes: dict[int, int] = {}  # start of an accessible range -> bytes
        self._starts: list[int] = []
        self._used: dict[int, int] = {}  # ordinal -> bytes
        self._next_global = random.randrange(_GLOBALS_FIRST, _GLOBALS_LAST, _GLOBALS_STEP)

    def reserve(self, address: int, size: int) -> int:
        """Keep a slot of addresses free for extents."""
        if address <= 0 or size <= 0 or address % _PAGE or size % _PAGE or address + size > _TOP:
            return INVALID_VALUE
        with self._lock:
            if not _map(address, size, _PROT_NONE, _FIXED_NOREPLACE | _NORESERVE):
                return INVALID_VALUE
            self._slots.append((address, size))
        return 0

    def map(self, ordinal: int, address: int, size: int) -> int:
        """Make an extent of zeros inside a reserved slot."""
        with self._lock:
            if not self._in_slot(address, size) or self._overlaps(address, size):
                return INVALID_VALUE
            if self._used.get(ordinal, 0) + size > self.limit:
                return OUT_OF_MEMORY
            if not _map(address, size, mmap.PROT_READ | mmap.PROT_WRITE, _FIXED | _NORESERVE):
                return OUT_OF_MEMORY
            self._enter(ordinal, address, size)
        return 0

    def unmap(self, ordinal: int, address: int, size: int) -> int:
        with self._lock:
            if self._sizes.get(address) != size or not self._in_slot(address, size):
                return INVALID_VALUE
            _map(address, size, _PROT_NONE, _FIXED | _NORESERVE)
            self._leave(ordinal, address)
        return 0

    def place(self, ordinal: int, size: int) -> int:
        """Map zeroed memory for a module's globals at an address of our choice; 0 where there is none."""
        size = -(-size // _PAGE) * _PAGE
        with self._lock:
            if self._used.get(ordinal, 0) + size > self.limit:
                return 0
            for _ in range(64):
                address = self._next_global
                self._next_global += -(-(size + _PAGE) // (1 << 21)) * (1 << 21)
                if _map(address, size, mmap.PROT_READ | mmap.PROT_WRITE, _FIXED_NOREPLACE | _NORESERVE):
                    self._enter(ordinal, address, size)
                    return address
        return 0

    def displace(self, ordinal: int, address: int) -> None:
        """Undo `place`."""
        with self._lock:
            _libc.munmap(address, self._sizes[address])
            self._leave(ordinal, address)

    def info(self, ordinal: int) -> tuple[int, int]:
        """(free, total) bytes."""
        with self._lock:
            return max(0, self.limit - self._used.get(ordinal, 0)), self.limit

    def holds(self, address: int, size: int) -> bool:
        """Whether all bytes of the range are mapped."""
        with self._lock:
            while size > 0:
                i = bisect_right(self._starts, address) - 1
                if i < 0:
                    return False
                end = self._starts[i] + self._sizes[self._starts[i]]
                if address >= end:
                    return False
                size -= end - address
                address = end
        return True

    def view(self, address: int, size: int) -> memoryview:
        """The bytes of a range, writable. Raises ValueError if they are not all mapped."""
        if size < 0 or not self.holds(address, size):
            raise ValueError(f"{size} bytes at {address:#x} are no device memory")
        return memoryview((ctypes.c_char * size).from_address(address)).cast("B") if size else memoryview(bytearray())

    def _in_slot(self, address: int, size: int) -> bool:
        if size <= 0 or address % _PAGE or size % _PAGE:
            return False
        return any(start <= address and address + size <= start + length for start, length in self._slots)

    def _overlaps(self, address: int, size: int) -> bool:
        i = bisect_right(self._starts, address + size - 1) - 1
        return i >= 0 and self._starts[i] + self._sizes[self._starts[i]] > address

    def _enter(self, ordinal: int, address: int, size: int) -> None:
        self._starts.insert(bisect_right(self._starts, address), address)
        self._sizes[address] = size
        self._used[ordinal] = self._used.get(ordinal, 0) + size

    def _leave(self, ordinal: int, address: int) -> None:
        self._starts.remove(address)
        self._used[ordinal] = self._used.get(ordinal, 0) - self._sizes.pop(address)
