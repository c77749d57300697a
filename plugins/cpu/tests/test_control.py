"""Calls, recursion, tables of branches, special registers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

pytestmark = pytest.mark.parametrize("mode", ["warp", "thread", "warp, compact"], indirect=True)
Run = Callable[..., None]

FIBONACCI = """
.func (.param .b32 result) fib(.param .b32 n)
{
  .reg .pred %p; .reg .b32 %r<6>;
  ld.param.u32 %r1, [n];
  setp.lt.u32 %p, %r1, 2;
  @%p bra DONE;
  sub.u32 %r2, %r1, 1;
  { .param .b32 param0; st.param.b32 [param0+0], %r2; .param .b32 retval0;
    call.uni (retval0), fib, (param0);
    ld.param.b32 %r3, [retval0+0]; }
  sub.u32 %r2, %r1, 2;
  { .param .b32 param0; st.param.b32 [param0+0], %r2; .param .b32 retval0;
    call.uni (retval0), fib, (param0);
    ld.param.b32 %r4, [retval0+0]; }
  add.u32 %r1, %r3, %r4;
DONE:
  st.param.b32 [result], %r1;
  ret;
}
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  { .param .b32 param0; st.param.b32 [param0+0], %r1; .param .b32 retval0;
    call.uni (retval0), fib, (param0);
    ld.param.b32 %r2, [retval0+0]; }
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r2;
  ret;
}
"""


def test_recursion_of_diverging_depth(run: Run) -> None:
    out = np.zeros(20, np.uint32)
    run(FIBONACCI, [out], block=20)
    numbers = [0, 1]
    while len(numbers) < 20:
        numbers.append(numbers[-1] + numbers[-2])
    assert out.tolist() == numbers


def test_structs_and_doubles_pass_through_calls(run: Run) -> None:
    ptx = """
.func (.param .align 8 .b8 result[24]) swap(.param .align 8 .b8 s[24], .param .f64 x)
{
  .reg .b16 %h<3>; .reg .b32 %r<4>; .reg .f64 %d<3>; .reg .b64 %rd<3>;
  ld.param.u8 %h0, [s];
  ld.param.u16 %h1, [s+2];
  ld.param.u32 %r1, [s+4];
  ld.param.f64 %d1, [s+8];
  ld.param.v2.b32 {%r2, %r3}, [s+16];
  ld.param.f64 %d2, [x];
  add.f64 %d1, %d1, %d2;
  st.param.b8 [result+2], %h0;
  st.param.b8 [result+3], 0;
  st.param.b16 [result], %h1;
  st.param.b32 [result+4], %r1;
  st.param.v2.b32 [result+8], {%r3, %r2};
  st.param.f64 [result+16], %d1;
  ret;
}
.visible .entry k(.param .u64 in, .param .u64 out)
{
  .reg .b32 %r<8>; .reg .b64 %rd<8>; .reg .f64 %d<2>;
  .param .align 8 .b8 a[24];
  .param .f64 b;
  .param .align 8 .b8 c[24];
  mov.u32 %r1, %tid.x;
  ld.param.u64 %rd1, [in];
  mad.wide.u32 %rd1, %r1, 24, %rd1;
  ld.global.v2.b64 {%rd2, %rd3}, [%rd1];
  ld.global.b64 %rd4, [%rd1+16];
  st.param.b64 [a], %rd2;
  st.param.v2.b64 [a+8], {%rd3, %rd4};
  mov.f64 %d1, 0d3FF0000000000000;
  st.param.f64 [b], %d1;
  call (c), swap, (a, b);
  ld.param.b64 %rd2, [c];
  ld.param.v2.b64 {%rd3, %rd4}, [c+8];
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 24, %rd1;
  st.global.v2.b64 [%rd1], {%rd2, %rd3};
  st.global.b64 [%rd1+16], %rd4;
  ret;
}
"""
    kind = np.dtype([("b", "u1"), ("pad", "u1"), ("h", "<u2"), ("i", "<u4"), ("d", "<f8"), ("x", "<u4"), ("y", "<u4")])
    given = np.zeros(45, kind)
    for i, name in enumerate(("b", "h", "i", "d", "x", "y")):
        given[name] = np.arange(45) + 10 * i
    out = np.zeros(
        45, [("h", "<u2"), ("b", "u1"), ("pad", "u1"), ("i", "<u4"), ("y", "<u4"), ("x", "<u4"), ("d", "<f8")]
    )
    run(ptx, [given, out], block=45)
    for name in ("b", "h", "i", "x", "y"):
        assert out[name].tolist() == given[name].tolist()
    assert out["d"].tolist() == (given["d"] + 1).tolist()


def test_calls_through_a_table_of_functions(run: Run) -> None:
    functions = "".join(
        f""".func (.param .b32 r) f{i}(.param .b32 x)
{{ .reg .b32 %r; ld.param.u32 %r, [x]; mad.lo.u32 %r, %r, {i + 2}, {i}; st.param.b32 [r], %r; ret; }}
"""
        for i in range(3)
    )
    ptx = (
        functions
        + """
