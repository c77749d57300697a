"""How many of the kernels that real packages carry as PTX the CPU device compiles, and how long that takes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests import wheels
from tests.clients.kernels import SMALL, Compiled, compile_all, corpus

pytestmark = pytest.mark.clients


def _table(family: str, kernels: list[Compiled]) -> str:
    """What does not compile and why, and the slowest of the small ones."""
    causes = Counter(each.cause for each in kernels if each.cause)
    rows = [f"{count:6}  {cause}" for cause, count in causes.most_common(40)]
    small = [each.seconds for each in kernels if each.seconds and each.instructions < SMALL]
    large = [each.seconds for each in kernels if each.seconds and each.instructions >= SMALL]
    rows += [f"compiled of less than {SMALL} instructions: {_spread(small)}", f"larger ones: {_spread(large)}"]
    worked = sum(not each.cause for each in kernels)
    head = f"\n{family}: {worked} of {len(kernels)} kernels ({worked / len(kernels):.2%})"
    return "\n".join((head, *rows, ""))


def _spread(times: list[float]) -> str:
    if not times:
        return "none"
    times = sorted(times)
    middle, most = times[len(times) // 2], times[len(times) * 9 // 10]
    return f"{len(times)}, median {middle:.2f} s, 90 % within {most:.2f} s, all within {times[-1]:.2f} s"


@pytest.mark.shows("DEVICE.3")
@pytest.mark.parametrize(("family", "package", "sm", "share", "least"), [
    ("cupy: thrust, cub, random", "cupy-cuda12x", 0, 0.25, 0.93),
    ("xgboost", "xgboost", 0, 0.12, 0.87),
    ("llama.cpp for sm_61", "@node-llama-cpp/linux-x64-cuda-ext", 61, 0.03, 0.80),
])  # fmt: skip
def test_kernels_of_real_packages_compile(
    family: str, package: str, sm: int, share: float, least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code is generated of all kernels; of a share of each module's, chosen by a seed, it becomes machine code (of
    those with more than 1,500 instructions a tenth of that share).

    A kernel counts whose code is generated and, where it is in the share, compiled: there LLVM refuses none, or the
    process that compiles ends and this test with it. Take "shfl" out of warp.py's table to see it fail.
    """
    kernels = compile_all(_corpus(package, sm), share)
    with capsys.disabled():
        print(_table(family, kernels))  # noqa: T201
    sample = [each for each in kernels if each.seconds]
    assert len(sample) >= 100
    assert sum(not each.cause for each in kernels) >= least * len(kernels)
    assert [each for each in sample if each.is_slow] == []


def _corpus(package: str, sm: int) -> list[Path]:
    try:
        return corpus(package, sm)
    except wheels.WheelsMissing as error:
        pytest.skip(str(error))
