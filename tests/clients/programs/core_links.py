"""cuda.core links a library's kernel with a function of its user's, as PTX and as LTO-IR: pictures of two fractals."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from core_arrays import Arrays
from cuda.core import Device, LaunchConfig, Linker, LinkerOptions, launch

WIDTH, HEIGHT, MOST = 64, 48, 100
LIBRARY = """
extern __device__ int steps(float x, float y);
extern "C" __global__ void picture(int *out, int width, int height)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x, j = blockIdx.y * blockDim.y + threadIdx.y;
    if (i < width && j < height)
        out[j * width + i] = steps(i * 0.0625f - 2.5f, j * 0.0625f - 1.5f);
}
"""
# No product is added to in one step (fma): NumPy computes the same numbers.
USER = """
__device__ int steps(float x, float y)
{
    float a = %(start)s, u = %(real)s, v = %(imaginary)s, b = %(begin)s;
    int n = 0;
    for (; n < %(most)d && __fadd_rn(__fmul_rn(a, a), __fmul_rn(b, b)) < 4.0f; n++) {
        float next = __fadd_rn(__fsub_rn(__fmul_rn(a, a), __fmul_rn(b, b)), u);
        b = __fadd_rn(__fmul_rn(2.0f, __fmul_rn(a, b)), v);
        a = next;
    }
    return n;
}
"""
SETS = {
    "mandelbrot": {"start": "0.0f", "begin": "0.0f", "real": "x", "imaginary": "y", "most": MOST},
    "julia": {"start": "x", "begin": "y", "real": "-0.8f", "imaginary": "0.156f", "most": MOST},
}


def code(arrays: Arrays, text: str, target: str) -> Any:
    lto = {"link_time_optimization": True} if target == "ltoir" else {}
    return arrays.compiled(text, target=target, relocatable_device_code=True, **lto)


def picture(arrays: Arrays, parts: list[Any], lto: bool) -> Any:
    options = LinkerOptions(arch=f"sm_{arrays.device.arch}", **({"link_time_optimization": True} if lto else {}))
    kernel = Linker(*parts, options=options).link("cubin").get_kernel("picture")
    out = arrays.put(np.zeros(WIDTH * HEIGHT, np.int32))
    config = LaunchConfig(grid=(WIDTH // 16, HEIGHT // 16), block=(16, 16))
    launch(arrays.stream, config, kernel, out, np.int32(WIDTH), np.int32(HEIGHT))
    return arrays.take(out, np.int32).reshape(HEIGHT, WIDTH)


def main() -> None:
    arrays = Arrays(Device())
    made = {}
    for name, numbers in SETS.items():
        for library, user in (("ptx", "ptx"), ("ptx", "ltoir"), ("ltoir", "ltoir"), ("ltoir", "ptx")):
            parts = [code(arrays, LIBRARY, library), code(arrays, USER % numbers, user)]
            made[f"{name} {library} {user}"] = picture(arrays, parts, "ltoir" in (library, user))
    try:
        Linker(code(arrays, LIBRARY, "ptx"), options=LinkerOptions(arch=f"sm_{arrays.device.arch}")).link("cubin")
        undefined = ""
    except Exception as error:  # noqa: BLE001 - its words are what is looked at
        undefined = str(error)
    np.savez(sys.argv[1], **made)
    print(json.dumps({"backend": str(Linker.which_backend()), "undefined": undefined}))


main()
