"""The machine's own NVML: reads by name, from arguments that a client packed; and which processes use a device.

A block holds the arguments of a function in order: numbers in 8 bytes, a device as its ordinal, memory as its length
(all ones for NULL) and its bytes, padded to 8. Every length is checked by the function's form before the library sees
it.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import attrs

from gtap_plugin_nvml.functions import FUNCTIONS, Row

SUCCESS, INVALID_ARGUMENT, NOT_SUPPORTED, INSUFFICIENT_SIZE, FUNCTION_NOT_FOUND = 0, 2, 3, 7, 13
UNKNOWN = 999
MOST_BYTES = 256 << 10
_ABSENT = (1 << 64) - 1
_SLACK = 4096  # bytes behind each argument: a library newer than the form may write more
_READS = {row.name.encode(): row for row in FUNCTIONS if row.travels}
_U32, _U64 = struct.Struct("<I"), struct.Struct("<Q")
_PROCESS, _SHARE = struct.Struct("<I4xQII"), struct.Struct("<I4xQIIII")
_MOST_PROCESSES = 4096


class Malformed(Exception):
    """A block that the function's form does not allow."""


@attrs.frozen
class Memory:
    """An argument that points to memory: where its bytes lie in the block, and the copy that the library sees."""

    offset: int
    size: int
    buffer: Any


@attrs.frozen
class Use:
    """What a process on this machine has of a device: bytes, and percent of its time."""

    memory: int
    utilization: int = 0


def unpack(row: Row, block: bytes | bytearray, handles: Sequence[int]) -> tuple[list[Any], list[Memory]]:
    """The arguments for ctypes, and the memory among them. Raises Malformed."""
    values: list[Any] = []
    memory: list[Memory] = []
    numbers: list[int] = []
    at = 0
    for letter, _ in row.parameters:
        if at + 8 > len(block):
            raise Malformed
        number = _U64.unpack_from(block, at)[0]
        at += 8
        numbers.append(number)
        if letter == "d":
            if number >= len(handles):
                raise Malformed
            values.append(ctypes.c_void_p(handles[number]))
        elif letter in "uU":
            values.append(ctypes.c_uint(number) if letter == "u" else ctypes.c_ulonglong(number))
        elif number == _ABSENT:
            values.append(None)
        else:
            if number > MOST_BYTES or at + number > len(block):
                raise Malformed
            made = ctypes.create_string_buffer(bytes(block[at : at + number]), number + _SLACK)
            memory.append(Memory(at, number, made))
            values.append(made)
            at += -(-number // 8) * 8
    if at != len(block):
        raise Malformed
    _check(row, numbers, block, memory)
    return values, memory


def _check(row: Row, numbers: Sequence[int], block: bytes | bytearray, memory: Sequence[Memory]) -> None:
    """Every length is the one that the library will use. Raises Malformed."""
    places = iter(memory)
    first = [
        _first(block, next(places)) if _is_there(*pair) else 0 for pair in zip(row.parameters, numbers, strict=True)
    ]
    for index, ((letter, size), number) in enumerate(zip(row.parameters, numbers, strict=True)):
        if letter in "duU":
            continue
        wanted = {
            "*": size,
            "c": 4,
            "v": min(first[index] & 0xFFFFFF, size),
            "s": numbers[index + 1] if letter == "s" else 0,
            "A": numbers[index - 1] * size,
            "[": first[_counter(row, index)] * size if letter == "[" else 0,
        }[letter]
        if number != wanted and not (number == _ABSENT and letter == "["):
            raise Malformed


def _is_there(parameter: tuple[str, int], number: int) -> bool:
    return parameter[0] not in "duU" and number != _ABSENT


def _first(block: bytes | bytearray, memory: Memory) -> int:
    """The first word: a version, or a count."""
    return int(_U32.unpack_from(block, memory.offset)[0]) if memory.size >= 4 else 0


def _counter(row: Row, index: int) -> int:
    """Which parameter counts the elements of an array: the c before it, else the one behind."""
    counters = [i for i, (letter, _) in enumerate(row.parameters) if letter == "c"]
    before = [i for i in counters if i < index]
    return before[-1] if before else counters[0]


class RealNvml:
    """The library, and its handles of the session's devices."""

    def __init__(self, library: Any, handles: Sequence[int]) -> None:
        self._library, self._handles = library, list(handles)

    def read(self, name: bytes, block: bytearray) -> int:
        """Call a function that may be read; its memory in the block becomes what it wrote. Its status."""
        row = _READS.get(name)
        if row is None or len(block) > MOST_BYTES:
            return NOT_SUPPORTED
        try:
            values, memory = unpack(row, block, self._handles)
        except Malformed:
            return INVALID_ARGUMENT
        try:
            function = self._library[row.name]
        except AttributeError:
            return NOT_SUPPORTED  # it is older than the function
        status = int(function(*values))
        for each in memory:
            block[each.offset : each.offset + each.size] = each.buffer.raw[: each.size]
        return NOT_SUPPORTED if status in (FUNCTION_NOT_FOUND, UNKNOWN) else status

    def processes(self) -> list[dict[int, Use]]:
        """For each device the processes of this machine that use it, by their pids here."""
        return [self._processes_on(handle) for handle in self._handles]

    def _processes_on(self, handle: int) -> dict[int, Use]:
        found: dict[int, Use] = {}
        shares = self._shares(handle)
        for name in ("nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v3"):
            for pid, memory, *_ in self._list(name, handle, _PROCESS):
                found[pid] = Use(0 if memory == _ABSENT else memory, shares.get(pid, 0))
        return found

    def _shares(self, handle: int) -> dict[int, int]:
        count = ctypes.c_uint(_MOST_PROCESSES)
        rows = ctypes.create_string_buffer(_MOST_PROCESSES * _SHARE.size)
        with suppress(AttributeError):
            function = self._library["nvmlDeviceGetProcessUtilization"]
            if function(ctypes.c_void_p(handle), rows, ctypes.byref(count), ctypes.c_ulonglong(0)) == SUCCESS:
                used = rows.raw[: min(count.value, _MOST_PROCESSES) * _SHARE.size]
                return {pid: min(share, 100) for pid, _, share, *_ in _SHARE.iter_unpack(used)}
        return {}

    def _list(self, name: str, handle: int, form: struct.Struct) -> list[tuple[int, ...]]:
        count = ctypes.c_uint(_MOST_PROCESSES)
        rows = ctypes.create_string_buffer(_MOST_PROCESSES * form.size)
        with suppress(AttributeError):
            if self._library[name](ctypes.c_void_p(handle), ctypes.byref(count), rows) == SUCCESS:
                return list(form.iter_unpack(rows.raw[: min(count.value, _MOST_PROCESSES) * form.size]))
        return []


def open_real(sonames: Sequence[str], pci_ids: Sequence[str]) -> RealNvml | None:
    """The library with the handles of the devices at these PCI ids, in order; None where it is not there or fails."""
    for soname in sonames:
        try:
            library = ctypes.CDLL(soname)
        except OSError:
            continue
        if library.nvmlInit_v2() != SUCCESS:
            continue
        handles = [_handle(library, each) for each in pci_ids]
        if all(handles):
            return RealNvml(library, handles)
    return None


def _handle(library: Any, pci_id: str) -> int:
    handle = ctypes.c_void_p()
    status = library.nvmlDeviceGetHandleByPciBusId_v2(pci_id.encode(), ctypes.byref(handle))
    return handle.value or 0 if status == SUCCESS else 0
