"""The delaying relay, as a context and as a command (`benchmarks/relay`)."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn

import attrs

from ..errors import BenchError, GtapError
from .programs import program

WINDOW = 4 << 20


@attrs.frozen
class Link:
    """What the relay makes of a loopback: milliseconds there and back, bytes a second (0: any), bytes of a window."""

    rtt: float
    bandwidth: float = 0
    window: int = WINDOW


@contextlib.contextmanager
def telling(command: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """A process of ours that prints its URLs and ends when its input does: its pid, and them. Raises BenchError."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            urls = process.stdout.readline().split()
            if not urls:
                raise BenchError(f"{command[0]} did not start")
            yield process.pid, urls
        finally:
            process.stdin.close()


def command(link: Link, targets: Sequence[str]) -> list[str]:
    """How the program is called."""
    return [str(program("relay")), str(link.rtt), str(link.bandwidth), str(link.window), *targets]


@contextlib.contextmanager
def relaying(link: Link, *targets: str) -> Iterator[list[str]]:
    """Relay to each target until the block ends; the URLs to connect to, in order. Raises BenchError."""
    with telling(command(link, targets)) as (_, urls):
        yield urls


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Relay to what the command line names until standard input ends; prints the URLs to connect to."""
    parser = argparse.ArgumentParser(prog="relay", description="A TCP relay that delays.", allow_abbrev=False)
    parser.add_argument("--rtt", type=float, default=0, metavar="MS", help="milliseconds there and back (0)")
    parser.add_argument("--bandwidth", type=float, default=0, metavar="BYTES/S", help="of all connections (any)")
    parser.add_argument("--window", type=int, default=WINDOW, metavar="BYTES", help="under way of a connection (4 MiB)")
    parser.add_argument("target", nargs="+", metavar="URL", help="unix:///path or tcp://127.0.0.1:port")
    options = parser.parse_args(arguments)
    try:
        words = command(Link(options.rtt, options.bandwidth, options.window), options.target)
    except GtapError as error:
        sys.exit(f"relay: {error}")
    os.execv(words[0], words)
