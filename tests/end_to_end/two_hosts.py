"""Two hosts with a cable between them, network namespaces joined by veth, and what tshark hears of the cable."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import attrs

from gtap_core.testing import eventually
from gtap_core.wire.preamble import ANSWER_SIZE, SIZE, Preamble
from tests.containers.engine import need

T = TypeVar("T")
SERVER, CLIENT, STRANGERS = "198.51.100.1", "198.51.100.2", ("198.51.100.3", "198.51.100.4")
_PORT = "cable"  # the interface's name at both ends
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET
_RECORDS = (20, 22, 23)  # change_cipher_spec, handshake, application_data
_LARGEST_RECORD = (1 << 14) + 256


@attrs.frozen
class Host:
    """A network namespace, for as long as a process of it lives."""

    address: str
    pid: int

    def command(self, *words: str) -> list[str]:
        """A command that runs there, as the process that is started."""
        return ["nsenter", f"--net=/proc/{self.pid}/ns/net", *words]

    def do(self, function: Callable[[], T]) -> T:
        """Call a function there; a socket that it makes stays there."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(self._do, function).result()

    def _do(self, function: Callable[[], T]) -> T:
        """In a thread that goes there and does not come back."""
        space = os.open(f"/proc/{self.pid}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        try:
            if ctypes.CDLL(None).setns(space, _NEW_NETWORK):
                raise OSError("this process cannot go to another network namespace")
        finally:
            os.close(space)
        return function()

    def connect(self, port: int, source: str = CLIENT) -> socket.socket:
        """A connection from there to the server's host."""
        return self.do(lambda: socket.create_connection((SERVER, port), timeout=60, source_address=(source, 0)))


@contextmanager
def two_hosts() -> Iterator[tuple[Host, Host]]:
    """The server's host and the client's; all of it is gone with the processes that hold them."""
    need("ip", "tshark")
    with ExitStack() as stack:
        hosts = [Host(address, stack.enter_context(_held())) for address in (SERVER, CLIENT)]
        one, other = hosts
        commands = [
            one.command("ip", "link", "add", _PORT, "type", "veth", "peer", "name", _PORT, "netns", str(other.pid))
        ]
        for host in hosts:
            commands += [
                host.command("ip", "address", "add", f"{host.address}/24", "dev", _PORT),
                host.command("ip", "link", "set", _PORT, "up"),
                host.command("ip", "link", "set", "lo", "up"),
            ]
        commands += [other.command("ip", "address", "add", f"{each}/24", "dev", _PORT) for each in STRANGERS]
        for command in commands:
            subprocess.run(command, check=True)
        yield one, other


@contextmanager
def _held() -> Iterator[int]:
    """A process in a network namespace of its own, which ends when we do."""
    command = ["unshare", "--net", "sh", "-c", "echo here && exec cat"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"here\n"
        yield process.pid
        assert process.stdin is not None
        process.stdin.close()


# ---- what is heard on the way ----------------------------------------------------------------------------------------


@attrs.define
class Heard:
    """One TCP connection: what its client sent, and what the server did."""

    client: bytes = b""
    server: bytes = b""

    @property
    def preamble(self) -> Preamble:
        """How it began."""
        return Preamble.decode(self.client[:SIZE])


@attrs.define
class Capture:
    """tshark at one end of the cable, from `listen` to `stop`."""

    file: Path
    host: Host
    _process: subprocess.Popen[bytes]

    def stop(self) -> list[Heard]:
        """Everything that was heard, in order, once it is known to have all of it."""
        marker = os.urandom(32)
        _tell(self.host, marker)
        eventually(lambda: marker in self.file.read_bytes(), what="tshark has heard the last word")
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)
        return _streams(self.file)


def _tell(host: Host, word: bytes) -> None:
    """Send a datagram over the cable."""
    with host.do(lambda: socket.socket(type=socket.SOCK_DGRAM)) as sender:
        sender.sendto(word, (SERVER if host.address == CLIENT else CLIENT, 9))


@contextmanager
def capturing(host: Host, folder: Path) -> Iterator[Capture]:
    """Hear all that goes over the cable."""
    file = folder / "heard.pcapng"
    with (folder / "tshark").open("wb") as said:
        command = host.command("tshark", "-q", "-i", _PORT, "-B", "64", "-w", str(file))
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            eventually(lambda: file.exists() and file.stat().st_size > 0, seconds=30, what="tshark listens")
            yield Capture(file, host, process)
        finally:
            process.kill()
            process.wait()


def _streams(file: Path) -> list[Heard]:
    """What tshark makes of a capture: TCP connections, each without a gap."""
    fields = ("tcp.stream", "ip.src", "tcp.seq", "tcp.payload")
    command = [
        "tshark",
        "-r",
        str(file),
        "-Y",
        "tcp.len > 0",
        "-T",
        "fields",
        *(word for each in fields for word in ("-e", each)),
    ]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found: dict[tuple[int, str], list[tuple[int, bytes]]] = {}
    for line in lines:
        stream, source, place, payload = line.split("\t")
        found.setdefault((int(stream), source), []).append((int(place) - 1, bytes.fromhex(payload)))
    numbers = sorted({number for number, _ in found})
    return [Heard(_whole(found.get((each, CLIENT), [])), _whole(found.get((each, SERVER), []))) for each in numbers]


def _whole(parts: Sequence[tuple[int, bytes]]) -> bytes:
    stream = bytearray()
    for place, payload in sorted(parts):
        assert place <= len(stream), "the capture lacks bytes"
        stream[place:] = payload + bytes(stream[place + len(payload) :])
    return bytes(stream)


def not_tls(heard: Heard) -> list[str]:
    """What of a connection, behind the preamble and its answer, is no TLS; nothing, as it should be."""
    wrong = []
    for who, stream in (("client", heard.client[SIZE:]), ("server", heard.server[ANSWER_SIZE:])):
        place = 0
        while place + 5 <= len(stream):
            kind, size = stream[place], int.from_bytes(stream[place + 3 : place + 5], "big")
            if kind not in _RECORDS or stream[place + 1] != 3 or not 0 < size <= _LARGEST_RECORD:
                wrong.append(f"{who} at {place}: {stream[place : place + 16].hex()}")
                break
            place += 5 + size
    return wrong
