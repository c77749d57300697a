"""nvidia-smi natively and through gtap: the same GPUs."""

from __future__ import annotations

import ctypes.util
import shutil
import subprocess
from collections.abc import Callable, Mapping

import pytest

from gtap_core.session.device import DeviceFacts
from tests.fixtures import NOT_SUPPORTED, Ran, Server
from tests.gpu.conftest import DEVICE, STAND_IN

pytestmark = pytest.mark.gpu
QUERY = ("--query-gpu=name,uuid,compute_cap,driver_version", "--format=csv,noheader")


@pytest.fixture
def smi() -> str:
    """This machine's nvidia-smi. The test skips where the driver is there without NVML, as in some containers."""
    found = shutil.which("nvidia-smi")
    if found is None and ctypes.util.find_library("nvidia-ml") is None:
        pytest.skip(f"{NOT_SUPPORTED}this machine's driver came without NVML and nvidia-smi")
    assert found is not None, "this machine has NVML, but no nvidia-smi in PATH"
    return found


@pytest.mark.skipif(
    bool(STAND_IN) or DEVICE != "cuda",
    reason=f"{NOT_SUPPORTED}nvidia-smi asks the machine's driver, not what stands in for it",
)
@pytest.mark.parametrize("arguments", [("-L",), QUERY], ids=["list", "query"])
def test_nvidia_smi_shows_the_same_gpus(
    arguments: tuple[str, ...],
    smi: str,
    gpu: DeviceFacts,
    cuda_server: Server,
    gtap_exec: Callable[..., Ran],
    environ: Mapping[str, str],
) -> None:
    """DEVICE.6 on a GPU."""
    command = [smi, *arguments]
    alone = subprocess.run(command, env=dict(environ), capture_output=True, text=True, timeout=60, check=True)
    through = gtap_exec(*command, server=cuda_server)
    assert (through.status, through.stderr) == (0, "")
    assert through.stdout == alone.stdout
