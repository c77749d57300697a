"""`gtap top` in a terminal, driven by Textual's pilot: every size, nobody there, no server; with a token, by TLS."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textual.widgets import RichLog

from gtap_core.client.address import parse, token_of
from gtap_core.testing import eventually
from gtap_core.tui.app import Confirm, Top
from gtap_core.tui.curve import Curve, bars
from tests.end_to_end.secure import secure_server
from tests.end_to_end.test_top import running
from tests.end_to_end.viewing import logged, row, text, until
from tests.fixtures import GTAP, Server, serving
from tests.processes import below

EVERY = {"LEASE", "PROGRAM", "TOKEN", "HOST", "MEMORY", "CALLS/S", "WAITS/S", "SENT/S", "RECEIVED/S", "GPU TIME"}


def test_bars_stand_on_zero() -> None:
    assert bars([1, 2, 4, 0], 4, 1) == "▂▄█ "
    assert bars([5, 5, 5], 4, 1) == " ███", "what stays the same is not nothing"
    assert bars([0.01, 50], 2, 2, most=100) == "  \n▁█"
    assert bars([1, 2, 3], 2, 1) == "▅█", "the newest"
    assert bars([], 3, 2) == "   \n   "


async def look(server: Server, environ: Mapping[str, str]) -> None:
    app = Top(parse(server.url), None)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.snapshot)
        assert text(app, "none") == "nobody computes here just now: gtap exec PROGRAM does"
        with running(server, environ):
            for size in ((80, 24), (200, 60), (50, 12)):
                await pilot.resize_terminal(*size)
                await until(pilot, lambda: row(app).get("GPU TIME", "-") != "-" and row(app)["CALLS/S"] != "0")
                assert set(row(app)) >= EVERY and not app.query_one("#none").display
                await fits(app, pilot, size)
        await until(pilot, lambda: app.query_one("#none").display)


async def fits(app: Top, pilot: Any, size: tuple[int, int]) -> None:
    """Everything there is room for is there, and nothing hangs out."""
    for each in app.query("#head, #gpus, #sessions, Footer"):
        assert each.size.height and app.screen.region.contains_region(each.region), each
    curve, log = app.query_one("#calls", Curve), app.query_one("#log", RichLog)
    assert (size[1] >= 14) is bool(curve.region) and (size[1] >= 20) is bool(log.region)
    if curve.region:
        assert set("▁▂▃▄▅▆▇█") & set(curve.render().plain)
    if log.region:
        await scroll(app, pilot, log)


async def scroll(app: Top, pilot: Any, log: RichLog) -> None:
    """The log is as long as it is, and keys go through it."""
    assert "serving cpu on" in logged(app) and "session" in logged(app)
    for number in range(100):
        log.write(str(number))
    await pilot.press("l")
    await until(pilot, lambda: log.has_focus and log.scroll_y > 0)
    end = log.scroll_y
    await pilot.press("pageup")
    await until(pilot, lambda: log.scroll_y < end)
    await pilot.press("l")
    await until(pilot, lambda: app.query_one("#sessions").has_focus)


def test_a_terminal_of_any_size_shows_what_there_is(cpu_server: Server, environ: Mapping[str, str]) -> None:
    asyncio.run(look(cpu_server, environ))


async def outlive(folder: Path, environ: Mapping[str, str]) -> None:
    with serving(folder, environ, "null") as first:
        app = Top(parse(first.url), None)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.snapshot)
            os.kill(first.pid, signal.SIGTERM)
            head = await until(pilot, lambda: "no gtap server" in text(app, "head") and text(app, "head"))
            assert head.endswith("(trying again every second)")
            assert text(app, "none") == "no server" and app.query_one("#head").has_class("-lost")
            assert "is lost" in logged(app)
            with serving(folder, environ, "null", "--listen", first.url):
                await until(pilot, lambda: not app.query_one("#head").has_class("-lost"))
                assert f"{first.url} is there again" in logged(app)


def test_a_server_that_goes_and_comes_back_is_told(tmp_path: Path, environ: dict[str, str]) -> None:
    asyncio.run(outlive(tmp_path, environ))


async def by_token(link: str, revoke: Callable[[], object], environ: Mapping[str, str]) -> None:
    place = parse(link)
    app = Top(place, token_of(place, None))
    async with app.run_test(size=(160, 40)) as pilot:
        with running(Server(link, Path(), 0, Path()), environ) as process:
            shown = await until(pilot, lambda: row(app))
            assert (shown["TOKEN"], shown["HOST"].rpartition(":")[0]) == ("first", "127.0.0.1")
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            await pilot.press("y")
            said = await asyncio.to_thread(lambda: process.stderr.read() if process.stderr else "")
            assert re.search(r"ended the lease: it was kicked by 127\.0\.0\.1:\d+", said)
        await asyncio.to_thread(revoke)
        head = await until(pilot, lambda: app.query_one("#head").has_class("-lost") and text(app, "head"))
        assert head.endswith(" refuses: the token first is revoked")


def test_with_a_token_one_watches_and_kicks_by_tls_until_it_is_revoked(tmp_path: Path, environ: dict[str, str]) -> None:
    """Delete `while not (why := over()):` from server/watching.py to see it fail. The view does not ask again then."""
    with secure_server(tmp_path, environ, "null") as server:
        command = [*GTAP, "token", "revoke", "first"]

        def revoke() -> None:
            subprocess.run(command, env=dict(server.environ), check=True, capture_output=True)

        asyncio.run(by_token(server.url, revoke, environ))
        assert "refused" not in server.said()


def test_a_server_with_a_view_ends_with_it(tmp_path: Path, environ: dict[str, str]) -> None:
    """`gtap serve --tui` in a terminal of its own; without one it says so."""
    listen = ["serve", "--tui", "--device", "null", "--listen", f"unix://{tmp_path}/serve.sock"]
    done = subprocess.run([*GTAP, *listen], env=environ, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (125, "") and "--tui needs a terminal" in done.stderr
    above, terminal = pty.openpty()
    environ = {**environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    process = subprocess.Popen([*GTAP, *listen], env=environ, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    try:
        shown = b""
        while b"gtap null device" not in shown:
            shown += os.read(above, 65536)
        assert below(process.pid)
        os.write(above, b"q")
        while process.poll() is None:
            os.read(above, 65536)
    except OSError:  # it has closed the terminal
        pass
    finally:
        assert process.wait(60) == 0
        os.close(above)
    eventually(lambda: not Path(tmp_path, "serve.sock").exists())
