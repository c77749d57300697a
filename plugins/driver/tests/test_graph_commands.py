"""The server's side of captures and graphs, in a session on the CPU device: what it does, and what it refuses."""

from __future__ import annotations

import random
import struct

from gtap_plugin_driver.graphs import Graph, Node, makes_cycle, read

from gtap_core.session.graph_work import NodeFacts
from gtap_core.session.handles import Entry
from gtap_core.testing.loopback import LoopbackClient

from .test_commands import session

STREAM, OTHER, EVENT, GRAPH, NODE, EXECUTABLE = 16, 18, 20, 32, 64, 48
INVALID_VALUE, INVALID_HANDLE = 1, 400


def fill(address: int, value: int, count: int) -> bytes:
    return struct.pack("<IIQQIIQQ", 2, 0, address, 0, value, 4, count, 1)


def copy(to: int, source: int, size: int) -> bytes:
    return struct.pack("<II9Q", 1, 0, to, 0, 0, source, 0, 0, size, 1, 1)


def tokens(*nodes: int) -> bytes:
    return struct.pack(f"<{len(nodes)}Q", *nodes)


async def add(client: LoopbackClient, node: int, block: bytes, *before: int, graph: int = GRAPH) -> None:
    await client.post("driver", "gtapGraphAdd", node, graph, tokens(*before), len(before), block, len(block))


async def add_status(client: LoopbackClient, node: int, block: bytes, *before: int, graph: int = GRAPH) -> int:
    """The same, as under GTAP_SYNC."""
    arguments = (node, graph, tokens(*before), len(before), block, len(block))
    status, _ = await client.call("driver", "gtapGraphAdd", *arguments)
    return int(status)


async def words(client: LoopbackClient, address: int, count: int) -> list[int]:
    status, outputs = await client.call("driver", "gtapCopyOut", bytearray(4 * count), address, 4 * count, STREAM)
    assert status == 0
    return list(struct.unpack(f"<{count}I", outputs[0]))


async def streams(client: LoopbackClient) -> None:
    await client.post("driver", "cuStreamCreateWithPriority", STREAM, 1, 0)
    await client.post("driver", "cuStreamCreateWithPriority", OTHER, 1, 0)
    await client.post("driver", "cuEventCreate", EVENT, 2)


async def launch(client: LoopbackClient) -> None:
    assert (await client.call("driver", "gtapGraphInstantiate", EXECUTABLE, GRAPH, 0))[0] == 0
    await client.post("driver", "gtapGraphLaunch", EXECUTABLE, STREAM)


