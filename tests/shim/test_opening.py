"""How libgtap.so opens a session: what it says of itself, what stands in the way and how that is said."""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

import pytest

from .conftest import Bench
from .fake_server import DEADLINE
from .test_session import passes


def test_open_says_who_and_where_and_which_libraries(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("session", "call", CUDA_MODULE_LOADING="EAGER", UNRELATED="1"))
    (entries,) = server.opens
    values = dict(entries)
    assert values[2] == b"session"
    address, size = struct.unpack("<QQ", values[3])
    assert size == 4 << 40 and 0x2000_0000_0000 <= address <= 0x3FFF_FFFF_FFFF - size + 1
    assert struct.unpack("<IIIIQ", values[4][:24]) == (1, 0, 6, 0, 106) and values[4][24:] == b"toy"
    assert [value for tag, value in entries if tag == 5] == [b"CUDA_MODULE_LOADING=EAGER"]


def test_another_slot_is_proposed_until_one_is_taken(bench: Bench) -> None:
    server = bench.serve(slot_refusals=3)
    passes(bench.run("session", "call"))
    slots = {struct.unpack("<QQ", dict(entries)[3]) for entries in server.opens}
    assert len(slots) == 4


def test_a_server_that_takes_no_slot_is_said(bench: Bench) -> None:
    server = bench.serve(slot_refusals=99)
    done = bench.run("session", "open")
    assert done.returncode == 3
    assert done.stderr == (
        f"gtap: the server at unix://{server.path} has no room for the addresses of another session\n"
    )


def says(bench: Bench, sentence: str, **environment: str) -> None:
    done = bench.run("session", "open", **environment)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"gtap: {sentence}\n"


def test_no_server_in_the_environment_is_said(bench: Bench) -> None:
    says(bench, "this program has no server: start it with gtap exec")


def test_a_damaged_environment_is_said(bench: Bench) -> None:
    says(bench, "GTAP_SESSIONS is damaged: start the program with gtap exec", GTAP_SESSIONS="unix:///x|12|zz")


def test_sessions_are_read_from_a_file(bench: Bench, tmp_path: Path) -> None:
    """Delete `text = sessions_text(...)` in session.c to see it fail."""
    server, file = bench.serve(), tmp_path / "sessions"
    file.write_text(server.entry)
    file.chmod(0o600)
    passes(bench.run("session", "open", GTAP_SESSIONS="", GTAP_SESSIONS_FILE=str(file)))
    sentence = f"the sessions in {tmp_path}/none cannot be read: No such file or directory (they are for the user that "
    done = bench.run("session", "open", GTAP_SESSIONS="", GTAP_SESSIONS_FILE=f"{tmp_path}/none")
    assert done.returncode == 3 and done.stderr.startswith(f"gtap: {sentence}") and done.stderr.count("\n") == 1
    file.write_text("x" * 100_000)
    says(bench, "GTAP_SESSIONS is damaged: start the program with gtap exec", GTAP_SESSIONS_FILE=str(file),
         GTAP_SESSIONS="")  # fmt: skip


def test_no_server_at_the_address_is_said(bench: Bench) -> None:
    entry = f"unix:///nowhere/sock|{'00' * 16}|{'00' * 32}"
    says(bench, "no server at unix:///nowhere/sock: No such file or directory", GTAP_SESSIONS=entry)


def test_something_else_at_the_address_is_said(bench: Bench) -> None:
    server = bench.serve(answer_bytes=b"HTTP/1.1 400 Bad Request\r\n")
    says(bench, f"no server at unix://{server.path}: what answers there is not a gtap server")


REFUSALS = {2: "not know this lease", 3: "proof is wrong", 4: "too many", 5: "gone", 6: "be started", 77: "not know"}


@pytest.mark.parametrize(("code", "words"), REFUSALS.items())
def test_refusals_are_said(bench: Bench, code: int, words: str) -> None:
    bench.serve(answer_code=code)
    done = bench.run("session", "open")
    assert done.returncode == 3 and words in done.stderr


def test_another_version_is_said(bench: Bench) -> None:
    server = bench.serve(answer_bytes=struct.pack("<4sHH", b"GTAP", 9, 1))
    says(bench, f"the server at unix://{server.path} speaks wire version 9, this program's gtap 3: install the same "
                "gtap on both sides")  # fmt: skip


def test_a_refused_session_says_the_server_s_reason(bench: Bench) -> None:
    server = bench.serve(refusal="no memory is left")
    says(bench, f"the server at unix://{server.path} refused the session: no memory is left")


def test_a_missing_library_is_said_with_the_package(bench: Bench) -> None:
    bench.serve(verdict=lambda declared: struct.pack("<IIQ", 1, 0, 0))
    done = bench.run("session", "call")
    assert done.returncode == 1
    assert "gtap: this program needs libtoy.so.1, which the server has no plugin for: pip install gtap-plugin-toy" in (
        done.stderr
    )


@pytest.mark.parametrize(("ordinals", "golden", "status"), [(9, 106, 0), (5, 105, 0), (5, 999, 1), (0, 100, 1)])
def test_libraries_agree_on_the_shorter_prefix(bench: Bench, ordinals: int, golden: int, status: int) -> None:
    bench.serve(verdict=lambda declared: struct.pack("<IIQ", 0, ordinals, golden))
    assert bench.run("session", "call").returncode == status


def test_an_address_space_limit_is_said(bench: Bench) -> None:
    bench.serve()
    program = bench.built.program("session")
    env = {"GTAP_SESSIONS": bench.servers[0].entry, "PATH": os.environ["PATH"]}
    command = ["sh", "-c", f"ulimit -v 2000000; exec {program} open"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=DEADLINE)
    assert done.returncode == 3 and "address space limit (ulimit -v)" in done.stderr
