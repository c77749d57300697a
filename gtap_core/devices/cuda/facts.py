"""What is fixed about the devices, read once."""

from __future__ import annotations

import ctypes

from gtap_core.devices.cuda.table import Driver
from gtap_core.session.device import DeviceFacts

ATTRIBUTES = range(1, 256)  # the snapshot has room for these; the driver refuses the numbers that it does not know
MAJOR, MINOR = 75, 76
# What the driver has and a session does not: memory of the client's machine that kernels reach while it runs (86, 88,
# 89, 91, 98, 100, 101, 113, 141 to 147), memory and semaphores shared with other processes, devices and libraries (103
# to 105, 110, 114, 116 to 119, 124, 128, 132), compressed and sparse memory (107, 112, 121), events for other
# processes (125).
NOT_OFFERED = frozenset(
    {86, 88, 89, 91, 98, 100, 101, 103, 104, 105, 107, 110, 112, 113, 114, 116, 117, 118, 119, 121, 124, 125}
    | {128, 132, 141, 142, 143, 144, 145, 146, 147}
)


def read_facts(driver: Driver) -> list[DeviceFacts]:
    """Read the facts of every device. Makes no context."""
    count, version = ctypes.c_int(), ctypes.c_int()
    driver.cuDeviceGetCount(ctypes.byref(count))
    driver.cuDriverGetVersion(ctypes.byref(version))
    return [_facts_of(driver, ordinal, version.value) for ordinal in range(count.value)]


def _facts_of(driver: Driver, ordinal: int, version: int) -> DeviceFacts:
    number, total = ctypes.c_int(), ctypes.c_size_t()
    driver.cuDeviceGet(ctypes.byref(number), ordinal)
    device = number.value
    name, bus = ctypes.create_string_buffer(256), ctypes.create_string_buffer(32)
    uuid = (ctypes.c_ubyte * 16)()
    driver.cuDeviceGetName(name, len(name), device)
    driver.cuDeviceGetUuid_v2(uuid, device)
    driver.cuDeviceTotalMem_v2(ctypes.byref(total), device)
    driver.cuDeviceGetPCIBusId(bus, len(bus), device)
    attributes = _attributes(driver, device)
    return DeviceFacts(
        name=name.value.decode("utf-8", "replace"),
        uuid=bytes(uuid),
        total_memory=total.value,
        pci_bus_id=bus.value.decode("ascii", "replace"),
        compute_capability=(attributes[MAJOR], attributes[MINOR]),
        attributes=attributes,
        driver_version=version,
        image="native",
    )


def _attributes(driver: Driver, device: int) -> dict[int, int]:
    value = ctypes.c_int()
    get = driver.status.cuDeviceGetAttribute
    known = {number: value.value for number in ATTRIBUTES if not get(ctypes.byref(value), number, device)}
    return {number: 0 if number in NOT_OFFERED else value for number, value in known.items()}
