"""NVML in a process: found by name, before servers, around forks, with and without devices to see."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Ran, Server

PROGRAMS = Path(__file__).with_name("programs")


@pytest.mark.covers("nvmlDeviceGetMemoryInfo")
def test_a_process_that_asked_nvml_alone_can_fork(gtap_exec: Callable[..., Ran]) -> None:
    """Programs count devices by NVML before they fork, so that their children can use CUDA."""
    ran = gtap_exec(sys.executable, PROGRAMS / "forks.py", local="null")
    assert ran.status == 0, ran


def run(gtap_exec: Callable[..., Ran], text: str, **options: Any) -> Any:
    """What a program printed as JSON; it has `nvml`, and `call(name, *arguments)` that is to succeed."""
    ran = gtap_exec(sys.executable, "-c", PRELUDE + text, **options)
    assert (ran.status, ran.stderr) == (0, ""), ran
    return json.loads(ran.stdout)


PRELUDE = """
import ctypes, json, os, signal, sys
nvml = ctypes.CDLL("libnvidia-ml.so.1")
nvml.nvmlErrorString.restype = ctypes.c_char_p
def call(name, *arguments):
    status = nvml[name](*arguments)
    assert status == 0, (name, status)
def device(index):
    handle = ctypes.c_void_p()
    call("nvmlDeviceGetHandleByIndex_v2", index, ctypes.byref(handle))
    return handle
def count():
    number = ctypes.c_uint(77)
    return [nvml.nvmlDeviceGetCount_v2(ctypes.byref(number)), number.value]
def say(value):
    print(json.dumps(value))
"""


@pytest.mark.covers("nvmlInit", "nvmlInit_v2", "nvmlInitWithFlags", "nvmlShutdown", "nvmlDeviceGetCount_v2")
def test_initialisation_is_counted(gtap_exec: Callable[..., Ran]) -> None:
    text = """
found = [count(), nvml.nvmlShutdown()]
for init in (nvml.nvmlInit, nvml.nvmlInit_v2, lambda: nvml.nvmlInitWithFlags(1)): found.append([init(), count()])
found.append(nvml.nvmlInitWithFlags(64))
for _ in range(4): found.append([nvml.nvmlShutdown(), count()])
say(found + [[nvml.nvmlInit_v2(), count()]])
"""
    there, before = [0, 1], [1, 77]
    assert run(gtap_exec, text, local="null") == [
        *(before, 1),
        *([0, there], [0, there], [0, there]),
        2,
        *([0, there], [0, there], [0, before], [1, before]),
        [0, there],
    ]


def test_it_is_found_by_name(gtap_exec: Callable[..., Ran]) -> None:
    """By ctypes as compilers find libraries, and by a file of its name, for those that look."""
    text = """
import ctypes.util
folders = os.environ["LD_LIBRARY_PATH"].split(":")
say([ctypes.util.find_library("nvidia-ml"),
     any(os.path.isfile(os.path.join(each, "libnvidia-ml.so.1")) for each in folders)])
"""
    assert run(gtap_exec, text, local="null") == ["libnvidia-ml.so.1", True]


def test_it_says_so_when_there_is_no_server(gtap_exec: Callable[..., Ran]) -> None:
    text = "os.environ.pop('GTAP_SESSIONS')\nsay(nvml.nvmlInit_v2())"
    ran = gtap_exec(sys.executable, "-c", PRELUDE + text, local="null")
    assert (ran.status, json.loads(ran.stdout)) == (0, 9), ran
    assert ran.stderr.count("\n") == 1 and "gtap exec" in ran.stderr


@pytest.mark.covers(
    "nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByUUID", "nvmlDeviceGetHandleByPciBusId_v2",
    "nvmlDeviceGetUUID",
    "nvmlDeviceGetPciInfo_v3", "nvmlDeviceGetTopologyCommonAncestor", "nvmlDeviceOnSameBoard", "nvmlDeviceGetP2PStatus",
    "nvmlDeviceGetIndex",
)  # fmt: skip
def test_it_sees_every_device_whatever_cuda_may_see(gtap_exec: Callable[..., Ran]) -> None:
    """Programs look up their part of CUDA_VISIBLE_DEVICES among all devices of NVML."""
    text = """
