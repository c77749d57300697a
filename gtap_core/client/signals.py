"""Pass signals on to the program, each once.

A signal from the terminal reaches every process of the foreground group, the program included, so it must not be passed
on; a signal that somebody sent to gtap must. Only siginfo tells them apart, and only sigwaitinfo gives it to Python.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Callable

FORWARDED = frozenset(
    {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM}
)
SENT_BY_KERNEL = 0x80  # SI_KERNEL: the terminal


def block() -> set[int]:
    """Hold the forwarded signals back in this thread and those it starts; returns the mask that the program gets."""
    return {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, FORWARDED)}


def forward_to(pid: int) -> Callable[[], None]:
    """Start passing signals on; call what is returned before the program is reaped: its number is free after that."""
    lock = threading.Lock()
    over = False

    def stop() -> None:
        nonlocal over
        with lock:
            over = True

    def watch() -> None:
        while True:
            info = signal.sigwaitinfo(FORWARDED)
            with lock:
                if over:
                    return
                if not _has_reached_all(info):
                    os.kill(pid, info.si_signo)

    threading.Thread(target=watch, name="signals", daemon=True).start()
    return stop


def _has_reached_all(info: signal.struct_siginfo) -> bool:
    """Whether the program has got it too. That its terminal is closed, the kernel tells a session's leader alone."""
    leads = os.getsid(0) == os.getpid()
    return info.si_code == SENT_BY_KERNEL and not (leads and info.si_signo == signal.SIGHUP)


def die_by(number: int) -> None:
    """End this process by a signal, as the program ended; returns only for signals that do not end a process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if number not in (signal.SIGKILL, signal.SIGSTOP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
    os.kill(os.getpid(), number)
