"""The libraries: their sonames in CUDA 12 and 13, their own numbers for "not supported", and what returns no status.

NVML is not among them: nobody is linked against it, and who opens it does better without one than with one that fails
(PyTorch warns at its first count of devices, and turns running out of memory into an internal error). A plugin of its
own answers it (gtap-plugin-nvml).
"""

from collections.abc import Sequence

from gtap_core import Library, Statuses

REASON = "no plugin makes it remote"


def library(
    name: str,
    *sonames: str,
    not_supported: int,
    others: Sequence[str] = (),
    node: str | None = None,
    package: str = "",
    aliases: Sequence[str] = (),
) -> Library:
    """One library. `others`: prototypes of the functions that do not return its status."""
    made = Library(
        name,
        soname=(*sonames, *aliases),
        package=f"gtap-plugin-{package or name}",
        statuses=Statuses(not_supported=not_supported),
        exports={soname: f"exports/{soname}.txt" for soname in sonames},
        node=node,
        export_only=True,
    )
    for prototype in others:
        made.refuse(prototype, REASON)
    return made


LIBRARIES = (
    library(
        "cublas", "libcublas.so.13", "libcublas.so.12", not_supported=15,
        others=(
            "const char *cublasGetStatusName(int status)",
            "const char *cublasGetStatusString(int status)",
            "size_t cublasGetCudartVersion(void)",
        ),
    ),
    library(
        "cublasLt", "libcublasLt.so.13", "libcublasLt.so.12", package="cublas", not_supported=15,
        others=(
            "const char *cublasLtGetStatusName(int status)",
            "const char *cublasLtGetStatusString(int status)",
            "size_t cublasLtGetVersion(void)",
            "size_t cublasLtGetCudartVersion(void)",
        ),
    ),
    library(
        "cudnn", "libcudnn.so.9", not_supported=3000,
        others=(
            "const char *cudnnGetErrorString(int status)",
            "void cudnnGetLastErrorString(char *message, size_t size)",
            "size_t cudnnGetVersion(void)",
            "size_t cudnnGetMaxDeviceVersion(void)",
            "size_t cudnnGetCudartVersion(void)",
        ),
    ),
    library("cufft", "libcufft.so.12", "libcufft.so.11", not_supported=16),
    # GPUDirect Storage not supported on this platform. What counts bytes returns it negated.
    library(
        "cufile", "libcufile.so.0", not_supported=5007, node="",
        others=(
            "ssize_t cuFileRead(void *file, void *device, size_t size, long at, long device_at)",
            "ssize_t cuFileReadv(void *file, void *parts, size_t count, long at, int flags)",
            "ssize_t cuFileWrite(void *file, const void *device, size_t size, long at, long device_at)",
            "ssize_t cuFileWritev(void *file, void *parts, size_t count, long at, int flags)",
            "long cuFileUseCount(void)",
        ),
    ),
    library(
        "cupti", "libcupti.so.13", "libcupti.so.12", not_supported=27,
        others=("unsigned InitializeInjectionNvtx(void *get)", "unsigned InitializeInjectionNvtx2(void *get)"),
    ),
    library("curand", "libcurand.so.10", not_supported=203),  # initialisation failed: it has no number for less
    library("cusolver", "libcusolver.so.12", "libcusolver.so.11", not_supported=9),
    library("cusolverMg", "libcusolverMg.so.12", "libcusolverMg.so.11", package="cusolver", not_supported=9),
    library(
        "cusparse", "libcusparse.so.12", not_supported=10,
        others=(
            "const char *cusparseGetErrorName(int status)",
            "const char *cusparseGetErrorString(int status)",
            "unsigned cusparseGetMatType(void *description)",
            "unsigned cusparseGetMatFillMode(void *description)",
            "unsigned cusparseGetMatDiagType(void *description)",
            "unsigned cusparseGetMatIndexBase(void *description)",
        ),
    ),
    library(
        "cusparseLt", "libcusparseLt.so.0", package="cusparselt", not_supported=10, node="",
        others=(
            "const char *cusparseLtGetErrorName(int status)",
            "const char *cusparseLtGetErrorString(int status)",
        ),
    ),
    library(
        "nccl", "libnccl.so.2", not_supported=2, node="",  # a call into something else failed
        others=(
            "const char *ncclGetErrorString(int result)",
            "const char *ncclGetLastError(void *communicator)",
            "const char *pncclGetErrorString(int result)",
            "const char *pncclGetLastError(void *communicator)",
        ),
    ),
    library("nvjpeg", "libnvjpeg.so.13", "libnvjpeg.so.12", not_supported=9),
    library(
        "nvshmem", "libnvshmem_host.so.3", not_supported=3, node="NVSHMEM",
        others=(
            "void *nvshmem_malloc(size_t size)",
            "void *nvshmem_calloc(size_t count, size_t size)",
            "void *nvshmem_align(size_t alignment, size_t size)",
            "void *nvshmem_ptr(const void *address, int pe)",
            "void *nvshmemx_mc_ptr(int team, const void *address)",
            "void *nvshmemx_buffer_register_symmetric(void *address, size_t size, int flags)",
            "unsigned nvshmemid_init_status(void)",
        ),
    ),
    library("nvtx", "libnvToolsExt.so.1", not_supported=0),
)  # fmt: skip
