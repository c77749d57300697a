"""CUDA's libraries as wheels: without its plugin a call is not supported, with it the program computes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import pytest
from PIL import Image

from tests.fixtures import ROOT, serving
from tests.packaging.conftest import Environment, empty_environment
from tests.programs import build

PROGRAMS = Path(__file__).with_name("programs")
CLIENT_BYTES = 15 << 20  # of all wheels that a client downloads
pytestmark = [pytest.mark.system, pytest.mark.wheels]


@attrs.frozen
class Story:
    """One library: the program's first function and what that answers without a plugin; what the extra [cpu] brings."""

    package: str
    soname: str
    refused: str
    lacks: str
    right: Callable[[Sequence[float]], bool]
    arguments: Callable[[Path], list[str]] = lambda folder: []

    @property
    def library(self) -> str:
        """For example cufft."""
        return self.soname.removeprefix("lib").partition(".")[0]

    def program(self) -> Path:
        """Linked against the names that the plugin lists."""
        exports = ROOT / "plugins" / self.package.removeprefix("gtap-plugin-") / "exports" / f"{self.soname}.txt"
        source = PROGRAMS / f"lib{self.library}.cu"
        return build.program(source, libraries=[build.linkable(exports)])


def is_transform(found: Sequence[float]) -> bool:
    """Of 0 + 1i, 2 + 3i, ..."""
    line = np.arange(16.0).view(complex)
    return np.allclose(found, np.fft.fft(line).view(float), rtol=1e-5, atol=1e-5)


def is_product(found: Sequence[float]) -> bool:
    """Of 2 x 3 and 3 x 4 numbers, by columns."""
    left, right = np.arange(6.0).reshape(3, 2).T, np.arange(12.0).reshape(4, 3).T
    return list(found) == (left @ right).T.ravel().tolist()


def is_poisson(found: Sequence[float]) -> bool:
    """Whose mean is 5, as its variance is."""
    values = np.array(found)
    return len(values) == 1000 and not np.any(values % 1) and abs(values.mean() - 5) < 0.3 and abs(values.var() - 5) < 1


RAMP = (np.arange(16) * 12 + np.arange(8)[:, None] * 8).astype(np.uint8)


def picture(folder: Path) -> list[str]:
    """A file with a ramp of greys, as JPEG."""
    Image.fromarray(RAMP).save(folder / "ramp.jpeg", quality=100)
    return [str(folder / "ramp.jpeg")]


def is_ramp(found: Sequence[float]) -> bool:
    """As it was before it was a JPEG stream, but for the rounding."""
    return len(found) == RAMP.size and np.allclose(found, RAMP.ravel(), atol=3)


STORIES = (
    Story("gtap-plugin-cufft", "libcufft.so.12", "cufftPlan1d: 16", "scipy", is_transform),
    Story("gtap-plugin-cublas", "libcublas.so.13", "cublasCreate: 15", "ml_dtypes", is_product),
    Story("gtap-plugin-cublas", "libcublasLt.so.13", "cublasLtCreate: 15", "ml_dtypes", is_product),
    Story("gtap-plugin-curand", "libcurand.so.10", "curandCreateGenerator: 203", "scipy", is_poisson),
    Story("gtap-plugin-nvjpeg", "libnvjpeg.so.13", "nvjpegCreateSimple: 9", "simplejpeg", is_ramp, picture),
)


