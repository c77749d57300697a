"""Runs the test suite that a client's wheel brings, a process a file under `gtap exec`, and counts what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs

from tests.fixtures import GTAP, Server


@attrs.define
class Results:
    """Tests by name; one that failed, was skipped or did not end is in `failed`, with what it said."""

    collected: set[str] = attrs.field(factory=set)
    deselected: set[str] = attrs.field(factory=set)
    passed: set[str] = attrs.field(factory=set)
    failed: dict[str, str] = attrs.field(factory=dict)

    def add(self, what: str, test: str, text: str) -> None:
        """Enter one line of the plugin's. What failed once (a subtest, the end of a test) stays failed."""
        if what in ("collected", "deselected"):
            getattr(self, what).add(test)
        elif what == "passed":
            self.passed.add(test)
        else:
            self.failed.setdefault(test, text)

    def finish(self) -> None:
        """Give what was collected and never ended its name among the failed ones."""
        for test in self.collected - self.deselected - self.passed - self.failed.keys():
            self.failed[test] = "its process ended, or was ended, before it"
        self.passed -= self.failed.keys()

    def __str__(self) -> str:
        """The three numbers."""
        rest = len(self.collected) - len(self.deselected)
        return f"{len(self.collected)} collected, {len(self.deselected)} deselected, {len(self.passed)} of {rest} pass"


@attrs.frozen
class Suite:
    """Where a suite is and how it runs: `options` go to pytest, `deadline` is that of one file, in seconds."""

    python: Path
    files: Sequence[Path]
    plugins: Path
    plugin: str
    deselected: Path
    server: Server
    environ: Mapping[str, str]
    scratch: Path
    options: Sequence[str] = ()
    deadline: float = 900.0

    def run(self, processes: int = 2) -> Results:
        """Run every file, in the order given, so many at a time."""
        results = Results()
        with ThreadPoolExecutor(processes) as pool:
            for output in pool.map(self._run_file, self.files):
                lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
                for what, test, text in map(json.loads, lines):
                    results.add(what, test, text)
        results.finish()
        return results

    def _run_file(self, file: Path) -> Path:
        """Run one file's tests to the end or the deadline; the file that the plugin wrote."""
        folder = self.scratch / file.stem
        folder.mkdir()
        results = folder / "results"
        environ = {
            **self.environ,
            "TMPDIR": str(folder),
            "PYTHONPATH": str(self.plugins),
            "GTAP_SUITE_RESULTS": str(results),
            "GTAP_SUITE_DESELECTED": str(self.deselected),
        }
        command = [*GTAP, "exec", "--server", self.server.url, self.python, "-m", "pytest", "-q", "-p", self.plugin]
        command += ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", folder, *self.options, file]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=folder,
            )
            try:
                process.wait(self.deadline)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return results
