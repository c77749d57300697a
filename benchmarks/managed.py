"""What a first touch of managed memory costs that the device has: waits and time, by the way in which it is walked.

`managed.py [MiB]`, 64 by default, through `gtap exec --local --device cpu`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from gtap_core.native import find_compiler

SOURCE = Path(__file__).with_suffix(".c")
WAYS = ("nothing", "read", "write", "random")


def build(folder: Path) -> Path:
    """Compile the program that is timed."""
    program = folder / "managed"
    flags = ("-std=gnu11", "-O2", "-D_GNU_SOURCE")
    subprocess.run([*find_compiler(), *flags, str(SOURCE), "-o", str(program), "-ldl"], check=True)
    return program


def measure(program: Path, way: str, size: str, stats: Path) -> tuple[int, float]:
    """Waits of the whole run, and the seconds of the touch."""
    command = [sys.executable, "-m", "gtap_core.cli", "exec", "--local", "--device", "cpu", f"--stats={stats}"]
    done = subprocess.run([*command, str(program), way, size], check=True, capture_output=True, text=True)
    return int(json.loads(stats.read_text())["waits"]), float(done.stderr.split()[-1])


def main() -> int:
    """Measure every way; the waits are those beyond a run that touches nothing."""
    size = sys.argv[1] if len(sys.argv) > 1 else "64"
    with tempfile.TemporaryDirectory() as folder:
        program, stats = build(Path(folder)), Path(folder) / "stats"
        idle = 0
        for way in WAYS:
            waits, seconds = measure(program, way, size, stats)
            idle = waits if way == "nothing" else idle
            sys.stdout.write(f"{way:8} {size} MiB  {waits - idle:5} waits  {seconds * 1000:9.1f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
