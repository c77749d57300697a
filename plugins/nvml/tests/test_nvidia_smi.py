"""`gtap exec -- nvidia-smi`: what it prints is what the driver says, and what a neighbour holds."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import GTAP, Ran, Server

HELD = 96 << 20  # bytes
# Holds device memory until its stdin ends; prints what the driver API says of the device.
HOLDER = """
import ctypes, json, os, sys
cuda = ctypes.CDLL("libcuda.so.1")
def ok(status): assert status == 0, status
context, address, size = ctypes.c_void_p(), ctypes.c_uint64(), ctypes.c_size_t()
name, bus, uuid = (ctypes.create_string_buffer(n) for n in (256, 64, 16))
numbers = (ctypes.c_int(), ctypes.c_int(), ctypes.c_int())
ok(cuda.cuInit(0))
ok(cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0))
ok(cuda.cuCtxSetCurrent(context))
ok(cuda.cuDeviceGetName(name, 256, 0))
ok(cuda.cuDeviceGetPCIBusId(bus, 64, 0))
ok(cuda.cuDeviceGetUuid_v2(uuid, 0))
ok(cuda.cuDeviceTotalMem_v2(ctypes.byref(size), 0))
for attribute, number in zip((75, 76), numbers): ok(cuda.cuDeviceGetAttribute(ctypes.byref(number), attribute, 0))
ok(cuda.cuDriverGetVersion(ctypes.byref(numbers[2])))
ok(cuda.cuMemAlloc_v2(ctypes.byref(address), int(sys.argv[1])))
ok(cuda.cuCtxSynchronize())
print(json.dumps({"pid": os.getpid(), "name": name.value.decode(), "bus": bus.value.decode(), "uuid": uuid.raw.hex(),
                  "total": size.value, "capability": f"{numbers[0].value}.{numbers[1].value}",
                  "version": numbers[2].value}), flush=True)
sys.stdin.read()
"""

Smi = Callable[..., Ran]


@contextmanager
def holding(server: Server, environ: dict[str, str], size: int = HELD) -> Iterator[dict[str, Any]]:
    """Another client of the server that holds device memory; what the driver API tells it."""
    command = [*GTAP, "exec", "--server", server.url, sys.executable, "-c", HOLDER, str(size)]
    with subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
    assert process.returncode == 0


@pytest.fixture
def served(server: Callable[..., Server]) -> Server:
    return server("cpu")


@pytest.fixture
def smi(gtap_exec: Callable[..., Ran], served: Server) -> Smi:
    """`smi(*options)` runs nvidia-smi under `gtap exec`."""
    return lambda *options, **more: gtap_exec("nvidia-smi", *options, server=served, **more)


def mebibytes(element: ElementTree.Element, path: str) -> int:
    return int((element.findtext(path) or "").removesuffix(" MiB"))


def uuid_of(raw: str) -> str:
    return f"GPU-{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


@pytest.mark.shows("DEVICE.6")
def test_the_xml_report_agrees_with_the_driver_and_with_what_a_neighbour_holds(
    smi: Smi, served: Server, environ: dict[str, str]
) -> None:
    """Let NVML's memory.c answer with the total only to see it fail."""
    idle = ElementTree.fromstring(smi("-q", "-x").stdout)
    with holding(served, environ) as known:
        ran = smi("-q", "-x")
    assert (ran.status, ran.stderr) == (0, "")
    log = ElementTree.fromstring(ran.stdout)
    gpu = log.find("gpu")
    assert gpu is not None and log.findtext("attached_gpus") == "1"
    assert (gpu.findtext("product_name"), gpu.findtext("uuid")) == (known["name"], uuid_of(known["uuid"]))
    assert gpu.get("id") == gpu.findtext("pci/pci_bus_id") == "0000" + known["bus"].upper()
    assert log.findtext("cuda_version") == f"{known['version'] // 1000}.{known['version'] % 1000 // 10}"
    memory = {
        key: int((gpu.findtext(f"fb_memory_usage/{key}") or "").removesuffix(" MiB")) for key in ("total", "used")
    }
    before = int((idle.findtext("gpu/fb_memory_usage/used") or "").removesuffix(" MiB"))
    assert memory["total"] == known["total"] >> 20
    assert memory["used"] - before >= HELD >> 20
    mine = [each for each in gpu.iter("process_info") if each.findtext("pid") == str(known["pid"])]
    assert len(mine) == 1 and mine[0].findtext("type") == "C"
    assert mebibytes(mine[0], "used_memory") >= HELD >> 20
    assert not any(each.findtext("pid") == str(known["pid"]) for each in idle.iter("process_info"))


