"""gtap makes a GPU a network resource: the names for writing plugins.

spec      what a remotable call is          generate  writes the C of both sides from it
wire      bytes <-> events                  session   one client's world on the server
server    the supervisor                    client    starts programs
devices   cuda, null                        testing   for plugin authors
"""

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

__all__ = [
    "HOOK_VERSION",
    "Callback",
    "DevicePointer",
    "Handle",
    "HostOrDevice",
    "In",
    "InOut",
    "KernelParams",
    "Library",
    "Out",
    "Real",
    "Statuses",
    "Str",
    "Stream",
    "Struct",
    "Tagged",
    "c64",
    "c128",
    "cpu_function",
    "f16",
    "f32",
    "f64",
    "hookimpl",
    "i8",
    "i16",
    "i32",
    "i64",
    "u8",
    "u16",
    "u32",
    "u64",
]
