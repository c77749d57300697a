"""The server side of boxes and of memory that programs map themselves."""

from __future__ import annotations

from functools import partial

import attrs

from gtap_core import Call, Entry, Extent, Pending, Region, ordered
from gtap_core import DeviceStream as Stream
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE, OUT_OF_MEMORY = 0, 1, 2
PAGE = 2 << 20  # bytes: what physical memory and mappings are multiples of


# Aside: behind no stream


@driver.handler("gtapAsideIn")
@ordered(by="nothing")
def aside_in(session: Call, destination: int, source: memoryview | None, size: int) -> int | Pending:
    status = session.check(destination, size) if source is not None else INVALID_VALUE
    if status != SUCCESS or source is None or size == 0:
        return status if size else SUCCESS
    return session.device.aside_in(session.ordinal, destination, source)


@driver.handler("gtapAsideOut")
@ordered(by="nothing")
def aside_out(session: Call, output: bytearray | None, source: int, size: int) -> int | Pending:
    status = session.check(source, size) if output is not None else INVALID_VALUE
    if status != SUCCESS or size == 0:
        return status if size else SUCCESS
    return session.device.aside_out(session.ordinal, source, size)


# Memory that programs map themselves


MOST_PHYSICAL = 1 << 16


@attrs.define(eq=False)
class Physical:
    """A piece of physical memory: it is held while it has its handle or is mapped."""

    ordinal: int
    size: int
    made: bool = False
    mappings: int = 0
    released: bool = False


@attrs.define(eq=False)
class Mapped:
    """A session's mappings by address."""

    physical: dict[int, Physical] = attrs.field(factory=dict)  # by token
    mappings: dict[int, tuple[int, Physical]] = attrs.field(factory=dict)  # by address: size, what of


def _mapped(session: Call) -> Mapped:
    kept = session.kept.get("driver.mapped")
    if not isinstance(kept, Mapped):
        kept = session.kept["driver.mapped"] = Mapped()
    return kept


def _give_back(session: Call, physical: Physical, gone: Pending) -> Pending:
    """Count it no longer if neither its handle nor a mapping is left; `gone`: when the device is done with it."""
    if physical.released and not physical.mappings:
        session.memory.hold(physical.ordinal, -physical.size)
        session.memory.budget.leave(physical.ordinal, physical.size, gone)
    return gone


@driver.handler("gtapPhysicalCreate")
@ordered(by="handles")
def physical_create(session: Call, entry: Entry, size: int) -> int | Pending:
    kept = _mapped(session)
    if size == 0 or size % PAGE or len(kept.physical) >= MOST_PHYSICAL:
        return INVALID_VALUE if size == 0 or size % PAGE else OUT_OF_MEMORY
    physical = kept.physical[entry.token] = Physical(session.ordinal, size)
    session.memory.hold(session.ordinal, size)
    make = partial(session.device.physical_create, entry, session.ordinal, size)
    pending = session.memory.budget.spend(session.ordinal, size, make)

    def made(answer: Pending) -> None:
        physical.made = not answer.status
        if answer.status:
            session.memory.hold(physical.ordinal, -size)
            if kept.physical.get(entry.token) is physical:
                del kept.physical[entry.token]

    pending.when_done(made)
    return pending


@driver.handler("gtapPhysicalRelease")
@ordered(by="all")
def physical_release(session: Call, entry: Entry) -> int | Pending:
    kept = _mapped(session)
    physical = kept.physical.get(entry.token)
    if physical is None or not physical.made:  # nobody knows of it before it is made
        return INVALID_VALUE
    del kept.physical[entry.token]
    physical.released = True
    return _give_back(session, physical, session.device.physical_release(entry))


@driver.handler("gtapPhysicalMap")
@ordered(by="all")
def physical_map(session: Call, entry: Entry, address: int, size: int, offset: int) -> int | Pending:
    kept = _mapped(session)
    physical = kept.physical.get(entry.token)
    if physical is None or not physical.made or offset % PAGE or offset + size > physical.size:
        return INVALID_VALUE
    if not session.memory.map_own(address, size):
        return INVALID_VALUE
    physical.mappings += 1
    mapping = kept.mappings[address] = size, physical
    pending = session.device.physical_map(entry, address, size, offset)

    def undo(answer: Pending) -> None:
        if answer.status and kept.mappings.get(address) is mapping and _unmap(session, kept, address):
            _give_back(session, physical, answer)

    pending.when_done(undo)
    return pending


