"""Server addresses as users write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtap_core.client.address import Address, parse, token_of
from gtap_core.errors import UsageError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("unix:///run/gtap.sock", Address(path="/run/gtap.sock")),
        ("tcp://127.0.0.1:4000", Address(host="127.0.0.1", port=4000)),
        ("tcp://localhost:1", Address(host="127.0.0.1", port=1)),
        ("tcp://[::1]:65535", Address(host="::1", port=65535)),
        ("gtap://s3cret@127.0.0.1:4000", Address(host="127.0.0.1", port=4000, token="s3cret")),
    ],
)
def test_an_address_is_read(text: str, address: Address) -> None:
    assert parse(text) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", "localhost:4000", "http://127.0.0.1:1", "unix://relative", "unix://", f"unix:///{'a' * 107}"),
        *("tcp://127.0.0.1", "tcp://127.0.0.1:0", "tcp://127.0.0.1:65536", "tcp://127.0.0.1:-1", "tcp://127.0.0.1:²"),
        "tcp://t@127.0.0.1:1",
    ],
)
def test_what_is_no_address_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(UsageError, match=r"unix://|gtap://"):
        parse(text)


def test_another_machine_is_refused_until_traffic_is_encrypted() -> None:
    with pytest.raises(UsageError, match="not encrypted"):
        parse("gtap://token@192.168.1.2:4000")


def test_a_url_and_a_repr_never_show_the_token() -> None:
    address = parse("gtap://s3cret@127.0.0.1:4000")
    assert address.url == "tcp://127.0.0.1:4000"
    assert "s3cret" not in repr(address)


def test_the_token_comes_from_the_address_else_from_the_servers_file(tmp_path: Path) -> None:
    file = tmp_path / "4000"
    file.write_text("from-file\n")
    assert token_of(parse("gtap://own@127.0.0.1:4000"), file) == "own"
    assert token_of(parse("tcp://127.0.0.1:4000"), file) == "from-file"
    assert token_of(parse("tcp://127.0.0.1:4000"), tmp_path / "missing") is None
    assert token_of(parse("unix:///run/x"), file) is None
