"""What remains when one of a run's processes is interrupted, terminated, killed or stopped: nothing, within 2 s.

The tables are SOLID.5's: signals by processes, while a kernel runs and while the program is idle. Nothing: no process,
no file, no socket; and of the device's memory, says NVML to another program, nothing is used.
"""

from __future__ import annotations

import contextlib
import functools
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .scene import USED, WITHIN, Scene, local_scene, scene, stopped

TRIES = 3

STILL = 1.5  # seconds for which what is stopped stays so: longer than anybody's first patience
FAILED = 3  # how the program ends when a call fails
SIGNALS = {"int": signal.SIGINT, "term": signal.SIGTERM, "kill": signal.SIGKILL, "hup": signal.SIGHUP}
STOPPED = "the server at {url} was stopped"
OVER = "the session with the server at {url} is over: "  # the program says it; the launcher may be told in time
LOST = "the connection to {url} is lost"
# signal, process -> the launcher's exit status, the line that its user sees ("" for none)
TABLE = {
    ("int", "program"): (-2, ""), ("term", "program"): (-15, ""),
    ("kill", "program"): (-9, ""), ("hup", "program"): (-1, ""),
    ("int", "launcher"): (-2, ""), ("term", "launcher"): (-15, ""),
    ("kill", "launcher"): (-9, ""), ("hup", "launcher"): (-1, ""),
    ("int", "session"): (FAILED, OVER), ("term", "session"): (FAILED, OVER),
    ("kill", "session"): (FAILED, OVER), ("hup", "session"): (FAILED, OVER),
    ("int", "supervisor"): (FAILED, STOPPED), ("term", "supervisor"): (FAILED, STOPPED),
    ("kill", "supervisor"): (FAILED, LOST), ("hup", "supervisor"): (FAILED, STOPPED),
}  # fmt: skip
# The program may be told, and end, before the launcher has seen that its own connection is lost.
EITHER = {("kill", "supervisor"): (OVER,)}
DOING = ("busy", "idle")


def in_time(test: Callable[..., Scene]) -> Callable[..., None]:
    """All of it has to be in time once in a few tries: others may have the processor meanwhile."""

    @functools.wraps(test)
    def tried(short: Path, **given: object) -> None:
        late = []
        for number in range(TRIES):
            (folder := short / str(number)).mkdir()
            late.append(test(short=folder, **given).late)
            if late[-1] <= 0:
                return
        pytest.fail(f"after {WITHIN:g} s something was left: for {late} s")

    return tried


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name: socket paths are short."""
    return tmp_path_factory.mktemp("ends")


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("listen", ["unix", "tcp"])
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("number", "who"), TABLE)
@in_time
def test_nothing_remains(number: str, who: str, doing: str, listen: str, short: Path, environ: dict[str, str]) -> Scene:
    """Delete `duties.do()` from gtap_core/guard.py to see it fail."""
    return _cell(number, who, doing, listen, short, environ)


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.parametrize("who", ["program", "launcher", "session", "supervisor"])
@pytest.mark.parametrize(("number", "doing"), [("kill", "busy"), ("kill", "idle"), ("term", "idle")])
@in_time
def test_nothing_remains_by_tls(number: str, who: str, doing: str, short: Path, environ: dict[str, str]) -> Scene:
    """Leave `_secured` out of the guard's Bye (gtap_core/guard.py) to see the killed launcher's fail."""
    return _cell(number, who, doing, "tls", short, environ)


@pytest.mark.slow
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize(
    ("number", "who", "doing", "listen"),
    [
        ("kill", "program", "idle", "unix"),
        ("int", "program", "busy", "unix"),
        ("kill", "launcher", "busy", "tcp"),
        ("kill", "session", "idle", "tcp"),
        ("kill", "supervisor", "idle", "unix"),
        ("hup", "supervisor", "idle", "unix"),
    ],
)
@in_time
def test_nothing_remains_in_short(
    number: str, who: str, doing: str, listen: str, short: Path, environ: dict[str, str]
) -> Scene:
    """Of the table what is most likely to fail.

    Delete `duties.do()` from gtap_core/guard.py to see it fail.
    """
    return _cell(number, who, doing, listen, short, environ)


def _cell(number: str, who: str, doing: str, listen: str, folder: Path, environ: dict[str, str]) -> Scene:
    status, line = TABLE[number, who]
    with scene(folder, environ, doing, listen) as run:
        if who == "supervisor":
            run.unwatch()
        run.signal(who, SIGNALS[number])
        ended, seen = run.end()
        run.gone(run.known)
        if who != "supervisor":
            _freed(run)
            assert run.remaining([run.pids["supervisor"]])
            run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert ended == status, seen
        lines = [each.format(url=run.url) for each in (line, *EITHER.get((number, who), ()))]
        assert any(each in seen for each in lines), seen
        assert line or not seen
    return run


def _freed(run: Scene) -> None:
    run.unused()
    run.in_time(lambda: "ended" in run.log(), "the log tells the end")
    run.unwatch()


def _cleared(run: Scene) -> None:
    run.gone(run.others)
    run.in_time(lambda: not run.left(), f"no files, no sockets, but {run.left()}")
    assert "Traceback" not in run.log()


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("number", "who"), [cell for cell in TABLE if cell[1] != "session"])
@in_time
def test_nothing_remains_of_a_server_of_the_runs_own(
    number: str, who: str, doing: str, short: Path, environ: dict[str, str]
) -> Scene:
    """Delete `guard.remove(Path(folder))` from gtap_core/client/local.py to see the killed launcher's fail."""
    status, line = TABLE[number, who]
    with local_scene(short, environ, doing) as run:
        run.signal(who, SIGNALS[number])
        ended, seen = run.end()
        run.gone(run.known)
        run.in_time(lambda: not run.left(), f"no files, but {run.left()}")
        assert not run.audit.exists()
        assert ended == status, seen
        if (number, who) != ("kill", "launcher"):  # whose server hears of it when the program does
            assert bool(line) == bool(seen)
    return run


