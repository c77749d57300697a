"""What the CPU device says about itself: a device of compute capability 7.5 with this machine's size and name."""

from __future__ import annotations

import hashlib
import os
import platform
import re
from pathlib import Path

from gtap_core import DeviceFacts, DeviceUnavailable

DRIVER_VERSION = 13000
CAPABILITY = (7, 5)
MAX_THREADS = 1024
MAX_BLOCK = (1024, 1024, 64)
MAX_GRID = (2**31 - 1, 65535, 65535)
SHARED_DEFAULT, SHARED_MOST = 49152, 65536  # bytes per block; the second after opting in
LOCAL = 512 << 10  # bytes per thread
REGISTERS = 65536
WORKER_STACK = 64 << 20  # bytes of a thread that executes blocks: recursion of 32 lanes at once needs much
HEAP_SIZE = 8 << 20  # bytes for malloc in kernels, unless a program says otherwise
MOST_DEVICES = 16
BLOCKS_PER_PROCESSOR, THREADS_PER_PROCESSOR = 16, 1024

_LIMITS = {
    1: MAX_THREADS, 2: MAX_BLOCK[0], 3: MAX_BLOCK[1], 4: MAX_BLOCK[2], 5: MAX_GRID[0], 6: MAX_GRID[1], 7: MAX_GRID[2],
    8: SHARED_DEFAULT, 9: 65536, 10: 32, 11: 2**31 - 1, 12: REGISTERS, 14: 512, 15: 1, 17: 0, 18: 0, 19: 1, 20: 0,
    30: 512, 31: 1, 32: 0, 35: 0, 37: 64, 39: THREADS_PER_PROCESSOR, 40: 1, 41: 1, 51: 32, 75: CAPABILITY[0],
    76: CAPABILITY[1], 78: 1, 79: 1, 80: 1, 81: SHARED_MOST, 82: REGISTERS, 87: 2, 97: SHARED_MOST, 99: 1, 106:
    BLOCKS_PER_PROCESSOR, 130: 0, 131: -1, 134: -1,
}  # fmt: skip
_TEXTURES = {
    21: 131072, 22: 131072, 23: 65536, 24: 16384, 25: 16384, 26: 16384, 27: 32768, 28: 32768, 29: 2048, 42: 32768,
    43: 2048, 44: 1, 45: 32768, 46: 32768, 47: 8192, 48: 8192, 49: 32768, 52: 32768, 53: 32768, 54: 2046, 55: 32768,
    56: 131072, 57: 65536, 58: 16384, 59: 16384, 60: 16384, 61: 32768, 62: 2048, 63: 32768, 64: 32768, 65: 2048,
    66: 32768, 67: 32768, 68: 2046, 69: 268435456, 70: 131072, 71: 65000, 72: 2097120, 73: 32768, 74: 32768, 77: 32768,
}  # fmt: skip
# Managed memory, waits for values of both sizes and versions, cooperative launches, virtual memory management, pools.
_PRESENT = (83, 92, 93, 94, 95, 102, 115, 122, 123)
# What it does not have (0): access to pageable and to managed memory while kernels run, peers' atomics, clusters,
# and the rest of the numbers that programs ask.
_ABSENT = (
    84, 86, 88, 89, 90, 91, 96, 98, 100, 101, 103, 104, 105, 107, 108, 109, 110, 111, 112, 113,
    114, 116, 117, 118, 119, 120, 121, 124, 125, 126, 127, 128, 129, 132, 133, 135, 136, 137, 138, 139,
    140, 141, 142, 143, 144, 145, 146, 147,
)  # fmt: skip


def _cpuinfo() -> str:
    try:
        return Path("/proc/cpuinfo").read_text()
    except OSError:
        return ""


def _first(pattern: str, text: str, default: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1).strip() if found else default


def resident(threads: int, shared: int) -> int:
    """How many blocks of so many threads and bytes of shared memory a processor has at the same time."""
    by_threads = THREADS_PER_PROCESSOR // (-(-threads // 32) * 32)
    return min(by_threads, SHARED_MOST // max(1, shared), BLOCKS_PER_PROCESSOR)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def memory_limit() -> int:
    """Bytes the device offers: half of the physical memory, or the control group's limit if that is less."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            total = min(total, int(Path(path).read_text()))
        except (OSError, ValueError):
            continue
    return total // (32 << 20) * (32 << 20)


def _uuid(ordinal: int) -> bytes:
    try:
        machine = Path("/etc/machine-id").read_bytes().strip()
    except OSError:
        machine = platform.node().encode()
    return hashlib.blake2b(b"gtap cpu device %d of " % ordinal + machine, digest_size=16).digest()


def _attributes(ordinal: int, cpuinfo: str) -> dict[int, int]:
    megahertz = float(_first(r"^cpu MHz\s*:\s*([\d.]+)", cpuinfo, "1000"))
    cache = int(_first(r"^cache size\s*:\s*(\d+)", cpuinfo, "1024")) * 1024
    here = {13: int(megahertz * 1000), 16: processors(), 33: ordinal, 34: 0, 36: 1600000, 38: cache, 50: 0, 85: ordinal}
    return dict.fromkeys(_ABSENT, 0) | dict.fromkeys(_PRESENT, 1) | _LIMITS | _TEXTURES | here


def _count() -> int:
    text = os.environ.get("GTAP_CPU_DEVICES", "1")
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DEVICES:
        raise DeviceUnavailable(f"GTAP_CPU_DEVICES is {text!r}; the cpu device offers 1 to {MOST_DEVICES} devices")
    return int(text)


def kernel_seconds() -> float:
    """How long a kernel may run: GTAP_CPU_KERNEL_SECONDS, or 300; 0: as long as it wants. Raises DeviceUnavailable."""
    text = os.environ.get("GTAP_CPU_KERNEL_SECONDS", "300")
    if not re.fullmatch(r"[0-9]{1,8}(\.[0-9]{1,6})?", text):
        raise DeviceUnavailable(
            f"GTAP_CPU_KERNEL_SECONDS is {text!r}; a kernel may run a number of seconds, 0: any time"
        )
    return float(text)


def cache_bytes() -> int:
    """How much compiled code is kept on disk: GTAP_CPU_CACHE, or 1 GiB; 0: nothing. Raises DeviceUnavailable."""
    text = os.environ.get("GTAP_CPU_CACHE", str(1 << 30))
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise DeviceUnavailable(f"GTAP_CPU_CACHE is {text!r}; it is a number of bytes, 0: no cache")
    return int(text)


def processor() -> str:
    """What this processor is and can do, as the system says."""
    first = _cpuinfo().partition("\n\n")[0]
    wanted = r"^(?:vendor_id|cpu family|model|model name|stepping|flags|Features|CPU \w+)\s*:.*$"
    return "\n".join(re.findall(wanted, first, re.MULTILINE))


def device_facts() -> list[DeviceFacts]:
    """The facts of every device; GTAP_CPU_DEVICES says how many there are (1). Raises DeviceUnavailable."""
    cpuinfo = _cpuinfo()
    model = _first(r"^model name\s*:\s*(.+)$", cpuinfo, platform.machine())
    return [
        DeviceFacts(
            name=f"gtap CPU device ({model})",
            uuid=_uuid(ordinal),
            total_memory=memory_limit(),
            pci_bus_id=f"0000:{ordinal:02x}:00.0",
            compute_capability=CAPABILITY,
            attributes=_attributes(ordinal, cpuinfo),
            driver_version=DRIVER_VERSION,
            image="ptx",
        )
        for ordinal in range(_count())
    ]
