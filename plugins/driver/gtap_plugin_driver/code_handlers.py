"""The server side of linking, and of what happens to contexts."""

from __future__ import annotations

import struct
from functools import partial
from typing import Any

from gtap_core import Call, Entry, Launch, Pending, ordered
from gtap_core import DeviceStream as Stream
from gtap_plugin_driver.handlers import _fill, _forget, _state, _then
from gtap_plugin_driver.launches import read_attributes
from gtap_plugin_driver.modules import LINKS, Linking
from gtap_plugin_driver.peer_handlers import peers_of
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE, OUT_OF_MEMORY, INVALID_IMAGE, INVALID_HANDLE = 0, 1, 2, 200, 400
OPTIONS = 32  # that a link is given
PRINTF_FIFO_SIZE, MALLOC_HEAP_SIZE = 1, 2  # CUlimit

# Linking


@driver.handler("gtapLinkCreate")
@ordered(by="handles")
def link_create(session: Call, entry: Entry, options: memoryview | None, size: int) -> int:
    links = _state(session).links
    if size % 8 or size > 8 * OPTIONS:
        return INVALID_VALUE
    if len(links) >= LINKS:
        return OUT_OF_MEMORY
    links[entry.token] = Linking(dict(struct.iter_unpack("<ii", options or b"")))
    return SUCCESS


@driver.handler("gtapLinkInput")
@ordered(by="handles")
def link_input(
    session: Call, entry: Entry, kind: int, name: bytes, part: memoryview | None, size: int, offset: int, total: int
) -> int:
    state = _state(session)
    linking = state.links.get(entry.token)
    if linking is None or part is None or not 0 <= kind <= 4 or len(name) > 4096:
        return INVALID_VALUE
    taken = linking.add_part(kind, name.decode("utf-8", "replace"), part, offset, total, state.link_room())
    return SUCCESS if taken else INVALID_VALUE


@driver.handler("gtapLink")
@ordered(by="handles")
def link(session: Call, entry: Entry, size: bytearray | None, log: bytearray | None, capacity: int) -> int | Pending:
    linking = _state(session).links.get(entry.token)
    if linking is None or size is None or log is None:
        return INVALID_HANDLE if linking is None else INVALID_VALUE

    def finish(answer: Pending) -> int:
        image, said = answer.value if answer.value is not None else (b"", "")
        log[:] = said.encode()[:capacity]
        linking.inputs.clear()
        if answer.status == SUCCESS:
            linking.image = bytes(image)
            struct.pack_into("<Q", size, 0, len(linking.image))
        return answer.status or SUCCESS

    return _then(session.device.link(session.ordinal, tuple(linking.inputs), linking.options), finish)


@driver.handler("gtapLinkImage")
@ordered(by="handles")
def link_image(session: Call, entry: Entry, part: bytearray | None, size: int, offset: int) -> int:
    linking = _state(session).links.get(entry.token)
    if linking is None or part is None or offset + size > len(linking.image):
        return INVALID_VALUE
    part[:] = linking.image[offset : offset + size]
    return SUCCESS


@driver.handler("cuLinkDestroy")
@ordered(by="handles")
def link_destroy(session: Call, entry: Entry) -> int:
    return SUCCESS if _state(session).links.pop(entry.token, None) is not None else INVALID_HANDLE


# Contexts


@driver.handler("gtapContextEnd")
def context_end(session: Call) -> int:
    """End the streams, events and modules that were made in the frame's context, and forget its allocations."""
    state, here = _state(session), (session.ordinal, session.context)
    for entry in session.handles:
        if (entry.creation.get("ordinal"), entry.creation.get("context")) == here:
            _end(session, entry)
    gone = {a: held[0] for a, held in state.allocations.items() if held[1:] == here}
    state.allocations = {a: held for a, held in state.allocations.items() if a not in gone}
    for size in gone.values():
        session.memory.give(session.ordinal, -size)
    for owner in peers_of(session).drop_context(*here):
        session.device.peer_access(session.ordinal, owner, False)
    return SUCCESS


def _end(session: Call, entry: Entry) -> None:
    module = _state(session).modules.get(entry.token)
    if entry.kind == "driver.CUstream":
        session.device.stream_destroy(entry)
    elif entry.kind == "driver.CUevent":
        session.device.event_destroy(entry)
    elif module is not None:
        _forget(session, module)
        session.device.unload(entry)
    elif entry.kind != "driver.CUfunction":
        return  # graphs and other libraries' handles end by their own functions
    session.order.end(entry)
    session.handles.end(entry)


@driver.handler("gtapLimit")
@ordered(by="handles")
def limit(session: Call, number: int, value: int, now: bytearray | None) -> int | Pending:
    """What kernels print into and allocate from is memory of the device, and counts as far as it was asked for."""
    here, counted, budget = session.ordinal, _state(session).limits, session.memory.budget
    counts = number in (PRINTF_FIFO_SIZE, MALLOC_HEAP_SIZE)
    size = value if counts else 0

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS and counts:
            budget.give(here, counted.pop((here, number), 0))
            counted[here, number] = size
        if answer.status == SUCCESS and now is not None:
            struct.pack_into("<Q", now, 0, answer.value)
        return answer.status or SUCCESS

    return _then(budget.spend(here, size, partial(session.device.limit, here, number, value)), finish)


# Launches with attributes


def _launch(
    session: Call, token: int, shape: tuple[int, ...], stream: Stream, block: bytes | None, listed: memoryview | None
) -> Launch | int:
    target, attributes = _state(session).functions.get(token), read_attributes(listed)
    if target is None:
        return INVALID_HANDLE
    launch = target.launch(shape, stream, block, attributes) if attributes is not None else None
    return INVALID_VALUE if launch is None else launch


@driver.handler("gtapLaunchWith")
@ordered(reads=True)
def launch_with(
    session: Call,
    entry: Entry,
    grid_x: int,
    grid_y: int,
    grid_z: int,
    block_x: int,
    block_y: int,
    block_z: int,
    shared_bytes: int,
    stream: Stream,
    parameters: memoryview | None,
    size: int,
    flags: int,
    attributes: memoryview | None,
    attributes_size: int,
) -> int | Pending:
    shape = (grid_x, grid_y, grid_z, block_x, block_y, block_z, shared_bytes, flags)
    launch = _launch(session, entry.token, shape, stream, bytes(parameters or b""), attributes)
    return launch if isinstance(launch, int) else session.device.launch(launch)


@driver.handler("gtapClusters")
@ordered(by="handles", reads=True)
def clusters(
    session: Call,
    number: bytearray | None,
    entry: Entry,
    grid_x: int,
    grid_y: int,
    grid_z: int,
    block_x: int,
    block_y: int,
    block_z: int,
    shared_bytes: int,
    attributes: memoryview | None,
    attributes_size: int,
    largest: int,
) -> int | Pending:
    shape = (grid_x, grid_y, grid_z, block_x, block_y, block_z, shared_bytes, 0)
    launch = _launch(session, entry.token, shape, 0, None, attributes)
    return launch if isinstance(launch, int) else _fill(session.device.clusters(launch, largest != 0), number, "<i")


# Tensor maps: the driver's own encoding of what the client has checked


@driver.handler("cuTensorMapEncodeTiled")
@ordered(by="handles")
def encode_tensor_map(session: Call, *arguments: Any) -> Pending:
    return session.submit(session.library.cuTensorMapEncodeTiled, *arguments)
