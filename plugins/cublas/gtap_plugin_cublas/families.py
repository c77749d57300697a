"""How functions that differ by their element type alone are written once.

A prototype is a template: T is the element type, R the real one of the same precision. In the `_64` form each `int` is
an `int64_t`. A pointer called alpha or beta is a scalar on either side, told by the handle's pointer mode; others that
are no address of device memory have their role said beside the prototype.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gtap_core import DevicePointer, HostOrDevice
from gtap_plugin_cublas.library import cublas

MODE = "cublas_on_device"

# Type letter -> (T, R)
REAL = {"S": ("float", "float"), "D": ("double", "double")}
COMPLEX = {"C": ("cuComplex", "float"), "Z": ("cuDoubleComplex", "double")}
HALF = {"H": ("__half", "__half")}
ALL = REAL | COMPLEX

# Every family that was declared: its name, its parameters, its types.
FAMILIES: list[tuple[str, str, Mapping[str, tuple[str, str]]]] = []


def scalar(**count: int | str) -> HostOrDevice:
    """What the call reads, on the side that the pointer mode says: one element, or so many (`count=`, `bytes=`)."""
    return HostOrDevice(mode=MODE, **count)


def result(**count: int | str) -> HostOrDevice:
    """What the call writes there."""
    return HostOrDevice(mode=MODE, out=True, **count)


def changed(**count: int | str) -> HostOrDevice:
    """What the call reads and writes there, or writes in part."""
    return HostOrDevice(mode=MODE, out=True, reads=True, **count)


class Chapter:
    """Declares the functions of one chapter, numbered from `first` in the order in which they come.

    Ordinals are permanent: append to a chapter, and give what is new between a place at the end.
    """

    def __init__(self, first: int) -> None:
        self._next = first

    def number(self) -> int:
        """The next ordinal."""
        self._next += 1
        return self._next - 1

    def function(self, name: str, parameters: str, *, wide: bool = True, **roles: Any) -> None:
        """One function of a handle, and its `_64` form if it is `wide`.

        It is posted; one with an output in host memory is a call when that is asked for.
        """
        self._declare(name, parameters, roles)
        if wide:
            self._declare(f"{name}_64", re.sub(r"\bint\b", "int64_t", parameters), roles)

    def family(
        self, name: str, parameters: str, types: Mapping[str, tuple[str, str]], *, wide: bool = True, **roles: Any
    ) -> None:
        """One function for each type; {} in the name is the letter."""
        FAMILIES.append((name, parameters, types))
        for letter, (element, real) in types.items():
            self.function(name.format(letter), typed(parameters, element, real), wide=wide, **roles)

    def _declare(self, name: str, parameters: str, given: Mapping[str, Any]) -> None:
        roles = {
            pointer: given.get(pointer) or _role(pointer) for pointer in re.findall(r"\*(?!const\b)(\w+)", parameters)
        }
        arrays = {array: given.get(array) or DevicePointer() for array in re.findall(r"(\w+)\[\]", parameters)}
        outputs = any(getattr(role, "out", False) or type(role).__name__ == "Out" for role in roles.values())
        declare = cublas.call if outputs else cublas.post
        waits = {"waits": "wanted"} if outputs else {}
        prototype = f"cublasStatus_t {name}(cublasHandle_t handle, {parameters})"
        declare(self.number(), prototype, roles=roles | arrays, **waits)


def _role(pointer: str) -> DevicePointer | HostOrDevice:
    return scalar() if pointer in ("alpha", "beta") else DevicePointer()


def typed(parameters: str, element: str, real: str) -> str:
    """The parameters with their types in place of T and R."""
    return re.sub(r"\bR\b", real, re.sub(r"\bT\b", element, parameters))
