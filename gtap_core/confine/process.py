"""What a process of a session takes from itself before it meets its client: privileges, descriptors, core dumps."""

from __future__ import annotations

import ctypes
import os
import resource

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_MOST_FILES = 4096


def confine(*keep: int) -> None:
    """Give up what a session does not need; `keep` are the descriptors that stay open beside 0, 1 and 2.

    Raises OSError where the system refuses: a session does not run with more than it should have.
    """
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


def _open_descriptors() -> list[int]:
    return [int(name) for name in os.listdir("/proc/self/fd")]


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:  # the descriptor of the listing itself
        return
