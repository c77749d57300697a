"""The supervisor with real session processes: who gets in, whose session ends when, what is left behind."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import trio

from gtap_core.errors import UsageError
from gtap_core.plugins import Plugins
from gtap_core.server import children, door, lease
from gtap_core.server.children import Spares, clean_environment
from gtap_core.server.serve import choose, serve
from gtap_core.testing.loopback import SLOT
from gtap_core.wire.control import Ended, Hello, Refused, Welcome, encode_message
from gtap_core.wire.preamble import Code, Kind, Preamble

from .playing import DEADLINE, Server, alive, below, children_of, server, settings, until

ROOT = Path(__file__).resolve().parents[2]


# ---- getting in ----


async def test_a_program_gets_a_lease_and_its_process_a_session(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        assert isinstance(welcome, Welcome)
        assert welcome.device == "null"
        client = await run.session(welcome)
        assert client.opened is not None and "does nothing" in client.opened.devices[0].name
        assert await client.extent() == SLOT[0]
        await run.hears("started", "prog", "1234")
        await client.aclose()
        await run.hears("ended: its program ended")


async def test_the_unix_socket_is_for_its_user_alone(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        path = run.urls[0].removeprefix("unix://")
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    with pytest.raises(FileNotFoundError):
        os.stat(path)


async def test_loopback_asks_for_the_token_that_the_server_wrote(tmp_path: Path) -> None:
    async with server(tmp_path, "tcp://127.0.0.1:0") as run:
        port = int(run.urls[0].rpartition(":")[2])
        file = run.token_file(port)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        for token in (None, "", "wrong", file.read_text().strip() + "x"):
            control, answer = await run.control(token)
            assert isinstance(answer, Refused) and "token" in answer.reason
            assert await control.next() is None
        _, welcome = await run.control(file.read_text().strip())
        assert isinstance(welcome, Welcome)
        client = await run.session(welcome)
        assert client.opened is not None
    assert not file.exists()


@pytest.mark.parametrize("address", ["http://x", "unix://relative", "unix://", "tcp://127.0.0.1", "tcp://127.0.0.1:x"])
async def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError):
        await serve(settings(tmp_path, [address]))


async def test_a_socket_that_a_server_left_behind_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s.sock"
    left = trio.socket.socket(trio.socket.AF_UNIX)
    await left.bind(str(path))
    left.close()
    async with server(tmp_path, f"unix://{path}") as run:
        assert (await run.control())[1].device == "null"
        with pytest.raises(UsageError, match=r"a server listens on .* already"):
            await serve(settings(tmp_path, run.urls))
        assert (await run.control())[1].device == "null"


async def test_another_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "precious"
    path.write_text("data")
    with pytest.raises(UsageError, match="a file of that name is there"):
        await serve(settings(tmp_path, [f"unix://{path}"]))
    assert path.read_text() == "data"


# ---- not getting in ----


@pytest.mark.shows("SPINE.8")
async def test_data_connections_show_who_they_belong_to(tmp_path: Path) -> None:
    """Each code of the preamble's answer, and the session lives on. Answer WELCOME in Lease.judge to see it fail."""
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        client = await run.session(welcome)

        async def code(preamble: Preamble) -> Code:
            stream, _, found = await run.knock(preamble)
            with trio.fail_after(DEADLINE):
                assert await stream.receive_some(1) == b""
            return found

        session = secrets.token_bytes(16)
        fine = Preamble(Kind.CHANNEL, 0, welcome.lease, session)
        assert await code(attrs.evolve(fine, lease=bytes(16)).signed(welcome.key)) is Code.LEASE
        assert await code(fine) is Code.PROOF
        assert await code(fine.signed(bytes(32))) is Code.PROOF
        assert await code(attrs.evolve(fine.signed(welcome.key), session=bytes(16))) is Code.PROOF
        assert await code(attrs.evolve(fine, kind=Kind.SIDE).signed(welcome.key)) is Code.GONE
        assert await client.extent() == SLOT[0]


@pytest.mark.shows("SPINE.8")
async def test_another_version_is_told_which_one_is_spoken(tmp_path: Path) -> None:
    """Compare versions no longer in Supervisor._sort to see it fail."""
    async with server(tmp_path) as run:
        _, version, code = await run.knock(Preamble(Kind.CONTROL, version=9))
        assert (version, code) == (3, Code.VERSION)


@pytest.mark.shows("SPINE.8")
async def test_garbage_is_closed_without_a_word(tmp_path: Path) -> None:
    """The server goes on serving. Let Fault out of Supervisor._preamble to see it fail."""
    async with server(tmp_path) as run:
        for garbage in (
            b"GET / HTTP/1.1\r\n\r\n",
            b"GTAP" + b"\x03\0\x09" + bytes(65),
            b"GTAP\x03\0\x01",
            b"\0" * 4096,
        ):
            stream = await run.connect()
            await stream.send_all(garbage)
            await stream.send_eof()
            # Broken: it closed with some of the garbage unread.
            with trio.fail_after(DEADLINE), contextlib.suppress(trio.BrokenResourceError):
                assert await stream.receive_some(1) == b""
        assert (await run.control())[1].device == "null"