call("nvmlInit_v2")
cuda, seen, names = ctypes.CDLL("libcuda.so.1"), ctypes.c_int(), []
for index in range(count()[1]):
    text, bus, again = ctypes.create_string_buffer(96), ctypes.create_string_buffer(68), ctypes.c_void_p()
    call("nvmlDeviceGetUUID", device(index), text, 96)
    call("nvmlDeviceGetPciInfo_v3", device(index), bus)
    call("nvmlDeviceGetHandleByUUID", text, ctypes.byref(again))
    assert again.value == device(index).value
    call("nvmlDeviceGetHandleByPciBusId_v2", bus.raw[36:68], ctypes.byref(again))
    assert again.value == device(index).value
    names.append([text.value.decode(), bus.value.decode()])
assert cuda.cuInit(0) == 0 and cuda.cuDeviceGetCount(ctypes.byref(seen)) == 0
level, same, status = ctypes.c_uint(), ctypes.c_int(5), ctypes.c_uint(9)
call("nvmlDeviceGetTopologyCommonAncestor", device(0), device(1), ctypes.byref(level))
call("nvmlDeviceOnSameBoard", device(0), device(1), ctypes.byref(same))
call("nvmlDeviceGetP2PStatus", device(0), device(1), 0, ctypes.byref(status))
say({"names": names, "cuda": seen.value, "level": level.value, "same": same.value, "peer": status.value,
     "wild": [nvml.nvmlDeviceGetHandleByIndex_v2(9, ctypes.byref(level)),
              nvml.nvmlDeviceGetHandleByUUID(b"GPU-0", ctypes.byref(level)),
              nvml.nvmlDeviceGetIndex(ctypes.c_void_p(device(0).value + 8), ctypes.byref(level)),
              nvml.nvmlDeviceGetIndex(ctypes.c_void_p(0x1234), ctypes.byref(level))]})
"""
    found = run(gtap_exec, text, local="cpu", env={"GTAP_CPU_DEVICES": "2", "CUDA_VISIBLE_DEVICES": "1"})
    (first, first_bus), (second, second_bus) = found["names"]
    assert first != second and (first_bus, second_bus) == ("0000:00:00.0", "0000:01:00.0")
    assert (found["cuda"], found["level"], found["same"], found["peer"]) == (1, 40, 0, 0)
    assert found["wild"] == [2, 6, 2, 2]


@pytest.mark.covers("nvmlDeviceGetMemoryInfo_v2", "nvmlDeviceGetSupportedMemoryClocks", "nvmlErrorString")
def test_texts_and_arrays_ask_for_room(gtap_exec: Callable[..., Ran]) -> None:
    text = """
call("nvmlInit_v2")
handle, number = device(0), ctypes.c_uint(0)
def text(name, length):
    made = ctypes.create_string_buffer(b"~" * 99)
    return [nvml[name](handle, made, length), made.value.decode().rstrip("~")]
def memory(version):
    made = (ctypes.c_ulonglong * 8)(version)
    return nvml.nvmlDeviceGetMemoryInfo_v2(handle, made)
array = (ctypes.c_uint * 4)(7, 7, 7, 7)
first = nvml.nvmlDeviceGetSupportedMemoryClocks(handle, ctypes.byref(number), None)
asked = number.value
say({"uuid": [text("nvmlDeviceGetUUID", n)[0] for n in (0, 40, 41, 96)],
     "untouched": text("nvmlDeviceGetUUID", 40)[1],
     "clocks": [first, asked, nvml.nvmlDeviceGetSupportedMemoryClocks(handle, ctypes.byref(number), array)],
     "memory": [memory(40 | 2 << 24), memory(40 | 1 << 24), memory(2), memory(0)],
     "errors": [nvml.nvmlErrorString(each).decode() for each in (0, 3, 25, 30, 31, -1, 999)]})
"""
    found = run(gtap_exec, text, local="null")
    assert found["uuid"] == [7, 7, 0, 0]
    assert found["untouched"] == ""
    assert found["clocks"] == [7, 1, 0]
    assert found["memory"] == [0, 25, 25, 25]
    assert found["errors"][:2] == ["Success", "Not Supported"]
    assert found["errors"][4:] == ["Unknown Error"] * 3 and "Unknown Error" not in found["errors"][:4]


def test_a_lost_server_is_a_lost_device(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    """What is known stays known; what would have to be asked is no more."""
    lost = server("null")
    text = f"""
