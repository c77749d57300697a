"""What happens to connections by TLS: cut anywhere, also in the handshake; bits that change; peers that say nothing."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gtap_core.server.door import MOST_STRANGERS, PREAMBLE
from gtap_core.session.tls import MOST_SHAKING, SHAKE
from gtap_core.testing import eventually
from gtap_core.wire.preamble import ANSWER_SIZE, Code, Kind, Preamble, decode_answer
from tests import processes
from tests.devices import standin
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.end_to_end.secure import SecureServer, relayed, secure_server
from tests.end_to_end.test_resume import ELEMENTS, MANY_ELEMENTS, SEED, expected
from tests.fixtures import GTAP, START_DEADLINE, Ran
from tests.peer import Lease, greet, receive_exactly
from tests.programs import build
from tests.relay import BULK, CHANNEL, SECURE, SIDE, Relay

AGAIN = 0x80  # in a preamble's index: a stream goes on
COPIES = """
import ctypes, random, sys, zlib
rounds, size = map(int, sys.argv[1:])
cuda = ctypes.CDLL("libcuda.so.1")
context, one, other = (ctypes.c_void_p() for _ in range(3))
back, many = ctypes.create_string_buffer(size), ctypes.c_size_t(size)
calls = [
    cuda.cuInit(0), cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0), cuda.cuCtxSetCurrent(context),
    cuda.cuMemAlloc_v2(ctypes.byref(one), many), cuda.cuMemAlloc_v2(ctypes.byref(other), many),
]
for r in range(rounds):
    calls.append(cuda.cuMemcpyHtoD_v2(one, random.Random(r).randbytes(size), many))
    for i in range(500):
        at = ctypes.c_void_p(one.value + 16 * i)
        calls.append(cuda.cuMemsetD8_v2(at, ctypes.c_ubyte((r + i) % 256), ctypes.c_size_t(7)))
    calls.append(cuda.cuMemcpyDtoD_v2(other, one, many))
    calls.append(cuda.cuMemcpyDtoH_v2(back, other, many))
    print(zlib.crc32(back.raw), flush=True)
sys.exit(any(calls))
"""


def copied(rounds: int, size: int) -> Iterator[str]:
    """What COPIES prints."""
    for r in range(rounds):
        content = bytearray(random.Random(r).randbytes(size))
        for i in range(500):
            content[16 * i : 16 * i + 7] = bytes([(r + i) % 256]) * 7
        yield str(zlib.crc32(content))


@pytest.fixture(scope="module")
def training() -> Path:
    return build.program(PROGRAMS / "training.cu")


@pytest.fixture
def trained(
    each_lane: SecureServer, training: Path, gtap_exec: Callable[..., Ran], tmp_path: Path
) -> Callable[..., None]:
    """`trained(rounds, elements, cuts, every, bits=False)`: the program prints what NumPy computes."""

    def train(rounds: int, elements: int, cuts: int, every: int, bits: bool = False) -> None:
        with relayed(each_lane, tmp_path, cuts, every, bits) as relay:
            env = {"GTAP_SERVER": relay.url}
            ran = gtap_exec(training, str(rounds), str(elements), str(SEED), env=env, deadline=300)
            assert ran.status == 0, ran.stderr
            assert ran.stdout.splitlines() == list(expected(rounds, elements))
            assert relay.cuts == cuts
            assert elements == ELEMENTS or BULK in relay.kinds
            assert every > 5 or relay.shaking > cuts / 4
        assert "Traceback" not in (said := each_lane.said()), said[said.index("Traceback") :]

    return train


def test_cuts_change_nothing(trained: Callable[..., None]) -> None:
    """Falls without `self.outgoing.rewind(...)` in gtap_core/session/link.py: what was on its way is never sent."""
    trained(12, ELEMENTS, 10, 15)


@pytest.mark.system
def test_a_hundred_cuts_change_nothing(trained: Callable[..., None]) -> None:
    trained(120, ELEMENTS, 100, 15)


@pytest.mark.system
def test_cuts_within_handshakes_change_nothing(trained: Callable[..., None]) -> None:
    """So often that most connections that come back are cut before they have shown the key."""
    trained(30, ELEMENTS, 60, 4)


@pytest.mark.system
def test_large_copies_go_on_where_they_were_cut(trained: Callable[..., None]) -> None:
    trained(8, MANY_ELEMENTS, 30, 15)


@pytest.mark.system
def test_bits_that_change_on_the_way_lose_the_link_and_nothing_else(trained: Callable[..., None]) -> None:
    """A record whose tag does not fit is nobody's: its connection ends, and what was in it comes by the next one."""
    trained(20, ELEMENTS, 20, 15, bits=True)


