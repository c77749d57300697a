"""What the machine says of its processor: power, clock. Where it says nothing: the constants below.

| | read from | else |
|---|---|---|
| energy, power | RAPL's counter of the first package, where it may be read | 30 W, all the time |
| clock | cpufreq, or /proc/cpuinfo: the mean of all processors | the highest clock |
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from gtap_plugin_nvml.sample import Reading

TEMPERATURE = 40  # degrees Celsius, where the machine does not tell: a T4 says something
POWER = 30_000  # milliwatts
_MOMENT = 0.02  # seconds between two looks at a counter of energy


def _numbers(paths: Iterable[Path]) -> list[int]:
    found = []
    for path in paths:
        try:
            found.append(int(path.read_text()))
        except (OSError, ValueError):
            continue
    return found


def clock(root: Path = Path("/")) -> int:
    """MHz; 0 where nothing tells."""
    khz = _numbers(root.glob("sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_cur_freq"))
    if khz:
        return sum(khz) // len(khz) // 1000
    try:
        text = (root / "proc/cpuinfo").read_text()
    except OSError:
        return 0
    mhz = [float(each) for each in re.findall(r"^cpu MHz\s*:\s*([\d.]+)", text, re.MULTILINE)]
    return int(sum(mhz) / len(mhz)) if mhz else 0


def energy(root: Path = Path("/")) -> int | None:
    """Millijoules since some start; None where it may not be read."""
    counted = _numbers([root / "sys/class/powercap/intel-rapl:0/energy_uj"])
    return counted[0] // 1000 if counted else None


def reading(
    root: Path = Path("/"), sleep: Callable[[float], None] = time.sleep, now: Callable[[], float] = time.monotonic
) -> Reading:
    """What the machine says now. Takes a moment where energy is counted: power is what it rises by."""
    start, began = energy(root), now()
    if start is None:
        used, watts = int(began * POWER), POWER
    else:
        sleep(_MOMENT)
        end, ended = energy(root), now()
        used = end if end is not None and end >= start else start  # the counter begins anew at times
        watts = int((used - start) / max(ended - began, 1e-3))
    return Reading(used, power=watts, clock=clock(root))
