"""Launches that need more than a kernel and a grid: cooperative ones, large parameters, printf, managed globals."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import trio
from gtap_plugin_cpu import make_device
from gtap_plugin_cpu.device import CpuDevice

from gtap_core import Entry, Launch

from .conftest import ADDRESS, EXTENT, HEAD, SLOT

Fresh, Read = Callable[[str], Entry], Callable[[int, int], Awaitable[bytes]]

# Every block adds 1 to the first word, meets the others as cooperative groups do, and writes what it then finds there.
TOGETHER = (
    HEAD
    + """
.visible .entry together(.param .u64 words)
{
  .reg .pred %p<4>; .reg .b32 %r<12>; .reg .b64 %rd<8>;
  ld.param.u64 %rd1, [words];
  mov.u32 %r1, %envreg2; cvt.u64.u32 %rd2, %r1;
  mov.u32 %r2, %envreg1; cvt.u64.u32 %rd3, %r2;
  bfi.b64 %rd2, %rd3, %rd2, 32, 32;
  setp.ne.s64 %p1, %rd2, 0;
  @%p1 bra VALID;
  trap;
VALID:
  mov.u32 %r3, %tid.x; mov.u32 %r4, %ctaid.x; mov.u32 %r5, %nctaid.x;
  atom.global.add.u32 %r6, [%rd1], 1;
  barrier.sync 0;
  setp.ne.u32 %p2, %r3, 0;
  @%p2 bra MET;
  setp.eq.u32 %p3, %r4, 0;
  mov.u32 %r7, -2147483647; sub.s32 %r7, %r7, %r5;
  selp.b32 %r7, %r7, 1, %p3;
  add.s64 %rd4, %rd2, 4;
  atom.add.release.gpu.u32 %r8, [%rd4], %r7;
AGAIN:
  ld.acquire.gpu.u32 %r9, [%rd4];
  xor.b32 %r9, %r9, %r8;
  setp.gt.s32 %p3, %r9, -1;
  @%p3 bra AGAIN;
MET:
  barrier.sync 0;
  ld.volatile.global.u32 %r6, [%rd1];
  mul.wide.u32 %rd5, %r4, 4; add.u64 %rd5, %rd1, %rd5;
  st.global.u32 [%rd5+64], %r6;
  ret;
}
"""
)


async def load(device: CpuDevice, fresh: Fresh, text: str) -> Entry:
    module = fresh("CUmodule")
    loaded = device.load(module, 0, text.encode())
    assert await loaded.wait() == 0, loaded.value
    return module


async def test_the_blocks_of_a_cooperative_launch_meet(device: CpuDevice, fresh: Fresh, read: Read) -> None:
    module, threads = await load(device, fresh, TOGETHER), 64
    active = device.occupancy(module, "together", threads, 0, 0)
    await active.wait()
    most = active.value * device.attributes(0)[16]

    def launch(blocks: int, cooperative: bool = True) -> Launch:
        parameters = struct.pack("<Q", ADDRESS)
        return Launch(module, "together", (blocks, 1, 1), (threads, 1, 1), 0, 0, parameters, cooperative)

    assert device.attributes(0)[95] == 1
    for blocks in (1, 7, most):
        assert await device.fill(0, ADDRESS, b"\0", 4096, 0).wait() == 0
        with trio.fail_after(60):
            assert await device.launch(launch(blocks)).wait() == 0
        found = struct.unpack(f"<{blocks}I", await read(ADDRESS + 64, 4 * blocks))
        assert found == (blocks * threads,) * blocks
    assert await device.launch(launch(most + 1)).wait() == 720
    assert await device.launch(launch(1, cooperative=False)).wait() == 719  # the kernel sees that it is none


async def test_parameters_of_32764_bytes(device: CpuDevice, fresh: Fresh, read: Read) -> None:
    module = await load(device, fresh, HEAD + """
