"""The CPU device's functions with arguments that no program should give: a status, and the process lives."""

from __future__ import annotations

import functools
import struct
from typing import Any

import numpy as np
import pytest
from gtap_plugin_cublas import cublas
from gtap_plugin_cublas.cpu.operand import BESIDE, Refused
from gtap_plugin_cublas.cpu.products import types_of
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from gtap_core.errors import Malformed
from gtap_core.spec import Function
from gtap_core.testing import CpuCalls
from plugins.cublas.tests.accuracy.run import BASE, opened
from plugins.cublas.tests.accuracy.suite import COMPUTING

STATUSES = {0, 3, 7, 15}
NAMES = [name for name in COMPUTING if "Grouped" not in name]
MEMORY = 1 << 16
SIZES = st.one_of(st.integers(0, 9), st.sampled_from([-1, 1 << 20, (1 << 31) - 1, 1 << 62, -(1 << 62)]))
SMALL = st.integers(-3, 9)
ADDRESSES = st.one_of(
    st.integers(0, MEMORY // 16).map(lambda at: BASE + 16 * at),
    st.sampled_from([0, 1, BASE + 1, BASE + MEMORY - 8, BASE + MEMORY, BASE - 8, (1 << 64) - 8]),
)  # fmt: skip
TYPE_CODES = st.sampled_from([0, 1, 2, 3, 4, 5, 7, 10, 14, 28, -1])
BY_NAME = {"computeType": st.sampled_from([64, 68, 70, 72, 77, 0]), "algo": st.sampled_from([-1, 0, 99, 5000])}


def contents(seed_: int) -> bytes:
    """Random bytes, the first of which are addresses."""
    made = bytearray(np.random.default_rng(seed_).bytes(MEMORY))
    for i in range(16):
        struct.pack_into("<Q", made, 8 * i, BASE + 4096 + 512 * i)
    return bytes(made)


CONTENTS = [contents(i) for i in range(3)]


def number(kind: Any, name: str) -> st.SearchStrategy[int]:
    """What a parameter that is a number may be."""
    if name in BY_NAME:
        return BY_NAME[name]
    if "Type" in kind.base or name.endswith(("Type", "type")):
        return TYPE_CODES
    if kind.base.startswith("cublas"):
        return st.integers(-1, 4)
    wide = "64" in kind.base or "long" in kind.base
    values = SIZES if wide else SIZES.filter(lambda value: -(1 << 31) <= value < 1 << 31)
    return st.one_of(SMALL, SMALL, values)


@functools.cache
def calls() -> CpuCalls:
    made = opened()
    made.memory = bytearray(MEMORY)
    return made


def arguments(draw: st.DrawFn, function: Function) -> list[Any]:
    """Arguments after the handle."""
    values: list[Any] = []
    types = {each.name: each.type for each in function.prototype.parameters}
    for parameter in function.parameters[1:]:
        kind = types[parameter.name]
        if not kind.pointers:
            values.append(draw(number(kind, parameter.name)))
        elif "Host" in type(parameter.role).__name__ or type(parameter.role).__name__ == "DevicePointer":
            values.append(draw(ADDRESSES))
        else:
            values.append(draw(st.binary(min_size=64, max_size=64)))
    return values


def attempt(data: st.DataObject) -> None:
    """Call any function with anything."""
    name = data.draw(st.sampled_from(NAMES))
    chosen = arguments(data.draw, cublas.by_name[name])
    made = [bytearray(4) if isinstance(each, bytes) else each for each in chosen]
    calls().memory[:] = CONTENTS[data.draw(st.integers(0, len(CONTENTS) - 1))]
    try:
        status, _ = calls().call(name, 1, *made)
    except Malformed:  # no client can say so
        return
    assert status in STATUSES


@pytest.mark.shows("LIBSA.6")
def test_any_arguments_give_a_status_and_leave_the_process_alive() -> None:
    """Let `one_of` in cpu/operand.py refuse nothing to see it fail."""
    settings(max_examples=150, deadline=None, derandomize=True)(given(st.data())(attempt))()


@pytest.mark.system
@pytest.mark.parametrize("part", range(4))
def test_many_more_arguments(part: int) -> None:
    seed(part)(settings(max_examples=1500, deadline=None, database=None)(given(st.data())(attempt)))()


def refused(compute: int, a: int, b: int, c: int) -> int:
    with pytest.raises(Refused) as found:
        types_of(compute, a, b, c)
    return found.value.status


NOT_SUPPORTED = ((64, 2, 2, 0), (68, 2, 14, 2), (72, 3, 3, 0), (70, 0, 0, 0), (74, 2, 2, 2), (68, 28, 28, 0))


def test_types_that_do_not_go_together_are_not_supported() -> None:
    for compute, a, b, c in NOT_SUPPORTED:
        assert refused(compute, a, b, c) == 15
    assert refused(67, 0, 0, 0) == 7


GROUP = "cublasSgemmGroupedBatched"


@pytest.mark.parametrize("sizes", [(-1, 2), (1 << 30, 1 << 30), (2, 2)])
def test_groups_of_any_size_stay_inside_memory(sizes: tuple[int, int]) -> None:
    numbers = [struct.pack("<2i", *each) for each in ((0, 0), (0, 0), (3, 3), (3, 3), (3, 3))]
    leading, array = struct.pack("<2i", 3, 3), BASE + MEMORY - 16
    scales = struct.pack("<2f", 1, 1)
    rest = (scales, array, leading, array, leading, scales, array, leading, 2, struct.pack("<2i", *sizes))
    assert calls().call(GROUP, 1, *numbers, *rest)[0] == 7


def test_no_client_reaches_what_the_device_has_widened() -> None:
    """C at the address that stands for A, widened. Compare by == in `look` of cpu/operand.py to see it fail."""
    one = struct.pack("<2f", 1, 0)
    for address, status in ((BESIDE, 7), (BASE + 64, 0)):
        assert calls().call("cublasCsyrkEx", 1, 0, 0, 2, 2, one, BASE, 7, 2, one, address, 4, 2)[0] == status


@pytest.mark.parametrize("pivot", [0, 4, -1, 1 << 30])
@pytest.mark.parametrize("name", ["cublasDgetrsBatched", "cublasDgetriBatched"])
def test_pivots_that_name_no_row_are_refused(name: str, pivot: int) -> None:
    memory = calls().memory
    struct.pack_into("<2Q", memory, 0, BASE + 256, BASE + 512)
    struct.pack_into("<3i", memory, 64, 1, pivot, 3)
    memory[256:328] = np.eye(3).tobytes()
    if name == "cublasDgetrsBatched":
        rest = (0, 3, 1, BASE, 3, BASE + 64, BASE + 8, 3, bytearray(4), 1)
    else:
        rest = (3, BASE, 3, BASE + 64, BASE + 8, 3, BASE + 128, 1)
    assert calls().call(name, 1, *rest)[0] == 7


FAR = (1 << 62, (1 << 63) - 1, -(1 << 63))


@pytest.mark.parametrize("step", FAR)
def test_one_element_has_a_step_of_any_size(step: int) -> None:
    memory = calls().memory
    memory[:24] = struct.pack("<6f", 3, 4, 5, 6, 7, 8)
    status, _ = calls().call("cublasSswap_v2_64", 1, 1, BASE, step, BASE + 4, step)
    assert (status, struct.unpack_from("<2f", memory)) == (0, (4, 3))
    status, _ = calls().call("cublasSwapEx_64", 1, 1, BASE, 0, step, BASE + 4, 0, step)
    assert (status, struct.unpack_from("<2f", memory)) == (0, (3, 4))
    assert calls().call("cublasIsamax_v2_64", 1, 1, BASE, step, BASE + 8)[0] == 0
    assert struct.unpack_from("<q", memory, 8) == (1 if step > 0 else 0,)


@pytest.mark.parametrize("leading", [each for each in FAR if each > 0])
def test_one_column_has_a_leading_dimension_of_any_size(leading: int) -> None:
    memory = calls().memory
    memory[:24] = struct.pack("<6f", 3, 4, 5, 6, 0, 0)
    status, _ = calls().call("cublasSdgmm_64", 1, 0, 2, 1, BASE, leading, BASE + 8, 1, BASE + 16, leading)
    assert (status, struct.unpack_from("<2f", memory, 16)) == (0, (15, 24))


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 3e38, 1e-45])
def test_a_modified_rotation_of_any_numbers_ends(number: float) -> None:
    """BLAS's own scales infinity down for ever."""
    for place in range(4):
        given = [1.5, 0.5, 2.0, 0.75, 0, 0, 0, 0, 0]
        given[place] = number
        calls().memory[:36] = struct.pack("<9f", *given)
        assert calls().call("cublasSrotmg_v2", 1, *(BASE + 4 * i for i in range(5)))[0] == 0
