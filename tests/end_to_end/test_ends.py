"""What remains when one of a run's processes is interrupted, terminated, killed or stopped: nothing.

The table is SOLID.5's: four signals by four processes, while a kernel runs and while the program is idle.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from gtap_core.testing import eventually
from tests.fixtures import GTAP, START_DEADLINE

WITHIN = 4.0  # seconds for everything to be gone: 2, and as much again for a loaded machine
STILL = 1.5  # seconds for which what is stopped stays so: longer than anybody's first patience
FAILED = 3  # how the program ends when a call fails
PROGRAM = r"""
import ctypes, os, signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
cuda = ctypes.CDLL("libcuda.so.1")
context, module, kernel, memory = (ctypes.c_void_p() for _ in range(4))
byte = ctypes.create_string_buffer(1)
def check(status):
    if status:
        print("status", status, flush=True)
        os._exit(3)
check(cuda.cuInit(0))
check(cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0))
check(cuda.cuCtxSetCurrent(context))
check(cuda.cuMemAlloc_v2(ctypes.byref(memory), ctypes.c_size_t(1 << 20)))
if sys.argv[1] == "busy":
    image = b".version 7.0\n.target sm_75\n.address_size 64\n.visible .entry forever() { L: bra L; ret; }\n"
    check(cuda.cuModuleLoadData(ctypes.byref(module), image))
    check(cuda.cuModuleGetFunction(ctypes.byref(kernel), module, b"forever"))
    check(cuda.cuCtxSynchronize())
    check(cuda.cuLaunchKernel(kernel, 1, 1, 1, 1, 1, 1, 0, None, None, None))
    print(os.getpid(), flush=True)
    check(cuda.cuCtxSynchronize())
check(cuda.cuMemcpyDtoH_v2(byte, memory, ctypes.c_size_t(1)))
print(os.getpid(), flush=True)
while True:
    check(cuda.cuMemcpyDtoH_v2(byte, memory, ctypes.c_size_t(1)))
    time.sleep(0.05)
"""


def children(pid: int) -> list[int]:
    """The process's children, of all its threads."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def tree(pid: int) -> set[int]:
    """The process and all that come from it."""
    return {pid}.union(*(tree(each) for each in children(pid)))


