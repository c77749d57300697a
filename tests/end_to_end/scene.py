"""A server, a launcher, its program and its session, each a process that may be signalled; and what is left of them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import attrs

from gtap_core.testing import eventually
from tests.fixtures import GTAP, START_DEADLINE
from tests.processes import runs

WITHIN = 2.0  # seconds from a signal until nothing is left of what it ends
PATIENCE = 20.0  # seconds for that where others have the processor: it is late then
DEVICES = {"busy": "cpu", "idle": "null"}
USED = 1 << 20  # bytes of device memory that the program has
PROGRAM = r"""
import ctypes, os, signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.SIG_DFL)
cuda = ctypes.CDLL("libcuda.so.1")
context, module, kernel, memory = (ctypes.c_void_p() for _ in range(4))
byte = ctypes.create_string_buffer(1)
def check(status):
    if status:
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
    Path(sys.argv[2]).write_text(str(time.monotonic()))
    time.sleep(0.05)
"""
MONITOR = r"""
import ctypes, sys
nvml = ctypes.CDLL("libnvidia-ml.so.1")
device, memory, count, rows = ctypes.c_void_p(), (ctypes.c_uint64 * 3)(), ctypes.c_uint(), (ctypes.c_uint32 * 600)()
if nvml.nvmlInit_v2() or nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)):
    sys.exit("no NVML")
for line in sys.stdin:
    count.value = 100
    status = [nvml.nvmlDeviceGetMemoryInfo(device, memory)]
    status.append(nvml.nvmlDeviceGetComputeRunningProcesses_v3(device, ctypes.byref(count), rows))
    print(*status, memory[2], *(rows[6 * index] for index in range(count.value)), flush=True)
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


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["X"]


def started(pid: int) -> str:
    """When it started, which tells it from a later process of the same number; empty when it is gone."""
    fields = _stat(pid)
    return "" if fields[0] in "ZX" else fields[19]


def stopped(pid: int) -> bool:
    """Whether it is stopped, as by Ctrl-Z."""
    return _stat(pid)[0] == "T"


def since(pids: set[int]) -> dict[int, str]:
    """When each that is there has started."""
    return {pid: start for pid in pids if (start := started(pid))}


