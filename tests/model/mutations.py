"""The session runtime with one rule switched off at a time. Each entry: the rule of order that it belongs to, what it
does, and how to do it with pytest's monkeypatch. The fuzz has to find every one of them.

Two rules are the client's alone: 8, its helper thread, and 10, when it sends posts (test_client_rules.py).
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import trio
from pytest import MonkeyPatch

from gtap_core.session import captures, claims, command, dispatch, gates, order, questions, staging


@attrs.frozen
class Mutation:
    """A rule switched off. `rule`: its number in "order and flow"."""

    rule: int
    name: str
    switch_off: Callable[[MonkeyPatch], None]


def _claims_never_conflict(patch: MonkeyPatch) -> None:
    patch.setattr(claims._Held, "block", lambda self, needs: False)


def _synchronise_out_of_its_place(patch: MonkeyPatch) -> None:
    original = command.Command.claims

    def without(self: command.Command, among: order.Order) -> claims.Claims:
        called = self.plan.function.name == "cuStreamSynchronize"
        return claims.NOTHING if called else original(self, among)

    patch.setattr(command.Command, "claims", without)


def _reader_waits_for_what_is_held(patch: MonkeyPatch) -> None:
    async def room(self: dispatch.Dispatcher) -> None:
        while len(self.held):
            await self.held.changed()

    patch.setattr(dispatch.Dispatcher, "room", room)


def _reader_waits_for_callbacks(patch: MonkeyPatch) -> None:
    async def room(self: dispatch.Dispatcher) -> None:
        while self.gates.owed:
            await self.held.changed()

    patch.setattr(dispatch.Dispatcher, "room", room)


def _late_payload_stalls_everything(patch: MonkeyPatch) -> None:
    original = command.Command.claims

    def all_for_bulk(self: command.Command, among: order.Order) -> claims.Claims:
        return claims.ALL if self.bulk else original(self, among)

    patch.setattr(command.Command, "claims", all_for_bulk)


def _late_payload_is_passed(patch: MonkeyPatch) -> None:
    original = dispatch.Dispatcher._submit

    def forgets(self: dispatch.Dispatcher, command: dispatch.Command) -> None:
        if not command.bulk:
            return original(self, command)
        waiting = claims.Waiting(
            number=command.frame.number,
            needs=claims.NOTHING,
            holds=claims.NOTHING,
            ready=lambda: self._ready(command),
            start=lambda: self._execute(command, waiting),
        )
        self._find_streams(command)
        return self.held.submit(waiting)

    patch.setattr(dispatch.Dispatcher, "_submit", forgets)


def _outputs_hold_all_when_credit_is_used_up(patch: MonkeyPatch) -> None:
    original = command.Command.claims

    def all_for_outputs(self: command.Command, among: order.Order) -> claims.Claims:
        return claims.ALL if self.credit else original(self, among)

    patch.setattr(command.Command, "claims", all_for_outputs)


def _outputs_without_credit(patch: MonkeyPatch) -> None:
    patch.setattr(staging.Credit, "take", lambda self, number, size: True)


def _threads_share_a_stream(patch: MonkeyPatch) -> None:
    original = order.Order._thread_stream
    patch.setattr(order.Order, "_thread_stream", lambda self, thread, ordinal: original(self, 1, ordinal))


def _own_stream_is_the_legacy_one(patch: MonkeyPatch) -> None:
    patch.setattr(order.Order, "_thread_stream", lambda self, thread, ordinal: 0)


def _no_fence_behind_blocking_posts(patch: MonkeyPatch) -> None:
    patch.setattr(order.Order, "fence", lambda self, stream, ordinal: None)


def _streams_do_not_enter(patch: MonkeyPatch) -> None:
    patch.setattr(order.Order, "enter", lambda self, key: None)


def _no_fence_for_freed_memory(patch: MonkeyPatch) -> None:
    patch.setattr(order.Order, "fence_all", lambda self, ordinal: None)


def _outputs_are_sent_late(patch: MonkeyPatch) -> None:
    original = dispatch.Dispatcher._complete_defer

    def late(self: dispatch.Dispatcher, *arguments: object) -> None:
        async def later() -> None:
            await trio.lowlevel.checkpoint()
            original(self, *arguments)  # type: ignore[arg-type]

        self._nursery.start_soon(later)

    patch.setattr(dispatch.Dispatcher, "_complete_defer", late)


def _gates_do_not_hold(patch: MonkeyPatch) -> None:
    def through(self: gates.Gates, gate: gates.Gate, stream: object) -> object:
        gate.holds = False
        self._reached(gate, 0)
        return dispatch.done(0)

    patch.setattr(gates.Gates, "hold", through)


def _pulled_bytes_wait_their_turn(patch: MonkeyPatch) -> None:
    original = command.Command.claims

    def in_order(self: command.Command, among: order.Order) -> claims.Claims:
        return claims.ALL if self.plan.function.name == "gtapAsideIn" else original(self, among)

    patch.setattr(command.Command, "claims", in_order)


def _marks_before_their_time(patch: MonkeyPatch) -> None:
    patch.setattr(questions.Questions, "_submit", lambda self, question, needs, ask: self._answer(question, 0))


def _own_work_on_capturing_streams(patch: MonkeyPatch) -> None:
    patch.setattr(order.Order, "is_captured", lambda self, key: False)


def _joined_streams_are_forgotten(patch: MonkeyPatch) -> None:
    patch.setattr(captures.Captures, "joins", lambda self, key, event: False)


MUTATIONS = (
    Mutation(1, "claims never conflict", _claims_never_conflict),
    Mutation(1, "a synchronise leaves its place", _synchronise_out_of_its_place),
    Mutation(2, "the reader waits for held commands", _reader_waits_for_what_is_held),
    Mutation(2, "the reader waits for callbacks", _reader_waits_for_callbacks),
    Mutation(2, "gates do not hold", _gates_do_not_hold),
    Mutation(3, "a late payload stalls every stream", _late_payload_stalls_everything),
    Mutation(3, "a late payload is passed by its own stream", _late_payload_is_passed),
    Mutation(4, "an output without credit holds every stream", _outputs_hold_all_when_credit_is_used_up),
    Mutation(4, "outputs take no credit", _outputs_without_credit),
    Mutation(5, "threads share a default stream", _threads_share_a_stream),
    Mutation(5, "a thread's stream is the legacy one", _own_stream_is_the_legacy_one),
    Mutation(6, "no fence behind blocking posts", _no_fence_behind_blocking_posts),
    Mutation(6, "no fence before freed memory is used again", _no_fence_for_freed_memory),
    Mutation(6, "streams pass fences", _streams_do_not_enter),
    Mutation(7, "outputs are sent late", _outputs_are_sent_late),
    Mutation(7, "pulled bytes wait their turn", _pulled_bytes_wait_their_turn),
    Mutation(7, "marks before their time", _marks_before_their_time),
    Mutation(9, "the session's own work on capturing streams", _own_work_on_capturing_streams),
    Mutation(9, "streams that join a capture are forgotten", _joined_streams_are_forgotten),
)
