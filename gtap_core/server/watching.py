"""Those who look at a server: a snapshot each second, for as long as their connection lasts."""

from __future__ import annotations

import contextlib

import attrs
import trio

from gtap_core.wire.control import encode_message

from .ledger import Ledger, Lines, fitting

EVERY = 1.0  # seconds
PATIENCE = 5.0  # seconds for a snapshot to be taken; who does not read has gone
MOST_WATCHERS = 16  # then the oldest makes way


class Watching:
    """The connections of those who watch."""

    def __init__(self, ledger: Ledger, lines: Lines) -> None:
        self._ledger, self._lines = ledger, lines
        self._watchers: dict[trio.CancelScope, None] = {}  # the oldest first

    async def serve(self, stream: trio.abc.Stream) -> None:
        """Tell one until it goes."""
        if len(self._watchers) >= MOST_WATCHERS:
            oldest = next(iter(self._watchers))
            del self._watchers[oldest]
            oldest.cancel()
        async with trio.open_nursery() as nursery:
            self._watchers[nursery.cancel_scope] = None
            try:
                nursery.start_soon(self._until_gone, stream, nursery.cancel_scope)
                await self._tell(stream)
            finally:
                self._watchers.pop(nursery.cancel_scope, None)
                nursery.cancel_scope.cancel()

    @staticmethod
    async def _until_gone(stream: trio.abc.Stream, scope: trio.CancelScope) -> None:
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            while await stream.receive_some(4096):
                pass  # there is nothing to be said
        scope.cancel()

    async def _tell(self, stream: trio.abc.Stream) -> None:
        said = 0
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError, trio.TooSlowError):
            while True:
                snapshot = await self._ledger.snapshot()
                said, lines = self._lines.since(said)
                with trio.fail_after(PATIENCE):
                    await stream.send_all(encode_message(fitting(attrs.evolve(snapshot, lines=lines))))
                await trio.sleep(EVERY)
