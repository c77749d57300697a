"""PyTorch on the GPU through gtap: its own kernels compute what they compute on the processor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import wheels
from tests.clients.conftest import TORCH, environment_of
from tests.fixtures import ROOT, Ran, Server

pytestmark = pytest.mark.gpu
PROGRAMS = ROOT / "tests" / "clients" / "programs"


@pytest.fixture(scope="module")
def torch_python() -> Path:
    """A Python that has PyTorch: this one, or one made of the wheels that tests/clients takes."""
    if subprocess.run([sys.executable, "-c", "import torch"], capture_output=True).returncode == 0:
        return Path(sys.executable)
    try:
        return environment_of(TORCH)
    except wheels.WheelsMissing as error:
        pytest.skip(f"PyTorch cannot be had here: {error}")


def test_its_kernels_compute(torch_python: Path, cuda_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """RUNTIME.4 on a GPU."""
    ran = gtap_exec(torch_python, PROGRAMS / "torch_computes.py", server=cuda_server)
    assert ran.status == 0, ran.stderr
    wrong = {name: found for name, found in json.loads(ran.stdout).items() if not found < 1e-5}
    assert not wrong


def test_it_moves_tensors(torch_python: Path, cuda_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """RUNTIME.4 on a GPU: copies, pinned copies, streams, events, memory and its end."""
    ran = gtap_exec(torch_python, PROGRAMS / "torch_tour.py", server=cuda_server)
    assert ran.status == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["copies"], found["pinned"], found["streams"]) == ([], True, True)
    assert found["memory"]["out_of_memory"].startswith("CUDA out of memory")
    assert found["memory"]["recovered"] == list(range(10))
