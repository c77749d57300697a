"""Threads that wait for each other, in both modes: divided warps, named barriers, locks, flags, blocks in a chain."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from gtap_plugin_cpu.facts import resident
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.launch import Launcher
from gtap_plugin_cpu.program import Program

Run = Callable[..., None]
HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"


def kernel(code: str, declare: str = "") -> str:
    """A kernel with the parameters out and in; thread %t, lane %l, word %x of `in`; the code leaves %o."""
    return f"""
{declare}
.visible .entry k(.param .u64 out, .param .u64 in)
{{
  .shared .align 8 .b8 s[4096];
  .reg .pred %p<9>; .reg .b32 %t, %l, %x, %o, %b, %i, %r<16>; .reg .b64 %out, %in, %rd<9>;
  mov.u32 %t, %tid.x;
  mov.u32 %l, %laneid;
  mov.u32 %r0, %ctaid.x;
  mov.u32 %b, %ntid.x;
  mad.lo.u32 %i, %r0, %b, %t;
  ld.param.u64 %in, [in];
  ld.param.u64 %out, [out];
  mad.wide.u32 %rd0, %i, 4, %in;
  ld.global.u32 %x, [%rd0];
  mov.u32 %o, 0;
  {code}
DONE:
  mad.wide.u32 %rd0, %i, 4, %out;
  st.global.u32 [%rd0], %o;
  ret;
}}
"""


@pytest.fixture
def outputs(run: Run) -> Callable[..., np.ndarray]:
    """outputs(code, given, grid=1, block=32): what each thread left in %o."""

    def call(code: str, given: np.ndarray, grid: int = 1, block: int = 32, declare: str = "") -> np.ndarray:
        out = np.zeros(max(grid * block, len(given)), np.uint32)
        run(kernel(code, declare), [out, given], grid=grid, block=block)
        return out

    return call


def width(code: str, declare: str = "") -> int:
    return Program(Image(HEAD + kernel(code, declare)).work("k")).width


BOTH_ARMS = """
  setp.lt.u32 %p1, %l, 12;
  @%p1 bra LOW;
  shfl.sync.bfly.b32 %o, %x, 1, 31, 0xfffff000;
  bra DONE;
LOW:
  shfl.sync.down.b32 %o, %x, 1, 31, 0xfff;
"""


def test_each_arm_shuffles_with_its_own_members(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(100, 132, dtype=np.uint32)
    out = outputs(BOTH_ARMS, given)
    assert out[:11].tolist() == given[1:12].tolist()
    assert out[12:].tolist() == [100 + (i ^ 1) for i in range(12, 32)]
    assert width(BOTH_ARMS) == 32


PART_FIRST = """
  mov.u32 %r3, %x;
  and.b32 %r1, %l, 3;
  setp.eq.u32 %p1, %r1, 2;
  @%p1 bra LATER;
JOIN:
  shfl.sync.bfly.b32 %r2, %r3, 2, 31, -1;
  add.u32 %o, %r2, %r3;
  bra DONE;
LATER:
  add.u32 %r3, %x, 1000;
  bra JOIN;
"""


def test_lanes_that_come_late_are_waited_for(outputs: Callable[..., np.ndarray]) -> None:
    """A quarter of the lanes takes a detour that stands behind the shuffle in the text."""
    given = np.arange(64, dtype=np.uint32)
    value = [t + 1000 * (t % 4 == 2) for t in range(64)]
    assert outputs(PART_FIRST, given, block=64).tolist() == [value[t] + value[t ^ 2] for t in range(64)]
    assert width(PART_FIRST) == 32


HAND_OVER = """
  mov.u32 %r1, s;
  mad.lo.u32 %r2, %l, 4, %r1;
  setp.ge.u32 %p1, %l, 16;
  @%p1 bra TAKE;
  st.shared.u32 [%r2], %x;
  bar.warp.sync -1;
  ld.shared.u32 %o, [%r2+64];
  bra DONE;
