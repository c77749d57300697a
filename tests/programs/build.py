"""Build CUDA programs with nvcc 13 from pinned wheels, linked against cudart 13 or 12.9, shared or static.

nvcc 13 compiles with its own headers; its objects link and start with the 12.9 runtime library.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest

from tests import wheels

Cudart = Literal["13", "12.9"]
Link = Literal["shared", "static"]
FOUR_WAYS: tuple[tuple[Cudart, Link], ...] = (
    ("13", "shared"), ("13", "static"), ("12.9", "shared"), ("12.9", "static"),
)  # fmt: skip
# The same for libraries whose headers are in large wheels: all but the first are for `make test-system`.
FIRST_OF_FOUR = (FOUR_WAYS[0], *(pytest.param(*way, marks=pytest.mark.system) for way in FOUR_WAYS[1:]))
TOOLKIT = ("nvidia-cuda-nvcc", "nvidia-cuda-crt", "nvidia-nvvm", "nvidia-cuda-cccl", "nvidia-cuda-runtime")
OLDER = ("nvidia-cuda-runtime-cu12",)


class CannotBuild(Exception):
    """The compiler refused; the text holds its words."""


def toolkit() -> Path:
    """The CUDA 13 toolkit's folder, with bin/nvcc."""
    return wheels.tree(TOOLKIT) / "nvidia" / "cu13"


def runtime_folder(cudart: Cudart) -> Path:
    """The folder with libcudart.so.<major> and libcudart_static.a of that version."""
    return toolkit() / "lib" if cudart == "13" else wheels.tree(OLDER) / "nvidia" / "cuda_runtime" / "lib"


def headers_folder(cudart: Cudart) -> Path:
    """The folder with cuda_runtime_api.h of that version."""
    return toolkit() / "include" if cudart == "13" else wheels.tree(OLDER) / "nvidia" / "cuda_runtime" / "include"


def host_compiler() -> str:
    """The C++ compiler that nvcc needs. Raises CannotBuild with the line to type."""
    found = shutil.which(os.environ.get("CXX", "c++")) or shutil.which("g++")
    if found is None:
        raise CannotBuild("nvcc needs a C++ compiler. Type: apt-get install g++")
    return found


def program(
    source: Path,
    cudart: Cudart = "13",
    link: Link = "shared",
    flags: Sequence[str] = (),
    units: Sequence[Path] = (),
    libraries: Sequence[Path] = (),
) -> Path:
    """Build one .cu (or .cpp, .c) file, and further `units`, into a program; made once per content, flags and compiler.

    Headers beside the source count as content. `libraries`: what else it is linked against (see `linkable`).
    """
    objects = [_object(each, flags) for each in (source, *units)]
    facts = [f"cudart={cudart}", link, *flags, *(each.parent.name for each in (*objects, *libraries))]
    return _made(source, facts, lambda out: _link([*objects, *libraries], out, cudart, link))


def linkable(names: Path) -> Path:
    """A library to link programs against: it has the names in a plugin's list (exports/SONAME.txt), and no code."""
    soname = names.name.removesuffix(".txt")
    functions = names.read_text(encoding="ascii").split()

    def make(output: Path) -> None:
        source, script = output.with_suffix(".c"), output.with_suffix(".map")
        source.write_text("".join(f"void {each}(void) {{}}\n" for each in functions), encoding="ascii")
        script.write_text(f"{soname} {{ global: *; }};\n", encoding="ascii")
        options = ["-shared", "-fPIC", f"-Wl,-soname,{soname}", f"-Wl,--version-script={script}"]
        _run([host_compiler(), "-x", "c", str(source), "-o", str(output), *options])

    return _made(names, ["linkable"], make)


def _object(source: Path, flags: Sequence[str]) -> Path:
    """One object for all the ways to link it, and for every clone: __FILE__ is the name alone."""
    command = [*_nvcc(), "-std=c++17", "-O2", *flags, "-c", source.name, "-o"]
    return _made(source, ["object by name", *flags], lambda out: _run([*command, str(out)], source.parent))


def library(host: Path, kernels: Path, cudart: Cudart) -> Path:
    """Build a shared object from C, compiled with that version's headers and a .cu file, cudart static and hidden."""

    def make(output: Path) -> None:
        parts = [output.with_suffix(f".{index}.o") for index in range(2)]
        include = [f"-I{headers_folder(cudart)}", "-idirafter", str(toolkit() / "include")]
        compiler = [host_compiler(), "-x", "c", "-std=c11", "-O1", "-fPIC", "-fvisibility=hidden"]
        _run([*compiler, *include, "-c", str(host), "-o", str(parts[0])])
        _run([*_nvcc(), "-O2", "-Xcompiler=-fPIC,-fvisibility=hidden", "-c", str(kernels), "-o", str(parts[1])])
        link = ["-shared", f"-L{runtime_folder(cudart)}", "-l:libcudart_static.a", "-Wl,--exclude-libs,ALL"]
        _run([host_compiler(), *map(str, parts), "-o", str(output), *link, "-ldl", "-lrt", "-lpthread"])

    return _made(host, [f"library cudart={cudart}", hashlib.sha256(kernels.read_bytes()).hexdigest()], make)


def ptx(source: Path, flags: Sequence[str] = ("-arch=compute_75",)) -> Path:
    """Compile one .cu file to PTX."""
    return _made(source, ["ptx", *flags], lambda out: _run([*_nvcc(), "-ptx", *flags, str(source), "-o", str(out)]))


def _made(source: Path, facts: Sequence[str], build) -> Path:  # type: ignore[no-untyped-def]
    digest = hashlib.blake2b(digest_size=10)
    for part in (wheels.LOCK.read_text(), host_compiler(), *facts):
        digest.update(part.encode() + b"\0")
    for path in (source, *sorted(source.parent.glob("*.h"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    made = wheels.cache() / "programs" / digest.hexdigest() / source.stem
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=made.parent) as scratch:
            output = Path(scratch) / source.stem
            build(output)
            output.rename(made)
    return made


def _link(objects: Sequence[Path], output: Path, cudart: Cudart, link: Link) -> None:
    folder = runtime_folder(cudart)
    library = "libcudart_static.a" if link == "static" else f"libcudart.so.{cudart.partition('.')[0]}"
    command = [host_compiler(), *map(str, objects), "-o", str(output), f"-L{folder}", f"-l:{library}"]
    _run([*command, "-ldl", "-lrt", "-lpthread"])


def _nvcc() -> list[str]:
    return [str(toolkit() / "bin" / "nvcc"), "-ccbin", host_compiler()]


def _run(command: Sequence[str], folder: Path | None = None) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    if done.returncode:
        raise CannotBuild(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
