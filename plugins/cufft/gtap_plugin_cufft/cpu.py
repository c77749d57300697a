"""cuFFT for the CPU device, by SciPy's FFT, in the precision of the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from gtap_core import i32
from gtap_plugin_cufft.spec import cufft

Memory = Callable[[int, int], memoryview]
VERSION = 12000
C2C = 0x29


@attrs.frozen
class Plan:
    """What is transformed: `batch` transforms of `n` elements."""

    n: int
    batch: int


@cufft.cpu("cufftGetVersion")
def get_version(version: i32[1]):
    version[0] = VERSION


@cufft.cpu("cufftPlan1d")
def plan_1d(plan, nx, type, batch):
    plan.real = Plan(nx, batch)


@cufft.cpu("cufftDestroy")
def destroy(plan):
    pass


@cufft.cpu("cufftSetStream")
def set_stream(plan, stream):
    pass


@cufft.cpu("cufftExecC2C")
def exec_c2c(plan: Any, idata, odata, direction, *, memory: Memory):
    import numpy as np
    from scipy import fft

    size = plan.n * plan.batch * 8
    source = np.frombuffer(memory(idata, size), "<c8").reshape(plan.batch, plan.n)
    result = np.frombuffer(memory(odata, size), "<c8").reshape(plan.batch, plan.n)
    result[:] = fft.fft(source) if direction == -1 else fft.ifft(source, norm="forward")
