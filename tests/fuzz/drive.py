"""Fuzzes one Python target under atheris: `python -m tests.fuzz.drive TARGET [libFuzzer's arguments]`."""

from __future__ import annotations

import importlib
import sys

INSTRUMENTED = ("gtap_core", "gtap_plugin_cpu", "gtap_plugin_driver")


def main() -> None:
    """Does not return: libFuzzer ends the process. 0, or another status after a finding."""
    import atheris

    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        targets = importlib.import_module("tests.fuzz.targets")
    target = targets.TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
