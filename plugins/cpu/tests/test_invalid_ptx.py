"""Wrong PTX gives an error that names the line; valid PTX that cannot be executed says so."""

from __future__ import annotations

import pytest
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.ptx.model import PtxError, Unsupported

HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"


def body(*lines: str) -> str:
    """A module whose body's first line is line 7."""
    return (
        HEAD
        + ".visible .entry k(.param .u64 p)\n{\n"
        + " .reg .b32 %r<4>; .reg .b64 %rd<4>; .reg .f32 %f<4>; .reg .pred %p<2>;\n"
        + ("\n".join((*lines, "ret;", "}\n")))
    )


@pytest.mark.parametrize(("text", "message"), [
    ("", "ptx line 1: no .version directive"),
    (".target sm_75\n", "ptx line 1: expected .version, found '.target'"),
    (".version 7.0\n.address_size 64\n", "ptx line 1: no .target directive"),
    (".version 7.0\n.target gfx906\n", "ptx line 2: unknown target 'gfx906'"),
    (".version 7.0\n.target sm_75\n.address_size 32\n", "ptx line 3: only .address_size 64 is supported"),
    (HEAD + "\nnonsense\n", "ptx line 5: unknown directive 'nonsense'"),
    (HEAD + ".global .u32 x = ;", "ptx line 4: ';' is no initial value"),
    (HEAD + ".global .u32 x;\n.global .u32 x;", "ptx line 5: 'x' is declared twice"),
    (HEAD + ".global .u32 x[2] = {1, 2, 3};", "ptx line 4: 'x' has 2 elements and 3 initial values"),
    (HEAD + ".global .u32 x[1] = {1\x1c, 2};", "ptx line 4: 'x' has 1 elements and 2 initial values"),
    (HEAD + ".entry k()\n{\n ret;\n", "ptx line 4: a '{' is never closed"),
    (HEAD + "/* a\n comment */ .entry k(.param u64 p) { ret; }", "ptx line 5: the declaration has no type"),
    (body("add.s32 %r1, %r2, %r3;", "frobnicate.s32 %r1, %r2;"), "ptx line 8: unknown instruction 'frobnicate.s32'"),
    (body("add.s32 %r1, %r2, %r9;"), "ptx line 7: unknown register '%r9'"),
    (body("add.s32 %r1, %r2;"), "ptx line 7: 'add.s32' with 2 operands"),
    (body("add %r1, %r2, %r3;"), "ptx line 7: 'add' lacks a type"),
    (body("", "bra NOWHERE;"), "ptx line 8: unknown label 'NOWHERE'"),
    (body("L:", "L:"), "ptx line 8: label 'L' is declared twice"),
    (body("add.s32 %r1, %r2, %p1;"), "ptx line 7: a predicate where a number is wanted, or a number for a predicate"),
    (body("@%r1 add.s32 %r1, %r2, %r3;"), "ptx line 7: '%r1' is no predicate register"),
    (body("add.u64 %rd1, %rd2, %r3;"), "ptx line 7: a register of 32 bits where u64 is wanted"),
    (body("add.u64 %r1, %rd2, %rd3;"), "ptx line 7: a result of 64 bits does not go into %r1"),
    (body("ld.global.u32 %r1, [%rd1;"), "ptx line 7: a '[' is never closed"),
    (body("ld.global.u32 %r1, %rd1;"), "ptx line 7: expected an address in [ ]"),
    (body("ld.global.v2.u32 %r1, [%rd1];"), "ptx line 7: 'ld.global.v2.u32' with 1 registers"),
    (body("mov.u64 %rd1, nothing;"), "ptx line 7: unknown symbol 'nothing'"),
    (body("setp.foo.u32 %p1, %r1, %r2;"), "ptx line 7: 'setp.foo.u32' has no such comparison"),
    (body("mul.s32 %r1, %r2, %r3;"), "ptx line 7: 'mul.s32' needs .lo, .hi or .wide"),
    (body("mad.wide.u64 %rd1, %rd2, %rd3, %rd1;"), "ptx line 7: 'mad.wide.u64' has a result of 128 bits"),
    (body("mad24.lo.u64 %rd1, %rd2, %rd3, %rd1;"), "ptx line 7: 'mad24.lo.u64' has no type of 32 bits"),
    (body("stackrestore.f32 0;"), "ptx line 7: 'stackrestore.f32' has no .u32 or .u64"),
    (body("@%p1 bra L;", "vote.sync.any.pred %p1, 1;", "L:"), "ptx line 8: 'vote.sync.any.pred' without a member mask"),
    (body("mov.u32 %r1, %tid.q;"), "ptx line 7: unknown register '%tid.q'"),
    (body("setp.eq.u32 %p1|, %r1, %r2;"), "ptx line 7: cannot read the operand ''"),
    (body("}"), "ptx line 8: unknown directive 'ret'"),
    (body("{ .reg .b32 %x; mov.u32 %x, 1; }", "mov.u32 %x, 1;"), "ptx line 8: unknown register '%x'"),
])  # fmt: skip
def test_the_error_names_the_line(text: str, message: str) -> None:
    with pytest.raises(PtxError) as caught:
        image = Image(text)
        for kernel in image.kernels:
            Program(image.work(kernel.name)).text()
    assert str(caught.value) == message
    assert not isinstance(caught.value, Unsupported)


@pytest.mark.parametrize(("lines", "message"), [
    (["wgmma.fence.sync.aligned;"], "ptx line 7: 'wgmma.fence.sync.aligned' is not supported by the cpu device"),
    ([".param .b32 q;", "call (q), elsewhere, (q);"],
     "ptx line 8: a call of 'elsewhere', which the module does not define, is not supported by the cpu device"),
    (["mov.u32 %r1, %cluster_ctarank;"],
     "ptx line 7: special register '%cluster_ctarank' is not supported by the cpu device"),
])  # fmt: skip
def test_what_is_not_supported_says_so_and_only_when_it_is_compiled(lines: list[str], message: str) -> None:
    text = body(*lines)
    image = Image(text)
    with pytest.raises(Unsupported) as caught:
        Program(image.work("k")).text()
    assert str(caught.value) == message


@pytest.mark.parametrize("target", ["sm_50", "sm_75", "sm_90a", "sm_100f", "sm_121", "sm_80, debug"])
@pytest.mark.parametrize("version", ["4.1", "9.0"])
def test_targets_and_versions(version: str, target: str) -> None:
    image = Image(
        f'.version {version}\n.target {target}\n.address_size 64\n.file 1 "a {{b.cu"\n.visible .entry k() {{ ret; }}\n'
    )
    assert [kernel.name for kernel in image.kernels] == ["k"]


def test_a_call_through_a_register_without_arguments_goes_through_the_table() -> None:
    """The operand behind the register is the prototype: nothing of that name is called."""
    text = body("plain: .callprototype _ ();", "call %rd1, plain;")
    assert "@functions = " in Program(Image(text).work("k")).text()


def test_debug_information_and_hints_are_skipped() -> None:
    text = (
        HEAD
        + """
.visible .entry k(.param .u64 .ptr .global .align 4 p)
.maxntid 64, 1, 1
.minnctapersm 2
.pragma "nounroll";
{
  .pragma "nounroll";
  .loc 1 19 0
$L__func_begin0:
  .loc 1 20 3, function_name $L__info0, inlined_at 1 19 0
  ret; // done
$L__tmp1:
}
.section .debug_str {
.b8 104,101
}
.file 1 "x.cu"
"""
    )
    assert Image(text).kernels[0].directives["maxntid"] == (64, 1, 1)
