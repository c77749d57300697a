"""A server with a GPU: reads are answered by its own NVML, processes are the token's, nothing changes the device."""

from __future__ import annotations

import contextlib
import ctypes
import json
import re
import struct
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from gtap_plugin_nvml.functions import FUNCTIONS
from gtap_plugin_nvml.real import INVALID_ARGUMENT, NOT_SUPPORTED, RealNvml, Use, open_real

from gtap_core.devices.cuda import gauge
from tests.devices import standin
from tests.fixtures import GTAP, Ran, Server, serving
from tests.processes import below

HERE = Path(__file__).parent
FLAGS = ("-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-fvisibility=hidden")
HOLDER = """
import ctypes, os, sys
cuda, context, address = ctypes.CDLL("libcuda.so.1"), ctypes.c_void_p(), ctypes.c_uint64()
assert cuda.cuInit(0) == 0 and cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == 0
assert cuda.cuCtxSetCurrent(context) == 0 and cuda.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(1 << 20)) == 0
assert cuda.cuCtxSynchronize() == 0
print(os.getpid(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a driver and an NVML that stand in for real ones."""
    folder = tmp_path_factory.mktemp("machine")
    standin.build(folder)
    subprocess.run(["cc", *FLAGS, "-o", str(folder / "libnvidia-ml.so.1"), str(HERE / "fake_nvml.c")], check=True)
    return folder


def sessions_of(server: Server) -> list[int]:
    """The server's session processes that have a client: the others have not opened a device."""
    found = []
    for each in below(server.pid):
        with contextlib.suppress(OSError):  # it has just ended
            if "libcuda.so" in Path(f"/proc/{each.pid}/maps").read_text():
                found.append(each.pid)
    return found


