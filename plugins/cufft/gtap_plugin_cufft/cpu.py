"""cuFFT for the CPU device, by SciPy's FFT."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import attrs

from gtap_core import i32, i64, u64
from gtap_plugin_cufft.layout import (
    INVALID_SIZE,
    INVALID_TYPE,
    INVALID_VALUE,
    Embedding,
    Layout,
    Type,
    layout_of,
    types_of,
)
from gtap_plugin_cufft.spec import cufft
from gtap_plugin_cufft.transform import Memory, transform

VERSION = (12, 5, 0)  # the newest release that the spec has been compared with
INVALID_PLAN, EXEC_FAILED, NO_WORKSPACE = 1, 6, 13
FORWARD, INVERSE = -1, 1
MINIMAL, USER = 0, 1


@attrs.define
class Plan:
    """A handle's object."""

    layout: Layout | None = None
    area: int = 0
    has_own_area: bool = True
    is_minimal: bool = False
    properties: dict[int, int] = attrs.field(factory=dict)

    @property
    def work_size(self) -> int:
        return self.layout.work_size if self.layout is not None and not self.is_minimal else 0


# The library, handles and what is set on them


@cufft.cpu("cufftGetVersion")
def get_version(version: i32[1]):
    version[0] = VERSION[0] * 1000 + VERSION[1] * 100 + VERSION[2]


@cufft.cpu("cufftGetProperty")
def get_property(type, value: i32[1]):
    if not 0 <= type < len(VERSION):
        return INVALID_TYPE
    value[0] = VERSION[type]
    return 0


@cufft.cpu("cufftCreate")
def create(handle):
    """The first one of a session waits: where SciPy is missing (extra [cpu]), the device says so."""
    from scipy import fft  # noqa: F401 - it takes a second the first time

    handle.real = Plan()


@cufft.cpu("cufftDestroy")
def destroy(plan):
    pass


@cufft.cpu("cufftSetStream")
def set_stream(plan, stream):
    pass


@cufft.cpu("cufftSetWorkArea")
def set_work_area(plan: Plan, area):
    plan.area = area


@cufft.cpu("cufftSetAutoAllocation")
def set_auto_allocation(plan: Plan, allocates):
    if plan.layout is None:
        plan.has_own_area = bool(allocates)


@cufft.cpu("cufftXtSetWorkAreaPolicy")
def set_work_area_policy(plan: Plan, policy, size):
    if policy == USER and size is not None and struct.unpack("<Q", size)[0] < plan.work_size:
        return INVALID_SIZE
    plan.is_minimal = policy == MINIMAL
    return 0


@cufft.cpu("cufftSetPlanPropertyInt64")
def set_plan_property(plan: Plan, property, value):
    plan.properties[property] = value


@cufft.cpu("cufftGetPlanPropertyInt64")
def get_plan_property(plan: Plan, property, value: i64[1]):
    value[0] = plan.properties.get(property, 0)


@cufft.cpu("cufftResetPlanProperty")
def reset_plan_property(plan: Plan, property):
    plan.properties.pop(property, None)


# What is transformed


def _integers(data: Any, form: str) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // struct.calcsize(form)}{form}", data)


def _embedding(sizes: Any, stride: int, dist: int, form: str) -> Embedding | None:
    return None if sizes is None else Embedding(_integers(sizes, form), stride, dist)


def _many(arguments: Sequence[Any], form: str) -> Layout | int:
    """The layout of the arguments from n to batch of the functions that take a cufftType."""
    n, inembed, istride, idist, onembed, ostride, odist, type_, batch = arguments
    source, result = _embedding(inembed, istride, idist, form), _embedding(onembed, ostride, odist, form)
    return layout_of(_integers(n, form), batch, types_of(type_), source, result)


def _many_of_types(arguments: Sequence[Any]) -> Layout | int:
    """Those from n to executiontype, without the size, of the functions that take three cudaDataTypes."""
    n, inembed, istride, idist, input_, onembed, ostride, odist, output, batch, execution = arguments
    source, result = _embedding(inembed, istride, idist, "q"), _embedding(onembed, ostride, odist, "q")
    return layout_of(_integers(n, "q"), batch, (input_, output, execution), source, result)


