"""Compiled kernels on disk: a folder of files, each named by the hash of what it was made from.

The session process looks kernels up; the compiler's process alone writes. A file that is not exactly what its name and
its own hash say is ignored, and replaced by the next compilation. Nothing here raises where the folder cannot be used:
then there is no cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import secrets
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from gtap_plugin_cpu.facts import processor

_MAGIC = b"gtap kernel 1\n"
_DIGEST, _LENGTH = 32, 4
MOST_OBJECT = 256 << 20  # bytes of one file
_ABANDONED = 3600  # seconds after which a file that was never finished is removed
Compiled = tuple[dict[str, Any], bytes]  # (facts, object file)


def _hash(*pieces: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "little") + piece)
    return digest.digest()


def _sources() -> bytes:
    folder = Path(__file__).parent
    files = sorted(folder.rglob("*.py"))
    return _hash(*(part for file in files for part in (str(file.relative_to(folder)).encode(), file.read_bytes())))


@attrs.define
class ObjectCache:
    """At most `most` bytes of files in a folder; what was used least recently goes first."""

    folder: Path
    most: int

    @cached_property
    def _maker(self) -> bytes:
        """What compiled code depends on beside its source: our code, LLVM, the processor."""
        return _hash(_sources(), version("llvmlite").encode(), platform.machine().encode(), processor().encode())

    def key(self, work: bytes | memoryview) -> str:
        """The name of what `work` compiles to."""
        return _hash(self._maker, bytes(work)).hex()

    def get(self, key: str) -> Compiled | None:
        path = self.folder / key
        try:
            with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
                found = os.fstat(file.fileno())
                if found.st_uid != os.geteuid() or found.st_size > MOST_OBJECT:
                    return None
                data = file.read()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return _unpack(key, data)

    def put(self, key: str, facts: Mapping[str, Any], code: bytes) -> bool:
        """Keep an object. False where it cannot be kept."""
        data = _pack(key, facts, code)
        if len(data) > min(self.most, MOST_OBJECT):
            return False
        scratch = self.folder / f".{secrets.token_hex(8)}"
        try:
            self._make_folder()
            with open(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
                file.write(data)
            scratch.replace(self.folder / key)
        except OSError:
            with suppress(OSError):
                scratch.unlink()
            return False
        return True

    def _make_folder(self) -> None:
        """Raises OSError, also for a folder that others can write to."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.folder.stat()
        if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(f"{self.folder} is not ours alone")

    def trim(self) -> None:
        """Remove what was used least recently until the rest fits."""
        files = []
        with suppress(OSError):
            for entry in os.scandir(self.folder):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    files.append((found.st_mtime_ns, found.st_size, entry))
        total = sum(size for _, size, _ in files)
        abandoned = time.time_ns() - _ABANDONED * 10**9
        for used, size, entry in sorted(files, key=lambda file: file[0]):
            if total > self.most or (entry.name.startswith(".") and used < abandoned):
                total -= size
                with suppress(OSError):
                    os.unlink(entry)


def _pack(key: str, facts: Mapping[str, Any], code: bytes) -> bytes:
    described = json.dumps(dict(facts)).encode()
    content = len(described).to_bytes(_LENGTH, "little") + described + code
    return _MAGIC + _hash(key.encode(), content) + content


def _unpack(key: str, data: bytes) -> Compiled | None:
    start = len(_MAGIC) + _DIGEST
    content = data[start:]
    if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start] != _hash(key.encode(), content):
        return None
    end = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
    return json.loads(content[_LENGTH:end]), content[end:]


def open_cache(most: int) -> ObjectCache | None:
    """The user's cache of `most` bytes; None where it is to keep nothing, or there is no place for it."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if os.path.isabs(named) else Path(os.path.expanduser("~")) / ".cache"
    return ObjectCache(base / "gtap" / "cpu", most) if most and base.is_absolute() else None
