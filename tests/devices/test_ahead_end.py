"""The end of a session whose GPU still works on what the lane gave it."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
import trio
import trio.testing
from gtap_plugin_driver import driver as spec

from gtap_core.devices.cuda import CudaDevice
from gtap_core.devices.cuda import device as cuda_device
from gtap_core.devices.cuda.ahead import Ahead
from gtap_core.lane import library
from gtap_core.testing.loopback import loopback
from tests.devices.test_ahead import DEADLINE, Held, session
from tests.devices.test_driver_session import call


async def test_a_session_ends_while_the_lane_waits(driver: Path, a_lane: library.Lane) -> None:
    """Nothing is told any more; what was held ends with the contexts."""
    with trio.fail_after(DEADLINE):
        async with session(driver, a_lane) as run:
            await run.client.open([spec])
            held = Held(run, run.client, ctypes.CDLL(str(driver)))
            await held.start()
            held.hold()
            await held.fill(held.held, 0, 7)
            await run.client.start("driver", "cuStreamSynchronize", held.held)
            await run.client.post("driver", "gtapCopyOutAsync", bytearray(8), held.base, 8, held.held)
            assert (await call(run.client, "cuStreamQuery", held.held))[0] == 600
            handle = run.session.handles.find(held.held, "driver.CUstream").real.handle
            await run.client.aclose()
            with trio.move_on_after(0.2):
                await run.finished.wait()
            held.driver.fake_hold(ctypes.c_void_p(handle), 0)
            await run.finished.wait()


async def test_what_was_printed_last_may_be_delivered_behind_the_end(
    driver: Path, a_lane: library.Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Look for no provider in `_delivered` of ahead.py to see the process crash."""
    give_back = Ahead.give_back_output

    def asking(self: Ahead) -> None:  # as a thread of the lane's does that ends with the session
        self._asked()
        give_back(self)

    monkeypatch.setattr(Ahead, "give_back_output", asking)
    with trio.fail_after(DEADLINE):
        async with session(driver, a_lane) as run:
            await run.client.open([spec])
            assert (await call(run.client, "cuStreamSynchronize", 0))[0] == 0
        await trio.testing.wait_all_tasks_blocked()
    assert run.ended == ""


async def test_a_kernel_that_outlives_its_session_finds_what_it_needs(
    driver: Path, a_lane: library.Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let `aclose` of the cuda device free the lane's part in any case to see the process crash."""
    monkeypatch.setattr(cuda_device, "CLOSE_SECONDS", 0.1)
    devices: list[CudaDevice] = []

    def make(nursery: trio.Nursery) -> CudaDevice:
        devices.append(CudaDevice(nursery, {}, str(driver)))
        return devices[0]

    with trio.fail_after(DEADLINE):
        async with loopback(make, [spec], lane=a_lane) as run:
            await run.client.open([spec])
            held = Held(run, run.client, ctypes.CDLL(str(driver)))
            await held.start()
            handle = run.session.handles.find(held.held, "driver.CUstream").real.handle
            held.hold()
            await held.fill(held.held, 0, 7)
            await run.client.start("driver", "cuStreamSynchronize", held.held)
            assert (await call(run.client, "cuStreamQuery", held.held))[0] == 600
    held.driver.fake_hold(ctypes.c_void_p(handle), 0)
    assert await trio.to_thread.run_sync(devices[0]._worker.ended.wait, DEADLINE)
