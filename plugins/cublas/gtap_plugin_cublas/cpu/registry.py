"""Bodies by name, and what all of them have in common: what is refused becomes a status."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gtap_plugin_cublas.cpu.element import Element
from gtap_plugin_cublas.status import answered

FUNCTIONS: dict[str, Callable[..., Any]] = {}

Body = Callable[..., Any]


def enter(name: str, body: Body) -> None:
    """Keep the body of a function."""
    if name in FUNCTIONS:
        raise ValueError(f"{name} has a body already")

    @answered
    def guarded(*arguments: Any, memory: Any) -> int | None:
        with np.errstate(all="ignore"):
            return body(*arguments, memory=memory)

    FUNCTIONS[name] = guarded


def function(*names: str, wide: bool = True) -> Callable[[Body], Body]:
    """Decorator: the body of functions of these names, and of their `_64` forms."""

    def keep(body: Body) -> Body:
        for name in names:
            enter(name, body)
            if wide:
                enter(f"{name}_64", body)
        return body

    return keep


def family(name: str, elements: Mapping[str, Element], *, wide: bool = True) -> Callable[[Body], Body]:
    """Decorator: one body for each element type, which it gets first; {} in the name is the letter."""

    def keep(body: Body) -> Body:
        for letter, element in elements.items():
            function(name.format(letter), wide=wide)(functools.partial(body, element))
        return body

    return keep
