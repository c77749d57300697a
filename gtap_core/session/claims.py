"""Commands that cannot be executed yet, and which later ones must wait behind them.

Theory of operation
-------------------

A command may have to wait: its payload has not arrived, or the credit for outputs is used up. The channel goes on; what
must not overtake it waits too. What that is, commands say by *claims* on keys: a stream, a handle, everything. Two
claims on one key conflict unless both are shared. A command is held while it is not ready or conflicts with a held
one before it; whenever something changes, the list is walked in channel order and what is free is executed. So there is
a queue per stream, released in order, and one list that holds them all.

What a command `needs` (to come after earlier ones) and what it `holds` (against later ones) differ for one kind: a
blocking operation that was posted needs only its stream, but everything later comes after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable

import attrs
import trio

from gtap_core.errors import Fault

EVERYTHING = "everything"


@attrs.frozen
class Claims:
    """Keys that must be free. Shared ones are free among themselves."""

    exclusive: frozenset[Hashable] = frozenset()
    shared: frozenset[Hashable] = frozenset({EVERYTHING})

    def conflict(self, other: Claims) -> bool:
        """Whether one of the two must come after the other."""
        return not (
            self.exclusive.isdisjoint(other.exclusive)
            and self.exclusive.isdisjoint(other.shared)
            and self.shared.isdisjoint(other.exclusive)
        )


ALL = Claims(frozenset({EVERYTHING}), frozenset())
SHARED = Claims()
NOTHING = Claims(frozenset(), frozenset())


@attrs.define(eq=False)
class Waiting:
    """One held command. `ready` is asked only when nothing before it is in its way. `started`: it is being executed
    but still holds its place.
    """

    number: int  # of its frame; 0: it came by none
    needs: Claims
    holds: Claims
    ready: Callable[[], bool]
    start: Callable[[], None]
    size: int = 0
    started: bool = False


class _Held:
    """The keys that some commands hold, counted."""

    def __init__(self) -> None:
        self.exclusive: Counter[Hashable] = Counter()
        self.shared: Counter[Hashable] = Counter()

    def add(self, claims: Claims) -> None:
        self.exclusive.update(claims.exclusive)
        self.shared.update(claims.shared)

    def remove(self, claims: Claims) -> None:
        for counter, keys in ((self.exclusive, claims.exclusive), (self.shared, claims.shared)):
            for key in keys:
                counter[key] -= 1
                if not counter[key]:
                    del counter[key]

    def block(self, needs: Claims) -> bool:
        held = self.exclusive
        if not held and not self.shared:
            return False
        return any(key in held or key in self.shared for key in needs.exclusive) or any(
            key in held for key in needs.shared
        )


class HeldCommands:
    """The held commands of a session in channel order. `faulted(fault)` hears of one that breaks the protocol when it
    is executed late: in the task of whoever let it go.
    """

    def __init__(self, faulted: Callable[[Fault], None]) -> None:
        self._faulted = faulted
        self._list: dict[Waiting, None] = {}
        self._held = _Held()
        self._walking = False
        self._again = False
        self._changed = trio.Event()
        self.noticed: Callable[[], None] = lambda: None  # called with every change
        self.size = 0  # bytes of their frames

    def __len__(self) -> int:
        return len(self._list)

    @property
    def first(self) -> int | None:
        """The number of the earliest command that has not been executed."""
        return next((each.number for each in self._list if each.number and not each.started), None)

    def submit(self, command: Waiting) -> bool:
        """Execute the command now, or hold it; whether it was executed. Fault: it breaks the protocol."""
        if not self._held.block(command.needs) and command.ready():
            command.start()
            if command.started:
                self._hold(command)
            return True
        self._hold(command)
        return False

    def _hold(self, command: Waiting) -> None:
        self._list[command] = None
        self._held.add(command.holds)
        self.size += command.size

    def drop(self, command: Waiting) -> None:
        """A started command gives up its place; what waited for it alone is executed."""
        self._remove(command)
        self.walk()

    def _remove(self, command: Waiting) -> None:
        del self._list[command]
        self._held.remove(command.holds)
        self.size -= command.size
        self.look_again()

    def look_again(self) -> None:
        """Wake who waits for `changed`."""
        self.noticed()
        self._changed.set()

    async def changed(self) -> None:
        """Wait until a command leaves the list, or more may be held."""
        self._changed = trio.Event()
        await self._changed.wait()

    def walk(self) -> None:
        """Execute every command that is free now, in order. Called from within itself, it goes round again."""
        self._again = True
        if self._walking:
            return
        self._walking = True
        try:
            while self._again:
                self._again = False
                self._walk_once()
        except Fault as fault:
            self._faulted(fault)
        finally:
            self._walking = False

    def _walk_once(self) -> None:
        before = _Held()
        for command in tuple(self._list):
            if not command.started and not before.block(command.needs) and command.ready():
                command.start()
                if not command.started:
                    self._remove(command)
                    continue
            before.add(command.holds)
