"""The control connection to one server: hello, welcome, and what the server says while the program runs."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import AsyncIterator, Callable
from importlib.metadata import version
from typing import Any

import attrs
import cbor2
import trio

from ..errors import NoServer, NotAServer, Refused, ServerError, VersionMismatch
from .address import Address
from .environment import Grant

WIRE_VERSION = 1
CONTROL = 1
PREAMBLE = struct.Struct("<4sHBB64x")
ANSWER = struct.Struct("<4sHH")
MAGIC = b"GTAP"
MOST_MESSAGE = 64 << 10
DEADLINE = 20.0  # seconds for connecting and the welcome
WELCOME, OTHER_VERSION = 0, 1
CODES = {
    2: "it does not know this lease",
    3: "the proof is wrong",
    4: "it has as many sessions as it allows; try again later",
    5: "the session is gone",
    6: "its device could not be started; its own log says why",
}


@attrs.define
class Link:
    """A welcome from a server; the lease lasts as long as this connection."""

    address: Address
    stream: trio.abc.Stream
    grant: Grant
    device: str

    async def listen(self, say: Callable[[str], None]) -> None:
        """Pass on what the server has to say until it closes the connection, then say that."""
        try:
            while True:
                self._hear(await _receive(self.stream, self.address), say)
        except ServerError:
            say(f"the connection to {self.address.url} is lost: CUDA calls fail from here on")

    def _hear(self, message: dict[str, Any], say: Callable[[str], None]) -> None:
        if message["type"] == "log":
            say(str(message.get("text", ""))[:1000])
        elif message["type"] == "ended" and message.get("reason"):
            say(f"{self.address.url} ended the session: {str(message['reason'])[:1000]}")


@contextlib.asynccontextmanager
async def open_link(address: Address, token: str | None, program: str) -> AsyncIterator[Link]:
    """Connect, introduce ourselves, get a lease. Raises NoServer, NotAServer, VersionMismatch, Refused."""
    stream = await _connect(address)
    try:
        with _deadline(address):
            await _greet(stream, address)
            welcome = await _ask(stream, address, token, program)
        yield _link(address, stream, welcome)
    finally:
        await trio.aclose_forcefully(stream)


@contextlib.contextmanager
def _deadline(address: Address) -> Any:
    with trio.move_on_after(DEADLINE) as scope:
        yield
    if scope.cancelled_caught:
        raise NotAServer(f"{address.url} accepts the connection but does not answer as a gtap server does")


async def _connect(address: Address) -> trio.abc.Stream:
    try:
        with trio.fail_after(DEADLINE):
            if address.path is not None:
                return await trio.open_unix_socket(address.path)
            return await trio.open_tcp_stream(str(address.host), address.port)
    except (OSError, trio.TooSlowError) as error:
        raise NoServer(
            f"no gtap server at {address.url}: start one with `gtap serve`, name another with --server or "
            "GTAP_SERVER, or use `gtap exec --local`"
        ) from error


async def _greet(stream: trio.abc.Stream, address: Address) -> None:
    await _send(stream, PREAMBLE.pack(MAGIC, WIRE_VERSION, CONTROL, 0), address)
    magic, spoken, code = ANSWER.unpack(await _exactly(stream, ANSWER.size, address))
    if magic != MAGIC:
        raise NotAServer(f"{address.url} is not a gtap server: it answers in another language")
    if spoken != WIRE_VERSION or code == OTHER_VERSION:
        older = "gtap on that machine" if spoken < WIRE_VERSION else "gtap on this machine"
        raise VersionMismatch(
            f"{address.url} speaks version {spoken} of the wire, this gtap version {WIRE_VERSION}: "
            f"upgrade {older} (pip install --upgrade gtap)"
        )
    if code != WELCOME:
        raise Refused(f"{address.url} refuses: {CODES.get(code, f'code {code}')}")


async def _ask(stream: trio.abc.Stream, address: Address, token: str | None, program: str) -> dict[str, Any]:
    hello = {
        "type": "hello",
        "version": version("gtap"),
        "token": token,
        "pid": os.getpid(),
        "program": program[:200],
    }
    body = cbor2.dumps(hello)
    await _send(stream, struct.pack("<I", len(body)) + body, address)
    answer = await _receive(stream, address)
    if answer["type"] == "refused":
        raise Refused(f"{address.url} refuses: {str(answer.get('reason'))[:1000]}")
    if answer["type"] != "welcome":
        raise NotAServer(f"{address.url} is not a gtap server: it answers the hello with {answer['type']!r:.40}")
    return answer


def _link(address: Address, stream: trio.abc.Stream, welcome: dict[str, Any]) -> Link:
    lease, key = welcome.get("lease"), welcome.get("key")
    if not (isinstance(lease, bytes) and len(lease) == 16 and isinstance(key, bytes) and len(key) == 32):
        raise NotAServer(f"{address.url} is not a gtap server: its welcome holds no lease")
    return Link(address, stream, Grant(address.url, lease, key), str(welcome.get("device", "")))


async def _send(stream: trio.abc.Stream, content: bytes, address: Address) -> None:
    try:
        await stream.send_all(content)
    except trio.BrokenResourceError as error:
        raise NotAServer(f"{address.url} closed the connection: is it a gtap server?") from error


async def _exactly(stream: trio.abc.Stream, size: int, address: Address) -> bytes:
    content = b""
    while len(content) < size:
        try:
            part = await stream.receive_some(size - len(content))
        except trio.BrokenResourceError:
            part = b""
        if not part:
            raise NotAServer(f"{address.url} closed the connection: is it a gtap server?")
        content += part
    return content


async def _receive(stream: trio.abc.Stream, address: Address) -> dict[str, Any]:
    (size,) = struct.unpack("<I", await _exactly(stream, 4, address))
    if not 0 < size <= MOST_MESSAGE:
        raise NotAServer(f"{address.url} is not a gtap server: it announces a message of {size} bytes")
    try:
        message = cbor2.loads(await _exactly(stream, size, address))
    except cbor2.CBORDecodeError as error:
        raise NotAServer(f"{address.url} is not a gtap server: its message is not CBOR") from error
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise NotAServer(f"{address.url} is not a gtap server: its message has no type")
    return message
