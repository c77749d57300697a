/* Copies of one dimension: classified by the range table, cut into pieces that a frame may carry.
 *
 * Host memory is read at the call (posted), written by a deferred output when it is page-locked, else by a call. A
 * waiting copy posts all pieces but the last as deferred outputs too: the last one's reply comes behind them. */
#include "copy.h"

#include <string.h>

/* Host memory that a session sees at the same address is device memory to every copy. */
static int seen_by_device(const gtap_range *range)
{
    return range->session != NULL;
}

/* Memory that the program mapped itself may lie in several mappings, one behind the other. */
static int goes_on(const gtap_range *range, uint64_t end)
{
    gtap_range next;
    for (uint64_t at = range->base + range->size; at < end; at = next.base + next.size)
        if (range->kind != GTAP_MAPPED_RANGE || gtap_range_of(at, &next) != 0 || next.kind != GTAP_MAPPED_RANGE ||
            next.session != range->session)
            return 0;
    return 1;
}

CUresult driver_device_range(CUdeviceptr address, size_t size, gtap_range *range)
{
    if (gtap_range_of(address, range) != 0 || !seen_by_device(range) || size > UINT64_MAX - address)
        return CUDA_ERROR_INVALID_VALUE;
    return goes_on(range, address + size) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

int driver_nowhere(CUdeviceptr address)
{
    gtap_range range;
    return gtap_slot_holds(address) && gtap_range_of(address, &range) != 0;
}

int driver_on_device(CUdeviceptr address)
{
    gtap_range range;
    return gtap_range_of(address, &range) == 0 && seen_by_device(&range);
}

CUresult driver_use(const gtap_range *range, CUdeviceptr address, size_t size, int writes)
{
    if (range->kind == GTAP_DEVICE_RANGE || range->kind == GTAP_MAPPED_RANGE || atomic_load(&gtap_coherent_count) == 0)
        return CUDA_SUCCESS;
    return gtap_coherent_use(range->session, address, size, writes);
}

CUresult driver_used(const gtap_range *range, CUstream stream, CUresult status)
{
    if (status != CUDA_SUCCESS || (range->kind != GTAP_HOST_RANGE && range->kind != GTAP_MANAGED_RANGE))
        return status;
    gtap_together *together = gtap_coherent_sync(range->session, GTAP_WAITED_STREAM, stream);
    status = driver_wire_cuStreamSynchronize(range->session, stream);
    if (status == CUDA_SUCCESS)
        gtap_stream_settled(range->session, stream);
    gtap_coherent_synced(range->session, together, status);
    return driver_settle(range->session, status);
}

int copy_page_locked(const void *address, size_t size)
{
    gtap_range range;
    uint64_t at = (uint64_t)(uintptr_t)address;
    return gtap_range_of(at, &range) == 0 && range.session == NULL && size <= range.base + range.size - at;
}

static size_t piece_of(size_t rest)
{
    return rest < DRIVER_PIECE ? rest : DRIVER_PIECE;
}

int copy_fences(gtap_session *session, int blocking)
{
    return blocking && !gtap_host_must_pull(session, NULL, NULL, 0);
}

CUresult copy_blocks(gtap_session *session, CUstream stream, CUresult status)
{
    return status != CUDA_SUCCESS ? status : driver_settle(session, driver_wire_cuStreamSynchronize(session, stream));
}

CUresult copy_in(gtap_session *session, CUdeviceptr dst, const void *src, size_t n, CUstream stream, int blocking)
{
    const unsigned char *from = src;
    CUresult status = CUDA_SUCCESS;
    int fences = copy_fences(session, blocking);
    gtap_lend();
    for (size_t done = 0, piece; done < n && status == CUDA_SUCCESS; done += piece) {
        piece = piece_of(n - done);
        unsigned last = fences && done + piece == n;
        status = driver_wire_gtapCopyIn(session, dst + done, from + done, piece, stream, last);
    }
    gtap_lent(session, !blocking && copy_page_locked(src, n));
    status = driver_note(session, status);
    return blocking && !fences ? copy_blocks(session, stream, status) : status;
}

/* The answer says that the stream is done as well: a synchronisation after it costs no wait. */
static CUresult copy_last_out(gtap_session *session, void *dst, CUdeviceptr src, size_t n, CUstream stream)
{
    gtap_together *together = gtap_coherent_sync(session, GTAP_WAITED_STREAM, stream);
    CUresult status = driver_wire_gtapCopyOut(session, dst, src, n, stream);
    if (status == CUDA_SUCCESS)
        gtap_stream_settled(session, stream);
    gtap_coherent_synced(session, together, status);
    return driver_settle(session, status);
}

CUresult copy_out(gtap_session *session, void *dst, CUdeviceptr src, size_t n, CUstream stream, int wait)
{
    unsigned char *to = dst;
    CUresult status = CUDA_SUCCESS;
    for (size_t done = 0, piece; done < n && status == CUDA_SUCCESS; done += piece) {
        piece = piece_of(n - done);
        if (wait && done + piece == n)
            status = copy_last_out(session, to + done, src + done, piece, stream);
        else
            status = driver_wire_gtapCopyOutAsync(session, to + done, src + done, piece, stream);
    }
    return status;
}

CUresult copy_on_device(gtap_session *session, CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream,
                        int blocking)
{
    return driver_note(session, driver_wire_gtapCopy(session, dst, src, n, stream, copy_fences(session, blocking)));
}

CUresult copy_enter(const gtap_range *range, CUstream *stream, int *blocking, gtap_session **session,
                    driver_trip *trip)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, *stream);
    if (status == CUDA_SUCCESS)
        status = *blocking ? driver_capture_waits(*stream) : driver_capture_enter(*stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status == CUDA_SUCCESS && range->session != site.session) { /* no stream spans two servers */
        status = *blocking ? CUDA_SUCCESS : cuStreamSynchronize(*stream);
        *blocking = 1;
        *stream = NULL;
    }
    if (status != CUDA_SUCCESS)
        return status;
    *session = range->session;
    *trip = driver_go(range->session, range->session == site.session ? site.context->number : range->ordinal + 1);
    return CUDA_SUCCESS;
}

