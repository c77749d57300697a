"""The audit module: which names become stubs, and statically linked cudart bound to one."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from .conftest import DEADLINE, PROGRAMS, audit_sources, compile_c

ENTRIES = 60
PR_SET_MDWE = 65
ARGUMENTS = (
    "int cudaArguments(long a, double x, long b, long c, float y, long d, long e, long f, double z, int g, double w)"
)


@attrs.frozen
class Bundle:
    """A bundle with stubs that print their names."""

    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        """What gtap exec would set."""
        audit = str(self.folder / "libgtap_audit.so")
        return {"PATH": os.environ["PATH"], "GTAP_BUNDLE": str(self.folder), "LD_AUDIT": audit, **more}

    def run(
        self, *command: object, before: Callable[[], None] | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program under the audit module."""
        return subprocess.run(
            [str(each) for each in command], env=self.environment(**environment), capture_output=True, text=True,
            timeout=DEADLINE, preexec_fn=before,
        )  # fmt: skip


def stub_source(major: int) -> str:
    """A stub of cudart: each function says its name; one shows its arguments."""
    lines = ["#include <stdio.h>"]
    names = [f"cudaEntry{i}" for i in range(ENTRIES)] + ["__cudaRegisterFatBinary", "__cudaUnregisterFatBinary"]
    for name in names:
        lines.append(f'int {name}(void) {{ printf("stub {major} {name}\\n"); return 0; }}')
    lines.append(
        f"{ARGUMENTS}\n"
        '{ printf("%ld %g %ld %ld %g %ld %ld %ld %g %d %g\\n", a, x, b, c, y, d, e, f, z, g, w); return 42; }'
    )
    return "\n".join(lines)


def static_source(major: int) -> str:
    """What libcudart_static.a would hold: entries of which one is too short to be patched."""
    lines = ["#include <stdio.h>"]
    names = [f"cudaEntry{i}" for i in range(ENTRIES)] + ["__cudaRegisterFatBinary", "__cudaUnregisterFatBinary"]
    for name in names:
        lines.append(f'int {name}(void) {{ printf("static {name}\\n"); return 35; }}')
    lines.append(f"{ARGUMENTS}\n{{ return (int)(a + b + c + d + e + f + g + x + y + z + w); }}")
    lines.append('int cudaCheckOfTheProgram(void) { printf("the program\'s own\\n"); return 7; }')
    if major == 13:
        lines.append('__attribute__((naked)) void __cudaGetProcAddress(void) { __asm__("ret"); }')
    return "\n".join(lines)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("bundle")
    compile_c(folder / "libgtap_audit.so", "-fPIC", "-shared", "-Wl,-z,defs", *audit_sources())
    for major in (12, 13):
        source = folder / f"stub{major}.c"
        source.write_text(stub_source(major))
        soname = f"libcudart.so.{major}"
        script = folder / f"map{major}"
        script.write_text(f"{soname} {{ global: *; }};\n")
        options = ("-w", "-fvisibility=default", "-fPIC", "-shared", f"-Wl,-soname,{soname}")
        compile_c(folder / soname, *options, f"-Wl,--version-script={script}", str(source))
    shutil.copy(folder / "libcudart.so.13", folder / "libcuda.so.1")
    sonames = ("libcudart.so.12", "libcudart.so.13", "libcuda.so.1")
    (folder / "SONAMES").write_text("".join(f"{name} {name}\n" for name in sonames))
    (folder / "MISSING").write_text("libcublas.so.13 gtap-plugin-cublas\nlibcufft.so.12 gtap-plugin-cufft\n")
    return Bundle(folder)


# ---- names -----------------------------------------------------------------------------------------------------------

REDIRECTED = {
    "libcudart.so.13": "libcudart.so.13",
    "/nonexistent/dir/libcudart.so.12": "libcudart.so.12",
    "libcudart.3eda8113.so.13": "libcudart.3eda8113.so.13",
    "libcudart-3eda8113.so.12": "libcudart-3eda8113.so.12",
    "libcudart.so.12.9.79": "libcudart.so.12.9.79",
    "libcudart-3eda8113.so.12.9.79": "libcudart-3eda8113.so.12.9.79",
    "libcuda.so.580.65.06": "libcuda.so.580.65.06",
    "libcudart.so": "libcudart.so",
    "/usr/lib/libcuda.so": "libcuda.so",
}


