"""What a plan transforms, and where its numbers lie; made of arguments that come from a client and may be anything."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from math import prod

import attrs

INVALID_TYPE, INVALID_VALUE, INVALID_SIZE, NOT_SUPPORTED = 3, 4, 8, 16
MOST_RANK = 3
MOST_ELEMENTS = 1 << 48  # of a batch, and between its first and its last one


class Type(IntEnum):
    """cufftType."""

    C2C = 0x29
    R2C = 0x2A
    C2R = 0x2C
    Z2Z = 0x69
    D2Z = 0x6A
    Z2D = 0x6C


@attrs.frozen
class Number:
    """A cudaDataType: `code` of its parts, f2, b2 (bfloat16), f4 or f8."""

    code: str
    is_complex: bool

    @property
    def size(self) -> int:
        """Bytes of one."""
        return int(self.code[1]) * (2 if self.is_complex else 1)


NUMBERS = {
    0: Number("f4", False), 1: Number("f8", False), 2: Number("f2", False), 14: Number("b2", False),
    4: Number("f4", True), 5: Number("f8", True), 6: Number("f2", True), 15: Number("b2", True),
}  # fmt: skip
TYPES = {Type.C2C: (4, 4), Type.R2C: (0, 4), Type.C2R: (4, 0), Type.Z2Z: (5, 5), Type.D2Z: (1, 5), Type.Z2D: (5, 1)}


@attrs.frozen
class Side:
    """Where input or output lies: `shape` and `strides` of batch and dimensions, in elements."""

    number: Number
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    @property
    def span(self) -> int:
        """Elements from the first to behind the last one."""
        return 1 + sum((size - 1) * stride for size, stride in zip(self.shape, self.strides, strict=True))


@attrs.frozen
class Embedding:
    """The arguments inembed, istride, idist of a side."""

    sizes: tuple[int, ...]
    stride: int
    dist: int


@attrs.frozen
class Layout:
    """A batch of transforms of `n`, from `source` to `result`; of both in one place, real rows are padded."""

    n: tuple[int, ...]
    batch: int
    input: Number
    output: Number
    embeddings: tuple[Embedding | None, Embedding | None]

    @property
    def work_size(self) -> int:
        """Bytes of a work area: one copy of what is transformed. SciPy needs none; programs shall have to give one."""
        return prod(self.n) * self.batch * (self.input if self.input.is_complex else self.output).size

    @property
    def type(self) -> Type | None:
        """The cufftType of these data types, if there is one."""
        return next(
            (type_ for type_, (a, b) in TYPES.items() if (NUMBERS[a], NUMBERS[b]) == (self.input, self.output)), None
        )

    def sides(self, in_place: bool) -> tuple[Side, Side]:
        """Source and result."""
        source, result = self.embeddings
        return self._side(self.input, source, in_place), self._side(self.output, result, in_place)

    def _side(self, number: Number, embedding: Embedding | None, in_place: bool) -> Side:
        half, is_half = self.n[-1] // 2 + 1, self.input.is_complex != self.output.is_complex
        shape = (*self.n[:-1], half if is_half and number.is_complex else self.n[-1])
        if embedding is None:
            padded = 2 * half if in_place and is_half and not number.is_complex else shape[-1]
            sizes = (*shape[:-1], padded)
            embedding = Embedding(sizes, 1, prod(sizes))
        strides = [embedding.stride]
        for size in reversed(embedding.sizes[1:]):
            strides.insert(0, strides[0] * size)
        return Side(number, (self.batch, *shape), (embedding.dist, *strides))


def layout_of(
    n: Sequence[int],
    batch: int,
    types: tuple[int, int, int],
    source: Embedding | None,
    result: Embedding | None,
) -> Layout | int:
    """A layout, or the status of arguments that make none. `types`: cudaDataType of input, output and execution."""
    if any(each not in NUMBERS for each in types):
        return INVALID_TYPE
    given, made, execution = (NUMBERS[each] for each in types)
    if not 1 <= len(n) <= MOST_RANK:
        return INVALID_VALUE
    if min(n) < 1 or batch < 1:
        return INVALID_SIZE
    if len({given.code, made.code, execution.code}) != 1 or not execution.is_complex:
        return NOT_SUPPORTED
    if not (given.is_complex or made.is_complex):
        return NOT_SUPPORTED
    if given.code[1] == "2" and any(size & (size - 1) for size in n):
        return NOT_SUPPORTED  # half precision is for powers of two
    for embedding in (source, result):
        if embedding is not None and (
            len(embedding.sizes) != len(n) or min(embedding.sizes) < 1 or embedding.stride < 1 or embedding.dist < 0
        ):
            return INVALID_VALUE
    if result is not None and result.dist < 1 and batch > 1:
        return INVALID_VALUE  # all results in one place
    layout = Layout(tuple(n), batch, given, made, (source, result))
    most = max(prod(n) * batch, *(side.span for side in layout.sides(True)))
    return layout if most <= MOST_ELEMENTS else INVALID_SIZE


def types_of(type_: int) -> tuple[int, int, int]:
    """The data types of a cufftType; of none that there is: such as there are none either."""
    if type_ not in TYPES:
        return (-1, -1, -1)
    source, result = TYPES[Type(type_)]
    return (source, result, max(source, result))