async def test_who_says_nothing_is_closed_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with server(tmp_path) as run:
        monkeypatch.setattr(door, "PREAMBLE", 0.05)
        stream = await run.connect()
        with trio.fail_after(DEADLINE):
            assert await stream.receive_some(1) == b""
        monkeypatch.setattr(door, "PREAMBLE", 1.0)  # enough to say a preamble in
        stream, _, code = await run.knock(Preamble(Kind.CONTROL))
        assert code is Code.WELCOME
        with trio.fail_after(DEADLINE):
            while await stream.receive_some(4096):
                pass  # the refusal, then the end


async def test_a_control_connection_that_says_something_else_is_refused(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        for data in (b"\xff\xff\xff\xff", encode_message(Refused("no"))):
            stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
            await stream.send_all(data)
            with trio.fail_after(DEADLINE):
                assert b"does not start with a hello" in await stream.receive_some(4096)


async def test_a_lease_has_so_many_sessions_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "MOST_SESSIONS", 1)
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        first = await run.session(welcome)
        preamble = Preamble(Kind.CHANNEL, 0, welcome.lease, secrets.token_bytes(16)).signed(welcome.key)
        assert (await run.knock(preamble))[2] is Code.SESSIONS
        await first.aclose()
        await run.hears("ended")
        await run.session(welcome)


# ---- ends ----


async def test_the_sessions_of_one_lease_are_processes_of_their_own(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        control, welcome = await run.control()
        first, second = await run.session(welcome), await run.session(welcome)
        await first.channel.send_all(b"garbage!" * 8)
        with trio.fail_after(DEADLINE):
            await first.over.wait()
        assert "a frame of" in str(first.reason)
        ended = await control.next()
        assert isinstance(ended, Ended) and "a frame of" in ended.reason
        assert await second.extent() == SLOT[0]


async def test_a_session_process_ends_soon_after_its_client(tmp_path: Path) -> None:
    async with server(tmp_path, spares=0) as run:
        _, welcome = await run.control()
        client = await run.session(welcome)
        (pid,) = children_of(os.getpid())
        await client.aclose()
        with trio.fail_after(welcome.grace - 5):
            await until(lambda: not alive(pid))


@pytest.mark.parametrize(("number", "named"), [(signal.SIGKILL, "SIGKILL"), (40, "signal 40")])
async def test_a_session_process_that_dies_is_explained(number: int, named: str, tmp_path: Path) -> None:
    """Also by a signal without a name, which it may send itself: that ended the server."""
    async with server(tmp_path, spares=0) as run:
        control, welcome = await run.control()
        client = await run.session(welcome)
        (pid,) = children_of(os.getpid())
        os.kill(pid, number)
        with trio.fail_after(DEADLINE):
            await client.over.wait()
        ended = await control.next()
        assert isinstance(ended, Ended) and named in ended.reason
        await run.hears("ended", named)
        await run.session(welcome)


async def test_a_spare_process_is_ready_and_replaced(tmp_path: Path) -> None:
    others = set(children_of(os.getpid()))  # an earlier test's, which may be about to end

    def ours() -> set[int]:
        return set(children_of(os.getpid())) - others

    async with server(tmp_path) as run:
        await until(lambda: len(ours()) == 1)
        (spare,) = ours()
        _, welcome = await run.control()
        await run.session(welcome)
        await until(lambda: len(ours()) == 2)
        assert spare in ours()
        os.kill(spare, signal.SIGKILL)
        await run.hears("SIGKILL")
        await run.session(welcome)


async def test_a_spare_that_is_on_its_way_is_not_made_twice() -> None:
    others = forked()
    async with trio.open_nursery() as nursery:
        spares = Spares(nursery, "null", 1, lambda child: None)
        async with trio.open_nursery() as at_once:
            at_once.start_soon(spares.fill)
            at_once.start_soon(spares.fill)
        assert len(forked() - others) == 1
        nursery.cancel_scope.cancel()


def forked() -> set[int]:
    """Also those that are not yet themselves."""
    return {child for template in below(os.getpid()) for child in below(template)}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
@pytest.mark.falls_without("gtap_core/server/children.py", "child = await (await self._ready(template)).fork()")
async def test_sessions_outlive_their_template(
    how: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "FORKING", 5.0)
    others = below(os.getpid())
    async with server(tmp_path, spares=0) as run:
        _, welcome = await run.control()
        client = await run.session(welcome)
        (template,) = set(below(os.getpid())) - set(others)
        os.kill(template, how)
        await run.session(welcome)
        assert await client.extent() == SLOT[0]
        await client.aclose()
        await run.hears("ended")
        await until(lambda: not alive(template))


async def test_nothing_is_left_when_the_server_ends(tmp_path: Path) -> None:
    others = children_of(os.getpid())  # of tests that share this process
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        await run.session(welcome)
        await until(lambda: len(set(children_of(os.getpid())) - set(others)) == 2)
        pids = set(children_of(os.getpid())) - set(others)
    assert not any(alive(pid) for pid in pids)


def start_server(url: str, ready: int, *before: str) -> subprocess.Popen[bytes]:
    """`gtap serve` without the command line; takes the descriptor over. `before`: what the command starts with."""
    settings = f"config.load({{'listen': ['{url}'], 'device': 'null'}})"
    program = f"from gtap_core import config; from gtap_core.server.serve import run; run({settings}, {ready}, True)"
    command = [*before, sys.executable, "-c", program]
    process = subprocess.Popen(command, pass_fds=[ready], cwd=ROOT, stderr=subprocess.DEVNULL)
    os.close(ready)
    return process


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
async def test_signals_end_a_server_and_its_sessions(tmp_path: Path, ending: signal.Signals) -> None:
    url = f"unix://{tmp_path}/serve.sock"
    reader, writer = os.pipe()
    process = start_server(url, writer)
    try:
        async with trio.lowlevel.FdStream(reader) as ready, trio.open_nursery() as nursery:
            with trio.fail_after(DEADLINE):
                assert await ready.receive_some(4096) == f"{url}\n".encode()
            run = Server([url], [], nursery, tmp_path)
            _, welcome = await run.control()
            await run.session(welcome)
            pids = children_of(process.pid)
            process.send_signal(ending)
            await until(lambda: process.poll() is not None)
            await until(lambda: not any(alive(pid) for pid in pids))
            nursery.cancel_scope.cancel()
        if ending is not signal.SIGKILL:
            assert process.returncode == 0
            assert not (tmp_path / "serve.sock").exists()
    finally:
        process.kill()
        process.wait()


async def test_a_server_that_is_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    """Receive SIGHUP always in `_until_signal` (server/serve.py) to see it fail."""
    reader, writer = os.pipe()
    url = f"unix://{tmp_path}/serve.sock"
    process = start_server(url, writer, "nohup")
    try:
        async with trio.lowlevel.FdStream(reader) as ready:
            with trio.fail_after(DEADLINE):
                assert await ready.receive_some(4096) == f"{url}\n".encode()
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            await trio.to_thread.run_sync(process.wait, 0.5)
    finally:
        process.terminate()
        process.wait()


# ---- what a session process may ----


async def test_a_session_process_is_confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "1")
    monkeypatch.setenv("GTAP_SESSIONS", "unix:///x|00|00")
    leak = os.open(tmp_path, os.O_RDONLY)
    os.set_inheritable(leak, True)
    try:
        async with server(tmp_path, spares=0) as run:
            _, welcome = await run.control()
            await run.session(welcome)
            (pid,) = children_of(os.getpid())
            process = Path(f"/proc/{pid}")
            assert "NoNewPrivs:\t1" in (process / "status").read_text()
            limits = (process / "limits").read_text().splitlines()
            assert next(line for line in limits if "core file" in line).split()[4:6] == ["0", "0"]
            files = [os.readlink(each) for each in (process / "fd").iterdir()]
            assert str(tmp_path) not in files
            environment = (process / "environ").read_bytes()
            assert b"SECRET_OF_THE_SERVER" not in environment
            assert b"GTAP_SESSIONS" not in environment
    finally:
        os.close(leak)


