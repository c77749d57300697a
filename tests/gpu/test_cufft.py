"""cuFFT's transforms by the server's own library: the suite of the CPU device, on the GPU."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings

from gtap_core.session.device import DeviceFacts
from plugins.cufft.tests.transforms import FEW, Case, Cufft, cases, check
from tests.caller import calling
from tests.fixtures import Server
from tests.gpu.conftest import MACHINE_CODE, lacks

MAJOR = 75  # CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR
pytestmark = MACHINE_CODE


@pytest.fixture(scope="module")
def cufft(cuda_server: Server, environ: Mapping[str, str]) -> Iterator[Cufft]:
    """cuFFT 12, or 11 where the server has that. The tests skip where it has none."""
    with calling(cuda_server, environ) as caller:
        caller.start()
        for soname in ("libcufft.so.12", "libcufft.so.11"):
            found = Cufft(caller, soname)
            if found.call("cufftGetVersion", bytes(4))[0] == 0:
                yield found
                return
        lacks("cufft")


def check_here(case: Case, cufft: Cufft, gpu: DeviceFacts) -> None:
    """As on the CPU device, but for what cuFFT's manual says of halves, and of the input of C2R."""
    is_half = case.code[1] == "2"
    if is_half and case.kind != "c2c" and case.source is not None:
        return  # no strides of real halves
    if case.code == "b2" and gpu.attributes[MAJOR] < 8:
        return
    check(cufft, case, keeps_input=case.kind != "c2r", slack=16 if is_half else 4)


@pytest.mark.parametrize("case", FEW, ids=lambda case: f"{case.kind}-{case.code}-{case.n}-{case.form}")
def test_a_transform_is_what_numpy_computes(case: Case, cufft: Cufft, gpu: DeviceFacts) -> None:
    check_here(case, cufft, gpu)


@settings(max_examples=300, deadline=None)
@given(case=cases())
def test_any_layout_is_what_numpy_computes(case: Case, cufft: Cufft, gpu: DeviceFacts) -> None:
    check_here(case, cufft, gpu)
