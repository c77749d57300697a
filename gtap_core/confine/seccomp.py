"""The system calls that a process of a session may make: lists by name, made into a BPF program for the kernel.

Three answers. What a list names is allowed, some of it with arguments as a rule says. What `FORBIDDEN` names ends the
process where the lists are enforced: nothing of ours makes such calls. The rest is refused with EPERM. In the mode
`log` everything is let through, and what is not allowed is told to whoever listens, else to the kernel's own log.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from . import landlock
from .calls import AARCH64, X86_64, numbers

_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP = {X86_64: 317, AARCH64: 277}
_SET_FILTER, _ACTION_AVAILABLE = 1, 2
_ALL_THREADS, _NEW_LISTENER = 1, 8
_KILL, _ERRNO, _TELL, _LOG, _ALLOW = 0x80000000, 0x00050000, 0x7FC00000, 0x7FFC0000, 0x7FFF0000
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in what a filter sees
_LOAD, _EQUAL, _AT_LEAST, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_X32 = 0x40000000
_THREAD, _NAMESPACES = 0x00010000, 0x7E020080  # flags of clone
_WRITES = 0o20000000 | 0o1000 | 0o100 | 0o3  # O_TMPFILE's bit, O_TRUNC, O_CREAT, O_WRONLY and O_RDWR


class Mode(StrEnum):
    """What becomes of a call that is not allowed."""

    ENFORCE = "enforce"
    LOG = "log"
    OFF = "off"


MEMORY_AND_THREADS = """
read write readv writev pread64 pwrite64 preadv pwritev close close_range fstat lseek mmap munmap mprotect mremap
madvise brk msync mincore membarrier rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait
sigaltstack futex futex_waitv futex_wake futex_wait futex_requeue get_robust_list set_robust_list rseq
set_tid_address gettid getpid getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp getpgid
getsid sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
getpriority getcpu clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time getrusage times getrlimit
setrlimit prlimit64 sysinfo uname getrandom exit exit_group restart_syscall poll ppoll select pselect6 epoll_create
epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd2 pipe pipe2 dup dup2 dup3 fcntl recvfrom recvmsg
sendto sendmsg recvmmsg sendmmsg shutdown getsockopt setsockopt getsockname getpeername socketpair memfd_create
ftruncate fallocate arch_prctl setitimer getitimer alarm timer_create timer_settime timer_gettime timer_delete
timerfd_create timerfd_settime kill tgkill ioctl prctl clone umask get_mempolicy mbind
"""
READING = """
newfstatat stat lstat statx access faccessat faccessat2 readlink readlinkat getdents64 getcwd open openat statfs
fstatfs fadvise64
"""
KEEPING = (
    "mkdir mkdirat unlink unlinkat rename renameat renameat2 chmod fchmod fchmodat flock fsync fdatasync utimensat"
)
DRIVER = """
socket connect mlock mlock2 munlock set_mempolicy sched_setaffinity sched_setscheduler setpriority pidfd_open
pidfd_send_signal
"""
FORBIDDEN = """
execve execveat ptrace mount umount2 move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr pivot_root
chroot bpf keyctl add_key request_key userfaultfd perf_event_open open_by_handle_at name_to_handle_at kexec_load
kexec_file_load init_module finit_module delete_module unshare setns process_vm_readv process_vm_writev
process_madvise io_uring_setup io_uring_enter io_uring_register pidfd_getfd kcmp personality iopl ioperm reboot
swapon swapoff acct quotactl settimeofday clock_settime lookup_dcookie fanotify_init
"""


@attrs.frozen
class Profile:
    """What one kind of process may do. `writes`: it may open files to write them."""

    allowed: frozenset[str]
    writes: bool = False


def _profile(*lists: str, writes: bool = False) -> Profile:
    return Profile(frozenset(name for each in lists for name in each.split()), writes)


SESSION = _profile(MEMORY_AND_THREADS, READING, "utimensat pidfd_send_signal")
DRIVER_SESSION = _profile(MEMORY_AND_THREADS, READING, KEEPING, DRIVER, writes=True)  # libcuda's: not met one yet
KERNELS = _profile(MEMORY_AND_THREADS, READING)
COMPILER = _profile(MEMORY_AND_THREADS, READING, KEEPING, writes=True)


def mode(environ: Mapping[str, str], device: str) -> Mode:
    """GTAP_SECCOMP, else the default of a device: `log` for a driver that the list has not met. Raises ValueError."""
    return Mode(environ.get("GTAP_SECCOMP") or (Mode.LOG if device == "cuda" else Mode.ENFORCE))


def restrict(profile: Profile, how: Mode, *, listen: bool = False) -> int | None:
    """Put this process, which has one thread, under a profile for good. Enforced, it opens few files (landlock.py).

    Returns the descriptor by which another process hears of calls that are not allowed, if `listen` and the kernel can.
    Raises OSError where the kernel has no filters.
    """
    if how is Mode.OFF:
        return None
    if how is Mode.ENFORCE:
        _bound_files(profile)
    if listen and _can_tell():
        try:
            return _install(_program(profile, how, _TELL), _NEW_LISTENER)
        except OSError as error:
            if error.errno != errno.EBUSY:  # somebody listens already: around this server there is a sandbox
                raise
    _install(_program(profile, how, _LOG if how is Mode.LOG else _ERRNO | errno.EPERM), _ALL_THREADS)
    return None


def _bound_files(profile: Profile) -> None:
    kept = landlock.kept(os.environ)
    nodes = landlock.devices() if profile is DRIVER_SESSION else []
    if profile.writes:
        for each in kept:
            with contextlib.suppress(OSError):  # then nothing is kept there
                os.makedirs(each, mode=0o700, exist_ok=True)
    read = [*landlock.readable(os.environ), *kept, *nodes]
    landlock.restrict(read, [*kept, *nodes] if profile.writes else [])


def call_name(number: int) -> str:
    """What a number is called here."""
    named = {each: name for name, each in numbers(_machine()).items()}
    return named.get(number, f"number {number}")


def _machine() -> int:
    machines = {"x86_64": X86_64, "aarch64": AARCH64}
    if platform.machine() not in machines:
        raise OSError(errno.ENOSYS, f"no list of system calls for {platform.machine()}: GTAP_SECCOMP=off does without")
    return machines[platform.machine()]


# ---- the program -----------------------------------------------------------------------------------------------------


def _op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _jump(test: int, value: int, yes: int, no: int) -> bytes:
    return _op(test, value, yes, no)


def _give(answer: int) -> bytes:
    return _op(_RETURN, answer)


def _head(machine: int, stranger: int) -> list[bytes]:
    """Load the number of a call of this machine; calls of others (32 bits, x32) are answered at once."""
    head = [_op(_LOAD, _ARCH), _jump(_EQUAL, machine, 1, 0), _give(stranger), _op(_LOAD, _NUMBER)]
    return [*head, _jump(_AT_LEAST, _X32, 0, 1), _give(stranger)] if machine == X86_64 else head


def _program(profile: Profile, how: Mode, otherwise: int) -> list[bytes]:
    """The filter: as many pairs "is it this one? then so" as there are names."""
    machine = _machine()
    known = numbers(machine)
    enforced = how is Mode.ENFORCE
    program = _head(machine, _KILL if enforced else otherwise)
    if "clone3" in known:  # its flags lie in memory, which no filter sees: libc then takes clone
        program += [_jump(_EQUAL, known["clone3"], 0, 1), _give(_ERRNO | errno.ENOSYS if enforced else _ALLOW)]
    if enforced:
        for number in _known(FORBIDDEN.split(), known):
            program += [_jump(_EQUAL, number, 0, 1), _give(_KILL)]
    rules = _rules(profile)
    for name in sorted(profile.allowed & rules.keys() & known.keys()):
        rule = rules[name]
        program += [_jump(_EQUAL, known[name], 0, len(rule) + 2), *rule, _give(_ALLOW), _give(otherwise)]
    for number in _known(sorted(profile.allowed - rules.keys()), known):
        program += [_jump(_EQUAL, number, 0, 1), _give(_ALLOW)]
    return [*program, _give(otherwise)]


def _known(names: Iterable[str], known: Mapping[str, int]) -> list[int]:
    return [known[name] for name in names if name in known]


def _rules(profile: Profile) -> dict[str, list[bytes]]:
    """What allowed calls must be like: each falls through to "allow", or jumps over it."""
    here = _one_of(0, [os.getpid()])
    rules = {
        "socket": _one_of(0, [1]),  # AF_UNIX
        "socketpair": _one_of(0, [1]),
        "kill": here,
        "tgkill": here,
        "prlimit64": _one_of(0, [0, os.getpid()]),
        "prctl": _none_of(0, [4, 0x59616D61]),  # PR_SET_DUMPABLE, PR_SET_PTRACER
        "ioctl": _none_of(1, [0x5412, 0x541C]),  # TIOCSTI, TIOCLINUX: the server's terminal is not to be typed at
        "clone": _bits(0, _THREAD | _NAMESPACES, _THREAD),
    }
    if not profile.writes:
        rules |= {"open": _bits(1, _WRITES, 0), "openat": _bits(2, _WRITES, 0)}
    return rules


def _one_of(argument: int, values: list[int]) -> list[bytes]:
    last = len(values) - 1
    tests = [_jump(_EQUAL, value, last - i, 1 if i == last else 0) for i, value in enumerate(values)]
    return [_op(_LOAD, _ARGUMENTS + 8 * argument), *tests]


def _none_of(argument: int, values: list[int]) -> list[bytes]:
    tests = [_jump(_EQUAL, value, len(values) - i, 0) for i, value in enumerate(values)]
    return [_op(_LOAD, _ARGUMENTS + 8 * argument), *tests]


def _bits(argument: int, mask: int, wanted: int) -> list[bytes]:
    return [_op(_LOAD, _ARGUMENTS + 8 * argument), _op(_AND, mask), _jump(_EQUAL, wanted, 0, 1)]


# ---- the kernel ------------------------------------------------------------------------------------------------------


def _can_tell() -> bool:
    action = ctypes.c_uint32(_TELL)
    return bool(_libc().syscall(_SECCOMP[_machine()], _ACTION_AVAILABLE, 0, ctypes.byref(action)) == 0)


def _install(program: list[bytes], flags: int) -> int:
    code = b"".join(program)
    buffer = ctypes.create_string_buffer(code, len(code))
    described = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(buffer)))
    libc = _libc()
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    made: int = libc.syscall(_SECCOMP[_machine()], _SET_FILTER, flags, ctypes.byref(described))
    if made < 0:
        raise OSError(ctypes.get_errno(), "this system filters no system calls (GTAP_SECCOMP=off does without)")
    return made


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
