"""Stubs that stand before libraries of the program's own: where the loader finds the library, and nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import attrs
import pytest

from .conftest import DEADLINE, SHIM, audit_sources, compile_c

SHARED = ("-fPIC", "-shared", "-fvisibility=default")
REAL = 'const char *who(void);\nconst char *who(void) {{ return "{}"; }}\n'
STUB = """
#include <dlfcn.h>
#include <stdio.h>
#include "wrapped.h"
const char *who(void);
const char *who(void)
{
    static char said[4096], name[4096];
    Dl_info stub;
    dladdr((const void *)(size_t)&who, &stub);
    snprintf(name, sizeof name, WRAPPED_NAME "%s", stub.dli_fname);
    void *real = dlopen(name, RTLD_NOW);
    const char *(*ask)(void) = real ? (const char *(*)(void))(size_t)dlsym(real, "who") : NULL;
    snprintf(said, sizeof said, "before %s", ask ? ask() : dlerror());
    return said;
}
"""
ASK = """
#include <dlfcn.h>
#include <stdio.h>
int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        void *handle = dlopen(arguments[i], RTLD_NOW);
        const char *(*who)(void) = handle ? (const char *(*)(void))(size_t)dlsym(handle, "who") : NULL;
        puts(who ? who() : "not found");
    }
    return 0;
}
"""


@attrs.frozen
class Place:
    """A bundle with one such stub, and a folder for libraries of the program's own."""

    folder: Path

    @property
    def bundle(self) -> Path:
        return self.folder / "bundle"

    def real(self, name: str, says: str, *options: str) -> Path:
        """A library of the program's own."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        source = self.folder / "real.c"
        source.write_text(REAL.format(says))
        return compile_c(path, *SHARED, f"-Wl,-soname,{path.name}", *options, str(source))

    def ask(self, *names: object, program: Path | None = None, code: str = "ptx", search: str = "") -> list[str]:
        """What the libraries that the loader finds by these names say."""
        environ = {"PATH": os.environ["PATH"], "LD_AUDIT": f"{self.bundle}/libgtap_audit.so"}
        environ |= {"GTAP_BUNDLE": str(self.bundle), "GTAP_CODE": code, "LD_LIBRARY_PATH": f"{self.bundle}:{search}"}
        command = [str(program or self.folder / "ask"), *map(str, names)]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=DEADLINE)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle and the program that asks."""
    folder = tmp_path_factory.mktemp("wraps")
    (folder / "bundle" / "wraps").mkdir(parents=True)
    compile_c(folder / "bundle" / "libgtap_audit.so", "-fPIC", "-shared", "-Wl,-z,defs", *audit_sources())
    (folder / "stub.c").write_text(STUB)
    stub = folder / "bundle" / "wraps" / "libjit.so.2"
    compile_c(stub, *SHARED, f"-I{SHIM}/src", "-Wl,-soname,libjit.so.2", str(folder / "stub.c"))
    (folder / "bundle" / "SONAMES").write_text("libcuda.so.1 libcuda.so.1\n")
    (folder / "bundle" / "WRAPS").write_text("libjit.so.2 libjit.so.2\n")
    (folder / "ask.c").write_text(ASK)
    compile_c(folder / "ask", str(folder / "ask.c"))
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Place:
    (tmp_path / "bundle").symlink_to(built / "bundle")
    (tmp_path / "ask").symlink_to(built / "ask")
    return Place(tmp_path)


def test_a_bare_name_is_searched_as_ever(place: Place) -> None:
    place.real("lib/libjit.so.2", "lib")
    found = place.ask("libjit.so.2", "libjit.so.2", search=f"{place.folder}/none:{place.folder}/lib")
    assert found == ["before lib", "before lib"]


