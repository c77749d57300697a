"""What a person reads after a run, and during a long upload."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest
import trio
import trio.testing
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.client import progress
from gtap_core.client.report import Times, advice, times, to_report
from gtap_core.client.stats import HEADER, MAGIC, Count, Stats

MIB = 1 << 20


def run(*, shortest: float = 1e-4, sending: float = 0, receiving: float = 0, sent: int = 0, received: int = 0,
        **functions: Count) -> Stats:  # fmt: skip
    """A run of these functions; `open` is the core's."""
    rows = {"gtap open" if name == "open" else name: count for name, count in functions.items()}
    return Stats(sum(rows.values(), Count()), sent, received, shortest, sending, receiving, rows)


def test_a_wait_is_the_networks_for_as_long_as_the_shortest() -> None:
    found = run(
        open=Count(0, 0, 1, 0.3), gtapCopyOut=Count(10, 0, 10, 0.4), cuCtxSynchronize=Count(1, 0, 1, 1.0),
        shortest=0.02, sending=0.5, receiving=0.08,
    )  # fmt: skip
    assert attributes(times(found, 3.0)) == pytest.approx((0.3, 11 * 0.02 + 0.08 + 0.5, 1.4 - 0.3, 3.0 - 0.3 - 1.9))


def attributes(spent: Times) -> tuple[float, ...]:
    return spent.opening, spent.network, spent.device, spent.program


@pytest.mark.parametrize(
    ("found", "seconds", "said"),
    [
        (run(), 1.0, "no CUDA call was made"),
        (run(gtapCopyOut=Count(9, 0, 9, 0.1)), 1.0, "nothing to gain"),
        (run(open=Count(0, 0, 1, 0.7), gtapCopyOut=Count(9, 0, 9, 0.1)), 1.0, "most of the time opened sessions"),
        (run(gtapCopyIn=Count(9, 9, 0), sending=0.5, sent=50 * MIB), 1.0, "at 100.0 MiB a second"),
        (run(cuCtxSynchronize=Count(9, 0, 9, 0.9)), 1.0, "the GPU is what was waited for"),
        (
            run(gtapCopyOut=Count(9, 0, 9, 0.9), shortest=0.1, received=9 * MIB),
            1.0,
            "blocking copies to the host: copy",
        ),
        (run(gtapCopyOut=Count(9, 0, 9, 0.9), shortest=0.1, received=9 << 10), 1.0, "(9 of 1.0 KiB or so)"),
        (run(cuEventQuery=Count(9, 0, 9, 0.9), shortest=0.1), 1.0, "it polls (9 queries"),
        (
            run(cuStreamSynchronize=Count(9, 0, 9, 0.9), gtapLaunch=Count(9, 9, 0), shortest=0.1),
            1.0,
            "it synchronises 9 times for 9 launches",
        ),
        (run(cuMemGetInfo_v2=Count(9, 0, 9, 0.9), shortest=0.1), 1.0, "most of the waits are cuMemGetInfo_v2 (9 of 9)"),
    ],
)
def test_the_advice_follows_from_what_was_measured(found: Stats, seconds: float, said: str) -> None:
    assert said in advice(found, times(found, seconds))
    assert said in to_report(found, seconds).splitlines()[-1]


def test_five_functions_are_shown_those_that_were_waited_for_longest_first() -> None:
    found = run(sending=0.55, **{f"cu{each}": Count(1, 0, 1, each / 10) for each in range(1, 8)})
    lines = to_report(found, 9.0).splitlines()
    shown = [line.partition(" calls  ")[2] for line in lines[2:-1]]
    assert shown == ["cu7", "cu6", "gtap upload: large payloads to the server", "cu5", "cu4"]
    assert lines[2].split()[:2] == ["700.0", "ms"]


COUNTS = st.builds(Count, *[st.integers(0, 2**63)] * 3, st.floats(0, 1e9))
ROWS = st.dictionaries(st.sampled_from(["gtap open", "gtapCopyOut", "cuEventQuery", "cuCtxSynchronize", "odd"]), COUNTS)
SOME = st.floats(0, 1e9)


@given(ROWS, COUNTS, st.integers(0, 2**63), SOME, SOME, SOME, SOME)
def test_any_counts_make_a_report(
    rows: dict[str, Count], total: Count, sent: int, shortest: float, sending: float, receiving: float, seconds: float
) -> None:
    """Processes write the files: whatever they hold is shown."""
    found = Stats(total, sent, sent, shortest, sending, receiving, rows)
    spent = times(found, seconds)
    assert min(attributes(spent)) >= 0 and math.isfinite(spent.total)
    assert to_report(found, seconds).count("\n") <= 8


async def test_a_long_upload_has_a_line_until_it_is_over(autojump_clock: trio.testing.MockClock) -> None:
    """From 2 seconds on; what the line said is erased."""
    said: list[tuple[float, str]] = []

    def sent() -> int:
        """1 MiB/s for a second; then nothing; from 5 s to 15 s 8 MiB/s."""
        now = trio.current_time() - start
        return int(MIB * (min(now, 1) + 8 * min(max(now - 5, 0), 10)))

    def write(text: str) -> None:
        said.append((trio.current_time() - start, text))

    start = trio.current_time()
    with trio.move_on_after(20):
        await progress.show(sent, write)
    assert said[0][0] == pytest.approx(7.25, abs=0.3)
    assert said[0][1].startswith(f"{progress.ERASE}gtap: ") and said[0][1].endswith(" MiB uploaded, 8.0 MiB/s")
    assert said[-2][1].endswith("80.0 MiB uploaded, 8.0 MiB/s")
    assert said[-1][1] == progress.ERASE and said[-1][0] == pytest.approx(15.25, abs=0.3)


async def test_the_line_is_erased_when_the_program_ends(autojump_clock: trio.testing.MockClock) -> None:
    said: list[str] = []
    with trio.move_on_after(5):
        await progress.show(lambda: int(trio.current_time() * MIB), said.append)
    assert len(said) > 5 and said[-1] == progress.ERASE


async def test_an_upload_that_stops_for_a_moment_is_the_same_one(autojump_clock: trio.testing.MockClock) -> None:
    """Make PAUSE 0 in client/progress.py to see it fail."""
    said: list[str] = []
    began = trio.current_time()

    def sent() -> int:  # half a second in each, the other half nothing
        whole, rest = divmod(trio.current_time() - began, 1.0)
        return int((whole / 2 + min(rest, 0.5)) * MIB)

    with trio.move_on_after(10):
        await progress.show(sent, said.append)
    told = [each for each in said if each != progress.ERASE]
    assert len(told) > 10 and " MiB uploaded, 5" in told[0] and progress.ERASE in said[1:-1]


def test_bytes_of_all_processes_are_added_up(tmp_path: Path) -> None:
    for name, count in {"1": 5, "2": 6}.items():
        (tmp_path / f"{name}.stats").write_bytes(
            HEADER.pack(MAGIC, 0, 0, 0, count, 0, 9, 0, 0, 0, 0) + struct.pack("Q", 1)
        )
    (tmp_path / "3.stats").write_bytes(b"GTAP")
    assert progress.bytes_sent(tmp_path) == 11
