"""Control messages of those who look at a server: what it does, once a second, and the end of a lease.

A `watch` or a `kick` stands in the place of a hello: it gets no lease. The server sends a snapshot each second until
the connection ends. Numbers are integers: memory in bytes, times in nanoseconds (`gpu_time`) or milliseconds, rates
per second.
"""

from __future__ import annotations

from typing import Any, ClassVar

import attrs
from attrs import validators as v

from .traffic import Traffic, number, traffic

MOST_GPUS, MOST_ROWS, MOST_LINES = 64, 4096, 64
MOST_TEXT, MOST_LINE = 100, 400


def _text(most: int = MOST_TEXT) -> Any:
    return v.and_(v.instance_of(str), v.max_len(most))


def _rows(type_: Any, value: Any, most: int = MOST_ROWS) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise TypeError("rows")
    return tuple(_row(type_, each) for each in value)


def _row(type_: Any, value: Any) -> Any:
    if isinstance(value, type_):
        return value
    if not isinstance(value, dict):
        raise TypeError("a row")
    names = {field.name for field in attrs.fields(type_)}
    return type_(**{name: each for name, each in value.items() if name in names})


@attrs.frozen
class GpuView:
    """One device: `utilisation` in per cent; `memory` and `total` in bytes, 0 where the total is not known.

    `temperature` in degrees Celsius, None where nobody knows.
    """

    name: str = attrs.field(validator=_text())
    utilisation: int = attrs.field(default=0, converter=number)
    memory: int = attrs.field(default=0, converter=number)
    total: int = attrs.field(default=0, converter=number)
    temperature: int | None = attrs.field(default=None, converter=attrs.converters.optional(number))


@attrs.frozen
class SessionView:
    """One client process: `id` and `lease` in hexadecimal, `age` in milliseconds, `rate` of the last second or so."""

    id: str = attrs.field(validator=_text(32))
    lease: str = attrs.field(validator=_text(32))
    program: str = attrs.field(validator=_text())
    token: str = attrs.field(default="", validator=_text())
    host: str = attrs.field(default="", validator=_text())
    pid: int = attrs.field(default=0, converter=number)
    age: int = attrs.field(default=0, converter=number)
    memory: int = attrs.field(default=0, converter=number)
    gpu_time: int = attrs.field(default=0, converter=number)
    lost: bool = attrs.field(default=False, validator=v.instance_of(bool))
    total: Traffic = attrs.field(factory=Traffic, converter=traffic)
    rate: Traffic = attrs.field(factory=Traffic, converter=traffic)


@attrs.frozen
class LeaseView:
    """One program: `memory` is what is reserved of each device; `position` its place among those that wait, else 0."""

    id: str = attrs.field(validator=_text(32))
    program: str = attrs.field(validator=_text())
    token: str = attrs.field(default="", validator=_text())
    host: str = attrs.field(default="", validator=_text())
    pid: int = attrs.field(default=0, converter=number)
    age: int = attrs.field(default=0, converter=number)
    sessions: int = attrs.field(default=0, converter=number)
    memory: int = attrs.field(default=0, converter=number)
    position: int = attrs.field(default=0, converter=number)


def _gpus(value: Any) -> tuple[GpuView, ...]:
    return _rows(GpuView, value, MOST_GPUS)


def _leases(value: Any) -> tuple[LeaseView, ...]:
    return _rows(LeaseView, value)


def _sessions(value: Any) -> tuple[SessionView, ...]:
    return _rows(SessionView, value)


def _lines(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_LINES:
        raise TypeError("lines")
    if not all(isinstance(each, str) and len(each) <= MOST_LINE for each in value):
        raise TypeError("lines")
    return tuple(value)


@attrs.frozen
class Watch:
    """Client, instead of a hello: say what you do, each second."""

    TYPE: ClassVar[str] = "watch"
    version: str = attrs.field(validator=_text(64))
    token: str | None = attrs.field(default=None, validator=v.optional(_text(256)), repr=False)


@attrs.frozen
class Snapshot:
    """Server: what it does. Totals are of all sessions since it started, those that have ended among them.

    `left_out`: sessions and leases that found no room here. `lines`: of its log, those since the snapshot before.
    Who may see its own leases alone gets no lines, and totals of those leases' live sessions.
    """

    TYPE: ClassVar[str] = "snapshot"
    server: str = attrs.field(validator=_text(64))
    device: str = attrs.field(validator=_text(16))
    uptime: int = attrs.field(default=0, converter=number)
    opened: int = attrs.field(default=0, converter=number)
    gpu_time: int = attrs.field(default=0, converter=number)
    total: Traffic = attrs.field(factory=Traffic, converter=traffic)
    gpus: tuple[GpuView, ...] = attrs.field(default=(), converter=_gpus)
    leases: tuple[LeaseView, ...] = attrs.field(default=(), converter=_leases)
    sessions: tuple[SessionView, ...] = attrs.field(default=(), converter=_sessions)
    left_out: int = attrs.field(default=0, converter=number)
    lines: tuple[str, ...] = attrs.field(default=(), converter=_lines)


@attrs.frozen
class Kick:
    """Client, instead of a hello: end the lease whose id begins so, in hexadecimal."""

    TYPE: ClassVar[str] = "kick"
    version: str = attrs.field(validator=_text(64))
    lease: str = attrs.field(validator=v.and_(_text(32), v.matches_re("[0-9a-f]{4,32}")))
    token: str | None = attrs.field(default=None, validator=v.optional(_text(256)), repr=False)


@attrs.frozen
class Kicked:
    """Server: that lease, of that program, is over. Else it answers `refused`."""

    TYPE: ClassVar[str] = "kicked"
    lease: str = attrs.field(validator=_text(32))
    program: str = attrs.field(validator=_text())


TYPES: dict[str, type[Watch | Snapshot | Kick | Kicked]] = {each.TYPE: each for each in (Watch, Snapshot, Kick, Kicked)}