.global .align 8 .u64 table[3] = {f0, f1, f2};
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd<4>;
  mov.u32 %r1, %tid.x;
  rem.u32 %r2, %r1, 3;
  mov.u64 %rd1, table;
  mad.wide.u32 %rd1, %r2, 8, %rd1;
  ld.global.u64 %rd2, [%rd1];
  { .param .b32 param0; st.param.b32 [param0+0], %r1; .param .b32 retval0;
    prototype_0 : .callprototype (.param .b32 _) _ (.param .b32 _);
    call (retval0), %rd2, (param0), prototype_0;
    ld.param.b32 %r3, [retval0+0]; }
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r3;
  ret;
}
"""
    )
    out = np.zeros(50, np.uint32)
    run(ptx, [out], block=50)
    assert out.tolist() == [i * (i % 3 + 2) + i % 3 for i in range(50)]


def test_table_of_branches(run: Run) -> None:
    ptx = """
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  and.b32 %r2, %r1, 3;
  ts: .branchtargets L0, L1, L2, L1;
  brx.idx %r2, ts;
L0:
  mov.u32 %r3, 100;
  bra DONE;
L1:
  mov.u32 %r3, 200;
  bra.uni DONE;
L2:
  add.u32 %r3, %r1, 300;
DONE:
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r3;
  ret;
}
"""
    out = np.zeros(40, np.uint32)
    run(ptx, [out], block=40)
    assert out.tolist() == [[100, 200, 300 + i, 200][i & 3] for i in range(40)]


def test_exit_in_a_function_ends_the_thread(run: Run) -> None:
    ptx = """
.func (.param .b32 r) stop(.param .b32 x)
{
  .reg .pred %p; .reg .b32 %r;
  ld.param.u32 %r, [x];
  setp.gt.u32 %p, %r, 9;
  @%p exit;
  st.param.b32 [r], %r;
  ret;
}
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<4>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  { .param .b32 p; st.param.b32 [p], %r1; .param .b32 q;
    call (q), stop, (p);
    ld.param.b32 %r2, [q]; }
  add.u32 %r2, %r2, 1;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r2;
  ret;
}
"""
    out = np.zeros(40, np.uint32)
    run(ptx, [out], block=40)
    assert out.tolist() == [*range(1, 11), *[0] * 30]


def test_special_registers(run: Run) -> None:
    names = ["tid.x", "tid.y", "tid.z", "ntid.y", "ctaid.x", "ctaid.y", "ctaid.z", "nctaid.x", "laneid", "warpid",
             "lanemask_lt", "lanemask_ge", "nwarpid", "nctaid.z"]  # fmt: skip
    stores = "\n".join(f"mov.u32 %r9, %{name};\nst.global.u32 [%rd1+{4 * i}], %r9;" for i, name in enumerate(names))
    ptx = f"""
