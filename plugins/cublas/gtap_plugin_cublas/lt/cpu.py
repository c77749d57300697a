"""cuBLASLt for the CPU device: products by OpenBLAS in single precision or wider, rounded once, at the end."""

from __future__ import annotations

import struct
from typing import Any

import attrs

from gtap_core import i32, u64
from gtap_plugin_cublas.lt.algorithms import CONFIG, Algorithm
from gtap_plugin_cublas.lt.encoding import (
    ALPHA_VECTOR_BETA_HOST,
    DEVICE_VECTOR,
    FULL_MATRIX,
    POINTER_DEVICE,
    POINTER_HOST,
    Preference,
    Problem,
    Transformation,
)
from gtap_plugin_cublas.lt.epilogue import Epilogue
from gtap_plugin_cublas.lt.library import RESULT
from gtap_plugin_cublas.lt.matrices import Matrices, Memory, array, check_layout, operated
from gtap_plugin_cublas.lt.spec import cublas_lt
from gtap_plugin_cublas.lt.types import F32, FLOAT8, I32, Types, converted, dtype, element
from gtap_plugin_cublas.status import NOT_INITIALIZED, NOT_SUPPORTED, SUCCESS, Refused, answered, refuse

BETA_AT = 16  # in the scalars
SCALE_SCALAR, SCALE_OUTER_VECTOR = 0, 3  # cublasLtMatmulMatrixScale_t


@cublas_lt.cpu("cublasLtCreate")
def create(handle):
    """The first one of a session waits: where OpenBLAS is missing, the device says so."""
    from gtap_plugin_cublas.cpu import openblas

    openblas.load()
    handle.real = True


@cublas_lt.cpu("cublasLtDestroy")
def destroy(handle):
    pass


@cublas_lt.cpu("cublasLtGetProperty")
def get_property(type, value: i32[1]):
    value[0] = -1  # no real library: the stub says what it is


# ---- what there is ----


def _types(problem: Problem) -> Types:
    desc = problem.desc
    return Types(
        desc.compute_type, desc.scale_type, *(each.type for each in (problem.a, problem.b, problem.c, problem.d))
    )


def _check(problem: Problem) -> Types:
    """Refuse what cannot be, then what this device has not. The types."""
    desc, layouts = problem.desc, (problem.a, problem.b, problem.c, problem.d)
    refuse(not {desc.trans_a, desc.trans_b} <= {0, 1, 2} or desc.trans_c)
    refuse(not POINTER_HOST <= desc.pointer_mode <= ALPHA_VECTOR_BETA_HOST)
    for layout in layouts:
        check_layout(layout)
    refuse(len({layout.batch_count for layout in layouts}) != 1)
    m, k = (problem.a.cols, problem.a.rows) if desc.trans_a else (problem.a.rows, problem.a.cols)
    depth, n = (problem.b.cols, problem.b.rows) if desc.trans_b else (problem.b.rows, problem.b.cols)
    shape = (problem.d.rows, problem.d.cols)
    refuse(k != depth or shape != (m, n) or (problem.c.rows, problem.c.cols) != shape)
    types = _types(problem)
    refuse(not types.supported or desc.fill_mode != FULL_MATRIX, NOT_SUPPORTED)
    _check_scales(desc, types)
    Epilogue(desc, types, m, n, 0, _nowhere).check()
    return types


def _check_scales(desc: Any, types: Types) -> None:
    """Scales are for FP8: of a matrix, or of the rows of A and the columns of B."""
    outer = (SCALE_SCALAR, SCALE_OUTER_VECTOR)
    refuse(desc.a_mode not in outer or desc.b_mode not in outer, NOT_SUPPORTED)
    refuse(any((desc.c_mode, desc.d_mode, desc.aux_mode, desc.d_out_mode, desc.d_out_scale)), NOT_SUPPORTED)
    refuse(any((desc.sync_rows, desc.sync_cols, desc.sync_in, desc.sync_out)), NOT_SUPPORTED)
    eight = types.a in FLOAT8
    scales = (desc.a_scale, desc.b_scale, desc.c_scale, desc.d_scale, desc.amax_d, desc.aux_scale, desc.aux_amax)
    refuse(not eight and any(scales))
    refuse(desc.d_scale and types.d not in FLOAT8)


