"""Compiles C for checks: shared objects to load, and generated files that must pass without a warning."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gtap_core.generate.command import include_folder

LANE = Path(__file__).resolve().parents[1] / "lane" / "include"
STRICT = ("-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-fPIC")


def compile_c(sources: Sequence[Path], output: Path, include: Sequence[Path] = (), extra: Sequence[str] = ()) -> Path:
    """Compile a shared object. AssertionError carries the compiler's words."""
    _run(["-shared", *extra, "-o", str(output), *map(str, sources)], include)
    return output


def compile_program(
    sources: Sequence[Path], output: Path, include: Sequence[Path] = (), extra: Sequence[str] = ()
) -> Path:
    """Compile a program. AssertionError carries the compiler's words."""
    _run(["-O1", "-g", *extra, "-o", str(output), *map(str, sources)], include)
    return output


def check_c(source: Path, include: Sequence[Path]) -> None:
    """Compile without output; AssertionError for any warning."""
    _run(["-fsyntax-only", str(source)], include)


def _run(arguments: Sequence[str], include: Sequence[Path]) -> None:
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None:
        raise AssertionError("no C compiler: install gcc and libc6-dev")
    folders = [f"-I{folder}" for folder in (include_folder(), LANE, *include)]
    done = subprocess.run([compiler, *STRICT, *folders, *arguments], capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise AssertionError(f"C that does not compile:\n{done.stderr}")
