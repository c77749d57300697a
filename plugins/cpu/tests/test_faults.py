"""What is said of a child that ended, and what a wrong setting is answered with."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
import trio
from gtap_plugin_cpu import make_device
from gtap_plugin_cpu.faults import Fault, found, judge

from gtap_core import DeviceUnavailable

RECORD = b"signal %d code %d address %x at %x\n"


@pytest.mark.parametrize(
    ("exit_code", "said", "status", "cause"),
    [
        (-signal.SIGSEGV, RECORD % (11, 1, 0x10, 0x7F00), 700, "touched 0x10,"),
        (-signal.SIGSEGV, RECORD % (11, 128, 0, 0x7F00), 700, "no processor has"),
        (-signal.SIGBUS, RECORD % (7, 2, 0x2000, 0x7F00), 700, "touched 0x2000,"),
        (-signal.SIGBUS, RECORD % (7, 1, 0x2002, 0x7F00), 716, "misaligned access to 0x2002"),
        (-signal.SIGSEGV, RECORD % (11, 1, 0x1230, 0x1230), 718, "jumped to 0x1230"),
        (-signal.SIGSEGV, RECORD % (11, 0, 0x1230, 0x7F00), 719, "was sent SIGSEGV"),
        (-signal.SIGBUS, RECORD % (999, -6, 0x1230, 0x7F00), 719, "was sent SIGBUS"),
        (-signal.SIGSEGV, b"", 714, "stack"),
        (-signal.SIGABRT, b"", 710, "assertion"),
        (-signal.SIGALRM, b"", 702, "GTAP_CPU_KERNEL_SECONDS"),
        (-signal.SIGILL, b"", 719, "trap"),
        (-signal.SIGILL, found(718, "called nothing").encode(), 718, "called nothing"),
        (-signal.SIGILL, b"fault 123: of its own making\n", 719, "trap"),
        (-signal.SIGKILL, b"\xff\0" * 100, 719, "SIGKILL"),
        (-40, b"", 719, "signal 40"),  # it has no name
        (70, b"", 719, "exit status 70"),
    ],
)
def test_the_end_of_a_child_is_told_by_its_cause(exit_code: int, said: bytes, status: int, cause: str) -> None:
    fault = judge(int(exit_code), said)
    assert isinstance(fault, Fault)
    assert fault.status == status
    assert cause in fault.cause


def test_a_signal_that_another_process_sends_ends_the_child_too() -> None:
    """Nothing is executed again that would fault once more."""
    program = """if True:
        import os, signal
        from gtap_plugin_cpu.faults import CAUSES
        from gtap_plugin_cpu.signals import watch_faults
        os.dup2(2, CAUSES)
        watching = watch_faults()
        os.kill(os.getpid(), signal.SIGSEGV)
    """
    ended = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, timeout=60)
    assert judge(ended.returncode, ended.stderr).cause == "was sent SIGSEGV"


@pytest.mark.parametrize("text", ["", "soon", "-1", "1e3", "nan", "999999999"])
async def test_a_wrong_time_limit_is_no_device(
    text: str, nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GTAP_CPU_KERNEL_SECONDS", text)
    with pytest.raises(DeviceUnavailable, match="GTAP_CPU_KERNEL_SECONDS"):
        await make_device(nursery).start(lambda descriptor, data: None)
