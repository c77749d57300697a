"""What processes of a session cannot do, tried by real processes under the real filter."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from gtap_core.confine import landlock
from gtap_core.confine.calls import AARCH64, X86_64, numbers
from gtap_core.confine.seccomp import COMPILER, DRIVER_SESSION, FORBIDDEN, KERNELS, SESSION, Mode, mode

PROFILES = ("SESSION", "DRIVER_SESSION", "KERNELS", "COMPILER")

# Each attempt in a process of its own: its errno, 0 for success, or minus the signal that ended it.
TRY = """
import ctypes, json, os, platform, sys
from gtap_core.confine import calls, seccomp
from gtap_core.confine.process import confine
known = calls.numbers(calls.X86_64 if platform.machine() == "x86_64" else calls.AARCH64)
profile, how, tries = getattr(seccomp, sys.argv[1]), seccomp.Mode(sys.argv[2]), json.loads(sys.argv[3])
libc = ctypes.CDLL(None, use_errno=True)
made = []
for name, *arguments in tries:
    pid = os.fork()
    if pid == 0:
        confine()
        seccomp.restrict(profile, how)
        places = {"parent": os.getppid(), "self": os.getpid(), "file": ctypes.c_char_p(b"/dev/null")}
        values = [places.get(each, each) for each in arguments]
        number = known[name] if isinstance(name, str) else name
        done = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(v) if isinstance(v, int) else v for v in values))
        os._exit(ctypes.get_errno() if done == -1 else 0)
    made.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(json.dumps(made))
"""
EPERM, ENOSYS = 1, 38
REFUSED: tuple[list[Any], ...] = (
    ["fork"], ["vfork"], ["clone", 17, 0, 0, 0, 0], ["clone", 0x10000000 | 17, 0, 0, 0, 0], ["socket", 2, 1, 0],
    ["socket", 16, 3, 0], ["socketpair", 2, 1, 0, 0], ["bind", 0, 0, 0], ["kill", "parent", 0],
    ["tgkill", "parent", "parent", 0], ["prlimit64", "parent", 7, 0, 0], ["prctl", 4, 1, 0, 0, 0],
    ["prctl", 0x59616D61, -1, 0, 0, 0], ["ioctl", 0, 0x5412, 0], ["setuid", 0], ["setgroups", 0, 0], ["capset", 0, 0],
)  # fmt: skip
ONLY_READS: tuple[list[Any], ...] = (
    ["openat", -100, "file", os.O_WRONLY], ["openat", -100, "file", os.O_RDWR],
    ["openat", -100, "file", os.O_CREAT], ["unlinkat", -100, "file", 0], ["connect", 0, 0, 0],
)  # fmt: skip
ALLOWED: tuple[list[Any], ...] = (
    ["openat", -100, "file", os.O_RDONLY], ["getpid"], ["kill", "self", 0], ["socketpair", 1, 1, 0, 0], ["dup", 0],
)  # fmt: skip


def tried(profile: str, tries: list[list[Any]], how: Mode = Mode.ENFORCE) -> list[int]:
    """What became of each attempt."""
    command = [sys.executable, "-c", TRY, profile, how, json.dumps(tries)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    made: list[int] = json.loads(done.stdout)
    return made


def here(tries: tuple[list[Any], ...]) -> list[list[Any]]:
    """Those that this machine has."""
    known = numbers(X86_64 if os.uname().machine == "x86_64" else AARCH64)
    return [each for each in tries if each[0] in known]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.falls_without("gtap_core/confine/seccomp.py", "for number in _known(FORBIDDEN.split(), known):")
def test_a_forbidden_call_ends_the_process(profile: str) -> None:
    tries = here(tuple([name, 0, 0, 0, 0, 0] for name in FORBIDDEN.split()))
    assert dict(zip([each[0] for each in tries], tried(profile, tries), strict=True)) == {
        each[0]: -signal.SIGSYS for each in tries
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_what_no_list_names_is_refused(profile: str) -> None:
    tries = here(REFUSED)
    assert list(zip(tries, tried(profile, tries), strict=True)) == [(each, EPERM) for each in tries]


@pytest.mark.parametrize("profile", ["SESSION", "KERNELS"])
def test_sessions_and_kernels_write_no_files(profile: str) -> None:
    assert tried(profile, [*ONLY_READS]) == [EPERM] * len(ONLY_READS)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_clone_whose_flags_lie_in_memory_is_not_there(profile: str) -> None:
    assert tried(profile, [["clone3", 0, 0]]) == [ENOSYS]


def test_calls_of_the_other_machine_that_a_processor_can_be_end_the_process() -> None:
    if os.uname().machine == "x86_64":
        assert tried("SESSION", [[0x40000000 + 39]]) == [-signal.SIGSYS]  # x32's getpid


def test_what_is_needed_is_allowed() -> None:
    made = tried("KERNELS", [*ALLOWED])
    assert made == [0, 0, 0, 14, 0]  # the pair has no place to go to: EFAULT, so it was tried


def test_everything_goes_through_in_the_mode_log_or_off() -> None:
    for how in (Mode.LOG, Mode.OFF):
        assert tried("SESSION", [["fork"] if os.uname().machine == "x86_64" else ["getpid"]], how) == [0]


def test_nothing_is_both_allowed_and_forbidden() -> None:
    for profile in (SESSION, DRIVER_SESSION, KERNELS, COMPILER):
        assert not profile.allowed & set(FORBIDDEN.split())


def test_every_name_is_a_call_of_some_machine() -> None:
    known = numbers(X86_64).keys() | numbers(AARCH64).keys()
    for profile in (SESSION, DRIVER_SESSION, KERNELS, COMPILER):
        assert profile.allowed | set(FORBIDDEN.split()) <= known


OPENS = """
import errno, os, sys
from gtap_core.confine import landlock, seccomp
from gtap_core.confine.process import confine
os.makedirs(os.path.join(os.environ["XDG_CACHE_HOME"], "gtap"), exist_ok=True)
confine()
has_landlock = bool(landlock.version())
seccomp.restrict(getattr(seccomp, sys.argv[1]), seccomp.Mode(sys.argv[2]))
def opened(path, flags=os.O_RDONLY):
    try:
        os.close(os.open(path, flags, 0o600))
        return "opened"
    except OSError as error:
        return errno.errorcode[error.errno]
