"""Whose the processes of sessions are where the server is root: a user's who may do nothing else on the machine."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import attrs

from gtap_core.errors import UsageError

PREFERRED = ("gtap", "nobody")
CACHES = Path("/var/cache/gtap")
_READ = "import sys; [open(each).close() for each in sys.argv[1:]]"


@attrs.frozen
class User:
    """A user with what belongs to it. `home`: a folder of its own for what sessions keep, None: there is none."""

    name: str
    uid: int
    gid: int
    groups: tuple[int, ...]
    home: Path | None = None

    def environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """A server's environment as the user's processes have it: with no folder that is the server's."""
        kept = {name: value for name, value in environ.items() if not name.startswith("XDG_")}
        home = str(self.home or "/nonexistent")
        return {**kept, "HOME": home, "XDG_CACHE_HOME": home, "USER": self.name, "LOGNAME": self.name}


def choose_user(name: str, own: int) -> User | None:
    """The user with that name; without one, where the server (whose id is `own`) is root, the first of PREFERRED.

    None: processes stay what the server is. Raises UsageError with a sentence.
    """
    if not name and own != 0:
        return None
    found = next((each for each in map(_entry, [name] if name else PREFERRED) if each is not None), None)
    if found is None:
        raise UsageError(f"there is no user {name or ' or '.join(PREFERRED)}: name another one with --user")
    if found.pw_uid == own:
        return None
    if own != 0:
        raise UsageError(f"only root can run sessions as another user: leave --user {name} away")
    groups = tuple(os.getgrouplist(found.pw_name, found.pw_gid))
    return User(found.pw_name, found.pw_uid, found.pw_gid, groups)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def settle(user: User, packages: Collection[str], environ: Mapping[str, str]) -> User:
    """See that a user can read the packages, and give it a folder. Raises UsageError with a sentence.

    The folder lies in CACHE_DIRECTORY, as systemd names it, else in /var/cache/gtap.
    """
    files = [file for file in (sys.modules[each].__file__ for each in packages) if file]
    command = [sys.executable, "-I", "-S", "-c", _READ, *files]
    try:
        done = subprocess.run(
            command, user=user.uid, group=user.gid, extra_groups=user.groups, cwd="/", capture_output=True
        )
        readable = done.returncode == 0
    except OSError:
        readable = False
    if not readable:
        where = Path(files[0]).parent
        raise UsageError(
            f"the user {user.name} cannot run {sys.executable} with what lies in {where}: install gtap where everybody "
            "can read it, or name another user with --user"
        )
    return attrs.evolve(user, home=_folder(user, Path(environ.get("CACHE_DIRECTORY") or CACHES)))


def _folder(user: User, base: Path) -> Path | None:
    """A folder of the user's own; None where there can be none."""
    folder = base / user.name
    try:
        base.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == 0:
            os.chown(folder, user.uid, user.gid, follow_symlinks=False)
            found = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(found.st_mode) and found.st_uid == user.uid else None
