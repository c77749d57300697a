"""Deferred outputs that are under way, and what must not be said before they have been pushed (ARCHITECTURE 5.7).

A device that resolves each copy out before what comes after it (device.py) leaves nothing to wait for here. One that is
late with an output makes the answers behind it late by this, and not wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from .claims import Claims


@attrs.define(eq=False)
class _Output:
    number: int  # of its frame
    claims: Claims  # of the streams that it lies on
    after: list[Callable[[], None]] = attrs.field(factory=list)


class Deferred:
    """The deferred calls of a session that have been executed and not pushed yet."""

    def __init__(self) -> None:
        self._outputs: dict[int, _Output] = {}

    def begin(self, number: int, claims: Claims) -> None:
        """A deferred call is executed."""
        self._outputs[number] = _Output(number, claims)

    def end(self, number: int) -> None:
        """It has been pushed, or has failed and that was said: what waited for it alone follows."""
        output = self._outputs.pop(number, None)
        for each in output.after if output is not None else ():
            each()

    def after(self, number: int, claims: Claims, say: Callable[[], None]) -> None:
        """Call `say` once every output up to frame `number` is out whose streams conflict with these claims."""
        covered = [each for each in self._outputs.values() if each.number <= number and each.claims.conflict(claims)]
        left = len(covered)
        if not covered:
            say()

        def one_less() -> None:
            nonlocal left
            left -= 1
            if not left:
                say()

        for each in covered:
            each.after.append(one_less)
