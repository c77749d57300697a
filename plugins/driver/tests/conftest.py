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


@pytest.fixture(scope="session")
def stubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with libgtap.so and libcuda.so.1, compiled as `gtap build` does it."""
    folder = tmp_path_factory.mktemp("stubs")
    workshop = native.Workshop(cache=folder / "cache", compiler=native.find_compiler())
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


@pytest.fixture
def tell(stubs: Path, tmp_path: Path) -> Iterator[Tell]:
    """`tell(program, player, devices=...)` runs programs/<program>.c against a player."""

    def run(name: str, player: Player | None = None, devices: Sequence[bytes] = ()) -> Told:
        player = player or Player()
        program = compiled(name, stubs, tmp_path)
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


def compiled(name: str, stubs: Path, folder: Path) -> Path:
    """Build programs/<name>.c against libcuda.so.1."""
    output = folder / name
    include = [f"-I{PLUGIN}/handwritten", f"-I{native.shim_folder()}/include"]
    command = [*native.find_compiler(), "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", *include]
    command += [str(PROGRAMS / f"{name}.c"), "-o", str(output), str(stubs / "libcuda.so.1"), f"-L{stubs}", "-lgtap"]
    done = subprocess.run([*command, "-pthread"], capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 0, done.stderr
    return output
