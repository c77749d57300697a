"""A server of root's: processes of sessions are an unprivileged user's, and keep what they compile."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gtap_core.testing import eventually
from tests import processes
from tests.deletions import LEFT_OUT
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.end_to_end.test_isolation import status
from tests.fixtures import Ran, Server, serving
from tests.programs import build

NOBODY = pwd.getpwnam("nobody")
SYSTEMS = "/usr/bin/python3"  # ours may lie below root's home

pytestmark = pytest.mark.root


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that everybody can pass; pytest's own are its user's alone."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def link(source: str, copy: str) -> None:
    """The same file in another place, or its bytes where that is another file system."""
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)


def copied(places: list[str], folder: Path) -> list[str]:
    """The folders once more, below one that everybody can pass."""
    copies = [str(folder / f"{number}-{Path(each).name}") for number, each in enumerate(places)]
    for each, copy in zip(places, copies, strict=True):
        shutil.copytree(each, copy, symlinks=True, ignore=LEFT_OUT, copy_function=link)
    return copies


def found_by_nobody(environ: dict[str, str], places: list[str]) -> tuple[str, dict[str, str]] | None:
    """An interpreter of our version that the user nobody can run with what we import, and the environment for that."""
    found = {**environ, "PYTHONPATH": ":".join(places)}
    code = f"import sys, gtap_plugin_cpu.engine; assert sys.version_info[:2] == {sys.version_info[:2]}"
    for each in (sys.executable, SYSTEMS):
        try:
            tried = subprocess.run([each, "-c", code], env=found, user=NOBODY.pw_uid, group=NOBODY.pw_gid, cwd="/")
        except OSError:
            continue
        if tried.returncode == 0:
            return each, found
    return None


@pytest.fixture(scope="module")
def python(environ: dict[str, str], folder: Path) -> tuple[str, dict[str, str]]:
    """The interpreter of a server whose sessions run as nobody. The repository may lie where nobody cannot go."""
    ours = [each for each in sys.path if Path(each).is_dir() and not Path(each).is_relative_to(sys.base_prefix)]
    found = found_by_nobody(environ, ours) or found_by_nobody(environ, copied(ours, folder))
    if found is None:
        pytest.skip("the user nobody can run no interpreter here with what gtap needs")
    return found


@pytest.fixture(scope="module")
def nobodys(folder: Path, python: tuple[str, dict[str, str]]) -> Iterator[Server]:
    """A server whose sessions run as nobody."""
    interpreter, environ = python
    gtap = (interpreter, "-P", "-m", "gtap_core.cli")  # not what lies where the tests run
    environ = {**environ, "CACHE_DIRECTORY": str(folder / "caches")}
    with serving(folder, environ, "cpu", "--user", "nobody", gtap=gtap) as server:
        yield server


ASK = """
import ctypes, sys
cuda = ctypes.CDLL("libcuda.so.1"); context = ctypes.c_void_p(); memory = ctypes.c_uint64()
cuda.cuInit(0); cuda.cuCtxCreate_v2(ctypes.byref(context), 0, 0)
cuda.cuMemAlloc_v2(ctypes.byref(memory), 4096)
print(cuda.cuCtxSynchronize(), flush=True)
sys.stdin.read()
"""


@pytest.mark.falls_without("gtap_core/server/children.py", "**identity,")
def test_no_process_of_a_session_is_roots(nobodys: Server, environ: dict[str, str]) -> None:
    """Neither the session, nor what runs kernels, nor those that start them; none has a capability or a group."""
    command = [sys.executable, "-m", "gtap_core.cli", "exec", "--server", nobodys.url, sys.executable, "-c", ASK]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ) as ran:
        assert ran.stdout is not None and ran.stdout.readline() == "0\n"
        below = [each.pid for each in processes.below(nobodys.pid)]
        found = [pid for pid in below if processes.runs(pid, b"gtap_core.session")]
        found += [pid for pid in below if processes.runs(pid, b"gtap_plugin_cpu.child")]
        assert len(found) >= 4
        for each in map(status, found):
            assert set(each["Uid"].split()) == {str(NOBODY.pw_uid)}
            assert set(each["Gid"].split()) == {str(NOBODY.pw_gid)}
            assert set(each["Groups"].split()) <= {str(NOBODY.pw_gid)}
            assert int(each["CapPrm"], 16) == int(each["CapEff"], 16) == 0
        ran.communicate("", timeout=60)


def test_kernels_compute_and_are_kept(nobodys: Server, folder: Path, gtap_exec: Callable[..., Ran]) -> None:
    """In a folder of that user's, for later sessions."""
    ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "5000", "1", server=nobodys)
    assert (ran.status, ran.stdout.splitlines()) == (0, vector_add(5000, 1)), nobodys.said()
    kept = [*(folder / "caches" / "nobody" / "gtap" / "cpu").iterdir()]
    assert kept and all(each.stat().st_uid == NOBODY.pw_uid for each in kept)
    assert nobodys.said().count("\n") == len([line for line in nobodys.said().splitlines() if "gtap serve: se" in line])


def test_a_user_who_is_not_there_ends_the_server_with_a_sentence(environ: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gtap_core.cli", "serve", "--listen", f"unix://{tmp_path}/s", "--device", "null"]
    ran = subprocess.run([*command, "--user", "no-such-user"], env=environ, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (
        125,
        "gtap: there is no user no-such-user: name another one with --user\n",
    )


def test_without_a_name_the_server_finds_one_or_says_that_it_cannot(environ: dict[str, str], folder: Path) -> None:
    environ = {**environ, "CACHE_DIRECTORY": str(folder / "others")}
    with serving(folder, environ, "null", "--user", "") as server:
        eventually(lambda: len(processes.below(server.pid)) == processes.IDLE)
        template = status(processes.template(server.pid))
        is_roots = template["Uid"].split()[0] == "0"
        assert is_roots == ("sessions run as root: the user" in server.said())
