"""Real libraries by ctypes: arguments in the form of sessions become C's."""

from __future__ import annotations

import ctypes
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from gtap_core import Handle, In, Library, Out, Statuses, Str, Stream, Struct
from gtap_core.devices.cuda.contexts import Contexts, Object
from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.devices.cuda.table import StatusError, open_driver
from gtap_core.session.handles import Entry

C = """
#include <string.h>
struct pair { float x, y; };
struct box { double total; };
static struct box only;
int boxCreate(struct box **made) { *made = &only; return 0; }
int boxAdd(struct box *box, const float *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        box->total += values[i];
    return 0;
}
int boxTotal(struct box *box, double *total) { *total = box->total; return 0; }
int boxPair(struct box *box, struct pair pair, double scale) { box->total += (pair.x - pair.y) * scale; return 0; }
int boxName(struct box *box, const char *name, int *length) { *length = (int)strlen(name); return box == 0 ? 7 : 0; }
int smallCreate(int *plan) { *plan = 41; return 0; }
int smallUse(int plan, void *stream) { return plan * 100 + (int)(long)stream; }
"""


@pytest.fixture
def box(tmp_path: Path) -> Library:
    source, made = tmp_path / "box.c", tmp_path / "libbox.so.1"
    source.write_text(C)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(made), str(source)], check=True)
    library = Library(
        "box",
        soname="libbox.so.1",
        real=("libbox-elsewhere.so.1", str(made)),
        statuses=Statuses(not_supported=9),
        types={
            "box": Handle,
            "small": Handle(small=True),
            "stream": Stream,
            "pair": Struct("float x", "float y"),
        },
    )
    library.call(1, "int boxCreate(box *made)", made=Out(creates=True))
    library.call(2, "int boxAdd(box box, const float *values, size_t n)", values=In("n"))
    library.call(3, "int boxTotal(box box, double *total)", total=Out())
    library.call(4, "int boxPair(box box, pair pair, double scale)")
    library.call(5, "int boxName(box box, const char *name, int *length)", roles={"name": Str, "length": Out()})
    library.call(6, "int smallCreate(small *plan)", plan=Out(creates=True))
    library.call(7, "int smallUse(small plan, stream stream)")
    library.call(8, "int boxMissing(box box)")
    return library


@pytest.fixture
def libraries(box: Library, driver: Path) -> RealLibraries:
    return RealLibraries({"box": box}, Contexts(open_driver(str(driver)), 1))


def test_a_body_calls_the_library_as_no_prototype_says(box: Library, libraries: RealLibraries) -> None:
    """It gets the library's functions, real handles, and a place to keep things; what is missing has a status."""
    box.call(9, "int gtapAddTwice(box box, const float *values)", values=In(2))

    @box.cuda("gtapAddTwice")
    def add_twice(real, handle, values):  # type: ignore[no-untyped-def]
        real.kept["times"] = real.kept.get("times", 0) + 1
        add = real.raw("boxAdd", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
        assert not real.has("boxAddTwice")
        with pytest.raises(StatusError, match="9"):
            real.raw("boxAddTwice")
        return add(real.handle(handle), bytes(values), 2) or add(real.handle(handle), bytes(values), 2) or 40

    entry, values, total = Entry(16, "box.box", {}), memoryview(struct.pack("<2f", 1, 2)), bytearray(8)
    assert libraries.call("box", "boxCreate", [entry]) == 0
    assert libraries.call("box", "gtapAddTwice", [entry, values]) == 40
    assert libraries.call("box", "boxTotal", [entry, total]) == 0
    assert struct.unpack("<d", total) == (6.0,)


def test_an_object_is_made_used_and_read(libraries: RealLibraries) -> None:
    entry = Entry(16, "box.box", {})
    assert libraries.call("box", "boxCreate", [entry]) == 0
    assert libraries.call("box", "boxAdd", [entry, memoryview(struct.pack("<3f", 1, 2, 3)), 3]) == 0
    assert libraries.call("box", "boxAdd", [entry, memoryview(struct.pack("<2f", 10, 20))]) == 0  # n follows
    assert libraries.call("box", "boxPair", [entry, memoryview(struct.pack("<2f", 5, 1)), 0.5]) == 0
    total = bytearray(8)
    assert libraries.call("box", "boxTotal", [entry, total]) == 0
    assert struct.unpack("<d", total) == (38.0,)


def test_strings_and_statuses(libraries: RealLibraries) -> None:
    entry, length = Entry(16, "box.box", {}), bytearray(4)
    libraries.call("box", "boxCreate", [entry])
    assert libraries.call("box", "boxName", [entry, b"seven", length]) == 0
    assert struct.unpack("<i", length) == (5,)


def test_small_handles_and_streams(libraries: RealLibraries) -> None:
    plan, stream = Entry(16, "box.small", {}), Entry(18, "driver.CUstream", {})
    assert libraries.call("box", "smallCreate", [plan]) == 0
    stream.real = Object(5, 0, 0)
    assert libraries.call("box", "smallUse", [plan, 1]) == 4101
    assert libraries.call("box", "smallUse", [plan, stream]) == 4105


def test_what_the_server_lacks_is_not_supported(libraries: RealLibraries, driver: Path) -> None:
    with pytest.raises(StatusError) as caught:
        libraries.call("box", "boxMissing", [Entry(16, "box.box", {}, real=1)])
    assert (caught.value.status, caught.value.value) == (9, "the server's library has no boxMissing")
    absent = Library("absent", soname="libabsent.so.3")
    absent.call(1, "int f(void)")
    with pytest.raises(StatusError, match="1") as missing:
        RealLibraries({"absent": absent}, libraries.contexts).call("absent", "f", [])
    assert missing.value.value == "the server has no libabsent.so.3"


def test_a_library_is_found_in_wheels_first(box: Library, driver: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contexts, path, asked = Contexts(open_driver(str(driver)), 1), box.real[1], list[str]()
    pathfinder = ModuleType("cuda.pathfinder")
    pathfinder.DynamicLibNotFoundError = type("DynamicLibNotFoundError", (RuntimeError,), {})  # type: ignore[attr-defined]

    def load(name: str) -> SimpleNamespace:
        asked.append(name)
        if name != "box":
            raise pathfinder.DynamicLibNotFoundError
        return SimpleNamespace(abs_path=path)

    pathfinder.load_nvidia_dynamic_lib = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cuda", ModuleType("cuda"))
    monkeypatch.setitem(sys.modules, "cuda.pathfinder", pathfinder)
    box.real, box.pathfinder = ("libbox-elsewhere.so.1",), "box"
    assert RealLibraries({"box": box}, contexts).call("box", "smallUse", [3, 5]) == 305
    box.real, box.pathfinder = (path,), "other"
    assert RealLibraries({"box": box}, contexts).call("box", "smallUse", [3, 5]) == 305
    assert asked == ["box", "other"]
