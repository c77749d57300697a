"""The store of tokens: what is kept, who is let in, and what a file that is none does."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.errors import UsageError
from gtap_core.server import tokens as module
from gtap_core.server.invitations import Books, create, listing, picture, revoke
from gtap_core.server.tokens import Token, Tokens, dump, parse


def at(when: float) -> Callable[[], float]:
    return lambda: when


def test_a_token_lets_in_who_has_its_secret_and_nobody_else(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "tokens.json")
    token, secret = tokens.create("alice", memory=1 << 30, sessions=2)
    assert tokens.admit(secret) == token
    assert (token.memory, token.sessions) == (1 << 30, 2)
    for wrong in ("", "wrong", secret + "x", secret[:-1], "\udcff"):
        assert "missing or wrong" in str(tokens.admit(wrong))


def test_only_a_hash_is_kept_where_its_user_alone_reads_it(tmp_path: Path) -> None:
    """Write the secret in the place of its hash to see it fail."""
    tokens = Tokens(tmp_path / "tokens.json")
    _, secret = tokens.create("alice")
    assert stat.S_IMODE(tokens.file.stat().st_mode) == 0o600
    assert secret not in tokens.file.read_text()
    assert secret not in repr(tokens)


@pytest.mark.falls_without("gtap_core/server/tokens.py", "if self.revoked:")
def test_who_is_revoked_stays_out_though_the_store_was_read_before(tmp_path: Path) -> None:
    """By another process's hand, as `gtap token revoke` is one; a name is free again then."""
    tokens = Tokens(tmp_path / "tokens.json")
    token, secret = tokens.create("alice")
    assert tokens.admit(secret) == token
    Tokens(tokens.file).revoke("alice")
    assert tokens.over(token) == "the token alice is revoked"
    assert tokens.admit(secret) == "the token alice is revoked"
    again, other = tokens.create("alice")
    assert again.id != token.id and tokens.admit(other) == again
    with pytest.raises(UsageError, match="already"):
        tokens.create("alice")
    Tokens(tokens.file).revoke(again.id)
    with pytest.raises(UsageError, match="no token 'alice'"):
        tokens.revoke("alice")


def test_a_token_expires(tmp_path: Path) -> None:
    token, secret = Tokens(tmp_path / "t.json", at(1000)).create("alice", expires=60)
    assert token.expires == 1060
    assert Tokens(tmp_path / "t.json", at(1059.9)).admit(secret) == token
    assert Tokens(tmp_path / "t.json", at(1060)).admit(secret) == "the token alice has expired"


def test_a_store_that_is_gone_lets_nobody_stay(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    token, _ = tokens.create("alice")
    tokens.file.unlink()
    assert "revoked" in tokens.over(token)


@pytest.mark.falls_without("gtap_core/server/tokens.py", "fcntl.flock(lock, fcntl.LOCK_EX)")
def test_two_who_create_tokens_at_once_lose_none(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from gtap_core.server.tokens import Tokens\n"
    code += "for n in range(40): Tokens(Path(sys.argv[1])).create(f'{sys.argv[2]}{n}')"
    command = [sys.executable, "-c", code, str(tmp_path / "t.json")]
    both = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [each.wait(60) for each in both] == [0, 0]
    assert {each.name for each in Tokens(tmp_path / "t.json").all()} == {
        f"{name}{n}" for name in "ab" for n in range(40)
    }
    assert sorted(os.listdir(tmp_path)) == ["t.json", "t.lock"]


def test_tokens_that_are_over_make_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOKENS", 3)
    tokens = Tokens(tmp_path / "t.json")
    for name in "abc":
        tokens.create(name)
    with pytest.raises(UsageError, match="3 tokens already"):
        tokens.create("d")
    tokens.revoke("b")
    tokens.create("d")
    assert [each.name for each in tokens.all()] == ["a", "c", "d"]


@pytest.mark.parametrize("name", ["", "a b", "-x", "a/b", "é", "a" * 65, "a\n"])
def test_a_name_is_fit_for_the_log(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no name"):
        Tokens(tmp_path / "t.json").create(name)


HEX = "0123456789abcdef"
NUMBER = st.integers(0, (1 << 62) - 1)
TOKENS = st.builds(
    Token,
    st.text(HEX, min_size=8, max_size=8),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True),
    st.text(HEX, min_size=64, max_size=64),
    *[NUMBER] * 5,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["tokens", "id", "name"]), inner),
    max_leaves=8,
)


@given(st.lists(TOKENS, max_size=4))
def test_what_is_written_is_read(tokens: list[Token]) -> None:
    assert list(parse(dump(tokens))) == tokens


@given(st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_other_file_is_refused(data: bytes) -> None:
    try:
        found = parse(data)
    except ValueError:
        return
    assert found == ()


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text("{")
    with pytest.raises(UsageError, match=r"t\.json is not a file of tokens"):
        Tokens(tmp_path / "t.json").all()


def test_the_commands_say_what_to_type_and_show_no_secret(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.keep_places(["gpu:7777#" + "a" * 64])
    said = create(tmp_path, "bob", memory=1 << 30, sessions=3, expires=60)
    assert said.startswith("gtap join gtap://") and said.endswith("@gpu:7777#" + "a" * 64 + "\n")
    secret = said.partition("://")[2].partition("@")[0]
    token = books.tokens.admit(secret)
    assert isinstance(token, Token) and (token.name, token.memory, token.sessions) == ("bob", 1 << 30, 3)
    shown = listing(tmp_path)
    assert "bob" in shown and "1024 MiB" in shown and "valid" in shown and secret not in shown
    assert "bob" in revoke(tmp_path, "bob")
    assert "revoked" in listing(tmp_path)


def test_a_link_is_drawn_for_cameras() -> None:
    lines = picture("gtap://" + "x" * 43 + "@gpu:7777#" + "a" * 64)
    assert len(lines) > 20 and len({len(line) for line in lines}) <= 2
