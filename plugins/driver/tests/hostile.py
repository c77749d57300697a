"""A client of the driver's wire functions that says anything: what it sends is drawn from few numbers, and seldom fair.

Tokens, addresses and sizes come from small pools, so that steps meet; one draw in sixteen is from outside. A child that
answers at once stands in the place of the CPU device's process where only the session's half is to be tried.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import attrs
import gtap_plugin_driver
import trio
from gtap_plugin_cpu.device import CpuDevice
from gtap_plugin_cpu.facts import device_facts
from gtap_plugin_cpu.link import no_value
from gtap_plugin_cpu.wire import Verb
from gtap_plugin_driver.modules import digest_of

from gtap_core import DeviceFacts, In, Library, Out, Pending, Str
from gtap_core.spec import Function
from gtap_core.testing.loopback import SLOT, LoopbackClient
from gtap_core.wire.side import About, Credit, Done, Question, Return

PTX = b"""//
.version 7.0
.target sm_50
.address_size 64
.visible .global .align 4 .u32 table[4];
.visible .entry two(.param .u64 at, .param .u32 n) { ret; }
\0"""
KINDS = (
    "driver.CUstream", "driver.CUevent", "driver.CUmodule", "driver.CUfunction", "driver.CUgraph", "driver.CUgraphNode",
    "driver.CUgraphExec", "driver.gtapPhysical", "driver.CUlinkState",
)  # fmt: skip
SIZES = (0, 1, 4, 4, 8, 8, 16, 64, 4096, 70_000, 2 << 20, 32 << 20)
WILD = (2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**48, 2**63 - 1, 2**63, 2**64 - 8, 2**64 - 1)
EXTENT = 32 << 20


def driver() -> Library:
    """The driver's spec with its handlers."""
    gtap_plugin_driver.register_libraries(lambda library: None)
    return gtap_plugin_driver.driver