@attrs.frozen
class Machines:
    """A client and a server, each with what was installed there."""

    client: Environment
    server: Environment
    scratch: Path

    def run(self, story: Story) -> subprocess.CompletedProcess[str]:
        """Run a story's program on the client, against a server that starts with what is installed now."""
        gtap = str(self.server.folder / "bin" / "gtap")
        with serving(self.scratch, self.server.environ, "cpu", gtap=[gtap]) as server:
            return self.client.run(
                "gtap", "exec", "--server", server.url, story.program(), *story.arguments(self.scratch)
            )

    def listed(self, library: str) -> str:
        """The line of `gtap plugins` about a library, on the client."""
        (line,) = (
            each for each in self.client.run("gtap", "plugins").stdout.splitlines() if each.split()[1] == library
        )
        return line


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory, dist: Path, dependencies: Path) -> Iterator[Machines]:
    """Each has gtap, the runtime API and, the server, the CPU device; libraries' plugins are added by the stories."""
    client, server = (empty_environment(tmp_path_factory.mktemp(name), (dist, dependencies)) for name in "cs")
    client.pip("install", "gtap", "gtap-plugin-cudart")
    server.pip("install", "gtap", "gtap-plugin-cudart", "gtap-plugin-cpu")
    yield Machines(client, server, tmp_path_factory.mktemp("m"))


@pytest.mark.shows("LIBSA.7")
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.library)
def test_a_library_computes_once_its_plugin_is_there(machines: Machines, story: Story) -> None:
    """Nothing, the client's plugin, the server's, its extra [cpu], nothing again: each lack is said in one line.

    Delete `except ModuleNotFoundError` from the CPU device's libraries.py to see it fail, or make release.py compile
    `mine` at once: plugins' wheels would hold export-only stubs.
    """
    package = story.package
    for step in ("before", "after"):
        without = machines.run(story)
        assert (without.returncode, without.stdout) == (1, f"{story.refused}\n"), step
        assert without.stderr.count("pip install") == without.stderr.count(f"pip install {package}\n") == 1, step
        assert machines.listed(story.library).startswith("exports"), step
        if step == "after":
            break
        machines.client.pip("install", package)
        assert machines.listed(story.library).startswith("library")
        _refused(machines.run(story), f"which the server has no plugin for: pip install {package} there")
        machines.server.pip("install", package)
        machines.server.pip("uninstall", "--yes", story.lacks)  # another library's story may have brought it
        _refused(
            machines.run(story), f"needs {story.lacks}, which the server lacks: pip install '{package}[cpu]' there"
        )
        machines.server.pip("install", f"{package}[cpu]")
        ran = machines.run(story)
        assert (ran.returncode, "pip install" in ran.stderr) == (0, False), ran.stderr
        assert story.right([float(each) for each in ran.stdout.split()]), ran.stdout
        for machine in (machines.client, machines.server):
            machine.pip("uninstall", "--yes", package)


def _refused(ran: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert ran.stderr.count(sentence) == ran.stderr.count("pip install") == 1, ran.stderr
    assert "Traceback" not in ran.stderr and "after the call had returned" not in ran.stderr, ran.stderr


@pytest.mark.shows("LIBSA.7")
def test_one_line_for_each_machine_brings_every_library(
    tmp_path_factory: pytest.TempPathFactory, dist: Path, dependencies: Path
) -> None:
    """`gtap[exec]` on the client, which stays small and has nothing that computes, and `gtap[cpu]` on the server.

    Take a plugin out of either extra in pyproject.toml to see it fail.
    """
    client, server = (empty_environment(tmp_path_factory.mktemp(name), (dist, dependencies)) for name in "cs")
    client.pip("install", "gtap[exec]")
    server.pip("install", "gtap[cpu]")
    machines = Machines(client, server, tmp_path_factory.mktemp("m"))
    for story in STORIES:
        ran = machines.run(story)
        assert (ran.returncode, ran.stderr) == (0, ""), story.library
        assert story.right([float(each) for each in ran.stdout.split()]), story.library
    installed = json.loads(client.run("python", "-m", "pip", "list", "--format=json").stdout)
    names = {each["name"].lower().replace("-", "_") for each in installed} - {"pip", "setuptools"}
    assert not names & {"numpy", "scipy", "scipy_openblas64", "ml_dtypes", "llvmlite", "pillow", "simplejpeg"}
    wheels = [path for folder in (dist, dependencies) for path in folder.glob("*.whl")]
    found = {path.name.partition("-")[0].lower(): path.stat().st_size for path in wheels}
    assert sum(found[name] for name in names) < CLIENT_BYTES
