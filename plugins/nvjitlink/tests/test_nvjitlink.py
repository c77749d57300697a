"""nvJitLink before the program's own: PTX is linked by the driver, LTO-IR becomes PTX first."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from gtap_plugin_nvjitlink.spec import nvjitlink

from gtap_core.generate import command
from gtap_core.generate.exports import exported, read_names
from tests.fixtures import Ran

HERE = Path(__file__).resolve().parent
HEAD = ".version 6.4\n.target sm_75\n.address_size 64\n"
PROTOTYPE = ".func (.param .b32 r) g(.param .b32 x)"
# Each thread puts g of its number's place there.
KERNEL = f"""{HEAD}.extern {PROTOTYPE};
.visible .entry k(.param .u64 p)
{{
    .reg .b32 %r<4>; .reg .b64 %d<4>;
    ld.param.u64 %d1, [p];
    mov.u32 %r1, %tid.x;
    mul.wide.u32 %d2, %r1, 4;
    add.u64 %d3, %d1, %d2;
    ld.global.u32 %r2, [%d3];
    {{ .param .b32 a; .param .b32 b;
    st.param.b32 [a], %r2;
    call.uni (b), g, (a);
    ld.param.b32 %r3, [b]; }}
    st.global.u32 [%d3], %r3;
    ret;
}}
"""


def function(factor: int) -> str:
    """g(x) = factor x + 1."""
    return f"""{HEAD}.visible {PROTOTYPE}
{{
    .reg .b32 %r<3>;
    ld.param.u32 %r1, [x];
    mad.lo.u32 %r2, %r1, {factor}, 1;
    st.param.b32 [r], %r2;
    ret;
}}
"""


def ltoir(text: str) -> bytes:
    """As fake_nvjitlink.c has it."""
    return struct.pack("<I", 0x7F4E43ED) + text.encode()


def fatbin(*entries: tuple[int, bytes]) -> bytes:
    """Entries (1: PTX, 2: machine code) for sm_75, not compressed."""
    body = b""
    for kind, data in entries:
        data += b"\0" * (-len(data) % 8)
        facts = struct.pack("<HHIQIIIIQQQQ", kind, 0x101, 64, len(data), 0, 0, 0, 75, 0, 0x11, 0, 0)
        body += facts[:64] + data
    return struct.pack("<IHHQ", 0xBA55ED50, 1, 16, len(body)) + body


def with_section(name: str, data: bytes) -> bytes:
    """An object file of the host's with one section beside that of names."""
    names = b"\0.shstrtab\0" + name.encode() + b"\0"
    start = 64
    sections = b"\0" * 64
    sections += struct.pack("<IIQQQQIIQQ", 1, 3, 0, 0, start, len(names), 0, 0, 1, 0)
    at = start + len(names)
    sections += struct.pack("<IIQQQQIIQQ", 11, 1, 0, 0, at, len(data), 0, 0, 8, 0)
    head = b"\x7fELF\x02\x01\x01" + b"\0" * 9
    head += struct.pack("<HHIQQQIHHHHHH", 1, 62, 1, 0, 0, at + len(data), 0, 64, 0, 0, 64, 3, 1)
    return head + names + data + sections


def archive(*members: bytes) -> bytes:
    """A library of object files."""
    made = b"!<arch>\n"
    for number, data in enumerate(members):
        header = f"{f'm{number}.o/':16}{0:<12}{0:<6}{0:<6}{644:<8}{len(data):<10}`\n".encode()
        made += header + data + b"\n" * (len(data) % 2)
    return made


