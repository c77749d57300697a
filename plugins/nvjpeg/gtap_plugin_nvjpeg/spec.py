"""nvJPEG's functions: objects, settings, decoding and encoding are posted; what the client read in a stream is local.

Most bodies are by hand: they look into what the client knows of an object first. `custom` generates the wire form
alone. A function of ASKED has a twin that waits: for streams in which something is wrong, whose status the program
wants at once.
"""

from gtap_core import Callback, DevicePointer, Handle, In, InOut, Library, Out, Statuses, Stream, Struct

CUDA_13, CUDA_12 = "libnvjpeg.so.13", "libnvjpeg.so.12"
OBJECTS = {
    "nvjpegHandle_t": "nvjpegHandle",
    "nvjpegJpegState_t": "nvjpegJpegState",
    "nvjpegEncoderState_t": "nvjpegEncoderState",
    "nvjpegEncoderParams_t": "nvjpegEncoderParams",
    "nvjpegBufferPinned_t": "nvjpegBufferPinned",
    "nvjpegBufferDevice_t": "nvjpegBufferDevice",
    "nvjpegJpegStream_t": "nvjpegJpegStream",
    "nvjpegDecodeParams_t": "nvjpegDecodeParams",
    "nvjpegJpegDecoder_t": "nvjpegJpegDecoder",
}
ENUMS = (
    "nvjpegStatus_t",
    "nvjpegBackend_t",
    "nvjpegEncBackend_t",
    "nvjpegOutputFormat_t",
    "nvjpegInputFormat_t",
    "nvjpegChromaSubsampling_t",
    "nvjpegJpegEncoding_t",
    "nvjpegScaleFactor_t",
    "nvjpegExifOrientation_t",
    "libraryPropertyType",
)
ALLOCATORS = (
    "nvjpegDevAllocator_t",
    "nvjpegPinnedAllocator_t",
    "nvjpegDevAllocatorV2_t",
    "nvjpegPinnedAllocatorV2_t",
)

nvjpeg = Library(
    "nvjpeg",
    soname=(CUDA_13, CUDA_12),
    pathfinder="nvjpeg",
    major={CUDA_13: 13, CUDA_12: 12},
    exports={CUDA_13: f"exports/{CUDA_13}.txt", CUDA_12: f"exports/{CUDA_12}.txt"},
    # IMPLEMENTATION_NOT_SUPPORTED, NOT_INITIALIZED, INVALID_PARAMETER, ALLOCATOR_FAILURE
    statuses=Statuses(not_supported=9, not_initialized=1, invalid_handle=2, invalid_value=2, out_of_memory=5),
    types={
        **dict.fromkeys(ENUMS, "int"),
        **dict.fromkeys(ALLOCATORS, "void"),
        **{name: Handle(tag=tag) for name, tag in OBJECTS.items()},
        "cudaStream_t": Stream,
        "nvjpegImage_t": Struct(
            "nvjpegImage_t", "unsigned char *channel[4]", "size_t pitch[4]", channel=DevicePointer()
        ),
        # One of a batch: its bytes lie at `offset` of those that travel, or on the device; its decode parameters.
        "gtapNvjpegItem": Struct(
            "gtapNvjpegItem",
            "size_t offset",
            "size_t length",
            "size_t device",
            "int roi[4]",
            "int allow_cmyk",
            "int scale",
            "int orientation",
            "int has_params",
        ),
    },
)

POST = "post"
DATA = {"data": In(bytes="length")}
DECODE = (
    "nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data, size_t length, "
    "nvjpegOutputFormat_t output_format, nvjpegImage_t *destination, cudaStream_t stream"
)
BATCH = (
    "nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int count, const gtapNvjpegItem *items, "
    "const unsigned char *bytes, size_t total, nvjpegImage_t *destinations, cudaStream_t stream"
)
PARSE = "nvjpegHandle_t handle, const unsigned char *data, size_t length"
DECODER = "nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state"
PARAMS = "nvjpegEncoderParams_t encoder_params"
ENCODE = "nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, const nvjpegEncoderParams_t encoder_params"
SIZE = "int image_width, int image_height"

# ---- the library ----

