"""Whatever a client sends: a status of the library, and nothing outside the session's memory is touched."""

from __future__ import annotations

import struct
from typing import Any

import gtap_plugin_cublas.lt.cpu
import pytest
from gtap_plugin_cublas import cublas_lt
from gtap_plugin_cublas.cpu.operand import BESIDE
from gtap_plugin_cublas.lt.algorithms import Algorithm
from gtap_plugin_cublas.lt.types import Types
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core.testing import CpuCalls
from plugins.cublas.tests.lt import blocks

assert gtap_plugin_cublas.lt.cpu
SIZE, BASE = 1 << 14, 1 << 45
STATUSES = {0, 1, 3, 7, 15}
ALGORITHM = Algorithm(0, Types(68, 0, 0, 0, 0, 0)).written()
ODD = [0, 1, 2, 3, 4, 5, 7, 8, 16, 17, 128, 255, 1 << 31, (1 << 31) - 1, (1 << 63) - 1, 1 << 47, BASE, BASE + SIZE - 4]
small = st.integers(0, 6)
odd = st.sampled_from(ODD)
addresses = st.one_of(st.integers(BASE - 8, BASE + SIZE + 8), st.sampled_from([0, 1, BASE, (1 << 64) - 1, 1 << 63]))
types = st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 10, 14, 28, 29, 30, 33, 77])


@st.composite
def layouts(draw: st.DrawFn, rows: int, cols: int, type: int) -> bytes:
    """A matrix that fits, but for a member or two."""
    batch, stride = draw(st.sampled_from([1, 1, 1, 2, 0, -1, (1 << 31) - 1])), draw(st.integers(-64, 64))
    ld = rows + draw(small)
    values = [type, 0, rows, cols, ld, batch, 0, stride, 0, 0, 0, 0, 0, 0]
    if draw(st.booleans()):
        values[draw(st.integers(0, 13))] = draw(odd)
    return b"GtLa" + struct.pack("<IIiQQqiIqqQQQii", 96, *(_wrapped("IiQQqiIqqQQQii", values)))


@st.composite
def descs(draw: st.DrawFn) -> bytes:
    compute, scale = draw(st.sampled_from([(68, 0), (68, 0), (72, 10), (64, 2), (70, 1), (68, 4), (5, 9)]))
    epilogue = draw(st.sampled_from([1, 2, 4, 6, 130, 134, 136, 152, 32, 160, 164, 192, 208, 256, 512, 3, 1 << 20]))
    mode = draw(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 9]))
    values = [compute, scale, mode, draw(st.sampled_from([0, 1, 2])), draw(st.sampled_from([0, 1, 2])), 0, 2, epilogue]
    values += [
        0,
        -1,
        -1,
        0,
        draw(addresses),
        draw(st.integers(-9, 9)),
        draw(addresses),
        draw(st.sampled_from([8, 128, 0])),
    ]
    values += [
        draw(st.sampled_from([0, 128, -128])),
        draw(st.integers(-9, 9)),
        *[0] * 7,
        0,
        0,
        0,
        0,
        *[0] * 6,
        0,
        0,
        0,
        0,
    ]
    values += [0x8000, 0]
    form = "7iI4iQqQqqq7QiiQQ6iQQqqii"
    flat = struct.Struct("<" + form)
    letters = "iiiiiiiIiiiiQqQqqqQQQQQQQiiQQiiiiiiQQqqii"
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        values[draw(st.integers(0, len(letters) - 1))] = draw(st.one_of(odd, addresses))
    return b"GtLd" + struct.pack("<I", 248) + flat.pack(*_wrapped(letters, values))


def _wrapped(letters: str, values: list[int]) -> list[int]:
    """As many bits as fit."""
    wide = {"i": 32, "I": 32, "q": 64, "Q": 64}
    cut = [value % (1 << wide[letter]) for letter, value in zip(letters, values, strict=True)]
    return [
        value - (1 << wide[letter]) if letter in "iq" and value >> (wide[letter] - 1) else value
        for letter, value in zip(letters, cut, strict=True)
    ]


