"""A library as its spec declares it: functions by verb, from which both sides are generated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import attrs

from gtap_core.errors import SpecError
from gtap_core.spec import golden, marshal
from gtap_core.spec.bodies import complete, full_handler
from gtap_core.spec.layout import Parameter, Types, place
from gtap_core.spec.marshal import Buffer, Bulk, CallLayout, Embedded
from gtap_core.spec.prototype import Prototype, parse_prototype
from gtap_core.spec.roles import Callback, KernelParams, Role, Tagged, User, role_of

Verb = Literal["call", "post", "defer", "local", "lower", "custom", "refuse"]
Body = TypeVar("Body", bound=Callable[..., Any])
RoleLike = Role | type[Role]

_WIRE = ("call", "post", "defer", "custom")
_HIGHEST_ORDINAL = 65535


@attrs.frozen
class Statuses:
    """The numbers in which a library speaks of gtap's own conditions."""

    not_supported: int = 1
    not_initialized: int = 1
    invalid_handle: int = 1
    invalid_value: int = 1
    out_of_memory: int = 1


@attrs.frozen(eq=False)
class Function:
    """One function of a library. `kind` is the verb that declared it; `mode` says how it travels (call, post, defer).

    `ordinal` is 0 and `parameters` is empty where it has no wire form (local, lower, refuse).
    """

    library: Library = attrs.field(repr=False)
    ordinal: int
    kind: Verb
    prototype: Prototype
    mode: str = ""
    call: CallLayout = attrs.field(default=CallLayout("", (), 0, {}), repr=False)
    creates: str = ""
    destroys: str = ""
    poisons: str = ""
    waits: str = "always"  # "wanted": a call that asks for no output is posted
    valid: str = ""  # a C condition on the arguments
    variants: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    to: str = ""
    status_map: str = ""
    reason: str = ""
    shown: str = ""  # the name that people are told: the function that the program called

    @property
    def name(self) -> str:
        return self.prototype.name

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.call.parameters

    @property
    def outputs(self) -> list[Parameter]:
        """The parameters that have a place in the reply, in order."""
        return self.call.outputs

    def parameter(self, name: str) -> Parameter:
        return next(parameter for parameter in self.parameters if parameter.name == name)

    def unmarshal(self, body: Buffer) -> list[Any]:
        """A call body's arguments in prototype order (forms: spec/marshal.py). Raises Malformed."""
        return marshal.unmarshal(self.call, body)

    def marshal(self, arguments: Sequence[Any]) -> bytes:
        """The body of a call with arguments in the form that `unmarshal` returns."""
        return marshal.marshal(self.call, arguments)

    def marshal_reply(self, status: int, outputs: Sequence[Buffer | Bulk | None] = ()) -> bytes:
        """A reply's body; without `outputs` all of them are absent (a call that failed)."""
        return marshal.marshal_reply(self.call, status, outputs or [None] * len(self.outputs))

    def unmarshal_reply(self, body: Buffer) -> tuple[int, list[memoryview | Bulk | None]]:
        """(status, outputs) of a reply's body. Raises Malformed."""
        return marshal.unmarshal_reply(self.call, body)

    def embedded(self, arguments: Sequence[Any]) -> list[Embedded]:
        """The handles inside blocks of bytes, which the executing side replaces by real ones."""
        return list(marshal.embedded(self.call, arguments))

    def complete(self, arguments: Sequence[Any]) -> list[Any]:
        """All arguments of a provider call that left out plain counts. Raises ValueError."""
        return complete(self.call, arguments)

    def device_range(self, parameter: Parameter, arguments: Sequence[Any]) -> int | None:
        """The bytes that a DevicePointer must have, None where the spec does not say. Raises Malformed."""
        return marshal.device_range(self.call, parameter, arguments)