.visible .entry large(.param .u64 to, .param .align 4 .b8 block[32756])
{
  .reg .b64 %rd; .reg .b32 %r;
  ld.param.u64 %rd, [to]; ld.param.u32 %r, [block+32752]; st.global.u32 [%rd], %r; ret;
}
""")  # fmt: skip
    parameters = struct.pack("<Q", ADDRESS) + bytes(32752) + struct.pack("<I", 0xABCD1234)
    assert await device.launch(Launch(module, "large", (1, 1, 1), (1, 1, 1), 0, 0, parameters)).wait() == 0
    assert await read(ADDRESS, 4) == struct.pack("<I", 0xABCD1234)


async def test_a_managed_global_is_one(device: CpuDevice, fresh: Fresh, read: Read) -> None:
    module = fresh("CUmodule")
    text = (
        HEAD
        + ".visible .global .u32 before = 1;\n.visible .global .attribute(.managed) .align 8 .u64 held = 77;\n"
        + ".visible .global .u32 after = 2;\n.visible .entry k() { ret; }\n"
    )
    loaded = device.load(module, 0, text.encode())
    assert await loaded.wait() == 0, loaded.value
    before, held, after = loaded.value.globals
    pages = [each.address // 4096 for each in (before, after, held)]
    assert (pages[1] - pages[0], pages[2] - pages[0]) == (0, 1)  # it shares its page with no other
    assert (held.name, held.size) == ("held", 8)
    assert struct.unpack("<Q", await read(held.address, 8)) == (77,)
    attributes = device.attributes(0)
    assert {number: attributes[number] for number in (19, 41, 83, 88, 89, 99, 102, 115)} == {
        19: 1, 41: 1, 83: 1, 88: 0, 89: 0, 99: 1, 102: 1, 115: 1,
    }  # fmt: skip


PRINTING = (
    HEAD
    + """
.extern .func (.param .b32 r) vprintf(.param .b64 format, .param .b64 arguments);
.global .align 1 .b8 format[34] = {37,100,32,37,46,50,102,32,37,115,32,37,108,108,100,32,37,99,32,37,42,117,124,37,120,
  37,37,10,0};
.global .align 1 .b8 word[4] = {97,98,99,0};
.global .align 1 .b8 plain[7] = {112,108,97,105,110,10,0};
.visible .entry say(.param .u32 first)
{
  .local .align 8 .b8 depot[56];
  .reg .pred %p; .reg .b64 %rd<6>; .reg .b32 %r<6>; .reg .f64 %fd;
  .param .b64 a, b; .param .b32 r;
  mov.u64 %rd1, depot; cvta.local.u64 %rd2, %rd1;
  mov.u32 %r1, %tid.x; ld.param.u32 %r2, [first];
  and.b32 %r3, %r1, 1; setp.ne.u32 %p, %r3, 0;
  add.s32 %r2, %r2, %r1;
  st.local.u32 [%rd1], %r2;
  mov.f64 %fd, 0d400C000000000000; st.local.f64 [%rd1+8], %fd;
  mov.u64 %rd3, word; cvta.global.u64 %rd3, %rd3; st.local.u64 [%rd1+16], %rd3;
  mov.u64 %rd4, -5; st.local.u64 [%rd1+24], %rd4;
  mov.u32 %r4, 120; st.local.u32 [%rd1+32], %r4;
  mov.u32 %r4, 4; st.local.u32 [%rd1+36], %r4;
  mov.u32 %r4, 12; st.local.u32 [%rd1+40], %r4;
  mov.u32 %r4, 255; st.local.u32 [%rd1+44], %r4;
  @%p bra ODD;
  mov.u64 %rd3, format; cvta.global.u64 %rd3, %rd3;
  st.param.b64 [a], %rd3; st.param.b64 [b], %rd2;
  call.uni (r), vprintf, (a, b);
  bra END;
ODD:
  mov.u64 %rd3, plain; cvta.global.u64 %rd3, %rd3;
  st.param.b64 [a], %rd3; st.param.b64 [b], 0;
  call.uni (r), vprintf, (a, b);
END:
  ret;
}
"""
)


@pytest.fixture
async def printing(nursery: trio.Nursery) -> AsyncIterator[tuple[CpuDevice, list[tuple[int, bytes]]]]:
    device, said = make_device(nursery), []
    await device.start(lambda fd, data: said.append((fd, data)))
    assert await device.reserve(ADDRESS, SLOT).wait() == 0
    assert await device.map_extent(0, ADDRESS, EXTENT).wait() == 0
    yield device, said
    await device.aclose()


async def test_what_kernels_print_comes_before_their_end(
    printing: tuple[CpuDevice, list[tuple[int, bytes]]], fresh: Fresh
) -> None:
    device, said = printing
    module = await load(device, fresh, PRINTING)
    launched = device.launch(Launch(module, "say", (1, 1, 1), (4, 1, 1), 0, 0, struct.pack("<i", -1)))
    assert await launched.wait() == 0
    assert {fd for fd, _ in said} == {1}
    lines = b"".join(data for _, data in said).decode().splitlines()
    assert sorted(lines) == ["-1 3.50 abc -5 x   12|ff%", "1 3.50 abc -5 x   12|ff%", "plain", "plain"]
    said.clear()
    for _ in range(3):
        device.launch(Launch(module, "say", (2000, 1, 1), (32, 1, 1), 0, 0, struct.pack("<i", 0)))
    assert await device.mark_all(0).wait() == 0
    assert b"".join(data for _, data in said).count(b"\n") == 3 * 2000 * 32


WIDE = (
    HEAD
    + """
