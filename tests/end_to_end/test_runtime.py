"""Streams, callbacks, graphs, memory of every kind: nvcc's programs, shared and static, and what they must print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs
import numpy as np
import pytest

from tests.end_to_end.reference import PROGRAMS, checksum, hexadecimal, numbers
from tests.fixtures import Ran, Server
from tests.programs import build

LINKS: tuple[build.Link, ...] = ("shared", "static")


@attrs.frozen
class Case:
    """One program: its source's stem, arguments, the lines it must print; the line of gtap without which it fails."""

    name: str
    arguments: tuple[int, ...]
    lines: Sequence[str]
    file: str
    delete: str
    flags: tuple[str, ...] = ()
    older: bool = True
    """It can also be linked with the runtime of CUDA 12.9: what it calls is the same in both."""


def two_streams(n: int, seed: int, rounds: int) -> Iterator[str]:
    for r in range(rounds):
        yield f"sum {checksum(2 * (numbers(n, seed) + r) + numbers(n, seed + 1) + r)}"
        yield "in order 1"
    yield "queried cudaSuccess cudaSuccess"


def per_thread(n: int, seed: int, threads: int, rounds: int) -> Iterator[str]:
    for t in range(threads):
        yield f"sum {checksum(numbers(n, seed + t) + rounds * (t + 1))}"


def host_function(launches: int, start: int) -> Iterator[str]:
    yield f"saw {start + 1} called 1 inside cudaErrorNotPermitted"
    yield f"total {start + 1 + launches}"
    yield f"written {(start + 1) * 3 + 5} callback cudaSuccess"


def captured(n: int, seed: int, launches: int) -> Iterator[str]:
    yield "branch captures 1 called 0"
    yield "nodes 8"
    for r in range(launches):
        twice = numbers(n, seed + r) * 2
        yield f"middle {checksum(twice)}"
        yield f"sum {checksum(twice * (r + 1))}"


def explicit(n: int, seed: int) -> Iterator[str]:
    yield "nodes 7 roots 2 kernel 1 step 1"
    for added in (8, 12, 5):
        yield f"sum {checksum(numbers(n, seed) + added)}"
    yield "counted 3"


def reuse(n: int, seed: int) -> Iterator[str]:
    for r in range(3):
        yield f"read {checksum(numbers(n, seed))}"
        yield f"written {checksum(np.full(n, r))}"


def fence(n: int, seed: int, rounds: int) -> Iterator[str]:
    yield f"sum {checksum(sum(numbers(n, seed + r) for r in range(rounds)))}"  # type: ignore[arg-type]


def managed(n: int, seed: int, rounds: int) -> Iterator[str]:
    values, walked = numbers(n, seed), 100
    for _ in range(rounds):
        values, walked = values + 1, walked + n
        yield f"list {checksum(values)}"
        yield f"total {hexadecimal(float(values.sum()))} walked {walked}"
        values, walked = values * 2, walked + 1000
    yield "ahead 3f3f3f3f 3f3f3f3f 00000000"


def mapped(blocks: int, threads: int, rounds: int) -> Iterator[str]:
    for r in range(rounds):
        yield f"counter {5 + (r + 1) * blocks * threads + r * 10000} last {blocks * threads - 1} kept {r - 1}"


def storm(threads: int, rounds: int) -> Iterator[str]:
    for _ in range(threads):
        yield f"total {rounds * (rounds - 1)}"
    yield "used 0"


def pitched(seed: int) -> Iterator[str]:
    first = -numbers(12 * 10 * 8, seed).reshape(8, 10, 12)
    second = np.zeros_like(first)
    second[2:5, 0:4, 4:9] = first[1:4, 3:7, 2:7]
    yield f"part {checksum(second)}"
    yield f"whole {checksum(first)}"


