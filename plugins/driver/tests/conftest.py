"""Builds libcuda.so.1 with the shim, and the tests' programs against it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import pytest

from gtap_core import native
from tests.shim.fake_server import FakeServer, device

from .player import ATTRIBUTES, Player

PLUGIN = Path(__file__).resolve().parents[1]
PROGRAMS = Path(__file__).resolve().parent / "programs"
DEADLINE = 60.0  # seconds
SANITIZE = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-g", "-O1")


@pytest.fixture(scope="session")
def stubs(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Path:
    """A folder with libgtap.so and libcuda.so.1, as `gtap build` makes them."""
    return made(tmp_path_factory.mktemp("stubs"), Path(environ["XDG_CACHE_HOME"]) / "gtap")


@pytest.fixture(scope="session")
def sanitized(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Path:
    """The same under the address and undefined behaviour sanitizers."""
    return made(tmp_path_factory.mktemp("sanitized"), Path(environ["XDG_CACHE_HOME"]) / "gtap-sanitized", *SANITIZE)


def made(folder: Path, cache: Path, *flags: str) -> Path:
    """The folder with the files; they are compiled once, as the cache's keys are hashes of content."""
    workshop = native.Workshop(cache, (*native.find_compiler(), *flags))
    plugin = native.read_plugin("gtap-plugin-driver", "0", PLUGIN)
    runtime, _audit = native.shim_units()
    for name, file in workshop.obtain([runtime, *plugin.units]).items():
        shutil.copyfile(file, folder / name)
    return folder


@attrs.frozen
class Told:
    """How a program ended, and what its server saw."""

    status: int
    stdout: str
    stderr: str
    player: Player


Tell = Callable[..., Told]


@pytest.fixture(params=["stubs", pytest.param("sanitized", marks=pytest.mark.slow)])
def tell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tell]:
    """`tell(program, player, devices=...)` runs programs/<program>.c against a player, with and without sanitizers."""
    stubs: Path = request.getfixturevalue(request.param)
    flags = SANITIZE if request.param == "sanitized" else ()

    def run(name: str, player: Player | None = None, devices: Sequence[bytes] = ()) -> Told:
        player = player or Player()
        program = compiled(name, stubs, tmp_path, *flags)
        with FakeServer(tmp_path / "s", player, devices=list(devices) or [device(**ATTRIBUTES)]) as server:
            done = subprocess.run(
                [program],
                env={**os.environ, "GTAP_SESSIONS": server.entry, "LD_LIBRARY_PATH": str(stubs)},
                capture_output=True,
                text=True,
                timeout=DEADLINE,
            )
            if server.opens:
                assert server.ended.wait(DEADLINE)  # the last posts may come after the program's end
        return Told(done.returncode, done.stdout, done.stderr, player)

    yield run


def compiled(name: str, stubs: Path, folder: Path, *flags: str) -> Path:
    """Build programs/<name>.c against libcuda.so.1."""
    include = [f"-I{PLUGIN}/handwritten", f"-I{native.shim_folder()}/include"]
    link = [str(stubs / "libcuda.so.1"), f"-L{stubs}", "-lgtap", "-pthread"]
    source = str(PROGRAMS / f"{name}.c")
    return compile_c(folder / name, "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", *flags, *include, source, *link)


def compile_c(output: Path, *arguments: str) -> Path:
    """Run the C compiler; its words are the failure's."""
    command = [*native.find_compiler(), "-std=c11", "-o", str(output), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3 * DEADLINE)
    assert done.returncode == 0, done.stderr
    return output
