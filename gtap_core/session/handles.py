"""The handle table: token -> entry, one per session.

It reflects the *channel's* order: a token lives from the frame that creates it to the frame that destroys it, however
long the device takes for either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from gtap_core.errors import Fault

STREAM_KIND = "driver.CUstream"
EVENT_KIND = "driver.CUevent"
OWN_EVENT_KIND = "session.event"  # of fences
KERNEL_KIND = "driver.CUfunction"
FIRST_TOKEN = 16  # below are the stream tokens NULL 0, legacy 1, per-thread 2
MOST_ENTRIES = 1 << 20


@attrs.define(eq=False)
class Entry:
    """One object of the session. `creation`: what it was made from, kept for restore. `real` belongs to the device."""

    token: int
    kind: str  # "driver.CUstream", "toy.toyHandle"
    creation: Mapping[str, Any]
    real: Any = None
    status: int = 0  # poisoned: the status that every use returns
    poisoner: str = ""  # the library whose status that is; another one's functions call the handle invalid


StreamKey = tuple[int, Entry | int]  # a stream: (device ordinal, its handle or 0 for the legacy one)


class HandleTable:
    """Every live object of one session. Even tokens come from the client, odd ones are made here.

    `ended(entry)` hears of each that has died.
    """

    def __init__(self, ended: Callable[[Entry], None] = lambda entry: None) -> None:
        self._ended = ended
        self._entries: dict[int, Entry] = {}
        self._next = FIRST_TOKEN + 1

    def create(self, token: int, kind: str, creation: Mapping[str, Any]) -> Entry:
        """Enter an object under the token that the client chose. Fault: a token that it may not choose now."""
        if token % 2 or token < FIRST_TOKEN:
            raise Fault(f"the token {token:#x} for a new {kind} is not one that a client may choose")
        if token in self._entries:
            raise Fault(f"the token {token:#x} for a new {kind} is in use")
        return self._enter(Entry(token, kind, creation))

    def make(self, kind: str, creation: Mapping[str, Any]) -> Entry:
        """Enter an object that the server made; its token is odd."""
        entry = self._enter(Entry(self._next, kind, creation))
        self._next += 2
        return entry

    def find(self, token: int, kind: str) -> Entry | None:
        """The live object, or None for a dead, forged or wrong-kind token; a poisoned one is found (see its status)."""
        entry = self._entries.get(token)
        return entry if entry is not None and entry.kind == kind else None

    def end(self, entry: Entry) -> None:
        """The object is dead from here on; ending a dead one changes nothing."""
        if self._entries.get(entry.token) is entry:
            del self._entries[entry.token]
            self._ended(entry)

    def _enter(self, entry: Entry) -> Entry:
        if len(self._entries) >= MOST_ENTRIES:
            raise Fault(f"the session holds {MOST_ENTRIES} handles already")
        self._entries[entry.token] = entry
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)
