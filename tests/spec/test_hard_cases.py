"""The hardest functions: their C compiles and sends what Python marshals; both agree with bytes packed by hand."""

from __future__ import annotations

from pathlib import Path
from struct import pack
from typing import Any

import pytest

from gtap_core.generate.wire_header import wire_header
from gtap_core.spec.marshal import Deep
from gtap_core.testing.check import check_calls, check_damage, plain
from gtap_core.testing.compiling import check_c

from .hard_cases import COMPLETION, DESCRIPTOR, EVENT, INT64, UPDATABLE, cases

HERE = Path(__file__).parent
NULL = 1 << 48
DEVICE = 1 << 45
FUNCTIONS = [function for _, function in sorted(cases.functions.items())]


def test_the_generated_header_compiles_alone(tmp_path: Path) -> None:
    (tmp_path / "cases_wire.h").write_text(wire_header(cases))
    source = tmp_path / "user.c"
    source.write_text('#include "cases_wire.h"\n')
    check_c(source, [tmp_path, HERE])


def test_generated_c_sends_what_python_marshals() -> None:
    check_calls(cases, FUNCTIONS, [HERE], rounds=60)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_damaged_body_is_refused_or_another_call(function: Any) -> None:
    check_damage(function, rounds=60)


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 8)


def attribute(number: int, value: bytes) -> bytes:
    return pack("<i4x", number) + value.ljust(64, b"\0")


ATTRIBUTES = (
    attribute(EVENT, pack("<Qii", 48, 1, 2)) + attribute(UPDATABLE, pack("<i4xQ", 1, 64)) + attribute(4, b"x" * 64)
)
CONFIG = pack("<7I4xQQI4x", 1, 2, 3, 4, 5, 6, 7, 32, len(ATTRIBUTES), 3)
INTS = [pack("<2i", i, -i) for i in range(9)]
IMAGE = pack("<4Q4Q", DEVICE, 0, 0, 0, 512, 0, 0, 0)

# name, arguments, the body packed by hand: fixed part, then parts
BODIES: list[tuple[str, list[Any], bytes]] = [
    ("cuMemAlloc_v2", [bytearray(8), 4096], pack("<QQ", 8, 4096)),
    (
        "cudaMemcpy2DAsync",
        [bytearray(b"12345678"), 6, DEVICE, 100, 2, 2, 2, 1],
        pack("<QQQQQQQQi4xQ", 0, 8, 6, DEVICE, NULL, 100, 2, 2, 2, 1) + b"12345678",
    ),
    (
        "cudaLaunchKernel",
        [0x40AA00, pack("<3I", 1, 2, 3), pack("<3I", 32, 1, 1), b"arguments", 48, 2],
        pack("<Q3I4x3I4xQQQ", 0x40AA00, 1, 2, 3, 32, 1, 1, 9, 48, 2) + padded(b"arguments"),
    ),
    (
        "cuLaunchKernelEx",
        [Deep(CONFIG, (ATTRIBUTES,)), 16, b"12345678", None],
        pack("<QQQQ", len(CONFIG), 16, 8, NULL) + CONFIG + ATTRIBUTES + b"12345678",
    ),
    (
        "cublasSgemm_v2",
        [16, 0, 1, 2, 3, 4, pack("<f", 1.5), DEVICE, 2, DEVICE + 64, 4, DEVICE + 128, DEVICE + 256, 2],
        pack("<Q5i4x", 16, 0, 1, 2, 3, 4)
        + pack("<QQQi4xQi4xQQQi4x", 0, 4, DEVICE, 2, DEVICE + 64, 4, DEVICE + 128, NULL, DEVICE + 256, 2)
        + padded(pack("<f", 1.5)),
    ),
    (
        "cublasSdot_v2",
        [16, 3, DEVICE, 1, DEVICE + 64, 2, bytearray(4)],
        pack("<Qi4xQi4xQi4xQQ", 16, 3, DEVICE, 1, DEVICE + 64, 2, 0, 4),
    ),
    (
        "cublasGemmGroupedBatchedEx",
        [16, *INTS[:5], b"a" * 16, 256, 1, INTS[5], 512, 2, INTS[6], DEVICE, 768, 3, INTS[7], 2, INTS[8], 70],
        pack("<Q5Q", 16, 8, 8, 8, 8, 8)
        + pack("<QQQi4xQ", 0, 16, 256, 1, 8)
        + pack("<Qi4xQ", 512, 2, 8)
        + pack("<QQQi4xQi4xQi4x", DEVICE, NULL, 768, 3, 8, 2, 8, 70)
        + b"".join(INTS[:5])
        + b"a" * 16
        + b"".join(INTS[5:9]),
    ),
    (
        "cudnnSetTensorNdDescriptor",
        [16, 2, 3, pack("<3i", 1, 2, 3), pack("<3i", 6, 3, 1)],
        pack("<QiiQQ", 16, 2, 3, 12, 12) + padded(pack("<3i", 1, 2, 3)) + padded(pack("<3i", 6, 3, 1)),
    ),
    (
        "cudnnBackendSetAttribute",
        [32, 7, DESCRIPTOR, 2, pack("<QQ", 48, 64)],
        pack("<QiiqQ", 32, 7, DESCRIPTOR, 2, 16) + pack("<QQ", 48, 64),
    ),
    (
        "cufftPlanMany",
        [18, 2, pack("<2i", 8, 9), None, 1, 2, pack("<2i", 10, 11), 3, 4, 0x29, 5],
        pack("<Qi4xQQiiQiiii", 18, 2, 8, NULL, 1, 2, 8, 3, 4, 0x29, 5) + pack("<2i2i", 8, 9, 10, 11),
    ),
    (
        "cusparseSpMM_bufferSize",
        [16, 0, 1, pack("<d", 1.0), 32, 48, DEVICE, 64, 70, 0, bytearray(8)],
        pack("<QiiQQQQQQQiiQ", 16, 0, 1, 0, 8, 32, 48, DEVICE, NULL, 64, 70, 0, 8) + pack("<d", 1.0),
    ),
    (
        "nvjpegDecode",
        [16, 32, b"\xff\xd8\xff", 3, 5, IMAGE, 0],
        pack("<QQQQi4xQQ", 16, 32, 3, 3, 5, 64, 0) + padded(b"\xff\xd8\xff") + IMAGE,
    ),
    ("nvmlDeviceGetName", [16, bytearray(96), 96], pack("<QQI4x", 16, 96, 96)),
    ("cudaLaunchHostFunc", [1, 77, None], pack("<QQ", 1, 77)),
    ("cudaStreamAddCallback", [32, 78, None, 0], pack("<QQI4x", 32, 78, 0)),
    ("cublasSetLoggerCallback", [0], pack("<Q", 0)),
    ("cuMemcpyDtoH_v2", [bytearray(100), DEVICE, 100], pack("<QQQ", 100, DEVICE, 100)),
]


