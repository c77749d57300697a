"""CPU providers: objects by token, views of device memory, outputs."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from gtap_plugin_cpu.libraries import Libraries
from gtap_plugin_cpu.memory import DeviceMemory

from gtap_core import DevicePointer, Handle, In, Library, Out, f32

OUT_OF_MEMORY, INVALID_VALUE, NOT_SUPPORTED, INVALID_HANDLE = 2, 7, 8, 9


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def libraries(said: list[str]) -> tuple[Libraries, DeviceMemory]:
    toy = _toy()
    memory = DeviceMemory(1 << 30)
    return Libraries(memory, lambda: {"toy": toy}, said.append), memory


def _toy() -> Library:
    from gtap_core import Statuses

    toy = Library(
        "toy",
        soname="libtoy.so.1",
        types={"toyHandle": Handle, "toyStatus": "int"},
        statuses=Statuses(not_supported=8, not_initialized=1, invalid_handle=9, invalid_value=7, out_of_memory=2),
    )
    toy.post(1, "toyStatus toyCreate(toyHandle *handle)", handle=Out(creates=True))
    toy.post(2, "toyStatus toyDestroy(toyHandle handle)", destroys="handle")
    toy.call(
        3, "toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k)",
        src=In("n"), dst=Out("n"),
    )  # fmt: skip
    toy.post(4, "toyStatus toyDouble(float *data, size_t n)", data=DevicePointer("n"))
    toy.call(5, "toyStatus toyNothing(int x)")
    toy.post(6, "toyStatus toyHeavy(int x)")
    toy.post(7, "toyStatus toyLarge(size_t n)")

    @toy.cpu("toyCreate")
    def create(handle):  # type: ignore[no-untyped-def]
        handle.real = {"calls": 0}

    @toy.cpu("toyDestroy")
    def destroy(handle):  # type: ignore[no-untyped-def]
        handle.clear()

    @toy.cpu("toyScale")
    def scale(handle, src: f32["n"], dst: f32["n"], n, k):  # type: ignore[no-untyped-def,name-defined] # noqa: F821, UP037
        handle["calls"] += 1
        dst[:] = src * k + handle["calls"]

    @toy.cpu("toyDouble")
    def double(data: f32["n"], n):  # type: ignore[no-untyped-def,name-defined] # noqa: F821, UP037
        data *= 2

    @toy.cpu("toyHeavy")
    def heavy(x):  # type: ignore[no-untyped-def]
        import toyheavy.parts  # noqa: F401 # type: ignore[import-not-found]

    @toy.cpu("toyLarge")
    def large(n):  # type: ignore[no-untyped-def]
        np.zeros(n, np.int8)

    return toy


def test_objects_live_between_create_and_destroy(libraries: tuple[Libraries, DeviceMemory]) -> None:
    toy, _ = libraries
    source = struct.pack("<3f", 1, 2, 3)

    def scale(token: int) -> tuple[int, list[bytes | None]]:
        return toy.call("toy", "toyScale", [["entry", token], source, ["out", bytes(12)], 3, 10.0])

    assert scale(16)[0] == INVALID_HANDLE
    assert toy.call("toy", "toyScale", [["entry", 16]])[0] == INVALID_VALUE
    assert toy.call("toy", "toyCreate", [["entry", 16]]) == (0, [None])
    status, outputs = scale(16)
    assert status == 0
    assert outputs[2] == struct.pack("<3f", 11, 21, 31)
    assert struct.unpack("<3f", scale(16)[1][2] or b"") == (12, 22, 32)
    status, outputs = toy.call("toy", "toyScale", [["entry", 16], source, ["out", bytes(12)], 1.0])  # n follows
    assert (status, len(outputs)) == (0, 4)
    assert outputs[2] == struct.pack("<3f", 4, 5, 6)
    assert toy.call("toy", "toyDestroy", [["entry", 16]])[0] == 0
    assert scale(16)[0] == INVALID_HANDLE


def test_device_memory_is_viewed_in_place_and_checked(libraries: tuple[Libraries, DeviceMemory]) -> None:
    toy, memory = libraries
    address = memory.place(0, 4096)
    view = np.frombuffer(memory.view(address, 16), np.float32)
    view[:] = [1, 2, 3, 4]
    assert toy.call("toy", "toyDouble", [address, 4])[0] == 0
    assert view.tolist() == [2, 4, 6, 8]
    assert toy.call("toy", "toyDouble", [address, 1 << 20])[0] == INVALID_VALUE
    assert toy.call("toy", "toyDouble", [8, 1])[0] == INVALID_VALUE
    assert toy.call("toy", "toyDouble", [address])[0] == INVALID_VALUE


def test_what_no_provider_has_is_not_supported(libraries: tuple[Libraries, DeviceMemory]) -> None:
    toy, _ = libraries
    assert toy.call("toy", "toyNothing", [1]) == (NOT_SUPPORTED, [])
    assert toy.call("toy", "toyUnknown", []) == (NOT_SUPPORTED, [])
    assert toy.call("other", "f", []) == (801, [])


def test_what_a_provider_needs_and_the_server_lacks_is_named_once(
    libraries: tuple[Libraries, DeviceMemory], said: list[str]
) -> None:
    """Delete the `except ModuleNotFoundError` in Libraries.call to see it fail: the device would end."""
    toy, _ = libraries
    assert [toy.call("toy", "toyHeavy", [1]) for _ in range(2)] == [(NOT_SUPPORTED, [None])] * 2
    assert said == [
        "toy on the cpu device needs toyheavy, which the server lacks: pip install 'gtap-plugin-toy[cpu]' there"
    ]


def test_more_memory_than_there_is_is_the_librarys_own_status(libraries: tuple[Libraries, DeviceMemory]) -> None:
    """Delete the `except MemoryError` in Libraries.call to see it fail: the device would end."""
    toy, _ = libraries
    assert toy.call("toy", "toyLarge", [1 << 60]) == (OUT_OF_MEMORY, [None])
    assert toy.call("toy", "toyLarge", [8]) == (0, [None])
