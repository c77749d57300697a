"""The CPU device: executes PTX kernels on the processor, in a child process of the session.

A server offers one; with GTAP_CPU_DEVICES=2 in its environment it offers two, which share the processor and nothing
else: memory, streams and contexts are each device's own, and a kernel that touches another device's memory faults
unless peer access is enabled. One child is all of them: when it dies, every one fails until its reset.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gtap_core import hookimpl

if TYPE_CHECKING:
    import trio

    from gtap_plugin_cpu.device import CpuDevice


def make_device(nursery: trio.Nursery) -> CpuDevice:
    """Make the device; its child process and tasks live in `nursery`."""
    from gtap_plugin_cpu.device import CpuDevice  # LLVM and NumPy are not wanted by who only lists plugins

    return CpuDevice(nursery)


@hookimpl
def register_devices(register: Callable[..., None]) -> None:
    register("cpu", make_device, "ptx")


@hookimpl
def serve_options() -> Mapping[str, str]:
    return {
        "GTAP_CPU_DEVICES": "how many devices the cpu device offers, 1 to 16 (1)",
        "GTAP_CPU_CACHE": "how many bytes of compiled kernels are kept on disk; 0: none (1073741824)",
        "GTAP_CPU_KERNEL_SECONDS": "how long a kernel may run, compiling not counted; 0: any time (300)",
    }
