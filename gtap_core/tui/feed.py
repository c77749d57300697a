"""A server's snapshots for an application of another event loop: a thread of their own that runs trio."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

import trio

from ..client import watch
from ..client.address import Address
from ..errors import Refused, ServerError
from ..wire.watch import Snapshot

AGAIN = 1.0  # seconds between attempts to reach a server that is not there


class Feed:
    """Calls `show` with each snapshot, and `lost` with a sentence and whether it goes on trying, from its thread."""

    def __init__(
        self, place: Address, token: str | None, show: Callable[[Snapshot], None], lost: Callable[[str, bool], None]
    ) -> None:
        self._place, self._token, self._show, self._lost = place, token, show, lost
        self._scope = trio.CancelScope()
        self._trio: trio.lowlevel.TrioToken | None = None
        self._thread = threading.Thread(target=self._run, name="gtap top", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, without waiting for it: the thread may just be calling the application."""
        if self._trio is not None:
            with contextlib.suppress(trio.RunFinishedError):  # it has ended by itself
                self._trio.run_sync_soon(self._scope.cancel)

    def _run(self) -> None:
        trio.run(self._follow)

    async def _follow(self) -> None:
        self._trio = trio.lowlevel.current_trio_token()
        with self._scope:
            while True:
                try:
                    async with watch.watching(self._place, self._token) as snapshots:
                        async for each in snapshots:
                            self._show(each)
                except Refused as error:  # asking again changes nothing
                    self._lost(str(error), False)
                    return
                except ServerError as error:
                    self._lost(str(error), True)
                await trio.sleep(AGAIN)
