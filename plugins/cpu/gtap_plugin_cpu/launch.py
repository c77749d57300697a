"""Runs a compiled kernel over a grid on all processors."""

from __future__ import annotations

import ctypes
import mmap
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import attrs
import numpy as np
import numpy.typing as npt

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.compiler import compile_work
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.jit import Code, has_masked_memory, load_object

MAX_SHARED = 65536  # bytes a block may have: what compute capability 7.5 gives at most
WORKER_STACK = 64 << 20  # address space only; recursion of 32 lanes at once needs much
_FIBER_STACK = {32: 2 << 20, 1: 256 << 10}
_WORKSPACE = 64  # bytes
_SMALL = 4096  # threads below which a grid is not worth more than one processor


@attrs.frozen(eq=False)
class Kernel:
    """A compiled kernel and the facts of its program that a launch needs: those that Program.facts says."""

    code: Code
    width: int
    barriers: bool
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


class _Worker(threading.local):
    """What a thread keeps between launches: shared memory, fibers and their stacks."""

    def __init__(self) -> None:
        self.record = (ctypes.c_char * layout.WORKER_SIZE)()
        self.shared = mmap.mmap(-1, MAX_SHARED + mmap.PAGESIZE)
        self.fibers = (ctypes.c_char * (layout.FIBER_SIZE * layout.MAX_THREADS))()
        self.stacks: mmap.mmap | None = None
        self.stack_size = 0
        _put(self.record, layout.SHARED, "q", _address(self.shared))
        _put(self.record, layout.SHARED_SIZE, "q", MAX_SHARED)
        _put(self.record, layout.FIBERS, "q", ctypes.addressof(self.fibers))

    def prepare(self, index: int, units: int, stack: int) -> int:
        """Make room for the fibers of a block; the address of the record."""
        _put(self.record, layout.WORKER_INDEX, "i", index)
        if units and (self.stacks is None or len(self.stacks) < units * stack):
            self.stacks = mmap.mmap(-1, units * stack, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE)
        if units and self.stacks is not None:
            _put(self.record, layout.STACKS, "q", _address(self.stacks))
            _put(self.record, layout.STACK_SIZE, "q", stack)
            self._guard(units, stack)
        return ctypes.addressof(self.record)

    def _guard(self, units: int, stack: int) -> None:
        """Make the lowest page of each stack inaccessible, so that an overflow is a fault."""
        assert self.stacks is not None
        if self.stack_size == stack:
            return
        base = _address(self.stacks)
        whole = len(self.stacks)
        _libc().mprotect(ctypes.c_void_p(base), ctypes.c_size_t(whole), mmap.PROT_READ | mmap.PROT_WRITE)
        for start in range(base, base + whole // stack * stack, stack):
            _libc().mprotect(ctypes.c_void_p(start), ctypes.c_size_t(mmap.PAGESIZE), 0)
        self.stack_size = stack


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


def _put(record: ctypes.Array[ctypes.c_char], offset: int, code: str, *values: int) -> None:
    import struct

    struct.pack_into(f"<{code * len(values)}", record, offset, *values)


class Launcher:
    """A pool of threads, one per processor; they execute the blocks of one launch at a time."""

    def __init__(self, threads: int = 0) -> None:
        self.count = threads or len(os.sched_getaffinity(0))
        before = threading.stack_size(WORKER_STACK)
        self._pool = ThreadPoolExecutor(self.count, "gtap-block")
        list(self._pool.map(lambda _: None, range(self.count)))  # starts them while the stack size is ours
        threading.stack_size(before)
        self._worker = _Worker()
        self._tables: OrderedDict[tuple[int, int, int], npt.NDArray[np.int32]] = OrderedDict()

    def run(self, kernel: Kernel, shape: Shape, parameters: bytes, globals_base: int, heap: int = 0) -> None:
        """Run a grid to its end. `heap` is its address, 0 for none. A fault of the kernel ends the process."""
        block_threads = shape.block[0] * shape.block[1] * shape.block[2]
        blocks = shape.grid[0] * shape.grid[1] * shape.grid[2]
        units = -(-block_threads // kernel.width)
        workers = 1 if blocks * block_threads <= _SMALL else min(self.count, blocks)
        if shape.cooperative:
            workers = blocks
        table = self._thread_table(shape.block)
        record = (ctypes.c_char * layout.LAUNCH_SIZE)()
        block = ctypes.create_string_buffer(parameters, max(len(parameters), 1))
        chunk = max(1, min(64, blocks // (workers * 8)))
        _put(record, layout.PARAMETERS, "q", ctypes.addressof(block), table.ctypes.data, globals_base, 0, blocks)
        counts = (block_threads, units, shape.dynamic_shared, chunk, kernel.static_shared)
        workspace = (ctypes.c_char * _WORKSPACE)()
        _put(record, layout.WORKSPACE, "q", ctypes.addressof(workspace) if shape.cooperative else 0)
        _put(record, layout.HEAP, "q", heap)
        _put(record, layout.BLOCK_SIZE, "i", *shape.block, *shape.grid, *counts)
        stack = _FIBER_STACK[kernel.width] + -(-kernel.local_bytes * kernel.width // 65536) * 131072
        fibers = units if kernel.barriers else 0

        def work(index: int) -> None:
            kernel.code.run(ctypes.addressof(record), self._worker.prepare(index, fibers, stack))

        if shape.cooperative:
            _run_together(work, blocks)
        else:
            list(self._pool.map(work, range(workers)))

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
        self._pool.shutdown()
