"""Copies and fills of one session: through page-locked slots where host memory takes part."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import partial

from gtap_core.devices.cuda import boxes
from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.landing import CopyOut, Landing
from gtap_core.devices.cuda.staging import LARGEST, Slot, Staging
from gtap_core.devices.cuda.structures import HOST_MEMORY
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.devices.cuda.threads import Later
from gtap_core.session.device import Extent, Pending, Region, Stream

INVALID_VALUE = 1
_FILL = {1: "cuMemsetD8Async", 2: "cuMemsetD16Async", 4: "cuMemsetD32Async"}
_FILL_2D = {1: "cuMemsetD2D8Async", 2: "cuMemsetD2D16Async", 4: "cuMemsetD2D32Async"}


class Copies:
    """Enqueues copies. The worker's thread alone."""

    def __init__(self, driver: Driver, contexts: Contexts, landing: Landing) -> None:
        self._driver, self._contexts, self._landing = driver, contexts, landing
        self._staging: dict[int, Staging] = {}

    def forget(self, ordinal: int) -> None:
        """The context goes, and its page-locked memory with it."""
        self._staging.pop(ordinal, None)

    def _staging_of(self, ordinal: int) -> Staging:
        staging = self._staging.get(ordinal)
        if staging is None:
            staging = self._staging[ordinal] = Staging(self._driver, self._contexts, ordinal)
        return staging

    # in

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> None:
        """Copy host bytes in, in pieces as large as a slot."""
        owner, handle = self._contexts.place(ordinal, stream)
        for at in range(0, len(data), LARGEST):
            piece = data[at : at + LARGEST]
            copy = partial(self._in, destination + at, len(piece), handle)
            self._through_slot(owner, handle, piece, copy)

    def _in(self, destination: int, size: int, stream: int, slot: Slot) -> None:
        self._driver.cuMemcpyHtoDAsync_v2(destination, slot.address, size, stream)

    def copy_in_box(
        self, ordinal: int, destination: Region, extent: Extent, data: bytes | memoryview, stream: Stream
    ) -> None:
        """Copy the rows of a box in; `data` has no gaps and fits a slot."""
        if len(data) != boxes.size(extent) or len(data) > LARGEST:
            raise StatusError(INVALID_VALUE)
        owner, handle = self._contexts.place(ordinal, stream)

        def copy(slot: Slot) -> None:
            source = boxes.packed(slot.address, extent)
            for box in boxes.copies(destination, source, extent, source_type=HOST_MEMORY):
                self._driver.cuMemcpy3DAsync_v2(ctypes.byref(box), handle)

        self._through_slot(owner, handle, data, copy)

    def _through_slot(self, ordinal: int, stream: int, data: bytes | memoryview, copy: Callable[[Slot], None]) -> None:
        self._contexts.refuse_captured(ordinal, stream)
        staging = self._staging_of(ordinal)
        slot = staging.take(len(data))
        slot.view[: len(data)] = data
        try:
            copy(slot)
            mark = self._contexts.mark(ordinal, stream)
        except StatusError:
            staging.give_back(slot)
            raise
        staging.fly(mark, slot)

    # out

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Later:
        """Copy out, at most as much as a slot holds."""

        def copy(slot: Slot, handle: int) -> None:
            self._driver.cuMemcpyDtoHAsync_v2(slot.address, source, size, handle)

        return self._out(ordinal, size, stream, copy)

    def copy_out_box(self, ordinal: int, source: Region, extent: Extent, stream: Stream) -> Later:
        """Copy the rows of a box out, without gaps."""

        def copy(slot: Slot, handle: int) -> None:
            destination = boxes.packed(slot.address, extent)
            for box in boxes.copies(destination, source, extent, destination_type=HOST_MEMORY):
                self._driver.cuMemcpy3DAsync_v2(ctypes.byref(box), handle)

        return self._out(ordinal, boxes.size(extent), stream, copy)

    def _out(self, ordinal: int, size: int, stream: Stream, copy: Callable[[Slot, int], None]) -> Later:
        if size > LARGEST:
            raise StatusError(INVALID_VALUE)
        owner, handle = self._contexts.place(ordinal, stream)
        self._contexts.refuse_captured(owner, handle)
        staging = self._staging_of(owner)
        slot = staging.take(size)
        try:
            copy(slot, handle)
            mark = self._contexts.mark(owner, handle)
        except StatusError:
            staging.give_back(slot)
            raise
        under_way = CopyOut(owner, handle, mark, staging, slot, size)

        def begin(pending: Pending) -> None:
            under_way.pending = pending
            self._landing.depart(under_way)

        return Later((owner, handle), partial(self._landing.arrive, under_way), begin)

    # on the device

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> None:
        """Copy on the device."""
        self._driver.cuMemcpyDtoDAsync_v2(destination, source, size, self._contexts.stream(ordinal, stream))

    def copy_box(self, ordinal: int, destination: Region, source: Region, extent: Extent, stream: Stream) -> None:
        """Copy a box on the device."""
        handle = self._contexts.stream(ordinal, stream)
        for box in boxes.copies(destination, source, extent):
            self._driver.cuMemcpy3DAsync_v2(ctypes.byref(box), handle)

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> None:
        """Write `count` times a pattern."""
        handle = self._contexts.stream(ordinal, stream)
        if len(pattern) not in _FILL:
            raise StatusError(INVALID_VALUE)
        value = int.from_bytes(pattern, "little")
        getattr(self._driver, _FILL[len(pattern)])(destination, value, count, handle)

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> None:
        """Write rows of a pattern."""
        handle = self._contexts.stream(ordinal, stream)
        if len(pattern) not in _FILL_2D:
            raise StatusError(INVALID_VALUE)
        value = int.from_bytes(pattern, "little")
        getattr(self._driver, _FILL_2D[len(pattern)])(destination, pitch, value, width, height, handle)
