"""The CPU device's functions with arguments that no program should give: a status, and the process lives."""

from __future__ import annotations

import struct
from typing import Any

import gtap_plugin_nvjpeg.decode
import gtap_plugin_nvjpeg.encode  # noqa: F401
import pytest
from gtap_plugin_nvjpeg import nvjpeg
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from gtap_core.errors import Malformed
from gtap_core.spec import Function, Parameter
from gtap_core.spec.roles import DevicePointer
from gtap_core.testing import CpuCalls
from plugins.nvjpeg.tests.test_corrupted import ORIGINALS, damaged

STATUSES = {0, 2, 3, 4, 5, 6, 7, 9, 10}
NAMES = sorted(name for name in nvjpeg.cpu_functions if not nvjpeg.by_name[name].destroys)
LIKELY = [
    each for each in NAMES if "code" in each or "Parse" in each or "Retrieve" in each or each == "gtapNvjpegBatch"
]
# A token of each kind, and what makes it.
MAKERS = {
    "nvjpegHandle_t": ("nvjpegCreateEx", 0, 0, 0, 0),
    "nvjpegJpegState_t": ("nvjpegJpegStateCreate", "nvjpegHandle_t"),
    "nvjpegEncoderState_t": ("nvjpegEncoderStateCreate", "nvjpegHandle_t", 0),
    "nvjpegEncoderParams_t": ("nvjpegEncoderParamsCreate", "nvjpegHandle_t", 0),
    "nvjpegBufferPinned_t": ("nvjpegBufferPinnedCreate", "nvjpegHandle_t", 0),
    "nvjpegBufferDevice_t": ("nvjpegBufferDeviceCreate", "nvjpegHandle_t", 0),
    "nvjpegJpegStream_t": ("nvjpegJpegStreamCreate", "nvjpegHandle_t"),
    "nvjpegDecodeParams_t": ("nvjpegDecodeParamsCreate", "nvjpegHandle_t"),
    "nvjpegJpegDecoder_t": ("nvjpegDecoderCreate", "nvjpegHandle_t", 0),
}
BASE, MEMORY = 1 << 45, 1 << 16
TOKENS = {f"nvjpeg.{kind}": 16 + 2 * at for at, kind in enumerate(MAKERS)}
NEW = 1 << 20
NUMBERS = st.one_of(
    st.integers(-2, 12),
    st.sampled_from([16, 100, 101, 0xC2, 65500, 65536, (1 << 31) - 1, -(1 << 31), 1 << 32, (1 << 64) - 1]),
)
ADDRESSES = st.one_of(
    st.integers(0, MEMORY).map(lambda at: BASE + at), st.sampled_from([0, 1, BASE - 1, BASE + MEMORY, (1 << 64) - 8])
)
GOOD = struct.pack("<8Q", *(BASE + (at << 14) for at in range(4)), 300, 200, 200, 200)
FORMATS = st.one_of(st.integers(0, 8), st.integers(0, 8), st.sampled_from([-1, 9, 10, 77]))
SIDES = st.one_of(st.integers(1, 40), NUMBERS)
PITCHES = st.one_of(st.integers(0, 600), st.sampled_from([1 << 16, 1 << 32, (1 << 64) - 1]))
STREAMS = st.one_of(st.sampled_from(ORIGINALS), damaged(st.sampled_from(ORIGINALS)))


@st.composite
def images(draw: st.DrawFn) -> bytes:
    if draw(st.booleans()):
        return GOOD
    one = draw(st.tuples(ADDRESSES, PITCHES))
    parts = [one if draw(st.booleans()) else draw(st.tuples(ADDRESSES, PITCHES)) for _ in range(4)]
    return struct.pack("<8Q", *(part[0] for part in parts), *(part[1] for part in parts))


@st.composite
def items(draw: st.DrawFn) -> bytes:
    places = [draw(st.one_of(st.integers(0, 2000), NUMBERS.filter(lambda n: n >= 0))) for _ in range(2)]
    device = draw(st.one_of(st.just(0), ADDRESSES))
    rest = [draw(NUMBERS.filter(lambda n: abs(n) < 1 << 31)) for _ in range(8)]
    return struct.pack("<3Q8i", *places, device, *rest)


