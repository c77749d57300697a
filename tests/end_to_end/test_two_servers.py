"""A program that uses two servers at once: each device has its own state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.reference import PROGRAMS, checksum, numbers
from tests.fixtures import Ran, Server, serving
from tests.programs import build


@pytest.mark.shows("SPINE.7")
def test_devices_of_two_servers_do_not_mix(server: Callable[..., Server], gtap_exec: Callable[..., Ran]) -> None:
    """Delete `|| device == cudart_device()` from the runtime's launch.c to see it fail."""
    ran = gtap_exec(build.program(PROGRAMS / "devices.cu"), "1000", server=[server("cpu"), server("cpu")])
    assert ran.status == 0, ran.stderr
    sums = [checksum(numbers(1000, 1) * (device + 2)) for device in (0, 1)]
    expected = ["devices 2", *(f"device {device} owner {device} sum {each}" for device, each in enumerate(sums))]
    assert ran.stdout.splitlines() == [*expected, "foreign stream cudaErrorInvalidResourceHandle"]


@pytest.mark.shows("SPINE.7")
def test_a_librarys_handles_stay_with_their_server(
    with_toy: dict[str, str], tmp_path: Path, gtap_exec: Callable[..., Ran]
) -> None:
    """Whichever device is current, a handle of libtoy goes to the server where it was made.

    Delete `session != NULL ? session :` from gtap_session_or_current in gtap/marshal.h to see it fail.
    """
    program = build.program(PROGRAMS / "two_toys.cu")
    with serving(tmp_path, with_toy, "cpu") as first, serving(tmp_path, with_toy, "cpu") as second:
        ran = gtap_exec(program, server=[first, second], env=with_toy)
    assert ran.status == 0, ran.stderr
    loads = [
        f"{device} {handle} {total}: {0 if total == 10 * (handle + 1) else 2}"
        for device in (0, 1)
        for handle in (0, 1)
        for total in (10, 20)
    ]
    scaled = ["scale 0 2 4 6 memory 1010101", "scale 0 3 6 9 memory 2020202"]
    assert ran.stdout.splitlines() == [*loads, *scaled, "destroyed 1 0"]
