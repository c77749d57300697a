"""Level 3: matrices."""

from gtap_plugin_cublas.families import ALL, COMPLEX, GEMM_ROWS, HALF, RANK_ROWS, SIDE_ROWS, Chapter

_chapter = Chapter(384)

_FILL, _SIDE = "cublasFillMode_t uplo", "cublasSideMode_t side"
_TWO = "cublasOperation_t transa, cublasOperation_t transb"
_RANK = f"{_FILL}, cublasOperation_t trans, int n, int k"
_SIDE_ROWS = SIDE_ROWS | {"ldc": "m"}
_A, _B, _C = "const T *A, int lda", "const T *B, int ldb", "T *C, int ldc"

_GEMM = f"{_TWO}, int m, int n, int k, const T *alpha, {_A}, {_B}, const T *beta, {_C}"
_chapter.family("cublas{}gemm_v2", _GEMM, ALL, rows=GEMM_ROWS)
_chapter.family("cublas{}gemm", _GEMM, HALF, rows=GEMM_ROWS)
_chapter.family("cublas{}gemm3m", _GEMM, COMPLEX, rows=GEMM_ROWS)

for _name, _types in (("symm", ALL), ("hemm", COMPLEX)):
    _chapter.family(
        f"cublas{{}}{_name}_v2",
        f"{_SIDE}, {_FILL}, int m, int n, const T *alpha, {_A}, {_B}, const T *beta, {_C}",
        _types,
        rows=_SIDE_ROWS,
    )
_chapter.family("cublas{}syrk_v2", f"{_RANK}, const T *alpha, {_A}, const T *beta, {_C}", ALL, rows=RANK_ROWS)
_chapter.family("cublas{}herk_v2", f"{_RANK}, const R *alpha, {_A}, const R *beta, {_C}", COMPLEX, rows=RANK_ROWS)
for _name, _types, _beta in (
    ("syr2k_v2", ALL, "T"), ("her2k_v2", COMPLEX, "R"), ("syrkx", ALL, "T"), ("herkx", COMPLEX, "R"),
):  # fmt: skip
    _chapter.family(
        f"cublas{{}}{_name}",
        f"{_RANK}, const T *alpha, {_A}, {_B}, const {_beta} *beta, {_C}",
        _types,
        rows=RANK_ROWS | {"ldb": RANK_ROWS["lda"]},
    )

_TRIANGLE = f"{_SIDE}, {_FILL}, cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const T *alpha, {_A}"
_chapter.family("cublas{}trmm_v2", f"{_TRIANGLE}, {_B}, {_C}", ALL, rows=_SIDE_ROWS)
_chapter.family("cublas{}trsm_v2", f"{_TRIANGLE}, T *B, int ldb", ALL, rows=SIDE_ROWS)
