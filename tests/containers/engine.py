"""A container engine for tests, a Debian image without CUDA, programs in Go: installed by root, kept in the cache."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import attrs
import pytest

from gtap_core.testing import eventually
from tests import wheels
from tests.fixtures import START_DEADLINE

# By the version of Python: the image's own runs what the registry has for ours.
SUITES = {(3, 11): "bookworm", (3, 13): "trixie"}
SUITE = SUITES.get(sys.version_info[:2], "bookworm")
PACKAGES = {
    "dockerd": "docker.io", "docker": "docker.io", "debootstrap": "debootstrap", "go": "golang-go",
    "ip": "iproute2", "tshark": "tshark", "podman": "podman",
}  # fmt: skip
PROGRAMS = Path(__file__).parent / "programs"
ARCHIVE = f"{SUITE}-open.tar"
OLD_SUITE, OLD_GLIBC = "bullseye", "2.31"
PODMAN_IMAGE = f"localhost/gtap-test:{SUITE}-open"
# Control groups and limits are the machine's matter, which may itself be a container.
_CONTAINERS = """[containers]
cgroups = "disabled"
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
"""


def need(*names: str) -> None:
    """Have these programs, or install them. Fails where apt cannot; skips where only root may."""
    missing = sorted({PACKAGES[name] for name in names if shutil.which(name) is None})
    if not missing:
        return
    line = f"apt-get install {' '.join(missing)}"
    if os.geteuid() or shutil.which("apt-get") is None:
        pytest.skip(f"this needs {' and '.join(missing)}. Type: {line}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environ, capture_output=True)
    if "docker.io" in missing:
        missing.append("apparmor")  # where the kernel has it, dockerd asks for its command
        if subprocess.run(["apt-cache", "show", "docker-cli"], capture_output=True).returncode == 0:
            missing.append("docker-cli")  # newer Debians have the command in a package of its own
    command = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *missing]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    if done.returncode or not all(map(shutil.which, names)):
        pytest.fail(f"{line}: {done.stderr[-2000:]}")


@attrs.frozen
class Engine:
    """The variables with which `docker` reaches a daemon, and the image that it has."""

    environ: dict[str, str]
    image: str


@contextlib.contextmanager
def running() -> Iterator[Engine]:
    """The daemon that runs, else one of our own, which all processes of a test run share: the last one ends it."""
    folder = wheels.cache() / "docker"
    folder.mkdir(exist_ok=True)
    with (folder / "users").open("a") as users:
        with wheels.locked(folder):
            fcntl.flock(users, fcntl.LOCK_SH)
            environ, own = _daemon(folder)
            found = Engine(environ, _image(environ))
        try:
            yield found
        finally:
            with wheels.locked(folder), contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # nobody else holds it
                if own is not None:
                    _end(int((own / "pid").read_text()))


def _answers(environ: Mapping[str, str]) -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "info"], env={**os.environ, **environ}, capture_output=True).returncode == 0


def _daemon(folder: Path) -> tuple[dict[str, str], Path | None]:
    """How to reach a daemon, and the folder with the pid of one that is ours."""
    if _answers({}):
        return {name: os.environ[name] for name in ("DOCKER_HOST",) if name in os.environ}, None
    if os.geteuid():
        pytest.skip("no docker daemon runs, and only root can start one")
    need("docker", "dockerd")
    place = Path("/run", f"gtap-tests-{hashlib.sha256(bytes(folder)).hexdigest()[:8]}")  # paths of sockets are short
    place.mkdir(mode=0o700, exist_ok=True)
    environ, log = {"DOCKER_HOST": f"unix://{place}/sock"}, folder / "log"
    if not _answers(environ):
        command = ["dockerd", "--data-root", folder / "data", "--exec-root", place / "exec", "--pidfile", place / "pid"]
        command += ["--host", environ["DOCKER_HOST"], "--iptables=false", "--bridge=none"]
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True
            )
        eventually(lambda: process.poll() is not None or _answers(environ), seconds=START_DEADLINE)
        if process.poll() is not None:
            pytest.fail(f"dockerd did not start:\n{log.read_text()[-3000:]}")
    return environ, place


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        descriptor = os.pidfd_open(pid)
        os.kill(pid, signal.SIGTERM)
        select.select([descriptor], [], [], 20)
        os.close(descriptor)
        os.waitpid(pid, os.WNOHANG)  # where it is our child


def _image(environ: Mapping[str, str]) -> str:
    """The name of an image with Debian's base and Python, and nothing else; made once."""
    return _imported(environ, f"gtap-test:{SUITE}-venv", ARCHIVE, _bootstrap)


