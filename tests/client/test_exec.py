"""`gtap exec` is transparent: arguments, streams, exit status, signals; and it costs little."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gtap_core.wire.frame import VERSION
from gtap_core.wire.preamble import Code, encode_answer
from tests.client.welcoming import answering, welcoming
from tests.fixtures import GTAP, Ran

DEADLINE = 60.0


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with welcoming(tmp_path / "s") as url:
        yield url


@pytest.fixture
def run(url: str, environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [*GTAP, "exec", "--server", url, *arguments]
        given = {"env": environ, "capture_output": True, "text": True, "timeout": DEADLINE, **options}
        return subprocess.run(command, **given)  # type: ignore[call-overload,no-any-return]

    return run


def start(url: str, environ: dict[str, str], arguments: Sequence[str], **options: object) -> subprocess.Popen[str]:
    """Start a program that prints a line when it is up, and wait for that line."""
    command = [*GTAP, "exec", "--server", url, *arguments]
    given = {"env": environ, "stdout": subprocess.PIPE, "text": True, **options}
    process = subprocess.Popen(command, **given)  # type: ignore[call-overload]
    assert process.stdout is not None and process.stdout.readline() == "up\n"
    return process  # type: ignore[no-any-return]


def test_arguments_streams_and_status_pass_through(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    code = 'cat; echo "$0,$1" ; echo problem >&2; exit 7'
    done = run("sh", "-c", code, "--stats", "a b", input="typed\n")
    assert (done.returncode, done.stdout, done.stderr) == (7, "typed\n--stats,a b\n", "problem\n")


def test_the_program_gets_leases_libraries_and_nothing_else_new(
    run: Callable[..., subprocess.CompletedProcess[str]], environ: dict[str, str], url: str
) -> None:
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    seen = json.loads(run(sys.executable, "-c", code).stdout)
    assert seen["GTAP_SESSIONS"] == f"{url}|{'01' * 16}|{'02' * 32}"
    new = set(seen) - set(environ)
    assert new - {"LC_CTYPE"} == {"GTAP_SESSIONS", "GTAP_BUNDLE", "LD_AUDIT", "LD_LIBRARY_PATH"}
    assert Path(seen["GTAP_BUNDLE"], "libgtap.so").is_file()


def test_open_files_and_signal_dispositions_pass_through(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    reader, writer = os.pipe()
    try:
        code = "import os, signal, sys; os.write(int(sys.argv[1]), b'x'); print(signal.pthread_sigmask(0, []))"
        done = run(sys.executable, "-c", code, str(writer), pass_fds=(writer,))
        assert os.read(reader, 1) == b"x"
        assert done.stdout == "set()\n"
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_death_by_a_signal_is_repeated(run: Callable[..., subprocess.CompletedProcess[str]], number: int) -> None:
    assert run("sh", "-c", f"kill -{int(number)} $$").returncode == -number


# A shell's `read` sleeps through a signal that arrives just before it: here each one that arrives is a byte in a pipe.
SIGNALLED = """
import os, signal, sys
reader, writer = os.pipe()
os.set_blocking(writer, False)
signal.set_wakeup_fd(writer)
for each in (int(sys.argv[1]), signal.SIGUSR2):
    signal.signal(each, lambda *_: None)
print("up", flush=True)
while (number := os.read(reader, 1)[0]) != signal.SIGUSR2:
    print("got", number, flush=True)
sys.exit(3)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1])
def test_a_signal_sent_to_gtap_reaches_the_program_once(
    url: str, environ: dict[str, str], number: signal.Signals
) -> None:
    process = start(url, environ, [sys.executable, "-c", SIGNALLED, str(int(number))])
    os.kill(process.pid, number)
    assert process.stdout is not None
    assert process.stdout.readline() == f"got {int(number)}\n"
    os.kill(process.pid, signal.SIGUSR2)  # forwarded after anything that was sent before it
    assert process.stdout.read() == ""
    assert process.wait(DEADLINE) == 3


