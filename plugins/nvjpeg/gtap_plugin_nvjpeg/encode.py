"""nvJPEG's encoder for the CPU device."""

from __future__ import annotations

from typing import Any

from gtap_core import i64
from gtap_plugin_nvjpeg import codec
from gtap_plugin_nvjpeg.codec import INPUT_NV12, INVALID_PARAMETER, Settings
from gtap_plugin_nvjpeg.decode import Encoder, Memory, ParsedStream, channels_of, status_of
from gtap_plugin_nvjpeg.header import Unreadable, metadata, quantization
from gtap_plugin_nvjpeg.spec import nvjpeg

SIZE = 8
MOST_SIDE = 65500
YUV = 1

# ---- settings ----


@nvjpeg.cpu("nvjpegEncoderParamsSetQuality")
def set_quality(params: Settings, quality, stream):
    if not 1 <= quality <= 100:
        return INVALID_PARAMETER
    params.quality, params.tables = quality, []
    return 0


@nvjpeg.cpu("nvjpegEncoderParamsSetEncoding")
def set_encoding(params: Settings, encoding, stream):
    params.encoding = encoding


@nvjpeg.cpu("nvjpegEncoderParamsSetOptimizedHuffman")
def set_optimized(params: Settings, optimized, stream):
    params.optimized = bool(optimized)


@nvjpeg.cpu("nvjpegEncoderParamsSetSamplingFactors")
def set_sampling(params: Settings, subsampling, stream):
    params.subsampling = subsampling


@nvjpeg.cpu("nvjpegEncoderParamsSetRestartInterval")
def set_restart(params: Settings, interval, stream):
    if interval > 0xFFFF:
        return INVALID_PARAMETER
    params.restart = interval
    return 0


@nvjpeg.cpu("nvjpegEncoderParamsCopyMetadata")
def copy_metadata(encoder, params: Settings, stream: ParsedStream, on):
    def copy() -> None:
        params.metadata = metadata(_parsed(stream)) if stream.keeps_metadata else b""

    return status_of(copy)


@nvjpeg.cpu("nvjpegEncoderParamsCopyQuantizationTables")
def copy_quantization(params: Settings, stream: ParsedStream, on):
    def copy() -> None:
        params.tables = quantization(_parsed(stream))

    return status_of(copy)


@nvjpeg.cpu("nvjpegEncoderParamsCopyHuffmanTables")
def copy_huffman(encoder, params, stream, on):
    """Codes change nothing of the picture: the encoder has its own."""


def _parsed(stream: ParsedStream) -> bytes:
    if stream.header is None:
        raise Unreadable(INVALID_PARAMETER)
    return stream.data


@nvjpeg.cpu("nvjpegEncodeGetBufferSize")
def buffer_size(handle, params: Settings, width, height, length: i64[1]):
    """Room for the worst picture."""
    if not 0 < width <= MOST_SIDE or not 0 < height <= MOST_SIDE:
        return INVALID_PARAMETER
    length[0] = codec.worst_size(width, height) + len(params.metadata)
    return 0


# ---- images ----


def _encode(
    encoder: Encoder, params: Settings, image: Any, format: int, subsampling: int, size: tuple[int, int], memory: Memory
) -> int:
    encoder.stream = None
    width, height = size
    if not 0 < width <= MOST_SIDE or not 0 < height <= MOST_SIDE:
        return INVALID_PARAMETER
    if format not in (YUV, INPUT_NV12) and not codec.RGB <= format <= codec.BGRI:
        return INVALID_PARAMETER
    channels = channels_of(image, codec.source_shapes(format, subsampling, width, height), memory)
    encoder.stream = codec.encode(channels, format, subsampling, params)
    return 0


@nvjpeg.cpu("nvjpegEncodeYUV")
def encode_yuv(handle, encoder, params, source, subsampling, width, height, stream, *, memory):
    return status_of(_encode, encoder, params, source, YUV, subsampling, (width, height), memory)


@nvjpeg.cpu("nvjpegEncodeImage")
def encode_image(handle, encoder, params, source, format, width, height, stream, *, memory):
    return status_of(_encode, encoder, params, source, format, codec.CSS_444, (width, height), memory)


@nvjpeg.cpu("nvjpegEncode")
def encode(handle, encoder, params, source, subsampling, format, width, height, stream, *, memory):
    return status_of(_encode, encoder, params, source, format, subsampling, (width, height), memory)


# ---- the bitstream ----


@nvjpeg.cpu("nvjpegEncodeRetrieveBitstream")
def retrieve(handle, encoder: Encoder, data, length, stream):
    if encoder.stream is None:
        return INVALID_PARAMETER
    if data is not None:
        if len(data) < len(encoder.stream):
            return INVALID_PARAMETER
        data[:] = encoder.stream
    length[:] = len(encoder.stream).to_bytes(SIZE, "little")
    return 0


@nvjpeg.cpu("nvjpegEncodeRetrieveBitstreamDevice")
def retrieve_device(handle, encoder: Encoder, data, length, stream, *, memory):
    if encoder.stream is None:
        return INVALID_PARAMETER
    if data:
        if int.from_bytes(length, "little") < len(encoder.stream):
            return INVALID_PARAMETER
        memory(data, len(encoder.stream))[:] = encoder.stream
    length[:] = len(encoder.stream).to_bytes(SIZE, "little")
    return 0