@attrs.define
class Scene:
    """All up. `url` is the server's; processes are known by their number and when they started."""

    folder: Path
    url: str
    launcher: subprocess.Popen[str]
    monitor: subprocess.Popen[str] | None
    pids: dict[str, int]  # program, its parent, launcher, session, supervisor
    known: dict[int, str]  # what comes from the launcher and from the session
    others: dict[int, str]  # what is the server's own
    terminal: int = -1  # where its user types
    deadline: float = 0.0
    late: float = 0.0  # the most seconds after the deadline when something was so that must be

    def signal(self, who: str, number: int) -> None:
        """Send it a signal, from which on time is counted; those of terminals and shells go to its process group."""
        self.deadline = time.monotonic() + WITHIN
        if number in (signal.SIGINT, signal.SIGTSTP, signal.SIGCONT):
            os.killpg(os.getpgid(self.pids[who]), number)
        else:
            os.kill(self.pids[who], number)

    def type(self, keys: bytes) -> None:
        """Type keys at the launcher's terminal; none: close it."""
        self.deadline = time.monotonic() + WITHIN
        if keys:
            os.write(self.terminal, keys)
        else:
            os.close(self.terminal)

    def in_time(self, look: Callable[[], object], what: str) -> None:
        """Wait for what must be so within 2 seconds of the last signal."""
        eventually(look, seconds=PATIENCE, what=what)
        self._done()

    def _done(self) -> None:
        self.late = max(self.late, time.monotonic() - self.deadline)

    def end(self) -> tuple[int, str]:
        """The launcher's status, what the user saw."""
        _, seen = self.launcher.communicate(timeout=PATIENCE)
        self._done()
        return self.launcher.returncode, seen

    def gone(self, whose: Collection[int]) -> None:
        """Wait until none of these processes is there."""
        with contextlib.suppress(AssertionError):
            self.in_time(lambda: not self.remaining(whose), "")
        assert self.remaining(whose) == []

    def remaining(self, whose: Collection[int]) -> list[str]:
        """Those that are still there, with what they run."""
        every = {**self.known, **self.others}
        return [_described(pid) for pid in whose if started(pid) == every[pid]]

    def usage(self) -> tuple[int, set[int]]:
        """What NVML says to another program: the bytes of the device that are used, and the processes that use it."""
        assert self.monitor is not None
        return _ask(self.monitor)

    def unused(self) -> None:
        """Wait until nothing of the device is used."""
        program = self.pids["program"]
        self.in_time(lambda: (now := self.usage())[0] == 0 and program not in now[1], f"no memory, {self.usage()}")

    def unwatch(self) -> None:
        """End the monitor."""
        assert self.monitor is not None
        self.monitor.communicate()

    def log(self) -> str:
        """What the server has said."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def beats(self) -> str:
        """What changes while the idle program computes."""
        file = self.folder / "beats"
        return file.read_text() if file.exists() else ""

    @property
    def audit(self) -> Path:
        """What each lease has used, which a server keeps that others share."""
        return self.folder / "state" / "gtap" / "audit.jsonl"

    @property
    def kept(self) -> set[str]:
        """What a server keeps from one run to the next."""
        state = self.audit.parent
        names = ("tokens.json", "tokens.lock", "places", "tls/cert.pem", "tls/key.pem", "tls/lock")
        return {str(self.audit), *(str(state / name) for name in names)}

    def left(self) -> list[str]:
        """Files in the folders for temporary files, for state and for sockets, but what is kept; who still listens."""
        places = (self.folder / "tmp", self.folder / "state", self.folder / "sockets")
        files = {str(each) for place in places if place.exists() for each in place.rglob("*") if not each.is_dir()}
        return sorted(files - self.kept) + ([self.url] if _listens(self.url) else [])


def _ask(monitor: subprocess.Popen[str]) -> tuple[int, set[int]]:
    assert monitor.stdin is not None and monitor.stdout is not None
    monitor.stdin.write("\n")
    monitor.stdin.flush()
    one, other, used, *pids = map(int, monitor.stdout.readline().split())
    assert (one, other) == (0, 0)
    return used, set(pids)


def _listens(url: str) -> bool:
    scheme, _, place = url.partition("://")
    if scheme not in ("tcp", "tls"):
        return False  # its socket is a file
    host, _, port = place.rpartition(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


def _described(pid: int) -> str:
    with contextlib.suppress(OSError):
        return f"{pid} {_stat(pid)[0]} {Path(f'/proc/{pid}/cmdline').read_bytes().replace(bytes(1), b' ')[:80]!r}"
    return str(pid)


@attrs.define
class _Stage:
    """Starts processes, and ends whatever is left of them."""

    folder: Path
    environ: dict[str, str]
    stack: contextlib.ExitStack
    every: set[int] = attrs.field(factory=set)

    def program(self, doing: str) -> list[str]:
        """The program's command."""
        file = self.folder / "program.py"
        file.write_text(PROGRAM)
        return [sys.executable, str(file), doing, str(self.folder / "beats")]

    def start(self, *command: str, **options: object) -> subprocess.Popen[str]:
        given = {"stdin": subprocess.DEVNULL, "env": self.environ, "process_group": 0, "text": True, **options}
        process: subprocess.Popen[str] = subprocess.Popen(command, **given)  # type: ignore[call-overload]
        self.stack.callback(self._end, process)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                self.stack.callback(_close, stream)
        return process

    def serve(self, url: str, *options: str) -> tuple[subprocess.Popen[str], str]:
        """A server, and where it listens."""
        reader, writer = os.pipe()
        command = [*GTAP, "serve", "--listen", url, "--ready-fd", str(writer), *options]
        with (self.folder / "log").open("w") as log, os.fdopen(reader) as ready:
            process = self.start(*command, stdout=log, stderr=log, pass_fds=(writer,))
            os.close(writer)
            return process, f"{ready.readline().strip()}{self._mark(url)}"

    def _mark(self, url: str) -> str:
        """What its clients insist on, with TLS: the fingerprint of its certificate, in the link that it prints."""
        said = (self.folder / "log").read_text(encoding="utf-8")
        return f"#{said.partition('gtap://')[2].partition('#')[2][:64]}" if url.startswith("tls:") else ""

    def execute(self, url: str, *command: str, **options: object) -> subprocess.Popen[str]:
        """A program under gtap. In a group of its own: Ctrl-Z stops no group whose parent is of another session."""
        pipe = subprocess.PIPE
        return self.start(*GTAP, "exec", "--server", url, *command, stdout=pipe, stderr=pipe, **options)

    def at_terminal(self, url: str, *command: str) -> tuple[subprocess.Popen[str], int]:
        """A program under gtap at a terminal of its own, as in a window that is opened for it; and where one types."""
        typing, terminal = os.openpty()
        given = {"process_group": None, "start_new_session": True, "preexec_fn": _take_terminal}
        launcher = self.execute(url, *command, stdin=terminal, **given)
        os.close(terminal)
        return launcher, typing

    def _end(self, process: subprocess.Popen[str]) -> None:
        for pid in self.every | tree(process.pid):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _stage(folder: Path, environ: dict[str, str], stack: contextlib.ExitStack) -> _Stage:
    """A stage whose processes write into folders of their own."""
    for name in ("tmp", "state", "sockets"):
        (folder / name).mkdir()
    environ = {**environ, "TMPDIR": str(folder / "tmp"), "XDG_STATE_HOME": str(folder / "state")}
    return _Stage(folder, environ, stack)


