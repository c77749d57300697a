"""Builds the stand-in driver (fake_*.c) and images that it understands."""

from __future__ import annotations

import subprocess
from pathlib import Path

SOURCES = sorted(Path(__file__).parent.glob("fake_*.c"))
FLAGS = ("-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-g", "-shared", "-fPIC", "-fvisibility=hidden", "-pthread")

PTX = """.version 7.0
.target sm_50
.address_size 64
.global .align 4 .b8 table[40];
.visible .entry add(.param .u64 a, .param .u64 b, .param .u64 c, .param .u32 n)
{
ret;
}
.visible .entry hello(.param .u32 n) { ret; }
.visible .entry fault(.param .u32 n) { ret; }
.visible .entry advance(.param .u64 values, .param .u64 steps, .param .u32 n) { ret; }
"""
BAD_PTX = ".version 7.0\n.target sm_50\n.visible .entry add()\n{\nbogus;\n}\n"


def build(folder: Path) -> Path:
    """Compile the stand-in as libcuda.so.1 of a folder, which LD_LIBRARY_PATH may name."""
    made = folder / "libcuda.so.1"
    subprocess.run(["cc", *FLAGS, "-o", str(made), *map(str, SOURCES)], check=True)
    return made
