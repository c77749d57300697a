"""What the nodes of a graph do, as sessions and devices say it to each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from .device import Extent, Launch, Region
from .handles import Entry


@attrs.frozen
class CopyWork:
    """A graph node that copies device memory."""

    destination: Region
    source: Region
    extent: Extent


@attrs.frozen
class FillWork:
    """A graph node that fills rows of `width` elements, `pitch` bytes apart, with a pattern of 1, 2 or 4 bytes."""

    destination: int
    pitch: int
    pattern: bytes
    width: int
    height: int


@attrs.frozen
class GateWork:
    """A graph node that holds what depends on it, at each launch, until its gate is opened."""

    gate: Entry
    reached: Callable[[int], None]


@attrs.frozen
class EventWork:
    """A graph node that records an event, or waits for one."""

    event: Entry
    record: bool


@attrs.frozen
class ChildWork:
    """A graph node that stands for a copy of another graph."""

    graph: Entry


# What a graph node does; None: nothing, it only joins. A kernel's `stream` means nothing here.
NodeWork = Launch | CopyWork | FillWork | GateWork | EventWork | ChildWork | None


@attrs.frozen
class NodeFacts:
    """A node as its device knows it. `kind` is CUgraphNodeType; `work` is None where it cannot be told."""

    kind: int
    dependencies: Sequence[int]  # positions in the list of the graph's nodes
    work: NodeWork = None
    node: Entry | None = None  # its name, if it has one
