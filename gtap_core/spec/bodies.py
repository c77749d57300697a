"""Lets plugin code leave out what other arguments say: a handler without `n`, a provider call without it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any, cast

from gtap_core.errors import SpecError
from gtap_core.spec.expression import Name, Number, Operation
from gtap_core.spec.layout import Parameter, Part
from gtap_core.spec.marshal import CallLayout

Handler = Callable[..., Any]


def full_handler(call: CallLayout, body: Handler) -> Handler:
    """A handler that takes every parameter of the prototype, made from one that names only those it needs.

    One that takes as many as the prototype has is itself. Raises SpecError for a parameter that does not exist.
    """
    own = list(inspect.signature(body).parameters.values())
    names = [parameter.name for parameter in call.parameters]
    if len(own) - 1 >= len(names) or any(each.kind is each.VAR_POSITIONAL for each in own):
        return body
    wanted = [each.name for each in own[1:]]
    for name in wanted:
        if name not in names:
            raise SpecError(
                f"the handler of {call.name} takes {name}, the prototype has {', '.join(names) or 'nothing'}"
            )
    picks = [names.index(name) for name in wanted]
    if inspect.iscoroutinefunction(body):

        async def wait(session: Any, *arguments: Any) -> Any:
            return await body(session, *(arguments[index] for index in picks))

        return _signed(wait, body, [own[0].name, *names])

    def call_it(session: Any, *arguments: Any) -> Any:
        return body(session, *(arguments[index] for index in picks))

    return _signed(call_it, body, [own[0].name, *names])


def _signed(full: Any, body: Handler, names: Sequence[str]) -> Handler:
    """Give an adapter the face of a handler with these parameters."""
    full.__dict__.update(body.__dict__)  # marks on the body hold for what stands for it
    full.__annotations__ = inspect.get_annotations(body, eval_str=True)
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    full.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in names])
    return cast(Handler, full)


def complete(call: CallLayout, arguments: Sequence[Any]) -> list[Any]:
    """The arguments of a provider call in which counts were left out: they follow from the lengths of what they count.

    Raises ValueError when the number of arguments fits in no way.
    """
    missing = len(call.parameters) - len(arguments)
    if missing == 0:
        return list(arguments)
    counted = _counted(call)
    if missing < 0 or missing != len(counted):
        raise ValueError(f"{call.name} takes {len(call.parameters)} arguments (or all but {', '.join(counted)})")
    given = iter(arguments)
    values = {each.name: next(given) for each in call.parameters if each.name not in counted}
    for name, (parameter, stride) in counted.items():
        data = values[parameter.name]
        values[name] = 0 if data is None else len(data) // stride
    return [values[each.name] for each in call.parameters]


def _counted(call: CallLayout) -> dict[str, tuple[Parameter, int]]:
    """Parameters that say nothing but the length of another: name -> (that one, bytes of one element)."""
    found: dict[str, tuple[Parameter, int]] = {}
    for parameter in call.parameters:
        if parameter.part is not None and not parameter.cases:
            counted = _plain_count(parameter.part)
            if counted is not None:
                found.setdefault(counted[0], (parameter, counted[1]))
    return found


def _plain_count(part: Part) -> tuple[str, int] | None:
    match part.length.node if part.length is not None else None:
        case Name(name=name, deref=False):
            return name, 1
        case Operation(operator="multiply", left=Name(name=name, deref=False), right=Number(value=stride)):
            return name, stride
    return None
