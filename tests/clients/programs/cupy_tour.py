"""CuPy: arrays, reductions through CUB, kernels of one's own. Reads the arrays of source.npz, writes made.npz."""

import sys

import cupy
import numpy

source, made = sys.argv[1:]
with numpy.load(source) as given:
    a, b, i = (cupy.asarray(given[name]) for name in "abi")

axpy = cupy.RawKernel(
    r"""extern "C" __global__ void axpy(const float *x, float *y, float k, int n) {
        int i = blockIdx.x * blockDim.x + threadIdx.x;
        if (i < n) y[i] = k * x[i] + y[i];
    }""",
    "axpy",
)
moved = b.copy()
axpy((-(-a.size // 256),), (256,), (a, moved, numpy.float32(3), numpy.int32(a.size)))
square = cupy.ElementwiseKernel("float32 x", "float32 y", "y = x * x", "square")
results = {
    "sum": a.sum(),
    "largest": i.max(),
    "counts": cupy.bincount(i),
    "added": a + b,
    "rows": a.reshape(100, -1).mean(axis=1),
    "moved": moved,
    "square": square(a),
    "chosen": a[a > 1],
    "where": cupy.where(a > b, a, b),
}
numpy.savez(made, **{name: cupy.asnumpy(value) for name, value in results.items()})