@pytest.mark.shows("DEVICE.6")
def test_the_table_is_the_one_that_people_know(smi: Smi, served: Server, environ: dict[str, str]) -> None:
    """Delete the call of `processes` from the program's table.c to see it fail."""
    with holding(served, environ) as known:
        ran = smi()
    assert (ran.status, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert {len(line) for line in lines[1:] if line} == {91}
    assert any("| GPU  Name " in line for line in lines) and any("GPU-Util  Compute M." in line for line in lines)
    first = next(line for line in lines if line.startswith("|   0  "))
    assert known["name"][:26].strip() in first and ("0000" + known["bus"].upper()) in first
    assert any(f"/ {known['total'] >> 20:6d}MiB" in line for line in lines)
    row = next(line for line in lines if f" {known['pid']} " in line)
    assert " C " in row and "python" in row and row.rstrip("| ").endswith("MiB")


def test_fields_are_chosen(smi: Smi, served: Server, environ: dict[str, str]) -> None:
    fields = "index,gpu_name,uuid,memory.total,memory.used,compute_cap,fan.speed"
    with holding(served, environ) as known:
        ran = smi(f"--query-gpu={fields}", "--format=csv,nounits")
        apps = smi("--query-compute-apps=pid,process_name,used_memory,gpu_uuid", "--format=csv,noheader,nounits")
    header, row = csv.reader(io.StringIO(ran.stdout), skipinitialspace=True)
    assert header == ["index", "name", "uuid", "memory.total", "memory.used", "compute_cap", "fan.speed"]
    assert row[:4] == ["0", known["name"], uuid_of(known["uuid"]), str(known["total"] >> 20)]
    assert row[5:] == [known["capability"], "[N/A]"]
    found = {app[0]: app for app in csv.reader(io.StringIO(apps.stdout), skipinitialspace=True)}
    mine = found[str(known["pid"])]
    assert "python" in mine[1] and int(mine[2]) >= HELD >> 20 and mine[3] == uuid_of(known["uuid"])


def test_devices_are_listed_and_chosen(smi: Smi) -> None:
    several = {"GTAP_CPU_DEVICES": "1"}
    (line,) = smi("-L", env=several).stdout.splitlines()
    assert line.startswith("GPU 0: gtap CPU device") and "(UUID: GPU-" in line
    uuid = line.rpartition(" ")[2].rstrip(")")
    assert smi("-L", "-i", uuid).stdout == smi("-L", "-i", "0").stdout == f"{line}\n"
    none = smi("-L", "-i", "3")
    assert (none.status, none.stdout) == (6, "No devices were found\n")


@pytest.mark.parametrize(
    ("options", "status", "word"),
    [
        (["-pm", "1"], 4, "Insufficient Permissions"),
        (["--gpu-reset"], 4, "Insufficient Permissions"),
        (["--no-such-option"], 2, "Invalid argument"),
        (["--query-gpu=name,nothing", "--format=csv"], 2, 'Field "nothing"'),
        (["-q", "-d", "WEATHER"], 2, "Invalid argument"),
        (["-x"], 2, "Invalid argument"),
    ],
)
def test_what_cannot_be_says_so(smi: Smi, options: list[str], status: int, word: str) -> None:
    ran = smi(*options)
    assert (ran.status, ran.stdout) == (status, "") and word in ran.stderr


def test_every_field_and_section_has_a_value_or_says_that_it_has_none(smi: Smi) -> None:
    listed = [line.split('"')[1] for line in smi("--help-query-gpu").stdout.splitlines() if line.startswith('"')]
    assert len(listed) > 90
    (row,) = csv.reader(io.StringIO(smi(f"--query-gpu={','.join(listed)}", "--format=csv,noheader").stdout))
    assert len(row) == len(listed) and all(value.strip() for value in row)
    report = smi("-q").stdout
    assert all(": " in line for line in report.splitlines() if ":" in line and not line.startswith("GPU "))
    part = smi("-q", "-d", "MEMORY,PIDS").stdout
    assert "FB Memory Usage" in part and "Processes" in part and "Product Name" not in part


def test_a_file_and_a_loop(smi: Smi, tmp_path: Path, served: Server, environ: dict[str, str]) -> None:
    file = tmp_path / "list.txt"
    assert smi("-L", "-f", str(file)).stdout == ""
    assert file.read_text().startswith("GPU 0: ")
    command = [*GTAP, "exec", "--server", served.url, "nvidia-smi", "--query-gpu=index", "--format=csv", "-lms", "20"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(4)] == ["index\n", "0\n", "0\n", "0\n"]
        os.kill(process.pid, 15)


def test_without_the_library_it_says_what_to_install(gtap_exec: Callable[..., Ran], served: Server) -> None:
    """The program itself, outside of `gtap exec`."""
    ran = gtap_exec("sh", "-c", "env -u LD_AUDIT -u LD_LIBRARY_PATH nvidia-smi", server=served)
    assert (ran.status, ran.stdout) == (9, "") and "gtap-plugin-nvml" in ran.stderr
