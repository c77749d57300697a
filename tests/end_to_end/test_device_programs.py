"""Programs for the device as people write them, compared with NumPy: DEVICE.4.

The marks name the lines whose deletion makes each test fail: `python -m tests.deletions test_device_programs` tries.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from tests.end_to_end.reference import PROGRAMS, numbers
from tests.fixtures import Ran, Server
from tests.programs import build

CPU = "plugins/cpu/gtap_plugin_cpu/"
STARTS = (CPU + "engine.py", "self.launcher.start(prepared, parameters, module.base, heap)")
Words = npt.NDArray[np.uint8]
Scene = Callable[..., Words]


@pytest.fixture
def scene(cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path) -> Scene:
    """`scene(source, name, size)`: what the program wrote for one of its scenes, as bytes."""

    def run(source: str, name: str, size: int, flags: tuple[str, ...] = ()) -> Words:
        program, file = build.program(PROGRAMS / source, flags=flags), tmp_path / "result"
        ran = gtap_exec(program, name, str(size), str(file), server=cpu_server)
        assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
        return np.fromfile(file, np.uint8)

    return run


@pytest.fixture
def talk(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> Callable[[str], list[str]]:
    """`talk(name)`: the lines of one of talks.cu's scenes."""

    def run(name: str) -> list[str]:
        ran = gtap_exec(build.program(PROGRAMS / "talks.cu"), name, server=cpu_server)
        assert (ran.status, ran.stderr) == (0, "")
        return ran.stdout.splitlines()

    return run


def whole(n: int) -> npt.NDArray[np.int64]:
    """What sums.cu works on."""
    return (numbers(n, 7) * 4).astype(np.int64)


def check_reduction(words: Words, n: int) -> None:
    assert words[:8].view(np.uint64)[0] == whole(n).sum()
    assert words[8:].view(np.float32).astype(np.float64).sum() == whole(n).sum()


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_a_reduction_by_shuffles(scene: Scene) -> None:
    check_reduction(scene("sums.cu", "reduction", 100_003), 100_003)


