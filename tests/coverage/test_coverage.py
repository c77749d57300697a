"""What the tests check of each library: the lists are current, and hold what clients use."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtap_core import native
from gtap_core.listing import checked_names, coverage
from gtap_core.plugins import load
from tests import covered
from tests.coverage import lists

USED = Path(__file__).with_name("used.tsv")
# Functions of each library that are exported, declared and checked at least: raised as they come, never lowered.
MINIMA = {
    "driver": (724, 436, 227),
    "cudart": (488, 341, 196),
    "cufft": (76, 51, 51),
    "nvjpeg": (82, 80, 77),
    "cublas": (756, 696, 696),
    "curand": (27, 27, 25),
    "cublasLt": (227, 53, 53),
}


def used() -> dict[str, list[tuple[int, str]]]:
    """Library -> (clients, function), the most used first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line in USED.read_text().splitlines():
        if not line.startswith("#"):
            library, name, clients = line.split("\t")
            found.setdefault(library, []).append((int(clients), name))
    return {library: sorted(rows, key=lambda row: (-row[0], row[1])) for library, rows in found.items()}


def checked(library: str) -> set[str]:
    folder = lists.folders()[library]
    plugin = next(each for each in native.plugins() if each.folder == folder)
    return checked_names(plugin, load().libraries[library])


@pytest.mark.slow
def test_the_lists_are_what_the_tests_say() -> None:
    """`make coverage` writes them."""
    stale = [str(path) for path, text in lists.lists(lists.claimed()).items() if path.read_text() != text]
    assert not stale, "run make coverage"


@pytest.mark.shows("RUNTIME.5")
@pytest.mark.shows("LIBSA.1")
@pytest.mark.parametrize("library", sorted(MINIMA))
def test_what_clients_use_is_checked(library: str) -> None:
    """Take a mark `covers` from a test and run `make coverage` to see it fail."""
    known = checked(library)
    lacking = [f"{name} ({clients})" for clients, name in used()[library] if name not in known]
    assert not lacking


@pytest.mark.shows("RUNTIME.5")
@pytest.mark.shows("LIBSA.1")
def test_the_listing_counts_what_is_exported_declared_refused_and_checked() -> None:
    rows = {line.split()[0]: line.split() for line in coverage().splitlines()}
    assert rows["library"][1:] == ["exported", "declared", "refused", "checked"]
    for library, minima in MINIMA.items():
        exported, declared, refused, known = (int(word) for word in rows[library][1:])
        assert exported == declared + refused
        assert known == len(checked(library))
        assert all(have >= least for have, least in zip((exported, declared, known), minima, strict=True))
    assert rows["cudnn"][2:] == ["0", rows["cudnn"][1], "0"]


def test_a_claim_is_held_to_the_names_in_a_program(tmp_path: Path) -> None:
    program = b"\x7fELF\0cuMemAlloc_v2\0cuMemFree_v2_ptsz\0"
    claims = ["cuMemAlloc_v2", "cuMemAlloc", "cuMemFree_v2"]
    assert covered.unused(claims, [program]) == ["cuMemAlloc", "cuMemFree_v2"]
    assert covered.unused(claims, [program, b"lib.cuMemAlloc(0)", b"'cuMemFree_v2'"]) == []
