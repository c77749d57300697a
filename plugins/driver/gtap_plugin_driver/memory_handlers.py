"""The server side of boxes and of memory that programs map themselves."""

from __future__ import annotations

from gtap_core.session.call import Call
from gtap_core.session.device import Extent, Pending, Region, Stream
from gtap_core.session.ordering import ordered
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE = 0, 1


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
