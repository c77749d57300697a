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
KINDS = [  # compute, scale, A, B, C, D
    (68, 0, 0, 0, 0, 0), (68, 0, 2, 2, 2, 2), (68, 0, 14, 14, 0, 0), (68, 0, 28, 29, 14, 14), (72, 10, 3, 3, 10, 10),
    (72, 0, 3, 3, 3, 3), (70, 1, 1, 1, 1, 1), (68, 4, 4, 4, 4, 4), (64, 2, 2, 2, 2, 2), (70, 5, 5, 5, 5, 5),
]  # fmt: skip
EPILOGUES = [1, 1, 2, 4, 6, 130, 134, 136, 152, 32, 160, 164, 192, 208, 256, 512]
small = st.integers(0, 6)
odd = st.sampled_from(ODD)
right = st.integers(0, 150).map(lambda at: BASE + 64 * at)
wrong = st.one_of(st.integers(BASE - 8, BASE + SIZE + 8), st.sampled_from([0, 1, (1 << 64) - 1, 1 << 63, BESIDE]))
addresses = st.one_of(*[right] * 12, wrong)
types = st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 7, 10, 14, 28, 29, 30, 33, 77])
seldom = st.sampled_from([*[False] * 15, True])


@st.composite
def layouts(draw: st.DrawFn, rows: int, cols: int, type: int, batch: int = 1) -> bytes:
    """A matrix that fits, but for a member at times."""
    order = draw(st.sampled_from([0, 0, 1]))
    ld = (cols if order else rows) + draw(small)
    values = [type, order, rows, cols, ld, batch, 0, draw(st.integers(0, 64)), 0, 0, 0, 0, 0, 0]
    if draw(seldom):
        values[draw(st.integers(0, 13))] = draw(odd)
    return b"GtLa" + struct.pack("<IIiQQqiIqqQQQii", 96, *(_wrapped("IiQQqiIqqQQQii", values)))


@st.composite
def descs(draw: st.DrawFn, compute: int, scale: int, trans: tuple[int, int]) -> bytes:
    """One that fits, but for a member or two at times."""
    epilogue, mode = draw(st.sampled_from(EPILOGUES)), draw(st.sampled_from([0, 0, 0, 1, 2, 3, 4]))
    first = [compute, scale, mode, *trans, 0, 2, epilogue, 0, -1, -1, 0]
    strides = [draw(st.sampled_from([0, 128])), draw(st.integers(0, 9))]
    values = [*first, draw(right), draw(st.integers(0, 9)), draw(right), 128, *strides, *[0] * 21, 0x8000, 0]
    letters = "iiiiiiiIiiiiQqQqqqQQQQQQQiiQQiiiiiiQQqqii"
    for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1, 2]))):
        values[draw(st.integers(0, len(letters) - 1))] = draw(st.one_of(odd, addresses))
    return b"GtLd" + struct.pack("<I7iI4iQqQqqq7QiiQQ6iQQqqii", 248, *_wrapped(letters, values))


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
    compute, scale, *kinds = draw(st.sampled_from(KINDS))
    if draw(seldom):
        kinds[draw(st.integers(0, 3))] = draw(types)
    trans, batch = (
        (draw(st.integers(0, 2)), draw(st.integers(0, 2))),
        draw(st.sampled_from([1, 1, 1, 2, 3, 0, 1 << 20])),
    )
    shapes = ((k, m) if trans[0] else (m, k), (n, k) if trans[1] else (k, n), (m, n), (m, n))
    data = draw(descs(compute, scale, trans)) + blocks.ABSENT
    data += b"".join(draw(layouts(*shape, kind, batch)) for shape, kind in zip(shapes, kinds, strict=True))
    if draw(seldom):
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
def test_any_product_is_done_or_refused() -> None:
    """Some of them are done. Delete `except Refused` and the line after it from `answered` to see it fail."""
    statuses = []

    def attempt(problem: bytes, places: list[int], algo: bytes | None) -> None:
        made = calls()
        statuses.append(product(made, problem, places, algo))
        assert len(made.memory) == SIZE

    places, algo = st.lists(addresses, min_size=6, max_size=6), st.sampled_from([None, None, ALGORITHM, bytes(64)])
    settings(max_examples=300, deadline=None, derandomize=True)(given(problems(), places, algo)(attempt))()
    assert set(statuses) <= STATUSES
    assert statuses.count(0) > 10


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


def test_a_transform_into_no_type_is_not_supported() -> None:
    made, scalars = calls(), struct.pack("<f12xf12x", 1.5, 0.5)
    problem = b"GtLt" + struct.pack("<Iiiii", 24, 0, 0, 0, 0) + blocks.layout(2, 2) + bytes(96)
    for kind, status in ((30, 15), (0, 0)):
        sent = problem + blocks.layout(2, 2, kind)
        assert made.call("gtapLtMatrixTransform", 16, 0, sent, scalars, 0, 0, BASE, 0, BASE, 0)[0] == status


def test_dead_handles_are_refused() -> None:
    made = calls()
    problem = blocks.problem(blocks.desc(), *[blocks.layout(2, 2)] * 4)
    places = [0, 0, BASE, BASE, BASE, BASE]
    assert product(made, problem, places, None) == 0
    assert made.call("gtapLtMatmul", 0, 0, problem, bytes(32), *places, None, 0, 0, 0)[0] == 1
    assert product(made, problem, [0, 0, BASE, BASE, BASE, BASE + SIZE - 4], None) == 7


def test_capabilities_are_of_the_size_that_is_asked_for() -> None:
    """Arrays may have more room than what is in them; an algorithm of no types has no alignment."""
    made, name = calls(), "gtapLtMatmulAlgoCapGetAttribute"
    odd = Algorithm(0, Types(68, 0, 77, 0, 0, 4)).written()
    wanted = [
        (ALGORITHM, 6, 12, 0, 0), (ALGORITHM, 13, 4, 0, 0), (ALGORITHM, 6, 3, 7, None), (ALGORITHM, 16, 4, 0, 4),
        (odd, 16, 4, 7, None), (odd, 19, 4, 0, 4), (ALGORITHM, 12, 4, 0, 0x3FF), (ALGORITHM, 12, 8, 7, None),
    ]  # fmt: skip
    for algo, attr, size, status, value in wanted:
        found, (data, written) = made.call(name, algo, attr, bytearray(size), size, bytearray(8))
        assert found == status
        if status == 0:
            assert (data[:4], written) == (struct.pack("<I", value), struct.pack("<Q", 4))
