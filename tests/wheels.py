"""Wheels that tests need (nvcc, CUDA runtimes, clients), pinned by tests/wheels.lock, kept in a cache outside the repo.

GTAP_TEST_CACHE names the cache (default: ~/.cache/gtap-tests). WHEELS=folder takes wheels from there and from nowhere
else. pip verifies every hash.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

LOCK = Path(__file__).with_name("wheels.lock")
SOURCES = frozenset({"gpustat"})  # packages of Python alone whose release is a source archive
ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


NPM = re.compile(r"^npm:(\S+)==(\S+) \\\n    --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)


class WheelsMissing(Exception):
    """A wheel cannot be had; the text says which and what pip said."""


def cache() -> Path:
    """The folder where everything is kept between runs."""
    named = os.environ.get("GTAP_TEST_CACHE")
    folder = Path(named) if named else Path.home() / ".cache" / "gtap-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def locked(place: Path) -> Iterator[None]:
    """One process at a time: what is made once in the cache is made by one of those that run tests."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_name(f"{place.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def tree(names: Iterable[str]) -> Path:
    """The contents of these packages' wheels, unpacked into one folder, as site-packages would hold them.

    A name is `package`, the first of that name in the lock, or `package==version`.
    """
    entries = [_entry(name) for name in sorted(names)]
    key = hashlib.blake2b("\n".join((sys.version[:4], *entries)).encode(), digest_size=10).hexdigest()
    folder = cache() / "trees" / key
    if not folder.is_dir():
        with locked(folder):
            if not folder.is_dir():
                _make(folder, entries)
    return folder


def _entry(name: str) -> str:
    """The lock's lines for one package."""
    for found in ENTRY.finditer(LOCK.read_text(encoding="ascii")):
        if name in (found[1], f"{found[1]}=={found[2]}"):
            return found[0]
    raise LookupError(f"{name} is not in {LOCK}")


def archive(name: str) -> Path:
    """One package's archive as its registry has it: a wheel, or the tarball of a package of npm's."""
    for found in NPM.finditer(LOCK.read_text(encoding="ascii")):
        if found[1] == name:
            return _npm(*found.groups())
    (wheel,) = _download([_entry(name)])
    return wheel


def members(archive: Path, ending: str) -> Iterator[bytes]:
    """The contents of an archive's files whose names end so, in the order of the names."""
    if archive.suffix == ".tgz":
        with tarfile.open(archive) as tarball:
            for member in sorted(tarball.getmembers(), key=lambda member: member.name):
                content = tarball.extractfile(member) if member.name.endswith(ending) else None
                if content is not None:
                    yield content.read()
        return
    with zipfile.ZipFile(archive) as wheel:
        for name in sorted(wheel.namelist()):
            if name.endswith(ending):
                yield wheel.read(name)


def headers(name: str) -> Path:
    """The folder of the headers in one package's wheel: the wheel itself, which may be large, is not kept."""
    entry = _entry(name)
    key = hashlib.blake2b(entry.encode(), digest_size=10).hexdigest()
    folder = cache() / "headers" / key
    if not folder.is_dir():
        with locked(folder):
            if not folder.is_dir():
                _make_headers(folder, entry)
    return folder


def _make_headers(folder: Path, entry: str) -> None:
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        (wheel,) = _download([entry])
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                path = PurePosixPath(member)
                if "include" in path.parts and path.suffix in (".h", ".hpp") and ".." not in path.parts:
                    (scratch / path.name).write_bytes(archive.read(member))
        wheel.unlink()
        scratch.chmod(0o755)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _npm(name: str, version: str, digest: str) -> Path:
    store, file = cache() / "wheels", f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    with locked(store), tempfile.TemporaryDirectory() as scratch:
        if _digest(store / file) == digest:
            return store / file
        made, offline = Path(scratch) / file, os.environ.get("WHEELS")
        if offline:
            shutil.copyfile(Path(offline) / file, made)
        elif shutil.which("npm"):
            command = ["npm", "pack", "--silent", f"{name}@{version}", "--pack-destination", scratch]
            done = subprocess.run(command, capture_output=True, text=True, cwd=scratch)
            if done.returncode:
                raise WheelsMissing(f"npm cannot get {name}: {done.stderr}")
        else:
            raise WheelsMissing(f"{name} is a package of npm's, which is not installed")
        if _digest(made) != digest:
            raise WheelsMissing(f"{file} is not the one that {LOCK} names")
        store.mkdir(exist_ok=True)
        return Path(shutil.move(made, store / file))


def _digest(file: Path) -> str:
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _make(folder: Path, entries: list[str]) -> None:
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for wheel in _download(entries):
            _unpack(wheel, scratch)
        scratch.chmod(0o755)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _download(entries: list[str]) -> list[Path]:
    store = cache() / "wheels"
    sources = [f"--no-binary={each}" for each in SOURCES if any(entry.startswith(f"{each}==") for entry in entries)]
    with locked(store), tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(entries) + "\n", encoding="ascii")
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", *sources]
        command += ["--require-hashes", "--requirement", str(wanted), "--dest", scratch]
        command += ["--find-links", str(store)] if store.is_dir() else []
        offline = os.environ.get("WHEELS")
        command += ["--no-index", "--find-links", offline] if offline else []
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise WheelsMissing(f"pip cannot get {', '.join(entry.split()[0] for entry in entries)}: {done.stderr}")
        store.mkdir(exist_ok=True)
        found = sorted([*Path(scratch).glob("*.whl"), *Path(scratch).glob("*.tar.gz")])
        return [Path(shutil.move(wheel, store / wheel.name)) for wheel in found]


def _unpack(wheel: Path, folder: Path) -> None:
    if wheel.suffix == ".gz":
        _unpack_source(wheel, folder)
        return
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            made = Path(archive.extract(member, folder))
            if member.external_attr >> 16 & 0o111 and made.is_file():
                made.chmod(0o755)


def _unpack_source(archive: Path, folder: Path) -> None:
    """The package alone: `NAME-VERSION/NAME/...`."""
    with tarfile.open(archive) as members:
        for member in members:
            path = PurePosixPath(member.name)
            if member.isfile() and len(path.parts) > 2 and path.parts[1] in SOURCES and ".." not in path.parts:
                made = folder.joinpath(*path.parts[1:])
                made.parent.mkdir(parents=True, exist_ok=True)
                content = members.extractfile(member)
                made.write_bytes(content.read() if content is not None else b"")
