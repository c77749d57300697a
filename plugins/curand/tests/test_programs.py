"""C programs linked against cuRAND, on the CPU device: every generator, on the device and on the host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from gtap_plugin_curand import sobol
from scipy import stats

from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

from .known import KNOWN
from .scripted import FORMS, program, run

PSEUDO = (101, 121, 141, 142, 161)
QUASI = (201, 202, 203, 204)
MT19937 = 142
DEVICE, HOST = 0, 1
EVERY_CALL = (
    "curandCreateGenerator", "curandCreateGeneratorHost", "curandDestroyGenerator", "curandSetStream",
    "curandSetPseudoRandomGeneratorSeed", "curandSetGeneratorOffset", "curandSetGeneratorOrdering",
    "curandSetQuasiRandomGeneratorDimensions", "curandGenerateSeeds", "curandGenerate", "curandGenerateLongLong",
    "curandGenerateUniform", "curandGenerateUniformDouble", "curandGenerateNormal", "curandGenerateNormalDouble",
    "curandGenerateLogNormal", "curandGenerateLogNormalDouble", "curandGeneratePoisson",
    "curandGeneratePoissonMethod", "curandGetVersion", "curandGetProperty", "curandGetDirectionVectors32",
    "curandGetDirectionVectors64", "curandGetScrambleConstants32", "curandGetScrambleConstants64",
)  # fmt: skip


def known_script() -> tuple[list[str], list[tuple[str, tuple[float, ...]]]]:
    """Lines that make what KNOWN says, on the device and on the host."""
    lines, expected = ["version 0", "property 0", "property 1"], []
    for kind in (DEVICE, HOST):
        for type_, requests in KNOWN.items():
            lines += [f"create 0 {type_} {kind}", "stream 0 1"]
            lines += ["seed 0 1234", "order 0 101"] if type_ < 200 else ["dims 0 2", "order 0 201"]
            for what, values in requests.items():
                lines += ["offset 0 10000", "seeds 0", f"g 0 {what} 4 0 1"]
                expected.append((what, values))
            lines.append("destroy 0")
    return lines, expected


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(*EVERY_CALL)
@pytest.mark.falls_without("plugins/curand/gtap_plugin_curand/lanes.py", "self._weyl[lanes] += np.uint32(WEYL)")
@pytest.mark.parametrize(("cudart", "link"), build.FIRST_OF_FOUR)
def test_generators_make_the_sequences_of_the_real_library(
    cudart: build.Cudart,
    link: build.Link,
    gtap_exec: Callable[..., Ran],
    server: Callable[..., Server],
    tmp_path: Path,
) -> None:
    """Delete `self._weyl[lanes] += np.uint32(WEYL)` from lanes.py to see it fail."""
    lines, expected = known_script()
    done = run(gtap_exec, server(), tmp_path, lines, program(cudart, link))
    assert done.statuses[:3] == [10400, 10, 4]
    assert not any(done.statuses[3:])
    for (what, values), made in zip(expected, done.made, strict=True):
        tolerance = 0 if FORMS[what][1] == "u" else 1e-12 if FORMS[what] == "<f8" else 2e-6
        np.testing.assert_allclose(made, np.array(values, made.dtype), rtol=tolerance, atol=tolerance)


def distributions_script(many: int) -> list[str]:
    lines = []
    for kind in (DEVICE, HOST):
        for type_ in (*PSEUDO, *QUASI):
            n = many // 10 if type_ == MT19937 else many  # all of its places take seconds
            lines += [f"create 1 {type_} {kind}"]
            lines += ["seed 1 99"] if type_ in PSEUDO else ["offset 1 1"]
            lines += [f"g 1 {'long' if type_ > 202 else 'bits'} {n}", f"g 1 uniform {n}", f"g 1 double {n}"]
            lines += [f"g 1 {what} {n} {a} {b}" for what, a, b in (("normal", 2, 3), ("normald", -1, 0.5))]
            lines += [f"g 1 {what} {n} {a} {b}" for what, a, b in (("log", 0.5, 0.25), ("logd", 0, 1))]
            lines += [f"g 1 poisson {n} 4.5", f"g 1 poisson {n} 3000", f"g 1 method {n} 20 0", "destroy 1"]
    return lines


def distances(made: np.ndarray, line: str) -> float:
    """How far numbers are from what was asked for: the largest difference of distribution functions."""
    _, _, what, _, *more = line.split()
    a, b = (float(word) for word in (*more, "0", "0")[:2])
    if what in ("bits", "long"):
        return float(stats.ks_1samp(made / 2.0 ** (8 * made.itemsize), stats.uniform.cdf).statistic)
    if what in ("poisson", "method"):
        values, counts = np.unique(made, return_counts=True)
        return float(np.abs(np.cumsum(counts) / len(made) - stats.poisson.cdf(values, a)).max())
    if what in ("uniform", "double"):
        assert 0 < made.min() <= made.max() <= 1
        return float(stats.ks_1samp(made, stats.uniform.cdf).statistic)
    cdf = stats.norm(a, b).cdf if what.startswith("normal") else stats.lognorm(b, scale=np.exp(a)).cdf
    return float(stats.ks_1samp(made.astype(np.float64), cdf).statistic)


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(*EVERY_CALL)
def test_every_generator_makes_every_distribution(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], tmp_path: Path
) -> None:
    """Take `* deviation` from cpu.py to see it fail."""
    lines = distributions_script(6000)
    done = run(gtap_exec, server(), tmp_path, lines)
    assert not any(done.statuses)
    asked = [line for line in lines if line.startswith("g ")]
    for line, made in zip(asked, done.made, strict=True):
        assert distances(made, line) < 2 / np.sqrt(len(made)), line
    half = len(done.made) // 2
    for line, of_device, of_host in zip(asked, done.made[:half], done.made[half:], strict=False):
        np.testing.assert_array_equal(of_device, of_host, line)


@pytest.mark.wheels
@pytest.mark.covers(
    "curandGetDirectionVectors32", "curandGetDirectionVectors64", "curandGetScrambleConstants32",
    "curandGetScrambleConstants64",
)  # fmt: skip
def test_tables_and_large_results_of_host_generators_come_whole(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], tmp_path: Path
) -> None:
    tables = [f"table {each}" for each in (101, 103, 32, 64)]
    points, dimensions = 3000, 200
    quasi = [f"create {kind} 204 {kind}" for kind in (0, 1)] + [f"dims {kind} {dimensions}" for kind in (0, 1)]
    quasi += [f"g {kind} long {points * dimensions}" for kind in (0, 1)]
    pseudo = [f"create {kind} 101 {kind}" for kind in (2, 3)] + [f"g {kind} bits 1000001" for kind in (2, 3)]
    done = run(gtap_exec, server(), tmp_path, [*tables, *quasi, *pseudo])
    assert not any(done.statuses)
    narrow, wide, constants, wide_constants, *made = done.made
    np.testing.assert_array_equal(made[0], made[1])
    np.testing.assert_array_equal(made[2], made[3])
    np.testing.assert_array_equal(made[0].reshape(dimensions, points)[:, 0], wide_constants[:dimensions])
    rows = narrow.reshape(20000, 32)
    plain = stats.qmc.Sobol(20000, scramble=False, bits=30).random(4) * 2**32
    np.testing.assert_array_equal(rows[:, 0], plain[1])  # point 1 in Gray code order
    np.testing.assert_array_equal(rows[:, 0] ^ rows[:, 1], plain[2].astype(np.uint32))
    np.testing.assert_array_equal(wide.reshape(20000, 64)[:, :32] >> np.uint64(32), rows)
    assert len(np.unique(constants)) > 19900


@pytest.mark.wheels
@pytest.mark.system
def test_scrambled_tables_come_whole(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], tmp_path: Path
) -> None:
    done = run(gtap_exec, server(), tmp_path, ["table 102", "table 104"])
    assert not any(done.statuses)
    for table, bits in zip(done.made, (32, 64), strict=True):
        scrambled, plain = table.reshape(20000, bits), sobol.direction_vectors(bits)
        first = table.dtype.type(bits - 1)
        np.testing.assert_array_equal(scrambled >> first, plain >> first)  # the first digit depends on itself alone
        assert (scrambled != plain).mean() > 0.9


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.3")
def test_a_loop_of_generate_does_not_wait(
    gtap_exec: Callable[..., Ran],
    server: Callable[..., Server],
    recording: Callable[[Server], Recorder],
    tmp_path: Path,
) -> None:
    """Take waits="wanted" from curand's spec to see it fail."""
    waits = []
    serving = server()
    for loops in (5, 105):
        recorder = recording(serving)
        lines = ["create 0 101", "seed 0 5", "stream 0 1"]
        lines += [f"loop 0 {what} 1000 3 {loops}" for what in ("bits", "uniform", "normald", "log", "poisson")]
        lines += ["create 1 161", "destroy 1"] * (loops // 5)
        done = run(gtap_exec, recorder, tmp_path, lines, stats=True)
        assert not any(done.statuses)
        assert done.ran.stats["waits"] == recorder.waits
        waits.append(recorder.waits)
    assert waits[0] == waits[1]
