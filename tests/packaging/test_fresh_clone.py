"""A fresh clone, on a machine where nothing was installed by hand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.fixtures import ROOT

DEADLINE = 500.0
KERNEL = """extern "C" __global__ void f(float *x, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = 3.0f * x[i] - 2.0f;
}"""


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.shows("SPINE.1")
def test_the_demo_runs_in_a_fresh_clone(tmp_path: Path) -> None:
    """`make demo` makes all it needs; `make test` runs this. Take `build` from the `demo` target to see it fail."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    kept = ("PATH", "WHEELS", "PIP_CACHE_DIR", "LANG")
    environ = {name: os.environ[name] for name in kept if name in os.environ}
    home = tmp_path / "home"
    home.mkdir()
    pip_cache = Path(os.environ.get("PIP_CACHE_DIR") or Path.home() / ".cache" / "pip")
    environ |= {"HOME": str(home), "PIP_CACHE_DIR": str(pip_cache), "KERNEL": KERNEL}
    environ |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    command = ["make", "--silent", "demo", f"PYTHON={shutil.which('python3')}"]
    done = subprocess.run(command, cwd=clone, env=environ, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CPU" in re.findall(r"^device : (.+)$", done.stdout, re.MULTILINE)[0]
    shown = " ".join(f"{3 * value - 2:g}" for value in range(8))
    assert f"output : {shown} ..." in done.stdout
    assert re.search(r"gtap: \d+ waits, \d+ calls", done.stderr)