def _close(stream: object) -> None:
    with contextlib.suppress(OSError):  # what is written to who has ended
        stream.close()  # type: ignore[attr-defined]


@contextlib.contextmanager
def scene(
    folder: Path,
    environ: dict[str, str],
    doing: str,
    listen: str = "unix",
    *options: str,
    program: str = "{}",
    terminal: bool = False,
) -> Iterator[Scene]:
    """All up, the program computing or idle, and a monitor beside it. What is left at the end is killed.

    `program`: how a shell starts it, {} being its command, {gtap} what starts one under gtap; by itself: no shell.
    """
    urls = {"unix": f"unix://{folder}/sockets/s", "tcp": "tcp://127.0.0.1:0", "tls": "tls://127.0.0.1:0"}
    with contextlib.ExitStack() as stack:
        stage = _stage(folder, environ, stack)
        server, url = stage.serve(urls[listen], "--device", DEVICES[doing], *options)
        command = stage.program(doing)
        if program != "{}":
            command = ["sh", "-c", program.format(" ".join(command), gtap=f"{' '.join(GTAP)} exec --server {url}")]
        watching = _spares(server.pid, 1)
        monitor = stage.execute(url, sys.executable, "-c", MONITOR, stdin=subprocess.PIPE)
        assert _ask(monitor)[0] == 0
        [session] = _spares(server.pid, 2) - watching
        launcher, typing = stage.at_terminal(url, *command) if terminal else (stage.execute(url, *command), -1)
        assert launcher.stdout is not None
        computing = int(launcher.stdout.readline())
        _spares(server.pid, 3)
        known = since(tree(launcher.pid) | tree(session))
        others = since((tree(server.pid) | tree(monitor.pid)) - known.keys())
        stage.every |= known.keys() | others.keys()
        pids = {"program": computing, "parent": int(_stat(computing)[1])}
        pids |= {"launcher": launcher.pid, "session": session, "supervisor": server.pid}
        run = Scene(folder, url.partition("#")[0], launcher, monitor, pids, known, others, typing)
        used, processes = run.usage()
        assert used >= USED and computing in processes
        yield run


@contextlib.contextmanager
def local_scene(folder: Path, environ: dict[str, str], doing: str) -> Iterator[Scene]:
    """As `scene`, with the server that `gtap exec --local` starts, with files that are gathered, without a monitor."""
    with contextlib.ExitStack() as stack:
        stage = _stage(folder, environ, stack)
        command = [*GTAP, "exec", "--local", "--device", DEVICES[doing]]
        command += [f"--stats={folder / 'stats'}", "--record", str(folder / "calls"), *stage.program(doing)]
        launcher = stage.start(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert launcher.stdout is not None
        computing = int(launcher.stdout.readline())
        [server] = [each for each in children(launcher.pid) if runs(each, b"serve")]
        _spares(server, 2)
        known = since(tree(launcher.pid))
        stage.every |= known.keys()
        pids = {"program": computing, "launcher": launcher.pid, "supervisor": server}
        yield Scene(folder, "unix://", launcher, None, pids, known, {})


def _spares(server: int, count: int) -> set[int]:
    """Wait until the server's template has forked so many processes."""

    def forked() -> set[int]:
        every = {session for template in children(server) for session in children(template)}
        return {pid for pid in every if _leads(pid)}  # what the template starts to find libraries leads no session

    eventually(lambda: len(forked()) >= count, seconds=START_DEADLINE, what=f"{count} session processes")
    return forked()


def _leads(pid: int) -> bool:
    try:
        return os.getsid(pid) == pid
    except OSError:
        return False
