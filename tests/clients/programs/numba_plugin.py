"""A pytest plugin for the suite in numba-cuda's wheel: what its repository's conftest gives, deselection, results.

GTAP_SUITE_DESELECTED names a file of `test, two spaces or more, reason` lines, GTAP_SUITE_RESULTS the file to write:
one JSON list a line, [what, test, text].
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="class")
def initialize_from_pytest_config(request: pytest.FixtureRequest) -> None:
    """What the repository's own conftest, which the wheel does not hold, sets."""
    request.cls._dump_failed_filechecks = False


def name_of(item: pytest.Item) -> str:
    """`file.py::Class::test`."""
    return f"{item.path.name}::{item.nodeid.partition('::')[2]}"


def deselected() -> frozenset[str]:
    lines = Path(os.environ["GTAP_SUITE_DESELECTED"]).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line and line[0] != "#")


def write(what: str, item: pytest.Item, text: str = "") -> None:
    with open(os.environ["GTAP_SUITE_RESULTS"], "a", encoding="utf-8") as results:
        results.write(json.dumps([what, name_of(item), text]) + "\n")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    names, kept = deselected(), []
    for item in items:
        write("collected", item)
        if name_of(item) in names:
            write("deselected", item)
        else:
            kept.append(item)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = (yield).get_result()
    outcome = "passed" if hasattr(report, "wasxfail") and report.skipped else report.outcome  # it failed as it should
    if outcome != "passed" or report.when == "call":
        write(outcome, item, str(report.longrepr)[-2000:] if outcome != "passed" else "")
