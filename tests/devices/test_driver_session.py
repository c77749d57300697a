"""The driver plugin's handlers in a session on the cuda device, which runs on the stand-in driver."""

from __future__ import annotations

import ctypes
import hashlib
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import trio
from gtap_plugin_driver import driver as spec
from gtap_plugin_driver import register_libraries
from gtap_plugin_driver.modules import ImageCache

from gtap_core.devices.cuda import CudaDevice
from gtap_core.lane import library
from gtap_core.testing.loopback import LoopbackClient, SessionOver, loopback
from tests.devices import standin

EXTENT = 32 << 20
DEADLINE = 60.0  # seconds
CAPACITY = 4096

register_libraries(lambda library: None)  # enters the handlers


def digest(image: bytes) -> bytes:
    return hashlib.blake2b(image, digest_size=32).digest()


@pytest.fixture(params=["python", "c"])
async def client(driver: Path, request: pytest.FixtureRequest, a_lane: library.Lane) -> AsyncIterator[LoopbackClient]:
    """A client that has opened a session, without the lane and with it."""
    lane = a_lane if request.param == "c" else None
    with trio.fail_after(DEADLINE):
        async with loopback(lambda nursery: CudaDevice(nursery, {}, str(driver)), [spec], lane=lane) as run:
            await run.client.open([spec])
            yield run.client


async def call(client: LoopbackClient, name: str, *arguments: object) -> tuple[int, list[bytes | None]]:
    return await client.call("driver", name, *arguments)


async def load(client: LoopbackClient, text: str = standin.PTX, capacity: int = CAPACITY) -> tuple[int, int, bytes]:
    """(token, status, info) of a module."""
    image, token = text.encode(), client.token()
    status, (info,) = await call(
        client, "gtapModuleLoad", token, digest(image), image, len(image), bytearray(capacity), capacity
    )
    return token, status, info or b""


async def function(client: LoopbackClient, module: int, name: str) -> int:
    token = client.token()
    await client.post("driver", "gtapFunction", token, module, name.encode())
    return token


async def launch(client: LoopbackClient, target: int, block: bytes, threads: int = 32) -> int:
    status, _ = await call(client, "gtapLaunch", target, 1, 1, 1, threads, 1, 1, 0, 0, block, len(block), 0)
    return status


async def write(client: LoopbackClient, address: int, data: bytes, blocking: int = 1) -> None:
    await client.post("driver", "gtapCopyIn", address, data, len(data), 0, blocking)


async def read(client: LoopbackClient, address: int, size: int) -> bytes | None:
    status, (data,) = await call(client, "gtapCopyOut", bytearray(size), address, size, 0)
    assert status == 0
    return data