@pytest.mark.parametrize(("name", "arguments", "body"), BODIES, ids=[name for name, _, _ in BODIES])
def test_marshalled_bytes_are_those_packed_by_hand(name: str, arguments: list[Any], body: bytes) -> None:
    function = cases.by_name[name]
    assert function.marshal(arguments) == body
    assert [plain(value) for value in function.unmarshal(body)] == [plain(value) for value in arguments]


def test_every_case_is_packed_by_hand() -> None:
    assert [name for name, _, _ in BODIES] == [function.name for function in FUNCTIONS]


def test_handles_inside_memory_are_found_with_their_kinds() -> None:
    launch = cases.by_name["cuLaunchKernelEx"]
    config = Deep(CONFIG, (ATTRIBUTES + attribute(COMPLETION, pack("<Q", 80)),))
    found = launch.embedded([config, 16, None, None])
    assert [(each.kind, each.nested, each.offset, each.creates, each.token) for each in found] == [
        ("driver.CUstream", -1, 32, False, 32),
        ("cases.CUevent", 0, 8, False, 48),
        ("cases.CUgraphDeviceNode", 0, 72 + 16, True, 64),
        ("cases.CUevent", 0, 3 * 72 + 8, False, 80),
    ]


def test_elements_of_an_attribute_are_handles_only_where_its_type_says_so() -> None:
    attribute = cases.by_name["cudnnBackendSetAttribute"]
    tokens = pack("<QQ", 48, 64)
    assert [each.kind for each in attribute.embedded([32, 7, DESCRIPTOR, 2, tokens])] == [
        "cases.cudnnBackendDescriptor_t"
    ] * 2
    assert attribute.embedded([32, 7, INT64, 2, tokens]) == []


def test_const_twins_of_a_handle_type_are_one_kind() -> None:
    function = cases.by_name["cusparseSpMM_bufferSize"]
    assert function.parameter("matA").kind == "cases.cusparseSpMatDescr_t"


def test_a_device_range_follows_the_spec() -> None:
    dot = cases.by_name["cublasSdot_v2"]
    values = [16, 3, DEVICE, 5, DEVICE, 2, None]
    assert dot.device_range(dot.parameter("x"), values) == 3 * 5 * 4
