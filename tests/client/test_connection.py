"""The control connection, against servers that are right, wrong, old or no gtap servers at all."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import attrs
import pytest
import trio
import trio.testing

from gtap_core.client import connection
from gtap_core.client.address import Address
from gtap_core.client.connection import DEADLINE, Link, Wish, open_link
from gtap_core.client.exec import attend
from gtap_core.errors import NoServer, NotAServer, Refused, Untrusted, VersionMismatch
from gtap_core.guard import Guard
from gtap_core.server.tls import obtain
from gtap_core.wire import control, preamble
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.preamble import Code

Behaviour = Callable[[trio.SocketStream], Awaitable[None]]
WELCOME = control.Welcome("1.0", "cpu", b"\1" * 16, b"\2" * 32)


@asynccontextmanager
async def listening(path: Path, behave: Behaviour) -> AsyncIterator[Address]:
    bound = trio.socket.socket(trio.socket.AF_UNIX)
    await bound.bind(str(path))
    bound.listen()
    async with trio.open_nursery() as nursery:
        listener = trio.SocketListener(bound)
        nursery.start_soon(trio.serve_listeners, behave, [listener])
        yield Address(path=str(path))
        nursery.cancel_scope.cancel()


async def hear_hello(stream: trio.SocketStream) -> control.Hello:
    head = b""
    while len(head) < preamble.SIZE:
        head += await stream.receive_some(preamble.SIZE - len(head))
    assert preamble.Preamble.decode(head).kind == preamble.Kind.CONTROL
    await stream.send_all(preamble.encode_answer(Code.WELCOME))
    receiver = control.ControlReceiver()
    while isinstance(event := receiver.next_event(), NeedData):
        receiver.receive_data(await stream.receive_some(4096))
    assert isinstance(event, control.Hello)
    return event


async def hear(stream: trio.SocketStream) -> object:
    """The next message."""
    receiver = control.ControlReceiver()
    while isinstance(event := receiver.next_event(), NeedData):
        receiver.receive_data(await stream.receive_some(4096))
    return event


def answering(*messages: control.Message) -> Behaviour:
    async def behave(stream: trio.SocketStream) -> None:
        await hear_hello(stream)
        for message in messages:
            await stream.send_all(control.encode_message(message))

    return behave


def sending(content: bytes) -> Behaviour:
    async def behave(stream: trio.SocketStream) -> None:
        await stream.send_all(content)
        await stream.aclose()

    return behave


async def connected(address: Address, token: str | None = None) -> Link:
    async with open_link(address, token, "program") as link:
        return link


async def test_a_server_grants_a_lease(tmp_path: Path) -> None:
    async with listening(tmp_path / "s", answering(WELCOME)) as address:
        link = await connected(address)
    assert link.grant.url == f"unix://{tmp_path}/s"
    assert (link.grant.lease, link.grant.key) == (b"\1" * 16, b"\2" * 32)


async def test_the_hello_carries_token_and_program(tmp_path: Path) -> None:
    heard: list[control.Hello] = []

    async def behave(stream: trio.SocketStream) -> None:
        heard.append(await hear_hello(stream))
        await stream.send_all(control.encode_message(WELCOME))

    async with listening(tmp_path / "s", behave) as address:
        await connected(address, "s3cret")
    assert (heard[0].token, heard[0].program) == ("s3cret", "program")


async def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(NoServer, match=r"gtap serve.*--local"):
        await connected(Address(path=str(tmp_path / "nothing")))


@pytest.mark.parametrize("content", [b"", b"GTAP", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"GTAP\3\0\xff\xff"])
async def test_somebody_else_listens(tmp_path: Path, content: bytes) -> None:
    async with listening(tmp_path / "s", sending(content)) as address:
        with pytest.raises(NotAServer):
            await connected(address)


async def test_somebody_who_says_nothing_is_left_at_the_deadline(
    tmp_path: Path, autojump_clock: trio.testing.MockClock
) -> None:
    async def silent(_stream: trio.SocketStream) -> None:
        await trio.sleep_forever()

    async with listening(tmp_path / "s", silent) as address:
        with pytest.raises(NotAServer, match="does not answer"):
            await connected(address)
    assert trio.current_time() >= DEADLINE


@pytest.mark.parametrize(("version", "who"), [(1, "on that machine"), (3, "on this machine")])
async def test_another_version_names_the_side_to_upgrade(tmp_path: Path, version: int, who: str) -> None:
    async with listening(tmp_path / "s", sending(preamble.encode_answer(Code.VERSION, version))) as address:
        with pytest.raises(VersionMismatch, match=who):
            await connected(address)


@pytest.mark.parametrize(("code", "name"), [(Code.TLS, "tls://host:port"), (Code.PLAIN, "tcp://host:port")])
async def test_the_other_kind_of_listener_is_named(tmp_path: Path, code: Code, name: str) -> None:
    async with listening(tmp_path / "s", sending(preamble.encode_answer(code))) as address:
        with pytest.raises(Refused, match=name):
            await connected(address)


async def test_a_full_server_says_so(tmp_path: Path) -> None:
    async with listening(tmp_path / "s", sending(preamble.encode_answer(Code.SESSIONS))) as address:
        with pytest.raises(Refused, match="as many sessions"):
            await connected(address)


async def test_a_refused_token_gives_the_servers_reason(tmp_path: Path) -> None:
    async with listening(tmp_path / "s", answering(control.Refused("the token is not known"))) as address:
        with pytest.raises(Refused, match="the token is not known"):
            await connected(address)


async def test_garbage_instead_of_a_welcome(tmp_path: Path) -> None:
    async def behave(stream: trio.SocketStream) -> None:
        await hear_hello(stream)
        await stream.send_all(b"\xff" * 64)

    async with listening(tmp_path / "s", behave) as address:
        with pytest.raises(NotAServer):
            await connected(address)


async def test_who_is_not_trusted_hears_nothing_in_the_clear(tmp_path: Path) -> None:
    """Let `_asking` say Bye whatever was said before to see it fail."""
    heard = bytearray()

    async def behave(stream: trio.SocketStream) -> None:
        await stream.receive_some(preamble.SIZE)
        await stream.send_all(preamble.encode_answer(Code.WELCOME))
        heard.extend(await stream.receive_some())
        await stream.send_all(bytes(100))
        async for part in stream:
            heard.extend(part)

    async with listening(tmp_path / "s", behave) as address:
        with pytest.raises(Untrusted, match="cannot be trusted: wrong version number"):
            await connected(attrs.evolve(address, tls=True, fingerprint="0" * 64), "s3cret")
        await trio.testing.wait_all_tasks_blocked()
    assert heard[:2] == b"\x16\3" and len(heard) == 5 + int.from_bytes(heard[3:5])  # one record: the handshake's first


async def test_bye_is_said_though_something_else_is_being_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By TLS a message that is cut off is the last. Delete the line with `quiet` in attend to see it fail."""
    monkeypatch.setattr(connection, "SAYING", 0)  # seconds from one beat to the next
    certificate = obtain(tmp_path / "tls")
    heard: list[object] = []
    enough = tmp_path / "enough"
    waiting = f"until test -e {enough}; do sleep 0.01; done"

    async def behave(stream: trio.SocketStream) -> None:
        await stream.receive_some(preamble.SIZE)
        await stream.send_all(preamble.encode_answer(Code.WELCOME))
        secured = trio.SSLStream(stream, certificate.context(), server_side=True, https_compatible=True)
        receiver = control.ControlReceiver()
        while not isinstance(event := receiver.next_event(), Ended):
            if isinstance(event, control.Hello):
                await secured.send_all(control.encode_message(attrs.evolve(WELCOME, lease_time=30)))
            if isinstance(event, NeedData):
                receiver.receive_data(await secured.receive_some(4096))
            else:
                heard.append(event)
                if len(heard) > 10:
                    enough.touch()

    async with listening(tmp_path / "s", behave) as address:
        address = attrs.evolve(address, tls=True, fingerprint=certificate.fingerprint())
        for _ in range(5):
            async with open_link(address, None, "program") as link:
                assert await attend([link], Path("/bin/sh"), ["sh", "-c", waiting], os.environ, Guard(), set()) == 0
            await trio.testing.wait_all_tasks_blocked()
            assert heard.count(control.Beat()) >= 10 and heard[-1] == control.Bye()
            enough.unlink()
            heard.clear()


