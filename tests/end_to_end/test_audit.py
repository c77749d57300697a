"""The audit log of a server: what each lease has used, however it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gtap_core.testing import eventually
from tests.fixtures import GTAP, Server, serving
from tests.server.playing import audited, children_of

SIZE = 8 << 20
PROGRAM = f"""
import ctypes, sys, time
cuda, context, at, module, kernel = ctypes.CDLL("libcuda.so.1"), *(ctypes.c_void_p() for _ in range(4))
ptx = b'''.version 6.0
.target sm_50
.address_size 64
.visible .entry k(.param .u64 to) {{ .reg .u64 %p; .reg .u32 %n; .reg .pred %more;
  ld.param.u64 %p, [to]; mov.u32 %n, 20000000;
again: sub.u32 %n, %n, 1; st.volatile.global.u32 [%p], %n; setp.ne.u32 %more, %n, 0; @%more bra again; ret; }}'''
assert not cuda.cuInit(0)
assert not cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0)
assert not cuda.cuCtxSetCurrent(context)
assert not cuda.cuMemAlloc_v2(ctypes.byref(at), ctypes.c_size_t({SIZE}))
content = ctypes.create_string_buffer(bytes(range(256)) * {SIZE >> 8})
assert not cuda.cuMemcpyHtoD_v2(at, content, ctypes.c_size_t({SIZE}))
assert not cuda.cuModuleLoadData(ctypes.byref(module), ptx)
assert not cuda.cuModuleGetFunction(ctypes.byref(kernel), module, b"k")
arguments = (ctypes.c_void_p * 1)(ctypes.addressof(at))
times = [time.monotonic()]
for _ in range(5):
    assert not cuda.cuLaunchKernel(kernel, 1, 1, 1, 1, 1, 1, 0, None, arguments, None)
    assert not cuda.cuCtxSynchronize()
    times.append(time.monotonic())
print(min(b - a for a, b in zip(times, times[1:])), times[-1] - times[0], flush=True)
sys.stdin.readline()
"""


def gtap(environ: Mapping[str, str], *words: str) -> str:
    return subprocess.run([*GTAP, *words], env=environ, capture_output=True, text=True, timeout=60, check=True).stdout


class Owner:
    """A server with two doors, and its books."""

    def __init__(self, server: Server, environ: Mapping[str, str]) -> None:
        self.server, self.environ = server, environ
        self.folder = Path(environ["XDG_STATE_HOME"]) / "gtap"

    @contextmanager
    def program(self, url: str, *options: str) -> Iterator[tuple[subprocess.Popen[str], list[float]]]:
        """One that has done its work and waits; and how long the fastest of its kernels took it, and all."""
        command = [*GTAP, "exec", "--server", url, *options, sys.executable, "-c", PROGRAM]
        pipe = subprocess.PIPE
        launcher = subprocess.Popen(command, env=self.environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        try:
            assert launcher.stdout is not None
            yield launcher, [float(each) for each in launcher.stdout.readline().split()]
        finally:
            launcher.send_signal(signal.SIGCONT)
            launcher.kill()
            launcher.communicate(timeout=60)

    def lines(self, event: str) -> list[dict[str, Any]]:
        return [each for each in audited(self.folder) if each["event"] == event]


@pytest.fixture
def own(tmp_path: Path, environ: dict[str, str]) -> dict[str, str]:
    return {**environ, "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.mark.parametrize(
    "how", ["kick", *(pytest.param(each, marks=pytest.mark.system) for each in ("revoke", "expiry", "stop"))]
)
def test_what_a_lease_has_used_is_on_record_however_it_is_ended(how: str, tmp_path: Path, own: dict[str, str]) -> None:
    """Nobody has asked its session before. Delete `await self.measure()` from SessionProcess.dismiss, or the call of
    gather from Supervisor.stop, to see it fail.
    """
    with serving(tmp_path, own, "cpu", "--lease-time", "4", "--listen", "tcp://127.0.0.1:0") as server:
        owner = Owner(server, own)
        url, options, name = server.url, ("--memory", "512M") if how == "expiry" else (), ""
        if how == "revoke":
            (port,) = re.findall(r"serving cpu on tcp://127\.0\.0\.1:(\d+)", server.said())
            (secret,) = re.findall(r"gtap://([^@]+)@", gtap(own, "token", "create", "--name", "alice"))
            url, name = f"gtap://{secret}@127.0.0.1:{port}#plain", "alice"
        with owner.program(url, *options) as (launcher, (fastest, every)):
            (granted,) = owner.lines("granted")
            if how == "kick":
                gtap(own, "kick", granted["lease"][:8], "--server", server.url)
            elif how == "revoke":
                gtap(own, "token", "revoke", "alice")
            else:
                os.kill(*((launcher.pid, signal.SIGSTOP) if how == "expiry" else (server.pid, signal.SIGTERM)))
            line = eventually(lambda: next(iter(owner.lines("lease")), None))
    why = {"kick": "kicked", "revoke": "revoked", "expiry": "not renewed", "stop": "server was stopped"}
    assert why[how] in line["why"]
    assert (line["lease"], line["token"], line["sessions"], line["unheard"]) == (granted["lease"], name, 1, 0)
    assert SIZE <= line["bytes_sent"] < 1.1 * SIZE
    assert 0 < line["bytes_received"] < SIZE
    assert fastest < line["gpu_seconds"] <= every
    assert line["gpus"][0].startswith("gtap CPU device") and 0 < line["end"] - line["start"] < 60


@pytest.mark.system
def test_what_ends_without_a_word_is_told_apart(tmp_path: Path, own: dict[str, str]) -> None:
    """A session process that is killed is counted; a server that is killed leaves beginnings without an end."""
    with serving(tmp_path, own, "cpu") as server:
        owner = Owner(server, own)
        with owner.program(server.url) as (launcher, _):
            for session in children_of(server.pid):  # the idle one too
                os.kill(session, signal.SIGKILL)
            launcher.communicate("\n", timeout=60)
            line = eventually(lambda: next(iter(owner.lines("lease")), None))
            assert (line["sessions"], line["unheard"]) == (1, 1)
        with owner.program(server.url):
            os.kill(server.pid, signal.SIGKILL)
    with serving(tmp_path, own, "cpu"):
        events = [each["event"] for each in audited(owner.folder)]
        assert events == ["serving", "granted", "lease", "granted", "serving"]
        assert owner.lines("granted")[1]["lease"] != line["lease"]
