"""Builds the lane with the tests' programs, and runs them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANE = ROOT / "gtap_core" / "lane"
PROGRAMS = Path(__file__).resolve().parent / "programs"
INCLUDE = tuple(f"-I{folder}" for folder in (LANE, LANE / "include", ROOT / "shim" / "include", ROOT / "shim" / "tls"))
STRICT = ("-std=c11", "-D_GNU_SOURCE=", "-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-pthread")
SANITIZERS = {
    "memory": ("-fsanitize=address,undefined", "-fno-sanitize-recover=all"),
    "threads": ("-fsanitize=thread",),
}
DEADLINE = 60.0  # seconds


def _compile(output: Path, *arguments: str) -> Path:
    compiler = shutil.which("cc")
    assert compiler, "the tests need a C compiler"
    command = [compiler, *STRICT, *INCLUDE, *arguments, "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3 * DEADLINE)
    assert done.returncode == 0, done.stderr
    return output


def sources(without: str = "") -> list[str]:
    """The lane's files, but for the one that a program includes itself."""
    return [str(path) for path in sorted(LANE.glob("*.c")) if path.name != without]


def build(folder: Path, name: str, *flags: str) -> Path:
    """programs/<name>.c with the lane, which is compiled once for a folder."""
    lane = folder / "lane.o"
    if not lane.exists():
        _compile(lane, *flags, "-r", "-nostdlib", *sources())
    return _compile(folder / name, *flags, str(PROGRAMS / f"{name}.c"), str(lane), "-ldl")


def build_cuda(folder: Path, *flags: str) -> Path:
    """programs/cuda.c with the cuda device's provider alone: it is the driver and the lane itself."""
    provider = sorted(str(path) for path in LANE.glob("cuda*.c"))
    return _compile(folder / "cuda", *flags, str(PROGRAMS / "cuda.c"), *provider)


def build_around(folder: Path, name: str, included: str) -> Path:
    """The same for a program that includes one of the lane's files."""
    return _compile(folder / name, str(PROGRAMS / f"{name}.c"), *sources(included), "-ldl")


def run(program: Path, *arguments: str) -> str:
    """What it printed; it ends well and has nothing to complain of."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=DEADLINE)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout
