"""The tables that cuRAND hands out for quasi-random generators in a program's own kernels."""

from __future__ import annotations

import attrs

DIMENSIONS = 20000


@attrs.frozen
class Table:
    """One of them: the function that gives it and the number that names it there; `width` numbers of `bits` a row."""

    function: str
    number: int | None
    bits: int
    width: int

    @property
    def size(self) -> int:
        """In bytes."""
        return DIMENSIONS * self.width * self.bits // 8


TABLES = {
    101: Table("curandGetDirectionVectors32", 101, 32, 32),
    102: Table("curandGetDirectionVectors32", 102, 32, 32),
    103: Table("curandGetDirectionVectors64", 103, 64, 64),
    104: Table("curandGetDirectionVectors64", 104, 64, 64),
    32: Table("curandGetScrambleConstants32", None, 32, 1),
    64: Table("curandGetScrambleConstants64", None, 64, 1),
}
