# ruff: noqa: F821, UP037 - array annotations are names, not forward references
from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy
import pytest

from gtap_core import DevicePointer, Handle, In, Library, Out, Statuses, cpu_function, f32, i32
from gtap_core.errors import SpecError


def no_memory(address: int, size: int) -> memoryview:
    raise ValueError


@pytest.fixture
def lib() -> Library:
    lib = Library("lib", soname="lib.so", types={"h_t": Handle}, statuses=Statuses(invalid_value=7))
    lib.call(1, "int scale(h_t h, const float *src, float *dst, size_t n, float k)", src=In("n"), dst=Out("n"))
    lib.call(2, "int create(h_t *h)", h=Out(creates=True))
    lib.call(3, "int fill(float *data, int n)", data=DevicePointer)
    return lib


def test_arrays_are_numpy_views_of_host_memory(lib: Library) -> None:
    @lib.cpu("scale")
    def scale(h: Any, src: f32["n"], dst: f32["n"], n: int, k: float) -> None:
        dst[:] = src * k

    function = cpu_function(lib, "scale")
    assert function is not None
    dst = bytearray(8)
    assert function([None, numpy.array([1, 2], "f4").tobytes(), dst, 2, 2.5], no_memory) == 0
    assert numpy.frombuffer(dst, "f4").tolist() == [2.5, 5.0]


def test_arrays_are_numpy_views_of_device_memory(lib: Library) -> None:
    memory = bytearray(64)

    @lib.cpu("fill")
    def fill(data: f32["n"], n: int) -> int:
        data[:] = 1
        return 5

    function = cpu_function(lib, "fill")
    assert function is not None
    assert function([16, 2], lambda address, size: memoryview(memory)[address : address + size]) == 5
    assert bytes(memory[16:24]) == numpy.ones(2, "f4").tobytes() and not any(memory[24:])


def test_a_body_may_look_memory_up_itself(lib: Library) -> None:
    memory = bytearray(64)

    @lib.cpu("fill")
    def fill(data: int, n: int, *, memory: Any) -> int:
        for row in range(n):
            memory(data + 16 * row, 4)[:] = b"abcd"
        return 3

    function = cpu_function(lib, "fill")

    def look(address: int, size: int) -> memoryview:
        if not 0 <= address <= 64 - size:
            raise ValueError
        return memoryview(memory)[address : address + size]

    assert function is not None and function([16, 2], look) == 3
    assert memory == b"\0" * 16 + b"abcd" + b"\0" * 12 + b"abcd" + b"\0" * 28
    assert function([32, 3], look) == 7


def test_memory_outside_the_session_is_the_library_s_invalid_value(lib: Library) -> None:
    lib.cpu("fill")(lambda data, n: 0)
    lib.cpu_functions["fill"].__annotations__["data"] = f32["n"]
    function = cpu_function(lib, "fill")
    assert function is not None and function([16, 2], no_memory) == 7
    assert function([16, -2], no_memory) == 7


def test_a_created_handle_s_body_sets_its_object(lib: Library) -> None:
    @lib.cpu("create")
    def create(h: Any) -> None:
        h.real = "object"

    entry = SimpleNamespace(real=None)
    function = cpu_function(lib, "create")
    assert function is not None and function([entry], no_memory) == 0 and entry.real == "object"


def test_a_function_without_a_body_is_none(lib: Library) -> None:
    assert cpu_function(lib, "scale") is None


def test_a_body_of_another_signature_is_refused(lib: Library) -> None:
    lib.cpu("scale")(lambda h: 0)
    with pytest.raises(SpecError, match="the prototype"):
        cpu_function(lib, "scale")
    lib.cpu("fill")(lambda data, n: 0)
    lib.cpu_functions["fill"].__annotations__["data"] = i32["m"]
    with pytest.raises(SpecError, match="counts by m"):
        cpu_function(lib, "fill")