@pytest.mark.system
def test_bits_of_large_copies_that_change_on_the_way_come_again(trained: Callable[..., None]) -> None:
    trained(8, MANY_ELEMENTS, 20, 30, bits=True)


# ---- what the lane receives and sends ----


@pytest.fixture(scope="module")
def lane(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[SecureServer]:
    """On the cuda device, whose channel is the lane's; its driver is the stand-in, which copies and sets memory."""
    folder = tmp_path_factory.mktemp("driver")
    standin.build(folder)
    own = {**environ, "LD_LIBRARY_PATH": str(folder)}
    with secure_server(tmp_path_factory.mktemp("tls"), own, "cuda") as server:
        yield server


@pytest.mark.system
@pytest.mark.parametrize(
    ("rounds", "size", "cuts", "bits"),
    [
        pytest.param(60, 20_000, 60, False, id="cuts"),
        pytest.param(60, 20_000, 60, True, id="bits"),
        pytest.param(12, 8 << 20, 30, False, id="cuts-large"),
        pytest.param(12, 8 << 20, 30, True, id="bits-large"),
    ],
)
def test_what_the_lane_carries_arrives_once(
    rounds: int, size: int, cuts: int, bits: bool, lane: SecureServer, gtap_exec: Callable[..., Ran], tmp_path: Path
) -> None:
    """Sets of memory are posted by the thousand, and their bytes lie in records that are cut, or changed, anywhere."""
    with relayed(lane, tmp_path, cuts, 10, bits) as relay:
        program = (sys.executable, "-c", COPIES, str(rounds), str(size))
        ran = gtap_exec(*program, env={"GTAP_SERVER": relay.url}, deadline=300)
        assert ran.status == 0, (ran.stderr, lane.said())
        assert ran.stdout.splitlines() == list(copied(rounds, size))
        assert relay.cuts == cuts


# ---- handshakes ----


@pytest.mark.system
def test_a_first_handshake_that_is_cut_is_one_clear_line(
    each_lane: SecureServer, gtap_exec: Callable[..., Ran], tmp_path: Path
) -> None:
    """The program has its library's error at once; of the session nothing is left."""
    with relayed(each_lane, tmp_path) as relay:
        relay.shuns = {CHANNEL}
        began = time.monotonic()
        ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "500", "1", env={"GTAP_SERVER": relay.url})
        assert ran.status != 0 and time.monotonic() - began < 25  # less than the grace
        assert ran.stderr.count("does not have the lease's key") == 1, ran.stderr
        relay.shuns = set()
        ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "500", "1", env={"GTAP_SERVER": relay.url})
        assert (ran.status, ran.stdout.splitlines()) == (0, vector_add(500, 1)), ran.stderr
    no_session_is_left(each_lane)


def no_session_is_left(server: SecureServer, seconds: float = 25.0) -> None:
    """Wait until a server has no more processes than one that serves nobody; for less than the grace."""
    what = "no session is left"
    eventually(lambda: len(processes.below(server.pid)) <= processes.IDLE, seconds=seconds, what=what)


def dial(server: SecureServer, preamble: Preamble) -> socket.socket:
    """A connection to the address for TLS, which has been answered and has not said another word."""
    sock = socket.create_connection(("127.0.0.1", server.port), 30)
    assert greet(sock, preamble)[1] is Code.WELCOME
    return sock


def works(server: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    """Somebody new comes by TLS and computes, and waits for nobody's patience to end."""
    began = time.monotonic()
    ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "500", "1", server=server)
    assert (ran.status, ran.stdout.splitlines()) == (0, vector_add(500, 1)), ran.stderr
    assert time.monotonic() - began < PREAMBLE


