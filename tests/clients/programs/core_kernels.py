"""cuda.core compiles templates with NVRTC and launches them: sums, a x + y in two types, what the compiler says."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from core_arrays import Arrays
from cuda.core import Device, ObjectCode, Program, ProgramOptions
from cuda.core.utils import StridedMemoryView, args_viewable_as_strided_memory

COUNT = 50_000
CODE = """
template <typename T> __global__ void sum(const T *a, const T *b, T *c, size_t n)
{
    for (size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x; i < n; i += (size_t)gridDim.x * blockDim.x)
        c[i] = a[i] + b[i];
}
template <typename T> __global__ void scaled(T factor, const T *x, const T *y, T *out, size_t n)
{
    size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;
    if (i < n)
        out[i] = factor * x[i] + y[i];
}
"""
ROWS = """
extern "C" __global__ void rows(float *at, long row, int height, int width)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < height * width)
        at[i / width * row + i % width] += i;
}
"""


def computed(arrays: Arrays, source: dict[str, Any]) -> dict[str, Any]:
    """Every kernel from every kind of object code."""
    made: dict[str, Any] = {}
    size = np.uint64(COUNT)
    for target in ("cubin", "ptx"):
        names = ("sum<float>", "sum<int>", "scaled<float>", "scaled<double>")
        code = arrays.compiled(CODE, *names, target=target)
        for kind in (np.float32, np.int32):
            a, b = (arrays.put(source[name].astype(kind)) for name in ("a", "b"))
            out = arrays.device.allocate(a.size, stream=arrays.stream)
            arrays.run(code.get_kernel(f"sum<{'float' if kind is np.float32 else 'int'}>"), COUNT, a, b, out, size)
            made[f"{target} sum {kind.__name__}"] = arrays.take(out, kind)
        for kind, name in ((np.float32, "float"), (np.float64, "double")):
            a, b = (arrays.put(source[name].astype(kind)) for name in ("a", "b"))
            out = arrays.device.allocate(a.size, stream=arrays.stream)
            arrays.run(code.get_kernel(f"scaled<{name}>"), COUNT, kind(2.5), a, b, out, size)
            made[f"{target} scaled {kind.__name__}"] = arrays.take(out, kind)
    return made


def reloaded(arrays: Arrays) -> bool:
    """What was compiled is code that can be kept, loaded and compiled again."""
    code = arrays.compiled(ROWS)
    text = arrays.compiled(ROWS, target="ptx").code
    text = text.decode() if isinstance(text, bytes) else text
    again = Program(text, "ptx", ProgramOptions(arch=f"sm_{arrays.device.arch}")).compile("cubin")
    kept = (ObjectCode.from_cubin(bytes(code.code)), ObjectCode.from_ptx(text.encode()), again)
    return all(each.get_kernel("rows").num_arguments == 4 for each in kept)


def viewed(arrays: Arrays) -> tuple[Any, dict[str, Any]]:
    """Strided views of host and device memory; a kernel adds to a box of a matrix."""

    @args_viewable_as_strided_memory((0,))
    def facts(array: Any, stream: Any) -> list[Any]:
        view = array.view(stream.handle if stream is not None else -1)
        return [list(view.shape), list(view.strides or ()), str(view.dtype), view.is_device_accessible, view.readonly]

    matrix = np.arange(40, dtype=np.float32).reshape(5, 8)
    buffer = arrays.put(matrix)
    view = StridedMemoryView.from_buffer(buffer, (5, 8), dtype=np.dtype(np.float32))
    box = StridedMemoryView.from_buffer(buffer, (3, 4), (8, 1), dtype=np.dtype(np.float32))
    row, (height, width) = box.strides[0], box.shape
    arrays.run(arrays.compiled(ROWS).get_kernel("rows"), 12, view.ptr, row, np.int32(height), np.int32(width))
    said = {"host": facts(matrix[::2, 1:], None), "device": facts(buffer, arrays.stream), "box": [row, height, width]}
    return arrays.take(buffer, np.float32), said


def refused(arrays: Arrays) -> str:
    try:
        arrays.compiled("__global__ void wrong() { undeclared(); }")
    except Exception as error:  # noqa: BLE001 - its words are what is looked at
        return f"{type(error).__name__}: {error}"
    return ""


def main() -> None:
    arrays = Arrays(Device())
    with np.load(sys.argv[1]) as source:
        made = computed(arrays, dict(source))
    made["rows"], views = viewed(arrays)
    attributes = arrays.compiled(ROWS).get_kernel("rows").attributes
    said = {"views": views, "refused": refused(arrays), "reloaded": reloaded(arrays)}
    said["threads"] = attributes.max_threads_per_block
    np.savez(sys.argv[2], **made)
    print(json.dumps(said))


main()
