"""A CUDA program in Python: compile a kernel with NVRTC, launch it by the driver API, print what it made.

    python demo.py 'extern "C" __global__ void f(float *x, int n) { int i = blockIdx.x * blockDim.x + threadIdx.x; if (i < n) x[i] = x[i] * x[i] + 1; }'

The kernel is `extern "C"`, named f, and takes a float array (0, 1, 2, ...) and its length. The program knows nothing of
gtap.
"""  # noqa: E501 - the command is one line

import array
import ctypes
import sys

from cuda.bindings import driver, nvrtc

COUNT = 1 << 20
SHOWN = 8


def check(answer):
    """The values of a CUDA call; ends the program with the error's name where there is one."""
    status, *values = answer
    if status.value:
        sys.exit(f"{type(status).__name__}: {status.name}")
    return values[0] if len(values) == 1 else values


def compiled(source, device):
    """The kernel's PTX for the device's compute capability."""
    attribute = driver.CUdevice_attribute
    major = check(driver.cuDeviceGetAttribute(attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device))
    minor = check(driver.cuDeviceGetAttribute(attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device))
    program = check(nvrtc.nvrtcCreateProgram(source.encode(), b"demo.cu", 0, [], []))
    options = [f"--gpu-architecture=compute_{major}{minor}".encode()]
    (status,) = nvrtc.nvrtcCompileProgram(program, len(options), options)
    if status.value:
        log = bytearray(check(nvrtc.nvrtcGetProgramLogSize(program)))
        check(nvrtc.nvrtcGetProgramLog(program, log))
        sys.exit(log.partition(b"\0")[0].decode())
    ptx = bytearray(check(nvrtc.nvrtcGetPTXSize(program)))
    check(nvrtc.nvrtcGetPTX(program, ptx))
    return bytes(ptx)


def main():
    """Run the kernel given on the command line over 0, 1, 2, ..."""
    if len(sys.argv) != 2:
        sys.exit("usage: demo.py KERNEL_SOURCE")
    check(driver.cuInit(0))
    device = check(driver.cuDeviceGet(0))
    print("device :", check(driver.cuDeviceGetName(256, device)).partition(b"\0")[0].decode())
    check(driver.cuCtxSetCurrent(check(driver.cuDevicePrimaryCtxRetain(device))))
    function = check(driver.cuModuleGetFunction(check(driver.cuModuleLoadData(compiled(sys.argv[1], device))), b"f"))

    values = array.array("f", range(COUNT))
    size = COUNT * values.itemsize
    memory = check(driver.cuMemAlloc(size))
    check(driver.cuMemcpyHtoD(memory, values.buffer_info()[0], size))
    arguments = ((int(memory), COUNT), (ctypes.c_void_p, ctypes.c_int))
    check(driver.cuLaunchKernel(function, (COUNT + 255) // 256, 1, 1, 256, 1, 1, 0, 0, arguments, 0))
    check(driver.cuMemcpyDtoH(values.buffer_info()[0], memory, size))
    check(driver.cuMemFree(memory))
    print("output :", *(f"{value:g}" for value in values[:SHOWN]), "...", f"{values[-1]:g}")


if __name__ == "__main__":
    main()
