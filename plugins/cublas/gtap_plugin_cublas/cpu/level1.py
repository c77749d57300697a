"""Level 1. Steps of 0 and below mean what BLAS says: nothing is done by scal, and found by asum, nrm2, amax, amin."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gtap_plugin_cublas.cpu.element import ALL, BY_REAL, COMPLEX, I32, I64, REAL, Element
from gtap_plugin_cublas.cpu.openblas import cblas, fortran
from gtap_plugin_cublas.cpu.operand import Memory, scalar, scalars, store, vector, vector_view
from gtap_plugin_cublas.cpu.registry import enter, family

CHUNK = 1 << 18  # elements that are computed at once by NumPy
NORMS = {"S": ALL["S"], "D": ALL["D"], "Sc": ALL["C"], "Dz": ALL["Z"]}


def chunks(n: int) -> Iterator[tuple[int, int]]:
    """(first, count) of the parts of n elements."""
    for first in range(0, n, CHUNK):
        yield first, min(CHUNK, n - first)


# The largest and the smallest


def _sizes(t: Element, part: NDArray) -> NDArray:
    values = t.load(part)
    return np.abs(values.real) + np.abs(values.imag) if t.is_complex else np.abs(values)


def extreme(t: Element, largest: bool, memory: Memory, n: int, x: int, incx: int) -> int:
    """From 1 the first index of the largest or smallest element, 0 for none. A NaN counts only if it comes first."""
    if n <= 0 or incx <= 0:
        return 0
    found, best, skipped = 0, 0.0, -1.0 if largest else np.inf
    for first, count in chunks(n):
        sizes = _sizes(t, vector_view(memory, x, n, incx, t, first, count))
        if first == 0 and np.isnan(sizes[0]):
            return 1
        sizes = np.where(np.isnan(sizes), skipped, sizes)
        at = int(sizes.argmax() if largest else sizes.argmin())
        if not found or (sizes[at] > best if largest else sizes[at] < best):
            found, best = first + at + 1, sizes[at]
    return found


def _index(t: Element, largest: bool, index: Element, handle, n, x, incx, result, *, memory):
    store(memory, result, extreme(t, largest, memory, n, x, incx), index)


for _letter, _element in ALL.items():
    for _name, _largest in (("amax", True), ("amin", False)):
        _function = f"cublasI{_letter.lower()}{_name}_v2"
        enter(_function, functools.partial(_index, _element, _largest, I32))
        enter(f"{_function}_64", functools.partial(_index, _element, _largest, I64))


# Sums


def total(t: Element, name: str, memory: Memory, n: int, x: int, incx: int) -> float:
    """asum or nrm2, by its name in BLAS."""
    if n <= 0 or incx <= 0:
        return 0.0
    named = {"c": f"sc{name}", "z": f"dz{name}"}.get(t.letter, "{}" + name)
    return float(cblas(t, named, "lpl", n, vector(memory, x, n, incx, t), incx, gives="r"))


@family("cublas{}asum_v2", NORMS)
def asum(t, handle, n, x, incx, result, *, memory):
    store(memory, result, total(t, "asum", memory, n, x, incx), t.real)


@family("cublas{}nrm2_v2", NORMS)
def nrm2(t, handle, n, x, incx, result, *, memory):
    store(memory, result, total(t, "nrm2", memory, n, x, incx), t.real)


def product(t: Element, name: str, memory: Memory, n: int, x: int, incx: int, y: int, incy: int) -> complex:
    """dot, dotu or dotc."""
    if n <= 0:
        return 0
    at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
    if not t.is_complex:
        return float(cblas(t, "{}dot", "lplpl", n, at_x, incx, at_y, incy, gives="r"))
    made = np.zeros(1, t.dtype)
    cblas(t, "{}" + name + "_sub", "lplplp", n, at_x, incx, at_y, incy, made.ctypes.data)
    return complex(made[0])


@family("cublas{}dot_v2", REAL)
def dot(t, handle, n, x, incx, y, incy, result, *, memory):
    store(memory, result, product(t, "dot", memory, n, x, incx, y, incy), t)


@family("cublas{}dotu_v2", COMPLEX)
def dotu(t, handle, n, x, incx, y, incy, result, *, memory):
    store(memory, result, product(t, "dotu", memory, n, x, incx, y, incy), t)


@family("cublas{}dotc_v2", COMPLEX)
def dotc(t, handle, n, x, incx, y, incy, result, *, memory):
    store(memory, result, product(t, "dotc", memory, n, x, incx, y, incy), t)


# Vectors


@family("cublas{}axpy_v2", ALL)
def axpy(t, handle, n, alpha, x, incx, y, incy, *, memory):
    factor = scalar(memory, alpha, t)
    if n > 0 and factor != 0:
        at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
        cblas(t, "{}axpy", "lsplpl", n, factor, at_x, incx, at_y, incy)


@family("cublas{}copy_v2", ALL)
def copy(t, handle, n, x, incx, y, incy, *, memory):
    if n > 0:
        cblas(t, "{}copy", "lplpl", n, vector(memory, x, n, incx, t), incx, vector(memory, y, n, incy, t), incy)


@family("cublas{}swap_v2", ALL)
def swap(t, handle, n, x, incx, y, incy, *, memory):
    if n > 0:
        cblas(t, "{}swap", "lplpl", n, vector(memory, x, n, incx, t), incx, vector(memory, y, n, incy, t), incy)


@family("cublas{}scal_v2", ALL)
def scal(t, handle, n, alpha, x, incx, *, memory):
    factor = scalar(memory, alpha, t)
    if n > 0 and incx > 0:
        cblas(t, "{}scal", "lspl", n, factor, vector(memory, x, n, incx, t), incx)


@family("cublas{}scal_v2", BY_REAL)
def scal_by_real(t, handle, n, alpha, x, incx, *, memory):
    factor = scalar(memory, alpha, t.real)
    if n > 0 and incx > 0:
        cblas(t, "{}" + t.real.letter + "scal", "lrpl", n, factor, vector(memory, x, n, incx, t), incx)


# Rotations


def _rotate(t: Element, name: str, memory: Memory, n, x, incx, y, incy, c, s) -> None:
    cosine, sine = scalar(memory, c, t.real), scalar(memory, s, t.real)
    if n > 0:
        at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
        cblas(t, name, "lplplrr", n, at_x, incx, at_y, incy, cosine, sine)


@family("cublas{}rot_v2", REAL)
def rot(t, handle, n, x, incx, y, incy, c, s, *, memory):
    _rotate(t, "{}rot", memory, n, x, incx, y, incy, c, s)


@family("cublas{}rot_v2", BY_REAL)
def rot_by_real(t, handle, n, x, incx, y, incy, c, s, *, memory):
    _rotate(t, "{}" + t.real.letter + "rot", memory, n, x, incx, y, incy, c, s)


@family("cublas{}rot_v2", COMPLEX)
def rot_of_complex(t, handle, n, x, incx, y, incy, c, s, *, memory):
    cosine, sine = scalar(memory, c, t.real), scalar(memory, s, t)
    if n > 0:
        at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
        fortran(t, "{}rot", "lplplrs", n, at_x, incx, at_y, incy, cosine, sine)


@family("cublas{}rotg_v2", ALL, wide=False)
def rotg(t, handle, a, b, c, s, *, memory):
    given = [
        scalars(memory, a, t).copy(),
        scalars(memory, b, t).copy(),
        np.zeros(1, t.real.dtype),
        np.zeros(1, t.dtype),
    ]
    cblas(t, "{}rotg", "pppp", *(each.ctypes.data for each in given))
    for where, made in zip((a, b, c, s), given, strict=True):
        if t.is_complex and where is b:  # BLAS leaves it
            continue
        store(memory, where, made, t.real if where is c else t)


@family("cublas{}rotm_v2", REAL)
def rotm(t, handle, n, x, incx, y, incy, param, *, memory):
    given = scalars(memory, param, t, 5).copy()
    if n > 0:
        at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
        cblas(t, "{}rotm", "lplplp", n, at_x, incx, at_y, incy, given.ctypes.data)


# Which numbers of a rotation's parameters are said by its flag.
SAID = {-2.0: (0,), -1.0: (0, 1, 2, 3, 4), 0.0: (0, 2, 3), 1.0: (0, 1, 4)}


@family("cublas{}rotmg_v2", REAL, wide=False)
def rotmg(t, handle, d1, d2, x1, y1, param, *, memory):
    numbers = [scalars(memory, each, t).copy() for each in (d1, d2, x1)]
    last = scalar(memory, y1, t)
    before = scalars(memory, param, t, 5)
    made = before.copy()
    cblas(t, "{}rotmg", "ppprp", *(each.ctypes.data for each in numbers), last, made.ctypes.data)
    kept = before.copy()
    said = list(SAID.get(float(made[0]), SAID[-1.0]))
    kept[said] = made[said]
    for where, number in zip((d1, d2, x1, param), (*numbers, kept), strict=True):
        store(memory, where, number, t)
