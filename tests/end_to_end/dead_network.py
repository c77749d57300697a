"""Runs in a network namespace of its own: a server, a program, and a network that stops without a word.

Arguments: tcp or tls, seconds without a network, then the program and its arguments. Prints JSON: how the program
ended, what it said, and after how many seconds `gtap exec` noticed.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

GTAP = (sys.executable, "-m", "gtap_core.cli")
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1


def network(*, up: bool) -> None:
    """Let packets pass, or drop all of them."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        (flags,) = struct.unpack_from("16xH", fcntl.ioctl(sock, GET_FLAGS, struct.pack("16sH14x", b"lo", 0)))
        flags = flags | UP if up else flags & ~UP
        fcntl.ioctl(sock, SET_FLAGS, struct.pack("16sH14x", b"lo", flags))


def main(scheme: str, silence: float, program: list[str]) -> None:
    """Serve, run the program, and stop the network after its first line."""
    network(up=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"{scheme}://127.0.0.1:{free.getsockname()[1]}"
    reader, writer = os.pipe()
    serve = [*GTAP, "serve", "--listen", url, "--device", "cpu", "--ready-fd", str(writer), "--user", "root"]
    with Path("serve.log").open("wb") as log:
        server = subprocess.Popen(serve, pass_fds=(writer,), stdout=log, stderr=log)
    os.close(writer)
    try:
        os.read(reader, 1)
        if scheme == "tls":
            url = Path("serve.log").read_text().partition("gtap join ")[2].partition("\n")[0]
        print(json.dumps(run([*GTAP, "exec", "--server", url, *program], silence)))  # noqa: T201 - the result
    finally:
        server.terminate()
        server.wait()


def run(command: list[str], silence: float) -> dict[str, object]:
    """The program's run, with the network gone for so many seconds after its first line."""
    noticed: list[float] = []
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None and ran.stderr is not None
        first = ran.stdout.readline()
        network(up=False)
        gone = time.monotonic()
        errors = ran.stderr

        def listen() -> None:
            for line in errors:
                said.append(line)
                if "is lost" in line:
                    noticed.append(time.monotonic() - gone)

        listener = threading.Thread(target=listen)
        listener.start()
        time.sleep(silence)
        network(up=True)
        rest = ran.stdout.read()
        listener.join()
    return {"status": ran.returncode, "stdout": first + rest, "stderr": "".join(said), "noticed": noticed}


main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
