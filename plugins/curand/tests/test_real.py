"""A server with a real cuRAND: what the library is called with, by a stand-in for it and for the driver."""

from __future__ import annotations

import ctypes
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import trio
from gtap_plugin_curand import curand, register_libraries

from gtap_core.devices.cuda import CudaDevice
from gtap_core.testing import FakeCalls, fake_library
from gtap_core.testing.loopback import LoopbackClient, loopback
from tests.devices import standin

XORWOW = 101
NOT_INITIALIZED, OUT_OF_RANGE, UNSUPPORTED = 101, 104, 204
register_libraries(lambda library: None)  # enters the handlers


@pytest.fixture
async def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[LoopbackClient, FakeCalls]]:
    path, driver = fake_library(curand, tmp_path), standin.build(tmp_path)
    monkeypatch.setattr(curand, "real", (str(path),))
    monkeypatch.setattr(curand, "pathfinder", "")
    with trio.fail_after(60):
        async with loopback(lambda nursery: CudaDevice(nursery, {"curand": curand}, str(driver)), [curand]) as session:
            await session.client.open([curand])
            yield session.client, FakeCalls(curand, path)


async def test_generators_write_where_they_are_told_to(run: tuple[LoopbackClient, FakeCalls]) -> None:
    client, fake = run
    of_device, of_host = client.token(), client.token()
    assert (await client.call("curand", "curandCreateGenerator", of_device, XORWOW))[0] == 0
    assert (await client.call("curand", "curandCreateGeneratorHost", of_host, XORWOW))[0] == 0
    memory = ctypes.create_string_buffer(16)  # the stand-in writes where it is told to
    await client.post("curand", "curandGenerate", of_device, ctypes.addressof(memory), 4)
    status, (made,) = await client.call("curand", "curandGenerate", of_host, bytearray(16), 4)
    assert status == 0 and made is not None and bytes(made) != bytes(16)
    (_, posted), (_, called) = fake.calls("curandGenerate")
    assert list(posted[1:]) == [ctypes.addressof(memory), 4]
    assert called[2] == 4 and called[1] not in (0, posted[1])


async def test_an_address_of_the_server_is_never_written_to(run: tuple[LoopbackClient, FakeCalls]) -> None:
    """A generator of the host would take the address for one of its own process."""
    client, fake = run
    of_device, of_host = client.token(), client.token()
    await client.call("curand", "curandCreateGenerator", of_device, XORWOW)
    await client.call("curand", "curandCreateGeneratorHost", of_host, XORWOW)
    assert (await client.call("curand", "curandGenerate", of_host, 0x7F0000000000, 4))[0] == OUT_OF_RANGE
    assert (await client.call("curand", "curandGenerate", of_device, bytearray(16), 4))[0] == OUT_OF_RANGE
    assert fake.calls("curandGenerate") == []


async def test_a_token_that_was_a_generator_of_the_host_s_may_become_one_of_the_device(
    run: tuple[LoopbackClient, FakeCalls],
) -> None:
    client, fake = run
    token, memory = client.token(), ctypes.create_string_buffer(16)
    assert (await client.call("curand", "curandCreateGeneratorHost", token, XORWOW))[0] == 0
    assert (await client.call("curand", "curandDestroyGenerator", token))[0] == 0
    assert (await client.call("curand", "curandCreateGenerator", token, XORWOW))[0] == 0
    assert (await client.call("curand", "curandGenerate", token, bytearray(16), 4))[0] == OUT_OF_RANGE
    assert (await client.call("curand", "curandGenerate", token, ctypes.addressof(memory), 4))[0] == 0
    ((_, arguments),) = fake.calls("curandGenerate")
    assert list(arguments[1:]) == [ctypes.addressof(memory), 4]


async def test_only_distributions_that_were_made_are_destroyed(run: tuple[LoopbackClient, FakeCalls]) -> None:
    client, fake = run
    assert (await client.call("curand", "curandDestroyDistribution", 4096))[0] == NOT_INITIALIZED
    status, (made,) = await client.call("curand", "curandCreatePoissonDistribution", 10.0, bytearray(8))
    assert status == 0 and made is not None
    address = int.from_bytes(made, "little")
    assert [(await client.call("curand", "curandDestroyDistribution", address))[0] for _ in range(2)] == [
        0,
        NOT_INITIALIZED,
    ]
    ((_, (destroyed,)),) = fake.calls("curandDestroyDistribution")
    assert destroyed == address


async def test_addresses_of_the_library_s_own_tables_stay_on_the_server(
    run: tuple[LoopbackClient, FakeCalls],
) -> None:
    client, fake = run
    assert (await client.call("curand", "curandGetDirectionVectors32", bytearray(8), 101))[0] == UNSUPPORTED
    assert (await client.call("curand", "curandGetScrambleConstants32", bytearray(8)))[0] == UNSUPPORTED
    assert (await client.call("curand", "gtapCurandTable", 101, 20000 * 128 - 8, bytearray(16), 16))[0] == OUT_OF_RANGE
    assert (await client.call("curand", "gtapCurandTable", 7, 0, bytearray(16), 16))[0] == OUT_OF_RANGE
    assert fake.calls("curandGetDirectionVectors32") == []
