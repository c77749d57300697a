"""cuBLAS and cuBLASLt: linear algebra on device memory."""

from gtap_core import hookimpl
from gtap_plugin_cublas.lt import cublas_lt
from gtap_plugin_cublas.spec import cublas

__all__ = ["cublas", "cublas_lt"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_cublas.cpu
    import gtap_plugin_cublas.lt.cpu
    import gtap_plugin_cublas.lt.real  # noqa: F401 - these, too

    register(cublas)
    register(cublas_lt)