async def test_a_graph_does_what_its_blocks_say() -> None:
    async with session() as (client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await add(client, NODE, fill(memory, 5, 8))
        await add(client, NODE + 2, copy(memory + 64, memory, 16), NODE)
        await launch(client)
        assert await words(client, memory, 8) == [5] * 8
        assert await words(client, memory + 64, 5) == [5, 5, 5, 5, 0]
        block = fill(memory, 6, 8)
        await client.post("driver", "gtapGraphSet", EXECUTABLE, NODE, block, len(block))
        await client.post("driver", "gtapGraphLaunch", EXECUTABLE, STREAM)
        assert await words(client, memory + 64, 4) == [6] * 4


async def test_what_is_captured_is_told_and_can_be_named() -> None:
    async with session() as (client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await client.post("driver", "gtapCaptureBegin", STREAM, GRAPH, b"", 0)
        await client.post("driver", "gtapFill", memory, 0, 3, 4, 4, 1, STREAM, 0)
        await client.post("driver", "cuEventRecordWithFlags", EVENT, STREAM, 0)
        await client.post("driver", "cuStreamWaitEvent", OTHER, EVENT, 0)
        await client.post("driver", "gtapFill", memory + 16, 0, 4, 4, 4, 1, OTHER, 0)
        await client.post("driver", "cuEventRecordWithFlags", EVENT, OTHER, 0)
        await client.post("driver", "cuStreamWaitEvent", STREAM, EVENT, 0)
        assert await client.call("driver", "gtapCaptureEnd", STREAM, GRAPH, bytearray(4)) == (0, [b"\2\0\0\0"])
        status, outputs = await client.call("driver", "gtapGraphNodes", GRAPH, 0, bytearray(4096), 4096)
        assert status == 0
        first, second = listed(bytes(outputs[0]))
        assert (first, second) == ((2, 0, (), fill(memory, 3, 4)), (2, 0, (0,), fill(memory + 16, 4, 4)))
        await client.post("driver", "gtapGraphName", NODE, GRAPH, 1)
        assert (await client.call("driver", "gtapGraphName", NODE + 2, GRAPH, 1))[0] == INVALID_VALUE  # it has one
        await client.post("driver", "gtapGraphRemove", NODE)
        await launch(client)
        assert await words(client, memory, 5) == [3, 3, 3, 3, 0]


def listed(blob: bytes) -> list[tuple[int, int, tuple[int, ...], bytes]]:
    nodes = []
    while blob:
        size, kind, token, count, length = struct.unpack_from("<IIQII", blob)
        behind = 24 + (4 * count + 7) // 8 * 8
        nodes.append((kind, token, struct.unpack_from(f"<{count}I", blob, 24), blob[behind : behind + length]))
        blob = blob[size:]
    return nodes


async def test_what_cannot_be_is_refused_and_the_session_goes_on() -> None:
    async with session() as (client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        await client.post("driver", "gtapGraphCreate", GRAPH + 2)
        await add(client, NODE, fill(memory, 1, 4))
        await add(client, NODE + 2, struct.pack("<II", 5, 0), NODE)
        await add(client, NODE + 4, struct.pack("<II", 5, 0), graph=GRAPH + 2)
        bad = [
            b"", b"\0" * 7, struct.pack("<II", 99, 0), struct.pack("<II", 5, 1), struct.pack("<IIQ", 5, 0, 0),
            fill(memory - 4, 1, 4), fill(memory, 1, (32 << 20) // 4 + 1), fill(memory, 1, 1 << 62), fill(memory, 1, 0),
            copy(memory, memory, 0), copy(memory, 16, 16), copy(memory + (32 << 20) - 8, memory, 16),
            struct.pack("<IIQ", 3, 0, 0), struct.pack("<IIQ", 4, 0, GRAPH), struct.pack("<IIQ", 4, 0, 77),
            struct.pack("<IIQ", 6, 0, NODE), struct.pack("<IIQ8IQ", 0, 0, 99, *[1] * 8, 0),
        ]  # fmt: skip
        for number, block in enumerate(bad):
            assert await add_status(client, 1000 + 2 * number, block) == INVALID_VALUE, block
        assert await add_status(client, 2000, struct.pack("<II", 5, 0), NODE + 4) == INVALID_VALUE  # another graph's
        assert await add_status(client, 2002, struct.pack("<II", 5, 0), 12345) == INVALID_VALUE
        circle = tokens(NODE + 2, NODE)
        assert (await client.call("driver", "gtapGraphDepend", GRAPH, circle, 2, 1))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapGraphDepend", GRAPH, tokens(NODE), 1, 1))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapGraphName", 3000, GRAPH, 9))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapCaptureBegin", 0, GRAPH, b"", 0))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapCaptureEnd", STREAM, GRAPH, bytearray(4)))[0] != 0
        assert (await client.call("driver", "gtapStreamWriteValue", STREAM, memory + 2, 1, 4))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapStreamWaitValue", STREAM, 64, 1, 4, 0))[0] == INVALID_VALUE
        assert (await client.call("driver", "gtapGraphLaunch", NODE, STREAM))[0] == INVALID_HANDLE
        await launch(client)
        block = fill(memory, 9, 4)
        assert (await client.call("driver", "gtapGraphSet", EXECUTABLE, NODE + 4, block, len(block)))[0] != 0
        assert (await client.call("driver", "gtapGraphSet", EXECUTABLE, NODE + 2, block, len(block)))[0] != 0
        await client.post("driver", "gtapGraphDestroy", GRAPH)
        assert (await client.call("driver", "gtapGraphRemove", NODE))[0] == INVALID_HANDLE
        assert await words(client, memory, 4) == [1] * 4


async def test_blocks_of_noise_end_nothing() -> None:
    noise = random.Random(5)
    async with session() as (client, memory):
        await streams(client)
        await client.post("driver", "gtapGraphCreate", GRAPH)
        for number in range(200):
            block = bytearray(noise.choice((fill(memory, 1, 4), copy(memory, memory + 64, 16))))
            for _ in range(noise.randrange(1, 4)):
                block[noise.randrange(len(block))] = noise.randrange(256)
            if block[0] != 3:  # an obligation that is known already is a fault, as it should be
                await add(client, NODE + 2 * number, bytes(block[: noise.randrange(4, len(block) + 1)]))
        assert await words(client, memory, 1) == [0]


def test_circles_are_found() -> None:
    a, b, c = Node(5), Node(5), Node(5)
    b.dependencies.add(a)
    c.dependencies.add(b)
    assert makes_cycle([(c, a)]) and makes_cycle([(a, a)])
    assert not makes_cycle([(a, c)])
    d = Node(5)
    assert makes_cycle([(c, d), (d, a)]) and not makes_cycle([(a, d), (d, c)])


def test_a_model_follows_its_device_and_keeps_names() -> None:
    graph = Graph(Entry(32, "driver.CUgraph", {}), 0)
    named = Node(2, entry=Entry(64, "driver.CUgraphNode", {}), block=b"kept")
    graph.add(named)
    facts = [NodeFacts(2, [], None, None), NodeFacts(2, [0], None, named.entry)]
    graph.take(facts, lambda each: b"")
    first, second = graph.nodes
    assert second is named and named.dependencies == {first} and named.block == b"kept"
    assert graph.clone(graph.entry).edges == graph.edges == 1 and read(b"", None) is None  # type: ignore[arg-type]
