"""Linking PTX texts."""

from __future__ import annotations

import struct
from collections.abc import Awaitable, Callable

import numpy as np
import pytest
from gtap_plugin_cpu.device import CpuDevice
from gtap_plugin_cpu.ptx.merge import LinkError, merge
from gtap_plugin_cpu.ptx.model import PtxError

from gtap_core import Entry, Launch, LinkInput

from .conftest import ADDRESS, HEAD

ONE = (
    ".version 7.0\n.target sm_52\n.address_size 64\n"
    """
.extern .func (.param .b32 r) twice(.param .b32 x);
.extern .global .align 4 .u32 count;
.global .align 4 .u32 own = 1000;
.weak .func (.param .b32 r) weakling(.param .b32 x) { .reg .b32 %r; mov.u32 %r, 5; st.param.b32 [r], %r; ret; }
.visible .entry one(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd; .param .b32 a, b;
  ld.global.u32 %r1, [count];
  st.param.b32 [a], %r1;
  call.uni (b), twice, (a);
  ld.param.b32 %r1, [b];
  ld.global.u32 %r2, [own]; add.u32 %r1, %r1, %r2;
  ld.param.u64 %rd, [out]; st.global.u32 [%rd], %r1; ret;
}
"""
)
TWO = (
    HEAD
    + """
.visible .global .align 4 .u32 count = 7;
.global .align 4 .u32 own = 50;
.weak .func (.param .b32 r) weakling(.param .b32 x) { .reg .b32 %r; mov.u32 %r, 6; st.param.b32 [r], %r; ret; }
.visible .func (.param .b32 r) twice(.param .b32 x)
{
  .reg .b32 %r<4>; .param .b32 a, b;
  ld.param.b32 %r1, [x]; add.u32 %r1, %r1, %r1;
  st.param.b32 [a], %r1;
  call.uni (b), weakling, (a);
  ld.param.b32 %r2, [b]; add.u32 %r1, %r1, %r2;
  ld.global.u32 %r2, [own]; add.u32 %r1, %r1, %r2;
  st.param.b32 [r], %r1; ret;
}
"""
)


async def test_a_linked_image_runs(
    device: CpuDevice, fresh: Callable[[str], Entry], read: Callable[[int, int], Awaitable[bytes]]
) -> None:
    linked = device.link(0, [LinkInput(1, "one.ptx", ONE.encode() + b"\0"), LinkInput(1, "two.ptx", TWO.encode())], {})
    assert await linked.wait() == 0
    image, log = linked.value
    assert log == ""
    module = fresh("CUmodule")
    loaded = device.load(module, 0, image)
    assert await loaded.wait() == 0, loaded.value
    assert [kernel.name for kernel in loaded.value.kernels] == ["one"]
    device.launch(Launch(module, "one", (1, 1, 1), (1, 1, 1), 0, 0, struct.pack("<Q", ADDRESS)))
    assert await device.mark_all(0).wait() == 0
    assert struct.unpack("<I", await read(ADDRESS, 4)) == (7 * 2 + 5 + 50 + 1000,)


async def test_a_failed_link_says_why(device: CpuDevice) -> None:
    alone = device.link(0, [LinkInput(1, "one.ptx", ONE.encode())], {})
    assert await alone.wait() == 999
    assert alone.value == (b"", "error   : Undefined reference to 'twice' in 'one.ptx'")
    binary = device.link(0, [LinkInput(0, "x.cubin", b"\x7fELF")], {})
    assert await binary.wait() == 209
    assert "x.cubin" in binary.value[1]
    wrong = device.link(0, [LinkInput(1, "w.ptx", b".version 7.0\n.target sm_75\noops")], {})
    assert await wrong.wait() == 218
    assert "line 3" in wrong.value[1]


def test_the_header_is_that_of_the_newest_input() -> None:
    text = merge([("one", ONE), ("two", TWO)])
    assert text.startswith(".version 7.0\n.target sm_75\n.address_size 64\n")
    assert text.count(".version") == text.count("mov.u32 %r, 5") == 1
    assert "mov.u32 %r, 6" not in text


@pytest.mark.parametrize(("first", "second", "message"), [
    (".visible .global .u32 a;", ".visible .global .u32 a;",
     "Multiple definition of 'a' in 'second', first defined in 'first'"),
    (".visible .global .u32 a;", ".extern .global .u64 a; .global .u64 b = a;", "Size or type of 'a' does not match"),
    (".extern .global .u32 a;", ".visible .global .u32 b; .visible .global .u64 c = generic(b);", ""),
    (".extern .global .u32 a; .global .u64 b = a;", "", "Undefined reference to 'a' in 'first'"),
    (".extern .shared .align 4 .b8 s[];", ".extern .shared .align 4 .b8 s[];", ""),
    (".weak .global .u32 a = 1;", ".visible .global .u32 a = 2;", ""),
    (".common .global .u32 a;", ".common .global .b8 a[64];", ""),
    (".visible .func f(.param .b32 x) { ret; }", ".extern .func f(.param .b64 x);",
     "Size or type of 'f' does not match"),
    (".visible .func f(.param .b32 x) { ret; }", ".extern .func (.param .b32 r) f(.param .b32 x);", ""),
    (".extern .func (.param .b32 r) vprintf(.param .b64 f, .param .b64 v);",
     ".extern .func (.param .b32 r) vprintf(.param .b64 f, .param .b64 v);", ""),
])  # fmt: skip
def test_names(first: str, second: str, message: str) -> None:
    inputs = [("first", HEAD + first), ("second", HEAD + second)]
    if message:
        with pytest.raises(LinkError, match=message):
            merge(inputs)
        return
    text = merge(inputs)
    kept = [line for line in text.splitlines()[3:] if line]
    assert len(kept) == len(set(kept))
    if ".common" in first:
        assert kept == [".common .global .b8 a[64];"]
    if ".weak" in first:
        assert kept == [".visible .global .u32 a = 2;"]


