"""`gtap top`: a server's devices, sessions, traffic and log in a terminal, and the key that ends a lease."""

from __future__ import annotations

import contextlib
from typing import Any, ClassVar

import trio
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, RichLog, Static

from ..client import views, watch
from ..client.address import Address
from ..errors import ServerError
from ..wire.watch import Snapshot
from .curve import Curve
from .feed import Feed

WIDE = 120  # columns from which everything is side by side
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
    #head.-lost { background: $error; }
    #gpus { height: auto; max-height: 9; border-top: solid $primary; }
    #curves { height: 4; }
    .curve { width: 1fr; padding: 0 1; }
    .curve Static { height: 1; }
    .curve Curve { height: 2; color: $success; }
    #sessions { height: 2fr; border-top: solid $primary; }
    #none { height: 2fr; border-top: solid $primary; content-align: center middle; color: $text-muted; }
    #log { height: 1fr; border-top: solid $primary; }
    .-lost DataTable, .-lost .curve { opacity: 50%; }
    .-narrow .curve Static { height: 2; }
    .-narrow .curve Curve { height: 1; }
    .-narrow #curves { height: 3; }
    .-low #log { display: none; }
    .-flat #curves, .-flat #log { display: none; }
    .-flat #head { height: 1; }
    DataTable { scrollbar-size-horizontal: 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-low"), (20, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "kick", "kick"),
        Binding("l", "log", "log or sessions"),
        Binding("q", "quit", "quit"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, place: Address, token: str | None) -> None:
        super().__init__()
        self._place, self._token = place, token
        self._feed = Feed(place, token, self._from_feed(self.show), self._from_feed(self.lose))
        self._lost = ""
        self.snapshot: Snapshot | None = None
        """What is shown."""

    def _from_feed(self, method: Any) -> Any:
        def call(*arguments: Any) -> None:
            with contextlib.suppress(RuntimeError):  # the application has just ended
                self.call_from_thread(method, *arguments)

        return call

    def compose(self) -> ComposeResult:
        yield Static(f"connecting to {self._place.url} ...", id="head", markup=False)
        yield DataTable(id="gpus", show_cursor=False)
        with Horizontal(id="curves"):
            for name in CURVES:
                with Vertical(classes="curve"):
                    yield Static(name, id=f"{name}-now", markup=False)
                    yield Curve(name, most=100.0 if name == "busy" else 0.0)
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=True)
        yield Static("", id="none", markup=False)
        yield RichLog(id="log", max_lines=2000, wrap=True)
        yield Footer()

    def on_mount(self) -> None:
        self.query_one("#gpus").border_title = "devices"
        self.query_one("#sessions").border_title = self.query_one("#none").border_title = "sessions"
        self.query_one("#log").border_title = "log"
        self.query_one("#sessions").display = False
        self._feed.start()

    def on_unmount(self) -> None:
        self._feed.stop()

    def on_resize(self) -> None:
        if self.snapshot is not None:
            self._show_tables(self.snapshot)

    def _table(self, name: str) -> DataTable[Text]:
        return self.query_one(f"#{name}", DataTable)

    # ---- what is shown ----

    def show(self, snapshot: Snapshot) -> None:
        """Show another moment."""
        if self._lost:
            self.query_one("#log", RichLog).write(f"{self._place.url} is there again")
        self._mark_lost("")
        self.snapshot = snapshot
        self.query_one("#head", Static).update(views.headline(snapshot))
        self._show_tables(snapshot)
        self._draw(snapshot)
        for line in snapshot.lines:
            self.query_one("#log", RichLog).write(line)

    def lose(self, sentence: str, trying: bool) -> None:
        """There is no server for the moment; what was seen last stays, and is told from what is."""
        if not self._lost:
            self.query_one("#log", RichLog).write(sentence)
        self._mark_lost(sentence)
        self.query_one("#head", Static).update(sentence + " (trying again every second)" * trying)
        self._tell_none("no server")
        for name in CURVES:
            self._add(name, 0.0, "-")

    def _mark_lost(self, sentence: str) -> None:
        self._lost = sentence
        for each in (self.query_one("#head"), self.screen_stack[0]):
            each.set_class(bool(sentence), "-lost")

    def _show_tables(self, snapshot: Snapshot) -> None:
        wide = self.size.width >= WIDE
        devices = views.GPUS if wide else views.GPUS_NARROW
        self._fill("gpus", devices, [(str(n), views.gpu_row(n, each)) for n, each in enumerate(snapshot.gpus)])
        columns = views.SESSIONS if wide else views.SESSIONS_NARROW
        self._fill("sessions", columns, [(each.id, views.session_row(each)) for each in snapshot.sessions])
        table = self._table("sessions")
        if bool(snapshot.sessions) is not table.display:
            table.display = bool(snapshot.sessions)
            if table.display:
                table.focus()
        self._tell_none("nobody computes here just now: gtap exec PROGRAM does")

    def _tell_none(self, sentence: str) -> None:
        none = self.query_one("#none", Static)
        none.display = not self._table("sessions").display
        none.update(sentence)

    def _fill(self, name: str, columns: views.Row, rows: list[tuple[str, dict[str, str]]]) -> None:
        """Change what has changed, so that cursor and place stay."""
        table = self._table(name)
        widths = {column: max(len(column), *(len(row[column]) for _, row in rows), 0) for column in columns}
        heads = [_cell(column, column, widths[column]) for column in columns]
        if [each.label for each in table.columns.values()] != heads:  # others, or other widths
            place = table.cursor_coordinate
            table.clear(columns=True)
            for column, head in zip(columns, heads, strict=True):
                table.add_column(head, key=column)
            table.move_cursor(row=place.row)
        wanted = dict(rows)
        for key in [each.value for each in table.rows]:
            if key not in wanted and key is not None:
                table.remove_row(key)
        for key, row in rows:
            if key not in table.rows:
                table.add_row(*(_cell(column, row[column], widths[column]) for column in columns), key=key)
                continue
            for column in columns:
                cell = _cell(column, row[column], widths[column])
                if table.get_cell(key, column) != cell:
                    table.update_cell(key, column, cell, update_width=True)

    def _draw(self, snapshot: Snapshot) -> None:
        rates = [each.rate for each in snapshot.sessions]
        busy = max((each.utilisation for each in snapshot.gpus), default=0)
        self._add("busy", busy, f"{busy} %")
        for name in ("calls", "waits"):
            total = sum(getattr(each, name) for each in rates)
            self._add(name, total, f"{total}/s")
        for name in ("sent", "received"):
            total = sum(getattr(each, f"bytes_{name}") for each in rates)
            self._add(name, total, f"{views.size(total)}/s")

    def _add(self, name: str, value: float, text: str) -> None:
        self.query_one(f"#{name}", Curve).add(value)
        between = " " if self.size.width >= WIDE else "\n"
        self.query_one(f"#{name}-now", Static).update(f"{name}{between}{text}")

    # ---- keys ----

    def action_log(self) -> None:
        """The log can be scrolled, or the sessions again."""
        log = self.query_one("#log")
        (self._table("sessions") if log.has_focus else log).focus()

    def action_kick(self) -> None:
        """Ask about the session under the cursor."""
        table, snapshot = self._table("sessions"), self.snapshot
        if snapshot is None or self._lost or not table.row_count:
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


def _cell(column: str, text: str, width: int) -> Text:
    """What a client says is no markup."""
    return Text(text.rjust(width) if column in views.NUMBERS else text.ljust(width))
