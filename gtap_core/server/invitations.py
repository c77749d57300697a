"""Join links: what a server prints at its first start, and what `gtap token` does."""

from __future__ import annotations

import io
import os
import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import attrs

from gtap_core.errors import UsageError

from .listeners import Listening, addresses, everywhere
from .tls import Certificate, obtain
from .tokens import Token, Tokens

FIRST = "first"  # the name of the token that a server makes at its first start
MOST_PLACES = 64
MOST_OTHERS = 8  # addresses that are named beside the link's


@attrs.frozen
class Books:
    """What a server keeps about who may come in, in its state folder."""

    folder: Path

    @property
    def tokens(self) -> Tokens:
        """The tokens."""
        return Tokens(self.folder / "tokens.json")

    @property
    def audit(self) -> Path:
        """The audit log."""
        return self.folder / "audit.jsonl"

    def certificate(self, chain: str = "", key: str = "") -> Certificate:
        """The owner's certificate, or the one in the state folder, made now where there is none. Raises UsageError."""
        if bool(chain) != bool(key):
            raise UsageError("--tls-cert and --tls-key belong together: a certificate without its key is of no use")
        if chain:
            return Certificate(Path(chain), Path(key), own=False)
        return obtain(self.folder / "tls")

    @property
    def _places(self) -> Path:
        return self.folder / "places"

    def keep_places(self, links: Sequence[str]) -> None:
        """Remember where others reach the server, for `gtap token create`."""
        draft = self._places.with_name(f"places.{secrets.token_hex(4)}")
        try:
            self.folder.mkdir(parents=True, mode=0o700, exist_ok=True)
            draft.write_text("".join(f"{each}\n" for each in links), encoding="utf-8")
            draft.replace(self._places)
        except OSError as error:
            raise UsageError(f"{self._places} cannot be written: {error.strerror}") from error

    def places(self) -> list[str]:
        """Where others reach the server that was started last: host:port#FINGERPRINT."""
        try:
            return self._places.read_text(encoding="utf-8").split()[:MOST_PLACES]
        except (OSError, UnicodeDecodeError):
            return []


def invite(books: Books, opened: Sequence[Listening], say: Callable[[str], None], terminal: bool) -> None:
    """Say how others come in. Where nobody can yet, make the first token, and print its link. Raises UsageError."""
    links = [each.link for each in opened if each.link]
    if not links:
        return
    books.keep_places(links)
    if books.tokens.all():
        where = os.environ.get("XDG_STATE_HOME")  # as the command finds the tokens, in a shell without it
        say(f"to let somebody in: {f'XDG_STATE_HOME={where} ' if where else ''}gtap token create --name NAME")
        return
    _, secret = books.tokens.create(FIRST)
    for link in links:
        say(f"on the other machine: gtap join gtap://{secret}@{link}")
    others = addresses()[1 : 1 + MOST_OTHERS]
    if others and any(everywhere(urlsplit(each.url).hostname or "") for each in opened if each.link):
        say(f"where that machine reaches this one by another address, put it in the link: {', '.join(others)}")
    if terminal:
        for line in picture(f"gtap://{secret}@{links[0]}"):
            say(line)


def picture(link: str) -> list[str]:
    """The link as a QR code in characters; nothing where the package segno is not installed."""
    try:
        import segno
    except ImportError:
        return []
    drawn = io.StringIO()
    segno.make(link, error="l", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue().splitlines()


def create(folder: Path, name: str, *, expires: int = 0, memory: int = 0, sessions: int = 0) -> str:
    """`gtap token create`: what it prints. Raises UsageError."""
    books = Books(folder)
    _, secret = books.tokens.create(name, expires=expires, memory=memory, sessions=sessions)
    places = books.places()
    if places:
        return "".join(f"gtap join gtap://{secret}@{each}\n" for each in places)
    return f"gtap join gtap://{secret}@HOST:PORT  # the server's: it listens for other machines nowhere yet\n"


def listing(folder: Path) -> str:
    """`gtap token list`: a table of the tokens, the oldest first. Raises UsageError."""
    rows: list[tuple[str, ...]] = [("ID", "NAME", "CREATED", "EXPIRES", "MEMORY", "PROGRAMS", "STATE")]
    now = time.time()
    rows += [_row(each, now) for each in Books(folder).tokens.all()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def _row(token: Token, now: float) -> tuple[str, ...]:
    state = "revoked" if token.revoked else "expired" if token.over(now) else "valid"
    memory = f"{token.memory >> 20} MiB" if token.memory else "any"
    sessions = str(token.sessions or "any")
    return token.id, token.name, _day(token.created), _day(token.expires) or "never", memory, sessions, state


def _day(when: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(min(when, 1 << 36))) if when else ""


def revoke(folder: Path, which: str) -> str:
    """`gtap token revoke`: what it prints. Raises UsageError."""
    token = Books(folder).tokens.revoke(which)
    return f"revoked {token.name}: what its holder runs ends within a second\n"
