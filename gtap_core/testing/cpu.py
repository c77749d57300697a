"""Calls a library's CPU provider through the wire forms, without a network, a session or C."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from gtap_core.spec.library import Library
from gtap_core.spec.provider import cpu_function


class CpuCalls:
    """One client of one library: marshals each call, unmarshals it, calls the CPU function, and back.

    `memory` is device memory from `base` on. Handles are the tokens that `call` was given to create.
    """

    def __init__(self, library: Library, *, memory: int = 1 << 20, base: int = 1 << 45) -> None:
        self.library = library
        self.memory = bytearray(memory)
        self.base = base
        self._objects: dict[int, Any] = {}

    def call(self, name: str, *arguments: Any) -> tuple[int, list[bytes | None]]:
        """(status, outputs) of one call; arguments as `Function.marshal` takes them. KeyError: no CPU function."""
        function = self.library.by_name[name]
        body = cpu_function(self.library, name)
        if body is None:
            raise KeyError(f"{self.library.name} has no CPU function {name}")
        received = function.unmarshal(function.marshal(arguments))
        made = SimpleNamespace(real=None)
        values = [
            made if parameter.creates else self._objects.get(value) if parameter.kind else value
            for parameter, value in zip(function.parameters, received, strict=True)
        ]
        status = body(values, self._look)
        self._settle(function.creates, function.destroys, made, received, [each.name for each in function.parameters])
        wanted = [value for each, value in zip(function.parameters, values, strict=True) if each.is_output]
        outputs = [bytes(each) if isinstance(each, bytearray) else None for each in wanted]
        status, replied = function.unmarshal_reply(function.marshal_reply(status, outputs))
        return status, [bytes(each) if isinstance(each, memoryview) else None for each in replied]

    def _settle(self, creates: str, destroys: str, made: Any, received: Sequence[Any], names: Sequence[str]) -> None:
        if creates:
            self._objects[received[names.index(creates)]] = made.real
        if destroys:
            self._objects.pop(received[names.index(destroys)], None)

    def _look(self, address: int, size: int) -> memoryview:
        start = address - self.base
        if start < 0 or start + size > len(self.memory):
            raise ValueError(f"no device memory at {address:#x}, {size} bytes")
        return memoryview(self.memory)[start : start + size]
