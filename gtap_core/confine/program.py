"""A program that a session's starter has started, as it sees itself: it tells the starter what its filter refuses."""

from __future__ import annotations

import os
import socket
import sys

import attrs

from .process import confine
from .seccomp import Mode, Profile, mode, restrict

DOOR = "GTAP_STARTER"  # names the descriptor of the socket to the starter


@attrs.frozen
class Program:
    """This process. `starter`: who hears of calls that are not allowed, if anybody does."""

    starter: socket.socket | None

    @staticmethod
    def here() -> Program:
        """What this process was started as; what it starts is no such program."""
        door = os.environ.pop(DOOR, None)
        return Program(None if door is None else socket.socket(fileno=int(door)))

    def confine(self, *keep: int) -> None:
        """As `process.confine`."""
        confine(*keep, *([] if self.starter is None else [self.starter.fileno()]))

    def seal(self, profile: Profile, device: str) -> None:
        """Put this process, which has one thread, under a profile for good. Raises OSError, ValueError."""
        how = mode(os.environ, device)
        sys.dont_write_bytecode = True  # what is imported from here on
        notices = restrict(profile, how, listen=self.starter is not None)
        if self.starter is None:
            return
        with self.starter:
            if notices is not None:
                socket.send_fds(self.starter, [bytes([how is Mode.LOG])], [notices])
                os.close(notices)
