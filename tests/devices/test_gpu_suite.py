"""tests/gpu itself, on the stand-in driver: its programs compute through the cuda device, its report says so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import LONG_DEADLINE, ROOT
from tests.gpu import libraries
from tests.gpu.questions import QUESTIONS
from tests.programs import build


def run_suite(
    selection: str, folder: Path, driver: Path | None, **more: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    """pytest on tests/gpu with the machine's driver replaced; what it printed and its report."""
    environ = {**os.environ, "GTAP_TEST_RESULTS": str(folder)}
    environ.pop("CI", None)
    environ |= more
    if driver is not None:
        environ["GTAP_TEST_DRIVER"] = str(driver)
    command = [sys.executable, "-m", "pytest", "-m", "gpu", "tests/gpu", "-q", "-k", selection]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=LONG_DEADLINE, check=False
    )
    reports = list(folder.glob("*.json"))
    return done, json.loads(reports[0].read_text()) if reports else {}


def test_the_device_tests_pass_and_are_reported(stand_in: Path, tmp_path: Path) -> None:
    done, report = run_suite("test_device.py", tmp_path, stand_in.parent)
    assert done.returncode == 0, done.stdout
    assert report["summary"] == {"passed": 5, "failed": 0, "skipped": 0}
    assert report["gpus"][0]["model"] == "Stand-in GPU"
    assert report["gpus"][0]["uuid"] == "GPU-10101010-1010-1010-1010-101010101010"
    assert report["commands"][0].startswith("python -m pytest -m gpu tests/gpu")
    (readable,) = tmp_path.glob("*.md")
    assert "5 passed, 0 failed, 0 skipped." in readable.read_text()


@pytest.mark.system
def test_the_operations_keep_their_promises_without_the_stand_ins_help(stand_in: Path, tmp_path: Path) -> None:
    """Streams are held by values in memory there, as on a GPU."""
    done, report = run_suite("test_operations", tmp_path, stand_in.parent)
    assert done.returncode == 0, done.stdout
    assert report["summary"]["failed"] == report["summary"]["skipped"] == 0
    assert report["summary"]["passed"] > 40


@pytest.mark.system
def test_the_questions_are_asked_and_their_answers_reported(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the stand-in answers is known: its memory is not zeroed, and its graphs wait for values."""
    monkeypatch.setenv("FAKE_CUDA_MEMORY", str(2 << 30))
    done, report = run_suite("test_questions", tmp_path, stand_in.parent)
    assert done.returncode == 0, done.stdout
    assert report["summary"]["failed"] == 0
    answers = report["questions"]
    assert set(answers) == {*QUESTIONS, "system_calls"}
    assert all(answer["question"] and answer["consequence"] for answer in answers.values())
    assert answers["slots"]["exact"] == 8
    assert answers["fresh_memory"]["zero"] == 0
    assert len(answers["extents"]["median_us"]) == 10
    assert answers["capture"]["graph_right"]
    assert answers["wait_in_capture"]["launch_us"] + answers["wait_in_capture"]["wait_us"] > 200_000
    (readable,) = tmp_path.glob("*.md")
    assert "| slots: Can 4 TiB be reserved" in readable.read_text()


@pytest.mark.system
def test_programs_compute_through_gtap_on_the_cuda_device(stand_in: Path, tmp_path: Path) -> None:
    """`gtap serve --device cuda` and `gtap exec`, end to end: statically linked, from PTX alone, and the waits."""
    build.toolkit()  # the suite takes the pinned compiler only where it is already
    build.runtime_folder("12.9")
    selection = "12.9-static or ptx_alone or test_what_kernels_print or test_waits.py"
    done, report = run_suite(selection, tmp_path, stand_in.parent)
    assert done.returncode == 0, done.stdout
    assert report["summary"]["failed"] == report["summary"]["skipped"] == 0
    waits = {
        test["name"].partition("::")[2]: test["numbers"] for test in report["tests"] if "test_waits" in test["name"]
    }
    assert waits["test_vector_add_waits_four_times_at_most"]["waits"] <= 4
    assert waits["test_a_copy_back_and_its_synchronisation_are_one_wait"]["waits_of_40_rounds"] == 40


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.parametrize(("library", "least"), [("cublas", 6), ("cufft", 20), ("curand", 90), ("nvjpeg", 28)])
def test_a_librarys_tests_pass_on_the_cpu_device(library: str, least: int, tmp_path: Path) -> None:
    """All but the longest, and what needs NVIDIA's wheel; they hold a GPU's own library to less exactness."""
    build.toolkit()  # the suite takes the pinned compiler only where it is already
    build.runtime_folder("12.9")
    done, report = run_suite(
        f"{library} and not every_case and not any_layout and not mtgp32",
        tmp_path,
        None,
        GTAP_TEST_DEVICE="cpu",
        CI="true",
    )
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= least
    assert report == {}


@pytest.mark.system
def test_a_skip_on_a_machine_with_a_gpu_fails_in_ci_and_says_why(tmp_path: Path) -> None:
    done, _ = run_suite("test_device.py", tmp_path, tmp_path, CI="true")
    assert done.returncode == 1
    assert "skipped, which CI does not allow" in done.stdout
    done, _ = run_suite("nvidia_smi or curand", tmp_path, tmp_path, CI="true")
    assert done.returncode == 0, done.stdout  # neither is for the stand-in


def test_libraries_that_this_machine_has_not_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What run.sh installs: the extras of the plugins."""
    monkeypatch.setattr(libraries, "is_here", lambda library: library.name == "cufft")
    lines = [line.split() for line in libraries.missing(12)]
    assert ["cuda-pathfinder>=1.2", "nvidia-curand-cu12"] in lines
    assert not any("cufft" in package for line in lines for package in line)
    assert "nvidia-nvjpeg>=13" in [package for line in libraries.missing(13) for package in line.split()]


@pytest.mark.skipif(Path("/dev/nvidiactl").exists(), reason="this machine has a GPU")
def test_without_a_gpu_everything_skips_with_the_reason_and_nothing_is_written(tmp_path: Path) -> None:
    done, report = run_suite("test_device or saxpy", tmp_path, None)
    assert done.returncode == 0, done.stdout
    assert "no NVIDIA driver on this machine" in done.stdout
    assert report == {}
