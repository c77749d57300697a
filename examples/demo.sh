#!/bin/sh
# What `make demo` runs: an unmodified CUDA program on the CPU device, and what it cost.
# GTAP: the gtap command. DEMO_PYTHON: an interpreter with cuda-bindings and NVRTC. KERNEL: another kernel than this.
set -eu
: "${GTAP:=gtap}" "${DEMO_PYTHON:=python3}"
SQUARES='extern "C" __global__ void f(float *x, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = x[i] * x[i] + 1.0f;
}'
set -x
exec "$GTAP" exec --local --device cpu --stats "$DEMO_PYTHON" "$(dirname "$0")/demo.py" "${KERNEL:-$SQUARES}"
