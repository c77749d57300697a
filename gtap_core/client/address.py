"""Server addresses as users write them, and as the program's environment carries them."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from ..errors import UsageError

FORMS = "unix:///absolute/path, tcp://127.0.0.1:port or gtap://TOKEN@127.0.0.1:port"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@attrs.frozen
class Address:
    """Where a server listens. Exactly one of `path` and `host` is set."""

    path: str | None = None
    host: str | None = None
    port: int = 0
    token: str | None = attrs.field(default=None, repr=False)

    @property
    def url(self) -> str:
        """The address without its token."""
        if self.path is not None:
            return f"unix://{self.path}"
        host = f"[{self.host}]" if self.host and ":" in self.host else self.host
        return f"tcp://{host}:{self.port}"


def parse(text: str) -> Address:
    """Read a URL. Raises UsageError with the forms that are understood."""
    scheme, separator, rest = text.partition("://")
    if not separator:
        raise UsageError(f"{text!r} is not a server address: write {FORMS}")
    if scheme == "unix":
        return _unix(text, rest)
    if scheme not in ("tcp", "gtap"):
        raise UsageError(f"{scheme}:// is not an address that gtap knows: write {FORMS}")
    token, at, place = rest.rpartition("@")
    if scheme == "tcp" and at:
        raise UsageError("a token belongs to a gtap:// address: write gtap://TOKEN@127.0.0.1:port")
    host, port = _place(text, place)
    return Address(host=host, port=port, token=token or None)


def _unix(text: str, path: str) -> Address:
    # 107 bytes: the size of sun_path less its end
    if not os.path.isabs(path) or len(os.fsencode(path)) > 107 or "\0" in path:
        raise UsageError(f"{text!r} is not an address: unix:// takes an absolute path of at most 107 bytes")
    return Address(path=path)


def _place(text: str, place: str) -> tuple[str, int]:
    host, separator, digits = place.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not digits.isascii() or not digits.isdigit() or not 0 < int(digits) < 65536:
        raise UsageError(f"{text.partition('://')[0]}://...{place!r} names no port: write {FORMS}")
    if host not in LOOPBACK:
        raise UsageError(
            f"{host!r} is not this machine: traffic is not encrypted yet, so gtap connects to 127.0.0.1 only "
            "(forward a port with ssh -L to reach another machine)"
        )
    return ("127.0.0.1" if host == "localhost" else host), int(digits)


def token_of(address: Address, token_file: Path) -> str | None:
    """The token for a TCP address: its own, else what `gtap serve` wrote for that port, else None."""
    if address.path is not None or address.token is not None:
        return address.token
    try:
        return token_file.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None
