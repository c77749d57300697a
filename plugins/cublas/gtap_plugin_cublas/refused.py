"""What has no remote form: work spread over several GPUs, and what no header declares."""

from gtap_plugin_cublas.library import cublas

SEVERAL_GPUS = "cublasXt spreads host memory over several GPUs, whose memory it manages itself"
UNDECLARED = "no header of cuBLAS declares it"

_XT = (
    "Create", "Destroy", "GetNumBoards", "MaxBoards", "DeviceSelect", "SetBlockDim", "GetBlockDim",
    "GetPinningMemMode", "SetPinningMemMode", "SetCpuRoutine", "SetCpuRatio",
    *(of + name for name in ("gemm", "syrk", "symm", "syr2k", "syrkx", "spmm", "trmm", "trsm") for of in "SDCZ"),
    *(of + name for name in ("herk", "hemm", "her2k", "herkx") for of in "CZ"),
)  # fmt: skip

for _name in _XT:
    cublas.refuse(f"cublasStatus_t cublasXt{_name}(void)", SEVERAL_GPUS)
for _name in (
    "cublasSbdmm", "cublasDbdmm", "cublasCbdmm", "cublasZbdmm", "cublasGetBackdoor", "cublasSetBackdoor",
    "cublasSetBackdoorEx", "cublasGetEnvironmentMode", "cublasSetEnvironmentMode",
):  # fmt: skip
    cublas.refuse(f"cublasStatus_t {_name}(void)", UNDECLARED)
