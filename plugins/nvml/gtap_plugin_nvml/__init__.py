"""NVML: what monitors read of a device, and of who uses it."""

from gtap_core import hookimpl
from gtap_plugin_nvml.spec import nvml

__all__ = ["nvml"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_nvml.handlers  # noqa: F401 - they enter themselves into the spec

    register(nvml)