def _nowhere(address: int, size: int) -> memoryview:
    raise Refused


# ---- products ----


@attrs.frozen
class Scalars:
    """alpha and beta: numbers of the host, or in device memory, where they may be vectors of D's rows."""

    desc: Any
    data: Any
    alpha: int
    beta: int
    rows: int
    memory: Memory

    def get(self, index: int) -> tuple[Any, Any]:
        """Both for one product of a batch: numbers, or columns."""
        mode, desc = self.desc.pointer_mode, self.desc
        if mode == POINTER_HOST:
            return self._host(0), self._host(BETA_AT)
        if mode == POINTER_DEVICE:
            alpha = self._device(self.alpha, 1, index * desc.alpha_batch_stride)[0]
            return alpha, self._device(self.beta, 1, index * desc.beta_batch_stride)[0]
        alpha = self._device(self.alpha, self.rows, index * desc.alpha_stride)[:, None]
        if mode == DEVICE_VECTOR:
            return alpha, self._device(self.beta, self.rows, 0)[:, None]
        return alpha, self._host(BETA_AT) if mode == ALPHA_VECTOR_BETA_HOST else alpha.dtype.type(0)

    def _host(self, at: int) -> Any:
        import numpy

        return numpy.frombuffer(self.data, dtype(self.desc.scale_type), 1, at)[0]

    def _device(self, address: int, count: int, offset: int) -> Any:
        kind = self.desc.scale_type
        return array(self.memory, address + offset * dtype(kind).itemsize, kind, count)


@attrs.frozen
class Product:
    """D = alpha * op(A) * op(B) + beta * C, one of a batch at a time."""

    problem: Problem
    types: Types
    scalars: Scalars
    places: tuple[Matrices, ...]  # of A, B, C, D
    memory: Memory

    def run(self, index: int) -> None:
        desc, (a, b, c, d) = self.problem.desc, self.places
        alpha, beta = self.scalars.get(index)
        into = d.at(index)
        found = self._sum(self._scaled(self._product(index, *into.shape)), alpha, beta, c, index)
        epilogue = Epilogue(desc, self.types, *into.shape, index, self.memory)
        self._store(epilogue.apply(found, a, b), into)

    def _product(self, index: int, m: int, n: int) -> Any:
        """op(A) * op(B), in memory of its own: D may be one of them, and the epilogue comes before it is rounded."""
        import numpy

        from gtap_plugin_cublas.cpu.gemm import Gemm

        (a, b, *_), desc, work = self.places, self.problem.desc, self.types.work
        k = a.layout.rows if desc.trans_a else a.layout.cols
        if not k:
            return numpy.zeros((m, n), work.dtype)
        shape = (a.by_columns(desc.trans_a), b.by_columns(desc.trans_b), m, n, k, a.layout.ld, b.layout.ld, m)
        gemm = Gemm(*shape, element(self.types.a), work, work, element(self.types.b))
        return gemm.sums(self.memory, a.where(index), b.where(index))

    def _scaled(self, values: Any) -> Any:
        """The product of FP8 matrices by their scales."""
        desc = self.problem.desc
        m, n = values.shape
        if desc.a_scale:
            one = desc.a_mode == SCALE_SCALAR
            values = values * array(self.memory, desc.a_scale, F32, 1 if one else m)[:, None]
        if desc.b_scale:
            one = desc.b_mode == SCALE_SCALAR
            values = values * array(self.memory, desc.b_scale, F32, 1 if one else n)[None, :]
        return values

    def _sum(self, values: Any, alpha: Any, beta: Any, c: Matrices, index: int) -> Any:
        import numpy

        if self.types.scale == I32:  # whole numbers, which wrap at 32 bits
            total = values.astype("<i8") * numpy.int64(alpha)
            return total if not numpy.any(beta) else total + c.at(index).astype("<i8") * numpy.int64(beta)
        scale = values.dtype
        values *= numpy.asarray(alpha).astype(scale)
        if numpy.any(beta):  # else C is not read: it may hold anything
            values += numpy.asarray(beta).astype(scale) * c.at(index).astype(scale)
        return values

    def _store(self, values: Any, into: Any) -> None:
        import numpy

        desc = self.problem.desc
        if desc.amax_d:
            array(self.memory, desc.amax_d, F32, 1)[0] = numpy.abs(values).max()
        if desc.d_scale:
            values = values * array(self.memory, desc.d_scale, F32, 1)[0]
        into[...] = converted(values, self.types.d)


