"""Links that outlive their connections: every byte arrives once, in order, wherever a connection is cut."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

import pytest

from .conftest import Bench, double
from .fake_server import FakeServer, Frame
from .test_session import echo, passes, push

GRACE = 20
WORKS: dict[str, Callable[[FakeServer, Frame], None]] = {
    "posts": double, "threads": double, "defer": push, "data": echo, "full": double, "alloc": double,
}  # fmt: skip
GAPS = {"channel": 30_000, "side": 500, "bulk": 700_000}


def gaps(seed: int, *names: str) -> dict[str, Callable[[], int]]:
    """Cuts at random bytes: small gaps as well as large ones."""
    dice = random.Random(seed)
    return {name: lambda name=name: dice.randint(1, 2 * GAPS[name]) for name in names}  # type: ignore[misc]


def cuts(server: FakeServer) -> int:
    return sum(flow.cuts for flow in server.sockets.values())


@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("streams", [("channel",), ("side",), ("bulk",), ("channel", "side", "bulk")])
@pytest.mark.parametrize("scene", WORKS)
def test_streams_are_cut_at_random_bytes(bench: Bench, scene: str, streams: tuple[str, ...]) -> None:
    """Set `stream->sent` to `stream->kept` in link_layer.c's replace to see it fail: what was on its way is lost."""
    server = bench.serve(WORKS[scene], grace=GRACE, gaps=gaps(len(scene), *streams))
    passes(bench.run("session", scene))
    assert server.ended.wait(20) and server.ends == 1
    assert [frame.number for frame in server.frames] == list(range(1, len(server.frames) + 1))
    if scene == "posts":
        values = [struct.unpack("<Q", frame.body)[0] for frame in server.frames if frame.ordinal == 2 and frame.library]
        assert values == list(range(100000))
        assert "channel" not in streams or cuts(server) > 20
