"""Which library and function a frame means: the client's numbers, the server's specs, and how well they agree."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from gtap_core.errors import Fault
from gtap_core.spec import Function, Library, Parameter, Real
from gtap_core.spec.roles import Stream
from gtap_core.wire.opening import MOST_LIBRARIES, Known, Offer, Verdict

from .call import Provider
from .ordering import Ordering, ordering_of


@attrs.frozen(eq=False)
class Plan:
    """Everything about one function that does not change from call to call."""

    function: Function
    provider: Provider
    handler: Callable[..., Any] | None
    is_async: bool
    ordering: Ordering
    streams: tuple[int, ...]  # indices of parameters
    handles: tuple[int, ...]  # of handles that exist already
    nullable: frozenset[int]  # of those for which NULL means something
    created: int | None
    real: frozenset[int]  # of handles that the handler wants as RealHandle
    pointers: tuple[int, ...]  # of device pointers with a length
    outputs: tuple[int, ...]
    embeds: bool  # handles may lie inside blocks of bytes

    @property
    def library(self) -> Library:
        """The spec of the function's library."""
        return self.function.library


def make_plan(function: Function, provider: Provider) -> Plan:
    """Look at a function and its handler once."""
    handler = function.library.handlers.get(function.name)
    parameters = function.parameters
    streams = tuple(i for i, each in enumerate(parameters) if isinstance(each.role, Stream) and not each.creates)
    handles = tuple(i for i, each in enumerate(parameters) if each.kind and not each.creates and i not in streams)
    return Plan(
        function=function,
        provider=provider,
        handler=handler,
        is_async=handler is not None and inspect.iscoroutinefunction(handler),
        ordering=ordering_of(handler, bool(streams or handles)),
        streams=streams,
        handles=handles,
        nullable=frozenset(i for i in handles if getattr(parameters[i].role, "nullable", False)),
        created=next((i for i, each in enumerate(parameters) if each.creates), None),
        real=_wants_real(handler),
        pointers=tuple(i for i, each in enumerate(parameters) if each.length is not None),
        outputs=tuple(i for i, each in enumerate(parameters) if each.is_output),
        embeds=any(_embeds(each) for each in parameters),
    )


def _embeds(parameter: Parameter) -> bool:
    if parameter.struct is not None and parameter.struct.places:
        return True
    parts = [part for part in (parameter.part, *parameter.cases.values()) if part is not None]
    return any(part.places or any(nested.places for _, nested in part.nested) for part in parts)


def _wants_real(handler: Callable[..., Any] | None) -> frozenset[int]:
    if handler is None:
        return frozenset()
    annotations = inspect.get_annotations(handler, eval_str=True)
    names = list(inspect.signature(handler).parameters)[1:]  # the first one is the session
    return frozenset(i for i, name in enumerate(names) if annotations.get(name) is Real)


@functools.cache
def golden(library: Library) -> list[int]:
    """The running hash of a library, whose spec is complete: computed once, and shared by processes that are forked."""
    return library.golden


class Libraries:
    """The libraries that a client declared, by its numbers."""

    def __init__(self, installed: Mapping[str, Library]) -> None:
        self._installed = installed
        self._declared: list[Library | None] = [None]  # 0 is the core
        self._plans: dict[tuple[int, int], Plan | None] = {}

    def declare(self, offers: Sequence[Offer]) -> tuple[Verdict, ...]:
        """Number further libraries. Fault: too many."""
        if len(self._declared) + len(offers) > MOST_LIBRARIES:
            raise Fault(f"more than {MOST_LIBRARIES} libraries")
        verdicts = tuple(self._judge(offer) for offer in offers)
        for offer, verdict in zip(offers, verdicts, strict=True):
            self._declared.append(self._installed[offer.name] if verdict.known is Known.OK else None)
        return verdicts

    def declared(self) -> Iterator[tuple[int, Library]]:
        """Those that were agreed upon, by their numbers."""
        return ((number, library) for number, library in enumerate(self._declared) if library is not None)

    def forget(self) -> None:
        """Start anew: the client opens again, with another slot."""
        del self._declared[1:]
        self._plans.clear()

    def _judge(self, offer: Offer) -> Verdict:
        library = self._installed.get(offer.name)
        if library is None or library.export_only:  # which lets programs load there: nothing of it is remote
            return Verdict(Known.MISSING)
        common = min(offer.ordinals, library.ordinals)
        ours = golden(library)[common]
        same = library.layout == offer.layout and (offer.ordinals > common or ours == offer.golden)
        # A client that knows more ordinals compares the server's hash with its own; the server cannot.
        return Verdict(Known.OK if same else Known.DIFFERS, library.ordinals, ours)

    def find(self, number: int, ordinal: int) -> Plan | None:
        """The plan of a function; None for an ordinal that the server lacks. Fault: a library not agreed upon."""
        try:
            return self._plans[number, ordinal]
        except KeyError:
            plan = self._plans[number, ordinal] = self._find(number, ordinal)
            return plan

    def _find(self, number: int, ordinal: int) -> Plan | None:
        library = self.library(number)
        function = library.functions.get(ordinal)
        return None if function is None else make_plan(function, Provider(library))

    def library(self, number: int) -> Library:
        """The library of a number. Fault: none was agreed upon under it."""
        library = self._declared[number] if 0 < number < len(self._declared) else None
        if library is None:
            raise Fault(f"a call of library {number}, which was not agreed upon")
        return library
