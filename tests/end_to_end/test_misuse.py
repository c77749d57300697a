"""What a program that misuses the runtime, or that gtap cannot run, is told; it ends at most its own session."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import Ran, Server
from tests.programs import build

ERRORS = {
    "block of 0": "InvalidConfiguration",
    "block of 2048": "InvalidConfiguration",
    "block deep 128": "InvalidConfiguration",
    "grid of 0": "InvalidConfiguration",
    "grid high 65536": "InvalidConfiguration",
    "free of a host address": "InvalidValue",
    "copy kind 9": "InvalidMemcpyDirection",
    "copy to nowhere": "InvalidValue",
    "copy beyond the end": "InvalidValue",
    "free again": "InvalidValue",
    "free of host memory": "InvalidValue",
    "unregister": "HostMemoryNotRegistered",
    "pitch": "InvalidPitchValue",
    "dead stream": "InvalidResourceHandle",
    "dead event": "InvalidResourceHandle",
    "forged stream": "InvalidResourceHandle",
    "forged event": "InvalidResourceHandle",
    "no kernel": "InvalidDeviceFunction",
    "no kernel to describe": "InvalidDeviceFunction",
    "no symbol": "InvalidSymbol",
    "device 99": "InvalidDevice",
    "attribute 9999": "InvalidValue",
    "managed memory": "InvalidValue",
    "out of memory": "MemoryAllocation",
}


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize("cudart", ["13", "12.9"])
def test_each_misuse_has_its_error_and_clears(
    cudart: build.Cudart, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """Bad sizes, pointers, dead and forged handles, no memory: an error each, and the program goes on.

    Delete `return cudaErrorInvalidPitchValue;` (with its `if`) from the runtime's copy.c to see it fail.
    """
    ran = gtap_exec(build.program(PROGRAMS / "errors.cu", cudart), server=cpu_server)
    assert ran.status == 0, ran.stderr
    lines = dict(line.split(": ", 1) for line in ran.stdout.splitlines())
    expected = {what: f"cudaError{name} cudaError{name} cudaError{name} cudaSuccess" for what, name in ERRORS.items()}
    assert {what: lines.get(what) for what in expected} == expected
    configuration = "cudaErrorInvalidConfiguration"
    assert lines["launch syntax"] == f"cudaSuccess {configuration} {configuration} cudaSuccess"
    assert lines["free"] == "cudaSuccess cudaSuccess cudaSuccess cudaSuccess"
    assert lines["still works"] == "1"
    assert lines["unknown error"] == "unrecognized error code"


@pytest.mark.shows("SPINE.8")
def test_a_kernel_without_ptx_is_named(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """Delete `driver_refuse_image(site);` from choose() in the driver's module.c to see it fail."""
    program = build.program(PROGRAMS / "vectorAdd.cu", flags=("-gencode", "arch=compute_90,code=sm_90"))
    ran = gtap_exec(program, server=cpu_server)
    assert ran.status == 1
    assert "cudaErrorNoKernelImageForDevice" in ran.stderr
    assert "PTX" in ran.stderr
    assert gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), server=cpu_server).status == 0


@pytest.mark.shows("SPINE.8")
def test_invalid_ptx_is_named_by_its_line(cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete the gtap_say_once in the driver's jit_log.c (with its `if`) to see it fail."""
    file = tmp_path / "bad.ptx"
    text = [".version 7.0", ".target sm_50", ".address_size 64", ".visible .entry add()", "{", "    no.such.opcode;"]
    file.write_text("\n".join([*text, "    ret;", "}", ""]))
    program = build.program(PROGRAMS / "vectoradd_driver.c")
    ran = gtap_exec(program, "100", "1", file, server=cpu_server)
    assert ran.status == 2
    assert "cuModuleLoadData failed: 218" in ran.stdout
    assert "line 6" in ran.stderr
    assert gtap_exec(program, "100", "1", server=cpu_server).stdout.splitlines() == vector_add(100, 1)[:1]


@pytest.mark.shows("SPINE.8")
def test_a_stripped_static_cudart_is_told(cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete the calls of look_stripped in the shim's bind_static.c to see it fail."""
    program = tmp_path / "stripped"
    program.write_bytes(build.program(PROGRAMS / "vectorAdd.cu", "13", "static").read_bytes())
    program.chmod(0o755)
    subprocess.run(["strip", str(program)], check=True)
    ran = gtap_exec(program, server=cpu_server)
    assert ran.status != 0
    assert "strip" in ran.stderr
