"""`gtap exec --memory`: memory of its own, granted in full or waited for, and given up when nobody renews it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest
import trio
from gtap_plugin_cpu.facts import memory_limit

from gtap_core import config
from gtap_core.client import address, connection, watch
from gtap_core.session.memory import EXTENT
from gtap_core.testing import eventually
from gtap_core.wire.watch import Snapshot
from tests.fixtures import GTAP, Server

GIB, MIB = 1 << 30, 1 << 20
LEASE = 3  # seconds

PROGRAM = """
import ctypes, os, sys
cuda, runtime, nvml = (ctypes.CDLL(each) for each in ("libcuda.so.1", "libcudart.so.13", "libnvidia-ml.so.1"))
size = ctypes.c_size_t
class Memory(ctypes.Structure):
    _fields_ = [("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong)]
def malloc(bytes):
    at = ctypes.c_void_p()
    return runtime.cudaMalloc(ctypes.byref(at), size(bytes))
def info():
    free, total, whole = size(), size(), size()
    assert runtime.cudaMemGetInfo(ctypes.byref(free), ctypes.byref(total)) == 0
    assert cuda.cuDeviceTotalMem_v2(ctypes.byref(whole), 0) == 0
    used, device = Memory(), ctypes.c_void_p()
    assert nvml.nvmlInit_v2() == nvml.nvmlDeviceGetHandleByIndex_v2(0, ctypes.byref(device)) == 0
    assert nvml.nvmlDeviceGetMemoryInfo(device, ctypes.byref(used)) == 0
    print(free.value, total.value, whole.value, used.free, used.total, total.value - used.used, flush=True)
assert cuda.cuInit(0) == 0
"""
FIGURES = """
import subprocess, time
if sys.argv[1:] == ["child"]:
    assert malloc(200 << 20) == 0
    print("ready", flush=True)
    sys.stdin.read()
    sys.exit(0)
info()
assert malloc(300 << 20) == malloc(1000) == 0
info()
assert runtime.cudaDeviceSetLimit(2, size(100 << 20)) == 0  # the heap of malloc in kernels
info()
module, ptx = ctypes.c_void_p(), b".version 6.0\\n.target sm_50\\n.address_size 64\\n"
ptx += b".global .align 4 .b8 big[5000004];\\n.visible .entry k() { ret; }\\n"
assert cuda.cuModuleLoadData(ctypes.byref(module), ptx) == 0
info()
child = subprocess.Popen([sys.executable, __file__, "child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
assert child.stdout.readline() == b"ready\\n"
info()
print(malloc(500 << 20), runtime.cudaGetLastError(), malloc(1 << 30), runtime.cudaGetLastError(), flush=True)
child.communicate()
deadline = time.monotonic() + 60
while malloc(500 << 20) and time.monotonic() < deadline:  # the server hears of the child's end
    time.sleep(0.01)
info()
print("end", flush=True)
sys.stdin.readline()
"""
HOLDER = """
print("has", malloc(int(sys.argv[1])), flush=True)
sys.stdin.readline()
first, second = runtime.cudaDeviceSynchronize(), malloc(1)
print("then", first, second, flush=True)
"""


@contextmanager
def started(server: Server, environ: dict[str, str], *words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A launcher and its program; both are gone with the block."""
    command = [*GTAP, "exec", "--server", server.url, *map(str, words)]
    pipe = subprocess.PIPE
    launcher = subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    try:
        yield launcher
    finally:
        launcher.send_signal(signal.SIGCONT)
        launcher.kill()
        launcher.communicate(timeout=60)


def line(launcher: subprocess.Popen[str]) -> str:
    assert launcher.stdout is not None
    return launcher.stdout.readline().strip()


def said(launcher: subprocess.Popen[str]) -> str:
    """The next line on stderr."""
    assert launcher.stderr is not None
    return launcher.stderr.readline().strip()


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Path]:
    def write(*parts: str) -> Path:
        file = tmp_path / f"program-{os.urandom(4).hex()}.py"
        file.write_text("".join((PROGRAM, *parts)))
        return file

    return write


def look(server: Server) -> Snapshot:
    """What `gtap top` shows."""
    return watch.look(attrs.evolve(config.load(), servers=(server.url,)))


def room() -> int:
    """What the CPU device has here, in whole extents."""
    return memory_limit() // EXTENT * EXTENT


@pytest.mark.shows("FACE.3")
@pytest.mark.parametrize("device", ["cpu"])
def test_a_program_sees_its_lease_to_the_byte(
    device: str, server: Callable[..., Server], environ: dict[str, str], program: Callable[..., Path]
) -> None:
    """In cudaMemGetInfo, cuDeviceTotalMem, NVML and `gtap top`; what its processes hold counts together.

    Drop the branch for a limit from session/usage.py's _memory to see it fail.
    """
    serving = server(device)
    with started(serving, environ, "--memory", "1GiB", sys.executable, program(FIGURES)) as launcher:
        assert launcher.stdout is not None
        out = list(iter(launcher.stdout.readline, "end\n"))
        # the child's memory is free a moment before its session is over
        top = eventually(lambda: (found := look(serving)) and len(found.sessions) == 1 and found)
        _, err = launcher.communicate("\n", timeout=60)
    lines = [[int(word) for word in each.split()] for each in out]
    (statuses,) = [each for each in lines if len(each) == 4]
    assert (launcher.returncode, err, statuses) == (0, "", [2, 2, 2, 2])
    infos = [each for each in lines if len(each) == 6]
    for free, total, whole, nvml_free, nvml_total, nvml_less_used in infos:
        assert total == whole == nvml_total == GIB
        assert free == nvml_free == nvml_less_used
    used = [total - free for free, total, *_ in infos]
    allocated = 300 * MIB + 1024
    assert used[:4] == [0, allocated, allocated + 100 * MIB, allocated + 100 * MIB + 5000004]
    assert used[4] == used[3] + 224 * MIB  # the child's 200 MiB, in whole extents
    assert used[5] == used[3] + 500 * MIB
    assert [each.memory for each in top.sessions] == [used[5]]
    assert [each.memory for each in top.leases] == [GIB]


@pytest.mark.shows("FACE.3")
@pytest.mark.parametrize("device", ["cpu"])
def test_a_third_program_waits_until_one_leaves(
    device: str, server: Callable[..., Server], environ: dict[str, str], program: Callable[..., Path]
) -> None:
    """Its place is told once for each change; Ctrl-C leaves the queue; who does not want to wait is refused at once.

    All are renewed by their launchers, for longer than a lease lasts without.

    Delete the call of `self.settle()` from Memory.leave to see it fail.
    """
    serving, file = server(device, "--lease-time", str(LEASE)), program(HOLDER)
    half = room() // 2 // EXTENT * EXTENT
    words = ("--memory", f"{half >> 20}M", "--wait", "60s", sys.executable, file, "1000")
    with (
        started(serving, environ, *words) as first,
        started(serving, environ, *words) as second,
    ):
        assert line(first) == line(second) == "has 0"
        over = time.monotonic() + LEASE  # without a beat
        with started(serving, environ, *words[:2], *words[4:]) as hasty:
            out, err = hasty.communicate(timeout=60)
            assert (hasty.returncode, out) == (125, "")
            assert re.fullmatch(rf"gtap: {serving.url} refuses: .* of each device are not free: .*--wait 60s.*\n", err)
        with started(serving, environ, *words) as third:
            assert re.fullmatch(rf"gtap: waiting for {half >> 20} MiB .* {serving.url}: place 1 of 1", said(third))
            with started(serving, environ, *words) as fourth:
                assert said(fourth).endswith("place 2 of 2")
                fourth.send_signal(signal.SIGINT)
                out, err = fourth.communicate(timeout=60)
                assert (fourth.returncode, out, err) == (130, "", "")
            time.sleep(max(0.0, over + 0.5 - time.monotonic()))
            first.communicate("", timeout=60)
            assert line(third) == "has 0"
            third.communicate("", timeout=60)
            second.communicate("", timeout=60)
            assert [each.returncode for each in (first, second, third)] == [0, 0, 0]


async def granted(url: str, size: int) -> float:
    """When that much was ours, by the monotonic clock."""
    async with connection.open_link(address.parse(url), None, "test", connection.Wish(size, 60)):
        return time.monotonic()


@pytest.mark.alone
@pytest.mark.shows("FACE.3")
@pytest.mark.parametrize("device", ["cpu"])
def test_a_lease_that_is_not_renewed_ends(
    device: str, server: Callable[..., Server], environ: dict[str, str], program: Callable[..., Path]
) -> None:
    """A launcher that is stopped renews nothing: others have its memory within 2 s, its program hears of errors.

    Delete the call of end_lease from Supervisor._watch to see it fail.
    """
    serving = server(device, "--lease-time", "1")
    words = ("--memory", "1GiB", sys.executable, program(HOLDER), "1000")
    with started(serving, environ, *words) as launcher:
        assert line(launcher) == "has 0"
        launcher.send_signal(signal.SIGSTOP)
        stopped = time.monotonic()
        took = trio.run(granted, serving.url, room()) - stopped
        assert 0.6 < took < 1 + 2
        assert "was not renewed for 1 s" in serving.said()
        launcher.send_signal(signal.SIGCONT)
        out, err = launcher.communicate("\n", timeout=60)
        assert re.fullmatch(r"then [1-9]\d* [1-9]\d*\n", out)
        assert [each for each in err.splitlines() if "ended the lease" in each] == [
            f"gtap: {serving.url} ended the lease: it was not renewed for 1 s: CUDA calls fail from here on"
        ]


def test_a_program_that_waits_is_listed_and_kicked(server: Callable[..., Server], environ: dict[str, str]) -> None:
    """Its launcher ends with one line that says so; who holds the memory notices nothing."""
    serving = server("null")

    def gtap(*words: str) -> str:
        command = [*GTAP, *words, "--server", serving.url]
        return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=True).stdout

    words = ("--memory", "64GiB", "--wait", "60s", "cat")
    with started(serving, environ, *words) as first:
        eventually(lambda: "cat" in gtap("leases"))
        with started(serving, environ, *words) as second:
            assert said(second).endswith("place 1 of 1")
            (row,) = (each.split() for each in gtap("leases").splitlines() if "waits (1)" in each)
            assert gtap("kick", row[0]) == f"the lease {row[0]} of cat is over\n"
            _, err = second.communicate(timeout=60)
            assert second.returncode == 125
            assert err == f"gtap: {serving.url} refuses: it was kicked by a client on this machine\n"
        assert first.communicate("still here\n", timeout=60) == ("still here\n", "")
        assert first.returncode == 0


def test_memory_of_several_servers_is_had_of_all_or_of_none(
    server: Callable[..., Server], environ: dict[str, str]
) -> None:
    """They are asked in their order; what the first has given is free again at once when the second refuses.

    Delete the call of `link.bye()` from connection.open_link to see it fail: the server would keep it for its grace.
    """
    first, second = server("null"), server("null")
    words = ("--server", second.url, "--memory", "64GiB")
    with started(first, environ, *words, "cat") as both:
        for each in (first, second):
            eventually(lambda each=each: look(each).leases)  # type: ignore[misc]
        assert both.communicate("done\n", timeout=60) == ("done\n", "")
    with started(second, environ, "--memory", "1GiB", "cat"):
        eventually(lambda: look(second).leases)
        with started(first, environ, *words, "true") as neither:
            _, err = neither.communicate(timeout=60)
        assert neither.returncode == 125
        assert re.fullmatch(rf"gtap: {second.url} refuses: 64 GiB of each device are not free: .*\n", err)
        with started(first, environ, "--memory", "64GiB", "true") as alone:
            assert alone.communicate(timeout=60) == ("", "")
        assert alone.returncode == 0
