"""What is wrong with a call is said in cuBLAS's own numbers: at once, or by its next function."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fixtures import Ran, Server

from .linked import program


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.6")
def test_bad_handles_enums_sizes_and_pointers_are_refused_in_its_own_numbers(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Delete the `if self.function.valid` of the generator's wire_header.py, and generate, to see it fail."""
    ran = gtap_exec(program("refused.cpp"), server=server())
    assert (ran.status, ran.stdout) == (0, "refused\n"), ran.stderr
    assert "cublasXtCreate" in ran.stderr and "several GPUs" in ran.stderr
