"""Runs a library's generated thunks in a program of their own and compares each call with what Python makes of it."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from gtap_core.errors import Malformed
from gtap_core.generate import ctext
from gtap_core.generate.thunks import thunked, thunks
from gtap_core.spec.layout import Parameter, kind_number
from gtap_core.spec.library import Function, Library
from gtap_core.spec.marshal import BULK, Bulk, active_part
from gtap_core.spec.roles import Callback, Handle, HostOrDevice, Str, Stream
from gtap_core.testing.compiling import compile_program

DONE, MALFORMED, PYTHON = 0, 1, 2
ROOM = 1 << 17
MOST_OUTPUT = 65536  # bytes that travel inside a reply
DEVICE = 1 << 45  # where the program's session has its memory: as many bytes from here on
_REQUEST = struct.Struct("<IIIIiI")
_RESPONSE = struct.Struct("<iiII")
_NO_FUNCTION, _REFUSES, _ASKEW = 1, 2, 4
_NULL, _AWAY = 2**64 - 1, 2**64 - 2


@attrs.frozen
class Ran:
    """What came of one call: the verdict, the reply's body, what the function was called with."""

    verdict: int
    status: int
    reply: bytes
    noted: bytes


class Thunks:
    """The thunks of one library, compiled into `folder` and running; use it with `with`. `extra`: the compiler's flags.

    Their session knows handles under the tokens 16, 32, .. (below 1 << 20), such streams and 0, 1, 2, and the device
    memory from DEVICE to twice that.
    """

    def __init__(self, library: Library, folder: Path, extra: Sequence[str] = ()) -> None:
        self.library = library
        (folder / f"{library.name}_thunks.c").write_text(thunks(library))
        source = folder / f"{library.name}_noting.c"
        source.write_text(_source(library))
        here = Path(__file__).parent
        self._program = folder / f"{library.name}_thunking"
        compile_program([source, here / "thunking.c"], self._program, [folder, here], extra)
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([self._program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()
        status = self._process.returncode
        assert kind is not None or status == 0, f"the thunks of {self.library.name} ended with {status} (see stderr)"

    def call(
        self, function: Function, body: bytes, status: int = 0, *, room: int = ROOM, null: bool = False,
        refuses: bool = False, askew: bool = False,
    ) -> Ran:  # fmt: skip
        """Run a thunk whose function returns `status`.

        `null`: there is no function. `refuses`: the order does not let the call go on. `askew`: the body lies at an odd
        address.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        flags = _NO_FUNCTION * null | _REFUSES * refuses | _ASKEW * askew
        stdin.write(_REQUEST.pack(function.ordinal, len(body), room, flags, status, 0) + body)
        stdin.flush()
        head = stdout.read(_RESPONSE.size)
        if len(head) != _RESPONSE.size:
            self._process.communicate()
            self._process = self._start()
        assert len(head) == _RESPONSE.size, f"the thunk of {function.name} broke at {body.hex()} (see stderr)"
        verdict, status, size, noted = _RESPONSE.unpack(head)
        return Ran(verdict, status, stdout.read(size), stdout.read(noted))

    def check(self, function: Function, body: bytes, status: int = 0, *, null: bool = False) -> Ran:
        """Run a thunk; AssertionError where Python makes something else of the body."""
        ran, where = self.call(function, body, status, null=null), f"{function.name}, {body.hex()}"
        try:
            values = function.unmarshal(body)
        except Malformed as reason:
            left = ran.verdict == PYTHON and _may_be_bulk(function, body)
            assert ran.verdict == MALFORMED or left, f"{where}: the thunk takes it, Python says: {reason}"
            return ran
        expected = PYTHON if is_left(function, values) else DONE
        assert ran.verdict == expected, f"{where}: the thunk says {ran.verdict} instead of {expected}"
        if expected == DONE:
            noted = b"" if null else b"".join(_noted(function, body, values))
            assert ran.noted == noted, f"{where}: the function was given {ran.noted.hex()} instead of {noted.hex()}"
            reply = _reply(function, values, 0 if null else status, null)
            assert ran.reply == reply, f"{where}: the reply is {ran.reply.hex()} instead of {reply.hex()}"
        return ran


def check_thunk(thunks: Thunks, function: Function, bodies: Sequence[bytes]) -> None:
    """Run a thunk with bodies, each for a function that succeeds, one that fails, and none."""
    for body in bodies:
        thunks.check(function, body)
        thunks.check(function, body, 7)
        thunks.check(function, body, null=True)


# ---- what Python makes of a body ----


def is_left(function: Function, values: Sequence[Any]) -> bool:
    """Whether a thunk leaves a sound call to the session runtime, for this session and with room enough."""
    pairs = list(zip(function.parameters, values, strict=True))
    return (
        any(isinstance(value, Bulk) for value in values)
        or any(isinstance(each.role, Callback) and value for each, value in pairs)
        or any(each.kind and not _is_live(each, value) for each, value in pairs)
        or any(isinstance(value, bytearray) and len(value) > MOST_OUTPUT for value in values)
        or any(each.length is not None and not _is_held(function, each, values) for each, _ in pairs)
        or any(_holds_handles(function, each, values, value) for each, value in pairs)
    )


def _is_live(parameter: Parameter, token: int) -> bool:
    if isinstance(parameter.role, Handle) and parameter.role.nullable and not token:
        return True
    if isinstance(parameter.role, Stream) and token < 3:
        return True
    return token != 0 and token % 16 == 0 and token < 1 << 20


def _is_held(function: Function, parameter: Parameter, values: Sequence[Any]) -> bool:
    try:
        size = function.device_range(parameter, values)
    except Malformed:
        return False
    address = values[function.parameters.index(parameter)]
    return not size or (address >= DEVICE and address + size <= 2 * DEVICE)


def _holds_handles(function: Function, parameter: Parameter, values: Sequence[Any], value: Any) -> bool:
    part = active_part(function.call, parameter, values)
    if part is None or not part.places or value is None or isinstance(value, int):
        return False
    return len(value) >= part.stride


def _may_be_bulk(function: Function, body: bytes) -> bool:
    """Whether an input may be said to travel on a bulk stream: then the thunk has looked no further."""
    for parameter in function.parameters:
        if parameter.part is not None:
            at = parameter.offset + 8 * isinstance(parameter.role, HostOrDevice)
            if int.from_bytes(body[at : at + 8], "little") >> 48 == BULK:
                return True
    return False


def _noted(function: Function, body: bytes, values: Sequence[Any]) -> list[bytes]:
    return [
        _noted_one(parameter, body, value) for parameter, value in zip(function.parameters, values, strict=True)
    ]  # fmt: skip


def _noted_one(parameter: Parameter, body: bytes, value: Any) -> bytes:
    if parameter.part is not None:
        if value is None:
            return struct.pack("<Q", _NULL)
        if isinstance(value, int):
            return struct.pack("<QQ", _AWAY, value)
        text = bytes(value) + (b"\0" if isinstance(parameter.role, Str) else b"")
        return struct.pack("<Q", len(text)) + text
    if not parameter.code or isinstance(parameter.role, Callback):
        data = bytes(8)
    elif isinstance(parameter.role, Stream):
        data = struct.pack("<Q", value + 1)
    elif parameter.kind:
        real = value | kind_number(parameter.kind) << 32 if value else 0
        data = struct.pack("<Q", real)[: 4 if parameter.small else 8]
    elif parameter.code in "fd":  # a number that is none has more than one form
        data = body[parameter.offset : parameter.offset + parameter.size]
    else:
        data = bytes(value) if parameter.struct is not None else struct.pack("<" + parameter.code, value)
    return struct.pack("<Q", len(data)) + data


def _reply(function: Function, values: Sequence[Any], status: int, null: bool) -> bytes:
    """What a session says: outputs as the function left them, none of a call that failed."""
    outputs: list[bytes | None] = []
    for parameter, value in zip(function.parameters, values, strict=True):
        if parameter.is_output:
            written = bytes((7 * i + function.ordinal) % 256 for i in range(len(value) if _is_here(value) else 0))
            kept = bytes(value) if _is_here(value) else None
            outputs.append(None if status or kept is None else kept if null else written)
    return function.marshal_reply(status, outputs)


def _is_here(value: Any) -> bool:
    return isinstance(value, bytearray)


# ---- the functions that are called ----


def _source(library: Library) -> str:
    functions = thunked(library)
    rows = "".join(f"    [{each.ordinal}] = (void *)noting_{each.ordinal},\n" for each in functions)
    return (
        f'#include "thunking.h"\n#include "{library.name}_thunks.c"\n\n'
        + "\n".join(map(_noting, functions))
        + f"\nvoid *const noting[] = {{\n{rows}}};\n"
        f"const struct gtap_thunk_table *const thunks_of = &{library.name}_thunks;\n"
    )


def _noting(function: Function) -> str:
    lines: list[str] = []
    for parameter in function.parameters:
        lines += _note(function, parameter)
    for parameter in function.outputs:
        lines.append(f"fill({parameter.name}, {_length(function, parameter)});")
    body = "".join(f"    {line}\n" for line in [*lines, "return answered();"])
    result = function.prototype.result.declare("").strip()
    return f"static {result} noting_{function.ordinal}({ctext.parameters(function)})\n{{\n{body}}}\n"


def _note(function: Function, parameter: Parameter) -> list[str]:
    name = parameter.name
    if parameter.part is None:
        return [f"note(&{name}, sizeof {name});"]
    address = f"(const void *)(uintptr_t){name}"
    if isinstance(parameter.role, Str):
        return [f"note_memory({address}, {name} != NULL ? strlen({name}) + 1 : 0);"]
    if not parameter.cases:
        return [f"note_memory({address}, {_length(function, parameter)});"]
    lines = [f"switch ({parameter.tag}) {{"]
    for value, part in parameter.cases.items():
        assert part.length is not None
        lines += [f"case {value}:", f"    note_memory({address}, {ctext.count(function, part.length)});", "    break;"]
    return [*lines, "default:", f"    note_memory({address}, {_length(function, parameter)});", "    break;", "}"]


def _length(function: Function, parameter: Parameter) -> str:
    assert parameter.part is not None and parameter.part.length is not None
    return ctext.count(function, parameter.part.length)
