"""What `gtap join` shows of a server that was just joined."""

from __future__ import annotations

import pytest

from gtap_core import config, native
from gtap_core.client import first_look
from gtap_core.client.address import Address
from gtap_core.errors import NativeError


def test_who_has_no_library_of_gtaps_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "plugins", list)
    with pytest.raises(NativeError, match=r"pip install 'gtap\[exec\]'"):
        first_look.look(Address(host="gpu", port=7777, token="t", tls=True), config.load({}, {}))
