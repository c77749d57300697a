"""Writes what a run of tests/gpu found: benchmarks/results/<date>-<gpu>.json, and the same to read as .md."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from gtap_core.session.device import DeviceFacts

FOLDER = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "results"


@attrs.frozen
class Test:
    """One test's outcome; `numbers` are what it measured."""

    name: str
    outcome: str
    seconds: float
    reason: str
    numbers: Mapping[str, Any]


@attrs.define
class Results:
    """Collects a run."""

    facts: Sequence[DeviceFacts] = ()
    compiler: str = ""
    driver: str = ""  # the stand-in's path, where it is one
    tests: list[Test] = attrs.field(factory=list)
    commands: list[str] = attrs.field(factory=list)
    questions: dict[str, Mapping[str, Any]] = attrs.field(factory=dict)  # what questions.py was answered

    def write(self, folder: Path) -> Path:
        """Write both files; returns the JSON one."""
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        name = re.sub(r"[^a-z0-9]+", "-", self.facts[0].name.lower()).strip("-")
        folder.mkdir(parents=True, exist_ok=True)
        report = self._report(today)
        path = folder / f"{today}-{name}.json"
        path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
        path.with_suffix(".md").write_text(_readable(report), encoding="utf-8")
        return path

    def _report(self, today: str) -> dict[str, Any]:
        counts = {word: sum(test.outcome == word for test in self.tests) for word in ("passed", "failed", "skipped")}
        return {
            "date": today,
            "revision": _said(["git", "-C", str(FOLDER), "rev-parse", "HEAD"]),
            "gpus": [_gpu(each) for each in self.facts],
            "driver": self.driver or driver_version(),
            "machine": {
                "kernel": platform.release(),
                "processors": os.cpu_count(),
                "python": platform.python_version(),
            },
            "nvcc": self.compiler,
            "summary": counts,
            "questions": self.questions,
            "commands": list(dict.fromkeys(self.commands)),
            "tests": [attrs.asdict(test) for test in self.tests],
        }


def _gpu(facts: DeviceFacts) -> dict[str, Any]:
    return {
        "model": facts.name,
        "uuid": f"GPU-{uuid.UUID(bytes=facts.uuid)}",
        "memory_bytes": facts.total_memory,
        "compute_capability": "{}.{}".format(*facts.compute_capability),
        "pci": facts.pci_bus_id,
        "cuda": f"{facts.driver_version // 1000}.{facts.driver_version % 1000 // 10}",
    }


def driver_version() -> str:
    """The driver's release (580.95.05), as nvidia-smi or the kernel module tells it."""
    if shutil.which("nvidia-smi"):
        said = _said(["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"])
        if said:
            return said.splitlines()[0]
    module = Path("/proc/driver/nvidia/version")
    found = re.search(r"\b\d+\.\d+(\.\d+)?\b", module.read_text()) if module.exists() else None
    return found[0] if found else "unknown"


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _readable(report: Mapping[str, Any]) -> str:
    gpus = "\n".join(
        f"* {each['model']}, {each['uuid']}, compute capability {each['compute_capability']},"
        f" {each['memory_bytes'] >> 20} MiB, CUDA {each['cuda']}"
        for each in report["gpus"]
    )
    counts, machine = report["summary"], report["machine"]
    lines = [
        f"# {report['date']}: tests/gpu on {report['gpus'][0]['model']}",
        "",
        gpus,
        f"* driver {report['driver']}, nvcc {report['nvcc']}, kernel {machine['kernel']},"
        f" {machine['processors']} processors, Python {machine['python']}",
        f"* gtap at {report['revision'] or 'an unknown revision'}",
        "",
        f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped.",
        "",
        "| test | result | seconds | numbers |",
        "|---|---|---|---|",
        *(_row(test) for test in report["tests"]),
        "",
        *_answers(report["questions"]),
        "Commands:",
        "",
        *(f"    {command}" for command in report["commands"]),
    ]
    return "\n".join(lines) + "\n"


def _answers(questions: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """A table, where anything was asked."""
    if not questions:
        return []
    rows = []
    for name, answer in questions.items():
        told = {key: value for key, value in answer.items() if key not in ("question", "consequence")}
        cells = (f"{name}: {answer['question']}", json.dumps(told), answer["consequence"])
        rows.append("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |")
    return ["| question | answer | consequence |", "|---|---|---|", *rows, ""]


def _row(test: Mapping[str, Any]) -> str:
    numbers = ", ".join(f"{name} {value}" for name, value in test["numbers"].items())
    outcome = test["outcome"] + (f": {test['reason']}" if test["reason"] else "")
    return f"| {test['name']} | {outcome.replace('|', '/')} | {test['seconds']:.2f} | {numbers} |"
