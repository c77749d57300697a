"""Builds the shim and the tests' programs, and runs them against servers played by the test."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import attrs
import pytest

from .fake_server import FakeServer, Frame, reply

ROOT = Path(__file__).resolve().parents[2]
SHIM = ROOT / "shim"
PROGRAMS = Path(__file__).resolve().parent / "programs"
AUDIT = ("audit", "bind_static", "elf")
STRICT = ("-std=c11", "-D_GNU_SOURCE=", "-g", "-O1", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-pthread")
DEADLINE = 60.0  # seconds


def runtime_sources() -> list[str]:
    """What goes into libgtap.so."""
    return [str(path) for path in sorted((SHIM / "src").glob("*.c")) if not path.name.startswith(AUDIT)]


def audit_sources() -> list[str]:
    """What goes into libgtap_audit.so."""
    return [str(path) for path in sorted((SHIM / "src").glob("*.c")) if path.name.startswith(AUDIT)]


def compile_c(output: Path, *arguments: str) -> Path:
    """Compile with every warning an error."""
    compiler = shutil.which("cc")
    assert compiler, "the tests need a C compiler"
    command = [
        compiler,
        *STRICT,
        *(f"-I{SHIM}/{each}" for each in ("include", "src", "tls")),
        "-o",
        str(output),
        *arguments,
        "-ldl",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE * 3)
    assert done.returncode == 0, done.stderr
    return output


@attrs.frozen
class Built:
    """Where the shim was built, and how to build against it."""

    folder: Path

    def program(self, name: str, *arguments: str) -> Path:
        """Build programs/<name>.c against libgtap.so."""
        output = self.folder / name
        if not output.exists():
            link = (f"-L{self.folder}", f"-Wl,-rpath,{self.folder}", "-lgtap")
            compile_c(output, str(PROGRAMS / f"{name}.c"), *arguments, *link)
        return output


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """libgtap.so, built once."""
    folder = tmp_path_factory.mktemp("shim")
    compile_c(folder / "libgtap.so", "-fPIC", "-shared", "-Wl,-soname,libgtap.so", *runtime_sources())
    return Built(folder)


def double(server: FakeServer, frame: Frame) -> None:
    """Answer toyCall with twice its value, any other call that wants an answer with 0."""
    if frame.ordinal == 1:
        (value,) = struct.unpack_from("<Q", frame.body)
        server.send(reply(frame.number, 0, struct.pack("<Q", 2 * value)))
    elif frame.flags & 1:
        server.send(reply(frame.number))


Run = Callable[..., subprocess.CompletedProcess[str]]


@attrs.define(eq=False)
class Bench:
    """Servers of one test and the program that uses them."""

    built: Built
    folder: Path
    stack: ExitStack
    servers: list[FakeServer] = attrs.field(factory=list)

    def serve(self, on_call: Callable[[FakeServer, Frame], None] = double, **options: object) -> FakeServer:
        """One more server."""
        server = FakeServer(self.folder / f"{len(self.servers)}.sock", on_call, **options)  # type: ignore[arg-type]
        self.servers.append(self.stack.enter_context(server))
        return server

    def run(self, program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end."""
        env = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        if self.servers:
            env["GTAP_SESSIONS"] = ";".join(server.entry for server in self.servers)
        env.update(environment)
        command = [str(self.built.program(program)), *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=DEADLINE)


@pytest.fixture
def bench(built: Built, tmp_path: Path) -> Iterator[Bench]:
    """Servers and programs of one test."""
    with ExitStack() as stack:
        yield Bench(built, tmp_path, stack)
