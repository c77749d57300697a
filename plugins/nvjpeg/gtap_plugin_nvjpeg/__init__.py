"""nvJPEG: JPEG streams to and from images in device memory."""

from gtap_core import hookimpl
from gtap_plugin_nvjpeg.spec import nvjpeg

__all__ = ["nvjpeg"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_nvjpeg.decode
    import gtap_plugin_nvjpeg.encode
    import gtap_plugin_nvjpeg.handlers  # noqa: F401 - they enter themselves into the spec

    register(nvjpeg)
