"""Runs a compiled kernel over a grid on all processors."""

from __future__ import annotations

import ctypes
import mmap
import os
import struct
import threading
from collections import OrderedDict
from collections.abc import Callable
from math import prod

import attrs
import numpy as np
import numpy.typing as npt

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.facts import WORKER_STACK
from gtap_plugin_cpu.facts import resident as resident_blocks
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.jit import Code, has_masked_memory, load_object
from gtap_plugin_cpu.objects import compile_work
from gtap_plugin_cpu.pool import Pool

MAX_SHARED = 65536  # bytes a block may have: what compute capability 7.5 gives at most
_MOST_PARAMETERS = 1 << 16  # bytes; a module whose kernel takes more is refused
_FIBER_STACK = {32: 2 << 20, 1: 256 << 10}
_WORKSPACE = 64  # bytes
_SMALL = 4096  # threads below which a grid is not worth more than one processor


@attrs.frozen(eq=False)
class Kernel:
    """A compiled kernel and the facts of its program that a launch needs: those that Program.facts says."""

    code: Code
    width: int
    barriers: bool
    watches: bool
    static_shared: int
    local_bytes: int
    prints: bool
    allocates: bool


def compile_kernel(image: Image, name: str, width: int = 0) -> Kernel:
    """Compile in this process. Raises PtxError."""
    facts, code = compile_work(image.work(name, width), has_masked_memory())
    return Kernel(load_object(code), **facts)


@attrs.frozen
class Shape:
    grid: tuple[int, int, int]
    block: tuple[int, int, int]
    dynamic_shared: int
    cooperative: bool = False  # its blocks run at the same time


class _Worker:
    """What a thread keeps between launches: shared memory, fibers and their stacks."""

    def __init__(self, index: int) -> None:
        self.record = (ctypes.c_char * layout.WORKER_SIZE)()
        self.address = ctypes.addressof(self.record)
        self._shared = mmap.mmap(-1, MAX_SHARED + mmap.PAGESIZE)
        self._fibers = (ctypes.c_char * (layout.FIBER_SIZE * layout.MAX_THREADS))()
        self._stacks: mmap.mmap | None = None
        self._room = (0, 0)  # so many stacks of so many bytes
        self._index, self._others, self._table_size = index, list[_Worker](), 0  # records of further resident blocks
        _put(self.record, layout.SHARED, "q", _address(self._shared))
        _put(self.record, layout.SHARED_SIZE, "q", MAX_SHARED)
        _put(self.record, layout.FIBERS, "q", ctypes.addressof(self._fibers))
        _put(self.record, layout.WORKER_INDEX, "i", index)

    def make_room(self, blocks: int, fibers: int, stack: int) -> None:
        """For so many blocks at a time, of so many fibers each."""
        while len(self._others) < blocks - 1:
            self._others.append(_Worker(self._index))
        for record in (self, *self._others[: blocks - 1]):
            record._make_stacks(fibers, stack)
        if blocks != self._table_size:
            addresses = [self.address, *(other.address for other in self._others[: blocks - 1])]
            self._table = (ctypes.c_void_p * blocks)(*addresses)
            self._table_size = blocks
            _put(self.record, layout.RESIDENTS, "q", ctypes.addressof(self._table))

    def _make_stacks(self, fibers: int, stack: int) -> None:
        """The lowest page of each is inaccessible: an overflow is a fault."""
        if fibers <= self._room[0] and stack == self._room[1]:
            return
        fibers = max(fibers, self._room[0])
        self._stacks = mmap.mmap(-1, fibers * stack, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE)
        base = _address(self._stacks)
        for start in range(base, base + fibers * stack, stack):
            _libc().mprotect(ctypes.c_void_p(start), ctypes.c_size_t(mmap.PAGESIZE), 0)
        _put(self.record, layout.STACKS, "q", base)
        _put(self.record, layout.STACK_SIZE, "q", stack)
        self._room = fibers, stack


def _run_together(work: Callable[[int], None], count: int) -> None:
    """Call `work` in so many threads: blocks that wait for each other must all be running."""
    before = threading.stack_size(WORKER_STACK)
    threads = [threading.Thread(target=work, args=(i,), name="gtap-block", daemon=True) for i in range(count)]
    for thread in threads:
        thread.start()
    threading.stack_size(before)
    for thread in threads:
        thread.join()


