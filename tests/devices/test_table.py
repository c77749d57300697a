"""The provider table against a driver compiled from the same prototypes: every argument arrives whole, in its place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gtap_core.devices.cuda.provider import provider_library
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.spec import Function, Library
from gtap_core.testing import FakeCalls, fake_library

TABLE = provider_library()
LARGEST = {"i": 0x7ABBCCDD, "I": 0xFABBCCDD, "B": 0xFA, "H": 0xFABB, "Q": 0xFABBCCDD_11223344}


@pytest.fixture(scope="module")
def fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Driver, FakeCalls]]:
    path = fake_library(TABLE, tmp_path_factory.mktemp("fake"))
    yield Driver(ctypes.CDLL(str(path))), FakeCalls(TABLE, path)


def arguments_of(function: Function) -> tuple[list[Any], list[int]]:
    """Arguments for ctypes, and the words that C must see: large numbers by value, memory for pointers."""
    passed: list[Any] = []
    seen: list[int] = []
    for index, parameter in enumerate(function.parameters):
        resolved = function.library.types.resolve(parameter.type)
        if parameter.kind and not parameter.creates:
            passed.append(0x7000_0000_1000 + index)  # an opaque pointer
            seen.append(passed[-1])
        elif resolved.is_pointer:
            memory = ctypes.create_string_buffer(1 << 12)
            passed.append(memory)
            seen.append(ctypes.addressof(memory))
        else:
            # A count of what a pointer holds stays small.
            counted = parameter.name in ("length", "count", "jit_count")
            passed.append(2 if counted else LARGEST[function.library.types.measure(parameter.type)[0]] - index)
            seen.append(passed[-1])
    return passed, seen


@pytest.mark.parametrize("function", TABLE.declared, ids=lambda function: function.name)
def test_arguments_arrive_whole(function: Function, fake: tuple[Driver, FakeCalls]) -> None:
    driver, calls = fake
    calls.forget()
    passed, seen = arguments_of(function)
    assert getattr(driver, function.name)(*passed) == 0
    ((name, words),) = calls.calls()
    mask = [0xFFFF_FFFF if word <= 0xFFFF_FFFF else (1 << 64) - 1 for word in seen]
    assert (name, [word & keep for word, keep in zip(words, mask, strict=True)]) == (function.name, seen)


def test_a_status_is_raised_or_returned(fake: tuple[Driver, FakeCalls]) -> None:
    driver, calls = fake
    calls.answer("cuMemUnmap", 700)
    assert driver.status.cuMemUnmap(4096, 8192) == 700
    with pytest.raises(StatusError) as caught:
        driver.cuMemUnmap(4096, 8192)
    assert caught.value.status == 700
    calls.answer("cuMemUnmap", 0)
    assert driver.cuMemUnmap(4096, 8192) == 0


def test_a_driver_that_lacks_a_function_is_named(tmp_path: Path) -> None:
    small = Library("driver_provider", soname="libcuda.so.1")
    small.call(1, "int cuInit(unsigned int flags)")
    path = fake_library(small, tmp_path)
    with pytest.raises(AttributeError, match="cuDriverGetVersion"):
        Driver(ctypes.CDLL(str(path)))
