"""Where a server listens: a Unix socket that only its user may open, loopback with a token, or any address with TLS.

Beside the Unix socket lies another for data connections alone, which every user may open: a container's programs run
as whom they like, and prove their right by the key of their lease.
"""

from __future__ import annotations

import contextlib
import fcntl
import ipaddress
import os
import secrets
import socket
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import trio

from gtap_core.errors import UsageError
from gtap_core.keepalive import keep_alive
from gtap_core.trust import CA, PLAIN

from .door import Door
from .tls import Certificate
from .tokens import Tokens

_BACKLOG = 4096  # or what the system allows: a Unix socket refuses at once who finds the queue full
_SIOCGIFADDR = 0x8915
_PROBE = 2.0  # seconds for a server that may be there to take a connection
DATA = "-data"  # the suffix of the socket for data connections, as in client/docker.py
FORMS = "unix:///absolute/path, tcp://127.0.0.1:port or tls://host:port"


@attrs.frozen(eq=False)
class Listening:
    """One open listener, and what it asks of its connections."""

    url: str
    listener: trio.SocketListener
    door: Door
    leftover: Path | None  # the socket's or the token's file, removed at the end
    link: str = ""  # host:port#FINGERPRINT, what others need beside a token; empty: it is for this machine alone
    data_only: bool = False
    """Nobody knows its token: it takes no control connection."""

    def remove(self) -> None:
        """Close the listener and remove what it left in the file system."""
        self.listener.socket.close()
        if self.leftover is not None:
            self.leftover.unlink(missing_ok=True)


@attrs.frozen
class Entry:
    """What all listeners share. `certificate`: called for the first that speaks TLS; `insecure`: where none has to."""

    folder: Path  # of the server's state
    tokens: Tokens | None = None
    certificate: Callable[[], Certificate] | None = None
    insecure: bool = False

    def token_file(self, port: int) -> Path:
        """Where the token of a port lies for this machine's user, as Settings.token_file has it."""
        return self.folder / "tokens" / str(port)


def listen(urls: Sequence[str], entry: Entry) -> list[Listening]:
    """Open every address, or none. Raises UsageError with a sentence for one that cannot be used."""
    opened: list[Listening] = []
    try:
        for url in urls:
            opened.append(_listen(url, entry))
            if url.startswith("unix://"):
                opened.append(_listen_for_data(url))
    except BaseException:
        for each in opened:
            each.remove()
        raise
    return opened


def for_own_user(opened: Sequence[Listening], url: str, entry: Entry) -> list[Listening]:
    """The socket at `url` beside listeners for other machines alone, so that this machine's user reaches the server.

    None where another server of that user's has it.
    """
    if any(each.url.startswith("unix://") or each.door.token is not None for each in opened):
        return []
    try:
        return listen([url], entry)
    except UsageError:
        return []


def _listen(url: str, entry: Entry) -> Listening:
    scheme, _, rest = url.partition("://")
    try:
        if scheme == "unix":
            return _listen_unix(url, rest)
        if scheme in ("tcp", "tls"):
            return _listen_tcp(url, rest, entry)
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
    return Listening(url, _listener(bound), Door(), file)


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
    return Listening(f"{url}{DATA}", _listener(bound), Door(secrets.token_urlsafe(32)), file, data_only=True)


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


def _listen_tcp(url: str, place: str, entry: Entry) -> Listening:
    host, separator, digits = place.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not digits.isascii() or not digits.isdigit() or len(digits) > 5 or int(digits) > 65535:
        raise UsageError(f"{url!r} names no port: write {FORMS}")
    local = _is_loopback(host)
    secure = url.startswith("tls:") or not (local or entry.insecure)
    context, mark = None, PLAIN
    if secure:
        certificate = entry.certificate() if entry.certificate is not None else None
        if certificate is None or entry.tokens is None:
            raise UsageError(f"gtap serve cannot listen on {url}: there is no certificate to speak TLS with")
        context, mark = certificate.context(), certificate.fingerprint() if certificate.own else CA
    bound, port = _bind("127.0.0.1" if host == "localhost" else host, int(digits))
    try:
        token, file = _write_token(entry.token_file(port)) if local else (None, None)
    except BaseException:
        bound.close()
        raise
    named = f"{'tls' if secure else 'tcp'}://{_named(host)}:{port}"
    link = f"{_named(own_address(host))}:{port}#{mark}" if secure or not local else ""
    return Listening(named, _listener(bound), Door(token, context, entry.tokens), file, link)


def _bind(host: str, port: int) -> tuple[socket.socket, int]:
    family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keep_alive(bound)
        bound.bind((host, port))
        return bound, int(bound.getsockname()[1])
    except BaseException:
        bound.close()
        raise


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else {"localhost": "127.0.0.1", "": "0.0.0.0"}.get(host, host)


def own_address(host: str) -> str:
    """The address by which others reach who listens on `host`: for all addresses, one that this machine has."""
    if not everywhere(host):
        return host
    return next(iter(addresses()), "") or socket.gethostname()


def everywhere(host: str) -> bool:
    """Whether a host stands for all addresses of this machine."""
    return host in ("", "0.0.0.0", "::", "[::]")


def addresses() -> list[str]:
    """This machine's IPv4 addresses but loopback, the one from which it reaches the world first."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):
                answer = fcntl.ioctl(probe, _SIOCGIFADDR, struct.pack("16s16x8x", name.encode()[:15]))
                found.append(socket.inet_ntoa(answer[20:24]))
        with contextlib.suppress(OSError):
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system chooses the address that it would send from
            found.insert(0, str(probe.getsockname()[0]))
    return [each for each in dict.fromkeys(found) if not _is_loopback(each)]


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
