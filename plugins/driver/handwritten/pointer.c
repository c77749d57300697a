/* What an address is: answered from the shim's range table. */
#include "driver.h"

#include <string.h>

static int is_host(const gtap_range *range)
{
    return range->kind == GTAP_HOST_RANGE || range->kind == GTAP_REGISTERED_RANGE;
}

static CUcontext primary_of(const gtap_range *range, int *device)
{
    driver_process *process = driver_of_process();
    for (*device = 0; *device < atomic_load(&process->devices); ++*device)
        if (gtap_device_session(*device) == range->session && gtap_device_ordinal(*device) == range->ordinal)
            return process->device[*device].primary;
    *device = 0;
    return NULL;
}

/* The bytes of an attribute's value; 0 for one that does not exist. */
static size_t size_of(CUpointer_attribute attribute)
{
    switch (attribute) {
    case CU_POINTER_ATTRIBUTE_CONTEXT:
    case CU_POINTER_ATTRIBUTE_DEVICE_POINTER:
    case CU_POINTER_ATTRIBUTE_HOST_POINTER:
    case CU_POINTER_ATTRIBUTE_BUFFER_ID:
    case CU_POINTER_ATTRIBUTE_RANGE_START_ADDR:
    case CU_POINTER_ATTRIBUTE_RANGE_SIZE:
    case CU_POINTER_ATTRIBUTE_ALLOWED_HANDLE_TYPES:
    case CU_POINTER_ATTRIBUTE_MEMPOOL_HANDLE:
    case CU_POINTER_ATTRIBUTE_MAPPING_SIZE:
    case CU_POINTER_ATTRIBUTE_MAPPING_BASE_ADDR:
    case CU_POINTER_ATTRIBUTE_MEMORY_BLOCK_ID:
        return 8;
    case CU_POINTER_ATTRIBUTE_P2P_TOKENS:
        return 16;
    case CU_POINTER_ATTRIBUTE_MEMORY_TYPE:
    case CU_POINTER_ATTRIBUTE_SYNC_MEMOPS:
    case CU_POINTER_ATTRIBUTE_IS_MANAGED:
    case CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL:
    case CU_POINTER_ATTRIBUTE_IS_LEGACY_CUDA_IPC_CAPABLE:
    case CU_POINTER_ATTRIBUTE_MAPPED:
    case CU_POINTER_ATTRIBUTE_IS_GPU_DIRECT_RDMA_CAPABLE:
    case CU_POINTER_ATTRIBUTE_ACCESS_FLAGS:
        return 4;
    default:
        return 0;
    }
}

static CUresult number_of(const gtap_range *range, CUpointer_attribute attribute, CUdeviceptr pointer, uint64_t *value)
{
    int device;
    *value = 0;
    switch (attribute) {
    case CU_POINTER_ATTRIBUTE_CONTEXT:
        *value = (uint64_t)(uintptr_t)primary_of(range, &device);
        return *value != 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
    case CU_POINTER_ATTRIBUTE_MEMORY_TYPE:
        *value = is_host(range) ? CU_MEMORYTYPE_HOST : CU_MEMORYTYPE_DEVICE;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_DEVICE_POINTER: /* a kernel that is given page-locked memory has it mapped */
        *value = pointer;
        return range->kind == GTAP_REGISTERED_RANGE ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_HOST_POINTER:
        *value = pointer;
        return is_host(range) || range->kind == GTAP_MANAGED_RANGE ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
    case CU_POINTER_ATTRIBUTE_IS_MANAGED:
        *value = range->kind == GTAP_MANAGED_RANGE;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_BUFFER_ID:
    case CU_POINTER_ATTRIBUTE_MEMORY_BLOCK_ID:
        *value = range->id;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL:
        primary_of(range, &device);
        *value = (uint64_t)device;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_RANGE_START_ADDR:
    case CU_POINTER_ATTRIBUTE_MAPPING_BASE_ADDR:
        *value = range->base;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_RANGE_SIZE:
    case CU_POINTER_ATTRIBUTE_MAPPING_SIZE:
        *value = range->size;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_MAPPED:
        *value = range->kind != GTAP_REGISTERED_RANGE;
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_ACCESS_FLAGS:
        *value = 3; /* read and write */
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_MEMPOOL_HANDLE:
        *value = (uint64_t)(uintptr_t)driver_pool_of(range);
        return CUDA_SUCCESS;
    case CU_POINTER_ATTRIBUTE_P2P_TOKENS:
        return CUDA_ERROR_NOT_SUPPORTED;
    default:
        return CUDA_SUCCESS; /* IPC, RDMA, shareable handles: none */
    }
}

CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)
{
    gtap_range range;
    uint64_t value;
    size_t size = size_of(attribute);
    if (data == NULL || size == 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (gtap_range_of(ptr, &range) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    status = number_of(&range, attribute, ptr, &value);
    if (status == CUDA_SUCCESS)
        memcpy(data, &value, size); /* little-endian: the low bytes of smaller values come first */
    return status;
}

/* Never fails for an unknown address: each attribute then has its null value. */
CUresult cuPointerGetAttributes(unsigned int numAttributes, CUpointer_attribute *attributes, void **data,
                                CUdeviceptr ptr)
{
    gtap_range range;
    if (attributes == NULL || data == NULL || numAttributes == 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    int known = gtap_range_of(ptr, &range) == 0;
    for (unsigned i = 0; i < numAttributes; i++) {
        size_t size = size_of(attributes[i]);
        uint64_t value[2] = {0, 0};
        if (size == 0 || data[i] == NULL)
            return CUDA_ERROR_INVALID_VALUE;
        if (known && number_of(&range, attributes[i], ptr, &value[0]) != CUDA_SUCCESS)
            value[0] = 0;
        if (!known && attributes[i] == CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL)
            value[0] = (uint64_t)-2; /* what the driver answers for memory it does not know */
        memcpy(data[i], value, size);
    }
    return CUDA_SUCCESS;
}

/* Every copy that blocks is ordered after it by the server's fence: SYNC_MEMOPS holds already. */
CUresult cuPointerSetAttribute(const void *value, CUpointer_attribute attribute, CUdeviceptr ptr)
{
    gtap_range range;
    if (value == NULL || attribute != CU_POINTER_ATTRIBUTE_SYNC_MEMOPS)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (gtap_range_of(ptr, &range) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    return range.kind == GTAP_MAPPED_RANGE ? CUDA_ERROR_NOT_SUPPORTED : CUDA_SUCCESS;
}
