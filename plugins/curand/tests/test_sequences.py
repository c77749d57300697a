"""The CPU device's generators against published answers, plain references and the distributions they are for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gtap_plugin_curand import jump, lanes, mtgp, sobol, twister
from gtap_plugin_curand.generator import Generator, Order, Type
from gtap_plugin_curand.philox import philox
from gtap_plugin_curand.poisson import Poisson
from scipy import stats

from .known import TWISTER, TWISTER_AT

MASK = 0xFFFFFFFF
PSEUDO = [Type.XORWOW, Type.MRG32K3A, Type.MTGP32, Type.MT19937, Type.PHILOX4_32_10]
WITH_OFFSET = [type_ for type_ in Type if type_ not in (Type.MTGP32, Type.MT19937)]
KINDS = ("integers", "uniforms", "doubles", "normals", "normal_doubles")
SEED = 0x123456789ABCDEF


@pytest.mark.parametrize(
    ("counter", "key", "expected"),
    [
        ((0, 0, 0, 0), 0, (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((MASK,) * 4, 2**64 - 1, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            0x299F31D0A4093822,
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_philox_gives_the_answers_of_random123(counter: tuple[int, ...], key: int, expected: tuple[int, ...]) -> None:
    assert tuple(int(word) for word in philox(np.array(counter, np.uint64)[:, None], key)[:, 0]) == expected


def xorwow(words: tuple[int, ...], weyl: int) -> Iterator[int]:
    """Marsaglia's generator, one word at a time."""
    x, y, z, w, v = words
    while True:
        t = x ^ x >> 2
        x, y, z, w, v = y, z, w, v, (v ^ v << 4 ^ t ^ t << 1) & MASK
        weyl = (weyl + 362437) & MASK
        yield (v + weyl) & MASK


def test_each_lane_of_xorwow_is_a_sequence_of_marsaglia_s() -> None:
    made = Generator(Type.XORWOW, SEED).draw("integers", 5 * lanes.XORWOW_LANES).reshape(5, -1)
    source = lanes.Xorwow(SEED, 0, False)
    for lane in (0, 1, 4095):
        reference = xorwow(tuple(int(word) for word in source._words[:, lane]), int(source._weyl[lane]))
        assert [int(word) for word in made[:, lane]] == [next(reference) for _ in range(5)]


def mrg32k3a(first: list[int], second: list[int]) -> Iterator[int]:
    """L'Ecuyer's generator, one number at a time."""
    while True:
        p = (1403580 * first[1] - 810728 * first[0]) % 4294967087
        q = (527612 * second[2] - 1370589 * second[0]) % 4294944443
        first, second = [*first[1:], p], [*second[1:], q]
        yield p - q if p > q else p - q + 4294967087


@pytest.mark.parametrize("order", [Order.DEFAULT, Order.LEGACY])
def test_the_first_lane_of_mrg32k3a_is_l_ecuyer_s(order: Order) -> None:
    made = Generator(Type.MRG32K3A, order=order).draw("doubles", 3 * lanes.MRG_LANES)
    count = lanes.MRG_LEGACY_LANES if order == Order.LEGACY else lanes.MRG_LANES
    reference = mrg32k3a([12345] * 3, [12345] * 3)
    expected = [next(reference) / 4294967087 for _ in range(3)]
    np.testing.assert_allclose(made[::count][:3], expected, rtol=1e-15)
    np.testing.assert_allclose(made[0], 0.127011122, rtol=1e-8)  # L'Ecuyer's first number from these seeds


def test_a_step_of_a_power_of_two_is_so_many_steps() -> None:
    here, there = lanes.Xorwow(SEED, 0, False), lanes.Xorwow(SEED, 37 * lanes.XORWOW_LANES, False)
    here.integers(37 * lanes.XORWOW_LANES)
    np.testing.assert_array_equal(here.integers(5000), there.integers(5000))


def numpy_mt19937(state: np.ndarray, count: int) -> np.ndarray:
    """NumPy's, which is the authors' own."""
    random = np.random.RandomState()
    random.set_state(("MT19937", state, len(state)))
    return random.randint(0, 2**32, count, np.uint64)


