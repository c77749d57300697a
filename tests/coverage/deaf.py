"""Proves the marks `covers`: each function is made to return 0 and do nothing, and a test that claims it must notice.

`python -m tests.coverage.deaf [NAME...]` tries the named functions, or all that clients use, in a copy of the
repository with native files of its own, where the function's first bytes are overwritten: three seconds a function.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest

from tests import covered, wheels
from tests.deletions import QUIETLY, copy

RETURN_0 = bytes.fromhex("f30f1efa 31c0 c3")  # endbr64; xor eax, eax; ret
STUBS = ("libcuda.so*", "libcudart.so*")
DEADLINE = 100  # seconds; a program that hangs has noticed
NOTHING_FOLLOWS = frozenset({"cudaProfilerStart", "cudaProfilerStop"})  # accepted: a program cannot see more
USED = Path(__file__).with_name("used.tsv")


class Claims:
    """Gathers one test of each kind by the functions that it claims."""

    def __init__(self) -> None:
        self.tests: dict[str, dict[str, str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            if not any(map(item.get_closest_marker, covered.ELSEWHERE)):
                for name in covered.names(item):
                    self.tests.setdefault(name, {}).setdefault(item.nodeid.partition("[")[0], item.nodeid)


@attrs.frozen
class Stub:
    """One native file: where in it each function that it exports begins."""

    path: Path
    content: bytes
    places: Mapping[str, int]


def lines(*command: str | Path) -> list[list[str]]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def read(path: Path) -> Stub:
    segments = [[int(word, 16) for word in row[1:6]] for row in lines("readelf", "-lW", path) if row[:1] == ["LOAD"]]
    places: dict[str, int] = {}
    for address, kind, name in lines("nm", "-D", "--defined-only", path):
        for offset, start, _, size, _ in segments if kind in "Tt" else ():
            if start <= int(address, 16) < start + size:
                places[name.partition("@")[0]] = int(address, 16) - start + offset
    return Stub(path, path.read_bytes(), places)


@contextmanager
def deaf(stubs: Sequence[Stub], name: str) -> Iterator[None]:
    """The function does nothing meanwhile, in every file that exports it."""
    found = [stub for stub in stubs if name in stub.places]
    try:
        for stub in found:
            at = stub.places[name]
            stub.path.unlink()
            stub.path.write_bytes(stub.content[:at] + RETURN_0 + stub.content[at + len(RETURN_0) :])
        yield
    finally:
        for stub in found:
            stub.path.unlink()
            stub.path.write_bytes(stub.content)


def notices(python: Path, folder: Path, environ: Mapping[str, str], tests: Sequence[str]) -> bool:
    """Whether one of the tests fails. Raises RuntimeError where they cannot run."""
    command = [python, "-m", "pytest", "-q", "-x", *QUIETLY, *tests]
    try:
        ran = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=DEADLINE)
    except subprocess.TimeoutExpired:
        return True
    if ran.returncode > 1:
        raise RuntimeError(ran.stdout[-2000:])
    return ran.returncode == 1


def own_cache(folder: Path) -> dict[str, str]:
    """An environment whose native files are its own, and whose other cached files are everybody's."""
    (folder / "xdg").mkdir(mode=0o700, parents=True)
    for entry in wheels.cache().iterdir():
        if entry.name != "xdg":
            (folder / entry.name).symlink_to(entry)
    return {**os.environ, "GTAP_TEST_CACHE": str(folder), "XDG_CACHE_HOME": str(folder / "xdg")}


def main(wanted: Sequence[str]) -> int:
    """Try functions; 1 when one of them is missed by no test."""
    claims, missed = Claims(), 0
    pytest.main(["--collect-only", "-qqq"], plugins=[claims])
    used = [line.split("\t")[1] for line in USED.read_text().splitlines() if not line.startswith("#")]
    with tempfile.TemporaryDirectory() as name:
        folder, environ = Path(name) / "copy", own_cache(Path(name) / "cache")
        python = copy(folder)
        subprocess.run([python, "-m", "gtap_core.cli", "build"], cwd=folder, env=environ, check=True)
        bundles = (Path(name) / "cache").glob("xdg/gtap/bundle/*/*")
        stubs = [read(path) for bundle in bundles for pattern in STUBS for path in sorted(bundle.glob(pattern))]
        for function in wanted or [each for each in used if each not in NOTHING_FOLLOWS]:
            with deaf(stubs, function):
                heard = notices(python, folder, environ, list(claims.tests[function].values()))
            missed += not heard
            sys.stdout.write(f"{'noticed' if heard else 'MISSED '} {function}\n")
            sys.stdout.flush()
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