nvjpeg.custom(1, "nvjpegStatus_t nvjpegGetProperty(libraryPropertyType type, int *value)", value=Out())
nvjpeg.custom(2, "nvjpegStatus_t nvjpegGetCudartProperty(libraryPropertyType type, int *value)", value=Out())
# The second waits: for a backend that the device may lack, which programs try before another.
for ordinal, name, kind in ((3, "nvjpegCreateEx", POST), (73, "gtapNvjpegCreate", "call")):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t {name}(nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator, "
        "nvjpegPinnedAllocator_t *pinned_allocator, unsigned int flags, nvjpegHandle_t *handle)",
        kind=kind,
        shown="nvjpegCreateEx",
        dev_allocator=Callback(),
        pinned_allocator=Callback(),
        handle=Out(creates=True),
    )
nvjpeg.post(4, "nvjpegStatus_t nvjpegDestroy(nvjpegHandle_t handle)", destroys="handle")
nvjpeg.custom(5, "nvjpegStatus_t nvjpegSetDeviceMemoryPadding(size_t padding, nvjpegHandle_t handle)", kind=POST)
nvjpeg.custom(6, "nvjpegStatus_t nvjpegSetPinnedMemoryPadding(size_t padding, nvjpegHandle_t handle)", kind=POST)
nvjpeg.custom(
    7,
    "nvjpegStatus_t nvjpegGetHardwareDecoderInfo("
    "nvjpegHandle_t handle, unsigned int *num_engines, unsigned int *num_cores_per_engine)",
    num_engines=Out(),
    num_cores_per_engine=Out(),
)
nvjpeg.custom(
    8,
    "nvjpegStatus_t nvjpegGetHardwareEncoderInfo(nvjpegHandle_t handle, unsigned int *num_engines)",
    num_engines=Out(),
)

# ---- decoding in one step, and by batches ----

nvjpeg.post(
    9,
    "nvjpegStatus_t nvjpegJpegStateCreate(nvjpegHandle_t handle, nvjpegJpegState_t *jpeg_handle)",
    jpeg_handle=Out(creates=True),
)
nvjpeg.post(10, "nvjpegStatus_t nvjpegJpegStateDestroy(nvjpegJpegState_t jpeg_handle)", destroys="jpeg_handle")
nvjpeg.custom(
    11,
    f"nvjpegStatus_t nvjpegGetImageInfo({PARSE}, int *nComponents, nvjpegChromaSubsampling_t *subsampling, "
    "int *widths, int *heights)",
    **DATA,
    nComponents=Out(),
    subsampling=Out(),
    widths=Out(4),
    heights=Out(4),
)
nvjpeg.custom(
    12,
    "nvjpegStatus_t nvjpegDecodeBatchedInitialize(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, "
    "int batch_size, int max_cpu_threads, nvjpegOutputFormat_t output_format)",
    kind=POST,
)
nvjpeg.post(
    13,
    "nvjpegStatus_t nvjpegDecodeBatchedPreAllocate(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, "
    "int batch_size, int width, int height, nvjpegChromaSubsampling_t chroma_subsampling, "
    "nvjpegOutputFormat_t output_format)",
    valid="batch_size > 0 && width > 0 && height > 0 && chroma_subsampling >= -1 && chroma_subsampling <= 7 && "
    "output_format >= 0 && output_format <= 10",
)
nvjpeg.call(
    14,
    "nvjpegStatus_t nvjpegDecodeBatchedParseJpegTables(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, "
    "const unsigned char *data, const size_t length)",
    **DATA,
)

# ---- encoding ----

nvjpeg.post(
    15,
    "nvjpegStatus_t nvjpegEncoderStateCreate("
    "nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, cudaStream_t stream)",
    encoder_state=Out(creates=True),
)
# The second waits: for an engine that the device may lack.
for ordinal, name, kind in (
    (16, "nvjpegEncoderStateCreateWithBackend", POST),
    (75, "gtapNvjpegEncoderStateCreate", "call"),
):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t {name}(nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, "
        "nvjpegEncBackend_t backend, cudaStream_t stream)",
        kind=kind,
        shown="nvjpegEncoderStateCreateWithBackend",
        encoder_state=Out(creates=True),
    )
nvjpeg.custom(
    17,
    "nvjpegStatus_t nvjpegEncoderStateDestroy(nvjpegEncoderState_t encoder_state)",
    kind=POST,
    destroys="encoder_state",
)
nvjpeg.custom(
    18,
    "nvjpegStatus_t nvjpegEncoderParamsCreate("
    "nvjpegHandle_t handle, nvjpegEncoderParams_t *encoder_params, cudaStream_t stream)",
    kind=POST,
    encoder_params=Out(creates=True),
)
nvjpeg.post(19, f"nvjpegStatus_t nvjpegEncoderParamsDestroy({PARAMS})", destroys="encoder_params")
SETTINGS = (
    (20, "Quality", "const int quality"),
    (21, "Encoding", "nvjpegJpegEncoding_t etype"),
    (22, "OptimizedHuffman", "const int optimized"),
    (23, "SamplingFactors", "const nvjpegChromaSubsampling_t chroma_subsampling"),
    (24, "RestartInterval", "unsigned int restart_interval"),
)
for ordinal, setting, value in SETTINGS:
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t nvjpegEncoderParamsSet{setting}({PARAMS}, {value}, cudaStream_t stream)",
        kind=POST,
    )
