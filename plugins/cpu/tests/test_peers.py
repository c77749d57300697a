"""What kernels of one device see of another one's memory."""

from __future__ import annotations

from pathlib import Path

from gtap_plugin_cpu.memory import DeviceMemory

SLOT, SIZE, EXTENT = 0x2B00_0000_0000, 1 << 40, 2 << 20
OTHER, SHARED = SLOT + EXTENT, SLOT + SIZE - SIZE // 8


def access(address: int) -> str:
    """What the process may do with a page: "rw" or "--"."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        start, end = (int(each, 16) for each in line.split()[0].split("-"))
        if start <= address < end:
            return line.split()[1][:2]
    return ""


def memory_of_two() -> DeviceMemory:
    memory = DeviceMemory(1 << 30)
    assert memory.reserve(SLOT, SIZE) == 0
    for ordinal, address in ((0, SLOT), (1, OTHER), (1, SHARED)):
        assert memory.map(ordinal, address, EXTENT) == 0
    return memory


def test_memory_of_others_is_hidden_unless_access_is_enabled_or_the_host_shares_it() -> None:
    memory = memory_of_two()
    with memory.seen_by(0):
        assert [access(each) for each in (SLOT, OTHER, SHARED)] == ["rw", "--", "rw"]
    assert access(OTHER) == "rw"
    with memory.seen_by(1):
        assert [access(each) for each in (SLOT, OTHER)] == ["--", "rw"]
    memory.peer_access(0, 1, 1)
    with memory.seen_by(0):
        assert access(OTHER) == "rw"
    memory.forget_peers(1)
    with memory.seen_by(0):
        assert access(OTHER) == "--"


def test_aside_copies_go_on_while_a_kernel_runs_that_does_not_see_the_memory() -> None:
    memory = DeviceMemory(1 << 30)
    slot = SLOT + (2 << 40)
    assert memory.reserve(slot, SIZE) == 0
    assert memory.map(0, slot, EXTENT) == memory.map(1, slot + EXTENT, EXTENT) == 0
    with memory.seen_by(0):
        assert memory.aside_write(slot + EXTENT, memoryview(b"1234")) == 0
        status, data = memory.aside_read(slot + EXTENT, 4)
        assert (status, bytes(data)) == (0, b"1234")
    with memory.seen_by(0):
        assert access(slot + EXTENT) == "--"