.extern .func (.param .b32 r) vprintf(.param .b64 format, .param .b64 arguments);
.global .align 1 .b8 format[5] = {37,42,100,10,0};
.visible .entry wide(.param .u64 results)
{
  .local .align 8 .b8 depot[8];
  .reg .b64 %rd<6>; .reg .b32 %r<4>;
  .param .b64 a, b; .param .b32 r;
  mov.u64 %rd1, depot; cvta.local.u64 %rd2, %rd1;
  st.local.u32 [%rd1], 1048575; st.local.u32 [%rd1+4], 7;
  mov.u64 %rd3, format; cvta.global.u64 %rd3, %rd3;
  st.param.b64 [a], %rd3; st.param.b64 [b], %rd2;
  call.uni (r), vprintf, (a, b);
  ld.param.b32 %r1, [r];
  ld.param.u64 %rd4, [results]; mov.u32 %r2, %tid.x; mad.wide.u32 %rd4, %r2, 4, %rd4;
  st.global.u32 [%rd4], %r1;
  ret;
}
"""
)


async def test_kernels_cannot_fill_memory_by_printing(
    printing: tuple[CpuDevice, list[tuple[int, bytes]]], fresh: Fresh
) -> None:
    """Of 24 MiB the first 16 come; the other threads are told, and so is the program. The next kernel prints again."""
    device, said = printing
    module = await load(device, fresh, WIDE)
    for _ in range(2):
        said.clear()
        launch = Launch(module, "wide", (1, 1, 1), (24, 1, 1), 0, 0, struct.pack("<Q", ADDRESS))
        assert await device.launch(launch).wait() == 0
        results = device.copy_out(0, ADDRESS, 96, 0)
        assert await results.wait() == 0
        assert struct.unpack("<24i", results.value) == (2,) * 16 + (-2,) * 8
        assert sum(len(data) for fd, data in said if fd == 1) == 16 << 20
        [told] = [data for fd, data in said if fd == 2]
        assert b"lost" in told


ASSERTING = (
    HEAD
    + """
.extern .func __assertfail(.param .b64 a, .param .b64 b, .param .b32 c, .param .b64 d, .param .b64 e);
.extern .func (.param .b32 r) vprintf(.param .b64 format, .param .b64 arguments);
.global .align 1 .b8 text[6] = {120,32,62,32,48,0};
.global .align 1 .b8 file[5] = {107,46,99,117,0};
.global .align 1 .b8 name[7] = {107,40,105,110,116,41,0};
.global .align 1 .b8 plain[7] = {112,108,97,105,110,10,0};
.visible .entry check()
{
  .reg .pred %p; .reg .b64 %rd<6>; .reg .b32 %r<6>;
  .param .b64 a, b, d, e; .param .b32 c, r;
  mov.u64 %rd1, text; mov.u64 %rd2, file; mov.u64 %rd3, name; mov.u64 %rd4, plain;
  mov.u32 %r1, %tid.x; setp.lt.u32 %p, %r1, 2;
  @%p bra END;
  st.param.b64 [a], %rd4; st.param.b64 [b], 0;
  call.uni (r), vprintf, (a, b);
  st.param.b64 [a], %rd1; st.param.b64 [b], %rd2; st.param.b32 [c], 12; st.param.b64 [d], %rd3; st.param.b64 [e], 1;
  call.uni __assertfail, (a, b, c, d, e);
END:
  ret;
}
"""
)


async def test_a_failed_assertion_says_where(printing: tuple[CpuDevice, list[tuple[int, bytes]]], fresh: Fresh) -> None:
    device, said = printing
    module = await load(device, fresh, ASSERTING)
    launched = device.launch(Launch(module, "check", (1, 1, 1), (4, 1, 1), 0, 0, b""))
    assert await launched.wait() == 710
    lines = [f"k.cu:12: k(int): block: [0,0,0], thread: [{i},0,0] Assertion `x > 0` failed.\n" for i in (2, 3)]
    assert said == [(1, b"plain\nplain\n"), (2, "".join(lines).encode())]
    assert device.mark_all(0).status == 710