def tags(blob: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at < len(blob):
        tag, length = struct.unpack_from("<II", blob, at)
        found.append((tag, blob[at + 8 : at + 8 + length]))
        at += 8 + (length + 7) // 8 * 8
    return found


async def test_vectors_are_added(client: LoopbackClient) -> None:
    base = await client.extent()
    module, status, _ = await load(client)
    assert status == 0
    add = await function(client, module, "add")
    for address, values in ((base, (1.0, 2.0)), (base + 512, (10.0, 20.0))):
        await client.post("driver", "gtapMemAlloc", address, 512)
        await write(client, address, struct.pack("<2f", *values))
    block = struct.pack("<QQQI4x", base, base + 512, base + 1024, 2)
    assert await launch(client, add, block) == 0
    assert await read(client, base + 1024, 8) == struct.pack("<2f", 11.0, 22.0)
    assert client.failures == []


async def test_a_module_tells_its_kernels_and_variables(client: LoopbackClient) -> None:
    _, _, info = await load(client)
    kernels = [dict(tags(body)) for tag, body in tags(info) if tag == 1]
    assert [kernel[1] for kernel in kernels] == [b"add", b"hello", b"fault", b"advance"]
    assert kernels[0][2] == struct.pack("<8I", 0, 8, 8, 8, 16, 8, 24, 4)
    assert struct.pack("<2i", 0, 1024) in kernels[0][3]
    ((_, variable),) = [each for each in tags(info) if each[0] == 2]
    name, place = (body for _, body in tags(variable))
    address, size = struct.unpack("<QQ", place)
    assert (name, size) == (b"table", 40)
    await write(client, address, b"constant")
    assert await read(client, address, 8) == b"constant"


async def test_info_that_does_not_fit_says_what_it_needs(client: LoopbackClient) -> None:
    module, status, info = await load(client, capacity=64)
    ((tag, body),) = tags(info)
    assert (status, tag) == (0, 4)
    (needed,) = struct.unpack("<Q", body)
    status, (whole,) = await call(client, "gtapModuleInfo", module, bytearray(needed), needed)
    assert (status, len(whole or b"")) == (0, needed)


async def test_an_image_travels_once(client: LoopbackClient) -> None:
    image = standin.PTX.encode()
    assert (await call(client, "gtapModuleKnown", digest(image)))[0] == 500
    await load(client)
    assert (await call(client, "gtapModuleKnown", digest(image)))[0] == 0
    token = client.token()
    await client.post("driver", "gtapModulePost", token, digest(image), None, 0)
    add = await function(client, token, "add")
    assert await launch(client, add, bytes(28) + b"\0" * 4) == 0
    assert client.failures == []


async def test_a_large_image_comes_in_parts(client: LoopbackClient) -> None:
    image = standin.PTX.encode()
    for at in range(0, len(image), 100):
        part = image[at : at + 100]
        await client.post("driver", "gtapModulePart", digest(image), part, len(part), at, len(image))
    token = client.token()
    await client.post("driver", "gtapModulePost", token, digest(image), None, 0)
    assert await launch(client, await function(client, token, "add"), bytes(32)) == 0
    assert client.failures == []


async def test_a_hash_that_is_not_the_images_ends_the_session(client: LoopbackClient) -> None:
    image = standin.PTX.encode()
    with pytest.raises(SessionOver, match="hash"):
        await call(client, "gtapModuleLoad", client.token(), bytes(32), image, len(image), None, 0)


async def test_what_the_compiler_says_comes_back_and_poisons_the_module(client: LoopbackClient) -> None:
    module, status, info = await load(client, standin.BAD_PTX)
    ((tag, log),) = tags(info)
    assert (status, tag) == (218, 3)
    assert b"line 5" in log
    add = await function(client, module, "add")
    assert await launch(client, add, bytes(32)) == 218


async def test_a_posted_load_that_fails_is_reported_with_the_log(client: LoopbackClient) -> None:
    image = standin.BAD_PTX.encode()
    await client.post("driver", "gtapModulePost", client.token(), digest(image), image, len(image))
    await call(client, "cuCtxSynchronize")
    assert [(each.status, "line 5" in each.text) for each in client.failures] == [(218, True)]


async def test_a_kernel_that_is_not_there_is_not_found(client: LoopbackClient) -> None:
    module, _, _ = await load(client)
    assert await launch(client, await function(client, module, "nothing"), b"") == 500


async def test_a_parameter_block_that_is_too_short_is_refused(client: LoopbackClient) -> None:
    module, _, _ = await load(client)
    assert await launch(client, await function(client, module, "add"), bytes(24)) == 1


async def test_functions_die_with_their_module(client: LoopbackClient) -> None:
    module, _, info = await load(client)
    add = await function(client, module, "add")
    assert await launch(client, add, bytes(32)) == 0
    await client.post("driver", "cuModuleUnload", module)
    assert await launch(client, add, bytes(32)) == 400
    (variable,) = [body for tag, body in tags(info) if tag == 2]
    address = struct.unpack("<QQ", tags(variable)[1][1])[0]
    status, _ = await call(client, "gtapCopyOut", bytearray(8), address, 8, 0)
    assert status == 1


async def test_copies_outside_the_sessions_memory_are_refused(client: LoopbackClient) -> None:
    base = await client.extent()
    end = base + EXTENT
    for address in (end - 4, base - 8, 4096, (1 << 64) - 8):
        status, _ = await call(client, "gtapCopyOut", bytearray(8), address, 8, 0)
        assert status == 1
    assert (await call(client, "gtapCopy", base, end - 4, 8, 0, 0))[0] == 1
    assert (await call(client, "gtapFill", base, 1 << 20, 7, 4, 4, 1 << 10, 0, 0))[0] == 1
    assert (await call(client, "gtapFill", base, 0, 256, 1, 4, 1, 0, 0))[0] == 1
    assert await read(client, end - 8, 8) == bytes(8)


async def test_allocations_are_kept_in_the_books(client: LoopbackClient) -> None:
    base = await client.extent()
    assert (await call(client, "gtapMemAlloc", base, 4096))[0] == 0
    assert (await call(client, "gtapMemAlloc", base, 4096))[0] == 1
    assert (await call(client, "gtapMemAlloc", base + EXTENT, 1))[0] == 1
    assert (await call(client, "gtapMemFree", base, 512))[0] == 1
    assert (await call(client, "gtapMemFree", base, 4096))[0] == 0
    assert (await call(client, "gtapMemFree", base, 4096))[0] == 1
    status, (free, total) = await call(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8))
    assert (status, struct.unpack("<Q", free or b"")) == (0, ((256 << 20) - EXTENT,))
    assert struct.unpack("<Q", total or b"") == (256 << 20,)


