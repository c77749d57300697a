"""Add with a kernel that Numba compiles."""

import numpy as np
from numba import cuda


@cuda.jit
def add(a, b, c):
    i = cuda.grid(1)
    if i < c.size:
        c[i] = a[i] + 2 * b[i]


a = np.arange(1000, dtype=np.float64)
c = cuda.device_array(1000)
add[8, 128](cuda.to_device(a), cuda.to_device(a), c)
print("sum", c.copy_to_host().sum())
