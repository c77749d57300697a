"""Executes a layout on the processor with SciPy, in the precision of the plan; halves in single precision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import prod
from typing import Any

from gtap_plugin_cufft.layout import Layout, Number, Side

Memory = Callable[[int, int], memoryview]
CHUNK = 1 << 22  # elements that are transformed at a time


def transform(layout: Layout, source: int, result: int, forward: bool, memory: Memory) -> None:
    """Read all, transform, write; in pieces of the batch where these do not touch each other."""
    given, made = layout.sides(source == result)
    read, written = _view(given, source, memory), _view(made, result, memory)
    for piece in _pieces(layout, (source, given), (result, made)):
        _store(written[piece], _fft(layout, _load(read[piece], given.number), forward), made.number)


def _pieces(layout: Layout, source: tuple[int, Side], result: tuple[int, Side]) -> Iterator[slice]:
    step = max(1, CHUNK // prod(layout.n)) if _is_separate(source, result) else layout.batch
    at_once = min(step, layout.batch) * prod(layout.n)
    if at_once > CHUNK and at_once > 2 * max(source[1].span, result[1].span):
        raise MemoryError("so many elements lie on each other that their copies need far more memory than they have")
    return (slice(start, start + step) for start in range(0, layout.batch, step))


def _is_separate(source: tuple[int, Side], result: tuple[int, Side]) -> bool:
    """Whether what one transform writes is not read by another."""
    (first, given), (second, made) = source, result
    sizes = [side.span * side.number.size for side in (given, made)]
    if first + sizes[0] <= second or second + sizes[1] <= first:
        return True
    dists = [side.strides[0] * side.number.size for side in (given, made)]
    each = [(side.span - 1 - (side.shape[0] - 1) * side.strides[0] + 1) * side.number.size for side in (given, made)]
    return first == second and dists[0] == dists[1] and max(each) <= dists[0]


def _view(side: Side, address: int, memory: Memory) -> Any:
    """The elements as they lie in device memory: complex and plain numbers, halves as integers."""
    import numpy as np
    from numpy.lib.stride_tricks import as_strided

    size = side.number.size
    form = {"f4": "c", "f8": "c"}.get(side.number.code, "u") if side.number.is_complex else side.number.code[0]
    flat = np.frombuffer(memory(address, side.span * size), f"<{form.replace('b', 'u')}{size}")
    return as_strided(flat, side.shape, [stride * size for stride in side.strides])


def _load(view: Any, number: Number) -> Any:
    """A copy without gaps, in single or double precision."""
    import numpy as np

    data = np.array(view, order="C")
    if number.code == "f2":
        data = data.view("<f2").astype("<f4")
    elif number.code == "b2":
        data = (data.view("<u2").astype("<u4") << 16).view("<f4")
    return data.view("<c8") if number.is_complex and number.size == 4 else data


def _store(view: Any, data: Any, number: Number) -> None:
    import numpy as np

    if number.code == "f2":
        with np.errstate(over="ignore"):
            data = np.ascontiguousarray(data).view("<f4").astype("<f2")
    elif number.code == "b2":
        data = _rounded(np.ascontiguousarray(data).view("<f4"))
    view[...] = data.view("<u4") if number.is_complex and number.size == 4 else data.view(view.dtype)


def _rounded(data: Any) -> Any:
    """The upper halves of floats, to the nearest, ties to even; not a number stays so."""
    import numpy as np

    bits = data.view("<u4")
    upper = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16
    return np.where(np.isnan(data), bits >> 16 | 0x40, upper).astype("<u2")


def _fft(layout: Layout, data: Any, forward: bool) -> Any:
    """Nothing is normalised, as in cuFFT."""
    from scipy import fft

    axes = tuple(range(1, len(layout.n) + 1))
    if not layout.input.is_complex:
        return fft.rfftn(data, axes=axes)
    if not layout.output.is_complex:
        return fft.irfftn(data, s=layout.n, axes=axes, norm="forward")
    return fft.fftn(data, axes=axes) if forward else fft.ifftn(data, axes=axes, norm="forward")
