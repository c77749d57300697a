"""The benchmarks' programs: C beside this file, compiled once into the user's cache as all native files are."""

from __future__ import annotations

import functools
from pathlib import Path

from .. import config, native

SOURCES = Path(__file__).resolve().parent / "c"
SHARED = ("cuda", "raw", "clock")
LINKS = {"secure": ("-l:libcrypto.a",)}  # OpenSSL as libgtap_tls.so has it


@functools.cache
def program(name: str) -> Path:
    """The program of c/<name>.c. Raises NativeError."""
    sources = tuple(SOURCES / f"{each}.c" for each in (name, *SHARED))
    unit = native.Unit(
        f"bench-{name}", "gtap", sources, (SOURCES,), SOURCES / "_native", program=True, links=LINKS.get(name, ())
    )
    settings = config.load()
    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    return workshop.obtain([unit])[unit.name]
