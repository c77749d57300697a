"""The threads that execute blocks. Between launches the helpers sleep in native code; a launch costs no Python there.

The thread that starts a launch works too. When there are no blocks left it takes its call back from helpers that have
not woken yet, so that a launch never waits for a thread that the machine has no time for.
"""

from __future__ import annotations

import ctypes
import threading

from gtap_plugin_cpu.facts import WORKER_STACK
from gtap_plugin_cpu.jit import link_object, make_object

# the pool's record: pointer to gtap_run, pointer to the launch, how many threads are not done, a semaphore
_RUN, _LAUNCH, _LEFT, _DONE, _POOL_SIZE = 0, 8, 16, 32, 64
# a helper's record: a semaphore, its state, pointer to its worker record
_START, _STATE, _WORKER, _HELPER_SIZE = 0, 32, 40, 64
_IDLE, _CALLED, _BUSY, _ENDED = range(4)

_TEXT = f"""
declare i32 @sem_wait(ptr)
declare i32 @sem_post(ptr)

define void @gtap_help(ptr %pool, ptr %helper) {{
entry:
  %state = getelementptr i8, ptr %helper, i64 {_STATE}
  %worker.at = getelementptr i8, ptr %helper, i64 {_WORKER}
  %launch.at = getelementptr i8, ptr %pool, i64 {_LAUNCH}
  %left = getelementptr i8, ptr %pool, i64 {_LEFT}
  %done = getelementptr i8, ptr %pool, i64 {_DONE}
  br label %sleep
sleep:
  call i32 @sem_wait(ptr %helper)
  %pair = cmpxchg ptr %state, i32 {_CALLED}, i32 {_BUSY} acq_rel acquire
  %was = extractvalue {{ i32, i1 }} %pair, 0
  switch i32 %was, label %sleep [ i32 {_CALLED}, label %work i32 {_ENDED}, label %end ]
work:
  %run = load ptr, ptr %pool
  %launch = load ptr, ptr %launch.at
  %worker = load ptr, ptr %worker.at
  call void %run(ptr %launch, ptr %worker)
  store atomic i32 {_IDLE}, ptr %state release, align 4
  %before = atomicrmw sub ptr %left, i32 1 acq_rel
  %last = icmp eq i32 %before, 1
  br i1 %last, label %tell, label %sleep
tell:
  call i32 @sem_post(ptr %done)
  br label %sleep
end:
  ret void
}}

define void @gtap_start(ptr %pool, ptr %helpers, i32 %count, ptr %worker) {{
entry:
  %left = getelementptr i8, ptr %pool, i64 {_LEFT}
  %done = getelementptr i8, ptr %pool, i64 {_DONE}
  %launch.at = getelementptr i8, ptr %pool, i64 {_LAUNCH}
  %run = load ptr, ptr %pool
  %launch = load ptr, ptr %launch.at
  %all = add i32 %count, 1
  store atomic i32 %all, ptr %left release, align 4
  br label %next
next:
  %i = phi i32 [ 0, %entry ], [ %i.next, %call ]
  %more = icmp ult i32 %i, %count
  br i1 %more, label %call, label %work
call:
  %i.wide = zext i32 %i to i64
  %place = mul i64 %i.wide, {_HELPER_SIZE}
  %helper = getelementptr i8, ptr %helpers, i64 %place
  %state = getelementptr i8, ptr %helper, i64 {_STATE}
  store atomic i32 {_CALLED}, ptr %state release, align 4
  call i32 @sem_post(ptr %helper)
  %i.next = add i32 %i, 1
  br label %next
work:
  call void %run(ptr %launch, ptr %worker)
  br label %look
look:
  %k = phi i32 [ 0, %work ], [ %k.next, %take ]
  %mine = phi i32 [ 1, %work ], [ %mine.next, %take ]
  %k.more = icmp ult i32 %k, %count
  br i1 %k.more, label %take, label %finish
take:
  %k.wide = zext i32 %k to i64
  %k.place = mul i64 %k.wide, {_HELPER_SIZE}
  %k.helper = getelementptr i8, ptr %helpers, i64 %k.place
  %k.state = getelementptr i8, ptr %k.helper, i64 {_STATE}
  %pair = cmpxchg ptr %k.state, i32 {_CALLED}, i32 {_IDLE} acq_rel acquire
  %asleep = extractvalue {{ i32, i1 }} %pair, 1
  %one = zext i1 %asleep to i32
  %mine.next = add i32 %mine, %one
  %k.next = add i32 %k, 1
  br label %look
finish:
  %before = atomicrmw sub ptr %left, i32 %mine acq_rel
  %over = icmp eq i32 %before, %mine
  br i1 %over, label %end, label %wait
wait:
  %interrupted = call i32 @sem_wait(ptr %done)
  %again = icmp ne i32 %interrupted, 0
  br i1 %again, label %wait, label %end
end:
  ret void
}}
"""


class Pool:
    """`count` helpers; `workers[i]` is the address of the worker record of helper i."""

    def __init__(self, workers: list[int]) -> None:
        self._code = link_object(make_object(_TEXT), "gtap_start", "gtap_help")
        pointer = ctypes.c_void_p
        self._start = ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_int, pointer)(self._code["gtap_start"])
        help_ = ctypes.CFUNCTYPE(None, pointer, pointer)(self._code["gtap_help"])
        self._memory = (ctypes.c_char * (_POOL_SIZE + len(workers) * _HELPER_SIZE + 64))()
        self._pool = -(-ctypes.addressof(self._memory) // 64) * 64
        self._helpers = self._pool + _POOL_SIZE
        self._work = (ctypes.c_void_p * 2).from_address(self._pool + _RUN)
        self._libc = ctypes.CDLL(None)
        self._libc.sem_init(pointer(self._pool + _DONE), 0, 0)
        places = [self._helpers + i * _HELPER_SIZE for i in range(len(workers))]
        for place, worker in zip(places, workers, strict=True):
            self._libc.sem_init(pointer(place + _START), 0, 0)
            pointer.from_address(place + _WORKER).value = worker
        before = threading.stack_size(WORKER_STACK)
        self._threads = [
            threading.Thread(target=help_, args=(self._pool, place), name="gtap-block", daemon=True) for place in places
        ]
        for thread in self._threads:
            thread.start()
        threading.stack_size(before)

    def run(self, function: int, launch: int, worker: int, helpers: int) -> None:
        """Call function(launch, worker) here and in some of the helpers, each with its own worker; until all return."""
        self._work[:] = function, launch
        self._start(self._pool, self._helpers, helpers, worker)

    def close(self) -> None:
        """End the helpers' threads."""
        for i in range(len(self._threads)):
            place = self._helpers + i * _HELPER_SIZE
            ctypes.c_int.from_address(place + _STATE).value = _ENDED
            self._libc.sem_post(ctypes.c_void_p(place + _START))
        for thread in self._threads:
            thread.join()
