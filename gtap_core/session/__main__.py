"""`python -m gtap_core.session FD`: the template of session processes; FD is where the supervisor orders them."""

from __future__ import annotations

import socket
import sys

import trio

from gtap_core import plugins
from gtap_core.session.confine import confine
from gtap_core.session.process import serve
from gtap_core.session.template import Template


def main(argument: str) -> None:
    """Fork sessions until the supervisor is gone."""
    found = plugins.load()

    def session(control: int) -> None:
        confine(control)
        trio.run(serve, socket.socket(fileno=control), found)

    Template(socket.socket(fileno=int(argument)), session).run()


if __name__ == "__main__":
    main(sys.argv[1])
