"""nvJPEG for the CPU device, by libjpeg-turbo: the library, its objects, decoding."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import attrs

from gtap_core import i32, u32
from gtap_plugin_nvjpeg import codec
from gtap_plugin_nvjpeg.codec import EXECUTION_FAILED, IMPLEMENTATION_NOT_SUPPORTED, INVALID_PARAMETER, Settings, Wanted
from gtap_plugin_nvjpeg.header import NOT_SUPPORTED, Header, Unreadable, check_kind, read_header
from gtap_plugin_nvjpeg.spec import nvjpeg

VERSION, CUDART_VERSION = (13, 0, 0), (13, 0, 0)
ARCH_MISMATCH = 7
HARDWARE, HARDWARE_DEVICE, LOSSLESS = 3, 5, 6
ENCODING_HARDWARE = 2
ENCODINGS = range(0xC0, 0xC4)  # of nvjpegJpegEncoding_t
WITH_INTERPOLATION = 1 << 5
UNSUPPORTED = 1
IMAGE, ITEM = struct.Struct("<8Q"), struct.Struct("<3Q8i")
Memory = Callable[[int, int], memoryview]


@attrs.define
class Codec:
    """A library handle's object."""

    flags: int = 0

    @property
    def interpolates(self) -> bool:
        return bool(self.flags & WITH_INTERPOLATION)


@attrs.define
class State:
    """A decoding state: what a batch is, and the image that is between two steps."""

    batch: int = 0
    format: int = 0
    work: tuple[bytes, Header, Wanted] | None = None
    is_transferred: bool = False


@attrs.define
class ParsedStream:
    """A stream's bytes; `is_whole` if more than the header was given."""

    data: bytes = b""
    header: Header | None = None
    is_whole: bool = False
    keeps_metadata: bool = False


@attrs.define
class Params:
    """Decode parameters."""

    wanted: Wanted = attrs.field(factory=Wanted)


@attrs.define
class Encoder:
    """An encoding state: the last bitstream."""

    stream: bytes | None = None


def status_of(body: Callable[..., int | None], *arguments: Any) -> int:
    try:
        return body(*arguments) or 0
    except Unreadable as error:
        return error.status


# ---- the library ----


@nvjpeg.cpu("nvjpegGetProperty")
def get_property(type, value: i32[1]):
    if not 0 <= type < len(VERSION):
        return INVALID_PARAMETER
    value[0] = VERSION[type]
    return 0


@nvjpeg.cpu("nvjpegGetCudartProperty")
def get_cudart_property(type, value: i32[1]):
    if not 0 <= type < len(CUDART_VERSION):
        return INVALID_PARAMETER
    value[0] = CUDART_VERSION[type]
    return 0


def _backend_status(backend: int) -> int:
    """As on a GPU without the engine."""
    if backend in (HARDWARE, HARDWARE_DEVICE):
        return ARCH_MISMATCH
    return IMPLEMENTATION_NOT_SUPPORTED if backend == LOSSLESS else 0


@nvjpeg.cpu("nvjpegCreateEx")
def create(backend, dev_allocator, pinned_allocator, flags, handle):
    """The first one of a session waits: where the extra [cpu] is missing, the device says so, once."""
    for module in ("simplejpeg", "PIL", "numpy"):
        if find_spec(module) is None:
            raise ModuleNotFoundError(f"{module} is not installed", name=module)
    handle.real = Codec(flags)
    return _backend_status(backend)


@nvjpeg.cpu("nvjpegSetDeviceMemoryPadding")
def set_device_padding(padding, handle):
    pass


@nvjpeg.cpu("nvjpegSetPinnedMemoryPadding")
def set_pinned_padding(padding, handle):
    pass


@nvjpeg.cpu("nvjpegGetHardwareDecoderInfo")
def hardware_decoder(handle, num_engines: u32[1], num_cores_per_engine: u32[1]):
    num_engines[0] = num_cores_per_engine[0] = 0


@nvjpeg.cpu("nvjpegGetHardwareEncoderInfo")
def hardware_encoder(handle, num_engines: u32[1]):
    num_engines[0] = 0


# ---- objects ----


