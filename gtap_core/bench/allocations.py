"""Allocations of both sides per call: a preloaded library counts them, by process, in a file that all map."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .. import config, native
from ..errors import BenchError
from .place import Place, medians, place
from .programs import SOURCES
from .result import Result, at_most

CALLS = 12_000
FEW = 1_200
BYTES = 16384  # of the file, as in count.h

# A session's environment is cleaned; Python reads this on its start and begins anew with the library preloaded. Its own
# allocator is put aside, so that what Python allocates is counted.
CUSTOMIZE = """import os, sys
if "gtap_core.session" in sys.orig_argv and "LD_PRELOAD" not in os.environ:
    os.environ.update(LD_PRELOAD={library!r}, PYTHONMALLOC="malloc")
    os.execv(sys.executable, sys.orig_argv)
"""


def measure(_other: Place, seconds: float) -> Iterator[Result]:
    """Posts alone, and posts mixed with copies and waits, on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="gtap-bench-") as folder:
        library, counts = _library(Path(folder)), Path(folder, "counts")
        counts.write_bytes(bytes(BYTES))
        Path(folder, "sitecustomize.py").write_text(CUSTOMIZE.format(library=str(library)), encoding="utf-8")
        path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))
        with place({"PYTHONPATH": path, "GTAP_BENCH_COUNTS": str(counts)}) as own:
            calls = CALLS if seconds >= 1 else FEW
            found = medians(own.run("allocate", calls, environ={"LD_PRELOAD": str(library)}))
    for name, figure in found.items():
        yield at_most(f"allocations.{name}", figure, None, "a call", 0)


def _library(folder: Path) -> Path:
    """The counter. Raises BenchError."""
    made = folder / "count.so"
    compiler = native.find_compiler(config.load().compiler)
    command = [*compiler, *native.FLAGS, "-fvisibility=default", "-shared", str(SOURCES / "count.c"), "-o", str(made)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise BenchError(f"the counter of allocations cannot be compiled:\n{done.stderr}")
    return made
