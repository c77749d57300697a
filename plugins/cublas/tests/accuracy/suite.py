"""Every case, and the program that runs them."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
from gtap_plugin_cublas import cublas

from plugins.cublas.tests.accuracy import batches, level1, level2, level3, mixed, solvers
from plugins.cublas.tests.accuracy.case import Case, differences, encoded

CHAPTERS = {each.__name__.rpartition(".")[2]: each for each in (level1, level2, level3, mixed, batches, solvers)}
PROGRAM = Path(__file__).with_name("program.py")
SETTERS = ("cublasSet", "cublasCreate", "cublasDestroy", "cublasGetProperty")
# What the cases call: every function that computes.
COMPUTING = sorted(name for each in cublas.functions.values() if not (name := each.name).startswith(SETTERS))


def cases(thorough: bool = False) -> Iterator[Case]:
    """Every function; in many shapes, or in the fewest that show each."""
    for chapter in CHAPTERS.values():
        yield from chapter.cases(thorough)


def few(most: int = 3) -> list[Case]:
    """Some cases of each function, from the first to the last."""
    found: dict[str, list[Case]] = {}
    for case in cases():
        found.setdefault(case.function, []).append(case)
    return [each[i * (len(each) - 1) // (most - 1)] if len(each) > most else each[i]
            for each in found.values() for i in range(min(most, len(each)))]  # fmt: skip


@attrs.frozen
class Batch:
    """Cases for one run of the program."""

    cases: list[Case]
    sent: list[dict]
    given: Path
    results: Path

    @property
    def command(self) -> list[str]:
        """The program and its arguments."""
        return [sys.executable, str(PROGRAM), str(self.given), str(self.results)]

    def differences(self) -> list[str]:
        """What was not as it must be, after the run."""
        found, lines = [], self.results.read_text().splitlines()
        for case, sent, line in zip(self.cases, self.sent, lines, strict=True):
            result = json.loads(line)
            block, *host = (base64.b64decode(each) for each in (result["block"], *result["host"]))
            found += differences(case, sent, result["status"], block, host)
        return found


def written(folder: Path, chosen: list[Case]) -> Batch:
    """Cases as a file for the program."""
    sent = [encoded(case) for case in chosen]
    given = folder / "cases.jsonl"
    given.write_text("".join(json.dumps(each) + "\n" for each in sent))
    return Batch(chosen, sent, given, folder / "results.jsonl")
