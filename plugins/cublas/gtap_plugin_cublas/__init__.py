"""cuBLAS: linear algebra on device memory."""

from gtap_core import hookimpl
from gtap_plugin_cublas.spec import cublas

__all__ = ["cublas"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_cublas.cpu  # noqa: F401 - it enters itself into the spec

    register(cublas)
