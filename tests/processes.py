"""What /proc says of a server: its processes, their memory and descriptors."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import attrs

IDLE = 4  # below a server that serves nobody: its guard, the template, a spare session process, and its starter


@attrs.frozen
class Process:
    """One process as it was when somebody looked."""

    pid: int
    parent: int
    state: str  # "Z": a zombie


def everything() -> dict[int, Process]:
    """Every process, by pid."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            state, parent, *_ = entry.read_text().rpartition(")")[2].split()
            found[int(entry.parent.name)] = Process(int(entry.parent.name), int(parent), state)
    return found


def below(pid: int) -> list[Process]:
    """All processes below one, zombies too."""
    processes, family = everything(), {pid}
    while fresh := {each.pid for each in processes.values() if each.parent in family} - family:
        family |= fresh
    return [processes[each] for each in sorted(family - {pid})]


def template(server: int) -> int:
    """The process that a server's session processes are forked from."""
    return next(each.pid for each in below(server) if each.parent == server and runs(each.pid, b"gtap_core.session"))


def runs(pid: int, module: bytes) -> bool:
    """Whether a process runs that module; one that has ended runs none."""
    with contextlib.suppress(OSError):
        return module in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def descriptors(pid: int) -> int:
    """How many it has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def opened(pid: int) -> dict[int, str]:
    """What its descriptors are; those that are closed meanwhile are left out."""
    found = {}
    with contextlib.suppress(OSError):  # it has ended
        for each in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(FileNotFoundError):
                found[int(each)] = os.readlink(f"/proc/{pid}/fd/{each}")
    return found


def executes(pid: int, file: str) -> bool:
    """Whether a process's program has that name; one that has ended has none."""
    with contextlib.suppress(OSError):
        return os.path.basename(os.readlink(f"/proc/{pid}/exe")) == file
    return False


def resident(pid: int) -> int:
    """Bytes of its own memory that it has touched: pages shared with a file do not count."""
    sizes = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(sizes[1]) - int(sizes[2])) * os.sysconf("SC_PAGE_SIZE")


def processor_time(pid: int) -> float:
    """Seconds that it and those of its children that were waited for have used."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
