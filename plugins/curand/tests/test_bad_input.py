"""Whatever a program says, it gets one of the library's statuses, and program, session and server go on."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.curand.tests.known import KNOWN
from tests.caller import Argument, Caller, Single

pytestmark = pytest.mark.slow
LIBRARY, DRIVER = "libcurand.so.10", "libcuda.so.1"
FEW_EXAMPLES, MANY_EXAMPLES = 40, 3000
SUCCESS, NOT_INITIALIZED, TYPE_ERROR, OUT_OF_RANGE, NOT_MULTIPLE, UNSUPPORTED = 0, 101, 103, 104, 105, 204
STATUSES = {SUCCESS, NOT_INITIALIZED, 102, TYPE_ERROR, OUT_OF_RANGE, NOT_MULTIPLE, UNSUPPORTED, 999}
UNKNOWN, MOST_HEARD = 999, 20
MEMORY = 1 << 16  # bytes that the addresses are about
XORWOW, MRG32K3A, MTGP32, MT19937, PHILOX, SOBOL32, SOBOL64 = 101, 121, 141, 142, 161, 201, 203

NUMBERS = st.sampled_from([0, 1, 2, 3, 4, 8, 60, 100, 257, 4096, -1, 1 << 31, 1 << 40, 2**63 - 1, -(2**63), 3 << 61])
TYPES = st.sampled_from([0, 100, 101, 121, 141, 142, 161, 200, 201, 202, 203, 204, 205, -1])
FLOATS = st.sampled_from([0.0, 1.0, -1.0, 1e-300, 1e300, 10.0, 4000.0, 4e5, 4e5 + 1, float("inf"), float("nan")])
# Offsets from an allocation, or no address of the session's.
ADDRESSES = st.sampled_from([0, 8, 3, MEMORY - 8, MEMORY, -8]) | st.just("none") | st.just("host") | st.just("far")
GENERATORS = st.sampled_from([*KNOWN, MTGP32, MT19937, 202, 204, "dead", "none", "never", "memory"])
SETTINGS = {"deadline": None}

CALLS = {
    "curandSetPseudoRandomGeneratorSeed": [GENERATORS, NUMBERS],
    "curandSetGeneratorOffset": [GENERATORS, NUMBERS],
    "curandSetGeneratorOrdering": [GENERATORS, st.sampled_from([100, 101, 102, 103, 104, 105, 201, 0, -1])],
    "curandSetQuasiRandomGeneratorDimensions": [GENERATORS, st.sampled_from([0, 1, 2, 3, 20000, 20001, -1, 1 << 31])],
    "curandSetStream": [GENERATORS, st.sampled_from([0, 1, 2, 3, 4096])],
    "curandGenerateSeeds": [GENERATORS],
    "curandGenerate": [GENERATORS, ADDRESSES, NUMBERS],
    "curandGenerateLongLong": [GENERATORS, ADDRESSES, NUMBERS],
    "curandGenerateUniform": [GENERATORS, ADDRESSES, NUMBERS],
    "curandGenerateUniformDouble": [GENERATORS, ADDRESSES, NUMBERS],
    "curandGenerateNormal": [GENERATORS, ADDRESSES, NUMBERS, FLOATS.map(Single), FLOATS.map(Single)],
    "curandGenerateNormalDouble": [GENERATORS, ADDRESSES, NUMBERS, FLOATS, FLOATS],
    "curandGenerateLogNormal": [GENERATORS, ADDRESSES, NUMBERS, FLOATS.map(Single), FLOATS.map(Single)],
    "curandGenerateLogNormalDouble": [GENERATORS, ADDRESSES, NUMBERS, FLOATS, FLOATS],
    "curandGeneratePoisson": [GENERATORS, ADDRESSES, NUMBERS, FLOATS],
    "curandGeneratePoissonMethod": [GENERATORS, ADDRESSES, NUMBERS, FLOATS, st.integers(-2, 20)],
    "curandCreateGenerator": [st.just(bytes(8)) | st.none(), TYPES],
    "curandCreateGeneratorHost": [st.just(bytes(8)) | st.none(), TYPES],
    "curandCreatePoissonDistribution": [FLOATS, st.just(bytes(8)) | st.none()],
    "curandDestroyDistribution": [NUMBERS],
    "curandGetVersion": [st.just(bytes(4)) | st.none()],
    "curandGetProperty": [st.integers(-2, 4), st.just(bytes(4)) | st.none()],
    "curandGetDirectionVectors32": [st.just(bytes(8)) | st.none(), st.integers(100, 105)],
    "curandGetScrambleConstants64": [st.just(bytes(8)) | st.none()],
    "curandDestroyGenerator": [st.sampled_from(["dead", "none", "never", "memory"])],
}


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, list[object]]:
    name = draw(st.sampled_from(sorted(CALLS)))
    return name, [draw(each) for each in CALLS[name]]


def done(caller: Caller, name: str, *arguments: Argument) -> list[bytes]:
    status, memory = caller.call(LIBRARY, name, *arguments)
    assert status == 0, f"{name} is {status}"
    return memory


def created(caller: Caller, type_: int, function: str = "curandCreateGenerator") -> int:
    return int(struct.unpack("<Q", done(caller, function, bytes(8), type_)[0])[0])


class World:
    """What the words of the arguments stand for."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.memory = caller.allocate(MEMORY)
        self.live = {type_: created(caller, type_) for type_ in (*KNOWN, MTGP32, MT19937, 202, 204)}
        dead = created(caller, XORWOW)
        done(caller, "curandDestroyGenerator", dead)
        self.generators = {**self.live, "dead": dead, "none": 0, "never": 123456, "memory": self.memory}

    def do(self, name: str, arguments: list[object]) -> None:
        given: list[Argument] = []
        for role, each in zip(CALLS[name], arguments, strict=True):
            if role is GENERATORS or name == "curandDestroyGenerator":
                given.append(self.generators[each])
            elif role is ADDRESSES:
                about = {"none": 0, "host": 1 << 46, "far": 7}
                given.append(self.memory + each if isinstance(each, int) else about[str(each)])
            else:
                assert each is None or isinstance(each, int | bytes | float)
                given.append(each)
        status, memory = self.caller.call(LIBRARY, name, *given)
        assert status in STATUSES, (name, given, status)
        if status == 0 and name.startswith("curandCreateGenerator"):
            status, _ = self.caller.call(LIBRARY, "curandDestroyGenerator", struct.unpack("<Q", memory[0])[0])
            assert status in STATUSES

    def end(self) -> None:
        heard = [self.caller.call(DRIVER, "cuCtxSynchronize")[0] for _ in range(MOST_HEARD)]
        assert set(heard) <= {0, UNKNOWN} and heard[-1] == 0
        for each in self.live.values():
            done(self.caller, "curandDestroyGenerator", each)
        self.caller.driver("cuCtxSynchronize")
        self.caller.free(self.memory)


