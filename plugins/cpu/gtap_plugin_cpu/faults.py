"""What ended the child: the status that the program gets, and the sentence for the server's log."""

from __future__ import annotations

import re
import signal
import sys

import attrs

ILLEGAL_ADDRESS, TIMEOUT, ASSERT, STACK, MISALIGNED, INVALID_PC, LAUNCH_FAILED = 700, 702, 710, 714, 716, 718, 719
CAUSES = 101  # the child's descriptor for what is known of a fault
MOST_CAUSES = 4096  # bytes of it that are read
_RECORD = re.compile(rb"signal (\d+) code (-?\d+) address ([0-9a-f]{1,16}) at ([0-9a-f]{1,16})\n")
_FOUND = re.compile(rb"fault (\d{3}): ([ -~]{1,200})\n")
_STATUSES = frozenset({ILLEGAL_ADDRESS, TIMEOUT, ASSERT, STACK, MISALIGNED, INVALID_PC, LAUNCH_FAILED})
_MISALIGNED_CODE = 1  # BUS_ADRALN
_MOST_NAME = 200  # characters of a kernel's name in the log


@attrs.frozen
class Fault:
    """`cause` goes on after "kernel k: "."""

    status: int
    cause: str


def found(status: int, cause: str) -> str:
    """What generated code writes on CAUSES when it finds a fault by itself."""
    return f"fault {status}: {cause}\n"


def judge(exit_code: int, said: bytes) -> Fault:
    """The fault of a child that ended so (as in Popen.returncode) and had left `said` on CAUSES: it may be anything."""
    own, record = _FOUND.search(said), _RECORD.search(said)
    if own is not None and int(own[1]) in _STATUSES:
        return Fault(int(own[1]), own[2].decode())
    if exit_code == -signal.SIGALRM:
        return Fault(TIMEOUT, "ran longer than GTAP_CPU_KERNEL_SECONDS allows")
    if exit_code == -signal.SIGABRT:
        return Fault(ASSERT, "an assertion failed")
    if exit_code == -signal.SIGILL:
        return Fault(LAUNCH_FAILED, "executed a trap")
    if exit_code == -signal.SIGSYS:
        return Fault(LAUNCH_FAILED, "made a system call that no kernel may make")
    if exit_code not in (-signal.SIGSEGV, -signal.SIGBUS):
        return Fault(LAUNCH_FAILED, f"the device's process ended with {_ending(exit_code)}")
    if record is None:  # there was no room for the handler
        return Fault(STACK, "used up a thread's stack: recursion too deep, or too much local memory")
    if int(record[2]) <= 0:  # it did not do it itself
        return Fault(LAUNCH_FAILED, f"was sent {signal.Signals(-exit_code).name}")
    return _touched(*(int(record[i], base) for i, base in ((1, 10), (2, 10), (3, 16), (4, 16))))


def _touched(number: int, code: int, address: int, place: int) -> Fault:
    if address == place:
        return Fault(INVALID_PC, f"jumped to {address:#x}, which is no code")
    if number == signal.SIGBUS and code == _MISALIGNED_CODE:
        return Fault(MISALIGNED, f"made a misaligned access to {address:#x}")
    where = f"{address:#x}" if address or code < 0x80 else "an address that no processor has"
    return Fault(ILLEGAL_ADDRESS, f"touched {where}, which is no memory of its device")


def _ending(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit status {exit_code}"
    known = {each.value: each.name for each in signal.Signals}  # most real-time signals have no name
    return known.get(-exit_code, f"signal {-exit_code}")


def printable(text: str) -> str:
    """Text of a program's own, cut and without control characters."""
    text = text if len(text) <= _MOST_NAME else text[:_MOST_NAME] + "..."
    return "".join(c if c.isprintable() else "?" for c in text)


def log(sentence: str) -> None:
    """One line for the server's log, which is where a session process's errors go."""
    sys.stderr.write(f"gtap session: {sentence}\n")
    sys.stderr.flush()
