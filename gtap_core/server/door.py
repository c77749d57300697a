"""What a listener asks of its connections, and who they are to the log."""

from __future__ import annotations

import attrs
import trio


@attrs.frozen
class Door:
    """A listener, as its connections meet it. `tls`: it takes TLS alone; else it takes none.

    `token` is what control connections must show; None: whoever gets there may come in.
    """

    token: str | None = attrs.field(default=None, repr=False)
    tls: bool = False


def peer_of(stream: trio.SocketStream) -> str:
    """The other end's address, for the log; a local socket has none."""
    try:
        name = stream.socket.getpeername()
    except OSError:
        return "a client that has gone"
    if isinstance(name, tuple):
        return f"[{name[0]}]:{name[1]}" if ":" in name[0] else f"{name[0]}:{name[1]}"
    return "a client on this machine"
