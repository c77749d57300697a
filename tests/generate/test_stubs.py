"""The exported functions: compiled, linked with the version script, and called."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path

import pytest

from gtap_core import Handle, In, Library, Out, Statuses, Stream
from gtap_core.generate.files import library_files
from gtap_core.testing import compiling

RECORDER = Path(compiling.__file__).with_name("recording.c")
OLD, NEW = "libmade.so.1", "libmade.so.2"

BY_HAND = """
#include "made_wire.h"
GTAP_EXPORT int32_t madeLocal(void);
GTAP_EXPORT int32_t madeLocal(void) { return 11; }
GTAP_EXPORT int32_t madeCustom(h_t h);
GTAP_EXPORT int32_t madeCustom(h_t h) { return made_wire_madeCustom(gtap_current(&made_wire_library), h) + 1; }
GTAP_EXPORT int32_t deeper(int32_t x);
GTAP_EXPORT int32_t deeper(int32_t x) { return x * 2; }
GTAP_EXPORT int madeBoth(s_t from, int n, s_t to) { return (int)((uintptr_t)from * 100 + (uintptr_t)to * 10) + n; }
"""
HEADER = """
#include <stdint.h>
int32_t made_enter(void);
int32_t made_leave(int32_t status);
int32_t deeper(int32_t x);
typedef struct CUstream_st *s_t;
__attribute__((visibility("default"))) int madeBoth(s_t from, int n, s_t to);
static inline int32_t enter_impl(void) { return 0; }
#define made_enter enter_impl
#define made_leave(status) ((status) + 100)
"""


def declare() -> Library:
    lib = Library(
        "made",
        soname=(NEW, OLD),
        types={"h_t": Handle, "s_t": Stream},
        statuses=Statuses(not_supported=801, not_initialized=3, invalid_handle=400, invalid_value=1),
        exports={NEW: "exports/new.txt", OLD: "exports/old.txt"},
        headers=("made.h",),
        enter="made_enter",
        leave="made_leave",
        major={NEW: 2, OLD: 1},
    )
    lib.post(1, "int madeCreate(h_t *h)", h=Out(creates=True))
    lib.post(2, "int madeDestroy(h_t h)", destroys="h")
    lib.post(3, "int madeRun(s_t stream, const int *data, int n)", data=In("n"), variants=("ptsz",))
    lib.custom(4, "int madeCustom(h_t h)", kind="post")
    lib.custom(5, "int gtapSecret(void)", kind="post", shown="madeLowered")
    lib.post(6, "int madeScale(h_t h, int n, int step)", valid="n >= 0 && step != 0")
    lib.local("int madeLocal(void)")
    lib.local("int madeBoth(s_t from, int n, s_t to)", variants=("ptsz",))
    lib.lower("int madeLowered(int x)", to="deeper")
    lib.lower("int madeWithCall(int x, int y)", to="deeper(x + y)")
    lib.refuse("int madeRefused(void *x)", "it has no remote meaning")
    lib.lower("int madeOld(int x)", to="deeper", only=(OLD,))
    return lib


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for name in ("generated", "handwritten", "exports"):
        (folder / name).mkdir()
    (folder / "handwritten" / "made.c").write_text(BY_HAND)
    (folder / "handwritten" / "made.h").write_text(HEADER)
    (folder / "exports" / "new.txt").write_text("madeCreate\nmadeRun\nmadeNobody\ndeeper\n")
    (folder / "exports" / "old.txt").write_text("madeCreate\nmadeOther\ndeeper\n")
    return folder


@pytest.fixture(scope="module")
def stubs(folder: Path) -> dict[str, Path]:
    """Both stubs, compiled from the manifest's description."""
    lib = declare()
    lib.local("int32_t deeper(int32_t x)")
    texts, described = library_files(lib, folder)
    for name, text in texts.items():
        (folder / "generated" / name).write_text(text)
    found = {}
    for stub in described:
        sources = [folder / source for source in stub["sources"]]
        script = f"-Wl,--version-script={folder / stub['version_script']}"
        include = [folder / each for each in stub["include"]]
        defines = [f"-D{name}={value}" for name, value in stub["defines"].items()]
        output = folder / stub["soname"]
        recorder = compiling.compile_c([RECORDER], folder / "librecording.so")
        extra = [script, f"-Wl,-soname,{stub['soname']}", *defines, str(recorder)]
        found[stub["soname"]] = compiling.compile_c(sources, output, include, extra)
    return found


def symbols(path: Path) -> dict[str, str]:
    """Exported function -> version node."""
    listed = subprocess.run(
        ["nm", "-D", "--defined-only", str(path)], capture_output=True, text=True, check=True
    ).stdout
    lines = [line.split() for line in listed.splitlines()]
    pairs = [fields[2].partition("@@") for fields in lines if len(fields) == 3 and fields[1] == "T"]
    return {name: version for name, _, version in pairs}


