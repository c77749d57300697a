"""Access of one device to the memory of another one."""

from __future__ import annotations

import ctypes

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.extents import Extents
from gtap_core.devices.cuda.table import Driver, StatusError

ALREADY_ENABLED = 704
_ATTRIBUTES = range(1, 6)
_ACCESS = 2  # CUdevice_P2PAttribute


@attrs.define(eq=False)
class Peers:
    """Which devices use which others' memory: what the driver allocates itself, and the extents of the session.

    Used by the driver's worker; `revoke` by a waiter.
    """

    driver: Driver
    contexts: Contexts
    extents: Extents

    def attributes(self, ordinal: int, peer: int) -> tuple[int, ...]:
        """Return CUdevice_P2PAttribute 1 to 5, 0 where the driver knows none; a device is no peer of its own."""
        device, other = self.contexts.device(ordinal), self.contexts.device(peer)
        possible, value = ctypes.c_int(), ctypes.c_int()
        if ordinal == peer:
            return (0,) * len(_ATTRIBUTES)
        self.driver.cuDeviceCanAccessPeer(ctypes.byref(possible), device, other)
        get = self.driver.status.cuDeviceGetP2PAttribute
        values = {n: value.value for n in _ATTRIBUTES if not get(ctypes.byref(value), n, device, other)}
        values[_ACCESS] = possible.value
        return tuple(values.get(n, 0) for n in _ATTRIBUTES)

    def enable(self, ordinal: int, peer: int) -> None:
        """Give access. Raises StatusError where the hardware has none."""
        other = self.contexts.context(peer)
        self.contexts.enter(ordinal)
        status = self.driver.status.cuCtxEnablePeerAccess(other, 0)
        if status not in (0, ALREADY_ENABLED):  # the disabling before it may not have come to its end
            raise StatusError(status)
        self.extents.share(ordinal, peer)

    def disable(self, ordinal: int, peer: int) -> None:
        """Give no access to what is mapped from here on; `revoke` takes back the rest, once nothing uses it."""
        self.extents.unshare(ordinal, peer)

    def revoke(self, ordinal: int, peer: int) -> None:
        """Take access back, unless it was given again meanwhile."""
        if self.extents.revoke(ordinal, peer):
            other = self.contexts.context(peer)
            self.contexts.enter(ordinal)
            self.driver.cuCtxDisablePeerAccess(other)

    def forget(self, ordinal: int) -> None:
        """A device's context goes, with its access to others; others' access to its memory goes too."""
        for user, owner in self.extents.shares():
            if ordinal in (user, owner):
                self.extents.unshare(user, owner)
                self.extents.revoke(user, owner)
