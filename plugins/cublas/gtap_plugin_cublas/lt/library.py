"""The library: its names in CUDA 13 and 12, its types, the sizes of what travels."""

from gtap_core import Handle, Library, Statuses, Stream

CUDA_13, CUDA_12 = "libcublasLt.so.13", "libcublasLt.so.12"

# Bytes of the blocks of lt_descriptors.h, which both sides lay out alike (lt/encoding.py).
PROBLEM, TRANSFORMATION, PREFERENCE, ALGORITHM, RESULT, SCALARS = 672, 312, 64, 64, 96, 32

_ENUMS = (
    "cublasStatus_t", "cublasComputeType_t", "cudaDataType_t", "cudaDataType", "libraryPropertyType",
)  # fmt: skip

cublas_lt = Library(
    "cublasLt",
    soname=(CUDA_13, CUDA_12),
    package="gtap-plugin-cublas",
    pathfinder="cublasLt",
    major={CUDA_13: 13, CUDA_12: 12},
    exports={CUDA_13: f"exports/{CUDA_13}.txt", CUDA_12: f"exports/{CUDA_12}.txt"},
    statuses=Statuses(not_supported=15, not_initialized=1, invalid_handle=1, invalid_value=7, out_of_memory=3),
    types={
        **dict.fromkeys(_ENUMS, "int"),
        "cublasLtHandle_t": Handle(tag="cublasLtContext"),
        "cublasHandle_t": Handle(tag="cublasContext", library="cublas"),
        "cudaStream_t": Stream,
    },
    handwritten="lt_*.c",
)
