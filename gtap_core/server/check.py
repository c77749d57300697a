"""`gtap serve --check`: what would be served, and what is missing. Changes nothing."""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import attrs
import trio

from gtap_core import config, native, plugins
from gtap_core.confine import landlock
from gtap_core.confine.seccomp import Mode, mode
from gtap_core.confine.user import choose_user
from gtap_core.errors import NativeError, PluginError, UsageError

from .invitations import Books
from .listeners import Entry, listen
from .serve import choose
from .tls import Certificate, kept

SECONDS = 2.0  # for a server that may be there to take a connection
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([a-z0-9._-]+)["']""")


@attrs.frozen
class Finding:
    """One line. `good`: None where the server would serve all the same, with less."""

    what: str
    good: bool | None
    sentence: str


def run(settings: config.Settings) -> tuple[int, str]:
    """(exit status, lines): 1 when the server would not start."""
    findings: list[Finding] = []
    try:
        findings.extend(_findings(settings))
    except PluginError as error:
        findings.append(Finding("plugin", False, str(error)))
    marks = {True: "ok", None: "note", False: "MISSING"}
    lines = [f"{marks[each.good]:<8}{each.what}: {each.sentence}" for each in findings]
    bad = any(each.good is False for each in findings)
    lines.append("gtap serve would not start" if bad else "gtap serve would start")
    return int(bad), "\n".join(lines) + "\n"


def _findings(settings: config.Settings) -> Iterator[Finding]:
    path = config.file_of(os.environ)
    yield Finding("settings", True, str(path) if path.is_file() else f"{path} is not there; defaults")
    found = plugins.load()
    names = ", ".join(sorted(each.name for each in found.libraries.values() if not each.export_only))
    yield Finding("libraries", bool(names) or None, names or "none: pip install 'gtap[serve]'")
    for each in found.skipped:
        yield Finding("plugin", False, f"{each.name} cannot be loaded: {each.reason} (uninstall or upgrade it)")
    try:
        kind = trio.run(partial(choose, settings.device, found))
    except UsageError as error:
        yield Finding("device", False, str(error))
        kind = ""
    else:
        yield Finding("device", True, kind)
    if kind == "cuda":
        yield from _real_libraries(found)
    if kind == "cpu":
        yield from _computing(found)
    yield _confinement(kind)
    yield _user(settings.user)
    yield _compiler(settings)
    yield from _doors(settings)
    if settings.metrics:
        yield _metrics(settings.metrics)


def _real_libraries(found: plugins.Plugins) -> Iterator[Finding]:
    """The libraries of this machine that sessions call for programs."""
    from gtap_core.devices.cuda.libraries import RealLibrary
    from gtap_core.devices.cuda.table import StatusError

    nowhere: Any = None  # what is opened here is never called
    for library in found.libraries.values():
        if library.export_only or not library.ordinals or library.name == "driver":
            continue
        try:
            RealLibrary(library, nowhere)
        except StatusError:
            names = " or ".join(library.real)
            what = f"{names} is not found: calls of it are not supported ({_wheel(library.package)})"
            yield Finding(library.name, None, what)
        else:
            yield Finding(library.name, True, " or ".join(library.real))


def _wheel(package: str) -> str:
    """What brings the real library of a plugin."""
    wheels = sorted((each for each in _extras(package) if each.startswith("cu")), reverse=True)
    if not wheels:
        return "it comes with NVIDIA's driver or toolkit"
    return f"pip install '{package}[{wheels[0]}]'" + "".join(f", or [{each}]" for each in wheels[1:])


def _computing(found: plugins.Plugins) -> Iterator[Finding]:
    """What computes for the libraries on the CPU device."""
    for library in found.libraries.values():
        needs = _extras(library.package).get("cpu", ()) if library.cpu_functions else ()
        lacking = ", ".join(each for each in needs if not _is_installed(each))
        if lacking:
            what = f"{lacking} is not installed: calls of it are not supported (pip install '{library.package}[cpu]')"
            yield Finding(library.name, None, what)
        elif needs:
            yield Finding(library.name, True, ", ".join(needs))


