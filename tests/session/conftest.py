"""Tests of the session runtime run twice: without a lane, and behind one that receives for it."""

from __future__ import annotations

import pytest

from gtap_core import config
from gtap_core.lane import library, tls

from . import lab


@pytest.fixture(scope="session")
def a_lane() -> library.Lane:
    """The library, loaded once."""
    return library.load(str(library.obtain(config.load())))


@pytest.fixture(scope="session")
def a_tls() -> tls.Tls:
    """That of TLS, loaded once."""
    return tls.load(str(tls.obtain(config.load())))


@pytest.fixture(params=["python", "c"])
def each_lane(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For `pytestmark`: `bench` opens its sessions without the lane and with it."""
    if request.param == "c":
        monkeypatch.setattr(lab, "LANE", request.getfixturevalue("a_lane"))
