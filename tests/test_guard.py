"""The guard: what it does when its parent is killed, and that it does nothing when all is well."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gtap_core import guard
from gtap_core.testing import eventually

PARENT = """
import os, signal, subprocess, sys
from pathlib import Path
from gtap_core.guard import guarding
with guarding() as guard:
    child = subprocess.Popen(["sleep", "60"], stdout=2)
    group = subprocess.Popen(["sh", "-c", "trap '' TERM; sleep 60 & wait"], start_new_session=True, stdout=2)
    holder = subprocess.Popen(["sleep", "60"], env={"GIVEN": sys.argv[1]}, start_new_session=True, stdout=2)
    ended = subprocess.Popen(["true"])
    guard.kill(child.pid); guard.group(group.pid); guard.group(ended.pid); guard.holders(sys.argv[1])
    ended.wait()
    guard.forget(ended.pid)
    guard.remove(Path(sys.argv[1], "file")); guard.remove(Path(sys.argv[1], "folder"))
    print(child.pid, group.pid, holder.pid, flush=True)
    sys.stdin.read()
print("well", flush=True)
"""


def running(pid: int) -> bool:
    """Whether a process is there that is not a zombie: who adopts it may take its time."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGKILL, None])
def test_a_guard_cleans_up_after_the_killed_and_after_nobody_else(tmp_path: Path, number: int | None) -> None:
    """Delete `duties.do()`, or what it does for any of its duties, from gtap_core/guard.py to see it fail."""
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "other").touch()
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdin is not None and parent.stdout is not None
        pids = list(map(int, parent.stdout.readline().split()))
        if number is not None:
            parent.send_signal(number)
            # nothing of the guard's keeps the pipe open: its end is heard
            eventually(lambda: not any(map(running, pids)), seconds=30)
            eventually(lambda: not (tmp_path / "file").exists() and not (tmp_path / "folder").exists(), seconds=30)
            assert (tmp_path / "other").exists()
            return
        parent.stdin.close()
        assert parent.stdout.readline() == "well\n"
        parent.wait(60)
    assert all(map(running, pids))
    assert (tmp_path / "file").exists() and (tmp_path / "folder").exists()
    child, group, holder = pids
    os.kill(child, signal.SIGKILL)
    os.kill(holder, signal.SIGKILL)
    os.killpg(group, signal.SIGKILL)


def test_a_guard_of_very_many_processes_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Descriptors above 1023 are no numbers for select()."""
    monkeypatch.setattr(guard, "PATIENCE", 0.1)
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(2000, limits[0]), limits[1]))
    try:
        with subprocess.Popen(["sleep", "60"], start_new_session=True) as group:
            held = os.pidfd_open(group.pid)
            far = fcntl.fcntl(held, fcntl.F_DUPFD, 1500)
            guard._Duties(groups={group.pid: far}).do()
            assert group.wait(60) == -signal.SIGKILL
            os.close(held)
            os.close(far)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
