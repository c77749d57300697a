"""A server on the CPU device, an engine, and `gtap docker run` in an image that has no CUDA."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from tests.containers import engine
from tests.fixtures import GTAP, RUN_DEADLINE, Server, serving


@attrs.frozen
class Docker:
    """An engine with an image, and a server."""

    environ: dict[str, str]
    image: str
    server: Server

    def command(self, *words: str | Path, options: tuple[str, ...] = ()) -> list[str]:
        """`gtap docker run OPTIONS WORDS`, without a network."""
        words = ("--network", "none", *words)
        return [*GTAP, "docker", "--server", self.server.url, *options, "run", *map(str, words)]

    def run(self, *words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        """Run a container to its end, and remove it."""
        given = {"env": self.environ, "capture_output": True, "text": True, "timeout": RUN_DEADLINE, **options}
        return subprocess.run(self.command("--rm", *words), **given)  # type: ignore[call-overload,no-any-return]

    def start(self, name: str, *words: str | Path, **options: object) -> subprocess.Popen[str]:
        """Start a container whose program prints `up`, and wait for that."""
        given = {"env": self.environ, "stdout": subprocess.PIPE, "text": True, **options}
        process = subprocess.Popen(self.command("--rm", "--name", name, *words), **given)  # type: ignore[call-overload]
        assert process.stdout is not None and process.stdout.readline() == "up\n"
        return process  # type: ignore[no-any-return]

    def ask(self, *words: str) -> str:
        """What a command of the engine's own prints."""
        command = ["docker", *words]
        return subprocess.run(command, env=self.environ, capture_output=True, text=True, check=True).stdout

    def here(self, name: str) -> bool:
        """Whether a container of that name runs."""
        return bool(self.ask("ps", "--quiet", "--filter", f"name=^{name}$"))


@pytest.fixture(scope="module")
def docker(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Docker]:
    """Everything that a test of containers needs."""
    folder = tmp_path_factory.mktemp("docker")
    with engine.running() as found, serving(folder, environ, "cpu") as server:
        yield Docker({**environ, **found.environ}, found.image, server)


@pytest.fixture
def name(docker: Docker) -> Iterator[Callable[[], str]]:
    """Names for containers, which are gone when the test ends."""
    made: list[str] = []

    def one() -> str:
        made.append(f"gtap-test-{os.urandom(4).hex()}")
        return made[-1]

    yield one
    for each in made:
        subprocess.run(["docker", "rm", "--force", each], env=docker.environ, capture_output=True)
