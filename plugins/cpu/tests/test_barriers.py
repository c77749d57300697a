"""Barriers: in loops, in divided code, in called functions, with threads that have returned, and those that count."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.program import Program

Run = Callable[..., None]

REDUCE = """
.extern .shared .align 4 .b8 sums[];
.visible .entry k(.param .u64 data, .param .u64 out)
{
  .reg .pred %p<3>; .reg .b32 %r<16>; .reg .b64 %rd<4>;
  mov.u32 %r1, %tid.x;
  mov.u32 %r2, %ntid.x;
  mov.u32 %r3, %ctaid.x;
  mad.lo.u32 %r4, %r3, %r2, %r1;
  ld.param.u64 %rd1, [data];
  mad.wide.u32 %rd1, %r4, 4, %rd1;
  ld.global.u32 %r5, [%rd1];
  mov.u32 %r6, sums;
  mad.lo.u32 %r6, %r1, 4, %r6;
  st.shared.u32 [%r6], %r5;
  bar.sync 0;
  shr.u32 %r7, %r2, 1;
LOOP:
  setp.ge.u32 %p1, %r1, %r7;
  @%p1 bra SKIP;
  mad.lo.u32 %r8, %r7, 4, %r6;
  ld.shared.u32 %r9, [%r8];
  ld.shared.u32 %r10, [%r6];
  add.u32 %r9, %r9, %r10;
  st.shared.u32 [%r6], %r9;
SKIP:
  barrier.sync 0;
  shr.u32 %r7, %r7, 1;
  setp.ne.u32 %p2, %r7, 0;
  @%p2 bra LOOP;
  setp.ne.u32 %p1, %r1, 0;
  @%p1 bra END;
  ld.shared.u32 %r9, [sums];
  ld.param.u64 %rd2, [out];
  mad.wide.u32 %rd2, %r3, 4, %rd2;
  st.global.u32 [%rd2], %r9;
END:
  ret;
}
"""


def test_reduction_with_barriers_in_a_loop(run: Run) -> None:
    data = np.random.default_rng(4).integers(0, 1000, 50 * 256, dtype=np.uint32)
    out = np.zeros(50, np.uint32)
    run(REDUCE, [data, out], grid=50, block=256, shared=1024)
    assert out.tolist() == data.reshape(50, 256).sum(1).tolist()


def test_a_warp_keeps_its_lanes_together_where_barriers_allow_it() -> None:
    """The loop's counter is found uniform, so the kernel with barriers is one of vectors."""
    image = Image(".version 7.0\n.target sm_75\n.address_size 64\n" + REDUCE)
    assert Program(image.work("k")).width == 32


@pytest.mark.parametrize("form", ["bar.sync", "barrier.sync"])
def test_barriers_in_divided_code_and_for_some_threads(run: Run, form: str) -> None:
    """Two halves of every warp pass different barrier instructions. `bar` is aligned, so that vectors will do; where
    `barrier` stands in divided code, lanes run on their own."""
    ptx = """
.visible .entry k(.param .u64 out)
{
  .shared .align 4 .b8 s[512];
  .reg .pred %p<3>; .reg .b32 %r<8>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  mov.u32 %r2, s;
  mad.lo.u32 %r3, %r1, 4, %r2;
  st.shared.u32 [%r3], %r1;
  and.b32 %r4, %r1, 1;
  setp.eq.u32 %p1, %r4, 0;
  @%p1 bra EVEN;
  bar.sync 0;
  bra BOTH;
EVEN:
  bar.sync 0;
BOTH:
  mov.u32 %r5, %ntid.x;
  sub.u32 %r5, %r5, 1;
  sub.u32 %r5, %r5, %r1;
  mad.lo.u32 %r5, %r5, 4, %r2;
  ld.shared.u32 %r6, [%r5];
  setp.ge.u32 %p2, %r1, 64;
  @%p2 bra LAST;
  bar.sync 3, 64;
LAST:
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r6;
  ret;
}
""".replace("bar.sync", form)
    out = np.zeros(128, np.uint32)
    run(ptx, [out], block=128)
    assert out.tolist() == list(range(127, -1, -1))
    assert Program(Image(".version 7.0\n.target sm_75\n.address_size 64\n" + ptx).work("k")).width == (
        32 if form == "bar.sync" else 1
    )


def test_threads_that_returned_are_not_waited_for(run: Run) -> None:
    ptx = """
.visible .entry k(.param .u64 out)
{
  .shared .align 4 .b8 s[512];
  .reg .pred %p; .reg .b32 %r<8>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  setp.ge.u32 %p, %r1, 37;
  @%p ret;
  mov.u32 %r2, s;
  mad.lo.u32 %r2, %r1, 4, %r2;
  st.shared.u32 [%r2], %r1;
  bar.sync 0;
  ld.shared.u32 %r3, [s+144];
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r3;
  ret;
}
"""
    out = np.zeros(128, np.uint32)
    run(ptx, [out], block=128)
    assert out.tolist() == [36] * 37 + [0] * 91


def test_barrier_inside_a_called_function(run: Run) -> None:
    ptx = """
.shared .align 4 .b8 s[512];
.func meet() { bar.sync 0; ret; }
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<8>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  mov.u32 %r2, s;
  mad.lo.u32 %r3, %r1, 4, %r2;
  st.shared.u32 [%r3], %r1;
  call.uni meet;
  xor.b32 %r4, %r1, 127;
  mad.lo.u32 %r3, %r4, 4, %r2;
  ld.shared.u32 %r5, [%r3];
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r5;
  ret;
}
"""
    out = np.zeros(128, np.uint32)
    run(ptx, [out], block=128)
    assert out.tolist() == list(range(127, -1, -1))


def test_barriers_that_count_predicates(run: Run) -> None:
    ptx = """
.visible .entry k(.param .u64 out)
{
  .reg .pred %p<4>; .reg .b32 %r<8>; .reg .b64 %rd<2>;
  mov.u32 %r1, %tid.x;
  rem.u32 %r2, %r1, 3;
  setp.eq.u32 %p1, %r2, 0;
  bar.red.popc.u32 %r3, 0, %p1;
  setp.eq.u32 %p1, %r1, 5;
  barrier.red.or.pred %p2, 0, %p1;
  bar.red.and.pred %p3, 0, !%p1;
  selp.u32 %r4, 1000, 0, %p2;
  add.u32 %r3, %r3, %r4;
  selp.u32 %r4, 10000, 0, %p3;
  add.u32 %r3, %r3, %r4;
  setp.lt.u32 %p1, %r1, 200;
  bar.red.and.pred %p3, 0, %p1;
  selp.u32 %r4, 100000, 0, %p3;
  add.u32 %r3, %r3, %r4;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, 4, %rd1;
  st.global.u32 [%rd1], %r3;
  ret;
}
"""
    out = np.zeros(100, np.uint32)
    run(ptx, [out], block=100)
    assert set(out.tolist()) == {34 + 1000 + 100000}
