"""Batched factorisations and solvers: what they leave is compared with the matrices that it came from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from plugins.cublas.tests.accuracy.case import TYPES, Addresses, Case, Device, Host, Matrix, matrix, numbers, rng
from plugins.cublas.tests.accuracy.level2 import CT, N, T, op

COUNT = 3
SLACK = 2000.0


def regular(letter: str, key: str, n: int, pivots: bool) -> list[Matrix]:
    """Matrices that can be inverted; without pivoting their diagonals are large."""
    found = []
    for i in range(COUNT):
        a = matrix(rng(letter, key, n, i), TYPES[letter], n, n)
        view = a.data.reshape(-1, a.leading).T
        view[np.arange(n), np.arange(n)] += (0 if pivots else 4) + n
        if pivots and n:
            view[:n, :n] = view[:n, :n][::-1].copy()
        found.append(a)
    return found


def factored(a: NDArray, pivots: bool) -> tuple[NDArray, NDArray]:
    """(L and U in one matrix, pivots from 1), by the rows of elimination."""
    a, n = a.copy(), len(a)
    rows = np.arange(1, n + 1)
    for j in range(n):
        if pivots:
            at = j + int((np.abs(a[j:, j].real) + np.abs(a[j:, j].imag)).argmax())
            rows[j] = at + 1
            a[[j, at]] = a[[at, j]]
        a[j + 1 :, j] /= a[j, j]
        a[j + 1 :, j + 1 :] -= np.outer(a[j + 1 :, j], a[j, j + 1 :])
    return a, rows


def stored(letter: str, values: NDArray) -> Matrix:
    """A matrix of these values."""
    n = len(values)
    made = matrix(rng("stored"), TYPES[letter], n, n)
    made.data.reshape(-1, made.leading).T[:n, :n] = values
    return made


def factorisations(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        for n in (5, 0, 1, 20) if thorough else (5,):
            for pivots in (True, False):
                a = regular(letter, "getrf", n, pivots)
                rows = []
                for each in a:
                    made, found = factored(each.values, pivots)
                    rows.append(found)
                    if n:
                        each.becomes(made, SLACK)
                where = Device(np.full(COUNT * n, -7, np.int32), np.concatenate(rows)) if pivots else None
                info = Device(np.full(COUNT, -7, np.int32), np.zeros(COUNT))
                first = a[0].leading
                yield Case(f"cublas{letter}getrfBatched", (n, Addresses(a), first, where, info, COUNT))
        singular = matrix(rng("singular"), TYPES[letter], 2, 2)
        singular.data.reshape(-1, singular.leading).T[:2, :2] = [[2, 4], [1, 2]]
        singular.becomes(np.array([[2, 4], [0.5, 0]]))
        where = Device(np.zeros(2, np.int32), np.array([1, 2]))
        info = Device(np.zeros(1, np.int32), np.array([2]))
        arguments = (2, Addresses([singular]), singular.leading, where, info, 1)
        yield Case(f"cublas{letter}getrfBatched", arguments)


def solutions(thorough: bool) -> Iterator[Case]:
    """Systems and inverses from factorisations."""
    for letter in "SDCZ":
        for n in (5, 1, 20) if thorough else (5,):
            for pivots in (True, False):
                a = [each.values for each in regular(letter, "getrs", n, pivots)]
                made = [factored(each, pivots) for each in a]
                lu = [stored(letter, each[0]) for each in made]
                where = Device(np.concatenate([each[1] for each in made]).astype(np.int32)) if pivots else None
                for trans in (N, T, CT):
                    b = [matrix(rng(letter, "b", n, i), TYPES[letter], n, 3) for i in range(COUNT)]
                    for whole, each in zip(a, b, strict=True):
                        each.becomes(np.linalg.solve(op(whole, trans), each.values), SLACK)
                    arguments = (trans, n, 3, Addresses(lu), lu[0].leading, where, Addresses(b), b[0].leading, told(),
                                 COUNT)  # fmt: skip
                    yield Case(f"cublas{letter}getrsBatched", arguments)
                inverse = [matrix(rng(letter, "inverse", n, i), TYPES[letter], n, n, 1) for i in range(COUNT)]
                for whole, each in zip(a, inverse, strict=True):
                    each.becomes(np.linalg.inv(whole), SLACK)
                info = Device(np.full(COUNT, -7, np.int32), np.zeros(COUNT))
                last = (Addresses(inverse), inverse[0].leading, info, COUNT)
                arguments = (n, Addresses(lu), lu[0].leading, where, *last)
                yield Case(f"cublas{letter}getriBatched", arguments)
                whole_matrices = regular(letter, "getrs", n, pivots)
                arguments = (n, Addresses(whole_matrices), whole_matrices[0].leading, *last)
                yield Case(f"cublas{letter}matinvBatched", arguments)


def told(value: int = 0) -> Host:
    """The call's own info."""
    return Host(np.array([-7], np.int32), np.array([value]))