def _makes(made: Callable[[], Any], parameters: int, place: int) -> Callable[..., None]:
    """A creation that looks at nothing: which of so many parameters is the new object."""

    def one(handle, entry):
        entry.real = made()

    def two(handle, first, second):
        (first, second)[place - 1].real = made()

    return (one, two)[parameters - 2]


for _name, _made, _parameters, _place in (
    ("nvjpegJpegStateCreate", State, 2, 1),
    ("nvjpegEncoderStateCreate", Encoder, 3, 1),
    ("nvjpegEncoderParamsCreate", Settings, 3, 1),
    ("nvjpegBufferPinnedCreate", object, 3, 2),
    ("nvjpegBufferDeviceCreate", object, 3, 2),
    ("nvjpegJpegStreamCreate", ParsedStream, 2, 1),
    ("nvjpegDecodeParamsCreate", Params, 2, 1),
    ("nvjpegDecoderStateCreate", State, 3, 2),
):
    nvjpeg.cpu(_name)(_makes(_made, _parameters, _place))

for _function in list(nvjpeg.by_name.values()):
    if _function.destroys:
        nvjpeg.cpu(_function.name)(lambda ended: None)


@nvjpeg.cpu("nvjpegEncoderStateCreateWithBackend")
def encoder_state_create(handle, encoder_state, backend, stream):
    encoder_state.real = Encoder()
    return ARCH_MISMATCH if backend == ENCODING_HARDWARE else 0


@nvjpeg.cpu("nvjpegDecoderCreate")
def decoder_create(nvjpeg_handle, implementation, decoder_handle):
    decoder_handle.real = implementation
    return _backend_status(implementation)


@nvjpeg.cpu("nvjpegBufferPinnedResize")
@nvjpeg.cpu("nvjpegBufferDeviceResize")
def buffer_resize(buffer, size, stream):
    pass


@nvjpeg.cpu("nvjpegStateAttachPinnedBuffer")
@nvjpeg.cpu("nvjpegStateAttachDeviceBuffer")
def attach(decoder_state, buffer):
    pass


# ---- decode parameters ----


@nvjpeg.cpu("nvjpegDecodeParamsSetOutputFormat")
def set_output_format(params: Params, output_format):
    params.wanted = attrs.evolve(params.wanted, format=output_format)


@nvjpeg.cpu("nvjpegDecodeParamsSetROI")
def set_roi(params: Params, x, y, width, height):
    params.wanted = attrs.evolve(params.wanted, roi=(x, y, width, height))


@nvjpeg.cpu("nvjpegDecodeParamsSetAllowCMYK")
def set_allow_cmyk(params: Params, allow_cmyk):
    params.wanted = attrs.evolve(params.wanted, allow_cmyk=bool(allow_cmyk))


@nvjpeg.cpu("nvjpegDecodeParamsSetScaleFactor")
def set_scale_factor(params: Params, scale_factor):
    if not 0 <= scale_factor <= 3:
        return INVALID_PARAMETER
    params.wanted = attrs.evolve(params.wanted, scale=1 << scale_factor)
    return 0


@nvjpeg.cpu("nvjpegDecodeParamsSetExifOrientation")
def set_orientation(params: Params, orientation):
    params.wanted = attrs.evolve(params.wanted, orientation=orientation)


# ---- images in device memory ----


def channels_of(image: Any, shapes: Sequence[tuple[int, int]], memory: Memory) -> list[Any]:
    """Views of an nvjpegImage_t's rows, each shape (rows, bytes of a row). Raises Unreadable."""
    import numpy

    numbers = IMAGE.unpack(image)
    views = []
    for (rows, size), address, pitch in zip(shapes, numbers[:4], numbers[4:], strict=False):
        if pitch < size or not address:
            raise Unreadable(INVALID_PARAMETER)
        flat = numpy.frombuffer(memory(address, (rows - 1) * pitch + size), numpy.uint8)
        views.append(numpy.lib.stride_tricks.as_strided(flat, (rows, size), (pitch, 1)))
    return views


