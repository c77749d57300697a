"""NVRTC before the program's own: machine code becomes PTX, everything else passes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gtap_plugin_nvrtc.spec import nvrtc

from gtap_core.generate import command
from gtap_core.generate.exports import exported, read_names
from tests.fixtures import Ran

HERE = Path(__file__).resolve().parent
# Options, and those that the program's own library is to see; None: the same.
PTX = [
    (["-arch=sm_75"], "-arch=compute_75"),
    (["--gpu-architecture=sm_90a", "-G"], "--gpu-architecture=compute_90a -G"),
    (["-I/x", "-arch", "sm_80"], "-I/x -arch compute_80"),
    (["--gpu-architecture", "sm_75"], "--gpu-architecture compute_75"),
    (["-arch=sm_75", "-arch=sm_80"], "-arch=compute_75 -arch=compute_80"),
]
OTHER = [
    ["-arch=compute_75"],
    ["-arch", "compute_75"],
    [],
    ["-DNAME=sm_75", "sm_75"],
    ["-arch=sm_75", "-dlto"],
    ["--dlink-time-opt", "--gpu-architecture=sm_75"],
    ["-arch=sm_75", "-optix-ir"],
]


def made(path: Path, *arguments: object) -> Path:
    """A shared library."""
    compiler = shutil.which("cc")
    assert compiler
    command = [compiler, "-fPIC", "-shared", f"-Wl,-soname,{path.name}", "-Wl,--no-as-needed", "-o", path, *arguments]
    subprocess.run(list(map(str, command)), check=True)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of the program's own."""
    script = tmp_path / "real.map"
    script.write_text("libnvrtc.so.13 { global: *; };\n")
    return made(tmp_path / "libnvrtc.so.13", f"-Wl,--version-script={script}", HERE / "fake_nvrtc.c")


def wanted() -> str:
    """What the program is asked for."""
    options = [options for options, _ in PTX] + OTHER + [["-arch=sm_75", "-wrong"]]
    names = read_names(HERE.parent / "exports" / "libnvrtc.so.13.txt")
    return json.dumps({"options": options, "names": names})


def test_machine_code_becomes_ptx_and_nothing_else_changes(gtap_exec: Callable[..., Ran], library: Path) -> None:
    """Let nvrtcCompileProgram pass its options on as they are to see it fail."""
    ran = gtap_exec(sys.executable, HERE / "compiles.py", library, wanted(), local="null")
    assert (ran.status, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    expected = [[0, text, text, "LTO-IR"] for _, text in PTX]
    expected += [[0, " ".join(options), "machine code", "LTO-IR"] for options in OTHER]
    expected += [[6, "-arch=compute_75 -wrong", "machine code", "LTO-IR"]]
    assert found["found"] == expected
    assert found["again"] == expected, "a program that is compiled again is what its last options say"
    assert found["version"] == [13, 0] and found["text"] == "right"
    assert found["eight"] == 87654321
    assert found["lacking"] == []
    assert {Path(path).parent.name for path in found["mapped"]} == {"wraps", library.parent.name}


def test_a_function_that_the_library_lacks_is_said(gtap_exec: Callable[..., Ran], library: Path) -> None:
    call = f"import ctypes; print(ctypes.CDLL({str(library)!r}).nvrtcGetTileIR(None, None))"
    ran = gtap_exec(sys.executable, "-c", call, local="null")
    assert ran.stdout == "11\n"
    assert ran.stderr == (
        "gtap: nvrtcGetTileIR is not in the installed library: pip install --upgrade nvidia-cuda-nvrtc\n"
    )


def test_a_library_that_cannot_be_loaded_is_said_once(gtap_exec: Callable[..., Ran], library: Path) -> None:
    (library.parent / "empty.c").write_text("int empty;\n")
    needed = made(library.parent / "libgone.so", library.parent / "empty.c")
    made(library, HERE / "fake_nvrtc.c", needed)
    needed.unlink()
    call = (
        f"import ctypes; n = ctypes.CDLL({str(library)!r}); n.nvrtcGetErrorString.restype = ctypes.c_char_p\n"
        "print(n.nvrtcVersion(None, None), n.nvrtcGetErrorString(11).decode())"
    )
    ran = gtap_exec(sys.executable, "-c", call, local="null")
    assert ran.stdout == "11 NVRTC cannot be loaded\n"
    assert ran.stderr.startswith("gtap: libnvrtc.so.13 cannot be loaded (")
    assert ran.stderr.endswith("): pip install nvidia-cuda-nvrtc\n") and ran.stderr.count("\n") == 1


@pytest.mark.parametrize("soname", nvrtc.sonames)
def test_what_is_declared_is_exported_by_the_real_library(soname: str) -> None:
    listed = set(read_names(HERE.parent / f"exports/{soname}.txt"))
    assert exported(nvrtc, soname).keys() <= listed


def test_the_generated_files_are_what_the_spec_says() -> None:
    assert command.run([str(HERE.parent)], check=True) == 0
