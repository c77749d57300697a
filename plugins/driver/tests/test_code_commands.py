"""The server's side of linking and of a context's end, in a session on the CPU device: what it does and refuses."""

from __future__ import annotations

import struct

from gtap_plugin_driver.modules import LINK_BYTES, LINK_INPUTS, LINKS, Linking

from gtap_core.testing.loopback import LoopbackClient

from .test_commands import session

LINK, STREAM, EVENT = 16, 48, 50
INVALID_VALUE, OUT_OF_MEMORY, UNSUPPORTED_LIMIT, INVALID_HANDLE, NOT_SUPPORTED = 1, 2, 215, 400, 801
PTX = b".version 7.0\n.target sm_50\n.address_size 64\n.visible .entry nothing()\n{\n    ret;\n}\n"


async def add(client: LoopbackClient, part: bytes, offset: int = 0, total: int = -1, kind: int = 1) -> int:
    arguments = (LINK, kind, b"input", part, len(part), offset, len(part) if total < 0 else total)
    status, _ = await client.call("driver", "gtapLinkInput", *arguments)
    return int(status)


async def linked(client: LoopbackClient) -> tuple[int, int, bytes]:
    """Status, size of the image, log."""
    status, outputs = await client.call("driver", "gtapLink", LINK, bytearray(8), bytearray(4096), 4096)
    size, log = outputs
    return int(status), struct.unpack("<Q", size)[0] if size else 0, bytes(log or b"")


async def test_an_input_in_parts_is_linked_and_its_image_comes_in_parts() -> None:
    async with session() as (client, _):
        await client.post("driver", "gtapLinkCreate", LINK, struct.pack("<ii", 7, 3), 8)
        assert await add(client, PTX[:20], 0, len(PTX)) == 0
        assert await add(client, PTX[20:], 20, len(PTX)) == 0
        status, size, _ = await linked(client)
        assert status == 0 and size > 0
        status, outputs = await client.call("driver", "gtapLinkImage", LINK, bytearray(size), size, 0)
        assert status == 0 and b"nothing" in outputs[0]
        status, outputs = await client.call("driver", "gtapLinkImage", LINK, bytearray(5), 5, 8)
        assert status == 0 and bytes(outputs[0]) in PTX
        for n, offset in ((size + 1, 0), (1, size), (size, 1), (1, 2**63)):
            status, _ = await client.call("driver", "gtapLinkImage", LINK, bytearray(n), n, offset)
            assert status == INVALID_VALUE


async def test_parts_that_do_not_follow_and_unknown_kinds_are_refused() -> None:
    async with session() as (client, _):
        assert await add(client, PTX) == INVALID_HANDLE  # there is no such link
        await client.post("driver", "gtapLinkCreate", LINK, b"", 0)
        assert await add(client, PTX[:20], 20, len(PTX)) == INVALID_VALUE
        assert await add(client, PTX, 0, 10) == INVALID_VALUE
        assert await add(client, PTX, 0, 2**62) == INVALID_VALUE
        assert await add(client, PTX, kind=5) == INVALID_VALUE
        assert await add(client, PTX, kind=-1) == INVALID_VALUE


async def test_links_are_bounded() -> None:
    async with session() as (client, _):
        for each in range(LINKS):
            await client.post("driver", "gtapLinkCreate", LINK + 2 * each, b"", 0)
        status, _ = await client.call("driver", "gtapLinkCreate", LINK + 2 * LINKS, b"", 0)
        assert status == OUT_OF_MEMORY
        status, _ = await client.call("driver", "cuLinkDestroy", LINK)
        assert status == 0
        status, _ = await client.call("driver", "gtapLinkCreate", LINK + 2 * LINKS + 2, b"", 0)
        assert status == 0
    linking = Linking({})
    assert not linking.add_part(1, "", b"x", 0, LINK_BYTES + 1)
    linking = Linking({})
    assert all(linking.add_part(1, "", b"x", 0, 1) for _ in range(LINK_INPUTS))
    assert not linking.add_part(1, "", b"x", 0, 1)


async def test_the_end_of_a_context_ends_what_was_made_in_it() -> None:
    async with session() as (client, memory):
        await client.post("driver", "cuStreamCreateWithPriority", STREAM, 1, 0)
        await client.post("driver", "cuEventCreate", EVENT, 2)
        await client.post("driver", "gtapMemAlloc", memory, 4096)
        status, _ = await client.call("driver", "gtapContextEnd")
        assert status == 0
        status, _ = await client.call("driver", "cuStreamSynchronize", STREAM)
        assert status == INVALID_HANDLE
        status, _ = await client.call("driver", "cuEventSynchronize", EVENT)
        assert status == INVALID_HANDLE
        status, _ = await client.call("driver", "gtapMemFree", memory, 4096)
        assert status == INVALID_VALUE
        status, _ = await client.call("driver", "gtapMemAlloc", memory, 4096)
        assert status == 0


async def test_a_limit_is_the_device_s_to_set() -> None:
    async with session() as (client, _):
        status, outputs = await client.call("driver", "gtapLimit", 0, 4096, bytearray(8))
        assert (status, bytes(outputs[0])) == (0, struct.pack("<Q", 4096))
        status, _ = await client.call("driver", "gtapLimit", 77, 1, bytearray(8))
        assert status == UNSUPPORTED_LIMIT


async def test_a_device_whose_driver_has_no_tensor_maps_says_so() -> None:
    async with session() as (client, memory):
        sizes, strides = struct.pack("<QQ", 128, 64), struct.pack("<Q", 256)
        box, steps = struct.pack("<II", 64, 32), struct.pack("<II", 1, 1)
        arguments = (bytearray(128), 6, 2, memory, sizes, strides, box, steps, 0, 1, 2, 0)
        status, _ = await client.call("driver", "cuTensorMapEncodeTiled", *arguments)
        assert status == NOT_SUPPORTED
