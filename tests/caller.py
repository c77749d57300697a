"""A program under `gtap exec` that calls C functions one at a time, as a test says: many cases for one start."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import attrs

from tests.fixtures import GTAP, Server

PROGRAM = Path(__file__).with_name("programs") / "caller.py"
DRIVER = "libcuda.so.1"


class Single(float):
    """An argument in single precision; a float alone is in double precision."""


Argument = int | None | bytes | float


@attrs.define(eq=False)
class Caller:
    """The program. `note` hears the name of each function that it is told to call."""

    _process: subprocess.Popen[bytes]
    note: Callable[[str], None] = lambda name: None

    def call(self, library: str, name: str, *arguments: Argument) -> tuple[int, list[bytes]]:
        """The status, and the memory of each argument that is bytes, as the function left it."""
        described = [_described(each) for each in arguments]
        given, answers = self._process.stdin, self._process.stdout
        assert given is not None and answers is not None
        given.write(json.dumps([library, name, described]).encode() + b"\n")
        for each in arguments:
            if isinstance(each, bytes):
                given.write(each)
        given.flush()
        status = _line(answers)
        self.note(name)
        return int(status), [answers.read(len(each)) for each in arguments if isinstance(each, bytes)]

    # ---- the driver API, where nothing may fail ----

    def driver(self, name: str, *arguments: Argument) -> list[bytes]:
        status, memory = self.call(DRIVER, name, *arguments)
        assert status == 0, f"{name} is {status}"
        return memory

    def start(self) -> None:
        """Make the first device current."""
        self.driver("cuInit", 0)
        (context,) = self.driver("cuDevicePrimaryCtxRetain", bytes(8), 0)
        self.driver("cuCtxSetCurrent", *struct.unpack("<q", context))

    def allocate(self, size: int) -> int:
        (address,) = self.driver("cuMemAlloc_v2", bytes(8), size)
        return int(struct.unpack("<q", address)[0])

    def free(self, address: int) -> None:
        self.driver("cuMemFree_v2", address)

    def write(self, address: int, data: bytes) -> None:
        self.driver("cuMemcpyHtoD_v2", address, data, len(data))

    def read(self, address: int, size: int) -> bytes:
        return self.driver("cuMemcpyDtoH_v2", bytes(size), address, size)[0]


def _described(argument: Argument) -> object:
    if isinstance(argument, bytes):
        return {"bytes": len(argument)}
    if isinstance(argument, float):
        return {"float" if isinstance(argument, Single) else "double": float(argument)}
    return argument


def _line(answers: IO[bytes]) -> bytes:
    line = answers.readline()
    if not line:
        raise AssertionError("the program ended: its last words are on stderr")
    return line


@contextmanager
def calling(server: Server, environ: Mapping[str, str], *options: str) -> Iterator[Caller]:
    """Start the program; it ends with the block, and well."""
    command = [*GTAP, "exec", "--server", server.url, *options, sys.executable, str(PROGRAM)]
    process = subprocess.Popen(command, env=dict(environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Caller(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
