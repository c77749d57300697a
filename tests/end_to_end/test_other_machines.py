"""A server and a program on two hosts: what may be heard between them, who is turned away, what a session knows."""

from __future__ import annotations

import base64
import ctypes
import hashlib
import json
import os
import re
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs
import numpy as np
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gtap_core.testing import eventually
from gtap_core.wire.preamble import ANSWER_SIZE, SIZE, Code, Kind, decode_answer, stream_key
from tests import processes
from tests.end_to_end.authority import Authority
from tests.end_to_end.memory_of import finds, found_in
from tests.end_to_end.reference import PROGRAMS
from tests.end_to_end.two_hosts import CLIENT, SERVER, STRANGERS, Host, capturing, not_tls, two_hosts
from tests.fixtures import GTAP, RUN_DEADLINE, Server, serving
from tests.programs import build

pytestmark = pytest.mark.root

SMALL, LARGE = 20_000, 3 << 20  # bytes: inline in the channel, and by bulk streams
_PIDFD_GETFD = 438
PIECE, APART = 64, 4096  # what is looked for: so many bytes of a payload, at each such place


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[Host, Host]]:
    """The server's, the client's."""
    with two_hosts() as found:
        yield found


@pytest.fixture(scope="module")
def carry() -> Path:
    return build.program(PROGRAMS / "carry.cu")


@attrs.frozen
class Owner:
    """A server on its host, and its owner's shell."""

    server: Server
    state: Path
    environ: dict[str, str]

    @property
    def link(self) -> str:
        """What it printed for others."""
        (found,) = re.findall(r"gtap join (gtap://\S+)", self.server.said())
        return str(found)

    @property
    def port(self) -> int:
        return int(re.findall(r"serving cpu on tls://0\.0\.0\.0:(\d+)", self.server.said())[0])

    def gtap(self, *words: str) -> str:
        """A command of the owner's that succeeds; what it prints."""
        return subprocess.run([*GTAP, *words], env=self.environ, capture_output=True, text=True, check=True).stdout

    def token(self, name: str, *options: str) -> str:
        """The link for somebody."""
        return self.gtap("token", "create", "--name", name, *options).removeprefix("gtap join ").strip()

    def refused(self, why: str) -> list[str]:
        """The addresses of those whom both the log and the audit log name as refused for a reason."""
        said = re.findall(rf"refused (\S+): {re.escape(why)}$", self.server.said(), re.MULTILINE)
        lines = map(json.loads, (self.state / "gtap" / "audit.jsonl").read_text().splitlines())
        told = [each["address"] for each in lines if each["event"] == "refused" and each["why"] == why]
        return [each for each in said if each in told]

    def leases(self) -> list[dict[str, object]]:
        """Those of the program that are over, in the audit log."""
        lines = map(json.loads, (self.state / "gtap" / "audit.jsonl").read_text().splitlines())
        return [each for each in lines if each["event"] == "lease" and str(each["program"]).endswith("/carry")]


@contextmanager
def owning(host: Host, folder: Path, environ: dict[str, str], *options: str) -> Iterator[Owner]:
    """`gtap serve` for other machines."""
    state = folder / "state"
    own = {**environ, "XDG_STATE_HOME": str(state)}
    options = ("--listen", "tcp://0.0.0.0:0", *options)
    with serving(folder, own, "cpu", *options, gtap=host.command(*GTAP)) as server:
        yield Owner(server, state, own)


