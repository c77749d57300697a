"""What a session process gives up before it hears of its client: privileges, cores, spare descriptors."""

from __future__ import annotations

import ctypes
import os
import resource

_PR_SET_NO_NEW_PRIVS = 38
MOST_FILES = 1024
MOST_TASKS = 4096  # processes and threads of the user, compilers' and BLAS's pools among them


def confine() -> None:
    """Give up what a session never needs. Raises OSError when the kernel refuses: then there is no session."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no-new-privileges was refused")
    os.umask(0o077)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, MOST_FILES)
    _limit(resource.RLIMIT_NPROC, MOST_TASKS)


def _limit(which: int, most: int) -> None:
    _, hard = resource.getrlimit(which)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))