async def test_fills_and_copies_on_the_device(client: LoopbackClient) -> None:
    base = await client.extent()
    await client.post("driver", "gtapFill", base, 0, 0x01020304, 4, 3, 1, 0, 1)
    await client.post("driver", "gtapFill", base + 64, 8, 7, 1, 3, 2, 0, 0)
    await client.post("driver", "gtapCopy", base + 256, base, 80, 0, 0)
    row = b"\7\7\7" + bytes(5)
    assert await read(client, base + 256, 80) == (b"\4\3\2\1" * 3).ljust(64, b"\0") + row + row


async def test_deferred_bytes_are_pushed_before_the_synchronisation_returns(client: LoopbackClient) -> None:
    base = await client.extent()
    await write(client, base, b"deferred")
    number = await client.post("driver", "gtapCopyOutAsync", bytearray(8), base, 8, 0)
    waited = await client.start("driver", "cuStreamSynchronize", 0)
    assert (await client.finish(waited))[0] == 0
    assert client.received.index(("push", number)) < client.received.index(("reply", waited))
    assert await client.pushed(number) == b"deferred"


async def test_streams_and_events(client: LoopbackClient) -> None:
    base = await client.extent()
    stream, other, start, end = (client.token() for _ in range(4))
    await client.post("driver", "cuStreamCreateWithPriority", stream, 0, 0)
    await client.post("driver", "cuStreamCreateWithPriority", other, 1, 0)
    for event in (start, end):
        await client.post("driver", "cuEventCreate", event, 0)
    await client.post("driver", "cuEventRecordWithFlags", start, stream, 0)
    await client.post("driver", "gtapCopyIn", base, b"x" * 8, 8, stream, 0)
    await client.post("driver", "cuEventRecordWithFlags", end, stream, 0)
    await client.post("driver", "cuStreamWaitEvent", other, end, 0)
    assert (await call(client, "cuEventSynchronize", end))[0] == 0
    assert (await call(client, "cuEventQuery", end))[0] == 0
    assert (await call(client, "cuStreamQuery", stream))[0] == 0
    status, (elapsed,) = await call(client, "cuEventElapsedTime", bytearray(4), start, end)
    assert status == 0
    assert struct.unpack("<f", elapsed or b"")[0] >= 0
    for name, token in (("cuEventDestroy_v2", end), ("cuStreamDestroy_v2", stream)):
        await client.post("driver", name, token)
    assert (await call(client, "cuEventQuery", end))[0] == 400
    assert (await call(client, "cuStreamQuery", stream))[0] == 400
    assert client.failures == []


async def test_attributes_and_occupancy(client: LoopbackClient) -> None:
    module, _, _ = await load(client)
    add = await function(client, module, "add")
    assert (await call(client, "cuFuncSetAttribute", add, 8, 65536))[0] == 0
    name = "cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags"
    status, (blocks,) = await call(client, name, bytearray(4), add, 128, 0, 0)
    assert (status, struct.unpack("<i", blocks or b"")) == (0, (8,))


def given_attributes(driver: Path) -> list[tuple[int, bytes]]:
    """What the driver was given with its last launch."""
    kept = ctypes.create_string_buffer(16 * 68)
    count = ctypes.CDLL(str(driver)).fake_attributes(kept)
    return [(int.from_bytes(kept[at : at + 4], "little"), kept[at + 4 : at + 68]) for at in range(0, 68 * count, 68)]


