"""One figure with its control and its target, and how figures are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import attrs


@attrs.frozen
class Result:
    """A figure of gtap; `control`: the same of raw sockets, in the same unit, None where there is none."""

    name: str
    figure: float
    control: float | None
    unit: str
    target: str
    holds: bool


def at_most(name: str, figure: float, control: float | None, unit: str, limit: float) -> Result:
    """A figure that is bounded by itself."""
    return Result(name, figure, control, unit, f"<= {limit:g} {unit}", figure <= limit)


def at_least(name: str, figure: float, control: float | None, unit: str, limit: float) -> Result:
    """A figure that is to reach a value."""
    return Result(name, figure, control, unit, f">= {limit:g} {unit}", figure >= limit)


def at_most_times(name: str, figure: float, control: float, unit: str, times: float) -> Result:
    """A figure that is bounded by a multiple of its control."""
    return Result(name, figure, control, unit, f"<= {times:g} x control", figure <= times * control)


def at_least_times(name: str, figure: float, control: float, unit: str, times: float) -> Result:
    """A figure that is to reach a multiple of its control."""
    return Result(name, figure, control, unit, f">= {times:g} x control", figure >= times * control)


def heading() -> str:
    """The line above the figures."""
    return f"{'name':<28}{'figure':>12}{'control':>12}  {'unit':<8}{'target':<26}holds"


def line(result: Result) -> str:
    """One figure for a person."""
    control = "" if result.control is None else _short(result.control)
    holds = "yes" if result.holds else "NO"
    return f"{result.name:<28}{_short(result.figure):>12}{control:>12}  {result.unit:<8}{result.target:<26}{holds}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def to_json(results: Sequence[Result]) -> str:
    """All figures as one JSON object."""
    return json.dumps({"results": list(_documents(results))}, indent=2) + "\n"


def _documents(results: Sequence[Result]) -> Iterator[dict[str, object]]:
    return (attrs.asdict(each) for each in results)
