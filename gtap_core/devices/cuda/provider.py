"""The functions of the real driver that the cuda device calls: one table for ctypes and for the tests' stand-in.

Not a wire spec: nothing of it is generated or travels. Pointers without a length (code, argument vectors) have the role
DevicePointer here: an address that goes as it is.
"""

from __future__ import annotations

from gtap_core.devices.cuda.provider_graphs import CAPTURE, GRAPHS, NODES, Roles
from gtap_core.spec import Library, Role
from gtap_core.spec.roles import DevicePointer, Handle, In, Out, Str

TYPES: dict[str, str | Role | type[Role]] = {
    "CUresult": "int",
    "CUdevice": "int",
    "CUdeviceptr": "unsigned long long",
    "CUmemHandle": "unsigned long long",
    "CUcontext": Handle(tag="void"),
    "CUstream": Handle(tag="void"),
    "CUevent": Handle(tag="void"),
    "CUlibrary": Handle(tag="void"),
    "CUmodule": Handle(tag="void"),
    "CUkernel": Handle(tag="void"),
    "CUfunction": Handle(tag="void"),
    "CUgraph": Handle(tag="void"),
    "CUgraphNode": Handle(tag="void"),
    "CUgraphExec": Handle(tag="void"),
}

_OUT, _POINTER, _ADDRESS = Out(), Out(bytes="8"), DevicePointer()

