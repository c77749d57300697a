"""What this gtap calls itself."""

from __future__ import annotations

import functools
from importlib.metadata import PackageNotFoundError, version


@functools.cache
def server_name() -> str:
    """As a server says it to clients: looked up once, in files."""
    try:
        return f"gtap {version('gtap')}"
    except PackageNotFoundError:  # run from a source tree
        return "gtap"
