"""Statistics: what processes counted is added up and shown."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gtap_core.client import stats
from gtap_core.client.stats import ENTRY, HEADER, MAGIC, Count, Stats


def file_of(total: Count, sent: int, received: int, functions: dict[str, Count]) -> bytes:
    times = (int(total.seconds * 1e9), 2000, 3_000_000, 4_000_000)
    header = HEADER.pack(MAGIC, total.calls, total.posts, total.waits, sent, received, len(functions), *times)
    rows = [
        ENTRY.pack(name.encode(), each.calls, each.posts, each.waits, int(each.seconds * 1e9))
        for name, each in functions.items()
    ]
    return header + b"".join(rows) + bytes(4096)


def test_processes_are_added_up(tmp_path: Path) -> None:
    one = file_of(Count(2, 5, 2, 0.5), 100, 10, {"cuInit": Count(1, 0, 1, 0.25), "cuLaunchKernel": Count(0, 5, 0)})
    two = file_of(Count(1, 0, 1, 1.5), 1, 2, {"cuInit": Count(1, 0, 1, 1.5)})
    (tmp_path / "1.stats").write_bytes(one)
    (tmp_path / "2.stats").write_bytes(two)
    (tmp_path / "3.stats").write_bytes(b"cut")
    found = stats.collect(tmp_path)
    assert found.total == Count(3, 5, 3, 2.0)
    assert (found.shortest, found.sending, found.receiving) == (0.000002, 0.006, 0.008)
    assert (found.bytes_sent, found.bytes_received) == (101, 12)
    assert found.by_function == {"cuInit": Count(2, 0, 2, 1.75), "cuLaunchKernel": Count(0, 5, 0)}


def test_json_has_the_promised_names() -> None:
    document = json.loads(
        stats.to_json(stats.parse(file_of(Count(2, 5, 1, 0.5), 9, 8, {"cuInit": Count(1, 0, 1)})), 2.5)
    )
    assert document == {
        "calls": 2,
        "posts": 5,
        "waits": 1,
        "run_seconds": 2.5,
        "wait_seconds": 0.5,
        "bytes_sent": 9,
        "bytes_received": 8,
        "shortest_round_trip_seconds": 0.000002,
        "sending_seconds": 0.003,
        "receiving_seconds": 0.004,
        "by_function": {"cuInit": {"calls": 1, "posts": 0, "waits": 1, "seconds": 0}},
    }


def test_the_table_starts_with_what_was_waited_for() -> None:
    table = stats.to_table(
        Stats(Count(10, 9, 1), 2048, 10, by_function={"posted": Count(9, 9, 0), "waited": Count(1, 0, 1)})
    )
    lines = table.splitlines()
    assert lines[0] == "gtap: 1 waits, 10 calls (9 posted), 2.0 KiB sent, 10 bytes received"
    assert [line.split()[-1] for line in lines[1:]] == ["function", "waited", "posted"]


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_read(content: bytes, real: bool) -> None:
    stats.parse((MAGIC if real else b"") + content)
