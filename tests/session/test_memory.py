"""What of the slot a session may map, and what its books say of it."""

from __future__ import annotations

import pytest

from gtap_core.errors import Fault
from gtap_core.session.memory import EXTENT, PAGE, Memory

SLOT = 0x2000_0000_0000


@pytest.fixture
def memory() -> Memory:
    return Memory(slot=(SLOT, 64 * EXTENT))


def test_a_program_maps_whole_pages_inside_its_slot(memory: Memory) -> None:
    assert memory.map_own(SLOT, 2 * PAGE)
    assert memory.holds(SLOT + 5, 2 * PAGE - 5)
    assert not memory.holds(SLOT, 2 * PAGE + 1)
    assert not memory.map_own(SLOT - PAGE, PAGE)  # before it
    assert not memory.map_own(SLOT + 64 * EXTENT - PAGE, 2 * PAGE)  # over its end
    assert not memory.map_own(SLOT + 2 * PAGE + 512, PAGE)
    assert not memory.map_own(SLOT + 2 * PAGE, PAGE + 512)
    assert not memory.map_own(SLOT + 2 * PAGE, 0)


def test_mappings_and_extents_never_lie_over_each_other(memory: Memory) -> None:
    memory.map(0, SLOT + EXTENT, EXTENT)
    memory.granted(SLOT + EXTENT, EXTENT)
    assert not memory.map_own(SLOT + EXTENT + PAGE, PAGE)
    assert memory.map_own(SLOT, PAGE) and not memory.map_own(SLOT, PAGE)
    with pytest.raises(Fault):
        memory.map(0, SLOT, EXTENT)


def test_a_mapping_ends_as_it_was_made(memory: Memory) -> None:
    assert memory.map_own(SLOT, 2 * PAGE)
    assert not memory.unmap_own(SLOT, PAGE) and not memory.unmap_own(SLOT + PAGE, PAGE)
    assert memory.holds(SLOT, 2 * PAGE)
    assert memory.unmap_own(SLOT, 2 * PAGE)
    assert not memory.holds(SLOT, 1) and memory.map_own(SLOT, PAGE)


def test_physical_memory_counts_beside_extents(memory: Memory) -> None:
    memory.map(1, SLOT, EXTENT)
    memory.hold(1, 3 * PAGE)
    assert memory.mapped_bytes(1) == EXTENT + 3 * PAGE and memory.mapped_bytes(0) == 0
    memory.hold(1, -3 * PAGE)
    assert memory.mapped_bytes(1) == EXTENT


def test_nothing_is_mapped_before_there_is_a_slot() -> None:
    assert not Memory().map_own(SLOT, PAGE)
