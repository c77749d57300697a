"""Gets kernels compiled for the child, seen from the session process: from the cache, else by a compiler's process."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import Any

import trio

from gtap_core.session.starter import Started, start
from gtap_plugin_cpu.cache import MOST_OBJECT, ObjectCache
from gtap_plugin_cpu.faults import log, printable
from gtap_plugin_cpu.wire import BrokenFrame, Frame, FrameReader, frame_head
from gtap_plugin_cpu.work import CHEAPEST, MOST_BYTES, USUAL

NO_COMPILER, OUT_OF_RESOURCES = 221, 701
BUDGET = {USUAL: 60, CHEAPEST: 120}  # seconds of processor time
_PATIENCE = 20  # seconds of the clock for each second of the budget, which others may want too
Answer = tuple[int, Sequence[Any], bytes]  # status, values, object file


class Compiler:
    """One process that compiles one kernel after the other, started when the first is not in the cache."""

    def __init__(self, cache: ObjectCache | None) -> None:
        self.budget = dict(BUDGET)
        self.started = 0  # processes so far
        self._cache = cache
        self._process: Started | None = None
        self._stream: trio.SocketStream | None = None
        self._one = trio.Lock()

    async def serve(self, stream: trio.SocketStream) -> None:
        """Answer a child's requests until it ends, or says what is no request."""
        reader = FrameReader(lambda _: MOST_BYTES)
        try:
            async with stream:
                while data := await stream.receive_some(1 << 20):
                    for frame in reader.feed(data):
                        status, values, code = await self.compile(*_request(frame), bytes(frame.blob))
                        await stream.send_all(frame_head(status, frame.number, values, len(code)) + code)
        except (BrokenFrame, trio.BrokenResourceError):
            return

    async def compile(self, kernel: str, lines: Sequence[int], work: bytes) -> Answer:
        """Get one kernel's object."""
        found = None if self._cache is None else await trio.to_thread.run_sync(self._look_up, self._cache, work)
        return found if found is not None else await self._compile(printable(kernel), lines, work)

    @staticmethod
    def _look_up(cache: ObjectCache, work: bytes) -> Answer | None:
        found = cache.get(cache.key(work))
        return None if found is None else (0, [[list(item) for item in found[0].items()]], found[1])

    async def _compile(self, kernel: str, lines: Sequence[int], work: bytes) -> Answer:
        async with self._one:
            for tier, seconds in self.budget.items():
                try:
                    answer = await self._ask(tier, [seconds, list(lines)], work, 60 + seconds * _PATIENCE)
                except OSError as error:
                    return NO_COMPILER, [f"kernel {kernel}: the compiler's process does not start: {error}"], b""
                if answer is not None:
                    return answer
                log(f"kernel {kernel}: the compiler ended, or used up its {seconds} s of processor time")
        return OUT_OF_RESOURCES, [f"kernel {kernel} cannot be compiled within the compiler's time and memory"], b""

    async def _ask(self, tier: int, values: Sequence[Any], work: bytes, patience: float) -> Answer | None:
        """None: the compiler came to an end."""
        answer = None
        try:
            with trio.move_on_after(patience):
                stream = self._stream or await self._start()
                await stream.send_all(frame_head(tier, 1, values, len(work)) + work)
                answer = await _answer(stream)
        except (BrokenFrame, trio.BrokenResourceError, trio.ClosedResourceError):
            pass
        finally:
            if answer is None:
                await self.aclose()
        return answer

    async def _start(self) -> trio.SocketStream:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        self._stream = trio.SocketStream(trio.socket.from_stdlib_socket(ours))
        with theirs:
            self._process = await start("gtap_plugin_cpu.compiler", [theirs.fileno()])
        self.started += 1
        return self._stream

    async def aclose(self) -> None:
        """Kill the process, if there is one, and wait for its end."""
        process, stream = self._process, self._stream
        self._process = self._stream = None
        with trio.CancelScope(shield=True):
            if stream is not None:
                await trio.aclose_forcefully(stream)
            if process is not None:
                process.kill()
                await process.wait()


def _request(frame: Frame) -> tuple[str, Sequence[int]]:
    """(kernel, lines) of a child's request. Raises BrokenFrame."""
    if len(frame.values) != 2 or not isinstance(frame.values[0], str) or not isinstance(frame.values[1], list):
        raise BrokenFrame("no request for a kernel")
    if not all(isinstance(line, int) for line in frame.values[1]):
        raise BrokenFrame("lines that are no numbers")
    return frame.values[0], frame.values[1]


async def _answer(stream: trio.SocketStream) -> Answer | None:
    reader = FrameReader(lambda _: MOST_OBJECT)
    while data := await stream.receive_some(1 << 20):
        for frame in reader.feed(data):
            return frame.code, frame.values, bytes(frame.blob)
    return None
