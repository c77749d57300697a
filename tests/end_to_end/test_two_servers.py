"""A program that uses two servers at once: each device has its own state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.reference import PROGRAMS, checksum, numbers
from tests.fixtures import Ran, Server
from tests.programs import build


@pytest.mark.shows("SPINE.7")
def test_devices_of_two_servers_do_not_mix(server: Callable[..., Server], gtap_exec: Callable[..., Ran]) -> None:
    """Delete the session from the shim's thread binding (gtap_thread_bind) to see it fail."""
    ran = gtap_exec(build.program(PROGRAMS / "devices.cu"), "1000", server=[server("cpu"), server("cpu")])
    assert ran.status == 0, ran.stderr
    sums = [checksum(numbers(1000, 1) * (device + 2)) for device in (0, 1)]
    expected = ["devices 2", *(f"device {device} owner {device} sum {each}" for device, each in enumerate(sums))]
    assert ran.stdout.splitlines() == [*expected, "foreign stream cudaErrorInvalidResourceHandle"]
