"""A third party's plugin: copied out of the repository, installed against gtap's wheel, its program computes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import ROOT
from tests.packaging.conftest import Environment

COUNT = 1000


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.shows("SPINE.5")
def test_the_toy_plugin_works_outside_the_repository(environment: Callable[[], Environment], tmp_path: Path) -> None:
    """Delete `toy.call(4, ...)` in the plugin's spec to see it fail."""
    copy = tmp_path / "gtap-plugin-toy"
    shutil.copytree(ROOT / "examples" / "gtap-plugin-toy", copy)
    command = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", str(tmp_path), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    (sdist,) = tmp_path.glob("gtap_plugin_toy-*.tar.gz")

    env = environment()
    env.pip("install", "gtap", "pytest", "pytest-trio", "numpy")
    env.pip("install", sdist)  # builds a wheel from it
    compilers = "/usr/local/bin:/usr/bin:/bin"
    checked = env.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", copy / "tests", PATH=compilers)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    env.pip("install", "gtap-plugin-cpu")
    subprocess.run(["make", "-s", "-C", str(copy / "native")], check=True)
    ran = env.gtap_exec(copy / "native" / "toyprog", str(COUNT), PATH=compilers)
    wanted = 2.5 * sum(range(COUNT))
    assert (ran.returncode, ran.stdout) == (0, f"libtoy 3: {COUNT} elements, sum {wanted:.1f}\n"), ran.stderr