nvjpeg.custom(
    25,
    "nvjpegStatus_t nvjpegEncodeGetBufferSize(nvjpegHandle_t handle, const nvjpegEncoderParams_t encoder_params, "
    f"{SIZE}, size_t *max_stream_length)",
    max_stream_length=Out(),
)
ENCODINGS = (
    (26, "nvjpegEncodeYUV", "const nvjpegImage_t *source, nvjpegChromaSubsampling_t chroma_subsampling"),
    (27, "nvjpegEncodeImage", "const nvjpegImage_t *source, nvjpegInputFormat_t input_format"),
    (
        28,
        "nvjpegEncode",
        "const nvjpegImage_t *source, nvjpegChromaSubsampling_t input_subsampling, nvjpegInputFormat_t input_format",
    ),
)
for ordinal, name, source in ENCODINGS:
    nvjpeg.custom(
        ordinal, f"nvjpegStatus_t {name}({ENCODE}, {source}, {SIZE}, cudaStream_t stream)", kind=POST, source=In()
    )
RETRIEVE = "nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, unsigned char *data"
nvjpeg.custom(
    29,
    f"nvjpegStatus_t nvjpegEncodeRetrieveBitstream({RETRIEVE}, size_t *length, cudaStream_t stream)",
    data=Out(bytes="*length", nullable=True),
    length=InOut(),
)
nvjpeg.call(
    30,
    f"nvjpegStatus_t nvjpegEncodeRetrieveBitstreamDevice({RETRIEVE}, size_t *length, cudaStream_t stream)",
    data=DevicePointer(),
    length=InOut(),
)
# The length of the bitstream, and the bitstream too where it fits.
nvjpeg.custom(
    31,
    f"nvjpegStatus_t gtapNvjpegRetrieve({RETRIEVE}, size_t capacity, size_t *length, cudaStream_t stream)",
    shown="nvjpegEncodeRetrieveBitstream",
    data=Out(bytes="capacity"),
    length=Out(),
)

# ---- buffers: the library's own memory on the server ----

for ordinal, where, allocator in (
    (32, "Pinned", "nvjpegPinnedAllocator_t *pinned_allocator"),
    (36, "Device", "nvjpegDevAllocator_t *device_allocator"),
):
    buffer = f"nvjpegBuffer{where}_t buffer"
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t nvjpegBuffer{where}Create(nvjpegHandle_t handle, {allocator}, nvjpegBuffer{where}_t *buffer)",
        kind=POST,
        roles={allocator.rpartition("*")[2]: Callback(), "buffer": Out(creates=True)},
    )
    nvjpeg.post(ordinal + 1, f"nvjpegStatus_t nvjpegBuffer{where}Resize({buffer}, size_t size, cudaStream_t stream)")
    nvjpeg.post(ordinal + 2, f"nvjpegStatus_t nvjpegBuffer{where}Destroy({buffer})", destroys="buffer")
    nvjpeg.post(
        ordinal + 3,
        f"nvjpegStatus_t nvjpegStateAttach{where}Buffer("
        f"nvjpegJpegState_t decoder_state, nvjpegBuffer{where}_t {where.lower()}_buffer)",
    )
    nvjpeg.refuse(
        f"nvjpegStatus_t nvjpegBuffer{where}Retrieve({buffer}, size_t *size, void **ptr)",
        "the memory is the library's own on the server, not the program's",
    )

# ---- streams ----

nvjpeg.post(
    40,
    "nvjpegStatus_t nvjpegJpegStreamCreate(nvjpegHandle_t handle, nvjpegJpegStream_t *jpeg_stream)",
    jpeg_stream=Out(creates=True),
)
nvjpeg.post(41, "nvjpegStatus_t nvjpegJpegStreamDestroy(nvjpegJpegStream_t jpeg_stream)", destroys="jpeg_stream")
nvjpeg.call(42, f"nvjpegStatus_t nvjpegJpegStreamParseTables({PARSE}, nvjpegJpegStream_t jpeg_stream)", **DATA)

