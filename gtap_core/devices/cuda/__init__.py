"""The cuda device: the real NVIDIA driver, called through ctypes from threads of its own.

provider.py   the driver functions that are called, one table        table.py    their entry points by dlsym
threads.py    workers in order, waiters, results into trio           contexts.py contexts, objects, marks in streams
extents.py    memory at the program's addresses                      staging.py  page-locked slots for copies
modules.py    images, kernels, launches (symbols.py: variables)      libraries.py real libraries by ctypes
output.py     what kernels print                                     device.py   the device protocol on top of them
"""

from gtap_core.devices.cuda.device import CudaDevice
from gtap_core.devices.cuda.probe import probe

__all__ = ["CudaDevice", "probe"]