def _known_handle(light: Any, blas: Any) -> None:
    refuse(light is None and blas is None, NOT_INITIALIZED)


@cublas_lt.cpu("gtapLtMatmul")
@answered
def matmul(light, blas, problem, scalars, alpha, beta, a, b, c, d, algo, workspace, workspace_size, stream, *, memory):
    import numpy

    _known_handle(light, blas)
    read = Problem.read(problem)
    types = _check(read)
    if algo is not None:
        given = Algorithm.read(algo)
        refuse(given is None or given.types != types)
        refuse(not given.runs, NOT_SUPPORTED)
    if not read.d.rows or not read.d.cols:
        return
    layouts = (read.a, read.b, read.c, read.d)
    places = tuple(Matrices(layout, at, memory) for layout, at in zip(layouts, (a, b, c, d), strict=True))
    taken = Scalars(read.desc, scalars, alpha, beta, read.d.rows, memory)
    product = Product(read, types, taken, places, memory)
    with numpy.errstate(all="ignore"):
        for index in range(read.d.batch_count):
            product.run(index)


# ---- transforms ----


def _check_transform(read: Transformation, a: int, b: int) -> None:
    desc = read.desc
    refuse(not {desc.trans_a, desc.trans_b} <= {0, 1, 2} or desc.pointer_mode not in (POINTER_HOST, POINTER_DEVICE))
    check_layout(read.c)
    for layout, operation, at in ((read.a, desc.trans_a, a), (read.b, desc.trans_b, b)):
        refuse(at and layout is None)
        if layout is not None:
            check_layout(layout)
            shape = (layout.cols, layout.rows) if operation else (layout.rows, layout.cols)
            refuse(shape != (read.c.rows, read.c.cols) or layout.batch_count != read.c.batch_count)
            refuse((dtype(layout.type).kind == "c") != (dtype(read.c.type).kind == "c"), NOT_SUPPORTED)
    refuse(dtype(desc.scale_type) is None or desc.scale_type in (3, *FLOAT8), NOT_SUPPORTED)


@cublas_lt.cpu("gtapLtMatrixTransform")
@answered
def matrix_transform(light, blas, problem, scalars, alpha, beta, a, b, c, stream, *, memory):
    import numpy

    _known_handle(light, blas)
    read = Transformation.read(problem)
    _check_transform(read, a, b)
    if not read.c.rows or not read.c.cols:
        return
    desc = read.desc
    work = numpy.dtype("<c16" if dtype(read.c.type).kind == "c" else "<f8")
    taken = Scalars(desc, scalars, alpha, beta, read.c.rows, memory)
    with numpy.errstate(all="ignore"):
        for index in range(read.c.batch_count):
            total = numpy.zeros((read.c.rows, read.c.cols), work)
            into = Matrices(read.c, c, memory).at(index)
            for place, (at, layout, operation) in enumerate(((a, read.a, desc.trans_a), (b, read.b, desc.trans_b))):
                if at:
                    factor = _factor(taken, place, work)
                    total += factor * operated(Matrices(layout, at, memory).at(index).astype(work), operation)
            into[...] = converted(total, read.c.type)


