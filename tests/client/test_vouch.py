"""Whether a process is still the one that opened a session."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

from gtap_core.client.vouch import AT_RANDOM, state_of

HERE = os.stat("/proc/self/ns/pid").st_ino


def image_of(pid: int) -> int:
    data = Path(f"/proc/{pid}/auxv").read_bytes()
    return dict(struct.iter_unpack("@LL", data))[AT_RANDOM]


def test_a_process_is_alive_until_it_ends_or_runs_another_image() -> None:
    """Delete `== image` from vouch.py's last comparison to see it fail."""
    script = "import os; os.write(1, b'up\\n'); os.read(0, 3); os.execv('/bin/cat', ['cat'])"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        image = image_of(process.pid)
        assert state_of(process.pid, HERE, image) == "alive"
        assert state_of(process.pid, HERE + 1, image) == "unknown"
        process.stdin.write(b"go\nand on\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"and on\n"
        assert state_of(process.pid, HERE, image) == "gone"
        assert state_of(process.pid, HERE, image_of(process.pid)) == "alive"
        process.stdin.close()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert state_of(process.pid, HERE, image) == "gone"  # a zombie
    assert state_of(process.pid, HERE, image) == "gone"
