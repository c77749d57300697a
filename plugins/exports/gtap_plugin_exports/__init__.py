"""Stubs that let programs load: CUDA libraries without a plugin yet, each function answering "not supported"."""

from gtap_core import hookimpl


@hookimpl
def register_libraries(register):  # type: ignore[no-untyped-def]
    """Offer every library; a plugin that makes one of them takes its place."""
    from gtap_plugin_exports.libraries import LIBRARIES

    for library in LIBRARIES:
        register(library)
