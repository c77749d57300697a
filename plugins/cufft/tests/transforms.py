"""Transforms through cuFFT's API, and what NumPy makes of them in double precision; on any device."""

from __future__ import annotations

import struct
from math import prod
from typing import Any

import attrs
import ml_dtypes
import numpy as np
from hypothesis import strategies as st

from tests.caller import Argument, Caller

FORWARD, INVERSE = -1, 1
TYPES = {("c2c", "f4"): 0x29, ("r2c", "f4"): 0x2A, ("c2r", "f4"): 0x2C, ("c2c", "f8"): 0x69, ("r2c", "f8"): 0x6A, ("c2r", "f8"): 0x6C}  # fmt: skip # noqa: E501
EXECUTIONS = {0x29: "C2C", 0x2A: "R2C", 0x2C: "C2R", 0x69: "Z2Z", 0x6A: "D2Z", 0x6C: "Z2D"}
REAL = {"f4": 0, "f8": 1, "f2": 2, "b2": 14}
COMPLEX = {"f4": 4, "f8": 5, "f2": 6, "b2": 15}
PARTS = {"f4": np.float32, "f8": np.float64, "f2": np.float16, "b2": ml_dtypes.bfloat16}
# The largest error, of the largest value of the result.
TOLERANCE = {"f4": 1e-6, "f8": 1e-14, "f2": 2e-3, "b2": 2e-2}
GUARD = 64  # bytes behind each side, which nobody may write


@attrs.frozen
class Embedding:
    """inembed, istride, idist; or those of the output."""

    sizes: tuple[int, ...]
    stride: int
    dist: int


@attrs.frozen
class Case:
    """One plan and one execution. `form`: how the plan is made. Without embeddings the elements lie side by side."""

    n: tuple[int, ...]
    batch: int = 1
    kind: str = "c2c"
    code: str = "f4"
    direction: int = FORWARD
    in_place: bool = False
    source: Embedding | None = None
    result: Embedding | None = None
    form: str = "many"
    by_types: bool = False
    seed: int = 0

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that its result depends on."""
        making = {"plan": f"Plan{len(self.n)}d", "make": f"MakePlan{len(self.n)}d", "types": "XtMakePlanMany"}
        making |= {"plan many": "PlanMany", "many": "MakePlanMany", "many 64": "MakePlanMany64"}
        by_types = self.form == "types" or self.by_types
        execution = "XtExec" if by_types else f"Exec{EXECUTIONS[TYPES[self.kind, self.code]]}"
        return f"cufft{making[self.form]}", f"cufft{execution}", "cufftDestroy"

    def sides(self) -> tuple[Any, Any]:
        """The indices of the elements of input and output, by batch and dimensions."""
        half = (*self.n[:-1], self.n[-1] // 2 + 1)
        padded = self.in_place and self.kind != "c2c"
        real = _packed((*self.n[:-1], 2 * half[-1]) if padded else self.n)
        source, packed_source = (half, _packed(half)) if self.kind == "c2r" else (self.n, real)
        result, packed_result = (half, _packed(half)) if self.kind == "r2c" else (self.n, real)
        return (
            _indices(source, self.batch, self.source or packed_source),
            _indices(result, self.batch, self.result or packed_result),
        )


def _packed(sizes: tuple[int, ...]) -> Embedding:
    return Embedding(sizes, 1, prod(sizes))


def _indices(shape: tuple[int, ...], batch: int, embedding: Embedding) -> Any:
    index = np.zeros(1, np.int64)
    for size, whole in zip(shape, embedding.sizes, strict=True):
        index = index[..., None] * whole + np.arange(size)
    index = index.reshape(shape) * embedding.stride
    return np.arange(batch).reshape(-1, *[1] * len(shape)) * embedding.dist + index


def expected(case: Case, data: Any) -> Any:
    """What the transform of `data` is, in double precision; nothing is normalised."""
    axes = tuple(range(1, len(case.n) + 1))
    if case.kind == "r2c":
        return np.fft.rfftn(data, axes=axes)
    if case.kind == "c2r":
        return np.fft.irfftn(data, s=case.n, axes=axes, norm="forward")
    return np.fft.fftn(data, axes=axes) if case.direction == FORWARD else np.fft.ifftn(data, axes=axes, norm="forward")


def encode(values: Any, code: str) -> Any:
    """Numbers as their parts in memory, the last axis two for complex ones."""
    parts = np.stack([values.real, values.imag], -1) if np.iscomplexobj(values) else values[..., None]
    with np.errstate(over="ignore"):
        return parts.astype(PARTS[code])


def decode(parts: Any) -> Any:
    wide = parts.astype(np.float64)
    return wide[..., 0] + 1j * wide[..., 1] if wide.shape[-1] == 2 else wide[..., 0]


def inputs(case: Case, index: Any) -> Any:
    """The parts of every element of the input's memory; a half spectrum is that of real numbers."""
    random = np.random.default_rng(case.seed)
    count = int(index.max()) + 1
    if case.kind == "c2r":
        real = random.uniform(-1, 1, (case.batch, *case.n))
        memory = np.zeros(count, np.complex128)
        memory[index] = np.fft.rfftn(real, axes=tuple(range(1, len(case.n) + 1))) / prod(case.n)
        return encode(memory, case.code)
    memory = random.uniform(-1, 1, count)
    return encode(memory + 1j * random.uniform(-1, 1, count) if case.kind == "c2c" else memory, case.code)


