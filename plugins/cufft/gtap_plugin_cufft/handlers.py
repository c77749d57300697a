"""The server's side of plans: where the client knows the work size, the library gets other memory for it."""

from __future__ import annotations

from typing import Any

from gtap_core import Call, Pending, ordered
from gtap_plugin_cufft.spec import cufft

SIZE = 8  # bytes of a size_t


def _make(session: Call, function: Any, arguments: tuple[Any, ...], size: int) -> Pending:
    """Call a function that makes a plan; `size` is the place of the work size."""
    given = list(arguments)
    if given[size] is None:
        given[size] = bytearray(SIZE)
    return session.submit(function, *given)


@cufft.handler("cufftMakePlanMany64")
@ordered(by="handles")
def make_plan_many_64(session: Call, *arguments: Any) -> Pending:
    return _make(session, session.library.cufftMakePlanMany64, arguments, 11)


@cufft.handler("cufftXtMakePlanMany")
@ordered(by="handles")
def make_plan_of_types(session: Call, *arguments: Any) -> Pending:
    return _make(session, session.library.cufftXtMakePlanMany, arguments, 12)
