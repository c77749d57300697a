"""Opens the lane: libgtap_lane.so by cffi, as its own header declares it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from gtap_core.config import Settings
from gtap_core.errors import NativeError

_THUNKS = re.compile(r"libgtap_(\w+)_thunks\.so\Z")
_HEADER = Path(__file__).with_name("lane.h")
_NAMED = (
    "lane_frame *",
    "struct bulk_store *",
    "uint64_t[6]",
    "uint64_t[][2]",
    "struct gtap_tls *",
)  # types, by those who use the library
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@attrs.frozen
class Lane:
    """The library: its functions and constants are `c`'s attributes."""

    ffi: Any
    c: Any
    files: Mapping[str, Any] = attrs.field(factory=dict)
    """Of generated thunks, by the library's name."""

    def thunks(self, library: str) -> Any:
        """The table of a library's thunks; None where there is none."""
        file = self.files.get(library)
        return None if file is None else getattr(file, f"{library}_thunks")


@attrs.frozen
class Files:
    """What a session that has a lane loads."""

    lane: Path
    thunks: Mapping[str, Path]
    """By the name of their library."""


def declarations(header: str) -> str:
    """What cffi reads of a header: everything but comments and lines of the preprocessor."""
    lines = _COMMENT.sub("", header).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#"))


def load(path: str, thunks: Mapping[str, str] | None = None) -> Lane:
    """Open the library, and files of generated thunks by the name of their library. Raises OSError."""
    import cffi  # only those who have a lane pay for it

    ffi = cffi.FFI()
    ffi.cdef(declarations(_HEADER.read_text(encoding="ascii")))
    library = ffi.dlopen(path)
    for name in _NAMED:  # what is found now need not be found when a session opens
        ffi.typeof(name)
    for name in dir(library):
        getattr(library, name)
    for name in thunks or {}:
        ffi.cdef(f"extern const char {name}_thunks[];")
    return Lane(ffi, library, {name: ffi.dlopen(file) for name, file in (thunks or {}).items()})


def obtain(settings: Settings) -> Path:
    """The library's file, made where it does not exist. Raises NativeError."""
    from gtap_core import native  # sessions, which are given the file, do without

    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    try:
        return workshop.obtain([native.lane_unit()])[native.LANE]
    except OSError as error:
        raise NativeError(f"{native.LANE} cannot be made: {error.strerror}") from error


def obtain_all(settings: Settings) -> Files:
    """The same, and the thunks of every plugin. Raises NativeError."""
    from gtap_core import native

    lane = obtain(settings)
    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    made = native.server_files(workshop, native.plugins())
    return Files(lane, {found[1]: path for name, path in made.items() if (found := _THUNKS.match(name))})
