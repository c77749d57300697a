"""Batched forms: arrays of addresses lie in device memory; what differs by group is in arrays of the host's."""

from gtap_core import In
from gtap_plugin_cublas.families import ALL, COMPLEX, GEMM_ROWS, HALF, REAL, SIDE_ROWS, Chapter, scalar

_chapter = Chapter(640)

_TWO = "cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k"

_GEMM = (
    f"{_TWO}, const T *alpha, const T *const Aarray[], int lda, const T *const Barray[], int ldb, "
    "const T *beta, T *const Carray[], int ldc, int batchCount"
)
_chapter.family("cublas{}gemmBatched", _GEMM, ALL | HALF, rows=GEMM_ROWS)
_chapter.family("cublas{}gemm3mBatched", _GEMM, {"C": COMPLEX["C"]}, rows=GEMM_ROWS)
_STRIDED = (
    f"{_TWO}, const T *alpha, const T *A, int lda, long long strideA, const T *B, int ldb, long long strideB, "
    "const T *beta, T *C, int ldc, long long strideC, int batchCount"
)
_chapter.family("cublas{}gemmStridedBatched", _STRIDED, ALL | HALF, rows=GEMM_ROWS)
_chapter.family("cublas{}gemm3mStridedBatched", _STRIDED, {"C": COMPLEX["C"]}, rows=GEMM_ROWS)

_BY_GROUP = dict.fromkeys(
    ("transa_array", "transb_array", "m_array", "n_array", "k_array", "lda_array", "ldb_array", "ldc_array",
     "group_size"),
    In("group_count"),
)  # fmt: skip
_GROUPED = (
    "const cublasOperation_t transa_array[], const cublasOperation_t transb_array[], "
    "const int m_array[], const int n_array[], const int k_array[], {alpha}, "
    "const {T} *const Aarray[], {a}const int lda_array[], const {T} *const Barray[], {b}const int ldb_array[], {beta}, "
    "{T} *const Carray[], {c}const int ldc_array[], int group_count, const int group_size[]"
)
_chapter.family(
    "cublas{}gemmGroupedBatched",
    _GROUPED.format(T="T", alpha="const T alpha_array[]", beta="const T beta_array[]", a="", b="", c=""),
    REAL,
    alpha_array=scalar(count="group_count"),
    beta_array=scalar(count="group_count"),
    **_BY_GROUP,
)
_EX_SCALE = scalar(bytes="group_count * SCALE[computeType] * PARTS[Ctype]")
_chapter.function(
    "cublasGemmGroupedBatchedEx",
    _GROUPED.format(
        T="void", alpha="const void *alpha_array", beta="const void *beta_array",
        a="cudaDataType_t Atype, ", b="cudaDataType_t Btype, ", c="cudaDataType_t Ctype, ",
    ) + ", cublasComputeType_t computeType",
    alpha_array=_EX_SCALE,
    beta_array=_EX_SCALE,
    **_BY_GROUP,
)  # fmt: skip

# In the mixed forms alpha and beta are float, and y's type is the last letter.
_MIXED = {"HSH": ("__half", "__half"), "HSS": ("__half", "float"), "TST": ("__nv_bfloat16", "__nv_bfloat16"),
          "TSS": ("__nv_bfloat16", "float")}  # fmt: skip
_GEMV = (
    "cublasOperation_t trans, int m, int n, const {S} *alpha, const T *const Aarray[], int lda, "
    "const T *const xarray[], int incx, const {S} *beta, {Y} *const yarray[], int incy, int batchCount"
)
_chapter.family("cublas{}gemvBatched", _GEMV.format(S="T", Y="T"), ALL, rows={"lda": "m"})
_chapter.family("cublas{}gemvBatched", _GEMV.format(S="float", Y="R"), _MIXED, rows={"lda": "m"})
_GEMV = (
    "cublasOperation_t trans, int m, int n, const {S} *alpha, const T *A, int lda, long long strideA, "
    "const T *x, int incx, long long stridex, const {S} *beta, {Y} *y, int incy, long long stridey, int batchCount"
)
_chapter.family("cublas{}gemvStridedBatched", _GEMV.format(S="T", Y="T"), ALL, rows={"lda": "m"})
_chapter.family("cublas{}gemvStridedBatched", _GEMV.format(S="float", Y="R"), _MIXED, rows={"lda": "m"})

_chapter.family(
    "cublas{}trsmBatched",
    "cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, "
    "const T *alpha, const T *const A[], int lda, T *const B[], int ldb, int batchCount",
    ALL,
    rows=SIDE_ROWS,
)
