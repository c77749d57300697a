"""Which device addresses a session may touch: its slot, its mapped extents, and ranges that the driver chose."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from gtap_core.errors import Fault

from .budget import Budget

EXTENT = 32 << 20  # bytes; extents are aligned to it and multiples of it
UNIT = 512  # bytes: of what programs place in extents
PAGE = 2 << 20  # the same of memory that programs map themselves
SLOT_FIRST, SLOT_LAST = 0x2000_0000_0000, 0x4000_0000_0000
MOST_SLOT = 4 << 40
MOST_RANGES = 1 << 16


@attrs.define(eq=False)
class Ranges:
    """Disjoint address ranges, sorted; an address outside all of them is outside the session."""

    starts: list[int] = attrs.field(factory=list)
    sizes: list[int] = attrs.field(factory=list)
    changes: int = 0  # so far

    def add(self, address: int, size: int) -> bool:
        """Enter a range; False when it overlaps one, or there are too many."""
        at = bisect_right(self.starts, address)
        before = at > 0 and self.starts[at - 1] + self.sizes[at - 1] > address
        if before or (at < len(self.starts) and self.starts[at] < address + size):
            return False
        if len(self.starts) >= MOST_RANGES:
            return False
        self.starts.insert(at, address)
        self.sizes.insert(at, size)
        self.changes += 1
        return True

    def remove(self, address: int, size: int | None = None) -> bool:
        """Remove the range that starts there (with that size, if given); False when there is none."""
        at = bisect_right(self.starts, address) - 1
        if at < 0 or self.starts[at] != address or (size is not None and self.sizes[at] != size):
            return False
        del self.starts[at], self.sizes[at]
        self.changes += 1
        return True

    def holds(self, address: int, size: int) -> bool:
        """Whether every byte of address..address+size lies in the ranges, neighbours taken together."""
        end = address + size
        at = bisect_right(self.starts, address) - 1
        if at < 0:
            return False
        while at < len(self.starts) and self.starts[at] <= address:
            address = max(address, self.starts[at] + self.sizes[at])
            if address >= end:
                return True
            at += 1
        return False


@attrs.define(eq=False)
class Memory:
    """The session's address space on the device side: what is mapped, for whom, and what may be asked for."""

    slot: tuple[int, int] | None = None  # address, bytes; taken at open
    budget: Budget = attrs.field(factory=Budget)
    _extents: dict[int, Ranges] = attrs.field(factory=dict)  # by device ordinal, also those not granted yet
    _taken: Ranges = attrs.field(factory=Ranges)  # the same of all devices
    _own: dict[int, int] = attrs.field(factory=dict)  # by device ordinal: bytes that programs made themselves
    _given: dict[int, int] = attrs.field(factory=dict)  # by device ordinal: bytes that its program has allocated
    _beyond: dict[int, int] = attrs.field(factory=dict)  # by device ordinal: what else it has of its extents
    _all: Ranges = attrs.field(factory=Ranges)  # every range a copy may touch: granted extents and the driver's own

    @staticmethod
    def check_slot(address: int, size: int) -> None:
        """Fault: a slot that a client may not propose."""
        aligned = address % EXTENT == 0 and size % EXTENT == 0
        if not (aligned and 0 < size <= MOST_SLOT and address >= SLOT_FIRST and address + size <= SLOT_LAST):
            raise Fault(f"the slot {address:#x} + {size:#x} lies outside the addresses that sessions may use")

    def map(self, ordinal: int, address: int, size: int) -> None:
        """Enter an extent that is asked for. Fault: not aligned, outside the slot, or over another extent."""
        if self.slot is None:
            raise Fault("memory was asked for before a slot of addresses was taken")
        base, bytes_ = self.slot
        if address % EXTENT or size % EXTENT or not 0 < size <= bytes_:
            raise Fault(f"the extent {address:#x} + {size:#x} is not a multiple of {EXTENT >> 20} MiB")
        if not (base <= address and address + size <= base + bytes_):
            raise Fault(f"the extent {address:#x} + {size:#x} lies outside the session's slot")
        if not self._taken.add(address, size):
            raise Fault(f"the extent {address:#x} + {size:#x} lies over memory that is mapped, or is one too many")
        self._extents.setdefault(ordinal, Ranges()).add(address, size)

    def granted(self, address: int, size: int) -> None:
        """The extent is there: copies may touch it."""
        self._all.add(address, size)

    def refused(self, ordinal: int, address: int, size: int) -> None:
        """Forget an extent that could not be made."""
        self._extents[ordinal].remove(address, size)
        self._taken.remove(address, size)

    def unmap(self, ordinal: int, address: int, size: int) -> None:
        """Forget an extent. Fault: not one that was granted for that device."""
        extents = self._extents.get(ordinal)
        if extents is None or not extents.remove(address, size):
            raise Fault(f"the extent {address:#x} + {size:#x} of device {ordinal} is not mapped")
        self._taken.remove(address, size)
        if not self._all.remove(address, size):
            raise Fault(f"the extent {address:#x} + {size:#x} is returned before it is granted")

    def map_own(self, address: int, size: int) -> bool:
        """Enter a range that the program maps itself; False when it lies outside the slot or over mapped memory."""
        base, bytes_ = self.slot or (0, 0)
        if address % PAGE or size % PAGE or size <= 0 or not base <= address <= base + bytes_ - size:
            return False
        if not self._taken.add(address, size):
            return False
        if not self._all.add(address, size):  # over a range that the driver chose, or one too many
            self._taken.remove(address, size)
            return False
        return True

    def unmap_own(self, address: int, size: int) -> bool:
        """Take back `map_own` of exactly that range; False when there is none."""
        return self._taken.remove(address, size) and self._all.remove(address, size)

    def hold(self, ordinal: int, size: int) -> None:
        """Count physical memory that the program made itself, or (negative) that it gave back."""
        self._own[ordinal] = self._own.get(ordinal, 0) + size

    def mapped_bytes(self, ordinal: int) -> int:
        """How much physical memory the session holds on a device: its extents, and what its program made itself."""
        return self._own.get(ordinal, 0) + self._extent_bytes(ordinal)

    def _extent_bytes(self, ordinal: int) -> int:
        extents = self._extents.get(ordinal)
        return sum(extents.sizes) if extents is not None else 0

    def give(self, ordinal: int, size: int) -> None:
        """Count memory of extents that the program has allocated, or (negative) freed, in whole units."""
        units = -(-abs(size) // UNIT) * UNIT
        self._given[ordinal] = self._given.get(ordinal, 0) + (units if size > 0 else -units)

    def tell(self, ordinal: int, size: int) -> None:
        """The program says how much of its extents it has in all. What is given later adds to it."""
        self._beyond[ordinal] = min(size, self._extent_bytes(ordinal)) - self._given.get(ordinal, 0)

    def take_all(self, ordinal: int) -> None:
        """A device's context is gone, and all that its program had allocated there."""
        self._given.pop(ordinal, None)
        self._beyond.pop(ordinal, None)

    def used_bytes(self, ordinal: int) -> int:
        """What the program has of a device's memory: of its extents, and physical memory that it made itself."""
        has = self._given.get(ordinal, 0) + self._beyond.get(ordinal, 0)
        return max(0, min(has, self._extent_bytes(ordinal))) + max(0, self._own.get(ordinal, 0))

    def charged_bytes(self, ordinal: int) -> int:
        """What its lease is charged for, but for what is left of extents: the program may still have that."""
        return max(0, self.budget.held[ordinal] - self.mapped_bytes(ordinal) + self.used_bytes(ordinal))

    def add_range(self, address: int, size: int) -> bool:
        """Enter a range that the driver chose (a module's global); False when it overlaps mapped memory."""
        return self._all.add(address, size) if size else True

    def remove_range(self, address: int) -> None:
        """Forget a range that the driver chose."""
        self._all.remove(address)

    @property
    def ranges(self) -> Ranges:
        """Every range that a copy may touch."""
        return self._all

    def holds(self, address: int, size: int) -> bool:
        """Whether a copy of the session may touch these bytes; none at all is fine anywhere."""
        return size == 0 or self._all.holds(address, size)
