"""Level 2: matrices and vectors."""

from gtap_plugin_cublas.families import ALL, COMPLEX, REAL, Chapter

_chapter = Chapter(192)

_OPERATION, _FILL = "cublasOperation_t trans", "cublasFillMode_t uplo"
_TRIANGLE = f"{_FILL}, {_OPERATION}, cublasDiagType_t diag"
_A, _X, _Y = "const T *A, int lda", "const T *x, int incx", "const T *y, int incy"
_TO_Y = "const T *beta, T *y, int incy"
_SQUARE, _BAND = {"lda": "n"}, "lda > k"

_chapter.family(
    "cublas{}gemv_v2", f"{_OPERATION}, int m, int n, const T *alpha, {_A}, {_X}, {_TO_Y}", ALL, rows={"lda": "m"}
)
_chapter.family(
    "cublas{}gbmv_v2", f"{_OPERATION}, int m, int n, int kl, int ku, const T *alpha, {_A}, {_X}, {_TO_Y}", ALL,
    also="lda > kl && lda - kl > ku",
)  # fmt: skip
for _name in ("trmv", "trsv"):
    _chapter.family(f"cublas{{}}{_name}_v2", f"{_TRIANGLE}, int n, {_A}, T *x, int incx", ALL, rows=_SQUARE)
for _name in ("tpmv", "tpsv"):
    _chapter.family(f"cublas{{}}{_name}_v2", f"{_TRIANGLE}, int n, const T *AP, T *x, int incx", ALL)
for _name in ("tbmv", "tbsv"):
    _chapter.family(f"cublas{{}}{_name}_v2", f"{_TRIANGLE}, int n, int k, {_A}, T *x, int incx", ALL, also=_BAND)

for _name, _types in (("symv", ALL), ("hemv", COMPLEX)):
    _chapter.family(
        f"cublas{{}}{_name}_v2", f"{_FILL}, int n, const T *alpha, {_A}, {_X}, {_TO_Y}", _types, rows=_SQUARE
    )
for _name, _types in (("sbmv", REAL), ("hbmv", COMPLEX)):
    _chapter.family(
        f"cublas{{}}{_name}_v2", f"{_FILL}, int n, int k, const T *alpha, {_A}, {_X}, {_TO_Y}", _types, also=_BAND
    )
for _name, _types in (("spmv", REAL), ("hpmv", COMPLEX)):
    _chapter.family(f"cublas{{}}{_name}_v2", f"{_FILL}, int n, const T *alpha, const T *AP, {_X}, {_TO_Y}", _types)

for _name, _types in (("ger", REAL), ("geru", COMPLEX), ("gerc", COMPLEX)):
    _chapter.family(
        f"cublas{{}}{_name}_v2", f"int m, int n, const T *alpha, {_X}, {_Y}, T *A, int lda", _types, rows={"lda": "m"}
    )
_chapter.family("cublas{}syr_v2", f"{_FILL}, int n, const T *alpha, {_X}, T *A, int lda", ALL, rows=_SQUARE)
_chapter.family("cublas{}her_v2", f"{_FILL}, int n, const R *alpha, {_X}, T *A, int lda", COMPLEX, rows=_SQUARE)
_chapter.family("cublas{}spr_v2", f"{_FILL}, int n, const T *alpha, {_X}, T *AP", REAL)
_chapter.family("cublas{}hpr_v2", f"{_FILL}, int n, const R *alpha, {_X}, T *AP", COMPLEX)
for _name, _types in (("syr2", ALL), ("her2", COMPLEX)):
    _chapter.family(
        f"cublas{{}}{_name}_v2", f"{_FILL}, int n, const T *alpha, {_X}, {_Y}, T *A, int lda", _types, rows=_SQUARE
    )
for _name, _types in (("spr2", REAL), ("hpr2", COMPLEX)):
    _chapter.family(f"cublas{{}}{_name}_v2", f"{_FILL}, int n, const T *alpha, {_X}, {_Y}, T *AP", _types)