# Every block adds 1 to a word, meets the others through the device runtime and writes what it then finds there.
MEETING = (
    HEAD
    + """
.extern .func (.param .b64 handle) cudaCGGetIntrinsicHandle(.param .b32 scope);
.extern .func (.param .b32 status) cudaCGSynchronize(.param .b64 handle, .param .b32 flags);
.visible .entry meet(.param .u64 words)
{
  .reg .b32 %r<8>; .reg .b64 %rd<4>; .param .b32 scope, flags, status; .param .b64 handle;
  ld.param.u64 %rd1, [words];
  atom.global.add.u32 %r1, [%rd1], 1;
  st.param.b32 [scope], 1;
  call.uni (handle), cudaCGGetIntrinsicHandle, (scope);
  st.param.b32 [flags], 0;
  call.uni (status), cudaCGSynchronize, (handle, flags);
  ld.param.b32 %r2, [status];
  ld.volatile.global.u32 %r1, [%rd1];
  mov.u32 %r3, %ctaid.x; mul.wide.u32 %rd2, %r3, 8; add.u64 %rd2, %rd1, %rd2;
  st.global.v2.u32 [%rd2+64], {%r1, %r2};
  ret;
}
"""
)


async def test_the_device_runtime_comes_along_where_it_is_used(
    device: CpuDevice, fresh: Callable[[str], Entry], read: Callable[[int, int], Awaitable[bytes]]
) -> None:
    inputs = [LinkInput(1, "meeting", MEETING.encode()), LinkInput(4, "libcudadevrt.a", b"!<arch>\n")]
    linked = device.link(0, inputs, {})
    assert await linked.wait() == 0, linked.value
    module = fresh("CUmodule")
    assert await device.load(module, 0, linked.value[0]).wait() == 0
    for cooperative, found in ((True, [3 * 64, 0] * 3), (False, [3 * 64, 1])):
        assert await device.fill(0, ADDRESS, b"\0", 256, 0).wait() == 0
        blocks = len(found) // 2
        launch = Launch(module, "meet", (blocks, 1, 1), (64, 1, 1), 0, 0, struct.pack("<Q", ADDRESS), cooperative)
        assert await device.launch(launch).wait() == 0
        if cooperative:
            assert list(struct.unpack(f"<{2 * blocks}I", await read(ADDRESS + 64, 8 * blocks))) == found
        else:
            assert struct.unpack("<2I", await read(ADDRESS + 64, 8))[1] == found[1], "it says that it is none"


def test_the_device_runtime_stands_for_any_other_one() -> None:
    other = (
        HEAD
        + """
.extern .func more();
.visible .func (.param .b64 handle) cudaCGGetIntrinsicHandle(.param .b32 scope) { call more; ret; }
.visible .func (.param .b32 status) cudaCGSynchronize(.param .b64 handle, .param .b32 flags) { trap; }
"""
    )
    text = merge([("meeting", MEETING), ("libcudadevrt.a", other)])
    assert text.count(".visible .func (.param .b32 status) cudaCGSynchronize") == 1
    assert "trap" not in text and "more" not in text
    assert "trap" not in merge([("libcudadevrt.a", other)])


async def test_a_library_alone_is_nothing_to_link(device: CpuDevice) -> None:
    linked = device.link(0, [LinkInput(4, "libcudadevrt.a", b"!<arch>\n")], {})
    assert await linked.wait() == 209


def test_results_of_another_size_are_lost(run: Callable[..., None]) -> None:
    """As with linkers that do not look at them: the call goes through, its own result is not set."""
    out = np.zeros(32, np.uint32)
    run("""
.global .align 4 .u32 count;
.func nothing(.param .b32 x)
{ .reg .b32 %r<2>; ld.param.b32 %r0, [x]; red.global.add.u32 [count], %r0; ret; }
.func (.param .b64 r) wide(.param .b32 x) { .reg .b64 %rd; mov.u64 %rd, -1; st.param.b64 [r], %rd; ret; }
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd<4>; .param .b32 a, b;
  ld.param.u64 %rd1, [out]; mov.u32 %r1, %tid.x; mul.wide.u32 %rd2, %r1, 4; add.u64 %rd1, %rd1, %rd2;
  st.param.b32 [a], 5;
  call.uni (b), nothing, (a);
  call.uni (b), wide, (a);
  bar.sync 0;
  ld.global.u32 %r2, [count]; st.global.u32 [%rd1], %r2;
  ret;
}
""", [out])  # fmt: skip
    assert (out == 5 * 32).all()


def test_a_text_that_is_wrong_by_itself() -> None:
    with pytest.raises(PtxError, match="address_size 64"):
        merge([("a", ".version 7.0\n.target sm_75\n.address_size 32\n")])
    with pytest.raises(PtxError, match=r"no \.target"):
        merge([("a", ".version 7.0\n")])
