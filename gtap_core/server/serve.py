"""`gtap serve`: choose the device, open the listeners, run the supervisor until a signal."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from pathlib import Path

import trio

from gtap_core import config, native, plugins
from gtap_core.confine import landlock
from gtap_core.confine.seccomp import Mode, mode
from gtap_core.confine.user import User, choose_user, settle
from gtap_core.errors import NativeError, UsageError
from gtap_core.guard import Guard, guarding
from gtap_core.lane import library
from gtap_core.version import server_name
from gtap_core.wire.opening import Offer
from gtap_core.wire.watch import Snapshot

from . import log
from .audit import Audit
from .children import Template
from .control import Offering, offers
from .invitations import Books, invite
from .listeners import Entry, Listening, for_own_user, listen
from .supervisor import Supervisor
from .systemd import notify, stopping

SHORT = 0.1  # seconds from one attempt to accept to the next, while the system is short of descriptors or memory
_GONE = frozenset({errno.ECONNABORTED, errno.EPROTO, errno.EPERM})  # before it was accepted
_SHORT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS})


def run(settings: config.Settings, ready_fd: int | None = None, alone: bool = False) -> int:
    """Serve until SIGINT, SIGTERM or SIGHUP; returns the exit status. `ready_fd` gets the URLs and a newline.

    `alone`: for one program of this process's own user, as whom sessions run then.
    Raises UsageError and PluginError with a sentence.
    """

    def ready(opened: Sequence[str]) -> None:
        if ready_fd is not None:
            os.write(ready_fd, (" ".join(opened) + "\n").encode())
            os.close(ready_fd)
        notify(f"READY=1\nSTATUS=serving on {' '.join(opened)}")

    say = log.sayer(settings.log_format)
    with guarding() as guard:
        trio.run(partial(serve, settings, ready=ready, say=say, guard=guard, alone=alone))
    gc.freeze()  # the interpreter's end looks through nothing of it: a tenth of a second
    return 0


async def serve(
    settings: config.Settings,
    *,
    ready: Callable[[Sequence[str]], None] = lambda urls: None,
    say: Callable[[str], None] = log.say,
    guard: Guard | None = None,
    alone: bool = False,
    spares: int = 1,
) -> None:
    """Serve on every URL until SIGINT, SIGTERM, SIGHUP or cancellation.

    `ready` gets the URLs with the ports that were chosen. `alone`: as in `run`. `spares`: idle session processes kept
    ready. SIGTERM lets the programs that hold leases go on for a while; a second signal, or another, ends.
    Raises UsageError and PluginError with a sentence.
    """
    found, libraries = _installed(settings.device, say)
    kind = await choose(settings.device, found)
    how = _confinement(kind)
    packages = {"gtap_core", found.devices[kind].__module__.split(".")[0]}
    runs_as = None if alone else await trio.to_thread.run_sync(_runs_as, settings.user, packages, say)
    lane = await trio.to_thread.run_sync(_lane, settings, say)
    offering = Offering(server_name(), kind, libraries, found.images[kind])
    books = Books(settings.state_folder)
    opened, asked = _open(settings, books)
    try:
        for each in opened:
            if guard is not None and each.leftover is not None:
                guard.remove(each.leftover)
        invite(books, opened, say, terminal=sys.stderr.isatty())
        numbers = await _metrics(settings.metrics) if settings.metrics else None
        tls = await trio.to_thread.run_sync(_tls, opened, settings)
        audit = Audit(None if alone else books.audit, say)
        template = await _template(kind, runs_as, lane, tls)
        rest = (settings.memory_limit, runs_as, lane, settings.lease_time, tls, audit, template)
        async with trio.open_nursery() as nursery:
            supervisor = Supervisor(offering, nursery, say, spares, settings.grace, guard, *rest)
            nursery.start_soon(supervisor.watch_tokens, books.tokens)
            drain = 0 if alone else settings.drain
            await nursery.start(_until_signal, supervisor, nursery.cancel_scope, drain, say)
            nursery.start_soon(supervisor.spares.fill)
            nursery.start_soon(compile_modules, packages)
            for each in opened:
                nursery.start_soon(_accept, supervisor, each, nursery, say)
                if not each.data_only:
                    supervisor.say(f"serving {kind} on {each.url}{_warning(each)}")
            if numbers is not None:
                supervisor.say(f"metrics are at http://{settings.metrics.rpartition(':')[0]}:{numbers[0]}/metrics")
                nursery.start_soon(numbers[1], supervisor.ledger.snapshot)
            if how is Mode.ENFORCE and not landlock.version():
                say("this kernel has no Landlock: sessions may open whatever files their user may")
            audit.write("serving", device=kind, places=asked)  # what has no end by now never will
            ready(asked)
    finally:
        for each in opened:
            each.remove()


def _installed(device: str, say: Callable[[str], None]) -> tuple[plugins.Plugins, tuple[Offer, ...]]:
    """The devices, and the libraries by their manifests: sessions import those, this process never. PluginError."""
    known = [each for each in native.plugins() if each.libraries]
    found = plugins.load_devices({each.distribution for each in known})
    if {"auto": "cpu"}.get(device, device) not in found.devices:
        found = plugins.load()  # a plugin may bring a device and a library
    plugins.insist(found)
    if not known:
        say("no library of CUDA's is installed, so programs reach none: pip install 'gtap[serve]'")
    return found, offers([Offer(name, *wire) for each in known for name, wire in each.wire.items()])


async def _template(kind: str, user: User | None, lane: library.Files | None, tls: Path | None) -> Template | None:
    """What session processes are forked from; None: it cannot be started now. Raises PluginError."""
    try:
        return await Template.start(kind, user, lane, tls)
    except OSError:
        return None  # each session tries again, and the log says why


def _confinement(kind: str) -> Mode:
    try:
        return mode(os.environ, kind)
    except ValueError:
        raise UsageError("GTAP_SECCOMP is none of enforce, log and off") from None


def _open(settings: config.Settings, books: Books) -> tuple[list[Listening], list[str]]:
    """The listeners, one for this machine's user among them, and the URLs of those that were asked for."""
    certificate = partial(books.certificate, settings.tls_cert, settings.tls_key)
    entry = Entry(books.folder, books.tokens, certificate, settings.insecure)
    opened = listen(settings.listen or (settings.default_url,), entry)
    asked = [each.url for each in opened if not each.data_only]
    return opened + for_own_user(opened, settings.default_url, entry), asked


