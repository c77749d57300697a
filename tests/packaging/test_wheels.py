"""Wheels from sdists: they install without an index, run without a compiler, and say which plugin is missing."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import trio

from gtap_core import native, release
from gtap_core.lane import tls
from gtap_core.server.tls import obtain
from tests import wheels
from tests.end_to_end.reference import vector_add
from tests.fixtures import ROOT
from tests.packaging.conftest import Environment
from tests.programs import build
from tests.session.test_lane_link import pair

SENTENCE = "pip install gtap-plugin-cudart"


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.shows("SPINE.6")
def test_a_missing_plugin_is_named_until_it_is_there(environment: Callable[[], Environment]) -> None:
    """Delete the MISSING file's use in shim/src/audit.c to see it fail."""
    env = environment()
    program = build.program(ROOT / "tests" / "programs" / "vectorAdd.cu", "13", "shared")
    env.pip("install", "gtap", "gtap-plugin-driver", "gtap-plugin-cpu")
    before = env.gtap_exec(program)
    assert before.returncode != 0
    assert before.stderr.count(SENTENCE) == 1

    env.pip("install", "gtap-plugin-cudart")
    installed = env.gtap_exec(program)
    assert (installed.returncode, SENTENCE in installed.stderr) == (0, False), installed.stderr

    env.pip("uninstall", "--yes", "gtap-plugin-cudart")
    after = env.gtap_exec(program)
    assert after.returncode != 0
    assert after.stderr.count(SENTENCE) == 1


@pytest.mark.system
@pytest.mark.wheels
def test_wheels_are_pure_and_hold_native_files_with_their_keys(dist: Path) -> None:
    found = sorted(path.name for path in dist.glob("*.whl"))
    assert found and all(name.endswith("-py3-none-any.whl") for name in found)
    (core,) = dist.glob("gtap-0*.whl")
    names = zipfile.ZipFile(core).namelist()
    for name in (native.RUNTIME, native.AUDIT, native.LANE, native.TLS):
        assert f"gtap_core/_native/{native.target()}/{name}" in names
        assert f"gtap_core/_native/{native.target()}/{name}.key" in names
    assert "gtap_core/shim/include/gtap/stub.h" in names
    assert core.stat().st_size < 15 << 20
    assert not [name for name in names if name.startswith(("tests/", "plugins/"))]


@pytest.mark.system
@pytest.mark.wheels
def test_tls_needs_neither_a_compiler_nor_openssl(environment: Callable[[], Environment], tmp_path: Path) -> None:
    """Leave `_compile_tls` out of release.py to see it fail: whoever installs the wheel would need libssl-dev."""
    env = environment()
    env.pip("install", "gtap", "gtap-plugin-driver", "gtap-plugin-cpu", "gtap-plugin-cudart")
    state = tmp_path / "state"
    fingerprint = obtain(state / "gtap" / "tls").fingerprint()  # which needs the package cryptography
    environ, user = {**env.environ, "XDG_STATE_HOME": str(state)}, ["--user", "root"] if os.geteuid() == 0 else []
    command = [str(env.folder / "bin" / "gtap"), "serve", "--listen", "tls://127.0.0.1:0", "--device", "cpu", *user]
    reader, writer = os.pipe()
    log = tmp_path / "log"
    with log.open("wb") as output, os.fdopen(reader) as ready:
        server = subprocess.Popen(
            [*command, "--ready-fd", str(writer)], env=environ, stdout=output, stderr=output, pass_fds=(writer,)
        )
        os.close(writer)
        try:
            url = ready.readline().strip()
            assert url.startswith("tls://"), log.read_text()
            program = build.program(ROOT / "tests" / "programs" / "vectorAdd.cu")
            ran = env.run("gtap", "exec", "--server", f"{url}#{fingerprint}", program, "5000", "1", **environ)
        finally:
            server.terminate()
            server.wait(60)
    assert (ran.returncode, ran.stdout.splitlines()) == (0, vector_add(5000, 1)), ran.stderr
    assert not list((tmp_path / "cache").rglob("objects"))  # nothing was compiled


@pytest.mark.system
@pytest.mark.wheels
def test_native_files_of_a_release_need_no_newer_glibc_than_2_17(tmp_path: Path) -> None:
    """By the release's own compiler, with this machine's OpenSSL in it, which is named with its licence."""
    zig = wheels.tree(["ziglang"]) / "ziglang" / "zig"
    target = native.target()
    compiler = (str(zig), *release.COMPILERS[target][3:])
    (core,) = release.build(tmp_path / "dist", [ROOT], {target: compiler})
    archive = zipfile.ZipFile(core)
    files = [name for name in archive.namelist() if name.startswith(f"gtap_core/_native/{target}/")]
    made = [Path(archive.extract(name, tmp_path)) for name in files if name.endswith(".so")]
    assert {each.name for each in made} == {native.RUNTIME, native.AUDIT, native.LANE, native.TLS}
    for each in made:
        symbols = _read("objdump", "-T", each)
        versions = {tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_([0-9.]+)", symbols)}
        assert max(versions) <= (2, 17), each
        needed = set(re.findall(r"NEEDED.*\[(.+?)\.so", _read("readelf", "-d", each)))
        assert needed <= {"libc", "libdl", "libpthread", "ld-linux-x86-64"}, each
    trio.run(_speak, tls.load(str(next(each for each in made if each.name == native.TLS))))
    notice = archive.read(next(name for name in archive.namelist() if "/licenses/NOTICE" in name)).decode()
    assert re.search(r"libgtap_tls.so holds OpenSSL 3\.\d+", notice) and "Apache License 2.0" in notice
    assert "The OpenSSL Project Authors" in notice


async def _speak(library: tls.Tls) -> None:
    """Both ends have the key, and hear each other."""
    mine, theirs = await pair(library)
    for one, other in ((mine, theirs), (theirs, mine)):
        await one.send_all(b"word")
        assert await other.receive_some() == b"word"
    await mine.aclose()
    await theirs.aclose()


def _read(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
