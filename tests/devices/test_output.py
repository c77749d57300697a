"""What kernels print reaches the program whatever trio's thread is doing."""

from __future__ import annotations

import os
import threading

import pytest

from gtap_core.devices.cuda import output
from gtap_core.devices.cuda.output import Output

MUCH = 3 * output.PIPE_BYTES
DEADLINE = 60.0


class Taken:
    """Output that has taken fds 1 and 2 over, and what it has delivered of fd 1."""

    def __init__(self) -> None:
        self.said = bytearray()
        self.output = Output(self._deliver)

    def _deliver(self, descriptor: int, data: bytes) -> None:
        if descriptor == 1:
            self.said += data

    def print_much(self, size: int) -> bool:
        """Print as a driver's call does, while trio's thread waits for it; whether the call returned."""
        lines = (b"%7d\n" * (size // 8)) % tuple(range(size // 8))
        call = threading.Thread(target=lambda: os.write(1, lines), daemon=True)
        call.start()
        call.join(DEADLINE)
        return not call.is_alive()


async def test_a_call_that_prints_much_waits_for_nobody() -> None:
    """Delete `self._thread.start()` from devices/cuda/output.py to see it fail."""
    taken = Taken()
    taken.output.take()
    try:
        returned = taken.print_much(MUCH)
    finally:
        taken.output.drain()
        taken.output.drain()
        taken.output.give_back()
    assert returned
    assert [int(line) for line in taken.said.split()] == list(range(MUCH // 8))


async def test_what_nobody_takes_is_bounded_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Delete the count of `_lost` in `_take` to see it fail."""
    monkeypatch.setattr(output, "MOST_TAKEN", 1 << 20)
    taken = Taken()
    taken.output.take()
    try:
        returned = taken.print_much(MUCH)
    finally:
        taken.output.drain()
        taken.output.give_back()
    assert returned
    head, _, rest = bytes(taken.said).partition(b"\n[gtap: ")
    lost, _, tail = rest.partition(b" bytes of device output were lost]\n")
    assert len(head) == 1 << 20 and len(head) + int(lost) + len(tail) == MUCH