/* In a capture: each launch of the graph will carry the bytes. */
static CUresult captured_in(driver_capture *capture, CUdeviceptr dst, const void *src, size_t n, CUstream stream)
{
    CUdeviceptr stage;
    CUresult status = driver_capture_stage(capture, (void *)(uintptr_t)src, n, n, n, 1, 1, 1, &stage);
    return status != CUDA_SUCCESS ? status : copy_device_to_device(dst, stage, n, stream, 0);
}

static CUresult captured_out(driver_capture *capture, void *dst, CUdeviceptr src, size_t n, CUstream stream)
{
    CUdeviceptr stage;
    CUresult status = driver_capture_stage(capture, dst, n, n, n, 1, 1, 0, &stage);
    return status != CUDA_SUCCESS ? status : copy_device_to_device(stage, src, n, stream, 0);
}

/* The bytes are read now, unless they may still change before the copy would read them. */
static CUresult in_order(gtap_session *session, CUdeviceptr dst, const void *src, size_t n, CUstream stream,
                         int blocking)
{
    gtap_rows rows = {(void *)(uintptr_t)src, n, n, n, 1, 1};
    CUdeviceptr staging;
    CUresult status = CUDA_SUCCESS;
    if (copy_page_locked(src, n) && gtap_host_must_pull(session, stream, src, n)) {
        if (!blocking && copy_pull(session, &rows, stream, &staging) == CUDA_SUCCESS) {
            status = copy_on_device(session, dst, staging, n, stream, 0);
            copy_pulled(staging, stream);
            return status;
        }
        status = copy_blocks(session, stream, status);
    }
    if (status != CUDA_SUCCESS)
        return status;
    gtap_await_deferred(src, n);
    return copy_in(session, dst, src, n, stream, blocking);
}

