"""The CPU functions by themselves: batches in pieces, roundings, and whatever a client may write on the wire."""

from __future__ import annotations

import struct
import sys

import gtap_plugin_cufft.cpu  # noqa: F401 - it enters itself into the spec
import ml_dtypes
import numpy as np
import pytest
from gtap_plugin_cufft import cufft, transform
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core.testing import CpuCalls
from plugins.cufft.tests.transforms import Case, Embedding, decode, expected, inputs

STATUSES = {0, 1, 3, 4, 6, 8, 13, 16}
C2C, R2C, C2R = 0x29, 0x2A, 0x2C
EXEC_FAILED = 6
PLAN = 16

WIDE = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, 2, 8, 64, 1 << 31, 1 << 40])
TYPES = st.sampled_from([C2C, R2C, C2R, 0x69, 0x6A, 0x6C, 0])
DATA_TYPES = st.sampled_from([0, 1, 2, 4, 5, 6, 14, 15, 3])


@st.composite
def layouts(draw: st.DrawFn) -> list[object]:
    """rank, n, inembed, istride, idist, onembed, ostride, odist as a client may write them."""
    rank = draw(st.sampled_from([1, 1, 2, 3, 0, 4, 9]))
    sizes = st.lists(WIDE | st.integers(1, 16), min_size=rank, max_size=rank)
    array = sizes.map(lambda values: struct.pack(f"<{rank}q", *values))
    embeds = st.none() | array
    return [rank, draw(array), *(draw(each) for each in (embeds, WIDE, WIDE, embeds, WIDE, WIDE))]


@settings(max_examples=100, deadline=None)
@given(layout=layouts(), type_=TYPES, types=st.tuples(DATA_TYPES, DATA_TYPES, DATA_TYPES), batch=WIDE, offset=WIDE)
def test_whatever_is_on_the_wire_gets_a_status(
    layout: list[object], type_: int, types: tuple[int, int, int], batch: int, offset: int
) -> None:
    calls = CpuCalls(cufft, memory=1 << 16)
    rank, n, inembed, istride, idist, onembed, ostride, odist = layout
    given_, made, execution = types
    for plan, name, arguments in (
        (PLAN, "cufftMakePlanMany64", [*layout, type_, batch, bytearray(8)]),
        (
            PLAN + 2,
            "cufftXtMakePlanMany",
            [rank, n, inembed, istride, idist, given_, onembed, ostride, odist, made, batch, None, execution],
        ),
    ):
        calls.call("cufftCreate", plan)
        assert calls.call(name, plan, *arguments)[0] in STATUSES
        for address in (calls.base, calls.base + offset % (1 << 17), offset % 2**64):
            assert calls.call("cufftXtExec", plan, calls.base, address, -1)[0] in STATUSES
            assert calls.call("cufftExecC2R", plan, address, calls.base)[0] in STATUSES


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize(
    "layout",
    [
        (None, None),
        (Embedding((12,), 1, 12), Embedding((12,), 1, 12)),
        (Embedding((12,), 5, 1), Embedding((12,), 5, 1)),
    ],
    ids=["packed", "apart", "interleaved"],
)
def test_a_batch_in_pieces_is_the_batch(
    layout: tuple[Embedding | None, Embedding | None], in_place: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where all transforms lie among each other, so that none may be written before all are read."""
    monkeypatch.setattr(transform, "CHUNK", 24)
    case = Case((12,), 5, "c2c", in_place=in_place, source=layout[0], result=layout[1])
    calls = CpuCalls(cufft)
    read, written = case.sides()
    memory = inputs(case, read)
    calls.memory[: memory.nbytes] = memory.tobytes()
    calls.call("cufftCreate", PLAN)
    sides = [each for side in layout for each in _side(side)]
    calls.call("cufftMakePlanMany64", PLAN, 1, struct.pack("<q", 12), *sides, C2C, 5, None)
    target = 0 if in_place else 8192
    assert calls.call("cufftExecC2C", PLAN, calls.base, calls.base + target, -1) == (0, [])
    found = np.frombuffer(bytes(calls.memory[target : target + 8 * 60]), np.complex64)
    np.testing.assert_allclose(found[written], expected(case, decode(memory)[read]), rtol=1e-5, atol=1e-5)


def test_elements_that_lie_on_each_other_do_not_fill_the_server_s_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small piece of memory can be said to hold any number of them."""
    monkeypatch.setattr(transform, "CHUNK", 60)
    for embed, status in (((8, 1), EXEC_FAILED), ((8, 8), 0)):
        calls = CpuCalls(cufft)
        calls.call("cufftCreate", PLAN)
        side = [struct.pack("<2q", *embed), 1, 64]
        sizes = [struct.pack("<2q", 8, 8), *side, *side]
        assert calls.call("cufftMakePlanMany64", PLAN, 2, *sizes, C2C, 1, None)[0] == 0
        assert calls.call("cufftExecC2C", PLAN, calls.base, calls.base + 8192, -1)[0] == status


def _side(embedding: Embedding | None) -> list[object]:
    if embedding is None:
        return [None, 0, 0]
    return [struct.pack("<q", *embedding.sizes), embedding.stride, embedding.dist]


def test_without_scipy_no_plan_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(ModuleNotFoundError):  # of which the device makes a sentence
        CpuCalls(cufft).call("cufftCreate", PLAN)


def test_bfloat16_is_rounded_to_the_nearest() -> None:
    bits = np.random.default_rng(1).integers(0, 1 << 32, 100_000, np.uint32)
    ties = (np.arange(1 << 16, dtype=np.uint32) << 16) + 0x8000
    values = np.concatenate([bits, ties]).view(np.float32)
    with np.errstate(invalid="ignore"):
        wanted = values.astype(ml_dtypes.bfloat16)
    found = transform._rounded(values).view(ml_dtypes.bfloat16)
    is_nan = np.isnan(values)
    assert (wanted[~is_nan].view(np.uint16) == found[~is_nan].view(np.uint16)).all()
    assert np.isnan(found[is_nan].astype(np.float32)).all()
