"""`gtap docker run`: programs in a Debian image with no CUDA in it, unmodified, as the engine itself would run them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.client import docker_words
from gtap_core.testing import eventually
from tests import wheels
from tests.clients.conftest import NUMBA
from tests.containers import engine
from tests.containers.conftest import Docker
from tests.containers.engine import PROGRAMS, mounted
from tests.end_to_end.reference import PROGRAMS as CUDA_PROGRAMS
from tests.end_to_end.reference import vector_add
from tests.end_to_end.secure import secure_server
from tests.fixtures import GTAP, RUN_DEADLINE, serving
from tests.programs import build

pytestmark = [pytest.mark.docker, pytest.mark.root, pytest.mark.timeout(900)]

WHOM = {"root": (), "another": ("--user", "4321:4321"), "read-only": ("--read-only",)}
WHOM["both"] = (*WHOM["another"], *WHOM["read-only"])
SOON = 2.0  # seconds


def vector_program(link: build.Link = "shared") -> tuple[str, ...]:
    return tuple(mounted((build.program(CUDA_PROGRAMS / "vectorAdd.cu", "13", link), "/vectorAdd")))


def hold(docker: Docker) -> tuple[str, ...]:
    """The words for a container that takes memory and keeps it."""
    return (*mounted((PROGRAMS / "hold.py", "/hold.py")), docker.image, "python3", "/hold.py")


def sessions_over(docker: Docker) -> bool:
    said = docker.server.said()
    return said.count(" started: ") == said.count(" ended: ")


@pytest.mark.shows("FACE.4")
@pytest.mark.parametrize("whom", WHOM)
def test_a_program_that_nvcc_made_computes(whom: str, docker: Docker) -> None:
    """Delete `LD_LIBRARY_PATH` and `LD_AUDIT` from environment.loader to see it fail; for others than root, the
    call of _give in gtap_core/client/docker.py.
    """
    for link in ("shared", "static"):
        gpus = ("--gpus", "all") if link == "shared" else ("--runtime=nvidia",)
        done = docker.run(*WHOM[whom], *gpus, *vector_program(link), docker.image, "/vectorAdd", "3000", "5")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == vector_add(3000, 5)


@pytest.mark.shows("FACE.4")
@pytest.mark.skipif(sys.version_info[:2] not in engine.SUITES, reason="no Debian image has this Python")
@pytest.mark.parametrize("whom", ["root", "both"])
def test_numba_computes(whom: str, docker: Docker) -> None:
    """Delete GTAP_CODE from environment.loader to see it fail."""
    major, minor = sys.version_info[:2]
    packages = (wheels.tree(NUMBA), f"/usr/local/lib/python{major}.{minor}/dist-packages")
    places = mounted(packages, (PROGRAMS / "numba_add.py", "/numba_add.py"))
    options = (*WHOM[whom], "--env", "NUMBA_CUDA_LOW_OCCUPANCY_WARNINGS=0", *places)
    done = docker.run(*options, docker.image, "python3", "/numba_add.py")
    assert (done.returncode, done.stdout) == (0, f"sum {float(3 * sum(range(1000)))}\n"), done.stderr


@pytest.mark.shows("FACE.4")
@pytest.mark.parametrize("whom", ["root", "both"])
def test_nvidia_smi_lists_the_device(whom: str, docker: Docker) -> None:
    """Delete PATH from environment.loader to see it fail."""
    done = docker.run(*WHOM[whom], docker.image, "nvidia-smi", "-L")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"GPU 0: gtap CPU device .*\(UUID: GPU-[0-9a-f-]{36}\)\n", done.stdout)


@pytest.mark.shows("FACE.4")
def test_programs_in_go(docker: Docker) -> None:
    """Delete LD_AUDIT and LD_LIBRARY_PATH from environment.loader to see it fail: the loader finds no driver."""
    cgo, parent = engine.go("driver.go", cgo=True), engine.go("parent.go", cgo=False)
    places = (*mounted((cgo, "/cgo"), (parent, "/parent")), *vector_program())
    done = docker.run(*places, docker.image, "/cgo")
    assert (done.returncode, done.stdout, done.stderr) == (0, "sum 7000\n", "")
    done = docker.run(*places, docker.image, "/parent", "/vectorAdd", "100", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.removeprefix("child: ").splitlines() == vector_add(100, 3)


@pytest.mark.shows("FACE.4")
@pytest.mark.alone
def test_a_killed_container_frees_its_lease_at_once(docker: Docker, name: Callable[[], str]) -> None:
    """Let Link.bye in gtap_core/client/connection.py send nothing to see it fail."""
    process = docker.start(one := name(), *hold(docker))
    used = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits"]
    assert int(docker.run(docker.image, *used).stdout) >= 64
    assert not sessions_over(docker)
    docker.ask("kill", one)
    killed = time.monotonic()
    eventually(lambda: sessions_over(docker), seconds=20)
    assert time.monotonic() - killed < SOON
    assert process.wait(60) == 128 + signal.SIGKILL
    assert int(docker.run(docker.image, *used).stdout) < 64


@pytest.mark.alone
def test_a_killed_launcher_takes_the_container_with_it(docker: Docker, name: Callable[[], str]) -> None:
    process = docker.start(one := name(), *hold(docker))
    process.kill()
    killed = time.monotonic()
    eventually(lambda: sessions_over(docker), seconds=20)
    assert time.monotonic() - killed < SOON
    eventually(lambda: not docker.here(one), seconds=20)


@pytest.mark.shows("FACE.4")
@pytest.mark.alone
def test_a_process_killed_in_a_container_that_goes_on_frees_what_it_had(
    docker: Docker, name: Callable[[], str]
) -> None:
    """Delete the call of `_elsewhere` in gtap_core/client/vouch.py: its session would stay for the server's grace."""
    code = "python3 /hold.py & read line; kill -9 $!; wait; echo killed; read line"
    places = hold(docker)[:-2]
    process = docker.start(one := name(), "--interactive", *places, "sh", "-c", code, stdin=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "killed\n"
    killed = time.monotonic()
    eventually(lambda: sessions_over(docker), seconds=20)
    assert time.monotonic() - killed < SOON
    assert docker.here(one)
    process.communicate("\n", timeout=60)


def test_streams_status_and_signals_are_the_containers(docker: Docker, name: Callable[[], str]) -> None:
    done = docker.run("-i", docker.image, "sh", "-c", "cat; echo problem >&2; exit 7", input="typed\n")
    assert (done.returncode, done.stdout, done.stderr) == (7, "typed\n", "problem\n")
    done = docker.run(docker.image, "/no/such/program")
    assert done.returncode == 127 and "/no/such/program" in done.stderr
    code = "trap 'echo got; exit 9' TERM; echo up; while :; do sleep 0.1; done"
    process = docker.start(name(), docker.image, "sh", "-c", code)
    process.terminate()
    assert process.stdout is not None and process.stdout.read() == "got\n"
    assert process.wait(60) == 9


@pytest.mark.alone
def test_a_detached_container_keeps_its_lease_until_it_ends(docker: Docker, name: Callable[[], str]) -> None:
    command = docker.command("--detach", "--rm", "--name", one := name(), *hold(docker))
    done = subprocess.run(command, env=docker.environ, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert docker.ask("ps", "--quiet", "--no-trunc", "--filter", f"name=^{one}$") == done.stdout
    eventually(lambda: docker.ask("logs", one) == "up\n", seconds=20)
    assert not sessions_over(docker)
    docker.ask("kill", one)
    killed = time.monotonic()
    eventually(lambda: sessions_over(docker), seconds=20)
    assert time.monotonic() - killed < SOON


def test_a_detached_container_that_cannot_start_says_so(docker: Docker) -> None:
    done = docker.run("--detach", docker.image, "/no/such/program")
    assert done.returncode == 127 and "/no/such/program" in done.stderr


def test_the_secret_is_in_a_file_alone_and_docker_exec_works(docker: Docker, name: Callable[[], str]) -> None:
    """Add GTAP_SESSIONS to _options in gtap_core/client/docker.py to see it fail."""
    process = docker.start(one := name(), *WHOM["both"], *vector_program(), *hold(docker))
    file = "/opt/gtap/sessions"
    assert docker.ask("exec", one, "stat", "--format", "%a %u", file) == "600 4321\n"
    url, lease, key = docker.ask("exec", one, "cat", file).split("|")
    assert url == "unix:///opt/gtap/server-0" and (len(lease), len(key)) == (32, 64)
    (facts,) = json.loads(docker.ask("inspect", one))
    inside = Path(f"/proc/{facts['State']['Pid']}/environ").read_text()
    shown = json.dumps(facts) + inside + docker.ask("exec", one, "env")
    shown += "".join(each.read_text() for each in Path("/proc").glob("[0-9]*/cmdline") if each.exists())
    assert "GTAP_SESSIONS_FILE=/opt/gtap/sessions" in shown
    assert lease not in shown and key not in shown
    assert docker.ask("exec", one, "/vectorAdd", "500", "2").splitlines() == vector_add(500, 2)
    process.terminate()  # hold.py has no handler: the first process of a container ignores it
    docker.ask("kill", one)
    process.wait(60)


def test_memory_is_reserved_for_a_container(docker: Docker) -> None:
    smi = ("nvidia-smi", "--query-gpu=memory.total", "--format=csv,noheader,nounits")
    command = docker.command("--rm", "--memory", "1g", docker.image, *smi, options=("--memory", "1GiB"))
    done = subprocess.run(command, env=docker.environ, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1024\n", "")


def test_variables_are_merged_with_the_users_and_the_images(docker: Docker, tmp_path: Path) -> None:
    recipe = f"FROM {docker.image}\nENV LD_LIBRARY_PATH=/of/image PATH=/usr/bin:/of/path\nUSER nobody\n"
    (tmp_path / "Dockerfile").write_text(recipe)
    made = docker.ask("build", "--quiet", str(tmp_path)).strip()
    try:
        script = 'echo "$LD_LIBRARY_PATH $PATH $(id -u)"; nvidia-smi -L >/dev/null'
        bundle = r"/opt/gtap/bundle/\w+/[\w-]+"
        done = docker.run(made, "sh", "-c", script)
        assert (done.returncode, done.stderr) == (0, "")
        assert re.fullmatch(rf"({bundle}):/of/image \1/bin:/usr/bin:/of/path 65534\n", done.stdout)
        done = docker.run("-e", "LD_LIBRARY_PATH=/of/user", "--user=root", made, "sh", "-c", script)
        assert re.fullmatch(rf"({bundle}):/of/user \1/bin:/usr/bin:/of/path 0\n", done.stdout)
    finally:
        docker.ask("rmi", "--force", made)


def test_a_loopback_server_is_reached_with_the_hosts_network_alone(docker: Docker, environ: dict[str, str]) -> None:
    with serving(docker.server.path.parent, environ, "cpu", "--listen", "tcp://127.0.0.1:0") as server:
        url = re.search(r"tcp://127.0.0.1:\d+", server.said())
        assert url is not None
        words = ("--rm", *vector_program(), docker.image, "/vectorAdd", "100", "3")
        command = [*GTAP, "docker", "--server", url[0], "run"]
        done = subprocess.run([*command, *words], env=docker.environ, capture_output=True, text=True)
        assert done.returncode == 125 and done.stderr.count("\n") == 1 and "--network host" in done.stderr
        done = subprocess.run([*command, "--network=host", *words], env=docker.environ, capture_output=True, text=True)
        assert (done.stdout.splitlines(), done.stderr) == (vector_add(100, 3), "")


def test_a_server_of_another_machine_is_reached_by_tls(docker: Docker, environ: dict[str, str]) -> None:
    """With the host's network, for the other machine is this one here. Its key and its token are shown nowhere.

    Take `tls` from the bundle's files (gtap_core/bundle.py) to see it fail.
    """
    with secure_server(docker.server.path.parent, environ, "cpu") as server:
        command = [*GTAP, "docker", "--server", server.url, "run", "--rm", "--network=host", *vector_program()]
        shown = "/vectorAdd 100 3; cut -d: -f1 /opt/gtap/sessions; env"
        words = [*command, docker.image, "sh", "-c", shown]
        done = subprocess.run(words, env=docker.environ, capture_output=True, text=True, timeout=RUN_DEADLINE)
        computed = vector_add(100, 3)
        said = done.stdout.splitlines()
        assert (said[: len(computed)], done.stderr) == (computed, "")
        assert said[len(computed)] == "tls"
        token = server.url.removeprefix("gtap://").partition("@")[0]
        assert token not in done.stdout
        eventually(lambda: server.said().count(" ended: ") == 1)


def test_an_image_with_an_older_glibc_is_said_to(docker: Docker) -> None:
    """One line; its programs run, without what is gtap's. Delete the call of _check_libc to see it fail."""
    done = docker.run(engine.old_image(docker.environ), "sh", "-c", "echo computes; ldd --version | head -1")
    assert done.returncode == 0 and done.stdout.startswith("computes\n") and engine.OLD_GLIBC in done.stdout
    gtaps, *others = done.stderr.splitlines()
    assert f"has glibc {engine.OLD_GLIBC}, and gtap's libraries need 2." in gtaps
    assert all("ERROR: ld.so: object" in each or "version `GLIBC_" in each for each in others), others


def test_the_engine_speaks_for_itself(docker: Docker) -> None:
    command = [*GTAP, "docker", "run"]
    done = subprocess.run([*command, "--help"], env=docker.environ, capture_output=True, text=True)
    assert done.returncode == 0 and "Usage:  docker run" in done.stdout
    assert docker.run("--pull=never", "gtap-test:no-such-image").returncode == 125
    done = docker.run("localhost:1/no-such-image")
    assert done.returncode == 125 and "localhost:1" in done.stderr


def test_every_option_of_the_installed_engine_is_known() -> None:
    """Whether it takes a value, as `docker run --help` says it."""
    engine.need("docker")
    said = subprocess.run(["docker", "run", "--help"], env=dict(os.environ), capture_output=True, text=True).stdout
    rows = re.findall(r"^ {2}(?:-(\w), |    )--([a-z0-9-]+)(?: (\w[\w-]*))?(?:  |$)", said, re.MULTILINE)
    assert len(rows) > 90
    for letter, option, kind in rows:
        assert (option in docker_words.SWITCHES) == (not kind), option
        assert not letter or docker_words.LETTERS[letter] == option