def _unmap(session: Call, kept: Mapped, address: int) -> bool:
    size, physical = kept.mappings[address]
    if not session.memory.unmap_own(address, size):
        return False
    del kept.mappings[address]
    physical.mappings -= 1
    return True


@driver.handler("gtapPhysicalUnmap")
@ordered(by="all")
def physical_unmap(session: Call, address: int, size: int) -> int | Pending:
    kept = _mapped(session)
    mapped, physical = kept.mappings.get(address, (0, None))
    if physical is None or mapped != size or not _unmap(session, kept, address):
        return INVALID_VALUE
    return _give_back(session, physical, session.device.physical_unmap(address, size))


@driver.handler("gtapMemUsed")
@ordered(by="handles")
def mem_used(session: Call, size: int) -> int:
    session.memory.tell(session.ordinal, size)
    return SUCCESS


# Boxes


def _checked(session: Call, region: Region, extent: Extent) -> int:
    """Whether every byte of the box lies in the session's memory, its rows and slices one behind the other."""
    width, height, depth = extent
    if 0 in extent or (height > 1 and region.pitch < width) or (depth > 1 and region.slice < _slice(region, extent)):
        return INVALID_VALUE
    return session.check(region.address, (depth - 1) * region.slice + _slice(region, extent))


def _slice(region: Region, extent: Extent) -> int:
    """Bytes from the first of a slice to its last."""
    return (extent[1] - 1) * region.pitch + extent[0]


@driver.handler("gtapCopyInBox")
@ordered(fence="blocking")
def copy_in_box(
    session: Call,
    destination: int,
    pitch: int,
    slice_: int,
    width: int,
    height: int,
    depth: int,
    source: memoryview | None,
    size: int,
    stream: Stream,
    blocking: int,
) -> int | Pending:
    region, extent = Region(destination, pitch, slice_), (width, height, depth)
    if source is None or size != width * height * depth:
        return INVALID_VALUE
    status = _checked(session, region, extent)
    if status != SUCCESS:
        return status
    pending = session.device.copy_in_box(session.ordinal, region, extent, source, stream)
    if blocking:
        session.order.fence(stream)
    return pending


@driver.handler("gtapCopyOutBox")
def copy_out_box(
    session: Call,
    output: bytearray | None,
    size: int,
    source: int,
    pitch: int,
    slice_: int,
    width: int,
    height: int,
    depth: int,
    stream: Stream,
) -> int | Pending:
    region, extent = Region(source, pitch, slice_), (width, height, depth)
    if output is None or size != width * height * depth:
        return INVALID_VALUE
    status = _checked(session, region, extent)
    return status or session.device.copy_out_box(session.ordinal, region, extent, stream)


@driver.handler("gtapCopyOutBoxAsync")
def copy_out_box_async(
    session: Call,
    output: bytearray | None,
    size: int,
    source: int,
    pitch: int,
    slice_: int,
    width: int,
    height: int,
    depth: int,
    stream: Stream,
) -> int | Pending:
    return copy_out_box(session, output, size, source, pitch, slice_, width, height, depth, stream)


@driver.handler("gtapCopyBox")
@ordered(fence="blocking")
def copy_box(
    session: Call,
    destination: int,
    destination_pitch: int,
    destination_slice: int,
    source: int,
    source_pitch: int,
    source_slice: int,
    width: int,
    height: int,
    depth: int,
    stream: Stream,
    blocking: int,
) -> int | Pending:
    to, extent = Region(destination, destination_pitch, destination_slice), (width, height, depth)
    from_ = Region(source, source_pitch, source_slice)
    status = _checked(session, to, extent) or _checked(session, from_, extent)
    if status != SUCCESS:
        return status
    pending = session.device.copy_box(session.ordinal, to, from_, extent, stream)
    if blocking:
        session.order.fence(stream)
    return pending
