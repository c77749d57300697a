"""Lanes that work together: shuffles, votes, matches, reductions; whole warps, tiles, divided code; both modes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

pytestmark = pytest.mark.parametrize("mode", ["warp", "thread", "warp without masks", "warp, compact"], indirect=True)
Run = Callable[..., None]
FULL = 0xFFFFFFFF


def kernel(code: str, results: int, declare: str = "") -> str:
    """A kernel whose thread %t (lane %lane) leaves `results` words %o0, %o1 ... in a row of its own."""
    outs = "\n".join(f"st.global.u32 [%rd1+{4 * i}], %o{i};" for i in range(results))
    return f"""
{declare}
.visible .entry k(.param .u64 out, .param .u64 in)
{{
  .reg .pred %p<9>; .reg .b32 %t, %lane, %x, %r<16>, %o<{results}>; .reg .b64 %rd<9>;
  mov.u32 %t, %tid.x;
  mov.u32 %lane, %laneid;
  ld.param.u64 %rd2, [in];
  mad.wide.u32 %rd2, %t, 4, %rd2;
  ld.global.u32 %x, [%rd2];
  {"".join(f"mov.u32 %o{i}, 0;" for i in range(results))}
  {code}
DONE:
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %t, {4 * results}, %rd1;
  {outs}
  ret;
}}
"""


def execute(run: Run, code: str, results: int, given: Sequence[int], block: int = 32) -> np.ndarray:
    out = np.zeros((block, results), np.uint32)
    run(kernel(code, results), [out, np.array(given, np.uint32)], block=block)
    return out


def members(lanes: Sequence[int]) -> int:
    return sum(1 << lane for lane in lanes)


def test_shuffles_by_index(run: Run) -> None:
    """Every lane reads the lane that its number names, its own where that is out of its segment of 8."""
    given = np.random.default_rng(3).integers(0, 2**32, 32, np.uint32)
    out = execute(run, """
  add.u32 %r1, %lane, 100;
  shfl.sync.idx.b32 %o0, %r1, %x, 31, -1;
  shfl.sync.idx.b32 %o1|%p1, %r1, %x, 0x1807, -1;
  shfl.sync.up.b32 %o2|%p2, %x, %lane, 0, -1;
  selp.u32 %o3, 1, 0, %p2;""", 4, given)  # fmt: skip
    lanes = np.arange(32)
    source = given % 32
    assert out[:, 0].tolist() == (100 + source).tolist()
    assert out[:, 1].tolist() == (100 + (lanes & 24 | source & 7)).tolist()
    assert out[:, 2].tolist() == [int(given[0])] * 32 and out[:, 3].all()


def test_reductions_of_tiles(run: Run) -> None:
    """Tiles of 8 lanes, each with a member mask of its own."""
    rng = np.random.default_rng(1)
    given = rng.integers(0, 2**32, 64, dtype=np.uint32)
    out = execute(run, """
  and.b32 %r1, %lane, 24;
  shl.b32 %r2, 255, %r1;
  redux.sync.add.u32 %o0, %x, %r2;
  redux.sync.min.u32 %o1, %x, %r2;
  redux.sync.max.s32 %o2, %x, %r2;
  redux.sync.xor.b32 %o3, %x, %r2;
  redux.sync.min.s32 %o4, %x, 0xffffffff;
  redux.sync.or.b32 %o5, %lane, %r2;
  redux.sync.and.b32 %o6, %x, -1;
  redux.sync.max.u32 %o7, %x, %r2;
""", 8, given.tolist(), 64)  # fmt: skip
    for t in range(64):
        tile, warp = given[t // 8 * 8 :][:8], given[t // 32 * 32 :][:32]
        signed = tile.view(np.int32)
        assert out[t].tolist() == [
            int(tile.sum(dtype=np.uint32)), int(tile.min()), int(signed.max()) & FULL,
            int(np.bitwise_xor.reduce(tile)), int(warp.view(np.int32).min()) & FULL, t // 8 % 4 * 8 | 7,
            int(np.bitwise_and.reduce(warp)), int(tile.max()),
        ]  # fmt: skip


def test_matches(run: Run) -> None:
    given = [t % 3 * 7 if t < 40 else 5 for t in range(64)]
    out = execute(run, """
  match.any.sync.b32 %o0, %x, 0xffffffff;
  match.all.sync.b32 %o1|%p1, %x, 0xffffffff;
  selp.u32 %o2, 1, 0, %p1;
  and.b32 %r1, %lane, 16;
  shl.b32 %r2, 0xffff, %r1;
  cvt.u64.u32 %rd3, %x;
  shl.b64 %rd3, %rd3, 40;
  match.any.sync.b64 %o3, %rd3, %r2;
  match.all.sync.b64 %o4|%p2, %rd3, %r2;
  selp.u32 %o5, 1, 0, %p2;
