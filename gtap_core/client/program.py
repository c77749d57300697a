"""Find the program as a shell would, and say beforehand what will keep gtap's libraries out of it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ..errors import ProgramError
from . import elf

MOST_INTERPRETERS = 4  # what Linux allows


def find(name: str, search: str | None) -> Path:
    """The file that `name` means; `search` is PATH. Raises ProgramError with a shell's exit status (126, 127)."""
    if "/" in name:
        return _checked(name, Path(name))
    found: ProgramError | None = None
    for folder in (search if search is not None else os.defpath).split(os.pathsep):
        try:
            return _checked(name, Path(folder or ".") / name)
        except ProgramError as error:
            if error.status == 126:
                found = error
    raise found or ProgramError(f"{name}: no such program", 127)


def _checked(name: str, path: Path) -> Path:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ProgramError(f"{name}: no such program", 127) from error
    except OSError as error:
        raise ProgramError(f"{name}: {error.strerror}", 126) from error
    if stat.S_ISDIR(mode):
        raise ProgramError(f"{name}: is a folder, not a program", 126)
    if not os.access(path, os.X_OK):
        raise ProgramError(f"{name}: not executable (chmod +x {name}, or name its interpreter)", 126)
    return path


def unreachable(path: Path) -> str | None:
    """Why gtap's libraries will not get into this program, as a sentence; None where they will.

    A program that starts others may still be meant to run, so this is advice and no error.
    """
    try:
        return _unreachable(path, MOST_INTERPRETERS)
    except (OSError, elf.NotElf):
        return None  # the kernel says it better, when it is asked to run it


def _unreachable(path: Path, depth: int) -> str | None:
    if _gains_privileges(path):
        return (
            f"{path} is setuid, setgid or has file capabilities: the system loader ignores gtap's libraries there; "
            "run it as a user who needs no such right, from a copy without it"
        )
    with path.open("rb") as file:
        start = file.read(256)
    if start[:2] == b"#!":
        words = start[2:].partition(b"\n")[0].split()
        return _unreachable(Path(os.fsdecode(words[0])), depth - 1) if words and depth else None
    if elf.read(path).static:
        return (
            f"{path} is statically linked: no library can be put under it, so CUDA calls of its own will not reach "
            "the server; link it dynamically (nvcc's -cudart=static is fine, gcc's -static is not)"
        )
    return None


def _gains_privileges(path: Path) -> bool:
    facts = path.stat()
    foreign_user = facts.st_mode & stat.S_ISUID and facts.st_uid != os.geteuid()
    foreign_group = facts.st_mode & stat.S_ISGID and facts.st_gid != os.getegid()
    return bool(foreign_user or foreign_group) or _has_capabilities(path)


def _has_capabilities(path: Path) -> bool:
    try:
        return bool(os.getxattr(path, "security.capability"))
    except OSError as error:
        if error.errno in (errno.ENODATA, errno.ENOTSUP, errno.EPERM, errno.EACCES, errno.ENOSYS):
            return False
        raise