@st.composite
def problems(draw: st.DrawFn) -> bytes:
    m, n, k = draw(small), draw(small), draw(small)
    shapes = ((m, k), (k, n), (m, n), (m, n))
    one = draw(types)
    data = draw(descs()) + bytes(40)
    data += b"".join(draw(layouts(*shape, draw(st.one_of(st.just(one), types)))) for shape in shapes)
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data) - 1))
        data = data[:at] + draw(st.binary(min_size=1, max_size=1)) + data[at + 1 :]
    return data


def calls() -> CpuCalls:
    made = CpuCalls(cublas_lt, memory=SIZE, base=BASE)
    assert made.call("cublasLtCreate", 16)[0] == 0
    return made


def product(made: CpuCalls, problem: bytes, places: list[int], algo: bytes | None) -> int:
    scalars = struct.pack("<f12xf12x", 1.5, 0.5)
    return made.call("gtapLtMatmul", 16, 0, problem, scalars, *places[:6], algo, 0, 0, 0)[0]


@pytest.mark.shows("LIBSA.6")
@settings(max_examples=300, deadline=None)
@given(problems(), st.lists(addresses, min_size=6, max_size=6), st.sampled_from([None, ALGORITHM, bytes(64)]))
def test_any_product_is_done_or_refused(problem: bytes, places: list[int], algo: bytes | None) -> None:
    """Delete `except BadBlock` and the line after it from `_status` in lt/cpu.py to see it fail."""
    made = calls()
    assert product(made, problem, places, algo) in STATUSES
    assert len(made.memory) == SIZE


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(-1, 3), st.binary(min_size=64, max_size=64))
def test_any_question_is_answered(problem: bytes, requested: int, algo: bytes) -> None:
    made = calls()
    wanted = max(requested, 0)
    results, returned = bytearray(96 * wanted), bytearray(4)
    status, outputs = made.call(
        "gtapLtMatmulAlgoGetHeuristic", 16, 0, problem, blocks.preference(), wanted, results, returned, 0
    )
    assert status in STATUSES
    if status == 0:
        assert outputs[1] == struct.pack("<i", 1)
    assert made.call("gtapLtMatmulAlgoCheck", 16, 0, problem, algo, bytearray(96), 0)[0] in STATUSES
    for attr in (-1, 0, 1, 6, 7, 99):
        for size in (0, 1, 2, 4, 8):
            for name in ("gtapLtMatmulAlgoCapGetAttribute", "gtapLtMatmulAlgoConfigGetAttribute"):
                for each in (algo, ALGORITHM):
                    assert made.call(name, each, attr, bytearray(size), size, bytearray(8))[0] in STATUSES
        status = made.call("gtapLtMatmulAlgoConfigSetAttribute", ALGORITHM, attr, b"\1\0\0\0", 4, bytearray(64))[0]
        assert status in STATUSES


@settings(max_examples=100, deadline=None)
@given(st.data(), st.lists(addresses, min_size=5, max_size=5))
def test_any_transform_is_done_or_refused(data: st.DataObject, places: list[int]) -> None:
    made = calls()
    m, n = data.draw(small), data.draw(small)
    head: list[Any] = [data.draw(types), data.draw(st.sampled_from([0, 1, 2])), *(data.draw(small) for _ in range(2))]
    problem = b"GtLt" + struct.pack("<Iiiii", 24, *head)
    problem += b"".join(data.draw(st.one_of(layouts(m, n, 0), st.just(bytes(96)))) for _ in range(2))
    problem += data.draw(layouts(m, n, data.draw(types)))
    scalars = struct.pack("<f12xf12x", 1.5, 0.5)
    assert made.call("gtapLtMatrixTransform", 16, 0, problem, scalars, *places, 0)[0] in STATUSES


def test_dead_handles_are_refused() -> None:
    made = calls()
    problem = blocks.problem(blocks.desc(), *[blocks.layout(2, 2)] * 4)
    places = [0, 0, BASE, BASE, BASE, BASE]
    assert product(made, problem, places, None) == 0
    assert made.call("gtapLtMatmul", 0, 0, problem, bytes(32), *places, None, 0, 0, 0)[0] == 1
    assert product(made, problem, [0, 0, BASE, BASE, BASE, BASE + SIZE - 4], None) == 7
    assert product(made, problem, [0, 0, BESIDE, BASE, BASE, BASE], None) == 7, "the result before it is stored"
