"""Server addresses as users write them, and as the program's environment carries them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import attrs

from ..errors import UsageError
from ..trust import CA, PLAIN, Trust

FORMS = "unix:///absolute/path, tcp://127.0.0.1:port, tls://host:port#FINGERPRINT or gtap://TOKEN@host:port#FINGERPRINT"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_LINK = 1024
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,200}")
_HOST = re.compile(r"[A-Za-z0-9._:%-]{1,255}")


@attrs.frozen
class Address:
    """Where a server listens. Exactly one of `path` and `host` is set.

    `tls`: it speaks TLS. `fingerprint` is its certificate's; "": a CA speaks for it, from the file `ca`, else one of
    the system's.
    """

    path: str | None = None
    host: str | None = None
    port: int = 0
    token: str | None = attrs.field(default=None, repr=False)
    tls: bool = False
    fingerprint: str = ""
    ca: str = ""

    @property
    def place(self) -> str:
        """host:port."""
        return f"[{self.host}]:{self.port}" if self.host and ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The address without its token and fingerprint."""
        if self.path is not None:
            return f"unix://{self.path}"
        return f"{'tls' if self.tls else 'tcp'}://{self.place}"

    @property
    def link(self) -> str:
        """All of it, as `gtap join` takes it."""
        last = self.fingerprint or CA if self.tls else PLAIN
        return f"gtap://{self.token}@{self.place}#{last}"

    @property
    def trust(self) -> Trust | None:
        """How its certificate is checked; None: it speaks no TLS."""
        return Trust(self.fingerprint, self.ca) if self.tls else None


def parse(text: str) -> Address:
    """Read a URL. Raises UsageError with the forms that are understood."""
    scheme, separator, rest = text.partition("://")
    if not separator or len(text) > MOST_LINK:
        raise UsageError(f"{text[:100]!r} is not a server address: write {FORMS}")
    if scheme == "unix":
        return _unix(text, rest)
    if scheme not in ("tcp", "tls", "gtap"):
        raise UsageError(f"{scheme}:// is not an address that gtap knows: write {FORMS}")
    rest, marked, mark = rest.partition("#")
    token, at, place = rest.rpartition("@")
    if scheme != "gtap" and at:
        raise UsageError("a token belongs to a gtap:// address: write gtap://TOKEN@host:port")
    if token and not _TOKEN.fullmatch(token):
        raise UsageError("the token in the address is none: letters, digits, '-' and '_'")
    host, port = _place(scheme, place)
    tls, fingerprint = _security(scheme, host, mark.lower() if marked else None)
    return Address(host=host, port=port, token=token or None, tls=tls, fingerprint=fingerprint)


def _security(scheme: str, host: str, mark: str | None) -> tuple[bool, str]:
    """(whether TLS is spoken, the fingerprint). `mark`: what stands behind the #."""
    if mark == PLAIN and scheme != "tls":
        return False, ""
    if mark == CA and scheme != "tcp":
        return True, ""
    if mark is not None:
        if not _FINGERPRINT.fullmatch(mark) or scheme == "tcp":
            raise UsageError(f"what stands behind # is not a certificate's fingerprint: write {FORMS}")
        return True, mark
    return scheme == "tls" or host not in LOOPBACK, ""


def _unix(text: str, path: str) -> Address:
    # 107 bytes: the size of sun_path less its end
    if not os.path.isabs(path) or len(os.fsencode(path)) > 107 or "\0" in path:
        raise UsageError(f"{text!r} is not an address: unix:// takes an absolute path of at most 107 bytes")
    return Address(path=path)


def _place(scheme: str, place: str) -> tuple[str, int]:
    host, separator, digits = place.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not digits.isascii() or not digits.isdigit() or len(digits) > 5 or not 0 < int(digits) < 65536:
        raise UsageError(f"{scheme}://...{place!r} names no port: write {FORMS}")
    if not _HOST.fullmatch(host):
        raise UsageError(f"{scheme}://...{place!r} names no host: write {FORMS}")
    return ("127.0.0.1" if host == "localhost" else host), int(digits)


def token_of(address: Address, token_file: Path) -> str | None:
    """The token for a TCP address: its own, else what `gtap serve` here wrote for that port, else None."""
    if address.path is not None or address.token is not None or address.host not in LOOPBACK:
        return address.token
    try:
        return token_file.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None
