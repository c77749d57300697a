"""What only a GPU can tell: every question is asked, and its answer is in the report."""

from __future__ import annotations

import pytest

from gtap_core.session.device import DeviceFacts
from tests.fixtures import NOT_SUPPORTED
from tests.gpu.conftest import RESULTS
from tests.gpu.questions import QUESTIONS, ask, system_calls

pytestmark = pytest.mark.gpu


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_driver_answers(name: str, gpu: DeviceFacts, driver_name: str, pytestconfig: pytest.Config) -> None:
    """Fails where there was no answer; whatever the answer is, it is one."""
    answer = pytestconfig.stash[RESULTS].questions[name] = ask(name, driver_name)
    assert "error" not in answer, answer["error"]
    assert answer["consequence"]


def test_the_drivers_system_calls(gpu: DeviceFacts, driver_name: str, pytestconfig: pytest.Config) -> None:
    answer = pytestconfig.stash[RESULTS].questions["system_calls"] = system_calls(driver_name)
    if "not_supported" in answer:
        pytest.skip(NOT_SUPPORTED + answer["not_supported"])
    assert "error" not in answer, answer["error"]
    assert "mmap" in answer["names"]
