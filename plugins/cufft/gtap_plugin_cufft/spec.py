"""cuFFT's functions: plans and executions are posted, what asks for a size waits."""

from gtap_core import DevicePointer, Handle, Library, Out, Statuses, Stream

CUDA_13, CUDA_12 = "libcufft.so.12", "libcufft.so.11"

cufft = Library(
    "cufft",
    soname=(CUDA_13, CUDA_12),
    pathfinder="cufft",
    major={CUDA_13: 13, CUDA_12: 12},
    exports={CUDA_13: "exports/libcufft.so.12.txt", CUDA_12: "exports/libcufft.so.11.txt"},
    # INVALID_PLAN, INVALID_VALUE, ALLOC_FAILED, SETUP_FAILED, NOT_SUPPORTED
    statuses=Statuses(not_supported=16, not_initialized=7, invalid_handle=1, invalid_value=4, out_of_memory=2),
    types={"cufftResult": "int", "cufftType": "int", "cufftHandle": Handle(small=True), "cudaStream_t": Stream},
)

cufft.call(1, "cufftResult cufftGetVersion(int *version)", version=Out())
cufft.post(2, "cufftResult cufftPlan1d(cufftHandle *plan, int nx, cufftType type, int batch)", plan=Out(creates=True))
cufft.post(3, "cufftResult cufftDestroy(cufftHandle plan)", destroys="plan")
cufft.post(4, "cufftResult cufftSetStream(cufftHandle plan, cudaStream_t stream)")
cufft.post(
    5,
    "cufftResult cufftExecC2C(cufftHandle plan, void *idata, void *odata, int direction)",
    idata=DevicePointer,
    odata=DevicePointer,
)