def reflected(a: NDArray) -> tuple[NDArray, NDArray]:
    """(R above the reflectors, their factors), by Householder's method as LAPACK's larfg has it."""
    a, (m, n) = a.copy(), a.shape
    tau = np.zeros(min(m, n), a.dtype)
    for j in range(min(m, n)):
        alpha, rest = a[j, j], np.linalg.norm(a[j + 1 :, j])
        if rest == 0 and np.imag(alpha) == 0:
            continue
        beta = -np.copysign(np.hypot(abs(alpha), rest), alpha.real)
        tau[j] = (beta - alpha) / beta
        v = np.concatenate([[1], a[j + 1 :, j] / (alpha - beta)])
        a[j:, j + 1 :] -= np.conj(tau[j]) * np.outer(v, v.conj() @ a[j:, j + 1 :])
        a[j, j] = beta
        a[j + 1 :, j] = v[1:]
    return a, tau


def reflections(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n in ((6, 4), (4, 6), (1, 1), (33, 20)) if thorough else ((6, 4),):
            a = [matrix(rng(letter, "geqrf", m, n, i), dtype, m, n) for i in range(COUNT)]
            tau = []
            for each in a:
                made, factors = reflected(each.values)
                each.becomes(made, SLACK)
                tau.append(Device(np.zeros(min(m, n), dtype), factors, SLACK))
            arguments = (m, n, Addresses(a), a[0].leading, Addresses(tau), told(), COUNT)
            yield Case(f"cublas{letter}geqrfBatched", arguments)


def least_squares(thorough: bool) -> Iterator[Case]:
    """Square systems: of those the whole of C is known, and A is its factorisation."""
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for n, nrhs in ((4, 2), (1, 1), (12, 3)) if thorough else ((4, 2),):
            for info in (True, False):
                a = [matrix(rng(letter, "gels", n, i), dtype, n, n) for i in range(COUNT)]
                c = [matrix(rng(letter, "c", n, i), dtype, n, nrhs) for i in range(COUNT)]
                for each, result in zip(a, c, strict=True):
                    view = each.data.reshape(-1, each.leading).T
                    view[np.arange(n), np.arange(n)] += n
                    result.becomes(np.linalg.solve(each.values, result.values), SLACK)
                    each.becomes(reflected(each.values)[0], SLACK)
                found = Device(np.full(COUNT, -7, np.int32), np.zeros(COUNT)) if info else None
                arguments = (N, n, n, nrhs, Addresses(a), a[0].leading, Addresses(c), c[0].leading, told(), found,
                             COUNT)  # fmt: skip
                yield Case(f"cublas{letter}gelsBatched", arguments)
        rest = [Addresses([Device(numbers(rng("rest"), dtype, 4))]) for _ in range(2)]
        arguments = (T, 2, 2, 1, rest[0], 2, rest[1], 2, Host(np.zeros(1, np.int32)), None, 1)
        yield Case(f"cublas{letter}gelsBatched", arguments, status=15)


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (factorisations, solutions, reflections, least_squares):
        yield from chapter(thorough)
