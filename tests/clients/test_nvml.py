"""Monitors as the package registry has them: nvidia-ml-py, nvitop and gpustat, beside a program that computes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import wheels
from tests.fixtures import GTAP, Ran, Server

from .conftest import environment_of

PROGRAMS = Path(__file__).with_name("programs")
pytestmark = pytest.mark.clients

MONITORS = ("nvidia-ml-py", "nvitop", "gpustat", "blessed", "jinxed", "psutil", "wcwidth")
HELD = 321 << 20  # bytes
SUCCESS, NOT_FOUND, INSUFFICIENT_SIZE, TIMEOUT, FUNCTION_NOT_FOUND, UNKNOWN = 0, 6, 7, 10, 13, 999
STATUS = {
    "SUCCESS": SUCCESS,
    "INVALID_ARGUMENT": 2,
    "NOT_SUPPORTED": 3,
    "NO_PERMISSION": 4,
    "NOT_FOUND": NOT_FOUND,
    "TIMEOUT": TIMEOUT,
}
# What is called in two steps, the first of which asks for room.
FIRST_STEP = frozenset(
    {"nvmlDeviceGetSupportedMemoryClocks", "nvmlDeviceGetSupportedGraphicsClocks", "nvmlDeviceGetProcessUtilization"}
    | {"nvmlDeviceGetComputeRunningProcesses_v2", "nvmlDeviceGetComputeRunningProcesses_v3"}
    | {"nvmlDeviceGetRunningProcessDetailList", "nvmlDeviceGetProcessesUtilizationInfo"}
)
# nvidia-ml-py's own: no functions of NVML.
ITS_OWN = {"nvmlExceptionClass", "nvmlStructToFriendlyObject", "nvmlFriendlyObjectToStruct"}


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python of an environment with the monitors alone."""
    try:
        return environment_of(MONITORS)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def neighbour(cpu_server: Server, environ: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Another client of the server, which holds memory and computes; what the driver and the runtime tell it."""
    program = [sys.executable, str(PROGRAMS / "nvml_neighbour.py"), str(HELD)]
    command = [*GTAP, "exec", "--server", cpu_server.url, *program]
    with subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
    assert process.returncode == 0


@pytest.fixture
def monitor(gtap_exec: Callable[..., Ran], cpu_server: Server, python: Path) -> Callable[..., Ran]:
    """`monitor("-m", "gpustat")` runs Python with the monitors."""

    def run(*arguments: object, **options: Any) -> Ran:
        ran = gtap_exec(python, *map(str, arguments), server=cpu_server, **options)
        assert (ran.status, ran.stderr) == (0, ""), ran
        return ran

    return run


def t4() -> list[list[str]]:
    """(status, function) of everything that a T4 may be asked."""
    lines = PROGRAMS.with_name("nvml_t4.txt").read_text(encoding="ascii").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def uuid_of(raw: str) -> str:
    return f"GPU-{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


@pytest.mark.shows("DEVICE.6")
def test_every_function_answers_as_a_tesla_t4_does(monitor: Callable[..., Ran], neighbour: dict[str, Any]) -> None:
    """Declare any function of plugins/nvml's functions.py with another answer to see it fail."""
    found = json.loads(monitor(PROGRAMS / "nvml_every.py", neighbour["pid"]).stdout)
    assert set(found["refused"]) == ITS_OWN, "the test has arguments for each function"
    assert len(found["functions"]) > 420 and len(found["returned"]) > 400
    wanted = {name: {STATUS[status]} for status, name in t4()}
    assert len(wanted) == 431
    wrong = {}
    for name, statuses in found["returned"].items():
        allowed = wanted.get(name, {SUCCESS}) | ({INSUFFICIENT_SIZE} if name in FIRST_STEP else set())
        if not set(statuses) <= allowed or statuses[-1] == INSUFFICIENT_SIZE:
            wrong[name] = statuses
    assert wrong == {}
    seen = {status for statuses in found["returned"].values() for status in statuses}
    assert not seen & {FUNCTION_NOT_FOUND, UNKNOWN}


@pytest.mark.shows("DEVICE.6")
def test_nvml_driver_and_runtime_say_the_same_of_a_device(
    monitor: Callable[..., Ran], neighbour: dict[str, Any]
) -> None:
    """Let NVML's device.c print a UUID without its first byte to see it fail."""
    (device,) = json.loads(monitor("-c", _FACTS).stdout)
    assert neighbour["name"] == [device["name"]] * 2
    assert [uuid_of(each) for each in neighbour["uuid"]] == [device["uuid"]] * 2
    assert neighbour["total"] == [device["total"]] * 2
    assert [f"0000{each}".upper() for each in neighbour["bus"]] == [device["bus"]] * 2
    assert device["legacy"] == neighbour["bus"][0].upper()
    assert (device["capability"], device["version"]) == ([7, 5], neighbour["version"])
    assert device["memory"] == [HELD, device["total"] - HELD]
    assert device["processes"] == [[neighbour["pid"], HELD, "python"]]


_FACTS = """
import json, pynvml as n
n.nvmlInit()
def facts(handle):
    memory, pci = n.nvmlDeviceGetMemoryInfo(handle), n.nvmlDeviceGetPciInfo(handle)
    return {
        "name": n.nvmlDeviceGetName(handle), "uuid": n.nvmlDeviceGetUUID(handle), "bus": pci.busId,
        "legacy": pci.busIdLegacy, "total": memory.total, "memory": [memory.used, memory.free],
        "capability": n.nvmlDeviceGetCudaComputeCapability(handle), "version": n.nvmlSystemGetCudaDriverVersion(),
        "processes": [[each.pid, each.usedGpuMemory, n.nvmlSystemGetProcessName(each.pid)[:6]]
                      for each in n.nvmlDeviceGetComputeRunningProcesses(handle)],
    }
print(json.dumps([facts(n.nvmlDeviceGetHandleByIndex(i)) for i in range(n.nvmlDeviceGetCount())]))
"""


@pytest.mark.shows("DEVICE.6")
def test_gpustat_shows_the_memory_the_process_and_its_work(
    monitor: Callable[..., Ran], neighbour: dict[str, Any]
) -> None:
    """Let the CPU device's busy.py report nothing to see it fail."""
    (device,) = json.loads(monitor("-m", "gpustat", "--json").stdout)["gpus"]
    assert (device["name"], device["uuid"]) == (neighbour["name"][0], uuid_of(neighbour["uuid"][0]))
    assert (device["memory.used"], device["memory.total"]) == (HELD >> 20, neighbour["total"][0] >> 20)
    assert device["utilization.gpu"] > 0
    (process,) = device["processes"]
    assert (process["pid"], process["gpu_memory_usage"]) == (neighbour["pid"], HELD >> 20)
    assert process["command"].startswith("python")
    shown = monitor("-m", "gpustat", "--show-pid", "--show-cmd", "--no-color").stdout
    assert re.search(rf"python\S*/{neighbour['pid']}\({HELD >> 20}M\)", shown), shown


@pytest.mark.shows("DEVICE.6")
def test_nvitop_shows_the_process_and_waits_once(monitor: Callable[..., Ran], neighbour: dict[str, Any]) -> None:
    """Let NVML's sample.c ask the server for each value to see it fail."""
    ran = monitor("-m", "nvitop", "-1", stats=True)
    assert re.search(rf"{HELD >> 20}\.?\d*MiB / {neighbour['total'][0] >> 20}MiB", ran.stdout), ran.stdout
    line = next(each for each in ran.stdout.splitlines() if re.search(rf"\b{neighbour['pid']} C\b", each))
    memory, busy, *_, command = line.split("C", 1)[1].strip(" │").split()[1:]
    assert (memory, command.rstrip(".")) == (f"{HELD >> 20}.0MiB", sys.executable[: len(command.rstrip("."))])
    assert 0 < int(busy) <= 100
    # One look is one sample, unless the machine is so slow that it has grown old before nvitop has read it all.
    assert ran.stats["by_function"]["gtapNvmlSample"]["waits"] <= 3
    assert set(ran.stats["by_function"]) == {"gtapNvmlSample", "gtap open"}
