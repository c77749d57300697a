"""The server's side of calls that the library does not have: twins that wait, bitstreams with their length, batches."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CDLL, Structure, c_int, c_size_t, c_void_p, pointer
from typing import Any

from gtap_core import Call, Pending, Real
from gtap_plugin_nvjpeg.spec import ASKED, nvjpeg

SIZE = 8  # bytes of a size_t
_ORDINARY = 1  # NVJPEG_ORIENTATION_NORMAL


def _stands_for(name: str) -> Callable[..., Pending]:
    def call(session: Call, *arguments: Any) -> Pending:
        return session.submit(getattr(session.library, name), *arguments)

    return call


for _, name, twin, _, _ in ASKED:
    if twin != "gtapNvjpegParse":
        nvjpeg.handler(twin)(_stands_for(name))
nvjpeg.handler("gtapNvjpegBatch")(_stands_for("gtapNvjpegBatch"))


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


# ---- a batch, by the real library ----


class Image(Structure):
    """nvjpegImage_t."""

    _fields_ = (("channel", c_void_p * 4), ("pitch", c_size_t * 4))


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


def _params(library: CDLL, handle: c_void_p, item: Item, made: list[c_void_p]) -> int:
    """Decode parameters of one image: they live for one call. A status."""
    params = c_void_p()
    if status := library.nvjpegDecodeParamsCreate(handle, pointer(params)):
        return int(status)
    made.append(params)
    status = library.nvjpegDecodeParamsSetROI(params, *(c_int(each) for each in item.roi))
    status = status or library.nvjpegDecodeParamsSetAllowCMYK(params, c_int(item.allow_cmyk))
    if item.scale:
        status = status or library.nvjpegDecodeParamsSetScaleFactor(params, c_int(item.scale))
    if item.orientation != _ORDINARY:
        status = status or library.nvjpegDecodeParamsSetExifOrientation(params, c_int(item.orientation))
    return int(status)


@nvjpeg.cuda("gtapNvjpegBatch")
def batch(
    library: CDLL,
    handle: int,
    state: int,
    count: int,
    items: int,
    data: int,
    total: int,
    destinations: int,
    stream: int,
) -> int:
    """nvjpegDecodeBatched, or with decode parameters nvjpegDecodeBatchedEx."""
    invalid = nvjpeg.statuses.invalid_value
    listed = (Item * count).from_address(items) if count > 0 else ()
    if not listed or any(not each.device and not each.offset <= each.offset + each.length <= total for each in listed):
        return invalid
    pointers = (c_void_p * count)(*(each.device or (data or 0) + each.offset for each in listed))
    lengths = (c_size_t * count)(*(each.length for each in listed))
    images = c_void_p(destinations)
    given = (c_void_p(handle), c_void_p(state), pointers, lengths, images)
    if not listed[0].has_params:
        return int(library.nvjpegDecodeBatched(*given, c_void_p(stream)))
    made: list[c_void_p] = []
    try:
        for each in listed:
            if status := _params(library, c_void_p(handle), each, made):
                return status
        params = (c_void_p * count)(*(each.value for each in made))
        return int(library.nvjpegDecodeBatchedEx(*given, params, c_void_p(stream)))
    finally:
        for each in made:
            library.nvjpegDecodeParamsDestroy(each)
