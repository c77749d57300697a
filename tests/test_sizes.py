"""Long files and long functions stand in tests/sizes.toml with a reason."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("gtap_core", "plugins", "shim", "tests", "examples", "benchmarks")
LONG_FILE, LONG_FUNCTION = 800, 100


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".c", ".h", ".cu") and not {"generated", ".venv"} & set(path.parts):
                yield path


def python_functions(text: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def c_functions(text: str) -> Iterator[tuple[str, int]]:
    """A body is what stands between a line that ends in `{` and the next `}` in the first column."""
    name, start = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1].isalpha() and line.rstrip().endswith("{") and "(" in line:
            name, start = line.partition("(")[0].split()[-1].lstrip("*"), number
        elif line.startswith("}") and name:
            yield name, number - start + 1
            name = ""


def long_ones() -> Iterator[str]:
    for path in sources():
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(ROOT))
        if text.count("\n") > LONG_FILE:
            yield name
        functions = python_functions if path.suffix == ".py" else c_functions
        yield from (f"{name}::{function}" for function, lines in functions(text) if lines > LONG_FUNCTION)


def test_what_is_long_has_a_reason_and_nothing_else_stands_there() -> None:
    reasons = tomllib.loads((ROOT / "tests" / "sizes.toml").read_text(encoding="utf-8"))
    assert set(long_ones()) == set(reasons)
    assert all(reasons.values())