TAKE:
  add.u32 %r3, %x, 5;
  st.shared.u32 [%r2], %r3;
  mov.u32 %r4, 0xffffffff;
  bar.warp.sync %r4;
  ld.shared.u32 %o, [%r2+-64];
"""


def test_lanes_meet_at_different_warp_barriers(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(32, dtype=np.uint32)
    assert outputs(HAND_OVER, given).tolist() == [*range(21, 37), *range(16)]
    assert width(HAND_OVER) == 32


TILES = """
  and.b32 %r1, %l, 24;
  shl.b32 %r2, 255, %r1;
  shr.u32 %r3, %r1, 3;
  add.u32 %r3, %r3, 1;
  mov.u32 %o, %x;
AGAIN:
  shfl.sync.idx.b32 %r4, %o, 0, 0x181f, %r2;
  add.u32 %o, %o, %r4;
  sub.u32 %r3, %r3, 1;
  setp.ne.u32 %p1, %r3, 0;
  @%p1 bra AGAIN;
  shfl.sync.bfly.b32 %o, %o, 31, 31, -1;
"""


def test_tiles_leave_a_loop_at_different_times(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(1, 33, dtype=np.uint32)
    values = given.tolist()
    for tile in range(4):
        for _ in range(tile + 1):
            first = values[tile * 8]
            values[tile * 8 : tile * 8 + 8] = [v + first for v in values[tile * 8 : tile * 8 + 8]]
    assert outputs(TILES, given).tolist() == values[::-1]


AGGREGATED = """
  rem.u32 %r1, %x, 3;
  setp.ne.u32 %p1, %r1, 0;
  @%p1 bra DONE;
  activemask.b32 %r2;
  popc.b32 %r3, %r2;
  mov.u32 %r4, %lanemask_lt;
  and.b32 %r4, %r4, %r2;
  popc.b32 %r5, %r4;
  brev.b32 %r6, %r2;
  clz.b32 %r6, %r6;
  setp.ne.u32 %p2, %r5, 0;
  @%p2 bra SHARE;
  atom.global.add.u32 %r7, [%out+4096], %r3;
SHARE:
  shfl.sync.idx.b32 %r7, %r7, %r6, 31, %r2;
  add.u32 %r7, %r7, %r5;
  add.u32 %o, %r7, 1;
"""


def test_atomics_aggregated_by_the_lanes_that_are_there(run: Run) -> None:
    given = np.random.default_rng(3).integers(0, 100, 512, dtype=np.uint32)
    out = np.zeros(1025, np.uint32)
    run(kernel(AGGREGATED), [out, given], grid=4, block=128)
    chosen = [i for i in range(512) if given[i] % 3 == 0]
    assert sorted(out[chosen].tolist()) == list(range(1, len(chosen) + 1))
    assert out[1024] == len(chosen)
    assert not out[[i for i in range(512) if given[i] % 3]].any()
    assert width(AGGREGATED) == 32


FINAL_WARP = """
  mov.u32 %r1, s;
  mad.lo.u32 %r2, %t, 4, %r1;
  mov.u32 %r9, 0;
ROUND:
  add.u32 %r3, %x, %r9;
  st.shared.u32 [%r2], %r3;
  bar.sync 0;
  shr.u32 %r4, %t, 5;
  setp.ne.u32 %p1, %r4, 0;
  @%p1 bra REST;
  ld.shared.u32 %r5, [%r2+128];
  add.u32 %r5, %r5, %r3;
  redux.sync.add.u32 %r6, %r5, -1;
  add.u32 %o, %o, %r6;
  bar.sync 2, 32;
REST:
  bar.sync 0;
  add.u32 %r9, %r9, 1;
  setp.lt.u32 %p2, %r9, 3;
  @%p2 bra ROUND;