# the stopped, the killed -> the launcher's exit status, who is gone before the stopped goes on
WHILE_STOPPED = {
    ("program", "program"): (-9, "program launcher session"),
    ("program", "launcher"): (-9, "program launcher session"), ("program", "session"): (FAILED, "session"),
    ("program", "supervisor"): (FAILED, "supervisor session"),
    ("launcher", "program"): (-9, "program"), ("launcher", "launcher"): (-9, "program launcher session"),
    ("launcher", "session"): (FAILED, "session program"),
    ("launcher", "supervisor"): (FAILED, "supervisor session program"),
    ("session", "program"): (-9, "program launcher session"), ("session", "launcher"): (-9, "program launcher session"),
    ("session", "session"): (FAILED, "program launcher session"),
    ("session", "supervisor"): (FAILED, "supervisor session"),
    ("supervisor", "program"): (-9, "program launcher"), ("supervisor", "launcher"): (-9, "program launcher"),
    ("supervisor", "session"): (FAILED, "session"),
    ("supervisor", "supervisor"): (FAILED, "program launcher session supervisor"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize(("doing", "listen"), [("busy", "unix"), ("idle", "tcp")])
@pytest.mark.parametrize(("halted", "killed"), WHILE_STOPPED)
@in_time
def test_nothing_remains_once_the_stopped_goes_on(
    halted: str, killed: str, doing: str, listen: str, short: Path, environ: dict[str, str]
) -> Scene:
    """While it is stopped, others go on. A client tries for the grace, a second here, to reach a server that is gone.

    Delete `self.process.kill()` from SessionProcess.end in gtap_core/server/children.py to see it fail.
    """
    return _stopped_cell(halted, killed, doing, listen, short, environ)


@pytest.mark.slow
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize(
    ("halted", "killed", "listen"), [("session", "launcher", "unix"), ("supervisor", "launcher", "tcp")]
)
@in_time
def test_nothing_remains_once_the_stopped_goes_on_in_short(
    halted: str, killed: str, listen: str, short: Path, environ: dict[str, str]
) -> Scene:
    """Of the table what is most likely to fail.

    Delete `self.process.kill()` from SessionProcess.end in gtap_core/server/children.py to see the first one fail, the
    suppression from `answer` (gtap_core/server/control.py) to see the second one fail.
    """
    return _stopped_cell(halted, killed, "idle", listen, short, environ)


def _stopped_cell(halted: str, killed: str, doing: str, listen: str, folder: Path, environ: dict[str, str]) -> Scene:
    status, before = WHILE_STOPPED[halted, killed]
    grace = "1" if killed == "supervisor" else "30"
    with scene(folder, environ, doing, listen, "--grace", grace) as run:
        run.signal(halted, signal.SIGSTOP)
        _others_go_on(run, halted, doing)
        if killed == "supervisor":
            run.unwatch()
        run.signal(killed, signal.SIGKILL)
        run.gone([run.pids[who] for who in before.split()])
        time.sleep(STILL)
        with contextlib.suppress(ProcessLookupError):
            run.signal(halted, signal.SIGCONT)
        ended, seen = run.end()
        run.gone(run.known)
        if killed != "supervisor":
            _freed(run)
            run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert ended == status, seen
    return run


def _others_go_on(run: Scene, halted: str, doing: str) -> None:
    run.in_time(lambda: stopped(run.pids[halted]), f"{halted} is stopped")
    if halted != "supervisor":
        assert run.usage()[0] >= USED
    if halted in ("launcher", "supervisor") and doing == "idle":
        last = run.beats()
        run.in_time(lambda: run.beats() != last, "the program computes")


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize("who", ["launcher", "supervisor"])
@in_time
def test_what_ctrl_z_stops_goes_on_and_nothing_remains(
    who: str, doing: str, short: Path, environ: dict[str, str]
) -> Scene:
    """At the launcher's terminal the program stops with it.

    Add SIGTSTP to FORWARDED in gtap_core/client/signals.py to see it fail.
    """
    with scene(short, environ, doing) as run:
        run.signal(who, signal.SIGTSTP)
        group = [who, "program"] if who == "launcher" else [who]
        run.in_time(lambda: all(stopped(run.pids[each]) for each in group), f"{group} are stopped")
        _others_go_on(run, who, doing if who == "supervisor" else "stopped")
        time.sleep(STILL)
        run.signal(who, signal.SIGCONT)
        assert run.usage()[0] >= USED
        if doing == "idle":
            last = run.beats()
            run.in_time(lambda: run.beats() != last, "the program goes on")
        run.signal("launcher", signal.SIGINT)
        ended, seen = run.end()
        run.gone(run.known)
        _freed(run)
        run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert (ended, seen) == (-signal.SIGINT, "")
    return run


# What a shell under gtap may have started, and how; who gets which signal. As natively, a signal to one leaves the
# others, which have no lease any more; with a killed launcher all that held its lease ends.
CHILD, DAEMON, NESTED, SLEEPER = "{} & wait", "setsid {} & wait", "{gtap} {} & wait", "{} & sleep 60"
WITHOUT_HOLDERS = pytest.mark.falls_without("gtap_core/client/exec.py", "guard.holders(link.grant.lease.hex())")
FAMILIES = [
    pytest.param("term", "launcher", CHILD, id="term-launcher-child"),
    pytest.param("term", "launcher", DAEMON, id="term-launcher-daemon"),
    pytest.param("kill", "parent", CHILD, id="kill-shell-child"),
    pytest.param("kill", "parent", DAEMON, id="kill-shell-daemon"),
    pytest.param("kill", "launcher", CHILD, id="kill-launcher-child"),
    pytest.param("kill", "launcher", DAEMON, id="kill-launcher-daemon"),
    pytest.param("kill", "launcher", NESTED, id="kill-launcher-nested", marks=WITHOUT_HOLDERS),
    pytest.param("kill", "launcher", SLEEPER, id="kill-launcher-sleeper", marks=WITHOUT_HOLDERS),
]


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("number", "who", "program"), FAMILIES)
@in_time
def test_nothing_remains_of_what_the_program_has_started(
    number: str, who: str, program: str, doing: str, short: Path, environ: dict[str, str]
) -> Scene:
    """Delete what Supervisor._end does (gtap_core/server/supervisor.py) but for its first line to see it fail."""
    with scene(short, environ, doing, program=program) as run:
        run.signal(who, SIGNALS[number])
        ended, seen = run.end()
        run.gone(run.known)
        _freed(run)
        run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert ended == -SIGNALS[number], seen
    return run


@pytest.mark.slow
@pytest.mark.system
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@in_time
def test_nothing_remains_of_one_of_a_programs_processes(doing: str, short: Path, environ: dict[str, str]) -> Scene:
    """While the program goes on, and its lease with it.

    Delete the test of `child.seen == "gone"` from Supervisor._ask_for (gtap_core/server/supervisor.py) to see it fail.
    """
    with scene(short, environ, doing, program="{} & exec sleep 60") as run:
        run.signal("program", signal.SIGKILL)
        run.gone([run.pids["program"], run.pids["session"]])
        _freed(run)
        assert run.remaining([run.pids["parent"], run.pids["launcher"]])
        run.signal("launcher", signal.SIGTERM)
        ended, seen = run.end()
        run.gone(run.known)
        run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert (ended, seen) == (-signal.SIGTERM, "")
    return run


@pytest.mark.slow
@pytest.mark.shows("SOLID.5")
@pytest.mark.parametrize("doing", DOING)
@pytest.mark.parametrize(("keys", "number"), [(b"\x03", signal.SIGINT), (b"", signal.SIGHUP)], ids=["ctrl-c", "closed"])
@in_time
def test_nothing_remains_of_what_ran_in_a_terminal(
    keys: bytes, number: int, doing: str, short: Path, environ: dict[str, str]
) -> Scene:
    """A terminal that is closed tells its first process alone.

    Return `info.si_code == SENT_BY_KERNEL` from _has_reached_all (gtap_core/client/signals.py) to see it fail.
    """
    with scene(short, environ, doing, terminal=True) as run:
        run.type(keys)
        ended, seen = run.end()
        run.gone(run.known)
        _freed(run)
        run.signal("supervisor", signal.SIGTERM)
        _cleared(run)
        assert (ended, seen) == (-number, "")
    return run
