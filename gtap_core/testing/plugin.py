"""pytest fixtures for plugins: `pytest_plugins = ["gtap_core.testing.plugin"]` in a conftest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.spec.library import Library
from gtap_core.testing.fake import FakeCalls, fake_library


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[Library], FakeCalls]:
    """`fake(library)`: a stand-in for its real library, compiled and loaded."""
    return lambda library: FakeCalls(library, fake_library(library, tmp_path))
