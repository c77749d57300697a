"""cuBLASLt by the server's own library: the cases that the CPU device is held to; what a GPU has not is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from plugins.cublas.tests.lt import cases
from plugins.cublas.tests.lt.cases import F32, F64, Case, Done, Product
from plugins.cublas.tests.lt.test_products import EPILOGUES, check_epilogue, epilogue, products, run
from tests.fixtures import Ran, Server
from tests.gpu.conftest import MACHINE_CODE

pytestmark = MACHINE_CODE
NOT_SUPPORTED = 15
LOOSE = 1e-2  # sums in tf32 and halves
Run = Callable[[Sequence[Case]], list[Done]]


@pytest.fixture
def done(gtap_exec: Callable[..., Ran], cuda_server: Server, tmp_path: Path) -> Run:
    """Runs cases; each call waits, so that a status is its own call's."""

    def all_of(given: Sequence[Case]) -> list[Done]:
        return run(given, tmp_path, gtap_exec, cuda_server, env={"GTAP_SYNC": "1"})

    return all_of


def test_products_are_those_of_numpy(done: Run) -> None:
    made, ran = products(), 0
    for product, each in zip(made, done([each.case() for each in made]), strict=True):
        if each.status == NOT_SUPPORTED or 0 in product.shape:
            continue
        assert (each.status, each.error) == (0, 0), product.name
        compare(product, each)
        ran += 1
    assert ran > len(made) // 3


def compare(product: Product, done: Done) -> None:
    if product.types[0] == F64:
        product.assert_close(product.found(done), product.sums())
        return
    expected, kind = product.sums(), product.types[3]
    if kind in (cases.I8, cases.I32):
        product.assert_close(product.found(done), expected)
        return
    close = max(LOOSE, cases.CLOSE[kind])
    np.testing.assert_allclose(
        product.found(done), expected, rtol=close, atol=close * np.abs(expected).max(initial=1), err_msg=product.name
    )


def test_epilogues_are_those_of_numpy(done: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cases.CLOSE, F32, LOOSE)
    made, ran = [(kind, epilogue(kind)) for kind in EPILOGUES], 0
    for (kind, product), each in zip(made, done([product.case() for _, product in made]), strict=True):
        if each.status != NOT_SUPPORTED:
            assert (each.status, each.error) == (0, 0), product.name
            check_epilogue(product, kind, each)
            ran += 1
    assert ran >= 5
