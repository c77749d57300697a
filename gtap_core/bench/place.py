"""What a benchmark runs on: a server with the null device, the control's peer, and programs under `gtap exec`."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from ..errors import BenchError
from . import processes
from .programs import program
from .relay import Link, relaying, telling

GTAP = (sys.executable, "-m", "gtap_core.cli")
Values = dict[str, list[float]]  # what a program measured, piece by piece


@attrs.frozen
class Route:
    """One way from client to server: gtap's URL on it, and the peer's."""

    name: str
    gtap: str
    raw: str


@attrs.frozen
class Place:
    """A server, a peer, and how to reach both."""

    folder: Path
    server: int
    peer: int
    routes: Mapping[str, Route]
    environ: Mapping[str, str]

    def run(
        self,
        name: str,
        *arguments: object,
        routes: Sequence[Route] = (),
        apart: bool = False,
        asked: Callable[[int], None] = lambda pid: None,
        environ: Mapping[str, str] | None = None,
    ) -> Values:
        """Run a program under `gtap exec` and return what it told, by name.

        `routes`: to the servers of its devices, the Unix socket where none is named. `apart`: it has a processor of its
        own, where there are exactly two. `asked`: called with its session's pid, before the program gets that.
        Raises BenchError.
        """
        session = processes.spare(self.server)
        command = [*GTAP, "exec", str(program(name)), *map(str, arguments)]
        with _on(0 if apart else None):
            running = subprocess.Popen(
                command,
                env={**self._reaching(routes), **(environ or {})},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        with running:
            values = _follow(running, session, asked)
        if running.returncode:
            raise BenchError(f"the program {name} failed with status {running.returncode}")
        return values

    def counted(self, name: str, *arguments: object, routes: Sequence[Route] = ()) -> Mapping[str, int]:
        """Run a program under `gtap exec --stats` and return the sums. Raises BenchError."""
        processes.spare(self.server)
        file = self.folder / "stats"
        command = [*GTAP, "exec", f"--stats={file}", str(program(name)), *map(str, arguments)]
        done = subprocess.run(command, env=self._reaching(routes), stdout=subprocess.DEVNULL)
        if done.returncode:
            raise BenchError(f"the program {name} failed with status {done.returncode}")
        counts: dict[str, int] = json.loads(file.read_text())
        return counts

    @contextlib.contextmanager
    def through(self, link: Link) -> Iterator[Route]:
        """A route by TCP with a relay in it, until the block ends. Raises BenchError."""
        tcp = self.routes["tcp"]
        token, _, place = tcp.gtap.removeprefix("gtap://").partition("@")
        with relaying(link, f"tcp://{place}", tcp.raw) as (first, second):
            yield Route(f"{link.rtt:g}ms", first.replace("tcp://", f"gtap://{token}@"), second)

    def _reaching(self, routes: Sequence[Route]) -> dict[str, str]:
        chosen = routes or (self.routes["unix"],)
        return {**self.environ, "GTAP_SERVER": ",".join(route.gtap for route in chosen)}


def _follow(running: subprocess.Popen[str], session: int, asked: Callable[[int], None]) -> Values:
    """Read `name value` lines; a question for pids gets that of the session's process."""
    values: Values = {}
    assert running.stdout is not None
    assert running.stdin is not None
    for text in running.stdout:
        words = text.split()
        if words == ["?pids"]:
            asked(session)
            running.stdin.write(f"{session}\n")
            running.stdin.flush()
        elif len(words) == 2:
            values.setdefault(words[0], []).append(float(words[1]))
    return values


def medians(values: Values) -> dict[str, float]:
    """The median of each name's pieces. Raises BenchError where nothing was told."""
    if not values:
        raise BenchError("the program measured nothing")
    return {name: statistics.median(pieces) for name, pieces in values.items()}


@contextlib.contextmanager
def place(extra: Mapping[str, str] | None = None, *, secure: bool = False) -> Iterator[Place]:
    """A server and a peer of this run's own, until the block ends. Raises BenchError.

    `extra`: of its environment. `secure`: it has a route by TLS, too, to which no control belongs.
    """
    with tempfile.TemporaryDirectory(prefix="gtap-bench-") as folder, contextlib.ExitStack() as stack:
        # A server's tokens are this run's, too.
        environ = {**os.environ, "XDG_STATE_HOME": f"{folder}/state", **(extra or {})}
        listen = [f"--listen=unix://{folder}/serve", "--listen=tcp://127.0.0.1:0"]
        listen += ["--listen=tls://127.0.0.1:0"] if secure else []
        options = ["--device", "null", "--grace", "0", "--with-parent"]
        with _on(1):
            server, urls = stack.enter_context(_serving(folder, environ, [*listen, *options]))
            peer, raw = stack.enter_context(telling([str(program("peer")), f"{folder}/peer"]))
        state = Path(folder, "state", "gtap")
        routes = {"unix": Route("unix", urls[0], raw[0]), "tcp": Route("tcp", _link(state, urls[1]), raw[1])}
        if secure:
            routes["tls"] = Route("tls", f"{_link(state, urls[2])}#{_fingerprint(state)}", "")
        yield Place(Path(folder), server, peer, routes, environ)


def _link(state: Path, url: str) -> str:
    """A URL with the token that the server wrote for its port."""
    _, _, port = url.rpartition(":")
    return f"gtap://{Path(state, 'tokens', port).read_text().strip()}@127.0.0.1:{port}"


def _fingerprint(state: Path) -> str:
    """Of the server's certificate."""
    certificate = Path(state, "tls", "cert.pem").read_text()
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


@contextlib.contextmanager
def _serving(folder: str, environ: Mapping[str, str], options: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """A server: its pid and URLs."""
    reader, writer = os.pipe()
    log = Path(folder, "log")
    with os.fdopen(reader) as ready, log.open("wb") as output:
        process = subprocess.Popen(
            [*GTAP, "serve", *options, "--ready-fd", str(writer)],
            env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=output, pass_fds=(writer,),
        )  # fmt: skip
        os.close(writer)
        try:
            urls = ready.readline().split()
            if not urls:
                raise BenchError(f"the server did not start:\n{log.read_text()}")
            yield process.pid, urls
        finally:
            process.terminate()
            process.wait()


@contextlib.contextmanager
def _on(processor: int | None) -> Iterator[None]:
    """What is started meanwhile runs on one processor, where there are exactly two: figures vary less."""
    before = os.sched_getaffinity(0)
    if processor is None or len(before) != 2:
        yield
        return
    os.sched_setaffinity(0, {sorted(before)[processor]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
