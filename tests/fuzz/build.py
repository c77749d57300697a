"""Compiles the targets in C: with libFuzzer, which the pinned atheris brings, or to replay a corpus without it.

No clang is needed: gcc marks edges and comparisons, c/engine.c makes counters of them that libFuzzer reads. The object
files of the shim are made once in a folder and shared by all targets.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHIM = HERE.parents[1] / "shim"
LANE = HERE.parents[1] / "gtap_core" / "lane"
INCLUDE = tuple(f"-I{folder}" for folder in (SHIM / "include", SHIM / "src", SHIM / "tls", LANE, LANE / "include"))
SOURCES = HERE / "c"
# Each target's file, and what c/client.c includes of the shim itself.
ALONE, SESSION = ("images", "unpack", "elf"), ("frames", "side", "bulk", "opening", "link")
SERVER = ("lane",)  # of the lane, not of the shim
TARGETS = (*ALONE, *SESSION, *SERVER)
INCLUDED = ("session.c", "callback.c", "marks.c", "link_layer.c", "link_mend.c")
STRICT = ("-std=c11", "-D_GNU_SOURCE=", "-g", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread")
SANITIZE = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer")
COVERAGE = ("-fsanitize-coverage=trace-pc,trace-cmp",)
WRAP = "-Wl,--wrap=__sanitizer_cov_trace_pc"
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1:allocator_may_return_null=1:quarantine_size_mb=32",
    "UBSAN_OPTIONS": "print_stacktrace=1:abort_on_error=1",
}


class CannotBuild(Exception):
    """Something is missing; the text says what to install."""


def libfuzzer() -> Path:
    """libFuzzer as a static library. Raises CannotBuild with what to type."""
    found = importlib.util.find_spec("atheris")
    archive = Path(found.origin).parents[1] / "libclang_rt.fuzzer_no_main.a" if found and found.origin else None
    if archive is None or not archive.exists():
        raise CannotBuild("libFuzzer is missing. Type: .venv/bin/pip install --requirement requirements/fuzz.txt")
    return archive


def _compile(*arguments: str) -> None:
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if compiler is None:
        raise CannotBuild("A C compiler is missing. Type: apt-get install gcc libc6-dev")
    done = subprocess.run([compiler, *arguments], capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise CannotBuild(done.stderr)


def _object(source: Path, folder: Path, coverage: bool) -> Path:
    made = folder / f"{source.stem}-{source.parent.name}.o"
    if not made.exists():
        flags = (*STRICT, *SANITIZE, *(COVERAGE if coverage else ()), *INCLUDE)
        _compile(*flags, "-c", "-o", str(made), str(source))
    return made


def _of_the_shim(target: str) -> list[Path]:
    skipped = INCLUDED if target in SESSION else ()
    sources = [path for path in sorted((SHIM / "src").glob("*.c")) if path.name not in skipped]
    return [path for path in sources if not path.name.startswith(("audit", "bind_static"))]


def build(target: str, folder: Path, *, replay: bool = False) -> Path:
    """The program of one target, in `folder`: `target FLAGS FOLDER..`, or with `replay`: `target FILE..`."""
    folder.mkdir(parents=True, exist_ok=True)
    library = None if replay else libfuzzer()
    sources = sorted(LANE.glob("*.c")) if target in SERVER else _of_the_shim(target)
    sources += [SOURCES / f"{target}.c", *([SOURCES / "client.c"] if target in SESSION else [])]
    objects = [_object(each, folder, coverage=not replay) for each in sources]
    objects.append(_object(SOURCES / ("replay.c" if replay else "engine.c"), folder, coverage=False))
    link = (str(library), WRAP, "-lstdc++", "-lm") if library else ()
    program = folder / target
    _compile(*SANITIZE, "-pthread", "-o", str(program), *map(str, objects), *link, "-ldl")
    return program
