"""One child process of the CPU device and the socket to it, seen from the session process."""

from __future__ import annotations

import fcntl
import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs
import trio

from gtap_core import Pending
from gtap_core.session.starter import Started, start
from gtap_plugin_cpu.compiling import Compiler
from gtap_plugin_cpu.faults import LAUNCH_FAILED, MOST_CAUSES, Fault, judge, log, printable
from gtap_plugin_cpu.wire import BrokenFrame, Frame, FrameReader, Verb, frame_head, launch_head

_OUTPUT = 1 << 20  # bytes of kernels' output in one frame
_JOINED = 1 << 16  # small pieces are joined up to this many bytes for one write

Finish = Callable[[int, Sequence[Any], memoryview], Any]
"""Makes an operation's value of a reply's (status, values, blob); raises BrokenFrame where the reply cannot be."""


def no_value(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    """The value of an operation without one: on failure the child's sentence, if it says one."""
    return values[0] if status and values and isinstance(values[0], str) else None


@attrs.frozen(eq=False)
class _Outstanding:
    pending: Pending
    finish: Finish
    blob: int  # bytes that the reply may carry
    quiet: bool
    verb: Verb
    kernel: str

    @property
    def what(self) -> str:
        """What the log calls it; empty for what the child does aside."""
        if self.verb == Verb.LAUNCH:
            return f"kernel {printable(self.kernel)}"
        return "" if self.verb < Verb.UNMAP else self.verb.name.lower().replace("_", " ")


def _appended(name: str) -> int:
    """A file in memory to whose end everything is written: blocks write at the same time."""
    file = os.memfd_create(name, os.MFD_CLOEXEC)
    fcntl.fcntl(file, fcntl.F_SETFL, os.O_APPEND)
    return file


def _pair() -> tuple[socket.socket, socket.socket]:
    """Connected sockets; the first does not block."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    return ours, theirs


class Link:
    """Submits operations in order; resolves them as the child answers, or all of them with one status when it dies."""

    def __init__(
        self,
        nursery: trio.Nursery,
        changed: Callable[[], None],
        output: Callable[[int, bytes], None],
        compiler: Compiler,
    ) -> None:
        """`output(fd, data)` gets what kernels print, before their launches complete; `compiler` serves the child.

        `changed` is called after an operation has completed while `watched`, and when the child has died.
        """
        self.dead = 0  # the sticky status
        self.watched = False
        self._changed, self._output, self._compiler = changed, output, compiler
        self._outstanding: dict[int, _Outstanding] = {}
        self._number = 0
        self._outgoing: deque[bytes | memoryview] = deque()
        self._wake = trio.Event()
        self._scope = trio.CancelScope()
        self._ended = trio.Event()
        nursery.start_soon(self._live)

    def submit(
        self,
        verb: Verb,
        *values: Any,
        blob: Any = b"",
        expect: int = 0,
        finish: Finish = no_value,
        pending: Pending | None = None,
        quiet: bool = False,
    ) -> Pending:
        """Queue one operation. `blob` is not copied; `expect`: bytes that the reply may carry.

        `pending` is what the answer resolves, a new one unless it is given. `quiet`: it changes nothing that anybody
        watches.
        """
        pending = pending or Pending()
        if self.dead:
            pending.resolve(self.dead)
            return pending
        self._number += 1
        kernel = values[1] if verb == Verb.LAUNCH else ""
        self._outstanding[self._number] = _Outstanding(pending, finish, expect, quiet, verb, kernel)
        data = memoryview(blob).cast("B") if len(blob) else b""
        if kernel:
            self._outgoing.append(launch_head(self._number, values, len(data)))
        else:
            self._outgoing.append(frame_head(verb, self._number, values, len(data)))
        if len(data):
            self._outgoing.append(data)
        self._wake.set()
        return pending

    @property
    def outstanding(self) -> int:
        """Operations without an answer."""
        return len(self._outstanding)

    async def aclose(self) -> None:
        """Kill the child and wait for its end."""
        self._scope.cancel()
        with trio.CancelScope(shield=True):
            await self._ended.wait()

    async def _live(self) -> None:
        """Start the child, move bytes until it ends, then fail what is left."""
        fault = None
        try:
            with self._scope:
                fault = await self._run()
        finally:
            self._end(fault)
            self._ended.set()

    async def _run(self) -> Fault:
        ours, theirs = _pair()
        requests, compiler = _pair()
        said = [_appended("gtap-output"), _appended("gtap-errors")]
        causes = _appended("gtap-causes")
        passed = [theirs.fileno(), compiler.fileno(), said[1], causes]
        with theirs, compiler:
            process = await start("gtap_plugin_cpu.child", passed, said[0])
        stream, requested = (trio.SocketStream(trio.socket.from_stdlib_socket(each)) for each in (ours, requests))
        try:
            async with stream, trio.open_nursery() as nursery:
                nursery.start_soon(self._write, stream)
                nursery.start_soon(self._compiler.serve, requested)
                await self._read(stream)
                nursery.cancel_scope.cancel()
        finally:
            with trio.CancelScope(shield=True):
                code = await self._reap(process)
            self._last_words(said)
            known = os.pread(causes, MOST_CAUSES, 0)
            os.close(causes)
        return judge(code, known)

    def _last_words(self, said: Sequence[int]) -> None:
        """Give on what kernels printed that ended the child, and why they did."""
        for descriptor, file in enumerate(said, 1):
            data = os.pread(file, _OUTPUT, 0)
            if data:
                self._output(descriptor, data)
            os.close(file)

    async def _reap(self, process: Started) -> int:
        """The child closed its socket because it died, or it is to die now."""
        with trio.move_on_after(2):
            await process.wait()
        if process.returncode is None:
            process.kill()
        return await process.wait()

    async def _write(self, stream: trio.SocketStream) -> None:
        try:
            while True:
                while self._outgoing:
                    await stream.send_all(self._next_piece())
                self._wake = trio.Event()
                await self._wake.wait()
        except trio.BrokenResourceError:
            return  # the reader sees the end

    def _next_piece(self) -> bytes | memoryview:
        piece = self._outgoing.popleft()
        if len(piece) >= _JOINED or not self._outgoing:
            return piece
        joined = bytearray(piece)
        while self._outgoing and len(joined) + len(self._outgoing[0]) <= _JOINED:
            joined += self._outgoing.popleft()
        return bytes(joined)

    async def _read(self, stream: trio.SocketStream) -> None:
        reader = FrameReader(self._allowed)
        try:
            while data := await stream.receive_some(1 << 20):
                for frame in reader.feed(data):
                    self._resolve(frame)
        except (BrokenFrame, trio.BrokenResourceError):
            return  # a child that speaks nonsense is treated as one that died

    def _allowed(self, number: int) -> int:
        if number == 0:
            return _OUTPUT
        operation = self._outstanding.get(number)
        return operation.blob if operation is not None else -1

    def _resolve(self, frame: Frame) -> None:
        if frame.number == 0:
            self._output(2 if frame.code == 2 else 1, bytes(frame.blob))
            return
        operation = self._outstanding.get(frame.number)
        if operation is None or frame.code < 0:
            raise BrokenFrame(f"an answer to {frame.number}, which is not outstanding")
        value = operation.finish(frame.code, frame.values, frame.blob)
        del self._outstanding[frame.number]
        operation.pending.resolve(frame.code, value)
        if self.watched and not operation.quiet:
            self._changed()

    def _end(self, fault: Fault | None) -> None:
        """The child is gone, by a fault or because it was to go."""
        self.dead = fault.status if fault is not None else LAUNCH_FAILED
        left, self._outstanding = self._outstanding, {}
        self._outgoing.clear()
        sentence = self._sentence(fault, left.values()) if fault is not None else None
        for operation in left.values():
            operation.pending.resolve(self.dead, sentence if operation.what else None)
            if operation.what:
                sentence = None
        self._changed()

    def _sentence(self, fault: Fault, left: Iterable[_Outstanding]) -> str:
        """Tell the server's log which operation ended the child: the first that it had not answered."""
        what = next((operation.what for operation in left if operation.what), "the cpu device")
        sentence = f"{what}: {fault.cause} (status {fault.status})"
        log(sentence)
        return sentence
