"""The cuda device: the real NVIDIA driver, called through ctypes from threads of its own.

provider.py     the driver functions that are called, one table (provider_graphs.py: capture and graphs)
table.py        their entry points by dlsym
structures.py   the structures that they take
threads.py      workers in order, waiters, results into trio
contexts.py     contexts, objects, marks in streams
landing.py      what comes before a mark is resolved before it
staging.py      page-locked slots for copies
extents.py      memory at the program's addresses
copies.py       copies and fills (boxes.py: of boxes)
streams.py      streams and events
ahead.py        what the lane does by itself, in C
aside.py        copies that wait behind nothing
gates.py        what holds streams and graphs for the session
pacing.py       not more behind a gate than the driver queues
values.py       values in memory that hold streams
graphs.py       graphs (nodes.py: their nodes)
executables.py  graphs made ready for launches
captures.py     work on a stream becomes nodes
modules.py      images, kernels, launches (symbols.py: variables)
linking.py      images linked by the driver
launches.py     launches with attributes
peers.py        devices that use each other's memory
libraries.py    real libraries by ctypes
output.py       what kernels print
gauge.py        temperature and utilisation, by NVML
device.py       the device protocol on top of them
"""

from gtap_core.devices.cuda.device import CudaDevice
from gtap_core.devices.cuda.probe import probe

__all__ = ["CudaDevice", "probe"]