def test_where_there_is_none_there_is_no_stub(place: Place) -> None:
    """Take the check of the file out of stub_before to see it fail."""
    other = place.real("other/libjit.so.2", "other").read_bytes()
    (place.folder / "lib").mkdir()
    foreign = place.folder / "lib" / "libjit.so.2"
    foreign.write_bytes(other[:18] + b"\xff\xff" + other[20:])  # for another processor: the loader passes over it
    assert place.ask("libjit.so.2", place.folder / "none" / "libjit.so.2", foreign) == ["not found"] * 3
    assert place.ask("libjit.so.2", search=f"{place.folder}/lib:{place.folder}/other") == ["before other"]


def test_a_path_means_that_file(place: Place) -> None:
    first = place.real("first/libjit.so.2", "first")
    place.real("second/libjit.so.2", "second")
    assert place.ask(first, "libjit.so.2", search=f"{place.folder}/second") == ["before first", "before first"]


def test_two_libraries_of_one_name_have_a_stub_each(place: Place) -> None:
    asked = [place.real(f"{name}/libjit.so.2", name) for name in ("first", "second")]
    assert place.ask(*asked, *asked) == ["before first", "before second"] * 2


@pytest.mark.parametrize("name", ["libjit.so.2.1", "libjit-3eda8113.so.2", "libjit.so"])
def test_other_names_of_it(place: Place, name: str) -> None:
    path = place.real(f"lib/{name}", "lib")
    assert place.ask(path) == ["before lib"]
    assert place.ask(name, search=str(path.parent)) == ["before lib"]


def test_a_link_without_a_version_means_what_it_points_to(place: Place) -> None:
    place.real("lib/libjit.so.3", "of another major")
    (place.folder / "lib" / "libjit.so").symlink_to("libjit.so.3")
    assert place.ask(place.folder / "lib" / "libjit.so.3") == ["of another major"]


@pytest.mark.parametrize("tag", ["--enable-new-dtags", "--disable-new-dtags"])
def test_a_library_that_is_needed_is_searched_for_who_needs_it(place: Place, tag: str) -> None:
    """By the needing object's own path, at the start of the program."""
    place.real("lib/libjit.so.2", "lib")
    place.real("other/libjit.so.2", "other")
    source = place.folder / "main.c"
    source.write_text("#include <stdio.h>\nconst char *who(void);\nint main(void) { return puts(who()) < 0; }\n")
    options = [f"-Wl,{tag},-rpath,$ORIGIN/lib", f"-L{place.folder}/lib", "-l:libjit.so.2"]
    program = compile_c(place.folder / "program", str(source), *options)
    assert place.ask(program=program) == ["before lib"]
    shadowed = place.ask(program=program, search=f"{place.folder}/other")
    assert shadowed == ["before other" if tag == "--enable-new-dtags" else "before lib"]


def test_the_library_keeps_its_own_folder(place: Place) -> None:
    """What it needs from beside itself it finds there."""
    place.real("lib/libbeside.so", "beside")
    source = place.folder / "uses.c"
    source.write_text(
        "#include <dlfcn.h>\nconst char *who(void);\n"
        'const char *who(void) { void *beside = dlopen("libbeside.so", 2);\n'
        'const char *(*ask)(void) = beside ? (const char *(*)(void))(unsigned long)dlsym(beside, "who") : 0;\n'
        'return ask ? ask() : "alone"; }\n'
    )
    options = ("-Wl,-soname,libjit.so.2", "-Wl,-rpath,$ORIGIN")
    library = compile_c(place.folder / "lib" / "libjit.so.2", *SHARED, *options, str(source))
    assert place.ask(library) == ["before beside"]
    assert place.ask("libjit.so.2", search=str(library.parent)) == ["before beside"]


def test_devices_that_take_machine_code_leave_everything_as_it_is(place: Place) -> None:
    path = place.real("lib/libjit.so.2", "lib")
    for code in ("", "native"):
        assert place.ask(path, "libjit.so.2", code=code, search=str(path.parent)) == ["lib", "lib"]