async def test_attributes_of_a_launch_are_the_driver_s(client: LoopbackClient, driver: Path) -> None:
    address = await client.extent(EXTENT)
    module, _, _ = await load(client)
    add = await function(client, module, "add")
    await write(client, address, struct.pack("<8I", *range(8)))
    block = struct.pack("<QQQI", address, address, address + 64, 8)
    cluster = struct.pack("<II3I4x", 4, 12, 2, 1, 1)
    attributes = cluster + struct.pack("<IIi4x", 8, 4, -3)
    shape = (2, 1, 1, 32, 1, 1, 0)
    launched = (add, *shape, 0, block, len(block), 1, attributes, len(attributes))
    assert (await call(client, "gtapLaunchWith", *launched))[0] == 0
    assert await read(client, address + 64, 32) == struct.pack("<8I", *(2 * n for n in range(8)))
    given = [(4, struct.pack("<3I", 2, 1, 1)), (8, struct.pack("<i", -3)), (2, b"\1")]  # and the cooperative launch
    assert given_attributes(driver) == [(number, value.ljust(64, b"\0")) for number, value in given]
    for largest, expected in ((0, 8), (1, 4)):
        asked = (bytearray(4), add, *shape, cluster, len(cluster), largest)
        status, (number,) = await call(client, "gtapClusters", *asked)
        assert (status, struct.unpack("<i", number or b"")) == (0, (expected,))


@pytest.mark.parametrize(
    "attributes",
    [
        b"\x04\x00\x00\x00",
        struct.pack("<II", 4, 12),
        struct.pack("<IIQ", 4, 8, 1),
        struct.pack("<II", 7, 0),
        b"\x00" * 16,
        struct.pack("<IIi4x", 8, 4, 0) * 17,
    ],
)
async def test_malformed_attributes_are_refused(client: LoopbackClient, attributes: bytes) -> None:
    module, _, _ = await load(client)
    add = await function(client, module, "add")
    launched = (add, 1, 1, 1, 32, 1, 1, 0, 0, bytes(32), 32, 0, attributes, len(attributes))
    assert (await call(client, "gtapLaunchWith", *launched))[0] == 1


async def add_to_link(client: LoopbackClient, link: int, name: bytes, data: bytes) -> None:
    await client.post("driver", "gtapLinkInput", link, 1, name, data, len(data), 0, len(data))


async def test_the_driver_links(client: LoopbackClient) -> None:
    link = client.token()
    await client.post("driver", "gtapLinkCreate", link, struct.pack("<ii", 7, 4), 8)
    await add_to_link(client, link, b"one", b"first,")
    await add_to_link(client, link, b"two", b"second")
    status, (size, log) = await call(client, "gtapLink", link, bytearray(8), bytearray(64), 64)
    assert (status, struct.unpack("<Q", size or b""), bytes(log or b"")) == (0, (12,), b"linked")
    status, (image,) = await call(client, "gtapLinkImage", link, bytearray(12), 12, 0)
    assert (status, bytes(image or b"")) == (0, b"first,second")
    bad = client.token()
    await client.post("driver", "gtapLinkCreate", bad, b"", 0)
    await add_to_link(client, bad, b"three", b"? no code")
    status, (_, log) = await call(client, "gtapLink", bad, bytearray(8), bytearray(64), 64)
    assert (status, bytes(log or b"")) == (218, b"three is no code")


async def test_a_limit_is_the_driver_s_to_set(client: LoopbackClient) -> None:
    status, (now,) = await call(client, "gtapLimit", 0, 5000, bytearray(8))
    assert (status, struct.unpack("<Q", now or b"")) == (0, (5008,))
    assert (await call(client, "gtapLimit", 8, 1, bytearray(8)))[0] == 215


async def test_a_reset_clears_what_stuck_and_memory_goes_on(client: LoopbackClient) -> None:
    base = await client.extent()
    module, _, _ = await load(client)
    stream = client.token()
    await client.post("driver", "cuStreamCreateWithPriority", stream, 0, 0)
    fault = await function(client, module, "fault")
    await client.post("driver", "gtapLaunch", fault, 1, 1, 1, 1, 1, 1, 0, 2, bytes(4), 4, 0)
    assert (await call(client, "cuCtxSynchronize"))[0] == 700
    assert (await call(client, "cuCtxSynchronize"))[0] == 700
    await client.post("driver", "gtapReset", 0)
    assert (await call(client, "cuCtxSynchronize"))[0] == 0
    await write(client, base, b"again")
    assert await read(client, base, 5) == b"again"
    assert (await call(client, "cuStreamSynchronize", stream))[0] in (400, 709)
    assert await launch(client, fault, bytes(4)) == 400
    assert (await call(client, "cuStreamSynchronize", 2))[0] == 0


