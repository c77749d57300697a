"""`pytest --shown`: run the tests that show what the project must show, and list every id with its tests and results.

An id without a test fails the run.
"""

from __future__ import annotations

import pytest

COUNTS = {"SPINE": 8, "RUNTIME": 6, "DEVICE": 6, "SOLID": 6, "HOT": 15, "FACE": 6, "LIBSA": 7}
IDS = tuple(f"{name}.{number}" for name, count in COUNTS.items() for number in range(1, count + 1))


class Shown:
    """Collects the marks `shows(id)` and what became of their tests."""

    def __init__(self, config: pytest.Config) -> None:
        self.active = bool(config.getoption("--shown"))
        self.tests: dict[str, list[str]] = {name: [] for name in IDS}
        self.results: dict[str, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the marked tests alone, and note which id each shows."""
        if not self.active:
            return
        marked = [item for item in items if item.get_closest_marker("shows")]
        config.hook.pytest_deselected(items=[item for item in items if item not in marked])
        items[:] = marked
        for item in items:
            for mark in item.iter_markers("shows"):
                self.tests.setdefault(mark.args[0], []).append(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The worst of set-up, call and tear-down counts."""
        if report.when == "call" or report.outcome != "passed":
            self.results[report.nodeid] = report.outcome

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail where an id has no test, or none that ran."""
        if self.active and not exitstatus and any(not self._proved(name) for name in self.tests):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _proved(self, name: str) -> bool:
        return any(self.results.get(test) == "passed" for test in self.tests[name])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Every id, its tests, their results."""
        if not self.active:
            return
        terminalreporter.section("shown")
        for name, tests in self.tests.items():
            terminalreporter.line(f"{name}{'' if tests else ': NO TEST'}")
            for test in tests:
                terminalreporter.line(f"    {self.results.get(test, 'not run'):8} {test}")