@attrs.define
class Carrying:
    """The program, which runs."""

    process: subprocess.Popen[str]
    folder: Path
    _rounds: int = 0

    def change(self, payload: bytes) -> bytes:
        """What the program makes of some bytes; they are compared with what NumPy makes of them."""
        self._rounds += 1
        source, result = (self.folder / f"{name}-{self._rounds}" for name in ("from", "to"))
        source.write_bytes(payload)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{source} {result}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == f"changed {len(payload)}\n", self.process.stderr
        made = result.read_bytes()
        assert made == changed(payload)
        return made

    def fails(self) -> int:
        """The status of the program, which is to change some bytes until it cannot: one more may still be done."""
        assert self.process.stdin is not None and self.process.stdout is not None
        source = self.folder / "from"
        source.write_bytes(bytes(SMALL))
        until = time.monotonic() + RUN_DEADLINE
        while time.monotonic() < until:
            self.process.stdin.write(f"{source} {self.folder / 'to'}\n")
            self.process.stdin.flush()
            if not self.process.stdout.readline():
                return self.process.wait(RUN_DEADLINE)
        raise AssertionError("its calls do not fail")

    def pid(self) -> int:
        """The program's own process."""
        return next(each.pid for each in processes.below(self.process.pid) if processes.executes(each.pid, "carry"))

    def sockets(self) -> dict[str, int]:
        """Its connections, and their descriptors."""
        opened = processes.opened(self.pid())
        return {name: descriptor for descriptor, name in opened.items() if name.startswith("socket:")}

    def cut(self) -> dict[str, int]:
        """Cut one of them, as a network may; the server then ends the others. What there was."""
        cut = self.sockets()
        pidfd = os.pidfd_open(self.pid())
        copied = ctypes.CDLL(None).syscall(_PIDFD_GETFD, pidfd, min(cut.values()), 0)
        os.close(pidfd)
        with socket.socket(fileno=copied) as sock:
            sock.shutdown(socket.SHUT_RDWR)
        return cut

    def key(self) -> bytes:
        """The key of its lease."""
        environ = Path(f"/proc/{self.pid()}/environ").read_bytes().split(b"\0")
        (sessions,) = [each for each in environ if each.startswith(b"GTAP_SESSIONS=")]
        return bytes.fromhex(sessions.decode().split("|")[2])

    def end(self) -> tuple[int, str, str]:
        """Its status, and what it has said since."""
        out, error = self.process.communicate(timeout=RUN_DEADLINE)
        return self.process.returncode, out, error


def changed(payload: bytes) -> bytes:
    """carry.cu."""
    values = np.frombuffer(payload, np.uint8)
    return bytes((5 * values.astype(np.uint32) + np.arange(values.size, dtype=np.uint32)).astype(np.uint8))


