"""How a handler's function takes part in the order of streams: the mark that a plugin puts on its handlers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import attrs

By = Literal["streams", "handles", "all", "nothing"]
_MARK = "gtap_ordering"
F = TypeVar("F", bound=Callable[..., Any])


@attrs.frozen
class Ordering:
    """With what a command keeps its place in the order.

    by: "streams": its Stream arguments; without one, the streams that its handles were last used with, else the legacy
    one. "handles": only its handles; work on streams may pass it. "all": everything before and after it. "nothing": it
    passes all that is held up, once its frame and payload are there.
    fence: the parameter that, when it is not zero, makes the command a blocking one that was posted: later commands of
    every stream wait for it (its handler calls `order.fence`).
    reads: it leaves its handles as they are, so commands that share them on other streams need not wait for it.
    says_done: a reply to it says that the work of its streams (of all) is done, so their deferred outputs come first.
    obligation: the parameter that names a host function: where the call is not executed, the client hears it by that.
    """

    by: By = "streams"
    fence: str | None = None
    reads: bool = False
    obligation: str | None = None
    says_done: bool = True


def ordered(
    *,
    by: By = "streams",
    fence: str | None = None,
    reads: bool = False,
    obligation: str | None = None,
) -> Callable[[F], F]:
    """Mark a handler: `@library.handler("f")` above `@ordered(by="handles")`.

    Without the mark a function with a Stream or a handle is ordered by streams, any other by all. The mark matters
    where a command must be held up: a payload that has not arrived, staging credit that is used up. A marked function
    that is ordered by all, or by nothing, is no synchronise: its reply waits for no output.
    """

    def mark(function: F) -> F:
        setattr(function, _MARK, Ordering(by, fence, reads, obligation, by in ("streams", "handles")))
        return function

    return mark


def ordering_of(handler: Callable[..., Any] | None, touches: bool) -> Ordering:
    """The mark of a handler; `touches`: its function has a Stream or a handle that exists already."""
    default = Ordering("streams" if touches else "all")
    return getattr(handler, _MARK, default) if handler is not None else default
