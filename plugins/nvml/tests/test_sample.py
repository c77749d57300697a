"""Samples: what the machine says of itself, how shares are counted, and that asking makes no context."""

from __future__ import annotations

import struct
from pathlib import Path

import gtap_plugin_nvml.handlers  # noqa: F401 - they enter themselves into the spec
import pytest
from gtap_plugin_nvml import host, nvml
from gtap_plugin_nvml.sample import DEVICE, HEAD, PROCESS, TENTH, DeviceRow, ProcessRow, Reading, encode, utilization

from gtap_core import Pending
from gtap_core.devices.null import NullDevice
from gtap_core.testing.loopback import loopback

CAPACITY = 1 << 16


def test_rows_are_as_the_client_reads_them() -> None:
    assert (HEAD.size, DEVICE.size, PROCESS.size) == (32, 80, 128), "nvml.h lays them out so"
    blob = encode(5, [DeviceRow(7, [TENTH] * 10)], [ProcessRow(1, 0, 9, 50, "n" * 200)], True)
    assert HEAD.unpack_from(blob) == (1, 1, 1, 32, 80, 128, 5)
    assert len(blob) == 32 + 80 + 128 and blob.endswith(b"n\0" + bytes(4))


def test_a_name_is_cut_between_characters() -> None:
    row = ProcessRow(1, 0, 0, 0, "ä" * 60).encode()
    assert row[20:].rstrip(b"\0").decode() == "ä" * 51


def test_what_runs_at_once_is_no_more_than_all_of_the_time() -> None:
    assert utilization([2 * TENTH] * 10) == 100
    assert utilization([TENTH] * 5 + [0] * 5) == 50
    assert utilization([0] * 9 + [1]) == 1, "a little is not nothing"
    assert utilization([0] * 10) == utilization([]) == 0


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_the_machine_is_read(tmp_path: Path) -> None:
    for number, khz in enumerate((2_000_000, 3_000_000)):
        write(tmp_path, f"sys/devices/system/cpu/cpu{number}/cpufreq/scaling_cur_freq", f"{khz}\n")
    write(tmp_path, "sys/class/powercap/intel-rapl:0/energy_uj", "5000000\n")
    times = iter((10.0, 10.5))

    def sleep(_: float) -> None:
        write(tmp_path, "sys/class/powercap/intel-rapl:0/energy_uj", "25000000\n")

    assert host.reading(tmp_path, sleep, lambda: next(times)) == Reading(25_000, 0, 40_000, 2500)


def test_a_counter_of_energy_that_begins_anew_is_no_power(tmp_path: Path) -> None:
    write(tmp_path, "sys/class/powercap/intel-rapl:0/energy_uj", "5000000\n")
    found = host.reading(tmp_path, lambda _: write(tmp_path, "sys/class/powercap/intel-rapl:0/energy_uj", "1000\n"))
    assert (found.energy, found.power) == (5000, 0)


def test_a_machine_that_says_nothing_has_the_constants(tmp_path: Path) -> None:
    assert host.reading(tmp_path, now=lambda: 100.0) == Reading(3_000_000, 0, host.POWER, 0)
    write(tmp_path, "proc/cpuinfo", "processor : 0\ncpu MHz\t\t: 2000.5\nprocessor : 1\ncpu MHz\t\t: 3000.5\n")
    assert host.reading(tmp_path, now=lambda: 0.0).clock == 2500


class Noting(NullDevice):
    """Notes which contexts were made."""

    def __init__(self) -> None:
        super().__init__()
        self.attached: list[int] = []

    def attach(self, ordinal: int) -> Pending:
        self.attached.append(ordinal)
        return super().attach(ordinal)


async def test_asking_makes_no_context() -> None:
    device = Noting()
    async with loopback(lambda nursery: device, [nvml]) as run:
        await run.client.open([nvml])
        status, (blob,) = await run.client.call("nvml", "gtapNvmlSample", bytes(CAPACITY), CAPACITY)
        assert status == 0 and blob is not None and HEAD.unpack_from(blob)[1] == 1
        assert device.attached == []


@pytest.mark.parametrize("capacity", [0, 31, 111])
async def test_a_sample_that_does_not_fit_is_not_sent(capacity: int) -> None:
    async with loopback(lambda nursery: NullDevice(), [nvml]) as run:
        await run.client.open([nvml])
        assert await run.client.call("nvml", "gtapNvmlSample", bytes(capacity), capacity) == (7, [None])


async def test_a_device_without_a_library_reads_nothing() -> None:
    async with loopback(lambda nursery: NullDevice(), [nvml]) as run:
        await run.client.open([nvml])
        sent = struct.pack("<QQQI4x", 0, 0, 4, 0)
        status, _ = await run.client.call("nvml", "gtapNvmlRead", b"nvmlDeviceGetTemperature", sent, len(sent))
        assert status == 3