def _decode(data: bytes, wanted: Wanted, image: Any, memory: Memory) -> int:
    """The memory is looked for first: what has no room is not decoded."""
    header = codec.decodable(data)
    shapes = codec.shapes(header, wanted)
    views = channels_of(image, shapes, memory)
    planes = codec.decode(data, header, wanted)
    if [plane.shape for plane in planes] != shapes:
        return EXECUTION_FAILED
    for view, plane in zip(views, planes, strict=True):
        view[:] = plane
    return 0


# ---- decoding in one step, and by batches ----


@nvjpeg.cpu("nvjpegGetImageInfo")
def get_image_info(handle, data, length, components: i32[1], subsampling: i32[1], widths: i32[4], heights: i32[4]):
    try:
        header = read_header(bytes(data))
    except Unreadable as error:
        return error.status
    components[0], subsampling[0] = header.components, header.subsampling
    widths[:], heights[:] = 0, 0
    for each in range(header.components):
        heights[each], widths[each] = header.plane(each)
    return 0


@nvjpeg.cpu("nvjpegDecode")
def decode(handle: Codec, state, data, length, output_format, destination, stream, *, memory):
    wanted = Wanted(output_format, interpolates=handle.interpolates)
    return status_of(_decode, bytes(data), wanted, destination, memory)


@nvjpeg.cpu("nvjpegDecodeBatchedInitialize")
def batch_initialize(handle, state: State, batch_size, max_cpu_threads, output_format):
    if batch_size <= 0:
        return INVALID_PARAMETER
    state.batch, state.format = batch_size, output_format
    return 0


@nvjpeg.cpu("nvjpegDecodeBatchedPreAllocate")
def batch_preallocate(handle, state, batch_size, width, height, chroma_subsampling, output_format):
    pass


@nvjpeg.cpu("nvjpegDecodeBatchedParseJpegTables")
def batch_tables(handle, state, data, length):
    return IMPLEMENTATION_NOT_SUPPORTED


@nvjpeg.cpu("gtapNvjpegBatch")
def batch(handle: Codec, state: State, count, items, data, total, destinations, stream, *, memory):
    came = data or b""
    if count != state.batch or total != len(came):
        return INVALID_PARAMETER
    status = 0
    for at in range(count):
        offset, length, device, *roi, allow_cmyk, scale, orientation, _ = ITEM.unpack_from(items, at * ITEM.size)
        if not 0 <= scale <= 3 or (not device and offset + length > total):
            return INVALID_PARAMETER
        one = bytes(memory(device, length)) if device else bytes(came[offset : offset + length])
        has_params = ITEM.unpack_from(items, at * ITEM.size)[-1]
        cut = tuple(roi) if has_params else (0, 0, -1, -1)
        wanted = Wanted(state.format, cut, bool(allow_cmyk), 1 << scale, orientation, handle.interpolates)
        image = destinations[at * IMAGE.size : (at + 1) * IMAGE.size]
        status = status or status_of(_decode_of_batch, one, wanted, image, memory)
    return status


def _decode_of_batch(data: bytes, wanted: Wanted, image: Any, memory: Memory) -> int:
    if read_header(data).components == 4:
        return NOT_SUPPORTED
    return _decode(data, wanted, image, memory)


# ---- streams, and decoding in steps ----


@nvjpeg.cpu("nvjpegJpegStreamParse")
def parse(handle, data, length, save_metadata, save_stream, stream: ParsedStream):
    return _parse(stream, bytes(data), True, bool(save_metadata))


@nvjpeg.cpu("nvjpegJpegStreamParseHeader")
def parse_header(handle, data, length, stream: ParsedStream):
    return _parse(stream, bytes(data), False, False)


def _parse(stream: ParsedStream, data: bytes, is_whole: bool, keeps_metadata: bool) -> int:
    stream.header = None
    try:
        stream.header = read_header(data)
    except Unreadable as error:
        return error.status
    stream.data, stream.is_whole, stream.keeps_metadata = data, is_whole, keeps_metadata
    return 0


@nvjpeg.cpu("nvjpegJpegStreamParseTables")
def parse_tables(handle, data, length, stream):
    return IMPLEMENTATION_NOT_SUPPORTED


def _header_of(stream: ParsedStream) -> Header:
    if stream.header is None:
        raise Unreadable(INVALID_PARAMETER)
    return stream.header


