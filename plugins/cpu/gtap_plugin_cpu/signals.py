"""The child's signal handler: it leaves a record of what a kernel touched."""

from __future__ import annotations

import ctypes
import platform
import signal

from gtap_plugin_cpu.faults import CAUSES
from gtap_plugin_cpu.jit import Code, compile_text

_PLACES = {"x86_64": 168, "aarch64": 440}  # of the program counter in a ucontext_t
_INFO = 4  # SA_SIGINFO
_FORMAT = "signal %d code %d address %lx at %lx\\0A\\00"


class _Action(ctypes.Structure):
    _fields_ = (
        ("handler", ctypes.c_void_p),
        ("mask", ctypes.c_char * 128),
        ("flags", ctypes.c_int),
        ("restorer", ctypes.c_void_p),
    )


def _handler_text(place: int) -> str:
    """The first thread that faults leaves a record and dies of the same signal; others wait for that."""
    size = len(_FORMAT.replace("\\0A", "0").replace("\\00", "0"))
    return f"""
@format = internal constant [{size} x i8] c"{_FORMAT}"
@taken = internal global i32 0
declare i32 @dprintf(i32, ptr, ...)
declare ptr @signal(i32, ptr)
declare i32 @raise(i32)
declare i32 @pause()
define void @gtap_fault(i32 %signal, ptr %info, ptr %context) {{
  %before = atomicrmw xchg ptr @taken, i32 1 seq_cst
  %first = icmp eq i32 %before, 0
  br i1 %first, label %say, label %wait
say:
  %code.at = getelementptr i8, ptr %info, i64 8
  %code = load i32, ptr %code.at
  %address.at = getelementptr i8, ptr %info, i64 16
  %address = load i64, ptr %address.at
  %place.at = getelementptr i8, ptr %context, i64 {place}
  %place = load i64, ptr %place.at
  call i32 (i32, ptr, ...) @dprintf(i32 {CAUSES}, ptr @format, i32 %signal, i32 %code, i64 %address, i64 %place)
  call ptr @signal(i32 {signal.SIGSEGV:d}, ptr null)
  call ptr @signal(i32 {signal.SIGBUS:d}, ptr null)
  call i32 @raise(i32 %signal)
  ret void
wait:
  call i32 @pause()
  br label %wait
}}
"""


def watch_faults() -> Code | None:
    """Leave a record on CAUSES when a thread touches what it may not. The result is to be kept."""
    place = _PLACES.get(platform.machine())
    if place is None:
        return None
    code = compile_text(_handler_text(place), "gtap_fault")
    action = _Action(ctypes.cast(code.run, ctypes.c_void_p), b"", _INFO, None)
    for number in (signal.SIGSEGV, signal.SIGBUS):
        ctypes.CDLL(None).sigaction(int(number), ctypes.byref(action), None)
    return code
