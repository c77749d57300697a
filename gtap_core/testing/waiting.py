"""Waits for what another process does: until it is so, or a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T], *, seconds: float = 60.0, what: str = "") -> T:
    """Call `look` until what it returns is true, and return that. AssertionError when the deadline has passed.

    For facts outside this process (a file, a log line, a process's end); own trio code is tested with its clock.
    """
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what or getattr(look, '__name__', repr(look))}")
        time.sleep(0.01)
    return seen
