"""Server addresses as users write them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("text", "tls", "fingerprint"),
    [
        ("tcp://192.168.1.2:4000", True, ""),
        ("tls://127.0.0.1:4000", True, ""),
        (f"tls://gpu.example.org:1#{'A0' * 32}", True, "a0" * 32),
        (f"gtap://token@[2001:db8::1]:4000#{'b1' * 32}", True, "b1" * 32),
        (f"gtap://token@127.0.0.1:4000#{'b1' * 32}", True, "b1" * 32),
        ("gtap://token@192.168.1.2:4000", True, ""),
        ("gtap://token@127.0.0.1:4000#ca", True, ""),
        ("gtap://token@127.0.0.1:4000", False, ""),
        ("gtap://token@192.168.1.2:4000#plain", False, ""),
        ("tcp://192.168.1.2:4000#plain", False, ""),
    ],
)
def test_other_machines_are_spoken_to_by_tls_unless_they_say_otherwise(text: str, tls: bool, fingerprint: str) -> None:
    address = parse(text)
    assert (address.tls, address.fingerprint) == (tls, fingerprint)
    assert address.url == f"{'tls' if tls else 'tcp'}://{address.place}"
    assert (address.trust is not None) == tls


@pytest.mark.parametrize("mark", ["#", "#plain", "#" + "0" * 63, "#" + "g" * 64, "#" + "0" * 65])
def test_what_is_no_fingerprint_is_refused(mark: str) -> None:
    with pytest.raises(UsageError, match="fingerprint"):
        parse(f"tls://host:1{mark}")


TOKEN = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", min_size=1, max_size=60)
HOST = st.from_regex(r"[a-z][a-z0-9-]{0,20}(\.[a-z]{1,5})?|[0-9]{1,3}\.0\.0\.9|2001:db8::[0-9a-f]{1,4}", fullmatch=True)
MARK = st.sampled_from(["plain", "ca"]) | st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(TOKEN, HOST.filter(lambda host: host != "localhost"), st.integers(1, 65535), MARK)
def test_a_link_is_written_as_it_was_read(token: str, host: str, port: int, mark: str) -> None:
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    address = parse(f"gtap://{token}@{place}#{mark}")
    assert (address.token, address.host, address.port) == (token, host, port)
    assert address.link == f"gtap://{token}@{place}#{mark}"


@given(st.text(max_size=60), st.sampled_from(["", "gtap://", "tls://", "tcp://", "gtap://t@h:1#"]))
def test_any_text_is_an_address_or_refused_with_a_sentence(text: str, start: str) -> None:
    with contextlib.suppress(UsageError):
        parse(start + text)


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
    assert token_of(parse("tcp://192.168.1.2:4000"), file) is None