"""


def test_one_warp_works_alone_between_barriers(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(64, dtype=np.uint32)
    total = sum(range(64))
    assert outputs(FINAL_WARP, given, block=64).tolist() == [3 * total + 64 * 3] * 32 + [0] * 32
    assert width(FINAL_WARP) == 32


# named barriers: warps 0 and 1 make, warps 2 and 3 use; barrier 1: full, barrier 2: empty
PRODUCER = """
  mov.u32 %r1, s;
  and.b32 %r2, %t, 63;
  mad.lo.u32 %r2, %r2, 4, %r1;
  mov.u32 %r9, 0;
  setp.ge.u32 %p1, %t, 64;
  @%p1 bra USER;
MAKE:
  setp.eq.u32 %p2, %r9, 0;
  @%p2 bra FIRST;
  bar.sync 2, 128;
FIRST:
  mad.lo.u32 %r3, %r9, 100, %x;
  st.shared.u32 [%r2], %r3;
  bar.arrive 1, 128;
  add.u32 %r9, %r9, 1;
  setp.lt.u32 %p3, %r9, 5;
  @%p3 bra MAKE;
  bra DONE;
USER:
  bar.sync 1, 128;
  xor.b32 %r4, %r2, 252;
  ld.shared.u32 %r5, [%r4];
  add.u32 %o, %o, %r5;
  setp.eq.u32 %p2, %r9, 4;
  @%p2 bra LAST;
  bar.arrive 2, 128;
LAST:
  add.u32 %r9, %r9, 1;
  setp.lt.u32 %p3, %r9, 5;
  @%p3 bra USER;
"""


def test_named_barriers_between_producers_and_consumers(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(128, dtype=np.uint32)
    out = outputs(PRODUCER, given, block=128)
    assert out.tolist() == [0] * 64 + [5 * (63 - i) + 1000 for i in range(64)]
    assert width(PRODUCER) == 32


# every thread adds to a counter under one lock; the critical section is behind the loop that takes the lock
LOCK = """
TAKE:
  atom.global.cas.b32 %r1, [%out+8192], 0, 1;
  setp.ne.u32 %p1, %r1, 0;
  @%p1 bra TAKE;
  membar.gl;
  ld.volatile.global.u32 %r2, [%out+8196];
  add.u32 %r2, %r2, 1;
  st.volatile.global.u32 [%out+8196], %r2;
  membar.gl;
  atom.global.exch.b32 %r3, [%out+8192], 0;
  mov.u32 %o, %r2;
"""


def test_a_lock_for_every_thread_of_a_warp(run: Run) -> None:
    given, out = np.zeros(320, np.uint32), np.zeros(2050, np.uint32)
    run(kernel(LOCK), [out, given], grid=4, block=80)
    assert out[2049] == 320
    assert sorted(out[:320].tolist()) == list(range(1, 321))
    assert width(LOCK) == 32


# lane 0 waits for a word that lane 31 of its own warp writes further down; warp 1 waits for a word of warp 0
FLAGS = """
  mov.u32 %r1, s;
  setp.ne.u32 %p1, %l, 0;
  @%p1 bra OTHERS;
WAIT:
  ld.volatile.shared.u32 %r2, [%r1];
  setp.eq.u32 %p2, %r2, 0;
  @%p2 bra WAIT;
  mov.u32 %o, %r2;
  st.volatile.shared.u32 [%r1+4], 9;
  bra DONE;
OTHERS:
  setp.ne.u32 %p3, %t, 31;
  @%p3 bra SECOND;
  st.volatile.shared.u32 [%r1], 7;
SECOND:
  setp.lt.u32 %p4, %t, 32;
  @%p4 bra DONE;
AGAIN:
  ld.acquire.cta.shared.u32 %r3, [%r1+4];
  setp.ne.u32 %p5, %r3, 9;
  @%p5 bra AGAIN;
  mov.u32 %o, %r3;
