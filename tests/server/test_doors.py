"""Who may come in: listeners and preambles that do not fit, sessions that were there already."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import socket
import ssl
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trio
import trio.testing

from gtap_core.server import door
from gtap_core.server import lease as leases
from gtap_core.server import supervisor as supervisor_module
from gtap_core.server.audit import Audit
from gtap_core.server.control import Offering
from gtap_core.server.door import Door, Peers
from gtap_core.server.invitations import Books
from gtap_core.server.lease import Lease
from gtap_core.server.supervisor import Supervisor
from gtap_core.testing import eventually
from gtap_core.wire.control import Hello, Refused, Welcome, encode_message
from gtap_core.wire.preamble import ANSWER_SIZE, Code, Kind, Preamble, decode_answer
from tests.end_to_end.authority import Authority
from tests.fixtures import GTAP, RUN_DEADLINE

from .playing import DEADLINE, Control, audited, server


async def answered(asks: Door, preamble: Preamble) -> tuple[Code, list[str]]:
    """What a listener answers, and what the server says; over TCP."""
    said: list[str] = []
    async with trio.open_nursery() as nursery:
        supervisor = Supervisor(Offering("0", "null", ()), nursery, said.append)
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        address = listener.socket.getsockname()
        async with await trio.open_tcp_stream(*address) as client, listener:
            here = client.socket.getsockname()
            connection, peer = await listener.socket.accept()
            nursery.start_soon(supervisor.handle, trio.SocketStream(connection), peer, asks)
            await client.send_all(preamble.encode())
            with trio.fail_after(DEADLINE):
                data = await client.receive_some(ANSWER_SIZE)
        nursery.cancel_scope.cancel()
    assert all(f"127.0.0.1:{here[1]}" in line for line in said)
    return decode_answer(data)[1], said


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.falls_without("gtap_core/server/supervisor.py", "elif preamble.tls is not secure:")
async def test_tls_and_plain_text_do_not_mix(kind: Kind) -> None:
    """Either is told what is spoken there, and the log has one line with its address."""
    code, said = await answered(Door(tls=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)), Preamble(kind))
    assert code is Code.TLS and len(said) == 1 and "TLS alone" in said[0]
    code, said = await answered(Door(), Preamble(kind, tls=True))
    assert code is Code.PLAIN and len(said) == 1 and "no TLS" in said[0]


async def test_a_local_socket_has_no_address() -> None:
    one, other = trio.socket.socketpair()
    with one, other:
        stream, peers = trio.SocketStream(one), Peers()
        peers.met(stream, "")
        assert (peers.name(stream), peers.host(stream)) == ("a client on this machine", "")


async def test_who_has_gone_before_he_is_heard_is_refused_with_his_address() -> None:
    """A connection that its client has reset.

    Let Peers.name ask the socket again to see it fail.
    """
    said: list[str] = []
    refusals = door.Refusals(said.append, Audit(None, said.append))
    (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
    async with listener:
        client = await trio.open_tcp_stream(*listener.socket.getsockname())
        port = client.socket.getsockname()[1]
        connection, peer = await listener.socket.accept()
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        await client.aclose()
        async with trio.SocketStream(connection) as stream:
            with pytest.raises(trio.BrokenResourceError):
                await stream.receive_some()
            with pytest.raises(OSError):
                connection.getpeername()
            refusals.peers.met(stream, peer)
            refusals.note(stream, "its TLS handshake failed")
    assert said == [f"refused 127.0.0.1:{port}: its TLS handshake failed"]


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


# ---- TLS and tokens, end to end ----


@contextlib.contextmanager
def secure_server(tmp_path: Path, environ: dict[str, str], *options: str) -> Iterator[tuple[dict[str, str], str, Path]]:
    """`gtap serve` on a TLS address of its own: (the environment of its commands, the first join link, its log)."""
    own = {**environ, "XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    reader, writer = os.pipe()
    command = [*GTAP, "serve", "--listen", "tls://127.0.0.1:0", "--device", "null", "--ready-fd", str(writer)]
    log = tmp_path / "log"
    with log.open("wb") as output, os.fdopen(reader, "rb") as ready:
        user = ["--user", "root"] if os.geteuid() == 0 else []
        process = subprocess.Popen(
            [*command, *options, *user], env=own, stdout=output, stderr=output, pass_fds=(writer,)
        )
        os.close(writer)
        try:
            assert ready.readline().startswith(b"tls://"), log.read_text()
            yield own, log.read_text().partition("gtap join ")[2].partition("\n")[0], log
        finally:
            process.terminate()
            process.wait(DEADLINE)


def gtap(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*GTAP, *words], env=environ, capture_output=True, text=True, timeout=RUN_DEADLINE)


PROGRAM = """
import ctypes, sys, time
cuda = ctypes.CDLL("libcuda.so.1")
context, memory = ctypes.c_void_p(), ctypes.c_void_p()
assert not cuda.cuInit(0)
assert not cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0)
assert not cuda.cuCtxSetCurrent(context)
assert not cuda.cuMemAlloc_v2(ctypes.byref(memory), ctypes.c_size_t(1 << 20))
print("up", flush=True)
while "stay" in sys.argv and not cuda.cuCtxSynchronize():
    time.sleep(0.05)
