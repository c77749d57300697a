"""Programs linked against cuBLAS, by the server's own library: the same numbers as on the CPU device."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from plugins.cublas.tests import linked
from plugins.cublas.tests.test_programs import Found, expected, layers, printed
from tests.gpu import toolchain
from tests.gpu.conftest import MACHINE_CODE, Remote, lacks

pytestmark = MACHINE_CODE
Linked = Callable[[str], toolchain.Built]


@pytest.fixture(scope="module")
def made(compiler: toolchain.Toolchain) -> Linked:
    """Builds a program with cuBLAS's headers, out of the wheel or of the machine's toolkit."""

    exports = {each: linked.HERE.parent / "exports" / f"{soname}.txt" for each, soname in linked.SONAMES.items()}

    def make(name: str) -> toolchain.Built:
        try:
            return toolchain.linked(
                compiler, linked.HERE / "programs" / name, exports, lambda: linked.with_headers(name)
            )
        except toolchain.NotHere as reason:
            pytest.skip(str(reason))

    return make


def compare(program: toolchain.Built, remote: Remote, wanted: Found, *arguments: str) -> None:
    ran, _ = remote(program, *arguments)
    if "cublasCreate(&handle) is 15" in ran.stderr:
        lacks("cublas")
    assert ran.status == 0, ran.stderr
    found = printed(ran.stdout)
    assert found.keys() == wanted.keys()
    for name, values in wanted.items():
        loose = {"half": 0.5, "bf16": 1e-1, "hgemm": 1e-2}.get(name, 1e-4)  # halves are summed as halves
        np.testing.assert_allclose(found[name], values, rtol=loose, atol=loose, err_msg=name)


def test_products_solves_and_sums_are_those_of_float64(made: Linked, remote: Remote) -> None:
    """LIBSA.2 on a GPU."""
    compare(made("products.cu"), remote, expected())


@pytest.mark.parametrize("shape", [(96, 1, 64), (64, 7, 128), (33, 5, 32)])
def test_what_llama_cpp_asks_for_is_that_of_float64(shape: tuple[int, int, int], made: Linked, remote: Remote) -> None:
    """LIBSA.5 on a GPU."""
    compare(made("llama.cu"), remote, layers(*shape), *map(str, shape))
