"""`python -m gtap_core.session FD`: the template of session processes; FD is where the supervisor orders them."""

from __future__ import annotations

import signal
import socket
import sys

import trio

from gtap_core import plugins
from gtap_core.confine.process import confine
from gtap_core.session import starter
from gtap_core.session.process import serve
from gtap_core.session.template import Template


def main(argument: str) -> None:
    """Fork sessions until the supervisor is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no terminal sends one: it is to end as by any other signal
    found = plugins.load()
    packages = {each.__module__.split(".")[0] for each in found.devices.values()}

    def session(control: int) -> None:
        confine(control)
        # Before trio, which makes threads. What else the session gives up waits until it knows its device (process.py).
        starter.STARTER.set(starter.fork(packages))
        trio.run(serve, socket.socket(fileno=control), found)

    Template(socket.socket(fileno=int(argument)), session).run()


if __name__ == "__main__":
    main(sys.argv[1])
