/* Copies of two and three dimensions. A box travels packed, in pieces that a frame may carry; one whose sides both lie
 * without gaps is a copy of one dimension. */
#include "copy.h"

#include <string.h>

typedef struct side {
    int on_device;
    uint64_t address; /* of the first byte that is copied */
    size_t pitch, slice;
} side;

typedef struct box {
    side dst, src;
    size_t width, height, depth;
} box;

/* The last byte's offset must not wrap around. */
static int too_large(size_t count, size_t step)
{
    return step != 0 && count > (SIZE_MAX >> 2) / step;
}

static CUresult make_side(side *out, CUmemorytype type, const void *host, CUdeviceptr device, size_t pitch,
                          size_t slice, const size_t origin[3])
{
    if (too_large(origin[1] + 1, pitch) || too_large(origin[2] + 1, slice))
        return CUDA_ERROR_INVALID_VALUE;
    if (type == CU_MEMORYTYPE_ARRAY) {
        gtap_say_once("copies of arrays", "copies to and from CUDA arrays are not supported: gtap has no arrays");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    if (type < CU_MEMORYTYPE_HOST || type > CU_MEMORYTYPE_UNIFIED)
        return CUDA_ERROR_INVALID_VALUE;
    out->address = type == CU_MEMORYTYPE_HOST ? (uint64_t)(uintptr_t)host : device;
    if (out->address == 0 || driver_nowhere(out->address))
        return CUDA_ERROR_INVALID_VALUE;
    out->on_device = type == CU_MEMORYTYPE_DEVICE || driver_on_device(out->address);
    out->address += origin[2] * slice + origin[1] * pitch + origin[0];
    out->pitch = pitch;
    out->slice = slice;
    return CUDA_SUCCESS;
}

/* ---- pieces: whole slices, rows of one slice, or a part of one row, as many as a frame carries ---- */

typedef struct piece {
    size_t x, y, z;
    size_t width, height, depth;
} piece;

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static piece first_piece(const box *b)
{
    piece p = {.width = b->width, .height = b->height, .depth = b->depth};
    if (p.width > DRIVER_PIECE)
        p.width = DRIVER_PIECE, p.height = p.depth = 1;
    else if (p.width * p.height > DRIVER_PIECE)
        p.height = DRIVER_PIECE / p.width, p.depth = 1;
    else
        p.depth = least(p.depth, DRIVER_PIECE / (p.width * p.height));
    return p;
}

/* The piece behind this one, of at most the first one's size; 0 when there is none. */
static int next_piece(const box *b, piece *p)
{
    piece whole = first_piece(b);
    p->x += p->width;
    if (p->x == b->width)
        p->x = 0, p->y += p->height;
    if (p->y == b->height)
        p->y = 0, p->z += p->depth;
    p->width = least(whole.width, b->width - p->x);
    p->height = least(whole.height, b->height - p->y);
    p->depth = least(whole.depth, b->depth - p->z);
    return p->depth != 0;
}

static uint64_t at(const side *s, const piece *p)
{
    return s->address + p->z * s->slice + p->y * s->pitch + p->x;
}

static gtap_rows rows_of(const side *s, const piece *p)
{
    return (gtap_rows){(void *)(uintptr_t)at(s, p), s->pitch, s->slice, p->width, p->height, p->depth};
}

static size_t span(const side *s, const box *b)
{
    return (b->depth - 1) * s->slice + (b->height - 1) * s->pitch + b->width;
}

/* ---- between host and device ---- */

static CUresult box_in(gtap_session *session, const box *b, CUstream stream, int blocking)
{
    piece p = first_piece(b), next = p;
    unsigned char *packed = malloc(p.width * p.height * p.depth);
    CUresult status = packed != NULL ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
    int fences = copy_fences(session, blocking);
    for (int more = 1; more && status == CUDA_SUCCESS; p = next) {
        gtap_rows rows = rows_of(&b->src, &p);
        more = next_piece(b, &next);
        gtap_rows_gather(&rows, packed);
        status = driver_wire_gtapCopyInBox(session, at(&b->dst, &p), b->dst.pitch, b->dst.slice, p.width, p.height,
                                           p.depth, packed, p.width * p.height * p.depth, stream, fences && !more);
    }
    free(packed);
    status = driver_note(session, status);
    return blocking && !fences ? copy_blocks(session, stream, status) : status;
}

/* Page-locked rows that may still change: in stream order. */
static CUresult box_in_order(gtap_session *session, const box *b, CUstream stream, int blocking)
{
    piece whole = {.width = b->width, .height = b->height, .depth = b->depth};
    gtap_rows rows = rows_of(&b->src, &whole);
    CUdeviceptr staging;
    CUresult status = CUDA_SUCCESS;
    if (copy_page_locked(rows.destination, span(&b->src, b)) &&
        gtap_host_must_pull(session, stream, rows.destination, span(&b->src, b))) {
        if (!blocking && copy_pull(session, &rows, stream, &staging) == CUDA_SUCCESS) {
            status = driver_wire_gtapCopyBox(session, b->dst.address, b->dst.pitch, b->dst.slice, staging, b->width,
                                             b->width * b->height, b->width, b->height, b->depth, stream, 0);
            copy_pulled(staging, stream);
            return driver_note(session, status);
        }
        status = copy_blocks(session, stream, status);
    }
    if (status != CUDA_SUCCESS)
        return status;
    gtap_await_deferred(rows.destination, span(&b->src, b));
    return box_in(session, b, stream, blocking);
}

static CUresult piece_out_later(gtap_session *session, const box *b, const piece *p, CUstream stream)
{
    gtap_rows rows = rows_of(&b->dst, p);
    void *buffer = gtap_rows_buffer(session, &rows);
    if (buffer == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status =
        driver_wire_gtapCopyOutBoxAsync(session, buffer, p->width * p->height * p->depth, at(&b->src, p),
                                        b->src.pitch, b->src.slice, p->width, p->height, p->depth, stream);
    if (status != CUDA_SUCCESS)
        gtap_rows_cancel(buffer);
    return status;
}

static CUresult piece_out(gtap_session *session, const box *b, const piece *p, CUstream stream)
{
    gtap_rows rows = rows_of(&b->dst, p);
    size_t n = p->width * p->height * p->depth;
    void *packed = malloc(n);
    if (packed == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status = driver_settle(
        session, driver_wire_gtapCopyOutBox(session, packed, n, at(&b->src, p), b->src.pitch, b->src.slice, p->width,
                                            p->height, p->depth, stream));
    gtap_coherent_synced(session, NULL, status);
    if (status == CUDA_SUCCESS)
        gtap_rows_scatter(&rows, packed);
    free(packed);
    return status;
}

/* All but the last piece are posted; what waits is that one, and they have come before it. */
static CUresult box_out(gtap_session *session, const box *b, CUstream stream, int wait)
{
    CUresult status = CUDA_SUCCESS;
    piece p = first_piece(b), next = p;
    for (int more = 1; more && status == CUDA_SUCCESS; p = next) {
        more = next_piece(b, &next);
        status = more || !wait ? piece_out_later(session, b, &p, stream) : piece_out(session, b, &p, stream);
    }
    return status;
}

static CUresult box_on_device(gtap_session *session, const box *b, CUstream stream, int blocking)
{
    return driver_note(session, driver_wire_gtapCopyBox(session, b->dst.address, b->dst.pitch, b->dst.slice,
                                                        b->src.address, b->src.pitch, b->src.slice, b->width,
                                                        b->height, b->depth, stream, copy_fences(session, blocking)));
}

/* ---- what they are made of ---- */

/* The device side decides where the copy goes; with two of them both must be of one server. */
static CUresult sides(const box *b, gtap_range *range)
{
    gtap_range other;
    const side *device = b->dst.on_device ? &b->dst : &b->src;
    CUresult status = driver_device_range(device->address, span(device, b), range);
    if (status == CUDA_SUCCESS)
        status = driver_use(range, device->address, span(device, b), b->dst.on_device);
    if (status != CUDA_SUCCESS || !b->dst.on_device || !b->src.on_device)
        return status;
    status = driver_device_range(b->src.address, span(&b->src, b), &other);
    if (status == CUDA_SUCCESS && other.session != range->session) {
        gtap_say_once("box between servers", "copies of boxes between devices of two servers are not supported");
        status = CUDA_ERROR_NOT_SUPPORTED;
    }
    return status == CUDA_SUCCESS ? driver_use(&other, b->src.address, span(&b->src, b), 0) : status;
}

static CUresult strided(const box *b, CUstream stream, int blocking)
{
    gtap_range range;
    gtap_session *session;
    driver_trip trip;
    CUresult status = sides(b, &range);
    if (status == CUDA_SUCCESS)
        status = copy_enter(&range, &stream, &blocking, &session, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    if (!b->src.on_device) {
        status = box_in_order(session, b, stream, blocking);
    } else if (b->dst.on_device) {
        status = box_on_device(session, b, stream, blocking);
    } else {
        int wait = blocking || !copy_page_locked((const void *)(uintptr_t)b->dst.address, span(&b->dst, b));
        status = box_out(session, b, stream, wait);
    }
    if (blocking && b->dst.on_device)
        status = driver_used(&range, stream, status);
    driver_back(trip);
    return status;
}

static CUresult on_host(const box *b, CUstream stream)
{
    CUresult status = cuStreamSynchronize(stream); /* what the stream holds comes first */
    for (size_t i = 0; i < b->height * b->depth && status == CUDA_SUCCESS; i++) {
        size_t y = i % b->height, z = i / b->height;
        memmove((void *)(uintptr_t)(b->dst.address + z * b->dst.slice + y * b->dst.pitch),
                (const void *)(uintptr_t)(b->src.address + z * b->src.slice + y * b->src.pitch), b->width);
    }
    return status;
}

static CUresult linear(const box *b, CUstream stream, int blocking)
{
    size_t n = b->width * b->height * b->depth;
    void *host_dst = (void *)(uintptr_t)b->dst.address;
    const void *host_src = (const void *)(uintptr_t)b->src.address;
    if (b->dst.on_device)
        return b->src.on_device ? copy_device_to_device(b->dst.address, b->src.address, n, stream, blocking)
                                : copy_host_to_device(b->dst.address, host_src, n, stream, blocking);
    return copy_device_to_host(host_dst, b->src.address, n, stream, blocking);
}

static int gapless(const side *s, const box *b)
{
    return (b->height == 1 || s->pitch == b->width) && (b->depth == 1 || s->slice == b->width * b->height);
}

static CUresult stage_side(driver_capture *capture, const box *b, side *s, int to_device)
{
    CUdeviceptr stage;
    if (s->on_device)
        return CUDA_SUCCESS;
    CUresult status = driver_capture_stage(capture, (void *)(uintptr_t)s->address, s->pitch, s->slice, b->width, b->height,
                                           b->depth, to_device, &stage);
    if (status == CUDA_SUCCESS)
        *s = (side){1, stage, b->width, b->width * b->height};
    return status;
}

/* In a capture host memory is a stage of the graph. */
static CUresult staged(driver_capture *capture, const box *b, CUstream stream)
{
    box device = *b;
    CUresult status = stage_side(capture, b, &device.src, 1);
    if (status == CUDA_SUCCESS)
        status = stage_side(capture, b, &device.dst, 0);
    return status != CUDA_SUCCESS ? status : strided(&device, stream, 0);
}

static CUresult copy_box(const box *b, CUstream stream, int blocking)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS || b->width == 0 || b->height == 0 || b->depth == 0)
        return status;
    if (b->height > 1 && (b->dst.pitch < b->width || b->src.pitch < b->width))
        return CUDA_ERROR_INVALID_VALUE;
    if (too_large(b->height, b->width) || too_large(b->depth, b->height * b->width) ||
        too_large(b->height, b->dst.pitch) || too_large(b->height, b->src.pitch) ||
        too_large(b->depth, b->dst.slice) || too_large(b->depth, b->src.slice))
        return CUDA_ERROR_INVALID_VALUE;
    driver_capture *capture = blocking ? NULL : driver_capture_of(stream);
    if (capture != NULL && !(b->dst.on_device && b->src.on_device))
        return staged(capture, b, stream);
    if (!b->dst.on_device && !b->src.on_device)
        return on_host(b, stream);
    if (gapless(&b->dst, b) && gapless(&b->src, b))
        return linear(b, stream, blocking);
    return strided(b, stream, blocking);
}

static CUresult copy_2d(const CUDA_MEMCPY2D *copy, CUstream stream, int blocking)
{
    if (copy == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    size_t to[3] = {copy->dstXInBytes, copy->dstY, 0}, from[3] = {copy->srcXInBytes, copy->srcY, 0};
    box b = {.width = copy->WidthInBytes, .height = copy->Height, .depth = 1};
    CUresult status = make_side(&b.dst, copy->dstMemoryType, copy->dstHost, copy->dstDevice, copy->dstPitch, 0, to);
    if (status == CUDA_SUCCESS)
        status = make_side(&b.src, copy->srcMemoryType, copy->srcHost, copy->srcDevice, copy->srcPitch, 0, from);
    return status != CUDA_SUCCESS ? status : copy_box(&b, stream, blocking);
}

static CUresult copy_3d(const CUDA_MEMCPY3D *copy, CUstream stream, int blocking)
{
    if (copy == NULL || copy->srcLOD != 0 || copy->dstLOD != 0)
        return CUDA_ERROR_INVALID_VALUE;
    if (too_large(copy->dstHeight, copy->dstPitch) || too_large(copy->srcHeight, copy->srcPitch))
        return CUDA_ERROR_INVALID_VALUE;
    size_t to[3] = {copy->dstXInBytes, copy->dstY, copy->dstZ}, from[3] = {copy->srcXInBytes, copy->srcY, copy->srcZ};
    box b = {.width = copy->WidthInBytes, .height = copy->Height, .depth = copy->Depth};
    CUresult status = make_side(&b.dst, copy->dstMemoryType, copy->dstHost, copy->dstDevice, copy->dstPitch,
                                copy->dstPitch * copy->dstHeight, to);
    if (status == CUDA_SUCCESS)
        status = make_side(&b.src, copy->srcMemoryType, copy->srcHost, copy->srcDevice, copy->srcPitch,
                           copy->srcPitch * copy->srcHeight, from);
    return status != CUDA_SUCCESS ? status : copy_box(&b, stream, blocking);
}

/* The contexts tell nothing that the addresses do not, but they must be live. */
static CUresult copy_3d_peer(const CUDA_MEMCPY3D_PEER *copy, CUstream stream, int blocking)
{
    if (copy == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    if (driver_context_of(copy->dstContext) == NULL || driver_context_of(copy->srcContext) == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    CUDA_MEMCPY3D same = {
        .srcXInBytes = copy->srcXInBytes, .srcY = copy->srcY, .srcZ = copy->srcZ, .srcLOD = copy->srcLOD,
        .srcMemoryType = copy->srcMemoryType, .srcHost = copy->srcHost, .srcDevice = copy->srcDevice,
        .srcPitch = copy->srcPitch, .srcHeight = copy->srcHeight,
        .dstXInBytes = copy->dstXInBytes, .dstY = copy->dstY, .dstZ = copy->dstZ, .dstLOD = copy->dstLOD,
        .dstMemoryType = copy->dstMemoryType, .dstHost = copy->dstHost, .dstDevice = copy->dstDevice,
        .dstPitch = copy->dstPitch, .dstHeight = copy->dstHeight,
        .WidthInBytes = copy->WidthInBytes, .Height = copy->Height, .Depth = copy->Depth,
    };
    return copy_3d(&same, stream, blocking);
}

CUresult cuMemcpy2D_v2(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, NULL, 1);
}

CUresult cuMemcpy2D_v2_ptds(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy2DUnaligned_v2(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, NULL, 1);
}

CUresult cuMemcpy2DUnaligned_v2_ptds(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
{
    return copy_2d(pCopy, hStream, 0);
}

CUresult cuMemcpy3D_v2(const CUDA_MEMCPY3D *pCopy)
{
    return copy_3d(pCopy, NULL, 1);
}

CUresult cuMemcpy3D_v2_ptds(const CUDA_MEMCPY3D *pCopy)
{
    return copy_3d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy3DAsync_v2(const CUDA_MEMCPY3D *pCopy, CUstream hStream)
{
    return copy_3d(pCopy, hStream, 0);
}

CUresult cuMemcpy3DPeer(const CUDA_MEMCPY3D_PEER *pCopy)
{
    return copy_3d_peer(pCopy, NULL, 1);
}

CUresult cuMemcpy3DPeer_ptds(const CUDA_MEMCPY3D_PEER *pCopy)
{
    return copy_3d_peer(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy3DPeerAsync(const CUDA_MEMCPY3D_PEER *pCopy, CUstream hStream)
{
    return copy_3d_peer(pCopy, hStream, 0);
}
