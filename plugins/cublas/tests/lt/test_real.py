"""cuBLASLt on a server's real library, which a stand-in takes the place of: what it is called with."""

from __future__ import annotations

import ctypes
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gtap_plugin_cublas.lt.real  # noqa: F401 - it enters itself into the spec
import pytest
from gtap_plugin_cublas import cublas_lt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtap_core import Entry
from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.devices.cuda.table import StatusError
from plugins.cublas.tests.lt import blocks
from plugins.cublas.tests.lt.blocks import layout
from plugins.cublas.tests.lt.test_bad_input import problems

HERE = Path(__file__).resolve().parent
A, B, C, D, BIAS, WORKSPACE = (0x2000_0000_0000 + 0x1000 * i for i in range(1, 7))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lt") / "libcublasLt.so.13"
    command = ["cc", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", path, HERE / "fake_cublaslt.c"]
    subprocess.run(command, check=True)
    return path


class Fake:
    """A session's real library, and the log of it."""

    def __init__(self, path: Path) -> None:
        self.library = ctypes.CDLL(str(path))
        self.library.fake_log.restype = ctypes.c_char_p
        self.real = RealLibraries({"cublasLt": cublas_lt}, SimpleNamespace())  # type: ignore[arg-type]
        self.handle = Entry(16, "cublasLt.cublasLtHandle_t", {})
        assert self.call("cublasLtCreate", self.handle) == 0
        self.log()

    def call(self, name: str, *arguments: Any) -> int:
        return self.real.call("cublasLt", name, list(arguments))

    def log(self) -> str:
        return self.library.fake_log().decode()  # type: ignore[no-any-return]

    def multiply(self, problem: bytes, algo: bytes | None = None, alpha: int = 0) -> int:
        scalars = struct.pack("<f12xf12x", 2.0, 0.5)
        return self.call(
            "gtapLtMatmul", self.handle, None, problem, scalars, alpha, 0, A, B, C, D, algo, WORKSPACE, 64, 0x55
        )


@pytest.fixture
def fake(made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    monkeypatch.setattr(cublas_lt, "real", (str(made),))
    monkeypatch.setattr(cublas_lt, "pathfinder", "")
    yield Fake(made)


def desc(**more: int) -> bytes:
    return blocks.desc(trans_b=1, **more)


def problem(given: bytes | None = None, a: bytes | None = None) -> bytes:
    rest = (layout(5, 3), layout(4, 5), layout(4, 5, order=1))
    return blocks.problem(given or desc(), a or layout(4, 3), *rest)


def test_real_descriptors_have_what_was_set_and_are_made_once(fake: Fake) -> None:
    given = problem(desc(epilogue=4, bias=BIAS))
    assert fake.multiply(given) == 0
    first = fake.library.fake_made()
    assert fake.log() == (
        f"matmul 0x77 [desc 1000=68 1001=0 4=1 7=4 8={BIAS}]"
        "[layout 1000=0 1001=4 1002=3 1003=4][layout 1000=0 1001=5 1002=3 1003=5][layout 1000=0 1001=4 1002=5 1003=4]"
        "[layout 1000=0 1001=4 1002=5 1003=5 1=1]"
        f" 2 0.5 {A:#x} {B:#x} {C:#x} {D:#x} algo 0 workspace {WORKSPACE:#x} 64 stream 0x55\n"
    )
    assert fake.multiply(given) == 0
    assert fake.library.fake_made() == first


def test_an_algorithm_is_used_if_the_library_gave_it(fake: Fake) -> None:
    limits = blocks.preference(workspace=1 << 20, align_d=16)
    results, returned = bytearray(2 * 96), bytearray(4)
    arguments = (fake.handle, None, problem(), limits, 2, results, returned, 0)
    assert fake.call("gtapLtMatmulAlgoGetHeuristic", *arguments) == 0
    assert "[limits 1=1048576 8=16]" in fake.log()
    assert struct.unpack("<i", returned) == (1,)
    assert struct.unpack_from("<Q", results, 64) == (4096,)
    algo = bytes(results[:64])
    assert fake.multiply(problem(), algo) == 0
    assert "algo a160" in fake.log()
    changed = bytearray(64)
    assert fake.call("gtapLtMatmulAlgoConfigSetAttribute", algo, 1, struct.pack("<I", 18), 4, changed) == 0
    value, written = bytearray(4), bytearray(8)
    assert fake.call("gtapLtMatmulAlgoConfigGetAttribute", bytes(changed), 1, value, 4, written) == 0
    assert (value, written) == (struct.pack("<I", 18), struct.pack("<Q", 4))
    assert fake.multiply(problem(), bytes(changed)) == 0
    forged = bytes(63) + b"\1"
    assert fake.multiply(problem(), forged) == 7
    assert fake.call("gtapLtMatmulAlgoConfigSetAttribute", forged, 1, b"\0" * 4, 4, changed) == 7


def test_blocks_that_no_stub_writes_never_reach_the_library(fake: Fake) -> None:
    wrong = [problem(desc(size=247)), problem(a=layout(4, 3, mark=b"GtLb")), bytes(672), problem()[:-1], b""]
    assert [fake.multiply(each) for each in wrong] == [7] * len(wrong)
    assert fake.multiply(problem(desc(mode=1))) == 7, "alpha on the device, at no address"
    assert fake.multiply(problem(desc(mode=9)), alpha=A) == 7
    assert fake.call("gtapLtMatmul", None, None, problem(), bytes(32), 0, 0, A, B, C, D, None, 0, 0, 0) == 1
    assert fake.log() == ""


def test_a_transform_may_lack_a_matrix(fake: Fake) -> None:
    change = b"GtLt" + struct.pack("<Iiiii", 24, 0, 0, 1, 0) + layout(5, 4) + bytes(96) + layout(4, 5)
    scalars = struct.pack("<f12xf12x", 3.0, 0.0)
    assert fake.call("gtapLtMatrixTransform", fake.handle, None, change, scalars, 0, 0, A, 0, C, 0) == 0
    assert fake.log() == (
        "transform 0x77 [change 1000=0 2=1][layout 1000=0 1001=5 1002=4 1003=5][][layout 1000=0 1001=4 1002=5 1003=4]"
        f" 3 0 {A:#x} (nil) {C:#x} stream (nil)\n"
    )
    change = b"GtLt" + struct.pack("<Iiiii", 24, 0, 1, 0, 0) + bytes(96) + layout(4, 5) + layout(4, 5)
    assert fake.call("gtapLtMatrixTransform", fake.handle, None, change, scalars, 0, BIAS, 0, B, C, 0) == 0
    assert fake.log().endswith(f" none {BIAS:#x} (nil) {B:#x} {C:#x} stream (nil)\n"), "nor its scalar on the device"
    assert fake.call("gtapLtMatrixTransform", fake.handle, None, change, scalars, 0, 0, 0, B, C, 0) == 7
    assert fake.call("gtapLtMatrixTransform", fake.handle, None, change, scalars, BIAS, BIAS, A, B, C, 0) == 7
    assert fake.log() == ""


LIMITS = blocks.preference()[:12]  # the head of a preference


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(problems(), st.integers(0, 3), st.binary(min_size=52, max_size=64))
def test_anything_is_a_status(fake: Fake, sent: bytes, requested: int, rest: bytes) -> None:
    """What the library was called with is its own; the bodies raise nothing but statuses."""
    asked = (sent, LIMITS + rest, requested, bytearray(96 * requested), bytearray(4), 0)
    for name, arguments in (("gtapLtMatmul", None), ("gtapLtMatmulAlgoGetHeuristic", asked)):
        try:
            status = fake.multiply(sent) if arguments is None else fake.call(name, fake.handle, None, *arguments)
        except StatusError as error:  # this library has no grouped layouts
            status = error.status
        assert status in (0, 3, 7, 15), name
        fake.log()