async def test_a_host_function_holds_its_stream_until_the_client_is_done(client: LoopbackClient) -> None:
    """A pull: what the client puts in place meanwhile is what the copy behind takes."""
    base, stream = await client.extent(), client.token()
    await client.post("driver", "cuStreamCreateWithPriority", stream, 1, 0)
    await client.post("driver", "gtapFill", base, 0, 7, 1, 8, 1, stream, 0)
    early = await client.post("driver", "gtapCopyOutAsync", bytearray(8), base, 8, stream)
    await client.post("driver", "gtapHostFunction", 1, stream)
    late = await client.post("driver", "gtapCopyOutAsync", bytearray(8), base, 8, stream)
    while not client.callbacks:
        await call(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8))
    assert [(each.number, each.status) for each in client.callbacks] == [(1, 0)]
    assert await client.pushed(early) == b"\7" * 8
    assert (await call(client, "cuStreamQuery", stream))[0] == 600
    assert await call(client, "gtapAsideOut", bytearray(8), base, 8) == (0, [b"\7" * 8])
    assert (await call(client, "gtapAsideIn", base, b"from you", 8))[0] == 0
    await client.done(1)
    assert await client.pushed(late) == b"from you"
    assert client.failures == []


async def test_a_captured_host_function_is_called_by_every_launch(client: LoopbackClient) -> None:
    base, stream, graph, executable = await client.extent(), client.token(), client.token(), client.token()
    await client.post("driver", "cuStreamCreateWithPriority", stream, 1, 0)
    await client.post("driver", "gtapGraphCreate", graph)
    await client.post("driver", "gtapCaptureBegin", stream, graph, None, 0)
    await client.post("driver", "gtapHostFunction", 5, stream)
    await client.post("driver", "gtapCopy", base + 64, base, 8, stream, 0)
    status, (count,) = await call(client, "gtapCaptureEnd", stream, graph, bytearray(4))
    assert (status, count) == (0, struct.pack("<I", 2))
    assert (await call(client, "gtapGraphInstantiate", executable, graph, 0))[0] == 0
    for turn in range(1, 4):
        await client.post("driver", "gtapGraphLaunch", executable, stream)
        while len(client.callbacks) < turn:
            await call(client, "cuMemGetInfo_v2", bytearray(8), bytearray(8))
        assert (await call(client, "gtapAsideIn", base, bytes([turn] * 8), 8))[0] == 0
        await client.done(5)
        status, (data,) = await call(client, "gtapCopyOut", bytearray(8), base + 64, 8, stream)
        assert (status, data) == (0, bytes([turn] * 8))
    assert client.failures == []


async def test_what_kernels_print_comes_before_the_reply(client: LoopbackClient) -> None:
    module, _, _ = await load(client)
    hello = await function(client, module, "hello")
    await client.post("driver", "gtapLaunch", hello, 1, 1, 1, 1, 1, 1, 0, 0, struct.pack("<I", 5), 4, 0)
    assert (await call(client, "cuCtxSynchronize"))[0] == 0
    assert b"".join(text.data for text in client.texts) == b"hello 5\n"


def test_every_wire_function_has_a_handler() -> None:
    """Without one a call would go to the real driver as it came."""
    assert set(spec.by_name) == set(spec.handlers)
    assert {body.__module__.partition(".")[0] for body in spec.handlers.values()} == {"gtap_plugin_driver"}


def test_the_image_cache_drops_the_oldest_and_keeps_no_giant() -> None:
    cache = ImageCache(limit=100)
    images = {number: bytes([number]) * 40 for number in range(3)}
    cache.put(b"0", images[0])
    cache.put(b"1", images[1])
    assert cache.get(b"0") == images[0]  # now the most recently used
    cache.put(b"2", images[2])
    assert cache.get(b"1") is None
    assert (cache.get(b"0"), cache.get(b"2")) == (images[0], images[2])
    cache.put(b"giant", bytes(101))
    assert cache.get(b"giant") is None
    assert cache.get(b"0") == images[0]
