"""The server's side of calls that the library does not have: twins that wait, bitstreams with their length, batches."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import POINTER, Structure, addressof, c_int, c_size_t, c_void_p, create_string_buffer, pointer
from typing import Any
from weakref import WeakKeyDictionary

from gtap_core import Call, Entry, Pending, Real
from gtap_plugin_nvjpeg.spec import ASKED, nvjpeg

SIZE = 8  # bytes of a size_t
BATCHES = "nvjpeg batches"  # by state: the size of its batches
_ORDINARY = 1  # NVJPEG_ORIENTATION_NORMAL


def _stands_for(name: str) -> Callable[..., Pending]:
    def call(session: Call, *arguments: Any) -> Pending:
        return session.submit(getattr(session.library, name), *arguments)

    return call


for _, name, twin, _, _ in ASKED:
    if twin not in ("gtapNvjpegParse", "gtapNvjpegBatchAsked"):
        nvjpeg.handler(twin)(_stands_for(name))
nvjpeg.handler("gtapNvjpegCreate")(_stands_for("nvjpegCreateEx"))
nvjpeg.handler("gtapNvjpegEncoderStateCreate")(_stands_for("nvjpegEncoderStateCreateWithBackend"))
nvjpeg.handler("gtapNvjpegDecoderCreate")(_stands_for("nvjpegDecoderCreate"))
nvjpeg.handler("gtapNvjpegDecodeJpegTransfer")(_stands_for("nvjpegDecodeJpegTransferToDevice"))
nvjpeg.handler("gtapNvjpegDecodeJpegDevice")(_stands_for("nvjpegDecodeJpegDevice"))
nvjpeg.handler("nvjpegDecodeBatchedInitialize")(_stands_for("nvjpegDecodeBatchedInitialize"))


@nvjpeg.handler("gtapNvjpegParse")
@nvjpeg.handler("nvjpegJpegStreamParse")
def parse(
    session: Call, handle: Real, data: memoryview, length: int, metadata: int, stream: int, jpeg_stream: Real
) -> Pending:
    """The program's bytes are gone after the call: the library keeps its own."""
    return session.submit(session.library.nvjpegJpegStreamParse, handle, data, length, metadata, 1, jpeg_stream)


@nvjpeg.handler("gtapNvjpegRetrieve")
async def retrieve(
    session: Call, handle: Real, state: Real, data: bytearray, capacity: int, length: bytearray, stream: Any
) -> int:
    """The length; the bytes where they fit."""
    function = session.library.nvjpegEncodeRetrieveBitstream
    size = bytearray(SIZE)
    status = await session.run(function, handle, state, None, size, stream)
    found = int.from_bytes(size, "little")
    fits = not status and found <= capacity
    taken = bytearray(found if fits else 0)
    if fits:
        status = await session.run(function, handle, state, taken, size, stream)
    data[:] = taken
    length[:] = size
    return status


# ---- batches ----


class Item(Structure):
    """gtapNvjpegItem."""

    _fields_ = (
        ("offset", c_size_t),
        ("length", c_size_t),
        ("device", c_size_t),
        ("roi", c_int * 4),
        ("allow_cmyk", c_int),
        ("scale", c_int),
        ("orientation", c_int),
        ("has_params", c_int),
    )


@nvjpeg.handler("gtapNvjpegBatch")
@nvjpeg.handler("gtapNvjpegBatchAsked")
def checked_batch(
    session: Call, handle: Entry, state: Entry, count: int, items: memoryview, data: Any, total: int, *rest: Any
) -> int | Pending:
    """Streams lie in the bytes that came, or in memory of the session."""
    listed = (Item * count).from_buffer_copy(items) if count > 0 else ()
    if not listed or total != len(data or b""):
        return session.invalid_value
    for each in listed:
        beyond = each.offset + each.length > total if not each.device else session.check(each.device, each.length)
        if beyond:
            return session.invalid_value
    return session.submit(session.library.gtapNvjpegBatch, handle, state, count, items, data, total, *rest)


@nvjpeg.cuda("nvjpegDecodeBatchedInitialize")
def batch_initialize(real: Any, handle: Any, state: Any, batch_size: int, max_cpu_threads: int, format: int) -> int:
    """How many images the library will read the arrays of a batch for."""
    function = real.raw("nvjpegDecodeBatchedInitialize", c_void_p, c_void_p, c_int, c_int, c_int)
    status = function(real.handle(handle), real.handle(state), batch_size, max_cpu_threads, format)
    if not status:
        real.kept.setdefault(BATCHES, WeakKeyDictionary())[state] = batch_size
    return int(status)


def _params(real: Any, handle: int, item: Item, made: list[int]) -> int:
    """Decode parameters of one image: they live for one call. A status."""
    params = c_void_p()
    if status := real.raw("nvjpegDecodeParamsCreate", c_void_p, POINTER(c_void_p))(handle, pointer(params)):
        return int(status)
    made.append(params.value or 0)
    status = real.raw("nvjpegDecodeParamsSetROI", c_void_p, c_int, c_int, c_int, c_int)(params, *item.roi)
    for name, value, ordinary in (
        ("AllowCMYK", item.allow_cmyk, 0),
        ("ScaleFactor", item.scale, 0),
        ("ExifOrientation", item.orientation, _ORDINARY),
    ):
        if value != ordinary and not status:
            status = real.raw(f"nvjpegDecodeParamsSet{name}", c_void_p, c_int)(params, value)
    return int(status)


@nvjpeg.cuda("gtapNvjpegBatch")
def batch(
    real: Any,
    handle: Any,
    state: Any,
    count: int,
    items: memoryview,
    data: memoryview | None,
    total: int,
    destinations: memoryview,
    stream: Any,
) -> int:
    """nvjpegDecodeBatched, or with decode parameters nvjpegDecodeBatchedEx."""
    if count != real.kept.get(BATCHES, {}).get(state):
        return nvjpeg.statuses.invalid_value
    listed = (Item * count).from_buffer_copy(items)
    held = create_string_buffer(bytes(data or b""), total + 1)
    images = create_string_buffer(bytes(destinations), len(destinations))
    pointers = (c_void_p * count)(*(each.device or addressof(held) + each.offset for each in listed))
    lengths = (c_size_t * count)(*(each.length for each in listed))
    given = (real.handle(handle), real.handle(state), pointers, lengths, addressof(images))
    types = (c_void_p,) * len(given)
    if not listed[0].has_params:
        return real.raw("nvjpegDecodeBatched", *types, c_void_p)(*given, real.handle(stream))
    made: list[int] = []
    try:
        for each in listed:
            if status := _params(real, real.handle(handle), each, made):
                return status
        params = (c_void_p * count)(*made)
        return real.raw("nvjpegDecodeBatchedEx", *types, c_void_p, c_void_p)(*given, params, real.handle(stream))
    finally:
        for each in made:
            real.raw("nvjpegDecodeParamsDestroy", c_void_p)(each)
