"""Whether a driver answers on this machine; asked in a process of its own, which may crash or hang."""

from __future__ import annotations

import subprocess
import sys

from gtap_core.devices.cuda.table import open_driver
from gtap_core.session.device import DeviceUnavailable

PROBE_SECONDS = 60.0  # a driver that wakes many GPUs takes long


def probe() -> str | None:
    """Return None if the cuda device can be started here, else one sentence. Blocks for some 0.3 s.

    The caller's process stays free of the driver: a process that has called cuInit cannot fork a session any more.
    """
    try:
        asked = subprocess.run(
            [sys.executable, "-c", "from gtap_core.devices.cuda.probe import main; raise SystemExit(main())"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the NVIDIA driver did not answer in {PROBE_SECONDS:.0f} seconds"
    if asked.returncode == 0:
        return None
    if asked.returncode == 1 and asked.stdout:
        return asked.stdout.strip()
    return f"the NVIDIA driver ended the process that asked for it (exit status {asked.returncode})"


def main() -> int:
    """Be that process: print what is missing and end with 1, or end with 0."""
    try:
        open_driver()
    except DeviceUnavailable as reason:
        sys.stdout.write(f"{reason}\n")
        return 1
    return 0