def check_sound(caller: Caller) -> None:
    """A generator made now works."""
    memory, generator = caller.allocate(64), created(caller, PHILOX)
    done(caller, "curandSetPseudoRandomGeneratorSeed", generator, 1234)
    done(caller, "curandSetGeneratorOffset", generator, 10000)
    done(caller, "curandGenerate", generator, memory, 4)
    assert struct.unpack("<4I", caller.read(memory, 16)) == KNOWN[PHILOX]["bits"]
    done(caller, "curandDestroyGenerator", generator)
    caller.free(memory)


def go_on(caller: Caller, said: list[tuple[str, list[object]]]) -> None:
    world = World(caller)
    for name, arguments in said:
        world.do(name, arguments)
    world.end()
    check_sound(caller)


@pytest.mark.shows("LIBSA.6")
@settings(max_examples=FEW_EXAMPLES, derandomize=True, **SETTINGS)
@given(said=st.lists(calls(), min_size=1, max_size=12))
def test_a_program_that_says_anything_goes_on(said: list[tuple[str, list[object]]], caller: Caller) -> None:
    """Take `state == NULL` from generate in generate.c to see it fail."""
    go_on(caller, said)


@pytest.mark.system
@settings(max_examples=MANY_EXAMPLES, **SETTINGS)
@given(said=st.lists(calls(), min_size=1, max_size=20))
def test_a_program_that_says_anything_for_long_goes_on(said: list[tuple[str, list[object]]], caller: Caller) -> None:
    go_on(caller, said)


# What cuRAND 10.4.5's host generators answer: type, function, further arguments, status.
REFUSED = [
    (SOBOL32, "curandSetPseudoRandomGeneratorSeed", (5,), TYPE_ERROR),
    (MTGP32, "curandSetGeneratorOffset", (5,), TYPE_ERROR),
    (MT19937, "curandSetGeneratorOffset", (5,), TYPE_ERROR),
    (XORWOW, "curandSetQuasiRandomGeneratorDimensions", (2,), TYPE_ERROR),
    (SOBOL32, "curandSetQuasiRandomGeneratorDimensions", (0,), OUT_OF_RANGE),
    (SOBOL32, "curandSetQuasiRandomGeneratorDimensions", (20001,), OUT_OF_RANGE),
    (SOBOL32, "curandSetGeneratorOrdering", (101,), OUT_OF_RANGE),
    (XORWOW, "curandSetGeneratorOrdering", (201,), OUT_OF_RANGE),
    (MRG32K3A, "curandSetGeneratorOrdering", (102,), OUT_OF_RANGE),
    (SOBOL64, "curandGenerate", (8,), TYPE_ERROR),
    (SOBOL32, "curandGenerateLongLong", (8,), TYPE_ERROR),
    (XORWOW, "curandGenerateLongLong", (8,), TYPE_ERROR),
    (XORWOW, "curandGenerateLongLong", (0,), SUCCESS),
    (XORWOW, "curandGenerateNormal", (7, Single(0), Single(1)), NOT_MULTIPLE),
    (MRG32K3A, "curandGenerateLogNormalDouble", (7, 0.0, 1.0), NOT_MULTIPLE),
    (PHILOX, "curandGenerateNormal", (7, Single(0), Single(1)), SUCCESS),
    (XORWOW, "curandGeneratePoisson", (8, 0.0), OUT_OF_RANGE),
    (XORWOW, "curandGeneratePoisson", (8, 400001.0), OUT_OF_RANGE),
    (XORWOW, "curandGeneratePoisson", (0, 0.0), SUCCESS),
    (XORWOW, "curandGeneratePoissonMethod", (8, 10.0, 14), OUT_OF_RANGE),
    (XORWOW, "curandGeneratePoissonMethod", (0, 10.0, 14), OUT_OF_RANGE),
    (XORWOW, "curandGeneratePoissonMethod", (0, -1.0, 0), SUCCESS),
]


