"""Run a container under gtap: `docker run` as it was typed, with a lease, the bundle and the loader's variables."""

from __future__ import annotations

import contextlib
import os
import re
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import attrs
import trio

from ..config import Settings
from ..errors import GtapError, UsageError
from ..guard import Guard, guarding
from . import docker_words, environment, program, signals
from . import exec as client
from .address import LOOPBACK
from .connection import Link
from .image import Engine, Image, needed_glibc

PLACE = PurePosixPath("/opt/gtap")  # where a container finds all that is gtap's
DATA = "-data"  # the suffix of a server's socket for data connections, as in server/listeners.py
FAILED = 125  # docker's own status for what it could not start


@attrs.frozen
class Run:
    """What is to be run: the engine's name, and what was typed after `run`."""

    engine: str
    words: Sequence[str]
    settings: Settings
    local_device: str | None = None
    environ: Mapping[str, str] = attrs.field(factory=lambda: dict(os.environ), repr=False)


@attrs.frozen
class _Job:
    """A run as far as it is known before there is a lease."""

    task: Run
    engine: Engine
    words: docker_words.Words
    image: Image
    bundle: Path


def run(task: Run) -> int:
    """Run the container to its end, or to its start with `--detach`; returns the engine's exit status, or minus the
    number of the signal that ended it.

    Raises GtapError before the container has started, never after.
    """
    engine = Engine(program.find(task.engine, task.environ.get("PATH")), task.environ)
    words = docker_words.parse(task.words)
    if words.image is None:  # help, or nothing: the engine has the words for it
        os.execve(engine.path, [task.engine, "run", *task.words], dict(task.environ))
    bundle = client.bundle_for(task.settings, local=task.local_device is not None)
    _open_to_all(bundle)
    image = _image(engine, words, task.settings.cache_folder)
    if image is None:
        return FAILED
    _check_libc(image, words.image, bundle)
    job = _Job(task, engine, words, image, bundle)
    return _in_background(job) if words.asks("detach") else _held(job, lambda status: None)


def _image(engine: Engine, words: docker_words.Words, cache: Path) -> Image | None:
    """The image's facts; it is pulled where it is not there. None: the engine has said why it cannot be had."""
    name = words.image or ""
    found = engine.inspect(name, cache)
    if found is None:
        if words.last("pull") == "never":
            raise UsageError(f"{name} is not on this machine, and --pull=never keeps it from being fetched")
        platform = words.last("platform")
        engine.pull(name, ["--platform", platform] if platform else [])
        found = engine.inspect(name, cache)
    return found


def _check_libc(image: Image, name: str, bundle: Path) -> None:
    needed = needed_glibc(bundle)
    if image.libc is None:
        client.say(f"no glibc was found in {name}: its programs load none of gtap's libraries")
    elif image.libc < needed:
        client.say(
            f"{name} has glibc 2.{image.libc}, and gtap's libraries need 2.{needed}: its programs cannot load them; "
            "take a newer image, or gtap's release wheels"
        )


def _open_to_all(bundle: Path) -> None:
    """Containers run as whom they like. On this machine the folder above, which is ours alone, keeps others out."""
    if not bundle.stat().st_mode & 0o005:
        for path in (*bundle.rglob("*"), bundle):  # itself at last: the mark that all is done
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & 0o100 else 0o044))


# ---- the run ---------------------------------------------------------------------------------------------------------


def _held(job: _Job, started: Callable[[int], None]) -> int:
    """Run the container with a lease held. `started` hears the status of `run --detach` before its end is awaited."""
    with guarding() as guard, tempfile.TemporaryDirectory(prefix="gtap-docker-") as folder:
        guard.remove(Path(folder))
        return trio.run(_run, job, Path(folder), guard, started)


async def _run(job: _Job, folder: Path, guard: Guard, started: Callable[[int], None]) -> int:
    task, words, path = job.task, job.words, job.engine.path
    given = words.last("cidfile")
    named = Path(os.getcwd(), given) if given else folder / "container"
    wanted = client.Run([str(words.image)], task.settings, task.local_device)
    wanted = attrs.evolve(wanted, memory=task.settings.memory, wait=task.settings.wait)
    async with client.servers(wanted, guard) as links:
        ours = [*_options(job, links, folder), *(() if given else ("--cidfile", str(named)))]
        command = [task.engine, "run", *words.without_gpus(), *ours, str(words.image), *words.arguments]
        guard.container(path, named)
        mask = signals.block()
        status = await client.attend(links, path, command, task.environ, guard, mask)
        started(status)
        if status == 0 and words.asks("detach"):
            waiting = [task.engine, "wait", named.read_text(encoding="ascii")]
            ended = await client.attend(links, path, waiting, task.environ, guard, mask)
        else:
            ended = status
        if ended < 0 and named.exists():  # the engine's command was killed, and its container runs on
            job.engine.ask("kill", named.read_text(encoding="ascii"))
        return status