# ---- decoding in steps ----

nvjpeg.custom(
    43,
    "nvjpegStatus_t nvjpegDecodeParamsCreate(nvjpegHandle_t handle, nvjpegDecodeParams_t *decode_params)",
    kind=POST,
    decode_params=Out(creates=True),
)
nvjpeg.post(
    44, "nvjpegStatus_t nvjpegDecodeParamsDestroy(nvjpegDecodeParams_t decode_params)", destroys="decode_params"
)
for ordinal, setting, value in (
    (45, "OutputFormat", "nvjpegOutputFormat_t output_format"),
    (46, "ROI", "int offset_x, int offset_y, int roi_width, int roi_height"),
    (47, "AllowCMYK", "int allow_cmyk"),
    (48, "ScaleFactor", "nvjpegScaleFactor_t scale_factor"),
    (49, "ExifOrientation", "nvjpegExifOrientation_t orientation"),
):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t nvjpegDecodeParamsSet{setting}(nvjpegDecodeParams_t decode_params, {value})",
        kind=POST,
    )
# The second waits: for an engine that the device may lack.
for ordinal, name, kind in ((50, "nvjpegDecoderCreate", POST), (76, "gtapNvjpegDecoderCreate", "call")):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t {name}("
        "nvjpegHandle_t nvjpeg_handle, nvjpegBackend_t implementation, nvjpegJpegDecoder_t *decoder_handle)",
        kind=kind,
        shown="nvjpegDecoderCreate",
        decoder_handle=Out(creates=True),
    )
nvjpeg.post(51, "nvjpegStatus_t nvjpegDecoderDestroy(nvjpegJpegDecoder_t decoder_handle)", destroys="decoder_handle")
nvjpeg.post(
    52,
    "nvjpegStatus_t nvjpegDecoderStateCreate("
    "nvjpegHandle_t nvjpeg_handle, nvjpegJpegDecoder_t decoder_handle, nvjpegJpegState_t *decoder_state)",
    decoder_state=Out(creates=True),
)
for ordinal, name, parameters in (
    (53, "nvjpegDecoderJpegSupported", "nvjpegJpegDecoder_t decoder_handle, {stream}, {params}"),
    (54, "nvjpegDecodeBatchedSupported", "nvjpegHandle_t handle, {stream}"),
    (55, "nvjpegDecodeBatchedSupportedEx", "nvjpegHandle_t handle, {stream}, {params}"),
):
    given = parameters.format(stream="nvjpegJpegStream_t jpeg_stream", params="nvjpegDecodeParams_t decode_params")
    nvjpeg.custom(ordinal, f"nvjpegStatus_t {name}({given}, int *is_supported)", is_supported=Out())
# The second waits: after a stream that is not sound.
for ordinal, name, kind in (
    (56, "nvjpegDecodeJpegTransferToDevice", POST),
    (84, "gtapNvjpegDecodeJpegTransfer", "call"),
):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t {name}({DECODER}, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)",
        kind=kind,
        shown="nvjpegDecodeJpegTransferToDevice",
    )
# The second waits: after a stream that is not sound.
for ordinal, name, kind in ((57, "nvjpegDecodeJpegDevice", POST), (74, "gtapNvjpegDecodeJpegDevice", "call")):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t {name}({DECODER}, nvjpegImage_t *destination, cudaStream_t stream)",
        kind=kind,
        shown="nvjpegDecodeJpegDevice",
        destination=In(),
    )

# ---- from streams to encoders ----

COPIED = "nvjpegEncoderParams_t encode_params, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream"
FOR_STATE = "nvjpegEncoderState_t encoder_state, "
nvjpeg.custom(58, f"nvjpegStatus_t nvjpegEncoderParamsCopyMetadata({FOR_STATE}{COPIED})", kind=POST)
nvjpeg.custom(59, f"nvjpegStatus_t nvjpegEncoderParamsCopyQuantizationTables({COPIED})", kind=POST)
nvjpeg.post(60, f"nvjpegStatus_t nvjpegEncoderParamsCopyHuffmanTables({FOR_STATE}{COPIED})", only=(CUDA_12,))

# ---- posted where the stream is sound, else a call of the twin: (ordinal, name, the twin's, parameters, roles) ----

