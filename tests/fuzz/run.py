"""`make fuzz`: builds every target and runs it for a while: its corpus, then what libFuzzer makes of it.

Inputs that reach new code are kept beside the findings, outside the repository. The status is not 0 after a finding.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import build
from .seeds import CORPUS

IN_PYTHON = (
    "preamble",
    "control",
    "server_side",
    "server_bulk",
    "session",
    "calls",
    "cuts",
    "resume",
    "ptx",
    "kernels",
)
NAMES = (*build.TARGETS, *IN_PYTHON)
LIMITS = ("-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1")
LARGEST = {
    "lane": 4096,
    "ptx": 4096,
    "kernels": 4096,
    "session": 4096,
    "calls": 1024,
    "cuts": 512,
    "resume": 512,
    "server_side": 512,
    "control": 4096,
}


def command(target: str, folder: Path) -> list[str]:
    """The program of a target. Raises CannotBuild."""
    if target in build.TARGETS:
        return [str(build.build(target, folder / "built")), "-close_fd_mask=1"]  # device output goes to stdout
    if importlib.util.find_spec("atheris") is None:
        build.libfuzzer()
    return [sys.executable, "-m", "tests.fuzz.drive", target]


def run(target: str, seconds: int, folder: Path, *arguments: str) -> int:
    """Run one target; the status of libFuzzer. What it finds lies in `folder`/findings. Raises CannotBuild."""
    grown, findings = folder / "corpus" / target, folder / "findings"
    for each in (grown, findings):
        each.mkdir(parents=True, exist_ok=True)
    flags = [*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={findings}/{target}-", *arguments]
    if target in LARGEST:
        flags.append(f"-max_len={LARGEST[target]}")
    whole = [*command(target, folder), *flags, str(grown), str(CORPUS / target)]
    return subprocess.run(whole, env={**os.environ, **build.ENVIRONMENT}, cwd=build.HERE.parents[1]).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the targets one after the other, all of them whatever some find."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="for each target")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / f"gtap-fuzz-{os.getuid()}")
    parser.add_argument("targets", nargs="*", default=NAMES, metavar="target", help=" ".join(NAMES))
    chosen = parser.parse_args(arguments)
    if unknown := [each for each in chosen.targets if each not in NAMES]:
        parser.error(f"no target is called {unknown[0]}")
    try:
        found = [name for name in chosen.targets if run(name, chosen.seconds, chosen.folder)]
    except build.CannotBuild as error:
        parser.exit(2, f"{error}\n")
    parser.exit(bool(found), f"findings: {', '.join(found) or 'none'} (in {chosen.folder}/findings)\n")


if __name__ == "__main__":
    main()
