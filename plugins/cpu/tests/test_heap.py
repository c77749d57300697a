"""The device's heap: what it gives lies apart, is aligned, and can all be had again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from gtap_plugin_cpu.codegen.heap import FIRST, empty_heap
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.launch import Launcher, Shape, compile_kernel

from .conftest import HEAD, packed

Sizes = npt.NDArray[np.uint64]
SIZE = 1 << 20
CALLS = (
    HEAD
    + """
.extern .func (.param .b64 r) malloc (.param .b64 n);
.extern .func free (.param .b64 p);
.visible .entry take(.param .u64 words, .param .u32 n)
{
  .reg .pred %p; .reg .b32 %r<5>; .reg .b64 %rd<4>;
  mov.u32 %r1, %tid.x; mov.u32 %r2, %ctaid.x; mov.u32 %r3, %ntid.x; mad.lo.u32 %r1, %r2, %r3, %r1;
  ld.param.u32 %r4, [n]; setp.ge.u32 %p, %r1, %r4; @%p ret;
  ld.param.u64 %rd1, [words]; mad.wide.u32 %rd1, %r1, 8, %rd1; ld.global.u64 %rd2, [%rd1];
  { .param .b64 a; .param .b64 b; st.param.b64 [a], %rd2; call (b), malloc, (a); ld.param.b64 %rd3, [b]; }
  st.global.u64 [%rd1], %rd3;
  ret;
}
.visible .entry give(.param .u64 words, .param .u32 n)
{
  .reg .pred %p; .reg .b32 %r<5>; .reg .b64 %rd<4>;
  mov.u32 %r1, %tid.x; mov.u32 %r2, %ctaid.x; mov.u32 %r3, %ntid.x; mad.lo.u32 %r1, %r2, %r3, %r1;
  ld.param.u32 %r4, [n]; setp.ge.u32 %p, %r1, %r4; @%p ret;
  ld.param.u64 %rd1, [words]; mad.wide.u32 %rd1, %r1, 8, %rd1; ld.global.u64 %rd2, [%rd1];
  { .param .b64 a; st.param.b64 [a], %rd2; call free, (a); }
  ret;
}
"""
)


class Heap:
    """A heap in the test's own memory, and the kernels that use it."""

    def __init__(self, launcher: Launcher, mode: int) -> None:
        self.memory = np.zeros(SIZE + 4096, np.uint8)
        self.start = -(-self.memory.ctypes.data // 4096) * 4096
        for offset, data in empty_heap(self.start, SIZE):
            at = self.start + offset - self.memory.ctypes.data
            self.memory[at : at + len(data)] = np.frombuffer(data, np.uint8)
        image = Image(CALLS)
        self._kernels = {name: compile_kernel(image, name, mode) for name in ("take", "give")}
        self._launcher = launcher

    def _run(self, kernel: str, words: Sizes) -> None:
        shape = Shape((-(-len(words) // 96), 1, 1), (96, 1, 1), 0)
        self._launcher.run(self._kernels[kernel], shape, packed([words, np.uint32(len(words))]), 0, self.start)

    def take(self, sizes: npt.ArrayLike) -> Sizes:
        """What each of so many threads is given."""
        words = np.array(sizes, np.uint64)
        self._run("take", words)
        return words

    def give(self, pointers: Sizes) -> None:
        self._run("give", pointers)


@pytest.fixture
def heap(launcher: Launcher, mode: int) -> Heap:
    return Heap(launcher, mode)


def lie_apart(pointers: Sizes, sizes: Sizes) -> bool:
    order = np.argsort(pointers)
    ends = pointers[order] + sizes[order]
    return bool((ends[:-1] <= pointers[order][1:]).all())


def test_threads_of_all_workers_take_and_give(heap: Heap) -> None:
    """In a random order of sizes and of threads, until the heap is as it was at first."""
    random = np.random.default_rng(4)
    often = [0.1, 0.2, 0.1, 0.2, 0.2, 0.1, 0.06, 0.03, 0.01]
    kept, sizes = np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    for _ in range(12):
        more = random.choice([0, 1, 15, 16, 100, 255, 300, 1000, 5000], 700, p=often)
        given = heap.take(more)
        assert (given != 0).all()
        assert not (given % 16).any()
        kept, sizes = np.concatenate([kept, given]), np.concatenate([sizes, more.astype(np.uint64)])
        assert lie_apart(kept, np.maximum(sizes, 1))
        assert kept.min() >= heap.start + FIRST
        assert (kept + sizes).max() < heap.start + SIZE
        order = random.permutation(len(kept))
        kept, sizes, gone = kept[order[:700]], sizes[order[:700]], kept[order[700:]]
        heap.give(gone)
    heap.give(kept)
    whole = SIZE - (64 << 10)
    assert heap.take([whole])[0]


def test_beyond_its_size_there_is_nothing(heap: Heap) -> None:
    given = heap.take([4096] * 300)
    assert 230 <= np.count_nonzero(given) < 256
    assert not heap.take([4096, SIZE, 1 << 40, 2**64 - 1, 2**64 - 16]).any()
    heap.give(given)  # zeros too: free of nothing is nothing
    assert np.count_nonzero(heap.take([4096] * 300)) == np.count_nonzero(given)


def test_without_a_heap_there_is_nothing(heap: Heap) -> None:
    heap.start = 0
    assert not heap.take([16]).any()