class Library:
    """The spec of one library.

    `soname`: the names that programs load it by, the primary one first. `exports`: a list of the real library's symbol
    names, a path in the plugin's folder; or one for each soname, which makes a stub for each (the others are further
    names of the first). `real`: where the server finds the real library. `needs`: sonames of other plugins' stubs that
    lowered functions call, or those of each soname. `handwritten`: which files of handwritten/ are this library's,
    where a plugin has several. `headers`: files of handwritten/ that generated code includes, which define the structs.
    `pathfinder`: the name by which cuda.pathfinder finds it, in wheels too; asked before those are tried.
    `tables`: numbers by key for count expressions. `major`: the CUDA major that a stub belongs to, where it matters.
    `first_create_waits`: the first creation of each type in a session is a call, so that a library that cannot work
    says so there; False where nothing can be wrong that the handshake has not told.
    `node`: the version node of the real library's symbols, where that is not the soname; "" for symbols without one.
    `export_only`: nothing of it is remote; its stub lets programs load, until a plugin that makes the same sonames
    takes its place. A `not_supported` of 0 says that a program loses nothing then: calls succeed without a word.
    `wraps`: for a library that runs in the client, the wheel that has it by soname. Its stub stands before the
    program's own copy, where a device takes PTX alone: `local` functions have bodies by hand, others are that copy's.
    `attaches`: its functions work in a context of the device, made at the first of them; False: they need none.
    `enter`, `leave`: C functions around every lowered call, `int32_t enter(void)` (not 0: returned at once) and
    `int32_t leave(int32_t status)`.
    """

    def __init__(
        self,
        name: str,
        *,
        soname: str | Sequence[str],
        types: Mapping[str, str | RoleLike] | None = None,
        package: str = "",
        layout: int = 1,
        statuses: Statuses | None = None,
        exports: str | Mapping[str, str] = "",
        real: Sequence[str] = (),
        pathfinder: str = "",
        needs: Sequence[str] | Mapping[str, Sequence[str]] = (),
        handwritten: str = "*.c",
        headers: Sequence[str] = (),
        tables: Mapping[str, Mapping[int, int]] | None = None,
        major: int | Mapping[str, int] = 0,
        first_create_waits: bool = True,
        node: str | None = None,
        export_only: bool = False,
        wraps: Mapping[str, str] | None = None,
        enter: str = "",
        leave: str = "",
        attaches: bool = True,
    ) -> None:
        if not name.isidentifier():
            raise SpecError(f"a library's name is a C identifier, not {name!r}")
        self.name = name
        self.sonames = (soname,) if isinstance(soname, str) else tuple(soname)
        self.package = package or f"gtap-plugin-{name}"
        self.layout = layout
        self.statuses = statuses or Statuses()
        self.exports = exports
        self.real = tuple(real) or self.sonames
        self.pathfinder = pathfinder
        self.needs = _each(needs) if isinstance(needs, Mapping) else tuple(needs)
        self.handwritten = handwritten
        self.headers = tuple(headers)
        self.tables = dict(tables or {})
        self.major = major
        self.first_create_waits = first_create_waits
        self.node = node
        self.export_only = export_only
        self.wraps = dict(wraps or {})
        self.attaches = attaches
        self.enter = enter
        self.leave = leave
        self.types = Types(name, types or {}, self.tables)
        self.declared: list[Function] = []
        self._named: dict[str, list[Function]] = {}
        self.functions: dict[int, Function] = {}
        self.by_name: dict[str, Function] = {}
        """Wire functions by name (the first of those that differ by soname)."""
        self.handlers: dict[str, Callable[..., Any]] = {}
        self.cpu_functions: dict[str, Callable[..., Any]] = {}
        self.cuda_functions: dict[str, Callable[..., Any]] = {}

    def __repr__(self) -> str:
        return f"<Library {self.name}: {len(self.functions)} wire functions, {len(self.declared)} declared>"

    # ---- the verbs ----

    def call(self, ordinal: int, prototype: str, **options: Any) -> Function:
        """The caller waits for status and outputs. Options: roles by parameter name, and those of `declare`."""
        return self.declare("call", ordinal, prototype, **options)

    def post(self, ordinal: int, prototype: str, **options: Any) -> Function:
        """Nobody waits."""
        return self.declare("post", ordinal, prototype, **options)

    def defer(self, ordinal: int, prototype: str, **options: Any) -> Function:
        """Posted; its one output is written when it arrives."""
        return self.declare("defer", ordinal, prototype, **options)

    def custom(self, ordinal: int, prototype: str, *, kind: str | RoleLike = "call", **options: Any) -> Function:
        """The wire form is generated, bodies are by hand: the server's a handler, the client's in handwritten/.

        A plugin without a handwritten/*.c gets the plain stub. `kind`: how it travels (call, post, defer).
        """
        if not isinstance(kind, str):
            return self.declare("custom", ordinal, prototype, kind_role=kind, **options)
        return self.declare("custom", ordinal, prototype, mode=kind, **options)

    def local(self, prototype: str, **options: Any) -> Function:
        """Answered on the client, by a body in handwritten/."""
        return self.declare("local", 0, prototype, **options)

    def lower(self, prototype: str, *, to: str = "", status_map: str = "", **options: Any) -> Function:
        """Answered by calls of another library.

        `to` names a function that takes the same arguments in order, or is a whole C call, `cuX(a, b)`; without it the
        body is in handwritten/. `status_map`: a C function for its result (default: the library's `leave`).
        """
        return self.declare("lower", 0, prototype, to=to, status_map=status_map, **options)

    def refuse(self, prototype: str, reason: str, **options: Any) -> Function:
        """Exported, answers not_supported; `reason` is said once."""
        return self.declare("refuse", 0, prototype, reason=reason, **options)

    def declare(
        self,
        verb: Verb,
        ordinal: int,
        prototype: str,
        *,
        mode: str = "",
        destroys: str | RoleLike = "",
        poisons: str | RoleLike = "",
        waits: str | RoleLike = "always",
        valid: str | RoleLike = "",
        variants: Sequence[str] = (),
        only: Sequence[str] = (),
        to: str = "",
        status_map: str = "",
        reason: str = "",
        shown: str = "",
        roles: Mapping[str, RoleLike] | None = None,
        **more: RoleLike,
    ) -> Function:
        """Declare one function. Raises SpecError.

        `destroys`, `poisons`: the handle parameter that ends, or that a failure makes unusable. `waits="wanted"`: a
        call that wants no output this time is posted. `valid`: a C expression over the parameters; where it is 0 the
        stub answers invalid_value and sends nothing, as libraries do of what is statically wrong. `variants`: "ptsz" or
        "ptds", also exported with that suffix, where stream 0 is the thread's own. `only`: the sonames that have it.
        `shown`: for a function of gtap's own, the one that the program calls, which messages and statistics name.
        `roles`: for parameters whose names are options here.
        """
        named = {**more, **(roles or {})}
        if "kind_role" in named:
            named["kind"] = named.pop("kind_role")
        parsed = parse_prototype(prototype)
        try:
            function = Function(
                self, ordinal, verb, parsed, mode or verb, variants=tuple(variants), only=tuple(only), to=to,
                status_map=status_map, reason=reason, waits=str(waits), valid=str(valid), destroys=str(destroys),
                poisons=str(poisons), shown=shown or parsed.name,
            )  # fmt: skip
            if verb in _WIRE:
                function = self._with_wire(function, {name: role_of(role) for name, role in named.items()})
            elif named:
                raise SpecError(f"{', '.join(named)}: a {verb} function has no roles")
            if verb == "local":
                _check_variants(function)
            self._check_name(function)
        except SpecError as error:
            raise SpecError(f"{self.name}.{parsed.name}: {error}") from None
        self.declared.append(function)
        self._named.setdefault(function.name, []).append(function)
        if function.ordinal:
            self.functions[ordinal] = function
            self.by_name.setdefault(function.name, function)
        return function

    def _check_name(self, function: Function) -> None:
        for other in self._named.get(function.name, ()):
            if not (other.only and function.only and not set(other.only) & set(function.only)):
                raise SpecError("declared twice (functions of different sonames say only=)")
        for soname in function.only:
            if soname not in self.sonames:
                raise SpecError(f"only: {soname} is no soname of this library")

    def _with_wire(self, function: Function, roles: Mapping[str, Role]) -> Function:
        ordinal, prototype = function.ordinal, function.prototype
        if not 1 <= ordinal <= _HIGHEST_ORDINAL or ordinal in self.functions:
            raise SpecError(f"ordinal {ordinal} is taken or out of range (ordinals are permanent; append)")
        if function.mode not in ("call", "post", "defer"):
            raise SpecError(f"kind is call, post or defer, not {function.mode!r}")
        result = self.types.resolve(prototype.result)
        if result.is_pointer or self.types.measure(result)[0] not in ("i", "I"):
            raise SpecError("a wire function returns a status of type int")
        declared = {parameter.name for parameter in prototype.parameters}
        for unknown in roles.keys() - declared:
            raise SpecError(f"there is no parameter {unknown}")
        users = {role.user for role in roles.values() if isinstance(role, Callback) and role.user}
        roles = {**roles, **{user: User() for user in users}}
        made = [self.types.parameter(each, roles.get(each.name)) for each in prototype.parameters]
        parameters, fixed = place(self.types, made)
        layout = CallLayout(function.name, parameters, fixed, self.tables)
        function = attrs.evolve(function, call=layout, creates=_created(parameters))
        _check_wire(function)
        return function

    # ---- bodies ----

    def handler(self, name: str) -> Callable[[Body], Body]:
        """Decorator: the server's body of a wire function: session, then the arguments (by name if it takes fewer)."""
        return self._body(name, self.handlers)

    def cpu(self, name: str) -> Callable[[Body], Body]:
        """Decorator: the CPU device's body of a wire function; see spec/provider.py for its arguments."""
        return self._body(name, self.cpu_functions)

    def cuda(self, name: str) -> Callable[[Body], Body]:
        """Decorator: how the real library does what a function of gtap's own says; see devices/cuda/libraries.py.

        For what no prototype of the library can carry: objects by value, made anew from an encoding.
        """
        return self._body(name, self.cuda_functions)

    def _body(self, name: str, bodies: dict[str, Callable[..., Any]]) -> Callable[[Body], Body]:
        if name not in self.by_name:
            raise SpecError(f"{self.name} has no wire function {name}")
        if name in bodies:
            raise SpecError(f"{self.name}.{name} has a body already")

        def keep(body: Body) -> Body:
            bodies[name] = full_handler(self.by_name[name].call, body) if bodies is self.handlers else body
            return body

        return keep

    # ---- the layout ----

    @property
    def ordinals(self) -> int:
        """The highest ordinal."""
        return max(self.functions, default=0)

    @property
    def layout_lines(self) -> list[str]:
        """The golden layout: one line per ordinal from 1, empty for a gap."""
        numbers = range(1, self.ordinals + 1)
        return [self._line(self.functions[each]) if each in self.functions else "" for each in numbers]

    @staticmethod
    def _line(function: Function) -> str:
        return golden.line(function.ordinal, function.call, function.mode == "defer")

    @property
    def golden(self) -> list[int]:
        """The running hash: entry k covers the layout up to ordinal k."""
        return golden.running_hash(self.name, self.layout_lines)


