"""Says AGREE or DIFFERS of generated programs: what the tests of mutations run with a changed generator of code."""

from __future__ import annotations

import sys

from gtap_plugin_cpu.launch import Launcher
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

from plugins.cpu.tests.conftest import executing
from plugins.cpu.tests.fuzz.comparison import compare
from plugins.cpu.tests.fuzz.strategy import programs
from plugins.cpu.tests.fuzz.tree import Program

# Hypothesis draws as ever, but every program anew, where most of its own are the last one with a part of it repeated
AVAILABLE_PROVIDERS["anew"] = HypothesisProvider
QUIET = settings(backend="anew", deadline=None, suppress_health_check=list(HealthCheck), database=None)


def main(count: int) -> None:
    """Try so many programs, the same each time."""
    execute = executing(Launcher())

    @seed(0)
    @settings(QUIET, max_examples=count, phases=[Phase.generate], report_multiple_bugs=False)
    @given(program=programs())
    def search(program: Program) -> None:
        compare(program, execute)

    try:
        search()
    except Exception as error:  # noqa: BLE001 - a changed generator may fail in any way
        sys.stdout.write(f"DIFFERS: {type(error).__name__} {error}\n")
    else:
        sys.stdout.write("AGREE\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
