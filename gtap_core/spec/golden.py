"""The layout of a library as text, one line per ordinal, and its running hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from gtap_core.spec.layout import Parameter, Part, Place, StructLayout
from gtap_core.spec.marshal import CallLayout
from gtap_core.spec.roles import Callback, DevicePointer, HostOrDevice, KernelParams, Str, Stream


def _step(previous: int, line: str) -> int:
    data = previous.to_bytes(8, "little") + line.encode()
    return int.from_bytes(hashlib.blake2b(data).digest()[:8], "little")


def running_hash(name: str, lines: Sequence[str]) -> list[int]:
    """golden[0] over the library's name, golden[k] over golden[k-1] and line k (empty for a gap)."""
    golden = [int.from_bytes(hashlib.blake2b(name.encode()).digest()[:8], "little")]
    for line in lines:
        golden.append(_step(golden[-1], line))
    return golden


def line(ordinal: int, call: CallLayout, deferred: bool) -> str:
    """One function's wire layout. Changing anything in it needs a new ordinal."""
    words = [str(ordinal), "defer" if deferred else "call", call.name]
    words += [f"{parameter.name}={_parameter(parameter)}" for parameter in call.parameters if parameter.code]
    return " ".join(words)


def _parameter(parameter: Parameter) -> str:
    at = f"@{parameter.offset}"
    match parameter.role:
        case Str():
            return f"str{at}"
        case KernelParams():
            return f"kernel{at}"
        case Callback():
            return f"callback{at}"
        case Stream() if not parameter.creates:
            return f"stream{at}"
        case DevicePointer():
            return f"address{at}"
    if parameter.kind:
        return f"{'new' if parameter.creates else 'handle'}({parameter.kind}){at}"
    if parameter.struct is not None:
        return f"{_struct(parameter.struct)}{at}"
    if parameter.part is None:
        return f"{parameter.code}{at}"
    where = "host|device " if isinstance(parameter.role, HostOrDevice) else ""
    text = f"{where}{_part(parameter.part)}{at}".replace(" ", "_")
    if parameter.cases:
        cases = ";".join(f"{value}:{_part(part)}" for value, part in parameter.cases.items())
        text += f"[{parameter.tag}:{cases}]"
    return text


def _part(part: Part) -> str:
    inner = f",{_struct(part.struct)}" if part.struct is not None else "," + _places(part.places) if part.places else ""
    return f"{part.direction}({part.length}{inner})"


def _struct(layout: StructLayout) -> str:
    nested = "".join(f"+{offset}:{_part(part)}" for offset, part in layout.nested)
    return f"struct({layout.size}{',' if layout.places else ''}{_places(layout.places)}{nested})"


def _places(places: Sequence[Place]) -> str:
    words = []
    for place in places:
        tag = f"?{place.tag[0]}={place.tag[2]}" if place.tag else ""
        new = "new:" if place.creates else ""
        words.append(f"{new}{place.kind}+{place.offset}{tag}")
    return ",".join(words)
