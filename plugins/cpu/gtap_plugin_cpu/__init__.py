"""The CPU device: executes PTX kernels on the processor, in a child process of the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gtap_core import hookimpl

if TYPE_CHECKING:
    import trio

    from gtap_plugin_cpu.device import CpuDevice


def make_device(nursery: trio.Nursery) -> CpuDevice:
    """Make the device; its child process and tasks live in `nursery`."""
    from gtap_plugin_cpu.device import CpuDevice  # LLVM and NumPy are not wanted by who only lists plugins

    return CpuDevice(nursery)


@hookimpl
def register_devices(register: Callable[[str, Callable[..., Any]], None]) -> None:
    register("cpu", make_device)