async def test_the_servers_words_and_its_loss_are_passed_on(tmp_path: Path) -> None:
    said: list[str] = []
    ended = control.Ended(b"\1" * 16, "the lease is over")

    async def behave(stream: trio.SocketStream) -> None:
        await answering(WELCOME, control.Log("hear me"), ended)(stream)
        await stream.aclose()

    async with listening(tmp_path / "s", behave) as address, open_link(address, None, "program") as link:
        await link.listen(said.append)
    assert said[0] == "hear me"
    assert "the lease is over" in said[1]
    assert "is lost" in said[2]


async def test_our_place_in_the_queue_is_said_once_for_each_change(tmp_path: Path) -> None:
    said: list[str] = []
    heard: list[control.Hello] = []

    async def behave(stream: trio.SocketStream) -> None:
        heard.append(await hear_hello(stream))
        for message in (control.Queued(2, 2), control.Queued(2, 3), control.Queued(1, 2), WELCOME):
            await stream.send_all(control.encode_message(message))

    async with (
        listening(tmp_path / "s", behave) as address,
        open_link(address, None, "program", Wish(1 << 30, 60, said.append)) as link,
    ):
        assert link.welcome == WELCOME
    assert [each.rpartition(": ")[2] for each in said] == ["place 2 of 2", "place 1 of 2"]
    assert (heard[0].memory, heard[0].wait) == (1 << 30, 60)


