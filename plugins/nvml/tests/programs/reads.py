"""Reads of a device behind a real NVML: prints what came, as JSON."""

import ctypes
import json
import struct
import sys
from typing import Any

nvml = ctypes.CDLL("libnvidia-ml.so.1")
device = ctypes.c_void_p()
assert nvml.nvmlInit_v2() == 0
assert nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)) == 0


def number(name: str, *arguments: int) -> list[int]:
    """[status, value] of a function that gives one number."""
    value = ctypes.c_uint(12345)
    return [int(nvml[name](device, *arguments, ctypes.byref(value))), value.value]


def text(name: str, length: int, *first: Any) -> list[Any]:
    made = ctypes.create_string_buffer(length)
    return [int(nvml[name](*first, made, length)), made.value.decode()]


def memory(version: int) -> list[int]:
    made = ctypes.create_string_buffer(struct.pack("<I", version) + bytes(60))
    status = nvml.nvmlDeviceGetMemoryInfo_v2(device, made)
    return [int(status), *struct.unpack_from("<QQ", made.raw, 8)]


def clocks(room: int) -> list[Any]:
    count, made = ctypes.c_uint(room), (ctypes.c_uint * 8)(*[7] * 8)
    status = nvml.nvmlDeviceGetSupportedMemoryClocks(device, ctypes.byref(count), made if room else None)
    return [int(status), count.value, list(made)]


def fields(*ids: int) -> list[int]:
    made = ctypes.create_string_buffer(40 * len(ids))
    for index, each in enumerate(ids):
        struct.pack_into("<I", made, 40 * index, each)
    status = nvml.nvmlDeviceGetFieldValues(device, len(ids), made)
    return [int(status), *(struct.unpack_from("<Q", made.raw, 40 * i + 32)[0] for i in range(len(ids)))]


def processes() -> list[Any]:
    count, made = ctypes.c_uint(64), ctypes.create_string_buffer(24 * 64)
    status = nvml.nvmlDeviceGetComputeRunningProcesses_v3(device, ctypes.byref(count), made)
    return [int(status), [struct.unpack_from("<I4xQ", made.raw, 24 * i) for i in range(count.value)]]


def shares() -> list[Any]:
    count, made = ctypes.c_uint(64), ctypes.create_string_buffer(32 * 64)
    status = nvml.nvmlDeviceGetProcessUtilization(device, made, ctypes.byref(count), ctypes.c_ulonglong(0))
    return [int(status), [struct.unpack_from("<I12xI", made.raw, 32 * i) for i in range(count.value)]]


found = {
    "temperature": number("nvmlDeviceGetTemperature", 0),
    "wrong sensor": number("nvmlDeviceGetTemperature", 5),
    "fan": number("nvmlDeviceGetFanSpeed_v2", 2),
    "link": number("nvmlDeviceGetNvLinkState", 0),
    "clock": number("nvmlDeviceGetClockInfo", 0),
    "persistence": int(nvml.nvmlDeviceSetPersistenceMode(device, 1)),
    "memory": memory(40 | 2 << 24),
    "memory of no version": memory(40 | 7 << 24),
    "memory too large": memory(400 | 2 << 24),
    "vbios": text("nvmlDeviceGetVbiosVersion", 32, device),
    "vbios without room": text("nvmlDeviceGetVbiosVersion", 3, device),
    "driver": text("nvmlSystemGetDriverVersion", 80),
    "how many clocks": clocks(0),
    "some clocks": clocks(2),
    "all clocks": clocks(8),
    "fields": fields(5, 83),
    "processes": processes(),
    "shares": shares(),
}
sys.stdout.write(json.dumps(found))
