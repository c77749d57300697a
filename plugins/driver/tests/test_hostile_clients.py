"""Whatever a client says: it gets a status, or a fault that ends its session; nobody else notices; memory is bounded.

What is drawn is in hostile.py; the other tests are what was found by it, and what it would take too long to find.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable
from random import Random

import pytest
import trio
from gtap_plugin_cpu.device import CpuDevice
from gtap_plugin_cpu.graph import Budget, Graph, GraphError
from gtap_plugin_driver import graphs, handlers, modules
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core import Device, Entry
from gtap_core.testing.loopback import LoopbackClient, SessionOver, loopback
from gtap_core.wire.buffer import Misuse

from .hostile import EXTENT, PTX, AtOnce, Hostile, driver
from .test_graph_commands import EVENT, EXECUTABLE, GRAPH, NODE, OTHER, STREAM, add, add_status, fill, streams, tokens

OUT_OF_MEMORY, ILLEGAL_STATE, INVALID_VALUE, INVALID_HANDLE = 2, 401, 1, 400
Factory = Callable[[trio.Nursery], Device]
EMPTY = struct.pack("<II", 5, 0)


async def assault(seed: int, steps: int, factory: Factory) -> None:
    """Send so many things to a session of its own; a bug in it raises here, and so does a session that hangs."""
    spec = driver()
    with trio.fail_after(60):
        async with loopback(factory, [spec]) as run:
            await run.client.open([spec])
            memory = await run.client.extent()
            await run.client.extent()
            hostile = Hostile(Random(seed), run.client, spec, memory)
            with contextlib.suppress(SessionOver, Misuse, trio.BrokenResourceError, trio.ClosedResourceError):
                await hostile.begin()
                for number in range(steps):
                    await hostile.step()
                    if number % 4 == 0:
                        await trio.lowlevel.checkpoint()
                await run.client.call("driver", "cuMemGetInfo_v2", bytearray(8), bytearray(8))


@given(st.integers(0, 1 << 30))
@settings(max_examples=40, deadline=None)
async def test_anything_may_be_said_to_a_session(seed: int) -> None:
    await assault(seed, 300, AtOnce)


async def test_a_neighbour_goes_on_computing() -> None:
    """With the CPU device's own process, and a session beside those that are abused."""
    spec = driver()
    with trio.fail_after(60):
        async with loopback(CpuDevice, [spec]) as neighbour:
            await neighbour.client.open([spec])
            memory = await neighbour.client.extent()
            for seed in range(3):
                await assault(seed, 300, CpuDevice)
                data = os.urandom(4096)
                await neighbour.client.post("driver", "gtapCopyIn", memory, data, len(data), 0, 1)
                copied = await neighbour.client.call("driver", "gtapCopyOut", bytearray(4096), memory, 4096, 0)
                assert copied == (0, [data])


@contextlib.asynccontextmanager
async def session():  # type: ignore[no-untyped-def]
    """A run with an answering device; its client, and memory."""
    spec = driver()
    with trio.fail_after(60):
        async with loopback(AtOnce, [spec]) as run:
            await run.client.open([spec])
            yield run, run.client, await run.client.extent()


async def status(client: LoopbackClient, name: str, *arguments: object) -> int:
    """What a function returns, as under GTAP_SYNC."""
    return (await client.call("driver", name, *arguments))[0]


# ---- graphs ----


