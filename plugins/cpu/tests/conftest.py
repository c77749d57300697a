"""Runs PTX in the test's own process, at both widths, and devices in their child processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from gtap_plugin_cpu import launch
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.launch import Launcher, Shape, compile_kernel

HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"
_TYPES = {
    "u8": np.uint8, "s8": np.int8, "u16": np.uint16, "s16": np.int16, "u32": np.uint32, "s32": np.int32,
    "u64": np.uint64, "s64": np.int64, "f32": np.float32, "f64": np.float64, "f16": np.float16, "b16": np.uint16,
    "b32": np.uint32,
    "b64": np.uint64, "b8": np.uint8,
}  # fmt: skip


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    yield launcher
    launcher.close()


@pytest.fixture(params=["warp", "thread"])
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The width to generate for: 32, 1, and 32 as on a processor without AVX-512."""
    if request.param == "warp without masks":
        monkeypatch.setattr(launch, "has_masked_memory", lambda: False)
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
def run(launcher: Launcher, mode: int) -> Callable[..., None]:
    """run(ptx, arguments, grid=1, block=32, kernel="k", shared=0): run a kernel on NumPy arrays."""

    def execute(ptx: str, arguments: Sequence[Any], grid: Any = 1, block: Any = 32, kernel: str = "k", shared: int = 0,
                width: int | None = None) -> None:  # fmt: skip
        image = Image(HEAD + ptx)
        memory = np.zeros(image.size + 64, np.uint8)
        base = -(-memory.ctypes.data // 64) * 64
        start = base - memory.ctypes.data
        memory[start : start + image.size] = np.frombuffer(image.contents(base), np.uint8)
        compiled = compile_kernel(image, kernel, mode if width is None else width)
        launcher.run(compiled, Shape(_triple(grid), _triple(block), shared), packed(arguments), base)

    return execute


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