@pytest.mark.system
@pytest.mark.alone
def test_handshakes_that_do_not_go_on_make_way(
    tmp_path: Path, environ: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """More than are listened to, some a byte at a time. Call do_handshake without `introduced` to see it fail."""
    with secure_server(tmp_path, environ, "cpu") as run, contextlib.ExitStack() as stack:
        silent = [stack.enter_context(dial(run, Preamble(Kind.CONTROL, tls=True))) for _ in range(MOST_STRANGERS + 20)]
        for sock in silent[-100:]:
            sock.sendall(b"\x16")
        works(run, gtap_exec)
        assert processes.descriptors(run.pid) < MOST_STRANGERS + 100
        for sock in silent[-100:]:
            with contextlib.suppress(OSError):
                sock.sendall(b"\x03")
        silent[0].settimeout(5)
        assert silent[0].recv(1) == b""  # the first one made way
        eventually(lambda: processes.descriptors(run.pid) < 100, what="they were given up")
        assert "TLS handshake did not come to an end" in run.said()  # and not that another certificate was shown
        assert "without a hello" not in run.said() and "Traceback" not in run.said()


@pytest.mark.system
@pytest.mark.alone
def test_who_does_not_show_the_key_leaves_no_session(each_lane: SecureServer, gtap_exec: Callable[..., Ran]) -> None:
    """A session whose first connection ends in the handshake, or goes on too long, ends; others do not hear of it."""
    lease = Lease.take(each_lane.path)
    try:
        with contextlib.ExitStack() as stack:
            for number in range(4):
                session = os.urandom(16)
                fresh = Preamble(Kind.CHANNEL, 0, lease.id, session, tls=True).signed(lease.key)
                sock = stack.enter_context(dial(each_lane, fresh))
                if number < 2:
                    sock.close()
            works(each_lane, gtap_exec)
            no_session_is_left(each_lane)
        assert each_lane.said().count("did not show its key") >= 4
    finally:
        lease.give_back()


@pytest.mark.system
@pytest.mark.alone
def test_who_says_again_what_was_heard_keeps_no_session_from_coming_back(
    each_lane: SecureServer, training: Path, environ: dict[str, str], tmp_path: Path
) -> None:
    """More preambles of a program's than a session listens to, and not a word behind them, while its link is lost.

    Delete `oldest.cancel()` from session/tls.py to see it fail.
    """
    output = tmp_path / "output"
    with relayed(each_lane, tmp_path) as relay, output.open("wb") as printed:
        command = [*GTAP, "exec", "--server", relay.url, str(training), "100000", "4096", "1"]
        ran = subprocess.Popen(command, env=environ, stdout=printed, stderr=subprocess.STDOUT)
        try:
            goes_on(output, START_DEADLINE)
            again = until_it_is_back(relay, output)
            assert {each[6] & ~SECURE for each in again} == {CHANNEL, SIDE, BULK}
            before = most_descriptors(each_lane)
            lose(relay)
            with contextlib.ExitStack() as stack:
                for number in range(3 * MOST_SHAKING):
                    stack.enter_context(say_again(each_lane, again[number % len(again)]))
                eventually(lambda: before < most_descriptors(each_lane) <= before + MOST_SHAKING, seconds=SHAKE / 2)
                relay.find()
                goes_on(output, SHAKE / 2)
        finally:
            ran.kill()
            ran.wait()


def goes_on(output: Path, seconds: float) -> None:
    """A program prints more within so much time."""
    before = output.stat().st_size
    eventually(lambda: output.stat().st_size > before + 1000, seconds=seconds, what="the program goes on")


def most_descriptors(server: SecureServer) -> int:
    """How many descriptors that process of a server's has that has the most."""
    found = [0]
    for each in processes.below(server.pid):
        with contextlib.suppress(OSError):  # it has ended
            found.append(processes.descriptors(each.pid))
    return max(found)


def lose(relay: Relay) -> None:
    """Lose the link until who was connected has tried to come back."""
    relay.lose()
    before = relay.turned_away
    eventually(lambda: relay.turned_away > before, what="it tries to come back")


def until_it_is_back(relay: Relay, output: Path) -> list[bytes]:
    """Lose the link for a while; the preambles of the connections that come again."""
    lose(relay)
    relay.find()
    goes_on(output, START_DEADLINE)
    return [each for each in relay.heard if each[7] & AGAIN]


def say_again(server: SecureServer, preamble: bytes) -> socket.socket:
    """A connection that sends what was heard on another one, and has nothing else to say."""
    sock = socket.create_connection(("127.0.0.1", server.port), 30)
    sock.sendall(preamble)
    assert decode_answer(receive_exactly(sock, ANSWER_SIZE))[1] is Code.WELCOME
    return sock