# ---- through the API ----


@attrs.define
class Cufft:
    """The library of one CUDA major, in a program that has made a device current."""

    caller: Caller
    library: str = "libcufft.so.12"

    def call(self, name: str, *arguments: Argument) -> tuple[int, list[bytes]]:
        return self.caller.call(self.library, name, *arguments)

    def done(self, name: str, *arguments: Argument) -> list[bytes]:
        status, memory = self.call(name, *arguments)
        assert status == 0, f"{name} is {status}"
        return memory

    def plan(self, case: Case) -> int:
        """A plan for a case; what functions say of its work area is the same."""
        if case.form == "plan":
            (made,) = self.done(f"cufftPlan{len(case.n)}d", bytes(4), *case.n, *self._tail(case))
            return _int(made)
        if case.form == "plan many":
            (made, *_) = self.done(
                "cufftPlanMany", bytes(4), *_many(case, "i"), TYPES[case.kind, case.code], case.batch
            )
            return _int(made)
        plan = _int(self.done("cufftCreate", bytes(4))[0])
        name, arguments = self._making(case)
        *_, size = self.done(name, plan, *arguments)
        assert self.done("cufftGetSize", plan, bytes(8)) == [size]
        return plan

    def _type(self, case: Case) -> int:
        return TYPES[case.kind, case.code]

    def _tail(self, case: Case) -> list[int]:
        type_ = self._type(case)
        return [type_, case.batch] if len(case.n) == 1 else [type_]

    def _making(self, case: Case) -> tuple[str, list[Argument]]:
        if case.form == "make":
            return f"cufftMakePlan{len(case.n)}d", [*case.n, *self._tail(case), bytes(8)]
        if case.form == "types":
            return "cufftXtMakePlanMany", by_types(case)
        name, form = ("cufftMakePlanMany64", "q") if case.form == "many 64" else ("cufftMakePlanMany", "i")
        return name, [*_many(case, form), self._type(case), case.batch, bytes(8)]

    def execute(self, case: Case, plan: int, source: int, result: int) -> None:
        if case.form == "types" or case.by_types:
            self.done("cufftXtExec", plan, source, result, case.direction)
            return
        name = f"cufftExec{EXECUTIONS[self._type(case)]}"
        self.done(name, plan, source, result, *([case.direction] if case.kind == "c2c" else []))


def _int(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)


def _sizes(sizes: tuple[int, ...], form: str) -> bytes:
    return struct.pack(f"<{len(sizes)}{form}", *sizes)


def _embedded(embedding: Embedding | None, form: str) -> list[Argument]:
    return [None, 1, 0] if embedding is None else [_sizes(embedding.sizes, form), embedding.stride, embedding.dist]


def _many(case: Case, form: str) -> list[Argument]:
    sides = (*_embedded(case.source, form), *_embedded(case.result, form))
    return [len(case.n), _sizes(case.n, form), *sides]


def by_types(case: Case) -> list[Argument]:
    """The arguments of cufftXtMakePlanMany behind the plan."""
    source = REAL[case.code] if case.kind == "r2c" else COMPLEX[case.code]
    result = REAL[case.code] if case.kind == "c2r" else COMPLEX[case.code]
    rank, n, *sides = _many(case, "q")
    return [rank, n, *sides[:3], source, *sides[3:], result, case.batch, bytes(8), COMPLEX[case.code]]


def check(cufft: Cufft, case: Case, keeps_input: bool = True, slack: float = 1) -> None:
    """Make the plan, execute it, and compare every byte that it may and may not have written.

    `slack`: how much larger than SciPy's errors are, in which halves are computed in single precision.
    """
    read, written = case.sides()
    given = inputs(case, read)
    wanted = expected(case, decode(given)[read])
    blank = encode(np.zeros(int(written.max()) + 1, wanted.dtype), case.code)
    room = max(given.nbytes, blank.nbytes) if case.in_place else given.nbytes
    source = cufft.caller.allocate(room + GUARD)
    result = source if case.in_place else cufft.caller.allocate(blank.nbytes + GUARD)
    before = given.tobytes() + bytes([0xA5]) * (room + GUARD - given.nbytes)
    if not case.in_place:
        cufft.caller.write(result, bytes([0x5A]) * (blank.nbytes + GUARD))
    cufft.caller.write(source, before)
    plan = cufft.plan(case)
    cufft.execute(case, plan, source, result)
    raw = cufft.caller.read(result, (room if case.in_place else blank.nbytes) + GUARD)
    if not case.in_place and keeps_input:
        assert cufft.caller.read(source, room + GUARD) == before
    cufft.done("cufftDestroy", plan)
    for address in {source, result}:
        cufft.caller.free(address)
    found = np.frombuffer(raw, PARTS[case.code], blank.size).reshape(blank.shape)
    error = np.abs(decode(found)[written] - wanted).max()
    assert error <= slack * TOLERANCE[case.code] * np.abs(wanted).max(), error
    _check_rest(case, raw, blank, written)


