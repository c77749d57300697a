"""Extensions: sums, diagonals, packed triangles."""

from gtap_plugin_cublas.families import ALL, GEMM_ROWS, Chapter

_chapter = Chapter(512)

_A, _C = "const T *A, int lda", "T *C, int ldc"

_chapter.family(
    "cublas{}geam",
    f"cublasOperation_t transa, cublasOperation_t transb, int m, int n, const T *alpha, {_A}, "
    f"const T *beta, const T *B, int ldb, {_C}",
    ALL,
    rows={"ldc": "m"},
)
# A step of 0 is one factor for all.
_diagonal = Chapter(_chapter.number(), lenient=True)
_diagonal.family(
    "cublas{}dgmm",
    f"cublasSideMode_t mode, int m, int n, {_A}, const T *x, int incx, {_C}",
    ALL,
    rows={"lda": "m", "ldc": "m"},
    also="m >= 0 && n >= 0",
)
_chapter = Chapter(_diagonal.number())
_chapter.family(
    "cublas{}tpttr", "cublasFillMode_t uplo, int n, const T *AP, T *A, int lda", ALL, wide=False, rows={"lda": "n"}
)
_chapter.family(
    "cublas{}trttp", "cublasFillMode_t uplo, int n, const T *A, int lda, T *AP", ALL, wide=False, rows={"lda": "n"}
)
_chapter.function(
    "cublasUint8gemmBias",
    "cublasOperation_t transa, cublasOperation_t transb, cublasOperation_t transc, int m, int n, int k, "
    "const unsigned char *A, int A_bias, int lda, const unsigned char *B, int B_bias, int ldb, "
    "unsigned char *C, int C_bias, int ldc, int C_mult, int C_shift",
    wide=False,
    rows=GEMM_ROWS | {"ldc": "(transc % 3 == 0 ? m : n)"},
)