def _make(plan: Plan, layout: Layout | int, size: Any) -> int:
    if plan.layout is not None:
        return INVALID_PLAN
    if not isinstance(layout, Layout):
        return layout
    plan.layout = layout
    _tell(plan.work_size, size)
    return 0


def _ask(layout: Layout | int, size: Any) -> int:
    if not isinstance(layout, Layout):
        return layout
    _tell(layout.work_size, size)
    return 0


def _tell(work_size: int, size: Any) -> None:
    if size is not None:
        size[:] = struct.pack("<Q", work_size)


@cufft.cpu("cufftMakePlanMany64")
def make_plan_many_64(
    plan, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch, size
):  # fmt: skip
    layout = _many((n, inembed, istride, idist, onembed, ostride, odist, type, batch), "q")
    return _make(plan, layout, size)


@cufft.cpu("cufftXtMakePlanMany")
def make_plan_of_types(
    plan, rank, n, inembed, istride, idist, inputtype, onembed, ostride, odist, outputtype, batch, size,
    executiontype,
):  # fmt: skip
    given = (n, inembed, istride, idist, inputtype, onembed, ostride, odist, outputtype, batch, executiontype)
    return _make(plan, _many_of_types(given), size)


@cufft.cpu("cufftGetSize")
def get_size(handle: Plan, size: u64[1]):
    if handle.layout is None:
        return INVALID_PLAN
    size[0] = handle.work_size
    return 0


@cufft.cpu("cufftGetSizeMany64")
def get_size_many_64(
    plan: Plan, rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch, size
):  # fmt: skip
    return _ask(_many((n, inembed, istride, idist, onembed, ostride, odist, type, batch), "q"), size)


@cufft.cpu("cufftXtGetSizeMany")
def get_size_of_types(
    plan: Plan, rank, n, inembed, istride, idist, inputtype, onembed, ostride, odist, outputtype, batch, size,
    executiontype,
):  # fmt: skip
    given = (n, inembed, istride, idist, inputtype, onembed, ostride, odist, outputtype, batch, executiontype)
    return _ask(_many_of_types(given), size)


@cufft.cpu("cufftEstimateMany")
def estimate_many(rank, n, inembed, istride, idist, onembed, ostride, odist, type, batch, size):
    return _ask(_many((n, inembed, istride, idist, onembed, ostride, odist, type, batch), "i"), size)


# Executions


def _execute(plan: Plan, type_: Type | None, source: int, result: int, direction: int, memory: Memory) -> int:
    layout = plan.layout
    if layout is None:
        return INVALID_PLAN
    if type_ is not None and layout.type != type_:
        return INVALID_TYPE
    if layout.input.is_complex == layout.output.is_complex and direction not in (FORWARD, INVERSE):
        return INVALID_VALUE
    if not plan.has_own_area and plan.work_size:
        if not plan.area:
            return NO_WORKSPACE
        memory(plan.area, plan.work_size)
    try:
        transform(layout, source, result, direction == FORWARD, memory)
    except MemoryError:
        return EXEC_FAILED
    return 0


@cufft.cpu("cufftExecC2C")
def exec_c2c(plan, idata, odata, direction, *, memory: Memory):
    return _execute(plan, Type.C2C, idata, odata, direction, memory)


@cufft.cpu("cufftExecR2C")
def exec_r2c(plan, idata, odata, *, memory: Memory):
    return _execute(plan, Type.R2C, idata, odata, FORWARD, memory)


@cufft.cpu("cufftExecC2R")
def exec_c2r(plan, idata, odata, *, memory: Memory):
    return _execute(plan, Type.C2R, idata, odata, INVERSE, memory)


@cufft.cpu("cufftExecZ2Z")
def exec_z2z(plan, idata, odata, direction, *, memory: Memory):
    return _execute(plan, Type.Z2Z, idata, odata, direction, memory)


@cufft.cpu("cufftExecD2Z")
def exec_d2z(plan, idata, odata, *, memory: Memory):
    return _execute(plan, Type.D2Z, idata, odata, FORWARD, memory)


@cufft.cpu("cufftExecZ2D")
def exec_z2d(plan, idata, odata, *, memory: Memory):
    return _execute(plan, Type.Z2D, idata, odata, INVERSE, memory)


@cufft.cpu("cufftXtExec")
def exec_of_types(plan, input, output, direction, *, memory: Memory):
    return _execute(plan, None, input, output, direction, memory)
