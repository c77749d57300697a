"""A client that holds device memory and computes until its input ends; says who it is and what the driver says."""

import ctypes
import json
import os
import select
import sys
from typing import Any

KERNEL = b"""
.version 7.0
.target sm_75
.address_size 64
.visible .entry turn(.param .u32 rounds)
{
    .reg .u32 %r<3>;
    .reg .pred %p;
    ld.param.u32 %r0, [rounds];
    mov.u32 %r1, 1;
again:
    mad.lo.u32 %r1, %r1, 1664525, 1013904223;
    sub.u32 %r0, %r0, 1;
    setp.ne.u32 %p, %r0, 0;
    @%p bra again;
    setp.eq.u32 %p, %r1, 0;
    @%p trap;
    ret;
}
"""
ROUNDS = 20_000_000

cuda = ctypes.CDLL("libcuda.so.1")
runtime = ctypes.CDLL("libcudart.so.13")


def ok(status: int) -> None:
    assert status == 0, status


def facts() -> dict[str, Any]:
    """The device by the driver's and by the runtime's word."""
    name, bus, uuid, total = (ctypes.create_string_buffer(n) for n in (256, 64, 16, 8))
    ok(cuda.cuDeviceGetName(name, 256, 0))
    ok(cuda.cuDeviceGetPCIBusId(bus, 64, 0))
    ok(cuda.cuDeviceGetUuid_v2(uuid, 0))
    ok(cuda.cuDeviceTotalMem_v2(total, 0))
    version, runtime_bus = ctypes.c_int(), ctypes.create_string_buffer(64)
    ok(cuda.cuDriverGetVersion(ctypes.byref(version)))
    properties = ctypes.create_string_buffer(4096)
    ok(runtime.cudaGetDeviceProperties(properties, 0))
    ok(runtime.cudaDeviceGetPCIBusId(runtime_bus, 64, 0))
    return {
        "name": [name.value.decode(), properties.raw[:256].split(b"\0")[0].decode()],
        "uuid": [uuid.raw.hex(), properties.raw[256:272].hex()],
        "bus": [bus.value.decode(), runtime_bus.value.decode()],
        "total": [int.from_bytes(total.raw, "little"), int.from_bytes(properties.raw[288:296], "little")],
        "version": version.value,
    }


def main(size: int) -> None:
    context, address, module, function = ctypes.c_void_p(), ctypes.c_uint64(), ctypes.c_void_p(), ctypes.c_void_p()
    ok(cuda.cuInit(0))
    ok(cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0))
    ok(cuda.cuCtxSetCurrent(context))
    ok(cuda.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(size)))
    ok(cuda.cuModuleLoadData(ctypes.byref(module), KERNEL))
    ok(cuda.cuModuleGetFunction(ctypes.byref(function), module, b"turn"))
    rounds = ctypes.c_uint(1)
    parameters = (ctypes.c_void_p * 1)(ctypes.addressof(rounds))
    for count in (1, ROUNDS, ROUNDS):  # compiled, and at work for a while
        rounds.value = count
        ok(cuda.cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, None, parameters, None))
        ok(cuda.cuCtxSynchronize())
    sys.stdout.write(json.dumps({"pid": os.getpid(), **facts()}) + "\n")
    sys.stdout.flush()
    while not select.select([sys.stdin], [], [], 0)[0]:
        ok(cuda.cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, None, parameters, None))
        ok(cuda.cuCtxSynchronize())


main(int(sys.argv[1]))
