"""`gtap bench`: every benchmark measures, at a tiny size; counts are held to their targets."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gtap_core.bench import command, result
from gtap_core.cli import main
from tests.fixtures import GTAP

TINY = "0.02"  # seconds
DEADLINE = 200.0


def bench(environ: dict[str, str], file: Path, *names: str) -> dict[str, dict[str, Any]]:
    """Run benchmarks and return the figures by name."""
    words = [*GTAP, "bench", *names, "--seconds", TINY, "--json", str(file)]
    done = subprocess.run(words, env=environ, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 0, done.stderr
    results = json.loads(file.read_text())["results"]
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["name", *(each["name"] for each in results)]
    return {each["name"]: each for each in results}


@pytest.mark.system
def test_every_benchmark_gives_its_figures(environ: dict[str, str], tmp_path: Path) -> None:
    """Each has what the file's readers expect. Leave one out of ALL in bench/command.py to see it fail."""
    found = bench(environ, tmp_path / "results")
    assert {name.partition(".")[0] for name in found} == {each.name for each in command.ALL}
    for each in found.values():
        assert set(each) == {"name", "figure", "control", "unit", "target", "holds"}
        # What a token costs beyond another may be less than nothing in so short a run.
        assert each["figure"] >= 0 or each["name"].startswith("token")
        assert each["control"] is None or each["control"] >= 0
    assert found["open.waits"]["figure"] == 1


def test_benchmarks_are_listed_and_unknown_ones_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [*(each.name for each in command.ALL), "replay"]
    assert main(["bench", "speed"]) == 125
    assert "no benchmark 'speed'" in capsys.readouterr().err


def test_a_target_is_held_or_missed_and_both_are_said() -> None:
    held, missed = result.at_most_times("a", 12.5, 10, "us", 1.25), result.at_least("b", 5.9, None, "M/s", 6)
    assert (held.holds, missed.holds) == (True, False)
    assert result.line(held).split() == ["a", "12.5", "10", "us", "<=", "1.25", "x", "control", "yes"]
    assert result.line(missed).split() == ["b", "5.9", "M/s", ">=", "6", "M/s", "NO"]
