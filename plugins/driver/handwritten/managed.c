/* Managed memory: the shim keeps both sides in step (shim/src/managed.c); here are its ways to travel, and the API. */
#include "driver.h"

#include <stdlib.h>
#include <string.h>

#include "copy.h"

enum { NO_DEVICE = -2, STREAMS = 64, HOST_PAGE = 4096 };

/* What the program said of an allocation: kept and told, not acted on. */
typedef struct advised {
    struct advised *next;
    uint64_t base;
    int read_mostly;
    CUmemLocation preferred, prefetched;
    unsigned char accessed[DRIVER_DEVICES];
} advised;

/* A stream of gtap's own for each device: nothing of the program's holds it up. */
typedef struct own_stream {
    gtap_session *session;
    uint32_t ordinal, epoch;
    CUstream stream;
} own_stream;

typedef struct managed_state {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    advised *all;
    own_stream streams[STREAMS];
} managed_state;

static managed_state *of_process(void)
{
    return gtap_process_state("driver managed", sizeof(managed_state));
}

/* ---- how bytes travel ---- */

static int device_at(gtap_session *session, uint32_t ordinal)
{
    int devices = atomic_load(&driver_of_process()->devices);
    for (int device = 0; device < devices; device++)
        if (gtap_device_session(device) == session && gtap_device_ordinal(device) == ordinal)
            return device;
    return 0;
}

/* With the thread gone to the device. */
static CUstream stream_of(gtap_session *session, uint32_t ordinal)
{
    managed_state *m = of_process();
    uint32_t epoch = driver_life(device_at(session, ordinal));
    own_stream *s = m->streams;
    pthread_mutex_lock(&m->lock);
    while (s < m->streams + STREAMS - 1 && s->session && (s->session != session || s->ordinal != ordinal))
        s++;
    if (s->session != session || s->ordinal != ordinal || s->epoch != epoch) {
        CUstream made = NULL;
        if (driver_wire_cuStreamCreateWithPriority(session, &made, CU_STREAM_NON_BLOCKING, 0) == CUDA_SUCCESS) {
            *s = (own_stream){session, ordinal, epoch, made};
            gtap_stream_nonblocking(session, made);
        }
    }
    CUstream stream = s->stream;
    pthread_mutex_unlock(&m->lock);
    return stream;
}

/* As a copy that blocks: every later command waits for it on the device. */
static int send(gtap_session *session, uint32_t ordinal, uint64_t address, const void *data, uint64_t size)
{
    driver_trip trip = driver_go(session, ordinal + 1);
    CUresult status = copy_in(session, address, data, size, stream_of(session, ordinal), 1);
    driver_back(trip);
    return status;
}

/* Behind what was sent, on its stream; where that is over, or a host function may hold it up, beside all streams. */
static int fetch(gtap_session *session, uint32_t ordinal, uint64_t address, void *data, uint64_t size)
{
    driver_trip trip = driver_go(session, ordinal + 1);
    CUstream stream = stream_of(session, ordinal);
    CUresult status = CUDA_SUCCESS;
    if (!gtap_in_host_function() && !gtap_stream_known(session, stream)) {
        status = copy_out(session, data, address, size, stream, 0);
        if (status == CUDA_SUCCESS)
            status = driver_wire_cuStreamSynchronize(session, stream);
        if (status == CUDA_SUCCESS)
            gtap_stream_settled(session, stream);
        driver_back(trip);
        return status;
    }
    for (uint64_t done = 0, piece; done < size && status == CUDA_SUCCESS; done += piece) {
        piece = size - done < DRIVER_PIECE ? size - done : DRIVER_PIECE;
        status = driver_wire_gtapAsideOut(session, (unsigned char *)data + done, address + done, piece);
    }
    driver_back(trip);
    return status;
}

CUstream driver_aside(gtap_session *session)
{
    uint32_t primary = gtap_thread_context() & 0xff;
    driver_trip trip = driver_go(session, primary);
    CUstream stream = stream_of(session, primary - 1);
    driver_back(trip);
    return stream;
}

static int order(gtap_session *session, enum gtap_waited waited, const void **handle)
{
    CUevent event = (CUevent)(uintptr_t)*handle;
    if (waited == GTAP_WAITED_STREAM)
        return CUDA_SUCCESS;
    *handle = waited == GTAP_WAITED_EVENT ? driver_aside(session) : NULL;
    return waited == GTAP_WAITED_EVENT
               ? driver_wire_cuStreamWaitEvent(session, (CUstream)(uintptr_t)*handle, event, 0)
               : driver_wire_gtapFence(session);
}