call("nvmlInit_v2")
memory, uuid = (ctypes.c_ulonglong * 3)(), ctypes.create_string_buffer(96)
call("nvmlDeviceGetMemoryInfo", device(0), memory)
os.kill({lost.pid}, signal.SIGKILL)
found = 0
while found == 0: found = nvml.nvmlDeviceGetMemoryInfo(device(0), memory)
say([found, nvml.nvmlDeviceGetTemperature(device(0), 0, memory), nvml.nvmlDeviceGetUUID(device(0), uuid, 96)])
"""
    ran = gtap_exec(sys.executable, "-c", PRELUDE + text, server=lost)
    assert json.loads(ran.stdout) == [15, 15, 0], ran


HOLDER = """
import ctypes, os, sys
cuda = ctypes.CDLL("libcuda.so.1")
def call(name, *arguments):
    status = cuda[name](*arguments)
    assert status == 0, (name, status)
def take(name, size, *more):
    address = ctypes.c_ulonglong()
    call(name, ctypes.byref(address), ctypes.c_size_t(size), *more)
    return address
def used():
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    call("cuMemGetInfo_v2", ctypes.byref(free), ctypes.byref(total))
    return total.value - free.value
def until_heard(value):
    print(value, flush=True)
    sys.stdin.readline()
context, module = ctypes.c_void_p(), ctypes.c_void_p()
call("cuInit", 0)
call("cuDevicePrimaryCtxRetain", ctypes.byref(context), 0)
call("cuCtxSetCurrent", context)
print(os.getpid(), flush=True)
MIB, stream = 1 << 20, None
take("cuMemAlloc_v2", 1000)
first, second = take("cuMemAllocAsync", 70 * MIB, stream), take("cuMemAllocAsync", 1000, stream)
until_heard(used())
managed = take("cuMemAllocManaged", 40 * MIB, 1)
properties = (ctypes.c_int * 8)(1, 0, 1, 0)
physical = take("cuMemCreate", 6 * MIB, properties, ctypes.c_ulonglong(0))
call("cuModuleLoadData", ctypes.byref(module), b'''.version 7.0
.target sm_70
.address_size 64
.visible .global .align 4 .b8 table[100000];
.visible .entry nothing() { ret; }
''')
until_heard(used())
before = used()
take("cuMemAllocAsync", 5 * MIB, stream)
until_heard(before + 5 * MIB)  # nothing else follows it
call("cuMemFreeAsync", first, stream)
call("cuMemFree_v2", managed)
while used() != before - (65 + 64) * MIB: pass  # what is behind managed memory goes back as the server comes to it
until_heard(used())
call("cuMemFreeAsync", second, stream)
taken = [take("cuMemAlloc_v2", 700) for _ in range(9)]
until_heard(used())
call("cuDevicePrimaryCtxReset_v2", 0)
call("cuDevicePrimaryCtxRetain", ctypes.byref(context), 0)
call("cuCtxSetCurrent", context)
while used() != 6 * MIB: pass  # the reset's modules go in their turn
until_heard(used())
"""


def test_used_memory_is_what_the_neighbour_is_told_to_the_byte(gtap_exec: Callable[..., Ran]) -> None:
    """Memory of pools, managed memory, physical memory and modules count, in sum and for the process."""
    text = f"""
import subprocess, time
call("nvmlInit_v2")
def held(pid):
    count, rows = ctypes.c_uint(64), (ctypes.c_ulonglong * (3 * 64))()
    call("nvmlDeviceGetComputeRunningProcesses_v3", device(0), ctypes.byref(count), rows)
    return sum(rows[3 * i + 1] for i in range(count.value) if rows[3 * i] & 0xffffffff == pid)
def seen(pid):
    memory = (ctypes.c_ulonglong * 3)()
    call("nvmlDeviceGetMemoryInfo", device(0), memory)
    return [memory[2], held(pid)]
pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
with subprocess.Popen([sys.executable, "-c", {HOLDER!r}], **pipes) as other:
    pid, found = int(other.stdout.readline()), []
    for line in other.stdout:
        expected = int(line)
        end = time.monotonic() + 60
        while seen(pid) != [expected, expected] and time.monotonic() < end:
            time.sleep(0.01)
        found.append([expected, *seen(pid)])
        other.stdin.write("heard\\n")
        other.stdin.flush()
say(found)
"""
    found = run(gtap_exec, text, local="cpu")
    assert len(found) == 6 and all(expected == total == own for expected, total, own in found), found
    assert [expected > 70 << 20 for expected, _, _ in found] == [True, True, True, False, False, False]
    assert found[0][0] == (70 << 20) + 1024 + 1024
