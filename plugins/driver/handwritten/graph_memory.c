/* Memory that graphs allocate: placed by the client, theirs until graph and executables are gone; and its counts. */
#include "capture.h"

typedef struct memory_books {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    list shown;           /* graph_memory that the program has the address of */
    uint64_t used[DRIVER_DEVICES], high[DRIVER_DEVICES];
} memory_books;

static memory_books *books(void)
{
    static _Atomic(memory_books *) kept; /* the shim's block, which never moves: no state of this copy's own */
    memory_books *b = atomic_load_explicit(&kept, memory_order_acquire);
    if (b == NULL) {
        b = gtap_process_state("driver.graph_memory", sizeof *b);
        atomic_store_explicit(&kept, b, memory_order_release);
    }
    return b;
}

static unsigned device_of(const graph_memory *memory)
{
    gtap_range range;
    unsigned found = 0;
    if (gtap_range_of(memory->address, &range) != 0)
        return 0;
    for (unsigned device = 0; device < DRIVER_DEVICES; device++)
        if (gtap_device_session((int)device) == range.session && gtap_device_ordinal((int)device) == range.ordinal)
            return device;
    return found;
}

int graph_memory_enter(graph *g, graph_memory *memory)
{
    memory_books *b = books();
    if (b == NULL || list_add(&g->memory, memory) != 0)
        return -1;
    atomic_fetch_add(&memory->refs, 1);
    unsigned device = device_of(memory);
    pthread_mutex_lock(&b->lock);
    int failed = list_add(&b->shown, memory);
    b->used[device] += failed ? 0 : memory->size;
    if (b->used[device] > b->high[device])
        b->high[device] = b->used[device];
    memory->shown = !failed;
    pthread_mutex_unlock(&b->lock);
    return failed;
}

void graph_memory_leave(const graph_memory *memory)
{
    memory_books *b = memory->shown ? books() : NULL;
    if (b == NULL)
        return;
    unsigned device = device_of(memory);
    pthread_mutex_lock(&b->lock);
    list_remove(&b->shown, memory);
    b->used[device] -= memory->size;
    pthread_mutex_unlock(&b->lock);
}

int driver_graph_owns(CUdeviceptr address)
{
    memory_books *b = books();
    int found = 0;
    if (b == NULL)
        return 0;
    pthread_mutex_lock(&b->lock);
    for (unsigned i = 0; i < b->shown.count && !found; i++)
        found = ((graph_memory *)b->shown.items[i])->address == address;
    pthread_mutex_unlock(&b->lock);
    return found;
}

CUresult driver_capture_alloc(driver_capture *capture, size_t size, CUdeviceptr *address)
{
    graph *g = capture->graph;
    graph_memory *memory = size == 0 ? NULL : memory_new(g->session, g->ordinal, size);
    if (memory == NULL)
        return size == 0 ? CUDA_ERROR_INVALID_VALUE : CUDA_ERROR_OUT_OF_MEMORY;
    *address = memory->address;
    int failed = graph_memory_enter(g, memory);
    memory_release(memory); /* the graph has it now */
    return failed ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

/* ---- counts ---- */

static CUresult device_books(CUdevice device, const void *value, memory_books **b)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (value == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    if (device < 0 || device >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    *b = books();
    return *b == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

/* What is used is what is reserved: nothing is kept behind. */
CUresult cuDeviceGetGraphMemAttribute(CUdevice device, CUgraphMem_attribute attr, void *value)
{
    memory_books *b;
    CUresult status = device_books(device, value, &b);
    if (status != CUDA_SUCCESS)
        return status;
    if (attr < CU_GRAPH_MEM_ATTR_USED_MEM_CURRENT || attr > CU_GRAPH_MEM_ATTR_RESERVED_MEM_HIGH)
        return CUDA_ERROR_INVALID_VALUE;
    int high = attr == CU_GRAPH_MEM_ATTR_USED_MEM_HIGH || attr == CU_GRAPH_MEM_ATTR_RESERVED_MEM_HIGH;
    pthread_mutex_lock(&b->lock);
    *(cuuint64_t *)value = high ? b->high[device] : b->used[device];
    pthread_mutex_unlock(&b->lock);
    return CUDA_SUCCESS;
}

/* The high marks may be set back, by 0. */
CUresult cuDeviceSetGraphMemAttribute(CUdevice device, CUgraphMem_attribute attr, void *value)
{
    memory_books *b;
    CUresult status = device_books(device, value, &b);
    if (status != CUDA_SUCCESS)
        return status;
    int high = attr == CU_GRAPH_MEM_ATTR_USED_MEM_HIGH || attr == CU_GRAPH_MEM_ATTR_RESERVED_MEM_HIGH;
    if (!high || *(const cuuint64_t *)value != 0)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&b->lock);
    b->high[device] = b->used[device];
    pthread_mutex_unlock(&b->lock);
    return CUDA_SUCCESS;
}

CUresult cuDeviceGraphMemTrim(CUdevice device)
{
    memory_books *b;
    return device_books(device, &device, &b);
}
