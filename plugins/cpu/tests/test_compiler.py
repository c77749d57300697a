"""Kernels are compiled by a process of its own, once for all sessions; what goes wrong there stays there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import trio
from gtap_plugin_cpu import make_device
from gtap_plugin_cpu.cache import ObjectCache, open_cache
from gtap_plugin_cpu.compiling import BUDGET, NO_COMPILER, OUT_OF_RESOURCES, Compiler
from gtap_plugin_cpu.device import CpuDevice
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.work import CHEAPEST, USUAL

from gtap_core import Entry, Launch
from gtap_core.testing import eventually

ADDRESS, SLOT, EXTENT = 0x2A00_0000_0000, 4 << 40, 32 << 20
HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"
KERNELS = """
.visible .entry add(.param .u64 p)
{ .reg .b32 %r<3>; .reg .b64 %rd; ld.param.u64 %rd, [p]; ld.global.u32 %r1, [%rd]; add.u32 %r1, %r1, 5;
  st.global.u32 [%rd], %r1; ret; }
.visible .entry strange() { wgmma.fence.sync.aligned; ret; }
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gtap" / "cpu"


@pytest.fixture
async def compiler() -> AsyncIterator[Compiler]:
    compiler = Compiler(None)
    yield compiler
    await compiler.aclose()


class Opened:
    """A device with a module loaded; `add` adds 5 to a word, which lane 0 alone does."""

    def __init__(self, device: CpuDevice) -> None:
        self.device, self.module = device, Entry(16, "driver.CUmodule", {})

    @property
    def compilers(self) -> int:
        return self.device._compiler.started

    async def prepare(self, text: str = HEAD + KERNELS) -> None:
        await self.device.start(lambda descriptor, data: None)
        assert await self.device.reserve(ADDRESS, SLOT).wait() == 0
        assert await self.device.map_extent(0, ADDRESS, EXTENT).wait() == 0
        assert await self.device.load(self.module, 0, text.encode()).wait() == 0

    async def add(self, kernel: str = "add") -> tuple[int, int]:
        """(status, the word after it)"""
        parameters = ADDRESS.to_bytes(8, "little") if kernel != "strange" else b""
        assert await self.device.copy_in(0, ADDRESS, bytes(4), 0).wait() == 0
        launched = self.device.launch(Launch(self.module, kernel, (1, 1, 1), (1, 1, 1), 0, 0, parameters))
        status = await launched.wait()
        answer = self.device.copy_out(0, ADDRESS, 4, 0)
        assert await answer.wait() == 0
        return status, int.from_bytes(answer.value, "little")


@pytest.fixture
async def opened(nursery: trio.Nursery) -> AsyncIterator[Callable[[], Opened]]:
    made: list[Opened] = []

    def make() -> Opened:
        made.append(Opened(make_device(nursery)))
        return made[-1]

    yield make
    for each in made:
        await each.device.aclose()


async def test_a_second_session_starts_a_kernel_without_compiling(opened: Callable[[], Opened], folder: Path) -> None:
    """Return None from ObjectCache.get to see it fail."""
    first, second = opened(), opened()
    await first.prepare()
    assert first.compilers == 0, "loading compiles nothing"
    assert await first.add() == (0, 5)
    assert await first.add() == (0, 5)
    assert (first.compilers, len(os.listdir(folder))) == (1, 1)
    await second.prepare()
    assert await second.add() == (0, 5)
    assert second.compilers == 0


async def test_a_damaged_object_is_compiled_again(opened: Callable[[], Opened], folder: Path) -> None:
    first, second = opened(), opened()
    await first.prepare()
    assert await first.add() == (0, 5)
    good = _only_file(folder).read_bytes()
    _only_file(folder).write_bytes(good[:-8] + bytes(8))
    await second.prepare()
    assert await second.add() == (0, 5)
    assert second.compilers == 1
    assert _only_file(folder).read_bytes() == good


def _exists(folder: Path) -> bool:
    return folder.exists()


