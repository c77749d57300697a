"""Links each list of inputs, launches what comes of it and writes results as JSON; a library is named by its path."""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

link, cuda = ctypes.CDLL(sys.argv[1]), ctypes.CDLL("libcuda.so.1")
WORDS = 8


def log(handle: ctypes.c_void_p) -> str:
    size = ctypes.c_size_t()
    assert link.nvJitLinkGetErrorLogSize(handle, ctypes.byref(size)) == 0
    text = ctypes.create_string_buffer(size.value + 1)
    if size.value:
        assert link.nvJitLinkGetErrorLog(handle, text) == 0
        assert len(text.value) == size.value - 1
    return text.value.decode()


def linked(handle: ctypes.c_void_p, kind: str) -> bytes | int:
    size = ctypes.c_size_t()
    status = getattr(link, f"nvJitLinkGetLinked{kind}Size")(handle, ctypes.byref(size))
    if status:
        return int(status)
    image = ctypes.create_string_buffer(size.value)
    assert getattr(link, f"nvJitLinkGetLinked{kind}")(handle, image) == 0
    assert image.raw.endswith(b"\0"), "PTX is text"
    return image.raw


def launched(image: bytes) -> list[int]:
    """What the kernel k makes of a row of numbers."""
    module, kernel, address = (ctypes.c_void_p() for _ in range(3))
    row = (ctypes.c_int * WORDS)(*range(WORDS))
    assert cuda.cuModuleLoadData(ctypes.byref(module), image) == 0
    assert cuda.cuModuleGetFunction(ctypes.byref(kernel), module, b"k") == 0
    assert cuda.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(ctypes.sizeof(row))) == 0
    assert cuda.cuMemcpyHtoD_v2(address, row, ctypes.c_size_t(ctypes.sizeof(row))) == 0
    parameters = (ctypes.c_void_p * 1)(ctypes.cast(ctypes.pointer(address), ctypes.c_void_p))
    assert cuda.cuLaunchKernel(kernel, 1, 1, 1, WORDS, 1, 1, 0, None, parameters, None) == 0
    assert cuda.cuMemcpyDtoH_v2(row, address, ctypes.c_size_t(ctypes.sizeof(row))) == 0
    return list(row)


def run(case: dict[str, Any], context: bool) -> list[Any]:
    handle = ctypes.c_void_p()
    options = (ctypes.c_char_p * len(case["options"]))(*(each.encode() for each in case["options"]))
    statuses = [link.nvJitLinkCreate(ctypes.byref(handle), len(options), options)]
    for kind, text in case["inputs"]:
        data = bytes.fromhex(text)
        statuses.append(link.nvJitLinkAddData(handle, kind, data, ctypes.c_size_t(len(data)), b"input"))
    statuses.append(link.nvJitLinkComplete(handle))
    image, ptx, said = linked(handle, "Cubin"), linked(handle, "Ptx"), log(handle)
    assert link.nvJitLinkDestroy(ctypes.byref(handle)) == 0 and not handle.value
    result = launched(image) if isinstance(image, bytes) and b"k(" in image and context else image
    return [statuses, *(each.decode() if isinstance(each, bytes) else each for each in (result, ptx)), said]


def main() -> None:
    wanted = json.loads(sys.argv[2])
    found = {"without": [run(case, False) for case in wanted["cases"][:1]]}  # a context
    context, device = ctypes.c_void_p(), ctypes.c_int()
    assert cuda.cuInit(0) == 0 and cuda.cuDeviceGet(ctypes.byref(device), 0) == 0
    assert cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), device) == 0
    assert cuda.cuCtxSetCurrent(context) == 0
    found["cases"] = [run(case, True) for case in wanted["cases"]]
    found["lacking"] = [name for name in wanted["names"] if not hasattr(link, name)]
    sys.stdout.write(json.dumps(found))


main()