""", 6, given, 64)  # fmt: skip
    for t in range(64):
        warp = t // 32 * 32
        same = [i for i in range(32) if given[warp + i] == given[t]]
        half = range(16) if t % 32 < 16 else range(16, 32)
        equal = [i for i in half if given[warp + i] == given[t]]
        whole = len(equal) == 16
        assert out[t].tolist() == [
            members(same), FULL if len(same) == 32 else 0, int(len(same) == 32),
            members(equal), members(half) if whole else 0, int(whole),
        ]  # fmt: skip


def test_votes_of_a_part_of_the_warp(run: Run) -> None:
    given = [1 if t % 32 in (3, 4, 20) else 0 for t in range(64)]
    out = execute(run, """
  setp.ne.u32 %p1, %x, 0;
  setp.ge.u32 %p2, %lane, 24;
  @%p2 bra DONE;
  vote.sync.ballot.b32 %o0, %p1, 0x00ffffff;
  vote.sync.any.pred %p3, %p1, 0x00ffffff;
  selp.u32 %o1, 1, 0, %p3;
  vote.sync.all.pred %p3, !%p1, 0x00ffffff;
  selp.u32 %o2, 1, 0, %p3;
  vote.sync.uni.pred %p3, %p1, 0x00ffffff;
  selp.u32 %o3, 1, 0, %p3;
  activemask.b32 %o4;
""", 5, given, 64)  # fmt: skip
    for t in range(64):
        ballot = members([3, 4, 20])
        assert out[t].tolist() == ([ballot, 1, 0, 0, 0xFFFFFF] if t % 32 < 24 else [0] * 5)


def test_the_elected_lane(run: Run) -> None:
    out = execute(run, """
  and.b32 %r1, %lane, 24;
  shl.b32 %r2, 255, %r1;
  elect.sync %o0|%p1, %r2;
  selp.u32 %o1, 1, 0, %p1;
""", 2, [0] * 32)  # fmt: skip
    assert out.tolist() == [[t // 8 * 8, int(t % 8 == 0)] for t in range(32)]


def test_lanes_at_a_call_do_not_hold_up_a_vote_of_all(run: Run) -> None:
    """A part of the warp calls a function in which it works together, the others wait for it at the next vote."""
    ptx = """
.func (.param .b32 z) evens(.param .b32 m)
{
  .reg .b32 %r<3>; .reg .pred %p;
  ld.param.b32 %r0, [m]; setp.eq.b32 %p, %r0, %r0;
  vote.sync.ballot.b32 %r1, %p, %r0;
  st.param.b32 [z], %r1;
  ret;
}
.visible .entry k(.param .u64 out)
{
  .reg .b32 %r<6>; .reg .b64 %rd<3>; .reg .pred %p<5>;
  mov.u32 %r0, %tid.x; mov.b32 %r1, 0; mov.b32 %r2, 0; mov.b32 %r3, 0;
  and.b32 %r4, %r0, 1; setp.eq.u32 %p1, %r4, 1; setp.eq.u32 %p2, %r0, 5; and.b32 %r5, %r0, 0; add.u32 %r5, %r5, 3;
TOP:
  vote.sync.any.pred %p3, %p2, -1; @%p3 add.u32 %r3, %r3, 1;
  @%p1 bra ON;
  { .param .b32 m; .param .b32 z; st.param.b32 [m], 0x55555555; call (z), evens, (m); ld.param.b32 %r2, [z]; }
ON:
  add.u32 %r1, %r1, 1; setp.lt.u32 %p4, %r1, %r5; @%p4 bra TOP;
  ld.param.u64 %rd0, [out]; mul.wide.u32 %rd1, %r0, 8; add.u64 %rd0, %rd0, %rd1; st.global.v2.b32 [%rd0], {%r2, %r3};
  ret;
}
"""
    out = np.zeros((32, 2), np.uint32)
    run(ptx, [out])
    assert out.tolist() == [[0 if t % 2 else 0x55555555, 3] for t in range(32)]
