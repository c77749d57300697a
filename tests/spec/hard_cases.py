"""The twelve functions that were hardest to declare, in the notation of specs, and two plain ones."""

from __future__ import annotations

from gtap_core import (
    Callback,
    DevicePointer,
    Handle,
    HostOrDevice,
    In,
    KernelParams,
    Library,
    Out,
    Statuses,
    Stream,
    Struct,
    Tagged,
)

EVENT, COMPLETION, UPDATABLE = 6, 12, 13  # launch attributes
HANDLE, VOID_PTR, DESCRIPTOR, INT64 = 0, 2, 15, 3  # types of cudnnBackendSetAttribute here

cases = Library(
    "cases",
    soname="libcases.so.1",
    headers=("hard_cases.h",),
    statuses=Statuses(not_supported=801, not_initialized=3, invalid_handle=400, invalid_value=1, out_of_memory=2),
    tables={"SIZEOF": {HANDLE: 8, VOID_PTR: 8, INT64: 8, 4: 4, DESCRIPTOR: 8}, "SCALE": {64: 4, 70: 8, 72: 16}},
    types={
        "status": "int",
        "enum_t": "int",
        "CUdeviceptr": DevicePointer,
        "CUstream": Stream,
        "CUevent": Handle,
        "CUfunction": Handle,
        "CUgraphDeviceNode": Handle,
        "dim3": Struct("dim3", "unsigned x", "unsigned y", "unsigned z"),
        "CUlaunchAttribute": Struct(
            "int id",
            "char pad[4]",
            "unsigned long long value[8]",
            value=Tagged(
                "id",
                {
                    EVENT: Struct("CUevent event", "int flags", "int trigger"),
                    COMPLETION: Struct("CUevent event", "int flags"),
                    UPDATABLE: Struct("int updatable", "CUgraphDeviceNode node", node=Out(creates=True)),
                },
            ),
        ),
        "CUlaunchConfig": Struct(
            "unsigned gridDimX",
            "unsigned gridDimY",
            "unsigned gridDimZ",
            "unsigned blockDimX",
            "unsigned blockDimY",
            "unsigned blockDimZ",
            "unsigned sharedMemBytes",
            "CUstream hStream",
            "CUlaunchAttribute *attrs",
            "unsigned numAttrs",
            attrs=In("numAttrs"),
        ),
        "cublasHandle_t": Handle,
        "cudnnHandle_t": Handle,
        "cudnnTensorDescriptor_t": Handle,
        "cudnnBackendDescriptor_t": Handle(tag="void"),
        "cufftHandle": Handle(small=True),
        "cusparseHandle_t": Handle,
        "cusparseSpMatDescr_t": Handle,
        "cusparseConstSpMatDescr_t": Handle(of="cusparseSpMatDescr_t"),
        "cusparseDnMatDescr_t": Handle,
        "cusparseConstDnMatDescr_t": Handle(of="cusparseDnMatDescr_t"),
        "nvjpegHandle_t": Handle,
        "nvjpegJpegState_t": Handle,
        "nvjpegImage_t": Struct("unsigned char *channel[4]", "size_t pitch[4]", channel=DevicePointer),
        "nvmlDevice_t": Handle,
    },
)

# 0: a plain one
cases.call(1, "status cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)", dptr=Out())

# 1: pitched rows between memories that the call itself tells apart
ROWS = "min(height, 1) * (max(height, 1) * {0} - {0} + width)"
cases.call(
    2,
    "status cudaMemcpy2DAsync(void *dst, size_t dpitch, const void *src, size_t spitch, size_t width, size_t height,"
    " enum_t kind, CUstream stream)",
    dst=HostOrDevice(bytes=ROWS.format("dpitch"), out=True, reads=True),
    src=HostOrDevice(bytes=ROWS.format("spitch")),
    waits="wanted",
)

# 2: structs by value, a kernel's arguments
cases.post(
    3,
    "status cudaLaunchKernel(const void *func, dim3 gridDim, dim3 blockDim, void **args, size_t sharedMem,"
    " CUstream stream)",
    func=DevicePointer,
    args=KernelParams("func", "case_pack"),
)

# 3: a struct with an array of tagged unions, which hold handles, one of them to be made
cases.post(
    4,
    "status cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)",
    config=In(),
    kernelParams=KernelParams("f", "case_pack"),
    extra=KernelParams("f", "case_pack"),
)

# 4: scalars on host or device by pointer mode; a result that may stay on the device
cases.post(
    5,
    "status cublasSgemm_v2(cublasHandle_t handle, enum_t transa, enum_t transb, int m, int n, int k,"
    " const float *alpha, const float *A, int lda, const float *B, int ldb, const float *beta, float *C, int ldc)",
    alpha=HostOrDevice(mode="case_on_device"),
    beta=HostOrDevice(mode="case_on_device"),
    A=DevicePointer,
    B=DevicePointer,
    C=DevicePointer,
)
cases.call(
    6,
    "status cublasSdot_v2(cublasHandle_t handle, int n, const float *x, int incx, const float *y, int incy,"
    " float *result)",
    x=DevicePointer("n * incx"),
    y=DevicePointer("n * incy"),
    result=HostOrDevice(mode="case_on_device", out=True),
    waits="wanted",
)

