"""Address spaces, vectors, initialised variables, atomics."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

Run = Callable[..., None]
pytestmark = pytest.mark.parametrize("mode", ["warp", "thread", "warp without masks"], indirect=True)

INDEX = """
  .reg .pred %p<4>; .reg .b16 %h<8>; .reg .b32 %r<16>; .reg .b64 %rd<8>; .reg .f32 %f<8>;
  mov.u32 %r0, %tid.x;
  mov.u32 %r1, %ctaid.x;
  mov.u32 %r2, %ntid.x;
  mad.lo.u32 %r1, %r1, %r2, %r0;
"""


def kernel(parameters: str, body: str, before: str = "") -> str:
    return f"{before}\n.visible .entry k({parameters})\n{{{INDEX}{body}\n  ret;\n}}\n"


def test_vector_accesses_of_every_width(run: Run) -> None:
    body = """
  ld.param.u64 %rd0, [a];
  ld.param.u64 %rd1, [b];
  mad.wide.u32 %rd0, %r1, 16, %rd0;
  mad.wide.u32 %rd1, %r1, 16, %rd1;
  ld.global.v2.u64 {%rd2, %rd3}, [%rd0];
  st.global.v2.b64 [%rd1], {%rd3, %rd2};
  ld.global.v4.u32 {%r4, %r5, %r6, %r7}, [%rd1];
  st.global.v4.b32 [%rd1], {%r7, %r6, %r5, %r4};
  ld.global.v4.u16 {%h0, %h1, %h2, %h3}, [%rd1];
  st.global.v4.u16 [%rd1], {%h3, %h2, %h1, %h0};
  ld.global.v2.u8 {%h0, %h1}, [%rd1+14];
  st.global.v2.u8 [%rd1+14], {%h1, %h0};
