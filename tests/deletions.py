"""Marks `falls_without(file, line)`: the line of gtap without which a test fails; `python -m tests.deletions` tries.

Each line is deleted in a copy of the repository, where the test must then fail although gtap can still be built.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DEADLINE = 240  # seconds
QUIETLY = ("-p", "no:cacheprovider", "-p", "no:gtap-deletions")  # the copy lacks what the marks name
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache")


class Deletions:
    """The pytest plugin: every line that a mark names stands in its file, once."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test that passes must name lines that are there."""
        result = yield
        for file, line in claims(item):
            if standing(ROOT / file, line) is None:
                pytest.fail(f"falls_without: {file} has not one line `{line}`", pytrace=False)
        return result


class Collected:
    """Gathers the tests of a collection by the (file, line) that they name."""

    def __init__(self) -> None:
        self.tests: dict[tuple[str, str], list[str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            for claim in claims(item):
                self.tests.setdefault(claim, []).append(item.nodeid)


def claims(item: pytest.Item) -> Iterator[tuple[str, str]]:
    """(file, line) of each of a test's marks."""
    yield from (mark.args for mark in item.iter_markers("falls_without"))  # type: ignore[misc]


def standing(path: Path, line: str) -> int | None:
    """Where the line stands, blanks round it aside; None where it stands nowhere or more than once."""
    at = [number for number, text in enumerate(path.read_text().splitlines()) if text.strip() == line]
    return at[0] if len(at) == 1 else None


def copy(folder: Path) -> Path:
    """A copy of the repository with an environment of its own; its Python."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, dirs_exist_ok=True)
    venv.create(folder / ".venv", with_pip=False)
    (packages,) = (folder / ".venv").glob("lib/python*/site-packages")
    paths = [folder, *(folder / "plugins").iterdir(), sysconfig.get_paths()["purelib"]]
    (packages / "copy.pth").write_text("".join(f"{path}\n" for path in paths))
    return folder / ".venv" / "bin" / "python"


def survivors(python: Path, folder: Path, tests: Sequence[str]) -> list[str]:
    """The tests that the copy passes. Raises RuntimeError where it cannot be built."""
    build = subprocess.run([python, "-m", "gtap_core.cli", "build"], cwd=folder, capture_output=True, text=True)
    if build.returncode:
        raise RuntimeError(build.stderr[-2000:])
    command = [python, "-m", "pytest", "-q", "-rpE", *QUIETLY, *tests]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=DEADLINE * len(tests))
    lines = ran.stdout.splitlines()
    if ran.returncode > 1 or any(line.startswith("ERROR ") for line in lines):
        raise RuntimeError(ran.stdout[-2000:])
    return [line.partition(" ")[2] for line in lines if line.startswith("PASSED ")]


def without(path: Path, line: str) -> str:
    """A file's text without the line."""
    at = standing(path, line)
    return "".join(text for number, text in enumerate(path.read_text().splitlines(keepends=True)) if number != at)


def main(words: Sequence[str]) -> int:
    """Try the lines that tests name whose own names hold one of the words; without words all."""
    collected, passed = Collected(), False
    pytest.main(["--collect-only", "-qqq"], plugins=[collected])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = copy(folder)
        for (file, line), tests in collected.tests.items():
            wanted = [test for test in tests if not words or any(word in test for word in words)]
            if not wanted:
                continue
            path = folder / file
            whole = path.read_text()
            path.write_text(without(path, line))
            survived = survivors(python, folder, wanted)
            path.write_text(whole)
            passed = passed or bool(survived)
            sys.stdout.write(f"{file}: {line}: {len(wanted) - len(survived)} fail, {survived} pass\n")
            sys.stdout.flush()
    return int(passed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
