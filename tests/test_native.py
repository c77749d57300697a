"""Native files: found where they fit, made where they do not, put together in a bundle."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
from pathlib import Path

import attrs
import pytest

from gtap_core import native
from gtap_core.bundle import make_bundle
from gtap_core.errors import NativeError, PluginError
from gtap_core.native import Unit, Workshop

COMPILER = native.find_compiler()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "cache", COMPILER, abi=1)


def unit(folder: Path, name: str, code: str, needs: tuple[str, ...] = (), aliases: tuple[str, ...] = ()) -> Unit:
    folder.mkdir(exist_ok=True)
    source = folder / f"{name}.c"
    source.write_text(code)
    return Unit(name, "gtap-plugin-test", (source,), (folder,), folder / "_native", aliases, needs=needs)


def shim(folder: Path) -> Unit:
    return unit(folder, native.RUNTIME, '__attribute__((visibility("default"))) int gtap_answer(void) { return 42; }\n')


STUB = """int gtap_answer(void);
__attribute__((visibility("default"))) int toy_answer(void) { return gtap_answer(); }
"""


def test_a_stub_is_compiled_against_the_runtime_and_works(tmp_path: Path, workshop: Workshop) -> None:
    units = [unit(tmp_path / "src", "libtoy.so.1", STUB), shim(tmp_path / "src")]
    files = workshop.obtain(units)
    ctypes.CDLL(str(files[native.RUNTIME]), ctypes.RTLD_GLOBAL)
    assert ctypes.CDLL(str(files["libtoy.so.1"])).toy_answer() == 42


def test_what_was_made_is_found_again_without_a_compiler(tmp_path: Path, workshop: Workshop) -> None:
    units = [shim(tmp_path / "src"), unit(tmp_path / "src", "libtoy.so.1", STUB)]
    first = workshop.obtain(units)
    assert attrs.evolve(workshop, compiler=()).obtain(units) == first


def test_changed_source_and_changed_headers_are_made_anew(tmp_path: Path, workshop: Workshop) -> None:
    made = shim(tmp_path / "src")
    before = made.key(1)
    (tmp_path / "src" / "new.h").write_text("/* */\n")
    with_header = made.key(1)
    made.sources[0].write_text("/* nothing */\n")
    assert len({before, with_header, made.key(1), made.key(2)}) == 4
    assert workshop.find(made) is None


def test_a_prebuilt_file_is_taken_where_its_key_fits(tmp_path: Path, workshop: Workshop) -> None:
    made = shim(tmp_path / "src")
    shipped = made.prebuilt / workshop.target / made.name
    shipped.parent.mkdir(parents=True)
    shipped.write_bytes(b"ELF")
    shipped.with_name(made.name + ".key").write_text(made.key(1))
    assert workshop.find(made) == shipped
    made.sources[0].write_text("/* another source */\n")
    assert workshop.find(made) is None


def test_without_a_compiler_one_sentence_says_what_to_do(tmp_path: Path, workshop: Workshop) -> None:
    with pytest.raises(NativeError, match=r"apt-get install gcc.*release wheel of gtap-plugin-test"):
        attrs.evolve(workshop, compiler=()).obtain([shim(tmp_path / "src")])


def test_the_compilers_words_are_passed_on(tmp_path: Path, workshop: Workshop) -> None:
    with pytest.raises(NativeError, match="no_such_header"):
        workshop.obtain([unit(tmp_path / "src", native.RUNTIME, "#include <no_such_header.h>\n")])
    assert list((tmp_path / "cache" / "objects").glob("*/*")) == []


@pytest.mark.parametrize("needs", [("libother.so.1",), ("libtoy.so.1",)])
def test_a_need_that_nothing_makes_is_named(tmp_path: Path, workshop: Workshop, needs: tuple[str, ...]) -> None:
    units = [shim(tmp_path / "src"), unit(tmp_path / "src", "libtoy.so.1", STUB, needs)]
    with pytest.raises(NativeError, match=needs[0]):
        workshop.obtain(units)


def test_a_cache_that_others_can_write_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(NativeError, match="chmod 700"):
        native.private_folder(folder)


MANIFEST = {
    "abi": 1,
    "name": "toy",
    "package": "gtap-plugin-toy",
    "stubs": [{"soname": "libtoy.so.1", "aliases": ["libtoy.so"], "sources": ["generated/toy_stubs.c"]}],
}


def plugin(folder: Path, manifest: object = MANIFEST) -> native.Plugin:
    (folder / "generated").mkdir(parents=True)
    (folder / "generated" / "toy_stubs.c").write_text(STUB)
    (folder / "generated" / "manifest.json").write_text(json.dumps(manifest))
    return native.read_plugin("gtap-plugin-toy", "1.0", folder)


def test_a_manifest_is_read(tmp_path: Path) -> None:
    found = plugin(tmp_path / "toy")
    assert found.libraries == ("toy",)
    assert (found.units[0].name, found.units[0].aliases) == ("libtoy.so.1", ("libtoy.so",))


@pytest.mark.parametrize(
    "stub", [{"sources": []}, {"soname": "../libtoy.so", "sources": []}, {"soname": "toy", "sources": []}, []]
)
def test_a_broken_manifest_names_its_plugin(tmp_path: Path, stub: object) -> None:
    with pytest.raises(PluginError, match="gtap-plugin-toy has a manifest"):
        plugin(tmp_path / "toy", {**MANIFEST, "stubs": [stub]})


def test_a_program_has_no_path_for_a_name(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="gtap-plugin-toy has a manifest"):
        plugin(tmp_path / "toy", {**MANIFEST, "programs": {"../sh": ["programs/sh/main.c"]}})


def test_a_stub_that_only_exports_gives_way_to_one_that_works(tmp_path: Path) -> None:
    stub = {"soname": "libtoy.so.1", "aliases": ["libtoy.so"], "sources": ["generated/toy_stubs.c"]}
    others = {"soname": "libother.so.1", "sources": ["generated/toy_stubs.c"], "export_only": True}
    exports = plugin(tmp_path / "exports", {**MANIFEST, "stubs": [{**stub, "export_only": True}, others]})
    real = plugin(tmp_path / "toy", {**MANIFEST, "stubs": [{**stub, "export_only": ["toyOther"]}]})
    for installed in ([exports, real], [real, exports]):
        made = {each.name: each for each in native.all_units(installed) if each.name.startswith(("libtoy", "libother"))}
        assert made["libtoy.so.1"].sources == real.units[0].sources
        assert set(made) == {"libtoy.so.1", "libother.so.1"}
    assert [unit.name for unit in native.all_units([exports])][2:] == ["libtoy.so.1", "libother.so.1"]


def test_a_plugin_brings_programs(tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = unit(tmp_path / "src", native.AUDIT, "int la_version;\n")
    monkeypatch.setattr(native, "shim_units", lambda: (shim(tmp_path / "src"), audit))
    made = plugin(tmp_path / "toy", {**MANIFEST, "programs": {"toy-show": ["programs/toy-show/main.c"]}})
    source = tmp_path / "toy" / "programs" / "toy-show" / "main.c"
    source.parent.mkdir(parents=True)
    source.write_text('#include <stdio.h>\nint main(void) { return puts("shown") < 0; }\n')
    folder = make_bundle(workshop, [made])
    assert subprocess.run([folder / "bin" / "toy-show"], capture_output=True, text=True).stdout == "shown\n"
    assert "toy-show" not in (folder / "SONAMES").read_text()


def test_a_bundle_holds_every_name_as_a_file_of_its_own(
    tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = unit(tmp_path / "src", native.AUDIT, "int la_version;\n")
    monkeypatch.setattr(native, "shim_units", lambda: (shim(tmp_path / "src"), audit))
    installed = [plugin(tmp_path / "toy")]
    folder = make_bundle(workshop, installed)
    assert folder.name == native.target()
    names = [native.RUNTIME, native.AUDIT, "libtoy.so.1", "libtoy.so"]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "MISSING", "SONAMES", "WRAPS"])
    assert len({os.stat(folder / name).st_ino for name in names}) == len(names)
    assert not any((folder / name).is_symlink() for name in names)
    assert (folder / "SONAMES").read_text() == "libtoy.so.1 libtoy.so.1\nlibtoy.so libtoy.so\n"
    assert "libcudart.so.13 gtap-plugin-cudart\n" in (folder / "MISSING").read_text()
    assert make_bundle(workshop, installed) == folder
    assert make_bundle(workshop, []) != folder
    assert sorted(folder.parent.iterdir()) == [folder]


THUNKS = """#include "gtap/thunk.h"
__attribute__((visibility("default"))) int toy_thunks = GTAP_THUNK_ABI;
"""


def test_thunks_are_the_servers(tmp_path: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linked with nothing of gtap's, and no part of what programs see."""
    audit = unit(tmp_path / "src", native.AUDIT, "int la_version;\n")
    monkeypatch.setattr(native, "shim_units", lambda: (shim(tmp_path / "src"), audit))
    described = {"soname": "libgtap_toy_thunks.so", "sources": ["generated/toy_thunks.c"]}
    made = plugin(tmp_path / "toy", {**MANIFEST, "thunks": described})
    (tmp_path / "toy" / "generated" / "toy_thunks.c").write_text(THUNKS)
    assert list(files := native.server_files(workshop, [made])) == ["libgtap_toy_thunks.so"]
    assert ctypes.c_int.in_dll(ctypes.CDLL(str(files["libgtap_toy_thunks.so"])), "toy_thunks").value == 1
    assert "libgtap" not in subprocess.run(["ldd", *files.values()], capture_output=True, text=True).stdout
    folder = make_bundle(workshop, [made])
    assert "libtoy.so.1" in {path.name for path in folder.iterdir()}
    assert not list(folder.glob("*thunks*")) and "thunks" not in (folder / "SONAMES").read_text()


def test_the_name_of_thunks_is_no_path(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="gtap-plugin-toy has a manifest"):
        plugin(tmp_path / "toy", {**MANIFEST, "thunks": {"soname": "../x.so", "sources": []}})
