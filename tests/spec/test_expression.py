from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtap_core import Library
from gtap_core.errors import SpecError
from gtap_core.generate.ctext import tables
from gtap_core.spec.expression import MOST, Expression, Name, OutOfRange, parse_expression
from gtap_core.testing.compiling import compile_c

TABLES = {"SIZE": {0: 4, 1: 8, 5: 2}}
SIZES = {"int": 4, "unsigned long long": 8}


def parse(text: str | int) -> Expression:
    return parse_expression(text, TABLES, SIZES.__getitem__)


def value(text: str | int, **numbers: int) -> int:
    return parse(text).value(lambda name: numbers[name.name], TABLES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (7, 7),
        ("n", 6),
        ("n * m", 18),
        ("n + m * 2", 12),
        ("(n + m) * 2", 18),
        ("n - m - 1", 2),
        ("n / 4 + n % 4", 3),
        ("min(n, m) + max(n, 8)", 11),
        ("SIZE[k] * n", 48),
        ("n * sizeof(unsigned long long)", 48),
        ("*n", 6),
    ],
)
def test_values(text: str | int, expected: int) -> None:
    assert value(text, n=6, m=3, k=1) == expected


@pytest.mark.parametrize(
    "text", ["n - 7", "n / m", "n % m", "SIZE[n]", "big * big", "big + big", "negative", "negative + n"]
)
def test_what_has_no_value_is_out_of_range(text: str) -> None:
    with pytest.raises(OutOfRange):
        value(text, n=6, m=0, big=MOST, negative=-1)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("n +", "found the end"),
        ("n $ m", "not an expression"),
        ("__import__(1)", "not a function"),
        ("OTHER[n]", "no table OTHER"),
        ("n m", "unexpected"),
        ("(" * 40 + "n" + ")" * 40, "too deep"),
    ],
)
def test_what_is_no_expression_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(SpecError, match=complaint):
        parse(text)


def test_constants_fold_and_a_factor_of_one_vanishes() -> None:
    assert parse("2 * 3 + sizeof(int)").constant == 10
    assert str(parse("n * 1")) == "n"


EXPRESSIONS = [
    "a",
    "a * b",
    "a + b",
    "a - b",
    "a / b",
    "a % b",
    "min(a, b) * 3",
    "max(a, b) - a",
    "SIZE[a] * b",
    "(a + b) * (a - 1)",
]


@pytest.fixture(scope="module")
def in_c(tmp_path_factory: pytest.TempPathFactory) -> ctypes.CDLL:
    """Every expression as a C function of two int64."""
    folder = tmp_path_factory.mktemp("expressions")
    library = Library("lib", soname="lib.so", tables=TABLES)
    lines = ['#include "gtap/marshal.h"\n', tables(library)]
    for index, text in enumerate(EXPRESSIONS):
        body = parse(text).c(lambda name: f"gtap_count_signed({name.name})", "lib")
        head = f"uint64_t f{index}(int64_t a, int64_t b)"
        lines.append(f"GTAP_EXPORT {head};\n{head}\n{{\n    (void)a, (void)b;\n    return {body};\n}}\n")
    (folder / "e.c").write_text("".join(lines))
    return ctypes.CDLL(str(compile_c([folder / "e.c"], folder / "e.so")))


NUMBERS = st.one_of(
    st.integers(-3, 12), st.integers(-(2**63), 2**63 - 1), st.sampled_from([MOST, MOST - 1, MOST + 1, 2**20])
)


@given(a=NUMBERS, b=NUMBERS, index=st.integers(0, len(EXPRESSIONS) - 1))
def test_c_and_python_agree(in_c: ctypes.CDLL, a: int, b: int, index: int) -> None:
    def read(name: Name) -> int:
        return {"a": a, "b": b}[name.name]

    try:
        expected = parse(EXPRESSIONS[index]).value(read, TABLES)
    except OutOfRange:
        expected = 2**64 - 1
    function = in_c[f"f{index}"]
    function.restype, function.argtypes = ctypes.c_uint64, [ctypes.c_int64, ctypes.c_int64]
    assert function(a, b) == expected


def test_the_bounds_of_both_sides_are_one_number() -> None:
    header = Path(__file__).parents[2] / "shim/include/gtap/count.h"
    assert "#define GTAP_COUNT_MOST (UINT64_C(1) << 40)" in header.read_text() and MOST == 1 << 40
