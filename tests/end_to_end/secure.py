"""A server that takes TLS, the link that its first start prints, and a relay in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

from tests.fixtures import GTAP, Server, serving
from tests.relay import Relay, relaying


@attrs.frozen
class SecureServer(Server):
    """`url` is its link, with a token of its store; `path` its Unix socket."""

    environ: Mapping[str, str]
    """What commands on its machine have: its state is theirs."""

    @property
    def port(self) -> int:
        """Where it takes TLS."""
        return int(self.url.partition("#")[0].rpartition(":")[2])

    def behind(self, port: int) -> str:
        """Its link, by way of another port."""
        return self.url.replace(f":{self.port}#", f":{port}#")


@contextmanager
def secure_server(folder: Path, environ: Mapping[str, str], device: str, *options: str) -> Iterator[SecureServer]:
    """Run `gtap serve` with an address for TLS beside its socket; its state lies in the folder."""
    own = {**environ, "XDG_STATE_HOME": str(folder / "state")}
    with serving(folder, own, device, "--listen", "tls://127.0.0.1:0", *options, gtap=GTAP) as run:
        found = re.search(r"gtap join (gtap://\S+)", run.said())
        assert found is not None, run.said()
        yield SecureServer(found[1], run.path, run.pid, run.log, own)


@contextmanager
def relayed(server: SecureServer, folder: Path, cuts: int = 0, every: int = 15, bits: bool = False) -> Iterator[Relay]:
    """A relay in front of its address for TLS; `url` is then the link by way of it."""
    with relaying(("127.0.0.1", server.port), folder, tcp=True, cuts=cuts, every=every, bits=bits) as relay:
        relay.url = server.behind(int(relay.url.rpartition(":")[2]))
        yield relay