def test_the_hands_of_an_engine_take_every_number_of_mt19937_once() -> None:
    """Of two blocks: all parts of the second are made of the first."""
    for seed in (7, 2**32 - 1):
        state = np.random.RandomState(seed).get_state()[1].astype(np.uint32)
        words = twister._next(state[:, None])
        blocks = np.concatenate([twister._tempered(each)[:, 0] for each in (words, twister._next(words))])
        np.testing.assert_array_equal(blocks, numpy_mt19937(state, 2 * jump.N))
    assert sorted(twister._places().reshape(-1)) == list(range(jump.N))
    first = Generator(Type.MT19937, 7).draw("integers", 8)
    np.testing.assert_array_equal(first, numpy_mt19937(np.random.RandomState(7).get_state()[1], 624)[[*twister.FIRST]])


@pytest.mark.parametrize("what", KINDS)
def test_mt19937_is_what_the_library_writes(what: str) -> None:
    made = Generator(Type.MT19937, 1234).draw(what, 10)[[*TWISTER_AT]]
    tolerance = {"integers": 0, "uniforms": 1e-7, "normals": 1e-6}.get(what, 1e-14)
    np.testing.assert_allclose(made, TWISTER[what], rtol=tolerance, atol=0)


def test_a_jump_of_mt19937_is_so_many_steps() -> None:
    """2^15 of them, which NumPy takes one by one."""
    state = np.random.RandomState(7).get_state()[1].astype(np.uint32)
    power = 1 << (1 << 13)  # x^(2^13)
    for _ in range(2):
        power = jump.squared(power)
    jumped = jump._jumped(state[:, None], jump._groups(power))[:, 0]
    np.testing.assert_array_equal(numpy_mt19937(jumped, 100), numpy_mt19937(state, 2**15 + 100)[2**15 :])


@pytest.mark.system
def test_the_kept_jump_is_made_of_squares() -> None:
    power = 2
    for _ in range(jump.STRIDE):
        power = jump.squared(power)
    assert power == jump.power_of_x(jump.STRIDE)


def mtgp32(given: list[int], seed: int, count: int) -> list[int]:
    """The authors' generator, one number at a time."""
    _, position, left, right, *rest = given
    table, temper, mask = rest[:16], rest[16:32], rest[48]
    hidden = (table[4] ^ table[8] << 16) & MASK
    byte = hidden + (hidden >> 16) & MASK
    byte = byte + (byte >> 8) & 0xFF
    state, made = [seed, hidden, *[byte * 0x01010101] * 349], []
    for i in range(1, 351):
        state[i] ^= (1812433253 * (state[i - 1] ^ state[i - 1] >> 30) + i) & MASK
    for k in range(count):
        mixed = (state[k] & mask) ^ state[k + 1]
        mixed = (mixed ^ mixed << left) & MASK ^ state[k + position] >> right
        state.append(mixed ^ table[mixed & 15])
        by = state[k + position - 1]
        by ^= by >> 16
        by ^= by >> 8
        made.append(state[-1] ^ temper[by & 15])
    return made


