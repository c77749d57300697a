"""Level 1. Steps of 0 and below mean what BLAS says: nothing is done by scal, and found by asum, nrm2, amax, amin."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

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


def rotation(t: Element, a: Any, b: Any) -> tuple[NDArray, ...]:
    """rotg of two numbers: a, b, c and s as it leaves them."""
    if t.is_complex and a == 0:  # not the newer BLAS's way, whose s is the conjugate of b's direction
        return np.array([b], t.dtype), np.array([b], t.dtype), np.zeros(1, t.real.dtype), np.ones(1, t.dtype)
    made = (np.array([a], t.dtype), np.array([b], t.dtype), np.zeros(1, t.real.dtype), np.zeros(1, t.dtype))
    cblas(t, "{}rotg", "pppp", *(each.ctypes.data for each in made))
    return made


@family("cublas{}rotg_v2", ALL, wide=False)
def rotg(t, handle, a, b, c, s, *, memory):
    made = rotation(t, scalars(memory, a, t)[0], scalars(memory, b, t)[0])
    store(memory, a, made[0], t)
    if not t.is_complex:  # of complex numbers BLAS leaves it
        store(memory, b, made[1], t)
    store(memory, c, made[2], t.real)
    store(memory, s, made[3], t)


FLAGS = (-1, 0, 1)  # of a rotation's parameters; another one, as -2, means that nothing is done


@family("cublas{}rotm_v2", REAL)
def rotm(t, handle, n, x, incx, y, incy, param, *, memory):
    given = scalars(memory, param, t, 5).copy()
    if n > 0 and given[0] in FLAGS:
        at_x, at_y = vector(memory, x, n, incx, t), vector(memory, y, n, incy, t)
        cblas(t, "{}rotm", "lplplp", n, at_x, incx, at_y, incy, given.ctypes.data)


# Modified rotations: BLAS's own routines of them never end for numbers that are infinite.

# Which numbers of a rotation's parameters are said by its flag.
_SAID = {-2.0: (0,), -1.0: (0, 1, 2, 3, 4), 0.0: (0, 2, 3), 1.0: (0, 1, 4)}
_SCALE = 4096.0
_LARGE, _SMALL = _SCALE**2, 5.9604645e-8  # what d1 and d2 are kept between


def modified(t: Element, d1: Any, d2: Any, x1: Any, y1: Any) -> tuple[NDArray, NDArray]:
    """(d1, d2, x1) after, and (flag, h11, h21, h12, h22), of numbers of the element type."""
    none = np.zeros(3, t.dtype), np.array([-1, 0, 0, 0, 0], t.dtype)
    p1, p2 = d1 * x1, d2 * y1
    if d1 < 0:
        return none
    if p2 == 0:
        return np.array([d1, d2, x1], t.dtype), np.array([-2, 0, 0, 0, 0], t.dtype)
    one = t.dtype.type(1)
    if abs(p1 * x1) > abs(p2 * y1):
        flag, h = 0, [[one, p2 / p1], [-y1 / x1, one]]
        u = one - h[0][1] * h[1][0]
        if u <= 0:
            return none
        d, x1 = [d1 / u, d2 / u], x1 * u
    else:
        if p2 * y1 < 0:
            return none
        flag, h = 1, [[p1 / p2, one], [-one, x1 / y1]]
        u = one + h[0][0] * h[1][1]
        d, x1 = [d2 / u, d1 / u], y1 * u
    scale = t.dtype.type(_SCALE)
    for i in range(2):
        while d[i] != 0 and np.isfinite(d[i]) and not _SMALL < abs(d[i]) < _LARGE:
            flag, up = -1, abs(d[i]) <= _SMALL
            d[i] = d[i] * scale**2 if up else d[i] / scale**2
            h[i] = [each / scale if up else each * scale for each in h[i]]
            if i == 0:
                x1 = x1 / scale if up else x1 * scale
    return np.array([*d, x1], t.dtype), np.array([flag, h[0][0], h[1][0], h[0][1], h[1][1]], t.dtype)


def keep_said(kept: NDArray, made: NDArray) -> None:
    """Write into a rotation's parameters those that its flag says."""
    said = list(_SAID[float(made[0])])
    kept[said] = made[said].astype(kept.dtype)


@family("cublas{}rotmg_v2", REAL, wide=False)
def rotmg(t, handle, d1, d2, x1, y1, param, *, memory):
    given = (scalars(memory, each, t)[0] for each in (d1, d2, x1, y1))
    kept = scalars(memory, param, t, 5).copy()
    numbers, made = modified(t, *given)
    keep_said(kept, made)
    for where, number in zip((d1, d2, x1, param), (*numbers, kept), strict=True):
        store(memory, where, number, t)
