"""OpenBLAS with 64-bit integers, called on addresses."""

from __future__ import annotations

import ctypes
import functools
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gtap_plugin_cublas.cpu.element import Element

COLUMN_MAJOR = 102
OPERATION = {0: 111, 1: 112, 2: 113, 3: 114}
FILL = {0: 122, 1: 121}
DIAGONAL = {0: 131, 1: 132}
SIDE = {0: 141, 1: 142}

_REAL = {"s": ctypes.c_float, "d": ctypes.c_double, "c": ctypes.c_float, "z": ctypes.c_double}


@functools.cache
def _library() -> ctypes.CDLL:
    """The library itself: its package would load it for everyone (RTLD_GLOBAL), beside NumPy's own."""
    found = importlib.util.find_spec("scipy_openblas64")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("scipy-openblas64 is not installed", name="scipy_openblas64")
    (file,) = (Path(found.origin).parent / "lib").glob("libscipy_openblas64_*.so")
    return ctypes.CDLL(str(file))


def load() -> None:
    """Raises ModuleNotFoundError where the extra [cpu] is not installed."""
    _library()


@functools.cache
def _routine(symbol: str, types: tuple[Any, ...], result: Any) -> Callable[..., Any]:
    routine = _library()[symbol]
    routine.argtypes, routine.restype = list(types), result
    return routine


def cblas(element: Element, name: str, form: str, *arguments: Any, gives: str = "") -> Any:
    """Call a CBLAS function; {} in the name is the type's letter.

    `form` has a letter for each argument: e an enum, l an integer, p an address, r a real number, s a number of the
    element type. `gives`: r, if a number is returned.
    """
    real = _REAL[element.letter]
    kinds = {"e": ctypes.c_int, "l": ctypes.c_int64, "p": ctypes.c_void_p, "r": real}
    kinds["s"] = ctypes.c_void_p if element.is_complex else real
    if element.is_complex:
        pairs = zip(form, arguments, strict=True)
        arguments = tuple((real * 2)(a.real, a.imag) if letter == "s" else a for letter, a in pairs)
    symbol = f"scipy_cblas_{name.format(element.letter)}64_"
    return _routine(symbol, tuple(kinds[letter] for letter in form), real if gives else None)(*arguments)


def fortran(element: Element, name: str, form: str, *arguments: Any) -> None:
    """Call a function of BLAS or LAPACK: everything by address. A letter of `form` more than those of `cblas`: c, text.

    The lengths of texts follow the arguments, as Fortran passes them.
    """
    real = _REAL[element.letter]
    kept: list[Any] = []
    for letter, argument in zip(form, arguments, strict=True):
        if letter == "l" and isinstance(argument, int):
            kept.append(ctypes.byref(ctypes.c_int64(argument)))
        elif letter == "l":
            kept.append(ctypes.byref(argument))
        elif letter == "r":
            kept.append(ctypes.byref(real(argument)))
        elif letter == "s":
            parts = (argument.real, argument.imag) if element.is_complex else (argument,)
            kept.append((real * len(parts))(*parts))
        else:
            kept.append(argument)
    kept += [ctypes.c_size_t(1)] * form.count("c")
    routine = _library()[f"scipy_{name.format(element.letter)}_64_"]
    routine.restype = None
    routine(*(ctypes.c_void_p(each) if isinstance(each, int) else each for each in kept))


def at(array: Any) -> int:
    """The address of a NumPy array's first element."""
    address: int = array.ctypes.data
    return address