@attrs.frozen
class Guest:
    """Somebody on the client's host."""

    host: Host
    folder: Path
    environ: dict[str, str]
    stack: ExitStack

    def gtap(self, *words: str) -> tuple[int, str]:
        """A command's status, and what it says on stderr."""
        command = self.host.command(*GTAP, *words)
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=RUN_DEADLINE)
        return done.returncode, done.stderr

    def join(self, link: str, *options: str) -> None:
        """`gtap join` that succeeds."""
        assert self.gtap("join", *options, link)[0] == 0

    def run(self, program: Path) -> Carrying:
        """`gtap exec PROGRAM` on the servers that were joined."""
        pipe = subprocess.PIPE
        command = self.host.command(*GTAP, "exec", str(program))
        process = subprocess.Popen(command, env=self.environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        self.stack.enter_context(process)
        self.stack.callback(process.terminate)
        return Carrying(process, self.folder)

    def refuses(self, owner: Owner, link: str, said: str, why: str) -> None:
        """The link is of no use: one line on this side, and one in each of the server's logs."""
        scheme = "tcp" if link.endswith("#plain") else "tls"
        assert self.gtap("join", link) == (125, f"gtap: {scheme}://{SERVER}:{owner.port} {said}\n")
        (refused,) = eventually(lambda: owner.refused(why), what=why)
        assert refused.startswith(f"{CLIENT}:")


@pytest.fixture
def guest(hosts: tuple[Host, Host], tmp_path: Path, environ: dict[str, str]) -> Iterator[Guest]:
    with ExitStack() as stack:
        yield Guest(hosts[1], tmp_path, {**environ, "XDG_CONFIG_HOME": str(tmp_path / "guest")}, stack)


def pieces(payload: bytes) -> list[bytes]:
    """What is looked for of a payload."""
    return [payload[place : place + PIECE] for place in range(0, len(payload) - PIECE, APART)]


# ---- what is heard on the way ----------------------------------------------------------------------------------------


@pytest.mark.shows("FACE.1")
@pytest.mark.parametrize("insecure", [False, True], ids=["tls", "insecure"])
def test_payload_and_token_are_not_heard_unless_the_owner_gives_that_up(
    hosts: tuple[Host, Host], guest: Guest, carry: Path, tmp_path: Path, environ: dict[str, str], insecure: bool
) -> None:
    """With `--insecure` the same capture has all of it. Delete `or not (local or entry.insecure)` to see it fail."""
    payloads = [os.urandom(SMALL), os.urandom(LARGE)]
    options = ["--insecure"] if insecure else []
    with owning(hosts[0], tmp_path, environ, *options) as owner, capturing(guest.host, tmp_path) as capture:
        guest.join(owner.link)
        program = guest.run(carry)
        results = [program.change(each) for each in payloads]
        key = program.key()
        assert program.end() == (0, "", "")
        heard = capture.stop()
    token = owner.link.partition("://")[2].partition("@")[0]
    wanted = [piece for each in (*payloads, *results) for piece in pieces(each)]
    wanted += [token.encode(), key, b"carry"]
    raw = b"".join(each for stream in heard for each in (stream.client, b"|", stream.server, b"|"))
    found = [each for each in wanted if each in raw]
    assert found == (wanted if insecure else [])
    assert {each.preamble.kind for each in heard} == set(Kind)
    assert sum(len(each.client) for each in heard) > SMALL + LARGE < sum(len(each.server) for each in heard)
    speaking = [each for each in heard if len(each.client) > SIZE]  # without TLS, one that has nothing to say does not
    assert {not_tls(each) != [] for each in speaking} == {insecure} and (insecure or len(speaking) == len(heard))
    assert ("NOT encrypted" in owner.server.said()) is insecure
    secret = base64.urlsafe_b64decode(token + "=")
    digest = hashlib.sha256(token.encode())
    assert not any(
        each in raw for each in (secret, secret.hex().encode(), digest.digest(), digest.hexdigest().encode())
    )


# ---- who is turned away ----------------------------------------------------------------------------------------------

UNTRUSTED = "it ended its TLS handshake, as one does that does not trust the certificate"
WRONG = "the token is missing or wrong: join with the link that the server's owner gave (gtap join LINK)"


@pytest.mark.shows("FACE.1")
def test_whom_the_server_does_not_let_in_is_told_why_and_the_logs_say_from_where(
    hosts: tuple[Host, Host], guest: Guest, tmp_path: Path, environ: dict[str, str]
) -> None:
    """Delete the last call of `note` in Control.serve, the look at `trust.knows` in client/connection.py, or what

    Token.over says of a token that is revoked or has expired, to see it fail.
    """
    with owning(hosts[0], tmp_path, environ) as owner:
        revoked, expired = owner.token("bob"), owner.token("carol", "--expires", "1s")
        owner.gtap("token", "revoke", "bob")
        place, _, mark = owner.link.partition("@")[2].partition("#")
        token = owner.link.partition("://")[2].partition("@")[0]
        guest.refuses(owner, f"gtap://{secrets.token_urlsafe(32)}@{place}#{mark}", f"refuses: {WRONG}", WRONG)
        why = "the token bob is revoked"
        guest.refuses(owner, revoked, f"refuses: {why}", why)
        why = "the token carol has expired"
        eventually(lambda: re.search(r"carol .*expired", owner.gtap("token", "list")), what=why)
        guest.refuses(owner, expired, f"refuses: {why}", why)
        said = "shows another certificate than its link says: it was set up anew (ask for a new link), "
        said += "or somebody is in between"
        why = "it went without a hello, as one does that finds another certificate than its link names"
        guest.refuses(owner, f"gtap://{token}@{place}#{hashlib.sha256(mark.encode()).hexdigest()}", said, why)
        said = "refuses: it takes TLS alone; name it as tls://host:port, or join it by its link"
        guest.refuses(owner, f"gtap://{token}@{place}#plain", said, "it speaks no TLS, this address TLS alone")
        with guest.host.connect(owner.port) as stranger:
            stranger.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert stranger.recv(1) == b""
            here = address(stranger)
        eventually(lambda: owner.refused("what it says is not gtap's") == [here])
        assert "Traceback" not in owner.server.said()
        assert owner.server.said().count(token) == 1  # in its own link
        guest.join(owner.link)


def address(sock: socket.socket) -> str:
    """As logs have it."""
    host, port = sock.getsockname()
    return f"{host}:{port}"


# ---- who repeats what was heard --------------------------------------------------------------------------------------


DATA = (Kind.CHANNEL, Kind.SIDE, Kind.BULK)


def repeat(host: Host, source: str, port: int, words: bytes) -> tuple[Code, str]:
    """Say again what was heard of somebody: how the server answers, and our address. It closes, if we do not."""
    with host.connect(port, source) as sock:
        sock.sendall(words[:SIZE])
        code = decode_answer(sock.recv(ANSWER_SIZE, socket.MSG_WAITALL))[1]
        try:
            sock.sendall(words[SIZE:])
            sock.shutdown(socket.SHUT_WR)
            while sock.recv(1 << 16):
                pass
        except OSError as error:  # it closes before it has read all
            assert not isinstance(error, TimeoutError)
        return code, address(sock)


@pytest.mark.shows("FACE.1")
def test_who_repeats_what_was_heard_gets_nowhere_and_disturbs_nobody(
    hosts: tuple[Host, Host], guest: Guest, carry: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """Connections from their preambles on, resumed ones too, and preambles alone; the session runs, then it is over.

    Delete `supervised.send(Stranger(message.number))` to see it fail, or `if message.tls:` and what it does: the
    session would take the repeated connection, and lose its own.
    """
    with owning(hosts[0], tmp_path, environ) as owner:
        guest.join(owner.link)
        with capturing(guest.host, tmp_path) as capture:
            program = guest.run(carry)
            program.change(os.urandom(LARGE))
            cut = program.cut()
            eventually(
                lambda: len(now := program.sockets()) == len(cut) and not now.keys() & cut.keys(), what="all are back"
            )
            program.change(os.urandom(LARGE))
            heard = {(each.preamble.kind, each.preamble.resumed): each.client for each in capture.stop()}
        data = {(kind, again): heard[kind, again] for kind in DATA for again in (False, True)}
        before = program.sockets()
        for (kind, again), words in data.items():
            expected = Code.GONE if kind is Kind.CHANNEL and not again else Code.WELCOME
            why = f"a {kind.name.lower()} connection: its TLS handshake failed"
            if expected is Code.GONE:
                why = "a channel connection: the session is gone, or was there already"
            code, here = repeat(guest.host, STRANGERS[0], owner.port, words if kind is not Kind.SIDE else words[:SIZE])
            assert code is expected
            eventually(lambda here=here, why=why: here in owner.refused(why), what=f"{here}: {why}")
        code, here = repeat(guest.host, STRANGERS[0], owner.port, heard[Kind.CONTROL, False])
        assert code is Code.WELCOME
        why = "its TLS handshake failed: decryption failed or bad record mac"
        eventually(lambda: owner.refused(why) == [here], what=why)
        program.change(os.urandom(SMALL))
        program.change(os.urandom(LARGE))
        assert before.items() <= program.sockets().items()
        assert program.end() == (0, "", "")
        eventually(lambda: len(owner.leases()) == 1)
        for (kind, _), words in data.items():
            code, here = repeat(guest.host, STRANGERS[1], owner.port, words)
            assert code is Code.LEASE
            assert here in owner.refused(f"a {kind.name.lower()} connection: no such lease")
        said = owner.server.said()
        assert said.count(" started: ") == 2 and "Traceback" not in said


@pytest.mark.shows("FACE.1")
def test_a_token_that_expires_ends_what_its_holder_runs(
    hosts: tuple[Host, Host], guest: Guest, carry: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """One line, and the program's calls fail. Delete the `return` of Token.over that says so to see it fail."""
    with owning(hosts[0], tmp_path, environ) as owner:
        guest.join(owner.token("dave", "--expires", "15s"))
        program = guest.run(carry)
        program.change(os.urandom(SMALL))
        why = "the token dave has expired"
        eventually(lambda: f"is over: {why}\n" in owner.server.said(), seconds=20)
        assert program.fails() == 1
        said = program.end()[2]
        assert (
            said.count(f"gtap: tls://{SERVER}:{owner.port} ended the lease: {why}: CUDA calls fail from here on\n") == 1
        )
        eventually(lambda: [each["token"] for each in owner.leases()] == ["dave"])
        assert guest.gtap("exec", "true") == (125, f"gtap: tls://{SERVER}:{owner.port} refuses: {why}\n")


# ---- a CA of one's own -----------------------------------------------------------------------------------------------


@pytest.mark.shows("FACE.1")
def test_a_ca_of_ones_own_speaks_for_the_server_and_no_other_does(
    hosts: tuple[Host, Host], guest: Guest, carry: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """Delete `if self.fingerprint:` from Trust.context, or the line of `join` that keeps the CA, to see it fail."""
    ours, theirs = (Authority.found(tmp_path / f"{name}.pem", name) for name in ("ours", "theirs"))
    chain, key = ours.issue(tmp_path, SERVER)
    with owning(hosts[0], tmp_path, environ, "--tls-cert", str(chain), "--tls-key", str(key)) as owner:
        assert owner.link.endswith(f"@{SERVER}:{owner.port}#ca")
        why = "cannot be trusted: {}. Join it with its link (gtap join), or name its CA (--tls-ca)"
        for options in ((), ("--tls-ca", str(theirs.file))):
            said = why.format("self-signed certificate in certificate chain")
            assert guest.gtap("join", *options, owner.link) == (125, f"gtap: tls://{SERVER}:{owner.port} {said}\n")
        refused = eventually(lambda: len(found := owner.refused(UNTRUSTED)) == 2 and found, what=UNTRUSTED)
        assert all(each.startswith(f"{CLIENT}:") for each in refused)
        status, said = guest.gtap("join", "--tls-ca", str(key), owner.link)
        said_of_key = f"gtap: the CA's certificates in {key} cannot be used: no certificate or crl found\n"
        assert (status, said) == (125, said_of_key)
        guest.join(owner.link, "--tls-ca", str(ours.file))
        program = guest.run(carry)
        program.change(os.urandom(LARGE))
        assert program.end() == (0, "", "")
    chain, key = ours.issue(tmp_path, CLIENT)
    with owning(hosts[0], tmp_path, environ, "--tls-cert", str(chain), "--tls-key", str(key)) as owner:
        said = why.format(f"IP address mismatch, certificate is not valid for '{SERVER}'")
        link = owner.token("erin")
        expected = (125, f"gtap: tls://{SERVER}:{owner.port} {said}\n")
        assert guest.gtap("join", "--tls-ca", str(ours.file), link) == expected


# ---- what a session knows --------------------------------------------------------------------------------------------


SESSIONS = (b"gtap_core.session", b"gtap_plugin_cpu.child")  # templates, sessions, their starters; what runs kernels


def private(folder: Path) -> dict[str, bytes]:
    """The server's key, in each form in which it may lie in memory."""
    text = (folder / "tls" / "key.pem").read_bytes()
    key = serialization.load_pem_private_key(text, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    number = key.private_numbers().private_value
    lines = {f"line {index} of its file": line for index, line in enumerate(text.splitlines()[1:-1])}
    return {"key": number.to_bytes(32, "big"), "key as OpenSSL has it": number.to_bytes(32, "little"), **lines}


def secrets_of(owner: Owner) -> dict[str, bytes]:
    """What its own process alone may know."""
    token = owner.link.partition("://")[2].partition("@")[0]
    digest = hashlib.sha256(token.encode())
    return {
        **private(owner.state / "gtap"),
        "token": token.encode(),
        "token's bytes": base64.urlsafe_b64decode(token + "="),
        "hash": digest.hexdigest().encode(),
        "hash's bytes": digest.digest(),
    }


@pytest.mark.shows("FACE.1")
def test_no_process_of_a_session_has_the_servers_key_or_a_token_or_another_sessions_key(
    hosts: tuple[Host, Host], guest: Guest, carry: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    """The search finds the key in the server's own process, and each session's own key in its own.

    Delete `name not in _KEPT_BACK` from clean_environment to see it fail: the server's environment names a token too.
    """
    other = secrets.token_urlsafe(32)
    with owning(hosts[0], tmp_path, {**environ, "GTAP_SERVER": f"gtap://{other}@127.0.0.1:1"}) as owner:
        guest.join(owner.link)
        with capturing(guest.host, tmp_path) as capture:
            programs = [guest.run(carry) for _ in range(2)]
            for each in programs:
                each.change(os.urandom(LARGE))
            leases = [each.key() for each in programs]
            preambles = [each.preamble for each in capture.stop() if each.preamble.kind is Kind.CHANNEL]
        wanted = {**secrets_of(owner), "other": other.encode()}
        wanted |= {f"lease {index}": key for index, key in enumerate(leases)}
        wanted |= {f"lease {index} as text": key.hex().encode() for index, key in enumerate(leases)}
        sessions = {
            f"session {index}": stream_key(key, each.session)
            for index, key in enumerate(leases)
            for each in preambles
            if each.proves(key)
        }
        assert finds(owner.server.pid, wanted) >= {"key as OpenSSL has it", "hash", "lease 0", "lease 1", "other"}
        every = [each.pid for each in processes.below(owner.server.pid)]
        theirs = [pid for pid in every if any(processes.runs(pid, each) for each in SESSIONS)]
        below = found_in(theirs, wanted | sessions)
        assert len(below) > processes.IDLE and len(sessions) == len(programs)
        assert sorted(name for found in below.values() for name in found) == sorted(sessions)
        assert max(map(len, below.values())) == 1
        opened = {name for pid in below for name in processes.opened(pid).values()}
        assert opened and not [each for each in opened if each.startswith(f"{owner.state}/")]
        for program in programs:
            assert program.end() == (0, "", "")
