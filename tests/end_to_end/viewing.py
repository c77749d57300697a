"""What tests of the terminal view share: they wait while it lives, and read what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import DataTable, RichLog, Static

from gtap_core.tui.app import Top


async def until(pilot: Any, found: Callable[[], Any]) -> Any:
    """Wait, while the view lives, until something is there."""
    for _ in range(1200):
        if value := found():
            return value
        await pilot.pause(0.05)
    pytest.fail(f"not there after a minute: {found}")


def row(app: Top) -> dict[str, str]:
    """The first session, by column."""
    table = app.query_one("#sessions", DataTable)
    if not table.row_count:
        return {}
    cells = [str(each).strip() for each in table.get_row_at(0)]
    return dict(zip([each.value or "" for each in table.columns], cells, strict=True))


def text(app: Top, name: str) -> str:
    """What a line says."""
    return str(app.query_one(f"#{name}", Static).render())


def logged(app: Top) -> str:
    """The log, in one line."""
    return "".join(each.text for each in app.query_one("#log", RichLog).lines)
