"""cuBLASLt on a GPU: real descriptors from what a call brings, and the library called with them.

Descriptors are made by the library's own functions, attribute by attribute, so that whatever bytes a client sends the
library sees values alone. An algorithm's bytes are the library's secret: one is given back to it only if this session
got it from there.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from typing import Any

import attrs

from gtap_plugin_cublas.lt.encoding import (
    ALPHA_VECTOR_BETA_HOST,
    ALPHA_VECTOR_BETA_ZERO,
    DEVICE_VECTOR,
    GROUPED,
    POINTER_DEVICE,
    POINTER_HOST,
    Preference,
    Problem,
    Transformation,
)
from gtap_plugin_cublas.lt.library import ALGORITHM, RESULT
from gtap_plugin_cublas.lt.spec import cublas_lt
from gtap_plugin_cublas.status import INVALID_VALUE, NOT_INITIALIZED, NOT_SUPPORTED, answered, refuse

P, SIZE, INT, I64, U64 = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int64, ctypes.c_uint64
WORDS = {"layout": 14, "desc": 32, "transform": 8, "preference": 12, "emulation": 8}
MOST_PROBLEMS, MOST_ALGORITHMS, MOST_VALUE = 2048, 65536, 4096
# (attribute, member, struct code, the library's default): what is at its default is not set, as older libraries may
# not know it.
_LAYOUT = (
    (1, "order", "<i", 0), (5, "batch_count", "<i", 1), (6, "batch_stride", "<q", 0), (7, "plane_offset", "<q", 0),
    (8, "batch_mode", "<I", 0), (12, "rows_cols_width", "<i", 0), (13, "ld_width", "<i", 0),
)  # fmt: skip
_DESC = (
    (2, "pointer_mode", "<i", 0), (3, "trans_a", "<i", 0), (4, "trans_b", "<i", 0), (5, "trans_c", "<i", 0),
    (6, "fill_mode", "<i", 2), (7, "epilogue", "<I", 1), (8, "bias", "<Q", 0), (10, "bias_stride", "<q", 0),
    (11, "aux", "<Q", 0), (12, "aux_ld", "<q", 0), (13, "aux_stride", "<q", 0), (14, "alpha_stride", "<q", 0),
    (15, "sm_count", "<i", 0), (17, "a_scale", "<Q", 0), (18, "b_scale", "<Q", 0), (19, "c_scale", "<Q", 0),
    (20, "d_scale", "<Q", 0), (21, "amax_d", "<Q", 0), (22, "aux_type", "<i", -1), (23, "aux_scale", "<Q", 0),
    (24, "aux_amax", "<Q", 0), (25, "fast_accum", "<b", 0), (26, "bias_type", "<i", -1), (27, "sync_rows", "<i", 0),
    (28, "sync_cols", "<i", 0), (29, "sync_in", "<Q", 0), (30, "sync_out", "<Q", 0), (31, "a_mode", "<i", 0),
    (32, "b_mode", "<i", 0), (33, "c_mode", "<i", 0), (34, "d_mode", "<i", 0), (35, "aux_mode", "<i", 0),
    (36, "d_out_scale", "<Q", 0), (37, "d_out_mode", "<i", 0), (39, "alpha_batch_stride", "<q", 0),
    (40, "beta_batch_stride", "<q", 0), (41, "invariance", "<i", 0x8000),
)  # fmt: skip
_TRANSFORM = ((1, "pointer_mode", "<i", 0), (2, "trans_a", "<i", 0), (3, "trans_b", "<i", 0))
_PREFERENCE = (
    (0, "search_mode", "<I", 0), (1, "workspace", "<Q", 0), (3, "reductions", "<I", 7), (5, "align_a", "<I", 256),
    (6, "align_b", "<I", 256), (7, "align_c", "<I", 256), (8, "align_d", "<I", 256), (9, "waves", "<f", 0.0),
    (12, "implementations", "<Q", (1 << 64) - 1), (13, "average_k", "<I", 0), (14, "average_rows", "<I", 0),
    (15, "average_cols", "<I", 0),
)  # fmt: skip
_EMULATION = (
    (0, "strategy", "<i", 0), (1, "special_values", "<i", 0xFFFF), (2, "mantissa_control", "<i", 0),
    (3, "mantissa_most", "<i", 0), (4, "mantissa_offset", "<i", 0), (5, "mantissa_count", "<Q", 0),
)  # fmt: skip


def _good(status: int) -> None:
    refuse(status, status)


# ---- descriptors ----


def _set(real: Any, name: str, into: Any, block: Any, attributes: Any) -> None:
    setter = real.raw(f"cublasLt{name}SetAttribute", P, INT, P, SIZE)
    for number, member, code, default in attributes:
        value = getattr(block, member)
        if code == "<b":
            value = (value + 128) % 256 - 128
        if value != default:
            data = struct.pack(code, value)
            _good(setter(into, number, data, len(data)))


def _memory(kind: str) -> Any:
    return (U64 * WORDS[kind])()


def _layout(real: Any, block: Any) -> Any:
    made = _memory("layout")
    if block.batch_mode == GROUPED:
        begin = real.raw("cublasLtGroupedMatrixLayoutInit_internal", P, SIZE, INT, INT, P, P, P)
        arrays = (block.rows_array, block.cols_array, block.ld_array)
        _good(begin(made, ctypes.sizeof(made), block.type, block.batch_count, *arrays))
    else:
        begin = real.raw("cublasLtMatrixLayoutInit_internal", P, SIZE, INT, U64, U64, I64)
        _good(begin(made, ctypes.sizeof(made), block.type, block.rows, block.cols, block.ld))
    _set(real, "MatrixLayout", made, block, _LAYOUT)
    return made


def _emulation(real: Any, block: Any) -> Any:
    made = _memory("emulation")
    _good(real.raw("cublasLtEmulationDescInit_internal", P, SIZE)(made, ctypes.sizeof(made)))
    _set(real, "EmulationDesc", made, block, _EMULATION)
    return made


@attrs.frozen
class Made:
    """Real descriptors of a product or a transform; `emulation` is what the first one points to."""

    mode: int  # of its pointers
    desc: Any
    layouts: tuple[Any, ...]
    emulation: Any = None


def _product(real: Any, data: bytes) -> Made:
    read = Problem.read(data)
    desc, block = _memory("desc"), read.desc
    begin = real.raw("cublasLtMatmulDescInit_internal", P, SIZE, INT, INT)
    _good(begin(desc, ctypes.sizeof(desc), block.compute_type, block.scale_type))
    _set(real, "MatmulDesc", desc, block, _DESC)
    emulation = None
    if read.emulation is not None:
        emulation = _emulation(real, read.emulation)
        data = struct.pack("<Q", ctypes.addressof(emulation))
        _good(real.raw("cublasLtMatmulDescSetAttribute", P, INT, P, SIZE)(desc, 38, data, len(data)))
    layouts = tuple(_layout(real, each) for each in (read.a, read.b, read.c, read.d))
    return Made(block.pointer_mode, desc, layouts, emulation)


def _transform(real: Any, data: bytes) -> Made:
    read = Transformation.read(data)
    desc = _memory("transform")
    begin = real.raw("cublasLtMatrixTransformDescInit_internal", P, SIZE, INT)
    _good(begin(desc, ctypes.sizeof(desc), read.desc.scale_type))
    _set(real, "MatrixTransformDesc", desc, read.desc, _TRANSFORM)
    layouts = tuple(None if each is None else _layout(real, each) for each in (read.a, read.b, read.c))
    return Made(read.desc.pointer_mode, desc, layouts)


def _made(real: Any, make: Callable[[Any, bytes], Made], problem: Any) -> Made:
    """Real descriptors by content: a loop makes them once."""
    known: dict[bytes, Made] = real.kept.setdefault("problems", {})
    data = bytes(problem)
    found = known.get(data)
    if found is None:
        found = make(real, data)
        if len(known) >= MOST_PROBLEMS:
            del known[next(iter(known))]
        known[data] = found
    return found


def _handle(real: Any, light: Any, blas: Any) -> int:
    refuse(light is None and blas is None, NOT_INITIALIZED)
    return int(real.handle(light if light is not None else blas))


def _scalars(mode: int, data: Any, alpha: int, beta: int) -> tuple[Any, Any, Any]:
    """alpha and beta as the library takes them, and what keeps them alive."""
    host = (U64 * 4).from_buffer_copy(bytes(data))
    here = ctypes.addressof(host)
    if mode == POINTER_HOST:
        return here, here + 16, host
    refuse(mode not in (POINTER_DEVICE, DEVICE_VECTOR, ALPHA_VECTOR_BETA_ZERO, ALPHA_VECTOR_BETA_HOST))
    if mode in (POINTER_DEVICE, DEVICE_VECTOR):
        return alpha, beta, host
    return alpha, here + 16, host


# ---- products and transforms ----


@cublas_lt.cuda("gtapLtMatmul")
@answered
def matmul(real, light, blas, problem, scalars, alpha, beta, a, b, c, d, algo, workspace, workspace_size, stream):
    handle, made = _handle(real, light, blas), _made(real, _product, problem)
    alpha, beta, _kept = _scalars(made.mode, scalars, alpha, beta)
    refuse(not alpha)
    layout_a, layout_b, layout_c, layout_d = made.layouts
    chosen = None if algo is None else _algorithm(real, algo)
    call = real.raw("cublasLtMatmul", P, P, P, P, P, P, P, P, P, P, P, P, P, P, SIZE, P)
    matrices = (a, layout_a, b, layout_b, beta, c, layout_c, d, layout_d)
    return call(handle, made.desc, alpha, *matrices, chosen, workspace, workspace_size, real.handle(stream))


@cublas_lt.cuda("gtapLtMatrixTransform")
@answered
def matrix_transform(real, light, blas, problem, scalars, alpha, beta, a, b, c, stream):
    handle, made = _handle(real, light, blas), _made(real, _transform, problem)
    alpha, beta, _kept = _scalars(made.mode, scalars, alpha, beta)
    layout_a, layout_b, layout_c = made.layouts
    refuse((a and (layout_a is None or not alpha)) or (b and (layout_b is None or not beta)))
    call = real.raw("cublasLtMatrixTransform", P, P, P, P, P, P, P, P, P, P, P)
    return call(handle, made.desc, alpha, a, layout_a, beta, b, layout_b, c, layout_c, real.handle(stream))


# ---- algorithms ----


def _note(real: Any, data: bytes) -> None:
    known: dict[bytes, None] = real.kept.setdefault("algorithms", {})
    if data not in known and len(known) >= MOST_ALGORITHMS:
        del known[next(iter(known))]
    known[data] = None


def _algorithm(real: Any, data: Any) -> Any:
    """The library's own bytes again, or Refused."""
    refuse(bytes(data) not in real.kept.get("algorithms", ()))
    return (U64 * 8).from_buffer_copy(bytes(data))


