"""The server's side of the driver's wire functions, played by rule: it remembers every call and computes nothing."""

from __future__ import annotations

import struct
from typing import Any

import attrs
from gtap_plugin_driver import driver
from gtap_plugin_driver.modules import info_blob, log_blob

from gtap_core.session.device import Global, Kernel, Loaded
from tests.shim.fake_server import PUSH, REPLY, FakeServer, Frame, answer, failed, reply

INLINE = 65536
KERNEL = Kernel("two", [(0, 8), (8, 4)], {0: 512, 1: 0, 8: 49152})
ATTRIBUTES = {
    "a1": 1024, "a2": 1024, "a3": 1024, "a4": 64, "a5": 2**31 - 1, "a6": 65535, "a7": 65535, "a8": 49152, "a10": 32,
    "a16": 2, "a39": 2048, "a78": 1, "a81": 65536, "a95": 1, "a97": 65536, "a115": 1, "a124": 1,
}  # fmt: skip


@attrs.frozen
class Played:
    """One call of the program: the function, its arguments, whether it waited, the context it named."""

    name: str
    arguments: list[Any]
    waited: bool
    context: int


@attrs.define(eq=False)
class Player:
    """Answers the driver's calls on a FakeServer."""

    played: list[Played] = attrs.field(factory=list)
    fails: dict[str, list[tuple[int, int]]] = attrs.field(factory=dict)  # posted function -> (status, flags) in turn
    global_address: int = 0
    _sent: int = 0

    def __call__(self, server: FakeServer, frame: Frame) -> None:
        function = driver.functions[frame.ordinal]
        arguments = function.unmarshal(memoryview(frame.body))
        waited = bool(frame.flags & 1)
        self.played.append(Played(function.name, arguments, waited, frame.context))
        if function.name == "gtapCopyOutAsync":
            self._output(server, frame, PUSH, b"", b"\7" * arguments[2])
        elif waited:
            self._reply(server, frame, function.name, arguments)
        elif self.fails.get(function.name):
            status, flags = self.fails[function.name].pop(0)
            server.send(failed(frame, status, frame.library, frame.ordinal, text=b"told so\0", flags=flags))

    def count(self, name: str) -> int:
        """How often a function was called."""
        return sum(each.name == name for each in self.played)

    def _output(self, server: FakeServer, frame: Frame, kind: int, head: bytes, data: bytes) -> None:
        """Descriptor and part; a long one goes over the bulk stream, behind the frame that names it."""
        if len(data) <= INLINE:
            server.send(answer(kind, frame.number, head + struct.pack("<Q", len(data)) + data))
            return
        self._sent += 1
        part = struct.pack("<QQQQ", 2 << 48 | len(data), self._sent, 0, len(data))
        server.send(answer(kind, frame.number, head + part))
        server.send(struct.pack("<QQ", self._sent, len(data)) + data, "bulk")

    def _reply(self, server: FakeServer, frame: Frame, name: str, arguments: list[Any]) -> None:
        if name == "gtapCopyOut":
            self._output(server, frame, REPLY, bytes(8), b"\7" * arguments[2])
        elif name == "gtapModuleLoad" and b"bad" in bytes(arguments[2]):
            server.send(reply(frame.number, 218, log_blob("line 2: bad", 1024)))
        elif name in ("gtapModuleLoad", "gtapModuleInfo"):
            loaded = Loaded([KERNEL], [Global("table", self.global_address, 16)])
            server.send(reply(frame.number, 0, info_blob(loaded)))
        elif name == "cuStreamQuery":
            server.send(reply(frame.number, 600))
        else:
            server.send(reply(frame.number, 0, *self._numbers(name)))

    def _numbers(self, name: str) -> list[bytes]:
        return {
            "cuTensorMapEncodeTiled": [bytes(range(1, 129))],
            "cuEventElapsedTime": [struct.pack("<f", 1.5)],
            "cuMemGetInfo_v2": [struct.pack("<Q", 1 << 29), struct.pack("<Q", 1 << 30)],
            "cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags": [struct.pack("<i", 4)],
            "gtapClusters": [struct.pack("<i", 33)],
        }.get(name, [])
