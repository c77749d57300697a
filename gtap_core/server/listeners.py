"""Where a server listens: a Unix socket for this user, or a loopback port with a token. Nothing else before TLS."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import attrs
import trio

from gtap_core.errors import UsageError

FORMS = "unix:///absolute/path or tcp://127.0.0.1:port"
LOOPBACK = ("127.0.0.1", "localhost")
LONGEST_PATH = 107  # bytes of sun_path less its end


@attrs.frozen
class Place:
    """One address to listen at; exactly one of `path` and `host` is set. Port 0: any."""

    path: Path | None = None
    host: str | None = None
    port: int = 0


@attrs.frozen
class Listener:
    """An open listening socket. `port` is None for a Unix socket."""

    url: str
    port: int | None
    path: Path | None
    source: trio.SocketListener

    def remove(self) -> None:
        """Take the socket's file away."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def parse(url: str) -> Place:
    """Read a URL. Raises UsageError for what gtap does not listen at."""
    scheme, _, rest = url.partition("://")
    if scheme == "unix":
        if not os.path.isabs(rest) or len(os.fsencode(rest)) > LONGEST_PATH or "\0" in rest:
            raise UsageError(f"{url!r}: unix:// takes an absolute path of at most {LONGEST_PATH} bytes")
        return Place(path=Path(rest))
    host, colon, digits = rest.rpartition(":")
    if scheme != "tcp" or not colon or not (digits.isascii() and digits.isdigit() and int(digits) < 65536):
        raise UsageError(f"{url!r} is not an address to listen at: write {FORMS}")
    if host not in LOOPBACK:
        raise UsageError(
            f"gtap serve does not listen on {host!r}: its traffic is not encrypted yet, so it takes a Unix socket "
            "or 127.0.0.1 only (forward a port with ssh -L to reach it from another machine)"
        )
    return Place(host="127.0.0.1", port=int(digits))


async def open_listener(url: str) -> Listener:
    """Listen there. Raises UsageError when the address is taken or cannot be had."""
    place = parse(url)
    try:
        if place.path is not None:
            return await _open_unix(place.path)
        [source] = await trio.open_tcp_listeners(place.port, host=place.host)
    except OSError as error:
        raise UsageError(f"gtap serve cannot listen at {url}: {os.strerror(error.errno or 0)}") from error
    port = source.socket.getsockname()[1]
    return Listener(f"tcp://{place.host}:{port}", port, None, source)


async def _open_unix(path: Path) -> Listener:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _remove_stale(path)
    sock = trio.socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Born 0600: between bind and chmod another user could connect.
    before = os.umask(0o177)
    try:
        await sock.bind(os.fspath(path))
    finally:
        os.umask(before)
    sock.listen(256)
    return Listener(f"unix://{path}", None, path, trio.SocketListener(sock))


def _remove_stale(path: Path) -> None:
    """A socket file that nobody listens at is from a server that was killed."""
    if not path.is_socket():
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)
        try:
            probe.connect(os.fspath(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
            return
    raise OSError(errno.EADDRINUSE, "in use")