_NORESERVE = getattr(mmap, "MAP_NORESERVE", 0x4000)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _address(memory: mmap.mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


_ADDRESS = struct.Struct("<q")


def _put(record: ctypes.Array[ctypes.c_char], offset: int, code: str, *values: int) -> None:
    struct.pack_into(f"<{code * len(values)}", record, offset, *values)


@attrs.frozen(eq=False)
class Prepared:
    """All of a launch that does not change when it is repeated."""

    function: int  # address of gtap_run
    record: bytes
    workers: int
    resident: int  # blocks that a worker has at a time
    fibers: int
    stack: int  # bytes of a fiber's
    cooperative: bool
    kernel: Kernel
    table: npt.NDArray[np.int32]  # into which the record points


class Launcher:
    """Executes the blocks of one launch at a time, in the thread that asks for it and in helpers.

    That thread's stack is the kernels': it should be as large as facts.WORKER_STACK.
    """

    def __init__(self, threads: int = 0) -> None:
        self.count = threads or len(os.sched_getaffinity(0))
        self._workers = [_Worker(index) for index in range(self.count)]
        self._pool = Pool([worker.address for worker in self._workers[1:]])
        self._record = (ctypes.c_char * layout.LAUNCH_SIZE)()
        self._workspace = (ctypes.c_char * _WORKSPACE)()
        self._block = (ctypes.c_char * (_MOST_PARAMETERS + 64))()
        self._parameters = -(-ctypes.addressof(self._block) // 64) * 64
        self._tables: OrderedDict[tuple[int, int, int], npt.NDArray[np.int32]] = OrderedDict()

    def run(self, kernel: Kernel, shape: Shape, parameters: bytes, globals_base: int, heap: int = 0) -> None:
        """Run a grid to its end. `heap` is its address, 0 for none. A fault of the kernel ends the process."""
        self.start(self.prepare(kernel, shape), parameters, globals_base, heap)

    def prepare(self, kernel: Kernel, shape: Shape) -> Prepared:
        """Work out what launches of a kernel and a shape have in common."""
        block_threads, blocks = prod(shape.block), prod(shape.grid)
        units = -(-block_threads // kernel.width)
        workers = 1 if blocks * block_threads <= _SMALL and not kernel.watches else min(self.count, blocks)
        if shape.cooperative:
            workers = blocks
        shared = kernel.static_shared + shape.dynamic_shared
        resident = resident_blocks(block_threads, shared) if kernel.watches and not shape.cooperative else 1
        table = self._thread_table(shape.block)
        record = (ctypes.c_char * layout.LAUNCH_SIZE)()
        chunk = max(1, min(64, blocks // (workers * 8)))
        _put(record, layout.PARAMETERS, "q", self._parameters, table.ctypes.data, 0, 0, blocks)
        counts = (block_threads, units, shape.dynamic_shared, chunk, kernel.static_shared)
        _put(record, layout.WORKSPACE, "q", ctypes.addressof(self._workspace) if shape.cooperative else 0)
        _put(record, layout.BLOCK_SIZE, "i", *shape.block, *shape.grid, *counts)
        _put(record, layout.RESIDENT, "i", resident)
        stack = _FIBER_STACK[kernel.width] + -(-kernel.local_bytes * kernel.width // 65536) * 131072
        function = ctypes.cast(kernel.code.run, ctypes.c_void_p).value or 0
        fibers = units if kernel.barriers else 0
        return Prepared(function, record.raw, workers, resident, fibers, stack, shape.cooperative, kernel, table)

    def start(self, prepared: Prepared, parameters: bytes, globals_base: int, heap: int = 0) -> None:
        """Run what was prepared to its end."""
        launch = ctypes.addressof(self._record)
        ctypes.memmove(launch, prepared.record, layout.LAUNCH_SIZE)
        ctypes.memmove(self._parameters, parameters, len(parameters))
        _ADDRESS.pack_into(self._record, layout.GLOBALS, globals_base)
        _ADDRESS.pack_into(self._record, layout.HEAP, heap)
        while len(self._workers) < prepared.workers:
            self._workers.append(_Worker(len(self._workers)))
        if prepared.fibers:
            for worker in self._workers[: prepared.workers]:
                worker.make_room(prepared.resident, prepared.fibers, prepared.stack)
        if prepared.cooperative:
            ctypes.memset(self._workspace, 0, _WORKSPACE)
            run = prepared.kernel.code.run
            _run_together(lambda index: run(launch, self._workers[index].address), prepared.workers)
        else:
            self._pool.run(prepared.function, launch, self._workers[0].address, prepared.workers - 1)

    def _thread_table(self, block: tuple[int, int, int]) -> npt.NDArray[np.int32]:
        """tid.x, tid.y, tid.z of each thread of a block."""
        table = self._tables.get(block)
        if table is None:
            raw = np.zeros(3 * layout.MAX_THREADS + 32, np.int32)
            start = -raw.ctypes.data % 128 // 4  # code loads 32 of them at an aligned address
            table = raw[start : start + 3 * layout.MAX_THREADS].reshape(3, layout.MAX_THREADS)
            number = np.arange(layout.MAX_THREADS)
            table[0], rest = number % block[0], number // block[0]
            table[1], table[2] = rest % block[1], rest // block[1]
            self._tables[block] = table
            if len(self._tables) > 64:
                self._tables.popitem(last=False)
        return table

    def close(self) -> None:
        """End the helpers."""
        self._pool.close()
