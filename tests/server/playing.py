"""A server with real session processes on the null device, and clients that play `gtap exec` and its programs."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import attrs
import trio

from gtap_core import config
from gtap_core.config import Settings
from gtap_core.server.serve import serve
from gtap_core.spec import Library
from gtap_core.testing.loopback import LoopbackClient
from gtap_core.wire.buffer import ENDED, NEED_DATA
from gtap_core.wire.control import ControlReceiver, Hello, Welcome, encode_message
from gtap_core.wire.preamble import ANSWER_SIZE, Code, Kind, Preamble, decode_answer
from tests import processes

DEADLINE = 60.0  # seconds; for a machine that does other things too


@attrs.define(eq=False)
class Control:
    """One control connection and what came over it."""

    stream: trio.SocketStream
    receiver: ControlReceiver = attrs.field(factory=ControlReceiver)

    async def next(self) -> Any:
        """The next message; None at the end."""
        with trio.fail_after(DEADLINE):
            while True:
                event = self.receiver.next_event()
                if event is ENDED:
                    return None
                if event is not NEED_DATA:
                    return event
                self.receiver.receive_data(await self.stream.receive_some(4096))


@attrs.define(eq=False)
class Server:
    """A running server: its URLs, what it said, how to reach it."""

    urls: list[str]
    said: list[str]
    nursery: trio.Nursery
    folder: Path
    ended: trio.Event = attrs.field(factory=trio.Event)  # set when it has served

    def token_file(self, port: int) -> Path:
        return self.folder / "tokens" / str(port)

    async def connect(self, url: str | None = None) -> trio.SocketStream:
        url = url or self.urls[0]
        scheme, _, place = url.partition("://")
        if scheme == "unix":
            return await trio.open_unix_socket(place)
        host, _, port = place.rpartition(":")
        return await trio.open_tcp_stream(host, int(port))

    async def knock(self, preamble: Preamble, url: str | None = None) -> tuple[trio.SocketStream, int, Code]:
        """Connect with a preamble: (stream, version, code)."""
        stream = await self.connect(url)
        await stream.send_all(preamble.encode())
        data = b""
        with trio.fail_after(DEADLINE):
            while len(data) < ANSWER_SIZE:
                part = await stream.receive_some(ANSWER_SIZE - len(data))
                assert part, "the server closed without an answer"
                data += part
        return stream, *decode_answer(data)

    async def control(self, token: str | None = None, url: str | None = None) -> tuple[Control, Any]:
        """(connection, the answer to its hello)."""
        stream, _, code = await self.knock(Preamble(Kind.CONTROL), url)
        assert code is Code.WELCOME
        control = Control(stream)
        await stream.send_all(encode_message(Hello("test", token, 1234, "prog")))
        return control, await control.next()

    async def session(
        self, lease: Welcome, url: str | None = None, specs: Sequence[Library] = (), **request: Any
    ) -> LoopbackClient:
        """A process of the program: its three connections, opened."""
        session = secrets.token_bytes(16)
        streams = []
        for kind in (Kind.CHANNEL, Kind.SIDE, Kind.BULK):
            stream, _, code = await self.knock(Preamble(kind, 0, lease.lease, session).signed(lease.key), url)
            assert code is Code.WELCOME, code
            streams.append(stream)
        client = LoopbackClient(*streams)
        self.nursery.start_soon(client.run)
        with trio.fail_after(DEADLINE):
            await client.open(specs, **request)
        return client

    async def hears(self, *words: str) -> str:
        """Wait until the server has said a line with all of these words."""
        with trio.fail_after(DEADLINE):
            while True:
                for line in self.said:
                    if all(word in line for word in words):
                        return line
                await trio.sleep(0.01)


def settings(folder: Path, urls: Sequence[str], device: str = "null", **options: Any) -> Settings:
    """Of a server that keeps what it keeps in a folder, and runs sessions as its own user."""
    user = "root" if os.geteuid() == 0 else ""
    return attrs.evolve(config.load({"listen": urls, "device": device, "user": user}), state_folder=folder, **options)


@contextlib.asynccontextmanager
async def server(
    folder: Path, *urls: str, device: str = "null", spares: int = 1, **options: Any
) -> AsyncIterator[Server]:
    """A server of our own, in this process; its sessions are processes. Ends with the block. `options`: settings."""
    said: list[str] = []
    ready, ended = trio.Event(), trio.Event()
    found: list[str] = []

    def note(opened: Any) -> None:
        found.extend(opened)
        ready.set()

    async def run(listening: tuple[str, ...]) -> None:
        await serve(settings(folder, listening, device, **options), ready=note, say=said.append, spares=spares)
        ended.set()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(run, urls or (f"unix://{folder}/gtap/serve.sock",))
        with trio.fail_after(DEADLINE):
            await ready.wait()
        yield Server(found, said, nursery, folder, ended)
        nursery.cancel_scope.cancel()


def audited(folder: Path) -> list[dict[str, Any]]:
    """The lines of the audit log."""
    return [json.loads(line) for line in (folder / "audit.jsonl").read_text().splitlines()]


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition outside of trio, with a deadline."""
    with trio.fail_after(DEADLINE):
        while not condition():  # noqa: ASYNC110 - the condition is another process's
            await trio.sleep(0.01)


def children_of(pid: int) -> list[int]:
    """The session processes of a server, by /proc: its templates' children that lead a session of their own.

    Whatever else a template starts is for a moment a copy of it, which leads none.
    """
    return [child for template in below(pid) for child in below(template) if _leads(child)]


def below(pid: int) -> list[int]:
    """Children of a process that run gtap_core.session."""
    found = []
    for each in map(int, filter(str.isdigit, os.listdir("/proc"))):
        if (status := _stat(each)) and int(status[1]) == pid and processes.runs(each, b"gtap_core.session"):
            found.append(each)
    return found


def _leads(pid: int) -> bool:
    return bool(found := _stat(pid)) and int(found[3]) == pid


def _stat(pid: int) -> list[str]:
    """Its state, parent, process group, session and so on; empty: there is no such process."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def alive(pid: int) -> bool:
    """Whether there is such a process, and it has not ended: who adopts it may take its time to reap it."""
    return bool(found := _stat(pid)) and found[0] != "Z"