"""


def test_a_joined_server_is_used_by_tls_until_its_token_is_revoked(tmp_path: Path, environ: dict[str, str]) -> None:
    """Drop `watch_tokens` from serve.py and the program goes on; drop `trust.knows` and the wrong link joins."""
    (tmp_path / "p.py").write_text(PROGRAM)
    with secure_server(tmp_path, environ) as (own, link, log):
        client = {**environ, "XDG_CONFIG_HOME": str(tmp_path / "client")}
        head, _, mark = link.partition("#")
        wrong = gtap(client, "join", f"{head}#{mark[:-1]}{'0' if mark[-1] != '0' else '1'}")
        assert wrong.returncode == 125 and "another certificate" in wrong.stderr and wrong.stderr.count("\n") == 1
        wrong = gtap(client, "join", link.replace("gtap://", "gtap://x"))
        assert wrong.returncode == 125 and "missing or wrong" in wrong.stderr and wrong.stderr.count("\n") == 1
        wrong = gtap(client, "join", f"{head}#plain")
        assert wrong.returncode == 125 and "takes TLS alone" in wrong.stderr
        joined = gtap(client, "join", link)
        assert joined.returncode == 0 and "joined tls://127.0.0.1" in joined.stdout
        file = tmp_path / "client" / "gtap" / "joined"
        assert file.read_text() == f"{link}\n" and stat.S_IMODE(file.stat().st_mode) == 0o600
        command = [*GTAP, "exec", sys.executable, str(tmp_path / "p.py"), "stay"]
        program = subprocess.Popen(command, env=client, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert program.stdout is not None and program.stdout.readline() == "up\n"
        assert gtap(own, "token", "revoke", "first").returncode == 0
        said = program.communicate(timeout=RUN_DEADLINE)[1]  # it would stay for ever
        assert "the token first is revoked" in said
        again = gtap(client, "exec", "true")
        assert again.returncode == 125 and "the token first is revoked" in again.stderr
        assert gtap(client, "leave").returncode == 0 and file.read_text() == ""
        for why in ("it speaks no TLS", "missing or wrong", "the token first is revoked", "without a hello"):
            line = rf"refused 127\.0\.0\.1:\d+: .*{why}"
            eventually(lambda line=line: re.search(line, log.read_text()), what=line)  # type: ignore[misc]
        text = log.read_text()
        secret = link.partition("://")[2].partition("@")[0]
        assert text.count(secret) == 1  # in the link that it printed
    lines = audited(tmp_path / "state" / "gtap")
    leases = [each for each in lines if each["event"] == "lease"]  # of programs alone
    used = [(each["program"].rpartition("/")[2], each["token"], each["device"]) for each in leases]
    assert used == [("nvidia-smi", "first", "null"), (Path(sys.executable).name, "first", "null")]
    assert leases[0]["end"] > leases[0]["start"] and leases[0]["host"].startswith("127.0.0.1:")
    assert {each["why"] for each in lines if each["event"] == "refused"} >= {"the token first is revoked"}
    assert stat.S_IMODE((tmp_path / "state" / "gtap" / "tls" / "key.pem").stat().st_mode) == 0o600


@pytest.mark.falls_without("gtap_core/client/address.py", 'if mark == CA and scheme != "tcp":')
def test_a_ca_speaks_for_a_server_on_loopback_too(tmp_path: Path, environ: dict[str, str]) -> None:
    """Its link does, and what is kept of it."""
    authority = Authority.found(tmp_path / "ca.pem", "ours")
    chain, key = authority.issue(tmp_path, "127.0.0.1")
    with secure_server(tmp_path, environ, "--tls-cert", str(chain), "--tls-key", str(key)) as (_, link, log):
        client = {**environ, "XDG_CONFIG_HOME": str(tmp_path / "client")}
        refused = gtap(client, "join", link)
        assert (refused.returncode, refused.stderr.count("\n")) == (125, 1) and "cannot be trusted" in refused.stderr
        assert gtap(client, "join", "--tls-ca", str(authority.file), link).returncode == 0
        assert gtap(client, "exec", "true").returncode == 0
        assert log.read_text().count("as one does that does not trust the certificate") == 1


async def test_a_token_has_so_many_programs_at_once(tmp_path: Path) -> None:
    """Each with its processes. One that crashed without a session makes way, one that has one does not.

    Delete the sentence about it from Supervisor._too_many to see it fail.
    """
    _, secret = Books(tmp_path).tokens.create("two", sessions=2)
    _, other = Books(tmp_path).tokens.create("other")
    async with server(tmp_path, "tcp://127.0.0.1:0") as run:
        _, welcome = await run.control(secret)
        for _ in range(3):
            await run.session(welcome)
        crashed, _ = await run.control(secret)
        _, refused = await run.control(secret)
        assert refused == Refused("its token allows 2 programs at once, and 2 run or wait")
        assert isinstance((await run.control(other))[1], Welcome)
        await crashed.stream.aclose()
        answer = refused
        while isinstance(answer, Refused):  # until the server hears of the crash
            second, answer = await run.control(secret)
        assert isinstance((await run.control(secret))[1], Refused)
        await second.stream.aclose()


async def test_each_time_that_tokens_cannot_be_read_is_told_once(
    tmp_path: Path, autojump_clock: trio.testing.MockClock
) -> None:
    """Also the second time, with the same words. Delete `said = ""` from Supervisor.watch_tokens to see it fail."""
    tokens, said = Books(tmp_path).tokens, list[str]()
    holder, _ = tokens.create("alice")
    good = tokens.file.read_bytes()
    async with trio.open_nursery() as nursery:
        supervisor = Supervisor(Offering("0", "null", ()), nursery, said.append)
        lease = Lease("program", 1, holder=holder)
        supervisor._leases[lease.id] = lease
        nursery.start_soon(supervisor.watch_tokens, tokens)
        for written in (b"{", good, b"{"):
            tokens.file.write_bytes(written)
            await trio.sleep(3 * supervisor_module.LOOKING)
        nursery.cancel_scope.cancel()
    assert len(said) == 2 and len(set(said)) == 1 and "not a file of tokens" in said[0]


async def test_sessions_that_come_at_once_are_no_more_than_a_lease_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process for each takes a moment. Delete `self.coming` from Lease.judge to see it fail: all would have one."""
    monkeypatch.setattr(leases, "MOST_SESSIONS", 2)
    async with server(tmp_path) as run:
        _, lease = await run.control()
        answers: list[tuple[trio.SocketStream, int, Code]] = []  # which keeps the connections

        async def come() -> None:
            preamble = Preamble(Kind.CHANNEL, 0, lease.lease, secrets.token_bytes(16)).signed(lease.key)
            answers.append(await run.knock(preamble))

        async with trio.open_nursery() as nursery:
            for _ in range(5):
                nursery.start_soon(come)
        assert sorted(code for _, _, code in answers) == sorted([Code.WELCOME] * 2 + [Code.SESSIONS] * 3)


