"""Those who look at a server: a snapshot each second, for as long as their connection lasts; and the end of a lease."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

import attrs
import trio

from gtap_core.wire.control import Refused, encode_message
from gtap_core.wire.watch import Kick, Kicked

from .lease import Lease
from .ledger import Ledger, Lines, fitting, name

EVERY = 1.0  # seconds
PATIENCE = 5.0  # seconds for a snapshot to be taken; who does not read has gone
MOST_WATCHERS = 16  # then the oldest makes way

Sees = Callable[[Lease], bool] | None  # whether one who looks may see a lease


class Watching:
    """The connections of those who watch."""

    def __init__(self, ledger: Ledger, lines: Lines, end: Callable[[Lease, str], Awaitable[None]]) -> None:
        """`end` ends a lease for a reason."""
        self._ledger, self._lines, self._end = ledger, lines, end
        self._watchers: dict[trio.CancelScope, None] = {}  # the oldest first

    async def serve(self, stream: trio.abc.Stream, sees: Sees = None, over: Callable[[], str] = lambda: "") -> None:
        """Tell one until it goes. `sees`: which leases it may see; None: everything, the log too.

        `over`: why it may look no more; it hears that.
        """
        if len(self._watchers) >= MOST_WATCHERS:
            oldest = next(iter(self._watchers))
            del self._watchers[oldest]
            oldest.cancel()
        async with trio.open_nursery() as nursery:
            self._watchers[nursery.cancel_scope] = None
            try:
                nursery.start_soon(self._until_gone, stream, nursery.cancel_scope)
                await self._tell(stream, sees, over)
            finally:
                self._watchers.pop(nursery.cancel_scope, None)
                nursery.cancel_scope.cancel()

    async def kick(self, kick: Kick, host: str, sees: Sees = None) -> Kicked | Refused:
        """End the lease that is meant, of those that may be seen. `host`: from where that was said."""
        meant = [each for each in self._ledger.leases(sees) if each.id.hex().startswith(kick.lease)]
        if len(meant) != 1:
            found = "several leases begin" if meant else "no lease begins"
            return Refused(f"{found} with {kick.lease}: gtap leases lists them")
        await self._end(meant[0], f"it was kicked by {host}")
        return Kicked(meant[0].id.hex(), name(meant[0].program))

    @staticmethod
    async def _until_gone(stream: trio.abc.Stream, scope: trio.CancelScope) -> None:
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            while await stream.receive_some(4096):
                pass  # there is nothing to be said
        scope.cancel()

    async def _tell(self, stream: trio.abc.Stream, sees: Sees, over: Callable[[], str]) -> None:
        said = 0
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError, trio.TooSlowError):
            while not (why := over()):
                snapshot = await self._ledger.snapshot(sees)
                said, lines = self._lines.since(said) if sees is None else (0, ())
                with trio.fail_after(PATIENCE):
                    await stream.send_all(encode_message(fitting(attrs.evolve(snapshot, lines=lines))))
                await trio.sleep(EVERY)
            with trio.fail_after(PATIENCE):
                await stream.send_all(encode_message(Refused(why)))
