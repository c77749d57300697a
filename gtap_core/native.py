"""Find or make the native files of gtap and its plugins.

A native file is taken from the wheel (`_native/<target>/`) where its key fits the source beside it, else compiled once
by the C compiler into the user's cache. Plugins are found by their entry points and read by their manifests; none is
imported.

A *unit* is one native file to be; bundle.py puts together what a program sees.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from .errors import NativeError, PluginError

RUNTIME = "libgtap.so"
AUDIT = "libgtap_audit.so"
LANE = "libgtap_lane.so"
TLS = "libgtap_tls.so"
AUDIT_SOURCES = ("audit", "bind_static", "elf")  # file name prefixes in shim/src
FLAGS = (
    "-std=c11",
    "-D_GNU_SOURCE=",
    "-O2",
    "-fPIC",
    "-pthread",
    "-fvisibility=hidden",
    "-Wall",
    "-Wextra",
    "-fno-plt",
)
# A stub finds libgtap.so beside it, also in a child of the program that was given another LD_LIBRARY_PATH.
# What a program unloads stays mapped: the runtime has a thread, the program may keep pointers into the stubs.
LINK = ("-Wl,--build-id=none", "-Wl,-z,relro", "-Wl,-z,noexecstack")
LINK_SHARED = ("-shared", "-Wl,-z,nodelete", "-Wl,--enable-new-dtags,-rpath,$ORIGIN")
LINK_TLS = ("-Wl,-Bsymbolic", "-Wl,--gc-sections", "-Wl,-s")
OPENSSL = ("-l:libssl.a", "-l:libcrypto.a")
NAME = re.compile(r"lib[A-Za-z0-9_+-]+\.so(\.[0-9]+)*\Z")
PROGRAM = re.compile(r"[a-z][a-z0-9-]*\Z")
NEEDS_COMPILER = "install a C compiler (apt-get install gcc libc6-dev)"
NEEDS_OPENSSL = "install OpenSSL's headers and static libraries (apt-get install libssl-dev)"


@attrs.frozen
class Unit:
    """One native file: its name, what it is made from, and where a prebuilt one would lie."""

    name: str
    package: str
    sources: tuple[Path, ...]
    include: tuple[Path, ...]
    prebuilt: Path
    core: tuple[Path, ...] = ()
    """Headers of gtap and of the plugins that it needs; a prebuilt file takes them as they were."""
    aliases: tuple[str, ...] = ()
    version_script: Path | None = None
    defines: tuple[tuple[str, str], ...] = ()
    needs: tuple[str, ...] = ()
    export_only: bool = False
    """It only lets programs load: any other plugin's unit of that name takes its place."""
    wraps: bool = False
    """It stands before the program's own library of that name, where the audit module finds one."""
    program: bool = False
    """A program for people to run; it loads the stubs that it needs by their sonames."""
    server: bool = False
    """What a session's process loads: no part of a bundle, linked with nothing of gtap's."""
    links: tuple[str, ...] = ()
    """What the linker is told beside its sources: static libraries of the system."""

    def key(self, abi: int) -> str:
        """The hash of GTAP_ABI and of the package's own files; a prebuilt file with this key fits."""
        own = [*self.sources, *([self.version_script] if self.version_script else []), *_headers(self.include)]
        return _hash((abi, self.name, self.defines, self.needs, *self.links), own)

    def cache_key(self, abi: int) -> str:
        """The hash of everything that the file is made from; two units with one cache key are one file."""
        return _hash((self.key(abi), FLAGS, LINK, LINK_SHARED), _headers(self.core))


