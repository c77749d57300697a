"""Runs encoded cases by the libraries themselves: program.py CASES RESULTS [cudart cublas]. JSON; no other package."""

import base64
import ctypes
import json
import struct
import sys

runtime = ctypes.CDLL(sys.argv[3] if len(sys.argv) > 3 else "libcudart.so.13")
cublas = ctypes.CDLL(sys.argv[4] if len(sys.argv) > 4 else "libcublas.so.13")
ARENA = 64 << 20
TO_DEVICE, TO_HOST = 1, 2
NOT_HERE = 77  # the exit status where the server has no cuBLAS


def check(status: int) -> None:
    if status:
        sys.exit(f"status {status}")


def run(handle: ctypes.c_void_p, base: int, case: dict) -> dict:
    block = bytearray(base64.b64decode(case["block"]))
    for at, offset in case["relocated"]:
        block[at : at + 8] = struct.pack("<Q", base + offset)
    host = [ctypes.create_string_buffer(base64.b64decode(each), len(base64.b64decode(each))) for each in case["host"]]
    data = ctypes.create_string_buffer(bytes(block), len(block))
    check(runtime.cudaMemcpy(ctypes.c_void_p(base), data, ctypes.c_size_t(len(block)), TO_DEVICE))
    check(cublas.cublasSetPointerMode_v2(handle, case["mode"]))
    arguments = []
    for kind, value in case["arguments"]:
        if kind == "d":
            arguments.append(ctypes.c_void_p(None if value is None else base + value))
        elif kind == "h":
            arguments.append(host[value])
        else:
            arguments.append(ctypes.c_int64(value) if kind == "l" else ctypes.c_int(value))
    status = cublas[case["function"]](handle, *arguments)
    check(runtime.cudaMemcpy(data, ctypes.c_void_p(base), ctypes.c_size_t(len(block)), TO_HOST))
    texts = [base64.b64encode(each.raw).decode() for each in (data, *host)]
    return {"status": status, "block": texts[0], "host": texts[1:]}


def main() -> None:
    memory, handle = ctypes.c_void_p(), ctypes.c_void_p()
    check(runtime.cudaMalloc(ctypes.byref(memory), ctypes.c_size_t(ARENA)))
    if cublas.cublasCreate_v2(ctypes.byref(handle)):
        sys.exit(NOT_HERE)
    with open(sys.argv[1]) as cases, open(sys.argv[2], "w") as results:
        for line in cases:
            results.write(json.dumps(run(handle, memory.value, json.loads(line))) + "\n")
    check(cublas.cublasDestroy_v2(handle))


main()
