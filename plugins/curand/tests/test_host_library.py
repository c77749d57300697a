"""The CPU device's sequences against the host generators of NVIDIA's own library, which need no GPU."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gtap_plugin_curand import sobol
from gtap_plugin_curand.generator import Generator, Order, Type

from tests import wheels
from tests.programs import build

pytestmark = [pytest.mark.wheels, pytest.mark.system]
SETTINGS = ((0, 0), (1, 7), (0x123456789ABCDEF, 5_000_000_011), (2**64 - 1, 262_145))  # seed, offset
SINGLE, DOUBLE = (ctypes.c_float(0), ctypes.c_float(1)), (ctypes.c_double(0), ctypes.c_double(1))
REQUESTS: dict[str, tuple[str, str, tuple[Any, ...], float]] = {
    "integers": ("curandGenerate", "<u4", (), 0),
    "uniforms": ("curandGenerateUniform", "<f4", (), 0),
    "doubles": ("curandGenerateUniformDouble", "<f8", (), 0),
    "normals": ("curandGenerateNormal", "<f4", SINGLE, 1e-6),
    "normal_doubles": ("curandGenerateNormalDouble", "<f8", DOUBLE, 1e-9),
}
PSEUDO = [
    (Type.XORWOW, Order.DEFAULT),
    (Type.XORWOW, Order.BEST),
    (Type.XORWOW, Order.SEEDED),
    (Type.XORWOW, Order.LEGACY),
    (Type.MRG32K3A, Order.DEFAULT),
    (Type.MRG32K3A, Order.LEGACY),
    (Type.PHILOX4_32_10, Order.DEFAULT),
    (Type.PHILOX4_32_10, Order.LEGACY),
]
Draw = Callable[[Generator, str, tuple[int, ...]], list[np.ndarray]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Any:
    (content,) = wheels.members(wheels.archive("nvidia-curand"), "libcurand.so.10")
    path = Path(tmp_path_factory.mktemp("curand")) / "libcurand.so.10"
    path.write_bytes(content)
    ctypes.CDLL(str(build.runtime_folder("13") / "libcudart.so.13"), ctypes.RTLD_GLOBAL)
    return ctypes.CDLL(str(path))


@pytest.fixture
def theirs(library: Any) -> Iterator[Draw]:
    """What a host generator with the settings of ours makes."""
    made = []

    def draw(ours: Generator, what: str, counts: tuple[int, ...]) -> list[np.ndarray]:
        handle = ctypes.c_void_p()
        assert library.curandCreateGeneratorHost(ctypes.byref(handle), int(ours.type)) == 0
        made.append(handle)
        assert library.curandSetGeneratorOrdering(handle, int(ours.order)) == 0
        assert library.curandSetGeneratorOffset(handle, ctypes.c_ulonglong(ours.position)) == 0
        if ours.is_quasi:
            assert library.curandSetQuasiRandomGeneratorDimensions(handle, ours.dimensions) == 0
        else:
            assert library.curandSetPseudoRandomGeneratorSeed(handle, ctypes.c_ulonglong(ours.seed)) == 0
        name, form, more, _ = REQUESTS[what]
        if what == "integers" and ours.bits == 64:
            name, form = "curandGenerateLongLong", "<u8"
        drawn = [np.zeros(count, form) for count in counts]
        for each in drawn:
            place = each.ctypes.data_as(ctypes.c_void_p)
            assert getattr(library, name)(handle, place, ctypes.c_size_t(len(each)), *more) == 0
        return drawn

    yield draw
    for handle in made:
        library.curandDestroyGenerator(handle)


def same(expected: list[np.ndarray], made: list[np.ndarray], tolerance: float) -> None:
    for theirs, ours in zip(expected, made, strict=True):
        np.testing.assert_allclose(ours.astype(theirs.dtype), theirs, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("what", REQUESTS)
@pytest.mark.parametrize(("type_", "order"), PSEUDO, ids=lambda each: each.name.lower())
def test_pseudo_random_sequences_are_the_library_s(type_: Type, order: Order, what: str, theirs: Draw) -> None:
    counts = (100_000, 10, 30)
    tolerance = REQUESTS[what][3]
    if type_ == Type.MRG32K3A and what == "uniforms":
        tolerance = 1e-7
    for seed, offset in SETTINGS:
        ours = Generator(type_, seed, offset, order)
        expected = theirs(ours, what, counts)
        same(expected, [ours.draw(what, count) for count in counts], tolerance)


@pytest.mark.parametrize("what", REQUESTS)
@pytest.mark.parametrize("dimensions", [1, 3, 500, 20000])
@pytest.mark.parametrize("type_", [Type.SOBOL32, Type.SOBOL64], ids=lambda each: each.name.lower())
def test_quasi_random_sequences_are_the_library_s(type_: Type, dimensions: int, what: str, theirs: Draw) -> None:
    counts = (40 * dimensions, 3 * dimensions)
    for _, offset in SETTINGS:
        if type_ == Type.SOBOL32 and offset >= 2**32:
            continue  # past its end
        ours = Generator(type_, position=offset, order=Order.QUASI_DEFAULT, dimensions=dimensions)
        expected = theirs(ours, what, counts)
        same(expected, [ours.draw(what, count) for count in counts], REQUESTS[what][3])


def test_direction_vectors_are_the_library_s(library: Any) -> None:
    for bits, set_ in ((32, 101), (64, 103)):
        table = ctypes.c_void_p()
        assert getattr(library, f"curandGetDirectionVectors{bits}")(ctypes.byref(table), set_) == 0
        assert table.value is not None
        expected = np.frombuffer(ctypes.string_at(table.value, 20000 * bits * bits // 8), f"<u{bits // 8}")
        np.testing.assert_array_equal(sobol.direction_vectors(bits).reshape(-1), expected)


@pytest.mark.parametrize("type_", [Type.SCRAMBLED_SOBOL32, Type.SCRAMBLED_SOBOL64])
def test_scrambled_sequences_are_other_ones(type_: Type, theirs: Draw) -> None:
    """The README says so; where this fails it may say more."""
    ours = Generator(type_, order=Order.QUASI_DEFAULT)
    (expected,) = theirs(ours, "integers", (1000,))
    assert (expected != ours.draw("integers", 1000)).mean() > 0.9


def test_the_first_number_of_mt19937_is_the_library_s(library: Any) -> None:
    handle, made = ctypes.c_void_p(), ctypes.c_uint()
    assert library.curandCreateGeneratorHost(ctypes.byref(handle), int(Type.MT19937)) == 0
    for seed in (0, 7, 2**32 - 1):
        library.curandSetPseudoRandomGeneratorSeed(handle, ctypes.c_ulonglong(seed))
        assert library.curandGenerate(handle, ctypes.byref(made), ctypes.c_size_t(1)) == 0
        assert made.value == Generator(Type.MT19937, seed).draw("integers", 1)[0]
    library.curandDestroyGenerator(handle)
