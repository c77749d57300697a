"""The log and the audit log: one line each, whatever clients call themselves; and a file that may be moved away."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gtap_core.server import log
from gtap_core.server.audit import Account, Audit
from gtap_core.wire.control import MOST_DEVICES, Bye, Hello, Refused, Usage, Welcome, encode_message
from gtap_core.wire.preamble import Kind, Preamble

from .playing import Control, audited, server

FORGED = 'prog\ngtap serve: refused 10.0.0.1:1: \x1b[2J\u2028{"event": "lease"}\r' + "x" * 400


@pytest.mark.parametrize("kind", ["text", "json"])
def test_what_a_client_says_forges_no_line(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nor does it reach the terminal. Delete `plain(` from log.say to see it fail."""
    log.sayer(kind)(f"session 1 started: {FORGED}")
    audit = Audit(tmp_path / "audit.jsonl", pytest.fail)
    audit.write("lease", program=FORGED, bytes_sent=1)
    said, kept = capfd.readouterr().err, (tmp_path / "audit.jsonl").read_text()
    for text in (said, kept):
        assert len(text.splitlines()) == 1 and text[:-1].isprintable() and len(text) < 1000
    assert json.loads(kept)["program"] == FORGED[: log.MOST_TEXT]
    assert "started: prog" in (json.loads(said)["event"] if kind == "json" else said)


def test_each_line_goes_to_the_file_of_that_name(tmp_path: Path) -> None:
    """As logrotate wants it. Open the file once in Audit to see it fail."""
    file, moved = tmp_path / "state" / "audit.jsonl", tmp_path / "audit.jsonl.1"
    audit = Audit(file, pytest.fail)
    audit.write("first")
    file.rename(moved)
    audit.write("second")
    assert [json.loads(each.read_text())["event"] for each in (moved, file)] == ["first", "second"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "state").write_text("a file")
    audit = Audit(tmp_path / "state" / "audit.jsonl", said.append)
    for _ in range(3):
        audit.write("lease")
    assert len(said) == 1 and "cannot be written" in said[0]
    (tmp_path / "state").unlink()
    audit.write("lease")
    assert len((tmp_path / "state" / "audit.jsonl").read_text().splitlines()) == 1


async def test_leases_have_a_line_at_each_end(tmp_path: Path) -> None:
    """Whatever the program calls itself; who waits in vain has none, but a refusal."""
    async with server(tmp_path) as run:
        hello: dict[str, Any] = {"version": "test", "pid": 7, "program": FORGED}
        for memory, answer in ((0, Welcome), (1 << 50, Refused)):
            stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
            await stream.send_all(encode_message(Hello(**hello, memory=memory)))
            control = Control(stream)
            assert isinstance(await control.next(), answer)
            if answer is Welcome:
                assert [each["event"] for each in audited(tmp_path)] == ["serving", "granted"]
                await stream.send_all(encode_message(Bye()))
                assert await control.next() is None
    serving, granted, *both = audited(tmp_path)
    assert serving["places"] == run.urls
    ended, refused = sorted(both, key=lambda each: str(each["event"]))
    assert (ended["event"], refused["event"]) == ("lease", "refused")
    assert granted["lease"] == ended["lease"] and len(granted["lease"]) == 32
    assert granted["program"] == ended["program"] == FORGED[: log.MOST_TEXT]
    assert (ended["pid"], ended["sessions"], ended["bytes_sent"], ended["why"]) == (7, 0, 0, "")


def test_a_session_names_no_more_devices_than_there_may_be() -> None:
    """What it says is not to be trusted. Delete `[: MOST_DEVICES - len(self.gpus)]` to see it fail."""
    account = Account()
    for start in (0, 3):
        usage = Usage(1, "", (), facts=[(f"device {start + index}", 1) for index in range(MOST_DEVICES)])
        account.add(SimpleNamespace(usage=usage, silent=False, reason=""))  # type: ignore[arg-type]
    assert account.gpus == {f"device {index}" for index in range(MOST_DEVICES)}
