"""cuBLASLt's functions.

Descriptors, layouts, preferences and algorithms are structures in the program's memory, copied freely and never
destroyed: gtap's own encoding lies in them (handwritten/lt_descriptors.h), and each call brings the bytes along. The
functions on the wire are therefore gtap's own, one for each that does something. A handle is one of cublasLtCreate
(`light`), or a cuBLAS handle (`blas`), as the library takes both; exactly one of them is given.

Names that no header declares have no spec: they are exported, and answer NOT_SUPPORTED.
"""

from gtap_core import DevicePointer, Handle, In, Out
from gtap_plugin_cublas.lt.library import (
    ALGORITHM,
    CUDA_13,
    PREFERENCE,
    PROBLEM,
    RESULT,
    SCALARS,
    TRANSFORMATION,
    cublas_lt,
)

_HANDLES = "cublasLtHandle_t light, cublasHandle_t blas"
_EITHER = {"light": Handle(nullable=True), "blas": Handle(nullable=True)}
_TYPES = (
    "cublasComputeType_t compute, cudaDataType_t scale, cudaDataType_t a_type, cudaDataType_t b_type, "
    "cudaDataType_t c_type, cudaDataType_t d_type"
)
_DEVICE = {"alpha": DevicePointer, "beta": DevicePointer}

cublas_lt.post(1, "cublasStatus_t cublasLtCreate(cublasLtHandle_t *handle)", handle=Out(creates=True))
cublas_lt.post(2, "cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle)", destroys="handle")
cublas_lt.custom(3, "cublasStatus_t cublasLtGetProperty(libraryPropertyType type, int *value)", value=Out())

# `scalars`: alpha and beta where they lie in host memory, 16 bytes each; else `alpha` and `beta` are addresses.
cublas_lt.post(
    4,
    f"cublasStatus_t gtapLtMatmul({_HANDLES}, const void *problem, const void *scalars, const void *alpha, "
    "const void *beta, const void *a, const void *b, const void *c, void *d, const void *algo, void *workspace, "
    "size_t workspace_size, cudaStream_t stream)",
    shown="cublasLtMatmul",
    **_EITHER,
    **_DEVICE,
    problem=In(bytes=PROBLEM),
    scalars=In(bytes=SCALARS),
    a=DevicePointer,
    b=DevicePointer,
    c=DevicePointer,
    d=DevicePointer,
    algo=In(bytes=ALGORITHM, nullable=True),
    workspace=DevicePointer(bytes="workspace_size"),
)
cublas_lt.post(
    5,
    f"cublasStatus_t gtapLtMatrixTransform({_HANDLES}, const void *problem, const void *scalars, const void *alpha, "
    "const void *beta, const void *a, const void *b, void *c, cudaStream_t stream)",
    shown="cublasLtMatrixTransform",
    **_EITHER,
    **_DEVICE,
    problem=In(bytes=TRANSFORMATION),
    scalars=In(bytes=SCALARS),
    a=DevicePointer,
    b=DevicePointer,
    c=DevicePointer,
)

# Asked once for each key: the answer depends on what is given alone. Addresses go as their alignment.
cublas_lt.call(
    6,
    f"cublasStatus_t gtapLtMatmulAlgoGetHeuristic({_HANDLES}, const void *problem, const void *preference, "
    "int requested, void *results, int *returned, cudaStream_t stream)",
    shown="cublasLtMatmulAlgoGetHeuristic",
    **_EITHER,
    problem=In(bytes=PROBLEM),
    preference=In(bytes=PREFERENCE),
    results=Out(bytes=f"requested * {RESULT}"),
    returned=Out(),
)
cublas_lt.call(
    7,
    f"cublasStatus_t gtapLtMatmulAlgoGetIds({_HANDLES}, {_TYPES}, int requested, int *ids, int *returned)",
    shown="cublasLtMatmulAlgoGetIds",
    **_EITHER,
    ids=Out("requested"),
    returned=Out(),
)
cublas_lt.call(
    8,
    f"cublasStatus_t gtapLtMatmulAlgoInit({_HANDLES}, {_TYPES}, int id, void *algo)",
    shown="cublasLtMatmulAlgoInit",
    **_EITHER,
    algo=Out(bytes=ALGORITHM),
)
cublas_lt.call(
    9,
    f"cublasStatus_t gtapLtMatmulAlgoCheck({_HANDLES}, const void *problem, const void *algo, void *result, "
    "cudaStream_t stream)",
    shown="cublasLtMatmulAlgoCheck",
    **_EITHER,
    problem=In(bytes=PROBLEM),
    algo=In(bytes=ALGORITHM),
    result=Out(bytes=RESULT),
)
# These have neither a handle nor a stream: the current session is asked.
cublas_lt.call(
    10,
    "cublasStatus_t gtapLtMatmulAlgoCapGetAttribute(const void *algo, int attr, void *value, size_t size, "
    "uint64_t *written)",
    shown="cublasLtMatmulAlgoCapGetAttribute",
    algo=In(bytes=ALGORITHM),
    value=Out(bytes="size"),
    written=Out(),
)
cublas_lt.call(
    11,
    "cublasStatus_t gtapLtMatmulAlgoConfigGetAttribute(const void *algo, int attr, void *value, size_t size, "
    "uint64_t *written)",
    shown="cublasLtMatmulAlgoConfigGetAttribute",
    algo=In(bytes=ALGORITHM),
    value=Out(bytes="size"),
    written=Out(),
)
cublas_lt.call(
    12,
    "cublasStatus_t gtapLtMatmulAlgoConfigSetAttribute(const void *algo, int attr, const void *value, size_t size, "
    "void *changed)",
    shown="cublasLtMatmulAlgoConfigSetAttribute",
    algo=In(bytes=ALGORITHM),
    value=In(bytes="size"),
    changed=Out(bytes=ALGORITHM),
)

