"""Programs of the driver API through `gtap exec` on the CPU device; they compute every value a second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran, Server

from .conftest import PROGRAMS, compiled


@pytest.mark.covers("cuMemcpy2D_v2")
def test_copies_boxes_sets_events_and_kernels(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    program = compiled("values", stubs, tmp_path)
    ran = gtap_exec(program, PROGRAMS / "scale.ptx", local="cpu", stats=True)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert (
        waits.pop("gtapCopyOut") == 11
    )  # one for each copy that waits, however many pieces it has; the box is one more
    assert waits.pop("gtapModuleLoad") == 3
    assert set(waits.values()) == {1}


def test_free_memory_falls_by_what_was_allocated(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    ran = gtap_exec(compiled("free_memory", stubs, tmp_path), local="cpu")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize("sync", [{}, {"GTAP_SYNC": "1"}])
def test_a_fault_is_sticky_until_a_reset(
    gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path, sync: dict[str, str]
) -> None:
    ran = gtap_exec(compiled("faults", stubs, tmp_path), local="cpu", env=sync)
    assert (ran.status, ran.stdout) == (0, "")


def test_two_servers_in_one_program(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("two_servers", stubs, tmp_path), server=[server("cpu"), server("cpu")])
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.covers(
    "cuMemAllocAsync", "cuMemAllocFromPoolAsync", "cuMemFreeAsync", "cuMemPoolCreate", "cuMemPoolDestroy",
    "cuMemPoolGetAttribute", "cuMemPoolSetAttribute", "cuMemPoolTrimTo", "cuMemPoolGetAccess", "cuMemPoolSetAccess",
    "cuDeviceGetDefaultMemPool", "cuDeviceGetMemPool", "cuDeviceSetMemPool", "cuMemsetD32Async",
)  # fmt: skip
def test_pools_and_a_storm_of_allocations(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    ran = gtap_exec(compiled("pools", stubs, tmp_path), local="cpu", stats=True)
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr.count("\n") == 1 and "cuMemPoolExportToShareableHandle" in ran.stderr
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert waits.pop("gtap credit") <= 2  # 10,000 pairs wait for memory once, when there is none at first
    copies, ends = waits.pop("gtapCopyOut"), waits.pop("cuStreamSynchronize", 0)
    assert (copies, ends, set(waits)) == (4 * 20 + 2, 0, {"gtap open"})


@pytest.mark.covers(
    "cuMemAddressReserve", "cuMemAddressFree", "cuMemCreate", "cuMemRelease", "cuMemMap", "cuMemUnmap",
    "cuMemSetAccess", "cuMemGetAccess", "cuMemGetAllocationGranularity", "cuMemRetainAllocationHandle",
    "cuMemGetAllocationPropertiesFromHandle", "cuMemGetAddressRange_v2",
)  # fmt: skip
def test_memory_that_the_program_maps(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    ran = gtap_exec(compiled("mappings", stubs, tmp_path), local="cpu", stats=True)
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr.count("cuMemCreate of host memory is not supported") == 1
    assert ran.stats["by_function"]["gtapPhysicalCreate"]["waits"] == 3


@pytest.mark.covers(
    "cuMemAllocManaged", "cuMemHostAlloc", "cuMemAllocHost_v2", "cuMemFreeHost", "cuMemHostGetDevicePointer_v2",
    "cuMemHostGetFlags", "cuMemPrefetchAsync", "cuMemPrefetchAsync_v2", "cuMemAdvise", "cuMemRangeGetAttribute",
    "cuStreamAttachMemAsync", "cuPointerGetAttribute",
)  # fmt: skip
def test_managed_and_mapped_memory(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    program = compiled("managed", stubs, tmp_path)
    ran = gtap_exec(program, PROGRAMS / "scale.ptx", local="cpu", stats=True)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    assert ran.stats["by_function"]["gtapAsideOut"]["waits"] < 30  # a megabyte comes with the first touch


@pytest.mark.covers("cuLaunchHostFunc", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuMemcpy2DAsync_v2")
def test_page_locked_memory_is_read_when_the_stream_gets_there(
    gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("pulls", stubs, tmp_path), local="cpu", stats=True)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert waits["cuStreamSynchronize"] == 3 and "gtapCopyOutBox" not in waits and "gtap deferred output" not in waits


@pytest.mark.covers("cuMemcpyHtoD_v2", "cuMemcpy2D_v2", "cuMemcpyDtoD_v2", "cuMemsetD32_v2")
def test_a_blocking_copy_behind_a_host_function_holds_up_its_own_thread_alone(
    gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("held_copies", stubs, tmp_path), local="cpu")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.covers(
    "cuMemcpy3D_v2", "cuMemcpy3DAsync_v2", "cuMemcpy3DPeer", "cuMemcpy3DPeerAsync",
    "cuMemcpyBatchAsync", "cuMemcpy3DBatchAsync", "cuMemsetD2D8Async", "cuMemsetD2D16Async", "cuMemsetD2D32Async",
    "cuMemsetD16Async", "cuMemcpyHtoD_v2", "cuMemcpyDtoH_v2", "cuMemsetD8_v2", "cuPointerGetAttributes",
    "cuPointerSetAttribute", "cuMemAlloc_v2", "cuMemFree_v2", "cuMemGetInfo_v2",
)  # fmt: skip
def test_boxes_sets_batches_and_pointers(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    ran = gtap_exec(compiled("copies", stubs, tmp_path), local="cpu", stats=True)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items()}
    assert waits["gtapCopyOutBox"] == 4 and waits["gtapCopyInBox"] == waits["gtapCopyBox"] == 0
