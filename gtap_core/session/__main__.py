"""`python -m gtap_core.session FD [LANE]`: the template of session processes.

FD is where the supervisor orders them, LANE a descriptor of the lane's library.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from ctypes import CDLL

import trio

from gtap_core import plugins
from gtap_core.confine.process import confine
from gtap_core.session import starter
from gtap_core.session.bulk import load
from gtap_core.session.process import serve
from gtap_core.session.template import Template


def main(argument: str, lane: str = "") -> None:
    """Fork sessions until the supervisor is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no terminal sends one: it is to end as by any other signal
    found = plugins.load()
    library = _open(lane) if lane else None
    packages = {each.__module__.split(".")[0] for each in found.devices.values()}

    def session(control: int) -> None:
        confine(control)
        # Before trio, which makes threads. What else the session gives up waits until it knows its device (process.py).
        starter.STARTER.set(starter.fork(packages))
        trio.run(serve, socket.socket(fileno=control), found, library)

    Template(socket.socket(fileno=int(argument)), session).run()


def _open(descriptor: str) -> CDLL:
    """The library by its descriptor: where it lies, another user may not look."""
    library = load(f"/proc/self/fd/{descriptor}")
    os.close(int(descriptor))
    return library


if __name__ == "__main__":
    main(*sys.argv[1:])
