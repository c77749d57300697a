"""What gtap offers to plugin authors' tests, on the toy plugin and on broken specs."""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gtap_core import Handle, In, InOut, Library, Out, Statuses
from gtap_core.generate.command import gtap_abi, write
from gtap_core.generate.files import generated_files
from gtap_core.testing import CpuCalls, FakeCalls, check_library, eventually, fake_library

TOY = Path(__file__).parents[2] / "examples" / "gtap-plugin-toy"


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.syspath_prepend(str(TOY))
    import gtap_plugin_toy

    library: Library = gtap_plugin_toy.toy
    return library


def made(folder: Path) -> Library:
    """A library whose generated files are in `folder`."""
    lib = Library("made", soname="libmade.so.1", types={"h_t": Handle}, statuses=Statuses(invalid_value=9))
    lib.post(1, "int madeCreate(h_t *h)", h=Out(creates=True))
    lib.call(2, "int madeSum(h_t h, const double *x, int n, double *sum, int *calls)",
             x=In("n"), sum=Out(), calls=InOut())  # fmt: skip
    texts = generated_files([lib], folder, gtap_abi())
    write(folder / "generated", texts, list(texts))
    return lib


# ---- check_library ----


def test_the_toy_plugin_passes(toy: Library) -> None:
    checked = check_library(toy)
    assert set(checked.called) == {function.name for function in toy.functions.values()}
    assert checked.not_called == ()


def test_a_changed_layout_is_found(tmp_path: Path) -> None:
    made(tmp_path)
    changed = Library("made", soname="libmade.so.1", types={"h_t": Handle})
    changed.post(1, "int madeCreate(h_t *h, int flags)", h=Out(creates=True))
    with pytest.raises(AssertionError, match="the layout of an ordinal changed"):
        check_library(changed, tmp_path)


def test_files_out_of_date_are_named(tmp_path: Path) -> None:
    lib = made(tmp_path)
    lib.post(3, "int madeMore(void)")
    with pytest.raises(AssertionError, match=r"out of date: .*made_stubs\.c"):
        check_library(lib, tmp_path)


def test_generated_code_that_disagrees_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the generator forget one field: what C sends is no longer what Python marshals."""
    import gtap_core.testing.recording as recording

    lib = made(tmp_path)
    header = recording.wire_header
    monkeypatch.setattr(recording, "wire_header", lambda lib: header(lib).replace("    body->n = n;\n", ""))
    with pytest.raises(AssertionError, match=r"made\.madeSum, arguments 0: C sends"):
        check_library(lib, tmp_path)


def test_an_output_that_does_not_arrive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gtap_core.testing.recording as recording

    lib = made(tmp_path)
    header = recording.wire_header
    lost = "    gtap_get(&reply, sum, sum_length);\n"
    monkeypatch.setattr(recording, "wire_header", lambda lib: header(lib).replace(lost, ""))
    with pytest.raises(AssertionError, match="did not arrive"):
        check_library(lib, tmp_path)


def test_a_thunk_that_disagrees_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the generator pass on another number: the function is not called with what Python reads."""
    import gtap_core.testing.thunking as thunking

    lib = made(tmp_path)
    text = thunking.thunks
    monkeypatch.setattr(thunking, "thunks", lambda lib: text(lib).replace(", fixed->n, ", ", fixed->n + 1, "))
    with pytest.raises(AssertionError, match=r"madeSum, .*: the function was given "):
        check_library(lib, tmp_path)


def test_a_library_that_no_module_registers_needs_a_folder() -> None:
    with pytest.raises(AssertionError, match="no imported module registers lonely"):
        check_library(Library("lonely", soname="liblonely.so"))


def test_the_folder_is_found_by_the_registering_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lib = made(tmp_path)
    module = ModuleType("made_registers")
    module.__file__ = str(tmp_path / "package" / "__init__.py")
    module.register_libraries = lambda register: register(lib)  # type: ignore[attr-defined]
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setitem(sys.modules, "made_registers", module)
    assert check_library(lib).called == ("madeCreate", "madeSum")


# ---- fake_library ----


def test_a_fake_library_records_and_answers(tmp_path: Path) -> None:
    lib = made(tmp_path)
    path = fake_library(lib, tmp_path)
    assert path.name == "libmade.so.1"
    fake = FakeCalls(lib, path)
    handles = [ctypes.c_void_p() for _ in range(2)]
    for handle in handles:
        assert fake.c.madeCreate(ctypes.byref(handle)) == 0
    assert handles[0].value and handles[1].value and handles[0].value != handles[1].value
    total, calls = ctypes.create_string_buffer(8), ctypes.c_int()
    fake.answer("madeSum", 42)
    assert fake.c.madeSum(handles[0], None, 3, total, ctypes.byref(calls)) == 42
    assert total.raw == bytes(7 * i + 2 for i in range(8))
    ((name, words),) = fake.calls("madeSum")
    assert (name, words[0], words[2]) == ("madeSum", handles[0].value, 3)
    assert [name for name, _ in fake.calls()] == ["madeCreate", "madeCreate", "madeSum"]
    fake.forget()
    assert fake.calls() == []


# ---- CPU functions ----


def test_a_cpu_provider_answers_through_the_wire_forms(toy: Library) -> None:
    loop = CpuCalls(toy)
    assert loop.call("toyVersion", bytearray(4)) == (0, [struct.pack("<i", 3)])
    assert loop.call("toyCreate", 16) == (0, [])
    src = struct.pack("<3f", 1, 2, 3)
    assert loop.call("toyScale", 16, src, bytearray(12), 3, 2.0) == (0, [struct.pack("<3f", 2, 4, 6)])
    assert loop.call("toyBias", 16, 6.0) == (0, [])
    assert loop.call("toyLoad", 16, b"\1\2\3", 3) == (0, [])
    assert loop.call("toyLoad", 16, b"\1\2", 2) == (2, [])
    assert loop.call("toyDestroy", 16) == (0, [])


# ---- eventually ----


def test_eventually_returns_what_it_saw() -> None:
    answers = iter([0, "", [1]])
    assert eventually(lambda: next(answers)) == [1]


def test_eventually_says_what_did_not_happen() -> None:
    with pytest.raises(AssertionError, match=r"not within 0\.02 s: the file is there"):
        eventually(lambda: False, seconds=0.02, what="the file is there")
