"""The handle table: token -> entry, one per session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs


@attrs.define(eq=False)
class Entry:
    """One object of the session. `creation` is what it was made from, kept for restore; `real` belongs to the device."""

    token: int
    kind: str  # "driver.CUstream", "toy.toyHandle"
    creation: Mapping[str, Any]
    real: Any = None
    status: int = 0  # poisoned: the status that every use returns