def _says(name: str, read: Callable[[Header], int]) -> None:
    """A getter of one value."""

    def get(stream: ParsedStream, value: i32[1]):
        def say() -> None:
            value[0] = read(_header_of(stream))

        return status_of(say)

    nvjpeg.cpu(f"nvjpegJpegStreamGet{name}")(get)


_says("JpegEncoding", lambda header: header.encoding if header.encoding in ENCODINGS else 0)
_says("ComponentsNum", lambda header: header.components)
_says("ExifOrientation", lambda header: header.orientation)
_says("SamplePrecision", lambda header: header.precision)
_says("ChromaSubsampling", lambda header: header.subsampling)


@nvjpeg.cpu("nvjpegJpegStreamGetFrameDimensions")
def get_frame_dimensions(stream: ParsedStream, width: u32[1], height: u32[1]):
    def say() -> None:
        header = _header_of(stream)
        width[0], height[0] = header.width, header.height

    return status_of(say)


@nvjpeg.cpu("nvjpegJpegStreamGetComponentDimensions")
def get_component_dimensions(stream: ParsedStream, component, width: u32[1], height: u32[1]):
    def say() -> int:
        header = _header_of(stream)
        if component >= header.components:
            return INVALID_PARAMETER
        height[0], width[0] = header.plane(component)
        return 0

    return status_of(say)


def _supported(stream: ParsedStream, wanted: Wanted, is_batch: bool, is_supported: Any) -> int:
    if stream.header is None:
        return INVALID_PARAMETER
    try:
        codec.shapes(stream.header, wanted)
        check_kind(stream.header)
        is_supported[0] = UNSUPPORTED if is_batch and stream.header.components == 4 else 0
    except Unreadable:
        is_supported[0] = UNSUPPORTED
    return 0


@nvjpeg.cpu("nvjpegDecoderJpegSupported")
def decoder_supported(decoder, stream: ParsedStream, params: Params, is_supported: i32[1]):
    return _supported(stream, params.wanted, False, is_supported)


@nvjpeg.cpu("nvjpegDecodeBatchedSupported")
def batched_supported(handle, stream: ParsedStream, is_supported: i32[1]):
    return _supported(stream, Wanted(), True, is_supported)


@nvjpeg.cpu("nvjpegDecodeBatchedSupportedEx")
def batched_supported_with(handle, stream: ParsedStream, params: Params, is_supported: i32[1]):
    return _supported(stream, params.wanted, True, is_supported)


def _work(handle: Codec, stream: ParsedStream, params: Params) -> tuple[bytes, Header, Wanted]:
    if stream.header is None or not stream.is_whole:
        raise Unreadable(INVALID_PARAMETER)
    header, wanted = codec.decodable(stream.data), attrs.evolve(params.wanted, interpolates=handle.interpolates)
    codec.shapes(header, wanted)
    return stream.data, header, wanted


@nvjpeg.cpu("nvjpegDecodeJpeg")
def decode_jpeg(handle: Codec, decoder, state, stream: ParsedStream, destination, params: Params, on, *, memory):
    def whole() -> int:
        data, _, wanted = _work(handle, stream, params)
        return _decode(data, wanted, destination, memory)

    return status_of(whole)


@nvjpeg.cpu("nvjpegDecodeJpegHost")
def decode_host(handle: Codec, decoder, state: State, params: Params, stream: ParsedStream):
    state.work, state.is_transferred = None, False

    def begin() -> None:
        state.work = _work(handle, stream, params)

    return status_of(begin)


@nvjpeg.cpu("nvjpegDecodeJpegTransferToDevice")
def decode_transfer(handle, decoder, state: State, stream, on):
    state.is_transferred = state.work is not None
    return 0 if state.is_transferred else INVALID_PARAMETER


@nvjpeg.cpu("nvjpegDecodeJpegDevice")
def decode_device(handle, decoder, state: State, destination, on, *, memory):
    if state.work is None or not state.is_transferred:
        return INVALID_PARAMETER
    data, _, wanted = state.work
    return status_of(_decode, data, wanted, destination, memory)
