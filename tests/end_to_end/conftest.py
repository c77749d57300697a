"""One server on the CPU device for all tests of a module that need nothing special of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fixtures import Server, serving


@pytest.fixture(scope="module")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu`; sessions of different programs do not see each other."""
    with serving(tmp_path_factory.mktemp("cpu"), environ, "cpu") as server:
        yield server
