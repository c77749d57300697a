"""A server that says what it likes: a Player whose answers have the right frames, and what lies in them is drawn."""

from __future__ import annotations

import contextlib
import struct
import threading
from random import Random

import attrs
from gtap_plugin_driver import driver
from gtap_plugin_driver.modules import info_blob

from gtap_core.session.device import Global, Kernel, Loaded
from tests.shim.fake_server import CALLBACK, FAILED, MARK, REPLY, FakeServer, Frame, answer, status

from .player import Player

SOON = 0.8  # seconds until it hangs up: no program waits longer
NUMBERS = (0, 1, 2, 3, 7, 8, 16, 64, 4096, 1 << 16, 1 << 20, 2**31 - 1, 2**31, 2**32 - 1)
LARGE = (2**32, 2**40, 2**48, 2**63 - 1, 2**63, 2**64 - 1)


def _hang_up(server: FakeServer, session: bytes) -> None:
    with contextlib.suppress(OSError):
        server.sockets[session, "channel"].shutdown(2)


@attrs.define(eq=False)
class Liar(Player):
    """Answers what it is asked; one answer in `honest` is a lie, one in `rude` breaks the wire."""

    random: Random = attrs.field(factory=Random)
    honest: int = 2
    rude: int = 200
    asked: int = 0
    owed: list[int] = attrs.field(factory=list)  # obligations that have been posted
    _timer: threading.Timer | None = None

    def __call__(self, server: FakeServer, frame: Frame) -> None:
        if self._timer is None:
            self._timer = threading.Timer(SOON, _hang_up, (server, server._here.session))
            self._timer.daemon = True
            self._timer.start()
        if not self.random.randrange(self.rude):
            server.send(self._rude(frame))
        function = driver.functions[frame.ordinal]
        if function.name == "gtapHostFunction":
            (obligation,) = struct.unpack_from("<Q", frame.body)
            self.owed.append(obligation)
            server.send(status(CALLBACK, obligation, self.random.choice((0, 0, 0, 719))))
        if frame.flags & 1 and not self.random.randrange(self.honest):
            arguments = function.unmarshal(memoryview(frame.body))
            self._lie(server, frame, function.name, arguments)
        else:
            super().__call__(server, frame)

    def _number(self, wide: bool = False) -> int:
        return self.random.choice(NUMBERS + LARGE if wide else NUMBERS)

    def _rude(self, frame: Frame) -> bytes:
        """What ends the session: numbers that mean nothing, and the same thing twice."""
        kind = self.random.choice((CALLBACK, MARK, REPLY, 2, FAILED, 9))
        number = self.random.choice((0, 1, frame.number, frame.number + 1, *self.owed[-2:], 2**64 - 1))
        body = self.random.randbytes(self.random.choice((0, 8, 8, 8, 16, 24)))
        return answer(kind, number, body) * self.random.choice((1, 1, 2))

    def _lie(self, server: FakeServer, frame: Frame, name: str, arguments: list[object]) -> None:
        capacities = [len(each) for each in arguments if isinstance(each, bytearray)]
        outputs = [self._said(name, capacity) for capacity in capacities]
        value = self.random.choice((0, 0, 0, 0, 1, 600, 999, -1))
        if name.startswith("gtapModuleLoad") and self.random.random() < 0.5:
            outputs = [info_blob(self._loaded())[: capacities[0] if capacities else 0]]
        words = b"".join(struct.pack("<Q", len(each)) for each in outputs)
        parts = b"".join(each + bytes(-len(each) % 8) for each in outputs)
        server.send(answer(REPLY, frame.number, struct.pack("<iI", value, 0) + words + parts))

    def _said(self, name: str, capacity: int) -> bytes:
        if name == "gtapGraphNodes":
            return b"".join(self._node() for _ in range(self.random.randrange(5)))[:65536]
        if name in ("gtapCaptureInfo", "gtapGraphUpdate", "gtapCaptureEnd"):
            return struct.pack("<4I", *(self._number() for _ in range(4)))[: max(4, min(capacity, 16))]
        if capacity == 8:
            return struct.pack("<Q", self._number(wide=True))
        size = self.random.choice((0, capacity, max(0, capacity - 1), capacity + 8, 8))
        return self.random.randbytes(min(size, 60_000))

    def _node(self) -> bytes:
        """One entry of a list of nodes, mostly of the right size."""
        count, size = self.random.randrange(3), self.random.choice((0, 8, 16, 40, 60, 80))
        body = struct.pack(f"<{count}I", *(self.random.choice((0, 0, 1, self._number())) for _ in range(count)))
        kind = self.random.choice((*range(8), self._number()))
        block = struct.pack("<II", kind, 0) + self.random.randbytes(80)
        body += bytes(-len(body) % 8) + block[:size]
        body += bytes(-len(body) % 8)
        total = 24 + len(body) if self.random.randrange(8) else self._number()
        token = self.random.choice((0, 0, 16, 18, 20, 22, 24, self._number(wide=True)))
        return (
            struct.pack("<IIQII", total, kind, token, count if self.random.randrange(8) else self._number(), size)
            + body
        )

    def _loaded(self) -> Loaded:
        sizes = [(self._number() & 0xFFFF, self._number() & 0xFFFF) for _ in range(self.random.randrange(4))]
        kernels = [Kernel(self.random.choice(("two", "fill", "", "x" * 300)), sizes, {self._number() & 0x7F: 1})]
        return Loaded(kernels, [Global("table", self._number(wide=True), self._number(wide=True))])
