/* Memory that stands in for the host's in a graph, and the program's functions in it. */
#include "capture.h"

#include "copy.h"

/* ---- memory ---- */

graph_memory *memory_new(gtap_session *session, uint32_t ordinal, size_t size)
{
    graph_memory *memory = calloc(1, sizeof *memory);
    uint64_t address = 0;
    gtap_range range;
    if (memory == NULL || gtap_alloc(session, ordinal, size, 512, &address) != 0 ||
        gtap_range_of(address, &range) != 0) {
        free(memory);
        return NULL;
    }
    gtap_tell_later(session);
    *memory = (graph_memory){.refs = 1, .session = session, .address = address, .size = size, .range = range.id};
    return memory;
}

void memory_release(graph_memory *memory)
{
    if (memory == NULL || atomic_fetch_sub(&memory->refs, 1) != 1)
        return;
    graph_memory_leave(memory);
    gtap_range range;
    if (gtap_range_of(memory->address, &range) == 0 && range.id == memory->range)
        gtap_free(memory->address);
    free(memory);
}

/* ---- transfers ---- */

/* The whole of a transfer's bytes at the host, gaps included. */
static size_t span(const size_t geometry[5])
{
    return (geometry[4] - 1) * geometry[1] + (geometry[3] - 1) * geometry[0] + geometry[2];
}

static int is_packed(size_t pitch, size_t slice, size_t width, size_t rows, size_t slices)
{
    return (rows == 1 || pitch == width) && (slices == 1 || slice == rows * width);
}

/* A stage of the graph that already stands in for these bytes: what one node writes there another may read. */
static graph_memory *shared_stage(graph *g, const unsigned char *host, size_t size)
{
    for (unsigned i = 0; i < g->memory.count; i++) {
        graph_memory *each = g->memory.items[i];
        if (each->host != NULL && host >= each->host && host + size <= each->host + each->size)
            return each;
    }
    return NULL;
}

static graph_memory *stage_for(graph *g, unsigned char *host, size_t size, int packed)
{
    graph_memory *stage = packed ? shared_stage(g, host, size) : NULL;
    if (stage == NULL) {
        stage = memory_new(g->session, g->ordinal, size);
        if (stage == NULL)
            return NULL;
        stage->host = packed ? host : NULL;
        if (list_add(&g->memory, stage) != 0) {
            memory_release(stage);
            return NULL;
        }
    }
    atomic_fetch_add(&stage->refs, 1);
    return stage;
}

/* geometry: pitch, slice, width, rows, slices. */
graph_transfer *transfer_new(graph *g, void *host, const size_t geometry[5], int to_device)
{
    size_t width = geometry[2], rows = geometry[3], slices = geometry[4];
    int packed = is_packed(geometry[0], geometry[1], width, rows, slices);
    graph_transfer *transfer = calloc(1, sizeof *transfer);
    graph_memory *stage = transfer == NULL ? NULL : stage_for(g, host, packed ? span(geometry) : width * rows * slices,
                                                              packed);
    if (stage == NULL) {
        free(transfer);
        return NULL;
    }
    size_t offset = stage->host == NULL ? 0 : (size_t)((unsigned char *)host - stage->host);
    *transfer = (graph_transfer){.refs = 1, .stage = stage, .address = stage->address + offset, .host = host,
                                 .pitch = geometry[0], .slice = geometry[1], .width = width, .rows = rows,
                                 .slices = slices, .to_device = to_device};
    return transfer;
}

graph_transfer *transfer_retain(graph_transfer *transfer)
{
    if (transfer != NULL)
        atomic_fetch_add(&transfer->refs, 1);
    return transfer;
}

void transfer_release(graph_transfer *transfer)
{
    if (transfer == NULL || atomic_fetch_sub(&transfer->refs, 1) != 1)
        return;
    memory_release(transfer->stage);
    free(transfer);
}

static int packed(const graph_transfer *t)
{
    return is_packed(t->pitch, t->slice, t->width, t->rows, t->slices);
}

static size_t bytes_of(const graph_transfer *t)
{
    return t->width * t->rows * t->slices;
}

static gtap_rows rows_of(const graph_transfer *t)
{
    return (gtap_rows){t->host, t->pitch, t->slice, t->width, t->rows, t->slices};
}

/* Rows that may still change are read when the stream gets there. 1: it was done. */
static int pulled(const graph_transfer *t, const gtap_rows *rows, size_t span, CUstream stream)
{
    CUdeviceptr staging;
    gtap_session *session = t->stage->session;
    if (!gtap_host_must_pull(session, stream, t->host, span) ||
        copy_pull(session, rows, stream, &staging) != CUDA_SUCCESS)
        return 0;
    copy_on_device(session, t->address, staging, bytes_of(t), stream, 0);
    copy_pulled(staging, stream);
    return 1;
}

