"""What the server writes down: its log on stderr, for people or for machines, and for machines the audit log.

What clients say may stand in both: a line is one line, without escape sequences, and not without end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

MOST_TEXT = 300  # characters of what a client says
MOST_LINE = 4096


class Sink(Protocol):
    """Where lines of JSON go."""

    def info(self, line: str) -> object:
        """Write one."""


def say(line: str) -> None:
    """One line in the server's name, for people."""
    sys.stderr.write(f"gtap serve: {plain(line, MOST_LINE)}\n")
    sys.stderr.flush()


def sayer(kind: str) -> Callable[[str], None]:
    """What says lines in a format: text or json."""
    if kind == "text":
        return say
    import structlog

    return recorder(structlog.PrintLogger(sys.stderr))


def recorder(sink: Sink) -> Callable[..., None]:
    """What writes an event and its fields as a line of JSON."""
    import structlog  # a tenth of a second that a server for one program, with lines for people, does without

    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    render = structlog.processors.JSONRenderer(sort_keys=True)
    chain: list[Any] = [structlog.processors.add_log_level, stamp, _bounded, render]
    write: Callable[..., None] = structlog.wrap_logger(sink, processors=chain).info
    return write


def _bounded(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    most = {"event": MOST_LINE}
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = value[: most.get(name, MOST_TEXT)]
    return event


def plain(text: str, most: int = MOST_TEXT) -> str:
    """What a client says, fit for people's eyes: one line, no escape sequences."""
    return "".join(each if each.isprintable() else "?" for each in text[:most])
