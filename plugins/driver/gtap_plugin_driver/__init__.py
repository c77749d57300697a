"""The driver API, the base that every other library stands on."""

from gtap_core import hookimpl
from gtap_plugin_driver.spec import driver

__all__ = ["driver"]


@hookimpl
def register_libraries(register):
    import gtap_plugin_driver.handlers  # noqa: F401 - enters the handlers into the spec; only servers need them

    register(driver)
