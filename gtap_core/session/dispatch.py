"""The dispatcher: takes call frames in channel order and sees each through to its answer.

Theory of operation
-------------------

A frame becomes a `Command` at once and in channel order: arguments unmarshalled, tokens resolved, the created handle
entered in the table, the destroyed one taken out. So the table is always that of the channel's order.

Then the command is *executed*, at once or when what it waits for is there (claims.py): fences, the handler or the
provider's function. That submits device operations and never blocks. Only a handler written with `async def` takes
time; it keeps its place in the order until it has submitted (a call, whose caller is blocked) or ended (a post).

When the command's Pending is resolved it is *completed*: a reply for whoever waits, a push for deferred output, a
report for a post that failed. Deferred outputs leave before the answers that come after them in CUDA's
order, because a device resolves them before (device.py).
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import Any

import trio

from gtap_core.errors import Fault, Malformed
from gtap_core.spec import Bulk, Deep, received
from gtap_core.wire.connection import CallFrame, Failed
from gtap_core.wire.frame import INLINE
from gtap_core.wire.opening import CORE

from .answers import Answers, Output
from .budget import Budget
from .bulk import Objects
from .call import Call
from .claims import ALL, HeldCommands, Waiting
from .command import Command
from .device import Device, DeviceFacts, Pending, done
from .gates import Gates
from .handles import STREAM_KIND, Entry, HandleTable
from .libraries import Libraries, Plan
from .memory import Memory
from .mirror import Mirror, Nobody
from .order import CallOrder, Order
from .questions import Questions
from .staging import Credit, Incoming
from .usage import SessionUsage

MOST_HELD = 4096  # commands; then the channel is read no further until some are released
MOST_HELD_BYTES = 64 << 20
# The same while the client owes a host function: what releases them may lie behind them in the channel.
MOST_HELD_OWED, MOST_HELD_BYTES_OWED = 1 << 14, 256 << 20
MOST_UNDER_WAY, MOST_UNDER_WAY_OWED = 1 << 14, 1 << 18  # commands that the device has been given, and not answered
MOST_WAITING, MOST_WAITING_OWED = 1 << 16, 1 << 21  # operations that the device keeps, nodes of graphs among them
STICKY = frozenset({700, 702, 710, 714, 715, 716, 717, 718, 719})
_CONTEXT_LIBRARY = STREAM_KIND.partition(".")[0]  # whose statuses the sticky ones are


class Dispatcher:
    """Executes the calls of one session."""

    def __init__(
        self,
        device: Device,
        libraries: Libraries,
        answers: Answers,
        nursery: trio.Nursery,
        devices: int = 0,
        usage: SessionUsage | None = None,
        budget: Budget | None = None,
        objects: Objects | None = None,
        mirror: Mirror | None = None,
    ) -> None:
        self.mirror = mirror or Nobody()
        self.device, self.libraries, self.answers = device, libraries, answers
        self.devices = devices  # known from OPEN on
        self.facts: Sequence[DeviceFacts] = ()
        self.handles = HandleTable(self.mirror.ended)
        self.memory = Memory(budget=budget or Budget())
        self.order = Order(device, self.handles, self._trouble, self.mirror)
        self.held = HeldCommands(self._faulted)
        self.gates = Gates(device, self.handles, self._call_back, self._look_again)
        self.incoming: Incoming | Objects = objects or Incoming()
        self.incoming.attach(self.held.walk, lambda: bool(self.gates.owed))
        self.credit = Credit(self.held.walk, lambda: bool(self.gates.owed))
        self.aside = Credit(self.held.walk)  # for what is ordered by nothing: held outputs must not use it up
        self.kept: dict[str, Any] = {}
        self.usage = usage or SessionUsage()
        self.usage.attach(self)
        self.over = False  # the last word is said: what resolves now is for nobody
        self._nursery = nursery
        self._under_way, self._under_way_bytes = 0, 0
        self.attached: set[int] = set()
        self.dispatched = 0  # frames taken off the channel
        self._current: CallFrame | None = None
        self.questions = Questions(device, self.handles, self.order, self.held, self._attached_ordinal, self._mark)

    @property
    def executed(self) -> int:
        """Every frame up to this number has been executed."""
        first = self.held.first
        return self.dispatched if first is None else first - 1

    @property
    def settled(self) -> bool:
        """Whether the device has been given all that was taken off the channel, and no stream is held or captured."""
        return not (len(self.held) or self.gates.known or self.order.captures or self.over)

    @property
    def behind(self) -> bool:
        """Whether the device executes later what it has been given, and has not executed all of it."""
        return bool(getattr(self.device, "behind", False))

    async def room(self) -> None:
        """Wait while too much is held or unsent; the channel is read no further meanwhile."""
        await self.answers.channel.room()
        while self._holds_too_much():
            await self.held.changed()

    def _holds_too_much(self) -> bool:
        owed = bool(self.gates.owed)
        size = MOST_HELD_BYTES_OWED if owed else MOST_HELD_BYTES
        return (
            len(self.held) > (MOST_HELD_OWED if owed else MOST_HELD)
            or self.held.size > size
            or self._under_way > (MOST_UNDER_WAY_OWED if owed else MOST_UNDER_WAY)
            or self._under_way_bytes > size
            or self.device.waiting > (MOST_WAITING_OWED if owed else MOST_WAITING)
        )

    def _look_again(self) -> None:
        """The client owes more host functions than before, or fewer: the limits are others."""
        self.held.walk()
        self.held.look_again()
        self.incoming.look_again()

    def _faulted(self, fault: Fault) -> None:
        """A held command breaks the protocol; whoever let it go may be anybody's task."""

        async def end() -> None:
            raise fault

        if not self.over and not self._nursery.cancel_scope.cancel_called:
            self._nursery.start_soon(end)

    def take(self, number: int) -> None:
        """A frame has been taken off the channel and has its place in the order."""
        self.dispatched = number
        self.questions.dispatched(number)

    # ---- from frame to command ----

    def dispatch(self, frame: CallFrame) -> None:
        """Take the next frame. Fault: it breaks the protocol."""
        self._current = frame
        self._enter(frame)
        self.take(frame.number)

    def _enter(self, frame: CallFrame) -> None:
        ordinal = self._ordinal(frame.context)
        plan = self.libraries.find(frame.library, frame.ordinal)
        if plan is None:
            self._lacking(frame)
            return
        try:
            arguments = plan.function.unmarshal(frame.body)
        except Malformed as error:
            raise Fault(f"call {frame.number}: {error}") from None
        if plan.library.attaches:
            self.attach(ordinal)
        purse = self.aside if plan.ordering.by == "nothing" else self.credit
        command = Command(frame, plan, arguments, ordinal, purse)
        self._name_bulk(command)
        status = self._resolve(command)
        if status:
            self._give_up(command, status)
        else:
            self._submit(command)

    def _ordinal(self, context: int) -> int:
        ordinal = (context & 0xFF) - 1 if context else 0
        if not 0 <= ordinal < self.devices:
            raise Fault(f"a call for device {ordinal} of {self.devices}")
        return ordinal

    def _attached_ordinal(self, context: int) -> int:
        ordinal = self._ordinal(context)
        self.attach(ordinal)
        return ordinal

    def attach(self, ordinal: int) -> None:
        """Make a device's context at its first use. Fault: there is no such device."""
        if ordinal >= self.devices:
            raise Fault(f"device {ordinal} of {self.devices} is asked for")
        if ordinal not in self.attached:
            self.attached.add(ordinal)
            self.device.attach(ordinal).when_done(lambda answer: self._trouble(answer.status or 0))

    def _lacking(self, frame: CallFrame) -> None:
        library = self.libraries.library(frame.library)
        status = library.statuses.not_supported
        text = f"{library.name} on the server has no function {frame.ordinal}: upgrade {library.package} there"
        if frame.wants_answer:
            self.answers.plain_reply(frame.number, status)
        else:
            self.answers.failed(Failed(frame.number, frame.thread, frame.library, frame.ordinal, status, text))

    def _name_bulk(self, command: Command) -> None:
        for value in command.arguments:
            for part in (value, *value.parts) if isinstance(value, Deep) else (value,):
                if isinstance(part, Bulk):
                    command.bulk.append(part)
                    self.incoming.name(part)

    def _resolve(self, command: Command) -> int:
        """Put entries and streams in the place of tokens; the status of a handle that is none."""
        plan, arguments, frame = command.plan, command.arguments, command.frame
        statuses, function = plan.library.statuses, plan.function
        status = 0
        for index in plan.streams:
            stream = self.order.resolve(arguments[index], frame.thread, command.ordinal)
            if stream is None:
                status = statuses.invalid_handle
                continue
            arguments[index] = stream
            command.streams.append(stream)
        for index in plan.handles:
            if not arguments[index] and index in plan.nullable:
                arguments[index] = None
                continue
            entry = self.handles.find(arguments[index], function.parameters[index].kind)
            if entry is None:
                status = statuses.invalid_handle
                continue
            arguments[index] = entry
            command.entries.append(entry)
        if plan.created is not None:
            self._create(command, plan.created)
        if not status and plan.embeds and function.embedded(arguments):
            status = statuses.not_supported  # blocks of bytes with handles in them
        if not status and function.destroys:
            self._end(command)
        return status

    def _create(self, command: Command, index: int) -> None:
        parameters, token = command.plan.function.parameters, command.arguments[index]
        creation = {each.name: value for each, value in zip(parameters, command.arguments, strict=True) if each.code}
        creation = {name: value for name, value in creation.items() if isinstance(value, int | float | bytes | Entry)}
        creation |= {"function": command.plan.function.name, "ordinal": command.ordinal}
        creation["context"] = command.frame.context >> 8
        command.created = self.handles.create(token, parameters[index].kind, creation)
        command.arguments[index] = command.created

    def _end(self, command: Command) -> None:
        entry = command.named(command.plan.function.destroys)
        if isinstance(entry, Entry):
            self.handles.end(entry)

    # ---- its place in the order ----

    def _submit(self, command: Command) -> None:
        outputs = [command.arguments[index] for index in command.plan.outputs]
        large = [len(each) for each in outputs if isinstance(each, bytearray) and len(each) > INLINE]
        command.credit = sum(large)
        if command.credit > command.purse.most:
            raise Fault(f"call {command.frame.number} asks for outputs of {command.credit} bytes at once")
        self._find_streams(command)
        needs = command.claims(self.order)
        waiting = Waiting(
            number=command.frame.number,
            needs=needs,
            holds=ALL if command.fences or command.plan.is_async else needs,
            ready=lambda: self._ready(command),
            start=lambda: self._execute(command, waiting),
            size=len(command.frame.body),
        )
        if not self.held.submit(waiting):
            command.unmake()

    def _ready(self, command: Command) -> bool:
        if not all(self.incoming.there(part) for part in command.bulk):
            return False
        return not command.credit or command.purse.take(command.frame.number, command.credit)

    def _find_streams(self, command: Command) -> None:
        """Which streams it works on."""
        if command.streams:
            command.keys = tuple(self.order.key(stream, command.ordinal) for stream in command.streams)
            return
        bound = tuple(found for entry in command.entries if (found := self.order.bound(entry)) is not None)
        command.keys = bound
        if not bound and command.plan.ordering.by == "streams":
            command.keys = (self.order.key(0, command.ordinal),)

    # ---- execution ----

    def _execute(self, command: Command, waiting: Waiting) -> None:
        self._current = command.frame
        command.make()
        if command.entries and not command.streams:
            self._find_streams(command)  # anew: what it was held behind may have bound its handles
        status = self._receive(command) or self._check(command)
        if status:
            self._refuse(command, status)
            return
        if command.plan.ordering.by == "streams":
            for key in command.keys:
                self.order.enter(key)
        if command.streams and command.entries:
            self.order.bind(_bound(command), command.keys[-1])
        result = self._run(command, waiting)
        if isinstance(result, int):
            result = done(result)
        if isinstance(result, Pending):
            self._finish(command, result)
        else:
            waiting.started = True
            self._nursery.start_soon(self._await, command, waiting, result)

    def _receive(self, command: Command) -> int:
        """Put the bytes of bulk objects into the arguments."""
        if command.bulk:
            parameters = command.plan.function.parameters
            try:
                for index, value in enumerate(command.arguments):
                    if isinstance(value, Bulk):
                        command.arguments[index] = received(parameters[index], self.incoming.take(value))
                    elif isinstance(value, Deep):
                        parts = [self.incoming.take(each) if isinstance(each, Bulk) else each for each in value.parts]
                        command.arguments[index] = Deep(value.data, tuple(parts))
            except Malformed as error:
                raise Fault(f"call {command.frame.number}: {error}") from None
        return 0

    def _check(self, command: Command) -> int:
        """The status of a poisoned handle, or of a device range outside the session."""
        poison = _poison(command)
        if poison:
            return poison
        function = command.plan.function
        for index in command.plan.pointers:
            try:
                size = function.device_range(function.parameters[index], command.arguments)
            except Malformed:
                return command.plan.library.statuses.invalid_value  # more bytes than any device has
            if size and not self.memory.holds(command.arguments[index], size):
                return command.plan.library.statuses.invalid_value
        return 0

    def _run(self, command: Command, waiting: Waiting) -> int | Pending | Awaitable[Any]:
        plan = command.plan
        if plan.handler is None:
            return self.device.call_library(plan.library.name, plan.function.name, command.arguments)
        result: int | Pending | Awaitable[Any] = plan.handler(self._call(command, waiting), *command.for_handler())
        return result

    def _call(self, command: Command, waiting: Waiting) -> Call:
        frame, plan = command.frame, command.plan
        early = plan.is_async and frame.wants_answer  # a caller is blocked: its place is free once it has submitted
        return Call(
            device=self.device,
            handles=self.handles,
            order=CallOrder(self.order, command.ordinal),
            memory=self.memory,
            gates=self.gates,
            number=frame.number,
            thread=frame.thread,
            context=frame.context >> 8,
            ordinal=command.ordinal,
            library=plan.provider,
            invalid_value=plan.library.statuses.invalid_value,
            kept=self.kept,
            usage=self.usage,
            facts=self.facts,
            submitted=(lambda: self._free(waiting)) if early else lambda: None,
        )

    async def _await(self, command: Command, waiting: Waiting, coroutine: Awaitable[Any]) -> None:
        result = await coroutine
        self._finish(command, result if isinstance(result, Pending) else done(int(result)))
        self._free(waiting)

    def _free(self, waiting: Waiting) -> None:
        if waiting.started:
            waiting.started = False
            self.held.drop(waiting)

    def _finish(self, command: Command, pending: Pending) -> None:
        """The call has been submitted: complete it when it is resolved, and when its work is done if it asks that."""
        function = command.plan.function
        if function.destroys:
            entry = command.named(function.destroys)
            if isinstance(entry, Entry):
                self.order.end(entry)
        blocks = command.frame.wants_answer and function.mode == "post" and command.created is None
        if blocks and command.plan.ordering.says_done and command.plan.ordering.by != "handles":
            pending = self._with_mark(command, pending)
        if pending.status is None:
            self._begin(command)
            pending.when_done(lambda _: self._end_of(command))
        pending.when_done(lambda answer: self._complete(command, answer))

    def _begin(self, command: Command) -> None:
        outputs = (command.arguments[index] for index in command.plan.outputs)
        small = sum(len(each) for each in outputs if isinstance(each, bytearray) and len(each) <= INLINE)
        command.size = len(command.frame.body) + small
        self._under_way += 1
        self._under_way_bytes += command.size

    def _end_of(self, command: Command) -> None:
        self._under_way -= 1
        self._under_way_bytes -= command.size
        self.held.look_again()

    def _with_mark(self, command: Command, pending: Pending) -> Pending:
        """GTAP_SYNC: the answer comes when the work that the call enqueued has completed."""
        marks = [self.device.mark(*key) for key in command.keys if not self.order.is_captured(key)]
        if not command.keys and not self.order.is_capturing(command.ordinal):
            marks = [self.device.mark_all(command.ordinal)]
        joined, left = Pending(), [pending, *marks]

        def one(_: Pending) -> None:
            if all(each.status is not None for each in left) and joined.status is None:
                joined.resolve(next((each.status for each in left if each.status), 0), pending.value)

        for each in left:
            each.when_done(one)
        return joined

    # ---- the answer ----

    def _give_up(self, command: Command, status: int) -> None:
        """A call that cannot be executed."""
        for part in command.bulk:
            self.incoming.drop(part)
        command.bulk.clear()
        self._refuse(command, status)

    def _refuse(self, command: Command, status: int) -> None:
        obligation = command.plan.ordering.obligation
        if obligation is not None:
            self.gates.answer(command.named(obligation), command.ordinal, status)
        self._complete(command, done(status))

    def _complete(self, command: Command, answer: Pending) -> None:
        if self.over:
            return
        for part in command.bulk:
            self.incoming.drop(part)
        status = self._status_of(command, answer)
        outputs = command.outputs(status, answer)
        sent = sum(len(each) for each in outputs if each is not None and len(each) > INLINE)
        if command.is_defer:
            self._complete_defer(command, status, answer, outputs)
        elif command.frame.wants_answer:
            self._reply(command, status, outputs)
        elif status:
            self._report(command, status, answer)
            sent = 0
        command.purse.give(command.credit - min(sent, command.credit))
        if command.bulk:
            command.arguments = []  # nobody looks at the payload any more: its memory is free at once

    def _status_of(self, command: Command, answer: Pending) -> int:
        """The call's status; that of a poisoned handle goes before what using it led to."""
        status = answer.status or 0
        if status:
            status = _poison(command) or status
            poisons = command.plan.function.poisons
            for entry in (command.created, command.named(poisons) if poisons else None):
                if isinstance(entry, Entry):
                    entry.status, entry.poisoner = status, command.plan.library.name
                    self.mirror.ended(entry)
        elif command.created is not None:
            self.mirror.made(command.created)
        return status

    def _complete_defer(self, command: Command, status: int, answer: Pending, outputs: list[Output]) -> None:
        wanted = command.arguments[command.plan.outputs[0]]
        if not status and wanted:  # nobody expects an output of no bytes
            self.answers.push(command.frame.number, outputs[0], command.purse)
        if command.frame.wants_answer:
            self.answers.plain_reply(command.frame.number, status, len(outputs))
        elif status:
            self._report(command, status, answer)

    def _reply(self, command: Command, status: int, outputs: list[Output]) -> None:
        self.answers.reply(command.frame.number, command.plan.function, status, outputs, command.purse)

    def _call_back(self, obligation: int, status: int) -> None:
        """A stream has come to a host function: the client is asked to run it."""
        if not self.over:
            self.answers.callback(obligation, status)

    def _mark(self, question: int, status: int) -> None:
        if not self.over:
            self.answers.mark(question, status)

    def _report(self, command: Command, status: int, answer: Pending) -> None:
        self._say_failed(command.frame, command.plan, status, answer.value)

    def _say_failed(self, frame: CallFrame, plan: Plan, status: int, said: Any = None) -> None:
        sticky = status in STICKY and plan.library.name == _CONTEXT_LIBRARY
        text = f"{plan.function.name} failed with {status}; so does every later call until a reset" if sticky else ""
        text = said if isinstance(said, str) else text
        device, once = self._ordinal(frame.context), plan.function.mode != "defer"
        who = frame.number, frame.thread, frame.library, frame.ordinal
        self.answers.failed(Failed(*who, status, text, sticky, device), once=once)

    def failed(self, frame: CallFrame, status: int) -> None:
        """The lane has executed a call, which failed: tell the client, as for a call that was executed here."""
        plan = self.libraries.find(frame.library, frame.ordinal)
        assert plan is not None
        if frame.wants_answer:
            self.answers.plain_reply(frame.number, status, len(plan.outputs))
        else:
            self._say_failed(frame, plan, status)
        self.take(frame.number)

    def _trouble(self, status: int) -> None:
        """An operation of the session's own failed: the call that needed it has failed, by a status of the driver's."""
        frame = self._current
        if status and frame is not None and not self.over:
            device = self._ordinal(frame.context)
            self.answers.failed(Failed(frame.number, frame.thread, CORE, 0, status, "", status in STICKY, device))


def _poison(command: Command) -> int:
    """What the first poisoned handle among its own makes of a call; 0: none is."""
    library = command.plan.library
    for entry in (*command.entries, *command.streams):
        if isinstance(entry, Entry) and entry.status:
            return entry.status if entry.poisoner == library.name else library.statuses.invalid_handle
    return 0


def _bound(command: Command) -> list[Entry]:
    """The handles that its stream is theirs from now on; another library's keep their own."""
    own = f"{command.plan.library.name}."
    return [entry for entry in command.entries if entry.kind.startswith(own)]
