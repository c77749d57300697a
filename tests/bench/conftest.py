"""What benchmarks run on, once for a file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gtap_core.bench.place import Place, place


@pytest.fixture(scope="module")
def where(environ: dict[str, str]) -> Iterator[Place]:
    """A server with the null device and the control's peer, with the tests' folders."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ.items():
            patch.setenv(name, value)
        with place() as made:
            yield made
