"""A module is indexed without its bodies being parsed, and says the same of them as the parser does."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable

import attrs
import pytest
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.ptx.model import PtxError
from gtap_plugin_cpu.work import BadWork, Work

HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"
MODULE = (
    HEAD
    + """
.global .align 4 .u32 counter = 7;
.global .align 8 .u64 table[2] = {counter, direct};
.global .align 4 .f32 never_used[100];
.shared .align 8 .b8 both[24];
.shared .align 4 .u32 alone;
.extern .shared .align 16 .b8 window[];
.func (.param .b32 r) helper(.param .b32 p)
{
  .local .align 16 .b8 depot[48];
  .shared .align 4 .u32 inner;
  .reg .b32 %r<2>;
  ld.param.u32 %r1, [p];
  st.shared.u32 [both], %r1;
  st.param.b32 [r], %r1;
  ret;
}
.func direct() { ret; }
.alias other, helper;
.visible .entry first(.param .u64 p, .param .align 16 .b8 q[24], .param .u8 s)
.maxntid 64
{
  .reg .b32 %r<4>; .reg .b64 %rd<4>;
  .shared .align 16 .b8 tile[40];
  .local .align 4 .b8 own[4], more[8];
  { // a call
  .param .b32 a; .param .b32 b;
  st.param.b32 [a], 3;
  call.uni (b), other, (a);
  ld.param.b32 %r1, [b];
  }
  st.shared.u32 [window], %r1;
  ld.global.u32 %r2, [counter];
  .pragma "a } brace";
  ret;
}
.visible .entry second() { .reg .b32 %r<2>; st.shared.u32 [alone], 1; ret; } .visible .entry third()
{
  .reg .b64 %rd<3>;
  ld.global.u64 %rd1, [table+8];
  PROTOTYPE: .callprototype _ ();
  call %rd1, PROTOTYPE;
  ret;
}
"""
)


@pytest.mark.parametrize(("kernel", "shared", "local"), [("first", 80, 60), ("second", 4, 0), ("third", 0, 0)])
def test_sizes_are_found_without_parsing(kernel: str, shared: int, local: int) -> None:
    """The parser's numbers are the same: `both` 24, `tile` at 32 40, `inner` at 72 4, up to 16 for the window."""
    image = Image(MODULE)
    program = Program(image.work(kernel))
    assert (image.shared_bytes(kernel), image.local_bytes(kernel)) == (shared, local)
    assert (program.static_shared, program.local_bytes) == (shared, local)


def test_parameters_and_directives_are_known_at_once() -> None:
    image = Image(MODULE)
    assert [kernel.name for kernel in image.kernels] == ["first", "second", "third"]
    assert image.parameters("first") == [(0, 8), (16, 24), (40, 1)]
    assert image.kernels[0].directives == {"maxntid": (64,)}


def test_work_holds_what_the_kernel_reaches_and_nothing_else() -> None:
    image = Image(MODULE)
    first, third = image.work("first"), image.work("third")
    assert set(first.offsets) == {"counter"} and "never_used" not in first.text and "second" not in first.text
    assert set(first.numbers) == {"first", "helper"}
    assert "own[4]" in first.text and ".alias other, helper;" in first.text
    assert (third.taken, set(third.numbers)) == (["direct"], {"third", "direct"})
    assert "first" not in third.text


def test_work_survives_the_way_to_the_compiler() -> None:
    work = Image(MODULE).work("first", 32)
    again = Work.from_bytes(work.to_bytes(), work.lines)
    assert again == attrs.evolve(work, numbers=dict(work.numbers), offsets=dict(work.offsets))
    assert Program(again).text() == Program(work).text()


def test_equal_kernels_of_different_modules_are_one_work() -> None:
    """What stands before them, and lines, do not count; what they reach does."""
    text = ".visible .entry k(.param .u64 p)\n{\n  .reg .b32 %r<2>;\n  ret;\n}\n"
    plain = Image(HEAD + text).work("k").to_bytes()
    assert Image(HEAD + "// a comment\n\n" + text).work("k").to_bytes() == plain
    assert Image(HEAD + text.replace("%r<2>", "%r<3>")).work("k").to_bytes() != plain
    assert Image(HEAD + text).work("k", 1).to_bytes() != plain


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"kernel": 1}', b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_work_are_refused(data: bytes) -> None:
    with pytest.raises(BadWork):
        Work.from_bytes(data)


@pytest.mark.parametrize("change", [
    {"width": "x"}, {"width": 7}, {"kernel": None}, {"text": 1}, {"numbers": {"k": 2}}, {"numbers": []},
    {"functions": 99999999999}, {"offsets": {"a": "b"}}, {"taken": [1]}, {"constants": 1.5}, {"more": 1},
])  # fmt: skip
def test_work_with_a_wrong_field_is_refused(change: dict[str, object]) -> None:
    fields = json.loads(Image(HEAD + ".entry k() { ret; }").work("k").to_bytes())
    assert Work.from_bytes(json.dumps(fields).encode()).kernel == "k"
    with pytest.raises(BadWork):
        Work.from_bytes(json.dumps(fields | change).encode())


def test_messages_name_the_lines_of_the_whole_text() -> None:
    text = HEAD + "\n" * 40 + ".func broken() {\n\n frobnicate; }\n.entry k() {\n call broken;\n ret; }\n"
    with pytest.raises(PtxError, match=r"^ptx line 46: unknown instruction"):
        Program(Image(text).work("k"))


def _big(functions: int) -> str:
    line = "\tmad.lo.s32 %r{0}, %r{1}, 17, %r{2};\n\tst.shared.u32 [tile+{0}], %r{0};\n"
    body = "".join(line.format(i % 60, (i + 1) % 60, (i + 2) % 60) for i in range(150))
    shape = ".visible .entry _Z6kernel{0}(.param .u64 a, .param .u32 b)\n{{\n\t.reg .b32 %r<60>;\n"
    shape += "\t.shared .align 4 .b8 tile[{1}];\n{2}\n}}\n"
    return HEAD + "".join(shape.format(i, 4 * i + 4, body) for i in range(functions))


def _least_time(work: Callable[[], object], times: int) -> float:
    """Seconds of the processor, without what the collector or another process's use of the caches adds to some."""
    took = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            before = time.process_time()
            work()
            took.append(time.process_time() - before)
    finally:
        gc.enable()
    return min(took)


def test_loading_takes_a_small_part_of_what_parsing_takes() -> None:
    """5 MB of 500 kernels, and 500 times one of them."""
    text = _big(500)

    def index() -> list[int]:
        image = Image(text)
        return [image.shared_bytes(kernel.name) for kernel in image.kernels]

    image = Image(text)
    assert index() == [4 * i + 4 for i in range(500)]
    indexed = _least_time(index, 3)
    parsed = _least_time(lambda: Program(image.work("_Z6kernel250")), 10) * 500
    assert indexed * 10 < parsed, f"{len(text)} characters: {indexed:.3f} s, parsed {parsed:.3f} s"
