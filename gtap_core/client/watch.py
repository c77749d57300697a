"""Look at a server: its snapshots, as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

import trio

from ..config import Settings
from ..errors import NoServer, NotAServer, UsageError
from ..wire.watch import Kick, Kicked, Snapshot, Watch
from . import address, connection, joined


def place_of(settings: Settings) -> tuple[address.Address, str | None]:
    """The one server to look at, as `gtap exec` finds it, and the token for it. Raises UsageError."""
    places = joined.servers(settings)
    if len(places) > 1:
        raise UsageError("this looks at one server: name it with --server")
    place = places[0]
    return place, address.token_of(place, settings.token_file(place.port))


@asynccontextmanager
async def watching(place: address.Address, token: str | None) -> AsyncIterator[AsyncIterator[Snapshot]]:
    """The server's snapshots, one a second. Raises ServerError, also when the server goes."""
    stream, receiver, first = await connection.ask(place, Watch(version("gtap"), token))

    async def snapshots() -> AsyncIterator[Snapshot]:
        message = first
        while True:
            connection.check_refused(message, place)
            if not isinstance(message, Snapshot):
                raise NotAServer(f"{place.url} is not a gtap server: it answers with {message.TYPE!r}")
            yield message
            try:
                message = await connection.hear(stream, receiver, place)
            except NotAServer as error:
                raise NoServer(f"the connection to {place.url} is lost") from error

    try:
        yield snapshots()
    finally:
        await trio.aclose_forcefully(stream)


async def kick(place: address.Address, token: str | None, lease: str) -> Kicked:
    """End the lease whose id begins so. Raises ServerError, Refused among them."""
    stream, _, answer = await connection.ask(place, Kick(version("gtap"), lease, token))
    await trio.aclose_forcefully(stream)
    if not isinstance(answer, Kicked):
        raise NotAServer(f"{place.url} is not a gtap server: it answers with {answer.TYPE!r}")
    return answer


def look(settings: Settings) -> Snapshot:
    """One snapshot. Raises ServerError."""

    async def first() -> Snapshot:
        async with watching(*place_of(settings)) as snapshots:
            return await anext(snapshots)

    return trio.run(first)