def _extras(package: str) -> dict[str, list[str]]:
    """The extras of an installed package, and the packages that each brings."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return {}
    extras: dict[str, list[str]] = {each: [] for each in found.get_all("Provides-Extra") or []}
    for requirement in found.get_all("Requires-Dist") or []:
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name and extra and extra[1] in extras:
            extras[extra[1]].append(name[0])
    return extras


def _is_installed(package: str) -> bool:
    try:
        return bool(metadata(package))
    except PackageNotFoundError:
        return False


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
    try:
        command = native.find_compiler(settings.compiler)
    except NativeError as error:
        return Finding("compiler", None, f"{error}: sessions are slower")
    workshop = native.Workshop(settings.cache_folder, command)
    needed = [native.lane_unit(), *(each for each in native.all_units(native.plugins()) if each.server)]
    if settings.lane != "c" or all(workshop.find(each) is not None for each in needed):
        return Finding("compiler", True, " ".join(command) or "none, and none is needed")
    if command and shutil.which(command[0]):
        return Finding("compiler", True, " ".join(command))
    if command:
        return Finding("compiler", None, f"{command[0]} cannot be run: sessions are slower")
    return Finding("compiler", None, "no C compiler: sessions are slower (apt-get install gcc, or a release's wheels)")


# ---- who comes in, and how -------------------------------------------------------------------------------------------


def _doors(settings: config.Settings) -> Iterator[Finding]:
    """The listeners; and what those need that other machines reach."""
    books, asked = Books(settings.state_folder), []
    urls = settings.listen or (settings.default_url,)
    state = _folder(books.folder)
    if state.good is False and all(each.startswith("unix://") for each in urls):
        state = attrs.evolve(state, good=None, sentence=f"{state.sentence}: no audit log would be kept")
    yield state
    if state.good is False:
        return
    with tempfile.TemporaryDirectory() as scratch:

        def certificate() -> Certificate:
            asked.append(_certificate(settings, books, Path(scratch)))
            return asked[-1]

        # The tokens that are written on loopback are nobody's.
        entry = Entry(Path(scratch), Books(Path(scratch)).tokens, certificate, settings.insecure)
        for url in urls:
            yield _listener(url, entry)
        if asked and _usable(asked[0]):
            there = Path(scratch) not in asked[0].chain.parents
            yield (
                _of_certificate(asked[0])
                if there
                else Finding("certificate", True, f"none is there yet: the first start makes one in {books.folder}")
            )
        if asked:
            yield _tls_library(settings)
    if asked or (state.good and books.tokens.file.exists()):
        yield _tokens(books)


def _folder(folder: Path) -> Finding:
    """The server's state."""
    if not folder.exists():
        above = next(each for each in folder.parents if each.exists())
        if not os.access(above, os.W_OK | os.X_OK):
            return Finding("state", False, f"{folder} cannot be made: {above} is not this user's to write in")
        return Finding("state", True, f"{folder} is made at the first start")
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding("state", False, f"{folder} is not this user's to read and write in")
    if folder.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return Finding("state", None, f"others may write in {folder}: chmod go-w {folder}")
    for name in ("tokens.json", "audit.jsonl", "tls/key.pem"):
        if _others_read(folder / name):
            return Finding("state", None, f"others may read {folder / name}: chmod 600 {folder / name}")
    return Finding("state", True, str(folder))


def _others_read(file: Path) -> bool:
    try:
        return bool(file.stat().st_mode & 0o077)
    except OSError:
        return False


def _certificate(settings: config.Settings, books: Books, scratch: Path) -> Certificate:
    """The one that would be shown; one for nobody where there is none yet. Raises UsageError."""
    if settings.tls_cert or settings.tls_key:
        return books.certificate(settings.tls_cert, settings.tls_key)
    return kept(books.folder / "tls") or Books(scratch).certificate()


def _usable(certificate: Certificate) -> bool:
    """Whether TLS can be spoken with it; its listener has said why not."""
    try:
        certificate.context()
    except UsageError:
        return False
    return True


def _of_certificate(certificate: Certificate) -> Finding:
    """One that can be used."""
    if certificate.own:
        return Finding("certificate", True, str(certificate.chain))
    if _others_read(certificate.key):
        return Finding("certificate", None, f"others may read its key: chmod 600 {certificate.key}")
    try:
        from cryptography import x509

        ends = x509.load_pem_x509_certificate(certificate.chain.read_bytes()).not_valid_after_utc
    except (ImportError, ValueError):
        return Finding("certificate", True, str(certificate.chain))
    if ends.timestamp() < time.time():
        return Finding("certificate", None, f"{certificate.chain} was valid until {ends:%Y-%m-%d}: clients refuse it")
    return Finding("certificate", True, f"{certificate.chain}, valid until {ends:%Y-%m-%d}")


def _tls_library(settings: config.Settings) -> Finding:
    try:
        compiler = native.find_compiler(settings.compiler)
        if native.Workshop(settings.cache_folder, compiler).find(native.tls_unit()) is not None:
            return Finding("TLS", True, f"{native.TLS} is there")
        if not compiler:
            return Finding("TLS", False, f"{native.TLS} has to be compiled: {native.NEEDS_COMPILER}")
        asked = native.ask_compiler([*compiler, "-print-file-name=libssl.a"])
    except NativeError as error:
        return Finding("TLS", False, str(error))
    if asked.stdout.strip() in ("", "libssl.a"):
        return Finding("TLS", False, f"{native.TLS} has to be compiled: {native.NEEDS_OPENSSL}")
    return Finding("TLS", True, f"{native.TLS} is compiled at the first start")


def _tokens(books: Books) -> Finding:
    try:
        tokens = books.tokens.all()
    except UsageError as error:
        return Finding("tokens", False, str(error))
    now = time.time()
    valid = [each.name for each in tokens if not each.over(now)]
    if not tokens:
        return Finding("tokens", True, "none yet: the first start makes one and prints its link")
    if not valid:
        return Finding("tokens", None, "none lets anybody in: gtap token create --name NAME makes one")
    return Finding("tokens", True, f"{len(valid)} of {len(tokens)} let somebody in (gtap token list)")


def _metrics(address: str) -> Finding:
    from . import metrics

    async def attempt() -> None:
        (await metrics.listen(address)).socket.close()

    return _attempt("metrics", f"http://{address}/metrics", lambda: trio.run(attempt))


def _attempt(what: str, sentence: str, do: Callable[[], None]) -> Finding:
    try:
        do()
    except UsageError as error:
        return Finding(what, False, str(error))
    return Finding(what, True, sentence)


def _listener(url: str, entry: Entry) -> Finding:
    if url.startswith("unix://"):
        return _attempt("listener", url, lambda: _try_socket(url, Path(url.removeprefix("unix://"))))
    return _attempt("listener", url, lambda: trio.run(_try_port, url, entry))


async def _try_port(url: str, entry: Entry) -> None:
    """Raises UsageError where a server could not listen."""
    for each in listen([url], entry):
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
