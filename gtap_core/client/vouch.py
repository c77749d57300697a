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
        return "unknown"
    try:
        tasks = [each / "auxv" for each in Path(f"/proc/{pid}/task").iterdir()]
        found = [data for each in tasks if (data := _read(each))]
    except PermissionError:
        return "unknown"
    except OSError:
        return "gone"
    return "alive" if any(dict(_ENTRY.iter_unpack(data)).get(AT_RANDOM) == image for data in found) else "gone"


def _read(auxv: Path) -> bytes:
    """What is there; nothing where the thread has ended."""
    try:
        data = auxv.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
    return data[: len(data) - len(data) % _ENTRY.size]
