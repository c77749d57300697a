"""The token of a loopback port: made at start, kept in a file that only this user reads."""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path


def make_token(file: Path) -> str:
    """Make a new token and write it to `file` (0600, in a folder 0700), replacing an older one."""
    token = secrets.token_urlsafe(24)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(token + "\n")
    temporary.replace(file)
    return token


def is_token(wanted: str, given: str | None) -> bool:
    """Compare in a time that does not depend on where they differ."""
    return hmac.compare_digest(wanted.encode(), (given or "").encode())
