"""What the session runtime and its lane know of each other while one of them is ahead."""

from __future__ import annotations

import os
import select

import gtap_plugin_driver
import pytest

from gtap_core.devices.null import NullDevice
from gtap_core.lane import library
from gtap_core.session.lane_channel import LaneChannel
from gtap_core.session.lane_mirror import LaneMirror
from gtap_core.testing.loopback import LoopbackClient, _Counted, loopback
from gtap_core.testing.waiting import eventually

from . import lab
from .lab import AT_ONCE, FakeDevice, bench


def fill(client: LoopbackClient) -> None:
    """Post a call, while no task runs."""
    function = gtap_plugin_driver.driver.by_name["gtapFill"]
    channel = client.channel
    assert isinstance(channel, _Counted)
    body = function.marshal([client._free - (32 << 20), 4, 7, 4, 1, 1, 0, 0])
    channel.sent += os.write(
        channel.stream.socket.fileno(),
        client.connection.call(1, function.ordinal, body, thread=1, context=1, wants_answer=False),
    )


async def test_news_of_the_lane_do_not_give_back_a_turn_that_was_just_taken(a_lane: library.Lane) -> None:
    """Delete `self._mine = True` from `turn` (lane_channel.py) to see the lane execute meanwhile."""
    driver = gtap_plugin_driver.driver
    gtap_plugin_driver.register_libraries(lambda library: None)  # enters the handlers
    async with loopback(lambda nursery: NullDevice(), [driver], lane=a_lane) as run:
        await run.client.open([driver])
        await run.client.extent()
        fill(run.client)
        await run.settle()
        channel = run.lane
        assert isinstance(channel, LaneChannel)
        await run.client.ask(0, call=run.client.connection.sent + 1)
        await run.settle()
        fill(run.client)
        eventually(lambda: select.select([channel._wake], [], [], 0)[0], what="the lane says that it has passed it")
        with channel.turn():
            executed = a_lane.c.lane_executed(channel._lane)
            fill(run.client)
            eventually(lambda: a_lane.c.lane_idle(channel._lane) == 2, what="the lane waits for the turn")
            assert a_lane.c.lane_executed(channel._lane) == executed
        await run.settle()
        assert run.client.marks == {1: 0}
        assert a_lane.c.lane_executed(channel._lane) == executed + 1


@pytest.mark.parametrize(("create", "destroy"), [("event", "eventDestroy"), ("stream", "labStreamDestroy")])
async def test_the_lane_hears_nothing_of_what_was_destroyed_before_it_was_made(
    a_lane: library.Lane, monkeypatch: pytest.MonkeyPatch, create: str, destroy: str
) -> None:
    """Delete what `made` of lane_mirror.py begins with to see it keep them for ever."""
    monkeypatch.setattr(lab, "LANE", a_lane)
    async with bench(FakeDevice(AT_ONCE - {"event_create", "stream_create"})) as b:
        token = b.client.token()
        if create == "event":
            await b.event("eventCreate", token)
            made = b.device.last
            await b.event(destroy, token)
        else:
            await b.post("labStreamCreate", token, 0)
            made = b.device.last
            await b.post("labWork", token, 0)
            await b.post(destroy, token)
        made.finish()
        for operation in b.device.operations:
            if operation.pending.status is None:
                operation.finish()
        await b.post("labMeta", 0)
        await b.settle()
        channel = b.run.lane
        assert channel is not None
        mirror = channel._mirror
        assert isinstance(mirror, LaneMirror)
        assert not mirror._made and not mirror._told and not mirror._streams and not mirror._entered
