"""Device memory at addresses that the program's arena chose: reserved slots, and extents mapped in them."""

from __future__ import annotations

import ctypes
import threading

from gtap_core.devices.cuda.contexts import STREAM_NON_BLOCKING, Contexts
from gtap_core.devices.cuda.table import Driver, StatusError

INVALID_VALUE, ALREADY_MAPPED = 1, 208
_PINNED, _ON_DEVICE, _READ_WRITE, _NO_ACCESS = 1, 1, 3, 0


class _Location(ctypes.Structure):
    _fields_ = (("type", ctypes.c_int), ("id", ctypes.c_int))


class _Properties(ctypes.Structure):
    """CUmemAllocationProp: 32 bytes; the rest stays zero (no export, no compression)."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("handle_types", ctypes.c_int),
        ("location", _Location),
        ("rest", ctypes.c_ulonglong * 2),
    )


class _Access(ctypes.Structure):
    """CUmemAccessDesc: 12 bytes."""

    _fields_ = (("location", _Location), ("flags", ctypes.c_int))


class Extents:
    """What is reserved and mapped. Used by the memory worker and, for a reset, by the driver's worker."""

    def __init__(self, driver: Driver, contexts: Contexts) -> None:
        self._driver = driver
        self._contexts = contexts
        self._reserved: dict[int, int] = {}  # address -> bytes
        self._mapped: dict[tuple[int, int], int] = {}  # (ordinal, address) -> bytes
        self._shares: set[tuple[int, int]] = set()  # (ordinal, ordinal whose extents it uses)
        self._sharing = threading.Lock()  # extents and shares grow in different threads

    def reserve(self, address: int, size: int) -> None:
        """Reserve exactly that slot. The driver takes the address as a hint only: elsewhere is a refusal."""
        self._contexts.enter(0)
        given = ctypes.c_ulonglong()
        self._driver.cuMemAddressReserve(ctypes.byref(given), size, 0, address, 0)
        if given.value != address:
            self._driver.cuMemAddressFree(given.value, size)
            raise StatusError(ALREADY_MAPPED)
        self._reserved[address] = size

    def map(self, ordinal: int, address: int, size: int) -> None:
        """Map new memory, zeroed: it may have held another session's data. Blocks for the zeroing alone."""
        self._contexts.enter(ordinal)
        location = _Location(_ON_DEVICE, self._contexts.device(ordinal))
        properties = _Properties(type=_PINNED, location=location)
        self._check_granularity(properties, address, size)
        handle = ctypes.c_ulonglong()
        self._driver.cuMemCreate(ctypes.byref(handle), size, ctypes.byref(properties), 0)
        try:
            self._driver.cuMemMap(address, size, 0, handle.value, 0)
        finally:
            self._driver.status.cuMemRelease(handle.value)  # the mapping keeps the memory
        try:
            access = _Access(location, _READ_WRITE)
            self._driver.cuMemSetAccess(address, size, ctypes.byref(access), 1)
            self._zero(address, size)
            with self._sharing:
                for user in [user for user, owner in self._shares if owner == ordinal]:
                    self._give_access(user, address, size)
                self._mapped[ordinal, address] = size
        except StatusError:
            self._driver.status.cuMemUnmap(address, size)
            raise

    # access of other devices

    def _give_access(self, user: int, address: int, size: int) -> None:
        access = _Access(_Location(_ON_DEVICE, self._contexts.device(user)), _READ_WRITE)
        self._driver.cuMemSetAccess(address, size, ctypes.byref(access), 1)

    def share(self, user: int, owner: int) -> None:
        """Let a device use another one's extents, those that come too."""
        with self._sharing:
            self._shares.add((user, owner))
            for address, size in self.of(owner):
                self._give_access(user, address, size)

    def unshare(self, user: int, owner: int) -> None:
        """Extents that come are no longer for that device."""
        with self._sharing:
            self._shares.discard((user, owner))

    def revoke(self, user: int, owner: int) -> bool:
        """Take a device's access to the other's extents back; False when it is wanted again."""
        with self._sharing:
            if (user, owner) in self._shares:
                return False
            for address, size in self.of(owner):
                access = _Access(_Location(_ON_DEVICE, self._contexts.device(user)), _NO_ACCESS)
                self._driver.status.cuMemSetAccess(address, size, ctypes.byref(access), 1)
        return True

    def shares(self) -> list[tuple[int, int]]:
        """Return (device, device whose extents it uses)."""
        with self._sharing:
            return list(self._shares)

    def _check_granularity(self, properties: _Properties, address: int, size: int) -> None:
        granularity = ctypes.c_size_t()
        self._driver.cuMemGetAllocationGranularity(ctypes.byref(granularity), ctypes.byref(properties), 0)
        if size == 0 or size % granularity.value or address % granularity.value:
            raise StatusError(INVALID_VALUE)

    def _zero(self, address: int, size: int) -> None:
        # On a stream of its own, made for the moment: the default stream would wait for the program's work.
        stream = ctypes.c_void_p()
        self._driver.cuStreamCreateWithPriority(ctypes.byref(stream), STREAM_NON_BLOCKING, 0)
        try:
            self._driver.cuMemsetD8Async(address, 0, size, stream)
            self._driver.cuStreamSynchronize(stream)
        finally:
            self._driver.status.cuStreamDestroy_v2(stream)

    def unmap(self, ordinal: int, address: int, size: int) -> None:
        """Give the memory back. Nothing may use it any more."""
        if self._mapped.get((ordinal, address)) != size:
            raise StatusError(INVALID_VALUE)
        self._contexts.enter(ordinal)
        del self._mapped[ordinal, address]
        self._driver.cuMemUnmap(address, size)

    def discard(self, ordinal: int, address: int, size: int) -> bool:
        """Give memory back although an error may stick to its context; False when the driver refuses that now."""
        self._mapped.pop((ordinal, address), None)
        return self._driver.status.cuMemUnmap(address, size) == 0

    def release(self) -> None:
        """Give everything back at the end of the device."""
        for (ordinal, address), size in list(self._mapped.items()):
            self.discard(ordinal, address, size)
        for address, size in self._reserved.items():
            self._driver.status.cuMemAddressFree(address, size)
        self._reserved.clear()

    def of(self, ordinal: int) -> list[tuple[int, int]]:
        """Return (address, bytes) of all that is mapped for a device."""
        return [(address, size) for (owner, address), size in self._mapped.items() if owner == ordinal]
