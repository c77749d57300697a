"""How a server calls a real cuBLAS: a stand-in with its signatures records what it is given."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gtap_plugin_cublas import cublas

from gtap_core import Entry
from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.testing import FakeCalls, fake_library

ADDRESS = 0x2000_0000_1000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fake_library(cublas, tmp_path_factory.mktemp("cublas"))


@pytest.fixture
def fake(made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCalls]:
    monkeypatch.setattr(cublas, "real", (str(made),))
    monkeypatch.setattr(cublas, "pathfinder", "")
    calls = FakeCalls(cublas, made)
    yield calls
    calls.forget()


@pytest.fixture
def real(fake: FakeCalls) -> RealLibraries:
    return RealLibraries({"cublas": cublas}, SimpleNamespace())  # type: ignore[arg-type]


def call(real: RealLibraries, name: str, *arguments: Any) -> int:
    return real.call("cublas", name, list(arguments))


def handle_of(real: RealLibraries) -> Entry:
    entry = Entry(16, "cublas.cublasHandle_t", {})
    assert call(real, "cublasCreate_v2", entry) == 0
    return entry


def test_scalars_are_passed_from_host_memory_or_by_their_address(real: RealLibraries, fake: FakeCalls) -> None:
    handle, scalar = handle_of(real), memoryview(struct.pack("<f", 2.5))
    sizes = (0, 1, 4, 5, 6)
    assert call(real, "cublasSgemm_v2", handle, *sizes, scalar, ADDRESS, 4, ADDRESS, 6, ADDRESS + 64, ADDRESS, 4) == 0
    ((_, words),) = fake.calls("cublasSgemm_v2")
    assert words[:6] == [handle.real, *sizes]
    assert words[6] not in (0, ADDRESS), "alpha lies in the server's memory"
    assert words[7:] == [ADDRESS, 4, ADDRESS, 6, ADDRESS + 64, ADDRESS, 4]


def test_results_come_back_or_go_where_they_are_sent(real: RealLibraries, fake: FakeCalls) -> None:
    handle, result = handle_of(real), bytearray(8)
    dot = cublas.by_name["cublasDdot_v2"].ordinal
    assert call(real, "cublasDdot_v2", handle, 3, ADDRESS, 1, ADDRESS, 1, result) == 0
    assert result == bytes((7 * i + dot) % 256 for i in range(8))
    fake.forget()
    assert call(real, "cublasSrotg_v2", handle, *(bytearray(struct.pack("<f", each)) for each in (3, 4, 0, 0))) == 0
    info = bytearray(4)
    assert call(real, "cublasSgetrsBatched", handle, 0, 3, 1, ADDRESS, 3, 0, ADDRESS, 3, info, 2) == 0
    assert any(info)
    ((_, words),) = fake.calls("cublasSgetrsBatched")
    assert words[4:9] == [ADDRESS, 3, 0, ADDRESS, 3]


def test_the_library_s_own_status_is_the_answer(real: RealLibraries, fake: FakeCalls) -> None:
    fake.answer("cublasSetMathMode", 7)
    assert call(real, "cublasSetMathMode", handle_of(real), 99) == 7
    fake.answer("cublasSetMathMode", 0)