def _in_background(job: _Job) -> int:
    """`--detach`: a process of its own holds the lease until the container has ended."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    if os.fork() == 0:
        os.close(reader)
        os.setsid()
        try:
            _held(job, lambda status: _report(writer, status))
        except GtapError as error:
            client.say(str(error))
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="ascii") as said:
        return int(said.readline() or FAILED)


def _report(writer: int, status: int) -> None:
    """Tell who typed the command how it went, and let go of the terminal."""
    os.write(writer, f"{status}\n".encode())
    os.close(writer)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)


# ---- what the container gets -----------------------------------------------------------------------------------------


def _options(job: _Job, links: Sequence[Link], folder: Path) -> list[str]:
    """Mounts and variables. They follow the user's, with which the variables are merged: the last one counts."""
    place = PLACE / job.bundle.relative_to(job.task.settings.cache_folder)
    mounts = [(job.bundle, place, True)]
    grants = []
    for number, link in enumerate(links):
        grant, socket = _reached(job, link, number)
        grants.append(grant)
        if socket is not None:
            mounts.append((socket, PLACE / f"server-{number}", False))
    secret = folder / "sessions"
    with open(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(environment.sessions(grants))
    _give(secret, _owner(job))
    mounts.append((secret, PLACE / "sessions", True))
    base = {**job.image.environ, **job.words.environ(job.task.environ)}
    variables = environment.loader(base, grants, job.bundle, Path(place))
    variables["GTAP_SESSIONS_FILE"] = str(PLACE / "sessions")
    options = [word for mount in mounts for word in ("--mount", _mount(*mount))]
    return options + [word for name, value in variables.items() for word in ("--env", f"{name}={value}")]


def _reached(job: _Job, link: Link, number: int) -> tuple[environment.Grant, Path | None]:
    """The lease as the container sees it, and the server's socket where that is a file to be mounted."""
    if link.address.path is not None:
        socket = Path(link.address.path + DATA)
        socket = socket if socket.is_socket() else Path(link.address.path)
        return attrs.evolve(link.grant, url=f"unix://{PLACE}/server-{number}"), socket
    if link.address.host in LOOPBACK and job.words.last("network", "net") != "host":
        raise UsageError(
            f"a container cannot reach {link.address.url}, which is this machine's own: "
            "name the server's Unix socket with --server, or give the container --network host"
        )
    return link.grant, None


def _mount(source: Path, target: PurePosixPath, read_only: bool) -> str:
    fields = ["type=bind", f"source={source}", f"target={target}", *(["readonly"] if read_only else [])]
    quoted = ('"' + field.replace('"', '""') + '"' if set(field) & {",", '"'} else field for field in fields)
    return ",".join(quoted)


def _owner(job: _Job) -> int:
    """The user of this machine as whom the container's first process runs."""
    user = job.image.id_of(job.words.last("user") or job.image.user) or 0
    namespace = job.words.last("userns") or ""
    if job.engine.path.name.startswith("podman"):
        rootless, first = os.geteuid() != 0, None
        user = 0 if namespace.startswith("keep-id") else user
    else:
        said = (job.engine.ask("info", "--format", "{{.SecurityOptions}} {{.DockerRootDir}}") or b"").decode()
        remapped = re.search(r"/(\d+)\.\d+\s*\Z", said) if "name=userns" in said and namespace != "host" else None
        rootless, first = "name=rootless" in said, int(remapped[1]) if remapped else None
    if rootless:
        return _subordinate(user)
    return user if first is None else first + user


def _subordinate(user: int) -> int:
    """Without root's rights an engine's root is who runs it, its other users are that one's subordinate ones."""
    own = os.geteuid()
    if user == 0:
        return own
    with contextlib.suppress(OSError):
        for line in Path("/etc/subuid").read_text(encoding="utf-8").splitlines():
            name, first, count = (*line.split(":"), "", "")[:3]
            if name in _names_of(own) and user <= int(count or 0):
                return int(first) + user - 1
    return user


def _names_of(user: int) -> Iterator[str]:
    import pwd

    yield str(user)
    with contextlib.suppress(KeyError):
        yield pwd.getpwuid(user).pw_name


def _give(secret: Path, user: int) -> None:
    """Let a user read the file, and nobody else but us."""
    if user == os.geteuid():
        return
    try:
        os.chown(secret, user, -1)
    except PermissionError:
        try:
            os.setxattr(secret, "system.posix_acl_access", _access_list(user))
        except OSError as error:
            raise UsageError(
                f"the container's user {user} cannot be given its lease: {error.strerror}; run the container with "
                f"--user {os.geteuid()}, or gtap as root"
            ) from error


def _access_list(user: int) -> bytes:
    """Linux's form of `user::rw-, user:USER:r--, group::---, mask::r--, other::---`."""
    nobody, version = 0xFFFFFFFF, 2
    rows = ((1, 6, nobody), (2, 4, user), (4, 0, nobody), (16, 4, nobody), (32, 0, nobody))
    return struct.pack("<I", version) + b"".join(struct.pack("<HHI", *row) for row in rows)
