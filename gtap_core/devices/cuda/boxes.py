"""Boxes of memory as the driver takes them: rows a pitch apart, slices a whole number of rows apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from gtap_core.devices.cuda.structures import DEVICE_MEMORY, HOST_MEMORY, UNIFIED_MEMORY, Box
from gtap_core.session.device import Extent, Region
from gtap_core.session.graph_work import CopyWork

LARGEST_PITCH = (1 << 31) - 1  # bytes; CU_DEVICE_ATTRIBUTE_MAX_PITCH of every device


def packed(address: int, extent: Extent) -> Region:
    """Where the rows of a box lie without gaps."""
    return Region(address, extent[0], extent[0] * extent[1])


def copies(
    destination: Region,
    source: Region,
    extent: Extent,
    destination_type: int = DEVICE_MEMORY,
    source_type: int = DEVICE_MEMORY,
) -> Iterator[Box]:
    """The driver's copies that make up one of a box: one, if rows and slices allow it."""
    width, rows, slices = extent
    if rows == 1 and slices > 1:  # the slices are the rows
        destination, source = (Region(each.address, each.slice) for each in (destination, source))
        rows, slices = slices, 1
    regions = destination, source
    kinds = destination_type, source_type
    if rows > 1 and any(each.pitch > LARGEST_PITCH for each in regions):
        for y, z in product(range(rows), range(slices)):
            yield from copies(_at(destination, y, z), _at(source, y, z), (width, 1, 1), *kinds)
    elif slices > 1 and any(each.slice % each.pitch or each.slice < each.pitch * rows for each in regions):
        for z in range(slices):
            yield from copies(_at(destination, 0, z), _at(source, 0, z), (width, rows, 1), *kinds)
    else:
        yield _box(destination, source, (width, rows, slices), destination_type, source_type)


def _at(region: Region, y: int, z: int) -> Region:
    return Region(region.address + y * region.pitch + z * region.slice, region.pitch, region.slice)


def _box(to: Region, source: Region, extent: Extent, to_type: int, source_type: int) -> Box:
    width, rows, slices = extent
    to_pitch, pitch = (each.pitch if rows > 1 or slices > 1 else width for each in (to, source))
    to_height, height = (each.slice // each.pitch if slices > 1 else rows for each in (to, source))
    box = Box(
        source_type=source_type,
        source_pitch=pitch,
        source_height=height,
        destination_type=to_type,
        destination_pitch=to_pitch,
        destination_height=to_height,
        width=width,
        height=rows,
        depth=slices,
    )
    if source_type == HOST_MEMORY:
        box.source_host = source.address
    else:
        box.source = source.address
    if to_type == HOST_MEMORY:
        box.destination_host = to.address
    else:
        box.destination = to.address
    return box


def work_of(box: Box) -> CopyWork | None:
    """What a copy of device memory does; None where host memory or an array takes part."""
    if not {box.source_type, box.destination_type} <= {DEVICE_MEMORY, UNIFIED_MEMORY}:
        return None
    to_slice, slice_ = box.destination_pitch * box.destination_height, box.source_pitch * box.source_height
    to = box.destination + box.destination_x + box.destination_y * box.destination_pitch + box.destination_z * to_slice
    source = box.source + box.source_x + box.source_y * box.source_pitch + box.source_z * slice_
    extent = (box.width, max(1, box.height), max(1, box.depth))
    if extent[1:] == (1, 1):  # the driver says what it likes of the pitches then
        return CopyWork(Region(to, 0), Region(source, 0), extent)
    return CopyWork(Region(to, box.destination_pitch, to_slice), Region(source, box.source_pitch, slice_), extent)


def size(extent: Extent) -> int:
    """Bytes of a box."""
    return prod(extent)
