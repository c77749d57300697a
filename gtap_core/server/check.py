"""`gtap serve --check`: what would be served, and what is missing. Changes nothing."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs
import trio

from gtap_core import config, native, plugins
from gtap_core.confine import landlock
from gtap_core.confine.seccomp import Mode, mode
from gtap_core.confine.user import choose_user
from gtap_core.errors import UsageError

from .invitations import Books
from .listeners import Entry, listen
from .serve import choose

SECONDS = 2.0  # for a server that may be there to take a connection


@attrs.frozen
class Finding:
    """One line. `good`: None where the server would serve all the same, with less."""

    what: str
    good: bool | None
    sentence: str


def run(settings: config.Settings) -> tuple[int, str]:
    """(exit status, lines): 1 when the server would not start."""
    findings = list(_findings(settings))
    marks = {True: "ok", None: "note", False: "MISSING"}
    lines = [f"{marks[each.good]:<8}{each.what}: {each.sentence}" for each in findings]
    bad = any(each.good is False for each in findings)
    lines.append("gtap serve would not start" if bad else "gtap serve would start")
    return int(bad), "\n".join(lines) + "\n"


def _findings(settings: config.Settings) -> Iterator[Finding]:
    path = config.file_of(os.environ)
    yield Finding("settings", True, str(path) if path.is_file() else f"{path} is not there; defaults")
    found = plugins.load()
    names = ", ".join(sorted(each.name for each in found.libraries.values() if each.ordinals))
    yield Finding("libraries", bool(names) or None, names or "none: pip install gtap-plugin-cudart")
    for each in found.skipped:
        yield Finding("plugin", False, f"{each.name} cannot be loaded: {each.reason} (uninstall or upgrade it)")
    try:
        kind = trio.run(partial(choose, settings.device, found))
    except UsageError as error:
        yield Finding("device", False, str(error))
        kind = ""
    else:
        yield Finding("device", True, kind)
    yield _confinement(kind)
    yield _user(settings.user)
    yield _compiler(settings)
    for url in settings.listen or (settings.default_url,):
        yield _listener(url)


def _confinement(kind: str) -> Finding:
    try:
        how = mode(os.environ, kind)
    except ValueError:
        return Finding("confinement", False, "GTAP_SECCOMP is none of enforce, log and off")
    if how is Mode.OFF:
        return Finding("confinement", None, "GTAP_SECCOMP=off: sessions may make any system call")
    if "Seccomp:" not in Path("/proc/self/status").read_text(encoding="ascii", errors="replace"):
        return Finding("confinement", False, "this kernel has no seccomp: GTAP_SECCOMP=off does without")
    if how is Mode.ENFORCE and not landlock.version():
        return Finding("confinement", None, "seccomp; no Landlock in this kernel: sessions may open their user's files")
    return Finding("confinement", True, f"seccomp ({how})" + (" and Landlock" if how is Mode.ENFORCE else ""))


def _user(name: str) -> Finding:
    try:
        user = choose_user(name, os.geteuid())
    except UsageError as error:
        return Finding(
            "user", False if name else None, f"{error}; sessions would run as root" if not name else str(error)
        )
    return Finding(
        "user", True, f"sessions run as {user.name}" if user is not None else "sessions run as the server does"
    )


def _compiler(settings: config.Settings) -> Finding:
    command = native.find_compiler(settings.compiler)
    if command:
        return Finding("compiler", True, " ".join(command))
    return Finding(
        "compiler", None, "no C compiler: sessions are slower unless gtap came as a wheel (apt-get install gcc)"
    )


def _listener(url: str) -> Finding:
    try:
        if url.startswith("unix://"):
            _try_socket(url, Path(url.removeprefix("unix://")))
        else:
            trio.run(_try_port, url)
    except UsageError as error:
        return Finding("listener", False, str(error))
    return Finding("listener", True, url)


async def _try_port(url: str) -> None:
    """Raises UsageError where a server could not listen."""
    with tempfile.TemporaryDirectory() as folder:  # its token is nobody's
        books = Books(Path(folder))
        for each in listen([url], Entry(books.folder, books.tokens, books.certificate)):
            each.remove()


def _try_socket(url: str, file: Path) -> None:
    """Raises UsageError where a server could not listen."""
    if not file.is_absolute() or len(os.fsencode(file)) > 107:
        raise UsageError(f"{url!r} is not an address: unix:// takes an absolute path of at most 107 bytes")
    folder = next(each for each in file.parents if each.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{url}: nothing can be made in {folder}")
    if not file.exists():
        return
    if not file.is_socket():
        raise UsageError(f"{url}: a file of that name is there")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(SECONDS)
        try:
            probe.connect(str(file))
        except ConnectionRefusedError:
            return  # a server has left it behind
        except OSError as error:
            raise UsageError(f"{url}: {error.strerror or error}") from error
    raise UsageError(f"a server listens on {url} already")
