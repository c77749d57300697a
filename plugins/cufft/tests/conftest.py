"""One server and one program for all the calls of a test module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.cufft.tests.transforms import Cufft
from tests import covered
from tests.caller import calling
from tests.fixtures import serving


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Cufft]:
    """cuFFT on the CPU device."""
    with serving(tmp_path_factory.mktemp("cufft"), environ, "cpu") as server, calling(server, environ) as caller:
        caller.start()
        yield Cufft(caller)


@pytest.fixture
def cufft(session: Cufft, request: pytest.FixtureRequest) -> Iterator[Cufft]:
    """The same; what the test calls counts for its mark `covers`."""
    session.caller.called.clear()
    yield session
    covered.ran(request.node, sorted(session.caller.called))