print(*(opened(*each) for each in eval(sys.argv[3])), has_landlock)
"""


def opens(profile: str, how: str, folder: Path) -> tuple[list[str], bool]:
    """How a process fares that opens what is Python's, the kernel's, the cache's (there and new), and others'."""
    secret, cache, new = folder / "secret", folder / "cache" / "gtap", os.O_WRONLY | os.O_CREAT
    secret.touch()
    tries = [(os.__file__,), ("/proc/self/maps",), (str(cache),), (str(cache / "new"), new)]
    tries += [(str(secret),), ("/etc/hosts",), (str(folder / "new"), new)]
    command = [sys.executable, "-c", OPENS, profile, how, repr(tries)]
    environ = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=True)
    *found, has_landlock = done.stdout.split()
    return found, has_landlock == "True"


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("SESSION", "opened opened opened EPERM EACCES EACCES EPERM"),
        ("KERNELS", "opened opened opened EPERM EACCES EACCES EPERM"),
        ("COMPILER", "opened opened opened opened EACCES EACCES EACCES"),
        ("DRIVER_SESSION", "opened opened opened opened EACCES EACCES EACCES"),
    ],
)
@pytest.mark.falls_without("gtap_core/confine/landlock.py", "_call(_RESTRICT, rules, 0)")
def test_files_are_opened_where_programs_libraries_and_caches_are(profile: str, expected: str, tmp_path: Path) -> None:
    """Where the kernel has Landlock; the server says so where it has none."""
    found, has_landlock = opens(profile, "enforce", tmp_path)
    assert found == (expected if has_landlock else expected.replace("EACCES", "opened")).split()


def test_packages_are_read_wherever_they_were_loaded_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editable install's folder may stand in no path. The root, where sessions are at home, does not count."""
    module = types.ModuleType("gtap_test_elsewhere")
    module.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.syspath_prepend("/")
    found = landlock.readable({"LD_LIBRARY_PATH": f"relative::{tmp_path}/libraries"})
    assert str(tmp_path) in found and f"{tmp_path}/libraries" in found
    assert not {"/", "", "relative"} & set(found)


def test_files_are_opened_anywhere_in_the_mode_log(tmp_path: Path) -> None:
    assert opens("SESSION", "log", tmp_path)[0] == ["opened"] * 7


def test_the_mode_follows_the_device_unless_it_is_named() -> None:
    assert [mode({}, device) for device in ("cpu", "null", "cuda")] == [Mode.ENFORCE, Mode.ENFORCE, Mode.LOG]
    assert mode({"GTAP_SECCOMP": "off"}, "cpu") is Mode.OFF
    with pytest.raises(ValueError):
        mode({"GTAP_SECCOMP": "some"}, "cpu")


def run(code: str, **environ: str) -> tuple[str, str]:
    """What a process under the filter says: (output, errors)."""
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **environ}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