def test_a_signal_from_the_terminal_is_not_doubled(url: str, environ: dict[str, str]) -> None:
    """Ctrl-C reaches the program from the terminal; gtap must wait for it and not send it again."""
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, lambda *_: os.write(1, b'got\\n'))\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))\n"
        "print('up', sys.stdin.isatty(), flush=True)\n"
        "while True: signal.pause()\n"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(GTAP[0], [*GTAP, "exec", "--server", url, sys.executable, "-c", code], environ)
    try:
        assert b"up True" in read_until(terminal, b"up True")
        os.write(terminal, b"\x03")
        assert b"got" in read_until(terminal, b"got")
        os.kill(pid, signal.SIGTERM)  # forwarded after anything that was sent before it
        seen = read_until(terminal, b"never written")
        assert b"got" not in seen
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    finally:
        os.close(terminal)


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What the terminal shows up to `wanted`, or to its end."""
    seen = b""
    while wanted not in seen and select.select([terminal], [], [], DEADLINE)[0]:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # EIO: the last process has closed the terminal
            break
    return seen


def test_a_lost_server_is_said_once_and_the_program_goes_on(tmp_path: Path, environ: dict[str, str]) -> None:
    with welcoming(tmp_path / "s") as url:
        code = "echo up; read line; exit 4"
        process = start(url, environ, ["bash", "-c", code], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.returncode is None
    process.communicate("", timeout=DEADLINE)
    assert process.returncode == 4


def test_statistics_without_any_call_are_all_zero(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert "0 waits, 0 calls (0 posted)" in run("--stats", "true").stderr
    file = tmp_path / "stats.json"
    assert run(f"--stats={file}", "true").stderr == ""
    counted = json.loads(file.read_text())
    assert 0 < counted.pop("run_seconds") < DEADLINE
    assert counted.pop("by_function") == {}
    assert not any(counted.values())


@pytest.mark.shows("SPINE.8")
def test_a_static_program_runs_with_one_sentence(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Delete `say(warning)` in gtap_core/client/exec.py to see it fail."""
    source = tmp_path / "main.c"
    source.write_text("int main(void) { return 5; }\n")
    subprocess.run(["cc", "-static", str(source), "-o", str(tmp_path / "main")], check=True)
    done = run(str(tmp_path / "main"))
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1 and "statically linked" in done.stderr


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("no gtap server at", None),
        ("is not a gtap server", b"HTTP/1.1 400 Bad Request\r\n"),
        ("upgrade gtap on this machine", encode_answer(Code.VERSION, VERSION + 1)),
        ("upgrade gtap on that machine", encode_answer(Code.VERSION, VERSION - 1)),
    ],
)
def test_a_server_that_cannot_be_used_is_one_sentence(
    gtap_exec: Callable[..., Ran], tmp_path: Path, sentence: str, answer: bytes | None
) -> None:
    """Delete the message in gtap_core/client/connection.py to see it fail."""
    path = tmp_path / "other"
    with contextlib.nullcontext() if answer is None else answering(path, answer):
        done = gtap_exec("true", env={"GTAP_SERVER": f"unix://{path}"})
    assert (done.status, done.stdout, done.stderr.count("\n")) == (125, "", 1)
    assert sentence in done.stderr


def test_a_run_costs_little_more_than_the_libraries_that_it_needs(
    run: Callable[..., subprocess.CompletedProcess[str]], environ: dict[str, str]
) -> None:
    """Processor time of `gtap exec true`, against an interpreter that imports trio, cbor2 and attrs and does nothing.

    Import gtap_core.spec or pluggy in client/exec.py to see it move.
    """
    run("true")  # the bundle exists from here on
    bare = [sys.executable, "-c", "import trio, cbor2, attrs, importlib.metadata"]

    def cost(start: Callable[[], subprocess.CompletedProcess[str]]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert start().returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    pairs = [
        (cost(lambda: run("true")), cost(lambda: subprocess.run(bare, env=environ, text=True, check=True)))
        for _ in range(5)
    ]
    assert min(ours for ours, _ in pairs) <= 3 * min(theirs for _, theirs in pairs), pairs
