"""The server's log on stderr: lines for people, or JSON objects for machines."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def say(line: str) -> None:
    """One line in the server's name."""
    sys.stderr.write(f"gtap serve: {line}\n")
    sys.stderr.flush()


def sayer(kind: str) -> Callable[[str], None]:
    """What says lines in a format: text or json."""
    if kind == "text":
        return say
    import structlog  # only those who want it pay for it

    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    processors: list[Any] = [
        structlog.processors.add_log_level,
        stamp,
        structlog.processors.JSONRenderer(sort_keys=True),
    ]
    logger = structlog.wrap_logger(structlog.PrintLogger(sys.stderr), processors=processors)

    def write(line: str) -> None:
        logger.info(line)
        sys.stderr.flush()

    return write


def plain(text: str) -> str:
    """What a client says, fit for the log: one line, no escape sequences."""
    return "".join(each if each.isprintable() else "?" for each in text[:300])
