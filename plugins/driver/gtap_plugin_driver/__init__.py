"""The driver API, the base that every other library stands on."""

from gtap_core import hookimpl
from gtap_plugin_driver.spec import driver

__all__ = ["driver"]


@hookimpl
def register_libraries(register):
    register(driver)
