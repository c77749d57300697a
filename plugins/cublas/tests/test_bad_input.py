"""Any arguments whatever: a status of cuBLAS's own, and the session goes on."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from gtap_plugin_cublas import cublas
from gtap_plugin_cublas.library import CUDA_13
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core import DevicePointer
from gtap_core.spec import Function
from tests.caller import Caller, calling
from tests.fixtures import serving

STATUSES = {0, 1, 3, 7, 8, 11, 13, 14, 15, 16}
SIZE = 4096  # of the memory that is there
FUNCTIONS = [
    each for each in cublas.functions.values()
    if each.outputs or each.kind == "post"
    if not each.creates and not each.destroys and "Grouped" not in each.name and "SetWorkspace" not in each.name
]  # fmt: skip

COUNTS = st.sampled_from([0, 1, 2, 3, 5, 17, -1, 1 << 20, (1 << 31) - 1])
STEPS = st.sampled_from([1, 2, 3, 17, 0, -1, -3, 1 << 20, (1 << 31) - 1, -(1 << 31)])
BATCHES = st.sampled_from([0, 1, 2, 3, -1, 70])
STRIDES = st.sampled_from([0, 1, 16, -16, 1 << 40, (1 << 63) - 1, -(1 << 63)])
TYPES = st.one_of(st.sampled_from([0, 1, 2, 3, 4, 5, 10, 14]), st.integers(-1, 40))


@attrs.frozen
class Place:
    """A program under `gtap exec` with a handle and some memory."""

    caller: Caller
    handle: int
    memory: int
    addresses: int  # an array of addresses of that memory

    def call(self, name: str, *arguments: Any) -> tuple[int, list[bytes]]:
        return self.caller.call(CUDA_13, name, *arguments)

    def dot(self) -> tuple[int, bytes]:
        status, (result,) = self.call("cublasSdot_v2", self.handle, 4, self.memory, 1, self.memory, 1, bytes(4))
        return status, result

    def is_well(self) -> bool:
        """The session works. What was posted and failed is known after one call, and said by the next."""
        for _ in range(2):
            assert self.dot()[0] in STATUSES
        self.caller.write(self.memory, struct.pack("<4f", 1, 2, 3, 4))
        return self.dot() == (0, struct.pack("<f", 30))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Place]:
    with serving(tmp_path_factory.mktemp("bad"), environ, "cpu") as server, calling(server, environ) as caller:
        caller.start()
        memory, addresses = caller.allocate(SIZE), caller.allocate(SIZE)
        caller.write(memory, bytes(SIZE))
        caller.write(addresses, struct.pack("<512Q", *([memory, 0, memory + SIZE - 8, 1 << 63] * 128)))
        status, made = caller.call(CUDA_13, "cublasCreate_v2", bytes(8))
        assert status == 0
        yield Place(caller, *struct.unpack("<Q", made[0]), memory, addresses)


def strategy(function: Function, name: str, place: Place) -> st.SearchStrategy[Any]:
    """What may stand for one parameter."""
    parameter = function.parameter(name)
    declared = parameter.type.base
    if parameter.kind:
        return st.just(place.handle)
    if parameter.part is not None:
        return st.just(struct.pack("<4d", 2, 0, 0, 1) * 5)
    if isinstance(parameter.role, DevicePointer):
        known = (place.memory, place.addresses, place.memory + SIZE - 4, 0, 16, place.memory + (1 << 30), 1 << 62)
        return st.sampled_from([place.addresses if parameter.type.pointers[1:] else place.memory, *known])
    if declared.startswith("cudaDataType"):
        return TYPES
    if declared == "cublasComputeType_t":
        return st.one_of(st.sampled_from([64, 68, 70, 72]), st.integers(60, 80))
    if declared.startswith("cublas"):
        return st.integers(-1, 4)
    if name.startswith("batch"):
        return BATCHES
    if name.startswith("stride"):
        return STRIDES
    return STEPS if name.startswith(("ld", "inc")) else COUNTS


@pytest.mark.system
@settings(max_examples=1500, deadline=None)
@given(data=st.data())
def test_no_arguments_end_the_session(place: Place, data: st.DataObject) -> None:
    function = data.draw(st.sampled_from(FUNCTIONS))
    names = [each.name for each in function.parameters]
    arguments = [data.draw(strategy(function, each, place), each) for each in names]
    status, _ = place.call(function.name, *arguments)
    assert status in STATUSES
    assert place.is_well()
