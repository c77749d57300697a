"""The driver API, the base that every other library stands on."""

from gtap_core import hookimpl
from gtap_plugin_driver.spec import driver

__all__ = ["driver"]


@hookimpl
def register_libraries(register):
    # They enter themselves into the spec; only servers need them.
    import gtap_plugin_driver.code_handlers
    import gtap_plugin_driver.handlers
    import gtap_plugin_driver.memory_handlers
    import gtap_plugin_driver.peer_handlers
    import gtap_plugin_driver.stream_handlers  # noqa: F401

    register(driver)
