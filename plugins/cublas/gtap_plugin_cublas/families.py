"""How functions that differ by their element type alone are written once.

A prototype is a template: T is the element type, R the real one of the same precision. In the `_64` form each `int` is
an `int64_t`. A pointer called alpha or beta is a scalar on either side, told by the handle's pointer mode; others that
are no address of device memory have their role said beside the prototype.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gtap_core import DevicePointer, HostOrDevice, Out
from gtap_plugin_cublas.library import cublas

MODE = "cublas_on_device"

# Type letter -> (T, R)
REAL = {"S": ("float", "float"), "D": ("double", "double")}
COMPLEX = {"C": ("cuComplex", "float"), "Z": ("cuDoubleComplex", "double")}
HALF = {"H": ("__half", "__half")}
ALL = REAL | COMPLEX

# The rows of a product's matrices, by their leading dimensions.
GEMM_ROWS = {"lda": "(transa % 3 == 0 ? m : k)", "ldb": "(transb % 3 == 0 ? k : n)", "ldc": "m"}
RANK_ROWS = {"lda": "(trans == 0 ? n : k)", "ldc": "n"}
SIDE_ROWS = {"lda": "(side == 0 ? m : n)", "ldb": "m"}

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


# What the library refuses at once, by a parameter's type or name; where n < 0 and a step of 0 mean nothing is done,
# a chapter says so.
_ENUMS = {
    "cublasOperation_t": "({0} >= 0 && {0} <= 3)",
    "cublasFillMode_t": "({0} == 0 || {0} == 1)",
    "cublasSideMode_t": "({0} == 0 || {0} == 1)",
    "cublasDiagType_t": "({0} == 0 || {0} == 1)",
}
_SIZES = ("m", "n", "k", "kl", "ku", "nrhs", "batchCount", "batchSize")
_STEPS = ("incx", "incy")


class Chapter:
    """Declares the functions of one chapter, numbered from `first` in the order in which they come.

    Ordinals are permanent: append to a chapter, and give what is new between a place at the end. `lenient`: sizes and
    steps are not checked.
    """

    def __init__(self, first: int, *, lenient: bool = False) -> None:
        self._next = first
        self._lenient = lenient

    def number(self) -> int:
        """The next ordinal."""
        self._next += 1
        return self._next - 1

    def function(
        self,
        name: str,
        parameters: str,
        *,
        wide: bool = True,
        rows: Mapping[str, str] | None = None,
        also: str = "",
        **roles: Any,
    ) -> None:
        """One function of a handle, and its `_64` form if it is `wide`.

        It is posted; one with an output in host memory is a call when that is asked for. `rows`: how many rows a
        matrix has, by the name of its leading dimension; `also`: what else must hold of the arguments (both in C).
        """
        valid = self._valid(parameters, rows or {}, also)
        self._declare(name, parameters, valid, roles)
        if wide:
            self._declare(f"{name}_64", re.sub(r"\bint\b", "int64_t", parameters), valid, roles)

    def family(self, name: str, parameters: str, types: Mapping[str, tuple[str, str]], **options: Any) -> None:
        """One function for each type; {} in the name is the letter. Options: those of `function`."""
        FAMILIES.append((name, parameters, types))
        for letter, (element, real) in types.items():
            self.function(name.format(letter), typed(parameters, element, real), **options)

    def _declare(self, name: str, parameters: str, valid: str, given: Mapping[str, Any]) -> None:
        pointers = re.findall(r"\*(?!const\b)(\w+)", parameters)
        arrays = re.findall(r"(\w+)\[\]", parameters)
        roles = {each: given.get(each) or _role(each) for each in pointers}
        roles |= {each: given.get(each) or DevicePointer() for each in arrays}
        outputs = any(getattr(role, "out", False) or isinstance(role, Out) for role in roles.values())
        declare = cublas.call if outputs else cublas.post
        waits = {"waits": "wanted"} if outputs else {}
        prototype = f"cublasStatus_t {name}(cublasHandle_t handle, {parameters})"
        declare(self.number(), prototype, roles=roles, valid=valid, **waits)

    def _valid(self, parameters: str, rows: Mapping[str, str], also: str) -> str:
        """What must hold of the arguments, in C."""
        conditions = []
        for parameter in parameters.split(", "):
            kind, _, name = parameter.rpartition(" ")
            if kind in _ENUMS:
                conditions.append(_ENUMS[kind].format(name))
            elif name in _SIZES and not self._lenient:
                conditions.append(f"{name} >= 0")
            elif name in _STEPS and not self._lenient:
                conditions.append(f"{name} != 0")
        conditions += [f"{leading} >= 1 && {leading} >= {count}" for leading, count in rows.items()]
        return " && ".join([*conditions, *filter(None, (also,))])


def _role(pointer: str) -> DevicePointer | HostOrDevice:
    return scalar() if pointer in ("alpha", "beta") else DevicePointer()


def typed(parameters: str, element: str, real: str) -> str:
    """The parameters with their types in place of T and R."""
    return re.sub(r"\bR\b", real, re.sub(r"\bT\b", element, parameters))
