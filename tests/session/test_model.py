"""The order rules as a model, and hostile frames, both by hypothesis."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Hashable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtap_core.errors import Fault
from gtap_core.testing.loopback import SessionOver

from .lab import Bench, FakeDevice, bench, lab

pytestmark = pytest.mark.usefixtures("each_lane")

STREAMS = 4  # 0 legacy, 1 and 2 blocking, 3 non-blocking
LARGE = 70_000
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@attrs.frozen
class Step:
    """One command of the random program."""

    kind: str  # work, copy, blocking, late, late blocking, use, bind, sync, fence
    stream: int

    @property
    def late(self) -> bool:
        return "late" in self.kind

    @property
    def blocking(self) -> bool:
        return "blocking" in self.kind


KINDS = ["work", "work", "copy", "blocking", "late", "late blocking", "use", "bind", "sync", "fence"]
PROGRAM = st.lists(st.builds(Step, st.sampled_from(KINDS), st.integers(0, STREAMS - 1)), max_size=14)


def ordered(first: Step, second: Step) -> bool:
    """Whether the second must be submitted after the first."""
    if "sync" in (first.kind, second.kind) or "fence" in (first.kind, second.kind) or first.blocking:
        return True
    if first.stream == second.stream:
        return True
    if 0 in (first.stream, second.stream) and 3 not in (first.stream, second.stream):
        return True
    # Both touch the handle, and one of them changes it.
    return {first.kind, second.kind} <= {"use", "bind"} and "bind" in (first.kind, second.kind)


async def play(b: Bench, program: list[Step], arrivals: list[int]) -> None:
    """Run the program; payloads that are late come in the order that `arrivals` shuffles them into."""
    streams = [0, await b.stream(0), await b.stream(0), await b.stream(1)]
    thing = await b.create()
    b.device.operations.clear()
    payloads = []
    for number, step in enumerate(program):
        stream = streams[step.stream]
        match step.kind:
            case "work":
                await b.client.post("lab", "labWork", stream, number)
            case "use":
                await b.client.post("lab", "labUse", thing, stream)
            case "bind":
                await b.client.post("lab", "labSetStream", thing, stream)
            case "sync":
                await b.client.start("lab", "labSyncAll")
            case "fence":
                await b.client.post("lab", "labFence")
            case _:
                data: Any = bytes(8)
                if step.late:
                    data = b.client.name_bulk(LARGE)
                    payloads.append(data)
                size = LARGE if step.late else 8
                await b.client.post("lab", "labCopyIn", data, size, stream, int(step.blocking))
    await b.settle()
    while payloads:
        payload = payloads.pop(arrivals.pop() % len(payloads) if arrivals else 0)
        await b.client.write_bulk(payload, bytes(LARGE))
        await b.settle()


NAMES = {"work": "labWork", "use": "labUse", "bind": "labSetStream", "sync": "mark_all", "fence": "event_record"}


@given(PROGRAM, st.lists(st.integers(0, 100), max_size=14))
@QUIET
async def test_any_program_is_submitted_in_an_order_that_its_streams_allow(
    program: list[Step], arrivals: list[int]
) -> None:
    async with bench() as b:
        # The channel's numbers tell commands apart: OPEN is 1, three streams and a handle follow.
        submitted = note_execution(b)
        await play(b, program, arrivals)
        numbers = [number - 6 for number in submitted if number >= 6]
        assert sorted(numbers) == list(range(len(program)))
        place = {number: at for at, number in enumerate(numbers)}
        for j, second in enumerate(program):
            for i, first in enumerate(program[:j]):
                if ordered(first, second):
                    assert place[i] < place[j], (first, second)


@given(PROGRAM, st.lists(st.integers(0, 100), max_size=14))
@QUIET
async def test_what_was_blocking_or_fenced_is_waited_for_by_every_later_command(
    program: list[Step], arrivals: list[int]
) -> None:
    async with bench() as b:
        submitted = note_execution(b)
        await play(b, program, arrivals)
        known = knowledge(b.device, submitted)
        for j, second in enumerate(program):
            if second.kind in ("sync", "fence"):
                continue
            for i, first in enumerate(program[:j]):
                if first.kind in ("sync", "fence"):
                    continue
                fenced = any(step.kind == "fence" for step in program[i + 1 : j])
                if first.blocking or fenced:
                    assert i in known[j], (i, first, j, second)


def note_execution(b: Bench) -> list[int]:
    """The numbers of frames in the order of their execution; each operation learns whose it is."""
    submitted: list[int] = []
    session = b.run.session
    execute = session._execute

    def noting(command: Any, waiting: Any) -> None:
        submitted.append(command.frame.number)
        b.device.number = command.frame.number - 6
        execute(command, waiting)

    session._execute = noting
    return submitted


def knowledge(device: FakeDevice, submitted: list[int]) -> dict[int, set[int]]:
    """For each command of the program, which commands have completed when it starts: CUDA's rules, simulated."""
    streams: dict[Hashable, set[int]] = {}
    events: dict[Hashable, set[int]] = {}
    known: dict[int, set[int]] = {}

    def blocking(stream: Any) -> bool:
        return isinstance(stream, int) or not stream.creation["flags"]

    def enter(stream: Any) -> set[int]:
        key = 0 if isinstance(stream, int) else stream
        history = streams.setdefault(key, set())
        if key == 0:
            for other, done in streams.items():
                if blocking(other):
                    history |= done
        elif blocking(stream):
            history |= streams.setdefault(0, set())
        return history

    for operation in device.operations:
        arguments = operation.arguments
        if operation.name == "event_record":
            events[arguments[1]] = set(enter(arguments[2]))
        elif operation.name == "stream_wait":
            enter(arguments[1]).update(events[arguments[2]])
        elif operation.name in ("copy_in", "call_library"):
            stream = arguments[3] if operation.name == "copy_in" else stream_of(arguments)
            history = enter(stream)
            known[operation.number] = set(history)
            history.add(operation.number)
    assert len(submitted) >= len(known)
    return known


def stream_of(arguments: Any) -> Any:
    name, values = arguments[1:]
    return values[0] if name == "labWork" else values[1]


# ---- hostile frames ----


@given(st.integers(0, lab.ordinals + 1), st.booleans(), st.integers(0, 3), st.binary(max_size=96))
@QUIET
async def test_no_frame_is_a_bug(ordinal: int, answer: bool, context: int, body: bytes) -> None:
    """Whatever a call's body holds, it is a status or a fault; the session's own code does not raise."""
    if lab.functions.get(ordinal) is lab.by_name["labBroken"]:
        return
    body += bytes(-len(body) % 8)
    device = FakeDevice(FakeDevice().at_once | {"call_library", "copy_in", "mark", "mark_all", "run", "event_wait"})
    with contextlib.suppress(Fault, SessionOver):
        async with bench(device) as b:
            token = await b.create()
            stream = await b.stream()
            body = body.replace(b"\x10\0", struct.pack("<H", token)).replace(b"\x12\0", struct.pack("<H", stream))
            await b.client.channel.send_all(
                b.client.connection.call(1, ordinal, body, context=context, wants_answer=answer)
            )
            await b.settle()