.visible .entry k(.param .u64 out)
{{
  .reg .b32 %r<10>; .reg .b64 %rd<2>;
  mov.u32 %r1, %ctaid.z; mov.u32 %r2, %nctaid.y; mov.u32 %r3, %ctaid.y; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %nctaid.x; mov.u32 %r3, %ctaid.x; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.z; mov.u32 %r3, %tid.z; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.y; mov.u32 %r3, %tid.y; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.x; mov.u32 %r3, %tid.x; mad.lo.u32 %r1, %r1, %r2, %r3;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, {4 * len(names)}, %rd1;
  {stores}
  ret;
}}
"""
    grid, block = (3, 2, 2), (5, 4, 3)
    out = np.zeros((12 * 60, len(names)), np.uint32)
    run(ptx, [out], grid=grid, block=block)
    for i, row in enumerate(out.tolist()):
        b, t = divmod(i, 60)
        lane = t % 32
        assert row == [
            t % 5, t // 5 % 4, t // 20, 4, b % 3, b // 3 % 2, b // 6, 3, lane, t // 32, (1 << lane) - 1,
            (1 << 32) - (1 << lane), 2, 2,
        ]  # fmt: skip


def test_deep_recursion_of_a_whole_warp(run: Run) -> None:
    ptx = FIBONACCI.replace("sub.u32 %r2, %r1, 2;", "and.b32 %r2, %r1, 0;")  # f(n) = f(n-1) + 0: a chain
    out = np.zeros(900, np.uint32)
    run(ptx, [out], block=900)
    assert set(out[1:].tolist()) == {1}


@pytest.mark.parametrize("blocks", [1, 1000])
def test_all_blocks_run_once(run: Run, blocks: int) -> None:
    ptx = """
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<3>; .reg .b64 %rd<2>;
  mov.u32 %r1, %ctaid.x;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  red.global.add.u32 [%rd1], 1;
  ret;
}
"""
    out = np.zeros(blocks, np.uint32)
    run(ptx, [out], grid=blocks, block=33)
    assert set(out.tolist()) == {33}


def test_an_idle_lane_below_shared_memory_does_no_harm(run: Run) -> None:
    """Lanes read the element before their own; lane 0 does not, and its address would lie below the window."""
    ptx = """
.visible .entry k(.param .u64 out)
{
  .shared .align 4 .b8 s[128];
  .reg .pred %p; .reg .b32 %r<8>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  mov.u32 %r2, s;
  mad.lo.u32 %r2, %r1, 4, %r2;
  st.shared.u32 [%r2], %r1;
  bar.sync 0;
  mov.u32 %r3, 77;
  setp.eq.u32 %p, %r1, 0;
  @%p bra SKIP;
  sub.u32 %r4, %r1, 1;
  shl.b32 %r4, %r4, 2;
  mov.u32 %r2, s;
  add.u32 %r4, %r2, %r4;
  ld.shared.u32 %r3, [%r4];
SKIP:
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r3;
  ret;
}
"""
    out = np.zeros(32, np.uint32)
    run(ptx, [out], block=32)
    assert out.tolist() == [77, *range(31)]


def test_lanes_of_a_warp_exchange_values(run: Run) -> None:
    ptx = """
.visible .entry k(.param .u64 out)
{
  .reg .pred %p<4>; .reg .b32 %r<12>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  shfl.sync.down.b32 %r2|%p1, %r1, 3, 31, -1;
  shfl.sync.up.b32 %r3, %r1, 1, 0, -1;
  shfl.sync.bfly.b32 %r4, %r1, 5, 31, -1;
  shfl.sync.idx.b32 %r5, %r1, 9, 0x181f, -1;
  setp.lt.u32 %p2, %r1, 7;
  vote.sync.ballot.b32 %r6, %p2, -1;
  activemask.b32 %r7;
  bar.warp.sync -1;
  selp.u32 %r8, 1, 0, %p1;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 28, %rd1;
  st.global.u32 [%rd1], %r2;
  st.global.u32 [%rd1+4], %r3;
  st.global.u32 [%rd1+8], %r4;
  st.global.u32 [%rd1+12], %r5;
  st.global.u32 [%rd1+16], %r6;
  st.global.u32 [%rd1+20], %r7;
  st.global.u32 [%rd1+24], %r8;
  ret;
}
"""
    out = np.zeros((32, 7), np.uint32)
    run(ptx, [out], block=32)
    for i, row in enumerate(out.tolist()):
        assert row == [
            min(i + 3, i if i > 28 else 31),
            max(i - 1, 0),
            i ^ 5,
            i // 8 * 8 + 1,
            127,
            2**32 - 1,
            int(i < 29),
        ]


def test_labels_belong_to_their_scope(run: Run) -> None:
    """Inline assembly is pasted with its labels as often as it is used."""
    loop = """
  { .reg .pred %q;
AGAIN:
    add.u32 %r2, %r2, 3;
    setp.lt.u32 %q, %r2, STOP;
    @!%q bra OUT;
    bra AGAIN;
OUT: }
"""
    ptx = f"""
.visible .entry k(.param .u64 out)
{{
  .reg .b32 %r<4>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  mov.u32 %r2, %r1;
  {loop.replace("STOP", "20")} {loop.replace("STOP", "50")} {loop.replace("STOP", "70")}
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r2;
  ret;
}}
"""
    out = np.zeros(40, np.uint32)
    run(ptx, [out], block=40)
    for t, value in enumerate(out.tolist()):
        for stop in (20, 50, 70):
            t += 3
            while t < stop:
                t += 3
        assert value == t
