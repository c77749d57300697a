"""The child process of the CPU device: `python -m gtap_plugin_cpu.child SOCKET COMPILER ERRORS CAUSES`,
four descriptors.

Two threads: this one reads frames and answers at once what does not wait behind queued work (extents, memory); the
executor runs everything else in order; kernels that it has not seen it sends to be compiled by a process that runs none
(compiler.py). When the socket closes the process ends, kernel or no kernel.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import queue
import resource
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from typing import Any

from gtap_core.confine.program import Program
from gtap_core.confine.seccomp import KERNELS
from gtap_plugin_cpu.busy import Busy
from gtap_plugin_cpu.codegen.printing import ERRORS
from gtap_plugin_cpu.facts import WORKER_STACK, memory_limit
from gtap_plugin_cpu.faults import CAUSES
from gtap_plugin_cpu.memory import DeviceMemory
from gtap_plugin_cpu.wire import Frame, FrameReader, Verb, frame_head
from gtap_plugin_cpu.work import Work

_QUEUED = 256 << 20  # bytes of blobs that may wait for the executor
_PIECE = 1 << 20  # bytes of output that one frame carries
_MOST_PRINTED = 16 << 20  # bytes that kernels may print before they are sent
_LOOK_UP = 1.0  # seconds between looks for the parent while the queue is full


def _ignore_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


class _Child:
    def __init__(self, connection: socket.socket, compiler: socket.socket) -> None:
        self.connection, self.compiler = connection, compiler
        self.memory = DeviceMemory(memory_limit())
        self.queue: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        self.parent = os.getppid()
        self.sending = threading.Lock()
        self.busy = Busy()
        self.queued = 0
        self.drained = threading.Condition()

    def serve(self) -> None:
        threading.stack_size(WORKER_STACK)  # the executor executes blocks itself
        threading.Thread(target=self.execute, name="gtap-executor", daemon=True).start()
        reader = FrameReader()
        with contextlib.suppress(ConnectionError):  # the session is over, and has left an answer unread
            while data := self.connection.recv(1 << 20):
                for frame in reader.feed(data):
                    self.accept(frame)

    def accept(self, frame: Frame) -> None:
        if frame.code >= Verb.UNMAP:
            with self.drained:
                # Not PR_SET_PDEATHSIG: it comes with the end of the parent's thread that started us, not the parent's.
                while not self.drained.wait_for(lambda: self.queued < _QUEUED, _LOOK_UP):
                    if os.getppid() != self.parent:
                        os._exit(0)
                self.queued += len(frame.blob)
            self.queue.put(frame)
        else:
            self.reply(frame.number, *self.answer(frame))

    def answer(self, frame: Frame) -> tuple[int, Sequence[Any], Any]:
        """What does not wait behind queued work."""
        if frame.code == Verb.RESERVE:
            return self.memory.reserve(*frame.values), (), b""
        if frame.code == Verb.MAP:
            return self.memory.map(*frame.values), (), b""
        if frame.code == Verb.PHYSICAL_CREATE:
            return self.memory.create(*frame.values), (), b""
        if frame.code == Verb.MEMORY:
            return 0, self.memory.info(*frame.values), b""
        if frame.code == Verb.BUSY:
            return 0, self.busy.report(), b""
        if frame.code == Verb.ASIDE_IN:
            return self.memory.aside_write(frame.values[0], frame.blob), (), b""
        if frame.code == Verb.ASIDE_OUT:
            status, data = self.memory.aside_read(*frame.values)
            return status, (), data
        return 0, (), b""

    def execute(self) -> None:
        from gtap_plugin_cpu.engine import Engine  # LLVM takes a moment to load: here, while the reader answers already

        engine = Engine(self.memory, self.send_printed, self.compile, self.busy, self.say)
        while True:
            frame = self.queue.get()
            status, values, blob = engine.execute(frame)
            self.reply(frame.number, status, values, blob)
            with self.drained:
                self.queued -= len(frame.blob)
                self.drained.notify()

    def compile(self, work: Work) -> Frame:
        """The compiler's answer."""
        data = work.to_bytes()
        reader = FrameReader()
        try:
            self.compiler.sendall(frame_head(0, 0, [work.kernel, work.lines], len(data)) + data)
            while received := self.compiler.recv(1 << 20):
                for frame in reader.feed(received):
                    return frame
        except (BrokenPipeError, ConnectionResetError):
            pass
        os._exit(0)  # the session is over

    def send_printed(self) -> None:
        """Send what kernels have printed: frames with the number 0, whose code is the program's descriptor."""
        size, sent = os.fstat(1).st_size, 0
        if size >= _MOST_PRINTED:
            self.reply(0, 2, (), b"[gtap: what a kernel printed beyond %d bytes is lost]\n" % _MOST_PRINTED)
        while data := os.pread(1, min(_PIECE, size - sent), sent):
            self.reply(0, 1, (), data)
            sent += len(data)
        os.ftruncate(1, 0)

    def say(self, sentence: str) -> None:
        """A line of gtap's own, for the program's stderr."""
        self.reply(0, 2, (), f"gtap: {sentence}\n".encode())

    def reply(self, number: int, status: int, values: Sequence[Any] = (), blob: Any = b"") -> None:
        head = frame_head(status, number, values, len(blob))
        with self.sending:
            try:
                self.connection.sendall(head)
                if len(blob):
                    self.connection.sendall(blob)
            except (BrokenPipeError, ConnectionResetError):
                os._exit(0)  # the session is over


def main() -> None:
    _ignore_signals()
    threading.excepthook = _stop
    program = Program.here()
    connections = []
    for given in map(int, sys.argv[1:3]):
        moved = fcntl.fcntl(given, fcntl.F_DUPFD_CLOEXEC, CAUSES + 1)  # out of the way of what comes next
        connections.append(socket.socket(fileno=moved))
        os.close(given)
    for given_as, known_as in zip(sys.argv[3:], (ERRORS, CAUSES), strict=True):
        os.dup2(int(given_as), known_as, inheritable=False)
    program.confine(0, *(each.fileno() for each in connections), ERRORS, CAUSES)
    child = _Child(*connections)
    _bound_output()
    program.seal(KERNELS, "cpu")
    child.serve()
    os._exit(0)


def _bound_output() -> None:
    """Keep kernels from filling memory with what they print: writing then fails, which printf's result says."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_PRINTED, _MOST_PRINTED))


def _stop(arguments: threading.ExceptHookArgs) -> None:
    """A bug in the executor: say so, and end; the session sees the device fail."""
    sys.__excepthook__(arguments.exc_type, arguments.exc_value or SystemExit(), arguments.exc_traceback)
    os._exit(70)


if __name__ == "__main__":
    main()
