/* Virtual memory management: addresses are reserved here, physical memory is the server's, mappings are posted.
 *
 * A mapping is memory to everything else from the moment the program gives its device access to it. Physical memory is
 * given back once the program has released it and mapped it nowhere. */
#include "driver.h"

#include <stdlib.h>
#include <string.h>

#define PAGE ((size_t)2 << 20)

typedef struct physical {
    gtapPhysical handle;
    gtap_session *session;
    uint32_t ordinal;
    CUmemAllocationProp properties;
    size_t size;
    unsigned references, mappings; /* references: the program's */
} physical;

typedef struct reservation {
    struct reservation *next;
    uint64_t address, size;
    gtap_session *session;
    void *owner;
} reservation;

typedef struct mapping {
    uint64_t address, size;
    physical *of;
    unsigned char access[DRIVER_DEVICES];
} mapping;

typedef struct virtual_memory {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    reservation *reservations;
    mapping *mappings; /* by address */
    size_t count, capacity;
} virtual_memory;

static virtual_memory *of_process(void)
{
    return gtap_process_state("driver mappings", sizeof(virtual_memory));
}

static int in_pages(uint64_t number)
{
    return number % PAGE == 0;
}

/* ---- the tables: with the lock held ---- */

/* The position of the first mapping that ends behind the address. */
static size_t find(const virtual_memory *v, uint64_t address)
{
    size_t low = 0, high = v->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (v->mappings[middle].address + v->mappings[middle].size <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How many whole mappings, from `first` on, make up exactly this range; 0 if they do not. */
static size_t covering(const virtual_memory *v, uint64_t address, uint64_t size, size_t *first)
{
    size_t at = *first = find(v, address);
    uint64_t end = address + size;
    for (; at < v->count && address < end && v->mappings[at].address == address; at++)
        address += v->mappings[at].size;
    return address == end ? at - *first : 0;
}

static reservation *reserved(const virtual_memory *v, uint64_t address, uint64_t size)
{
    for (reservation *r = v->reservations; r; r = r->next)
        if (address >= r->address && size <= r->size && address - r->address <= r->size - size)
            return r;
    return NULL;
}

static int insert(virtual_memory *v, const mapping *made)
{
    if (v->count == v->capacity) {
        size_t capacity = v->capacity ? v->capacity * 2 : 64;
        mapping *grown = realloc(v->mappings, capacity * sizeof *grown);
        if (grown == NULL)
            return -1;
        v->mappings = grown;
        v->capacity = capacity;
    }
    size_t at = find(v, made->address);
    memmove(&v->mappings[at + 1], &v->mappings[at], (v->count++ - at) * sizeof *made);
    v->mappings[at] = *made;
    return 0;
}

/* ---- addresses ---- */

CUresult cuMemAddressReserve(CUdeviceptr *ptr, size_t size, size_t alignment, CUdeviceptr addr,
                             unsigned long long flags)
{
    driver_site site;
    virtual_memory *v = of_process();
    (void)addr; /* a hint: the slot says where */
    if (ptr == NULL || size == 0 || !in_pages(size) || flags != 0 || (alignment & (alignment - 1)) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    reservation *made = malloc(sizeof *made);
    uint64_t address = 0;
    void *owner = made ? gtap_reserve(site.session, size, alignment < PAGE ? PAGE : alignment, &address) : NULL;
    if (owner == NULL) {
        free(made);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    pthread_mutex_lock(&v->lock);
    *made = (reservation){v->reservations, address, size, site.session, owner};
    v->reservations = made;
    pthread_mutex_unlock(&v->lock);
    *ptr = address;
    return CUDA_SUCCESS;
}

/* Only as it was reserved, and with nothing mapped in it. */
CUresult cuMemAddressFree(CUdeviceptr ptr, size_t size)
{
    virtual_memory *v = of_process();
    reservation *gone = NULL, **at;
    pthread_mutex_lock(&v->lock);
    for (at = &v->reservations; *at && ((*at)->address != ptr || (*at)->size != size);)
        at = &(*at)->next;
    size_t inside = find(v, ptr);
    if (*at && (inside == v->count || v->mappings[inside].address >= ptr + size)) {
        gone = *at;
        *at = gone->next;
    }
    pthread_mutex_unlock(&v->lock);
    if (gone == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    gtap_unreserve(gone->session, gone->owner);
    free(gone);
    return CUDA_SUCCESS;
}

/* ---- physical memory ---- */

static CUresult check_properties(const CUmemAllocationProp *prop)
{
    if (prop == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (prop->type == CU_MEM_ALLOCATION_TYPE_PINNED && prop->location.type != CU_MEM_LOCATION_TYPE_DEVICE &&
        prop->location.type != CU_MEM_LOCATION_TYPE_INVALID) {
        gtap_say_once("host allocations", "cuMemCreate of host memory is not supported: mappings are of device memory");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    if (prop->requestedHandleTypes & CU_MEM_HANDLE_TYPE_FABRIC) /* programs ask for less then */
        return CUDA_ERROR_NOT_SUPPORTED;
    if (prop->type != CU_MEM_ALLOCATION_TYPE_PINNED || prop->location.type != CU_MEM_LOCATION_TYPE_DEVICE)
        return CUDA_ERROR_INVALID_VALUE;
    return prop->location.id >= 0 && prop->location.id < atomic_load(&driver_of_process()->devices)
               ? CUDA_SUCCESS
               : CUDA_ERROR_INVALID_DEVICE;
}

CUresult cuMemGetAllocationGranularity(size_t *granularity, const CUmemAllocationProp *prop,
                                       CUmemAllocationGranularity_flags option)
{
    if (granularity == NULL || option < CU_MEM_ALLOC_GRANULARITY_MINIMUM ||
        option > CU_MEM_ALLOC_GRANULARITY_RECOMMENDED)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = check_properties(prop);
    if (status == CUDA_SUCCESS)
        *granularity = PAGE;
    return status;
}

static physical **payload(CUmemGenericAllocationHandle handle)
{
    return gtap_shadow_payload((const void *)(uintptr_t)handle, DRIVER_KIND_gtapPhysical);
}

CUresult cuMemCreate(CUmemGenericAllocationHandle *handle, size_t size, const CUmemAllocationProp *prop,
                     unsigned long long flags)
{
    if (handle == NULL || size == 0 || !in_pages(size) || flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = check_properties(prop);
    if (status != CUDA_SUCCESS)
        return status;
    gtap_session *session = gtap_device_session(prop->location.id);
    uint32_t ordinal = gtap_device_ordinal(prop->location.id);
    physical *made = calloc(1, sizeof *made);
    if (session == NULL || made == NULL) {
        free(made);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *made = (physical){.session = session, .ordinal = ordinal, .properties = *prop, .size = size, .references = 1};
    driver_trip trip = driver_go(session, ordinal + 1);
    status = driver_wire_gtapPhysicalCreate(session, &made->handle, size);
    driver_back(trip);
    if (status != CUDA_SUCCESS) {
        free(made);
        return status;
    }
    *handle = (CUmemGenericAllocationHandle)(uintptr_t)made->handle;
    *payload(*handle) = made;
    return CUDA_SUCCESS;
}

/* Give it back once nobody holds it. Called without the lock. */
static CUresult give_back(physical *p)
{
    physical **slot = payload((CUmemGenericAllocationHandle)(uintptr_t)p->handle);
    if (slot != NULL)
        *slot = NULL; /* where the link is lost the handle stays */
    driver_trip trip = driver_go(p->session, p->ordinal + 1);
    CUresult status = driver_wire_gtapPhysicalRelease(p->session, p->handle);
    driver_back(trip);
    free(p);
    return status;
}

static physical *live(CUmemGenericAllocationHandle handle)
{
    physical **slot = payload(handle);
    return slot != NULL && *slot != NULL && (*slot)->references != 0 ? *slot : NULL;
}

CUresult cuMemRelease(CUmemGenericAllocationHandle handle)
{
    virtual_memory *v = of_process();
    pthread_mutex_lock(&v->lock);
    physical *p = live(handle);
    int last = p != NULL && --p->references == 0 && p->mappings == 0;
    pthread_mutex_unlock(&v->lock);
    if (p == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    return last ? give_back(p) : CUDA_SUCCESS;
}

CUresult cuMemRetainAllocationHandle(CUmemGenericAllocationHandle *handle, void *addr)
{
    virtual_memory *v = of_process();
    uint64_t address = (uint64_t)(uintptr_t)addr;
    if (handle == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&v->lock);
    size_t at = find(v, address);
    int found = at < v->count && v->mappings[at].address <= address;
    if (found) {
        v->mappings[at].of->references++;
        *handle = (CUmemGenericAllocationHandle)(uintptr_t)v->mappings[at].of->handle;
    }
    pthread_mutex_unlock(&v->lock);
    return found ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

CUresult cuMemGetAllocationPropertiesFromHandle(CUmemAllocationProp *prop, CUmemGenericAllocationHandle handle)
{
    virtual_memory *v = of_process();
    pthread_mutex_lock(&v->lock);
    physical *p = live(handle);
    if (p != NULL && prop != NULL)
        *prop = p->properties;
    pthread_mutex_unlock(&v->lock);
    return p != NULL && prop != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

/* ---- mappings ---- */

/* Enter a mapping; the physical memory, or NULL when it may not be. */
static physical *enter(virtual_memory *v, CUdeviceptr ptr, size_t size, size_t offset,
                       CUmemGenericAllocationHandle handle)
{
    physical *p = live(handle);
    reservation *r = reserved(v, ptr, size);
    size_t at = find(v, ptr);
    if (p == NULL || r == NULL || r->session != p->session || offset > p->size || size > p->size - offset)
        return NULL;
    if (at < v->count && v->mappings[at].address < ptr + size)
        return NULL;
    mapping made = {.address = ptr, .size = size, .of = p};
    if (insert(v, &made) != 0)
        return NULL;
    p->mappings++;
    return p;
}

/* Posted under the lock, so that no other thread's command for these addresses comes between. */
CUresult cuMemMap(CUdeviceptr ptr, size_t size, size_t offset, CUmemGenericAllocationHandle handle,
                  unsigned long long flags)
{
    virtual_memory *v = of_process();
    CUresult status = CUDA_ERROR_INVALID_VALUE;
    if (size == 0 || !in_pages(size) || !in_pages(offset) || !in_pages(ptr) || flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&v->lock);
    physical *p = enter(v, ptr, size, offset, handle);
    if (p != NULL) {
        driver_trip trip = driver_go(p->session, p->ordinal + 1);
        status = driver_wire_gtapPhysicalMap(p->session, p->handle, ptr, size, offset);
        driver_back(trip);
    }
    pthread_mutex_unlock(&v->lock);
    return status;
}

/* With the lock held; gives the physical memory back that nobody else holds. */
static CUresult unmap(mapping *m)
{
    physical *p = m->of;
    gtap_range_remove(m->address);
    driver_trip trip = driver_go(p->session, p->ordinal + 1);
    CUresult status = driver_wire_gtapPhysicalUnmap(p->session, m->address, m->size);
    driver_back(trip);
    if (--p->mappings == 0 && p->references == 0)
        give_back(p);
    return status;
}

CUresult cuMemUnmap(CUdeviceptr ptr, size_t size)
{
    virtual_memory *v = of_process();
    CUresult status = CUDA_SUCCESS;
    size_t first;
    if (size == 0)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&v->lock);
    size_t count = covering(v, ptr, size, &first);
    for (size_t i = first; i < first + count && status == CUDA_SUCCESS; i++)
        status = unmap(&v->mappings[i]);
    if (count != 0)
        memmove(&v->mappings[first], &v->mappings[first + count], (v->count - first - count) * sizeof *v->mappings);
    v->count -= count;
    pthread_mutex_unlock(&v->lock);
    return count != 0 ? status : CUDA_ERROR_INVALID_VALUE;
}

static CUresult check_access(const mapping *m, const CUmemAccessDesc *desc)
{
    int device = desc->location.id, flags = desc->flags;
    if (desc->location.type != CU_MEM_LOCATION_TYPE_DEVICE || (flags != CU_MEM_ACCESS_FLAGS_PROT_NONE &&
        flags != CU_MEM_ACCESS_FLAGS_PROT_READ && flags != CU_MEM_ACCESS_FLAGS_PROT_READWRITE))
        return CUDA_ERROR_INVALID_VALUE;
    if (device < 0 || device >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    return gtap_device_session(device) == m->of->session ? CUDA_SUCCESS : CUDA_ERROR_PEER_ACCESS_UNSUPPORTED;
}

static CUresult set_access(mapping *m, const CUmemAccessDesc *desc)
{
    int owner = m->of->properties.location.id, had = m->access[owner];
    gtap_range range = {.base = m->address, .size = m->size, .session = m->of->session, .ordinal = m->of->ordinal,
                        .kind = GTAP_MAPPED_RANGE};
    m->access[desc->location.id] = (unsigned char)desc->flags;
    if (!had && m->access[owner])
        return gtap_range_add(&range) == 0 ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
    if (had && !m->access[owner])
        gtap_range_remove(m->address);
    return CUDA_SUCCESS;
}

CUresult cuMemSetAccess(CUdeviceptr ptr, size_t size, const CUmemAccessDesc *desc, size_t count)
{
    virtual_memory *v = of_process();
    CUresult status = CUDA_SUCCESS;
    size_t first;
    if (size == 0 || desc == NULL || count == 0)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&v->lock);
    size_t mappings = covering(v, ptr, size, &first);
    if (mappings == 0)
        status = CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0; i < mappings * count && status == CUDA_SUCCESS; i++)
        status = check_access(&v->mappings[first + i / count], &desc[i % count]);
    for (size_t i = 0; i < mappings * count && status == CUDA_SUCCESS; i++)
        status = set_access(&v->mappings[first + i / count], &desc[i % count]);
    pthread_mutex_unlock(&v->lock);
    return status;
}

CUresult cuMemGetAccess(unsigned long long *flags, const CUmemLocation *location, CUdeviceptr ptr)
{
    virtual_memory *v = of_process();
    if (flags == NULL || location == NULL || location->type != CU_MEM_LOCATION_TYPE_DEVICE)
        return CUDA_ERROR_INVALID_VALUE;
    if (location->id < 0 || location->id >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    pthread_mutex_lock(&v->lock);
    size_t at = find(v, ptr);
    int found = at < v->count && v->mappings[at].address <= ptr;
    if (found)
        *flags = v->mappings[at].access[location->id];
    pthread_mutex_unlock(&v->lock);
    return found ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}