"""


def test_flags_within_a_warp_and_between_warps(outputs: Callable[..., np.ndarray]) -> None:
    code = "mov.u32 %r1, s; st.shared.u32 [%r1], 0; st.shared.u32 [%r1+4], 0; bar.sync 0;" + FLAGS
    out = outputs(code, np.zeros(64, np.uint32), block=64)
    assert out.tolist() == [7] + [0] * 31 + [7] + [9] * 31


# a chain of blocks: each waits for the sum of those before it (thread 0 alone looks)
CHAIN = """
  mov.u32 %r1, s;
  redux.sync.add.u32 %r2, %x, -1;
  setp.ne.u32 %p1, %t, 0;
  @%p1 bra REST;
  mov.u32 %r3, 0;
  setp.eq.u32 %p2, %r0, 0;
  @%p2 bra TELL;
  mad.wide.u32 %rd1, %r0, 8, %out;
LOOK:
  ld.volatile.global.v2.u32 {%r4, %r3}, [%rd1+16376];
  setp.eq.u32 %p3, %r4, 0;
  @%p3 bra LOOK;
TELL:
  add.u32 %r5, %r3, %r2;
  mad.wide.u32 %rd1, %r0, 8, %out;
  membar.gl;
  st.volatile.global.v2.u32 [%rd1+16384], {1, %r5};
  st.shared.u32 [%r1], %r3;
REST:
  bar.sync 0;
  ld.shared.u32 %o, [%r1];
"""


def test_a_chain_of_blocks(run: Run) -> None:
    given = np.random.default_rng(5).integers(0, 50, 64 * 32, dtype=np.uint32)
    out = np.zeros(4096 + 2 * 64, np.uint32)
    run(kernel(CHAIN), [out, given], grid=64, block=32)
    sums = given.reshape(64, 32).sum(1)
    before = np.concatenate([[0], np.cumsum(sums)[:-1]])
    assert out[: 64 * 32].tolist() == np.repeat(before, 32).tolist()
    assert width(CHAIN) == 32


# a barrier of the whole grid by hand, in a launch like any other
GRID_BARRIER = """
  mov.u32 %r1, %nctaid.x;
  setp.ne.u32 %p1, %t, 0;
  @%p1 bra REST;
  mad.wide.u32 %rd3, %i, 4, %out;
  st.volatile.global.u32 [%rd3], %x;
  mad.wide.u32 %rd1, %r1, 128, %out;
  membar.gl;
  atom.global.add.u32 %r2, [%rd1], 1;
WAIT:
  ld.acquire.gpu.global.u32 %r3, [%rd1];
  setp.lt.u32 %p2, %r3, %r1;
  @%p2 bra WAIT;
REST:
  bar.sync 0;
  sub.u32 %r4, %r1, 1;
  sub.u32 %r4, %r4, %r0;
  mad.wide.u32 %rd2, %r4, 128, %out;
  ld.global.u32 %o, [%rd2];
  setp.ne.u32 %p1, %t, 0;
  @%p1 bra DONE;
  mov.u32 %o, %x;
"""


def test_as_many_blocks_as_are_resident_meet_in_an_ordinary_launch(run: Run, launcher: Launcher) -> None:
    """More blocks than threads of the machine: each has as many as the device says a processor has at a time."""
    blocks = launcher.count * resident(32, 4096)
    given = np.arange(blocks * 32, dtype=np.uint32)
    out = np.zeros(blocks * 32 + 1, np.uint32)
    run(kernel(GRID_BARRIER), [out, given], grid=blocks, block=32)
    want = np.repeat(np.arange(blocks)[::-1] * 32, 32)
    want[::32] = given[::32]
    assert out[:-1].tolist() == want.tolist()
    assert out[-1] == blocks


UPDATE = """
  ld.global.u32 %r1, [%out+8192];
AGAIN:
  max.u32 %r2, %r1, %x;
  atom.global.cas.b32 %r3, [%out+8192], %r1, %r2;
  setp.ne.u32 %p1, %r3, %r1;
  mov.u32 %r1, %r3;
  @%p1 bra AGAIN;
