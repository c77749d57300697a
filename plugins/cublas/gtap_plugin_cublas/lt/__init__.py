"""cuBLASLt: matrix products with epilogues; descriptors that lie in the program's own memory."""

from gtap_plugin_cublas.lt.spec import cublas_lt

__all__ = ["cublas_lt"]
