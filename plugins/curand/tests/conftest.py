"""One server and one program for all the calls of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.caller import Caller, calling
from tests.fixtures import Server, serving


@pytest.fixture(scope="session")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu`."""
    with serving(tmp_path_factory.mktemp("curand"), environ, "cpu") as server:
        yield server


@pytest.fixture(scope="session")
def caller(cpu_server: Server, environ: dict[str, str]) -> Iterator[Caller]:
    """A program that calls what it is told to, on the CPU device."""
    with calling(cpu_server, environ) as caller:
        caller.start()
        yield caller