SEALED = """
import os
from gtap_core.session import starter
from gtap_core.confine.process import confine
confine()
starter.STARTER.set(starter.fork({"gtap_core"}))
starter.seal("cpu")
for _ in range(3):
    try:
        os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
        print("made")
    except PermissionError:
        print("refused")
"""


@pytest.mark.falls_without("gtap_core/session/starter.py", "self._told.add((whose, number))")
def test_the_log_names_a_call_once_and_lets_it_through() -> None:
    said = "gtap session: the system call setpriority is not one of a session's: let through\n"
    assert run(SEALED, GTAP_SECCOMP="log") == ("made\n" * 3, said)


def test_the_log_names_a_call_once_that_is_refused() -> None:
    said = "gtap session: the system call setpriority is not one of a session's: refused\n"
    assert run(SEALED, GTAP_SECCOMP="enforce") == ("refused\n" * 3, said)


STARTED = """
import os, sys, trio
from gtap_core.session import starter
from gtap_core.confine.process import confine
confine()
starter.STARTER.set(starter.fork({"json"}))
starter.seal("cpu")
async def main():
    reader, writer = os.pipe()
    process = await starter.start("json.tool", [], writer)
    os.close(writer)
    print("ended", await process.wait(), os.read(reader, 100))
    for module in ("pip.main", "json;tool.x", "json", "../x.y"):
        try:
            await starter.start(module, [])
        except OSError as error:
            print(error.strerror)
trio.run(main)
"""


def test_a_session_starts_modules_of_devices_packages_and_nothing_else() -> None:
    output, _ = run(STARTED)
    assert output == "ended 1 b''\n" + "Operation not permitted\n" * 4


TRIES = """
import os
from gtap_core.confine.program import Program
from gtap_core.confine.seccomp import KERNELS
program = Program.here()
program.confine()
program.seal(KERNELS, "cpu")
for _ in range(3):
    try:
        os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
        os.write(1, b"made ")
    except PermissionError:
        os.write(1, b"refused ")
"""
STARTS = """
import os, trio
from gtap_core.session import starter
from gtap_core.confine.process import confine
confine()
starter.STARTER.set(starter.fork({"gtap_test_tries"}))
starter.seal("cpu")
async def main():
    for _ in range(int(os.environ["TIMES"])):
        reader, writer = os.pipe()
        process = await starter.start("gtap_test_tries.tries", [], writer)
        os.close(writer)
        print(await process.wait(), os.read(reader, 100))
trio.run(main)
"""


@pytest.mark.falls_without("gtap_core/session/starter.py", "self._poll.register(descriptor, select.POLLIN)")
@pytest.mark.parametrize(
    ("how", "became", "fate", "times"), [("enforce", "refused", "refused", 17), ("log", "made", "let through", 1)]
)
def test_what_a_session_starts_is_heard_of_too(how: str, became: str, fate: str, times: int, tmp_path: Path) -> None:
    """Once, however many it starts: more than may run at a time, for those that have ended are forgotten."""
    package = tmp_path / "gtap_test_tries"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "tries.py").write_text(TRIES)
    output, errors = run(STARTS, GTAP_SECCOMP=how, PYTHONPATH=str(tmp_path), TIMES=str(times))
    assert output == f"0 b'{became} {became} {became} '\n" * times
    assert errors == f"gtap session: the system call setpriority is not one of gtap_test_tries.tries's: {fate}\n"


def test_a_confined_process_has_given_up_what_others_could_use() -> None:
    """Its memory is nobody's to look at, it leaves no core, and what its parent had open is closed."""
    code = """
import ctypes, os, resource
from gtap_core.confine.process import confine
left = os.dup(0)
confine()
libc = ctypes.CDLL(None)
print(libc.prctl(3, 0, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
try:
    os.fstat(left)
except OSError as error:
    print(error.strerror)
"""
    assert run(code)[0] == "0 1 (0, 0)\nBad file descriptor\n"


@pytest.mark.falls_without("gtap_core/confine/process.py", "resource.setrlimit(resource.RLIMIT_DATA, (most, most))")
def test_memory_is_bounded_and_addresses_are_not() -> None:
    """A slot of terabytes is reserved; what could be written to counts, whatever it is mapped for."""
    code = """
import mmap
from gtap_core.confine.process import bound_memory
bound_memory(1 << 30)
slot = mmap.mmap(-1, 4 << 40, mmap.MAP_PRIVATE, prot=0)
for take in (lambda: bytes(2 << 30), lambda: mmap.mmap(-1, 2 << 30, mmap.MAP_PRIVATE)):
    try:
        take()
    except (MemoryError, OSError) as error:
        print(type(error).__name__)
print(len(bytes(1 << 20)))
"""
    assert run(code)[0] == "MemoryError\nOSError\n1048576\n"
