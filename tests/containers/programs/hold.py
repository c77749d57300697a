"""Take 64 MiB of the device, say so, and keep it."""

import ctypes
import signal

driver = ctypes.CDLL("libcuda.so.1")
context, address = ctypes.c_void_p(), ctypes.c_uint64()
status = (
    driver.cuInit(0)
    or driver.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0)
    or driver.cuCtxSetCurrent(context)
    or driver.cuMemAlloc_v2(ctypes.byref(address), ctypes.c_size_t(64 << 20))
    or driver.cuMemsetD8_v2(address, ctypes.c_ubyte(1), ctypes.c_size_t(64 << 20))
    or driver.cuCtxSynchronize()
)
print("up" if status == 0 else f"status {status}", flush=True)
signal.pause()