DRIVER = "plugins/driver/handwritten"
CASES = (
    Case(
        "twostreams", (10000, 3, 3), list(two_streams(10000, 3, 3)),
        f"{DRIVER}/stream.c", "status = driver_wire_cuStreamWaitEvent(site->session, stream, handle, flags);",
    ),
    Case(
        "perthread", (5000, 4, 4, 50), list(per_thread(5000, 4, 4, 50)),
        "gtap_core/session/order.py", "return self._thread_stream(thread, ordinal)",
        flags=("--default-stream", "per-thread"),
    ),
    Case(
        "hostfunction", (5000, 11), list(host_function(5000, 11)),
        f"{DRIVER}/pull.c", "driver_note(p->session, send(p, bytes));",
    ),
    Case(
        "captured", (3000, 5, 10), list(captured(3000, 5, 10)),
        f"{DRIVER}/graph_stage.c", "transfer_deliver_now(call->fetch.items[i]);",
    ),
    Case(
        "explicit", (2000, 6), list(explicit(2000, 6)),
        f"{DRIVER}/graph_exec.c", "status = driver_wire_gtapGraphEnable(exec->session, hGraphExec, hNode, isEnabled);",
    ),
    Case(
        "reuse", (4096, 7, 100000, 0), list(reuse(4096, 7)),
        "shim/src/arena.c", "fence_before_reuse(session, ordinal, a, b);",
    ),
    Case(
        "reuse", (4096, 8, 100000, 1), list(reuse(4096, 8)),
        "shim/src/arena.c", "fence_before_reuse(session, ordinal, a, b);",
    ),
    Case(
        "fence", (30000, 9, 20), list(fence(30000, 9, 20)),
        "gtap_core/session/dispatch.py", "holds=ALL if command.fences or command.plan.is_async else needs,",
    ),
    Case(
        "managed", (300, 10, 3), list(managed(300, 10, 3)),
        "shim/src/managed.c", "status = send_blocks(r, 0, r->count);",
        older=False,
    ),
    Case(
        "mapped", (8, 64, 3), list(mapped(8, 64, 3)),
        "shim/src/blocks.c", "memcpy(alias_of(r, index), bytes, size);",
    ),
    Case(
        "storm", (3, 300), list(storm(3, 300)),
        f"{DRIVER}/pool.c",
        "shrink(all->all[range->flags], (range->size + POOL_ALIGNMENT - 1) & ~(uint64_t)(POOL_ALIGNMENT - 1));",
    ),
    Case(
        "pitched", (11,), list(pitched(11)),
        f"{DRIVER}/copy_box.c", "gtap_rows_gather(&rows, packed);",
    ),
    Case(
        "bigargs", (12,), [f"sum {checksum(numbers(1022, 12) + 1)}"],
        f"{DRIVER}/launch.c", "copy(block + offsets[i], parameter, sizes[i]);",
    ),
)  # fmt: skip


def ways() -> Iterator[object]:
    """Every program, shared and static; static also with the older runtime where both are called alike."""
    for case in CASES:
        falls = pytest.mark.falls_without(case.file, case.delete)
        for link in LINKS:
            name = f"{case.name}{case.arguments[-1]}-{link}"
            yield pytest.param(case, "13", link, id=name, marks=falls)
        if case.older:
            yield pytest.param(case, "12.9", "static", id=f"{case.name}{case.arguments[-1]}-older", marks=falls)


@pytest.mark.shows("RUNTIME.2")
@pytest.mark.parametrize(("case", "cudart", "link"), list(ways()))
def test_the_program_prints_what_numpy_computes(
    case: Case, cudart: build.Cudart, link: build.Link, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """Delete the line `delete` of the case's `file` to see it fail; `python -m tests.deletions numpy_computes` does."""
    program = build.program(PROGRAMS / f"{case.name}.cu", cudart, link, case.flags)
    ran = gtap_exec(program, *map(str, case.arguments), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == list(case.lines)


@pytest.mark.parametrize(("cudart", "link"), build.FOUR_WAYS)
def test_managed_variables_of_several_units_and_objects(
    cudart: build.Cudart, link: build.Link, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """A program of two units and objects of both majors that it loads, each with variables of its own."""
    second = PROGRAMS / "managed_second.cu"
    program = build.program(PROGRAMS / "managed_units.cu", cudart, link, units=[second])
    objects = [build.library(PROGRAMS / "managed_object.c", second, major) for major in ("13", "12.9")]
    ran = gtap_exec(program, *objects, server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "first 111 second 10", "first 1122 second 23", *["object 12 29 first 2122"] * 2,
    ]  # fmt: skip


@pytest.mark.shows("RUNTIME.2")
@pytest.mark.falls_without(
    "plugins/cpu/gtap_plugin_cpu/launch.py",
    '_put(record, layout.WORKSPACE, "q", ctypes.addressof(self._workspace) if shape.cooperative else 0)',
)
@pytest.mark.parametrize("link", LINKS)
def test_a_grid_that_meets_is_right_or_refused(
    link: build.Link, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "cooperative.cu", "13", link), "5", server=cpu_server)
    assert ran.status == 0, ran.stderr
    first, values = ran.stdout.splitlines()
    if first.startswith("refused"):
        assert first == "refused cudaErrorNotSupported"
        assert values == "0 10 20 30 40 50"
    else:
        assert first == "supported cudaSuccess"
        assert values == " ".join(str(10 * ((block + 5) % 6) + 5) for block in range(6))
