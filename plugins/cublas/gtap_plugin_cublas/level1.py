"""Level 1: vectors. What gives a number is posted where that goes to device memory."""

from gtap_plugin_cublas.families import ALL, COMPLEX, REAL, Chapter, changed, result, scalar

_chapter = Chapter(64, lenient=True)

# With a real result, or real factors, of complex vectors too.
_NORMS = {"S": ("float", "float"), "D": ("double", "double"), "Sc": ("cuComplex", "float"),
          "Dz": ("cuDoubleComplex", "double")}  # fmt: skip
_BY_REAL = {"Cs": ("cuComplex", "float"), "Zd": ("cuDoubleComplex", "double")}
_INDEX = {letter.lower(): types for letter, types in ALL.items()}

_chapter.family("cublasI{}amax_v2", "int n, const T *x, int incx, int *result", _INDEX, result=result())
_chapter.family("cublasI{}amin_v2", "int n, const T *x, int incx, int *result", _INDEX, result=result())
_chapter.family("cublas{}asum_v2", "int n, const T *x, int incx, R *result", _NORMS, result=result())
_chapter.family("cublas{}nrm2_v2", "int n, const T *x, int incx, R *result", _NORMS, result=result())
_DOT = "int n, const T *x, int incx, const T *y, int incy, T *result"
_chapter.family("cublas{}dot_v2", _DOT, REAL, result=result())
_chapter.family("cublas{}dotu_v2", _DOT, COMPLEX, result=result())
_chapter.family("cublas{}dotc_v2", _DOT, COMPLEX, result=result())
_chapter.family("cublas{}axpy_v2", "int n, const T *alpha, const T *x, int incx, T *y, int incy", ALL)
_chapter.family("cublas{}copy_v2", "int n, const T *x, int incx, T *y, int incy", ALL)
_chapter.family("cublas{}swap_v2", "int n, T *x, int incx, T *y, int incy", ALL)
_chapter.family("cublas{}scal_v2", "int n, const T *alpha, T *x, int incx", ALL)
_chapter.family("cublas{}scal_v2", "int n, const R *alpha, T *x, int incx", _BY_REAL)
_ROT = "int n, T *x, int incx, T *y, int incy, const R *c, const {} *s"
_chapter.family("cublas{}rot_v2", _ROT.format("T"), ALL, c=scalar(), s=scalar())
_chapter.family("cublas{}rot_v2", _ROT.format("R"), _BY_REAL, c=scalar(), s=scalar())
_chapter.family(
    "cublas{}rotg_v2", "T *a, T *b, R *c, T *s", ALL,
    wide=False, a=changed(), b=changed(), c=result(), s=result(),
)  # fmt: skip
_chapter.family("cublas{}rotm_v2", "int n, T *x, int incx, T *y, int incy, const T *param", REAL, param=scalar(count=5))
# The flag, param[0], says which of the others are written.
_chapter.family(
    "cublas{}rotmg_v2", "T *d1, T *d2, T *x1, const T *y1, T *param", REAL,
    wide=False, d1=changed(), d2=changed(), x1=changed(), y1=scalar(), param=changed(count=5),
)  # fmt: skip