# ---- what the client does by itself, and what it puts the calls above together for ----

_LAYOUT = "cudaDataType type, uint64_t rows, uint64_t cols, int64_t ld"
_GROUPED = "cudaDataType type, int groupCount, const void *rows_array, const void *cols_array, const void *ld_array"
_MAKES = "cublasComputeType_t computeType, cudaDataType_t scaleType"
_MATRICES = (
    "cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, "
    "cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc"
)
_LIGHT = "cublasLtHandle_t lightHandle"
_RESULTS = "int requestedAlgoCount, cublasLtMatmulHeuristicResult_t *heuristicResultsArray, int *returnAlgoCount"
_CHECKED = "const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result"


def _descriptor(name: str, attributes: str, makes: str, only: tuple[str, ...] = ()) -> None:
    """A kind of descriptor: made in the program's memory or by malloc, its attributes set and read there."""
    prefix, taken = f"cublasLt{name}", f", {makes}" if makes else ""
    for prototype in (
        f"{prefix}Init_internal({prefix}_t desc, size_t size{taken})",
        f"{prefix}Create({prefix}_t *desc{taken})",
        f"{prefix}Destroy({prefix}_t desc)",
        f"{prefix}SetAttribute({prefix}_t desc, {attributes} attr, const void *buf, size_t sizeInBytes)",
        f"{prefix}GetAttribute({prefix}_t desc, {attributes} attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)",
    ):
        cublas_lt.local(f"cublasStatus_t {prototype}", only=only)


_descriptor("MatrixLayout", "cublasLtMatrixLayoutAttribute_t", _LAYOUT)
_descriptor("MatmulDesc", "cublasLtMatmulDescAttributes_t", _MAKES)
_descriptor("MatrixTransformDesc", "cublasLtMatrixTransformDescAttributes_t", "cudaDataType scaleType")
_descriptor("MatmulPreference", "cublasLtMatmulPreferenceAttributes_t", "")
_descriptor("EmulationDesc", "cublasLtEmulationDescAttributes_t", "", (CUDA_13,))
for _prototype in (
    f"cublasLtGroupedMatrixLayoutInit_internal(cublasLtMatrixLayout_t matLayout, size_t size, {_GROUPED})",
    f"cublasLtGroupedMatrixLayoutCreate(cublasLtMatrixLayout_t *matLayout, {_GROUPED})",
    f"cublasLtMatmulAlgoGetHeuristicForStream({_LIGHT}, {_MATRICES}, cublasLtMatmulPreference_t preference, "
    f"{_RESULTS}, cudaStream_t stream)",
    f"cublasLtMatmulAlgoCheckForStream({_LIGHT}, {_MATRICES}, {_CHECKED}, cudaStream_t stream)",
):
    cublas_lt.local(f"cublasStatus_t {_prototype}", only=(CUDA_13,))
for _prototype in (
    f"cublasLtMatmul({_LIGHT}, cublasLtMatmulDesc_t computeDesc, const void *alpha, const void *A, "
    "cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C, "
    "cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, "
    "void *workspace, size_t workspaceSizeInBytes, cudaStream_t stream)",
    f"cublasLtMatrixTransform({_LIGHT}, cublasLtMatrixTransformDesc_t transformDesc, const void *alpha, "
    "const void *A, cublasLtMatrixLayout_t Adesc, const void *beta, const void *B, cublasLtMatrixLayout_t Bdesc, "
    "void *C, cublasLtMatrixLayout_t Cdesc, cudaStream_t stream)",
    f"cublasLtMatmulAlgoGetHeuristic({_LIGHT}, {_MATRICES}, cublasLtMatmulPreference_t preference, {_RESULTS})",
    f"cublasLtMatmulAlgoGetIds({_LIGHT}, {_TYPES}, int requestedAlgoCount, int *algoIdsArray, int *returnAlgoCount)",
    f"cublasLtMatmulAlgoInit({_LIGHT}, {_TYPES}, int algoId, cublasLtMatmulAlgo_t *algo)",
    f"cublasLtMatmulAlgoCheck({_LIGHT}, {_MATRICES}, {_CHECKED})",
    "cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoCapAttributes_t attr, "
    "void *buf, size_t sizeInBytes, size_t *sizeWritten)",
    "cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, "
    "const void *buf, size_t sizeInBytes)",
    "cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, "
    "cublasLtMatmulAlgoConfigAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)",
    "cublasLtHeuristicsCacheGetCapacity(size_t *capacity)",
    "cublasLtHeuristicsCacheSetCapacity(size_t capacity)",
    "cublasLtLoggerSetCallback(cublasLtLoggerCallback_t callback)",
    "cublasLtLoggerSetFile(FILE *file)",
    "cublasLtLoggerOpenFile(const char *logFile)",
    "cublasLtLoggerSetLevel(int level)",
    "cublasLtLoggerSetMask(int mask)",
    "cublasLtLoggerForceDisable(void)",
):
    cublas_lt.local(f"cublasStatus_t {_prototype}")
cublas_lt.local("const char *cublasLtGetStatusName(cublasStatus_t status)")
cublas_lt.local("const char *cublasLtGetStatusString(cublasStatus_t status)")
cublas_lt.local("size_t cublasLtGetVersion(void)")
cublas_lt.local("size_t cublasLtGetCudartVersion(void)")
