"""Functions whose element types are arguments (Ex): the scalars' bytes follow from them by the library's tables."""

from gtap_plugin_cublas.families import COMPLEX, GEMM_ROWS, RANK_ROWS, Chapter, changed, result, scalar

_chapter = Chapter(544)

_TWO = "cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k"
_RANK = "cublasFillMode_t uplo, cublasOperation_t trans, int n, int k"
_A, _B = "const void *A, cudaDataType Atype, int lda", "const void *B, cudaDataType Btype, int ldb"
_C = "void *C, cudaDataType Ctype, int ldc"
_X, _Y = "const void *x, cudaDataType xType, int incx", "const void *y, cudaDataType yType, int incy"
_TO_X, _TO_Y = "void *x, cudaDataType xType, int incx", "void *y, cudaDataType yType, int incy"
_COMPUTE = "cublasComputeType_t computeType, cublasGemmAlgo_t algo"
# Complex where the result is.
_SCALE = {name: scalar(bytes="SCALE[computeType] * PARTS[Ctype]") for name in ("alpha", "beta")}

_chapter.function(
    "cublasGemmEx",
    f"{_TWO}, const void *alpha, {_A}, {_B}, const void *beta, {_C}, {_COMPUTE}",
    rows=GEMM_ROWS,
    **_SCALE,
)
_chapter.function(
    "cublasGemmBatchedEx",
    f"{_TWO}, const void *alpha, const void *const Aarray[], cudaDataType Atype, int lda, "
    "const void *const Barray[], cudaDataType Btype, int ldb, const void *beta, "
    f"void *const Carray[], cudaDataType Ctype, int ldc, int batchCount, {_COMPUTE}",
    rows=GEMM_ROWS,
    **_SCALE,
)
_chapter.function(
    "cublasGemmStridedBatchedEx",
    f"{_TWO}, const void *alpha, {_A}, long long strideA, {_B}, long long strideB, "
    f"const void *beta, {_C}, long long strideC, int batchCount, {_COMPUTE}",
    rows=GEMM_ROWS,
    **_SCALE,
)
_GEMM_EX = f"{_TWO}, const T *alpha, {_A}, {_B}, const T *beta, {_C}"
_chapter.family("cublas{}gemmEx", _GEMM_EX, {"S": ("float", "float"), "C": COMPLEX["C"]}, rows=GEMM_ROWS)
_chapter.family("cublas{}gemm3mEx", _GEMM_EX, {"C": COMPLEX["C"]}, rows=GEMM_ROWS)
for _name in ("syrkEx", "syrk3mEx"):
    _chapter.family(
        f"cublas{{}}{_name}",
        f"{_RANK}, const T *alpha, {_A}, const T *beta, {_C}",
        {"C": COMPLEX["C"]},
        rows=RANK_ROWS,
    )
for _name in ("herkEx", "herk3mEx"):
    _chapter.family(
        f"cublas{{}}{_name}",
        f"{_RANK}, const R *alpha, {_A}, const R *beta, {_C}",
        {"C": COMPLEX["C"]},
        rows=RANK_ROWS,
    )

_chapter = Chapter(_chapter.number(), lenient=True)
_RESULT = {"result": result(bytes="SIZEOF[resultType]")}
_chapter.function(
    "cublasNrm2Ex", f"int n, {_X}, void *result, cudaDataType resultType, cudaDataType executionType", **_RESULT
)
_chapter.function(
    "cublasAsumEx", f"int n, {_X}, void *result, cudaDataType resultType, cudaDataType executiontype", **_RESULT
)
for _name in ("cublasDotEx", "cublasDotcEx"):
    _chapter.function(
        _name, f"int n, {_X}, {_Y}, void *result, cudaDataType resultType, cudaDataType executionType", **_RESULT
    )
for _name in ("cublasIamaxEx", "cublasIaminEx"):
    _chapter.function(_name, f"int n, {_X}, int *result", result=result())
_ALPHA = {"alpha": scalar(bytes="SIZEOF[alphaType]")}
_chapter.function(
    "cublasAxpyEx",
    f"int n, const void *alpha, cudaDataType alphaType, {_X}, {_TO_Y}, cudaDataType executiontype",
    **_ALPHA,
)
_chapter.function(
    "cublasScalEx", f"int n, const void *alpha, cudaDataType alphaType, {_TO_X}, cudaDataType executionType", **_ALPHA
)
_chapter.function("cublasCopyEx", f"int n, {_X}, {_TO_Y}")
_chapter.function("cublasSwapEx", f"int n, {_TO_X}, {_TO_Y}")
_CS = "cudaDataType csType, cudaDataType executiontype"
_chapter.function(
    "cublasRotEx", f"int n, {_TO_X}, {_TO_Y}, const void *c, const void *s, {_CS}",
    c=scalar(bytes="SIZEOF[csType]"), s=scalar(bytes="SIZEOF[csType]"),
)  # fmt: skip
# c may take less than csType says: what is not written keeps its bytes.
_chapter.function(
    "cublasRotgEx", f"void *a, void *b, cudaDataType abType, void *c, void *s, {_CS}", wide=False,
    a=changed(bytes="SIZEOF[abType]"), b=changed(bytes="SIZEOF[abType]"),
    c=changed(bytes="SIZEOF[csType]"), s=changed(bytes="SIZEOF[csType]"),
)  # fmt: skip
_chapter.function(
    "cublasRotmEx",
    f"int n, {_TO_X}, {_TO_Y}, const void *param, cudaDataType paramType, cudaDataType executiontype",
    param=scalar(bytes="5 * SIZEOF[paramType]"),
)
_chapter.function(
    "cublasRotmgEx",
    "void *d1, cudaDataType d1Type, void *d2, cudaDataType d2Type, void *x1, cudaDataType x1Type, "
    "const void *y1, cudaDataType y1Type, void *param, cudaDataType paramType, cudaDataType executiontype",
    wide=False,
    d1=changed(bytes="SIZEOF[d1Type]"),
    d2=changed(bytes="SIZEOF[d2Type]"),
    x1=changed(bytes="SIZEOF[x1Type]"),
    y1=scalar(bytes="SIZEOF[y1Type]"),
    param=changed(bytes="5 * SIZEOF[paramType]"),
)
