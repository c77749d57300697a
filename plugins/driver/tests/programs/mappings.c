/* Virtual memory management: reservations, mappings in any order, aliases, access, and what is refused. */
#include "check.h"

/* What is refused has no prototype: it answers whatever it is given. */
GTAP_EXPORT CUresult cuMemExportToShareableHandle(void *shareableHandle, CUmemGenericAllocationHandle handle,
                     CUmemAllocationHandleType handleType, unsigned long long flags);
GTAP_EXPORT CUresult cuMemImportFromShareableHandle(CUmemGenericAllocationHandle *handle, void *osHandle,
                     CUmemAllocationHandleType shHandleType);

#define PAGE ((size_t)2 << 20)

static unsigned char got[2 << 20];

static const CUmemAllocationProp ON_DEVICE = {.type = CU_MEM_ALLOCATION_TYPE_PINNED,
                                              .location = {CU_MEM_LOCATION_TYPE_DEVICE, 0}};
static const CUmemAccessDesc OPEN = {{CU_MEM_LOCATION_TYPE_DEVICE, 0}, CU_MEM_ACCESS_FLAGS_PROT_READWRITE};
static const CUmemAccessDesc CLOSED = {{CU_MEM_LOCATION_TYPE_DEVICE, 0}, CU_MEM_ACCESS_FLAGS_PROT_NONE};

static void refusals(CUdeviceptr base, CUmemGenericAllocationHandle handle)
{
    CUmemGenericAllocationHandle other;
    CUmemAllocationProp fabric = ON_DEVICE, host = ON_DEVICE;
    int file;
    fabric.requestedHandleTypes = CU_MEM_HANDLE_TYPE_FABRIC;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemCreate(&other, PAGE + 1, &ON_DEVICE, 0));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemCreate(&other, PAGE, &fabric, 0));
    host.location = (CUmemLocation){CU_MEM_LOCATION_TYPE_HOST, 0};
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemCreate(&other, PAGE, &host, 0));
    host.location = (CUmemLocation){CU_MEM_LOCATION_TYPE_HOST_NUMA, 0};
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemCreate(&other, PAGE, &host, 0));
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemCreate(&other, (size_t)1 << 45, &ON_DEVICE, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemMap(base - PAGE, PAGE, 0, handle, 0));      /* outside the reservation */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemMap(base, 2 * PAGE, PAGE, handle, 0));      /* more than there is */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemMap(base, PAGE, 0, 0x1234, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemUnmap(base, PAGE));                         /* nothing there */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemSetAccess(base, PAGE, &OPEN, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAddressFree(base, PAGE));                   /* not as it was reserved */
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemExportToShareableHandle(&file, handle, 1, 0));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemImportFromShareableHandle(&other, &file, 1));
}

/* Two mappings side by side are one memory to copies; two of one physical memory are the same bytes. */
static void mappings(CUdeviceptr base, CUmemGenericAllocationHandle handle, CUmemGenericAllocationHandle second)
{
    unsigned long long flags = 9;
    CUdeviceptr start;
    size_t size;
    OK(cuMemMap(base, PAGE, 0, handle, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemMap(base, PAGE, 0, second, 0)); /* taken */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD8_v2(base, 1, PAGE));       /* no access yet */
    OK(cuMemMap(base + PAGE, PAGE, 0, second, 0));
    OK(cuMemSetAccess(base, 2 * PAGE, &OPEN, 1));
    OK(cuMemGetAccess(&flags, &OPEN.location, base + PAGE + 5));
    HOLDS(flags == CU_MEM_ACCESS_FLAGS_PROT_READWRITE);
    OK(cuMemsetD8_v2(base, 0x11, 2 * PAGE));
    OK(cuMemsetD8_v2(base + PAGE - 8, 0x22, 16)); /* over the seam */
    OK(cuMemcpyDtoH_v2(got, base + PAGE / 2, PAGE));
    HOLDS(got[0] == 0x11 && got[PAGE / 2 - 9] == 0x11 && got[PAGE / 2 - 8] == 0x22 && got[PAGE / 2 + 7] == 0x22);
    HOLDS(got[PAGE / 2 + 8] == 0x11 && got[PAGE - 1] == 0x11);
    OK(cuMemGetAddressRange_v2(&start, &size, base + PAGE + 100));
    HOLDS(start == base + PAGE && size == PAGE);
    OK(cuMemMap(base + 2 * PAGE, PAGE, 0, handle, 0)); /* an alias of the first */
    OK(cuMemSetAccess(base + 2 * PAGE, PAGE, &OPEN, 1));
    OK(cuMemsetD32_v2(base + 2 * PAGE, 0x33333333, 4));
    OK(cuMemcpyDtoH_v2(got, base, 32));
    HOLDS(got[0] == 0x33 && got[15] == 0x33 && got[16] == 0x11);
    OK(cuMemSetAccess(base + 2 * PAGE, PAGE, &CLOSED, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(got, base + 2 * PAGE, 1));
    OK(cuMemUnmap(base + 2 * PAGE, PAGE));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(got, base + 2 * PAGE, 1));
}

/* Unmapped and mapped elsewhere, memory keeps its bytes; released, it stays until it is unmapped. */
static void moves(CUdeviceptr base, CUmemGenericAllocationHandle handle)
{
    CUmemGenericAllocationHandle again = 0;
    CUmemAllocationProp properties;
    OK(cuMemUnmap(base, 2 * PAGE));
    OK(cuMemMap(base + 3 * PAGE, PAGE, 0, handle, 0));
    OK(cuMemSetAccess(base + 3 * PAGE, PAGE, &OPEN, 1));
    OK(cuMemRelease(handle));
    OK(cuMemcpyDtoH_v2(got, base + 3 * PAGE, 32));
    HOLDS(got[0] == 0x33 && got[16] == 0x11);
    OK(cuMemRetainAllocationHandle(&again, (void *)(uintptr_t)(base + 3 * PAGE + 7)));
    HOLDS(again == handle);
    OK(cuMemGetAllocationPropertiesFromHandle(&properties, again));
    HOLDS(properties.type == ON_DEVICE.type && properties.location.type == CU_MEM_LOCATION_TYPE_DEVICE);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAddressFree(base, 4 * PAGE)); /* something is mapped there */
    OK(cuMemUnmap(base + 3 * PAGE, PAGE));
    OK(cuMemRelease(again));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemRelease(again));
}

int main(void)
{
    CUdeviceptr base, other;
    CUmemGenericAllocationHandle handle, second;
    size_t granularity;
    start();
    OK(cuMemGetAllocationGranularity(&granularity, &ON_DEVICE, CU_MEM_ALLOC_GRANULARITY_MINIMUM));
    HOLDS(granularity == PAGE);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAddressReserve(&base, PAGE + 1, 0, 0, 0));
    OK(cuMemAddressReserve(&base, 4 * PAGE, 0, 0, 0));
    OK(cuMemAddressReserve(&other, (size_t)1 << 40, (size_t)64 << 20, 0, 0));
    HOLDS(base % PAGE == 0 && other % ((size_t)64 << 20) == 0);
    OK(cuMemCreate(&handle, PAGE, &ON_DEVICE, 0));
    OK(cuMemCreate(&second, PAGE, &ON_DEVICE, 0));
    refusals(base, handle);
    mappings(base, handle, second);
    moves(base, handle);
    OK(cuMemRelease(second));
    OK(cuMemAddressFree(base, 4 * PAGE));
    OK(cuMemAddressFree(other, (size_t)1 << 40));
    OK(cuCtxSynchronize());
    return ended();
}