PROTOTYPES: dict[str, Roles] = {
    # the driver, devices, contexts
    "CUresult cuInit(unsigned int flags)": {},
    "CUresult cuDriverGetVersion(int *version)": {"version": _OUT},
    "CUresult cuGetErrorName(CUresult error, const char **text)": {"text": _POINTER},
    "CUresult cuDeviceGetCount(int *count)": {"count": _OUT},
    "CUresult cuDeviceGet(CUdevice *device, int ordinal)": {"device": _OUT},
    "CUresult cuDeviceGetName(char *name, int length, CUdevice device)": {"name": Out(bytes="length")},
    "CUresult cuDeviceGetUuid_v2(unsigned char *uuid, CUdevice device)": {"uuid": Out(bytes="16")},
    "CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice device)": {"bytes": _OUT},
    "CUresult cuDeviceGetPCIBusId(char *id, int length, CUdevice device)": {"id": Out(bytes="length")},
    "CUresult cuDeviceGetAttribute(int *value, int attribute, CUdevice device)": {"value": _OUT},
    "CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device)": {"context": Out(creates=True)},
    "CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device)": {},
    "CUresult cuDevicePrimaryCtxReset_v2(CUdevice device)": {},
    "CUresult cuCtxSetCurrent(CUcontext context)": {},
    "CUresult cuCtxSynchronize(void)": {},
    "CUresult cuDeviceCanAccessPeer(int *possible, CUdevice device, CUdevice peer)": {"possible": _OUT},
    "CUresult cuDeviceGetP2PAttribute(int *value, int attribute, CUdevice device, CUdevice peer)": {"value": _OUT},
    "CUresult cuCtxEnablePeerAccess(CUcontext peer, unsigned int flags)": {},
    "CUresult cuCtxDisablePeerAccess(CUcontext peer)": {},
    "CUresult cuCtxSetLimit(int limit, size_t value)": {},
    "CUresult cuCtxGetLimit(size_t *value, int limit)": {"value": _OUT},
    # memory
    "CUresult cuMemGetInfo_v2(size_t *free, size_t *total)": {"free": _OUT, "total": _OUT},
    "CUresult cuMemGetAllocationGranularity(size_t *granularity, const void *properties, int option)": {
        "granularity": _OUT,
        "properties": In(bytes="32"),
    },
    "CUresult cuMemAddressReserve(CUdeviceptr *pointer, size_t size, size_t alignment, CUdeviceptr address,"
    " unsigned long long flags)": {"pointer": _OUT},
    "CUresult cuMemAddressFree(CUdeviceptr address, size_t size)": {},
    "CUresult cuMemCreate(CUmemHandle *handle, size_t size, const void *properties, unsigned long long flags)": {
        "handle": _OUT,
        "properties": In(bytes="32"),
    },
    "CUresult cuMemRelease(CUmemHandle handle)": {},
    "CUresult cuMemMap(CUdeviceptr address, size_t size, size_t offset, CUmemHandle handle,"
    " unsigned long long flags)": {},
    "CUresult cuMemUnmap(CUdeviceptr address, size_t size)": {},
    "CUresult cuMemSetAccess(CUdeviceptr address, size_t size, const void *access, size_t count)": {
        "access": In(bytes="12 * count")
    },
    "CUresult cuMemHostAlloc(void **address, size_t bytes, unsigned int flags)": {"address": _POINTER},
    "CUresult cuMemFreeHost(void *address)": {"address": _ADDRESS},
    "CUresult cuMemHostRegister_v2(void *address, size_t bytes, unsigned int flags)": {"address": _ADDRESS},
    "CUresult cuMemHostGetDevicePointer_v2(CUdeviceptr *pointer, void *address, unsigned int flags)": {
        "pointer": _OUT,
        "address": _ADDRESS,
    },
    # copies and sets
    "CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr destination, const void *source, size_t bytes, CUstream stream)": {
        "source": _ADDRESS
    },
    "CUresult cuMemcpyDtoHAsync_v2(void *destination, CUdeviceptr source, size_t bytes, CUstream stream)": {
        "destination": _ADDRESS
    },
    "CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr destination, CUdeviceptr source, size_t bytes, CUstream stream)": {},
    "CUresult cuMemcpy3DAsync_v2(const void *copy, CUstream stream)": {"copy": _ADDRESS},
    "CUresult cuMemsetD8Async(CUdeviceptr destination, unsigned char value, size_t count, CUstream stream)": {},
    "CUresult cuMemsetD16Async(CUdeviceptr destination, unsigned short value, size_t count, CUstream stream)": {},
    "CUresult cuMemsetD32Async(CUdeviceptr destination, unsigned int value, size_t count, CUstream stream)": {},
    "CUresult cuMemsetD2D8Async(CUdeviceptr destination, size_t pitch, unsigned char value, size_t width,"
    " size_t height, CUstream stream)": {},
    "CUresult cuMemsetD2D16Async(CUdeviceptr destination, size_t pitch, unsigned short value, size_t width,"
    " size_t height, CUstream stream)": {},
    "CUresult cuMemsetD2D32Async(CUdeviceptr destination, size_t pitch, unsigned int value, size_t width,"
    " size_t height, CUstream stream)": {},
    # streams and events
    "CUresult cuStreamCreateWithPriority(CUstream *stream, unsigned int flags, int priority)": {
        "stream": Out(creates=True)
    },
    "CUresult cuStreamDestroy_v2(CUstream stream)": {},
    "CUresult cuStreamSynchronize(CUstream stream)": {},
    "CUresult cuStreamQuery(CUstream stream)": {},
    "CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags)": {},
    "CUresult cuEventCreate(CUevent *event, unsigned int flags)": {"event": Out(creates=True)},
    "CUresult cuEventDestroy_v2(CUevent event)": {},
    "CUresult cuEventRecordWithFlags(CUevent event, CUstream stream, unsigned int flags)": {},
    "CUresult cuEventQuery(CUevent event)": {},
    "CUresult cuEventSynchronize(CUevent event)": {},
    "CUresult cuEventElapsedTime(float *milliseconds, CUevent start, CUevent end)": {"milliseconds": _OUT},
    # values that hold streams
    "CUresult cuStreamWaitValue32_v2(CUstream stream, CUdeviceptr address, unsigned int value, unsigned int flags)": {},
    "CUresult cuStreamWaitValue64_v2(CUstream stream, CUdeviceptr address, unsigned long long value,"
    " unsigned int flags)": {},
    "CUresult cuStreamWriteValue32_v2(CUstream stream, CUdeviceptr address, unsigned int value,"
    " unsigned int flags)": {},
    "CUresult cuStreamWriteValue64_v2(CUstream stream, CUdeviceptr address, unsigned long long value,"
    " unsigned int flags)": {},
    # modules and kernels
    "CUresult cuLinkCreate_v2(unsigned int count, int *options, void **values, void **state)": {
        "options": In("count"),
        "values": _ADDRESS,
        "state": _POINTER,
    },
    "CUresult cuLinkAddData_v2(void *state, int kind, void *data, size_t size, const char *name, unsigned int count,"
    " int *options, void **values)": {
        "state": _ADDRESS,
        "data": _ADDRESS,
        "name": Str,
        "options": In("count", nullable=True),
        "values": _ADDRESS,
    },
    "CUresult cuLinkComplete(void *state, void **image, size_t *size)": {
        "state": _ADDRESS,
        "image": _POINTER,
        "size": _OUT,
    },
    "CUresult cuLinkDestroy(void *state)": {"state": _ADDRESS},
    "CUresult cuLibraryLoadData(CUlibrary *library, const void *code, int *jit_options, void **jit_values,"
    " unsigned int jit_count, int *options, void **values, unsigned int count)": {
        "library": Out(creates=True),
        "code": _ADDRESS,
        "jit_options": In("jit_count"),
        "jit_values": _ADDRESS,
        "options": In("count", nullable=True),
        "values": _ADDRESS,
    },
    "CUresult cuLibraryUnload(CUlibrary library)": {},
    "CUresult cuLibraryGetModule(CUmodule *module, CUlibrary library)": {"module": Out(creates=True)},
    "CUresult cuLibraryGetKernelCount(unsigned int *count, CUlibrary library)": {"count": _OUT},
    "CUresult cuLibraryEnumerateKernels(void **kernels, unsigned int count, CUlibrary library)": {
        "kernels": Out(bytes="8 * count")
    },
    "CUresult cuLibraryGetGlobal(CUdeviceptr *pointer, size_t *bytes, CUlibrary library, const char *name)": {
        "pointer": _OUT,
        "bytes": _OUT,
        "name": Str,
    },
    "CUresult cuKernelGetName(const char **name, CUkernel kernel)": {"name": _POINTER},
    "CUresult cuKernelGetParamInfo(CUkernel kernel, size_t index, size_t *offset, size_t *size)": {
        "offset": _OUT,
        "size": _OUT,
    },
    "CUresult cuKernelGetAttribute(int *value, int attribute, CUkernel kernel, CUdevice device)": {"value": _OUT},
    "CUresult cuKernelSetAttribute(int attribute, int value, CUkernel kernel, CUdevice device)": {},
    "CUresult cuLaunchKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,"
    " unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, CUstream stream,"
    " void **parameters, void **extra)": {"parameters": _ADDRESS, "extra": _ADDRESS},
    "CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y,"
    " unsigned int grid_z, unsigned int block_x, unsigned int block_y, unsigned int block_z,"
    " unsigned int shared_bytes, CUstream stream, void **parameters)": {"parameters": _ADDRESS},
    "CUresult cuLaunchKernelEx(const void *config, CUfunction function, void **parameters, void **extra)": {
        "config": In(bytes="56"),
        "parameters": _ADDRESS,
        "extra": _ADDRESS,
    },
    "CUresult cuOccupancyMaxActiveClusters(int *number, CUfunction function, const void *config)": {
        "number": _OUT,
        "config": In(bytes="56"),
    },
    "CUresult cuOccupancyMaxPotentialClusterSize(int *number, CUfunction function, const void *config)": {
        "number": _OUT,
        "config": In(bytes="56"),
    },
    "CUresult cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, CUfunction function, int block_size,"
    " size_t shared_bytes, unsigned int flags)": {"blocks": _OUT},
    "CUresult cuFuncGetModule(CUmodule *module, CUfunction function)": {"module": Out(creates=True)},
    "CUresult cuFuncGetName(const char **name, CUfunction function)": {"name": _POINTER},
    **CAPTURE,
    **GRAPHS,
    **NODES,
}


def provider_library() -> Library:
    """Return the table as a Library, one ordinal per function in the order above."""
    library = Library("driver_provider", soname="libcuda.so.1", types=TYPES)
    for ordinal, (prototype, roles) in enumerate(PROTOTYPES.items(), 1):
        library.call(ordinal, prototype, roles=roles)
    return library
