"""The list of benchmarks, and how they are run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

from ..errors import UsageError
from . import allocations, copies, launches, loops, result, secure, sessions, threads, waits
from .place import Place, place
from .result import Result


@attrs.frozen
class Benchmark:
    """One entry of the list: it yields one figure or several."""

    name: str
    meaning: str
    measure: Callable[[Place, float], Iterator[Result]]


ALL = (
    Benchmark("launch", "processor time of both sides for a posted launch, launches a second", launches.measure),
    Benchmark("bytes", "bytes on the wire for a launch beyond its arguments", launches.measure_bytes),
    Benchmark("wait", "a wait of one client thread", waits.measure),
    Benchmark("handover", "a wait of several client threads, answers read by one of them", waits.measure_handover),
    Benchmark("lone", "from a launch in a quiet client to its execution", waits.measure_lone),
    Benchmark(
        "copies", "copies of 1 and 4 MiB, each direction, pinned and pageable, eight at a time and one", copies.measure
    ),
    Benchmark("token", "1,000 launches, a copy back and a synchronisation, at six distances", loops.measure_token),
    Benchmark("training", "steps that wait for nothing, 30 ms away", loops.measure_training),
    Benchmark("threads", "posting threads beside one that waits all the time", threads.measure),
    Benchmark("open", "time and waits until a program has a context", sessions.measure),
    Benchmark("upload", "256 MB on a long way, beside one connection and its window", copies.measure_upload),
    Benchmark("memory", "memory of an idle session's process", sessions.measure_memory),
    Benchmark("allocations", "allocations of both sides per call after a warm-up", allocations.measure),
    Benchmark("tls", "what TLS adds to waits and copies, beside plain TCP and what AES allows", secure.measure),
)


def listing() -> str:
    """A line for each benchmark."""
    rows = [
        *((each.name, each.meaning) for each in ALL),
        ("replay FILE", "what a recorded run costs on the null device"),
    ]
    return "".join(f"{name:<12} {meaning}\n" for name, meaning in rows)


def run(names: Sequence[str], seconds: float, file: str | None) -> int:
    """Measure what is named, all by default; a missed target is no failure. Raises UsageError and BenchError."""
    unknown = [name for name in names if name not in {each.name for each in ALL}]
    if unknown:
        raise UsageError(f"there is no benchmark {unknown[0]!r}: gtap bench --list shows what there is")
    results: list[Result] = []
    with place() as where:
        sys.stdout.write(f"{result.heading()}\n")
        for each in ALL:
            for found in each.measure(where, seconds) if not names or each.name in names else ():
                results.append(found)
                sys.stdout.write(f"{result.line(found)}\n")
                sys.stdout.flush()
    if file is not None:
        _write(Path(file), result.to_json(results))
    return 0


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