@pytest.mark.parametrize(
    ("type_", "name", "arguments", "expected"), REFUSED, ids=lambda each: str(each) if isinstance(each, str) else ""
)
def test_what_is_wrong_at_once_is_refused_at_once(
    type_: int, name: str, arguments: tuple[Argument, ...], expected: int, caller: Caller
) -> None:
    generator, memory = created(caller, type_), caller.allocate(256)
    place = (memory,) if name.startswith("curandGenerate") else ()
    assert caller.call(LIBRARY, name, generator, *place, *arguments)[0] == expected
    done(caller, "curandDestroyGenerator", generator)
    caller.driver("cuCtxSynchronize")
    caller.free(memory)


def test_points_that_the_dimensions_do_not_divide_are_refused(caller: Caller) -> None:
    generator, memory = created(caller, SOBOL32), caller.allocate(256)
    done(caller, "curandSetQuasiRandomGeneratorDimensions", generator, 3)
    assert caller.call(LIBRARY, "curandGenerateUniform", generator, memory, 4)[0] == NOT_MULTIPLE
    done(caller, "curandGenerateUniform", generator, memory, 6)
    done(caller, "curandDestroyGenerator", generator)
    caller.free(memory)


def test_results_outside_of_memory_are_heard_of_later(caller: Caller) -> None:
    """By the driver's unknown error, once: CUDA's numbers are not cuRAND's."""
    generator, memory = created(caller, XORWOW), caller.allocate(64)
    done(caller, "curandGenerate", generator, 1 << 46, 16)
    assert [caller.call(DRIVER, "cuCtxSynchronize")[0] for _ in range(2)] == [UNKNOWN, 0]
    done(caller, "curandGenerate", generator, memory, 16)
    caller.driver("cuCtxSynchronize")
    done(caller, "curandDestroyGenerator", generator)
    caller.free(memory)


def test_a_generator_of_the_host_writes_to_the_host_alone(caller: Caller) -> None:
    generator, memory = created(caller, XORWOW, "curandCreateGeneratorHost"), caller.allocate(64)
    assert caller.call(LIBRARY, "curandGenerate", generator, memory, 4)[0] == OUT_OF_RANGE
    assert caller.call(LIBRARY, "curandGenerate", generator, None, 4)[0] == OUT_OF_RANGE
    (written,) = done(caller, "curandGenerate", generator, bytes(16), 4)
    assert written != bytes(16)
    done(caller, "curandDestroyGenerator", generator)
    caller.free(memory)


def test_a_generator_of_the_host_has_three_methods_for_poisson_numbers(caller: Caller) -> None:
    generator = created(caller, XORWOW, "curandCreateGeneratorHost")
    name, taken = "curandGeneratePoissonMethod", {0, 9, 11}
    statuses = [caller.call(LIBRARY, name, generator, bytes(16), 4, 10.0, method)[0] for method in range(-1, 16)]
    assert statuses == [SUCCESS if method in taken else OUT_OF_RANGE for method in range(-1, 16)]
    done(caller, "curandDestroyGenerator", generator)


@pytest.mark.parametrize("name", ["curandCreateGenerator", "curandCreateGeneratorHost"])
def test_a_generator_needs_a_place(name: str, caller: Caller) -> None:
    assert caller.call(LIBRARY, name, None, XORWOW)[0] == NOT_INITIALIZED
    assert caller.call(LIBRARY, name, None, 5)[0] == NOT_INITIALIZED
    assert caller.call(LIBRARY, name, bytes(8), 5)[0] == TYPE_ERROR


def test_a_distribution_for_kernels_is_refused_by_the_cpu_device(caller: Caller) -> None:
    assert caller.call(LIBRARY, "curandCreatePoissonDistribution", 10.0, bytes(8))[0] == UNSUPPORTED
    assert caller.call(LIBRARY, "curandDestroyDistribution", 4096)[0] == NOT_INITIALIZED
    assert caller.call(LIBRARY, "curandDestroyDistribution", 0)[0] == NOT_INITIALIZED
