"""`gtap serve --check` says what would be served and what is missing, and changes nothing."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from gtap_core import cli


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    status = cli.main(["serve", "--check", *words])
    written = capsys.readouterr()
    assert written.err == ""
    return status, written.out.splitlines()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for each in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(each, raising=False)
    return home


def test_what_would_be_served_is_said_and_nothing_is_changed(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = checked(capsys, "--device", "null", "--listen", "tcp://127.0.0.1:0")
    assert (status, lines[-1]) == (0, "gtap serve would start")
    said = {line[8:].partition(": ")[0]: line[8:].partition(": ")[2] for line in lines[:-1]}
    assert said["device"] == "null" and said["listener"] == "tcp://127.0.0.1:0"
    assert {"cudart", "driver", "nvml"} & set(said["libraries"].split(", "))
    assert not any(own_home.iterdir())


def test_each_thing_that_is_missing_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Return no Finding of a listener, or drop `bad` from run(), to see it fail."""
    monkeypatch.setenv("GTAP_SECCOMP", "maybe")
    (tmp_path / "file").write_text("")
    left = tmp_path / "left"
    with socket.socket(socket.AF_UNIX) as used, socket.socket(socket.AF_UNIX) as gone, socket.socket() as taken:
        used.bind(str(tmp_path / "used"))
        used.listen()
        gone.bind(str(left))
        gone.close()
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        urls = [f"unix://{tmp_path}/{name}" for name in ("used", "file", "file/below", "left", "new/below")]
        urls += [f"tcp://127.0.0.1:{port}", "odd://x"]
        words = [word for url in urls for word in ("--listen", url)]
        status, lines = checked(capsys, "--device", "null", "--user", "nobody-at-all", *words)
    assert (status, lines[-1]) == (1, "gtap serve would not start")
    missing = [line for line in lines if line.startswith("MISSING")]
    for each in (
        "GTAP_SECCOMP",
        "nobody-at-all",
        "used already",
        "a file of that name",
        "nothing can be made",
        str(port),
    ):
        assert [line for line in missing if each in line], each
    assert len(missing) == 7
    assert {f"ok      listener: unix://{tmp_path}/{name}" for name in ("left", "new/below")} <= set(lines)
    assert sorted(os.listdir(tmp_path)) == ["file", "home", "left", "used"]


def test_a_device_that_is_not_there_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gtap_core.devices.cuda.probe", lambda: "no driver")
    status, lines = checked(capsys, "--device", "cuda")
    assert status == 1 and "MISSING device: no cuda device here: no driver" in lines
