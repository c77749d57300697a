"""Runs PTX in the test's own process, at both widths, and devices in their child processes."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
import trio
from gtap_plugin_cpu import launch, make_device, objects, program
from gtap_plugin_cpu.device import CpuDevice
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.launch import Launcher, Shape, compile_kernel

from gtap_core import Entry, Pending

ADDRESS, SLOT, EXTENT = 0x2A00_0000_0000, 4 << 40, 32 << 20
HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"
_TYPES = {
    "u8": np.uint8, "s8": np.int8, "u16": np.uint16, "s16": np.int16, "u32": np.uint32, "s32": np.int32,
    "u64": np.uint64, "s64": np.int64, "f32": np.float32, "f64": np.float64, "f16": np.float16, "b16": np.uint16,
    "b32": np.uint32,
    "b64": np.uint64, "b8": np.uint8,
}  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def kept_kernels(environ: dict[str, str]) -> Iterator[None]:
    """Devices keep compiled kernels where all the tests' processes do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", environ["XDG_CACHE_HOME"])
        yield


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    yield launcher
    launcher.close()


@pytest.fixture
def compact(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on kernels are compiled as if they were large."""

    def compile_compact() -> None:
        monkeypatch.setattr(program, "INLINED", 0)
        monkeypatch.setattr(objects, "SOME_LINES", 0)

    return compile_compact


@pytest.fixture(params=["warp", "thread"])
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, compact: Callable[[], None]) -> int:
    """The width to generate for: 32, 1, 32 as on a processor without AVX-512, and 32 as for large kernels."""
    if request.param == "warp without masks":
        monkeypatch.setattr(launch, "has_masked_memory", lambda: False)
    if request.param == "warp, compact":
        compact()
    return 1 if request.param == "thread" else 32


def packed(arguments: Sequence[Any]) -> bytes:
    """A parameter block: arrays by address, NumPy scalars by value, naturally aligned; bytes aligned to 8."""
    block = bytearray()
    for argument in arguments:
        if isinstance(argument, bytes):
            block += bytes(-len(block) % 8) + argument
            continue
        value = np.uint64(argument.ctypes.data) if isinstance(argument, np.ndarray) else argument
        block += bytes(-len(block) % value.nbytes) + value.tobytes()
    return bytes(block)


@pytest.fixture
def execute(launcher: Launcher) -> Callable[..., None]:
    """execute(ptx, arguments, grid=1, block=32, kernel="k", shared=0, width=32): run a kernel on NumPy arrays."""
    return executing(launcher)


def executing(launcher: Launcher) -> Callable[..., None]:
    """What the fixture `execute` is."""

    def execute(
        ptx: str,
        arguments: Sequence[Any],
        grid: Any = 1,
        block: Any = 32,
        kernel: str = "k",
        shared: int = 0,
        width: int = 32,
    ) -> None:
        image = Image(HEAD + ptx)
        memory = np.zeros(image.size + 64, np.uint8)
        base = -(-memory.ctypes.data // 64) * 64
        start = base - memory.ctypes.data
        memory[start : start + image.size] = np.frombuffer(image.contents(base), np.uint8)
        compiled = compile_kernel(image, kernel, width)
        launcher.run(compiled, Shape(_triple(grid), _triple(block), shared), packed(arguments), base)

    return execute


@pytest.fixture
def run(execute: Callable[..., None], mode: int) -> Callable[..., None]:
    """run(...): execute(...) at the width of the mode."""

    def run(*arguments: Any, width: int | None = None, **options: Any) -> None:
        execute(*arguments, **options, width=mode if width is None else width)

    return run


def _triple(value: int | Sequence[int]) -> tuple[int, int, int]:
    values = (value,) if isinstance(value, int) else tuple(value)
    padded = values + (1,) * (3 - len(values))
    return padded[0], padded[1], padded[2]


@pytest.fixture
def each(run: Callable[..., None]) -> Callable[..., np.ndarray]:
    """each(code, result, *(type, values)): run `code` once per element; it reads %a, %b, %c and writes %d."""

    def execute(code: str, result: str, *inputs: tuple[str, Any], declare: str = "") -> np.ndarray:
        arrays = [np.ascontiguousarray(values, _TYPES[kind]) for kind, values in inputs]
        count = len(arrays[0])
        out = np.zeros(count, _TYPES[result])
        run(_kernel(code, result, [kind for kind, _ in inputs], declare), [*arrays, out, np.uint32(count)],
            grid=-(-count // 96), block=96)  # fmt: skip
        return out

    return execute


def _register(kind: str) -> str:
    return {"f32": "f32", "f64": "f64"}.get(kind, f"b{max(16, int(kind.lstrip('usbf')))}")


def _kernel(code: str, result: str, kinds: Sequence[str], declare: str) -> str:
    names = "abc"[: len(kinds)]
    parameters = [f".param .u64 p{name}" for name in (*names, "d")] + [".param .u32 count"]
    loads, registers = [], [f".reg .{_register(result)} %d;"]
    for name, kind in zip(names, kinds, strict=True):
        registers.append(f".reg .{_register(kind)} %{name};")
        loads += [f"ld.param.u64 %rd1, [p{name}];", f"mad.wide.u32 %rd1, %r1, {_size(kind)}, %rd1;",
                  f"ld.global.{_bits(kind)} %{name}, [%rd1];"]  # fmt: skip
    lines = "\n  ".join((*registers, declare, *_INDEX, *loads, *code.strip().splitlines()))
    return f""".visible .entry k({", ".join(parameters)})
{{
  .reg .pred %p<8>;
  .reg .b32 %r<8>;
  .reg .b64 %rd<8>;
  {lines}
  ld.param.u64 %rd1, [pd];
  mad.wide.u32 %rd1, %r1, {_size(result)}, %rd1;
  st.global.{_bits(result)} [%rd1], %d;
OUT:
  ret;
}}
"""


_INDEX = (
    "mov.u32 %r1, %tid.x;", "mov.u32 %r2, %ctaid.x;", "mov.u32 %r3, %ntid.x;", "mad.lo.u32 %r1, %r2, %r3, %r1;",
    "ld.param.u32 %r2, [count];", "setp.ge.u32 %p0, %r1, %r2;", "@%p0 bra OUT;",
)  # fmt: skip


def _size(kind: str) -> int:
    return int(kind.lstrip("usbf")) // 8


def _bits(kind: str) -> str:
    return {"f16": "b16"}.get(kind, kind)


@pytest.fixture
async def device(nursery: trio.Nursery) -> AsyncIterator[CpuDevice]:
    device = make_device(nursery)
    await device.start(lambda fd, data: None)
    assert await device.reserve(ADDRESS, SLOT).wait() == 0
    assert await device.map_extent(0, ADDRESS, EXTENT).wait() == 0
    yield device
    await device.aclose()


@pytest.fixture
def fresh() -> Callable[[str], Entry]:
    """fresh(kind): an entry with a token of its own."""
    tokens = itertools.count(2000, 2)
    return lambda kind: Entry(next(tokens), f"driver.{kind}", {})


class Gates:
    """Makes gates and knows which were reached, and how."""

    def __init__(self, device: CpuDevice) -> None:
        self.device, self.entries = device, {}
        self.statuses: dict[str, int] = {}
        self.event = trio.Event()

    def put(self, name: str, stream: Entry | int) -> Pending:
        entry = self.entries[name] = Entry(1001 + 2 * len(self.entries), "session.gate", {})
        return self.device.gate(0, stream, entry, lambda status: self.reach(name, status))

    def reach(self, name: str, status: int) -> None:
        self.statuses[name] = status
        self.event.set()
        self.event = trio.Event()

    async def reached(self, name: str) -> int:
        with trio.fail_after(60):
            while name not in self.statuses:
                await self.event.wait()
        return self.statuses[name]

    def open(self, name: str) -> None:
        assert self.device.gate_open(self.entries[name]).status == 0


@pytest.fixture
def gates(device: CpuDevice) -> Gates:
    return Gates(device)


@pytest.fixture
def stream(device: CpuDevice, fresh: Callable[[str], Entry]) -> Callable[..., Entry]:
    """stream(flags=0): a new stream; flags 1: it does not block."""

    def make(flags: int = 0, ordinal: int = 0) -> Entry:
        entry = fresh("CUstream")
        assert device.stream_create(entry, ordinal, flags, 0).status == 0
        return entry

    return make


@pytest.fixture
def event(device: CpuDevice, fresh: Callable[[str], Entry]) -> Callable[[], Entry]:
    """event(): a new event."""

    def make() -> Entry:
        entry = fresh("CUevent")
        assert device.event_create(entry, 0, 0).status == 0
        return entry

    return make


@pytest.fixture
def read(device: CpuDevice) -> Callable[[int, int], Awaitable[bytes]]:
    """await read(address, size): the bytes as they are now."""

    async def bytes_at(address: int, size: int) -> bytes:
        answer = device.aside_out(0, address, size)
        assert await answer.wait() == 0
        return bytes(answer.value)

    return bytes_at
