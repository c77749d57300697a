/* Tensor maps: 128 opaque bytes that the server's driver encodes from plain numbers; asked once per set of them. */
#include "driver.h"

#include <string.h>

enum { RANKS = 5, KEPT = 256, ALIGNMENT = 64, TENSOR_MAPS = 127 /* CUdevice_attribute */ };

/* No padding that is not zero: compared as bytes. */
typedef struct shape {
    gtap_session *session;
    unsigned long long address, dimensions[RANKS], strides[RANKS];
    uint32_t box[RANKS], steps[RANKS];
    int32_t numbers[6]; /* type, rank, interleave, swizzle, promotion, fill */
} shape;

typedef struct kept {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    uint32_t next;
    struct {
        shape of;
        unsigned char map[128];
    } maps[KEPT];
} kept;

static int find(kept *all, const shape *of, CUtensorMap *map)
{
    int found = 0;
    pthread_mutex_lock(&all->lock);
    for (int i = 0; i < KEPT && !found; i++) {
        found = memcmp(&all->maps[i].of, of, sizeof *of) == 0;
        if (found)
            memcpy(map, all->maps[i].map, sizeof *map);
    }
    pthread_mutex_unlock(&all->lock);
    return found;
}

static void keep(kept *all, const shape *of, const CUtensorMap *map)
{
    pthread_mutex_lock(&all->lock);
    uint32_t at = all->next++ % KEPT;
    all->maps[at].of = *of;
    memcpy(all->maps[at].map, map, sizeof *map);
    pthread_mutex_unlock(&all->lock);
}

static CUresult ask(const shape *of, CUtensorMap *map)
{
    CUtensorMap made;
    const int32_t *n = of->numbers;
    CUresult status = driver_wire_cuTensorMapEncodeTiled(
        of->session, &made, n[0], (uint32_t)n[1], of->address, of->dimensions, of->strides, of->box, of->steps, n[2],
        n[3], n[4], n[5]);
    if (status == CUDA_SUCCESS)
        *map = made;
    return status;
}

/* The device of the current context, the first one without: the manual asks for no context. */
static int device_here(void)
{
    driver_site site;
    return driver_enter(&site) == CUDA_SUCCESS ? site.context->device : 0;
}

CUresult cuTensorMapEncodeTiled(void *tensorMap, int tensorDataType, unsigned int tensorRank, CUdeviceptr globalAddress,
                                const unsigned long long *globalDim, const unsigned long long *globalStrides,
                                const unsigned int *boxDim, const unsigned int *elementStrides, int interleave,
                                int swizzle, int l2Promotion, int oobFill)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (tensorMap == NULL || (uintptr_t)tensorMap % ALIGNMENT != 0 || tensorRank < 1 || tensorRank > RANKS ||
        globalAddress == 0 || globalDim == NULL || (tensorRank > 1 && globalStrides == NULL) || boxDim == NULL ||
        elementStrides == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    int device = device_here();
    if (!driver_device_attribute(device, TENSOR_MAPS)) {
        driver_say("driver.tensor_map", CU_LOG_LEVEL_ERROR, "cuTensorMapEncodeTiled is not supported: the device has no"
                   " tensor maps");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    shape of = {.session = gtap_device_session(device), .address = globalAddress,
                .numbers = {tensorDataType, (int32_t)tensorRank, interleave, swizzle, l2Promotion, oobFill}};
    memcpy(of.dimensions, globalDim, tensorRank * sizeof *globalDim);
    if (tensorRank > 1)
        memcpy(of.strides, globalStrides, (tensorRank - 1) * sizeof *globalStrides);
    memcpy(of.box, boxDim, tensorRank * sizeof *boxDim);
    memcpy(of.steps, elementStrides, tensorRank * sizeof *elementStrides);
    kept *all = gtap_process_state("driver.tensor_maps", sizeof *all);
    if (all != NULL && find(all, &of, tensorMap))
        return CUDA_SUCCESS;
    status = ask(&of, tensorMap);
    if (status == CUDA_SUCCESS && all != NULL)
        keep(all, &of, tensorMap);
    return status;
}
