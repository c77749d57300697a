"""What a session's processes are on a real server: confined; one that tries what it may not ends alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gtap_core.testing.waiting import eventually
from tests import processes
from tests.devices import standin
from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import GTAP, Ran, Server, serving

MEMORY = -1  # not a system call, but more memory than a session may have
CALLS = {"forbidden": 101, "fork": 57} if os.uname().machine == "x86_64" else {"forbidden": 117, "fork": 220}
PLUGIN = """
import ctypes, os
from gtap_core import hookimpl

@hookimpl
def session_opened(session):
    with open({path!r}) as file:
        number = int(file.read())
    if number == {memory}:
        session.kept["taken"] = bytes(9 << 30)
    elif number:
        made = ctypes.CDLL(None).syscall(number, 17, 0, 0, 0, 0)
        os.write(2, b"tried: %d\\n" % made)
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """programs/ends.c, compiled."""
    made = tmp_path_factory.mktemp("isolation") / "ends"
    subprocess.run(["cc", str(PROGRAMS / "ends.c"), "-o", str(made), "-ldl", "-lpthread"], check=True)
    return made


@pytest.fixture
def tries(tmp_path: Path) -> Path:
    """A file with the number of the system call that sessions try when they open; 0 for none."""
    file = tmp_path / "call"
    file.write_text("0")
    return file


@pytest.fixture
def hostile_server(tmp_path: Path, tries: Path, environ: dict[str, str]) -> Iterator[Server]:
    """A server on the CPU device whose sessions run a plugin that makes system calls."""
    (tmp_path / "hostile.py").write_text(PLUGIN.format(path=str(tries), memory=MEMORY))
    described = tmp_path / "hostile-1.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[gtap]\nhostile = hostile\n")
    with serving(tmp_path, {**environ, "PYTHONPATH": str(tmp_path)}, "cpu") as server:
        yield server


