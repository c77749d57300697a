"""cuFFT: Fourier transforms of device memory."""

from gtap_core import hookimpl
from gtap_plugin_cufft.spec import cufft

__all__ = ["cufft"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_cufft.cpu
    import gtap_plugin_cufft.handlers  # noqa: F401 - they enter themselves into the spec

    register(cufft)
