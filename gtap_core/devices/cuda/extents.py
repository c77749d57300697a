"""Device memory at addresses that the program's arena chose: reserved slots, and extents mapped in them.

Programs may also make physical memory and map it themselves, inside their slot. A mapping is taken away behind queued
work, which takes its time; what is to be mapped in its place meanwhile waits for that.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.structures import Access, Location, Properties
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.handles import Entry

INVALID_VALUE, OUT_OF_MEMORY, ALREADY_MAPPED, INVALID_HANDLE = 1, 2, 208, 400
_PINNED, _ON_DEVICE, _READ_WRITE, _NO_ACCESS = 1, 1, 3, 0


@attrs.frozen
class Physical:
    """What the entry of physical memory holds."""

    handle: int
    ordinal: int
    size: int


class Extents:
    """What is reserved and mapped. Used by the memory worker and, where the order matters, by the driver's worker."""

    def __init__(self, driver: Driver, contexts: Contexts) -> None:
        self._driver = driver
        self._contexts = contexts
        self._reserved: dict[int, int] = {}  # address -> bytes
        self._mapped: dict[tuple[int, int], int] = {}  # (ordinal, address) -> bytes
        self._own: dict[int, tuple[int, int]] = {}  # address -> (ordinal, bytes): what the program has mapped
        self._physical: dict[int, Physical] = {}  # by handle
        self._leaving: dict[int, int] = {}  # address -> bytes: to be unmapped when the GPU is done with it
        self._left = threading.Condition()
        self._shares: set[tuple[int, int]] = set()  # (ordinal, ordinal whose memory it uses)
        self._sharing = threading.Lock()  # memory and shares grow in different threads

    def reserve(self, address: int, size: int) -> None:
        """Reserve exactly that slot. The driver takes the address as a hint only: elsewhere is a refusal."""
        self._contexts.enter(0)
        given = ctypes.c_ulonglong()
        self._driver.cuMemAddressReserve(ctypes.byref(given), size, 0, address, 0)
        if given.value != address:
            self._driver.cuMemAddressFree(given.value, size)
            raise StatusError(ALREADY_MAPPED)
        self._reserved[address] = size

    def add(self, ordinal: int, address: int, size: int) -> None:
        """Map new memory, from the memory worker: it waits for a mapping that is on its way out of that place."""
        self.await_place(address, size)
        try:
            with self._contexts.visit(ordinal):
                self.map(ordinal, address, size)
        except StatusError as error:
            if error.status != OUT_OF_MEMORY or not self._await_any():
                raise
            with self._contexts.visit(ordinal):
                self.map(ordinal, address, size)

    def map(self, ordinal: int, address: int, size: int) -> None:
        """Map new memory, zeroed: it may have held another session's data. Blocks for the zeroing alone."""
        self._contexts.enter(ordinal)
        self._check_granularity(self._properties(ordinal), address, size)
        handle = self._create(ordinal, size)
        try:
            self._driver.cuMemMap(address, size, 0, handle, 0)
        finally:
            self._driver.status.cuMemRelease(handle)  # the mapping keeps the memory
        try:
            self._allow(ordinal, address, size)
            self._zero(address, size)
            with self._sharing:
                self._allow_users(ordinal, address, size)
                self._mapped[ordinal, address] = size
        except StatusError:
            self._driver.status.cuMemUnmap(address, size)
            raise

    def _properties(self, ordinal: int) -> Properties:
        return Properties(type=_PINNED, location=Location(_ON_DEVICE, self._contexts.device(ordinal)))

    def _create(self, ordinal: int, size: int) -> int:
        handle, properties = ctypes.c_ulonglong(), self._properties(ordinal)
        self._driver.cuMemCreate(ctypes.byref(handle), size, ctypes.byref(properties), 0)
        return handle.value

    def _allow(self, ordinal: int, address: int, size: int) -> None:
        access = Access(Location(_ON_DEVICE, self._contexts.device(ordinal)), _READ_WRITE)
        self._driver.cuMemSetAccess(address, size, ctypes.byref(access), 1)

    def _allow_users(self, owner: int, address: int, size: int) -> None:
        for user in [user for user, other in self._shares if other == owner]:
            self._allow(user, address, size)

    # access of other devices

    def share(self, user: int, owner: int) -> None:
        """Let a device use another one's memory, that which comes too."""
        with self._sharing:
            self._shares.add((user, owner))
            for address, size in self._all_of(owner):
                self._allow(user, address, size)

    def unshare(self, user: int, owner: int) -> None:
        """Memory that comes is no longer for that device."""
        with self._sharing:
            self._shares.discard((user, owner))

    def revoke(self, user: int, owner: int) -> bool:
        """Take a device's access to the other's memory back; False when it is wanted again."""
        with self._sharing:
            if (user, owner) in self._shares:
                return False
            for address, size in self._all_of(owner):
                access = Access(Location(_ON_DEVICE, self._contexts.device(user)), _NO_ACCESS)
                self._driver.status.cuMemSetAccess(address, size, ctypes.byref(access), 1)
        return True

    def shares(self) -> list[tuple[int, int]]:
        """Return (device, device whose memory it uses)."""
        with self._sharing:
            return list(self._shares)

    def _all_of(self, owner: int) -> list[tuple[int, int]]:
        own = [(address, size) for address, (ordinal, size) in list(self._own.items()) if ordinal == owner]
        return [*self.of(owner), *own]

    def _check_granularity(self, properties: Properties, address: int, size: int) -> None:
        granularity = ctypes.c_size_t()
        self._driver.cuMemGetAllocationGranularity(ctypes.byref(granularity), ctypes.byref(properties), 0)
        if size == 0 or size % granularity.value or address % granularity.value:
            raise StatusError(INVALID_VALUE)

    def _zero(self, address: int, size: int) -> None:
        # On a stream of its own, made for the moment: the default stream would wait for the program's work.
        stream = self._contexts.new_stream()
        try:
            self._driver.cuMemsetD8Async(address, 0, size, stream)
            self._driver.cuStreamSynchronize(stream)
        finally:
            self._driver.status.cuStreamDestroy_v2(stream)

    # taking away

    def leave(self, ordinal: int, address: int, size: int) -> Callable[[], None]:
        """Begin to take an extent away; the function ends it, when nothing may use it any more."""
        if self._mapped.get((ordinal, address)) != size:
            raise StatusError(INVALID_VALUE)
        del self._mapped[ordinal, address]
        return self._leave(ordinal, address, size)

    def _leave(self, ordinal: int, address: int, size: int) -> Callable[[], None]:
        with self._left:
            self._leaving[address] = size

        def end() -> None:
            try:
                self._contexts.enter(ordinal)
                self._driver.cuMemUnmap(address, size)
            finally:
                with self._left:
                    self._leaving.pop(address, None)
                    self._left.notify_all()

        return end

    def await_place(self, address: int, size: int) -> None:
        """Block until no mapping is on its way out of a range."""
        with self._left:
            self._left.wait_for(
                lambda: all(at >= address + size or at + bytes_ <= address for at, bytes_ in self._leaving.items())
            )

    def _await_any(self) -> bool:
        """Block until what is on its way out now has left, which may make room; whether there was anything."""
        with self._left:
            leaving = set(self._leaving)
            self._left.wait_for(lambda: not leaving & self._leaving.keys())
            return bool(leaving)

    def discard(self, ordinal: int, address: int, size: int) -> bool:
        """Give memory back although an error may stick to its context; False when the driver refuses that now."""
        self._mapped.pop((ordinal, address), None)
        return self._driver.status.cuMemUnmap(address, size) == 0

    def release(self) -> None:
        """Give everything back at the end of the device."""
        for address, (_, size) in self._own.items():
            self._driver.status.cuMemUnmap(address, size)
        self._own.clear()
        for handle in self._physical:
            self._driver.status.cuMemRelease(handle)
        self._physical.clear()
        for (ordinal, address), size in list(self._mapped.items()):
            self.discard(ordinal, address, size)
        for address, size in self._reserved.items():
            self._driver.status.cuMemAddressFree(address, size)
        self._reserved.clear()

    def of(self, ordinal: int) -> list[tuple[int, int]]:
        """Return (address, bytes) of all extents that are mapped for a device."""
        return [(address, size) for (owner, address), size in list(self._mapped.items()) if owner == ordinal]

    # physical memory that programs map themselves

    def create(self, entry: Entry, ordinal: int, size: int) -> None:
        """Create zeroed memory, from the memory worker. It is mapped somewhere for the moment of its zeroing."""
        with self._contexts.visit(ordinal):
            handle = self._create(ordinal, size)
            try:
                self._zero_unmapped(ordinal, handle, size)
            except StatusError:
                self._driver.status.cuMemRelease(handle)
                raise
        entry.real = self._physical[handle] = Physical(handle, ordinal, size)

    def _zero_unmapped(self, ordinal: int, handle: int, size: int) -> None:
        address = ctypes.c_ulonglong()
        self._driver.cuMemAddressReserve(ctypes.byref(address), size, 0, 0, 0)
        try:
            self._driver.cuMemMap(address.value, size, 0, handle, 0)
            try:
                self._allow(ordinal, address.value, size)
                self._zero(address.value, size)
            finally:
                self._driver.status.cuMemUnmap(address.value, size)
        finally:
            self._driver.status.cuMemAddressFree(address.value, size)

    def own(self, entry: Entry) -> Physical:
        """Return what an entry stands for."""
        if not isinstance(entry.real, Physical):
            raise StatusError(entry.status or INVALID_HANDLE)
        return entry.real

    def drop(self, entry: Entry) -> None:
        """The handle goes; the memory stays while it is mapped."""
        physical = self.own(entry)
        entry.real = None
        del self._physical[physical.handle]
        self._driver.cuMemRelease(physical.handle)

    def map_own(self, entry: Entry, address: int, size: int, offset: int) -> None:
        """Map a program's memory. The driver's worker: later work may use it."""
        physical = self.own(entry)
        if not self._is_reserved(address, size) or offset + size > physical.size:
            raise StatusError(INVALID_VALUE)
        self.await_place(address, size)
        self._contexts.enter(physical.ordinal)
        self._driver.cuMemMap(address, size, offset, physical.handle, 0)
        try:
            self._allow(physical.ordinal, address, size)
            with self._sharing:
                self._allow_users(physical.ordinal, address, size)
                self._own[address] = physical.ordinal, size
        except StatusError:
            self._driver.status.cuMemUnmap(address, size)
            raise

    def _is_reserved(self, address: int, size: int) -> bool:
        return any(
            start <= address and address + size <= start + bytes_ for start, bytes_ in list(self._reserved.items())
        )

    def leave_own(self, address: int, size: int) -> tuple[int, Callable[[], None]]:
        """Begin to take a program's mapping away: (ordinal, what ends it)."""
        ordinal, mapped = self._own.get(address, (0, 0))
        if mapped != size or size == 0:
            raise StatusError(INVALID_VALUE)
        del self._own[address]
        return ordinal, self._leave(ordinal, address, size)