@pytest.mark.covers(
    "nvmlDeviceGetTemperature", "nvmlDeviceGetFanSpeed_v2", "nvmlDeviceSetPersistenceMode", "nvmlDeviceGetFieldValues",
    "nvmlDeviceGetVbiosVersion", "nvmlSystemGetDriverVersion", "nvmlDeviceGetComputeRunningProcesses_v3",
    "nvmlDeviceGetProcessUtilization",
)  # fmt: skip
def test_reads_travel_and_processes_are_those_of_the_token(
    machine: Path, tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    listed = tmp_path / "pids"
    environ = {**environ, "LD_LIBRARY_PATH": str(machine), "GTAP_TEST_PIDS": str(listed)}
    with serving(tmp_path, environ, "cuda") as server:
        command = [*GTAP, "exec", "--server", server.url, sys.executable, "-c", HOLDER]
        with subprocess.Popen(
            command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin is not None and process.stdout is not None
            pid = int(process.stdout.readline())
            (session,) = sessions_of(server)
            listed.write_text(f"1 {session}\n")
            ran = gtap_exec(sys.executable, HERE / "programs" / "reads.py", server=server, stats=True)
            process.stdin.close()
    assert (ran.status, ran.stderr) == (0, ""), ran
    found = json.loads(ran.stdout)
    gib = 1 << 30
    assert found == {
        "temperature": [0, 61],
        "wrong sensor": [2, 61],
        "fan": [0, 42],
        "link": [3, 12345],  # 999 is nobody's answer
        "clock": [3, 12345],  # that library does not have it
        "persistence": 4,
        "memory": [0, 80 * gib, 1 << 20],
        "memory of no version": [25, 0, 0],
        "memory too large": [25, 0, 0],
        "vbios": [0, "96.00.89"],
        "vbios without room": [7, ""],
        "driver": [0, "590.12.34"],
        "how many clocks": [7, 3, [7] * 8],
        "some clocks": [7, 3, [1000, 2000, *[7] * 6]],
        "all clocks": [0, 3, [1000, 2000, 3000, *[7] * 5]],
        "fields": [0, 1005, 1083],
        "processes": [0, [[pid, 501 << 20]]],
        "shares": [0, [[pid, 37]]],
    }


def test_who_watches_the_server_sees_what_nvml_tells(machine: Path, tmp_path: Path, environ: dict[str, str]) -> None:
    """Also while nobody has a session. Delete the call of `gauge.read` in gtap_core's CudaDevice to see it fail."""
    environ = {**environ, "LD_LIBRARY_PATH": str(machine)}
    with serving(tmp_path, environ, "cuda", "--metrics", "0") as server:
        command = [*GTAP, "top", "--server", server.url, "--json"]
        found = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=True)
        (device,) = json.loads(found.stdout)["gpus"]
        assert (device["temperature"], device["utilisation"], device["memory"]) == (61, 83, 0)
        assert device["name"] and device["total"] > 0
        url = re.search(r"http://\S+/metrics", server.said())
        assert url is not None
        page = urllib.request.urlopen(url[0], timeout=60).read().decode()
        for name, value in (("temperature_celsius", "61.0"), ("utilisation_ratio", "0.83")):
            assert f'gtap_device_{name}{{device="0",name="{device["name"]}"}} {value}\n' in page


def test_a_gpu_that_nvml_does_not_know_tells_nothing(machine: Path) -> None:
    library = str(machine / "libnvidia-ml.so.1")
    assert gauge.read(["0000:01:00.0", "nowhere"], library) == [(61, 83), (None, None)]
    assert gauge.read(["0000:01:00.0"], "libno-such-nvml.so") == []


# ---- what a client may send ----


@pytest.fixture
def real(machine: Path) -> RealNvml:
    found = open_real([str(machine / "libnvidia-ml.so.1")], ["0000:01:00.0"])
    assert found is not None
    return found


def block(*parts: int | bytes | None) -> bytearray:
    """Arguments as a client packs them: numbers, memory, NULL."""
    packed = bytearray()
    for part in parts:
        if isinstance(part, bytes):
            packed += struct.pack("<Q", len(part)) + part + bytes(-len(part) % 8)
        else:
            packed += struct.pack("<Q", (1 << 64) - 1 if part is None else part)
    return packed


def test_memory_comes_back_in_its_place(real: RealNvml) -> None:
    sent = block(0, 0, bytes(4))
    assert real.read(b"nvmlDeviceGetTemperature", sent) == 0
    assert sent == block(0, 0, struct.pack("<I", 61))


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("nvmlDeviceGetTemperature", block(1, 0, bytes(4))),  # a device that there is not
        ("nvmlDeviceGetTemperature", block(0, 0, None)),
        ("nvmlDeviceGetTemperature", block(0, 0, bytes(3))),
        ("nvmlDeviceGetTemperature", block(0, 0, bytes(8))),
        ("nvmlDeviceGetTemperature", block(0, 0, bytes(4), 0)),
        ("nvmlDeviceGetTemperature", block(0, 0)),
        ("nvmlDeviceGetTemperature", block(0, 0, bytes(4))[:-1]),
        ("nvmlDeviceGetTemperature", block(0, 0) + struct.pack("<Q", 1 << 40)),
        ("nvmlDeviceGetVbiosVersion", block(0, bytes(8), 4096)),  # longer than it is
        ("nvmlDeviceGetVbiosVersion", block(0, bytes(8), 7)),
        ("nvmlDeviceGetMemoryInfo_v2", block(0, struct.pack("<I", 40 | 2 << 24) + bytes(32))),
        ("nvmlDeviceGetMemoryInfo_v2", block(0, struct.pack("<I", 48 | 2 << 24) + bytes(44))),
        ("nvmlDeviceGetFieldValues", block(0, 3, bytes(80))),
        ("nvmlDeviceGetFieldValues", block(0, 1 << 40, bytes(40))),
        ("nvmlDeviceGetSupportedMemoryClocks", block(0, struct.pack("<I", 9), bytes(8))),
        ("nvmlDeviceGetSupportedMemoryClocks", block(0, None, bytes(8))),
        ("nvmlDeviceGetSupportedMemoryClocks", block(0, bytes(2), bytes(8))),
    ],
)
def test_lengths_that_the_function_would_not_use_are_refused(real: RealNvml, name: str, sent: bytearray) -> None:
    before = bytes(sent)
    assert real.read(name.encode(), sent) == INVALID_ARGUMENT
    assert sent == before


def test_what_does_not_travel_is_not_called(machine: Path) -> None:
    real = RealNvml(ctypes.CDLL(str(machine / "libnvidia-ml.so.1")), [1])
    for row in FUNCTIONS:
        if not row.travels:
            assert real.read(row.name.encode(), block(0, 0)) == NOT_SUPPORTED


@pytest.mark.parametrize("name", [b"nvmlShutdown", b"nvmlInit_v2", b"system", b"", b"\xff" * 100])
def test_names_that_are_no_read_are_not_called(real: RealNvml, name: bytes) -> None:
    assert real.read(name, block(0)) == NOT_SUPPORTED


def test_processes_are_read_by_their_pids_on_the_machine(
    real: RealNvml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "pids"
    listed.write_text("7 9\n")
    ctypes.CDLL(None).setenv(b"GTAP_TEST_PIDS", str(listed).encode(), 1)
    assert real.processes() == [{7: Use(500 << 20, 37), 9: Use(501 << 20, 37)}]
    ctypes.CDLL(None).unsetenv(b"GTAP_TEST_PIDS")


def test_a_machine_without_nvml_has_none() -> None:
    assert open_real(["libno-such-library-of-anybody.so.1"], []) is None
