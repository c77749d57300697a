"""The child's memory: slots reserved at given addresses, extents mapped in them, globals placed beside them."""

from __future__ import annotations

import ctypes
import mmap
import os
import random
import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import attrs

OUT_OF_MEMORY, INVALID_VALUE = 2, 1
_PROT_NONE = 0
_FIXED, _FIXED_NOREPLACE, _NORESERVE = 0x10, 0x100000, 0x4000
_GLOBALS_FIRST, _GLOBALS_LAST = 0x1100_0000_0000, 0x1F00_0000_0000
_GLOBALS_STEP = 1 << 32
_PAGE = mmap.PAGESIZE
_NOTHING_HIDDEN = nullcontext()
_TOP = 1 << 47

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_void_p
_libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
_libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
_libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]


_libc.fallocate.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_long]
_KEEP_SIZE, _PUNCH_HOLE = 1, 2
_FILE = 1 << 60  # bytes of the file of physical memory, of which there are as many as are used


@attrs.define(eq=False)
class _Physical:
    """A range of the file that holds all physical memory; it goes when its handle and its mappings are gone."""

    ordinal: int
    offset: int
    size: int
    mappings: int = 0
    released: bool = False


def _map(address: int, size: int, protection: int, flags: int, file: int = -1, offset: int = 0) -> bool:
    """Map memory at exactly this address, anonymous or of a file; whether it is there."""
    flags |= mmap.MAP_SHARED if file >= 0 else mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    found = _libc.mmap(address, size, protection, flags, file, offset)
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
        self._owners: dict[int, int] = {}  # start of what only one device and its peers see -> that device's ordinal
        self._several = False  # devices own memory
        self._peers: set[tuple[int, int]] = set()  # (device, device whose memory it sees)
        self._seeing = threading.Lock()
        self._hidden: dict[int, int] = {}  # start -> bytes: from the kernel that runs
        self._file = os.memfd_create("gtap-physical", os.MFD_CLOEXEC)  # one for all: descriptors are few
        os.ftruncate(self._file, _FILE)
        self._file_size = 0  # of what has been given
        self._physical: dict[int, _Physical] = {}  # by number
        self._mapped: dict[int, _Physical] = {}  # by the address where it is mapped
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
            self._enter(address, size)
            self._own(ordinal, address)
            self._used[ordinal] = self._used.get(ordinal, 0) + size
        return 0

    def unmap(self, ordinal: int, address: int, size: int) -> int:
        with self._lock:
            known = self._sizes.get(address) == size and address not in self._mapped
            if not known or not self._in_slot(address, size):
                return INVALID_VALUE
            _map(address, size, _PROT_NONE, _FIXED | _NORESERVE)
            self._leave(address)
            self._used[ordinal] = self._used.get(ordinal, 0) - size
        return 0

    # physical memory, which may be mapped several times

    def create(self, number: int, ordinal: int, size: int) -> int:
        """Make physical memory of zeros."""
        if size <= 0 or size % _PAGE:
            return INVALID_VALUE
        with self._lock:
            if self._used.get(ordinal, 0) + size > self.limit or self._file_size + size > _FILE:
                return OUT_OF_MEMORY
            self._used[ordinal] = self._used.get(ordinal, 0) + size
            self._physical[number] = _Physical(ordinal, self._file_size, size)
            self._file_size += size
        return 0

    def attach(self, number: int, address: int, size: int, offset: int) -> int:
        """Map a part of physical memory inside a reserved slot."""
        with self._lock:
            physical = self._physical.get(number)
            if physical is None or physical.released or not 0 <= offset <= offset + size <= physical.size:
                return INVALID_VALUE
            if offset % _PAGE or not self._in_slot(address, size) or self._overlaps(address, size):
                return INVALID_VALUE
            where = physical.offset + offset
            if not _map(address, size, mmap.PROT_READ | mmap.PROT_WRITE, _FIXED, self._file, where):
                return OUT_OF_MEMORY
            physical.mappings += 1
            self._mapped[address] = physical
            self._enter(address, size)
        return 0

    def detach(self, address: int, size: int) -> int:
        """Undo every `attach` inside a range that begins and ends with one."""
        with self._lock:
            inside = [a for a in self._mapped if address <= a and a + self._sizes[a] <= address + size]
            if sum(self._sizes[a] for a in inside) != size:
                return INVALID_VALUE
            for a in inside:
                _map(a, self._sizes[a], _PROT_NONE, _FIXED | _NORESERVE)
                self._leave(a)
                physical = self._mapped.pop(a)
                physical.mappings -= 1
                self._drop(physical)
        return 0

    def release(self, number: int) -> int:
        """The handle goes; the memory stays while it is mapped."""
        with self._lock:
            physical = self._physical.pop(number, None)
            if physical is None:
                return INVALID_VALUE
            physical.released = True
            self._drop(physical)
        return 0

    def _drop(self, physical: _Physical) -> None:
        if physical.released and not physical.mappings:
            _libc.fallocate(self._file, _KEEP_SIZE | _PUNCH_HOLE, physical.offset, physical.size)
            self._used[physical.ordinal] -= physical.size

    # globals

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
                    self._enter(address, size)
                    self._own(ordinal, address)
                    self._used[ordinal] = self._used.get(ordinal, 0) + size
                    return address
        return 0

    def displace(self, ordinal: int, address: int) -> None:
        """Undo `place`."""
        with self._lock:
            _libc.munmap(address, self._sizes[address])
            self._used[ordinal] -= self._leave(address)

    # whose memory it is

    def _own(self, ordinal: int, address: int) -> None:
        """The last eighth of a slot is for what the host and every device share."""
        if any(start + size - size // 8 <= address < start + size for start, size in self._slots):
            return
        self._several |= any(owner != ordinal for owner in self._owners.values())
        self._owners[address] = ordinal

    def peer_access(self, ordinal: int, peer: int, enabled: int) -> None:
        """Let kernels of a device see another one's memory, or no more."""
        (self._peers.add if enabled else self._peers.discard)((ordinal, peer))

    def forget_peers(self, ordinal: int) -> None:
        """A device is reset."""
        self._peers = {pair for pair in self._peers if ordinal not in pair}

    def seen_by(self, ordinal: int) -> AbstractContextManager[None]:
        """While a kernel of a device runs, the memory of others that it has no access to is a fault to touch."""
        return self._hiding(ordinal) if self._several else _NOTHING_HIDDEN

    @contextmanager
    def _hiding(self, ordinal: int) -> Iterator[None]:
        with self._seeing, self._lock:
            for start, owner in self._owners.items():
                if owner != ordinal and (ordinal, owner) not in self._peers:
                    self._hidden[start] = self._sizes[start]
                    _libc.mprotect(start, self._sizes[start], _PROT_NONE)
        yield
        with self._seeing:
            self._show(0, _TOP)

    def _show(self, address: int, size: int) -> None:
        for start in [s for s, n in self._hidden.items() if s < address + size and address < s + n]:
            _libc.mprotect(start, self._hidden.pop(start), mmap.PROT_READ | mmap.PROT_WRITE)

    def aside_write(self, address: int, data: memoryview) -> int:
        """Like `write`, also while a kernel runs that does not see the memory: from then on it does."""
        if not self._several:
            return self.write(address, data)
        with self._seeing:
            self._show(address, len(data))
            return self.write(address, data)

    def aside_read(self, address: int, size: int) -> tuple[int, memoryview]:
        """Like `read`, likewise; of several devices a copy, for the next kernel may not see the memory."""
        if not self._several:
            return self.read(address, size)
        with self._seeing:
            self._show(address, size)
            status, data = self.read(address, size)
            return status, memoryview(bytes(data))

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

    def write(self, address: int, data: memoryview) -> int:
        """Copy bytes in."""
        if not self.holds(address, len(data)):
            return INVALID_VALUE
        self.view(address, len(data))[:] = data
        return 0

    def read(self, address: int, size: int) -> tuple[int, memoryview]:
        """The status, and the bytes as they are (no copy)."""
        if size < 0 or not self.holds(address, size):
            return INVALID_VALUE, memoryview(b"")
        return 0, self.view(address, size)

    def box(self, address: int, pitch: int, slice_: int, extent: Sequence[int]) -> Any:
        """An array of bytes (slices, rows, width), writable; None where it is no device memory, or rows overlap."""
        import numpy as np

        width, rows, slices = extent
        if min(extent) <= 0 or (rows > 1 and pitch < width) or (slices > 1 and slice_ < (rows - 1) * pitch + width):
            return None
        span = (slices - 1) * slice_ + (rows - 1) * pitch + width
        if span >= _TOP or not self.holds(address, span):
            return None
        whole = np.frombuffer(self.view(address, span), np.uint8)
        steps = (slice_ if slices > 1 else span, pitch if rows > 1 else width, 1)
        return np.lib.stride_tricks.as_strided(whole, (slices, rows, width), steps)

    def _in_slot(self, address: int, size: int) -> bool:
        if size <= 0 or address % _PAGE or size % _PAGE:
            return False
        return any(start <= address and address + size <= start + length for start, length in self._slots)

    def _overlaps(self, address: int, size: int) -> bool:
        i = bisect_right(self._starts, address + size - 1) - 1
        return i >= 0 and self._starts[i] + self._sizes[self._starts[i]] > address

    def _enter(self, address: int, size: int) -> None:
        self._starts.insert(bisect_right(self._starts, address), address)
        self._sizes[address] = size

    def _leave(self, address: int) -> int:
        self._starts.remove(address)
        self._owners.pop(address, None)
        return self._sizes.pop(address)
