"""nvJitLink: which functions have a body of gtap's; the others are the program's own library's.

A link is the program's own library's as far as LTO-IR goes, which it turns into PTX; PTX is then linked by the driver,
and what comes out is given as the "cubin". NVIDIA exports every function a second time for each release of a major.
"""

from gtap_core import Library, Statuses

CUDA_13, CUDA_12 = "libnvJitLink.so.13", "libnvJitLink.so.12"
RELEASES = {CUDA_13: [f"13_{n}" for n in range(6)], CUDA_12: [f"12_{n}" for n in range(10)]}

FUNCTIONS = {
    "Create": "nvJitLinkHandle *handle, uint32_t count, const char **options",
    "Destroy": "nvJitLinkHandle *handle",
    "AddData": "nvJitLinkHandle handle, int type, const void *data, size_t size, const char *name",
    "AddFile": "nvJitLinkHandle handle, int type, const char *path",
    "Complete": "nvJitLinkHandle handle",
    "GetLinkedCubinSize": "nvJitLinkHandle handle, size_t *size",
    "GetLinkedCubin": "nvJitLinkHandle handle, void *cubin",
    "GetLinkedPtxSize": "nvJitLinkHandle handle, size_t *size",
    "GetLinkedPtx": "nvJitLinkHandle handle, char *ptx",
    "GetErrorLogSize": "nvJitLinkHandle handle, size_t *size",
    "GetErrorLog": "nvJitLinkHandle handle, char *log",
    "GetInfoLogSize": "nvJitLinkHandle handle, size_t *size",
    "GetInfoLog": "nvJitLinkHandle handle, char *log",
}
FUNCTIONS_13 = {
    "GetLinkedLTOIRSize": "nvJitLinkHandle handle, size_t *size",
    "GetLinkedLTOIR": "nvJitLinkHandle handle, void *ltoir",
}

nvjitlink = Library(
    "nvjitlink",
    soname=(CUDA_13, CUDA_12),
    statuses=Statuses(not_supported=6, not_initialized=6, invalid_handle=3, invalid_value=3, out_of_memory=6),
    exports={CUDA_13: "exports/libnvJitLink.so.13.txt", CUDA_12: "exports/libnvJitLink.so.12.txt"},
    wraps={CUDA_13: "nvidia-nvjitlink", CUDA_12: "nvidia-nvjitlink-cu12"},
    major={CUDA_13: 13, CUDA_12: 12},
    needs=("libcuda.so.1",),
    headers=("nvjitlink.h",),
)

for soname, releases in RELEASES.items():
    for name, parameters in {**FUNCTIONS, **(FUNCTIONS_13 if soname == CUDA_13 else {})}.items():
        nvjitlink.local(f"int nvJitLink{name}({parameters})", only=(soname,))
        for release in releases:
            nvjitlink.local(f"int __nvJitLink{name}_{release}({parameters})", only=(soname,))