@pytest.mark.system
@pytest.mark.parametrize("flags", [("-O0", "-Xptxas=-O0"), ("-G",)], ids=["O0", "G"])
def test_a_reduction_compiled_for_debugging(scene: Scene, flags: tuple[str, ...]) -> None:
    check_reduction(scene("sums.cu", "reduction", 5_003, flags), 5_003)


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_a_scan_by_blocks(scene: Scene) -> None:
    n = 70_001
    assert np.array_equal(scene("sums.cu", "scan", n).view(np.int32), np.cumsum(whole(n)))


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_a_histogram_in_shared_and_in_global_memory(scene: Scene) -> None:
    n = 200_000
    bins = scene("sums.cu", "histogram", n).view(np.int32).reshape(4, 128)
    counts = np.bincount(whole(n) // 4, minlength=128)
    last = np.zeros(128, np.int64)
    np.maximum.at(last, whole(n) // 4, np.arange(n))
    assert np.array_equal(bins[0], counts)
    assert np.array_equal(bins[1], counts)
    assert np.array_equal(bins[2].view(np.float32), counts / 2)
    assert np.array_equal(bins[3], last)


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_a_scan_in_one_pass_by_looking_back(scene: Scene) -> None:
    """3,907 blocks, of which each waits for the words of those before it."""
    n = 1_000_003
    assert np.array_equal(scene("sums.cu", "look back", n).view(np.int32), np.cumsum(whole(n)))


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_one_atomic_for_a_warps_active_lanes(scene: Scene) -> None:
    n = 50_000
    words = scene("sums.cu", "aggregate", n).view(np.int32)
    odd = np.flatnonzero(whole(n) % 2)
    assert words[:3].tolist() == [odd.size, np.count_nonzero(whole(n) % 5 == 0), odd.size]
    assert np.array_equal(np.sort(words[3 : 3 + odd.size]), odd)


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_a_bitonic_sort(scene: Scene) -> None:
    n = 1 << 14
    assert np.array_equal(scene("arrays.cu", "sort", n).view(np.float32), np.sort(numbers(n, 3)))


def mandelbrot(width: int, most: int) -> npt.NDArray[np.int64]:
    """As arrays.cu's kernel counts, in double precision."""
    height = width * 3 // 4
    x, y = np.meshgrid(np.arange(width) / width * 3 - 2.25, np.arange(height) / height * 2.5 - 1.25)
    c = x + 1j * y
    z, counts = np.zeros_like(c), np.zeros(c.shape, np.int64)
    for _ in range(most):
        inside = np.abs(z) < 2
        counts += inside
        z = np.where(inside, z * z + c, z)
    return counts


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_mandelbrots_set(scene: Scene) -> None:
    """Pixels on the border of the set may be off, for their last bits decide."""
    counts = scene("arrays.cu", "mandelbrot", 400).view(np.int32).reshape(300, 400)
    expected = mandelbrot(400, 100)
    assert np.count_nonzero(counts != expected) < counts.size / 100
    assert (counts == 100).mean() == pytest.approx((expected == 100).mean(), abs=0.002)


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_bodies_that_pull_each_other(scene: Scene) -> None:
    n = 1_000
    forces = scene("arrays.cu", "bodies", n).view(np.float32).reshape(n, 3)
    place, mass = np.split(numbers(4 * n, 5).reshape(n, 4).astype(np.float64), [3], axis=1)
    apart = place[None] - place[:, None]
    near = (apart**2).sum(2) + 0.25
    expected = (mass[None] * apart / near[..., None] ** 1.5).sum(1)
    assert forces == pytest.approx(expected, rel=1e-4, abs=1e-3 * np.abs(expected).max())


MIXED = """\
-1 4000000000 ff k device 0x1234|   42|42   |00042|+42
-5000000000 18446744073709551615 1099511627776 -7 1.500000 1.234500e+03 0.0001 0x1p-1 3.142       2.50 100%
     7|7     |1.23|   9.877
1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
no argument
1 and two
returned 0 2
-- synchronised
"""


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(CPU + "child.py", "self.reply(0, 1, (), data)")
def test_what_kernels_print(talk: Callable[[str], list[str]]) -> None:
    """printf returns the number of its arguments; a thread's lines keep their order, and are there in time."""
    lines = talk("printf")
    mixed = MIXED.splitlines()
    assert lines[: len(mixed)] == mixed
    assert lines[-1] == "-- synchronised"
    many = [tuple(map(int, line.split())) for line in lines[len(mixed) : -1]]
    assert sorted(many) == [(block, thread, i) for block in range(4) for thread in range(40) for i in range(3)]
    for block in range(4):
        for thread in range(40):
            assert [i for b, t, i in many if (b, t) == (block, thread)] == [0, 1, 2]


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(CPU + "codegen/calls.py", 'self.call("", "abort")')
def test_a_failed_assertion(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "faults.cu"), "assert", server=cpu_server)
    assert "synchronise: cudaErrorAssert" in ran.stdout
    failed = "Assertion `blockIdx.x * 4 + threadIdx.x != 6` failed."
    place = f"faults.cu:20: void asserts(int *): block: [1,0,0], thread: [2,0,0] {failed}"
    assert place in ran.stderr.splitlines()


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(CPU + "codegen/heap.py", 'r.put(block, _SIZE, r.op("or", used, _signed(_USED)))')
def test_a_list_from_the_devices_heap(talk: Callable[[str], list[str]]) -> None:
    """What 4,096 threads have allocated, one thread of a later kernel frees; three times."""
    assert talk("heap") == ["built 12288 taken 12288 each 4096 wrong 0 misplaced 0"]


@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(CPU + "heaps.py", "self._sizes[ordinal] = size")
def test_the_devices_heap_has_the_size_that_was_set(talk: Callable[[str], list[str]]) -> None:
    """16 MiB of it can be used, and not a byte more; it is memory of the device, and a reset empties it."""
    assert talk("limit") == [
        "at first 8388608",
        "then 16777216",
        "fit 1 1 1",
        "set again cudaErrorInvalidValue",
        "taken 16",
        "after the reset 8388608",
    ]


def test_time_goes_by_for_kernels(talk: Callable[[str], list[str]]) -> None:
    assert talk("time") == ["positive 1 grows 1 slept 1 small 1"]


@pytest.mark.alone
@pytest.mark.shows("DEVICE.4")
@pytest.mark.falls_without(*STARTS)
def test_kernels_against_plain_loops(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """The loops are C, compiled with -O3 for this processor, on one core; the least of many times for both."""
    flags, loops = ("-O3", "-Xcompiler=-march=native"), PROGRAMS / "plain_loops.c"
    program = build.program(PROGRAMS / "speed.cu", flags=flags, units=[loops])
    ran = gtap_exec(program, "9", server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    said = {line.split()[0]: [float(word) for word in line.split()[1:]] for line in ran.stdout.splitlines()}
    assert [said[name][2] for name in ("add", "sum", "draw")] == [1, 1, 1]  # both found the same
    slower = {name: said[name][0] / said[name][1] for name in ("add", "sum", "draw")}
    assert slower["draw"] <= 1 / 2, ran.stdout
    assert slower["add"] <= 4, ran.stdout
    assert slower["sum"] <= 5, ran.stdout
