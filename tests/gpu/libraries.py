"""Which of NVIDIA's libraries this machine has not: `make gpu-test` installs the packages that this prints.

A plugin's extra says which those are: `cu13`, or `cu12` where the driver is for CUDA 12.
"""

from __future__ import annotations

import ctypes
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gtap_core import plugins
from gtap_core.devices.cuda.libraries import open_library
from gtap_core.devices.cuda.table import StatusError
from gtap_core.spec import Library

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


def driver_major() -> int:
    """The CUDA that the driver is for; 13 where there is no driver."""
    version = ctypes.c_int(13000)
    with suppress(OSError):
        ctypes.CDLL("libcuda.so.1").cuDriverGetVersion(ctypes.byref(version))
    return 12 if version.value < 13000 else 13


def is_here(library: Library) -> bool:
    """Whether a server on this machine finds it."""
    try:
        open_library(library)
    except StatusError:
        return False
    return True


def missing(major: int) -> Iterator[str]:
    """A line of requirements for each plugin whose library is not here."""
    libraries = plugins.load().libraries
    for project in sorted(PLUGINS.glob("*/pyproject.toml")):
        declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
        packages = declared.get("optional-dependencies", {}).get(f"cu{major}")
        name = project.parent.name
        if packages and name in libraries and not is_here(libraries[name]):
            yield " ".join(packages)


if __name__ == "__main__":
    for line in missing(driver_major()):
        sys.stdout.write(line + "\n")
