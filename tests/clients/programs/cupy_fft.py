"""cupy.fft: reads the arrays of source.npz, writes made.npz."""

import sys

import cupy
import numpy

source, made = sys.argv[1:]
with numpy.load(source) as given:
    single, double, real = (cupy.asarray(given[name]) for name in ("single", "double", "real"))

results = {
    "fft": cupy.fft.fft(single),
    "ifft": cupy.fft.ifft(double),
    "fft2": cupy.fft.fft2(single),
    "fftn": cupy.fft.fftn(double),
    "rfft": cupy.fft.rfft(real),
    "rfftn": cupy.fft.rfftn(real),
    "irfft": cupy.fft.irfft(single),
    "columns": cupy.fft.fft(double, axis=0),
}
numpy.savez(made, **{name: cupy.asnumpy(value) for name, value in results.items()})