def _check_rest(case: Case, raw: bytes, blank: Any, written: Any) -> None:
    """What lies between and behind the elements of an output of its own is as it was."""
    if case.in_place:
        assert raw[-GUARD:] == bytes([0xA5]) * GUARD
        return
    rest = np.frombuffer(raw, np.uint8).copy()
    own = rest[: blank.nbytes].reshape(blank.shape[0], -1)
    own[written.ravel()] = 0x5A
    assert (rest == 0x5A).all()


# ---- cases ----


def _embeddings(shape: tuple[int, ...], batch: int) -> st.SearchStrategy[Embedding]:
    """One after the other with room between, or interleaved."""
    sizes = st.tuples(*(st.integers(size, size + 3) for size in shape))

    def with_sizes(sizes: tuple[int, ...]) -> st.SearchStrategy[Embedding]:
        apart = st.integers(1, 3).flatmap(
            lambda stride: st.integers(0, 5).map(lambda gap: Embedding(sizes, stride, prod(sizes) * stride + gap))
        )
        return apart | st.just(Embedding(sizes, batch, 1))

    return sizes.flatmap(with_sizes)


@st.composite
def cases(draw: st.DrawFn, largest: int = 40) -> Case:
    """Any plan of a few thousand elements."""
    code = draw(st.sampled_from(["f4", "f4", "f8", "f8", "f2", "b2"]))
    rank = draw(st.integers(1, 3))
    powers = st.sampled_from([1, 2, 4, 8, 16, 32])
    most = {1: largest * 5, 2: largest, 3: 12}[rank]
    sizes = powers if code[1] == "2" else st.integers(1, most) | st.sampled_from([7, 8, 11, 12])
    n = draw(st.tuples(*[sizes] * rank))
    batch = draw(st.integers(1, 5))
    kind, in_place = draw(st.sampled_from(["c2c", "r2c", "c2r"])), draw(st.booleans())
    source = result = None
    if draw(st.booleans()) and not (in_place and kind != "c2c"):
        half = (*n[:-1], n[-1] // 2 + 1)
        source = draw(_embeddings(half if kind == "c2r" else n, batch))
        result = source if in_place else draw(_embeddings(half if kind == "r2c" else n, batch))
    forms = ["types"]
    if code[0] == "f" and code[1] != "2":
        forms += ["plan many", "many", "many 64"]
        if source is None and (rank == 1 or batch == 1):
            forms += ["plan", "make"]
    return Case(
        n, batch, kind, code, draw(st.sampled_from([FORWARD, INVERSE])), in_place, source, result,
        draw(st.sampled_from(forms)), draw(st.booleans()), draw(st.integers(0, 1 << 16)),
    )  # fmt: skip


FEW = (
    Case((60,), 3, form="plan"),
    Case((64,), 2, direction=INVERSE, form="make"),
    Case((5, 7), kind="r2c", form="plan"),
    Case((6, 5), kind="c2r", code="f8", form="make"),
    Case((4, 3, 6), kind="r2c", code="f8", form="plan"),
    Case((3, 4, 5), kind="c2c", code="f8", direction=INVERSE, form="make"),
    Case((9,), 4, kind="r2c", in_place=True, form="plan"),
    Case((8, 6), 3, kind="c2r", in_place=True, form="plan many"),
    Case((1,), 1, form="plan"),
    Case((97,), 2, code="f8", in_place=True, form="many"),
    Case((4, 6), 5, source=Embedding((5, 8), 2, 90), result=Embedding((4, 7), 1, 30), form="many"),
    Case((12,), 7, kind="r2c", source=Embedding((12,), 7, 1), result=Embedding((9,), 3, 28), form="many 64"),
    Case((6, 4), 2, "c2r", "f8", source=Embedding((6, 5), 1, 31), result=Embedding((7, 6), 2, 90), form="many 64"),
    Case((16,), 6, source=Embedding((16,), 1, 4), form="many"),  # inputs that overlap
    Case((12,), 3, "r2c", in_place=True, source=Embedding((14,), 1, 14), result=Embedding((7,), 1, 7), form="many"),
    Case((5, 6), 2, "c2r", "f8", in_place=True, source=Embedding((5, 4), 1, 20), result=Embedding((5, 8), 1, 40)),
    Case((30,), 2, form="types"),
    Case((30, 2), 2, kind="r2c", code="f8", form="types"),
    Case((32,), 3, code="f2", form="types"),
    Case((8, 16), 2, kind="r2c", code="f2", form="types"),
    Case((64,), 2, kind="c2r", code="b2", form="types"),
    Case((16, 4), 1, code="b2", direction=INVERSE, in_place=True, form="types"),
    Case((21,), 2, kind="c2r", by_types=True, form="many"),
)  # fmt: skip
