"""NVRTC: what is compiled for a real architecture is compiled for the virtual one, and its PTX given as the "cubin".

Everything else is the program's own library's: LTO-IR, logs, names, what it supports.
"""

from gtap_core import Library, Statuses

CUDA_13, CUDA_12 = "libnvrtc.so.13", "libnvrtc.so.12"

nvrtc = Library(
    "nvrtc",
    soname=(CUDA_13, CUDA_12),
    statuses=Statuses(not_supported=11, not_initialized=11, invalid_handle=4, invalid_value=3, out_of_memory=1),
    exports={CUDA_13: "exports/libnvrtc.so.13.txt", CUDA_12: "exports/libnvrtc.so.12.txt"},
    wraps={CUDA_13: "nvidia-cuda-nvrtc", CUDA_12: "nvidia-cuda-nvrtc-cu12"},
    major={CUDA_13: 13, CUDA_12: 12},
    headers=("nvrtc.h",),
)

nvrtc.local("int nvrtcCompileProgram(nvrtcProgram program, int count, const char *const *options)")
nvrtc.local("int nvrtcDestroyProgram(nvrtcProgram *program)")
nvrtc.local("int nvrtcGetCUBINSize(nvrtcProgram program, size_t *size)")
nvrtc.local("int nvrtcGetCUBIN(nvrtcProgram program, char *cubin)")
nvrtc.local("const char *nvrtcGetErrorString(int result)")
