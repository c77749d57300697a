from __future__ import annotations

import pytest

from gtap_core.errors import SpecError
from gtap_core.spec.prototype import CType, parse_declaration, parse_prototype, parse_type


@pytest.mark.parametrize(
    ("text", "ctype"),
    [
        ("unsigned", CType("unsigned int")),
        ("long unsigned int", CType("unsigned long")),
        ("unsigned long long", CType("unsigned long long")),
        ("short int", CType("short")),
        ("unsigned char", CType("unsigned char")),
        ("const char *", CType("char", const=True, pointers=(False,))),
        ("char const *", CType("char", const=True, pointers=(False,))),
        ("const void *const *", CType("void", const=True, pointers=(True, False))),
        ("struct cudaPointerAttributes *", CType("struct cudaPointerAttributes", pointers=(False,))),
        ("cudaStream_t", CType("cudaStream_t")),
    ],
)
def test_types_become_one_spelling(text: str, ctype: CType) -> None:
    assert parse_type(text) == ctype
    assert parse_type(str(ctype)) == ctype


def test_a_prototype_says_its_parameters() -> None:
    parsed = parse_prototype(
        "cudaError_t cudaMemcpy(void *dst, const void *src, size_t count, enum cudaMemcpyKind kind);"
    )
    assert parsed.name == "cudaMemcpy"
    assert [each.name for each in parsed.parameters] == ["dst", "src", "count", "kind"]
    assert parsed.declare("other").startswith("cudaError_t other(void *dst, const void *src, ")


def test_void_means_no_parameters() -> None:
    assert parse_prototype("int f(void)").parameters == ()
    assert parse_prototype("int f()").declare() == "int f(void)"


def test_arrays_of_parameters_are_pointers() -> None:
    parsed = parse_prototype("int f(const int dims[], const float *const rows[4])")
    assert [str(each.type) for each in parsed.parameters] == ["const int *", "const float *const *"]


def test_a_pointer_to_a_function_keeps_its_declaration() -> None:
    parsed = parse_prototype("int f(void (*callback)(int status, void (*inner)(void)), void *user)")
    callback = parsed.parameters[0]
    assert callback.name == "callback" and callback.type.is_pointer
    assert parse_prototype(parsed.declare()) == parsed


def test_members_may_be_arrays_of_several_dimensions() -> None:
    member = parse_declaration("float matrix[4][3]")
    assert member.type.array == 12 and member.type.declare("m") == "float m[12]"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("int f(int n, ...)", "variadic"),
        ("int f(int)", "name of its own"),
        ("int f(int a, int a)", "name of its own"),
        ("int f(int a", "found the end"),
        ("int f(int a) g", "unexpected"),
        ("int f(long double x)", "not remotable"),
        ("int f(int #)", "not a C declaration"),
        ("", "a type is missing"),
    ],
)
def test_what_is_no_prototype_is_refused_with_a_reason(text: str, complaint: str) -> None:
    with pytest.raises(SpecError, match=complaint):
        parse_prototype(text)
