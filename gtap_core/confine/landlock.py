"""The files that a process of a session may open by their paths: what its programs and libraries are, and its cache.

Of the rest of the file system it sees nothing, whatever its user may read. What is open already stays open.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from glob import glob
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # on every machine
_VERSION = 1
_BENEATH = 1
_WRITE, _READ, _LIST = 1 << 1, 1 << 2, 1 << 3
_HANDLED = (1 << 13) - 1  # what the first version knows: to execute, read, write, list, remove, make
_CHANGE = _WRITE | 1 << 5 | 1 << 7 | 1 << 8  # also remove files, make folders and files

# What libraries open of a system: themselves, the loader's cache, what kernel and hardware say of themselves.
_SYSTEM = """
/usr /lib /lib32 /lib64 /nix/store /gnu/store /proc /sys /dev/null /dev/zero /dev/random /dev/urandom /etc/ld.so.cache
/etc/localtime /etc/machine-id /etc/passwd /etc/group /etc/nsswitch.conf /etc/nvidia /etc/alternatives
"""


def version() -> int:
    """What the kernel has of Landlock; 0: nothing."""
    found: int = ctypes.CDLL(None).syscall(_CREATE, None, 0, _VERSION)
    return max(0, found)


def devices() -> list[str]:
    """The device nodes of GPUs."""
    return [*glob("/dev/nvidia*"), *glob("/dev/dri")]


def readable(environ: Mapping[str, str]) -> list[str]:
    """What a process of ours reads: the system's, Python, what it imports from, and where it is to find libraries."""
    python = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path]
    # An editable install may have its folder nowhere but in the packages that are loaded.
    packages = [each for name, module in list(sys.modules.items()) if "." not in name for each in _folders(module)]
    folders = dict.fromkeys([*python, *packages, *environ.get("LD_LIBRARY_PATH", "").split(":")])
    return [*_SYSTEM.split(), *(each for each in folders if os.path.isabs(each) and os.path.realpath(each) != "/")]


def _folders(module: object) -> list[str]:
    return [each for each in getattr(module, "__path__", ()) if isinstance(each, str)]


def kept(environ: Mapping[str, str]) -> list[str]:
    """Where compiled code is kept: gtap's folder and the driver's."""
    home = Path(environ.get("HOME") or os.path.expanduser("~"))
    caches = Path(environ.get("XDG_CACHE_HOME") or home / ".cache")
    return [str(caches / "gtap"), environ.get("CUDA_CACHE_PATH") or str(home / ".nv")]


def restrict(read: Iterable[str], change: Iterable[str] = ()) -> bool:
    """Let this thread, and what it makes, open files below these paths alone. False: the kernel has no Landlock.

    The process can gain no privileges (PR_SET_NO_NEW_PRIVS). Raises OSError.
    """
    if not version():
        return False
    rules = _call(_CREATE, struct.pack("=Q", _HANDLED), 8, 0)
    try:
        for path, allowed in [*((each, _READ | _LIST) for each in read), *((each, _CHANGE) for each in change)]:
            for descriptor in _opened(path):
                _allow(rules, descriptor, allowed)
        _call(_RESTRICT, rules, 0)
    finally:
        os.close(rules)
    return True


def _opened(path: str) -> Iterator[int]:
    """A path that is there."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _allow(rules: int, descriptor: int, allowed: int) -> None:
    if not os.path.isdir(f"/proc/self/fd/{descriptor}"):
        allowed &= _READ | _WRITE  # the rest is for what lies in folders
    _call(_ADD, rules, _BENEATH, struct.pack("=Qi", allowed, descriptor), 0)


def _call(number: int, *arguments: int | bytes) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    made: int = libc.syscall(number, *arguments)
    if made < 0:
        raise OSError(ctypes.get_errno(), f"Landlock refuses call {number}: {os.strerror(ctypes.get_errno())}")
    return made
