"""Real libraries by ctypes: found by soname, called with arguments in the form that sessions use."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.table import NUMBERS, StatusError
from gtap_core.session.handles import Entry
from gtap_core.spec import Deep, Function, Library, Parameter, Role
from gtap_core.spec.layout import StructLayout
from gtap_core.spec.roles import Callback, User

# Outputs given by their bytes may be opaque structures: CUtensorMap wants the largest alignment that there is.
OPAQUE_BYTES, OPAQUE_ALIGNMENT = 4096, 64


@attrs.frozen
class _Argument:
    """One converted argument; `keep` holds the memory that `value` points to."""

    value: Any
    keep: Any = None


@attrs.frozen
class _Placed:
    """Memory for an output at an address that suits any type."""

    memory: Any


class RealLibrary:
    """One library of this machine, its functions typed from the spec.

    A body of `Library.cuda` gets this object before the arguments, in the thread that makes driver calls; it uses
    `raw`, `has`, `handle` and `kept`, and returns a status.
    """

    def __init__(self, spec: Library, contexts: Contexts) -> None:
        self._spec = spec
        self._contexts = contexts
        self._library = open_library(spec)
        self._functions: dict[str, Callable[..., int]] = {}
        self._raw: dict[str, Callable[..., int]] = {}
        self.kept: dict[str, Any] = {}  # what the bodies of `Library.cuda` keep of it, by names of theirs

    def has(self, name: str) -> bool:
        """Whether the library exports a function."""
        return hasattr(self._library, name)

    def raw(self, name: str, *types: Any) -> Callable[..., int]:
        """A function of the library that returns a status, by ctypes' types. StatusError: it has none of that name."""
        function = self._raw.get(name)
        if function is None:
            function = self._raw[name] = self._typed(name, types)
        return function

    def handle(self, value: Any) -> int:
        """The real object behind an Entry. Streams may be numbers; None, a handle that may be NULL, is 0."""
        if not isinstance(value, Entry):
            return int(value or 0)
        if isinstance(value.real, int):
            return value.real
        return self._contexts.use(value).handle

    def _typed(self, name: str, types: Sequence[Any]) -> Callable[..., int]:
        try:
            made: Any = self._library[name]
        except AttributeError:
            missing = f"the server's library has no {name}"
            raise StatusError(self._spec.statuses.not_supported, missing) from None
        made.restype, made.argtypes = ctypes.c_int, list(types)
        return made  # type: ignore[no-any-return]

    def call(self, name: str, arguments: Sequence[Any]) -> int:
        """Call a function; its status. Fills outputs and `real` of what it creates."""
        declared = self._spec.by_name[name]
        arguments = declared.complete(arguments)
        body = self._spec.cuda_functions.get(name)
        if body is not None:
            return int(body(self, *arguments))
        converted = [self._argument(p, value) for p, value in zip(declared.parameters, arguments, strict=True)]
        status = self._function(declared)(*[each.value for each in converted])
        for parameter, value, each in zip(declared.parameters, arguments, converted, strict=True):
            if isinstance(each.keep, _Placed):
                value[:] = ctypes.string_at(each.value, len(value))
            if parameter.creates and isinstance(value, Entry):
                value.real = each.keep.value
        return status

    def _function(self, declared: Function) -> Callable[..., int]:
        function = self._functions.get(declared.name)
        if function is None:
            types = [_ctype(parameter) for parameter in declared.parameters]
            function = self._functions[declared.name] = self._typed(declared.name, types)
        return function

    def _argument(self, parameter: Parameter, value: Any) -> _Argument:
        statuses = self._spec.statuses
        if parameter.creates:
            made = ctypes.c_int() if parameter.small else ctypes.c_void_p()
            return _Argument(ctypes.byref(made), made)
        if parameter.kind:
            return _Argument(self.handle(value))
        if isinstance(value, Deep) or (parameter.part is not None and parameter.part.places):
            # Tokens and descriptors inside a block would reach the library as pointers.
            raise StatusError(statuses.not_supported, f"{parameter.name}: pointers inside memory are not supported yet")
        if isinstance(parameter.role, Callback | User):
            return _Argument(None)
        if parameter.struct is not None:
            return _Argument(_struct(parameter.struct).from_buffer_copy(value))
        if isinstance(value, bytearray) and parameter.code == "" and len(value) <= OPAQUE_BYTES:
            placed = _Placed(ctypes.create_string_buffer(bytes(value), len(value) + OPAQUE_ALIGNMENT))
            return _Argument(-(-ctypes.addressof(placed.memory) // OPAQUE_ALIGNMENT) * OPAQUE_ALIGNMENT, placed)
        if isinstance(value, bytearray):
            memory = (ctypes.c_char * len(value)).from_buffer(value)
            return _Argument(ctypes.addressof(memory), memory)
        if isinstance(value, bytes | memoryview):
            copied = ctypes.create_string_buffer(bytes(value), len(value) + 1)
            return _Argument(ctypes.addressof(copied), copied)
        return _Argument(value)


def open_library(spec: Library) -> ctypes.CDLL:
    """Load the real library from NVIDIA's wheels, a toolkit or the system. StatusError: it is in none of them."""
    found = _in_wheels(spec.pathfinder) if spec.pathfinder else None
    for name in (*((found,) if found else ()), *spec.real):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    missing = f"the server has no {' or '.join(spec.real)}"
    raise StatusError(spec.statuses.not_supported, missing)


def _in_wheels(name: str) -> str | None:
    """Where cuda.pathfinder finds a library, in NVIDIA's wheels or a toolkit; what it needs is loaded then."""
    try:
        from cuda.pathfinder import DynamicLibNotFoundError, load_nvidia_dynamic_lib
    except ImportError:
        return None
    try:
        path: str | None = load_nvidia_dynamic_lib(name).abs_path
    except DynamicLibNotFoundError:
        return None
    return path


def _ctype(parameter: Parameter) -> Any:
    if parameter.small and not parameter.creates:
        return ctypes.c_int
    pointer = parameter.part is not None or parameter.kind or parameter.creates or _passes_nothing(parameter.role)
    if pointer:
        return ctypes.c_void_p
    return _struct(parameter.struct) if parameter.struct is not None else NUMBERS[parameter.code]


def _passes_nothing(role: Role) -> bool:
    return isinstance(role, Callback | User)


@cache
def _struct(layout: StructLayout) -> Any:
    """The ctypes structure of a layout, with its members' own types: they decide the registers it travels in."""
    fields = [
        (
            m.name,
            NUMBERS[m.code] * (m.size // ctypes.sizeof(NUMBERS[m.code])) if m.type.array else NUMBERS[m.code or "Q"],
        )
        for m in layout.members
    ]
    return type(layout.name, (ctypes.Structure,), {"_fields_": fields})


@attrs.define(eq=False)
class RealLibraries:
    """Every library that a session has called so far."""

    specs: Mapping[str, Library]
    contexts: Contexts
    _open: dict[str, RealLibrary] = attrs.field(factory=dict)

    def call(self, library: str, function: str, arguments: Sequence[Any]) -> int:
        """Call a function of a library by their names; its status."""
        real = self._open.get(library)
        if real is None:
            real = self._open[library] = RealLibrary(self.specs[library], self.contexts)
        return real.call(function, arguments)
