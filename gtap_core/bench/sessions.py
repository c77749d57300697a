"""What it costs to open a session, and to have one."""

from __future__ import annotations

import time
from collections.abc import Iterator

from . import processes
from .place import Place, medians
from .result import Result, at_most

EACH = 0.25  # seconds that one takes, with what the server needs to have the next one ready
LEAST = 3
QUIET = 0.3  # seconds after which a session is idle


def measure(place: Place, seconds: float) -> Iterator[Result]:
    """Time until a program has a context, and waits of it; the control connects and says a preamble's bytes."""
    count = max(LEAST, int(seconds / EACH))
    raw = place.routes["unix"].raw
    found = medians(place.run("open", raw, count))
    yield at_most("open.time", found["gtap"], found["raw"], "ms", 60)
    waits = place.counted("open", raw, LEAST)["waits"]
    yield at_most("open.waits", waits / LEAST, None, "waits", 1)


def measure_memory(place: Place, seconds: float) -> Iterator[Result]:
    """Memory of a session's process while its program does nothing. The control is the same before its client came."""
    found: list[int] = []

    def look(session: int) -> None:
        time.sleep(QUIET)
        found.append(processes.proportional(session))

    before = processes.proportional(processes.spare(place.server))
    place.run("open", "hold", asked=look)
    yield at_most("memory.session", found[0] / 2**20, before / 2**20, "MiB", 60)