"""


def test_an_update_by_compare_and_swap_is_no_wait(run: Run) -> None:
    given = np.random.default_rng(6).integers(0, 2**32, 256, dtype=np.uint32)
    out = np.zeros(2049, np.uint32)
    run(kernel(UPDATE), [out, given], grid=2, block=128)
    assert out[2048] == given.max()
    program = Program(Image(HEAD + kernel(UPDATE)).work("k"))
    assert (program.width, program.barriers) == (32, False)


def test_a_shuffle_that_lanes_never_reach_goes_on_without_them(outputs: Callable[..., np.ndarray]) -> None:
    """The full mask in half a warp: no other lane can come, so those that are there exchange."""
    out = outputs("""
  setp.ge.u32 %p1, %l, 16;
  @%p1 bra DONE;
  shfl.sync.bfly.b32 %o, %x, 3, 31, -1;
""", np.arange(32, dtype=np.uint32))  # fmt: skip
    assert out.tolist() == [i ^ 3 for i in range(16)] + [0] * 16


def test_ended_lanes_are_not_waited_for(outputs: Callable[..., np.ndarray]) -> None:
    out = outputs("""
  st.global.u32 [%out], 0;
  setp.ge.u32 %p1, %l, 24;
  @%p1 exit;
  setp.lt.u32 %p2, %l, 4;
  @%p2 bra LATE;
JOIN:
  vote.sync.ballot.b32 %o, 1, -1;
  bar.sync 0;
  bar.sync 1, 64;
  bra DONE;
LATE:
  bra JOIN;
""".replace("vote.sync.ballot.b32 %o, 1, -1", "setp.eq.u32 %p3, 0, 0; vote.sync.ballot.b32 %o, %p3, -1"),
                  np.zeros(64, np.uint32), block=64)  # fmt: skip
    assert out.tolist() == ([0xFFFFFF] * 24 + [0] * 8) * 2


# lanes 16 and up run the block X, then those that were put off before it; lanes 0 to 7 are elsewhere
OVERTAKEN = """
  setp.lt.u32 %p1, %l, 8;
  @%p1 bra FAR;
  setp.ge.u32 %p2, %l, 16;
  @%p2 bra X;
  vote.sync.any.pred %p3, %p1, -1;
X:
  mad.wide.u32 %rd5, %i, 4, %in;
  ld.global.u32 %r5, [%rd5];
  ld.global.u32 %r6, [%out+4096];
  setp.eq.u32 %p4, %l, 31;
  @%p4 st.global.u32 [%out+4096], 9;
  bra JOIN;
FAR:
  mov.u32 %o, 5;
JOIN:
  @%p1 bra DONE;
  mad.lo.u32 %o, %r6, 1000, %r5;
"""


def test_lanes_that_are_overtaken_disturb_nobody(run: Run) -> None:
    """Those that come later write no register of those before them, whether it is kept per lane or for the warp."""
    given, out = np.arange(100, 132, dtype=np.uint32), np.zeros(1025, np.uint32)
    run(kernel(OVERTAKEN), [out, given])
    first, second = given[16:].tolist(), (given[8:16] + 9000).tolist()
    assert out[:32].tolist() == [5] * 8 + second + first


# each pair of warps has a barrier of its own, whose number is computed from the thread's
PAIRS = """
  shr.u32 %r1, %t, 6;
  add.u32 %r1, %r1, 1;
  mov.u32 %r2, s;
  mad.lo.u32 %r3, %t, 4, %r2;
  st.shared.u32 [%r3], %x;
  bar.sync %r1, 64;
  xor.b32 %r4, %t, 63;
  mad.lo.u32 %r3, %r4, 4, %r2;
  ld.shared.u32 %o, [%r3];
"""


def test_barriers_whose_number_depends_on_the_warp(outputs: Callable[..., np.ndarray]) -> None:
    given = np.arange(256, dtype=np.uint32)
    assert outputs(PAIRS, given, block=256).tolist() == [t ^ 63 for t in range(256)]
    assert width(PAIRS) == 32
