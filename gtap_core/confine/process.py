"""What a process of a session takes from itself before it meets its client: privileges, descriptors, core dumps.

Its memory is bounded once it is known what it needs (`bound_memory`): address space is no measure, for slots of
terabytes are reserved. There is no bound of processes and threads: the system counts those of a user together, so that
one session would keep others from starting; the filter of system calls allows no processes.
"""

from __future__ import annotations

import ctypes
import os
import resource
from pathlib import Path

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_MOST_FILES = 4096
_FIRST_TO_GO = 500  # of 1000: where the machine has no memory left, a session ends, and not the server


def confine(*keep: int) -> None:
    """Give up what a session does not need; `keep` are the descriptors that stay open beside 0, 1 and 2.

    Raises OSError where the system refuses: a session does not run with more than it should have.
    """
    adjustment = Path("/proc/self/oom_score_adj")
    if int(adjustment.read_text()) < _FIRST_TO_GO:  # less than there is needs privileges
        adjustment.write_text(str(_FIRST_TO_GO))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_NO_NEW_PRIVS)")
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # other sessions' processes may belong to the same user
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(_MOST_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    os.umask(0o077)
    for descriptor in _open_descriptors():
        if descriptor > 2 and descriptor not in keep:
            _close(descriptor)


def bound_memory(size: int) -> None:
    """Let the process have no more than so many bytes that it may write, mapped or allocated; then it gets ENOMEM."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _open_descriptors() -> list[int]:
    return [int(name) for name in os.listdir("/proc/self/fd")]


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:  # the descriptor of the listing itself
        return