def test_blocks_of_mtgp32_are_the_authors_with_the_header_s_parameters(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    sets = random.integers(0, 2**32, (mtgp.BLOCKS + 8, mtgp.SET_SIZE)).tolist()
    for each in sets:
        each[:4] = [11213, *random.integers([3, 1, 1], [95, 31, 31]).tolist()]
    lines = [f"{{ /* No. {i} */ {', '.join(map(hex, each))} }}, // 7" for i, each in enumerate(sets)]
    header = tmp_path / mtgp.HEADER
    header.write_text(f"// 1 of 2\nstatic params {mtgp.TABLE}[] = {{\n" + "\n".join(lines) + "};\nint more = 5;\n")
    source = mtgp.Mtgp32(2**40 + 5, mtgp.read(header))
    made = np.concatenate([source.integers(count) for count in (3, 100_000, 47_453)]).reshape(3, mtgp.BLOCKS, -1)
    for block in (0, 1, mtgp.BLOCKS - 1):
        expected = mtgp32(sets[block], 2**8 + 5 + block + 1, 3 * mtgp.AT_ONCE)
        assert made[:, block].reshape(-1).tolist() == expected


@pytest.mark.parametrize("bits", [32, 64])
def test_sobol_points_are_scipy_s(bits: int) -> None:
    dimensions, points = 300, 3000
    type_ = Type.SOBOL32 if bits == 32 else Type.SOBOL64
    generator = Generator(type_, position=1000, dimensions=dimensions)
    made = np.concatenate(
        [generator.draw("integers", dimensions * n).reshape(dimensions, n) for n in (7, points - 7)], 1
    )
    engine = stats.qmc.Sobol(dimensions, scramble=False, bits=bits)
    expected = engine.random(1 << 12)[1000 : 1000 + points]
    np.testing.assert_allclose(made.T * 2.0**-bits, expected, atol=2.0**-50)


@pytest.mark.parametrize("bits", [32, 64])
def test_scrambled_points_fill_every_interval_once(bits: int) -> None:
    """So many points lie one in each interval of that width, in each dimension: what a scramble must leave."""
    type_ = Type.SCRAMBLED_SOBOL32 if bits == 32 else Type.SCRAMBLED_SOBOL64
    made = Generator(type_, dimensions=200).draw("integers", 200 * 1024).reshape(200, 1024)
    cells = np.sort(made >> made.dtype.type(bits - 10), axis=1)
    np.testing.assert_array_equal(cells, np.broadcast_to(np.arange(1024), cells.shape))
    np.testing.assert_array_equal(made[:, 0], sobol.scramble_constants(bits)[:200])


@pytest.mark.parametrize("what", ["integers", "uniforms"])
@pytest.mark.parametrize("type_", WITH_OFFSET)
def test_an_offset_leaves_the_first_numbers_out(type_: Type, what: str) -> None:
    whole = Generator(type_).draw(what, 90000)
    rest = Generator(type_, position=84200).draw(what, 5800)
    np.testing.assert_array_equal(whole[84200:], rest)


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("type_", list(Type))
def test_several_calls_make_what_one_makes(type_: Type, what: str) -> None:
    whole, parts = Generator(type_, SEED), Generator(type_, SEED)
    counts = (2, 10, 4096, 8192, 20, 70000)
    if type_ in (Type.MTGP32, Type.MT19937):
        counts = (4, 8, 16, 600)
    made = np.concatenate([parts.draw(what, count) for count in counts])
    np.testing.assert_array_equal(made, whole.draw(what, sum(counts)))


@pytest.mark.parametrize("type_", PSEUDO)
def test_numbers_are_spread_and_free_of_simple_patterns(type_: Type) -> None:
    made = Generator(type_, SEED).draw("integers", 1 << (12 if type_ == Type.MT19937 else 18))
    ones = np.unpackbits(made.view(np.uint8)).reshape(-1, 32).mean(0)
    assert np.abs(ones - 0.5).max() < 5 * 0.5 / np.sqrt(len(made))
    assert stats.ks_1samp(made / 2.0**32, stats.uniform.cdf).pvalue > 1e-4
    scaled = made / 2.0**32 - 0.5
    for lag in (1, 2, 4, len(made) // 64, len(made) // 4):
        correlation = np.mean(scaled[:-lag] * scaled[lag:]) * 12
        assert abs(correlation) < 5 / np.sqrt(len(made) - lag)


@pytest.mark.parametrize("mean", [1e-3, 0.5, 7, 200, 4000, 400000])
def test_poisson_numbers_are_the_inverse_of_the_distribution(mean: float) -> None:
    uniforms = (np.arange(20000) + 0.5) / 20000
    np.testing.assert_array_equal(Poisson(mean)(uniforms), stats.poisson.ppf(uniforms, mean))
    assert Poisson(mean)(np.array([1.0]))[0] >= mean
