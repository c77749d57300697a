"""Whatever a program says, it gets one of the library's statuses, and program, session and server go on."""

from __future__ import annotations

import struct

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.cufft.tests.transforms import FEW, Cufft, check
from tests.caller import Argument

pytestmark = pytest.mark.slow
FEW_EXAMPLES, MANY_EXAMPLES = 40, 3000
STATUSES = {0, 1, 2, 3, 4, 6, 7, 8, 11, 13, 16}
UNKNOWN, INVALID_VALUE = 999, 4
AFTERWARDS = {0, UNKNOWN}  # a posted call that failed
C2C, FORWARD = 0x29, -1
MEMORY = 4096  # bytes that the addresses are about

NUMBERS = st.sampled_from([0, 1, 2, 3, 4, 8, 16, 60, 257, -1, -8, 1 << 30, 2**31 - 1, -(2**31)])
WIDE = NUMBERS | st.sampled_from([1 << 40, 2**63 - 1, -(2**63), 1 << 32, 3 << 61])
SMALL = st.sampled_from([1, 1, 1, 2, 2, 3, 0, 4, -1, 100])  # ranks and batches: most are fine
TYPES = st.sampled_from([0x29, 0x2A, 0x2C, 0x69, 0x6A, 0x6C, 0x29, 0x28, 0, -1])
DATA_TYPES = st.sampled_from([0, 1, 2, 4, 5, 6, 14, 15, 3, -1])
DIRECTIONS = st.sampled_from([-1, 1, 0, 7])
# Offsets from an allocation, or no address of the session's.
ADDRESSES = st.sampled_from([0, 8, 3, MEMORY - 8, MEMORY, -8]) | st.just("none") | st.just("host") | st.just("far")
PLANS = st.sampled_from(["made", "made", "created", "dead", "none", "never"])
SETTINGS = {"deadline": None}


def arrays(form: str) -> st.SearchStrategy[bytes | None]:
    each = NUMBERS if form == "i" else WIDE
    usual = st.lists(st.sampled_from([1, 2, 4, 8, 12]) | each, min_size=4, max_size=4)
    return st.none() | usual.map(lambda values: struct.pack(f"<4{form}", *values))


MANY = [SMALL, arrays("i"), arrays("i"), NUMBERS, NUMBERS, arrays("i"), NUMBERS, NUMBERS, TYPES, SMALL]
MANY_64 = [SMALL, arrays("q"), arrays("q"), WIDE, WIDE, arrays("q"), WIDE, WIDE, TYPES, SMALL]
SIZE = st.just(bytes(8)) | st.none()
BY_TYPES = [
    SMALL, arrays("q"), arrays("q"), WIDE, WIDE, DATA_TYPES, arrays("q"), WIDE, WIDE, DATA_TYPES,
    SMALL, SIZE, DATA_TYPES,
]  # fmt: skip
CALLS = {
    "cufftPlan1d": [st.just(bytes(4)), NUMBERS, TYPES, NUMBERS],
    "cufftPlan2d": [st.just(bytes(4)), NUMBERS, NUMBERS, TYPES],
    "cufftPlan3d": [st.just(bytes(4)), NUMBERS, NUMBERS, NUMBERS, TYPES],
    "cufftPlanMany": [st.just(bytes(4)), *MANY],
    "cufftMakePlan1d": [PLANS, NUMBERS, TYPES, NUMBERS, SIZE],
    "cufftMakePlanMany": [PLANS, *MANY, SIZE],
    "cufftMakePlanMany64": [PLANS, *MANY_64, SIZE],
    "cufftXtMakePlanMany": [PLANS, *BY_TYPES],
    "cufftGetSizeMany64": [PLANS, *MANY_64, SIZE],
    "cufftXtGetSizeMany": [PLANS, *BY_TYPES],
    "cufftEstimateMany": [*MANY, SIZE],
    "cufftGetSize": [PLANS, SIZE],
    "cufftExecC2C": [PLANS, ADDRESSES, ADDRESSES, DIRECTIONS],
    "cufftExecZ2Z": [PLANS, ADDRESSES, ADDRESSES, DIRECTIONS],
    "cufftExecR2C": [PLANS, ADDRESSES, ADDRESSES],
    "cufftXtExec": [PLANS, ADDRESSES, ADDRESSES, DIRECTIONS],
    "cufftSetWorkArea": [PLANS, ADDRESSES],
    "cufftSetAutoAllocation": [PLANS, NUMBERS],
    "cufftSetStream": [PLANS, st.sampled_from([0, 1, 2, 3, 4096])],
    "cufftXtSetWorkAreaPolicy": [PLANS, NUMBERS, SIZE],
    "cufftSetPlanPropertyInt64": [PLANS, NUMBERS, WIDE],
    "cufftGetPlanPropertyInt64": [PLANS, NUMBERS, SIZE],
    "cufftXtSetGPUs": [PLANS, SMALL, arrays("i")],
    "cufftDestroy": [st.sampled_from(["dead", "none", "never"])],
}


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, list[object]]:
    name = draw(st.sampled_from(sorted(CALLS)))
    return name, [draw(each) for each in CALLS[name]]