def opened() -> CpuCalls:
    """With an object of each kind."""
    made = CpuCalls(nvjpeg, memory=MEMORY, base=BASE)
    for kind, (name, *given_) in MAKERS.items():
        values = [TOKENS.get(f"nvjpeg.{each}", each) for each in given_]
        place = [each.creates for each in nvjpeg.by_name[name].parameters].index(True)
        values.insert(place, TOKENS[f"nvjpeg.{kind}"])
        assert made.call(name, *values)[0] == 0
    return made


def arguments(draw: st.DrawFn, function: Function) -> list[Any]:
    count = draw(st.integers(-1, 3))
    stream = draw(st.one_of(STREAMS, STREAMS.map(lambda data: b"" if len(data) % 5 == 0 else data)))
    by_name: dict[str, Any] = {
        "data": stream, "bytes": draw(st.sampled_from([stream, stream, None])), "count": count,
        "length": len(stream), "total": draw(st.sampled_from([len(stream), len(stream), 1 << 62])),
        "items": b"".join(draw(items()) for _ in range(count)),
        "destinations": b"".join(draw(images()) for _ in range(count)),
    }  # fmt: skip
    values: list[Any] = []
    for parameter in function.parameters:
        if parameter.creates:
            values.append(NEW)
        elif parameter.kind in TOKENS:
            values.append(TOKENS[parameter.kind])
        elif parameter.kind:
            values.append(0)
        elif isinstance(parameter.role, DevicePointer):
            values.append(draw(ADDRESSES))
        elif parameter.is_output:
            values.append(output(draw, parameter))
        elif parameter.name in by_name:
            values.append(by_name[parameter.name])
        elif parameter.struct is not None or parameter.part is not None:
            values.append(draw(images()))
        elif "format" in parameter.name:
            values.append(draw(FORMATS))
        else:
            values.append(draw(SIDES if parameter.name.startswith("image_") else NUMBERS))
    return values


def output(draw: st.DrawFn, parameter: Parameter) -> bytes | bytearray:
    """Room for what comes back; for a bitstream as much as `length` says."""
    if parameter.name in ("data", "length"):
        size = draw(st.sampled_from([0, 100, 4096]))
        return size.to_bytes(8, "little") if parameter.name == "length" else bytearray(size)
    return bytearray(parameter.part.length.value(lambda name: 0, {}))


def attempt(data: st.DataObject) -> None:
    """Call several functions with anything, one after the other."""
    calls = opened()
    for name in data.draw(st.lists(st.sampled_from(NAMES + 3 * LIKELY), min_size=1, max_size=12)):
        chosen = arguments(data.draw, nvjpeg.by_name[name])
        try:
            status, _ = calls.call(name, *chosen)
        except (Malformed, struct.error):  # no client can say so
            continue
        assert status in STATUSES, name


def test_any_arguments_give_a_status_and_leave_the_process_alive() -> None:
    settings(max_examples=40, deadline=None, derandomize=True)(given(st.data())(attempt))()


@pytest.mark.parametrize(("total", "item"), [(5, (0, 5, 0)), (0, (0, 0, 0)), (1 << 62, (1 << 61, 9, 0))])
def test_a_batch_whose_bytes_did_not_come_is_refused(total: int, item: tuple[int, ...]) -> None:
    """Take the comparison with `total` from `batch` in decode.py to see it fail."""
    calls, state = opened(), TOKENS["nvjpeg.nvjpegJpegState_t"]
    handle = TOKENS["nvjpeg.nvjpegHandle_t"]
    assert calls.call("nvjpegDecodeBatchedInitialize", handle, state, 1, 1, 5)[0] == 0
    packed = struct.pack("<3Q8i", *item, 0, 0, -1, -1, 0, 0, 1, 0)
    assert calls.call("gtapNvjpegBatch", handle, state, 1, packed, None, total, GOOD, 0)[0] in (2, 3)


@pytest.mark.system
@pytest.mark.parametrize("part", range(2))
def test_many_more_arguments(part: int) -> None:
    seed(part)(settings(max_examples=800, deadline=None, database=None)(given(st.data())(attempt)))()