def old_image(environ: Mapping[str, str]) -> str:
    """The name of one of an older Debian, whose glibc is OLD_GLIBC; made once."""
    make = partial(_bootstrap, suite=OLD_SUITE, packages="")
    return _imported(environ, f"gtap-test:{OLD_SUITE}", f"{OLD_SUITE}.tar", make)


def _imported(environ: Mapping[str, str], name: str, file: str, make: Callable[[Path], None]) -> str:
    environ = {**os.environ, **environ}
    if subprocess.run(["docker", "image", "inspect", name], env=environ, capture_output=True).returncode:
        archive = _made(file, make)
        done = subprocess.run(["docker", "import", archive, name], env=environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return name


def _bootstrap(output: Path, suite: str = SUITE, packages: str = "python3,python3-venv") -> None:
    need("debootstrap")
    with tempfile.TemporaryDirectory(dir=output.parent) as root:
        command = ["debootstrap", "--variant=minbase", *([f"--include={packages}"] if packages else []), suite, root]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.fail(f"debootstrap cannot make an image:\n{(done.stdout + done.stderr)[-3000:]}")
        os.chmod(root, 0o755)
        parts = ["--exclude=./var/cache/apt/archives/*.deb", "--exclude=./var/lib/apt/lists/*", "--exclude=./dev/*"]
        subprocess.run(["tar", "-C", root, *parts, "-cf", output, "."], check=True)


def podman() -> dict[str, str]:
    """The variables with which `podman` has a store of its own, with an image whose root is open to every user."""
    need("podman")
    folder = wheels.cache() / "podman"
    folder.mkdir(exist_ok=True)
    store, settings = folder / "storage.conf", folder / "containers.conf"
    with wheels.locked(folder):
        store.write_text(f'[storage]\ndriver = "vfs"\nrunroot = "{folder}/run"\ngraphroot = "{folder}/graph"\n')
        settings.write_text(_CONTAINERS)
        found = {"CONTAINERS_STORAGE_CONF": str(store), "CONTAINERS_CONF": str(settings)}

        def ask(*words: str | Path, check: bool = True) -> bool:
            command, environ = ["podman", *map(str, words)], {**os.environ, **found}
            return subprocess.run(command, env=environ, capture_output=True, check=check).returncode == 0

        if not ask("image", "exists", PODMAN_IMAGE, check=False):
            ask("import", _made(ARCHIVE, _bootstrap), PODMAN_IMAGE)
    return found


def go(source: str, *, cgo: bool) -> Path:
    """Build a program in Go; made once."""
    content = (PROGRAMS / source).read_bytes()
    name = f"{Path(source).stem}-{hashlib.blake2b(content, digest_size=8).hexdigest()}"

    def build(output: Path) -> None:
        need("go")
        with tempfile.TemporaryDirectory() as cache:
            environ = {**os.environ, "CGO_ENABLED": str(int(cgo)), "GOCACHE": cache, "GOFLAGS": "-buildvcs=false"}
            command = ["go", "build", "-o", str(output), str(PROGRAMS / source)]
            done = subprocess.run(command, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    return _made(name, build)


def _made(name: str, make: Callable[[Path], None]) -> Path:
    file = wheels.cache() / "containers" / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent) as scratch:
            make(Path(scratch) / name)
            os.rename(Path(scratch) / name, file)
    return file


def mounted(*places: tuple[Path, str]) -> Sequence[str]:
    """Options that mount files of ours where a container finds them."""
    return [word for source, target in places for word in ("--volume", f"{source}:{target}:ro")]
