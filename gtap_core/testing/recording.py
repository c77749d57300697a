"""Runs the generated C of wire functions against a recorder and compares it with the marshalling in Python."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from gtap_core.generate import ctext
from gtap_core.generate.wire_header import wire_header
from gtap_core.spec.layout import Parameter
from gtap_core.spec.library import Function, Library
from gtap_core.spec.marshal import Deep, active_part
from gtap_core.spec.roles import Callback, HostOrDevice, KernelParams
from gtap_core.testing.compiling import compile_c

POSTED, CREATED, CALLED, DEFERRED = 1, 2, 3, 4
_SLOT = b"\xee" * 8  # what an output holds that nobody wrote


class _Record(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_uint64) for name in ("mode", "ordinal", "size", "capacity", "destroyed")),
        ("body", ctypes.c_void_p),
    )


def calls_plugin_code(function: Function) -> bool:
    """Whether its generated code calls C functions of the plugin, which the recorder does not have."""
    return any(
        isinstance(role, KernelParams) or (isinstance(role, Callback) and role.register)
        for role in (parameter.role for parameter in function.parameters)
    )


def _header(library: Library) -> str:
    """The wire header, for any arguments; where a pointer lies is told by its value, whatever mode the plugin has."""
    text = wire_header(library)
    roles = [parameter.role for function in library.functions.values() for parameter in function.parameters]
    modes = sorted({role.mode for role in roles if isinstance(role, HostOrDevice) and role.mode})
    for mode in modes:
        text = text.replace(f" {mode}(", " recording_mode(")
    mode = "#define recording_mode(handle, pointer) gtap_on_device(pointer)\n" if modes else ""
    return f"#define GTAP_VALID(condition) 1\n{mode}{text}"


def _source(library: Library, functions: Sequence[Function]) -> str:
    """C functions that take pointers to every argument, so that no calling convention has to be imitated."""
    texts = [f'#include "{library.name}_wire.h"\n']
    statuses = ", ".join(str(status) for status in attrs.astuple(library.statuses))
    texts.append(f"const gtap_library {library.name}_wire_library = {{.statuses = {{{statuses}}}}};\n")
    for function in functions:
        arguments = [
            f"*(__typeof__({p.type.declare('')}) *)a[{i}]" for i, p in enumerate(function.prototype.parameters)
        ]
        call = f"{ctext.wire_name(function)}({', '.join(['gtap_current(NULL)', *arguments])})"
        body = f"    (void)a;\n    return {call};\n"
        texts.append(f"GTAP_EXPORT int32_t recording_call_{function.ordinal}(void **a);\n")
        texts.append(f"int32_t recording_call_{function.ordinal}(void **a)\n{{\n{body}}}\n")
    return "".join(texts)


class Recording:
    """The wire functions of one library, compiled with the recorder into `folder`."""

    def __init__(self, library: Library, functions: Sequence[Function], folder: Path, include: Sequence[Path]) -> None:
        (folder / f"{library.name}_wire.h").write_text(_header(library))
        source = folder / f"{library.name}_recording.c"
        source.write_text(_source(library, functions))
        recorder = Path(__file__).with_name("recording.c")
        own = ("-Wl,-Bsymbolic",)  # whatever else this process has loaded
        made = compile_c([source, recorder], folder / f"{library.name}_recording.so", [folder, *include], own)
        self._c = ctypes.CDLL(str(made))
        self._record = _Record.in_dll(self._c, "record")

    def call(self, function: Function, values: Sequence[Any], status: int, outputs: Sequence[bytes | None]) -> Recorded:
        """Call the wire function with arguments that mean `values`, answered by `status` and `outputs`."""
        memory = _Memory(function, values)
        reply = function.marshal_reply(status, outputs)[8:]
        self._c.recording_start(status, reply, len(reply), ctypes.c_uint64(8 * len(function.outputs)))
        result = int(getattr(self._c, f"recording_call_{function.ordinal}")(memory.pointers()))
        body = ctypes.string_at(self._record.body, self._record.size) if self._record.size else b""
        return Recorded(result, int(self._record.mode), int(self._record.ordinal), body, memory)


class Recorded:
    """What one call sent and left behind."""

    def __init__(self, status: int, mode: int, ordinal: int, body: bytes, memory: _Memory) -> None:
        self.status, self.mode, self.ordinal, self.body = status, mode, ordinal, body
        self._memory = memory

    def output(self, name: str) -> bytes:
        """The bytes at an output or created handle after the call."""
        return bytes(self._memory.blocks[name])


class _Memory:
    """The program's side of a call: every argument as C would hold it."""

    def __init__(self, function: Function, values: Sequence[Any]) -> None:
        self.blocks: dict[str, Any] = {}  # memory that a pointer argument names
        self._kept: list[Any] = []
        self._arguments = [
            self._keep(self._argument(function, parameter, value, values))
            for parameter, value in zip(function.parameters, values, strict=True)
        ]

    def pointers(self) -> Any:
        array = (ctypes.c_void_p * max(1, len(self._arguments)))()
        for index, argument in enumerate(self._arguments):
            array[index] = ctypes.addressof(argument)
        return array

    def _keep(self, data: bytes | bytearray) -> Any:
        block = ctypes.create_string_buffer(bytes(data), max(1, len(data)))
        self._kept.append(block)
        return block

    def _pointer(self, name: str, data: bytes | bytearray) -> bytes:
        block = self._keep(data)
        self.blocks[name] = memoryview(block)[: len(data)]
        return struct.pack("<Q", ctypes.addressof(block))

    def _argument(self, function: Function, parameter: Parameter, value: Any, values: Sequence[Any]) -> bytes:
        name = parameter.name
        if parameter.creates:
            return self._pointer(name, _SLOT[: 4 if parameter.small else 8])
        if not parameter.code or value is None:
            return bytes(8)
        if parameter.kind:
            return struct.pack("<i" if parameter.small else "<Q", value)
        if parameter.struct is not None:
            return bytes(value)
        if isinstance(parameter.role, KernelParams):  # what a pack function of a test reads: its size, its bytes
            data = self._keep(bytes(value))
            size = self._keep(struct.pack("<Q", len(value)))
            return self._pointer(name, struct.pack("<QQ", ctypes.addressof(size), ctypes.addressof(data)))
        part = active_part(function.call, parameter, values)
        if part is None or isinstance(value, int):
            return struct.pack("<" + ("Q" if part is not None else parameter.code), value)
        if isinstance(value, Deep):
            return self._deep(name, value, [offset for offset, _ in part.nested])
        if part.direction == "out":
            return self._pointer(name, _SLOT[:1] * len(value))
        return self._pointer(name, bytes(value) + (b"\0" if part.length is None else b""))

    def _deep(self, name: str, value: Deep, offsets: Sequence[int]) -> bytes:
        block = bytearray(value.data)
        for offset, inner in zip(offsets, value.parts, strict=True):
            address = 0 if inner is None else ctypes.addressof(self._keep(bytes(inner)))  # type: ignore[arg-type]
            struct.pack_into("<Q", block, offset, address)
        return self._pointer(name, block)
