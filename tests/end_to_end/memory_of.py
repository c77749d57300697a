"""What a process has in its memory, looked at as root does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_CHUNK = 4 << 20


def found_in(pids: Iterable[int], wanted: Mapping[str, bytes]) -> dict[int, set[str]]:
    """What each process has of `wanted`; those that have ended meanwhile are left out."""
    found = {}
    for pid in pids:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found[pid] = finds(pid, wanted)
    return found


def finds(pid: int, wanted: Mapping[str, bytes]) -> set[str]:
    """The names of what of `wanted` is somewhere in the process's memory, files that it cannot have written aside."""
    most = max(map(len, wanted.values()))
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _mappings(pid):
            before = b""
            for place in range(start, end, _CHUNK):
                memory.seek(place)
                try:
                    content = before + memory.read(min(_CHUNK, end - place))
                except OSError:  # beyond the end of a file
                    break
                found |= {name for name, each in wanted.items() if each in content}
                before = content[-most:]
    return found


def _mappings(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, _, _, inode, *name = line.split()
        start, end = (int(each, 16) for each in place.split("-"))
        own = "w" in rights or inode == "0"
        if rights.startswith("r") and own and name[:1] not in (["[vvar]"], ["[vvar_vclock]"], ["[vsyscall]"]):
            yield start, end