# 5: arrays counted by another argument, scalars sized by a type
cases.post(
    7,
    "status cublasGemmGroupedBatchedEx(cublasHandle_t handle, const enum_t transa_array[], const enum_t transb_array[],"
    " const int m_array[], const int n_array[], const int k_array[], const void *alpha_array,"
    " const void *const Aarray[], enum_t Atype, const int lda_array[], const void *const Barray[], enum_t Btype,"
    " const int ldb_array[], const void *beta_array, void *const Carray[], enum_t Ctype, const int ldc_array[],"
    " int group_count, const int group_size[], enum_t computeType)",
    alpha_array=HostOrDevice(bytes="group_count * SCALE[computeType]", mode="case_on_device"),
    beta_array=HostOrDevice(bytes="group_count * SCALE[computeType]", mode="case_on_device"),
    Aarray=DevicePointer,
    Barray=DevicePointer,
    Carray=DevicePointer,
    **{
        name: In("group_count")
        for name in (
            "transa_array", "transb_array", "m_array", "n_array", "k_array", "lda_array", "ldb_array", "ldc_array",
            "group_size",
        )
    },
)  # fmt: skip

# 6: two arrays of one length
cases.post(
    8,
    "status cudnnSetTensorNdDescriptor(cudnnTensorDescriptor_t tensorDesc, enum_t dataType, int nbDims,"
    " const int dimA[], const int strideA[])",
    dimA=In("nbDims"),
    strideA=In("nbDims"),
)

# 7: an array whose elements another argument tells: handles, descriptors, addresses, numbers
cases.post(
    9,
    "status cudnnBackendSetAttribute(cudnnBackendDescriptor_t descriptor, enum_t attributeName, enum_t attributeType,"
    " int64_t elementCount, const void *arrayOfElements)",
    arrayOfElements=Tagged(
        "attributeType",
        {
            HANDLE: In("elementCount", of="cudnnHandle_t"),
            DESCRIPTOR: In("elementCount", of="cudnnBackendDescriptor_t"),
        },
        default=In(bytes="elementCount * SIZEOF[attributeType]"),
    ),
)

# 8: a handle that is a number; arrays that may be NULL
cases.call(
    10,
    "status cufftPlanMany(cufftHandle *plan, int rank, int *n, int *inembed, int istride, int idist, int *onembed,"
    " int ostride, int odist, enum_t type, int batch)",
    plan=Out(creates=True),
    n=In("rank"),
    inembed=In("rank", nullable=True),
    onembed=In("rank", nullable=True),
)

# 9: const twins of handle types, scalars sized by a type
cases.call(
    11,
    "status cusparseSpMM_bufferSize(cusparseHandle_t handle, enum_t opA, enum_t opB, const void *alpha,"
    " cusparseConstSpMatDescr_t matA, cusparseConstDnMatDescr_t matB, const void *beta, cusparseDnMatDescr_t matC,"
    " enum_t computeType, enum_t alg, size_t *bufferSize)",
    alpha=HostOrDevice(bytes="SCALE[computeType]", mode="case_on_device"),
    beta=HostOrDevice(bytes="SCALE[computeType]", mode="case_on_device"),
    bufferSize=Out(),
)

# 10: a struct that holds only device pointers and numbers
cases.call(
    12,
    "status nvjpegDecode(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data,"
    " size_t length, enum_t output_format, nvjpegImage_t *destination, CUstream stream)",
    data=In("length"),
    destination=In(),
)

# 11: a string that comes back
cases.call(
    13,
    "status nvmlDeviceGetName(nvmlDevice_t device, char *name, unsigned length)",
    name=Out("length"),
)

# 12: functions of the program
cases.post(
    14,
    "status cudaLaunchHostFunc(CUstream stream, void (*fn)(void *), void *userData)",
    fn=Callback(user="userData", register="case_callback"),
)
cases.post(
    15,
    "status cudaStreamAddCallback(CUstream stream, void (*callback)(CUstream stream, int status, void *userData),"
    " void *userData, unsigned int flags)",
    callback=Callback(user="userData", register="case_stream_callback"),
)
cases.post(
    16,
    "status cublasSetLoggerCallback(void (*userCallback)(const char *msg))",
    userCallback=Callback(),
)

# extra: bytes that arrive later
cases.defer(17, "status cuMemcpyDtoH_v2(void *dstHost, CUdeviceptr srcDevice, size_t n)", dstHost=Out(bytes="n"))
