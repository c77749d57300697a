"""`python -m gtap_core.session FD`: a session process; FD is its socket to the supervisor."""

from __future__ import annotations

import os
import socket
import sys

import trio

from gtap_core import plugins
from gtap_core.session.confine import confine
from gtap_core.session.process import serve


def main(argument: str) -> None:
    """Run one session. Leaves without the libraries' exit handlers: a driver's may take longer than a session may."""
    control = int(argument)
    confine(control)
    trio.run(serve, socket.socket(fileno=control), plugins.load())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