def started(pid: int) -> str:
    """When it started, which tells it from a later process of the same number; empty when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]


@attrs.define
class Scene:
    """A server, a launcher, its program and its session, each in its place, and all processes that there are."""

    folder: Path
    url: str
    launcher: subprocess.Popen[str]
    pids: dict[str, int]
    known: dict[int, str]  # what comes from the launcher and from the session, and when it started
    others: dict[int, str]  # what is the server's own

    def signal(self, who: str, number: int) -> None:
        if number == signal.SIGINT:  # as Ctrl-C does at the terminal of each
            os.killpg(os.getpgid(self.pids[who]), number)
        else:
            os.kill(self.pids[who], number)

    def end(self) -> tuple[int, str, str]:
        """The launcher's status, the program's words, what the user saw."""
        said, seen = self.launcher.communicate(timeout=WITHIN)
        return self.launcher.returncode, said, seen

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def remaining(self, whose: dict[int, str]) -> list[str]:
        """Those that are still there, with what they run."""
        return [_described(pid) for pid, since in whose.items() if started(pid) == since]

    def files(self) -> list[str]:
        """What is left in the folders for temporary files, for state and for sockets."""
        places = (self.folder / "tmp", self.folder / "state", self.folder / "sockets")
        return [str(each) for place in places if place.exists() for each in place.rglob("*") if not each.is_dir()]


def _described(pid: int) -> str:
    with contextlib.suppress(OSError):
        return f"{pid} {Path(f'/proc/{pid}/cmdline').read_bytes().replace(bytes(1), b' ')[:80]!r}"
    return str(pid)


def _since(pids: set[int]) -> dict[int, str]:
    return {pid: since for pid in pids if (since := started(pid))}


@contextlib.contextmanager
def scene(
    folder: Path, environ: dict[str, str], device: str, doing: str, listen: str, *options: str
) -> Iterator[Scene]:
    """All up, the program computing or idle. What is left at the end is killed."""
    for name in ("tmp", "state", "sockets"):
        (folder / name).mkdir()
    environ = {**environ, "TMPDIR": str(folder / "tmp"), "XDG_STATE_HOME": str(folder / "state")}
    urls = {"unix": f"unix://{folder}/sockets/s", "tcp": "tcp://127.0.0.1:0"}
    reader, writer = os.pipe()
    command = [*GTAP, "serve", "--listen", urls[listen], "--device", device, "--ready-fd", str(writer), *options]
    given: dict[str, object] = {"env": environ, "start_new_session": True, "text": True}
    every: set[int] = set()
    with contextlib.ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("w"))
        ready = stack.enter_context(os.fdopen(reader))
        server = subprocess.Popen(command, stdout=log, stderr=log, pass_fds=(writer,), **given)  # type: ignore[call-overload]
        stack.callback(_kill_all, every, (server,))
        os.close(writer)
        url = ready.readline().strip()
        every |= {server.pid}
        [session] = eventually(lambda: _spares(server.pid), seconds=START_DEADLINE, what="one idle session process")
        command = [*GTAP, "exec", "--server", url, sys.executable, "-c", PROGRAM, doing]
        launcher = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **given)  # type: ignore[call-overload]
        stack.callback(_kill_all, every, (launcher,))
        stack.enter_context(contextlib.closing(launcher.stdout))
        stack.enter_context(contextlib.closing(launcher.stderr))
        program = int(launcher.stdout.readline())
        eventually(lambda: _spares(server.pid) - {session}, seconds=START_DEADLINE, what="another idle process")
        known = _since(tree(launcher.pid) | tree(session))
        others = _since(tree(server.pid) - known.keys())
        every |= known.keys() | others.keys()
        pids = {"program": program, "launcher": launcher.pid, "session": session, "supervisor": server.pid}
        yield Scene(folder, url, launcher, pids, known, others)
        assert server.poll() is None or "supervisor" in _ended(pids), "the server has ended by itself"


def _ended(pids: dict[str, int]) -> list[str]:
    return [name for name, pid in pids.items() if not started(pid)]


def _spares(server: int) -> set[int]:
    """The processes that the server's template has forked."""
    forked = {session for template in children(server) for session in children(template)}
    return {pid for pid in forked if _leads(pid)}  # what the template starts to find libraries leads no session


def _leads(pid: int) -> bool:
    try:
        return os.getsid(pid) == pid
    except OSError:
        return False


def _kill_all(pids: set[int], ours: tuple[subprocess.Popen[str], ...]) -> None:
    for pid in pids:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    for each in ours:
        each.wait()


NUMBERS = {"int": signal.SIGINT, "term": signal.SIGTERM, "kill": signal.SIGKILL}
STOPPED = "the server at {url} was stopped"
OVER = "the session with the server at {url} is over: "  # the program says it; the launcher may be told in time
LOST = "the connection to {url} is lost"
# signal, process -> the launcher's exit status, the line that its user sees ("" for none)
TABLE = {
    ("int", "program"): (-2, ""), ("term", "program"): (-15, ""), ("kill", "program"): (-9, ""),
    ("int", "launcher"): (-2, ""), ("term", "launcher"): (-15, ""), ("kill", "launcher"): (-9, ""),
    ("int", "session"): (FAILED, OVER),
    ("term", "session"): (FAILED, OVER),
    ("kill", "session"): (FAILED, OVER),
    ("int", "supervisor"): (FAILED, STOPPED), ("term", "supervisor"): (FAILED, STOPPED),
    ("kill", "supervisor"): (FAILED, LOST),
}  # fmt: skip
DOING = {"busy": "cpu", "idle": "null"}


@pytest.fixture(params=["unix", "tcp"])
def listen(request: pytest.FixtureRequest) -> str:
    """How the server listens."""
    return str(request.param)


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("number", "who"), TABLE)
def test_nothing_remains(number: str, who: str, doing: str, listen: str, short: Path, environ: dict[str, str]) -> None:
    """Delete `duties.do()` from gtap_core/guard.py to see it fail."""
    _cell(number, who, doing, listen, short, environ)


