"""cuRAND: random numbers in device memory."""

from gtap_core import hookimpl
from gtap_plugin_curand.spec import curand

__all__ = ["curand"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_curand.cpu
    import gtap_plugin_curand.handlers  # noqa: F401 - they enter themselves into the spec

    register(curand)