def test_everything_is_exported_under_the_soname_s_version_node(stubs: dict[str, Path]) -> None:
    common = {"madeCreate", "madeDestroy", "madeRun", "madeRun_ptsz", "madeCustom", "madeLocal", "madeLowered",
              "madeWithCall", "madeRefused", "deeper", "madeBoth", "madeBoth_ptsz", "madeScale"}  # fmt: skip
    assert symbols(stubs[NEW]) == dict.fromkeys({*common, "madeNobody"}, NEW)
    assert symbols(stubs[OLD]) == dict.fromkeys({*common, "madeOther", "madeOld"}, OLD)


class Made:
    def __init__(self, path: Path) -> None:
        self.recorder = ctypes.CDLL(str(path.with_name("librecording.so")), mode=ctypes.RTLD_GLOBAL)
        self.c = ctypes.CDLL(str(path))
        self.recorder.recording_start(0, b"", 0, ctypes.c_uint64(0))

    def sent(self) -> tuple[int, bytes]:
        from gtap_core.testing.recording import _Record

        record = _Record.in_dll(self.recorder, "record")
        return int(record.ordinal), ctypes.string_at(record.body, record.size)


@pytest.fixture
def made(stubs: dict[str, Path]) -> Made:
    return Made(stubs[NEW])


def test_the_per_thread_variant_sends_the_thread_s_own_stream(made: Made) -> None:
    run = declare().by_name["madeRun"]
    data = (ctypes.c_int * 1)(7)
    for name, given, token in (("madeRun", None, 0), ("madeRun_ptsz", None, 2), ("madeRun_ptsz", 1, 1)):
        assert getattr(made.c, name)(ctypes.c_void_p(given), data, 1) == 0
        assert made.sent() == (3, run.marshal([token, bytes(data), 1]))


def test_the_per_thread_variant_of_a_body_by_hand_calls_it_with_the_thread_s_own_stream(made: Made) -> None:
    stream = ctypes.c_void_p
    assert made.c.madeBoth(stream(None), 3, stream(None)) == 3
    assert made.c.madeBoth_ptsz(stream(None), 3, stream(None)) == 223
    assert made.c.madeBoth_ptsz(stream(1), 3, stream(4)) == 143


def test_functions_without_a_remote_form_say_not_supported_as_their_library_leaves(made: Made) -> None:
    assert made.c.madeRefused(None) == 901
    assert made.c.madeNobody(1, 2, 3) == 901


def test_lowered_functions_enter_call_and_leave(made: Made) -> None:
    assert made.c.madeLowered(5) == 110
    assert made.c.madeWithCall(5, 6) == 122


def test_bodies_by_hand_use_the_wire_form(made: Made) -> None:
    assert made.c.madeLocal() == 11
    assert made.c.madeCustom(ctypes.c_void_p(48)) == 1
    assert made.sent() == (4, declare().by_name["madeCustom"].marshal([48]))


def test_wrong_arguments_never_reach_the_wire(made: Made) -> None:
    assert made.c.madeDestroy(None) == 400
    assert made.c.madeCreate(None) == 1
    assert made.c.madeRun(None, None, 1) == 1
    assert made.c.madeRun(None, (ctypes.c_int * 1)(), -1) == 1
    assert made.c.madeRun(None, (ctypes.c_int * 1)(), 1 << 30) == 1
    assert made.sent()[0] == 0


def test_what_the_spec_calls_invalid_never_reaches_the_wire(made: Made) -> None:
    handle = ctypes.c_void_p(48)
    assert made.c.madeScale(handle, -1, 1) == 1
    assert made.c.madeScale(handle, 1, 0) == 1
    assert made.c.madeScale(None, -1, 1) == 400
    assert made.sent()[0] == 0
    assert made.c.madeScale(handle, 0, 1) == 0
    assert made.sent()[0] == 6


def test_a_plugin_of_several_libraries_says_which_bodies_and_needs_are_whose(folder: Path) -> None:
    lib = Library("made", soname=(NEW, OLD), exports={NEW: "exports/new.txt", OLD: "exports/old.txt"},
                  handwritten="other_*.c", needs={NEW: ("libneeded.so.2",)})  # fmt: skip
    _, described = library_files(lib, folder)
    assert [each["needs"] for each in described] == [["libneeded.so.2"], []]
    assert all(len(each["sources"]) == 1 for each in described)


def test_an_exported_function_of_another_soname_is_not_there(made: Made) -> None:
    assert not hasattr(made.c, "madeOld")


def test_a_function_of_gtap_s_own_is_named_as_the_program_s(folder: Path, stubs: dict[str, Path]) -> None:
    """Messages and statistics read this table. Write `function.name` in `_facts` to see it fail."""
    text = (folder / "generated" / "made_stubs_2.c").read_text()
    table = text[text.index("names[7]") : text.index("};", text.index("names[7]"))]
    assert '[4] = "madeCustom"' in table
    assert '[5] = "madeLowered"' in table
