"""Managed and mapped memory that comes with synchronisations, and what it costs in waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran, Server
from tests.recorder import Recorder

from .conftest import PROGRAMS, compiled

WAYS = ("stream", "context", "event", "copy", "query", "event query")


@pytest.mark.parametrize(
    "way", [*WAYS[::3], *(pytest.param(way, marks=pytest.mark.system) for way in WAYS if way not in WAYS[::3])]
)
@pytest.mark.covers(
    "cuMemHostAlloc", "cuMemAllocManaged", "cuStreamSynchronize", "cuEventSynchronize", "cuCtxSynchronize",
    "cuStreamQuery", "cuEventQuery", "cuMemcpyDtoH_v2",
)  # fmt: skip
def test_a_counter_in_mapped_memory_costs_its_synchronisation_alone(
    way: str,
    gtap_exec: Callable[..., Ran],
    server: Callable[..., Server],
    recording: Callable[[Server], Recorder],
    stubs: Path,
    tmp_path: Path,
) -> None:
    """Make gtap_coherent_sync_now return NULL to see it fail."""
    program, here, waits = compiled("together", stubs, tmp_path), server("cpu"), []
    for rounds in (5, 15):
        recorder = recording(here)
        ran = gtap_exec(program, PROGRAMS / "scale.ptx", way, str(rounds), server=recorder, stats=True)
        assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
        assert ran.stats["waits"] == recorder.waits
        # The large array stays where it is; the counter comes each time, once it has been looked at.
        assert ran.stats["by_function"]["gtapCopyOutAsync"]["calls"] in (rounds - 1, rounds)
        waits.append(recorder.waits)
    assert waits[1] - waits[0] == 10


@pytest.mark.parametrize("way", ["system calls", "neighbours"])
@pytest.mark.covers("cuMemAllocManaged", "cuMemHostAlloc")
def test_what_comes_is_readable_and_merged(
    way: str, gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("together", stubs, tmp_path), PROGRAMS / "scale.ptx", way, "1", local="cpu")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")


FORKED = "gtap: this process was forked from one that used CUDA: it cannot use it (use spawn)\n"


@pytest.mark.parametrize(
    "where", ["child", "handler", "host function", "threads", "beside launches", "straight after", "output of a graph"]
)
@pytest.mark.covers("cuMemAllocManaged", "cuLaunchHostFunc")
def test_managed_memory_is_touched_where_it_is_hard_to(
    where: str, gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("touches", stubs, tmp_path), PROGRAMS / "scale.ptx", where, local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr in ("", FORKED)


@pytest.mark.covers(
    "cuDevicePrimaryCtxReset", "cuCtxDestroy_v2", "cuMemAllocManaged", "cuMemAllocAsync",
    "cuMemPoolGetAttribute", "cuMemCreate", "cuMemMap", "cuMemFreeHost", "cuMemGetInfo_v2",
)  # fmt: skip
def test_memory_of_every_kind_is_given_back_by_a_reset(
    gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path
) -> None:
    """Delete the call of driver_managed_end or of driver_pool_end from the driver's context.c to see it fail."""
    ran = gtap_exec(compiled("resets", stubs, tmp_path), PROGRAMS / "scale.ptx", local="cpu")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
