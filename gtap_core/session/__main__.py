"""`python -m gtap_core.session FD DEVICE [=LANE [LIBRARY=THUNKS]...]`: the template of session processes.

FD is where the supervisor orders them, DEVICE the kind that they have; the others are descriptors of the lane's library
and of generated thunks. "/tls" names the library of TLS, where listeners take it.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from ctypes import CDLL

import trio

from gtap_core import plugins
from gtap_core.confine.process import confine
from gtap_core.errors import PluginError
from gtap_core.lane import tls
from gtap_core.lane.library import Lane, load
from gtap_core.session import bulk, starter
from gtap_core.session.libraries import golden
from gtap_core.session.process import serve
from gtap_core.session.template import MOST_REASON, Template
from gtap_core.version import server_name

_TLS = "/tls"  # no library has such a name


def _open(files: Sequence[str]) -> tuple[Lane | None, CDLL | None, tls.Tls | None]:
    """The libraries by their descriptors: where they lie, another user may not look."""
    descriptors = dict(each.split("=") for each in files)
    paths = {name: f"/proc/self/fd/{descriptor}" for name, descriptor in descriptors.items()}
    secure, lane = paths.pop(_TLS, None), paths.pop("", None)
    try:
        return *_open_lane(lane, paths), None if secure is None else tls.load(secure)
    finally:
        for descriptor in descriptors.values():
            os.close(int(descriptor))


def _open_lane(lane: str | None, thunks: Mapping[str, str]) -> tuple[Lane | None, CDLL | None]:
    if lane is None:
        return None, None
    try:
        return load(lane, thunks), bulk.load(lane)
    except (ImportError, OSError) as error:
        sys.stderr.write(f"gtap session: without the lane, which cannot be loaded: {error}\n")
        return None, None


def _prepare(device: str, found: plugins.Plugins) -> None:
    """Look up once what every session would look up while its client waits."""
    plugins.prepare(device)
    server_name()
    for library in found.libraries.values():
        golden(library)


def main(orders: str, device: str, *files: str) -> None:
    """Fork sessions of a kind of device until the supervisor is gone. `files`: what sessions have of the lane."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no terminal sends one: it is to end as by any other signal
    ordered = socket.socket(fileno=int(orders))
    try:
        found = plugins.load()
        plugins.insist(found)
    except PluginError as error:
        ordered.send(str(error).encode()[:MOST_REASON])
        return
    lane, carrier, secure = _open(files)
    _prepare(device, found)
    packages = {each.__module__.split(".")[0] for each in found.devices.values()}

    def session(control: int) -> None:
        confine(control)
        # Before trio, which makes threads, and before the session gives up what else it does not need (process.py).
        starter.STARTER.set(starter.fork(packages))
        trio.run(serve, socket.socket(fileno=control), device, found, lane, carrier, secure)

    Template(ordered, session).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
