"""What is told of a server's devices: by processes of their own, also where nobody has a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import trio
import trio.testing

from gtap_core.server.gauge import IDLE, PAUSE, Gauges
from gtap_core.wire.control import Gauged, Surveyed
from gtap_core.wire.watch import GpuView

FOUND = Surveyed((("a GPU", 1000), ("another", 2000)), ("0000:01:00.0", "0000:02:00.0"))
GAUGED = Gauged(((51, 7), (None, None)))


class Child:
    """Plays an idle session process."""

    def __init__(self, gauged: Gauged | None) -> None:
        self.gauged, self.ended, self.over = gauged, trio.Event(), False

    async def gauge(self, places: Sequence[str]) -> Gauged:
        assert tuple(places) == FOUND.places
        if self.gauged is None:
            await trio.sleep_forever()
        assert self.gauged is not None
        return self.gauged

    async def end(self) -> None:
        self.over = True


def gauges(nursery: trio.Nursery, children: list[Child], gauged: Gauged | None) -> Gauges:
    async def survey() -> Surveyed:
        await trio.sleep(2)
        return FOUND

    async def spare() -> Any:
        children.append(Child(gauged))
        return children[-1]

    return Gauges(survey, spare, nursery)


async def test_a_device_is_named_before_its_first_session(autojump_clock: trio.testing.MockClock) -> None:
    """Delete the call of `_survey` in Gauges.look to see it fail. The process goes when nobody looks any more."""
    children: list[Child] = []
    async with trio.open_nursery() as nursery:
        found = gauges(nursery, children, GAUGED)
        views = [(GpuView("a GPU", 7, 0, 1000, 51), True), (GpuView("another", total=2000), False)]
        for _ in range(100):
            assert await found.look() == views
            await trio.sleep(IDLE / 2)
        assert len(children) == 1 and not children[0].over
        await trio.sleep(IDLE)
        assert children[0].over
        assert await found.look() == views
        assert len(children) == 2
        children[1].ended.set()


async def test_a_process_that_tells_nothing_is_not_asked_again_soon(autojump_clock: trio.testing.MockClock) -> None:
    """Delete `self._again = self._read + PAUSE` to see it fail. Names stay."""
    for gauged in (None, Gauged()):
        children: list[Child] = []
        async with trio.open_nursery() as nursery:
            found = gauges(nursery, children, gauged)
            for _ in range(5):
                views = [(GpuView("a GPU", total=1000), False), (GpuView("another", total=2000), False)]
                assert await found.look() == views
                await trio.sleep(1)
            assert len(children) == 1 and children[0].over
            await trio.sleep(PAUSE)
            await found.look()
            assert len(children) == 2


async def test_devices_that_could_not_be_started_are_tried_again(autojump_clock: trio.testing.MockClock) -> None:
    """Not at once. Delete `self._surveyed = None` from Gauges._find to see it fail."""
    answers, children = [FOUND, Surveyed()], list[Child]()

    async def survey() -> Surveyed:
        return answers.pop()

    async with trio.open_nursery() as nursery:
        found = gauges(nursery, children, GAUGED)
        found.survey = survey
        for _ in range(5):
            assert await found.look() == []
            await trio.sleep(1)
        assert answers == [FOUND]
        await trio.sleep(PAUSE)
        assert [view.name for view, _ in await found.look()] == ["a GPU", "another"]
        children[0].ended.set()
