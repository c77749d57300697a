"""Whether a process of the program is still the one that opened a session: what only its own machine can tell."""

from __future__ import annotations

import os
import struct
from pathlib import Path

AT_RANDOM = 25  # where the kernel put 16 random bytes: a new address with each exec
_ENTRY = struct.Struct("@LL")


def state_of(pid: int, namespace: int, image: int) -> str:
    """ "alive": it runs the image; "gone": it has ended, or runs another one; "unknown": it cannot be seen from here.

    `namespace` is the inode of its pid namespace, `image` its AT_RANDOM.
    """
    if namespace != os.stat("/proc/self/ns/pid").st_ino:
        here = _elsewhere(pid, namespace)
        if not here:
            return "unknown" if here is None else "gone"
        pid = here
    try:
        tasks = [each / "auxv" for each in Path(f"/proc/{pid}/task").iterdir()]
        found = [data for each in tasks if (data := _read(each))]
    except PermissionError:
        return "unknown"
    except OSError:
        return "gone"
    return "alive" if any(dict(_ENTRY.iter_unpack(data)).get(AT_RANDOM) == image for data in found) else "gone"


def _elsewhere(pid: int, namespace: int) -> int | None:
    """Its number here, if the namespace is below ours, as a container's is; 0: it has ended. None: it is not seen."""
    seen = False
    for each in Path("/proc").glob("[0-9]*"):
        numbers: list[int] = []
        try:
            numbers = _numbers(each)
            if len(numbers) < 2 or os.stat(each / "ns" / "pid").st_ino != namespace:
                continue
            seen = True
            if numbers[-1] == pid:
                return int(each.name)
        except PermissionError:
            if numbers[-1:] == [pid]:  # it may be this one
                return None
        except OSError:  # it has ended meanwhile
            continue
    return 0 if seen else None


def _numbers(process: Path) -> list[int]:
    """The numbers that a process has, from our namespace's to its own's."""
    lines = (process / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    return next(([int(word) for word in line.split()[1:]] for line in lines if line.startswith("NSpid:")), [])


def _read(auxv: Path) -> bytes:
    """What is there; nothing where the thread has ended."""
    try:
        data = auxv.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
    return data[: len(data) - len(data) % _ENTRY.size]