BODY = function(3).removeprefix(HEAD)
ANY, CUBIN, PTX, LTOIR, FATBIN, OBJECT, LIBRARY = 10, 1, 2, 3, 4, 5, 6
KERNEL_INPUT = (PTX, KERNEL.encode() + b"\0")
CODE = b"\x7fELF\x02\x01\x01" + b"\0" * 11 + struct.pack("<H", 190) + b"\0" * 200
DOUBLE, TRIPLE = function(2).encode(), function(3).encode()
DOUBLED, TRIPLED = [2 * x + 1 for x in range(8)], [3 * x + 1 for x in range(8)]
MACHINE = (
    "ERROR: 'input' holds machine code alone, and a device of this program takes PTX: add PTX or LTO-IR\n"
    "error   : Undefined reference to 'g' in 'input'\nERROR: the device's linker gave up\n"
)
HOST_OBJECT = with_section(".text", b"host")
OBJECT_FILE = with_section("__nv_relfatbin", fatbin((1, DOUBLE)))
LINKS: list[tuple[str, Sequence[tuple[int, bytes]], list[int]]] = [
    ("-arch=sm_75", [KERNEL_INPUT, (PTX, DOUBLE)], DOUBLED),
    ("-arch=sm_75", [(ANY, TRIPLE), (ANY, KERNEL.encode())], TRIPLED),
    ("-arch=sm_75 -lto", [KERNEL_INPUT, (LTOIR, ltoir(function(3)))], TRIPLED),
    ("-arch=sm_75 -lto", [(ANY, ltoir(KERNEL)), (PTX, DOUBLE)], DOUBLED),
    ("-arch=sm_75 -dlto", [(LTOIR, ltoir(KERNEL.replace(".extern " + PROTOTYPE + ";", BODY)))], TRIPLED),
    ("-arch=sm_75", [KERNEL_INPUT, (FATBIN, fatbin((2, CODE), (1, TRIPLE)))], TRIPLED),
    ("-arch=sm_75", [KERNEL_INPUT, (OBJECT, OBJECT_FILE)], DOUBLED),
    ("-arch=sm_75", [KERNEL_INPUT, (LIBRARY, archive(b"/table/", HOST_OBJECT, OBJECT_FILE))], DOUBLED),
    ("-arch=sm_75", [KERNEL_INPUT, (ANY, archive(OBJECT_FILE))], DOUBLED),
]  # fmt: skip
# Statuses of the inputs and of Complete, and the log.
FAILURES: list[tuple[str, Sequence[tuple[int, bytes]], list[int], str]] = [
    ("-arch=sm_75", [KERNEL_INPUT, (CUBIN, CODE)], [0, 3, 6], MACHINE),
    ("-arch=sm_75", [KERNEL_INPUT, (FATBIN, fatbin((2, CODE)))], [0, 3, 6], MACHINE),
    ("-arch=sm_75", [KERNEL_INPUT, (ANY, with_section(".nv_fatbin", fatbin((1, DOUBLE)) + fatbin((2, CODE))))],
     [0, 3, 6], MACHINE),
    ("-arch=sm_75", [KERNEL_INPUT], [0, 6],
     "error   : Undefined reference to 'g' in 'input'\nERROR: the device's linker gave up\n"),
    ("-arch=sm_75", [(PTX, b"what is no PTX")], [12, 0], "bad input\n"),
    ("-arch=sm_75", [(CUBIN, DOUBLE)], [12, 0], "bad input\n"),
    ("-arch=sm_75", [(LTOIR, ltoir(function(2)))], [18, 0], "LTO is not enabled\n"),
    ("-arch=sm_75 -lto", [(PTX, DOUBLE)], [0, 5], "no module\n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the program's own."""
    path = tmp_path_factory.mktemp("real") / "libnvJitLink.so.13"
    compiler = shutil.which("cc")
    assert compiler
    options = ["-fPIC", "-shared", "-w", f"-Wl,-soname,{path.name}"]
    subprocess.run([compiler, *options, "-o", path, HERE / "fake_nvjitlink.c"], check=True)
    return path


def case(options: str, inputs: Sequence[tuple[int, bytes]]) -> dict[str, Any]:
    return {"options": options.split(), "inputs": [(kind, data.hex()) for kind, data in inputs]}


def test_links_compute_what_their_inputs_say(gtap_exec: Callable[..., Ran], library: Path) -> None:
    """Keep no PTX in nvjitlink_keep_contained, or pass no --device-c on in real.c, to see it fail."""
    names = read_names(HERE.parent / "exports" / "libnvJitLink.so.13.txt")
    cases = [case(options, inputs) for options, inputs, _ in LINKS]
    wanted = json.dumps({"cases": cases, "names": names})
    ran = gtap_exec(sys.executable, HERE / "links.py", library, wanted, local="cpu")
    assert (ran.status, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert found["lacking"] == []
    assert [result for _, result, _, _ in found["cases"]] == [result for *_, result in LINKS]
    for statuses, _, ptx, said in found["cases"]:
        assert (set(statuses), ptx, said) == ({0}, 3, ""), "who asks for a cubin gets no PTX"
    assert found["without"][0][0] == [0, 0, 0, 0], "no context need be current"


def test_what_cannot_be_linked_says_why(gtap_exec: Callable[..., Ran], library: Path) -> None:
    """Let machine_code return success to see it fail."""
    cases = [case(options, inputs) for options, inputs, *_ in FAILURES]
    cases += [case("-bogus", []), case("-lto -ptx", [(LTOIR, ltoir("made .entry"))]), case("-arch=sm_75", [])]
    wanted = json.dumps({"cases": cases, "names": []})
    ran = gtap_exec(sys.executable, HERE / "links.py", library, wanted, local="cpu")
    assert (ran.status, ran.stderr) == (0, "")
    *found, wrong, ptx, empty = json.loads(ran.stdout)["cases"]
    assert [(statuses[1:], said) for statuses, _, _, said in found] == [tuple(each[2:]) for each in FAILURES]
    assert wrong[0][0] == 1 and wrong[3].startswith("unrecognized option: -bogus\n")
    assert ptx == [[0, 0, 0], 6, "made .entry\0", ""], "PTX that is asked for is the library's own"
    assert empty[0] == [0, 0] and empty[1].startswith(".version")


@pytest.mark.parametrize("soname", nvjitlink.sonames)
def test_every_function_but_two_has_a_body_here(soname: str) -> None:
    listed = set(read_names(HERE.parent / f"exports/{soname}.txt"))
    assert listed - exported(nvjitlink, soname).keys() == {"nvJitLinkVersion", "__nvJitLinkAPI"}
    assert exported(nvjitlink, soname).keys() <= listed


def test_the_generated_files_are_what_the_spec_says() -> None:
    assert command.run([str(HERE.parent)], check=True) == 0