@attrs.define(eq=False)
class Hostile:
    """Draws steps for one session."""

    random: Random
    client: LoopbackClient
    spec: Library
    memory: int
    made: int = 0  # numbers of questions, obligations and tokens
    alive: dict[str, list[int]] = attrs.field(factory=dict)  # tokens by kind
    capturing: list[tuple[int, int]] = attrs.field(factory=list)
    _functions: list[Function] = attrs.field(factory=list)
    told: set[int] = attrs.field(factory=set)  # obligations that DONE was said of

    def _wild(self, among: int = 24) -> bool:
        return self.random.random() < 1 / among

    def _next(self) -> int:
        self.made += 1
        return self.made

    def _token(self, kind: str) -> int:
        if self._wild():
            return self.random.choice((0, 1, 2, 3, 17, 12346, 2**63, self._token(self.random.choice(KINDS))))
        alive = self.alive.get(kind)
        return self.random.choice(alive[:2] if self._wild(2) else alive) if alive else 0

    def _tokens(self) -> bytes:
        nodes = [self._token("driver.CUgraphNode") for _ in range(self.random.choice((0, 0, 1, 1, 1, 2, 2, 3)))]
        return struct.pack(f"<{len(nodes)}Q", *nodes)

    def _size(self) -> int:
        return self.random.choice(WILD) if self._wild() else self.random.choice(SIZES)

    def _address(self) -> int:
        if self._wild():
            return self.random.choice((0, 8, SLOT[0] - 4, SLOT[0] + SLOT[1], *WILD))
        at = self.random.choice((0, 0, 4, 64, 65536, 2 << 20, EXTENT - 64, EXTENT, 2 * EXTENT, 3 * EXTENT))
        return self.memory + at

    def _number(self, name: str, bits: int, signed: bool) -> int:
        if "address" in name.lower() or name in ("dst", "src"):
            return self._address()
        if name == "tensorRank":
            return 1
        if name == "obligation":
            return self._obligation()
        if name in ("ordinal", "blocking", "add", "enabled", "first", "position"):
            return self.random.choice((0, 0, 1, 1, 2, 3))
        if name in ("offset", "shared_bytes", "pitch", "slice"):
            return 0 if not self._wild(4) else self._size() % (1 << bits)
        if name == "total":
            return len(PTX)
        if name in ("height", "depth", "gridX", "gridY", "gridZ", "blockX", "blockY", "blockZ", "element_bytes"):
            return 1 if not self._wild(6) else self.random.randrange(5)
        if name.startswith("flags"):
            return 0 if not self._wild(4) else self.random.choice((1, 2, 3, 4, 2**30))
        if bits == 64 and name in ("size", "value") and not self._wild(4):
            return self.random.choice((4, 8, 2 << 20))
        if bits == 64:
            return self._size()
        if name == "size":
            return self.random.choice((4, 8))
        value = self.random.choice((0, 0, 1, 1, 1, 2, 3, 4, 8, 32, 1024))
        if self._wild():
            value = self.random.choice((2**31 - 1, 65536) if signed else (2**32 - 1, 2**31, 65536))
        return -value if signed and self._wild() else value

    def _obligation(self) -> int:
        return self.random.randrange(5) if self._wild(50) else self._next()

    def _block(self) -> bytes:
        """What a node does."""
        kind = self.random.randrange(12)
        address, other, size = self._address(), self._address(), self._size()
        body = {
            0: lambda: struct.pack("<Q8IQ", self._token("driver.CUfunction"), 1, 1, 1, 1, 1, 1, 0, 0, 12) + bytes(12),
            1: lambda: struct.pack("<9Q", address, size, size, other, size, size, 4, self.random.randrange(3), 1),
            2: lambda: struct.pack("<QQIIQQ", address, size, 7, self.random.choice((1, 2, 4, 3)), 4, 1),
            3: lambda: struct.pack("<Q", self._obligation()),
            4: lambda: struct.pack("<Q", self._token("driver.CUgraph")),
            6: lambda: struct.pack("<Q", self._token("driver.CUevent")),
            7: lambda: struct.pack("<Q", self._token("driver.CUevent")),
        }.get(kind, bytes)()
        block = bytearray(struct.pack("<II", kind, 0) + body)
        if self._wild():
            block[self.random.randrange(len(block))] ^= 1 << self.random.randrange(8)
            del block[self.random.randrange(len(block)) :]
        return bytes(block)

    def _bytes(self, function: Function, name: str) -> bytes:
        if name == "work":
            return self._block()
        if name in ("nodes", "dependencies", "edges"):
            return self._tokens()
        if name == "hash":
            return digest_of(PTX)
        if name in ("image", "part"):
            return PTX if not self._wild(100) else PTX[: self.random.randrange(len(PTX))] + b"}"
        if name == "parameters":
            return bytes(self.random.choice((12, 12, 12, 0, 16)))
        if function.name == "cuTensorMapEncodeTiled":
            return bytes(8 if name == "globalDim" else 0 if name == "globalStrides" else 4)
        return self.random.randbytes(self.random.choice((0, 1, 4, 8, 16, 64, 4096)))

    def arguments(self, function: Function) -> list[Any]:
        """One call's; lengths mostly fit."""
        values: dict[str, Any] = {}
        lengths: dict[str, int] = {}
        for each in function.parameters:
            if each.creates:
                values[each.name] = self._fresh(each.kind)
            elif each.kind:
                values[each.name] = self._token(each.kind)
            elif isinstance(each.role, Str):
                values[each.name] = self.random.choice((b"two", b"two", b"", b"x" * 5000, b"\xff\xfe"))
            elif isinstance(each.role, In):
                data = self._bytes(function, each.name)
                values[each.name] = None if self._wild(400) else data
                lengths |= self._lengths(each, 0 if values[each.name] is None else len(data))
            elif isinstance(each.role, Out):
                size = self.random.choice(SIZES[:9])
                wanted = self._lengths(each, size)
                fixed = each.part.length.value(lambda name: 0, {}) if each.part is not None and not wanted else size
                values[each.name] = None if self._wild(400) else bytearray(fixed)
                lengths |= wanted if values[each.name] is not None else dict.fromkeys(wanted, 0)
            else:
                bits = 64 if each.code in "Qq" else 32
                values[each.name] = self._number(each.name, bits, each.code.islower())
        if not self._wild(400):
            values |= lengths
        if function.name == "gtapCaptureUpdate" and self.capturing and not self._wild(4):
            values["stream"] = self.random.choice(self.capturing[-4:])[0]
        if function.name in ("gtapCaptureBegin", "gtapCaptureEnd", "gtapCaptureInfo"):
            if function.name != "gtapCaptureBegin" and self.capturing and not self._wild(4):
                values["stream"], values["graph"] = self.random.choice(self.capturing[-4:])
            elif function.name == "gtapCaptureBegin":
                self.capturing.append((values["stream"], values["graph"]))
        if function.destroys and (gone := values[function.destroys]) in self.alive.get(self._kind_of(function), ()):
            self.alive[self._kind_of(function)].remove(gone)
        if "width" in values and "n" in lengths and not self._wild():
            values |= {"width": lengths["n"], "height": 1, "depth": 1}
        return list(values.values())

    def _fresh(self, kind: str) -> int:
        token = 16 + 2 * self._next()
        self.alive.setdefault(kind, []).append(token)
        return self._token(kind) if self._wild(500) else token

    @staticmethod
    def _kind_of(function: Function) -> str:
        return next(each.kind for each in function.parameters if each.name == function.destroys)

    @staticmethod
    def _lengths(parameter: Any, size: int) -> dict[str, int]:
        names = parameter.part.length.names() if parameter.part.length is not None else []
        return {name.name: size // parameter.part.stride for name in names if name.name != "tensorRank"}

    async def begin(self) -> None:
        """Make two of everything, fairly."""
        for _ in range(2):
            for function in self.spec.functions.values():
                if function.creates and function.name not in ("gtapGraphClone", "gtapGraphName", "gtapModulePost"):
                    await self._send(function, self._fair(function))

    def _fair(self, function: Function) -> list[Any]:
        values = self.arguments(function)
        names = [each.name for each in function.parameters]
        for name, value in (("flags", 0), ("priority", 0), ("name", b"two"), ("options", b""), ("handle", 0)):
            if name in names and not function.parameters[names.index(name)].kind:
                values[names.index(name)] = value
        fair = {
            "gtapPhysicalCreate": {1: EXTENT},
            "gtapLinkCreate": {1: b"", 2: 0},
            "gtapGraphAdd": {2: b"", 3: 0, 4: struct.pack("<II", 5, 0), 5: 8},
            "gtapModuleLoad": {1: digest_of(PTX), 2: PTX, 3: len(PTX), 4: bytearray(4096), 5: 4096},
        }
        for index, value in fair.get(function.name, {}).items():
            values[index] = value
        return values

    async def _send(self, function: Function, arguments: Sequence[Any], thread: int = 1, context: int = 1) -> None:
        wants = function.mode == "call" or self.random.random() < 0.2
        send = self.client.start if wants else self.client.post
        await send("driver", function.name, *arguments, thread=thread, context=context)

    async def step(self) -> None:
        """Send one thing. Raises what the client's streams raise when the session is over."""
        dice = self.random.random()
        thread = self.random.choice((1, 1, 2, 65535))
        if dice < 0.08:
            if owed := self._owed():
                await self.client.send_side(Done(owed))
        elif dice < 0.14:
            kind = self.random.choice((About.STREAM, About.EVENT))
            token = self._token("driver.CUstream" if kind == About.STREAM else "driver.CUevent")
            call = self.client.connection.sent + self.random.choice((0, 0, -1, 5))
            await self.client.send_side(Question(self._next(), max(0, call), token, kind, thread, 1))
        elif dice < 0.145:
            if self._wild(50):
                await self.client.send_side(Return(7, 0, self._address(), EXTENT))
            else:
                await self.client.send_side(Credit(7, 0, self.memory + (100 + self._next()) * EXTENT, EXTENT, False))
        else:
            function = self.random.choice(self.functions())
            context = self.random.choice((1, 1, 1, 257))
            await self._send(function, self.arguments(function), thread, context)

    def _owed(self) -> int:
        told = [each.number for each in self.client.callbacks if each.status == 0 and each.number not in self.told]
        if not told or self._wild(500):
            return 0 if not self._wild(200) else self.random.randrange(1, self.made + 2)
        done = self.random.choice(told)
        self.told.add(done)
        return done

    def functions(self) -> Sequence[Function]:
        """Some of them, and what makes objects: few functions meet more often."""
        if not self._functions:
            every = [each for each in self.spec.functions.values() if each.mode in ("call", "post", "defer")]
            some = self.random.sample(every, self.random.choice((4, 8, 16, len(every))))
            makers = [each for each in every if each.creates and self.random.random() < 0.5]
            rare = [each for each in some if each.destroys or each.name in ("gtapReset", "gtapContextEnd")]
            self._functions = [each for each in some if each not in rare] * 4 + makers + rare
        return self._functions


class AtOnce(CpuDevice):
    """The CPU device without its process: every operation is answered, in order, at the next turn."""

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        self._facts = device_facts()
        self._link = _Answers(self._changed)
        self._runs, runs = trio.open_memory_channel[tuple[Pending, Callable[[], Any]]](1 << 20)
        self._nursery.start_soon(self._run_all, runs)
        return self._facts


class _Answers:
    dead, watched, outstanding = 0, False, 0

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed, self._clock = changed, 0

    def submit(
        self, verb: Verb, *values: Any, blob: Any = b"", expect: int = 0, finish: Any = no_value,
        pending: Pending | None = None, quiet: bool = False,
    ) -> Pending:  # fmt: skip
        pending = pending or Pending()
        self._clock += 1
        found = {
            Verb.LOAD: [
                [["two", [[0, 8], [8, 4]], [[0, 1024]]]],
                [["table", 0x1100_0000_0000 + (self._clock << 12), 16]],
            ],
            Verb.STAMP: [self._clock], Verb.OCCUPANCY: [1], Verb.LINK: [""], Verb.CALL: [[]],
            Verb.MEMORY: [1 << 30, 1 << 30],
        }.get(verb, [])  # fmt: skip

        def answer() -> None:
            pending.resolve(0, finish(0, found, memoryview(bytes(expect))))
            if self.watched and not quiet:
                self._changed()

        trio.lowlevel.current_trio_token().run_sync_soon(answer)
        return pending

    async def aclose(self) -> None:
        await trio.lowlevel.checkpoint()
