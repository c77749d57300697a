"""Builds the lane with the tests' programs, and runs them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANE = ROOT / "gtap_core" / "lane"
PROGRAMS = Path(__file__).resolve().parent / "programs"
STRICT = ("-std=c11", "-D_GNU_SOURCE=", "-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-pthread")
SANITIZERS = {
    "memory": ("-fsanitize=address,undefined", "-fno-sanitize-recover=all"),
    "threads": ("-fsanitize=thread",),
}
DEADLINE = 60.0  # seconds


def build(folder: Path, name: str, *flags: str, without: str = "") -> Path:
    """programs/<name>.c with the lane's sources in it, but for the one that it includes itself."""
    compiler = shutil.which("cc")
    assert compiler, "the tests need a C compiler"
    output = folder / name
    sources = [PROGRAMS / f"{name}.c", *(path for path in sorted(LANE.glob("*.c")) if path.name != without)]
    command = [compiler, *STRICT, f"-I{LANE}", *flags, "-o", str(output), *map(str, sources), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3 * DEADLINE)
    assert done.returncode == 0, done.stderr
    return output


def run(program: Path, *arguments: str) -> str:
    """What it printed; it ends well and has nothing to complain of."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=DEADLINE)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout
