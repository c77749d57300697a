"""Beside a server's Unix socket lies one for data connections, which every user may open."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.errors import UsageError
from gtap_core.server import invitations, listeners
from gtap_core.server.listeners import DATA, Entry, for_own_user, listen
from gtap_core.server.tokens import Tokens
from tests.fixtures import Ran, Server


def no_token(port: int) -> Path:
    raise AssertionError(port)


async def test_the_data_socket_is_everybodys_and_goes_with_the_other(tmp_path: Path) -> None:
    """Also where its path is too long for an address."""
    name = "s" * (107 - len(bytes(tmp_path)) - 1)
    path = tmp_path / name
    for _ in range(2):  # what is left behind is in nobody's way
        opened = listen([f"unix://{path}"], no_token)
        modes = {each.leftover.name: each.leftover.stat().st_mode & 0o777 for each in opened}
        assert modes == {name: 0o600, name + DATA: 0o666}
        assert [each.data_only for each in opened] == [False, True]
        for each in opened:
            each.listener.socket.close()
    for each in opened:
        each.remove()
    assert os.listdir(tmp_path) == []


async def test_another_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / f"s{DATA}").write_text("somebody's")
    with pytest.raises(UsageError, match=f"s{DATA}: Address already in use"):
        listen([f"unix://{tmp_path}/s"], no_token)
    assert (tmp_path / f"s{DATA}").read_text() == "somebody's"


def test_it_takes_no_control_connection(server: Callable[..., Server], gtap_exec: Callable[..., Ran]) -> None:
    """Delete the token of _listen_for_data in gtap_core/server/listeners.py to see it fail."""
    one = server("null")
    assert one.said().count("serving") == 1
    with socket.socket(socket.AF_UNIX) as reached:
        reached.connect(f"{one.path}{DATA}")
    ran = gtap_exec("true", env={"GTAP_SERVER": one.url + DATA})
    assert ran.status == 125 and "refuses" in ran.stderr
    assert gtap_exec("true", server=one).status == 0


async def test_who_serves_other_machines_alone_is_reached_by_its_own_user_too(tmp_path: Path) -> None:
    """Unless another server of that user's is there, or one that listens on this machine anyway."""
    url = f"unix://{tmp_path}/serve.sock"
    entry = Entry(tmp_path, Tokens(tmp_path / "tokens.json"), insecure=True)
    for asked, more in ((f"unix://{tmp_path}/other", []), ("tcp://127.0.0.1:0", []), ("tcp://0.0.0.0:0", [url])):
        opened = listen([asked], entry)
        own = for_own_user(opened, url, entry)
        assert [each.url for each in own if not each.data_only] == more
        if more:
            assert for_own_user(opened, url, entry) == []
        for each in (*opened, *own):
            each.remove()


@pytest.mark.parametrize(("host", "named"), [("0.0.0.0", True), ("127.0.0.1", False)])
async def test_other_addresses_are_named_beside_the_link(
    host: str, named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server listens on all of them."""
    for module in (listeners, invitations):
        monkeypatch.setattr(module, "addresses", lambda: ["192.0.2.1", "198.51.100.2", "203.0.113.3"])
    books, said = invitations.Books(tmp_path), list[str]()
    opened = listen([f"tls://{host}:0"], Entry(tmp_path, books.tokens, books.certificate))
    invitations.invite(books, opened, said.append, terminal=False)
    address = "192.0.2.1" if named else host
    assert re.fullmatch(rf"on the other machine: gtap join gtap://\S+@{address}:\d+#[0-9a-f]{{64}}", said[0])
    others = ["where that machine reaches this one by another address, put it in the link: 198.51.100.2, 203.0.113.3"]
    assert said[1:] == (others if named else [])
    for each in opened:
        each.remove()