def _for_stream(real: Any, name: str, stream: int, types: tuple[Any, ...], *arguments: Any) -> int:
    """The form of a function that looks at a stream, where there is one and the library has it."""
    if stream and real.has(f"{name}ForStream"):
        return int(real.raw(f"{name}ForStream", *types, P)(*arguments, stream))
    return int(real.raw(name, *types)(*arguments))


@cublas_lt.cuda("gtapLtMatmulAlgoGetHeuristic")
@answered
def get_heuristic(real, light, blas, problem, preference, requested, results, returned, stream):
    handle, made, wanted = _handle(real, light, blas), _made(real, _product, problem), Preference.read(preference)
    refuse(requested < 1)
    if wanted.search_mode:  # it would read algorithms, which nobody has sent
        return NOT_SUPPORTED
    limits = _memory("preference")
    _good(real.raw("cublasLtMatmulPreferenceInit_internal", P, SIZE)(limits, ctypes.sizeof(limits)))
    _set(real, "MatmulPreference", limits, wanted, _PREFERENCE)
    count, found = INT(), (U64 * (requested * RESULT // 8))()
    arguments = (handle, made.desc, *made.layouts, limits, requested, found, ctypes.byref(count))
    types = (P, P, P, P, P, P, P, INT, P, P)
    _good(_for_stream(real, "cublasLtMatmulAlgoGetHeuristic", real.handle(stream), types, *arguments))
    results[:] = bytes(found)
    returned[:] = struct.pack("<i", count.value)
    for i in range(min(count.value, requested)):
        _note(real, bytes(results[i * RESULT : i * RESULT + ALGORITHM]))
    return 0


@cublas_lt.cuda("gtapLtMatmulAlgoGetIds")
@answered
def get_ids(real, light, blas, compute, scale, a_type, b_type, c_type, d_type, requested, ids, returned):
    refuse(requested < 1)
    count, found = INT(), (INT * requested)()
    types = (compute, scale, a_type, b_type, c_type, d_type)
    call = real.raw("cublasLtMatmulAlgoGetIds", P, *(INT,) * 7, P, P)
    _good(call(_handle(real, light, blas), *types, requested, found, ctypes.byref(count)))
    ids[:] = bytes(found)
    returned[:] = struct.pack("<i", count.value)
    return 0


@cublas_lt.cuda("gtapLtMatmulAlgoInit")
@answered
def algorithm_init(real, light, blas, compute, scale, a_type, b_type, c_type, d_type, id, algo):
    made = (U64 * 8)()
    types = (compute, scale, a_type, b_type, c_type, d_type)
    _good(real.raw("cublasLtMatmulAlgoInit", P, *(INT,) * 7, P)(_handle(real, light, blas), *types, id, made))
    algo[:] = bytes(made)
    _note(real, bytes(made))
    return 0


@cublas_lt.cuda("gtapLtMatmulAlgoCheck")
@answered
def algorithm_check(real, light, blas, problem, algo, result, stream):
    handle, made, chosen = _handle(real, light, blas), _made(real, _product, problem), _algorithm(real, algo)
    found = (U64 * (RESULT // 8))()
    arguments = (handle, made.desc, *made.layouts, chosen, found)
    _good(_for_stream(real, "cublasLtMatmulAlgoCheck", real.handle(stream), (P,) * 8, *arguments))
    result[:] = bytes(found)
    return 0


def _attribute(real: Any, name: str, algo: Any, attr: int, value: Any, written: Any) -> int:
    if len(value) > MOST_VALUE:
        return INVALID_VALUE
    count, data = SIZE(), ctypes.create_string_buffer(len(value) + 1)
    call = real.raw(name, P, INT, P, SIZE, P)
    _good(call(_algorithm(real, algo), attr, data, len(value), ctypes.byref(count)))
    value[:] = data.raw[: len(value)]
    written[:] = struct.pack("<Q", count.value)
    return 0


@cublas_lt.cuda("gtapLtMatmulAlgoCapGetAttribute")
@answered
def capability(real, algo, attr, value, size, written):
    return _attribute(real, "cublasLtMatmulAlgoCapGetAttribute", algo, attr, value, written)


@cublas_lt.cuda("gtapLtMatmulAlgoConfigGetAttribute")
@answered
def configuration(real, algo, attr, value, size, written):
    return _attribute(real, "cublasLtMatmulAlgoConfigGetAttribute", algo, attr, value, written)


@cublas_lt.cuda("gtapLtMatmulAlgoConfigSetAttribute")
@answered
def configure(real, algo, attr, value, size, changed):
    chosen, data = _algorithm(real, algo), bytes(value)
    _good(real.raw("cublasLtMatmulAlgoConfigSetAttribute", P, INT, P, SIZE)(chosen, attr, data, len(data)))
    changed[:] = bytes(chosen)
    _note(real, bytes(chosen))
    return 0
