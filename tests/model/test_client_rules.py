"""Rules 8 and 10 of "order and flow" live in the client: each is switched off in a libgtap.so, and is missed."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
from pathlib import Path

import attrs
import pytest

from tests.shim.conftest import PROGRAMS, SHIM, compile_c, double, runtime_sources
from tests.shim.fake_server import FakeServer, Frame
from tests.shim.stream_server import Stream

HERE = Path(__file__).resolve().parent
DEADLINE = 60.0  # seconds, for what is right
MISSED = 1.0  # for what is not: it would hang
TRIES = 5  # a thread that is kept from running at the wrong moment hides what another one does
QUICK = ("-std=c11", "-D_GNU_SOURCE=", "-O0", "-pthread", "-fvisibility=hidden", "-fPIC")


@attrs.frozen
class Change:
    """One line of the client. `scene` fails with it."""

    rule: int
    name: str
    file: str
    old: str
    new: str
    scene: str


CHANGES = (
    Change(8, "the helper does not send after the idle time", "helper.c",
           "session->flushes == flushes && command_buffer_unsent(session) && !session->writing",
           "session->flushes == ~flushes", "idle"),
    Change(8, "the helper does not read while a host function is armed", "channel.c",
           "return session->undelivered || session->armed || session->link.pushing;",
           "return session->undelivered || session->link.pushing;", "armed"),
    Change(8, "the helper takes signals", "thread.c", "sigfillset(&all);", "sigemptyset(&all);", "signals"),
    Change(8, "a forked child goes on as if it had used nothing", "session.c", "if (sessions.used) {",
           "if (sessions.used < 0) {", "fork"),
    Change(10, "who waits does not send", "command_buffer.c",
           "channel_hold_back(session, w);\n    command_buffer_flush_locked(session);",
           "channel_hold_back(session, w);\n    pthread_mutex_unlock(&session->lock);", "call"),
    Change(10, "posts are not sent at 64 KiB", "command_buffer.c",
           "command_buffer_unsent(session) >= FLUSH_SIZE && !session->writing", "session->writing < 0", "burst"),
)  # fmt: skip


@attrs.frozen
class Client:
    """The runtime's objects and the program, compiled once."""

    folder: Path

    def runtime(self, into: Path, change: Change | None = None) -> None:
        """Link libgtap.so, with one file of it changed."""
        objects = {path.stem: path for path in self.folder.glob("*.o")}
        if change is not None:
            source = SHIM / "src" / change.file
            text = source.read_text()
            assert text.count(change.old) == 1, f"{change.file} has changed: say anew what switches this off"
            (into / change.file).write_text(text.replace(change.old, change.new))
            objects[source.stem] = into / f"{source.stem}.o"
            compile_quick(into, "-c", str(into / change.file))
        compile_quick(
            into, "-shared", "-Wl,-soname,libgtap.so", "-o", "libgtap.so", *map(str, objects.values()), "-ldl"
        )


def compile_quick(folder: Path, *arguments: str) -> None:
    compiler = shutil.which("cc")
    assert compiler, "the tests need a C compiler"
    command = [compiler, *QUICK, f"-I{SHIM}/include", f"-I{SHIM}/src", f"-I{SHIM}/tls", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Client:
    folder = tmp_path_factory.mktemp("client")
    compile_quick(folder, "-c", *runtime_sources())
    made = Client(folder)
    made.runtime(folder)
    compile_c(
        folder / "client_rules", str(HERE / "client_rules.c"), f"-I{PROGRAMS}", f"-L{folder}", "-lgtap", "-rdynamic"
    )
    return made


def passes(client: Client, runtime: Path, scene: str, deadline: float) -> bool:
    """Whether a scene ends well with the runtime in that folder."""
    read, write = os.pipe()
    stream = Stream()

    def on_call(server: FakeServer, frame: Frame) -> None:
        if server.libraries[frame.library] == "toy" and frame.ordinal == 2:
            if struct.unpack_from("<Q", frame.body) == (7,):
                os.write(write, b"x")
        elif server.libraries[frame.library] == "toy":
            double(server, frame)
        else:
            stream.on_call(server, frame)

    with FakeServer(runtime / f"{scene}.sock", on_call, on_done=stream.on_done) as server:
        program = subprocess.Popen(
            [client.folder / "client_rules", scene],
            env={"GTAP_SESSIONS": server.entry, "LD_LIBRARY_PATH": str(runtime)},
            stdin=read, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            return program.wait(deadline) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, 9)  # a child of its own too
            program.wait()
            os.close(read)
            os.close(write)


@pytest.mark.shows("RUNTIME.1")
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.rule} {change.name}")
def test_a_rule_of_the_client_switched_off_is_found(change: Change, client: Client, tmp_path: Path) -> None:
    """The scene ends well with the runtime as it is, and does not with one line changed, in one of a few tries."""
    as_it_is = tmp_path / "as it is"
    as_it_is.mkdir()
    (as_it_is / "libgtap.so").symlink_to(client.folder / "libgtap.so")
    changed = tmp_path / "changed"
    changed.mkdir()
    client.runtime(changed, change)
    assert any(passes(client, as_it_is, change.scene, DEADLINE) for _ in range(TRIES))
    assert not all(passes(client, changed, change.scene, MISSED) for _ in range(TRIES))
