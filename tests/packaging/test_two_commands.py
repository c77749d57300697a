"""The README's section on sharing a GPU, typed as it stands on two fresh Debians that reach each other by a network."""

from __future__ import annotations

import os
import re
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs
import pytest

from tests.containers import engine
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import ROOT
from tests.programs import build

pytestmark = [pytest.mark.docker, pytest.mark.root, pytest.mark.wheels, pytest.mark.system]

SECTION = "## Share a GPU with a team in two commands\n"
LINK = "gtap://TOKEN@HOST:7777#FINGERPRINT"
DEADLINE = 300.0
# A user as one is on a machine of one's own, in an empty environment of Python.
NEWCOMER = (
    "useradd --create-home newcomer && su newcomer -c 'python3 -m venv ~/environment' && touch /ready && sleep inf"
)
BIN = "/home/newcomer/environment/bin"


def commands() -> tuple[list[str], list[str]]:
    """What the README says to type: (the server's lines, the others')."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition(SECTION)[2].partition("\n## ")[0]
    server, others = (block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    return server, others


def test_the_readme_has_two_commands_for_each_side() -> None:
    for side in commands():
        assert len(side) == 2
        assert not [line for line in side if re.search(r"[;&|]", line.partition("#")[0])]


@attrs.frozen
class Machine:
    """A container with Debian's Python, and the engine that it runs in."""

    name: str
    environ: dict[str, str]

    def typed(self, line: str) -> list[str]:
        """The command of one line that the newcomer types."""
        variables = ("--env", f"PATH={BIN}:/usr/bin:/bin", "--env", "HOME=/home/newcomer")
        return ["docker", "exec", "--user", "newcomer", *variables, self.name, "sh", "-c", line]

    def type(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return subprocess.run(self.typed(line), env=self.environ, capture_output=True, text=True, timeout=DEADLINE)

    def succeed(self, line: str) -> str:
        """What it prints; it ends well."""
        done = self.type(line)
        assert done.returncode == 0, f"$ {line}\n{done.stdout}{done.stderr}"
        return done.stdout


@pytest.fixture
def machines(dist: Path, dependencies: Path) -> Iterator[Callable[[], Machine]]:
    """`machines()` makes one; all of them share a network, on which nothing else is."""
    mounts = engine.mounted(
        (dist, "/wheels/gtap"), (dependencies, "/wheels/others"), (build.program(*VECTOR), "/vectorAdd")
    )
    wheels = ("--env", "PIP_NO_INDEX=1", "--env", "PIP_FIND_LINKS=/wheels/gtap /wheels/others")
    dist.chmod(0o755)
    with engine.running() as found, ExitStack() as stack:
        environ = {**os.environ, **found.environ}

        def docker(*words: str) -> None:
            done = subprocess.run(["docker", *words], env=environ, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr

        network = f"gtap-test-{os.urandom(4).hex()}"
        docker("network", "create", "--internal", network)
        stack.callback(docker, "network", "rm", network)

        def one() -> Machine:
            name = f"gtap-test-{os.urandom(4).hex()}"
            docker(
                "run",
                "--detach",
                "--network",
                network,
                "--name",
                name,
                *wheels,
                *mounts,
                found.image,
                "sh",
                "-c",
                NEWCOMER,
            )
            stack.callback(docker, "rm", "--force", name)
            docker("exec", name, "sh", "-c", "until test -e /ready; do sleep 0.1; done")
            return Machine(name, environ)

        yield one


VECTOR = (PROGRAMS / "vectorAdd.cu", "13", "shared")


@contextmanager
def left_running(machine: Machine, line: str) -> Iterator[Callable[[str], str]]:
    """Type a line that does not end; gives what waits for a line of its output that matches."""
    process = subprocess.Popen(machine.typed(line), env=machine.environ, stderr=subprocess.PIPE, bufsize=0)
    assert process.stderr is not None
    said = b""
    descriptor = process.stderr.fileno()

    def until(pattern: str) -> str:
        nonlocal said
        ends = time.monotonic() + DEADLINE
        while (found := re.search(pattern, said.decode(), re.MULTILINE)) is None:
            assert select.select([descriptor], [], [], max(0, ends - time.monotonic()))[0], said.decode()
            part = os.read(descriptor, 4096)
            assert part, f"$ {line}\n{said.decode()}"
            said += part
        return found[0]

    try:
        yield until
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.shows("FACE.6")
@pytest.mark.skipif(sys.version_info[:2] not in engine.SUITES, reason="no Debian image has this Python")
def test_who_follows_the_readme_shares_a_gpu(machines: Callable[[], Machine]) -> None:
    """Take a plugin from the extra `exec` or `serve` in pyproject.toml to see it fail, or TLS from release.py:
    there is no compiler here.
    """
    offering, using = commands()
    server, client = machines(), machines()
    server.succeed(offering[0])
    with left_running(server, offering[1]) as until:
        link = until(r"gtap join gtap://\S+\n").split()[-1]
        client.succeed(using[0])
        joined = client.succeed(using[1].replace(LINK, shlex.quote(link)))
        assert re.search(r"^GPU 0: gtap CPU device .*\(UUID: GPU-[0-9a-f-]{36}\)$", joined, re.MULTILINE), joined
        # From here on: what they came for.
        assert client.succeed("gtap exec nvidia-smi -L") in joined
        assert client.succeed("gtap exec /vectorAdd 3000 5").splitlines() == vector_add(3000, 5)
        # Who offers it uses it as well, and sees who does.
        assert server.succeed("gtap exec nvidia-smi -L") in joined
        assert "gtap CPU device" in server.succeed("gtap top")
