"""Opens libgtap_tls.so by cffi, as its own header declares it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from gtap_core.config import Settings
from gtap_core.errors import NativeError

from .library import declarations

KEY = 32  # bytes
_IOVEC = "struct iovec { void *iov_base; size_t iov_len; };"


@attrs.frozen
class Tls:
    """The library: `c.gtap_tls_new` is all that it has."""

    ffi: Any
    c: Any


def load(path: str) -> Tls:
    """Open the library and have OpenSSL ready, so that sessions, which open no files, can use it. Raises OSError."""
    import cffi  # only those who use TLS pay for it

    from gtap_core.native import shim_folder

    header = (shim_folder() / "tls" / "tls.h").read_text(encoding="ascii")
    ffi = cffi.FFI()
    ffi.cdef(_IOVEC + declarations(header))
    library = Tls(ffi, ffi.dlopen(path))
    for name in ("struct iovec[1]", "struct gtap_tls *", "unsigned char[]", "uintptr_t"):
        ffi.typeof(name)  # what is found now need not be found later
    first = library.c.gtap_tls_new(1, bytes(KEY), b"")
    if first == ffi.NULL:
        raise OSError("OpenSSL cannot be used")
    first.calls.free(first)
    return library


def obtain(settings: Settings) -> Path:
    """The library's file, made where it does not exist. Raises NativeError."""
    from gtap_core import native

    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    try:
        return workshop.obtain([native.tls_unit()])[native.TLS]
    except OSError as error:
        raise NativeError(f"{native.TLS} cannot be made: {error.strerror}") from error
