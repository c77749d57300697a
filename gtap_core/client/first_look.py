"""What a program sees of a server that was just joined: its devices. The first program that runs there."""

from __future__ import annotations

import attrs

from .. import native
from ..bundle import PROGRAMS
from ..config import Settings
from ..errors import NativeError
from . import exec
from .address import Address

LISTER = ("nvidia-smi", "-L")
NO_LIBRARIES = "no library of CUDA's is installed here, so programs reach no device: pip install 'gtap[exec]'"


def look(server: Address, settings: Settings) -> int:
    """List the server's devices on stdout; returns the exit status, minus a signal's number where one ended it.

    Nothing is listed where the plugin that brings `nvidia-smi` is not installed. Raises GtapError.
    """
    if not native.plugins():
        raise NativeError(NO_LIBRARIES)
    alone = attrs.evolve(settings, servers=(server.link,), tls_ca=server.ca)
    bundle = exec.bundle_for(alone, local=False)
    if not (bundle / PROGRAMS / LISTER[0]).is_file():
        return 0
    return exec.run(exec.Run(LISTER, alone))
