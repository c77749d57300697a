/* What the client knows of nvJPEG's objects, and what it reads in a JPEG stream. */
#ifndef GTAP_NVJPEG_H
#define GTAP_NVJPEG_H

#include "nvjpeg_wire.h"

enum nvjpeg_status {
    NVJPEG_SUCCESS = 0,
    NVJPEG_NOT_INITIALIZED = 1,
    NVJPEG_INVALID_PARAMETER = 2,
    NVJPEG_BAD_JPEG = 3,
    NVJPEG_JPEG_NOT_SUPPORTED = 4,
    NVJPEG_ALLOCATOR_FAILURE = 5
};

enum { NVJPEG_CSS_444, NVJPEG_CSS_422, NVJPEG_CSS_420, NVJPEG_CSS_440, NVJPEG_CSS_411, NVJPEG_CSS_410, NVJPEG_CSS_GRAY,
       NVJPEG_CSS_410V, NVJPEG_CSS_UNKNOWN = -1 };
enum { NVJPEG_UNCHANGED, NVJPEG_YUV, NVJPEG_Y, NVJPEG_RGB, NVJPEG_BGR, NVJPEG_RGBI, NVJPEG_BGRI, NVJPEG_FORMAT_MOST = 10 };
enum { NVJPEG_INPUT_YUV = 1, NVJPEG_INPUT_NV12 = 8 };
enum { NVJPEG_BASELINE = 0xc0, NVJPEG_EXTENDED = 0xc1, NVJPEG_PROGRESSIVE = 0xc2, NVJPEG_LOSSLESS = 0xc3 };
enum { NVJPEG_HYBRID = 1, NVJPEG_GPU_HYBRID = 2, NVJPEG_HARDWARE = 3, NVJPEG_BACKENDS = 7 };
enum { NVJPEG_STRICT = 1 << 2, NVJPEG_FLAGS = 0x3f, NVJPEG_COMPONENTS = 4 };

/* What a stream's markers say. */
typedef struct nvjpeg_info {
    uint16_t width, height, scans;
    uint8_t components, precision, encoding, orientation;
    uint8_t h[NVJPEG_COMPONENTS], v[NVJPEG_COMPONENTS];
    int8_t subsampling;
    uint8_t is_sound; /* every marker up to the last is in order: any decoder takes it */
} nvjpeg_info;

/* Read the header, up to the first scan, or with `whole` every marker. 0: it is not one that can be read here; the
 * library is asked then. Never reads past `length`. */
int nvjpeg_read(const unsigned char *data, size_t length, int whole, nvjpeg_info *info);
unsigned nvjpeg_component_width(const nvjpeg_info *info, unsigned component);
unsigned nvjpeg_component_height(const nvjpeg_info *info, unsigned component);
/* Whether a sound stream is decoded into this format by any device, without asking. */
int nvjpeg_is_plain(const nvjpeg_info *info, int format);
/* Whether these rows lie apart, and in memory of the program as far as that is known here. */
int nvjpeg_has_rows(const nvjpegImage_t *image, unsigned channel, uint64_t row, uint64_t rows);

/* ---- payloads of handles ---- */

typedef struct nvjpeg_library {
    uint64_t device_padding, pinned_padding;
    int32_t backend;
    uint32_t flags;
} nvjpeg_library;

typedef struct nvjpeg_state {
    int32_t batch, format; /* 0 images: not initialised */
    int32_t is_asked;      /* the stream that nvjpegDecodeJpegHost began may fail; else what it decodes: */
    int32_t begun_format;
    nvjpeg_info begun;
} nvjpeg_state;

typedef struct nvjpeg_decode_params {
    int32_t format, roi[4], allow_cmyk, scale, orientation;
} nvjpeg_decode_params;

typedef struct nvjpeg_decoder {
    int32_t backend;
} nvjpeg_decoder;

/* `is_read`: what its header says is known here; else the library that parsed it is asked. */
typedef struct nvjpeg_stream {
    nvjpeg_info info;
    int32_t is_parsed, is_whole, is_read;
} nvjpeg_stream;

typedef struct nvjpeg_encoder_params {
    int32_t quality, encoding, optimized, subsampling;
    uint32_t restart;
    int32_t is_copied; /* some of a stream's is in it, which is not known here */
} nvjpeg_encoder_params;

/* `ahead`: a bitstream that came along when its length was asked for, until it is fetched. */
typedef struct nvjpeg_encoder {
    unsigned char *ahead;
    uint64_t length;
    uint64_t pixels;
    int32_t is_encoded;
} nvjpeg_encoder;

static inline nvjpeg_library *nvjpeg_library_of(nvjpegHandle_t handle)
{
    return gtap_shadow_payload(handle, NVJPEG_KIND_nvjpegHandle_t);
}

static inline gtap_session *nvjpeg_session_of(nvjpegHandle_t handle)
{
    return gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t);
}

static inline nvjpeg_state *nvjpeg_state_of(nvjpegJpegState_t state)
{
    return gtap_shadow_payload(state, NVJPEG_KIND_nvjpegJpegState_t);
}

static inline nvjpeg_stream *nvjpeg_stream_of(nvjpegJpegStream_t stream)
{
    return gtap_shadow_payload(stream, NVJPEG_KIND_nvjpegJpegStream_t);
}

static inline nvjpeg_decode_params *nvjpeg_decode_params_of(nvjpegDecodeParams_t params)
{
    return gtap_shadow_payload(params, NVJPEG_KIND_nvjpegDecodeParams_t);
}

/* The channels that a format of so many components is written to. */
static inline unsigned nvjpeg_channels(int format, unsigned components)
{
    switch (format) {
    case NVJPEG_UNCHANGED:
    case NVJPEG_YUV:
        return components;
    case NVJPEG_RGB:
    case NVJPEG_BGR:
        return 3;
    default:
        return 1;
    }
}

#endif