@pytest.mark.slow
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize(
    ("number", "who", "doing", "listen"),
    [
        ("kill", "program", "idle", "unix"),
        ("int", "program", "busy", "unix"),
        ("kill", "launcher", "busy", "tcp"),
        ("kill", "session", "idle", "tcp"),
        ("kill", "supervisor", "idle", "unix"),
    ],
)
def test_nothing_remains_in_short(
    number: str, who: str, doing: str, listen: str, short: Path, environ: dict[str, str]
) -> None:
    """Of the table what is most likely to fail.

    Delete `duties.do()` from gtap_core/guard.py to see it fail.
    """
    _cell(number, who, doing, listen, short, environ)


def _cell(number: str, who: str, doing: str, listen: str, folder: Path, environ: dict[str, str]) -> None:
    status, line = TABLE[number, who]
    with scene(folder, environ, DOING[doing], doing, listen) as run:
        run.signal(who, NUMBERS[number])
        ended, _, seen = run.end()
        _gone(run, run.known)
        assert ended == status, seen
        assert line.format(url=run.url) in seen
        assert line or not seen
        if who != "supervisor":
            eventually(lambda: "ended" in run.log(), seconds=WITHIN, what="the log tells the end")
            assert run.remaining({run.pids["supervisor"]: run.others[run.pids["supervisor"]]})
            run.signal("supervisor", signal.SIGTERM)
        _gone(run, run.others)
        eventually(lambda: not run.files(), seconds=WITHIN, what=f"no files, but {run.files()}")


# the stopped, the killed -> the launcher's exit status, who is gone before the stopped goes on
WHILE_STOPPED = {
    ("program", "launcher"): (-9, "program launcher session"), ("program", "session"): (FAILED, "session"),
    ("program", "supervisor"): (FAILED, "supervisor session"),
    ("launcher", "program"): (-9, "program"), ("launcher", "session"): (FAILED, "session program"),
    ("launcher", "supervisor"): (FAILED, "supervisor session program"),
    ("session", "program"): (-9, "program launcher session"), ("session", "launcher"): (-9, "program launcher session"),
    ("session", "supervisor"): (FAILED, "supervisor session"),
    ("supervisor", "program"): (-9, "program launcher"), ("supervisor", "launcher"): (-9, "program launcher"),
    ("supervisor", "session"): (FAILED, "session"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("stopped", "killed"), WHILE_STOPPED)
def test_nothing_remains_once_the_stopped_goes_on(
    stopped: str, killed: str, doing: str, short: Path, environ: dict[str, str]
) -> None:
    """A client tries for the grace to reach a server that is gone without a word: that is a second here.

    Delete `self.process.kill()` from SessionProcess.end in gtap_core/server/children.py to see it fail.
    """
    status, before = WHILE_STOPPED[stopped, killed]
    with scene(short, environ, DOING[doing], doing, "unix", "--grace", "1" if killed == "supervisor" else "30") as run:
        run.signal(stopped, signal.SIGSTOP)
        run.signal(killed, signal.SIGKILL)
        _gone(run, {run.pids[who]: {**run.known, **run.others}[run.pids[who]] for who in before.split()})
        time.sleep(STILL)
        with contextlib.suppress(ProcessLookupError):
            run.signal(stopped, signal.SIGCONT)
        ended, _, seen = run.end()
        assert ended == status, seen
        _gone(run, run.known)
        if killed != "supervisor":
            run.signal("supervisor", signal.SIGTERM)
        _gone(run, run.others)
        eventually(lambda: not run.files(), seconds=WITHIN, what=f"no files, but {run.files()}")


def _gone(run: Scene, whose: dict[int, str]) -> None:
    with contextlib.suppress(AssertionError):
        eventually(lambda: not run.remaining(whose), seconds=WITHIN)
    assert run.remaining(whose) == []


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name: socket paths are short."""
    return tmp_path_factory.mktemp("ends")