async def test_a_node_that_a_capture_stands_behind_may_be_removed() -> None:
    async with session() as (_, client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await add(client, NODE, fill(memory, 1, 4))
        await client.post("driver", "gtapCaptureBegin", STREAM, GRAPH, tokens(NODE), 1)
        await client.post("driver", "gtapGraphRemove", NODE)
        found = await client.call("driver", "gtapCaptureInfo", STREAM, GRAPH, bytearray(64), 64)
        assert found == (0, [bytes(4)])


async def test_a_node_that_was_refused_is_nobodys() -> None:
    """The device refuses a graph as its own child by way of another; the model forgets the node with it."""
    async with session() as (run, client, _memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await client.post("driver", "gtapGraphCreate", GRAPH + 2)
        for _ in range(40):  # too deep, at last
            failed = await add_status(client, NODE + 2, struct.pack("<IIQ", 4, 0, GRAPH + 2))
            await client.post("driver", "gtapGraphDestroy", GRAPH + 2)
            await client.post("driver", "gtapGraphClone", GRAPH + 2, GRAPH)
            if failed:
                break
            await client.post("driver", "gtapGraphDestroy", GRAPH)
            await client.post("driver", "gtapGraphCreate", GRAPH)
        else:
            pytest.fail("no end of it")
        assert await status(client, "gtapGraphRemove", NODE + 2) == INVALID_VALUE  # poisoned
        assert await add_status(client, NODE + 4, EMPTY, NODE + 2) == INVALID_VALUE
        assert run.session.kept["driver.graphs"].graphs[GRAPH].nodes == {}


async def test_dependencies_that_are_named_twice_are_refused() -> None:
    async with session() as (_, client, _memory):
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await add(client, NODE, EMPTY)
        assert await add_status(client, NODE + 2, EMPTY, NODE, NODE) == INVALID_VALUE
        assert await add_status(client, NODE + 4, EMPTY, NODE) == 0
        nodes = await client.call("driver", "gtapGraphNodes", GRAPH, 0, bytearray(4096), 4096)
        assert nodes[0] == 0


async def test_a_capture_goes_into_its_own_graph_alone() -> None:
    async with session() as (run, client, _memory):
        await streams(client)
        for graph in (GRAPH, GRAPH + 2):
            await client.post("driver", "gtapGraphCreate", graph)
        await client.post("driver", "gtapCaptureBegin", STREAM, GRAPH, b"", 0)
        assert await status(client, "gtapCaptureBegin", STREAM, GRAPH + 2, b"", 0) == ILLEGAL_STATE
        assert await status(client, "gtapCaptureBegin", OTHER, GRAPH, b"", 0) == ILLEGAL_STATE
        await client.post("driver", "cuEventRecordWithFlags", EVENT, STREAM, 0)
        await client.post("driver", "cuStreamWaitEvent", OTHER, EVENT, 0)
        for stream in (STREAM, OTHER):
            assert await status(client, "gtapCaptureEnd", stream, GRAPH + 2, bytearray(4)) == INVALID_VALUE
            assert await status(client, "gtapCaptureInfo", stream, GRAPH + 2, bytearray(64), 64) == INVALID_VALUE
        captures = run.session.order._captures
        assert len(list(captures)) == 2
        assert await status(client, "gtapCaptureEnd", STREAM, GRAPH, bytearray(4)) == 0
        assert not list(captures)


async def test_streams_that_end_while_they_are_captured_leave_nothing() -> None:
    async with session() as (run, client, _memory):
        await client.post("driver", "gtapGraphCreate", GRAPH)
        for stream in range(1000, 1040, 2):
            await client.post("driver", "cuStreamCreateWithPriority", stream, 1, 0)
            assert await status(client, "gtapCaptureBegin", stream, GRAPH, b"", 0) == 0
            await client.post("driver", "cuStreamDestroy_v2", stream)
        assert len(run.session.kept["driver.graphs"].capturing) == 1
        await client.post("driver", "cuStreamCreateWithPriority", STREAM, 0, 0)
        await client.post("driver", "gtapCaptureBegin", STREAM, GRAPH, b"", 0)
        await client.post("driver", "gtapContextEnd")
        assert await status(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8)) == 0
        assert not list(run.session.order._captures)


async def test_graphs_and_executables_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "MOST_HELD", 40 * 1024)
    async with session() as (run, client, _memory):
        await client.post("driver", "gtapGraphCreate", GRAPH)
        for node in range(10):
            await add(client, 1000 + 2 * node, EMPTY)
        assert [await status(client, "gtapGraphClone", 100 + 2 * n, GRAPH) for n in range(3)] == [0, 0, OUT_OF_MEMORY]
        assert await status(client, "gtapGraphInstantiate", 200, GRAPH, 0) == OUT_OF_MEMORY
        await client.post("driver", "gtapGraphDestroy", 100)
        made = [await status(client, "gtapGraphInstantiate", 300 + 2 * n, GRAPH, 0) for n in range(2)]
        assert made == [0, OUT_OF_MEMORY]
        await client.post("driver", "gtapGraphExecDestroy", 300)
        assert await status(client, "gtapGraphInstantiate", 300, GRAPH, 0) == 0
        for token, name in ((300, "Exec"), (GRAPH, ""), (102, "")):
            await client.post("driver", f"gtapGraph{name}Destroy", token)
        assert await status(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8)) == 0
        assert run.session.kept["driver.graphs"].tally.size == 0


