"""Arguments of a call, checked: sizes, enums, and the memory of vectors, matrices and scalars.

Whatever comes from the client is checked here before anything touches memory. Pointers are those of the memory that
`memory` gives; it refuses what is not the session's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtap_plugin_cublas.cpu.element import Element
from gtap_plugin_cublas.status import NOT_SUPPORTED as NOT_SUPPORTED
from gtap_plugin_cublas.status import Refused

Memory = Callable[[int, int], memoryview]

N, T, CT, CONJ = 0, 1, 2, 3  # cublasOperation_t
LOWER, UPPER = 0, 1
LEFT, RIGHT = 0, 1
BESIDE = 1 << 60  # an address that no device memory has; a client's number is equal to it at most, and never it
_MOST = 1 << 40  # bytes: more than any device has
_IN_ONE_PLACE = 1 << 31  # elements of a vector whose step is 0
_AT_ONCE = 1 << 14  # addresses


def require(*conditions: bool) -> None:
    """What must hold, or the call's value is invalid."""
    if not all(conditions):
        raise Refused


def one_of(value: int, *allowed: int) -> int:
    """An enum's value."""
    if value not in allowed:
        raise Refused
    return value


def _data(memory: Memory, address: int, size: int, align: int) -> memoryview:
    if not isinstance(address, int) or size > _MOST or address % align:
        raise Refused
    return memory(address, size)


def pointer(memory: Memory, address: int, count: int, element: Element) -> int:
    """Where `count` elements lie, 0 for none."""
    if count <= 0:
        return 0
    data = _data(memory, address, count * element.size, element.align)
    return ctypes.addressof(ctypes.c_char.from_buffer(data))


def vector(memory: Memory, address: int, n: int, step: int, element: Element) -> int:
    """Where a vector of n elements begins in memory: the last one, where the step is negative."""
    require(step != 0 or n <= _IN_ONE_PLACE)
    return pointer(memory, address, (n - 1) * abs(step) + 1 if n > 0 else 0, element)


def matrix(memory: Memory, address: int, rows: int, columns: int, leading: int, element: Element) -> int:
    """Where a matrix begins that is stored by columns."""
    require(leading >= max(1, rows))
    return pointer(memory, address, (columns - 1) * leading + rows if rows > 0 and columns > 0 else 0, element)


def packed(memory: Memory, address: int, n: int, element: Element) -> int:
    """Where a packed triangle begins."""
    return pointer(memory, address, n * (n + 1) // 2, element)


def vector_view(
    memory: Memory, address: int, n: int, step: int, element: Element, first: int = 0, count: int | None = None
) -> NDArray:
    """Elements first to first + count of a vector, in the order of the vector, as they lie."""
    require(step != 0 or n <= _IN_ONE_PLACE)
    count = n if count is None else count
    if count <= 0:
        return np.empty(0, element.dtype)
    begin = first * step if step >= 0 else (n - first - count) * -step
    span = (count - 1) * abs(step) + 1
    data = _data(memory, address + begin * element.size, span * element.size, element.align)
    offset = (span - 1) * element.size if step < 0 else 0
    return np.ndarray((count,), element.dtype, data, offset, (step * element.size if count > 1 else element.size,))


def matrix_view(memory: Memory, address: int, rows: int, columns: int, leading: int, element: Element) -> NDArray:
    """A matrix as it lies, stored by columns."""
    require(leading >= max(1, rows))
    if rows <= 0 or columns <= 0:
        return np.empty((0, 0), element.dtype)
    data = _data(memory, address, ((columns - 1) * leading + rows) * element.size, element.align)
    apart = leading if columns > 1 else rows  # a step that nobody takes may be of any size
    return np.ndarray((rows, columns), element.dtype, data, 0, (element.size, apart * element.size))


def addresses(memory: Memory, array: int, count: int) -> Iterator[int]:
    """The addresses of an array in device memory, all of which is there; each is read once."""
    if count > 0:
        _data(memory, array, 8 * count, 8)
    return _read(memory, array, count)


def _read(memory: Memory, array: int, count: int) -> Iterator[int]:
    for first in range(0, count, _AT_ONCE):
        part = memory(array + 8 * first, 8 * min(_AT_ONCE, count - first))
        yield from np.frombuffer(bytes(part), np.uint64).tolist()


def beside(memory: Memory, array: NDArray) -> Memory:
    """Memory in which an array of ours, stored by columns, lies at BESIDE, for who has that very object."""
    data = memoryview(array.reshape(-1, order="F").view(np.uint8))

    def look(address: int, size: int) -> memoryview:
        return data[:size] if address is BESIDE else memory(address, size)

    return look


def scalars(memory: Memory, given: Any, element: Element, count: int = 1) -> NDArray:
    """A copy of numbers that lie in host memory (bytes) or device memory (an address)."""
    if given is None:
        raise Refused
    data = memory(given, count * element.size) if isinstance(given, int) else given
    require(len(data) >= count * element.size)
    return np.frombuffer(bytes(data[: count * element.size]), element.dtype)


def scalar(memory: Memory, given: Any, element: Element) -> Any:
    """One number of host or device memory, as a Python number."""
    value = scalars(memory, given, element)
    return element.load(value)[0].item() if not element.letter else value[0].item()


def store(memory: Memory, where: Any, value: Any, element: Element) -> None:
    """Write numbers to host or device memory."""
    if where is None:
        raise Refused
    rounded = np.atleast_1d(np.asarray(value)).astype(element.dtype)
    data = memory(where, rounded.nbytes) if isinstance(where, int) else memoryview(where)
    require(len(data) >= rounded.nbytes)
    data[: rounded.nbytes] = rounded.tobytes()
