"""Batches behind arrays of addresses, on the CPU device."""

from __future__ import annotations

import struct

import gtap_plugin_cublas.lt.cpu
import numpy as np
from gtap_plugin_cublas import cublas_lt

from gtap_core.testing import CpuCalls
from plugins.cublas.tests.lt import blocks

assert gtap_plugin_cublas.lt.cpu
BASE, AT = 1 << 45, 4096  # where the matrices lie in memory


def test_addresses_are_read_from_arrays() -> None:
    """The second product is of the matrices in the other order."""
    made = CpuCalls(cublas_lt, memory=1 << 14, base=BASE)
    assert made.call("cublasLtCreate", 16)[0] == 0
    x, y = np.array([[1, 2], [3, 4]], "f4"), np.array([[0, 1], [1, 1]], "f4")
    places = [BASE + AT + 16 * i for i in range(4)]
    arrays = [(places[0], places[1]), (places[1], places[0]), (places[2], places[3]), (places[2], places[3])]
    for i, each in enumerate(arrays):
        struct.pack_into("<2Q", made.memory, 64 * i, *each)
    made.memory[AT : AT + 32] = x.tobytes("F") + y.tobytes("F")
    scalars = struct.pack("<f12xf12x", 1.0, 0.0)
    given = [BASE + 64 * i for i in range(4)]
    problem = blocks.problem(blocks.desc(), *[blocks.layout(2, 2, batch=2, mode=1)] * 4)
    assert made.call("gtapLtMatmul", 16, 0, problem, scalars, 0, 0, *given, None, 0, 0, 0)[0] == 0
    found = np.frombuffer(bytes(made.memory[AT + 32 : AT + 64]), "f4").reshape(2, 2, 2)
    np.testing.assert_array_equal(found[0].T, x @ y)
    np.testing.assert_array_equal(found[1].T, y @ x)
    struct.pack_into("<Q", made.memory, 8, 5)
    assert made.call("gtapLtMatmul", 16, 0, problem, scalars, 0, 0, *given, None, 0, 0, 0)[0] == 7
