"""What a structured target makes of its input: one choice after the other, zeros once the bytes are used up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Reads an input from its front."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        """Bytes that have not been used."""
        return len(self._data) - self._at

    def take(self, size: int) -> bytes:
        """Exactly so many bytes."""
        taken = self._data[self._at : self._at + size]
        self._at += len(taken)
        return taken + bytes(size - len(taken))

    def below(self, limit: int) -> int:
        """0 to limit - 1, from a byte; from two where the limit is above 256."""
        return int.from_bytes(self.take(1 if limit <= 256 else 2), "little") % limit

    def one_of(self, values: Sequence[T]) -> T:
        """One of them; the first one for a zero."""
        return values[self.below(len(values))]
