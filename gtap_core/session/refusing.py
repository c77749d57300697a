"""What a device does that does less than others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .device import Pending, Reading, done


class Refusing:
    """A base for devices: the parts of `Device` that not every one has answer CUDA_ERROR_NOT_SUPPORTED."""

    @property
    def waiting(self) -> int:
        return 0

    def _refuse(self, *arguments: Any, **named: Any) -> Pending:
        return done(801)

    def gauge(self, places: Sequence[str]) -> Sequence[Reading]:
        return ()

    busy = _refuse
    limit = _refuse
    clusters = _refuse
    peer = _refuse
    peer_access = _refuse
    copy_box = _refuse
    copy_in_box = _refuse
    copy_out_box = _refuse
    aside_in = _refuse
    aside_out = _refuse
    gate = _refuse
    gate_open = _refuse
    stream_write_value = _refuse
    stream_wait_value = _refuse
    physical_create = _refuse
    physical_release = _refuse
    physical_map = _refuse
    physical_unmap = _refuse
    link = _refuse
    capture_begin = _refuse
    capture_end = _refuse
    capture_dependencies = _refuse
    capture_update = _refuse
    graph_create = _refuse
    graph_clone = _refuse
    graph_destroy = _refuse
    graph_nodes = _refuse
    graph_name = _refuse
    graph_add = _refuse
    graph_remove = _refuse
    graph_depend = _refuse
    graph_set = _refuse
    graph_enable = _refuse
    graph_instantiate = _refuse
    graph_update = _refuse
    graph_launch = _refuse
    graph_exec_destroy = _refuse
