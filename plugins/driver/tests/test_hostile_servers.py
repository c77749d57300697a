"""Whatever a server says, the program gets errors and a line, never a crash: the stubs under the sanitizers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.shim.fake_server import FakeServer, Frame, device

from .conftest import SANITIZE, compiled
from .liar import Liar
from .player import ATTRIBUTES, Player

DEADLINE = 60.0  # seconds
OPTIONS = {"ASAN_OPTIONS": "detect_leaks=0:abort_on_error=0:exitcode=99", "UBSAN_OPTIONS": "print_stacktrace=1"}


def survives(program: Path, sanitized: Path, folder: Path, player: Player, *arguments: Path, **env: str) -> str:
    """What a program says on stderr against such a server. Fails where it crashes, hangs or does what C forbids."""
    with FakeServer(folder / "s", player, devices=[device(**ATTRIBUTES)]) as server:
        server.errors = _Forgiven()  # what a client says to a liar may be anything
        done = subprocess.run(
            [program, *arguments],
            cwd=folder,
            env={**os.environ, **OPTIONS, **env, "GTAP_SESSIONS": server.entry, "LD_LIBRARY_PATH": str(sanitized)},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DEADLINE,
        )
    (folder / "s").unlink()
    assert done.returncode >= 0 and done.returncode != 99, done.stderr[:6000]
    assert "Sanitizer" not in done.stderr and "runtime error" not in done.stderr, done.stderr[:6000]
    return done.stderr


class _Forgiven(list[str]):
    def append(self, error: str) -> None:
        return


@pytest.mark.slow
@pytest.mark.parametrize("name", ["graphs", "capturing", "linked", "mappings", "copies", "streams"])
def test_a_liar_crashes_no_program(name: str, sanitized: Path, tmp_path: Path) -> None:
    """Half of the answers are lies, or one in four, or none but what breaks the wire."""
    program = compiled(name, sanitized, tmp_path, *SANITIZE)
    argument = Path(__file__).parent / "programs" / "kernels.ptx" if name != "linked" else tmp_path / "log"
    for seed, (honest, rude) in enumerate(((2, 400), (4, 50), (1 << 20, 50), (1 << 20, 200))):
        liar = Liar(random=Random(seed), honest=honest, rude=rude)
        survives(program, sanitized, tmp_path, liar, argument)


class Leaver(Player):
    """Goes when the second host function is posted."""

    def __call__(self, server: FakeServer, frame: Frame) -> None:
        super().__call__(server, frame)
        if self.count("gtapHostFunction") == 2:
            server.hang_up()


@pytest.mark.slow
def test_a_pull_that_the_lost_link_ends_is_freed_once(sanitized: Path, tmp_path: Path) -> None:
    program = compiled("lost_pull", sanitized, tmp_path, *SANITIZE)
    said = survives(program, sanitized, tmp_path, Leaver(), GTAP_SYNC="1")
    assert said.count("\n") == 1 and "is over" in said
