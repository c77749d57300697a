"""Handles and their state: set by posts, read back from the client's own copy (handwritten/blas_handle.c)."""

from gtap_core import DevicePointer, Out
from gtap_plugin_cublas.families import Chapter
from gtap_plugin_cublas.library import CUDA_13, cublas

_chapter = Chapter(1)

cublas.post(_chapter.number(), "cublasStatus_t cublasCreate_v2(cublasHandle_t *handle)", handle=Out(creates=True))
cublas.post(_chapter.number(), "cublasStatus_t cublasDestroy_v2(cublasHandle_t handle)", destroys="handle")
# The version, in three parts; asked once.
cublas.custom(_chapter.number(), "cublasStatus_t cublasGetProperty(libraryPropertyType type, int *value)", value=Out())
cublas.custom(
    _chapter.number(), "cublasStatus_t cublasSetStream_v2(cublasHandle_t handle, cudaStream_t streamId)", kind="post"
)
cublas.post(
    _chapter.number(),
    "cublasStatus_t cublasSetWorkspace_v2(cublasHandle_t handle, void *workspace, size_t workspaceSizeInBytes)",
    workspace=DevicePointer,
)
for _setter in (
    "cublasSetPointerMode_v2(cublasHandle_t handle, cublasPointerMode_t mode)",
    "cublasSetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t mode)",
    "cublasSetMathMode(cublasHandle_t handle, cublasMath_t mode)",
    "cublasSetSmCountTarget(cublasHandle_t handle, int smCountTarget)",
    "cublasSetEmulationStrategy(cublasHandle_t handle, cublasEmulationStrategy_t emulationStrategy)",
):
    cublas.custom(_chapter.number(), f"cublasStatus_t {_setter}", kind="post")
for _setter in (
    "cublasSetEmulationSpecialValuesSupport(cublasHandle_t handle, cudaEmulationSpecialValuesSupport mask)",
    "cublasSetFixedPointEmulationMantissaControl(cublasHandle_t handle, cudaEmulationMantissaControl mantissaControl)",
    "cublasSetFixedPointEmulationMaxMantissaBitCount(cublasHandle_t handle, int maxMantissaBitCount)",
    "cublasSetFixedPointEmulationMantissaBitOffset(cublasHandle_t handle, int mantissaBitOffset)",
):
    cublas.custom(_chapter.number(), f"cublasStatus_t {_setter}", kind="post", only=(CUDA_13,))
cublas.custom(
    _chapter.number(),
    "cublasStatus_t cublasSetFixedPointEmulationMantissaBitCountPointer(cublasHandle_t handle, int *mantissaBitCount)",
    kind="post",
    only=(CUDA_13,),
    mantissaBitCount=DevicePointer,
)

for _getter in (
    "cublasGetVersion_v2(cublasHandle_t handle, int *version)",
    "cublasGetStream_v2(cublasHandle_t handle, cudaStream_t *streamId)",
    "cublasGetPointerMode_v2(cublasHandle_t handle, cublasPointerMode_t *mode)",
    "cublasGetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t *mode)",
    "cublasGetMathMode(cublasHandle_t handle, cublasMath_t *mode)",
    "cublasGetSmCountTarget(cublasHandle_t handle, int *smCountTarget)",
    "cublasGetEmulationStrategy(cublasHandle_t handle, cublasEmulationStrategy_t *emulationStrategy)",
    "cublasLoggerConfigure(int logIsOn, int logToStdOut, int logToStdErr, const char *logFileName)",
    "cublasSetLoggerCallback(cublasLogCallback userCallback)",
    "cublasGetLoggerCallback(cublasLogCallback *userCallback)",
):
    cublas.local(f"cublasStatus_t {_getter}")
for _getter in (
    "cublasGetEmulationSpecialValuesSupport(cublasHandle_t handle, cudaEmulationSpecialValuesSupport *mask)",
    "cublasGetFixedPointEmulationMantissaControl(cublasHandle_t handle, cudaEmulationMantissaControl *mantissaControl)",
    "cublasGetFixedPointEmulationMaxMantissaBitCount(cublasHandle_t handle, int *maxMantissaBitCount)",
    "cublasGetFixedPointEmulationMantissaBitOffset(cublasHandle_t handle, int *mantissaBitOffset)",
    "cublasGetFixedPointEmulationMantissaBitCountPointer(cublasHandle_t handle, int **mantissaBitCount)",
):
    cublas.local(f"cublasStatus_t {_getter}", only=(CUDA_13,))
cublas.local("const char *cublasGetStatusName(cublasStatus_t status)")
cublas.local("const char *cublasGetStatusString(cublasStatus_t status)")
cublas.local("size_t cublasGetCudartVersion(void)")
cublas.local("void cublasXerbla(const char *srName, int info)")
