"""gtap makes a GPU a network resource: the names for writing plugins.

spec      what a remotable call is          generate  writes the C of both sides from it
wire      bytes <-> events                  session   one client's world on the server
server    the supervisor                    client    starts programs
devices   cuda, null                        testing   for plugin authors
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from gtap_core.hookspecs import HOOK_VERSION, hookimpl
from gtap_core.spec.annotations import Real, c64, c128, f16, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64
from gtap_core.spec.library import Library, Statuses
from gtap_core.spec.provider import cpu_function
from gtap_core.spec.roles import (
    Callback,
    DevicePointer,
    Handle,
    HostOrDevice,
    In,
    InOut,
    KernelParams,
    Out,
    Str,
    Stream,
    Struct,
    Tagged,
)

if TYPE_CHECKING:
    from gtap_core.session.call import Call, LibraryFunction, RealHandle
    from gtap_core.session.device import (
        Device,
        DeviceFacts,
        DeviceUnavailable,
        Extent,
        Global,
        Kernel,
        Launch,
        LinkInput,
        Loaded,
        Pending,
        Region,
        StreamNumber,
        done,
    )
    from gtap_core.session.device import Stream as DeviceStream
    from gtap_core.session.graph_work import ChildWork, CopyWork, EventWork, FillWork, GateWork, NodeFacts, NodeWork
    from gtap_core.session.handles import Entry
    from gtap_core.session.ordering import ordered
    from gtap_core.session.refusing import Refusing

# What handlers and devices need beside; servers alone, so that a client does not pay for importing it.
_SESSION = {
    "Call": "call",
    "ChildWork": "graph_work",
    "CopyWork": "graph_work",
    "Device": "device",
    "DeviceFacts": "device",
    "DeviceStream": "device",
    "DeviceUnavailable": "device",
    "Entry": "handles",
    "EventWork": "graph_work",
    "Extent": "device",
    "FillWork": "graph_work",
    "GateWork": "graph_work",
    "Global": "device",
    "Kernel": "device",
    "Launch": "device",
    "LibraryFunction": "call",
    "LinkInput": "device",
    "Loaded": "device",
    "NodeFacts": "graph_work",
    "NodeWork": "graph_work",
    "Pending": "device",
    "RealHandle": "call",
    "Refusing": "refusing",
    "Region": "device",
    "StreamNumber": "device",
    "done": "device",
    "ordered": "ordering",
}


def __getattr__(name: str) -> Any:
    module = _SESSION.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"gtap_core.session.{module}"), "Stream" if name == "DeviceStream" else name)


__all__ = [
    "HOOK_VERSION",
    "Call",
    "Callback",
    "ChildWork",
    "CopyWork",
    "Device",
    "DeviceFacts",
    "DevicePointer",
    "DeviceStream",
    "DeviceUnavailable",
    "Entry",
    "EventWork",
    "Extent",
    "FillWork",
    "GateWork",
    "Global",
    "Handle",
    "HostOrDevice",
    "In",
    "InOut",
    "Kernel",
    "KernelParams",
    "Launch",
    "Library",
    "LibraryFunction",
    "LinkInput",
    "Loaded",
    "NodeFacts",
    "NodeWork",
    "Out",
    "Pending",
    "Real",
    "RealHandle",
    "Refusing",
    "Region",
    "Statuses",
    "Str",
    "Stream",
    "StreamNumber",
    "Struct",
    "Tagged",
    "c64",
    "c128",
    "cpu_function",
    "done",
    "f16",
    "f32",
    "f64",
    "hookimpl",
    "i8",
    "i16",
    "i32",
    "i64",
    "ordered",
    "u8",
    "u16",
    "u32",
    "u64",
]
