"""What NVML tells of GPUs: temperature and utilisation. Starts no driver and makes no context."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from gtap_core.session.device import Reading

SONAME = "libnvidia-ml.so.1"
_CORE = 0  # NVML_TEMPERATURE_GPU
_PLAUSIBLE = 200  # degrees Celsius, and more than all of the time


def read(places: Sequence[str], soname: str = SONAME) -> list[Reading]:
    """The GPUs at these PCI ids; (None, None) for one that NVML does not know, nothing where there is no NVML."""
    try:
        library = ctypes.CDLL(soname)
        if library.nvmlInit_v2():
            return []
    except (OSError, AttributeError):
        return []
    return [_read(library, each) for each in places]


def _read(library: Any, place: str) -> Reading:
    handle, celsius, percents = ctypes.c_void_p(), ctypes.c_uint(), (ctypes.c_uint * 2)()
    temperature = utilisation = None
    with suppress(AttributeError):  # it is older than the function
        if library.nvmlDeviceGetHandleByPciBusId_v2(place.encode(), ctypes.byref(handle)):
            return None, None
        if not library.nvmlDeviceGetTemperature(handle, _CORE, ctypes.byref(celsius)) and celsius.value < _PLAUSIBLE:
            temperature = celsius.value
        if not library.nvmlDeviceGetUtilizationRates(handle, percents) and percents[0] <= 100:
            utilisation = percents[0]
    return temperature, utilisation