@pytest.mark.parametrize(("asked", "loaded"), REDIRECTED.items())
def test_names_become_stubs(bundle: Bundle, tmp_path: Path, asked: str, loaded: str) -> None:
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    done = bundle.run(program, asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{bundle.folder / loaded}\n"


@pytest.mark.parametrize(
    "asked",
    ["libcudart.so.11.0", "libcudart.so.11", "libcudart_static.so.13", "libcudnn.so.9", "libcuda.so.1x", "libcudart",
     "libcudart.3eda811.so.13", "libcudart.3edz8113.so.13", "libgtap_other.so", "cudart.so.13"],
)  # fmt: skip
def test_other_names_stay(bundle: Bundle, tmp_path: Path, asked: str) -> None:
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    assert bundle.run(program, asked).returncode == 1


def test_a_needed_hashed_name_beside_the_plain_one(bundle: Bundle, tmp_path: Path) -> None:
    """The loader asserts when both lead to one file: delete the copy in path_for to see it."""
    source = tmp_path / "use.c"
    source.write_text("int cudaEntry3(void); int use(void) { return cudaEntry3(); }\n")
    for name, soname in (("a", "libcudart.so.13"), ("b", "libcudart.3eda8113.so.13")):
        (tmp_path / name).mkdir()
        stub = tmp_path / name / soname
        stub_c = tmp_path / f"{name}.c"
        stub_c.write_text(stub_source(13))
        (tmp_path / "map").write_text("libcudart.so.13 { global: *; };\n")
        shared = ("-w", "-fvisibility=default", "-fPIC", "-shared")
        compile_c(stub, *shared, f"-Wl,-soname,{soname}", f"-Wl,--version-script={tmp_path / 'map'}", str(stub_c))
        compile_c(tmp_path / f"lib{name}.so", *shared, str(source), str(stub))
        stub.unlink()
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    done = bundle.run(program, tmp_path / "liba.so", tmp_path / "libb.so")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_plugin_is_said_once_per_run(bundle: Bundle, tmp_path: Path) -> None:
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    sentence = "gtap: this program needs libcublas.so.13: pip install gtap-plugin-cublas\n"
    for _ in range(2):
        done = bundle.run(program, "/usr/lib/libcublas.so.13", "libcublas.so.13.1")
        assert (done.returncode, done.stderr) == (1, sentence)
    (tmp_path / "stats").mkdir()
    said = [bundle.run(program, "libcublas.so.13", GTAP_STATS_DIR=str(tmp_path / "stats")).stderr for _ in range(2)]
    assert said == [sentence, ""]


def test_a_bundle_that_cannot_be_written_still_serves_hashed_names(bundle: Bundle, tmp_path: Path) -> None:
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    sealed = tmp_path / "sealed"
    shutil.copytree(bundle.folder, sealed)
    # root may write anywhere: a folder in the place of the scratch name stops it as well
    wrapper = f"mkdir {sealed}/libcudart.aaaaaaaa.so.13.$$; exec {program} libcudart.aaaaaaaa.so.13"
    done = Bundle(sealed).run("sh", "-c", wrapper)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("/proc/self/fd/")


def test_without_a_bundle_nothing_happens(bundle: Bundle, tmp_path: Path) -> None:
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    done = bundle.run(program, "libm.so.6", GTAP_BUNDLE="/nonexistent")
    assert (done.returncode, done.stderr) == (0, "")


# ---- static cudart ---------------------------------------------------------------------------------------------------

x86_only = pytest.mark.skipif(platform.machine() != "x86_64", reason="static cudart is bound on x86-64 only")

MAIN = """
#include <stdio.h>
int cudaEntry1(void), cudaEntry59(void), cudaCheckOfTheProgram(void), __cudaRegisterFatBinary(void);
int cudaArguments(long, double, long, long, float, long, long, long, double, int, double);
__attribute__((constructor)) static void start(void) { __cudaRegisterFatBinary(); }
int use(void)
{
    int sum = cudaEntry1() + cudaEntry59() + cudaCheckOfTheProgram();
    return sum + cudaArguments(1, 2.5, 3, 4, 5.25f, 6, 7, 8, 9.125, 10, 11.5);
}
"""
CALLS = (
    "stub {0} __cudaRegisterFatBinary\nstub {0} cudaEntry1\nstub {0} cudaEntry59\nthe program's own\n"
    "1 2.5 3 4 5.25 6 7 8 9.125 10 11.5\n"
)
KEEP = ("-w", "-fvisibility=default", "-O1")


def static_program(folder: Path, major: int, *options: str) -> Path:
    """A program with cudart linked in."""
    (folder / "cudart.c").write_text(static_source(major))
    (folder / "main.c").write_text(MAIN + "int main(void) { return use() != 49; }\n")
    return compile_c(folder / "program", *KEEP, *options, str(folder / "main.c"), str(folder / "cudart.c"))


@x86_only
@pytest.mark.parametrize("major", [12, 13])
@pytest.mark.parametrize("form", [("-pie", "-fPIE"), ("-no-pie", "-fno-pie"), ("-pie", "-fPIE", "-Wl,-z,now")])
def test_a_static_cudart_is_bound_to_its_own_major(
    bundle: Bundle, tmp_path: Path, major: int, form: tuple[str]
) -> None:
    program = static_program(tmp_path, major, *form)
    done = bundle.run(program)
    assert (done.stdout, done.stderr, done.returncode) == (CALLS.format(major), "", 0)


@x86_only
def test_without_the_audit_module_the_static_entries_run(tmp_path: Path) -> None:
    done = subprocess.run([static_program(tmp_path, 13)], capture_output=True, text=True, timeout=DEADLINE)
    assert done.stdout.startswith("static __cudaRegisterFatBinary\n")


def static_object(folder: Path, name: str, major: int) -> Path:
    (folder / f"{name}.c").write_text(static_source(major) + MAIN)
    return compile_c(folder / f"{name}.so", *KEEP, "-fPIC", "-shared", "-Wl,-Bsymbolic", str(folder / f"{name}.c"))


@x86_only
def test_objects_opened_later_resolve_on_their_first_call(bundle: Bundle, tmp_path: Path) -> None:
    """Two copies, in constructors too, closed and opened again."""
    first, second = static_object(tmp_path, "first", 12), static_object(tmp_path, "second", 13)
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    done = bundle.run(program, "-u", first, "-u", second, "-u", first)
    used = [CALLS.format(major) for major in (12, 13, 12)]
    assert (done.stdout, done.stderr) == ("".join(used), "")


@x86_only
def test_a_constructor_of_a_library_that_starts_with_the_program(bundle: Bundle, tmp_path: Path) -> None:
    """It runs before la_preinit."""
    library = static_object(tmp_path, "libstart", 13)
    (tmp_path / "main.c").write_text("int use(void);\nint main(void) { return use() != 49; }\n")
    program = compile_c(tmp_path / "program", str(tmp_path / "main.c"), str(library), f"-Wl,-rpath,{tmp_path}")
    done = bundle.run(program)
    assert (done.stdout, done.stderr, done.returncode) == (CALLS.format(13), "", 0)


def refuse_execution_gain() -> None:
    ctypes.CDLL(None).prctl(PR_SET_MDWE, 1, 0, 0, 0)


@x86_only
def test_where_written_memory_may_not_become_code_a_copy_is_mapped(bundle: Bundle, tmp_path: Path) -> None:
    if ctypes.CDLL(None).prctl(66, 0, 0, 0, 0) < 0:
        pytest.skip("this kernel has no PR_SET_MDWE")
    done = bundle.run(static_program(tmp_path, 13), before=refuse_execution_gain)
    assert (done.stdout, done.stderr, done.returncode) == (CALLS.format(13), "", 0)


@x86_only
def test_a_static_cudart_without_a_stub_is_said(bundle: Bundle, tmp_path: Path) -> None:
    poor = tmp_path / "poor"
    shutil.copytree(bundle.folder, poor)
    (poor / "SONAMES").write_text("libcuda.so.1 libcuda.so.1\n")
    done = Bundle(poor).run(static_program(tmp_path, 13))
    assert done.stderr == "gtap: this program has the CUDA 13 runtime linked in: pip install gtap-plugin-cudart\n"
    assert done.stdout.startswith("static ")


def test_few_functions_are_no_cudart(bundle: Bundle, tmp_path: Path) -> None:
    (tmp_path / "main.c").write_text(
        "int __cudaRegisterFatBinary(void) { return 0; }\nint cudaEntry1(void) { return 5; }\n"
        "int main(void) { return __cudaRegisterFatBinary() + cudaEntry1() != 5; }\n"
    )
    done = bundle.run(compile_c(tmp_path / "program", *KEEP, str(tmp_path / "main.c")))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stripped_cudart_is_said(bundle: Bundle, tmp_path: Path) -> None:
    tables = "6bd5fb6c5bf4e74a8987d93912fd9df9", "c693336e1121df11a8c368f355d89593"
    rows = ",".join(f"0x{text[i : i + 2]}" for text in tables for i in range(0, 32, 2))
    (tmp_path / "main.c").write_text(
        f"#include <dlfcn.h>\nconst unsigned char tables[] = {{{rows}}};\n"
        "int main(int count, char **a) { return dlopen(a[0], 1) == 0 ? tables[count] : 0; }\n"
    )
    program = compile_c(tmp_path / "program", "-w", "-s", str(tmp_path / "main.c"))
    assert "gtap: this program has the CUDA runtime linked in and its symbols stripped" in bundle.run(program).stderr


def test_damaged_objects_are_left_to_the_loader(bundle: Bundle, tmp_path: Path) -> None:
    """Section headers that lie: the audit module reads them, the loader does not."""
    library = static_object(tmp_path, "good", 13).read_bytes()
    program = compile_c(tmp_path / "open", str(PROGRAMS / "open.c"))
    start = int.from_bytes(library[40:48], "little")
    for at in range(start, len(library), 997):
        for value in (0, 0x7F, 0xFF):
            damaged = tmp_path / "bad.so"
            damaged.write_bytes(library[:at] + bytes([value]) * 3 + library[at + 3 :])
            assert bundle.run(program, damaged).returncode in (0, 1)
