"""The CPU device's sequences against the host generators of NVIDIA's own library, which need no GPU."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from gtap_plugin_curand import cpu, mtgp, sobol
from gtap_plugin_curand.generator import WITHOUT_OFFSET, Generator, Order, Type
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Any:
    (content,) = wheels.members(wheels.archive("nvidia-curand"), "libcurand.so.10")
    path = Path(tmp_path_factory.mktemp("curand")) / "libcurand.so.10"
    path.write_bytes(content)
    ctypes.CDLL(str(build.runtime_folder("13") / "libcudart.so.13"), ctypes.RTLD_GLOBAL)
    return ctypes.CDLL(str(path))


@attrs.define
class Theirs:
    """A host generator of the library."""

    library: Any
    type: Type
    handle: ctypes.c_void_p = attrs.field(factory=ctypes.c_void_p)

    def __attrs_post_init__(self) -> None:
        assert self.library.curandCreateGeneratorHost(ctypes.byref(self.handle), int(self.type)) == 0

    def set(self, name: str, *values: int) -> int:
        wide = (ctypes.c_uint if name.endswith("Dimensions") else ctypes.c_ulonglong)(*values) if values else None
        function = getattr(self.library, f"curand{name}")
        return int(function(self.handle, wide) if values else function(self.handle))

    def draw(self, what: str, count: int, bits: int = 32) -> np.ndarray:
        name, form, more, _ = REQUESTS[what]
        if what == "integers" and bits == 64:
            name, form = "curandGenerateLongLong", "<u8"
        drawn = np.zeros(count, form)
        place = drawn.ctypes.data_as(ctypes.c_void_p)
        assert getattr(self.library, name)(self.handle, place, ctypes.c_size_t(count), *more) == 0
        return drawn


Made = Callable[[Type], Theirs]


@pytest.fixture
def theirs(library: Any) -> Iterator[Made]:
    made = []

    def make(type_: Type) -> Theirs:
        made.append(Theirs(library, type_))
        return made[-1]

    yield make
    for each in made:
        library.curandDestroyGenerator(each.handle)


def drawn(made: Made, ours: Generator, what: str, counts: tuple[int, ...]) -> list[np.ndarray]:
    """What one of theirs with the settings of ours makes."""
    generator = made(ours.type)
    assert generator.set("SetGeneratorOrdering", int(ours.order)) == 0
    if ours.type not in WITHOUT_OFFSET:
        assert generator.set("SetGeneratorOffset", ours.position) == 0
    if ours.is_quasi:
        assert generator.set("SetQuasiRandomGeneratorDimensions", ours.dimensions) == 0
    else:
        assert generator.set("SetPseudoRandomGeneratorSeed", ours.seed) == 0
    return [generator.draw(what, count, ours.bits) for count in counts]


def same(expected: list[np.ndarray], made: list[np.ndarray], tolerance: float) -> None:
    for theirs, ours in zip(expected, made, strict=True):
        np.testing.assert_allclose(ours.astype(theirs.dtype), theirs, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("what", REQUESTS)
@pytest.mark.parametrize(("type_", "order"), PSEUDO, ids=lambda each: each.name.lower())
def test_pseudo_random_sequences_are_the_library_s(type_: Type, order: Order, what: str, theirs: Made) -> None:
    counts = (100_000, 10, 30)
    tolerance = REQUESTS[what][3]
    if type_ == Type.MRG32K3A and what == "uniforms":
        tolerance = 1e-7
    for seed, offset in SETTINGS:
        ours = Generator(type_, seed, offset, order)
        expected = drawn(theirs, ours, what, counts)
        same(expected, [ours.draw(what, count) for count in counts], tolerance)


@pytest.mark.parametrize("what", REQUESTS)
@pytest.mark.parametrize("dimensions", [1, 3, 500, 20000])
@pytest.mark.parametrize("type_", [Type.SOBOL32, Type.SOBOL64], ids=lambda each: each.name.lower())
def test_quasi_random_sequences_are_the_library_s(type_: Type, dimensions: int, what: str, theirs: Made) -> None:
    counts = (40 * dimensions, 3 * dimensions)
    for _, offset in SETTINGS:
        if type_ == Type.SOBOL32 and offset >= 2**32:
            continue  # past its end
        ours = Generator(type_, position=offset, order=Order.QUASI_DEFAULT, dimensions=dimensions)
        expected = drawn(theirs, ours, what, counts)
        same(expected, [ours.draw(what, count) for count in counts], REQUESTS[what][3])


def test_direction_vectors_are_the_library_s(library: Any) -> None:
    for bits, set_ in ((32, 101), (64, 103)):
        table = ctypes.c_void_p()
        assert getattr(library, f"curandGetDirectionVectors{bits}")(ctypes.byref(table), set_) == 0
        assert table.value is not None
        expected = np.frombuffer(ctypes.string_at(table.value, 20000 * bits * bits // 8), f"<u{bits // 8}")
        np.testing.assert_array_equal(sobol.direction_vectors(bits).reshape(-1), expected)


@pytest.mark.parametrize("type_", [Type.SCRAMBLED_SOBOL32, Type.SCRAMBLED_SOBOL64])
def test_scrambled_sequences_are_other_ones(type_: Type, theirs: Made) -> None:
    """The README says so; where this fails it may say more."""
    ours = Generator(type_, order=Order.QUASI_DEFAULT)
    (expected,) = drawn(theirs, ours, "integers", (1000,))
    assert (expected != ours.draw("integers", 1000)).mean() > 0.9


# ---- what is set between calls ----

SETTERS: dict[str, tuple[Callable[..., int], tuple[int, ...]]] = {
    "SetPseudoRandomGeneratorSeed": (cpu.set_seed, (0, 7, 2**40)),
    "SetGeneratorOffset": (cpu.set_offset, (0, 3, 4096, 100_001)),
    "SetGeneratorOrdering": (cpu.set_ordering, (100, 101, 103, 201)),
    "SetQuasiRandomGeneratorDimensions": (cpu.set_dimensions, (1, 2, 3)),
}
Step = tuple[str, int]
DRAWN = st.tuples(st.sampled_from(sorted(REQUESTS)), st.sampled_from([6, 12, 600, 6000]))
CHANGED = st.sampled_from([(name, value) for name, (_, values) in SETTERS.items() for value in values])


def go_together(made: Made, type_: Type, steps: list[Step]) -> None:
    """Statuses and numbers are theirs at every step."""
    generator = made(type_)
    ours = Generator(type_, order=Order.QUASI_DEFAULT if type_ >= Type.SOBOL32 else Order.DEFAULT)
    for step, value in [*steps, ("integers", 6)]:
        if step in REQUESTS:
            expected = generator.draw(step, value, ours.bits)
            same([expected], [ours.draw(step, value)], max(REQUESTS[step][3], 1e-7 * (step == "uniforms")))
        elif step == "GenerateSeeds":
            assert generator.set(step) == 0
            ours.prepare()
        else:
            assert SETTERS[step][0](ours, value) == generator.set(step, value), (step, value)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("type_", [Type.XORWOW, Type.MRG32K3A, Type.SOBOL32, Type.SOBOL64], ids=lambda each: each.name)
@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(DRAWN | CHANGED | st.just(("GenerateSeeds", 0)), max_size=8))
def test_changed_settings_go_on_as_in_the_library(type_: Type, steps: list[Step], theirs: Made) -> None:
    go_together(theirs, type_, steps)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("type_", [Type.PHILOX4_32_10, Type.MT19937], ids=lambda each: each.name)
def test_a_change_goes_on_at_the_library_s_place(type_: Type, theirs: Made) -> None:
    """The library takes seconds for each seed of MT19937."""
    steps = [("uniforms", 10), ("normals", 6), ("SetPseudoRandomGeneratorSeed", 0), ("normal_doubles", 8)]
    for change in (("SetPseudoRandomGeneratorSeed", 7), ("SetGeneratorOrdering", 103), ("GenerateSeeds", 0)):
        steps += [change, ("doubles", 60)]
    go_together(theirs, type_, steps)


@pytest.mark.timeout(600)
def test_mt19937_is_the_library_s(theirs: Made) -> None:
    """79 rows: behind the first block of 624 numbers of every engine."""
    steps = [("SetPseudoRandomGeneratorSeed", 2**63 + 7), ("integers", 3), ("normals", 70_001), ("uniforms", 17)]
    go_together(theirs, Type.MT19937, [*steps, ("normal_doubles", 1001), ("doubles", 99), ("integers", 79 * 65536)])


@pytest.mark.parametrize("seed", [0, 2**40 + 5])
def test_mtgp32_with_nvidia_s_parameters_is_the_library_s(
    seed: int, theirs: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters = mtgp.read(wheels.headers("nvidia-curand") / mtgp.HEADER)
    monkeypatch.setattr(mtgp, "parameters", lambda: parameters)
    steps: list[Step] = [("SetPseudoRandomGeneratorSeed", seed), ("integers", 3), ("normals", 101), ("uniforms", 17)]
    steps += [("normal_doubles", 1001), ("doubles", 70_000), ("SetPseudoRandomGeneratorSeed", seed), ("integers", 7)]
    for change in (("SetPseudoRandomGeneratorSeed", 7), ("SetGeneratorOrdering", 103), ("GenerateSeeds", 0)):
        steps += [change, ("doubles", 60)]
    go_together(theirs, Type.MTGP32, steps)
