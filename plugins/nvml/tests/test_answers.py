"""Every function, as a program calls it: what a Tesla T4 answers, from the CPU device and from the null one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gtap_plugin_nvml.functions import FUNCTIONS

from tests.fixtures import Ran

PROGRAMS = Path(__file__).with_name("programs")
STATUS = {"here": 0, "no": 3, "set": 4, "bad": 2}
UNINITIALIZED, INVALID_ARGUMENT, NOT_FOUND, TIMEOUT = 1, 2, 6, 10
# Answers that say what there is to know, and are no success.
OTHERS = {
    "nvmlDeviceGetAccountingStats": NOT_FOUND,
    "nvmlDeviceGetAccountingStats_v2": NOT_FOUND,
    "nvmlEventSetWait": TIMEOUT,
    "nvmlEventSetWait_v2": TIMEOUT,
    "nvmlEventSetWait_v3": TIMEOUT,
    "nvmlSystemEventSetWait": TIMEOUT,
}


@pytest.mark.parametrize("device", ["cpu", "null"])
def test_every_function_answers_as_a_t4_does(gtap_exec: Callable[..., Ran], device: str) -> None:
    ran = gtap_exec(sys.executable, PROGRAMS / "every.py", local=device, stats=True)
    assert (ran.status, ran.stderr) == (0, ""), ran
    found = json.loads(ran.stdout)
    assert found["before"] == UNINITIALIZED
    wanted = {row.name: OTHERS.get(row.name, STATUS[row.answer]) for row in FUNCTIONS}
    assert {name: status for name, status in found["statuses"].items() if status != wanted[name]} == {}
    assert len(wanted) == 431
    taken = [row.name for row in FUNCTIONS if row.form[0] in "d*vcz" and row.answer in ("here", "no")]
    assert {name: found["nulls"][name] for name in taken if found["nulls"][name] != INVALID_ARGUMENT} == {}
    assert set(ran.stats["by_function"]) & {"gtapNvmlRead"} == set(), "nothing is read from a library that is not there"
