"""Clients from the package registry, each in an environment of its own that is kept between runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests import wheels
from tests.fixtures import Server, serving

TORCH = (
    *("torch", "typing-extensions", "filelock", "sympy", "mpmath", "networkx", "jinja2", "markupsafe", "fsspec"),
    "numpy",
)

NUMBA = (
    *("numba-cuda", "numba", "llvmlite", "numpy", "packaging", "cuda-bindings==13.5.0", "cuda-core"),
    *("cuda-pathfinder", "nvidia-cuda-cccl==13.3.4.3.1", "nvidia-cuda-nvrtc==13.4.92", "nvidia-nvvm==13.4.92"),
    *("nvidia-cuda-runtime==13.4.92", "nvidia-nvjitlink==13.5.37"),
    *("pytest", "pluggy", "iniconfig", "pygments", "filecheck", "cffi", "pycparser", "ml-dtypes"),  # for its tests
)
CORE = (
    *("cuda-core", "cuda-bindings", "cuda-pathfinder", "nvidia-cuda-nvrtc", "nvidia-nvjitlink", "nvidia-cuda-runtime"),
    *("nvidia-cuda-cccl", "numpy"),
)

CUPY = ("cupy-cuda12x", "numpy", "cuda-pathfinder", "nvidia-cuda-nvrtc-cu12", "nvidia-cuda-runtime-cu12")


@pytest.fixture(scope="module")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu`."""
    with serving(tmp_path_factory.mktemp("cpu"), environ, "cpu") as server:
        yield server


@pytest.fixture(scope="session")
def core_python() -> Path:
    """The Python of an environment that holds cuda.core for CUDA 13 and NVIDIA's compilers as the registry has them."""
    try:
        return environment_of(CORE)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def cupy_python() -> Path:
    """The Python of an environment that holds CuPy for CUDA 12, NVRTC and the runtime's headers."""
    try:
        return environment_of(CUPY)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def torch_python() -> Path:
    """The Python of an environment that holds PyTorch as the registry has it, and no package of NVIDIA's."""
    try:
        return environment_of(TORCH)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def numba_python() -> Path:
    """The Python of an environment that holds Numba for CUDA 13 as the registry has it."""
    try:
        return environment_of(NUMBA)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))


def environment_of(names: Iterable[str]) -> Path:
    """The Python of a virtual environment that sees these packages alone, unpacked once. Raises WheelsMissing."""
    tree = wheels.tree(names)
    folder = tree.with_name(f"{tree.name}-python")
    with wheels.locked(folder):
        if not folder.is_dir():
            scratch = Path(tempfile.mkdtemp(dir=tree.parent))
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", scratch], check=True)
            (packages,) = scratch.glob("lib/python*/site-packages")
            packages.rmdir()
            packages.symlink_to(tree)  # a path file would not do: some look for libraries in site-packages by name
            os.rename(scratch, folder)
    return folder / "bin" / "python"
