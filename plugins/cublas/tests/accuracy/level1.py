"""Level 1."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from plugins.cublas.tests.accuracy.case import TYPES, Case, Device, Scalar, Vector, numbers, rng, scalar, vector

FEW = ((7, 1, 1), (5, 2, -3))
MANY = (*FEW, (0, 1, 1), (1, 1, 1), (64, 1, 1), (257, -1, 2), (1000, 3, 1), (4099, 1, 1), (9, -2, -2))
REAL_OF = {"S": "S", "D": "D", "C": "S", "Z": "D"}


def both(case: Case) -> Iterator[Case]:
    """A case with its scalars in host memory, and its `_64` form with them in device memory."""
    yield case
    yield attrs.evolve(case.wide, on_device=True)


def one(case: Case) -> Iterator[Case]:
    """In both pointer modes."""
    yield case
    yield attrs.evolve(case, on_device=True)


def indices(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        for name in ("amax", "amin"):
            for n, step, _ in MANY if thorough else FEW:
                x = vector(rng(letter, name, n, step), TYPES[letter], n, step)
                sizes = np.abs(x.values.real) + np.abs(x.values.imag)
                found = 0
                if n and step > 0:
                    found = int(sizes.argmax() if name == "amax" else sizes.argmin()) + 1
                for case in both(Case(f"cublasI{letter.lower()}{name}_v2", (n, x, step))):
                    dtype = np.int64 if case.function.endswith("_64") else np.int32
                    result = Scalar(np.array([-7], dtype), np.array([found]))
                    yield attrs.evolve(case, arguments=(*case.arguments, result))


def sums(thorough: bool) -> Iterator[Case]:
    for letter, named in (("S", "S"), ("D", "D"), ("C", "Sc"), ("Z", "Dz")):
        for name in ("asum", "nrm2"):
            for n, step, _ in MANY if thorough else FEW:
                x = vector(rng(letter, name, n, step), TYPES[letter], n, step)
                made = 0.0
                if step > 0 and name == "asum":
                    made = float((np.abs(x.values.real) + np.abs(x.values.imag)).sum())
                elif step > 0:
                    made = float(np.sqrt((np.abs(x.values) ** 2).sum()))
                result = Scalar(np.array([-7], TYPES[REAL_OF[letter]]), np.array([made]))
                yield from both(Case(f"cublas{named}{name}_v2", (n, x, step, result)))


def dots(thorough: bool) -> Iterator[Case]:
    for letter, name in (("S", "dot"), ("D", "dot"), ("C", "dotu"), ("Z", "dotu"), ("C", "dotc"), ("Z", "dotc")):
        for n, incx, incy in (*(MANY if thorough else FEW), (6, 0, 1)):
            generator = rng(letter, name, n, incx, incy)
            x, y = vector(generator, TYPES[letter], n, incx), vector(generator, TYPES[letter], n, incy)
            made = (np.conj(x.values) if name == "dotc" else x.values) @ y.values
            result = Scalar(np.array([-7], TYPES[letter]), np.array([made]), slack=100 + n)
            yield from both(Case(f"cublas{letter}{name}_v2", (n, x, incx, y, incy, result)))


def vectors(thorough: bool) -> Iterator[Case]:
    for letter, dtype in TYPES.items():
        if letter == "H":
            continue
        for n, incx, incy in MANY if thorough else FEW:
            generator = rng(letter, "vectors", n, incx, incy)

            def pair(generator=generator, dtype=dtype, n=n, incx=incx, incy=incy) -> tuple[Vector, Vector]:
                return vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)

            alpha = scalar(numbers(generator, dtype), dtype)
            x, y = pair()
            y.becomes(y.values + alpha.data[0] * x.values)
            yield from both(Case(f"cublas{letter}axpy_v2", (n, alpha, x, incx, y, incy)))
            x, y = pair()
            y.becomes(x.values, 0)
            yield from both(Case(f"cublas{letter}copy_v2", (n, x, incx, y, incy)))
            x, y = pair()
            first, second = x.values, y.values
            x.becomes(second, 0)
            y.becomes(first, 0)
            yield from both(Case(f"cublas{letter}swap_v2", (n, x, incx, y, incy)))
            for name, factor in scalings(letter, dtype, generator):
                x, _ = pair()
                if incx > 0:
                    x.becomes(x.values * factor.data[0])
                yield from both(Case(f"cublas{name}scal_v2", (n, factor, x, incx)))


def scalings(letter: str, dtype: type, generator: np.random.Generator) -> Iterator[tuple[str, Scalar]]:
    yield letter, scalar(numbers(generator, dtype), dtype)
    yield letter, scalar(0, dtype)
    if letter in "CZ":
        real = TYPES[REAL_OF[letter]]
        yield {"C": "Cs", "Z": "Zd"}[letter], scalar(numbers(generator, real), real)


def rotations(thorough: bool) -> Iterator[Case]:
    for name, dtype, real, sine in (
        ("S", np.float32, np.float32, np.float32), ("D", np.float64, np.float64, np.float64),
        ("C", np.complex64, np.float32, np.complex64), ("Z", np.complex128, np.float64, np.complex128),
        ("Cs", np.complex64, np.float32, np.float32), ("Zd", np.complex128, np.float64, np.float64),
    ):  # fmt: skip
        for n, incx, incy in MANY if thorough else FEW:
            generator = rng(name, "rot", n, incx, incy)
            x, y = vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)
            c, s = scalar(0.6, real), scalar(numbers(generator, sine), sine)
            first, second = x.values, y.values
            cosine, turn = c.data[0], complex(s.data[0]) if np.iscomplexobj(s.data) else float(s.data[0])
            x.becomes(cosine * first + turn * second)
            y.becomes(cosine * second - np.conj(turn) * first)
            yield from both(Case(f"cublas{name}rot_v2", (n, x, incx, y, incy, c, s)))


def made_rotations(thorough: bool) -> Iterator[Case]:
    for letter, dtype in TYPES.items():
        if letter == "H":
            continue
        real = TYPES[REAL_OF[letter]]
        for i in range(9 if thorough else 2):
            generator = rng(letter, "rotg", i)
            a, b = complex(numbers(generator, dtype)), complex(numbers(generator, dtype))
            if letter in "SD":
                yield from one(Case(f"cublas{letter}rotg_v2", real_rotation(a.real, b.real, dtype)))
                continue
            size = np.hypot(abs(a), abs(b))
            unit = a / abs(a)
            yield from one(Case(f"cublas{letter}rotg_v2", (
                Scalar(np.array([a], dtype), np.array([unit * size])), Scalar(np.array([b], dtype)),
                Scalar(np.zeros(1, real), np.array([abs(a) / size])),
                Scalar(np.zeros(1, dtype), np.array([unit * np.conj(b) / size])),
            )))  # fmt: skip


def real_rotation(a: float, b: float, dtype: type) -> tuple[Scalar, ...]:
    sign = np.sign(a if abs(a) > abs(b) else b)
    r = sign * np.hypot(a, b)
    c, s = a / r, b / r
    z = s if abs(a) > abs(b) else 1 / c
    return (
        Scalar(np.array([a], dtype), np.array([r])), Scalar(np.array([b], dtype), np.array([z])),
        Scalar(np.zeros(1, dtype), np.array([c])), Scalar(np.zeros(1, dtype), np.array([s])),
    )  # fmt: skip


def modified(thorough: bool) -> Iterator[Case]:
    for letter in "SD":
        dtype = TYPES[letter]
        for flag in (-2.0, -1.0, 0.0, 1.0):
            for n, incx, incy in MANY if thorough else FEW:
                generator = rng(letter, "rotm", n, incx, incy, flag)
                x, y = vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)
                param = Scalar(numbers(generator, dtype, 5))
                param.data[0] = flag
                _, h11, h21, h12, h22 = (float(each) for each in param.data)
                if flag == -2:
                    h11, h21, h12, h22 = 1, 0, 0, 1
                h11, h22 = (1, 1) if flag == 0 else (h11, h22)
                h21, h12 = (-1, 1) if flag == 1 else (h21, h12)
                first, second = x.values, y.values
                x.becomes(h11 * first + h12 * second)
                y.becomes(h21 * first + h22 * second)
                yield from both(Case(f"cublas{letter}rotm_v2", (n, x, incx, y, incy, param)))
        for d1, d2, x1, y1 in ((2.0, 0.5, 1.5, 0.75), (0.5, 2.0, 0.75, 1.5)):
            yield from one(Case(f"cublas{letter}rotmg_v2", modified_rotation(dtype, d1, d2, x1, y1)))


def modified_rotation(dtype: type, d1: float, d2: float, x1: float, y1: float) -> tuple[Device, ...]:
    """rotmg where nothing needs to be rescaled."""
    param = np.full(5, 9.0)
    if d1 * x1 * x1 > d2 * y1 * y1:
        h21, h12 = -y1 / x1, d2 * y1 / (d1 * x1)
        u = 1 - h12 * h21
        after = d1 / u, d2 / u, x1 * u
        param[[0, 2, 3]] = 0, h21, h12
    else:
        h11, h22 = d1 * x1 / (d2 * y1), x1 / y1
        u = 1 + h11 * h22
        after = d2 / u, d1 / u, y1 * u
        param[[0, 1, 4]] = 1, h11, h22
    given = [Scalar(np.array([b], dtype), np.array([a])) for b, a in zip((d1, d2, x1), after, strict=True)]
    return *given, scalar(y1, dtype), Scalar(np.full(5, 9.0, dtype), param)


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (indices, sums, dots, vectors, rotations, made_rotations, modified):
        yield from chapter(thorough)
