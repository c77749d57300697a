"""cuFFT's transforms by the server's own library: the suite of the CPU device, on the GPU."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import HealthCheck, given, settings

from plugins.cufft.tests.transforms import FEW, Case, Cufft, cases, check
from tests.caller import calling
from tests.fixtures import Server
from tests.gpu.conftest import STAND_IN

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(bool(STAND_IN), reason="the stand-in driver runs no machine code"),
]


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
        pytest.skip("the server has no cuFFT: pip install 'gtap-plugin-cufft[cu13]'")


@pytest.mark.parametrize("case", FEW, ids=lambda case: f"{case.kind}-{case.code}-{case.n}-{case.form}")
def test_a_transform_is_what_numpy_computes(case: Case, cufft: Cufft) -> None:
    check(cufft, case, keeps_input=case.kind != "c2r")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases())
def test_any_layout_is_what_numpy_computes(case: Case, cufft: Cufft) -> None:
    check(cufft, case, keeps_input=case.kind != "c2r")