def _only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.mark.parametrize("limit", ["0", "100"])
async def test_nothing_is_written_where_nothing_may_be_kept(
    opened: Callable[[], Opened], folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setenv("GTAP_CPU_CACHE", limit)
    session = opened()
    await session.prepare()
    assert await session.add() == (0, 5)
    assert not _exists(folder)


async def test_a_compiler_that_was_killed_is_started_again(opened: Callable[[], Opened]) -> None:
    session = opened()
    await session.prepare(HEAD + KERNELS + KERNELS.replace("add(", "more(").replace("strange", "stranger"))
    assert await session.add() == (0, 5)
    process = session.device._compiler._process
    assert process is not None
    process.kill()
    await process.wait()
    assert await session.add("more") == (0, 5)
    assert session.compilers == 2


async def test_a_kernel_that_cannot_be_compiled_is_refused_again_and_again(opened: Callable[[], Opened]) -> None:
    session = opened()
    await session.prepare()
    assert [await session.add("strange") for _ in range(2)] == [(801, 0)] * 2
    assert await session.add() == (0, 5)


def _large(lines: int) -> tuple[str, tuple[int, ...], bytes]:
    """A kernel of so many loads and as many stores, as Compiler.compile takes it."""
    code = "".join(f"ld.global.f32 %f, [%rd+{8 * i}]; st.global.f32 [%rd+{8 * i + 4}], %f;\n" for i in range(lines))
    body = f".reg .f32 %f; .reg .b64 %rd, %t; {_ADDRESS}\n{code}ret;"
    work = Image(f"{HEAD}.visible .entry k(.param .u64 p)\n{{\n{body}\n}}\n").work("k")
    return "k", work.lines, work.to_bytes()


_ADDRESS = """.reg .b32 %r; mov.u32 %r, %tid.x; mul.lo.u32 %r, %r, %r; ld.param.u64 %rd, [p]; cvt.u64.u32 %t, %r;
add.u64 %rd, %rd, %t;"""


async def test_a_compilation_past_its_budget_is_repeated_with_the_cheapest_tier(
    compiler: Compiler, capfd: pytest.CaptureFixture[str]
) -> None:
    """The system ends the first process; the second one's object says that it is of single threads."""
    compiler.budget = {USUAL: 0, CHEAPEST: 300}
    status, values, code = await compiler.compile(*_large(2000))
    assert (status, dict(values[0])["width"], compiler.started) == (0, 1, 2)
    assert code[:4] == b"\x7fELF"
    assert "kernel k: the compiler ended, or used up its 0 s of processor time" in capfd.readouterr().err


async def test_what_no_tier_compiles_is_an_error_of_the_launch(compiler: Compiler) -> None:
    compiler.budget = {USUAL: 0, CHEAPEST: 0}
    status, values, code = await compiler.compile(*_large(15_000))
    assert (status, code) == (OUT_OF_RESOURCES, b"")
    assert values == ["kernel k cannot be compiled within the compiler's time and memory"]
    compiler.budget = dict(BUDGET)
    assert (await compiler.compile(*_large(3)))[0] == 0, "the next kernel has a process of its own"


async def test_work_that_is_none_is_refused(compiler: Compiler) -> None:
    assert (await compiler.compile("k", [], b"{}"))[0] == 218
    status, values, _ = await compiler.compile("k", [7], Image(HEAD + ".entry k() { bra X; }").work("k").to_bytes())
    assert (status, values) == (218, ["ptx line 7: unknown label 'X'"])
    assert compiler.started == 1


async def test_without_a_compiler_the_launch_says_so(compiler: Compiler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    status, values, _ = await compiler.compile(*_large(3))
    assert status == NO_COMPILER and "does not start" in str(values[0])


async def test_a_child_that_asks_for_too_much_is_not_served(compiler: Compiler) -> None:
    from gtap_plugin_cpu.wire import frame_head

    ours, theirs = trio.socket.socketpair()
    stream = trio.SocketStream(ours)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(compiler.serve, trio.SocketStream(theirs))
        await stream.send_all(frame_head(0, 0, ["k", []], 1 << 40))
        assert await stream.receive_some() == b""
    assert compiler.started == 0


_SESSION = """
import sys, trio
from gtap_plugin_cpu.compiling import Compiler
async def main():
    compiler = Compiler(None)
    await compiler.compile("k", [], b"{}")
    print(compiler._process.pid, flush=True)
    await trio.sleep_forever()
trio.run(main)
"""


def test_the_compiler_ends_with_its_session() -> None:
    """kill -9 of the session: nothing is left."""
    with subprocess.Popen([sys.executable, "-c", _SESSION], stdout=subprocess.PIPE, text=True) as session:
        assert session.stdout is not None
        pid = int(session.stdout.readline())
        os.kill(pid, 0)
        session.send_signal(signal.SIGKILL)
        session.wait()
    eventually(lambda: not _runs(pid))


def _runs(pid: int) -> bool:
    try:
        return "gtap_plugin_cpu.compiler" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


def test_a_lookup_imports_no_llvm() -> None:
    code = "import sys, gtap_plugin_cpu.device, gtap_plugin_cpu.cache as c; c.open_cache(1).key(b''); "
    code += "sys.exit(any(name.startswith('llvmlite') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_child_has_no_way_to_write_the_cache() -> None:
    """What runs kernels does not even hold the code that writes."""
    code = "import sys, gtap_plugin_cpu.child, gtap_plugin_cpu.engine; sys.exit('gtap_plugin_cpu.cache' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_cache_of_the_environment_is_used(folder: Path) -> None:
    assert open_cache(1 << 20) == ObjectCache(folder, 1 << 20)
