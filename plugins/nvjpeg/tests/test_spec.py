"""The spec is whole, says what NVIDIA's headers say, and its wire form holds."""

from __future__ import annotations

from pathlib import Path

import gtap_plugin_nvjpeg.decode
import gtap_plugin_nvjpeg.encode
import gtap_plugin_nvjpeg.handlers  # noqa: F401
import pytest
from gtap_plugin_nvjpeg import nvjpeg
from gtap_plugin_nvjpeg.spec import ASKED, CUDA_12, CUDA_13

from gtap_core.testing import CpuCalls, check_library
from tests import drift, wheels
from tests.programs import build

EXPORTS = Path(__file__).resolve().parents[1] / "exports"


def exported(soname: str) -> list[str]:
    return (EXPORTS / f"{soname}.txt").read_text().split()


def test_the_library_is_what_its_spec_says() -> None:
    assert check_library(nvjpeg).not_called == ()


@pytest.mark.parametrize("soname", [CUDA_13, CUDA_12])
def test_every_name_of_the_library_is_declared(soname: str) -> None:
    declared = [each.name for each in nvjpeg.declared if not each.only or soname in each.only]
    assert sorted(each for each in declared if not each.startswith("gtap")) == sorted(exported(soname))


def test_what_is_refused_says_why() -> None:
    assert all(each.reason for each in nvjpeg.declared if each.kind == "refuse")


def test_people_are_told_the_names_of_the_library() -> None:
    names = {each.name for each in nvjpeg.declared if not each.name.startswith("gtap")}
    assert {each.shown for each in nvjpeg.functions.values()} <= names


def test_every_function_with_a_wire_form_runs_on_the_cpu_device() -> None:
    by_others = {twin for _, _, twin, _, _ in ASKED}
    by_others |= {"gtapNvjpegRetrieve", "gtapNvjpegCreate", "gtapNvjpegDecodeJpegDevice"}
    by_others |= {"gtapNvjpegDecoderCreate", "gtapNvjpegEncoderStateCreate", "gtapNvjpegDecodeJpegTransfer"}
    assert set(nvjpeg.cpu_functions) | by_others == set(nvjpeg.by_name)
    assert by_others <= set(nvjpeg.handlers)


@pytest.mark.wheels
@pytest.mark.parametrize(
    ("soname", "wheel", "cudart"), [(CUDA_13, "nvidia-nvjpeg", "13"), (CUDA_12, "nvidia-nvjpeg-cu12", "12.9")]
)
def test_prototypes_are_those_of_the_headers(soname: str, wheel: str, cudart: build.Cudart) -> None:
    roots = [wheels.headers(wheel), build.headers_folder(cudart), build.toolkit() / "include"]
    assert drift.differences(nvjpeg, soname, "nvjpeg.h", roots, exported(soname)) == []


@pytest.mark.parametrize("missing", ["numpy", "PIL", "simplejpeg"])
def test_where_a_codec_is_missing_no_handle_is_made(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first create waits for the answer: nothing is posted that would fail later, with a line of its own."""
    monkeypatch.setattr("gtap_plugin_nvjpeg.decode.find_spec", lambda name: None if name == missing else name)
    with pytest.raises(ModuleNotFoundError, match=missing):
        CpuCalls(nvjpeg).call("nvjpegCreateEx", 0, 0, 0, 0, 1)
