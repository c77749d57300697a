"""Who may come in: listeners and preambles that do not fit, sessions that were there already."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
import trio

from gtap_core.server import lease as leases
from gtap_core.server.door import Door, peer_of
from gtap_core.server.lease import Lease
from gtap_core.server.supervisor import Offering, Supervisor
from gtap_core.wire.preamble import ANSWER_SIZE, Code, Kind, Preamble, decode_answer

from .playing import DEADLINE, server


async def answered(door: Door, preamble: Preamble) -> tuple[Code, list[str]]:
    """What a listener answers, and what the server says; over TCP."""
    said: list[str] = []
    async with trio.open_nursery() as nursery:
        supervisor = Supervisor(Offering("0", "null", ()), nursery, said.append)
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        address = listener.socket.getsockname()
        async with await trio.open_tcp_stream(*address) as client, listener:
            here = client.socket.getsockname()
            nursery.start_soon(supervisor.handle, await listener.accept(), door)
            await client.send_all(preamble.encode())
            with trio.fail_after(DEADLINE):
                data = await client.receive_some(ANSWER_SIZE)
        nursery.cancel_scope.cancel()
    assert all(f"127.0.0.1:{here[1]}" in line for line in said)
    return decode_answer(data)[1], said


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.falls_without("gtap_core/server/supervisor.py", "elif preamble.tls is not door.tls:")
async def test_tls_and_plain_text_do_not_mix(kind: Kind) -> None:
    """Either is told what is spoken there, and the log has one line with its address."""
    code, said = await answered(Door(tls=True), Preamble(kind))
    assert code is Code.TLS and len(said) == 1 and "TLS alone" in said[0]
    code, said = await answered(Door(tls=False), Preamble(kind, tls=True))
    assert code is Code.PLAIN and len(said) == 1 and "no TLS" in said[0]


async def test_a_local_socket_has_no_address() -> None:
    one, other = trio.socket.socketpair()
    with one, other:
        assert peer_of(trio.SocketStream(one)) == "a client on this machine"


@pytest.mark.falls_without("gtap_core/server/lease.py", "self._had[session] = None")
async def test_the_preamble_of_a_session_that_has_ended_opens_no_other(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        session = secrets.token_bytes(16)
        preamble = Preamble(Kind.CHANNEL, 0, welcome.lease, session).signed(welcome.key)
        stream, _, code = await run.knock(preamble)
        assert code is Code.WELCOME
        assert (await run.knock(preamble))[2] is Code.GONE
        await stream.aclose()
        await run.hears(f"session {session[:4].hex()} ended")
        assert (await run.knock(preamble))[2] is Code.GONE


def test_a_lease_remembers_so_many_sessions_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "MOST_REMEMBERED", 3)
    lease = Lease("prog", 1)
    sessions = [bytes([number]) * 16 for number in range(5)]
    for session in sessions:
        lease.open(session, None)  # type: ignore[arg-type]
        del lease.sessions[session]
    codes = [lease.judge(Preamble(Kind.CHANNEL, 0, lease.id, each).signed(lease.key)) for each in sessions]
    assert codes == [Code.WELCOME] * 2 + [Code.GONE] * 3
