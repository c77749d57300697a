"""Builds programs for a GPU: by nvcc from pinned wheels where they are, else by the machine's own nvcc."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs

from tests import wheels
from tests.programs import build

USUAL_PLACE = "/usr/local/cuda/bin"


class NotHere(Exception):
    """This machine cannot build that; the text says why."""


@attrs.frozen
class Built:
    """A program, and the folder of its shared runtime library for a native run."""

    path: Path
    libraries: Path


@attrs.frozen
class PinnedNvcc:
    """nvcc 13 with the runtimes 13 and 12.9, all from the pinned wheels."""

    version: str = "13.0 (pinned wheels)"

    def program(self, source: Path, cudart: build.Cudart, link: build.Link, flags: Sequence[str] = ()) -> Built:
        """Build a program."""
        return Built(build.program(source, cudart, link, flags), build.runtime_folder(cudart))


@attrs.frozen
class MachineNvcc:
    """The nvcc of this machine, with its one version of the runtime."""

    nvcc: Path
    version: str  # "13.0"
    made: Path  # the folder for programs

    def program(self, source: Path, cudart: build.Cudart, link: build.Link, flags: Sequence[str] = ()) -> Built:
        """Build a program. Raises NotHere for a runtime of another major version than the compiler's."""
        if cudart.partition(".")[0] != self.version.partition(".")[0]:
            raise NotHere(f"this machine's toolkit is {self.version}: no runtime {cudart}, and WHEELS does not hold it")
        output = self.made / f"{source.stem}-{link}-{zlib.crc32(' '.join(flags).encode()):08x}"
        if not output.exists():
            command = [str(self.nvcc), "-std=c++17", "-O2", *flags, f"-cudart={link}", "-o", str(output), str(source)]
            done = subprocess.run([*command, "-ldl"], capture_output=True, text=True, check=False)
            if done.returncode:
                raise build.CannotBuild(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return Built(output, self._libraries())

    def _libraries(self) -> Path:
        root = self.nvcc.parent.parent
        folders = [root / "lib64", root / "targets" / "x86_64-linux" / "lib", root / "lib"]
        return next((folder for folder in folders if any(folder.glob("libcudart.so.*"))), folders[0])


Toolchain = PinnedNvcc | MachineNvcc


def linked(
    compiler: Toolchain, source: Path, exports: Mapping[build.Cudart, Path], pinned: Callable[[], Path]
) -> Built:
    """A program linked against a plugin's library: `pinned` builds it with the headers of NVIDIA's wheel.

    Else the machine's toolkit has them; the library's names are those that the plugin `exports`. Raises NotHere.
    """
    if isinstance(compiler, PinnedNvcc):
        try:
            return Built(pinned(), build.runtime_folder("13"))
        except wheels.WheelsMissing as reason:
            raise NotHere(str(reason)) from reason
    cudart: build.Cudart = "13" if compiler.version.startswith("13") else "12.9"
    library = build.linkable(exports[cudart])
    return compiler.program(source, cudart, "shared", ("-Xlinker", "--no-as-needed", "-Xlinker", str(library)))


def find(made: Path) -> Toolchain:
    """The compiler to use. Raises NotHere."""
    if has_pinned_wheels():
        return PinnedNvcc()
    found = shutil.which("nvcc") or shutil.which("nvcc", path=USUAL_PLACE)
    if found is None:
        raise NotHere(f"no nvcc: it is neither on PATH nor in {USUAL_PLACE}, and WHEELS does not hold it")
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    release = re.search(r"release (\d+\.\d+)", said)
    return MachineNvcc(Path(found).resolve(), release[1] if release else "unknown", made)


def has_pinned_wheels() -> bool:
    """Say whether the pinned compiler is in the cache or in the folder WHEELS; nothing is downloaded for it here."""
    folders = [wheels.cache() / "wheels", *([Path(os.environ["WHEELS"])] if os.environ.get("WHEELS") else [])]
    names = {path.name.split("-")[0].replace("_", "-") for folder in folders for path in folder.glob("*.whl")}
    return {*build.TOOLKIT, *build.OLDER} <= names
