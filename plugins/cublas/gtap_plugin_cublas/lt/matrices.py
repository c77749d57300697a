"""Matrices of the CPU device: views of device memory by their layouts, each checked before it is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from gtap_plugin_cublas.lt.encoding import COL, POINTER_ARRAY, ROW, STRIDED
from gtap_plugin_cublas.lt.types import dtype
from gtap_plugin_cublas.status import NOT_SUPPORTED, refuse

Memory = Callable[[int, int], memoryview]
MOST_BYTES = 1 << 48
MOST_BATCH = 1 << 20
_TURNED = {0: 1, 1: 0, 2: 3}  # what a matrix stored by rows needs: N, T, C to T, N and the conjugate alone


def array(memory: Memory, address: int, type: int, count: int) -> Any:
    """`count` elements at an address."""
    import numpy

    size = count * dtype(type).itemsize
    return numpy.frombuffer(placed(memory, address, size), dtype(type))


def placed(memory: Memory, address: int, size: int) -> memoryview:
    """Device memory, at an address and of a size that may be anything."""
    refuse(not 0 <= size <= MOST_BYTES or not 0 <= address < 1 << 63)
    return memory(address, size)


def strided(elements: Any, shape: tuple[int, int], steps: tuple[int, int]) -> Any:
    """A writable view of contiguous elements by steps of bytes, which stay within them."""
    import numpy

    if not elements.size:
        return elements.reshape(shape)
    return numpy.ndarray(shape, elements.dtype, elements.view("u1").data, 0, steps)


@attrs.frozen
class Matrices:
    """A batch of matrices at an address, or behind an array of addresses."""

    layout: Any
    address: int
    memory: Memory

    def at(self, index: int) -> Any:
        """A writable view of one, rows by columns."""
        layout, item = self.layout, dtype(self.layout.type).itemsize
        lines, length = (layout.cols, layout.rows) if layout.order == COL else (layout.rows, layout.cols)
        extent = (lines - 1) * layout.ld + length if lines and length else 0
        elements = array(self.memory, self.where(index), layout.type, extent)
        steps = (item, layout.ld * item) if layout.order == COL else (layout.ld * item, item)
        return strided(elements, (layout.rows, layout.cols), steps)

    def where(self, index: int) -> int:
        """The address of one."""
        if self.layout.batch_mode == POINTER_ARRAY:
            return int.from_bytes(placed(self.memory, self.address + 8 * index, 8), "little")
        return int(self.address + index * self.layout.batch_stride * dtype(self.layout.type).itemsize)

    def by_columns(self, operation: int) -> int:
        """The cublasOperation_t that makes op(matrix) of what lies there, seen as stored by columns."""
        return operation if self.layout.order == COL else _TURNED[operation]


def check_layout(layout: Any) -> None:
    """Refuse what cannot be, then what the CPU device has not."""
    refuse(layout.batch_count < 1 or layout.ld < 0)
    refuse(max(layout.rows, layout.cols, layout.ld) >= MOST_BYTES)
    if layout.order in (COL, ROW):
        refuse(layout.ld < (layout.rows if layout.order == COL else layout.cols))
    refuse(layout.order not in (COL, ROW) or layout.batch_count > MOST_BATCH, NOT_SUPPORTED)
    refuse(layout.batch_mode not in (STRIDED, POINTER_ARRAY) or layout.plane_offset, NOT_SUPPORTED)
    refuse(dtype(layout.type) is None, NOT_SUPPORTED)


def operated(matrix: Any, operation: int) -> Any:
    """op(matrix): as it is, transposed, conjugated too."""
    return matrix if operation == 0 else matrix.T if operation == 1 else matrix.conj().T
