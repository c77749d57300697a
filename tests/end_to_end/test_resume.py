"""A lost link is survived: a program whose connections are cut again and again computes what it would have without."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.end_to_end.reference import PROGRAMS, checksum, numbers
from tests.fixtures import GTAP, ROOT, Ran, Server
from tests.programs import build
from tests.relay import relaying

ELEMENTS, MANY_ELEMENTS, SEED = 32768, 1 << 20, 3


@pytest.fixture(scope="module")
def training() -> Path:
    return build.program(PROGRAMS / "training.cu")


def expected(rounds: int, elements: int) -> Iterator[str]:
    """What the program prints: its arithmetic by NumPy, and each launch once."""
    values = np.zeros(elements, np.float32)
    for r in range(rounds):
        values = values * np.float32(0.5) + (numbers(elements, SEED + r) + np.float32(r % 7))
        yield f"head {checksum(values[:16])}"
        yield f"sum {checksum(values)}"
    yield f"launches {rounds * 25} callbacks {rounds}"


def cut_while_training(
    gtap_exec: Callable[..., Ran],
    server: Server,
    program: Path,
    folder: Path,
    tcp: bool,
    cuts: int,
    rounds: int,
    elements: int = ELEMENTS,
) -> None:
    with relaying(server.path, folder, tcp=tcp, cuts=cuts, every=15) as relay:
        ran = gtap_exec(program, str(rounds), str(elements), str(SEED), env={"GTAP_SERVER": relay.url}, deadline=300)
        assert ran.status == 0, ran.stderr
        assert ran.stdout.splitlines() == list(expected(rounds, elements))
        assert relay.cuts == cuts


@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("tcp", [False, True], ids=["unix", "tcp"])
def test_ten_cuts_change_nothing(
    gtap_exec: Callable[..., Ran], cpu_server: Server, training: Path, tmp_path: Path, tcp: bool
) -> None:
    """Falls without `self.outgoing.rewind(...)` in gtap_core/session/link.py: what was on its way is never sent."""
    cut_while_training(gtap_exec, cpu_server, training, tmp_path, tcp, 10, 12)


@pytest.mark.system
@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("tcp", [False, True], ids=["unix", "tcp"])
def test_a_hundred_cuts_change_nothing(
    gtap_exec: Callable[..., Ran], cpu_server: Server, training: Path, tmp_path: Path, tcp: bool
) -> None:
    """Falls without `self.received += len(data)` in gtap_core/session/link.py: bytes would come twice."""
    cut_while_training(gtap_exec, cpu_server, training, tmp_path, tcp, 100, 120)


@pytest.mark.system
@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("tcp", [False, True], ids=["unix", "tcp"])
def test_large_copies_go_on_where_they_were_cut(
    gtap_exec: Callable[..., Ran], cpu_server: Server, training: Path, tmp_path: Path, tcp: bool
) -> None:
    """4 MiB each way and round. Falls without `stream->received += (uint64_t)got` in the shim's receive_once."""
    cut_while_training(gtap_exec, cpu_server, training, tmp_path, tcp, 30, 8, MANY_ELEMENTS)


@pytest.mark.shows("SOLID.1")
def test_after_the_grace_there_is_an_error_one_line_and_an_end(
    server: Callable[..., Server], training: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """Falls without the end of waiting in the shim's link thread: the program would hang."""
    cpu = server("cpu", "--grace", "1")
    with relaying(cpu.path, tmp_path) as relay:
        command = [*GTAP, "exec", "--server", relay.url, str(training), "100000", "4096", "1"]
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ran:
            assert ran.stdout is not None
            assert ran.stdout.readline().startswith("head")
            relay.lose()
            lost = time.monotonic()
            _, said = ran.communicate(timeout=60)
            assert time.monotonic() - lost < 20  # a second, and what the end of a program takes
            assert ran.returncode == 1
            assert "cudaError" in said or "CUDA_ERROR" in said
            assert sum("the link was lost" in line for line in said.splitlines()) == 1, said


@pytest.mark.system
@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("scheme", ["tcp", "tls"])
def test_a_network_that_stops_without_a_word_is_noticed_and_survived(
    scheme: str, training: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """Probes find within 10 s that a peer is gone. Falls without `keep_alive` in client/connection.py."""
    inside = [sys.executable, str(Path(__file__).with_name("dead_network.py")), scheme, "12"]
    command = ["unshare", "--map-root-user", "--net", *inside, str(training), "30", str(ELEMENTS), str(SEED)]
    own = {**environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    ran = json.loads(done.stdout)
    assert ran["status"] == 0, ran["stderr"]
    assert ran["stdout"].splitlines() == list(expected(30, ELEMENTS))
    assert len(ran["noticed"]) == 1
