"""The server's side: a sample of what changes; and, where there is a real NVML, reads by it."""

from __future__ import annotations

import time
from collections.abc import Sequence

import attrs
import trio

from gtap_core import Call, ordered
from gtap_plugin_nvml import host
from gtap_plugin_nvml.real import RealNvml, open_real
from gtap_plugin_nvml.sample import DeviceRow, ProcessRow, Reading, encode, utilization
from gtap_plugin_nvml.spec import nvml

NOT_SUPPORTED, INSUFFICIENT_SIZE = 3, 7
MOST_ROWS = 256


async def _real(session: Call) -> RealNvml | None:
    """The machine's own NVML, opened once; None where the device is no GPU, or there is none."""
    if session.device.kind != "cuda":
        return None
    if "nvml" not in session.kept:
        ids = [each.pci_bus_id for each in session.facts]
        session.kept["nvml"] = await trio.to_thread.run_sync(open_real, nvml.real, ids, abandon_on_cancel=True)
    found: RealNvml | None = session.kept["nvml"]
    return found


@nvml.handler("gtapNvmlSample")
@ordered(by="nothing")
async def sample(session: Call, sample: bytearray | None) -> int:
    session.submitted()  # nothing waits for it
    if sample is None:
        return INSUFFICIENT_SIZE
    real = await _real(session)
    blob = await _sample(session, real)
    if len(blob) > len(sample):
        return INSUFFICIENT_SIZE
    sample[:] = blob
    return 0


async def _sample(session: Call, real: RealNvml | None) -> bytes:
    told = await session.usage.ask()
    reading = Reading(power=host.POWER)
    if session.device.kind == "cpu":
        reading = await trio.to_thread.run_sync(host.reading)
    gauged: dict[int, tuple[int | None, int | None]] = {}
    if real is None:  # else the client reads it there
        places = [each.pci_bus_id for each in session.facts]
        gauged = dict(enumerate(await trio.to_thread.run_sync(session.device.gauge, places)))
    devices = [
        DeviceRow(
            min(use.memory, facts.total_memory),
            use.tenths,
            attrs.evolve(reading, temperature=gauged.get(ordinal, (None, None))[0] or host.TEMPERATURE),
        )
        for ordinal, (use, facts) in enumerate(zip(told.devices, session.facts, strict=False))
    ]
    processes = [
        (process, ordinal, use)
        for process in told.processes
        for ordinal, use in enumerate(process.devices[: len(session.facts)])
    ]
    rows = [
        ProcessRow(process.pid, ordinal, use.memory, utilization(use.tenths), process.program)
        for process, ordinal, use in processes
        if use.memory or use.busy
    ]
    if real is not None:
        found = await trio.to_thread.run_sync(real.processes, abandon_on_cancel=True)
        rows = [
            ProcessRow(process.pid, ordinal, found[ordinal][process.session].memory, share, process.program)
            for process, ordinal, _ in processes
            if process.session in found[ordinal]
            for share in (found[ordinal][process.session].utilization,)
        ]
    return encode(time.time_ns() // 1000, devices, _largest(rows), real is not None)


def _largest(rows: Sequence[ProcessRow]) -> list[ProcessRow]:
    return sorted(rows, key=lambda row: row.used, reverse=True)[:MOST_ROWS]


@nvml.handler("gtapNvmlRead")
@ordered(by="nothing")
async def read(session: Call, function: bytes, arguments: bytearray | None) -> int:
    session.submitted()
    real = await _real(session)
    if real is None or arguments is None:
        return NOT_SUPPORTED
    return await trio.to_thread.run_sync(real.read, function, arguments, abandon_on_cancel=True)