async def test_programs_that_come_at_once_are_no_more_than_a_token_has(tmp_path: Path) -> None:
    """With memory of their own: how much there is takes a moment to find out, and all wait for that.

    Delete `*self._coming.values()` from `own` in Supervisor._too_many to see it fail.
    """
    _, secret = Books(tmp_path).tokens.create("one", sessions=1)
    async with server(tmp_path, "tcp://127.0.0.1:0") as run:
        controls = []
        for _ in range(3):
            stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
            await stream.send_all(encode_message(Hello("test", secret, 1, "prog", memory=1 << 20)))
            controls.append(Control(stream))
        answers = [await each.next() for each in controls]
        assert [type(each) for each in answers].count(Welcome) == 1
        assert answers.count(Refused("its token allows 1 programs at once, and 1 run or wait")) == 2


async def test_who_lacks_the_key_of_a_session_is_on_record_with_the_address(tmp_path: Path) -> None:
    async with server(tmp_path, f"unix://{tmp_path}/s", "tls://127.0.0.1:0") as run:
        _, welcome = await run.control()
        preamble = Preamble(Kind.CHANNEL, 0, welcome.lease, secrets.token_bytes(16), tls=True).signed(welcome.key)
        stream, _, code = await run.knock(preamble, run.urls[1])
        assert code is Code.WELCOME
        host, port = stream.socket.getsockname()
        await stream.send_all(bytes(100))
        why = "a channel connection: its TLS handshake failed"
        await run.hears(f"refused {host}:{port}: {why}")
        with trio.fail_after(DEADLINE):
            while await stream.receive_some():
                pass
        (told,) = (each for each in audited(tmp_path) if each["event"] == "refused")
        assert (told["address"], told["why"]) == (f"{host}:{port}", why)