async def _metrics(address: str) -> tuple[int, Callable[[Callable[[], Awaitable[Snapshot]]], Awaitable[None]]]:
    """The port, and what serves the numbers there. Raises UsageError."""
    from . import metrics  # only those who want them pay for it

    listener = await metrics.listen(address)
    return listener.socket.getsockname()[1], partial(metrics.serve, listener)


def _tls(opened: Sequence[Listening], settings: config.Settings) -> Path | None:
    """The library with which sessions speak TLS, where a listener does. Raises UsageError."""
    if all(each.door.tls is None for each in opened):
        return None
    from gtap_core.lane import tls

    try:
        return tls.obtain(settings)
    except NativeError as error:
        raise UsageError(f"gtap serve cannot speak TLS: {error}") from error


def _warning(listening: Listening) -> str:
    if listening.link and listening.door.tls is None:
        return ", NOT encrypted: whoever is on the way reads programs' data and can take their tokens"
    return ""


def _runs_as(name: str, packages: Collection[str], say: Callable[[str], None]) -> User | None:
    """Who sessions run as; None: as this process does. Raises UsageError for a name that cannot be."""
    try:
        found = choose_user(name, os.geteuid())
        return None if found is None else settle(found, packages, os.environ)
    except UsageError as error:
        if name:
            raise
        say(f"sessions run as root: {error}")
        return None


def _lane(settings: config.Settings, say: Callable[[str], None]) -> library.Files | None:
    """The libraries with which sessions execute calls and carry bytes; None: without."""
    if settings.lane != "c":
        return None
    try:
        return library.obtain_all(settings)
    except NativeError as error:
        say(f"sessions do without compiled code, and are slower: {error}")
        return None


async def compile_modules(packages: Collection[str]) -> None:
    """Keep compiled what sessions and their devices' processes import once they are confined: they write no files."""
    folders = [str(Path(file).parent) for file in (sys.modules[each].__file__ for each in packages) if file]
    if sys.dont_write_bytecode:
        return
    command, nothing = [sys.executable, "-m", "compileall", "-q", *folders], subprocess.DEVNULL
    with contextlib.suppress(OSError):  # then each compiles them for itself
        await trio.run_process(command, check=False, stdin=nothing, stdout=nothing, stderr=nothing)


async def _accept(
    supervisor: Supervisor, listening: Listening, nursery: trio.Nursery, say: Callable[[str], None]
) -> None:
    """Accept for ever. Without a descriptor for the next connection, it waits in the listener's queue; said once."""
    told = False
    while True:
        try:
            connection, address = await listening.listener.socket.accept()
        except OSError as error:
            if error.errno in _GONE:
                continue
            if error.errno not in _SHORT:
                raise
            if not told:
                say(f"connections on {listening.url} have to wait: {error.strerror}")
            told = True
            await trio.sleep(SHORT)
        else:
            told = False
            nursery.start_soon(supervisor.handle, trio.SocketStream(connection), address, listening.door)


async def _until_signal(
    supervisor: Supervisor,
    scope: trio.CancelScope,
    drain: int,
    say: Callable[[str], None],
    task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED,
) -> None:
    hangup = [] if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else [signal.SIGHUP]  # as nohup has it ignored
    with trio.open_signal_receiver(signal.SIGINT, signal.SIGTERM, *hangup) as signals:
        task_status.started()
        first = await anext(signals)
        waits = drain if first == signal.SIGTERM and supervisor.programs else 0
        stopping(waits)
        if waits:
            running = f"programs ({supervisor.programs}) may go on for {waits} seconds"
            say(f"stopping: {running}; another signal ends them now")
            async with trio.open_nursery() as nursery:
                nursery.start_soon(_cancel_after, partial(anext, signals), nursery.cancel_scope)
                nursery.start_soon(_cancel_after, partial(supervisor.drain, waits), nursery.cancel_scope)
        await supervisor.stop()
        scope.cancel()


async def _cancel_after(wait: Callable[[], Awaitable[object]], scope: trio.CancelScope) -> None:
    await wait()
    scope.cancel()


async def choose(device: str, found: plugins.Plugins) -> str:
    """The kind of device to offer. Raises UsageError with a sentence when it cannot be had."""
    if device in ("auto", "cuda"):
        from gtap_core.devices.cuda import probe

        # In a process of its own: the supervisor never touches a driver.
        missing = await trio.to_thread.run_sync(probe)
        if missing is None:
            return "cuda"
        if device == "cuda":
            raise UsageError(f"no cuda device here: {missing}")
    kind = "cpu" if device == "auto" else device
    if kind not in found.devices:
        raise UsageError(f"the device {kind} is not installed: pip install gtap-plugin-{kind}")
    return kind
