"""Runs encoded cases in this process, on the CPU provider."""

from __future__ import annotations

import base64
import struct
from typing import Any

import gtap_plugin_cublas.cpu  # noqa: F401 - it enters the functions
from gtap_plugin_cublas import cublas

from gtap_core.testing import CpuCalls
from plugins.cublas.tests.accuracy.case import Case, differences, encoded

BASE = 1 << 45


def opened() -> CpuCalls:
    """A client with a handle, whose token is 1."""
    calls = CpuCalls(cublas, base=BASE)
    assert calls.call("cublasCreate_v2", 1)[0] == 0
    return calls


def run(calls: CpuCalls, case: Case) -> list[str]:
    """What is not as it must be."""
    sent = encoded(case)
    block = bytearray(base64.b64decode(sent["block"]))
    host = [base64.b64decode(each) for each in sent["host"]]
    for at, offset in sent["relocated"]:
        block[at : at + 8] = struct.pack("<Q", BASE + offset)
    calls.memory[: len(block)] = block
    values: list[Any] = [1]
    parameters = cublas.by_name[case.function].parameters[1:]
    outputs = []
    for (kind, value), parameter in zip(sent["arguments"], parameters, strict=True):
        if kind == "d":
            values.append(0 if value is None else BASE + value)
        elif kind == "h":
            values.append(bytearray(host[value]) if parameter.is_output else host[value])
        else:
            values.append(value)
        if parameter.is_output:
            outputs.append(value if kind == "h" else None)
    status, given = calls.call(case.function, *values)
    for place, data in zip(outputs, given, strict=True):
        if place is not None and data is not None:
            host[place] = data
    return differences(case, sent, status, bytes(calls.memory[: len(block)]), host)
