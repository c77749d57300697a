"""Level 1 functions whose types are arguments: 16-bit vectors are computed in float, and rounded at the end."""

from __future__ import annotations

import functools

import numpy as np

from gtap_plugin_cublas.cpu import level1
from gtap_plugin_cublas.cpu.element import I32, I64, TYPES, B, C, D, Element, H, S, Z
from gtap_plugin_cublas.cpu.level1 import chunks
from gtap_plugin_cublas.cpu.operand import NOT_SUPPORTED, Memory, Refused, scalar, scalars, store, vector_view
from gtap_plugin_cublas.cpu.registry import enter, function

# What each type is computed in.
_EXECUTION = {H: S, B: S, S: S, D: D, C: C, Z: Z}


def _element(type_: int) -> Element:
    if TYPES.get(type_) not in _EXECUTION:
        raise Refused(NOT_SUPPORTED)
    return TYPES[type_]


def _agree(execution: int, *types: int) -> Element:
    """The element of vectors of one type, if it may be computed so."""
    t = _element(types[0])
    if any(each != types[0] for each in types) or TYPES.get(execution) is not _EXECUTION[t]:
        raise Refused(NOT_SUPPORTED)
    return t


def _total(name: str, handle, n, x, xType, incx, result, resultType, execution, *, memory):
    t = _element(xType)
    wide, to = _EXECUTION[t], TYPES.get(resultType)
    # Sums of 16-bit types are float on a GPU, 16-bit in the manual.
    results = (t.real, wide.real) if name == "asum" else (t.real,)
    executions = (wide.real, wide) if name == "asum" else (wide.real,)
    if to not in results or TYPES.get(execution) not in executions:
        raise Refused(NOT_SUPPORTED)
    if t.letter:
        store(memory, result, level1.total(t, name, memory, n, x, incx), t.real)
        return
    made = 0.0
    for first, count in chunks(n) if n > 0 and incx > 0 else ():
        part = vector_view(memory, x, n, incx, t, first, count).astype(np.float64)
        made += float(np.abs(part).sum()) if name == "asum" else float(part @ part)
    store(memory, result, made if name == "asum" else np.sqrt(made), to)


function("cublasNrm2Ex")(functools.partial(_total, "nrm2"))
function("cublasAsumEx")(functools.partial(_total, "asum"))


def _dot(name: str, handle, n, x, xType, incx, y, yType, incy, result, resultType, execution, *, memory):
    t = _agree(execution, xType, yType, resultType)
    if t.letter:
        store(memory, result, level1.product(t, name, memory, n, x, incx, y, incy), t)
        return
    made = 0.0
    for first, count in chunks(n):
        left = vector_view(memory, x, n, incx, t, first, count).astype(np.float64)
        made += float(left @ vector_view(memory, y, n, incy, t, first, count).astype(np.float64))
    store(memory, result, made, t)


function("cublasDotEx")(functools.partial(_dot, "dotu"))
function("cublasDotcEx")(functools.partial(_dot, "dotc"))


def _extreme(largest: bool, index: Element, handle, n, x, xType, incx, result, *, memory):
    store(memory, result, level1.extreme(_element(xType), largest, memory, n, x, incx), index)


for _name, _largest in (("cublasIamaxEx", True), ("cublasIaminEx", False)):
    enter(_name, functools.partial(_extreme, _largest, I32))
    enter(f"{_name}_64", functools.partial(_extreme, _largest, I64))


def _factor(memory: Memory, alpha, alphaType: int, t: Element):
    """alpha: of the type that is computed in."""
    given = TYPES.get(alphaType)
    if given is not _EXECUTION[t]:
        raise Refused(NOT_SUPPORTED)
    return scalar(memory, alpha, given)


@function("cublasAxpyEx")
def axpy_ex(handle, n, alpha, alphaType, x, xType, incx, y, yType, incy, execution, *, memory):
    t = _agree(execution, xType, yType)
    factor = _factor(memory, alpha, alphaType, t)
    for first, count in chunks(n) if factor != 0 else ():
        result = vector_view(memory, y, n, incy, t, first, count)
        t.store(result, t.load(result) + t.work.type(factor) * t.load(vector_view(memory, x, n, incx, t, first, count)))


