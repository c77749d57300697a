"""The end of a server: at once, or when the programs that hold a lease are done; and what systemd hears and gets."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import trio

from gtap_core import cli
from gtap_core.server import systemd
from gtap_core.wire.control import Bye, Refused, encode_message
from tests.fixtures import serving

from .playing import DEADLINE, server


async def test_a_draining_server_grants_nothing_new_and_ends_with_its_last_lease(tmp_path: Path) -> None:
    """Delete the refusal in Supervisor._granted, or `_drained.set()` in Supervisor._check_drained, to see it fail."""
    async with server(tmp_path, drain=3600) as run:
        control, welcome = await run.control()
        client = await run.session(welcome)
        os.kill(os.getpid(), signal.SIGTERM)
        assert "(1) may go on for 3600 seconds" in await run.hears("stopping:")
        _, refused = await run.control()
        assert isinstance(refused, Refused) and "is being stopped and takes no new programs" in refused.reason
        second = await run.session(welcome)  # a further process of the program that runs
        assert await client.extent() and await second.extent()
        await control.stream.send_all(encode_message(Bye()))
        with trio.fail_after(DEADLINE):
            await run.ended.wait()


@pytest.mark.parametrize(
    ("drain", "numbers"), [(3600, ("TERM", "TERM")), (3600, ("INT",)), (1, ("TERM",)), (0, ("TERM",))]
)
async def test_a_server_ends_programs_at_another_signal_or_in_the_end(
    drain: int, numbers: tuple[str, ...], tmp_path: Path
) -> None:
    async with server(tmp_path, drain=drain) as run:
        control, welcome = await run.control()
        await run.session(welcome)
        os.kill(os.getpid(), signal.Signals[f"SIG{numbers[0]}"])
        for each in numbers[1:]:
            await run.hears("stopping:")
            os.kill(os.getpid(), signal.Signals[f"SIG{each}"])
        assert await control.next() == Bye()
        with trio.fail_after(DEADLINE):
            await run.ended.wait()


@pytest.mark.parametrize("abstract", [False, True])
def test_the_service_manager_is_told(abstract: bool, tmp_path: Path, environ: Mapping[str, str]) -> None:
    """READY when the listeners are open, STOPPING at the end, with time to end. Delete the calls in serve.py."""
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.settimeout(DEADLINE)
        manager.bind(f"\0{path}" if abstract else path)
        address = f"@{path}" if abstract else path
        with serving(tmp_path, {**environ, "NOTIFY_SOCKET": address}, "null") as run:
            assert manager.recv(4096).decode() == f"READY=1\nSTATUS=serving on {run.url}"
        assert manager.recv(4096) == b"STOPPING=1\nEXTEND_TIMEOUT_USEC=10000000"


@pytest.mark.parametrize("address", ["", "relative", "/nowhere/notify"])
def test_where_no_manager_listens_nothing_is_told(address: str) -> None:
    systemd.notify("READY=1", {"NOTIFY_SOCKET": address})


@pytest.mark.parametrize("root", [True, False])
def test_the_unit_is_one_of_systemds(root: bool, tmp_path: Path) -> None:
    words = ["--listen", "unix:///run/a $place/100%", "--grace", "5"]
    text = systemd.unit(words, root=root)
    found = configparser.ConfigParser(interpolation=None, strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read_string(text)
    service = found["Service"]
    assert service["Type"] == "notify" and service["KillMode"] == "mixed" and service["OOMPolicy"] == "continue"
    assert ("ProtectSystem" in service) is root
    assert ("StateDirectory" in service) is ("XDG_STATE_HOME" in text) is root  # a user's own folders stay
    closed = {"PrivateDevices", "ProtectClock", "DeviceAllow", "DevicePolicy"}  # to GPUs
    assert not {*closed, "MemoryDenyWriteExecute", "NoNewPrivileges", "SystemCallFilter"} & set(service)
    command = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(service["ExecStart"])]
    assert command == [sys.executable, "-m", "gtap_core.cli", "serve", *words, "--drain", "60"]
    file = tmp_path / "gtap.service"
    file.write_text(text)
    if (analyze := shutil.which("systemd-analyze")) is not None:
        done = subprocess.run([analyze, "verify", str(file)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_serves_as_the_command_line_says(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--listen", "unix:///a", "--listen", "tcp://127.0.0.1:1", "--drain", "7"]
    assert cli.main(["serve", *words, "--systemd-unit"]) == 0
    assert f"serve {' '.join(words)}\n" in capsys.readouterr().out
