"""Extents of one device that another one uses: what the driver is told, in order, on a driver that only remembers."""

# ruff: noqa: N802 - the driver's names

from __future__ import annotations

import ctypes
from typing import Any

import attrs

from gtap_core.devices.cuda.extents import Extents
from gtap_core.devices.cuda.peers import Peers
from gtap_core.devices.cuda.table import StatusError

EXTENT, FIRST, SECOND = 32 << 20, 0x2400_0000_0000, 0x2400_1000_0000


@attrs.define(eq=False)
class Remembering:
    """A driver with two devices that reach each other; every call succeeds."""

    calls: list[tuple[Any, ...]] = attrs.field(factory=list)
    refused: int = 0  # the device that may be given no access

    @property
    def status(self) -> Remembering:
        return self

    def cuMemSetAccess(self, address: int, size: int, access: Any, count: int) -> int:
        kind, device, flags = ctypes.cast(access, ctypes.POINTER(ctypes.c_int))[:3]
        assert (kind, count) == (1, 1)
        if flags and device == self.refused:
            raise StatusError(2)
        self.calls.append(("access", address, size, device, flags))
        return 0

    def cuDeviceCanAccessPeer(self, possible: Any, device: int, peer: int) -> int:
        ctypes.cast(possible, ctypes.POINTER(ctypes.c_int))[0] = 1
        return 0

    def cuDeviceGetP2PAttribute(self, value: Any, attribute: int, device: int, peer: int) -> int:
        ctypes.cast(value, ctypes.POINTER(ctypes.c_int))[0] = attribute
        return 1 if attribute == 5 else 0  # one that an older driver does not know

    def cuCtxEnablePeerAccess(self, peer: int, flags: int) -> int:
        self.calls.append(("enable", peer))
        return 0

    def cuCtxDisablePeerAccess(self, peer: int) -> int:
        self.calls.append(("disable", peer))
        return 0

    def cuMemUnmap(self, address: int, size: int) -> int:
        self.calls.append(("unmap", address))
        return 0

    def __getattr__(self, name: str) -> Any:
        def other(*arguments: Any) -> int:
            if name == "cuMemGetAllocationGranularity":
                ctypes.cast(arguments[0], ctypes.POINTER(ctypes.c_size_t))[0] = 2 << 20
            return 0

        return other

    def take(self) -> list[tuple[Any, ...]]:
        """What was called since the last time."""
        calls, self.calls = self.calls, []
        return calls


class Places:
    """Contexts: that of device n has the number 100 + n; the driver calls device n 10 + n."""

    def device(self, ordinal: int) -> int:
        return 10 + ordinal

    def context(self, ordinal: int) -> int:
        return 100 + ordinal

    def new_stream(self, priority: int = 0) -> int:
        return 0x5000

    def enter(self, ordinal: int) -> None:
        return None


def made() -> tuple[Remembering, Extents, Peers]:
    driver, contexts = Remembering(), Places()
    extents = Extents(driver, contexts)  # type: ignore[arg-type]
    return driver, extents, Peers(driver, contexts, extents)  # type: ignore[arg-type]


def test_extents_are_shared_that_are_there_and_that_come() -> None:
    driver, extents, peers = made()
    assert peers.attributes(0, 1) == (1, 1, 3, 4, 0)
    assert peers.attributes(1, 1) == (0, 0, 0, 0, 0)
    extents.map(1, FIRST, EXTENT)
    driver.take()
    peers.enable(0, 1)
    assert driver.take() == [("enable", 101), ("access", FIRST, EXTENT, 10, 3)]
    extents.map(1, SECOND, EXTENT)
    assert driver.take() == [("access", SECOND, EXTENT, 11, 3), ("access", SECOND, EXTENT, 10, 3)]
    extents.map(0, SECOND + EXTENT, EXTENT)  # the other way needs its own enabling
    assert driver.take() == [("access", SECOND + EXTENT, EXTENT, 10, 3)]


def test_access_that_is_given_again_before_it_was_taken_stays() -> None:
    driver, extents, peers = made()
    extents.map(1, FIRST, EXTENT)
    peers.enable(0, 1)
    peers.disable(0, 1)
    peers.enable(0, 1)
    driver.take()
    peers.revoke(0, 1)
    assert driver.take() == []
    peers.disable(0, 1)
    peers.revoke(0, 1)
    assert driver.take() == [("access", FIRST, EXTENT, 10, 0), ("disable", 101)]


def test_a_reset_of_either_ends_the_access() -> None:
    driver, extents, peers = made()
    extents.map(1, FIRST, EXTENT)
    peers.enable(0, 1)
    peers.forget(1)
    driver.take()
    extents.map(1, SECOND, EXTENT)
    assert driver.take() == [("access", SECOND, EXTENT, 11, 3)]


def test_an_extent_that_a_peer_cannot_be_given_is_not_there() -> None:
    driver, extents, peers = made()
    peers.enable(0, 1)
    driver.refused = 10
    try:
        extents.map(1, FIRST, EXTENT)
    except StatusError as error:
        assert error.status == 2
    assert driver.take()[-1] == ("unmap", FIRST) and extents.of(1) == []
