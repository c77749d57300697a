"""Handles, settings, sizes and the functions for one GPU, through the wire on the CPU device."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
import pytest

from plugins.cufft.tests.transforms import FORWARD, INVERSE, Case, Cufft, by_types
from tests.caller import Argument

pytestmark = pytest.mark.slow
C2C, R2C, C2R, Z2Z, D2Z, Z2D = 0x29, 0x2A, 0x2C, 0x69, 0x6A, 0x6C
INVALID_PLAN, INVALID_TYPE, INVALID_VALUE, INVALID_SIZE = 1, 3, 4, 8
INVALID_DEVICE, NO_WORKSPACE, NOT_SUPPORTED = 11, 13, 16
MINIMAL, USER, PERFORMANCE = 0, 1, 2
INPUT, OUTPUT, IN_PLACE, DISTRIBUTED = 0, 1, 2, 5
TO_DEVICE, TO_HOST, DEVICE_TO_DEVICE = 0, 1, 2


def number(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)


def created(cufft: Cufft) -> int:
    return number(cufft.done("cufftCreate", bytes(4))[0])


def planned(cufft: Cufft, n: int = 16, type_: int = C2C, batch: int = 1) -> int:
    return number(cufft.done("cufftPlan1d", bytes(4), n, type_, batch)[0])


@pytest.mark.covers("cufftGetVersion", "cufftGetProperty")
def test_the_version_is_that_of_the_cpu_devices_library(cufft: Cufft) -> None:
    version = number(cufft.done("cufftGetVersion", bytes(4))[0])
    major, minor, patch = (number(cufft.done("cufftGetProperty", which, bytes(4))[0]) for which in range(3))
    assert version == major * 1000 + minor * 100 + patch == 12500
    assert cufft.call("cufftGetProperty", 3, bytes(4))[0] == INVALID_TYPE
    assert cufft.call("cufftGetVersion", None)[0] == INVALID_VALUE


SIZES: tuple[tuple[str, tuple[Argument, ...], int], ...] = (
    ("1d", (60, C2C, 3), 60 * 3 * 8),
    ("2d", (5, 7, R2C), 5 * 7 * 8),
    ("3d", (2, 3, 4, Z2Z), 24 * 16),
    ("Many", (2, struct.pack("<2i", 4, 6), None, 1, 0, None, 1, 0, D2Z, 5), 24 * 5 * 16),
    ("Many64", (1, struct.pack("<q", 9), None, 1, 0, None, 1, 0, C2R, 2), 18 * 8),
)


@pytest.mark.covers(
    "cufftMakePlan1d", "cufftMakePlan2d", "cufftMakePlan3d", "cufftMakePlanMany", "cufftMakePlanMany64",
    "cufftGetSize1d", "cufftGetSize2d", "cufftGetSize3d", "cufftGetSizeMany", "cufftGetSizeMany64",
    "cufftEstimate1d", "cufftEstimate2d", "cufftEstimate3d", "cufftEstimateMany", "cufftGetSize", "cufftCreate",
)  # fmt: skip
def test_every_question_for_a_size_has_one_answer(cufft: Cufft) -> None:
    for form, arguments, size in SIZES:
        plan = created(cufft)
        asked = cufft.done(f"cufftGetSize{form}", plan, *arguments, bytes(8))[-1]
        made = cufft.done(f"cufftMakePlan{form}", plan, *arguments, bytes(8))[-1]
        kept = cufft.done("cufftGetSize", plan, bytes(8))[-1]
        told = asked if form == "Many64" else cufft.done(f"cufftEstimate{form}", *arguments, bytes(8))[-1]
        assert [number(each) for each in (asked, made, kept, told)] == [size] * 4, form
        assert cufft.call(f"cufftMakePlan{form}", plan, *arguments, bytes(8))[0] == INVALID_PLAN  # made already
        cufft.done("cufftDestroy", plan)


@pytest.mark.covers("cufftXtGetSizeMany", "cufftXtMakePlanMany")
def test_sizes_by_types_are_those_of_the_same_transform(cufft: Cufft) -> None:
    for code, size in (("f4", 16 * 8), ("f8", 16 * 16), ("f2", 16 * 4), ("b2", 16 * 4)):
        plan, arguments = created(cufft), by_types(Case((16,), code=code))
        assert number(cufft.done("cufftXtGetSizeMany", plan, *arguments)[-1]) == size
        assert number(cufft.done("cufftXtMakePlanMany", plan, *arguments)[-1]) == size
        cufft.done("cufftDestroy", plan)


@pytest.mark.covers("cufftSetPlanPropertyInt64", "cufftGetPlanPropertyInt64", "cufftResetPlanProperty")
def test_properties_are_what_was_set(cufft: Cufft) -> None:
    plan = created(cufft)

    def value(which: int) -> int:
        return number(cufft.done("cufftGetPlanPropertyInt64", plan, which, bytes(8))[0])

    assert value(1) == 0
    cufft.done("cufftSetPlanPropertyInt64", plan, 1, 7)
    cufft.done("cufftSetPlanPropertyInt64", plan, 2, 1 << 40)
    assert (value(1), value(2)) == (7, 1 << 40)
    cufft.done("cufftResetPlanProperty", plan, 1)
    assert (value(1), value(2)) == (0, 1 << 40)
    for which in (0, 5):
        assert cufft.call("cufftSetPlanPropertyInt64", plan, which, 1)[0] == INVALID_VALUE
    cufft.done("cufftMakePlan1d", plan, 8, C2C, 1, bytes(8))
    assert cufft.call("cufftSetPlanPropertyInt64", plan, 1, 1)[0] == NOT_SUPPORTED
    assert value(2) == 1 << 40
    cufft.done("cufftDestroy", plan)


@pytest.mark.covers("cufftSetAutoAllocation", "cufftSetWorkArea", "cufftXtSetWorkArea")
def test_a_plan_without_its_own_work_area_needs_one(cufft: Cufft) -> None:
    """As torch.fft and CuPy do it."""
    plan, data = created(cufft), cufft.caller.allocate(16 * 8)
    cufft.done("cufftSetAutoAllocation", plan, 0)
    size = number(cufft.done("cufftMakePlan1d", plan, 16, C2C, 1, bytes(8))[0])
    assert cufft.call("cufftExecC2C", plan, data, data, FORWARD)[0] == NO_WORKSPACE
    area = cufft.caller.allocate(size)
    ones = np.ones(16, np.complex64)
    for name, argument in (("cufftSetWorkArea", area), ("cufftXtSetWorkArea", struct.pack("<q", area))):
        cufft.done(name, plan, argument)
        cufft.caller.write(data, ones.tobytes())
        cufft.done("cufftExecC2C", plan, data, data, FORWARD)
        assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == [16] + [0] * 15
    assert cufft.call("cufftXtSetWorkArea", plan, None)[0] == INVALID_VALUE
    assert cufft.call("cufftSetAutoAllocation", plan, 2)[0] == INVALID_VALUE
    cufft.done("cufftDestroy", plan)
    for each in (data, area):
        cufft.caller.free(each)


@pytest.mark.covers("cufftXtSetWorkAreaPolicy")
def test_the_smallest_work_area_is_none(cufft: Cufft) -> None:
    plan = planned(cufft)
    assert number(cufft.done("cufftGetSize", plan, bytes(8))[0]) == 16 * 8
    assert cufft.call("cufftXtSetWorkAreaPolicy", plan, USER, struct.pack("<q", 8))[0] == INVALID_SIZE
    cufft.done("cufftXtSetWorkAreaPolicy", plan, MINIMAL, None)
    assert number(cufft.done("cufftGetSize", plan, bytes(8))[0]) == 0
    cufft.done("cufftXtSetWorkAreaPolicy", plan, PERFORMANCE, None)
    assert number(cufft.done("cufftGetSize", plan, bytes(8))[0]) == 16 * 8
    assert cufft.call("cufftXtSetWorkAreaPolicy", plan, 3, None)[0] == INVALID_VALUE
    cufft.done("cufftDestroy", plan)


@pytest.mark.covers("cufftSetStream")
def test_a_plan_works_in_the_order_of_its_stream(cufft: Cufft) -> None:
    """A copy on the same stream comes after the transform, one made before the transform before it."""
    (made,) = cufft.caller.driver("cuStreamCreate", bytes(8), 1)
    stream, plan, data = struct.unpack("<q", made)[0], planned(cufft), cufft.caller.allocate(128)
    cufft.done("cufftSetStream", plan, stream)
    cufft.caller.driver("cuMemsetD32Async", data, 0, 32, stream)
    cufft.caller.driver("cuMemsetD32Async", data, 0x3F800000, 1, stream)
    cufft.done("cufftExecC2C", plan, data, data, INVERSE)
    (found,) = cufft.caller.driver("cuMemcpyDtoHAsync_v2", bytes(128), data, 128, stream)
    cufft.caller.driver("cuStreamSynchronize", stream)
    assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == [1] * 16
    assert len(found) == 128
    cufft.done("cufftDestroy", plan)
    cufft.caller.driver("cuStreamDestroy_v2", stream)
    assert cufft.call("cufftSetStream", plan, stream)[0] == INVALID_PLAN
    cufft.caller.free(data)


@pytest.mark.parametrize("stream", [0, 1, 2], ids=["null", "legacy", "per thread"])
def test_a_plan_can_be_given_a_stream_without_a_handle_again(stream: int, cufft: Cufft) -> None:
    driver, plan, data, word = cufft.caller.driver, planned(cufft), cufft.caller.allocate(128), cufft.caller.allocate(4)
    held = struct.unpack("<q", driver("cuStreamCreate", bytes(8), 1)[0])[0]
    cufft.caller.write(word, bytes(4))
    driver("cuStreamWaitValue32_v2", held, word, 1, 0)  # nothing on that stream goes on
    cufft.caller.write(data, np.ones(16, np.complex64).tobytes())
    cufft.done("cufftSetStream", plan, held)
    cufft.done("cufftSetStream", plan, stream)
    cufft.done("cufftExecC2C", plan, data, data, FORWARD)
    driver("cuStreamSynchronize", stream)
    assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == [16] + [0] * 15
    cufft.caller.write(word, bytes([1, 0, 0, 0]))
    driver("cuStreamSynchronize", held)
    cufft.done("cufftDestroy", plan)
    driver("cuStreamDestroy_v2", held)
    for each in (data, word):
        cufft.caller.free(each)


def test_managed_memory_is_transformed_as_the_program_left_it(cufft: Cufft) -> None:
    driver, plan = cufft.caller.driver, planned(cufft)
    (data,) = struct.unpack("<q", driver("cuMemAllocManaged", bytes(8), 128, 1)[0])
    for value in (1, 2):
        cufft.caller.call("libc.so.6", "memcpy", data, np.full(16, value, np.complex64).tobytes(), 128)
        cufft.done("cufftExecC2C", plan, data, data, FORWARD)
        driver("cuCtxSynchronize")
        found = cufft.caller.call("libc.so.6", "memcpy", bytes(128), data, 128)[1][0]
        assert np.frombuffer(found, np.complex64).tolist() == [16 * value] + [0] * 15
    cufft.done("cufftDestroy", plan)
    cufft.caller.free(data)


def test_a_graph_transforms_at_each_launch(cufft: Cufft) -> None:
    driver, plan, data = cufft.caller.driver, planned(cufft), cufft.caller.allocate(128)
    stream, graph, executable = struct.unpack("<q", driver("cuStreamCreate", bytes(8), 1)[0])[0], bytes(8), bytes(8)
    cufft.done("cufftSetStream", plan, stream)
    cufft.caller.write(data, np.ones(16, np.complex64).tobytes())
    driver("cuStreamBeginCapture_v2", stream, 2)
    cufft.done("cufftExecC2C", plan, data, data, FORWARD)
    (graph,) = struct.unpack("<q", driver("cuStreamEndCapture", stream, graph)[0])
    (executable,) = struct.unpack("<q", driver("cuGraphInstantiateWithFlags", executable, graph, 0)[0])
    assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == [1] * 16
    for expected in ([16] + [0] * 15, [16] * 16):
        driver("cuGraphLaunch", executable, stream)
        driver("cuStreamSynchronize", stream)
        assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == expected
    driver("cuGraphExecDestroy", executable)
    driver("cuGraphDestroy", graph)
    cufft.done("cufftDestroy", plan)
    driver("cuStreamDestroy_v2", stream)
    cufft.caller.free(data)


def test_strides_without_an_embedding_mean_nothing(cufft: Cufft) -> None:
    """Also such as could not be: the manual says that they are ignored."""
    sizes, data = struct.pack("<i", 8), cufft.caller.allocate(128)
    for stride, dist in ((5, 3), (0, 0), (-1, -7)):
        side = [None, stride, dist]
        (made, *_) = cufft.done("cufftPlanMany", bytes(4), 1, sizes, *side, *side, C2C, 2)
        cufft.caller.write(data, np.ones(16, np.complex64).tobytes())
        cufft.done("cufftExecC2C", number(made), data, data, FORWARD)
        assert np.frombuffer(cufft.caller.read(data, 128), np.complex64).tolist() == [8, *[0] * 7] * 2
        cufft.done("cufftDestroy", number(made))
    cufft.caller.free(data)


# ---- one GPU of the functions for several ----


class Described:
    """A cudaLibXtDesc in the program's memory."""

    def __init__(self, cufft: Cufft, plan: int, form: int) -> None:
        self.cufft = cufft
        self.address = number(cufft.done("cufftXtMalloc", plan, bytes(8), form)[0])
        inner = struct.unpack_from("<q", self._peek(self.address, 32), 8)[0]
        whole = self._peek(inner, 1296)
        self.gpus, self.ordinal = struct.unpack_from("<2i", whole, 4)
        (self.data,) = struct.unpack_from("<q", whole, 8 + 64 * 4)
        (self.size,) = struct.unpack_from("<q", whole, 8 + 64 * 12)

    def _peek(self, address: int, size: int) -> bytes:
        return self.cufft.caller.call("libc.so.6", "memcpy", bytes(size), address, size)[1][0]


