"""Where a server listens: a Unix socket that only its user may open, or loopback with a token.

Beside the Unix socket lies another for data connections alone, which every user may open: a container's programs run
as whom they like, and prove their right by the key of their lease.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import trio

from gtap_core.errors import UsageError
from gtap_core.keepalive import keep_alive

_BACKLOG = 4096  # or what the system allows: a Unix socket refuses at once who finds the queue full
_PROBE = 2.0  # seconds for a server that may be there to take a connection
DATA = "-data"  # the suffix of the socket for data connections, as in client/docker.py
FORMS = "unix:///absolute/path or tcp://127.0.0.1:port"


@attrs.frozen(eq=False)
class Listening:
    """One open listener. `token` is what its clients must show, None where the file's mode keeps others out."""

    url: str
    listener: trio.SocketListener
    token: str | None = attrs.field(repr=False)
    leftover: Path  # the socket's or the token's file, removed at the end
    data_only: bool = False
    """Nobody knows its token: it takes no control connection."""

    def remove(self) -> None:
        """Close the listener and remove what it left in the file system."""
        self.listener.socket.close()
        self.leftover.unlink(missing_ok=True)


def listen(urls: Sequence[str], token_file: Callable[[int], Path]) -> list[Listening]:
    """Open every address, or none. Raises UsageError with a sentence for one that cannot be used."""
    opened: list[Listening] = []
    try:
        for url in urls:
            opened.append(_listen(url, token_file))
            if url.startswith("unix://"):
                opened.append(_listen_for_data(url))
    except BaseException:
        for each in opened:
            each.remove()
        raise
    return opened


def _listen(url: str, token_file: Callable[[int], Path]) -> Listening:
    scheme, _, rest = url.partition("://")
    try:
        if scheme == "unix":
            return _listen_unix(url, rest)
        if scheme == "tcp":
            return _listen_tcp(url, rest, token_file)
    except OSError as error:
        raise UsageError(f"gtap serve cannot listen on {url}: {error.strerror}") from error
    raise UsageError(f"gtap serve cannot listen on {url!r}: write {FORMS}")


def _listen_unix(url: str, path: str) -> Listening:
    # 107 bytes: the size of sun_path less its end
    if not os.path.isabs(path) or len(os.fsencode(path)) > 107 or "\0" in path:
        raise UsageError(f"{url!r} is not an address: unix:// takes an absolute path of at most 107 bytes")
    file = Path(path)
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True, mode=0o700)
    _clear(url, file)
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # The mode is set before anybody can connect: nothing is accepted until listen().
    bound.bind(path)
    file.chmod(0o600)
    return Listening(url, _listener(bound), None, file)


def _listen_for_data(url: str) -> Listening:
    file = Path(url.removeprefix("unix://") + DATA)
    try:
        if file.is_socket():  # nobody's: who makes it holds the one beside it
            file.unlink()
        bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        folder = os.open(file.parent, os.O_PATH | os.O_CLOEXEC)
        try:
            bound.bind(f"/proc/self/fd/{folder}/{file.name}")  # its own path may be too long by the suffix
        finally:
            os.close(folder)
        file.chmod(0o666)
    except OSError as error:
        raise UsageError(f"gtap serve cannot listen on {url}{DATA}: {error.strerror}") from error
    return Listening(f"{url}{DATA}", _listener(bound), secrets.token_urlsafe(32), file, data_only=True)


def _listener(bound: socket.socket) -> trio.SocketListener:
    bound.listen(_BACKLOG)
    bound.setblocking(False)
    return trio.SocketListener(trio.socket.from_stdlib_socket(bound))


def _clear(url: str, file: Path) -> None:
    """Remove a socket that a server left behind; never one that is in use, never another file."""
    if not file.is_socket():
        if file.exists():
            raise UsageError(f"gtap serve cannot listen on {url}: a file of that name is there")
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_PROBE)
        try:
            probe.connect(str(file))
        except ConnectionRefusedError:
            file.unlink(missing_ok=True)
            return
    raise UsageError(f"a server listens on {url} already: stop it, or name another address with --listen")


def _listen_tcp(url: str, place: str, token_file: Callable[[int], Path]) -> Listening:
    host, separator, digits = place.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not digits.isascii() or not digits.isdigit() or int(digits) > 65535:
        raise UsageError(f"{url!r} names no port: write {FORMS}")
    if not _is_loopback(host):
        raise UsageError(
            f"gtap serve does not listen on {host or 'every address'} until TLS is built in: calls would cross the "
            "network in the clear. Listen on tcp://127.0.0.1:PORT and forward it (ssh -L)"
        )
    host = "127.0.0.1" if host == "localhost" else host
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    keep_alive(bound)
    try:
        bound.bind((host, int(digits)))
        port: int = bound.getsockname()[1]
        token, file = _write_token(token_file(port))
    except BaseException:
        bound.close()
        raise
    return Listening(f"tcp://{f'[{host}]' if ':' in host else host}:{port}", _listener(bound), token, file)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _write_token(file: Path) -> tuple[str, Path]:
    """A fresh token for a port, in a file that only its user can read."""
    token = secrets.token_urlsafe(32)
    file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(token + "\n")
    draft.replace(file)
    return token, file
