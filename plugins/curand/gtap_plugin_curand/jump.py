"""Far-off states of MT19937: H. Haramoto et al., "Efficient jump ahead for F2-linear random number generators" (2008).

The state so many steps on is a sum (xor) of near ones: those whose number is in x^steps modulo the characteristic
polynomial. Polynomials are integers here, a bit for each power.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

Array = Any
N, M, MATRIX = 624, 397, 0x9908B0DF
UPPER, LOWER = 0x80000000, 0x7FFFFFFF
DEGREE = 19937
STRIDE = 2048  # engines stand 2^STRIDE numbers apart
WIDTH = 7  # powers whose states are summed together
AT_ONCE = 64  # states, so that what is read again and again stays in the processor's cache


def shuffled(words: Array, previous: Array, distant: Array) -> Array:
    """The recurrence: words that come of those N before, those after these and those M after these."""
    import numpy as np

    mixed = (words & np.uint32(UPPER)) | (previous & np.uint32(LOWER))
    return distant ^ (mixed >> np.uint32(1)) ^ (mixed & np.uint32(1)) * np.uint32(MATRIX)


def jumped(states: Array, power: int) -> Array:
    """(624, n) states, 2^`power` numbers on."""
    import numpy as np

    groups = _groups(power_of_x(power))
    parts = [_jumped(states[:, first : first + AT_ONCE], groups) for first in range(0, states.shape[1], AT_ONCE)]
    return np.concatenate(parts, axis=1)


def _jumped(states: Array, groups: dict[int, list[int]]) -> Array:
    import numpy as np

    words = _extended(states, DEGREE + N + 2 * WIDTH)
    made, summed = np.zeros_like(states), np.empty((N + WIDTH - 1, states.shape[1]), np.uint32)
    for pattern, places in groups.items():
        summed[:] = 0
        for place in places:
            np.bitwise_xor(summed, words[place : place + len(summed)], out=summed)
        for bit in range(WIDTH):
            if pattern >> bit & 1:
                made ^= summed[bit : bit + N]
    return made


def _extended(states: Array, length: int) -> Array:
    """`length` words of each sequence, from the state's first on."""
    import numpy as np

    words = np.empty((length, states.shape[1]), np.uint32)
    words[:N] = states
    for first in range(N, length, N - M):
        last = min(first + N - M, length)
        before = slice(first - N, last - N), slice(first - N + 1, last - N + 1), slice(first - N + M, last - N + M)
        words[first:last] = shuffled(*(words[each] for each in before))
    return words


def _groups(polynomial: int) -> dict[int, list[int]]:
    """WIDTH bits of a polynomial -> where these stand in it."""
    groups: dict[int, list[int]] = {}
    for place in range(0, DEGREE, WIDTH):
        pattern = polynomial >> place & ((1 << WIDTH) - 1)
        if pattern:
            groups.setdefault(pattern, []).append(place)
    return groups


# ---- polynomials ----


@cache
def power_of_x(power: int) -> int:
    """x^(2^power), from STRIDE on: that one is kept in a file, because 2,048 squares take some seconds."""
    if power == STRIDE:
        return int.from_bytes(Path(__file__).with_name("mt19937_jump.bin").read_bytes(), "little")
    return squared(power_of_x(power - 1))


def squared(polynomial: int) -> int:
    """Its square: a zero between each two bits, and the remainder."""
    import numpy as np

    digits = np.frombuffer(polynomial.to_bytes(DEGREE // 8 + 1, "little"), np.uint8)
    wide = int.from_bytes(_spread()[digits].tobytes(), "little")
    while wide.bit_length() > DEGREE:
        over, wide = wide >> DEGREE, wide & ((1 << DEGREE) - 1)
        for power in _lower_powers():
            wide ^= over << power
    return wide


@cache
def _spread() -> Array:
    import numpy as np

    return np.array([int(f"{byte:b}", 4) for byte in range(256)], "<u2")


@cache
def _lower_powers() -> tuple[int, ...]:
    """Those of the characteristic polynomial but its first, which is 623 above them: few rounds are enough."""
    return tuple(power for power in range(DEGREE) if characteristic() >> power & 1)


@cache
def characteristic() -> int:
    """MT19937's, by the formula of the paper of 1998, of which r is 31."""
    first, second = 1 << N | 1 << M, 1 << (N - 1) | 1 << (M - 1)
    powers = [1]
    for _ in range(31):
        powers.append(_product(powers[-1], second))
    made = _product(first, powers[31]) ^ (MATRIX >> 31)
    for bit in range(31):
        if MATRIX >> bit & 1:
            made ^= _product(first, powers[30 - bit])
    return made


def _product(left: int, right: int) -> int:
    made = 0
    for power in range(right.bit_length()):
        if right >> power & 1:
            made ^= left << power
    return made
