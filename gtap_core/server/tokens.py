"""The tokens of a server: who may come in from other machines, until when, with how much.

Of a token only a hash is kept. The file is written whole under a lock and read again when it has changed: what
`gtap token` does, a running server sees at its next look.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from gtap_core.errors import UsageError

MOST_TOKENS = 4096  # in the file; those that are over make way
MOST_BYTES = 4 << 20  # of the file
LARGEST = 1 << 62
WRONG = "the token is missing or wrong: join with the link that the server's owner gave (gtap join LINK)"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}")


def _number(_token: Any, field: attrs.Attribute[int], value: Any) -> None:
    if type(value) is not int or not 0 <= value < LARGEST:
        raise ValueError(f"{field.name} is not a number")


def _text(pattern: re.Pattern[str]) -> Callable[[Any, attrs.Attribute[str], Any], None]:
    def check(_token: Any, field: attrs.Attribute[str], value: Any) -> None:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError(f"{field.name} is not what it has to be")

    return check


@attrs.frozen
class Token:
    """One token. Times are seconds since 1970; 0: never, or no limit.

    `memory`: bytes of each device that a program of its holder may have. `sessions`: how many programs it may
    have at once, the processes of each together.
    """

    id: str = attrs.field(validator=_text(_ID))
    name: str = attrs.field(validator=_text(_NAME))
    hash: str = attrs.field(validator=_text(_HASH), repr=False)
    created: int = attrs.field(default=0, validator=_number)
    expires: int = attrs.field(default=0, validator=_number)
    memory: int = attrs.field(default=0, validator=_number)
    sessions: int = attrs.field(default=0, validator=_number)
    revoked: int = attrs.field(default=0, validator=_number)

    def over(self, now: float) -> str:
        """Why it lets nobody in any more; empty while it does."""
        if self.revoked:
            return f"the token {self.name} is revoked"
        if self.expires and now >= self.expires:
            return f"the token {self.name} has expired"
        return ""


@attrs.define
class Tokens:
    """The tokens in a file, which need not be there."""

    file: Path
    clock: Callable[[], float] = time.time
    _seen: tuple[int, ...] = ()
    _tokens: tuple[Token, ...] = ()

    def all(self) -> tuple[Token, ...]:
        """Every token, the oldest first. Raises UsageError for a file that cannot be read."""
        try:
            found = self.file.stat()
        except FileNotFoundError:
            self._seen, self._tokens = (), ()
            return ()
        except OSError as error:
            raise UsageError(f"the tokens in {self.file} cannot be read: {error.strerror}") from error
        seen = (found.st_mtime_ns, found.st_ino, found.st_size)
        if seen != self._seen:
            self._tokens = _read(self.file)
            self._seen = seen
        return self._tokens

    def find(self, secret: str) -> Token | None:
        """Whose secret it is. Takes as long for every wrong one."""
        asked, found = _hash(secret), None
        for token in self.all():
            if hmac.compare_digest(asked, token.hash):
                found = token
        return found

    def admit(self, secret: str) -> Token | str:
        """The token that lets somebody in, or the sentence that does not."""
        token = self.find(secret)
        if token is None:
            return WRONG
        return token.over(self.clock()) or token

    def over(self, token: Token) -> str:
        """Why a token that somebody came in with is over; empty while it is not."""
        found = next((each for each in self.all() if each.id == token.id), None)
        return f"the token {token.name} is revoked" if found is None else found.over(self.clock())

    def create(self, name: str, *, expires: int = 0, memory: int = 0, sessions: int = 0) -> tuple[Token, str]:
        """Make a token, and the secret that is told once. `expires`: in so many seconds. Raises UsageError."""
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for a token: letters, digits, '.', '_' and '-', 64 at most")
        secret, now = secrets.token_urlsafe(32), int(self.clock())
        with self._changing() as tokens:
            if any(each.name == name and not each.over(now) for each in tokens):
                raise UsageError(f"there is a token {name} already: revoke it first, or take another name")
            token = Token(
                secrets.token_hex(4), name, _hash(secret), now, now + expires if expires else 0, memory, sessions
            )
            while len(tokens) >= MOST_TOKENS:
                tokens.remove(_given_up(tokens, now))
            tokens.append(token)
        return token, secret

    def revoke(self, which: str) -> Token:
        """Revoke a token by its name or its id. Raises UsageError where there is none."""
        now = int(self.clock())
        with self._changing() as tokens:
            for index, each in enumerate(tokens):
                if which in (each.id, each.name) and not each.revoked:
                    tokens[index] = attrs.evolve(each, revoked=now)
                    return each
        raise UsageError(f"there is no token {which!r} to revoke: gtap token list shows them")

    @contextlib.contextmanager
    def _changing(self) -> Iterator[list[Token]]:
        """The tokens, to be changed: one process at a time, and whoever reads sees all of a change or nothing."""
        try:
            self.file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
            lock = os.open(self.file.with_suffix(".lock"), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                tokens = list(self.all())
                yield tokens
                _write(self.file, tokens)
            finally:
                os.close(lock)
        except OSError as error:
            raise UsageError(f"the tokens in {self.file} cannot be changed: {error.strerror}") from error


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _given_up(tokens: list[Token], now: float) -> Token:
    over = next((each for each in tokens if each.over(now)), None)
    if over is None:
        raise UsageError(f"there are {MOST_TOKENS} tokens already: revoke some")
    return over


def _read(file: Path) -> tuple[Token, ...]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"the tokens in {file} cannot be read: {error.strerror}") from error
    try:
        return parse(data)
    except ValueError:
        raise UsageError(
            f"{file} is not a file of tokens: move it away, and make new ones (gtap token create)"
        ) from None


def parse(data: bytes) -> tuple[Token, ...]:
    """Read the file's content. Raises ValueError for what it cannot be."""
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    try:
        found = json.loads(data)["tokens"]
        if not isinstance(found, list) or len(found) > MOST_TOKENS:
            raise ValueError("not a list of tokens")
        return tuple(Token(**each) for each in found)
    except (KeyError, TypeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("not tokens") from error


def dump(tokens: list[Token]) -> bytes:
    """The file's content."""
    return json.dumps({"tokens": [attrs.asdict(each) for each in tokens]}, indent=1).encode() + b"\n"


def _write(file: Path, tokens: list[Token]) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(dump(tokens))
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
