"""What the runtime tells of its tables to whoever executes calls beside it: to the lane, or to nobody."""

from __future__ import annotations

from typing import Protocol

from .handles import Entry, StreamKey


class Mirror(Protocol):
    """Hears of what has changed. Nothing here waits."""

    def entered(self, key: StreamKey) -> None:
        """A stream has passed the newest fence, and `fence_all` knows of it: its next command needs nothing before."""
        ...

    def fenced(self) -> None:
        """That is true of no stream any more."""
        ...

    def made(self, entry: Entry) -> None:
        """The call that creates an object has succeeded."""
        ...

    def ended(self, entry: Entry) -> None:
        """An object is dead, or poisoned."""
        ...

    def bound(self, entry: Entry, key: StreamKey) -> None:
        """A handle has been used with a stream."""
        ...

    def reset(self, ordinal: int) -> None:
        """A device's context is gone, and with it what was made there."""
        ...

    def unmapped(self) -> None:
        """Copies may touch less memory than before, and the channel's order does not tell when."""
        ...


class Nobody:
    """Nobody listens."""

    def entered(self, key: StreamKey) -> None:
        return

    def fenced(self) -> None:
        return

    def made(self, entry: Entry) -> None:
        return

    def ended(self, entry: Entry) -> None:
        return

    def bound(self, entry: Entry, key: StreamKey) -> None:
        return

    def reset(self, ordinal: int) -> None:
        return

    def unmapped(self) -> None:
        return
