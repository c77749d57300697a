"""Calls every function of NVML with arguments that it may have; prints what each returns, as JSON."""

import ctypes
import json
import os
import sys
from typing import Any

from gtap_plugin_nvml.functions import FUNCTIONS, Row

nvml = ctypes.CDLL("libnvidia-ml.so.1")
SECOND_VERSION = {"nvmlDeviceGetMemoryInfo_v2"}
WITHOUT_SIZE = {"nvmlGpmQueryDeviceSupport": 1}
ROOM = 64  # elements of an array


def texts(device: ctypes.c_void_p) -> dict[str, bytes]:
    """What devices are asked for by."""
    found = {}
    for name in ("UUID", "Serial"):
        text = ctypes.create_string_buffer(96)
        assert nvml[f"nvmlDeviceGet{name}"](device, text, 96) == 0
        found[name] = text.value
    pci = ctypes.create_string_buffer(68)
    assert nvml.nvmlDeviceGetPciInfo_v3(device, pci) == 0
    found["PciBusId"] = pci.raw[36:].split(b"\0")[0]
    return found


class Caller:
    """Makes arguments by the form of a function."""

    def __init__(self) -> None:
        self.device = ctypes.c_void_p()
        assert nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(self.device)) == 0
        self.texts = texts(self.device)
        self.kept: list[Any] = []

    def numbers(self, row: Row) -> list[int]:
        """The numbers of a function, where 0 will not do."""
        memory = ctypes.c_uint(0)
        nvml.nvmlDeviceGetMaxClockInfo(self.device, 2, ctypes.byref(memory))
        return {
            "nvmlDeviceGetSupportedGraphicsClocks": [memory.value],
            "nvmlSystemGetProcessName": [os.getpid()],
            "nvmlDeviceGetTopologyNearestGpus": [40],
            "nvmlSystemGetDriverBranch": [80],
        }.get(row.name, [])

    def call(self, row: Row) -> int:
        """Its status."""
        numbers, values = self.numbers(row), []
        parameters = row.parameters
        for index, (letter, size) in enumerate(parameters):
            if letter == "d":
                values.append(self.device)
            elif letter in "uU":
                number = numbers.pop(0) if numbers else 0
                if index and parameters[index - 1][0] == "s":
                    number = 4096
                elif index + 1 < len(parameters) and parameters[index + 1][0] == "A":
                    number = 4
                values.append(ctypes.c_uint(number) if letter == "u" else ctypes.c_ulonglong(number))
            else:
                values.append(self.memory(row, letter, size))
        return int(nvml[row.name](*values))

    def memory(self, row: Row, letter: str, size: int) -> Any:
        """Memory for one argument, larger than it must be; with a version or a count at its start."""
        if letter == "z":
            return next(text for name, text in self.texts.items() if name in row.name)
        if letter == "x":
            return self.handle(row)
        made = ctypes.create_string_buffer(max(size, 8) * ROOM + 8192)
        if letter == "v":
            version = size | (2 if row.name in SECOND_VERSION else 1) << 24
            ctypes.c_uint.from_buffer(made).value = version
            self.fill(row, made)
        elif letter == "c":
            ctypes.c_uint.from_buffer(made).value = ROOM
        elif row.name in WITHOUT_SIZE:
            ctypes.c_uint.from_buffer(made).value = WITHOUT_SIZE[row.name]
        self.kept.append(made)
        return made

    def fill(self, row: Row, made: Any) -> None:
        """What a structure must hold beside its version."""
        if row.name == "nvmlDeviceGetHandleByUUIDV":
            ctypes.c_uint.from_buffer(made, 4).value = 1
            made[8 : 8 + len(self.texts["UUID"])] = self.texts["UUID"]
        elif row.name.startswith("nvmlSystemEventSet") and row.name != "nvmlSystemEventSetCreate":
            ctypes.c_void_p.from_buffer(made, 8).value = self.handle(row).value
        elif row.name == "nvmlSystemRegisterEvents":
            ctypes.c_void_p.from_buffer(made, 16).value = self.handle(row).value
        elif row.name in ("nvmlDeviceGetRunningProcessDetailList", "nvmlDeviceGetProcessesUtilizationInfo"):
            room = ctypes.create_string_buffer(ROOM * 64)
            self.kept.append(room)
            ctypes.c_uint.from_buffer(made, 4 if "Utilization" in row.name else 8).value = ROOM
            ctypes.c_void_p.from_buffer(made, 16).value = ctypes.addressof(room)

    def handle(self, row: Row) -> ctypes.c_void_p:
        """A handle where some can be had: sets of events, samples."""
        made = ctypes.c_void_p()
        if "Event" in row.name:
            nvml.nvmlEventSetCreate(ctypes.byref(made))
        elif "GpmSample" in row.name:
            nvml.nvmlGpmSampleAlloc(ctypes.byref(made))
        return made


def hold() -> None:
    """Be a process that uses the device: hold some of its memory."""
    cuda, context, address = ctypes.CDLL("libcuda.so.1"), ctypes.c_void_p(), ctypes.c_uint64()
    assert cuda.cuInit(0) == 0
    assert cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == 0
    assert cuda.cuCtxSetCurrent(context) == 0
    assert cuda.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(1 << 20)) == 0


before = nvml.nvmlDeviceGetCount_v2(ctypes.byref(ctypes.c_uint()))
assert nvml.nvmlInit_v2() == 0
hold()
caller = Caller()
nulls = {row.name: nvml[row.name](*[None] * 8) for row in FUNCTIONS if row.answer in ("here", "no") and row.form}
statuses = {row.name: caller.call(row) for row in FUNCTIONS}
sys.stdout.write(json.dumps({"before": before, "statuses": statuses, "nulls": nulls}))
