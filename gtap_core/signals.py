"""Signals as people read them."""

from __future__ import annotations

import signal


def signal_name(number: int) -> str:
    """As SIGTERM; most real-time signals have no name, and are `signal 40`."""
    known = {each.value: each.name for each in signal.Signals}
    return known.get(number, f"signal {number}")
