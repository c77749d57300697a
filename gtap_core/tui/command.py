"""Run the terminal view: of a server that runs, or of one that lives as long as the view."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from ..client import address, watch
from ..config import Settings
from ..errors import ServerError, UsageError

ENDING = 10.0  # seconds for a server to end


def run(settings: Settings) -> int:
    """Watch a server until the user has seen enough. Raises UsageError: Textual is not installed."""
    try:
        from .app import Top
    except ModuleNotFoundError as error:
        raise UsageError(f"the terminal view needs {error.name}: pip install 'gtap[top]', or use --json") from None
    Top(*watch.place_of(settings)).run()
    return 0


def serve(settings: Settings, words: Sequence[str]) -> int:
    """The same of a server that is started for it, with the arguments of `gtap serve`; it ends with the view."""
    if not sys.stdout.isatty():
        raise UsageError("--tui needs a terminal: without it gtap serve writes its log")
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "gtap_core.cli", *words, "--ready-fd", str(writer)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log, os.fdopen(reader, "r") as ready:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(writer,))
        os.close(writer)
        try:
            urls = ready.readline().split()
            if not urls:
                server.wait()
                log.seek(0)
                raise ServerError(f"the server did not start:\n{log.read().rstrip()}")
            address.parse(urls[0])
            return run(_watching(settings, urls[0]))
        finally:
            server.terminate()
            try:
                server.wait(ENDING)
            except subprocess.TimeoutExpired:
                server.kill()


def _watching(settings: Settings, url: str) -> Settings:
    import attrs

    return attrs.evolve(settings, servers=(url,))
