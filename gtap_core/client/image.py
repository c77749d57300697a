"""What is to be known of a container's image before it runs: its variables, its user, its C library."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from .. import native

# Where Debian, Fedora and Arch keep it, by Linux's name of the machine.
LIBC = ("/lib/{machine}-linux-gnu/libc.so.6", "/lib64/libc.so.6", "/usr/lib/libc.so.6")
GLIBC = re.compile(rb"GLIBC_2\.(\d{1,3})\0")
RELEASE = re.compile(rb"GNU C Library [^\n]{0,100} release version 2\.(\d{1,3})\.")
DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"  # docker's, where an image names none


@attrs.frozen
class Image:
    """Facts about an image. `libc`: the N of its glibc 2.N, None without one. `users`: ids by name."""

    identity: str
    environ: Mapping[str, str]
    user: str
    libc: int | None
    users: Mapping[str, int]

    def id_of(self, user: str) -> int | None:
        """The number of a `name`, `number` or either with `:group`; None: the image knows no such name."""
        name = user.partition(":")[0]
        return int(name) if name.isascii() and name.isdigit() else 0 if name in ("", "root") else self.users.get(name)


@attrs.frozen
class Engine:
    """The container engine's command: docker or podman."""

    path: Path
    environ: Mapping[str, str] = attrs.field(repr=False)

    def ask(self, *words: str) -> bytes | None:
        """What a command of the engine's prints; None where it fails."""
        done = subprocess.run(
            [self.path, *words], env=dict(self.environ), stdin=subprocess.DEVNULL, capture_output=True
        )
        return None if done.returncode else done.stdout

    def inspect(self, image: str, cache: Path) -> Image | None:
        """The facts about an image that is here; None: there is none. What takes long is kept in the cache."""
        said = self.ask("image", "inspect", image)
        if said is None:
            return None
        (facts,) = json.loads(said)
        config = facts.get("Config") or {}
        variables = dict(line.partition("=")[::2] for line in config.get("Env") or ())
        kept = cache / "images" / f"{facts['Id'].rpartition(':')[2]}.json"
        content = _read(kept) or self._look_into(image, kept)
        users = {str(name): int(number) for name, number in content["users"].items()}
        return Image(facts["Id"], {"PATH": DEFAULT_PATH, **variables}, config.get("User") or "", content["libc"], users)

    def pull(self, image: str, options: Sequence[str]) -> None:
        """Get an image; the engine says what it does, and if it cannot, on stderr."""
        command = [str(self.path), "pull", *options, image]
        subprocess.run(command, env=dict(self.environ), stdin=subprocess.DEVNULL, stdout=2, check=False)

    def _look_into(self, image: str, kept: Path) -> dict[str, Any]:
        """Copy two files out of a container that never runs."""
        made = self.ask("create", "--network", "none", "--entrypoint", "true", image)
        container = made.decode().split()[-1] if made else None
        content: dict[str, Any] = {"users": {}, "libc": None}
        if container is not None:
            try:
                content["users"] = dict(_users(self._file(container, "/etc/passwd")))
                content["libc"] = self._libc(container)
            finally:
                self.ask("rm", container)
            with contextlib.suppress(OSError):
                native.private_folder(kept.parent)
                kept.write_text(json.dumps(content), encoding="utf-8")
        return content

    def _libc(self, container: str) -> int | None:
        machine = native.target().split("-")[1]
        for place in LIBC:
            if found := glibc_of(self._file(container, place.format(machine=machine))):
                return found
        return None

    def _file(self, container: str, path: str) -> bytes:
        follow = () if self.path.name.startswith("podman") else ("-L",)  # podman's cp always does
        said = self.ask("cp", *follow, f"{container}:{path}", "-")
        if said is None:
            return b""
        with tarfile.open(fileobj=io.BytesIO(said)) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content is not None:
                    return content.read()
        return b""


def glibc_of(library: bytes) -> int | None:
    """The N of the glibc 2.N that a libc.so.6 is: as it says, else by its names, of which a release may add none."""
    said = RELEASE.search(library)
    return int(said[1]) if said else newest_glibc(library)


def newest_glibc(library: bytes) -> int | None:
    """The N of the newest GLIBC_2.N that a library has, or asks for."""
    return max(map(int, GLIBC.findall(library)), default=None)


def needed_glibc(bundle: Path) -> int:
    """The N of the glibc 2.N that the bundle's files cannot do without."""
    return max(newest_glibc(file.read_bytes()) or 0 for file in bundle.glob("lib*.so*"))


def _users(passwd: bytes) -> Iterator[tuple[str, int]]:
    for line in passwd.decode(errors="replace").splitlines():
        fields = line.split(":")
        if len(fields) > 2 and fields[2].isascii() and fields[2].isdigit():
            yield fields[0], int(fields[2])


def _read(kept: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and {"users", "libc"} <= set(found) else None