def _each(needs: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {soname: tuple(each) for soname, each in needs.items()}


def _created(parameters: Sequence[Parameter]) -> str:
    created = [parameter.name for parameter in parameters if parameter.creates]
    if len(created) > 1:
        raise SpecError("a function creates one object at most")
    return created[0] if created else ""


def stream_parameter(function: Function) -> str:
    """The name of its first stream parameter. Raises SpecError if it has none."""
    for declaration in function.prototype.parameters:
        if function.library.types.is_stream(declaration.type):
            return declaration.name
    raise SpecError("a per-thread variant needs a parameter of a Stream type")


def _check_variants(function: Function) -> None:
    if "ptsz" in function.variants or "ptds" in function.variants:
        stream_parameter(function)


def _check_wire(function: Function) -> None:
    for name in (function.destroys, function.poisons):
        if name and not any(each.name == name and each.kind and not each.creates for each in function.parameters):
            raise SpecError(f"{name} is not a handle parameter")
    if function.waits not in ("always", "wanted") or (function.waits == "wanted" and function.mode != "call"):
        raise SpecError("waits is always, or wanted for a call")
    if function.mode == "defer" and len(function.outputs) != 1:
        raise SpecError("a deferred function has exactly one output")
    if function.mode == "post" and function.outputs:
        raise SpecError("a posted function has no outputs but handles")
    _check_variants(function)
    for parameter in function.parameters:
        if parameter.part is not None or parameter.length is not None:
            _check_expressions(function, parameter)


def _check_expressions(function: Function, parameter: Parameter) -> None:
    parts = [part for part in (parameter.part, *parameter.cases.values()) if part is not None]
    names = [name for part in parts if part.length is not None for name in part.length.names()]
    names += parameter.length.names() if parameter.length is not None else []
    for name in names:
        _check_readable(function, parameter.name, name.name, name.deref)
    if isinstance(parameter.role, Tagged):
        _check_readable(function, parameter.name, parameter.role.tag, False)
    if isinstance(parameter.role, KernelParams) and not any(p.name == parameter.role.of for p in function.parameters):
        raise SpecError(f"{parameter.name}: there is no parameter {parameter.role.of}")
    for part in parts:
        for _, nested in part.nested:
            assert nested.owner is not None and nested.length is not None
            for name in nested.length.names():
                if name.deref or nested.owner.member(name.name).code in ("", "f", "d"):
                    raise SpecError(f"{nested.path}: {name.name} is not an integer member")


def _check_readable(function: Function, where: str, name: str, deref: bool) -> None:
    found = next((parameter for parameter in function.parameters if parameter.name == name), None)
    if found is None:
        raise SpecError(f"{where}: there is no parameter {name}")
    if deref:
        part = found.part
        if part is None or part.direction == "out" or part.length is None or part.length.constant != part.stride:
            raise SpecError(f"{where}: *{name} needs an In or InOut parameter of one integer")
    elif found.part is not None or found.kind or found.struct is not None or found.code in ("", "f", "d"):
        raise SpecError(f"{where}: {name} is not an integer parameter")
