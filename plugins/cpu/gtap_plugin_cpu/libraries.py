"""The CPU providers of library plugins, called in the child with NumPy views of its memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gtap_core import Entry
from gtap_core.spec import Library, cpu_function
from gtap_core.spec.provider import CpuFunction
from gtap_plugin_cpu.memory import DeviceMemory

NOT_SUPPORTED = 801


class Libraries:
    """Every library's CPU functions, and the objects that they made, by token."""

    def __init__(
        self,
        memory: DeviceMemory,
        specs: Callable[[], Mapping[str, Library]],
        say: Callable[[str], None],
    ) -> None:
        """`specs` gives the libraries by name; called at the first call of one. `say` gets what people should know."""
        self._memory, self._load, self._say = memory, specs, say
        self._lacking: set[tuple[str, str | None]] = set()
        self._specs: Mapping[str, Library] | None = None
        self._functions: dict[tuple[str, str], CpuFunction | None] = {}
        self._entries: dict[int, Entry] = {}

    def _spec(self, library: str) -> Library | None:
        if self._specs is None:
            self._specs = self._load()
        return self._specs.get(library)

    def _function(self, spec: Library, name: str) -> CpuFunction | None:
        key = (spec.name, name)
        if key not in self._functions:
            self._functions[key] = cpu_function(spec, name) if name in spec.by_name else None
        return self._functions[key]

    def call(self, library: str, name: str, arguments: Sequence[Any]) -> tuple[int, list[bytes | None]]:
        """Call a function: its status, and the bytes of its outputs in the order of the arguments."""
        spec = self._spec(library)
        function = self._function(spec, name) if spec is not None else None
        if spec is None or function is None:
            return (spec.statuses.not_supported if spec is not None else NOT_SUPPORTED), []
        declared = function.function
        given = [bytearray(tag[1]) if (tag := _tagged(a)) and tag[0] == "out" else a for a in arguments]
        try:
            whole = declared.complete(given)
        except ValueError:
            return spec.statuses.invalid_value, []
        values = [self._argument(a, p.creates) for a, p in zip(whole, declared.parameters, strict=True)]
        if any(value is _DEAD for value in values):
            return spec.statuses.invalid_handle, []
        try:
            status = function(values, self._memory.view)
        except ModuleNotFoundError as error:
            status = self._lacks(spec, error)
        except MemoryError:
            status = spec.statuses.out_of_memory
        for parameter, argument in zip(declared.parameters, whole, strict=True):
            ended = parameter.creates if status else parameter.name == declared.destroys
            if ended and (tagged := _tagged(argument)):
                self._entries.pop(tagged[1], None)
        return status, [bytes(each) if isinstance(each, bytearray) else None for each in given]

    def _lacks(self, spec: Library, error: ModuleNotFoundError) -> int:
        """Say once what the plugin's extra `[cpu]` would have brought."""
        if (spec.name, error.name) not in self._lacking:
            self._lacking.add((spec.name, error.name))
            needs = f"{spec.name} on the cpu device needs {error.name}, which the server lacks"
            self._say(f"{needs}: pip install '{spec.package}[cpu]' there")
        return spec.statuses.not_supported

    def _argument(self, argument: Any, creates: bool) -> Any:
        """What a function sees: an object by its token, or the value itself."""
        tagged = _tagged(argument)
        if tagged is None:
            return argument
        kind, value = tagged
        if kind == "stream":
            return value
        if creates:
            return self._entries.setdefault(value, Entry(value, "", {}))
        entry = self._entries.get(value)
        return entry.real if entry is not None else _DEAD


_DEAD = object()


def _tagged(argument: Any) -> tuple[str, Any] | None:
    return (argument[0], argument[1]) if isinstance(argument, list) and len(argument) == 2 else None
