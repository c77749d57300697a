"""`gtap podman run`: the same with the other engine, which has no daemon: who runs it is its root."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gtap_core.testing import eventually
from tests.containers import engine
from tests.containers.engine import PROGRAMS, mounted
from tests.end_to_end.reference import PROGRAMS as CUDA_PROGRAMS
from tests.end_to_end.reference import vector_add
from tests.fixtures import GTAP, RUN_DEADLINE, Server, serving
from tests.programs import build

pytestmark = [pytest.mark.docker, pytest.mark.root, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def podman(environ: dict[str, str]) -> dict[str, str]:
    """The variables with which `podman` finds the image."""
    return {**environ, **engine.podman()}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, podman: dict[str, str]) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("podman"), podman, "cpu") as server:
        yield server


def command(server: Server, *words: str) -> list[str]:
    return [*GTAP, "podman", "--server", server.url, "run", "--rm", "--network", "none", *words]


@pytest.mark.parametrize("whom", [(), ("--user", "4321:4321", "--read-only")], ids=["root", "another"])
def test_a_program_computes_and_its_status_is_the_containers(
    whom: tuple[str, ...], served: Server, podman: dict[str, str]
) -> None:
    """Delete the call of _give in gtap_core/client/docker.py to see the other user's fail."""
    program = mounted((build.program(CUDA_PROGRAMS / "vectorAdd.cu"), "/vectorAdd"))
    script = "/vectorAdd 3000 5 && nvidia-smi -L && stat --format '%a %u' /opt/gtap/sessions && exit 7"
    words = command(served, *whom, "--gpus", "all", *program, engine.PODMAN_IMAGE, "sh", "-c", script)
    done = subprocess.run(words, env=podman, capture_output=True, text=True, timeout=RUN_DEADLINE)
    *computed, device, secret = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (7, "")
    assert computed == vector_add(3000, 5) and device.startswith("GPU 0: gtap CPU device ")
    assert secret == f"600 {4321 if whom else 0}"


def test_a_killed_container_ends_its_lease(served: Server, podman: dict[str, str]) -> None:
    name = f"gtap-test-{os.urandom(4).hex()}"
    places = mounted((PROGRAMS / "hold.py", "/hold.py"))
    words = command(served, "--name", name, *places, engine.PODMAN_IMAGE, "python3", "/hold.py")
    with subprocess.Popen(words, env=podman, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "up\n"
        started = served.said().count(" started: ")
        subprocess.run(["podman", "kill", name], env=podman, capture_output=True, check=True)
        eventually(lambda: served.said().count(" ended: ") == started, seconds=10)
        assert process.wait(60) == 137
    assert Path(served.path).exists()
