"""Compiles with each list of options and writes what comes of it as JSON; a library is named by its path."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

nvrtc = ctypes.CDLL(sys.argv[1])
nvrtc.nvrtcGetErrorString.restype = ctypes.c_char_p
nvrtc.__getattr__("__nvrtcCPEx").restype = ctypes.c_long


def texts(*words: str) -> Any:
    return (ctypes.c_char_p * len(words))(*(word.encode() for word in words))


def create() -> ctypes.c_void_p:
    program = ctypes.c_void_p()
    made = (ctypes.byref(program), b"source", b"name", 1, texts("text"), texts("header"))
    assert nvrtc.nvrtcCreateProgram(*made) == 0
    return program


def taken(program: ctypes.c_void_p, kind: str) -> str:
    size = ctypes.c_size_t()
    assert getattr(nvrtc, f"nvrtcGet{kind}Size")(program, ctypes.byref(size)) == 0
    text = ctypes.create_string_buffer(size.value)
    assert getattr(nvrtc, f"nvrtcGet{kind}")(program, text) == 0
    return text.value.decode()


def compiled(program: ctypes.c_void_p, options: list[str]) -> list[Any]:
    status = nvrtc.nvrtcCompileProgram(program, len(options), texts(*options))
    return [status, *(taken(program, kind) for kind in ("PTX", "CUBIN", "LTOIR"))]


def main() -> None:
    wanted = json.loads(sys.argv[2])
    found = []
    for options in wanted["options"]:
        program = create()
        found.append(compiled(program, options))
        assert nvrtc.nvrtcDestroyProgram(ctypes.byref(program)) == 0 and not program.value
    program = create()
    again = [compiled(program, options) for options in wanted["options"]]
    major, minor = ctypes.c_int(), ctypes.c_int()
    nvrtc.nvrtcVersion(ctypes.byref(major), ctypes.byref(minor))
    eight = nvrtc.__getattr__("__nvrtcCPEx")(*(ctypes.c_long(10**n) for n in range(8)))
    lacking = [name for name in wanted["names"] if not hasattr(nvrtc, name)]
    mapped = [line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libnvrtc" in line]
    said = {"found": found, "again": again, "version": [major.value, minor.value], "eight": eight}
    said |= {"lacking": lacking, "mapped": mapped, "text": nvrtc.nvrtcGetErrorString(0).decode()}
    sys.stdout.write(json.dumps(said))


main()