CUresult transfer_send(const graph_transfer *t, CUstream stream)
{
    if (packed(t))
        return copy_host_to_device(t->address, t->host, bytes_of(t), stream, 0);
    const gtap_rows rows = rows_of(t);
    const size_t geometry[5] = {t->pitch, t->slice, t->width, t->rows, t->slices};
    if (pulled(t, &rows, span(geometry), stream))
        return CUDA_SUCCESS;
    unsigned char *bytes = malloc(bytes_of(t));
    if (bytes == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    gtap_await_deferred(t->host, span(geometry));
    gtap_rows_gather(&rows, bytes);
    CUresult status = copy_in(t->stage->session, t->address, bytes, bytes_of(t), stream, 0);
    free(bytes);
    return status;
}

/* Deferred, also into memory that is not page-locked: it must stay until the launch has completed. */
CUresult transfer_deliver(const graph_transfer *t, CUstream stream)
{
    CUresult status = CUDA_SUCCESS;
    CUdeviceptr from = t->address;
    if (packed(t))
        return copy_out(t->stage->session, t->host, from, bytes_of(t), stream, 0);
    for (size_t z = 0; z < t->slices; z++)
        for (size_t y = 0; y < t->rows && status == CUDA_SUCCESS; y++, from += t->width)
            status = copy_out(t->stage->session, t->host + z * t->slice + y * t->pitch, from, t->width, stream, 0);
    return status;
}

/* ---- beside the streams ---- */

static void aside(const graph_transfer *t, unsigned char *bytes, int in)
{
    size_t piece, size = bytes_of(t);
    for (size_t done = 0; done < size; done += piece) {
        piece = size - done < DRIVER_PIECE ? size - done : DRIVER_PIECE;
        if (in)
            driver_wire_gtapAsideIn(t->stage->session, t->address + done, bytes + done, piece);
        else
            driver_wire_gtapAsideOut(t->stage->session, bytes + done, t->address + done, piece);
    }
}

static void aside_rows(const graph_transfer *t, int in)
{
    const gtap_rows rows = rows_of(t);
    unsigned char *bytes = packed(t) ? t->host : malloc(bytes_of(t));
    if (bytes == NULL)
        return;
    if (in && bytes != t->host)
        gtap_rows_gather(&rows, bytes);
    aside(t, bytes, in);
    if (!in && bytes != t->host)
        gtap_rows_scatter(&rows, bytes);
    if (bytes != t->host)
        free(bytes);
}

void transfer_send_now(const graph_transfer *t)
{
    aside_rows(t, 1);
}

void transfer_deliver_now(const graph_transfer *t)
{
    aside_rows(t, 0);
}

/* ---- functions ---- */

/* On the callback thread, at each launch that gets there. */
static void run(void *data, int32_t status)
{
    graph_host *host = data;
    if (status == GTAP_OBLIGATION_ENDED) {
        pthread_mutex_destroy(&host->lock);
        list_free(&host->launches);
        free(host);
        return;
    }
    pthread_mutex_lock(&host->lock);
    host_call *call = host->launches.count == 0 ? NULL : host->launches.items[0];
    list_remove(&host->launches, call);
    pthread_mutex_unlock(&host->lock);
    if (call == NULL)
        return;
    if (status == CUDA_SUCCESS) {
        for (unsigned i = 0; i < call->fetch.count; i++)
            transfer_deliver_now(call->fetch.items[i]);
        gtap_set_in_host_function(1);
        call->fn(call->data);
        gtap_set_in_host_function(0);
        for (unsigned i = 0; i < call->send.count; i++)
            transfer_send_now(call->send.items[i]);
    }
    plan_release(call->plan);
}

graph_host *host_new(gtap_session *session, CUhostFn fn, void *data)
{
    graph_host *host = calloc(1, sizeof *host);
    if (host == NULL)
        return NULL;
    *host = (graph_host){.refs = 1, .session = session, .fn = fn, .data = data};
    pthread_mutex_init(&host->lock, NULL);
    host->obligation = gtap_obligation(session, run, host, GTAP_OBLIGATION_ARMED | GTAP_OBLIGATION_INTERNAL);
    if (host->obligation == 0) {
        free(host);
        return NULL;
    }
    return host;
}

graph_host *host_retain(graph_host *host)
{
    if (host != NULL)
        atomic_fetch_add(&host->refs, 1);
    return host;
}

/* Its memory goes with the obligation's last call. */
void host_release(graph_host *host)
{
    if (host == NULL || atomic_fetch_sub(&host->refs, 1) != 1)
        return;
    driver_wire_gtapHostFunctionEnd(host->session, host->obligation);
    gtap_obligation_end(host->session, host->obligation);
}

/* ---- families ---- */

graph_family *family_new(const graph *g)
{
    graph_family *family = calloc(1, sizeof *family);
    if (family != NULL) {
        *family = (graph_family){.refs = 1, .session = g->session, .device = g->device,
                                 .epoch = driver_epoch(g->device)};
        pthread_mutex_init(&family->lock, NULL);
    }
    return family;
}

void family_release(graph_family *family)
{
    if (family == NULL || atomic_fetch_sub(&family->refs, 1) != 1)
        return;
    if (family->last != NULL && family->epoch == driver_epoch(family->device))
        driver_wire_cuEventDestroy_v2(family->session, family->last);
    pthread_mutex_destroy(&family->lock);
    free(family);
}

/* ---- for the other chapters ---- */

CUresult driver_capture_stage(driver_capture *capture, void *host, size_t pitch, size_t slice, size_t width, size_t rows,
                              size_t slices, int to_device, CUdeviceptr *stage)
{
    const size_t geometry[5] = {pitch, slice, width, rows, slices};
    if (host == NULL || width == 0 || rows == 0 || slices == 0)
        return CUDA_ERROR_INVALID_VALUE;
    graph_transfer *transfer = transfer_new(capture->graph, host, geometry, to_device);
    if (transfer == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (list_add(&capture->graph->transfers, transfer) != 0) {
        transfer_release(transfer);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *stage = transfer->address;
    return CUDA_SUCCESS;
}

void driver_capture_function_now(CUstream stream, CUfunction function)
{
    driver_capture *capture = driver_capture_of(stream);
    if (capture != NULL && !list_has(&capture->graph->functions, function))
        list_add(&capture->graph->functions, function); /* without it the node's parameters name no function */
}
