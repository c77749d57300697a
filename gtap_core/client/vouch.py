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
    seen = hidden = False
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if os.stat(each / "ns" / "pid").st_ino != namespace:
                continue
            seen = True
            if _innermost(each) == pid:
                return int(each.name)
        except PermissionError:
            hidden = True
        except OSError:  # it has ended meanwhile
            continue
    return 0 if seen and not hidden else None


def _innermost(process: Path) -> int:
    """The number that a process has in its own namespace: the last of all that it has."""
    lines = (process / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    return next((int(line.split()[-1]) for line in lines if line.startswith("NSpid:")), 0)


def _read(auxv: Path) -> bytes:
    """What is there; nothing where the thread has ended."""
    try:
        data = auxv.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
    return data[: len(data) - len(data) % _ENTRY.size]
