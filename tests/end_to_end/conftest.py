"""What several of these tests need: servers on the CPU device, an environment with the toy plugin."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.end_to_end.secure import SecureServer, secure_server
from tests.fixtures import ROOT, Server, serving


@pytest.fixture(scope="module")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu`; sessions of different programs do not see each other."""
    with serving(tmp_path_factory.mktemp("cpu"), environ, "cpu") as server:
        yield server


@pytest.fixture(scope="module", params=["c", "python"])
def each_lane(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]
) -> Iterator[SecureServer]:
    """On the CPU device: bulk streams by compiled code, or all by session/tls.py."""
    with secure_server(tmp_path_factory.mktemp("tls"), {**environ, "GTAP_LANE": request.param}, "cpu") as run:
        yield run


@pytest.fixture(scope="session")
def with_toy(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> dict[str, str]:
    """An environment in which the toy plugin is installed."""
    folder = tmp_path_factory.mktemp("toy")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(ROOT / "examples" / "gtap-plugin-toy")], check=True)
    return {**environ, "PYTHONPATH": str(folder)}
