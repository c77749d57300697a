"""Run a program under gtap: leases from the servers, the environment, the program, its exit, what it cost."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import attrs
import trio

from .. import native
from ..bundle import make_bundle
from ..config import Settings
from ..errors import ProgramError, UsageError
from ..guard import Guard, guarding
from . import address, connection, environment, joined, local, program, progress, report, signals, stats, trace

# Python ignores these in itself; the program gets the system's default back.
RESTORED = (signal.SIGPIPE, signal.SIGXFSZ)


@attrs.frozen
class Run:
    """What is to be run. `stats`: None for no statistics, "" for a table on stderr, else the file for the JSON.

    `record`: None, or the file for the sequence of calls. `memory`: bytes of each device that are to be reserved for
    it, 0: none; `wait`: seconds to wait for them.
    """

    arguments: Sequence[str]
    settings: Settings
    local_device: str | None = None
    stats: str | None = None
    record: str | None = None
    memory: int = 0
    wait: int = 0
    environ: Mapping[str, str] = attrs.field(factory=lambda: dict(os.environ), repr=False)


def run(task: Run) -> int:
    """Run the program to its end; returns its exit status, or minus the number of the signal that ended it.

    Raises GtapError before the program has started, never after.
    """
    if task.record is not None:
        _check_writable(Path(task.record))
    bundle = bundle_for(task.settings, local=task.local_device is not None)
    path = program.find(task.arguments[0], environment.search_path(task.environ, bundle))
    warning = program.unreachable(path)
    if warning is not None:
        say(warning)
    with (
        guarding() as guard,
        _folder("stats", task.stats, guard) as counted,
        _folder("record", task.record, guard) as recorded,
    ):
        status, seconds = trio.run(_run, task, path, bundle, counted, recorded, guard)
        if counted is not None:
            _report(task, counted, seconds)
        if recorded is not None and task.record is not None:
            _gather(recorded, Path(task.record))
    return status


def bundle_for(settings: Settings, *, local: bool) -> Path:
    """What a program loads, with TLS where one of its servers speaks it. `local`: it has one of its own."""
    workshop = native.Workshop(settings.cache_folder, native.find_compiler(settings.compiler))
    return make_bundle(workshop, native.plugins(), tls=not local and any(each.tls for each in joined.servers(settings)))


def say(sentence: str) -> None:
    """One line on stderr in gtap's name; the program's stdout is never touched."""
    with contextlib.suppress(OSError, ValueError):  # a closed stderr must not end the run
        sys.stderr.write(f"gtap: {sentence}\n")
        sys.stderr.flush()


async def _run(
    task: Run, path: Path, bundle: Path, counted: Path | None, recorded: Path | None, guard: Guard
) -> tuple[int, float]:
    """The program's status, and for how many seconds it ran."""
    async with servers(task, guard) as links, trio.open_nursery() as nursery:
        environ = environment.build(task.environ, [link.grant for link in links], bundle, counted, recorded)
        mask, began = signals.block(), trio.current_time()
        if counted is not None and _is_for_terminal(task):
            nursery.start_soon(progress.show, partial(progress.bytes_sent, counted), progress.write)
        status = await attend(links, path, task.arguments, environ, guard, mask)
        nursery.cancel_scope.cancel()
        return status, trio.current_time() - began


def _is_for_terminal(task: Run) -> bool:
    return task.stats == "" and sys.stderr.isatty()


async def attend(
    links: Sequence[connection.Link],
    path: Path,
    arguments: Sequence[str],
    environ: Mapping[str, str],
    guard: Guard,
    mask: set[int],
) -> int:
    """Run a program while its servers are listened to; returns its exit status, or minus a signal's number.

    `mask`: the signal mask that it gets, what signals.block() has returned.
    """
    pid = _spawn(path, arguments, environ, mask)
    guard.kill(pid)
    async with contextlib.AsyncExitStack() as quiet, trio.open_nursery() as nursery:
        for link in links:
            nursery.start_soon(link.listen, say)
            nursery.start_soon(link.beat)
        status = await _end_of(pid)
        guard.forget(pid)
        for link in links:
            await quiet.enter_async_context(link.quiet())
        nursery.cancel_scope.cancel()
    return status


@contextlib.asynccontextmanager
async def servers(task: Run, guard: Guard) -> AsyncIterator[list[connection.Link]]:
    """A lease from each server, held until the block ends; with `--local` from one started for this run."""
    async with contextlib.AsyncExitStack() as stack:
        links: list[connection.Link] = []
        if task.local_device is not None:
            own = await stack.enter_async_context(local.server(task.local_device, guard))
            stack.callback(_show_log, own, links)
            places = [address.parse(own.url)]
        else:
            places = joined.servers(task.settings)
        for place in places:
            token = address.token_of(place, task.settings.token_file(place.port))
            wish = connection.Wish(task.memory, task.wait, say)
            opening = connection.open_link(place, token, task.arguments[0], wish, tuple(links))
            link = await stack.enter_async_context(opening)
            guard.holders(link.grant.lease.hex())
            guard.bye(place.path or (str(place.host), place.port), token, link.grant.lease, link.grant.key, place.trust)
            links.append(link)
        yield links


def _show_log(own: local.LocalServer, links: Sequence[connection.Link]) -> None:
    """Nobody reads a local server's log: where a session of it has failed, the log is shown."""
    if any(link.failed for link in links):
        say(f"the server's log:\n{own.said()}")


async def _end_of(pid: int) -> int:
    stop_forwarding = signals.forward_to(pid)
    await trio.to_thread.run_sync(os.waitid, os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    stop_forwarding()
    return _reap(pid)


def _reap(pid: int) -> int:
    _, status = os.waitpid(pid, 0)  # it has ended: this does not block
    return os.waitstatus_to_exitcode(status)


def _spawn(path: Path, arguments: Sequence[str], environ: Mapping[str, str], mask: set[int]) -> int:
    """Start the program with our terminal, process group and open files, and the signal mask that we were given."""
    try:
        return os.posix_spawn(path, list(arguments), dict(environ), setsigmask=mask, setsigdef=RESTORED)
    except OSError as error:
        raise ProgramError(f"{arguments[0]}: cannot be run: {error.strerror}", 126) from error


@contextlib.contextmanager
def _folder(purpose: str, wanted: str | None, guard: Guard) -> Iterator[Path | None]:
    """A folder for the files of the program's processes, while they are wanted."""
    if wanted is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix=f"gtap-{purpose}-") as folder:
        guard.remove(Path(folder))
        yield Path(folder)


def _check_writable(file: Path) -> None:
    """A long run is not to find out at its end."""
    try:
        file.open("ab").close()
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error


def _gather(folder: Path, file: Path) -> None:
    try:
        trace.gather(folder, file)
    except OSError as error:
        say(f"the recording cannot be written to {file}: {error.strerror}")


def _report(task: Run, folder: Path, seconds: float) -> None:
    found = stats.collect(folder)
    if not task.stats:
        text = report.to_report(found, seconds) if _is_for_terminal(task) else stats.to_table(found)
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
        return
    try:
        Path(task.stats).write_text(stats.to_json(found, seconds), encoding="utf-8")
    except OSError as error:
        say(f"the statistics cannot be written to {task.stats}: {error.strerror}")
