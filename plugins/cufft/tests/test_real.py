"""A server with a real cuFFT: what the library is called with, by a stand-in for it and for the driver."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import trio
from gtap_plugin_cufft import cufft, register_libraries

from gtap_core.devices.cuda import CudaDevice
from gtap_core.testing import FakeCalls, fake_library
from gtap_core.testing.loopback import LoopbackClient, loopback
from tests.devices import standin

C2C, ALLOC_FAILED = 0x29, 2
register_libraries(lambda library: None)  # enters the handlers


@pytest.fixture
async def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[LoopbackClient, FakeCalls]]:
    path, driver = fake_library(cufft, tmp_path), standin.build(tmp_path)
    monkeypatch.setattr(cufft, "real", (str(path),))
    monkeypatch.setattr(cufft, "pathfinder", "")
    with trio.fail_after(60):
        async with loopback(lambda nursery: CudaDevice(nursery, {"cufft": cufft}, str(driver)), [cufft]) as session:
            await session.client.open([cufft])
            yield session.client, FakeCalls(cufft, path)


def many(size: bytearray | None) -> tuple[object, ...]:
    n = struct.pack("<2q", 3, 4)
    return (2, n, None, 1, 0, None, 1, 0, C2C, 5, size)


async def test_a_plan_whose_size_is_known_gives_the_library_other_memory(
    run: tuple[LoopbackClient, FakeCalls],
) -> None:
    """cuFFT writes the size wherever it is told to: NULL would be its end."""
    client, fake = run
    plan = client.token()
    assert (await client.call("cufft", "cufftCreate", plan))[0] == 0
    await client.post("cufft", "cufftMakePlanMany64", plan, *many(None))
    await client.post("cufft", "cufftXtMakePlanMany", plan, *many(None)[:5], 4, None, 1, 0, 4, 5, None, 4)
    status, (size,) = await client.call("cufft", "cufftGetSizeMany64", plan, *many(bytearray(8)))
    assert status == 0 and size is not None
    (_, made), (_, made_by_types) = fake.calls("cufftMakePlanMany64") + fake.calls("cufftXtMakePlanMany")
    real = made[0]
    assert made[1] == 2 and made[3] == 0 and made[9:11] == [C2C, 5] and made[11] != 0
    assert made_by_types[0] == real and made_by_types[12] != 0


async def test_sizes_that_are_asked_for_come_back(run: tuple[LoopbackClient, FakeCalls]) -> None:
    client, fake = run
    plan = client.token()
    await client.call("cufft", "cufftCreate", plan)
    status, (size,) = await client.call("cufft", "cufftMakePlanMany64", plan, *many(bytearray(8)))
    ordinal = cufft.by_name["cufftMakePlanMany64"].ordinal
    assert (status, size) == (0, bytes((7 * i + ordinal) % 256 for i in range(8)))
    fake.answer("cufftMakePlanMany64", ALLOC_FAILED)
    assert (await client.call("cufft", "cufftMakePlanMany64", plan, *many(bytearray(8))))[0] == ALLOC_FAILED
    fake.answer("cufftMakePlanMany64", 0)
    assert (await client.call("cufft", "cufftMakePlanMany64", plan, *many(bytearray(8))))[0] == 0  # not poisoned


async def test_a_plan_that_fails_unheard_is_reported(
    run: tuple[LoopbackClient, FakeCalls],
) -> None:
    client, fake = run
    plan = client.token()
    await client.call("cufft", "cufftCreate", plan)
    fake.answer("cufftMakePlanMany64", ALLOC_FAILED)
    await client.post("cufft", "cufftMakePlanMany64", plan, *many(None))
    await client.call("cufft", "cufftGetVersion", bytearray(4))
    assert [each.status for each in client.failures] == [ALLOC_FAILED]
