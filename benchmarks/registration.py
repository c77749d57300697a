"""Time what PyTorch's 43,000 `__cudaRegister*` calls cost before main, through the real stub.

`registration.py [soname]`. No server is asked: `gtap exec --local` runs the program and nothing of it reaches a device.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from gtap_core.native import find_compiler

SOURCE = Path(__file__).with_suffix(".c")


def build(folder: Path) -> Path:
    """Compile the program that is timed."""
    program = folder / "registration"
    flags = ("-std=c11", "-O2", "-D_GNU_SOURCE")
    subprocess.run([*find_compiler(), *flags, str(SOURCE), "-o", str(program), "-ldl"], check=True)
    return program


def main() -> int:
    """Build and run it under gtap exec, five times."""
    with tempfile.TemporaryDirectory() as folder:
        program = build(Path(folder))
        command = [sys.executable, "-m", "gtap_core.cli", "exec", "--local", "--device", "null", program, *sys.argv[1:]]
        return max(subprocess.run([str(each) for each in command]).returncode for _ in range(5))


if __name__ == "__main__":
    sys.exit(main())
