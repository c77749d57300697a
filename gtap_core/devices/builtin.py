"""The devices that need no plugin, registered as plugins register theirs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from gtap_core.hookspecs import hookimpl

if TYPE_CHECKING:
    import trio

    from gtap_core.session.device import Device


def make_cuda(nursery: trio.Nursery) -> Device:
    """The real driver."""
    from gtap_core.devices.cuda import CudaDevice  # who only lists plugins does not pay for it

    return CudaDevice(nursery)


def make_null(_nursery: trio.Nursery) -> Device:
    """Nothing at all."""
    from gtap_core.devices.null import NullDevice

    return NullDevice()


def prepare(kind: str) -> None:
    """As plugins.prepare."""
    if kind in ("cuda", "null"):
        import_module(f"gtap_core.devices.{kind}")


@hookimpl
def register_devices(register: Callable[..., None]) -> None:
    register("cuda", make_cuda)
    register("null", make_null, "ptx")