static int come(gtap_session *session, uint64_t address, void *data, uint64_t size, const void *stream)
{
    return copy_out(session, data, address, size, (CUstream)(uintptr_t)stream, 0);
}

void driver_managed_start(void)
{
    static const gtap_coherence ways = {send, fetch, order, come};
    gtap_set_coherence(&ways);
}

/* ---- allocation ---- */

static advised *find(managed_state *m, uint64_t base)
{
    advised *a = m->all;
    while (a && a->base != base)
        a = a->next;
    return a;
}

CUresult cuMemAllocManaged(CUdeviceptr *dptr, size_t bytesize, unsigned int flags)
{
    driver_site site;
    managed_state *m = of_process();
    if (dptr == NULL || bytesize == 0 || (flags != CU_MEM_ATTACH_GLOBAL && flags != CU_MEM_ATTACH_HOST))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    advised *made = malloc(sizeof *made);
    void *memory = made == NULL ? NULL
                                : gtap_managed_alloc(site.session, site.context->ordinal, bytesize,
                                                     flags == CU_MEM_ATTACH_HOST);
    if (memory == NULL) {
        free(made);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    pthread_mutex_lock(&m->lock);
    *made = (advised){.next = m->all, .base = (uint64_t)(uintptr_t)memory};
    m->all = made;
    pthread_mutex_unlock(&m->lock);
    *dptr = (CUdeviceptr)(uintptr_t)memory;
    return CUDA_SUCCESS;
}

static CUresult forget(const gtap_range *range)
{
    managed_state *m = of_process();
    pthread_mutex_lock(&m->lock);
    advised **at = &m->all;
    while (*at && (*at)->base != range->base)
        at = &(*at)->next;
    advised *gone = *at;
    if (gone != NULL)
        *at = gone->next;
    pthread_mutex_unlock(&m->lock);
    free(gone);
    return gtap_host_free((void *)(uintptr_t)range->base) == 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

CUresult driver_managed_free(const gtap_range *range)
{
    CUresult status = driver_quiesce(range->session, range->ordinal), gone = forget(range);
    return gone != CUDA_SUCCESS ? gone : status;
}

void driver_managed_end(const driver_context *context, int last)
{
    gtap_range range, like = {.session = context->session, .ordinal = context->ordinal, .kind = GTAP_MANAGED_RANGE,
                              .context = last ? 0 : context->number};
    if (atomic_load(&gtap_coherent_count) == 0)
        return;
    driver_quiesce(context->session, context->ordinal); /* what uses it is over */
    while (gtap_range_like(&like, &range) == 0 && forget(&range) == CUDA_SUCCESS)
        continue;
    if (last)
        gtap_managed_reset(context->session, context->ordinal);
}

static int by_address(const void *left, const void *right)
{
    const gtap_span *a = left, *b = right;
    return a->base < b->base ? -1 : a->base > b->base;
}

/* Of the module's variables, sorted, those that share pages with the one at `address`, directly or by way of others. */
static gtap_span *neighbours(gtap_span *all, uint32_t total, uint64_t address, uint32_t *count)
{
    uint32_t first = 0, behind = 1;
    for (uint32_t i = 1; i < total; i++) {
        if ((all[i - 1].base + all[i - 1].size - 1) / HOST_PAGE != all[i].base / HOST_PAGE && all[i].base <= address)
            first = i;
        behind = all[i].base <= address ? i + 1 : behind;
    }
    while (behind < total &&
           (all[behind - 1].base + all[behind - 1].size - 1) / HOST_PAGE == all[behind].base / HOST_PAGE)
        behind++;
    *count = behind - first;
    return all + first;
}

CUresult driver_managed_global(driver_module *module, CUdeviceptr address)
{
    uint32_t total = 0, count;
    gtap_span *all = calloc(module->info.global_count + 1u, sizeof *all);
    if (all == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    for (uint32_t i = 0; i < module->info.global_count; i++)
        if (module->info.globals[i].size != 0)
            all[total++] = (gtap_span){module->info.globals[i].address, module->info.globals[i].size};
    qsort(all, total, sizeof *all, by_address);
    gtap_span *shared = neighbours(all, total, address, &count);
    int adopted = total != 0 && gtap_managed_adopt(module->session, module->ordinal, shared, count) == 0;
    free(all);
    if (adopted)
        return CUDA_SUCCESS;
    gtap_say_once("managed variable", "a managed variable's address on the server is taken in this process");
    return CUDA_ERROR_NOT_SUPPORTED;
}

CUresult cuStreamAttachMemAsync(CUstream hStream, CUdeviceptr dptr, size_t length, unsigned int flags)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    if (flags != CU_MEM_ATTACH_GLOBAL && flags != CU_MEM_ATTACH_HOST && flags != CU_MEM_ATTACH_SINGLE)
        return CUDA_ERROR_INVALID_VALUE;
    if (gtap_range_of(dptr, &range) != 0 || range.kind != GTAP_MANAGED_RANGE || range.base != dptr ||
        (length != 0 && length != range.size))
        return CUDA_ERROR_INVALID_VALUE;
    if (flags == CU_MEM_ATTACH_SINGLE && (hStream == NULL || hStream == CU_STREAM_LEGACY))
        return CUDA_ERROR_INVALID_VALUE;
    return gtap_coherent_attach(dptr, flags == CU_MEM_ATTACH_HOST) == 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

/* ---- hints ---- */

static CUresult managed_range(CUdeviceptr address, size_t count, gtap_range *range)
{
    if (count == 0 || gtap_range_of(address, range) != 0 || range->kind != GTAP_MANAGED_RANGE ||
        count > range->base + range->size - address)
        return CUDA_ERROR_INVALID_VALUE;
    return CUDA_SUCCESS;
}

static CUresult check_location(CUmemLocation location)
{
    if (location.type == CU_MEM_LOCATION_TYPE_HOST || location.type == CU_MEM_LOCATION_TYPE_HOST_NUMA ||
        location.type == CU_MEM_LOCATION_TYPE_HOST_NUMA_CURRENT)
        return CUDA_SUCCESS;
    if (location.type != CU_MEM_LOCATION_TYPE_DEVICE)
        return CUDA_ERROR_INVALID_VALUE;
    return location.id >= 0 && location.id < atomic_load(&driver_of_process()->devices) ? CUDA_SUCCESS
                                                                                      : CUDA_ERROR_INVALID_DEVICE;
}

static CUmemLocation location_of(CUdevice device)
{
    if (device == CU_DEVICE_CPU)
        return (CUmemLocation){CU_MEM_LOCATION_TYPE_HOST, 0};
    return (CUmemLocation){CU_MEM_LOCATION_TYPE_DEVICE, device};
}

/* To a device: what the host wrote goes now. To the host: it comes when it is touched. */
CUresult cuMemPrefetchAsync_v2(CUdeviceptr devPtr, size_t count, CUmemLocation location, unsigned int flags,
                               CUstream hStream)
{
    driver_site site;
    gtap_range range;
    managed_state *m = of_process();
    CUresult status = flags != 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = managed_range(devPtr, count, &range);
    if (status == CUDA_SUCCESS)
        status = check_location(location);
    if (status == CUDA_SUCCESS && location.type == CU_MEM_LOCATION_TYPE_DEVICE)
        status = gtap_coherent_use(range.session, devPtr, count, 0);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_lock(&m->lock);
    advised *a = find(m, range.base);
    if (a != NULL)
        a->prefetched = location;
    pthread_mutex_unlock(&m->lock);
    return CUDA_SUCCESS;
}

CUresult cuMemPrefetchAsync(CUdeviceptr devPtr, size_t count, CUdevice dstDevice, CUstream hStream)
{
    return cuMemPrefetchAsync_v2(devPtr, count, location_of(dstDevice), 0, hStream);
}

static CUresult note(advised *a, CUmem_advise advice, CUmemLocation location)
{
    int device = location.type == CU_MEM_LOCATION_TYPE_DEVICE ? location.id : -1;
    switch (advice) {
    case CU_MEM_ADVISE_SET_READ_MOSTLY:
    case CU_MEM_ADVISE_UNSET_READ_MOSTLY:
        a->read_mostly = advice == CU_MEM_ADVISE_SET_READ_MOSTLY;
        return CUDA_SUCCESS;
    case CU_MEM_ADVISE_SET_PREFERRED_LOCATION:
        a->preferred = location;
        return CUDA_SUCCESS;
    case CU_MEM_ADVISE_UNSET_PREFERRED_LOCATION:
        a->preferred = (CUmemLocation){CU_MEM_LOCATION_TYPE_INVALID, 0};
        return CUDA_SUCCESS;
    case CU_MEM_ADVISE_SET_ACCESSED_BY:
    case CU_MEM_ADVISE_UNSET_ACCESSED_BY:
        if (device >= 0)
            a->accessed[device] = advice == CU_MEM_ADVISE_SET_ACCESSED_BY;
        return CUDA_SUCCESS;
    default:
        return CUDA_ERROR_INVALID_VALUE;
    }
}

CUresult cuMemAdvise_v2(CUdeviceptr devPtr, size_t count, CUmem_advise advice, CUmemLocation location)
{
    gtap_range range;
    managed_state *m = of_process();
    int placed = advice == CU_MEM_ADVISE_SET_PREFERRED_LOCATION || advice >= CU_MEM_ADVISE_SET_ACCESSED_BY;
    CUresult status = driver_ready();
    if (status == CUDA_SUCCESS)
        status = managed_range(devPtr, count, &range);
    if (status == CUDA_SUCCESS && placed)
        status = check_location(location);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_lock(&m->lock);
    advised *a = find(m, range.base);
    status = a != NULL ? note(a, advice, location) : CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_unlock(&m->lock);
    return status;
}

CUresult cuMemAdvise(CUdeviceptr devPtr, size_t count, CUmem_advise advice, CUdevice device)
{
    return cuMemAdvise_v2(devPtr, count, advice, location_of(device));
}

/* ---- what was said ---- */

static int as_device(CUmemLocation location)
{
    return location.type == CU_MEM_LOCATION_TYPE_INVALID ? NO_DEVICE
           : location.type == CU_MEM_LOCATION_TYPE_DEVICE ? location.id : CU_DEVICE_CPU;
}

static CUresult tell_accessed(const advised *a, int32_t *data, size_t size)
{
    size_t filled = 0, room = size / sizeof *data;
    if (room == 0 || size % sizeof *data)
        return CUDA_ERROR_INVALID_VALUE;
    for (int device = 0; device < DRIVER_DEVICES && filled < room; device++)
        if (a->accessed[device])
            data[filled++] = device;
    while (filled < room)
        data[filled++] = NO_DEVICE;
    return CUDA_SUCCESS;
}

static CUresult tell(const advised *a, void *data, size_t size, CUmem_range_attribute attribute)
{
    int32_t value;
    switch (attribute) {
    case CU_MEM_RANGE_ATTRIBUTE_READ_MOSTLY:
        value = a->read_mostly;
        break;
    case CU_MEM_RANGE_ATTRIBUTE_PREFERRED_LOCATION:
        value = as_device(a->preferred);
        break;
    case CU_MEM_RANGE_ATTRIBUTE_LAST_PREFETCH_LOCATION:
        value = as_device(a->prefetched);
        break;
    case CU_MEM_RANGE_ATTRIBUTE_PREFERRED_LOCATION_TYPE:
        value = a->preferred.type;
        break;
    case CU_MEM_RANGE_ATTRIBUTE_PREFERRED_LOCATION_ID:
        value = a->preferred.id;
        break;
    case CU_MEM_RANGE_ATTRIBUTE_LAST_PREFETCH_LOCATION_TYPE:
        value = a->prefetched.type;
        break;
    case CU_MEM_RANGE_ATTRIBUTE_LAST_PREFETCH_LOCATION_ID:
        value = a->prefetched.id;
        break;
    case CU_MEM_RANGE_ATTRIBUTE_ACCESSED_BY:
        return tell_accessed(a, data, size);
    default:
        return CUDA_ERROR_INVALID_VALUE;
    }
    if (size != sizeof value)
        return CUDA_ERROR_INVALID_VALUE;
    memcpy(data, &value, sizeof value);
    return CUDA_SUCCESS;
}

CUresult cuMemRangeGetAttribute(void *data, size_t dataSize, CUmem_range_attribute attribute, CUdeviceptr devPtr,
                                size_t count)
{
    gtap_range range;
    managed_state *m = of_process();
    CUresult status = data == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        status = managed_range(devPtr, count, &range);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_lock(&m->lock);
    advised *a = find(m, range.base);
    status = a != NULL ? tell(a, data, dataSize, attribute) : CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_unlock(&m->lock);
    return status;
}

CUresult cuMemRangeGetAttributes(void **data, size_t *dataSizes, CUmem_range_attribute *attributes,
                                 size_t numAttributes, CUdeviceptr devPtr, size_t count)
{
    CUresult status = CUDA_SUCCESS;
    if (data == NULL || dataSizes == NULL || attributes == NULL || numAttributes == 0)
        return CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0; i < numAttributes && status == CUDA_SUCCESS; i++)
        status = cuMemRangeGetAttribute(data[i], dataSizes[i], attributes[i], devPtr, count);
    return status;
}