@function("cublasScalEx")
def scal_ex(handle, n, alpha, alphaType, x, xType, incx, execution, *, memory):
    t = _agree(execution, xType)
    factor = _factor(memory, alpha, alphaType, t)
    for first, count in chunks(n) if incx > 0 else ():
        part = vector_view(memory, x, n, incx, t, first, count)
        t.store(part, t.work.type(factor) * t.load(part))


@function("cublasCopyEx")
def copy_ex(handle, n, x, xType, incx, y, yType, incy, *, memory):
    t = _element(xType)
    if yType != xType:
        raise Refused(NOT_SUPPORTED)
    for first, count in chunks(n):
        vector_view(memory, y, n, incy, t, first, count)[...] = vector_view(memory, x, n, incx, t, first, count)


@function("cublasSwapEx")
def swap_ex(handle, n, x, xType, incx, y, yType, incy, *, memory):
    t = _element(xType)
    if yType != xType:
        raise Refused(NOT_SUPPORTED)
    for first, count in chunks(n):
        left, right = (vector_view(memory, v, n, step, t, first, count) for v, step in ((x, incx), (y, incy)))
        kept = left.copy()
        left[...] = right
        right[...] = kept


# Rotations


def _real(t: Element) -> Element:
    if t.is_complex:
        raise Refused(NOT_SUPPORTED)
    return t


@function("cublasRotEx")
def rot_ex(handle, n, x, xType, incx, y, yType, incy, c, s, csType, execution, *, memory):
    t = _agree(execution, xType, yType)
    given = TYPES.get(csType)
    if given is not t and given is not t.real:
        raise Refused(NOT_SUPPORTED)
    cosine = t.work.type(np.real(scalar(memory, c, given)))
    sine = t.work.type(scalar(memory, s, given))
    for first, count in chunks(n):
        left, right = (vector_view(memory, v, n, step, t, first, count) for v, step in ((x, incx), (y, incy)))
        a, b = t.load(left), t.load(right)
        t.store(left, cosine * a + sine * b)
        t.store(right, cosine * b - np.conj(sine) * a)


@function("cublasRotgEx", wide=False)
def rotg_ex(handle, a, b, abType, c, s, csType, execution, *, memory):
    t = _real(_agree(execution, abType, csType))
    made = level1.rotation(t if t.letter else S, scalars(memory, a, t)[0], scalars(memory, b, t)[0])
    for where, number in zip((a, b, c, s), made, strict=True):
        store(memory, where, number, t)


@function("cublasRotmEx")
def rotm_ex(handle, n, x, xType, incx, y, yType, incy, param, paramType, execution, *, memory):
    t = _real(_agree(execution, xType, yType, paramType))
    flag, h11, h21, h12, h22 = t.load(scalars(memory, param, t, 5))
    if flag not in level1.FLAGS:
        return
    h11, h22 = (1, 1) if flag == 0 else (h11, h22)
    h21, h12 = (-1, 1) if flag == 1 else (h21, h12)
    for first, count in chunks(n):
        left, right = (vector_view(memory, v, n, step, t, first, count) for v, step in ((x, incx), (y, incy)))
        a, b = t.load(left), t.load(right)
        t.store(left, a * h11 + b * h12)
        t.store(right, a * h21 + b * h22)


@function("cublasRotmgEx", wide=False)
def rotmg_ex(handle, d1, d1Type, d2, d2Type, x1, x1Type, y1, y1Type, param, paramType, execution, *, memory):
    t = _real(_agree(execution, d1Type, d2Type, x1Type, y1Type, paramType))
    given = (t.load(scalars(memory, each, t))[0] for each in (d1, d2, x1, y1))
    kept = scalars(memory, param, t, 5).copy()
    numbers, made = level1.modified(t if t.letter else S, *given)
    level1.keep_said(kept, made)
    for where, number in zip((d1, d2, x1, param), (*numbers, kept), strict=True):
        store(memory, where, number, t)