async def test_who_does_not_wait_any_longer_says_bye(tmp_path: Path, autojump_clock: trio.testing.MockClock) -> None:
    heard: list[object] = []

    async def behave(stream: trio.SocketStream) -> None:
        await answering(control.Queued(1, 1))(stream)
        heard.append(await hear(stream))

    async with listening(tmp_path / "s", behave) as address:
        with trio.move_on_after(5):
            async with open_link(address, None, "program", Wish(1 << 30, 60)):
                pytest.fail("it was granted")
        await trio.testing.wait_all_tasks_blocked()
    assert heard == [control.Bye()]


async def test_a_server_that_is_stopped_says_so_to_those_who_wait(tmp_path: Path) -> None:
    async with listening(tmp_path / "s", answering(control.Queued(1, 1), control.Bye())) as address:
        with pytest.raises(Refused, match="was stopped"):
            await connected(address)


@pytest.mark.parametrize("lease_time", [30, 0])
async def test_a_lease_is_renewed_while_it_is_held_and_while_we_wait_for_another(
    lease_time: int, tmp_path: Path, autojump_clock: trio.testing.MockClock
) -> None:
    """Also one that lasts without: what is not answered tells of a network that is gone.

    Delete the call of `meanwhile` from _patiently to see it fail.
    """
    beats: list[float] = []

    async def holding(stream: trio.SocketStream) -> None:
        await answering(attrs.evolve(WELCOME, lease_time=lease_time))(stream)
        while isinstance(await hear(stream), control.Beat):
            beats.append(trio.current_time())

    async def full(stream: trio.SocketStream) -> None:
        await answering(control.Queued(1, 1))(stream)
        await hear(stream)

    async with (
        listening(tmp_path / "s", holding) as address,
        listening(tmp_path / "t", full) as other,
        open_link(address, None, "program") as link,
    ):
        with trio.move_on_after(40):
            async with open_link(other, None, "program", Wish(1 << 30, 60), (link,)):
                pytest.fail("it was granted")
        assert len(beats) > 4
        beats.clear()
        with trio.move_on_after(31):
            await link.beat()
        assert len(beats) == 10


async def test_the_end_of_a_lease_is_said_with_its_reason(tmp_path: Path) -> None:
    said: list[str] = []
    async with (
        listening(tmp_path / "s", answering(WELCOME, control.Over("it was not renewed"))) as address,
        open_link(address, None, "program") as link,
    ):
        await link.listen(said.append)
        assert link.failed
    assert said == [f"{address.url} ended the lease: it was not renewed: CUDA calls fail from here on"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError(111, "refused"), "nothing listens on port 7777: is `gtap serve` running there?"),
        (TimeoutError(110, "timed out"), "does its firewall let TCP port 7777 in?"),
        (socket.gaierror(-2, "Name or service not known"), "the name gpu is not known here"),
        (OSError(113, "Error connecting to ('gpu', 7777)"), "No route to host: is the address one by which"),
    ],
)
@pytest.mark.parametrize("grouped", [False, True])
async def test_why_another_machine_is_not_reached_is_said(
    error: OSError, words: str, grouped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def connect(host: str, port: int) -> trio.SocketStream:
        if isinstance(error, socket.gaierror):
            raise error
        raise OSError("all attempts to connect failed") from (ExceptionGroup("all", [error]) if grouped else error)

    monkeypatch.setattr(trio, "open_tcp_stream", connect)
    with pytest.raises(NoServer) as caught:
        async with open_link(Address(host="gpu", port=7777, token="t", tls=True), "t", "p"):
            pass
    assert str(caught.value).startswith("no gtap server at tls://gpu:7777: ") and words in str(caught.value)


async def test_a_machine_that_drops_what_it_gets_is_given_up(
    monkeypatch: pytest.MonkeyPatch, autojump_clock: trio.testing.MockClock
) -> None:
    async def connect(host: str, port: int) -> trio.SocketStream:
        await trio.sleep_forever()
        raise AssertionError

    monkeypatch.setattr(trio, "open_tcp_stream", connect)
    with pytest.raises(NoServer, match=f"nothing answered for {DEADLINE:.0f} s.*TCP port 7777"):
        async with open_link(Address(host="gpu", port=7777, token="t", tls=True), "t", "p"):
            pass
