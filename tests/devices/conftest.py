"""The cuda device on the stand-in driver."""

from __future__ import annotations

import ctypes
from collections.abc import AsyncIterator
from pathlib import Path

import attrs
import pytest
import trio

from gtap_core import config
from gtap_core.devices.cuda import CudaDevice
from gtap_core.lane import library
from gtap_core.session.device import DeviceFacts
from gtap_core.session.handles import Entry
from tests.devices import standin


@pytest.fixture(scope="session")
def a_lane() -> library.Lane:
    """The library, loaded once."""
    return library.load(str(library.obtain(config.load())))


SLOT = 0x2400_0000_0000
SLOT_BYTES = 1 << 40
EXTENT = 32 << 20


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stand-in driver's path; each test gets a copy of it, because its state is the library's."""
    return standin.build(tmp_path_factory.mktemp("driver"))


@attrs.define(eq=False)
class Bench:
    """A started device with an extent, and short forms of what tests do with it."""

    device: CudaDevice
    facts: list[DeviceFacts]
    printed: list[tuple[int, bytes]]
    library: ctypes.CDLL | None
    base: int = SLOT
    _tokens: int = 16

    def entry(self, kind: str) -> Entry:
        self._tokens += 2
        return Entry(self._tokens, f"driver.{kind}", {})

    async def stream(self, flags: int = 0) -> Entry:
        entry = self.entry("CUstream")
        assert await self.device.stream_create(entry, 0, flags, 0).wait() == 0
        return entry

    async def event(self, flags: int = 0) -> Entry:
        entry = self.entry("CUevent")
        assert await self.device.event_create(entry, 0, flags).wait() == 0
        return entry

    async def module(self, text: str = standin.PTX) -> Entry:
        entry = self.entry("CUmodule")
        assert await self.device.load(entry, 0, text.encode()).wait() == 0
        return entry

    def hold(self, stream: Entry) -> None:
        """Let nothing of a stream run until `release`."""
        assert self.library is not None
        self.library.fake_hold(ctypes.c_void_p(stream.real.handle), 1)

    def release(self, stream: Entry) -> None:
        assert self.library is not None
        self.library.fake_hold(ctypes.c_void_p(stream.real.handle), 0)

    async def read(self, address: int, size: int) -> bytes:
        pending = self.device.copy_out(0, address, size, 0)
        assert await pending.wait() == 0
        data: bytes = pending.value
        return data


@pytest.fixture
def driver(stand_in: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "libcuda.so.1"
    copied.write_bytes(stand_in.read_bytes())
    return copied


@pytest.fixture
async def bench(driver: Path, nursery: trio.Nursery) -> AsyncIterator[Bench]:
    device = CudaDevice(nursery, {}, str(driver))
    printed: list[tuple[int, bytes]] = []
    facts = await device.start(lambda descriptor, data: printed.append((descriptor, data)))
    bench = Bench(device, facts, printed, ctypes.CDLL(str(driver)))
    assert await device.reserve(SLOT, SLOT_BYTES).wait() == 0
    assert await device.map_extent(0, SLOT, EXTENT).wait() == 0
    yield bench
    await device.aclose()
