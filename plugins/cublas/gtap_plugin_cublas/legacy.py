"""The first API: no handle, letters for enums, scalars by value, results returned, and the status asked afterwards.

Each function is its successor on the process's one handle (handwritten/blas_legacy.c).
"""

import re
from collections.abc import Mapping

from gtap_plugin_cublas import level1, level2, level3  # noqa: F401 - the successors are declared before
from gtap_plugin_cublas.families import COMPLEX, FAMILIES, REAL, typed
from gtap_plugin_cublas.library import cublas

_LETTERS = {
    "cublasOperation_t": "cublas_operation",
    "cublasFillMode_t": "cublas_fill",
    "cublasSideMode_t": "cublas_side",
    "cublasDiagType_t": "cublas_diagonal",
}
_LETTERS_OF_GEMV = _LETTERS | {"cublasOperation_t": "cublas_operation_of_gemv"}
_BY_VALUE = {"alpha", "beta", "c", "s"}
_BY_HAND = {"cublas{}rotg_v2", "cublas{}rotm_v2", "cublas{}rotmg_v2", "cublas{}trmm_v2"}
_NEW = {f"cublas{letter}{name}" for letter in "CZ" for name in ("symv", "syr", "syr2")}


def _parameter(text: str, letters: Mapping[str, str]) -> tuple[str, str]:
    """A successor's parameter -> (the parameter of the first API, "" for the result; the argument passed on)."""
    kind, name = re.fullmatch(r"(.*?)(\w+)", text).groups()  # type: ignore[union-attr]
    if kind.strip() in letters:
        return f"char {name}", f"{letters[kind.strip()]}({name})"
    if name == "result":
        return "", "&result"
    if name in _BY_VALUE and "*" in kind:
        return f"{kind.replace('const ', '').replace('*', '').strip()} {name}", f"&{name}"
    return text, name


def _declare(name: str, parameters: str) -> None:
    texts = parameters.split(", ")
    letters = _LETTERS_OF_GEMV if name.endswith("gemv") else _LETTERS
    pairs = [_parameter(text, letters) for text in texts]
    call = f"cublas_keep({name}_v2({', '.join(['cublas_first_handle()', *(value for _, value in pairs)])}))"
    own = ", ".join(text for text, _ in pairs if text)
    if not texts[-1].endswith("*result"):
        cublas.lower(f"void {name}({own})", to=call)
        return
    returned = texts[-1].rpartition(" ")[0]
    cublas.lower(f"{returned} {name}({own})", to=f"__extension__({{ {returned} result = {{0}}; {call}; result; }})")


for _name, _parameters, _types in FAMILIES:
    if _name.endswith("_v2") and _name not in _BY_HAND:
        for _letter, (_element, _real) in _types.items():
            _function = _name.removesuffix("_v2").format(_letter)
            if _function not in _NEW:
                _declare(_function, typed(_parameters, _element, _real))

_TRMM = (
    "char side, char uplo, char transa, char diag, int m, int n, T alpha, const T *A, int lda, T *B, int ldb",
    "cublas_side(side), cublas_fill(uplo), cublas_operation(transa), cublas_diagonal(diag), m, n, &alpha, A, lda, "
    "B, ldb, B, ldb",
)
_ROTM = ("int n, T *x, int incx, T *y, int incy, const T *sparam", "n, x, incx, y, incy, sparam")
_ROTMG = ("T *sd1, T *sd2, T *sx1, const T *sy1, T *sparam", "sd1, sd2, sx1, sy1, sparam")
for _name, (_parameters, _arguments), _types in (
    ("trmm", _TRMM, REAL | COMPLEX),
    ("rotg", ("T *sa, T *sb, T *sc, T *ss", "sa, sb, sc, ss"), REAL),
    ("rotg", ("T *ca, T cb, R *sc, T *cs", "ca, &cb, sc, cs"), COMPLEX),
    ("rotm", _ROTM, REAL),
    ("rotmg", _ROTMG, REAL),
):
    for _letter, (_element, _real) in _types.items():
        _call = f"cublas{_letter}{_name}_v2(cublas_first_handle(), {_arguments})"
        cublas.lower(f"void cublas{_letter}{_name}({typed(_parameters, _element, _real)})", to=f"cublas_keep({_call})")

for _prototype in (
    "cublasInit(void)",
    "cublasShutdown(void)",
    "cublasGetError(void)",
    "cublasGetVersion(int *version)",
    "cublasAlloc(int n, int elemSize, void **devicePtr)",
    "cublasFree(void *devicePtr)",
    "cublasSetKernelStream(cudaStream_t stream)",
):
    cublas.lower(f"cublasStatus_t {_prototype}")