def _headers(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*.h"))]


def _hash(facts: tuple[object, ...], files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(repr(facts).encode(), digest_size=16)
    for path in files:
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


@attrs.frozen
class Plugin:
    """What an installed distribution says about its native files."""

    distribution: str
    version: str
    folder: Path
    libraries: tuple[str, ...]
    units: tuple[Unit, ...]
    exported: Mapping[str, int] = attrs.field(factory=dict)
    """How many functions each library exports."""
    wire: Mapping[str, tuple[int, int, int]] = attrs.field(factory=dict)
    """Layout, highest ordinal and its hash of each library with functions of the wire."""


def target() -> str:
    """Name this machine's kind of native file, for example `linux-x86_64-gnu`."""
    try:
        libc = "gnu" if os.confstr("CS_GNU_LIBC_VERSION") else "musl"
    except ValueError:
        libc = "musl"
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"{platform.system().lower()}-{machine}-{libc}"


def lane_folder() -> Path:
    """Where the lane's headers lie, which thunks include."""
    return Path(__file__).resolve().parent / "lane" / "include"


def shim_folder() -> Path:
    """Where the shim's sources lie: in the package (a wheel) or beside it (a checkout)."""
    package = Path(__file__).resolve().parent
    inside = package / "shim"
    return inside if inside.is_dir() else package.parent / "shim"


def abi() -> int:
    """Read GTAP_ABI, the number that says whether a stub and libgtap.so fit together."""
    text = (shim_folder() / "include" / "gtap" / "abi.h").read_text(encoding="ascii")
    found = re.search(r"^#define GTAP_ABI (\d+)$", text, re.MULTILINE)
    if found is None:
        raise NativeError("this installation of gtap is broken: its abi.h names no GTAP_ABI. Install gtap again")
    return int(found[1])


# ---- what there is to make -------------------------------------------------------------------------------------------


def shim_units(shim: Path | None = None, prebuilt: Path | None = None) -> tuple[Unit, Unit]:
    """The runtime and the audit module, from this installation's sources or from those in `shim`."""
    shim = shim or shim_folder()
    prebuilt = prebuilt or Path(__file__).resolve().parent / "_native"
    sources = sorted((shim / "src").glob("*.c"))
    audit = tuple(path for path in sources if path.name.startswith(AUDIT_SOURCES))
    runtime = tuple(path for path in sources if path not in audit)
    include = (shim / "include", shim / "src", shim / "tls")
    return Unit(RUNTIME, "gtap", runtime, include, prebuilt), Unit(AUDIT, "gtap", audit, include, prebuilt)


def tls_unit(shim: Path | None = None, prebuilt: Path | None = None) -> Unit:
    """TLS of data streams, for both ends: made only where it is used, as it needs OpenSSL's headers and archives."""
    folder = (shim or shim_folder()) / "tls"
    prebuilt = prebuilt or Path(__file__).resolve().parent / "_native"
    sources, script = tuple(sorted(folder.glob("*.c"))), folder / "tls.map"
    return Unit(TLS, "gtap", sources, (folder,), prebuilt, version_script=script, links=(*LINK_TLS, *OPENSSL))


def lane_unit(package: Path | None = None) -> Unit:
    """The lane's library, which the server opens; `package` is the folder of another gtap_core than this one."""
    package = package or Path(__file__).resolve().parent
    sources, include = tuple(sorted((package / "lane").glob("*.c"))), (package / "lane", package / "lane" / "include")
    core = (shim_folder() / "include", shim_folder() / "tls")
    return Unit(LANE, "gtap", sources, include, package / "_native", core, server=True)


def plugins() -> list[Plugin]:
    """Every installed plugin that has a manifest, sorted by name; none is imported.

    Raises PluginError where a manifest cannot be understood.
    """
    from importlib.metadata import entry_points

    found: dict[str, Plugin] = {}
    for point in entry_points(group="gtap"):
        package = point.value.partition(":")[0].partition(".")[0]
        folder = _folder_of(package)
        if folder is None or point.dist is None:
            continue
        name = point.dist.name
        found[name] = read_plugin(name, point.dist.version, folder, _package_folder(package))
    return [found[name] for name in sorted(found)]


def _package_folder(package: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(package)  # of a top-level name: finds, does not import
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _folder_of(package: str) -> Path | None:
    """The folder that holds `generated/manifest.json`: the package's own, or in a checkout the one above."""
    inside = _package_folder(package)
    if inside is None:
        return None
    for folder in (inside, inside.parent):
        if (folder / "generated" / "manifest.json").is_file():
            return folder
    return None


def read_plugin(distribution: str, version: str, folder: Path, package: Path | None = None) -> Plugin:
    """Read a plugin's manifest; `folder` holds generated/, `package` the Python package with _native/."""
    path = folder / "generated" / "manifest.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        manifests = content if isinstance(content, list) else [content]
        prebuilt = (package or folder) / "_native"
        stubs = [_stub_unit(distribution, folder, prebuilt, stub) for each in manifests for stub in each["stubs"]]
        thunks = [
            _thunks_unit(distribution, folder, prebuilt, each["thunks"]) for each in manifests if "thunks" in each
        ]
        programs = [each for one in manifests for each in one.get("programs", {}).items()]
        units = (*stubs, *thunks, *(_program_unit(distribution, folder, prebuilt, *each) for each in programs))
        exported = {str(each["name"]): int(each.get("exported", 0)) for each in manifests}
        wire = {
            str(each["name"]): (int(each["layout"]), int(each["ordinals"]), int(each["golden"], 16))
            for each in manifests
            if each.get("ordinals")
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PluginError(f"{distribution} has a manifest that cannot be read ({path}): {error!r}") from error
    return Plugin(distribution, version, folder, tuple(exported), units, exported, wire)


def _stub_unit(distribution: str, folder: Path, prebuilt: Path, stub: Mapping[str, Any]) -> Unit:
    names = (stub["soname"], *stub.get("aliases", ()))
    for name in names:
        if not NAME.match(name):
            raise ValueError(f"{name!r} is not the name of a shared object")
    script = stub.get("version_script")
    include = [folder / part for part in stub.get("include", ("generated", "handwritten"))]
    return Unit(
        name=names[0],
        package=distribution,
        sources=tuple(folder / source for source in stub["sources"]),
        include=tuple(include),
        prebuilt=prebuilt,
        core=(shim_folder() / "include",),
        aliases=tuple(names[1:]),
        version_script=folder / script if script else None,
        defines=tuple(sorted((str(key), str(value)) for key, value in stub.get("defines", {}).items())),
        needs=tuple(stub.get("needs", ())),
        export_only=stub.get("export_only") is True,
        wraps=stub.get("wraps") is True,
    )


def _thunks_unit(distribution: str, folder: Path, prebuilt: Path, thunks: Mapping[str, Any]) -> Unit:
    if not NAME.match(thunks["soname"]):
        raise ValueError(f"{thunks['soname']!r} is not the name of a shared object")
    sources = tuple(folder / source for source in thunks["sources"])
    core = (shim_folder() / "include", lane_folder())
    return Unit(thunks["soname"], distribution, sources, (), prebuilt, core, server=True)


def _program_unit(distribution: str, folder: Path, prebuilt: Path, name: str, sources: Sequence[str]) -> Unit:
    if not PROGRAM.match(name):
        raise ValueError(f"{name!r} is not the name of a program")
    paths = tuple(folder / source for source in sources)
    return Unit(name, distribution, paths, (paths[0].parent,), prebuilt, program=True)


def all_units(installed: Iterable[Plugin]) -> list[Unit]:
    """The shim's units and every plugin's; an export-only one gives way to another that makes the same name."""
    stubs = [unit for plugin in installed for unit in plugin.units]
    made = {name for unit in stubs if not unit.export_only for name in (unit.name, *unit.aliases)}
    return with_headers([*shim_units(), *(unit for unit in stubs if not unit.export_only or unit.name not in made)])


def with_headers(units: Sequence[Unit]) -> list[Unit]:
    """The same units, each also seeing the headers of those that it needs."""
    by_name = {unit.name: unit for unit in units}

    def borrowed(unit: Unit) -> tuple[Path, ...]:
        return tuple(folder for need in unit.needs if need in by_name for folder in by_name[need].include)

    return [attrs.evolve(unit, core=(*unit.core, *borrowed(unit))) for unit in units]


# ---- finding and making ----------------------------------------------------------------------------------------------


@attrs.frozen
class Workshop:
    """Makes units: with which compiler, for which target, into which cache.

    The cache holds `objects/<key>-<target>/<name>`; a file in it is complete, because it is renamed into place.
    """

    cache: Path
    compiler: tuple[str, ...]
    target: str = attrs.field(factory=target)
    abi: int = attrs.field(factory=abi)

    def find(self, unit: Unit) -> Path | None:
        """A file that fits the unit's source, prebuilt or made before; None where it must be compiled."""
        shipped = unit.prebuilt / self.target / unit.name
        if shipped.is_file() and _prebuilt_key(shipped) == unit.key(self.abi):
            return shipped
        made = self._made(unit)
        return made if made.is_file() else None

    def obtain(self, units: Sequence[Unit]) -> dict[str, Path]:
        """Every unit's file by name; compiles what is missing, side by side. Raises NativeError."""
        from concurrent.futures import ThreadPoolExecutor

        _check_needs(units)
        files: dict[str, Path] = {}
        waiting = list(units)
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            while waiting:
                ready = [unit for unit in waiting if all(need in files for need in _link_against(unit))]
                files.update(pool.map(lambda unit: (unit.name, self._obtain(unit, files)), ready))
                waiting = [unit for unit in waiting if unit.name not in files]
        return files

    def _obtain(self, unit: Unit, files: Mapping[str, Path]) -> Path:
        return self.find(unit) or self.make(unit, [files[need] for need in _link_against(unit)])

    def make(self, unit: Unit, against: Iterable[Path]) -> Path:
        """Compile one unit, linked against other files, into the cache; NativeError carries the compiler's words."""
        if not self.compiler:
            raise NativeError(
                f"{unit.name} of {unit.package} is not prebuilt for {self.target}: {NEEDS_COMPILER}, "
                f"or install a release wheel of {unit.package}"
            )
        made = self._made(unit)
        private_folder(self.cache)
        made.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=made.parent) as scratch:
            output = Path(scratch) / unit.name
            self._compile(unit, output, against)
            output.rename(made)
        return made

    def _compile(self, unit: Unit, output: Path, against: Iterable[Path]) -> None:
        shared = ("-pie",) if unit.program else (*LINK_SHARED, f"-Wl,-soname,{unit.name}")
        command = [*self.compiler, *FLAGS, *LINK, *shared]
        command += [f"-D{name}={value}" for name, value in unit.defines]
        command += [f"-I{folder}" for folder in (*unit.core, *unit.include)]
        command += [str(source) for source in unit.sources]
        if unit.version_script is not None:
            command.append(f"-Wl,--version-script={unit.version_script}")
        command += ["-o", str(output), "-Wl,--no-as-needed", *map(str, against), "-Wl,--as-needed", *unit.links, "-ldl"]
        done = ask_compiler(command)
        if done.returncode and unit.name == TLS and ("openssl/" in done.stderr or "libssl.a" in done.stderr):
            raise NativeError(f"{TLS}, which TLS needs, is not prebuilt for {self.target}: {NEEDS_OPENSSL}")
        if done.returncode:
            raise NativeError(f"{unit.name} of {unit.package} cannot be compiled:\n{done.stderr.strip()}")

    def _made(self, unit: Unit) -> Path:
        return self.cache / "objects" / f"{unit.cache_key(self.abi)}-{self.target}" / unit.name


def _check_needs(units: Iterable[Unit]) -> None:
    by_name = {unit.name: unit for unit in units}
    done: set[str] = set()
    while len(done) < len(by_name):
        ready = {name for name, unit in by_name.items() if name not in done and done.issuperset(_link_against(unit))}
        if not ready:
            name, unit = next((name, unit) for name, unit in by_name.items() if name not in done)
            lacking = [need for need in unit.needs if need not in by_name] or list(unit.needs)
            raise NativeError(f"{name} of {unit.package} needs {lacking[0]}, which no installed plugin makes")
        done |= ready


def _link_against(unit: Unit) -> tuple[str, ...]:
    alone = unit.program or unit.server or unit.name in (RUNTIME, AUDIT, TLS)
    return () if alone else (RUNTIME, *unit.needs)


def _prebuilt_key(file: Path) -> str:
    try:
        return file.with_name(file.name + ".key").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def find_compiler(wanted: str = "") -> tuple[str, ...]:
    """The C compiler's command: the one that is wanted, else cc, gcc or clang from PATH; empty if there is none.

    Raises NativeError for what is wanted and is no command.
    """
    if wanted:
        try:
            return tuple(shlex.split(wanted))
        except ValueError as error:
            raise NativeError(f"the C compiler {wanted!r} (GTAP_CC) is no command: {error}") from error
    found = next((path for path in map(shutil.which, ("cc", "gcc", "clang")) if path), None)
    return (found,) if found else ()


def ask_compiler(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run it, and hear what it says. Raises NativeError where it cannot be run."""
    try:
        return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise NativeError(f"the C compiler {command[0]} cannot be run: {error.strerror}") from error


def private_folder(folder: Path) -> None:
    """Make a folder that is ours alone (0700), or refuse one that others may write to: code is loaded from it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = folder.stat()
    if facts.st_uid != os.geteuid() or facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise NativeError(f"{folder} can be written by others: make it yours alone (chmod 700), or set XDG_CACHE_HOME")


def server_files(workshop: Workshop, installed: Sequence[Plugin]) -> dict[str, Path]:
    """What sessions load, by name, made where it does not exist. Raises NativeError."""
    return workshop.obtain([unit for unit in all_units(installed) if unit.server])
