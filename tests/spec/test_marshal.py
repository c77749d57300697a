from __future__ import annotations

from struct import pack
from typing import Any

import pytest

from gtap_core import Handle, HostOrDevice, In, InOut, Library, Out, Str
from gtap_core.errors import Malformed
from gtap_core.spec import LONGEST_PART, Bulk, received

NULL, BULK = 1 << 48, 2 << 48

lib = Library("lib", soname="lib.so", types={"h_t": Handle})
copy = lib.call(1, "int copy(h_t h, const char *name, const int *in, int *both, double *out, int n)",
                name=Str, roles={"in": In("n"), "both": InOut("n", nullable=True), "out": Out("n")})  # fmt: skip
counted = lib.call(2, "int counted(unsigned *count, int *items)", count=InOut(), items=Out("*count", nullable=True))
scaled = lib.call(3, "int scaled(const float *alpha, char c)", alpha=HostOrDevice())

FIXED = "<QQQQQi4x"
IN, BOTH = pack("<2i", 1, 2), pack("<2i", 3, 4)
BODY = pack(FIXED, 16, 5, 8, 8, 16, 2) + b"name\0\0\0\0" + IN + BOTH


def test_a_body_comes_apart_into_arguments() -> None:
    assert copy.unmarshal(BODY) == [16, b"name", IN, bytearray(BOTH), bytearray(16), 2]


def test_inputs_are_views_into_the_body() -> None:
    body = bytearray(BODY)
    data = copy.unmarshal(body)[2]
    assert isinstance(data, memoryview) and data.obj is body


def test_a_null_that_the_spec_allows_is_none() -> None:
    body = pack(FIXED, 16, 5, 8, NULL, 16, 2) + b"name\0\0\0\0" + IN
    assert copy.unmarshal(body)[3] is None


def test_a_null_of_no_elements_is_none() -> None:
    body = pack(FIXED, 16, 5, NULL, NULL, NULL, 0) + b"name\0\0\0\0"
    assert copy.unmarshal(body) == [16, b"name", None, None, None, 0]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (BODY[:40], "the fixed part alone"),
        (BODY[:-8], "ends inside a part"),
        (BODY + bytes(8), "8 bytes too many"),
        (BODY[:44] + b"\1" + BODY[45:], "padding of the fixed part"),
        (pack(FIXED, 16, 5, 8, 8, 16, 2) + b"name\0\0\0\1" + IN + BOTH, "padding of a part"),
        (pack(FIXED, 16, 5, 8, 8, 16, 3) + b"name\0\0\0\0" + IN + BOTH, "in has 8 bytes instead of 12"),
        (pack(FIXED, 16, 5, 8, 8, 16, -1) + b"name\0\0\0\0" + IN + BOTH, "out of range"),
        (pack(FIXED, 16, 5, 8, 8, 24, 2) + b"name\0\0\0\0" + IN + BOTH, "out has 24 bytes instead of 16"),
        (pack(FIXED, 16, 5, NULL, 8, 16, 2) + b"name\0\0\0\0" + BOTH, "in is NULL"),
        (pack(FIXED, 16, NULL, 8, 8, 16, 2) + IN + BOTH, "name is NULL"),
        (pack(FIXED, 16, 4, 8, 8, 16, 2) + b"name\0\0\0\0" + IN + BOTH, "not a C string"),
        (pack(FIXED, 16, 5, 8, 8, 16, 2) + b"na\0e\0\0\0\0" + IN + BOTH, "not a C string"),
        (pack(FIXED, 16, 5, 3 << 48 | 8, 8, 16, 2) + b"name\0\0\0\0" + IN + BOTH, "descriptor"),
        (pack(FIXED, 16, 5, NULL | 8, 8, 16, 2) + b"name\0\0\0\0" + BOTH, "descriptor"),
        (pack(FIXED, 16, 5, LONGEST_PART + 1, 8, 16, 2) + b"name\0\0\0\0", "descriptor"),
        (pack(FIXED, 16, 5, 8, 8, LONGEST_PART + 8, 2) + b"name\0\0\0\0" + IN + BOTH, "output descriptor"),
        (pack(FIXED, 16, 5, 8, 8, BULK | 16, 2) + b"name\0\0\0\0" + IN + BOTH, "output descriptor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anything_but_the_layout_is_malformed(body: bytes, complaint: str) -> None:
    with pytest.raises(Malformed, match=complaint):
        copy.unmarshal(body)


def test_a_part_on_a_bulk_stream_is_named_and_finished_later() -> None:
    arguments: list[Any] = [16, b"name", Bulk(3, 64, 8), Bulk(4, 0, 8), bytearray(16), 2]
    body = copy.marshal(arguments)
    assert copy.unmarshal(body) == arguments
    assert received(copy.parameters[3], memoryview(BOTH)) == bytearray(BOTH)
    assert received(copy.parameters[1], memoryview(b"name\0")) == b"name"
    with pytest.raises(Malformed):
        received(copy.parameters[1], memoryview(b"name"))


@pytest.mark.parametrize("bulk", [(3, 0, 9), (3, LONGEST_PART, 8)])
def test_a_bulk_part_that_contradicts_its_descriptor_is_malformed(bulk: tuple[int, int, int]) -> None:
    body = pack(FIXED, 16, 5, BULK | 8, NULL, 16, 2) + b"name\0\0\0\0" + pack("<QQQ", *bulk)
    with pytest.raises(Malformed, match="contradicts"):
        copy.unmarshal(body)


def test_a_count_behind_a_pointer_counts() -> None:
    arguments = [bytearray(pack("<I", 3)), bytearray(12)]
    assert counted.unmarshal(counted.marshal(arguments)) == arguments
    with pytest.raises(Malformed, match="instead of 12"):
        counted.unmarshal(counted.marshal([bytearray(pack("<I", 3)), bytearray(16)]))


def test_a_pointer_is_on_the_host_or_on_the_device() -> None:
    assert scaled.marshal([1 << 45, 5]) == pack("<QQb7x", 1 << 45, NULL, 5)
    assert scaled.unmarshal(pack("<QQb7x", 0, 4, -5) + pack("<f4x", 2.0)) == [pack("<f", 2.0), -5]
    with pytest.raises(Malformed, match="host and device"):
        scaled.unmarshal(pack("<QQb7x", 1 << 45, 4, 5) + pack("<f4x", 2.0))


def test_a_count_on_the_device_is_malformed() -> None:
    odd = Library("odd", soname="lib.so").call(1, "int odd(int *n, char *out)", n=HostOrDevice(), out=Out("*n"))
    with pytest.raises(Malformed, match="n is not one number"):
        odd.unmarshal(odd.marshal([1 << 45, bytearray(4)]))


def test_replies_hold_one_descriptor_for_each_output() -> None:
    body = copy.marshal_reply(7, [BOTH, None])
    assert body == pack("<iIQQ", 7, 0, 8, NULL) + BOTH
    assert copy.unmarshal_reply(body) == (7, [BOTH, None])
    assert copy.unmarshal_reply(copy.marshal_reply(0, [Bulk(1, 0, 8), b"abc"])) == (0, [Bulk(1, 0, 8), b"abc"])


def test_a_failed_call_s_reply_has_no_outputs() -> None:
    assert copy.unmarshal_reply(copy.marshal_reply(700)) == (700, [None, None])


@pytest.mark.parametrize(
    "body", [b"", pack("<iI", 0, 0), pack("<iIQQ", 0, 1, NULL, NULL), pack("<iIQQQ", 0, 0, NULL, NULL, 0)]
)
def test_a_damaged_reply_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        copy.unmarshal_reply(body)
