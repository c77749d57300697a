"""Copies that wait behind nothing: neither a stream nor the thread that executes the session's operations."""

from __future__ import annotations

import attrs

from gtap_core.devices.cuda.contexts import HIGHEST_PRIORITY, Contexts
from gtap_core.devices.cuda.staging import LARGEST, Slot, Staging
from gtap_core.devices.cuda.table import Driver


@attrs.frozen
class _Way:
    """What copies of one context go through."""

    generation: int
    stream: int
    slot: Slot


class Aside:
    """Copies in a thread of their own, each done when it returns. That thread alone uses this."""

    def __init__(self, driver: Driver, contexts: Contexts) -> None:
        self._driver, self._contexts = driver, contexts
        self._ways: dict[int, _Way] = {}

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> None:
        """Copy host bytes in."""
        with self._contexts.visit(ordinal):
            way = self._way(ordinal)
            for at in range(0, len(data), LARGEST):
                piece = data[at : at + LARGEST]
                way.slot.view[: len(piece)] = piece
                self._driver.cuMemcpyHtoDAsync_v2(destination + at, way.slot.address, len(piece), way.stream)
                self._driver.cuStreamSynchronize(way.stream)

    def copy_out(self, ordinal: int, source: int, size: int) -> bytes:
        """Return the bytes as they are now."""
        read = bytearray(size)
        with self._contexts.visit(ordinal):
            way = self._way(ordinal)
            for at in range(0, size, LARGEST):
                count = min(LARGEST, size - at)
                self._driver.cuMemcpyDtoHAsync_v2(way.slot.address, source + at, count, way.stream)
                self._driver.cuStreamSynchronize(way.stream)
                read[at : at + count] = way.slot.view[:count]
        return bytes(read)

    def _way(self, ordinal: int) -> _Way:
        generation = self._contexts.generation(ordinal)
        way = self._ways.get(ordinal)
        if way is None or way.generation != generation:
            slot = Staging(self._driver, self._contexts, ordinal).take(LARGEST)
            stream = self._contexts.new_stream(HIGHEST_PRIORITY)
            way = self._ways[ordinal] = _Way(generation, stream, slot)
        return way
