"""Valgrind's memcheck: Debian's packages, unpacked into the tests' cache without root, or what the machine has.

apt verifies what it downloads; valgrind is pinned besides, and libc6-dbg is that of the machine's own libc, whose
string functions memcheck finds by their symbols alone. WHEELS=folder takes both from there and from nowhere else.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests import wheels

VERSION = "1:3.19.0-1"
DIGEST = "324842f2308a1e42abf2d81ff5eb19a9475fc9db95647f4d9da71444eda4087f"
LIBRARIES = Path("usr/lib/x86_64-linux-gnu")  # where the libc lies whose symbols are needed
DEBUG = Path("usr/lib/debug")
DEADLINE = 300  # seconds


class MemcheckMissing(Exception):
    """Memcheck cannot be had; the text says why and what to type."""


def command(*options: str) -> tuple[str, ...]:
    """What stands before a program that shall run under memcheck. Raises MemcheckMissing."""
    try:
        tree = _tree()
    except MemcheckMissing:
        if shutil.which("valgrind") is None:
            raise
        return "valgrind", "--tool=memcheck", *options
    library, debug = tree / "usr/libexec/valgrind", tree / DEBUG
    binary = str(tree / "usr/bin/valgrind.bin")
    return "env", f"VALGRIND_LIB={library}", binary, "--tool=memcheck", f"--extra-debuginfo-path={debug}", *options


def _tree() -> Path:
    """The packages' contents in one folder, made once for each version of the machine's libc."""
    if platform.machine() != "x86_64" or shutil.which("dpkg-deb") is None:
        raise _missing("this is no machine of Debian's for x86-64")
    libc = _run(["dpkg-query", "--show", "--showformat=${Version}", "libc6:amd64"])
    name = f"valgrind-{VERSION}-libc6-{libc}".replace(":", "-")  # the folder's path stands in LD_PRELOAD
    tree = wheels.cache() / "trees" / name
    with wheels.locked(tree):
        if not tree.is_dir():
            with tempfile.TemporaryDirectory(dir=tree.parent) as scratch:
                _make(Path(scratch) / "tree", Path(scratch), libc).rename(tree)
    return tree


def _make(tree: Path, scratch: Path, libc: str) -> Path:
    wanted = {"valgrind": VERSION, "libc6-dbg": libc}
    offline = os.environ.get("WHEELS")
    folder = Path(offline) if offline else _download(wanted, scratch)
    for name, version in wanted.items():
        package = folder / f"{name}_{version.replace(':', '%3a')}_amd64.deb"
        if not package.is_file():
            raise _missing(f"there is no {package}")
        if name == "valgrind" and hashlib.sha256(package.read_bytes()).hexdigest() != DIGEST:
            raise _missing(f"{package.name} is not the one that was pinned")
        _run(["dpkg-deb", "--extract", str(package), str(tree)])
    # In a folder that it is told to look into, valgrind finds these by the library's path, not by its build id.
    beside = tree / DEBUG / LIBRARIES
    beside.mkdir(parents=True)
    for symbols in (tree / DEBUG / ".build-id").glob("*/*.debug"):
        symbols.rename(beside / symbols.name)
    return tree


def _download(wanted: dict[str, str], folder: Path) -> Path:
    """By apt with lists of its own: the machine's may be empty, and only root may fill them."""
    for name in ("state", "cache"):
        (folder / name).mkdir()
    settings = {
        "Dir::State": str(folder / "state"), "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": str(folder / "cache"), "APT::Sandbox::User": "", "Acquire::Languages": "none",
    }  # fmt: skip
    apt = ["apt-get", "--quiet=2", *(f"--option={name}={value}" for name, value in settings.items())]
    _run([*apt, "update"], folder)
    _run([*apt, "download", *(f"{name}={version}" for name, version in wanted.items())], folder)
    return folder


def _run(words: Sequence[str], folder: Path | None = None) -> str:
    env = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=DEADLINE, check=True)
    except FileNotFoundError as error:
        raise _missing(f"there is no {words[0]}") from error
    except subprocess.CalledProcessError as error:
        raise _missing(f"{words[0]} said: {error.stderr.strip()}") from error
    except subprocess.TimeoutExpired as error:
        raise _missing(f"{words[0]} did not end") from error
    return done.stdout


def _missing(reason: str) -> MemcheckMissing:
    return MemcheckMissing(f"valgrind is missing, and {reason}. Type: apt-get install valgrind libc6-dbg")