CUresult copy_host_to_device(CUdeviceptr dst, const void *src, size_t n, CUstream stream, int blocking)
{
    driver_site site;
    gtap_range range;
    driver_trip trip;
    gtap_session *session;
    if (n == 0)
        return driver_enter_work(&site);
    if (driver_on_device((CUdeviceptr)(uintptr_t)src))
        return copy_device_to_device(dst, (CUdeviceptr)(uintptr_t)src, n, stream, blocking);
    driver_capture *capture = blocking ? NULL : driver_capture_of(stream);
    if (capture != NULL)
        return captured_in(capture, dst, src, n, stream);
    CUresult status = src == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        status = driver_device_range(dst, n, &range);
    if (status == CUDA_SUCCESS)
        status = driver_use(&range, dst, n, 1);
    if (status == CUDA_SUCCESS)
        status = copy_enter(&range, &stream, &blocking, &session, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = in_order(session, dst, src, n, stream, blocking);
    status = blocking ? driver_used(&range, stream, status) : status;
    driver_back(trip);
    return status;
}

CUresult copy_device_to_host(void *dst, CUdeviceptr src, size_t n, CUstream stream, int blocking)
{
    driver_site site;
    gtap_range range;
    driver_trip trip;
    gtap_session *session;
    if (n == 0)
        return driver_enter_work(&site);
    if (driver_on_device((CUdeviceptr)(uintptr_t)dst))
        return copy_device_to_device((CUdeviceptr)(uintptr_t)dst, src, n, stream, blocking);
    driver_capture *capture = blocking ? NULL : driver_capture_of(stream);
    if (capture != NULL)
        return captured_out(capture, dst, src, n, stream);
    CUresult status = dst == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        status = driver_device_range(src, n, &range);
    if (status == CUDA_SUCCESS)
        status = driver_use(&range, src, n, 0);
    if (status == CUDA_SUCCESS)
        status = copy_enter(&range, &stream, &blocking, &session, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = copy_out(session, dst, src, n, stream, blocking || !copy_page_locked(dst, n));
    driver_back(trip);
    return status;
}

/* Between devices of two servers the bytes come by way of the client. */
static CUresult between_sessions(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream)
{
    unsigned char *piece = malloc(piece_of(n));
    CUresult status = piece != NULL ? cuStreamSynchronize(stream) : CUDA_ERROR_OUT_OF_MEMORY;
    for (size_t done = 0; done < n && status == CUDA_SUCCESS; done += DRIVER_PIECE) {
        size_t size = piece_of(n - done);
        status = copy_device_to_host(piece, src + done, size, NULL, 1);
        if (status == CUDA_SUCCESS)
            status = copy_host_to_device(dst + done, piece, size, NULL, 1);
    }
    free(piece);
    return status;
}

CUresult copy_device_to_device(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, int blocking)
{
    driver_site site;
    gtap_range from, to;
    driver_trip trip;
    gtap_session *session;
    if (n == 0)
        return driver_enter_work(&site);
    CUresult status = driver_ready();
    if (status == CUDA_SUCCESS)
        status = driver_device_range(dst, n, &to);
    if (status == CUDA_SUCCESS)
        status = driver_device_range(src, n, &from);
    if (status == CUDA_SUCCESS && from.session != to.session)
        return between_sessions(dst, src, n, stream);
    if (status == CUDA_SUCCESS)
        status = driver_use(&from, src, n, 0);
    if (status == CUDA_SUCCESS)
        status = driver_use(&to, dst, n, 1);
    if (status == CUDA_SUCCESS)
        status = copy_enter(&to, &stream, &blocking, &session, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = copy_on_device(session, dst, src, n, stream, blocking);
    status = blocking ? driver_used(&to, stream, status) : status;
    driver_back(trip);
    return status;
}

/* What the addresses are decides: unified addressing. */
CUresult copy_unified(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, int blocking)
{
    void *host_dst = (void *)(uintptr_t)dst;
    const void *host_src = (const void *)(uintptr_t)src;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (driver_nowhere(dst) || driver_nowhere(src))
        return CUDA_ERROR_INVALID_VALUE;
    if (driver_on_device(dst))
        return driver_on_device(src) ? copy_device_to_device(dst, src, n, stream, blocking)
                              : copy_host_to_device(dst, host_src, n, stream, blocking);
    if (driver_on_device(src))
        return copy_device_to_host(host_dst, src, n, stream, blocking);
    return copy_on_host(host_dst, host_src, n, stream);
}

/* Host to host in stream order: what is queued on the stream comes first. */
CUresult copy_on_host(void *dst, const void *src, size_t n, CUstream stream)
{
    CUdeviceptr stage;
    driver_capture *capture = driver_capture_of(stream);
    if (capture != NULL) {
        CUresult staged = driver_capture_stage(capture, dst, n, n, n, 1, 1, 0, &stage);
        return staged != CUDA_SUCCESS ? staged : captured_in(capture, stage, src, n, stream);
    }
    CUresult status = dst == NULL || src == NULL ? CUDA_ERROR_INVALID_VALUE : cuStreamSynchronize(stream);
    if (status == CUDA_SUCCESS)
        memmove(dst, src, n);
    return status;
}

/* ---- the API's names ---- */

#define OWN CU_STREAM_PER_THREAD

CUresult cuMemcpy(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount)
{
    return copy_unified(dst, src, ByteCount, NULL, 1);
}

CUresult cuMemcpy_ptds(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount)
{
    return copy_unified(dst, src, ByteCount, OWN, 1);
}

CUresult cuMemcpyAsync(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount, CUstream hStream)
{
    return copy_unified(dst, src, ByteCount, hStream, 0);
}

/* The contexts tell nothing that the addresses do not, but they must be live. */
static CUresult copy_peer(CUdeviceptr dst, CUcontext dst_context, CUdeviceptr src, CUcontext src_context, size_t n,
                          CUstream stream, int blocking)
{
    if (driver_context_of(dst_context) == NULL || driver_context_of(src_context) == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    return copy_device_to_device(dst, src, n, stream, blocking);
}

CUresult cuMemcpyPeer(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, CUcontext srcContext,
                      size_t ByteCount)
{
    return copy_peer(dstDevice, dstContext, srcDevice, srcContext, ByteCount, NULL, 1);
}

CUresult cuMemcpyPeer_ptds(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, CUcontext srcContext,
                           size_t ByteCount)
{
    return copy_peer(dstDevice, dstContext, srcDevice, srcContext, ByteCount, OWN, 1);
}

CUresult cuMemcpyPeerAsync(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, CUcontext srcContext,
                           size_t ByteCount, CUstream hStream)
{
    return copy_peer(dstDevice, dstContext, srcDevice, srcContext, ByteCount, hStream, 0);
}

CUresult cuMemcpyHtoD_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount)
{
    return copy_host_to_device(dstDevice, srcHost, ByteCount, NULL, 1);
}

CUresult cuMemcpyHtoD_v2_ptds(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount)
{
    return copy_host_to_device(dstDevice, srcHost, ByteCount, OWN, 1);
}

CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
{
    return copy_host_to_device(dstDevice, srcHost, ByteCount, hStream, 0);
}

CUresult cuMemcpyDtoH_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount)
{
    return copy_device_to_host(dstHost, srcDevice, ByteCount, NULL, 1);
}

CUresult cuMemcpyDtoH_v2_ptds(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount)
{
    return copy_device_to_host(dstHost, srcDevice, ByteCount, OWN, 1);
}

CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
{
    return copy_device_to_host(dstHost, srcDevice, ByteCount, hStream, 0);
}

CUresult cuMemcpyDtoD_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount)
{
    return copy_device_to_device(dstDevice, srcDevice, ByteCount, NULL, 1);
}

CUresult cuMemcpyDtoD_v2_ptds(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount)
{
    return copy_device_to_device(dstDevice, srcDevice, ByteCount, OWN, 1);
}

CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
{
    return copy_device_to_device(dstDevice, srcDevice, ByteCount, hStream, 0);
}