async def test_wrong_tokens_keep_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has a token comes in from an address of many wrong ones, which are answered late, and told by number.

    Delete the call of `late` from Control._let_in to see it fail.
    """
    monkeypatch.setattr(door, "LATE", 2 * DEADLINE)
    _, secret = Books(tmp_path).tokens.create("alice")
    async with server(tmp_path, "tcp://127.0.0.1:0") as run:
        for _ in range(door.MOST_REFUSALS):
            _, answer = await run.control("wrong")
            assert "missing or wrong" in answer.reason

        async def guess() -> None:
            await run.control("wrong")
            pytest.fail("it was answered at once")

        async with trio.open_nursery() as guessing:
            for _ in range(5):
                guessing.start_soon(guess)
            _, welcome = await run.control(secret)
            assert isinstance(welcome, Welcome)
            guessing.cancel_scope.cancel()
        monkeypatch.setattr(door, "LATE", 0.0)
        for _ in range(7):
            _, answer = await run.control("wronger")
            assert "missing or wrong" in answer.reason
        assert sum("refused 127.0.0.1" in line for line in run.said) == door.MOST_REFUSALS
        monkeypatch.setattr(door, "WINDOW", 0.0)
        line = await run.hears("refused 127.0.0.1 ", " more times", "the last time: the token is missing or wrong")
    refused = [each for each in audited(tmp_path) if "wrong" in each.get("why", "")]
    times = [each["times"] for each in refused][: door.MOST_REFUSALS + 1]
    assert times == [1] * door.MOST_REFUSALS + [int(line.split()[2])]
    assert 7 <= times[-1] <= 7 + 5  # those who gave up may count


async def test_who_was_refused_often_is_told_when_the_server_ends() -> None:
    """Delete the call of `finish` from Supervisor.stop to see it fail."""
    said: list[str] = []
    async with trio.open_nursery() as nursery:
        supervisor = Supervisor(Offering("0", "null", ()), nursery, said.append)
        (listener,) = await trio.open_tcp_listeners(0, host="127.0.0.1")
        async with listener:
            for _ in range(door.MOST_REFUSALS + 3):
                async with await trio.open_tcp_stream(*listener.socket.getsockname()) as client:
                    connection, peer = await listener.socket.accept()
                    await client.send_all(b"GET / HTTP/1.1")
                    await supervisor.handle(trio.SocketStream(connection), peer, Door())
        assert len(said) == door.MOST_REFUSALS
        await supervisor.stop()
        nursery.cancel_scope.cancel()
    assert len(said) == door.MOST_REFUSALS + 1 and " 3 more times within " in said[-1]


def test_refusals_of_many_addresses_take_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (f"10.{n // 256}.{n % 256}.1" for n in range(3000))
    monkeypatch.setattr(Peers, "host", lambda peers, stream: next(names))
    monkeypatch.setattr(Peers, "name", lambda peers, stream: "somebody")
    refusals = door.Refusals(lambda line: None, Audit(None, lambda line: None))
    monkeypatch.setattr(trio, "current_time", lambda: 0.0)
    for _ in range(3000):
        refusals.note(None, "")  # type: ignore[arg-type]
    assert len(refusals._known) == door.MOST_ADDRESSES
