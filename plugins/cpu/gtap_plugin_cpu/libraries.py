"""The CPU providers of library plugins, called in the child with NumPy views of its memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gtap_plugin_cpu.memory import DeviceMemory

NOT_SUPPORTED, INVALID_HANDLE = 801, 400


class Libraries:
    """Every library's CPU functions, and the objects that they made, by token."""

    def __init__(self, memory: DeviceMemory) -> None:
        self._memory = memory
        self._plugins: Any = None
        self._functions: dict[tuple[str, str], Any] = {}
        self._entries: dict[int, Any] = {}

    def _function(self, library: str, name: str) -> Any:
        key = (library, name)
        if key not in self._functions:
            from gtap_core import plugins
            from gtap_core.spec import cpu_function

            if self._plugins is None:
                self._plugins = plugins.load()
            spec = self._plugins.libraries.get(library)
            known = spec is not None and name in spec.by_name
            self._functions[key] = (spec, cpu_function(spec, name) if known else None)
        return self._functions[key]

    def call(self, library: str, name: str, arguments: Sequence[Any]) -> tuple[int, list[bytes | None]]:
        """Call a function: its status, and the bytes of its outputs in the order of the arguments."""
        spec, function = self._function(library, name)
        if function is None:
            return (spec.statuses.not_supported if spec is not None else NOT_SUPPORTED), []
        parameters = function.function.parameters
        values = [
            self._argument(argument, parameters[i].creates) for i, argument in enumerate(arguments[: len(parameters)])
        ]
        if any(value is _DEAD for value in values):
            return spec.statuses.invalid_handle, []
        status = function(values, self._memory.view)
        destroys = function.function.destroys
        for parameter, argument in zip(parameters, arguments, strict=False):
            if destroys and parameter.name == destroys and not status:
                self._entries.pop(argument[1], None)
        return status, [bytes(v) if a is not None and a[0] == "out" else None
                        for a, v in zip(map(_tagged, arguments), values, strict=False)]  # fmt: skip

    def _argument(self, argument: Any, creates: bool) -> Any:
        """What a function sees: an output buffer, an object by its token, or the value itself."""
        tagged = _tagged(argument)
        if tagged is None:
            return argument
        kind, value = tagged
        if kind == "out":
            return bytearray(value)
        if kind == "stream":
            return value
        if creates:
            from gtap_core.session.handles import Entry

            self._entries[value] = Entry(value, "", {})
            return self._entries[value]
        entry = self._entries.get(value)
        return entry.real if entry is not None else _DEAD


_DEAD = object()


def _tagged(argument: Any) -> tuple[str, Any] | None:
    return (argument[0], argument[1]) if isinstance(argument, list) and len(argument) == 2 else None
