"""`gtap top`: a server's devices, sessions, traffic and log in a terminal, and the key that ends a lease."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import Any, ClassVar

import trio
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, RichLog, Sparkline, Static

from ..client import views, watch
from ..client.address import Address
from ..errors import ServerError
from ..wire.watch import Snapshot
from .feed import Feed

SECONDS = 60  # of the sparklines
CURVES = ("busy", "calls", "waits", "sent", "received")


class Confirm(ModalScreen[bool]):
    """Asks whether a program's lease is to be ended."""

    CSS = "Confirm { align: center middle; } #question { width: 60; height: auto; padding: 1 2; background: $error; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "end it"),
        Binding("n,escape", "dismiss(False)", "leave it"),
    ]

    def __init__(self, program: str, lease: str) -> None:
        super().__init__()
        self._question = f"End the lease {lease[:8]} of {program}?\nIts CUDA calls fail from then on.\n\ny: yes   n: no"

    def compose(self) -> ComposeResult:
        yield Static(self._question, id="question", markup=False)


class Top(App[None]):
    """One server, as its snapshots show it."""

    TITLE = "gtap top"
    CSS = """
    #head { height: auto; background: $primary; color: $text; padding: 0 1; }
    #gpus { height: auto; max-height: 8; }
    #curves { height: 4; }
    .curve { width: 1fr; padding: 0 1; }
    .curve Static { height: 1; }
    .curve Sparkline { height: 2; }
    #sessions { height: 2fr; }
    #log { height: 1fr; border-top: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "kick", "kick"),
        Binding("tab", "focus_next", "next"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, place: Address, token: str | None) -> None:
        super().__init__()
        self._place, self._token = place, token
        self._feed = Feed(place, token, self._from_feed(self.show), self._from_feed(self.lose))
        self._curves = {name: deque([0.0] * SECONDS, SECONDS) for name in CURVES}
        self.snapshot: Snapshot | None = None
        """What is shown."""

    def _from_feed(self, method: Any) -> Any:
        def call(argument: Any) -> None:
            with contextlib.suppress(RuntimeError):  # the application has just ended
                self.call_from_thread(method, argument)

        return call

    def compose(self) -> ComposeResult:
        yield Static(f"connecting to {self._place.url} ...", id="head", markup=False)
        yield DataTable(id="gpus", show_cursor=False)
        with Horizontal(id="curves"):
            for name in CURVES:
                with Vertical(classes="curve"):
                    yield Static(name, id=f"{name}-now", markup=False)
                    yield Sparkline([0.0], id=name)
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=True)
        yield RichLog(id="log", max_lines=2000, wrap=True)
        yield Footer()

    def on_mount(self) -> None:
        self._table("gpus").add_columns(*views.GPUS)
        self._table("sessions").add_columns(*views.SESSIONS)
        self._table("sessions").focus()
        self._feed.start()

    def on_unmount(self) -> None:
        self._feed.stop()

    def _table(self, name: str) -> DataTable[str]:
        return self.query_one(f"#{name}", DataTable)

    # ---- what is shown ----

    def show(self, snapshot: Snapshot) -> None:
        """Show another moment."""
        self.snapshot = snapshot
        self.query_one("#head", Static).update(views.headline(snapshot))
        self._fill("gpus", [(str(n), views.gpu_row(n, each)) for n, each in enumerate(snapshot.gpus)])
        self._fill("sessions", [(each.id, views.session_row(each)) for each in snapshot.sessions])
        self._draw(snapshot)
        for line in snapshot.lines:
            self.query_one("#log", RichLog).write(line)

    def lose(self, sentence: str) -> None:
        """There is no server for the moment."""
        self.query_one("#head", Static).update(sentence)

    def _fill(self, name: str, rows: list[tuple[str, views.Row]]) -> None:
        """Change what has changed, so that cursor and place stay."""
        table = self._table(name)
        wanted = dict(rows)
        for key in [each.value for each in table.rows]:
            if key not in wanted and key is not None:
                table.remove_row(key)
        for key, row in rows:
            if key not in table.rows:
                table.add_row(*row, key=key)
                continue
            for column, cell in zip(table.columns, row, strict=True):
                if table.get_cell(key, column) != cell:
                    table.update_cell(key, column, cell, update_width=True)

    def _draw(self, snapshot: Snapshot) -> None:
        rates = [each.rate for each in snapshot.sessions]
        busy = max((each.utilisation for each in snapshot.gpus), default=0)
        now = {
            "busy": (busy, f"{busy} %"),
            "calls": _sum(each.calls for each in rates),
            "waits": _sum(each.waits for each in rates),
            "sent": _bytes(each.bytes_sent for each in rates),
            "received": _bytes(each.bytes_received for each in rates),
        }
        for name, (value, text) in now.items():
            self._curves[name].append(float(value))
            self.query_one(f"#{name}-now", Static).update(f"{name} {text}")
            self.query_one(f"#{name}", Sparkline).data = list(self._curves[name])

    # ---- keys ----

    def action_kick(self) -> None:
        """Ask about the session under the cursor."""
        table, snapshot = self._table("sessions"), self.snapshot
        if snapshot is None or not table.row_count:
            return
        key = table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value
        found = next((each for each in snapshot.sessions if each.id == key), None)
        if found is not None:
            lease = found.lease

            def decided(yes: bool | None) -> None:
                if yes:
                    self.run_worker(lambda: self._kick(lease), thread=True)

            self.push_screen(Confirm(found.program, lease), decided)

    def _kick(self, lease: str) -> None:
        try:
            done = trio.run(watch.kick, self._place, self._token, lease)
        except ServerError as error:
            self.call_from_thread(self.notify, str(error), severity="error")
        else:
            self.call_from_thread(self.notify, f"the lease {done.lease[:8]} of {done.program} is over")


def _sum(values: Any) -> tuple[int, str]:
    total = sum(values)
    return total, f"{total}/s"


def _bytes(values: Any) -> tuple[int, str]:
    total = sum(values)
    return total, f"{views.size(total)}/s"