class World:
    """What the words of the arguments stand for."""

    def __init__(self, cufft: Cufft) -> None:
        self.cufft = cufft
        self.memory = cufft.caller.allocate(MEMORY)
        made, dead = (self._number(cufft.done("cufftPlan1d", bytes(4), 64, 0x29, 2)[0]) for _ in range(2))
        created = self._number(cufft.done("cufftCreate", bytes(4))[0])
        cufft.done("cufftDestroy", dead)
        self.plans = {"made": made, "created": created, "dead": dead, "none": -1, "never": 123456}

    def _number(self, data: bytes) -> int:
        return int.from_bytes(data, "little", signed=True)

    def do(self, name: str, arguments: list[object]) -> None:
        about_plan, about_memory = (
            CALLS[name][0] is PLANS or name == "cufftDestroy",
            {"none": 0, "host": 1 << 46, "far": 7},
        )
        given: list[Argument] = []
        for place, each in enumerate(arguments):
            if place == 0 and about_plan:
                given.append(self.plans[str(each)])
            elif CALLS[name][place] is ADDRESSES:
                given.append(self.memory + each if isinstance(each, int) else about_memory[str(each)])
            else:
                assert each is None or isinstance(each, int | bytes)
                given.append(each)
        status, memory = self.cufft.call(name, *given)
        assert status in STATUSES, (name, given, status)
        if status == 0 and name.startswith("cufftPlan"):
            self._destroy(self._number(memory[0]))

    def _destroy(self, plan: int) -> None:
        """Which may tell the failure of an earlier call; the plan is gone all the same."""
        assert self.cufft.call("cufftDestroy", plan)[0] in STATUSES
        assert self.cufft.call("cufftDestroy", plan)[0] in STATUSES - {0}

    def end(self) -> None:
        for each in ("made", "created"):
            self._destroy(self.plans[each])
        status = UNKNOWN
        while status != 0:
            status, _ = self.cufft.caller.call("libcuda.so.1", "cuCtxSynchronize")
            assert status in AFTERWARDS, status
        self.cufft.caller.free(self.memory)


def go_on(cufft: Cufft, said: list[tuple[str, list[object]]]) -> None:
    world = World(cufft)
    for name, arguments in said:
        world.do(name, arguments)
    world.end()
    check(cufft, FEW[0])


@pytest.mark.shows("LIBSA.6")
@settings(max_examples=FEW_EXAMPLES, derandomize=True, **SETTINGS)
@given(said=st.lists(calls(), min_size=1, max_size=12))
@example(said=[("cufftPlanMany", [bytes(4), 100, struct.pack("<4i", 4, 4, 4, 4), None, 1, 0, None, 1, 0, C2C, 1])])
def test_a_program_that_says_anything_goes_on(said: list[tuple[str, list[object]]], cufft: Cufft) -> None:
    """Delete the check of `rank` from begin in layout.c to see it fail."""
    go_on(cufft, said)


@pytest.mark.system
@settings(max_examples=MANY_EXAMPLES, **SETTINGS)
@given(said=st.lists(calls(), min_size=1, max_size=20))
def test_a_program_that_says_anything_for_long_goes_on(said: list[tuple[str, list[object]]], cufft: Cufft) -> None:
    go_on(cufft, said)


def test_a_work_area_that_is_too_small_is_refused(cufft: Cufft) -> None:
    plan, data = int.from_bytes(cufft.done("cufftCreate", bytes(4))[0], "little"), cufft.caller.allocate(MEMORY)
    cufft.done("cufftSetAutoAllocation", plan, 0)
    cufft.done("cufftMakePlan1d", plan, MEMORY // 8, C2C, 1, bytes(8))
    assert cufft.call("cufftSetWorkArea", plan, data + 8)[0] == INVALID_VALUE
    cufft.done("cufftSetWorkArea", plan, data)
    cufft.done("cufftDestroy", plan)
    cufft.caller.free(data)


def test_an_execution_outside_of_memory_is_heard_of_later(cufft: Cufft) -> None:
    """Where the driver is asked first, as its unknown error, once: CUDA's numbers are not cuFFT's."""
    plan, data = int.from_bytes(cufft.done("cufftPlan1d", bytes(4), 8, C2C, 1)[0], "little"), cufft.caller.allocate(64)
    cufft.done("cufftExecC2C", plan, data, 1 << 46, FORWARD)
    statuses = [cufft.caller.call("libcuda.so.1", "cuCtxSynchronize")[0] for _ in range(2)]
    assert statuses == [UNKNOWN, 0]
    cufft.done("cufftExecC2C", plan, data, data, FORWARD)
    assert cufft.caller.call("libcuda.so.1", "cuCtxSynchronize")[0] == 0
    cufft.done("cufftDestroy", plan)
    cufft.caller.free(data)


def test_a_plan_outlives_its_stream(cufft: Cufft) -> None:
    plan = int.from_bytes(cufft.done("cufftPlan1d", bytes(4), 8, C2C, 1)[0], "little")
    data = cufft.caller.allocate(64)
    (stream,) = struct.unpack("<q", cufft.caller.driver("cuStreamCreate", bytes(8), 1)[0])
    cufft.done("cufftSetStream", plan, stream)
    cufft.caller.driver("cuStreamDestroy_v2", stream)
    cufft.done("cufftExecC2C", plan, data, data, FORWARD)
    assert cufft.caller.call("libcuda.so.1", "cuCtxSynchronize")[0] in AFTERWARDS
    cufft.done("cufftSetStream", plan, 0)
    cufft.done("cufftExecC2C", plan, data, data, FORWARD)
    assert cufft.caller.call("libcuda.so.1", "cuCtxSynchronize")[0] == 0
    cufft.done("cufftDestroy", plan)
    cufft.caller.free(data)
