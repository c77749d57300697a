"""The driver's entry points by ctypes: looked up once by dlsym, with argument types from the provider table.

Not through cuda.bindings: its signatures follow the toolkit it was built for, and a server would need it beside the
driver. One table of prototypes serves every driver from 12.4 on and the stand-in of the tests.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from gtap_core.devices.cuda.provider import provider_library
from gtap_core.session.device import DeviceUnavailable
from gtap_core.spec import Function

SONAME = "libcuda.so.1"
LOWEST_VERSION = 12040  # cuKernelGetParamInfo, cuLibraryEnumerateKernels

# struct code of a scalar -> ctypes
NUMBERS: dict[str, Any] = {
    "b": ctypes.c_int8,
    "B": ctypes.c_uint8,
    "?": ctypes.c_bool,
    "h": ctypes.c_int16,
    "H": ctypes.c_uint16,
    "i": ctypes.c_int32,
    "I": ctypes.c_uint32,
    "q": ctypes.c_int64,
    "Q": ctypes.c_uint64,
    "f": ctypes.c_float,
    "d": ctypes.c_double,
}


class StatusError(Exception):
    """A driver function returned a status other than success; ends the operation that called it, with that status."""

    def __init__(self, status: int, value: Any = None) -> None:
        super().__init__(status)
        self.status = status
        self.value = value  # goes with the status: the log of a failed load


def _raise_status(status: int, _function: Any, _arguments: Any) -> int:
    if status:
        raise StatusError(status)
    return status


def _ctypes_of(function: Function) -> list[Any]:
    """The ctypes of a function's parameters; every pointer and handle is a void pointer."""
    types = function.library.types
    return [
        ctypes.c_void_p
        if types.resolve(declared.type).is_pointer or types.role(declared.type) is not None
        else NUMBERS[types.measure(declared.type)[0]]
        for declared in function.prototype.parameters
    ]


class Functions:
    """Functions as attributes: `functions.cuMemUnmap(address, size)`. Each returns its status."""

    def __init__(self, functions: dict[str, Callable[..., int]]) -> None:
        self._functions = functions

    def __getattr__(self, name: str) -> Callable[..., int]:
        try:
            return self._functions[name]
        except KeyError:
            raise AttributeError(f"{name} is not in the provider table") from None


class Driver(Functions):
    """The driver's functions. As attributes they raise StatusError; those of `status` return it."""

    def __init__(self, library: ctypes.CDLL) -> None:
        declared = provider_library().declared
        self._library = library
        super().__init__({each.name: _bind(library, each, checked=True) for each in declared})
        self.status = Functions({each.name: _bind(library, each, checked=False) for each in declared})

    def address(self, name: str) -> int:
        """Where a function begins, for callers in C."""
        found = ctypes.cast(self._library[name], ctypes.c_void_p).value
        assert found is not None
        return found

    def error_name(self, status: int) -> str:
        """Return "CUDA_ERROR_..." for a status, or its number where the driver has no name for it."""
        text = ctypes.c_char_p()
        if self.status.cuGetErrorName(status, ctypes.byref(text)) or text.value is None:
            return f"status {status}"
        return text.value.decode()


def _bind(library: ctypes.CDLL, declared: Function, *, checked: bool) -> Callable[..., int]:
    function: Any = library[declared.name]
    function.restype = ctypes.c_int
    function.argtypes = _ctypes_of(declared)
    if checked:
        function.errcheck = _raise_status
    return function  # type: ignore[no-any-return]


def open_driver(soname: str = SONAME) -> Driver:
    """Load the driver and initialise it. Blocks. Raises DeviceUnavailable with a sentence that says what is missing."""
    try:
        library = ctypes.CDLL(soname)
    except OSError as error:
        raise DeviceUnavailable(
            f"no NVIDIA driver on this machine: {soname} cannot be loaded ({error}). Install the driver, or serve with"
            " --device cpu"
        ) from None
    try:
        driver = Driver(library)
    except AttributeError as error:
        raise DeviceUnavailable(
            f"the NVIDIA driver is too old: it needs to be 550 or newer (CUDA 12.4); {error}"
        ) from None
    _initialise(driver)
    return driver


def _initialise(driver: Driver) -> None:
    status = driver.status.cuInit(0)
    if status:
        raise DeviceUnavailable(
            f"the NVIDIA driver does not answer: cuInit returned {driver.error_name(status)} ({status}). See whether"
            " nvidia-smi works for this user"
        )
    version, count = ctypes.c_int(), ctypes.c_int()
    driver.cuDriverGetVersion(ctypes.byref(version))
    if version.value < LOWEST_VERSION:
        raise DeviceUnavailable(
            f"the NVIDIA driver is too old: it supports CUDA {version.value // 1000}.{version.value % 1000 // 10}, and"
            " gtap needs 12.4 or newer (driver 550)"
        )
    driver.cuDeviceGetCount(ctypes.byref(count))
    if count.value == 0:
        raise DeviceUnavailable("the NVIDIA driver sees no device: look at nvidia-smi and CUDA_VISIBLE_DEVICES")
