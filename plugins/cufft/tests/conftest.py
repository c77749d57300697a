"""One server and one program for all the calls of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.cufft.tests.transforms import Cufft
from tests import covered
from tests.caller import calling
from tests.fixtures import Server, serving


@pytest.fixture(scope="session")
def cpu_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu`."""
    with serving(tmp_path_factory.mktemp("cufft"), environ, "cpu") as server:
        yield server


@pytest.fixture(scope="session")
def session(cpu_server: Server, environ: dict[str, str]) -> Iterator[Cufft]:
    """cuFFT on the CPU device."""
    with calling(cpu_server, environ) as caller:
        caller.start()
        yield Cufft(caller)


@pytest.fixture
def cufft(session: Cufft, request: pytest.FixtureRequest) -> Cufft:
    """The same; what the test calls counts for its mark `covers`."""
    seen: set[str] = set()

    def note(name: str) -> None:
        if name not in seen:
            seen.add(name)
            covered.ran(request.node, [name])

    session.caller.note = note
    return session
