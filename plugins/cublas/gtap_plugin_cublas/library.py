"""The library: its names in CUDA 13 and 12, its types, the bytes of a scalar by the enums that tell its type."""

from gtap_core import Handle, Library, Statuses, Stream, Struct

CUDA_13, CUDA_12 = "libcublas.so.13", "libcublas.so.12"

_ENUMS = (
    "cublasStatus_t", "cublasFillMode_t", "cublasDiagType_t", "cublasSideMode_t", "cublasOperation_t",
    "cublasPointerMode_t", "cublasAtomicsMode_t", "cublasGemmAlgo_t", "cublasMath_t", "cublasComputeType_t",
    "cublasEmulationStrategy_t", "cudaDataType", "cudaDataType_t", "cudaEmulationMantissaControl",
    "cudaEmulationSpecialValuesSupport", "libraryPropertyType",
)  # fmt: skip

# cudaDataType: the bytes of one element, and whether that is a complex number (2) or not (1).
_REAL = {0: 4, 1: 8, 2: 2, 3: 1, 8: 1, 10: 4, 12: 4, 14: 2, 20: 2, 22: 2, 24: 8, 26: 8, 28: 1, 29: 1}
_COMPLEX = {4: 8, 5: 16, 6: 4, 7: 2, 9: 2, 11: 8, 13: 8, 15: 4, 21: 4, 23: 4, 25: 16, 27: 16}
# cublasComputeType_t: the bytes of alpha and beta, of their real part where they are complex.
_SCALE = {64: 2, 65: 2, 68: 4, 69: 4, 70: 8, 71: 8, 72: 4, 73: 4, 74: 4, 75: 4, 77: 4, 78: 4, 79: 8}

cublas = Library(
    "cublas",
    soname=(CUDA_13, CUDA_12),
    package="gtap-plugin-cublas",
    pathfinder="cublas",
    major={CUDA_13: 13, CUDA_12: 12},
    exports={CUDA_13: f"exports/{CUDA_13}.txt", CUDA_12: f"exports/{CUDA_12}.txt"},
    # NOT_SUPPORTED, NOT_INITIALIZED (also what it says of a handle that is none), INVALID_VALUE, ALLOC_FAILED
    statuses=Statuses(not_supported=15, not_initialized=1, invalid_handle=1, invalid_value=7, out_of_memory=3),
    types={
        **dict.fromkeys(_ENUMS, "int"),
        "__half": "uint16_t",
        "__nv_bfloat16": "uint16_t",
        "cuComplex": Struct("float x", "float y"),
        "cuDoubleComplex": Struct("double x", "double y"),
        "cublasHandle_t": Handle(tag="cublasContext"),
        "cudaStream_t": Stream,
    },
    tables={
        "SIZEOF": _REAL | _COMPLEX,
        "PARTS": dict.fromkeys(_REAL, 1) | dict.fromkeys(_COMPLEX, 2),
        "SCALE": _SCALE,
    },
    headers=("cublas_local.h",),
    handwritten="blas_*.c",
    needs={CUDA_13: ("libcudart.so.13",), CUDA_12: ("libcudart.so.12",)},
)