"""
    data = np.random.default_rng(1).integers(0, 256, (70, 16), dtype=np.uint8)
    out = np.zeros_like(data)
    run(kernel(".param .u64 a, .param .u64 b", body), [data, out], block=70)
    want = data.view("<u8")[:, ::-1].copy().view("<u4")[:, ::-1].copy().view("<u2")
    want[:, :4] = want[:, 3::-1].copy()
    expected = want.view("u1")
    expected[:, 14:16] = expected[:, 15:13:-1].copy()
    assert np.array_equal(out, expected)


def test_gather_and_scatter_of_every_size(run: Run) -> None:
    for bits, register in ((8, "%h0"), (16, "%h0"), (32, "%r5"), (64, "%rd3")):
        body = f"""
  ld.param.u64 %rd0, [a];
  ld.param.u64 %rd1, [b];
  ld.param.u64 %rd2, [i];
  mad.wide.u32 %rd2, %r1, 4, %rd2;
  ld.global.u32 %r4, [%rd2];
  mad.wide.u32 %rd0, %r4, {bits // 8}, %rd0;
  ld.global.u{bits} {register}, [%rd0];
  setp.lt.u32 %p0, %r0, 20;
  @%p0 bra SKIP;
  mad.wide.u32 %rd1, %r4, {bits // 8}, %rd1;
  st.global.u{bits} [%rd1], {register};
SKIP:
"""
        data = np.random.default_rng(2).integers(0, 2**bits, 50, dtype=f"u{bits // 8}")
        order = np.random.default_rng(3).permutation(50).astype(np.uint32)
        out = np.zeros_like(data)
        run(kernel(".param .u64 a, .param .u64 b, .param .u64 i", body), [data, out, order], block=50)
        expected = np.zeros_like(data)
        expected[order[20:]] = data[order[20:]]
        assert np.array_equal(out, expected)


def test_struct_by_value_and_small_parameters(run: Run) -> None:
    body = """
  ld.param.u64 %rd0, [out];
  ld.param.s8 %r4, [small];
  ld.param.f32 %f0, [s+4];
  ld.param.v2.u16 {%h0, %h1}, [s+8];
  cvt.u32.u16 %r5, %h1;
  mov.b64 %rd1, s;
  cvt.u64.u32 %rd2, %r0;
  add.u64 %rd1, %rd1, %rd2;
  ld.param.u8 %r6, [%rd1+12];
  cvt.rzi.s32.f32 %r7, %f0;
  add.s32 %r4, %r4, %r5;
  add.s32 %r4, %r4, %r6;
  add.s32 %r4, %r4, %r7;
  mad.wide.u32 %rd0, %r1, 4, %rd0;
  st.global.u32 [%rd0], %r4;
"""
    parameters = ".param .u64 out, .param .b8 small, .param .align 8 .b8 s[48]"
    record = np.zeros(1, [("i", "<i4"), ("f", "<f4"), ("h", "<u2", 2), ("bytes", "u1", 36)])
    record["f"], record["h"], record["bytes"] = 40.5, (9, 300), np.arange(100, 136)
    out = np.zeros(36, np.int32)
    run(kernel(parameters, body), [out, np.int8(-5), record.tobytes()], block=36)
    assert out.tolist() == [-5 + 300 + 100 + i + 40 for i in range(36)]


GLOBALS = """
.global .align 4 .u32 counter = 5;
.global .align 8 .u64 where = generic(counter);
.global .align 8 .u64 second = generic(table)+4;
.const .align 4 .f32 scale[4] = {0f3F800000, 2.5, 0f40400000};
.global .align 4 .b8 table[12] = {1, 0, 0, 0, 7, 0, 0, 0, 0xFF, 255, -1, 0};
.global .align 2 .u16 negative[2] = {-2, 3};
"""


def test_initialised_variables_and_addresses_in_them(run: Run) -> None:
    body = """
  ld.param.u64 %rd0, [out];
  ld.global.u32 %r4, [counter];
  ld.global.u64 %rd1, [where];
  ld.u32 %r5, [%rd1];
  ld.global.u64 %rd1, [second];
  ld.global.u32 %r6, [%rd1];
  ld.global.u32 %r7, [table+8];
  ld.const.f32 %f0, [scale+4];
  and.b32 %r9, %r0, 3;
  mov.u64 %rd2, scale;
  mad.wide.u32 %rd2, %r9, 4, %rd2;
  ld.const.f32 %f1, [%rd2];
  ld.global.s16 %r10, [negative];
  mad.wide.u32 %rd0, %r1, 28, %rd0;
  st.global.u32 [%rd0], %r4;
  st.global.u32 [%rd0+4], %r5;
  st.global.u32 [%rd0+8], %r6;
  st.global.u32 [%rd0+12], %r7;
  st.global.f32 [%rd0+16], %f0;
  st.global.f32 [%rd0+20], %f1;
  st.global.u32 [%rd0+24], %r10;
"""
    out = np.zeros((8, 7), np.uint32)
    run(kernel(".param .u64 out", body, GLOBALS), [out], block=8)
    assert out[:, :4].tolist() == [[5, 5, 7, 0x00FFFFFF]] * 8
    assert out[:, 4].view(np.float32).tolist() == [2.5] * 8
    assert out[:, 5].copy().view(np.float32).tolist() == [1.0, 2.5, 3.0, 0.0] * 2
    assert out[:, 6].view(np.int32).tolist() == [-2] * 8


def test_generic_addresses_of_shared_and_local(run: Run) -> None:
    before = ".extern .shared .align 16 .b8 dynamic[];"
    body = """
  .shared .align 8 .b8 fixed[512];
  .local .align 8 .b8 mine[32];
  ld.param.u64 %rd0, [out];
  mad.wide.u32 %rd0, %r0, 16, %rd0;
  mov.u32 %r4, fixed;
  mad.lo.u32 %r4, %r0, 4, %r4;
  mul.lo.u32 %r5, %r0, 3;
  st.shared.u32 [%r4], %r5;
  cvt.u64.u32 %rd1, %r4;
  cvta.shared.u64 %rd1, %rd1;
  ld.u32 %r6, [%rd1];
  st.global.u32 [%rd0], %r6;
  mov.u64 %rd2, dynamic;
  mad.wide.u32 %rd2, %r0, 4, %rd2;
  st.shared.u32 [%rd2], %r0;
  cvta.shared.u64 %rd3, %rd2;
  cvta.to.shared.u64 %rd3, %rd3;
  ld.shared.u32 %r7, [%rd3];
  st.global.u32 [%rd0+4], %r7;
  mov.u64 %rd4, mine;
  cvta.local.u64 %rd5, %rd4;
  st.u32 [%rd5+12], %r5;
  ld.local.u32 %r8, [mine+12];
  st.global.u32 [%rd0+8], %r8;
  isspacep.shared %p0, %rd1;
  isspacep.local %p1, %rd5;
  isspacep.global %p2, %rd0;
  isspacep.global %p3, %rd1;
  selp.u32 %r9, 1, 0, %p0;
  @%p1 add.u32 %r9, %r9, 2;
  @%p2 add.u32 %r9, %r9, 4;
  @%p3 add.u32 %r9, %r9, 8;
  st.global.u32 [%rd0+12], %r9;
"""
    out = np.zeros((64, 4), np.uint32)
    run(kernel(".param .u64 out", body, before), [out], block=64, shared=256)
    assert out.tolist() == [[3 * i, i, 3 * i, 7] for i in range(64)]


@pytest.mark.parametrize(("op", "kind", "expected"), [
    ("add.u32", "u32", sum(range(200)) + 10), ("max.s32", "s32", 199), ("min.u32", "u32", 0), ("or.b32", "u32", 255),
    ("xor.b32", "u32", 10), ("inc.u32", "u32", None), ("add.u64", "u64", sum(range(200)) + 10),
    ("add.f32", "f32", sum(range(200)) + 10), ("add.f64", "f64", sum(range(200)) + 10), ("exch.b32", "u32", None),
])  # fmt: skip
def test_atomics(run: Run, op: str, kind: str, expected: int | None) -> None:
    bits = int(kind[1:])
    register = {"f32": "%x", "f64": "%x"}.get(kind, "%x")
    convert = f"cvt.rn.{kind}.u32" if kind[0] == "f" else f"cvt.{kind}.u32"
    declared = kind if kind[0] == "f" else f"b{bits}"
    body = f"""
  .reg .{declared} %x, %y;
  ld.param.u64 %rd0, [total];
  ld.param.u64 %rd1, [old];
  {convert} {register}, %r1;
  atom.global.{op} %y, [%rd0], %x;
  mad.wide.u32 %rd1, %r1, {bits // 8}, %rd1;
  st.global.b{bits} [%rd1], %y;
"""
    dtype = {"u32": np.uint32, "s32": np.int32, "u64": np.uint64, "f32": np.float32, "f64": np.float64}[kind]
    total = np.array([10], dtype)
    old = np.zeros(200, dtype)
    run(kernel(".param .u64 total, .param .u64 old", body), [total, old], grid=2, block=100)
    if expected is not None:
        assert total[0] == (expected if op != "xor.b32" else 10 ^ int(np.bitwise_xor.reduce(np.arange(200))))
    if op == "add.u32":
        assert 10 in old
        assert len(set(old.tolist())) >= 199  # each saw another total, but for the thread that added 0
    if op == "exch.b32":
        assert sorted([*old.tolist(), int(total[0])]) == sorted([10, *range(200)])


def test_shared_atomics_and_cas(run: Run) -> None:
    body = """
  .shared .align 4 .b8 sum[8];
  ld.param.u64 %rd0, [out];
  setp.eq.u32 %p0, %r0, 0;
  @%p0 st.shared.u32 [sum], 0;
  @%p0 st.shared.u32 [sum+4], 7;
  bar.sync 0;
  red.shared.add.u32 [sum], %r0;
  atom.shared.cas.b32 %r4, [sum+4], 7, %r0;
  setp.eq.u32 %p1, %r4, 7;
  bar.sync 0;
  ld.shared.u32 %r5, [sum];
  ld.shared.u32 %r6, [sum+4];
  setp.eq.u32 %p2, %r6, %r0;
  xor.pred %p3, %p1, %p2;
  selp.u32 %r7, 1, 0, %p3;
  add.u32 %r5, %r5, %r7;
  mad.wide.u32 %rd0, %r0, 4, %rd0;
  st.global.u32 [%rd0], %r5;
"""
    out = np.zeros(96, np.uint32)
    run(kernel(".param .u64 out", body), [out], block=96)
    # the winner of the exchange is the thread whose number is there; nobody else believes it won (7 itself sees a 7)
    assert set(out.tolist()) <= {sum(range(96)), sum(range(96)) + 1}
    assert (out != sum(range(96))).sum() <= 1


@pytest.mark.parametrize("align", [1, 64, 256])
def test_local_memory_is_aligned_as_it_is_declared(run: Run, align: int) -> None:
    out = np.zeros(64, np.uint64)
    run(f"""
.visible .entry k(.param .u64 out)
{{
  .reg .b32 %r<4>; .reg .b64 %rd<6>; .local .b8 first[3]; .local .align {align} .b8 mine[5];
  ld.param.u64 %rd1, [out]; mov.u32 %r1, %tid.x; mul.wide.u32 %rd2, %r1, 8; add.u64 %rd1, %rd1, %rd2;
  mov.u64 %rd3, mine; cvta.local.u64 %rd3, %rd3;
  st.u8 [%rd3+4], %r1; ld.local.u8 %r2, [mine+4]; st.local.u8 [first], %r2;
  st.global.u64 [%rd1], %rd3;
  ret;
}}""", [out], block=64)  # fmt: skip
    assert not (out % align).any()


CONTENDED = {  # operation: how a sum over everybody's values is made
    "add.u32": np.add, "add.u64": np.add, "min.s32": np.minimum, "min.u64": np.minimum, "max.u32": np.maximum,
    "max.s64": np.maximum, "and.b32": np.bitwise_and, "or.b64": np.bitwise_or, "xor.b32": np.bitwise_xor,
}  # fmt: skip


def test_warps_and_blocks_contend_for_one_place(run: Run) -> None:
    """Every operation by atom and by red, in global memory for all blocks and in shared memory for each of them."""
    code = ["ld.param.u64 %rd0, [in]; mad.wide.u32 %rd0, %r1, 8, %rd0; ld.global.u64 %rd1, [%rd0];",
            "ld.param.u64 %rd0, [sums]; cvt.u32.u64 %r4, %rd1; mov.u32 %r5, totals;",
            "setp.lt.u32 %p0, %r0, 18; mad.lo.u32 %r6, %r0, 8, %r5;",
            "@%p0 st.shared.u64 [%r6], 0x123456789; bar.sync 0;"]  # fmt: skip
    for i, op in enumerate(CONTENDED):
        value = "%rd1" if op.endswith("64") else "%r4"
        old = "%rd2" if op.endswith("64") else "%r7"
        for space, base, start in (("global", "%rd0", 16), ("shared", "%r5", 0)):
            code.append(f"atom.{space}.{op} {old}, [{base}+{start + 16 * i}], {value};")
            code.append(f"red.{space}.{op} [{base}+{start + 16 * i + 8}], {value};")
    code += ["atom.global.inc.u32 %r7, [%rd0], 99; red.global.dec.u32 [%rd0+8], 99;", "bar.sync 0; @!%p0 bra OUT;"]
    code += ["ld.shared.u64 %rd1, [%r6]; ld.param.u64 %rd2, [out]; mov.u32 %r8, %ctaid.x;"]
    code += ["mad.lo.u32 %r8, %r8, 18, %r0; mad.wide.u32 %rd2, %r8, 8, %rd2; st.global.u64 [%rd2], %rd1;", "OUT:"]
    values = np.random.default_rng(12).integers(0, 1 << 64, (3, 96), dtype=np.uint64)
    sums, out = np.full(20, 0x123456789, np.uint64), np.zeros((3, 9, 2), np.uint64)
    sums[:2] = 7
    text = kernel(".param .u64 in, .param .u64 sums, .param .u64 out", "\n".join(code), ".shared .b8 totals[144];")
    run(text.replace(".shared .b8", ".shared .align 8 .b8"), [values, sums, out], grid=3, block=96)
    assert sums[:2].tolist() == [(7 + 288) % 100, (7 - 288) % 100]
    for i, (op, combine) in enumerate(CONTENDED.items()):
        dtype = f"<{'i' if '.s' in op else 'u'}{int(op[-2:]) // 8}"
        low = values.reshape(-1, 1).view(dtype)[:, 0].reshape(3, 96)
        for got, given in ((sums[2 + 2 * i :][:2], low.ravel()), *((out[b, i], low[b]) for b in range(3))):
            want = np.full(2, 0x123456789, np.uint64)
            parts = want.view(dtype)[:: 8 // int(dtype[2:])]
            parts[:] = combine(parts, combine.reduce(given, dtype=dtype))
            assert got.tolist() == want.tolist(), op
