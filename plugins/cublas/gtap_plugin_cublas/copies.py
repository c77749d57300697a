"""Vectors and matrices between host and device: the runtime's strided copies (handwritten/blas_copies.c)."""

from gtap_plugin_cublas.library import cublas

_VECTOR = "int n, int elemSize, const void *{x}, int incx, void *{y}, int incy"
_MATRIX = "int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb"
_STREAM = ", cudaStream_t stream"

for _name, _parameters in (
    ("cublasSetVector", _VECTOR.format(x="x", y="devicePtr")),
    ("cublasGetVector", _VECTOR.format(x="x", y="y")),
    ("cublasSetMatrix", _MATRIX),
    ("cublasGetMatrix", _MATRIX),
    ("cublasSetVectorAsync", _VECTOR.format(x="hostPtr", y="devicePtr") + _STREAM),
    ("cublasGetVectorAsync", _VECTOR.format(x="devicePtr", y="hostPtr") + _STREAM),
    ("cublasSetMatrixAsync", _MATRIX + _STREAM),
    ("cublasGetMatrixAsync", _MATRIX + _STREAM),
):
    cublas.lower(f"cublasStatus_t {_name}({_parameters})")
    cublas.lower(f"cublasStatus_t {_name}_64({_parameters.replace('int ', 'int64_t ')})")
