"""Statuses of cuBLAS and cuBLASLt, and what ends a call with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

SUCCESS, NOT_INITIALIZED, ALLOC_FAILED, INVALID_VALUE, NOT_SUPPORTED = 0, 1, 3, 7, 15


class Refused(Exception):
    """The call ends with this status."""

    def __init__(self, status: int = INVALID_VALUE) -> None:
        super().__init__(status)
        self.status = status


def refuse(condition: object, status: int = INVALID_VALUE) -> None:
    """End the call where something holds."""
    if condition:
        raise Refused(status)


def answered(body: Callable[..., int | None]) -> Callable[..., int]:
    """Decorator: a body's status, that of what it raises, or success."""

    @wraps(body)
    def call(*arguments: Any, **named: Any) -> int:
        try:
            return body(*arguments, **named) or SUCCESS
        except Refused as refused:
            return refused.status
        except MemoryError:
            return ALLOC_FAILED

    return call