def _factor(scalars: Scalars, place: int, work: Any) -> Any:
    """alpha or beta, where its matrix is there."""
    if scalars.desc.pointer_mode == POINTER_HOST:
        return scalars._host(place * BETA_AT).astype(work)
    return scalars._device((scalars.alpha, scalars.beta)[place], 1, 0)[0].astype(work)


# ---- the one algorithm ----


@cublas_lt.cpu("gtapLtMatmulAlgoGetHeuristic")
@answered
def get_heuristic(light, blas, problem, preference, requested, results, returned: i32[1], stream):
    _known_handle(light, blas)
    wanted = Preference.read(preference)
    types = _check(Problem.read(problem))
    refuse(requested < 1)
    refuse(wanted.search_mode != 0, NOT_SUPPORTED)
    results[:RESULT] = _result(Algorithm(0, types))
    returned[0] = 1


def _result(algorithm: Algorithm) -> bytes:
    """A cublasLtMatmulHeuristicResult_t: no workspace, one wave."""
    return algorithm.written() + struct.pack("<QifIIII", 0, SUCCESS, 1.0, 0, 0, 0, 0)


@cublas_lt.cpu("gtapLtMatmulAlgoGetIds")
@answered
def get_ids(
    light, blas, compute, scale, a_type, b_type, c_type, d_type, requested, ids: i32["requested"], returned: i32[1]
):
    _known_handle(light, blas)
    refuse(requested < 1)
    found = Types(compute, scale, a_type, b_type, c_type, d_type).supported
    if found:
        ids[0] = 0
    returned[0] = int(found)


@cublas_lt.cpu("gtapLtMatmulAlgoInit")
@answered
def algorithm_init(light, blas, compute, scale, a_type, b_type, c_type, d_type, id, algo):
    _known_handle(light, blas)
    types = Types(compute, scale, a_type, b_type, c_type, d_type)
    refuse(id != 0)
    refuse(not types.supported, NOT_SUPPORTED)
    algo[:] = Algorithm(0, types).written()


@cublas_lt.cpu("gtapLtMatmulAlgoCheck")
@answered
def algorithm_check(light, blas, problem, algo, result, stream):
    _known_handle(light, blas)
    types, given = _check(Problem.read(problem)), Algorithm.read(algo)
    refuse(given is None or given.types != types)
    refuse(not given.runs, NOT_SUPPORTED)
    result[:] = _result(given)


def _answer(data: bytes, value: Any, written: Any) -> None:
    """An attribute's bytes, or their number where none are asked for."""
    refuse(len(value) not in (0, len(data)))
    value[:] = data[: len(value)]
    written[0] = len(data)


@cublas_lt.cpu("gtapLtMatmulAlgoCapGetAttribute")
@answered
def capability(algo, attr, value, size, written: u64[1]):
    given = Algorithm.read(algo)
    data = None if given is None else given.capability(attr)
    refuse(data is None)
    if attr in (6, 13) and len(value) > len(data):  # an array, of one: the tile and the stages that nobody chose
        value = memoryview(value)[: len(data)]
    _answer(data, value, written)


@cublas_lt.cpu("gtapLtMatmulAlgoConfigGetAttribute")
@answered
def configuration(algo, attr, value, size, written: u64[1]):
    given = Algorithm.read(algo)
    refuse(given is None or attr not in CONFIG)
    member, code = CONFIG[attr]
    _answer(struct.pack(code, getattr(given, member)), value, written)


@cublas_lt.cpu("gtapLtMatmulAlgoConfigSetAttribute")
@answered
def configure(algo, attr, value, size, changed):
    given = Algorithm.read(algo)
    refuse(given is None or attr not in CONFIG or attr == 0)
    member, code = CONFIG[attr]
    refuse(len(value) != struct.calcsize(code))
    changed[:] = attrs.evolve(given, **{member: struct.unpack(code, value)[0]}).written()