async def test_the_bytes_of_a_graph_are_followed() -> None:
    async with session() as (run, client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        for node in range(4):
            await add(client, NODE + 2 * node, fill(memory, 1, 4), *([NODE] if node else []))
        await client.post("driver", "gtapGraphDepend", GRAPH, tokens(NODE, NODE + 2, NODE + 4, NODE + 6), 4, 0)
        await client.post("driver", "gtapGraphDepend", GRAPH, tokens(NODE + 4, NODE + 6), 2, 1)
        await client.post("driver", "gtapCaptureBegin", STREAM, GRAPH, b"", 0)
        await client.post("driver", "gtapFill", memory, 0, 1, 4, 4, 1, STREAM, 0)
        await client.call("driver", "gtapCaptureEnd", STREAM, GRAPH, bytearray(4))
        await client.post("driver", "gtapGraphRemove", NODE)
        assert await status(client, "gtapGraphInstantiate", EXECUTABLE, GRAPH, 0) == 0
        state = run.session.kept["driver.graphs"]
        graph = state.graphs[GRAPH]
        assert graph.edges == sum(len(node.dependencies) for node in graph.nodes) == 1
        assert graph.size == 1024 * 4 + 64 * 1 + sum(len(node.block) for node in graph.nodes)
        assert state.tally.size == 2 * graph.size


def test_the_cpu_devices_nodes_are_bounded_and_given_back() -> None:
    budget = Budget(10)
    graph = Graph(0, Entry(16, "driver.CUgraph", {}), budget)
    for _ in range(4):
        graph.add(None, [])
    for _ in range(8):  # nobody holds the copies
        graph.clone()
    copy = graph.clone()
    with pytest.raises(GraphError, match="at most 10 nodes"):
        graph.clone()
    graph.remove(next(iter(graph.nodes)))
    assert budget.used == 7
    del copy
    graph.clone()


# ---- code and memory ----


async def test_links_share_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modules, "LINK_BYTES", 3 * len(PTX))
    async with session() as (_, client, _memory):
        for link in (100, 102):
            await client.post("driver", "gtapLinkCreate", link, b"", 0)
        part = (1, b"a", PTX, len(PTX), 0, len(PTX))
        taken = [await status(client, "gtapLinkInput", link, *part) for link in (100, 102, 100, 102)]
        assert taken == [0, 0, 0, INVALID_VALUE]
        await client.post("driver", "cuLinkDestroy", 100)
        assert await status(client, "gtapLinkInput", 102, *part) == 0


async def load(client: LoopbackClient, module: int) -> int:
    return await status(client, "gtapModuleLoad", module, modules.digest_of(PTX), PTX, len(PTX), bytearray(4096), 4096)


async def test_modules_are_bounded_and_what_is_unloaded_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "MODULE_BYTES", 3 * len(PTX))
    async with session() as (run, client, _memory):
        assert [await load(client, 100 + 2 * n) for n in range(4)] == [0, 0, 0, OUT_OF_MEMORY]
        known = len(run.session.handles)
        for n in range(20):
            await client.post("driver", "gtapFunction", 1000 + 2 * n, 100, b"two")
        await client.post("driver", "cuModuleUnload", 100)
        assert await status(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8)) == 0
        assert len(run.session.handles) == known - 1
        assert await load(client, 100) == 0


async def test_a_module_that_fails_to_load_is_not_kept() -> None:
    spec = driver()
    bad = b"this is no PTX\0"
    with trio.fail_after(60):
        async with loopback(CpuDevice, [spec]) as run:
            await run.client.open([spec])
            for module in range(100, 110, 2):
                arguments = (module, modules.digest_of(bad), bad, len(bad), bytearray(4096), 4096)
                assert await status(run.client, "gtapModuleLoad", *arguments) == 218
                await run.client.post("driver", "cuModuleUnload", module)
            assert run.session.kept["driver"].modules == {} and run.session.kept["driver"].module_bytes == 0


async def test_allocations_and_functions_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "ALLOCATIONS", 2)
    monkeypatch.setattr(handlers, "FUNCTIONS", 2)
    async with session() as (_, client, memory):
        made = [await status(client, "gtapMemAlloc", memory + 64 * n, 64) for n in range(3)]
        assert made == [0, 0, OUT_OF_MEMORY]
        await load(client, 100)
        made = [await status(client, "gtapFunction", 1000 + 2 * n, 100, b"two") for n in range(3)]
        assert made == [0, 0, OUT_OF_MEMORY]


async def test_a_mapping_that_the_device_refuses_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    async with session() as (_run, client, memory):
        where = memory + 4 * EXTENT
        assert await status(client, "gtapPhysicalCreate", 100, EXTENT) == 0
        with monkeypatch.context() as patch:
            patch.setattr(AtOnce, "physical_map", AtOnce._refuse)
            assert await status(client, "gtapPhysicalMap", 100, where, EXTENT, 0) == 801
        assert await status(client, "gtapCopyOut", bytearray(4), where, 4, 0) == INVALID_VALUE
        assert await status(client, "gtapPhysicalMap", 100, where, EXTENT, 0) == 0
        assert await status(client, "gtapCopyOut", bytearray(4), where, 4, 0) == 0


async def test_parameters_longer_than_any_kernels_are_refused() -> None:
    async with session() as (_, client, _memory):
        await load(client, 100)
        await client.post("driver", "gtapFunction", 102, 100, b"two")
        shape = (1, 1, 1, 1, 1, 1, 0)
        for size, expected in ((32764, 0), (40000, INVALID_VALUE)):
            assert await status(client, "gtapLaunch", 102, *shape, 0, bytes(size), size, 0) == expected
            work = struct.pack("<IIQ8IQ", 0, 0, 102, *shape, 0, size) + bytes(size)
            await client.post("driver", "gtapGraphCreate", 1000 + size)
            assert await add_status(client, 2000 + size, work, graph=1000 + size) == expected
