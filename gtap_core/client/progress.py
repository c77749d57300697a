"""A line on the terminal while a program uploads for long.

For `gtap exec --stats` alone: the line may cover one that the program has not ended yet, so only who asked for gtap's
word gets it; and no program that has the terminal to itself.
"""

from __future__ import annotations

import contextlib
import os
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import trio

from .stats import HEADER, parse, size

TICK = 0.25  # seconds
AFTER = 2.0  # seconds of one upload before there is a line
LEAST = 64 << 10  # bytes in a tick that are an upload
PAUSE = 1.0  # seconds: an upload that goes on within them is the same one
ERASE = "\r\x1b[K"
_LFLAG = 3  # of what tcgetattr returns


async def show(sent: Callable[[], int], write: Callable[[str], None]) -> None:
    """Until cancelled: write a line while `sent` grows for longer than AFTER, and erase it when that is over."""
    before, start, began, last, shown = sent(), 0, 0.0, 0.0, False
    try:
        while True:
            now = trio.current_time()
            await trio.sleep(TICK)
            total = sent()
            if total - before < LEAST:
                if shown:
                    write(ERASE)
                shown = False
            else:
                if not began or now - last > PAUSE:
                    began, start = now, before
                last = trio.current_time()
                lasted = trio.current_time() - began
                if lasted > AFTER:
                    shown = True
                    write(f"{ERASE}gtap: {size(total - start)} uploaded, {size(int((total - start) / lasted))}/s")
            before = total
    finally:
        if shown:
            write(ERASE)


def bytes_sent(folder: Path) -> int:
    """Of all processes so far, as their files in the folder say."""
    total = 0
    for path in folder.glob("*.stats"):
        with contextlib.suppress(OSError), path.open("rb") as file:
            total += parse(file.read(HEADER.size)).bytes_sent
    return total


def write(text: str) -> None:
    """To the terminal, no longer than a line of it, which is erased whole; and not where a program has it to itself:
    it takes keys one by one, as full-screen programs do.
    """
    with contextlib.suppress(OSError, ValueError, termios.error):
        descriptor = sys.stderr.fileno()
        if os.environ.get("TERM") != "dumb" and termios.tcgetattr(descriptor)[_LFLAG] & termios.ICANON:
            columns = os.get_terminal_size(descriptor).columns or 80
            sys.stderr.write(text[: len(ERASE) + columns - 1])
            sys.stderr.flush()
