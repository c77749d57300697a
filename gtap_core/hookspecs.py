"""What a plugin may implement: every hook of gtap, called through one pluggy manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from gtap_core.spec import Library

HOOK_VERSION = 1
"""A plugin may say `GTAP_HOOK_VERSION = 1` in its entry point's module; a newer number than this is not loaded."""

hookspec = pluggy.HookspecMarker("gtap")
hookimpl = pluggy.HookimplMarker("gtap")


@hookspec
def register_libraries(register: Callable[[Library], None]) -> None:
    """Call `register(library)` once for each library of the plugin."""


@hookspec
def register_devices(register: Callable[..., None]) -> None:
    """Call `register(kind, factory, image="native")` for each device; the session process calls `factory(nursery)`.

    `image`: "ptx" where its devices take PTX alone, as DeviceFacts.image says.
    """


@hookspec
def session_opened(session: Any) -> None:
    """A session process has its client and its device; before the first frame is executed."""


@hookspec
def session_closed(session: Any) -> None:
    """A session has ended, for whatever reason; the device is still there."""


@hookspec
def doctor_checks() -> Iterable[tuple[str, Callable[[], str]]]:  # type: ignore[empty-body]
    """(name, check) pairs for `gtap doctor`; a check returns one sentence, empty when all is well."""


@hookspec
def serve_options() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Options of `gtap serve` that the plugin reads from its environment: name -> one line of help."""
