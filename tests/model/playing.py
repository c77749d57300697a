"""Plays a program against a session on the slow device, and compares what happens with the rules."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import attrs

from gtap_core.testing.loopback import Loopback
from tests.model.device import NON_BLOCKING, SLOT, SlowDevice
from tests.model.rules import FOURTH, LEGACY, NOTHING, THIRD, Deed, Deeds, Key, Rules, is_blocking, key_of

LARGE = 70_000  # bytes: travels on a bulk stream
PULLS = 1000  # added to a step's number: the pull that comes before it
ENOUGH = 10_000  # moves of the world in one program
TOKENS = (0, None, None, None, None, 2)  # of the streams; None: made


class Differs(AssertionError):
    """The session does something that the rules do not allow."""


@attrs.frozen
class Step:
    """One step of a program. `number`: which event."""

    kind: str
    stream: int
    thread: int
    number: int


@attrs.define(eq=False)
class Wait:
    """A call that has not been answered. `needs`: the deeds that its answer tells of."""

    call: int
    thread: int
    needs: Deeds


class Player:
    """One program in one session. `random` decides what the world does meanwhile."""

    def __init__(self, run: Loopback, device: SlowDevice, random: Random) -> None:
        self.run, self.client, self.device, self.random = run, run.client, device, random
        self.rules = Rules()
        self.waits: list[Wait] = []
        self.late: dict[int, Any] = {}  # step -> its payload's name
        self.calls: dict[int, int] = {}  # number of a deferred output's call -> step
        self.pushed: Counter[int] = Counter()
        self.done: Counter[int] = Counter()  # steps, from the device's log
        self.logged = 0
        self.heard = 0
        self.hosts: set[int] = set()  # steps that are host functions
        self.called: Counter[int] = Counter()
        self.armed: list[int] = []  # called, not acknowledged
        self.questions: dict[int, Deeds] = {}
        self.graph: dict[str, int] = {}
        self.tokens = list(TOKENS)
        self.events: list[int] = []
        self.moves = 0

    async def prepare(self) -> None:
        assert await self.client.extent() == self.device.base
        for stream in range(1, 5):
            token = self.tokens[stream] = self.client.token()
            flags = NON_BLOCKING if stream in (THIRD, FOURTH) else 0
            await self.client.post("driver", "cuStreamCreateWithPriority", token, flags, 0)
        for _ in range(2):
            self.events.append(self.client.token())
            await self.client.post("driver", "cuEventCreate", self.events[-1], 0)
        await self.settle()

    # ---- the world ----

    async def settle(self) -> None:
        """Let the session do all that it can by itself, and look at what it did."""
        await self.run.settle()
        self._look_at_device()
        self._look_at_answers()
        if self.device.violations:
            raise Differs(self.device.violations[0])

    def _look_at_device(self) -> None:
        for step in self.device.log[self.logged :]:
            deed = (step, self.done[step])
            missing = [each for each in self.rules.before.get(deed, NOTHING) if not self.is_done(each)]
            if missing:
                raise Differs(f"{deed} was done before {sorted(missing)}")
            self.done[step] += 1
        self.logged = len(self.device.log)

    def is_done(self, deed: Deed) -> bool:
        return self.done[deed[0]] > deed[1]

    def _look_at_answers(self) -> None:
        received = self.client.received
        for kind, number in received[self.heard :]:
            if kind == "push":
                self.pushed[self.calls[number]] += 1
            elif kind == "reply":
                self._answered(number)
            elif kind == "callback":
                self._was_called(number)
            elif kind == "mark":
                self._visible(self.questions.pop(number), f"question {number}")
            elif kind == "failed":
                raise Differs(f"call {number} failed")
        self.heard = len(received)

    def _answered(self, number: int) -> None:
        for wait in [each for each in self.waits if each.call == number]:
            self.waits.remove(wait)
            self._visible(wait.needs, f"call {number}")

    def _was_called(self, step: int) -> None:
        deed = (step, self.called[step])
        self.called[step] += 1
        self._visible(self.rules.before.get(deed, NOTHING), f"the host function {deed}")
        self.armed.append(step)

    def _visible(self, needs: Deeds, who: str) -> None:
        """All these deeds are done, and the outputs among them are here."""
        missing = sorted(each for each in needs if not self.is_done(each))
        hidden = sorted(each for each in needs if each[0] in self.calls.values() and not self.pushed[each[0]])
        if missing or hidden:
            raise Differs(f"{who} came before {missing} were done, {hidden} delivered")

    def _possible(self, *, alone: bool) -> list[tuple[str, Any]]:
        """What can happen now. `alone`: without the program's side, that is callbacks and late payloads."""
        moves: list[tuple[str, Any]] = [("perform", task) for task in self.device.choices()]
        moves += [("hand over", each) for each in self.device.produced]
        if not alone:
            moves += [("acknowledge", step) for step in self.armed]
            moves += [("arrive", step) for step in self.late]
        return moves

    async def move(self, *, alone: bool = False) -> bool:
        """Let one thing happen; False when nothing can."""
        possible = self._possible(alone=alone)
        if not possible:
            return False
        self.moves += 1
        if self.moves > ENOUGH:
            raise Differs("it does not end")
        what, which = self.random.choice(possible)
        if what == "perform":
            self.device.perform(which)
        elif what == "hand over":
            self.device.produced.remove(which)
            which()
        elif what == "acknowledge":
            self.armed.remove(which)
            if which > PULLS:
                await self._send_pulled(which - PULLS)
            self.device.log.append(which)  # the function has run
            await self.client.done(which)
        else:
            await self.client.write_bulk(self.late.pop(which), which.to_bytes(4, "little") + bytes(LARGE - 4))
        await self.settle()
        return True

    def outstanding(self) -> Deeds:
        """Deeds that the program itself holds up: callbacks not acknowledged, payloads not sent."""
        late = frozenset((step, 0) for step in self.late)
        return late | {each for each in self.rules.before if each[0] in self.hosts and not self.is_done(each)}

    # ---- the program ----

    async def play(self, program: list[Step]) -> None:
        await self.prepare()
        for number, step in enumerate(program, 1):
            while self.random.random() < 0.4 and await self.move():
                pass
            await self._free_thread(step.thread)
            await self.step(number, step)
            await self.settle()
        if self.rules.capture is not None:
            await self._end()
        while await self.move():
            pass
        undone = sorted(each for each in self.rules.before if not self.is_done(each))
        if self.waits or undone or self.questions:
            raise Differs(f"never: {len(self.waits)} answers, {undone}, {len(self.questions)} marks")

    async def _free_thread(self, thread: int) -> None:
        while any(each.thread == thread for each in self.waits):
            if not await self.move():
                raise Differs("a call is never answered")

    async def step(self, number: int, step: Step) -> None:
        key = key_of(step.stream, step.thread)
        capturing = self.rules.capturing(key)
        action = getattr(self, f"do_{step.kind}")
        if key == LEGACY and self.rules.capture is not None and any(map(is_blocking, self.rules.capture.fronts)):
            return  # the two are tied
        if capturing and step.kind not in ("fill", "record", "wait", "host", "end"):
            return  # the client refuses it, or does otherwise
        await action(number, step, key)

    async def _post(self, step: Step, name: str, *arguments: Any) -> int:
        return int(await self.client.post("driver", name, *arguments, thread=step.thread))

    def _token(self, stream: int) -> int:
        token = self.tokens[stream]
        assert token is not None
        return token

    def _address(self, number: int) -> int:
        return self.device.base + number * SLOT

    async def do_fill(self, number: int, step: Step, key: Key) -> None:
        self.rules.work(number, key)
        await self._post(step, "gtapFill", self._address(number), 4, number, 4, 1, 1, self._token(step.stream), 0)

    async def do_blocking_fill(self, number: int, step: Step, key: Key) -> None:
        self.rules.work(number, key, blocking=True)
        await self._post(step, "gtapFill", self._address(number), 4, number, 4, 1, 1, self._token(step.stream), 1)

    async def do_copy(self, number: int, step: Step, key: Key, blocking: int = 0) -> None:
        self.rules.work(number, key, blocking=bool(blocking))
        data = number.to_bytes(8, "little")
        await self._post(step, "gtapCopyIn", self._address(number), data, 8, self._token(step.stream), blocking)

    async def do_blocking_copy(self, number: int, step: Step, key: Key) -> None:
        await self.do_copy(number, step, key, 1)

    async def do_late_copy(self, number: int, step: Step, key: Key, blocking: int = 0) -> None:
        self.rules.work(number, key, blocking=bool(blocking))
        payload = self.late[number] = self.client.name_bulk(LARGE)
        stream = self._token(step.stream)
        await self._post(step, "gtapCopyIn", self._address(number), payload, LARGE, stream, blocking)

    async def do_late_blocking_copy(self, number: int, step: Step, key: Key) -> None:
        await self.do_late_copy(number, step, key, 1)

    async def do_output(self, number: int, step: Step, key: Key, size: int = 8) -> None:
        self.rules.work(number, key, large=size == LARGE)
        call = await self._post(
            step, "gtapCopyOutAsync", bytearray(size), self._address(number), size, self._token(step.stream)
        )
        self.calls[call] = number

    async def do_large_output(self, number: int, step: Step, key: Key) -> None:
        await self.do_output(number, step, key, LARGE)

    async def do_record(self, number: int, step: Step, key: Key) -> None:
        self.rules.record(step.number, key)
        await self._post(step, "cuEventRecordWithFlags", self.events[step.number], self._token(step.stream), 0)

    async def do_wait(self, number: int, step: Step, key: Key) -> None:
        if step.number in self.rules.dead_events:
            return
        captured = step.number in self.rules.captured_events
        if self.rules.capturing(key) != captured and not (captured and self.rules.capture and key != LEGACY):
            return  # the client refuses to let a capture and other work meet
        self.rules.wait(step.number, key)
        await self._post(step, "cuStreamWaitEvent", self._token(step.stream), self.events[step.number], 0)

    async def do_fence(self, number: int, step: Step, key: Key) -> None:
        self.rules.fence_all()
        await self._post(step, "gtapFence")

    async def do_host(self, number: int, step: Step, key: Key) -> None:
        self.hosts.add(number)
        self.rules.work(number, key)
        await self._post(step, "gtapHostFunction", number, self._token(step.stream))

    async def do_pull(self, number: int, step: Step, key: Key) -> None:
        """A copy whose source is read when the stream gets there: by a function of the client's own, then a copy."""
        self.hosts.add(PULLS + number)
        self.rules.work(PULLS + number, key)
        self.rules.work(number, key)
        staging, stream = self._address(PULLS + number), self._token(step.stream)
        await self._post(step, "gtapHostFunction", PULLS + number, stream)
        await self._post(step, "gtapCopy", self._address(number), staging, SLOT, stream, 0)

    async def _send_pulled(self, number: int) -> None:
        """The bytes go in beside every stream: nothing on the device has to move for it."""
        call = await self.client.start("driver", "gtapAsideIn", self._address(PULLS + number), bytes(SLOT), SLOT)
        await self.settle()
        if ("reply", call) not in self.client.received:
            raise Differs(f"the bytes of pull {number} wait")

    # calls

    async def _call(self, step: Step, needs: Deeds, name: str, *arguments: Any) -> None:
        call = await self.client.start("driver", name, *arguments, thread=step.thread)
        self.waits.append(Wait(call, step.thread, needs))

    async def do_synchronise(self, number: int, step: Step, key: Key) -> None:
        free = not (self.rules.loose.before(key) & self.outstanding())
        self.rules.loose.add(key, ())  # it has its place on the stream like work
        await self._call(step, self.rules.strict.of(key), "cuStreamSynchronize", self._token(step.stream))
        self.rules.loose.add(key, ())  # while it is held up it has its place among the commands of its streams
        await self.settle()
        if free:
            while any(each.thread == step.thread for each in self.waits):
                if not await self.move(alone=True):
                    raise Differs(f"step {number} waits for what it has nothing to do with")

    async def do_synchronise_event(self, number: int, step: Step, key: Key) -> None:
        if step.number in self.rules.captured_events or step.number in self.rules.dead_events:
            return
        needs = self.rules.events.get(step.number, NOTHING)
        self.rules.hold_all()
        await self._call(step, needs, "cuEventSynchronize", self.events[step.number])

    async def do_synchronise_all(self, number: int, step: Step, key: Key) -> None:
        if self.rules.capture is not None:
            return
        needs = NOTHING.union(*self.rules.strict.streams.values())
        self.rules.hold_all()
        await self._call(step, needs, "cuCtxSynchronize")

    async def do_ask(self, number: int, step: Step, key: Key) -> None:
        needs = self.rules.strict.of(key)
        self.questions[await self.client.ask(self._token(step.stream), thread=step.thread)] = needs

    # capture

    async def do_begin(self, number: int, step: Step, key: Key) -> None:
        if self.rules.capture is not None or key == LEGACY:
            return
        self.rules.hold_all()
        self.rules.begin(key)
        graph = self.client.token()
        self.graph |= {"origin": step.stream, "thread": step.thread, "graph": graph}
        await self._post(step, "gtapGraphCreate", graph)
        await self._post(step, "gtapCaptureBegin", self._token(step.stream), graph, None, 0)

    async def do_end(self, number: int, step: Step, key: Key) -> None:
        if self.rules.capture is not None:
            await self._end()

    async def _end(self) -> None:
        whole = self.rules.end()
        self.rules.hold_all()
        thread = self.graph["thread"]
        token, graph = self._token(self.graph["origin"]), self.graph["graph"]
        status = await self._answer(thread, "gtapCaptureEnd", token, graph, bytearray(4))
        if (status == 0) != whole:
            raise Differs(f"the capture ends with {status}")
        self.graph.pop("executable", None)
        if whole:
            executable = self.graph["executable"] = self.client.token()
            status = await self._answer(thread, "gtapGraphInstantiate", executable, graph, 0)
            if status:
                raise Differs(f"the instantiation ends with {status}")

    async def _answer(self, thread: int, name: str, *arguments: Any) -> int:
        """A call and its answer; the world goes on meanwhile."""
        call = await self.client.start("driver", name, *arguments, thread=thread)
        wait = Wait(call, thread, NOTHING)
        self.waits.append(wait)
        await self.settle()
        while wait in self.waits:
            if not await self.move():
                raise Differs(f"{name} is never answered")
        status, _ = await self.client.finish(call)
        return int(status)

    async def do_launch(self, number: int, step: Step, key: Key) -> None:
        executable = self.graph.get("executable")
        if self.rules.graph is None or executable is None:
            return
        self.rules.launch(key)
        await self._post(step, "gtapGraphLaunch", executable, self._token(step.stream))
