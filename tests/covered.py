"""Marks `covers(*names)`: collect them, and hold them to the programs that their tests ran under `gtap exec`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

PROGRAMS = pytest.StashKey[list[bytes]]()
LARGEST = 64 << 20  # bytes: a program of ours, no interpreter's library
ELSEWHERE = ("gpu", "clients")  # what does not run with every `make test`


class Covered:
    """The pytest plugin."""

    def __init__(self, config: pytest.Config) -> None:
        self.file = config.getoption("--covered")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """With `--covered FILE`: write every name that a test of `make test` claims."""
        if self.file:
            items = [item for item in session.items if not any(map(item.get_closest_marker, ELSEWHERE))]
            Path(self.file).write_text(json.dumps(sorted({name for item in items for name in names(item)})))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test that passes must have run a program that names each function it claims."""
        result = yield
        lacking = unused(names(item), item.stash.get(PROGRAMS, []))
        if lacking:
            pytest.fail(f"covers({', '.join(lacking)}): no program of this test names them", pytrace=False)
        return result


def names(item: pytest.Item) -> list[str]:
    """The functions that a test claims to check."""
    return [name for mark in item.iter_markers("covers") for name in mark.args]


def ran(item: pytest.Item, arguments: Sequence[str | Path]) -> None:
    """Note the files and texts that made a program; of an ELF file its tables of names are part."""
    found = item.stash.setdefault(PROGRAMS, [])
    for argument in arguments:
        path = Path(argument)
        is_file = os.path.isfile(path)  # False, not an error, where the name is too long
        if not is_file:
            found.append(str(argument).encode())
        elif path.stat().st_size <= LARGEST:
            found.append(path.read_bytes())


def unused(claimed: Sequence[str], programs: Sequence[bytes]) -> list[str]:
    """The claimed names that none of these programs holds as a word."""
    words = {word for program in programs for word in re.findall(rb"\w+", program)} if claimed else set()
    return [name for name in claimed if name.encode() not in words]
