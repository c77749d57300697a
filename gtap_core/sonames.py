"""Which package remotes which CUDA library: the sonames that a program may ask for, plugin installed or not.

Compilers (NVRTC, nvJitLink, NVVM) are missing on purpose: they run in the client, and are the program's own.
"""

from __future__ import annotations

_MAJORS: dict[str, dict[str, tuple[int, ...]]] = {
    "driver": {"libcuda": (1,)},
    "cudart": {"libcudart": (12, 13)},
    "cufile": {"libcufile": (0,)},
    "cupti": {"libcupti": (12, 13)},
    "cublas": {"libcublas": (12, 13), "libcublasLt": (12, 13)},
    "cudnn": {"libcudnn": (9,)},
    "cufft": {"libcufft": (11, 12), "libcufftw": (11, 12)},
    "curand": {"libcurand": (10,)},
    "cusolver": {"libcusolver": (11, 12), "libcusolverMg": (11, 12)},
    "cusparse": {"libcusparse": (12,)},
    "cusparselt": {"libcusparseLt": (0,)},
    "nccl": {"libnccl": (2,)},
    "nvjpeg": {"libnvjpeg": (12, 13)},
    "nvml": {"libnvidia-ml": (1,)},
    "nvshmem": {"libnvshmem_host": (3,)},
    "nvtx": {"libnvToolsExt": (1,)},
}


def packages() -> dict[str, str]:
    """Map each soname to the name of the package that provides its stub."""
    return {
        f"{stem}.so.{major}": f"gtap-plugin-{library}"
        for library, stems in _MAJORS.items()
        for stem, majors in stems.items()
        for major in majors
    }
