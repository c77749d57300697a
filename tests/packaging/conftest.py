"""Wheels made from sdists, and empty environments to install them into."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs
import pytest

from gtap_core import native, release
from tests import wheels
from tests.fixtures import ROOT

# What gtap, its plugins, their builds and their tests need from elsewhere.
NEEDED = (
    *("attrs", "cbor2", "pluggy", "trio", "outcome", "sniffio", "sortedcontainers", "idna", "numpy", "llvmlite"),
    *("h11", "prometheus_client", "structlog", "cryptography", "segno"),
    *("cffi", "pycparser", "hatchling", "packaging", "pathspec", "trove-classifiers", "tomlkit"),
    *("pytest", "iniconfig", "Pygments", "pytest-trio"),
    *("scipy", "scipy-openblas64", "ml_dtypes", "pillow", "simplejpeg"),
)
DEADLINE = 300.0


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist of gtap and every plugin; native files by this machine's compiler."""
    output = tmp_path_factory.mktemp("dist")
    projects = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
    release.build(output, [ROOT, *projects], {native.target(): native.find_compiler()})
    return output


@pytest.fixture(scope="session")
def dependencies() -> Path:
    """A folder with the wheels that an environment without an index needs, pinned by requirements/dev.txt."""
    folder = wheels.cache() / f"dependencies-{sys.version_info.major}.{sys.version_info.minor}"
    pinned = re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE)
    wanted = [f"{name}=={version}" for name, version in pinned if name in NEEDED]
    assert len(wanted) == len(NEEDED)
    with wheels.locked(folder):
        have = {path.name.partition("-py")[0].partition("-cp")[0].lower() for path in folder.glob("*.whl")}
        missing = [each for each in wanted if each.replace("-", "_").replace("==", "-").lower() not in have]
        if missing:
            offline = os.environ.get("WHEELS")
            source = ["--no-index", "--find-links", offline] if offline else []
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
            subprocess.run([*command, *source, "--dest", str(folder), *missing], check=True)
    return folder


@attrs.frozen
class Environment:
    """A virtual environment with nothing in it but what a test installs; no compiler is on its PATH."""

    folder: Path
    links: tuple[Path, ...]
    environ: Mapping[str, str]

    def pip(self, *arguments: str | Path) -> None:
        """Run its pip; packages come from the folders of wheels alone."""
        command = [str(self.folder / "bin" / "python"), "-m", "pip", "--quiet", *map(str, arguments)]
        if arguments[0] == "install":
            command += ["--no-index", *(word for link in self.links for word in ("--find-links", str(link)))]
        # Build isolation starts further pips, which are told by these variables.
        environ = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": " ".join(map(str, self.links))}
        environ = {name: value for name, value in environ.items() if name != "PIP_EXTRA_INDEX_URL"}
        subprocess.run(command, check=True, env=environ, timeout=DEADLINE)

    def run(self, *arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run one of its commands."""
        command = [str(self.folder / "bin" / arguments[0]), *map(str, arguments[1:])]
        full = {**self.environ, **environ}
        return subprocess.run(command, env=full, capture_output=True, text=True, timeout=DEADLINE)

    def gtap_exec(self, *arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a program on the CPU device."""
        return self.run("gtap", "exec", "--local", "--device", "cpu", *arguments, **environ)


def empty_environment(place: Path, links: Sequence[Path]) -> Environment:
    """One below `place`, with a home and a cache of its own."""
    folder = place / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    empty = place / "no-compiler"
    empty.mkdir()
    home = {"HOME": str(place / "home"), "XDG_CACHE_HOME": str(place / "cache"), "PATH": str(empty)}
    return Environment(folder, tuple(links), home)


@pytest.fixture
def environment(tmp_path: Path, dist: Path, dependencies: Path) -> Callable[[], Environment]:
    """`environment()` makes an empty one."""
    return lambda: empty_environment(tmp_path, (dist, dependencies))
