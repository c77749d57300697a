"""Compiles kernels: `python -m gtap_plugin_cpu.compiler SOCKET`, the only process that writes the cache of objects.

It answers one request after the other. A request is work and a tier; the answer is an object file with the facts that
launches need, or a status and a sentence. Each compilation may take so much processor time and memory, then the system
ends the process. When the socket closes, it ends at once, in the middle of a compilation too.
"""

from __future__ import annotations

import contextlib
import os
import queue
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any

from gtap_core.confine.program import Program
from gtap_core.confine.seccomp import COMPILER
from gtap_plugin_cpu.cache import MOST_OBJECT, ObjectCache, open_cache
from gtap_plugin_cpu.facts import cache_bytes
from gtap_plugin_cpu.objects import compile_work
from gtap_plugin_cpu.ptx.model import PtxError, Unsupported
from gtap_plugin_cpu.wire import Frame, FrameReader, frame_head
from gtap_plugin_cpu.work import MOST_BYTES, BadWork, Work

INVALID_PTX, NOT_SUPPORTED = 218, 801
MEMORY = 8 << 30  # bytes of address space


def _confine(connection: int) -> None:
    program = Program.here()
    program.confine(connection)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OBJECT, MOST_OBJECT))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    program.seal(COMPILER, "cpu")


def _allow(seconds: int) -> None:
    """From here on the process may use so much processor time."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, hard))


class _Compiler:
    def __init__(self, connection: socket.socket, cache: ObjectCache | None) -> None:
        self.connection, self.cache = connection, cache
        self.requests: queue.SimpleQueue[Frame] = queue.SimpleQueue()

    def serve(self) -> None:
        threading.Thread(target=self.work, name="gtap-compiler", daemon=True).start()
        reader = FrameReader(lambda _: MOST_BYTES)
        with contextlib.suppress(ConnectionError):  # the session is over, and has left an answer unread
            while data := self.connection.recv(1 << 20):
                for frame in reader.feed(data):
                    self.requests.put(frame)

    def work(self) -> None:
        while True:
            frame = self.requests.get()
            _allow(int(frame.values[0]))
            self.answer(frame.number, *self.compiled(frame))
            if self.cache is not None:
                self.cache.trim()

    def compiled(self, frame: Frame) -> tuple[int, Sequence[Any], bytes]:
        try:
            facts, code = compile_work(Work.from_bytes(frame.blob, frame.values[1]), tier=frame.code)
        except Unsupported as error:
            return NOT_SUPPORTED, [str(error)], b""
        except (PtxError, BadWork) as error:
            return INVALID_PTX, [str(error)], b""
        if self.cache is not None:
            self.cache.put(self.cache.key(frame.blob), facts, code)
        return 0, [[list(item) for item in facts.items()]], code

    def answer(self, number: int, status: int, values: Sequence[Any], code: bytes) -> None:
        self.connection.sendall(frame_head(status, number, values, len(code)))
        self.connection.sendall(code)


def _stop(arguments: threading.ExceptHookArgs) -> None:
    """A bug in the generator, or a session that is over."""
    if not issubclass(arguments.exc_type, BrokenPipeError | ConnectionResetError):
        sys.__excepthook__(arguments.exc_type, arguments.exc_value or SystemExit(), arguments.exc_traceback)
    os._exit(70)


def main() -> None:
    connection = int(sys.argv[1])
    _confine(connection)
    threading.excepthook = _stop
    threading.stack_size(256 << 20)  # deep nests of blocks are deep recursions in LLVM
    _Compiler(socket.socket(fileno=connection), open_cache(cache_bytes())).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
