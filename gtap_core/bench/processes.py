"""What /proc says of a server's processes."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from ..errors import BenchError

PATIENCE = 30.0  # seconds
AGAIN = 0.01  # seconds until another look


def parents() -> dict[int, int]:
    """Every process's parent."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            found[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
    return found


def command(pid: int) -> str:
    """Its command line; empty for one that has ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def spare(server: int) -> int:
    """The session process that the next client gets, once the server is quiet: nothing else is forked or compiled."""
    return until(lambda: _ready(server), "the server does not become idle")


def _ready(server: int) -> int | None:
    """A template, one process that it has forked, and that one's starter are there, and no compiler."""
    above = parents()
    below = [pid for pid, parent in above.items() if parent == server]
    template = next((pid for pid in below if "gtap_core.session" in command(pid)), None)
    forked = [pid for pid, parent in above.items() if parent == template]
    started = [pid for pid, parent in above.items() if parent in forked]
    busy = any("compileall" in command(pid) for pid in below)
    return forked[0] if len(forked) == 1 and started and not busy else None


def until(found: Callable[[], int | None], otherwise: str) -> int:
    """What it finds, as soon as it does. Raises BenchError."""
    deadline = time.monotonic() + PATIENCE
    while (value := found()) is None:
        if time.monotonic() > deadline:
            raise BenchError(otherwise)
        time.sleep(AGAIN)
    return value


def proportional(pid: int) -> int:
    """Bytes of memory that it has, pages shared with others divided among them. Raises BenchError."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError as error:
        raise BenchError(f"the memory of a session process cannot be read ({error.strerror}): run as root") from error
    return next(int(row.split()[1]) for row in text.splitlines() if row.startswith("Pss:")) << 10