def test_a_session_sees_what_it_needs_of_the_environment() -> None:
    given = {"PATH": "/bin", "CUDA_VISIBLE_DEVICES": "0", "GTAP_SERVER": "x", "AWS_SECRET": "y", "LC_ALL": "C"}
    assert clean_environment(given) == {"PATH": "/bin", "CUDA_VISIBLE_DEVICES": "0", "LC_ALL": "C"}


# ---- the device ----


def plugins(*kinds: str) -> Plugins:
    none: Any = None
    return Plugins(none, {}, dict.fromkeys(kinds, none), dict.fromkeys(kinds, "native"), ())


@pytest.mark.parametrize(
    ("asked", "missing", "found"),
    [
        ("auto", None, "cuda"),
        ("auto", "no driver", "cpu"),
        ("cuda", None, "cuda"),
        ("cpu", None, "cpu"),
        ("null", None, "null"),
    ],
)
async def test_the_device_is_cuda_where_a_driver_answers(
    monkeypatch: pytest.MonkeyPatch, asked: str, missing: str | None, found: str
) -> None:
    monkeypatch.setattr("gtap_core.devices.cuda.probe", lambda: missing)
    assert await choose(asked, plugins("cpu", "cuda", "null")) == found


async def test_a_device_that_cannot_be_had_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.devices.cuda.probe", lambda: "no libcuda.so.1 here")
    with pytest.raises(UsageError, match=r"no libcuda\.so\.1 here"):
        await choose("cuda", plugins("cuda", "null"))
    with pytest.raises(UsageError, match="pip install gtap-plugin-cpu"):
        await choose("auto", plugins("cuda", "null"))


def test_a_hello_shows_its_token_to_nobody() -> None:
    assert "key" not in repr(Welcome("s", "cpu", bytes(16), b"k" * 32))
    assert isinstance(Hello("1"), Hello)
