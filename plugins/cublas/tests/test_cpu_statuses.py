"""What a GPU's cuBLAS takes and refuses where the manual leaves room: the CPU device says the same."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from plugins.cublas.tests.accuracy.run import BASE, opened

F32, F64, F16, C32, C64 = 0, 1, 2, 4, 5
N, T, C = 0, 1, 2
SUCCESS, INVALID_VALUE, NOT_SUPPORTED = 0, 7, 15
ONE = struct.pack("<d", 1)
X, Y = BASE, BASE + 4096


def status(name: str, *arguments: Any) -> int:
    return opened().call(name, 1, *arguments)[0]


@pytest.mark.parametrize(
    ("x", "result", "execution", "norm", "total"),
    [
        (F16, F16, F32, SUCCESS, SUCCESS), (F16, F32, F32, NOT_SUPPORTED, SUCCESS),
        (F16, F16, F16, NOT_SUPPORTED, NOT_SUPPORTED), (F32, F32, F32, SUCCESS, SUCCESS),
        (C32, F32, F32, SUCCESS, SUCCESS), (C32, F32, C32, NOT_SUPPORTED, SUCCESS),
        (C64, F64, F32, NOT_SUPPORTED, NOT_SUPPORTED), (3, F32, F32, NOT_SUPPORTED, NOT_SUPPORTED),
    ],
)  # fmt: skip
def test_norms_and_sums_have_their_own_types(x: int, result: int, execution: int, norm: int, total: int) -> None:
    size = {F16: 2, F32: 4, F64: 8}[result]
    assert status("cublasNrm2Ex", 3, X, x, 1, bytearray(size), result, execution) == norm
    assert status("cublasAsumEx", 3, X, x, 1, bytearray(size), result, execution) == total


def test_factors_are_of_the_type_that_is_computed_in() -> None:
    for kind, wanted in ((F32, SUCCESS), (F16, NOT_SUPPORTED)):
        factor = ONE[: 4 if kind == F32 else 2]
        assert status("cublasAxpyEx", 2, factor, kind, X, F16, 1, Y, F16, 1, F32) == wanted
        assert status("cublasScalEx", 2, factor, kind, X, F16, 1, F32) == wanted


def test_rotations_are_made_of_real_numbers_alone() -> None:
    scalars = [bytearray(8) for _ in range(4)]
    assert status("cublasRotgEx", *scalars[:2], C32, *scalars[2:], C32, C32) == NOT_SUPPORTED


def test_a_rotation_from_zero_takes_the_other_number_as_it_is() -> None:
    calls = opened()
    calls.memory[:16] = struct.pack("<4f", 0, 0, 1, -2)
    assert calls.call("cublasCrotg_v2", 1, X, X + 8, X + 16, X + 24)[0] == SUCCESS
    assert struct.unpack_from("<4f", calls.memory) == (1, -2, 1, -2)
    assert struct.unpack_from("<f4x2f", calls.memory, 16) == (0, 1, 0)


@pytest.mark.parametrize("flag", [-2.0, 5.0, float("nan")])
def test_a_modified_rotation_of_another_flag_does_nothing(flag: float) -> None:
    calls = opened()
    given = struct.pack("<4f5f", 1, 2, 3, 4, flag, 5, 6, 7, 8)
    calls.memory[:36] = given
    assert calls.call("cublasSrotm_v2", 1, 2, X, 1, X + 8, 1, X + 16)[0] == SUCCESS
    assert calls.call("cublasRotmEx", 1, 2, X, F32, 1, X + 8, F32, 1, X + 16, F32, F32)[0] == SUCCESS
    assert calls.memory[:36] == given


@pytest.mark.parametrize(
    ("changed", "wanted", "told"),
    [
        ({}, SUCCESS, 0), ({0: T}, NOT_SUPPORTED, 0), ({1: 1}, NOT_SUPPORTED, 0), ({1: -1}, INVALID_VALUE, -1),
        ({3: -1}, INVALID_VALUE, -2), ({2: -1}, INVALID_VALUE, -3), ({5: 3}, INVALID_VALUE, -5),
        ({7: 3}, INVALID_VALUE, -7), ({9: -1}, INVALID_VALUE, -8), ({9: 0}, SUCCESS, 0),
    ],
)  # fmt: skip
def test_least_squares_tell_which_argument_is_wrong(changed: dict[int, int], wanted: int, told: int) -> None:
    calls = opened()
    struct.pack_into("<2Q", calls.memory, 0, BASE + 1024, BASE + 2048)
    struct.pack_into("<8f", calls.memory, 1024, 1, 2, 0, 1, 0, 1, 3, -1)
    arguments = [N, 4, 2, 1, BASE, 4, BASE + 8, 4, 0, 1]
    for place, value in changed.items():
        arguments[place] = value
    made, outputs = calls.call("cublasSgelsBatched", 1, *arguments[:8], bytearray(4), *arguments[8:])
    assert (made, struct.unpack("<i", outputs[0] or b"")) == (wanted, (told,))


def test_groups_want_their_factors_in_host_memory() -> None:
    ints = struct.pack("<i", 1)
    zero, none = struct.pack("<i", 0), struct.pack("<f", 0)

    def call(alpha: Any, size: bytes = zero) -> int:
        return status("cublasSgemmGroupedBatched", zero, zero, ints, ints, ints, alpha, X, ints, X, ints, none, X, ints,
                      1, size)  # fmt: skip

    assert [call(none), call(X)] == [SUCCESS, NOT_SUPPORTED]


@pytest.mark.parametrize(("compute", "wanted"), [(68, SUCCESS), (69, SUCCESS), (77, SUCCESS), (74, 15), (75, 15)])
def test_groups_are_computed_in_what_a_gpu_has_for_them(compute: int, wanted: int) -> None:
    ints, zero, none = struct.pack("<i", 1), struct.pack("<i", 0), struct.pack("<f", 0)
    arguments = (zero, zero, ints, ints, ints, none, X, F32, ints, X, F32, ints, none, X, F32, ints, 1, zero, compute)
    assert status("cublasGemmGroupedBatchedEx", *arguments) == wanted


@pytest.mark.parametrize(("name", "trans"), [("cublasCherk_v2", T), ("cublasCherkEx", T), ("cublasCsyrk_v2", C)])
def test_either_transpose_means_the_one_that_makes_the_result_symmetric(name: str, trans: int) -> None:
    calls, made = opened(), []
    scale = struct.pack("<2f", 1, 0)[: 4 if "herk" in name else 8]
    kind = (C32,) if name.endswith("Ex") else ()
    for each in (trans, T + C - trans):
        calls.memory[:64] = struct.pack("<8f8x8x8x8x", 1, 2, 3, 4, 5, 6, 7, 8)
        assert calls.call(name, 1, 0, each, 2, 2, scale, X, *kind, 2, bytes(len(scale)), X + 32, *kind, 2)[0] == SUCCESS
        made.append(bytes(calls.memory[32:64]))
    assert made[0] == made[1] != bytes(32)


def test_an_empty_product_asks_for_no_addresses() -> None:
    one = struct.pack("<f", 1)
    assert status("cublasSgemmBatched", N, N, 0, 2, 2, one, 0, 2, 0, 2, one, 0, 2, 3) == SUCCESS


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ((2, 3, 5, 7), ("0x1.1e89cp+1", "0x1.7e0cfep+0", "0x1.2c30c4p+3", "1", "0x1.e79e7ap-2", 0, 0, "0x1.6db6dcp-1")),
        ((-1, 2, 3, 4), (0, 0, 0, -1, 0, 0, 0, 0)),
        ((2, 3, 5, 0), (2, 3, 5, -2, 0, 0, 0, 0)),
        (
            (1e-10, 1, 1, 1e-3),
            ("0x1.fff2e4p-1", "0x1.b7c2bcp-10", "0x1.062b94p-10", -1, "0x1.ad7f28p-24", "-0x1p-12", 1, "0x1.f3fffep-3"),
        ),
    ],
)
def test_a_modified_rotation_is_a_gpu_s(given: tuple[float, ...], wanted: tuple[Any, ...]) -> None:
    calls = opened()
    calls.memory[:36] = struct.pack("<4f5f", *given, 0, 0, 0, 0, 0)
    assert calls.call("cublasSrotmg_v2", 1, *(X + 4 * i for i in range(5)))[0] == SUCCESS
    found = struct.unpack_from("<9f", calls.memory)
    expected = [float.fromhex(each) if isinstance(each, str) else each for each in wanted]
    assert [*found[:3], *found[4:]] == pytest.approx(expected, rel=1e-6)
