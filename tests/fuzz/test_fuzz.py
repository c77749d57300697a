"""Every target over its corpus, and for a moment beyond it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.deletions import copy

from . import build
from .run import IN_PYTHON, NAMES, run
from .seeds import CORPUS
from .targets import TARGETS

SECONDS = 2
# A check, or a step, without which a target must find something, by target: (file, text, what it becomes).
PLANTED = {
    "unpack": ("shim/src/lz4.c", " || distance > done", ""),
    "resume": ("gtap_core/session/outgoing.py", "        self._given = position\n", ""),
    "server_bulk": ("gtap_core/wire/bulk.py", "        self._left = length\n", "        self._left = length + 1\n"),
}
PLANTED_SECONDS = 100  # at most: it ends with the finding


def corpus(target: str) -> list[Path]:
    """Its inputs; there are some."""
    found = sorted(path for path in (CORPUS / target).iterdir() if path.is_file())
    assert found
    return found


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_of_a_python_target_is_clean(target: str) -> None:
    for path in corpus(target):
        TARGETS[target](path.read_bytes())


def test_every_python_target_is_run() -> None:
    assert tuple(TARGETS) == IN_PYTHON


@pytest.mark.system
@pytest.mark.shows("SOLID.4")
def test_the_corpus_of_the_targets_in_c_is_clean(tmp_path: Path) -> None:
    """Without libFuzzer. Let nvinfo.c's next_attribute trust `behind` to see it fail."""
    for target in build.TARGETS:
        program = build.build(target, tmp_path, replay=True)
        done = subprocess.run(
            [program, *corpus(target)], env={**os.environ, **build.ENVIRONMENT}, capture_output=True, timeout=200
        )
        assert done.returncode == 0, (target, done.stderr.decode(errors="replace"))


@pytest.mark.system
@pytest.mark.shows("SOLID.4")
@pytest.mark.parametrize("target", NAMES)
def test_a_target_runs_without_a_finding(target: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As `make fuzz` does for longer. Let zstd.c copy a match from before its beginning to see `unpack` fail."""
    folder = tmp_path_factory.getbasetemp() / "fuzz"
    assert run(target, SECONDS, folder) == 0


@pytest.mark.system
@pytest.mark.shows("SOLID.4")
@pytest.mark.parametrize("target", PLANTED)
def test_a_planted_bug_is_found(target: str, tmp_path: Path) -> None:
    """As `make fuzz` finds it, in a copy of the repository. Let `run` pass `-ignore_crashes=1` to see it fail."""
    python = copy(tmp_path / "copy")
    file, old, new = PLANTED[target]
    text = (tmp_path / "copy" / file).read_text()
    assert text.count(old) == 1
    (tmp_path / "copy" / file).write_text(text.replace(old, new))
    command = [python, "-m", "tests.fuzz.run", "--seconds", str(PLANTED_SECONDS), "--folder", tmp_path, target]
    done = subprocess.run(command, cwd=tmp_path / "copy", capture_output=True, text=True, timeout=400)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"findings: {target}" in done.stderr
    assert list((tmp_path / "findings").glob(f"{target}-crash-*"))
