"""Every load, store and atomic does what the manual says, with lanes in vectors and with threads on their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.cpu.tests.isa import addresses, atomics, memory
from plugins.cpu.tests.isa.cells import check

Run = Callable[..., None]
pytestmark = pytest.mark.parametrize("mode", ["warp", "thread"], indirect=True)


@pytest.mark.parametrize("space", memory.LOAD_SPACES)
def test_loads(run: Run, space: str) -> None:
    check(run, list(memory.loads(space)))


def test_generic_loads(run: Run) -> None:
    check(run, list(memory.generic_loads()))


def test_modified_loads(run: Run) -> None:
    check(run, list(memory.modified_loads()))


def test_wide_loads(run: Run) -> None:
    check(run, list(memory.wide_loads()))


def test_stores(run: Run) -> None:
    check(run, list(memory.stores()))


def test_modified_stores(run: Run) -> None:
    check(run, list(memory.modified_stores()))


@pytest.mark.parametrize("space", atomics.SPACES)
def test_atomics(run: Run, space: str) -> None:
    check(run, list(atomics.atomics(space)))


def test_modified_atomics(run: Run) -> None:
    check(run, list(atomics.modified_atomics()))


def test_addresses(run: Run) -> None:
    check(run, [*addresses.conversions(), *addresses.tests_of_spaces(), *addresses.hints(), *addresses.policies()])


def test_stack(run: Run) -> None:
    check(run, list(addresses.stack()))