def test_a_session_that_tries_what_is_forbidden_ends_alone(
    program: Path, tries: Path, hostile_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """The next one computes; the log says why the first ended."""
    tries.write_text(str(CALLS["forbidden"]))
    assert gtap_exec(program, "return", server=hostile_server).status != 0
    sentence = "ended: it made a system call that no session may make, which ended it (GTAP_SECCOMP)\n"
    eventually(lambda: sentence in hostile_server.said())
    tries.write_text("0")
    assert gtap_exec(program, "return", server=hostile_server).status == 0


@pytest.mark.falls_without("gtap_core/session/runtime.py", "faults, rest = error.split((Fault, MemoryError))")
def test_a_session_that_takes_more_memory_than_it_may_ends_alone(
    program: Path, tries: Path, hostile_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """The log says why, its client has one sentence of the end, and the next one computes."""
    tries.write_text(str(MEMORY))
    ran = gtap_exec(program, "return", server=hostile_server)
    sentence = "the session has used up the memory that a session may have"
    assert ran.status != 0 and ran.stderr.count("gtap: the session with the server") == 1
    eventually(lambda: f"ended: {sentence}\n" in hostile_server.said())
    assert "Traceback" not in hostile_server.said()
    tries.write_text("0")
    assert gtap_exec(program, "return", server=hostile_server).status == 0


@pytest.mark.falls_without("gtap_core/session/process.py", "seal(device)")
def test_a_session_cannot_fork(
    program: Path, tries: Path, hostile_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    tries.write_text(str(CALLS["fork"]))
    assert gtap_exec(program, "return", server=hostile_server).status == 0
    refused = "is not one of a session's: refused\n"
    eventually(lambda: refused in hostile_server.said())
    said = hostile_server.said()
    assert "tried: -1\n" in said
    assert said.count(refused) == 1


WORKS = """
import ctypes
runtime, nvml = ctypes.CDLL("libcudart.so.13"), ctypes.CDLL("libnvidia-ml.so.1")
SIZE = ctypes.c_size_t(8 << 20)
def made(function, *arguments):
    out = ctypes.c_void_p()
    assert function(ctypes.byref(out), *arguments) == 0, function
    return out
ran = []
@ctypes.CFUNCTYPE(None, ctypes.c_void_p)
def note(_):
    ran.append(1)
for _ in range(2):
    stream, event = made(runtime.cudaStreamCreate), made(runtime.cudaEventCreate)
    memory = made(runtime.cudaMalloc, SIZE)
    managed, pinned = made(runtime.cudaMallocManaged, SIZE, 1), made(runtime.cudaHostAlloc, SIZE, 2)
    for kind, to, source in ((1, memory, pinned), (3, managed, memory), (2, pinned, memory)):
        assert runtime.cudaMemcpyAsync(to, source, SIZE, kind, stream) == 0
    assert runtime.cudaLaunchHostFunc(stream, note, None) == 0
    assert runtime.cudaEventRecord(event, stream) == runtime.cudaStreamSynchronize(stream) == 0
    assert runtime.cudaEventSynchronize(event) == 0
    used, device = (ctypes.c_ulonglong * 3)(), ctypes.c_void_p()
    assert nvml.nvmlInit_v2() == nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)) == 0
    assert nvml.nvmlDeviceGetMemoryInfo(device, used) == 0 and used[2] >= SIZE.value
    assert runtime.cudaDeviceReset() == 0
print(ran)
"""


@pytest.mark.parametrize("device", ["cpu", "null", "cuda"])
def test_the_lists_have_what_a_session_needs(
    device: str, tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Copies, streams, events, host functions, managed memory, NVML: no call of the session is refused.

    The driver is the stand-in: what the real one needs is not known before it has been met.
    """
    folder = tmp_path / "driver"
    folder.mkdir()
    if device == "cuda":
        standin.build(folder)
    environ = {**environ, "LD_LIBRARY_PATH": str(folder), "GTAP_SECCOMP": "enforce"}
    with serving(tmp_path, environ, device) as server:
        ran = gtap_exec(sys.executable, "-c", WORKS, server=server)
        assert (ran.status, ran.stdout, ran.stderr) == (0, "[1, 1]\n", ""), server.said()
        assert "system call" not in server.said()


def status(pid: int) -> dict[str, str]:
    """The lines of /proc/PID/status; none of a process that has ended."""
    lines: list[str] = []
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def running(server: Server, module: bytes) -> list[int]:
    """Those of a server's processes that run that module."""
    return [each.pid for each in processes.below(server.pid) if processes.runs(each.pid, module)]


def test_the_process_that_runs_kernels_is_confined(cpu_server: Server, environ: dict[str, str]) -> None:
    """It has a filter, no way to privileges, and none of the server's descriptors."""
    code = (
        "import ctypes; cuda = ctypes.CDLL('libcuda.so.1'); context = ctypes.c_void_p(); memory = ctypes.c_uint64();"
        "cuda.cuInit(0); cuda.cuCtxCreate_v2(ctypes.byref(context), 0, 0);"
        "cuda.cuMemAlloc_v2(ctypes.byref(memory), 4096); print(cuda.cuCtxSynchronize(), flush=True); input()"
    )
    command = [*GTAP, "exec", "--server", cpu_server.url, "python3", "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ) as ran:
        assert ran.stdout is not None
        assert ran.stdout.readline() == "0\n"
        kernels = running(cpu_server, b"gtap_plugin_cpu.child")
        assert len(kernels) == 1
        assert Path(f"/proc/{kernels[0]}/oom_score_adj").read_text() == "500\n"
        found = status(kernels[0])
        assert (found["Seccomp"], found["NoNewPrivs"]) == ("2", "1")

        def confined() -> int:
            return sum(status(pid).get("Seccomp") == "2" for pid in running(cpu_server, b"gtap_core.session"))

        eventually(lambda: confined() == 2)  # the session and the spare one; not the template, the starters
        ran.communicate("\n", timeout=60)
