"""The runtime's own rules (lazy loading, last error, registration, layouts), against a stand-in of the driver."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PLUGIN = Path(__file__).resolve().parent.parent
INCLUDE = (PLUGIN.parent.parent / "shim" / "include", PLUGIN.parent / "driver" / "handwritten", PLUGIN / "handwritten",
           PLUGIN / "generated", PLUGIN / "tests")  # fmt: skip
FLAGS = ("-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-g", "-O1", "-pthread")

RULES = {
    "before use": "0 0",
    "first and second launch": "0 0 1 1",
    "other device": "0 0 1",
    "first device again": "0 0 1",
    "missing kernel": "98 98 0 98 0",  # success in between clears nothing
    "after a reset": "0 0 2 1",  # two units, and nothing loaded again: that is the driver's part
    "closed": "1 98 98",
    "kernel": "0 0",
    "the driver's function": "0",
    "no kernel": "98 98",
    "kernel as an address": "0 0",
    "launches": "3",
    "own stream": "0 2",
    "block of 2048": "9",
    "grid of 0": "9 9",
    "variable": "0 16",
    "no variable": "13 13",
    "managed, asked by the host": "1 1",
    "managed": "0 8",
    "no image": "209 209 2 209",
    "posted failure": "719 719 0",
    "driver's own number": "1",
    "inner configuration": "0 9",
    "outer configuration": "0 1 3 4 6 7 8",
    "none": "52 52",
    "flood": "0 0",
}

# Offsets from cuda_runtime_api.h: multiProcessorCount, maxTexture2DLinear[2], clusterLaunch, then what only one has.
LAYOUTS = {12: ("1032", "388 444 772 348 668", "16001 72001 120001 13001 87001"),
           13: ("1008", "384 428 748 756 780", "16001 72001 120001 130001 143001")}  # fmt: skip


def compile_test(source: str, major: int, folder: Path, *flags: str) -> Path:
    """One test program with the plugin's own C."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("needs a C compiler (apt-get install gcc libc6-dev)")
    program = folder / source
    own = [*sorted((PLUGIN / "handwritten").glob("*.c")), PLUGIN / "generated" / f"cudart_stubs_{major}.c"]
    files = [PLUGIN / "tests" / f"{source}.c", PLUGIN / "tests" / "stand_in.c", *own]
    # The stand-in has only the functions that are called; the others stay unresolved.
    command = [compiler, *FLAGS, *flags, f"-DGTAP_MAJOR={major}", *(f"-I{each}" for each in INCLUDE)]
    link = ["-no-pie", "-Wl,--unresolved-symbols=ignore-all", "-o", program]
    subprocess.run([*map(str, [*command, *files, *link])], check=True)
    return program


@pytest.mark.parametrize("major", [12, 13])
def test_the_rules(major: int, tmp_path: Path) -> None:
    ran = subprocess.run([compile_test("rules", major, tmp_path)], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert dict(line.split(": ") for line in ran.stdout.split("\n") if line) == RULES


@pytest.mark.parametrize("major", [12, 13])
def test_device_properties_have_the_majors_layout(major: int, tmp_path: Path) -> None:
    size, offsets, values = LAYOUTS[major]
    ran = subprocess.run([compile_test("layout", major, tmp_path), *offsets.split()], capture_output=True, text=True)
    assert ran.stdout == f"0 device 1 {values} size {size}\n", ran.stderr


@pytest.mark.parametrize("major", [12, 13])
def test_every_symbol_of_the_real_library_is_exported(major: int) -> None:
    """Python's extensions and BIND_NOW programs fail at import otherwise."""
    listed = set((PLUGIN / "exports" / f"libcudart.so.{major}.txt").read_text().split())
    script = (PLUGIN / "generated" / f"libcudart.so.{major}.map").read_text()
    exported = set(script.partition("global:")[2].partition("local:")[0].replace(";", " ").split())
    assert exported == listed