@pytest.mark.covers(
    "cufftXtSetGPUs", "cufftXtMalloc", "cufftXtMemcpy", "cufftXtFree", "cufftXtExecDescriptorC2C",
    "cufftXtExecDescriptorZ2Z", "cufftXtExecDescriptor",
)  # fmt: skip
def test_memory_of_one_gpu_is_transformed(cufft: Cufft) -> None:
    for type_, name, kind in ((C2C, "C2C", "<c8"), (Z2Z, "Z2Z", "<c16")):
        forth_and_back(cufft, type_, name, kind)


def forth_and_back(cufft: Cufft, type_: int, name: str, kind: str) -> None:
    plan = created(cufft)
    cufft.done("cufftXtSetGPUs", plan, 1, struct.pack("<i", 0))
    cufft.done("cufftMakePlan2d", plan, 4, 6, type_, bytes(8))
    values = np.random.default_rng(3).uniform(-1, 1, (4, 6, 2)).astype("f8").view("c16")[..., 0].astype(kind)
    first, second = Described(cufft, plan, IN_PLACE), Described(cufft, plan, IN_PLACE)
    assert (first.gpus, first.ordinal, first.size) == (1, 0, values.nbytes)
    cufft.done("cufftXtMemcpy", plan, first.address, values.tobytes(), TO_DEVICE)
    cufft.done(f"cufftXtExecDescriptor{name}", plan, first.address, first.address, FORWARD)
    cufft.done("cufftXtMemcpy", plan, second.address, first.address, DEVICE_TO_DEVICE)
    cufft.done("cufftXtExecDescriptor", plan, second.address, second.address, INVERSE)
    found = [cufft.done("cufftXtMemcpy", plan, bytes(each.size), each.address, TO_HOST)[0] for each in (first, second)]
    spectrum, back = (np.frombuffer(each, kind).reshape(4, 6) for each in found)
    np.testing.assert_allclose(spectrum, np.fft.fft2(values), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(back, values * 24, rtol=1e-5, atol=1e-5)
    for each in (first, second):
        cufft.done("cufftXtFree", each.address)
    cufft.done("cufftDestroy", plan)


@pytest.mark.covers(
    "cufftXtExecDescriptorR2C", "cufftXtExecDescriptorC2R", "cufftXtExecDescriptorD2Z", "cufftXtExecDescriptorZ2D"
)
def test_real_memory_of_one_gpu_is_transformed_in_place(cufft: Cufft) -> None:
    real_forth_and_back(cufft, (R2C, "R2C"), (C2R, "C2R"), "<f4")
    real_forth_and_back(cufft, (D2Z, "D2Z"), (Z2D, "Z2D"), "<f8")


def real_forth_and_back(cufft: Cufft, forth: tuple[int, str], back: tuple[int, str], kind: str) -> None:
    plans = [number(cufft.done("cufftPlan2d", bytes(4), 3, 8, type_)[0]) for type_, _ in (forth, back)]
    values = np.random.default_rng(4).uniform(-1, 1, (3, 10)).astype(kind)  # rows of 8, padded
    memory = Described(cufft, plans[0], IN_PLACE)
    assert memory.size == values.nbytes
    cufft.done("cufftXtMemcpy", plans[0], memory.address, values.tobytes(), TO_DEVICE)
    cufft.done(f"cufftXtExecDescriptor{forth[1]}", plans[0], memory.address, memory.address)
    found = np.frombuffer(cufft.done("cufftXtMemcpy", plans[0], bytes(memory.size), memory.address, TO_HOST)[0], kind)
    spectrum = found.view("<c8" if kind == "<f4" else "<c16").reshape(3, 5)
    np.testing.assert_allclose(spectrum, np.fft.rfft2(values[:, :8]), rtol=1e-5, atol=1e-5)
    cufft.done(f"cufftXtExecDescriptor{back[1]}", plans[1], memory.address, memory.address)
    found = np.frombuffer(cufft.done("cufftXtMemcpy", plans[1], bytes(memory.size), memory.address, TO_HOST)[0], kind)
    np.testing.assert_allclose(found.reshape(3, 10)[:, :8], values[:, :8] * 24, rtol=1e-5, atol=1e-5)
    cufft.done("cufftXtFree", memory.address)
    for plan in plans:
        cufft.done("cufftDestroy", plan)


def test_several_gpus_and_others_are_refused(cufft: Cufft) -> None:
    plan = created(cufft)
    ordinals: Sequence[tuple[int, bytes | None, int]] = (
        (2, struct.pack("<2i", 0, 0), NOT_SUPPORTED),
        (1, struct.pack("<i", 7), INVALID_DEVICE),
        (0, struct.pack("<i", 0), INVALID_VALUE),
        (1, None, INVALID_VALUE),
    )
    for count, which, status in ordinals:
        assert cufft.call("cufftXtSetGPUs", plan, count, which)[0] == status
    assert cufft.call("cufftXtMalloc", plan, bytes(8), IN_PLACE)[0] == INVALID_PLAN  # not made yet
    cufft.done("cufftMakePlan1d", plan, 8, C2C, 1, bytes(8))
    assert cufft.call("cufftXtSetGPUs", plan, 1, struct.pack("<i", 0))[0] == INVALID_PLAN
    assert cufft.call("cufftXtMalloc", plan, bytes(8), DISTRIBUTED)[0] == NOT_SUPPORTED
    assert cufft.call("cufftXtMalloc", plan, bytes(8), 9)[0] == INVALID_VALUE
    small, large = Described(cufft, plan, INPUT), planned(cufft, 16)
    assert cufft.call("cufftXtExecDescriptorC2C", large, small.address, small.address, FORWARD)[0] == INVALID_VALUE
    cufft.done("cufftXtFree", small.address)
    for each in (plan, large):
        cufft.done("cufftDestroy", each)


@pytest.mark.parametrize(
    "name",
    ["cufftXtSetCallback", "cufftXtClearCallback", "cufftXtSetCallbackSharedSize", "cufftXtSetJITCallback",
     "cufftXtQueryPlan", "cufftDescriptionCreate", "cufftDeviceGetVersion", "cufftXtMakePlanGuru64", "cufftDebug"],
)  # fmt: skip
def test_what_cannot_be_remote_says_so(name: str, cufft: Cufft) -> None:
    plan = created(cufft)
    assert cufft.call(name, plan, bytes(8), 0, bytes(8))[0] == NOT_SUPPORTED
    cufft.done("cufftDestroy", plan)


# ---- what is wrong ----


def test_an_execution_is_refused_for_what_the_client_knows(cufft: Cufft) -> None:
    plan, data = planned(cufft), cufft.caller.allocate(1024)
    for name, arguments, status in (
        ("cufftExecC2C", (plan, data, data, 0), INVALID_VALUE),
        ("cufftExecC2C", (plan, data, data, 2), INVALID_VALUE),
        ("cufftXtExec", (plan, data, data, 0), INVALID_VALUE),
        ("cufftExecC2C", (plan, None, data, FORWARD), INVALID_VALUE),
        ("cufftExecC2C", (plan, data, None, FORWARD), INVALID_VALUE),
        ("cufftExecZ2Z", (plan, data, data, FORWARD), INVALID_TYPE),
        ("cufftExecR2C", (plan, data, data), INVALID_TYPE),
        ("cufftExecC2C", (created(cufft), data, data, FORWARD), INVALID_PLAN),
        ("cufftExecC2C", (plan + 12345, data, data, FORWARD), INVALID_PLAN),
        ("cufftExecC2C", (-1, data, data, FORWARD), INVALID_PLAN),
    ):
        assert cufft.call(name, *arguments)[0] == status, (name, arguments)
    cufft.done("cufftDestroy", plan)
    assert cufft.call("cufftDestroy", plan)[0] == INVALID_PLAN
    assert cufft.call("cufftExecC2C", plan, data, data, FORWARD)[0] == INVALID_PLAN
    cufft.caller.free(data)


def test_a_plan_that_cannot_be_is_refused_at_once(cufft: Cufft) -> None:
    one = struct.pack("<i", 8)
    for name, arguments, status in (
        ("cufftPlan1d", (bytes(4), 0, C2C, 1), INVALID_SIZE),
        ("cufftPlan1d", (bytes(4), -8, C2C, 1), INVALID_SIZE),
        ("cufftPlan1d", (bytes(4), 8, C2C, 0), INVALID_SIZE),
        ("cufftPlan1d", (bytes(4), 8, 0x28, 1), INVALID_TYPE),
        ("cufftPlan1d", (None, 8, C2C, 1), INVALID_VALUE),
        ("cufftPlan2d", (bytes(4), 8, 0, C2C), INVALID_SIZE),
        ("cufftPlan3d", (bytes(4), 8, 8, -1, C2C), INVALID_SIZE),
        ("cufftPlan3d", (bytes(4), 1 << 30, 1 << 30, 1 << 30, C2C), INVALID_SIZE),
        ("cufftPlanMany", (bytes(4), 4, bytes(16), None, 1, 0, None, 1, 0, C2C, 1), INVALID_VALUE),
        ("cufftPlanMany", (bytes(4), 0, one, None, 1, 0, None, 1, 0, C2C, 1), INVALID_VALUE),
        ("cufftPlanMany", (bytes(4), 1, None, None, 1, 0, None, 1, 0, C2C, 1), INVALID_VALUE),
        ("cufftPlanMany", (bytes(4), 1, one, one, 0, 8, one, 1, 8, C2C, 1), INVALID_VALUE),
        ("cufftPlanMany", (bytes(4), 1, one, one, 1, -8, one, 1, 8, C2C, 2), INVALID_VALUE),
        ("cufftEstimate1d", (8, C2C, 0, bytes(8)), INVALID_SIZE),
        ("cufftEstimate1d", (8, C2C, 1, None), INVALID_VALUE),
    ):
        assert cufft.call(name, *arguments)[0] == status, (name, arguments)


def test_half_precision_is_for_powers_of_two(cufft: Cufft) -> None:
    plan = created(cufft)
    assert cufft.call("cufftXtMakePlanMany", plan, *by_types(Case((12,), code="f2")))[0] == NOT_SUPPORTED
    cufft.done("cufftXtMakePlanMany", plan, *by_types(Case((16,), code="f2")))  # the handle can be used again
    cufft.done("cufftDestroy", plan)
