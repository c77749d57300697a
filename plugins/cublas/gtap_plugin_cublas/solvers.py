"""Batched factorisations and solvers: pivots and each matrix's info lie in device memory, the call's own info not."""

from gtap_core import Out
from gtap_plugin_cublas.families import ALL, Chapter

_chapter = Chapter(768)

_chapter.family(
    "cublas{}getrfBatched",
    "int n, T *const A[], int lda, int *P, int *info, int batchSize",
    ALL,
    wide=False,
    rows={"lda": "n"},
)
_chapter.family(
    "cublas{}getriBatched",
    "int n, const T *const A[], int lda, const int *P, T *const C[], int ldc, int *info, int batchSize",
    ALL,
    wide=False,
    rows={"lda": "n", "ldc": "n"},
)
_chapter.family(
    "cublas{}matinvBatched",
    "int n, const T *const A[], int lda, T *const Ainv[], int lda_inv, int *info, int batchSize",
    ALL,
    wide=False,
    rows={"lda": "n", "lda_inv": "n"},
)
# These say in host memory which argument is wrong.
_chapter = Chapter(_chapter.number(), lenient=True)
_chapter.family(
    "cublas{}getrsBatched",
    "cublasOperation_t trans, int n, int nrhs, const T *const Aarray[], int lda, const int *devIpiv, "
    "T *const Barray[], int ldb, int *info, int batchSize",
    ALL,
    wide=False,
    info=Out(),
)
_chapter.family(
    "cublas{}geqrfBatched",
    "int m, int n, T *const Aarray[], int lda, T *const TauArray[], int *info, int batchSize",
    ALL,
    wide=False,
    info=Out(),
)
_chapter.family(
    "cublas{}gelsBatched",
    "cublasOperation_t trans, int m, int n, int nrhs, T *const Aarray[], int lda, T *const Carray[], int ldc, "
    "int *info, int *devInfoArray, int batchSize",
    ALL,
    wide=False,
    info=Out(),
)