BATCHED = {
    "items": In("count"),
    "bytes": In(bytes="total", nullable=True),
    "destinations": In("count"),
}
ASKED = (
    (61, "nvjpegDecode", "gtapNvjpegDecode", DECODE, {**DATA, "destination": In()}),
    (63, "gtapNvjpegBatch", "gtapNvjpegBatchAsked", BATCH, BATCHED),
    (
        65,
        "nvjpegJpegStreamParse",
        "gtapNvjpegParse",
        f"{PARSE}, int save_metadata, int save_stream, nvjpegJpegStream_t jpeg_stream",
        DATA,
    ),
    (67, "nvjpegJpegStreamParseHeader", "gtapNvjpegParseHeader", f"{PARSE}, nvjpegJpegStream_t jpeg_stream", DATA),
    (
        69,
        "nvjpegDecodeJpeg",
        "gtapNvjpegDecodeJpeg",
        f"{DECODER}, nvjpegJpegStream_t jpeg_bitstream, nvjpegImage_t *destination, "
        "nvjpegDecodeParams_t decode_params, cudaStream_t stream",
        {"destination": In()},
    ),
    (
        71,
        "nvjpegDecodeJpegHost",
        "gtapNvjpegDecodeJpegHost",
        f"{DECODER}, nvjpegDecodeParams_t decode_params, nvjpegJpegStream_t jpeg_stream",
        {},
    ),
)
for ordinal, name, twin, parameters, roles in ASKED:
    called = "nvjpegDecodeBatched" if name == "gtapNvjpegBatch" else name
    nvjpeg.custom(ordinal, f"nvjpegStatus_t {name}({parameters})", kind=POST, shown=called, roles=roles)
    nvjpeg.custom(ordinal + 1, f"nvjpegStatus_t {twin}({parameters})", shown=called, roles=roles)

# ---- answered by the client ----

nvjpeg.local(
    "nvjpegStatus_t nvjpegCreate(nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator, nvjpegHandle_t *handle)"
)
nvjpeg.local("nvjpegStatus_t nvjpegCreateSimple(nvjpegHandle_t *handle)")
nvjpeg.local(
    "nvjpegStatus_t nvjpegCreateExV2(nvjpegBackend_t backend, nvjpegDevAllocatorV2_t *dev_allocator, "
    "nvjpegPinnedAllocatorV2_t *pinned_allocator, unsigned int flags, nvjpegHandle_t *handle)"
)
nvjpeg.local("nvjpegStatus_t nvjpegGetDeviceMemoryPadding(size_t *padding, nvjpegHandle_t handle)")
nvjpeg.local("nvjpegStatus_t nvjpegGetPinnedMemoryPadding(size_t *padding, nvjpegHandle_t handle)")
nvjpeg.local(
    "nvjpegStatus_t nvjpegBufferPinnedCreateV2("
    "nvjpegHandle_t handle, nvjpegPinnedAllocatorV2_t *pinned_allocator, nvjpegBufferPinned_t *buffer)"
)
nvjpeg.local(
    "nvjpegStatus_t nvjpegBufferDeviceCreateV2("
    "nvjpegHandle_t handle, nvjpegDevAllocatorV2_t *device_allocator, nvjpegBufferDevice_t *buffer)"
)
BATCHES = (
    "nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *const *data, const size_t *lengths, "
    "nvjpegImage_t *destinations"
)
nvjpeg.local(f"nvjpegStatus_t nvjpegDecodeBatched({BATCHES}, cudaStream_t stream)")
nvjpeg.local(
    f"nvjpegStatus_t nvjpegDecodeBatchedEx({BATCHES}, nvjpegDecodeParams_t *decode_params, cudaStream_t stream)"
)

# ---- answered by the client where it could read the stream ----

for ordinal, what, outputs in (
    (77, "JpegEncoding", "nvjpegJpegEncoding_t *jpeg_encoding"),
    (78, "FrameDimensions", "unsigned int *width, unsigned int *height"),
    (79, "ComponentsNum", "unsigned int *components_num"),
    (80, "ComponentDimensions", "unsigned int component, unsigned int *width, unsigned int *height"),
    (81, "ExifOrientation", "nvjpegExifOrientation_t *orientation_flag"),
    (82, "SamplePrecision", "unsigned int *precision"),
    (83, "ChromaSubsampling", "nvjpegChromaSubsampling_t *chroma_subsampling"),
):
    nvjpeg.custom(
        ordinal,
        f"nvjpegStatus_t nvjpegJpegStreamGet{what}(nvjpegJpegStream_t jpeg_stream, {outputs})",
        roles={each.rpartition("*")[2]: Out() for each in outputs.split(", ") if "*" in each},
    )
