"""A sample: the numbers that change, of every device of the server, and the processes that use them, as bytes.

    head     u32 flags, devices, processes | u32 bytes of this head, of a device's row, of a process's row
             | u64 microseconds since 1970
    device   u64 bytes used | u64 energy in mJ | u32 temperature, power in mW, clock in MHz, memory's clock
             | u32 percent of each of the last ten tenths of a second, oldest first | u32 percent of the last second
    process  u64 bytes used | u32 pid | u32 device | u32 percent of the last second | name with its NUL, 104 bytes

Rows are padded to 8, and may grow at their end: a reader takes what it knows of each. Flag 1: reads (`gtapNvmlRead`)
are answered.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import attrs

HEAD = struct.Struct("<6IQ")
DEVICE = struct.Struct("<2Q4I10II4x")
PROCESS = struct.Struct("<QIII104s4x")
REAL = 1
TENTH = 100_000_000  # nanoseconds


@attrs.frozen
class Reading:
    """What the machine says of a device; 0 where it says nothing."""

    energy: int = 0  # millijoules
    temperature: int = 0  # Celsius
    power: int = 0  # milliwatts
    clock: int = 0  # MHz
    memory_clock: int = 0


@attrs.frozen
class DeviceRow:
    """One device. `tenths` are nanoseconds of work in each of the last ten tenths of a second."""

    used: int
    tenths: Sequence[int]
    reading: Reading = Reading()

    def encode(self) -> bytes:
        """The row."""
        r = self.reading
        percents = [percent(each, TENTH) for each in self.tenths]
        return DEVICE.pack(
            self.used, r.energy, r.temperature, r.power, r.clock, r.memory_clock, *percents, utilization(self.tenths)
        )


@attrs.frozen
class ProcessRow:
    """One process on one device. `utilization` is in percent."""

    pid: int
    device: int
    used: int
    utilization: int
    name: str

    def encode(self) -> bytes:
        """The row; a name that is too long is cut between characters."""
        name = self.name.encode()[:103].decode(errors="ignore").encode()
        return PROCESS.pack(self.used, self.pid & 0xFFFFFFFF, self.device, self.utilization, name)


def percent(busy: int, of: int) -> int:
    """How much of a time something was busy; several at once make no more than all of it."""
    return min(100, -(-100 * busy // of))


def utilization(tenths: Sequence[int]) -> int:
    """Percent of the last second."""
    return percent(sum(min(each, TENTH) for each in tenths), TENTH * len(tenths)) if tenths else 0


def encode(time: int, devices: Sequence[DeviceRow], processes: Sequence[ProcessRow], real: bool) -> bytes:
    """A sample; `time` in microseconds since 1970."""
    head = HEAD.pack(REAL * real, len(devices), len(processes), HEAD.size, DEVICE.size, PROCESS.size, time)
    return head + b"".join(each.encode() for each in (*devices, *processes))
