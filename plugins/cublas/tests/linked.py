"""Programs linked against cuBLAS: those with prototypes of their own, and those that need NVIDIA's headers."""

from __future__ import annotations

from pathlib import Path

from tests import wheels
from tests.programs import build

HERE = Path(__file__).resolve().parent
SONAMES = {"13": "libcublas.so.13", "12.9": "libcublas.so.12"}
HEADERS = {"13": "nvidia-cublas", "12.9": "nvidia-cublas-cu12"}


def program(name: str, cudart: build.Cudart = "13", link: build.Link = "shared", flags: tuple[str, ...] = ()) -> Path:
    """One that needs no headers of cuBLAS; linked to cuBLASLt too where its name begins with lt."""
    sonames = [SONAMES[cudart], *([SONAMES[cudart].replace("cublas", "cublasLt")] if name.startswith("lt") else [])]
    libraries = [build.linkable(HERE.parent / "exports" / f"{each}.txt") for each in sonames]
    return build.program(HERE / "programs" / name, cudart, link, flags, libraries=libraries)


def with_headers(name: str, cudart: build.Cudart = "13", link: build.Link = "shared") -> Path:
    """One that includes cublas_v2.h, out of a wheel of half a gigabyte."""
    return program(name, cudart, link, (f"-I{wheels.headers(HEADERS[cudart])}",))
