"""Opens the lane: libgtap_lane.so by cffi, as its own header declares it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs

from gtap_core.config import Settings
from gtap_core.errors import NativeError

_HEADER = Path(__file__).with_name("lane.h")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@attrs.frozen
class Lane:
    """The library: its functions and constants are `c`'s attributes."""

    ffi: Any
    c: Any


def declarations(header: str) -> str:
    """What cffi reads of a header: everything but comments and lines of the preprocessor."""
    lines = _COMMENT.sub("", header).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#"))


def load(path: str) -> Lane:
    """Open the library. Raises OSError."""
    import cffi  # only those who have a lane pay for it

    ffi = cffi.FFI()
    ffi.cdef(declarations(_HEADER.read_text(encoding="ascii")))
    return Lane(ffi, ffi.dlopen(path))


def obtain(settings: Settings) -> Path:
    """The library's file, made where it does not exist. Raises NativeError."""
    from gtap_core import native  # sessions, which are given the file, do without

    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    try:
        return workshop.obtain([native.lane_unit()])[native.LANE]
    except OSError as error:
        raise NativeError(f"{native.LANE} cannot be made: {error.strerror}") from error
