"""gtap's NVRTC: libnvrtc.so.13 and .12 where a device takes PTX alone, before the program's own."""

from gtap_core import hookimpl


@hookimpl
def register_libraries(register):  # type: ignore[no-untyped-def]
    """Offer the library."""
    from gtap_plugin_nvrtc.spec import nvrtc

    register(nvrtc)
