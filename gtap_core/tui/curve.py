"""The last minute of a number, as bars that stand on zero."""

from __future__ import annotations

from collections import deque

from rich.text import Text
from textual.widget import Widget

SECONDS = 60
_BARS = " ▁▂▃▄▅▆▇█"


class Curve(Widget):
    """Its newest value is at the right. `most`: what fills its height; 0: the largest value that is shown."""

    def __init__(self, name: str, most: float = 0.0) -> None:
        super().__init__(id=name)
        self._most = most
        self._values: deque[float] = deque(maxlen=SECONDS)

    def add(self, value: float) -> None:
        """Show another second."""
        self._values.append(value)
        self.refresh()

    def render(self) -> Text:
        """As many seconds as there are columns, or all of them."""
        return Text(bars(list(self._values), self.size.width, self.size.height, self._most))


def bars(values: list[float], width: int, height: int, most: float = 0.0) -> str:
    """Lines of blocks, eight steps to a line. Something is never shown as nothing."""
    shown = values[-width:] if width else []
    whole = most or max(shown, default=0.0) or 1.0
    steps = [0 if each <= 0 else max(1, round(min(1.0, each / whole) * 8 * height)) for each in shown]
    lines = [
        "".join(_BARS[min(8, max(0, step - 8 * line))] for step in steps).rjust(width)
        for line in reversed(range(height))
    ]
    return "\n".join(lines)
