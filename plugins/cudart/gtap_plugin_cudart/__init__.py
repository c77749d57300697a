"""gtap's CUDA runtime: libcudart.so.13 and libcudart.so.12, lowered onto the driver plugin."""

from gtap_core import hookimpl


@hookimpl
def register_libraries(register):  # type: ignore[no-untyped-def]
    """Offer the runtime library."""
    from gtap_plugin_cudart.spec import cudart

    register(cudart)
