"""Counts and lengths: integer expressions over a call's own arguments, evaluated here and written as C text.

Both sides compute alike: a negative value, a result over `MOST`, an unknown table key or a division by zero makes the
whole expression out of range. In C (gtap/count.h) that is the value GTAP_TOO_LARGE.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from gtap_core.errors import SpecError

MOST = 1 << 40  # no count or length of a call reaches this; the bound of every step of an evaluation

_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*)|(\d+)|([-+*/%(),\[\]]))")
_OPERATORS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "%": "modulo"}
_DEEPEST = 32


class OutOfRange(ValueError):
    """An expression has no value for these arguments."""


@attrs.frozen
class Number:
    value: int


@attrs.frozen
class Name:
    """Another parameter's value; `deref` reads what a pointer parameter points to."""

    name: str
    deref: bool = False


@attrs.frozen
class Table:
    """A look-up in one of the library's tables, `SIZEOF[type]`."""

    table: str
    key: Node


@attrs.frozen
class Operation:
    """`add subtract multiply divide modulo smaller larger` of two values."""

    operator: str
    left: Node
    right: Node


Node = Number | Name | Table | Operation
Tables = Mapping[str, Mapping[int, int]]


@attrs.frozen
class Expression:
    """A parsed expression. `text` is its canonical form and stands in the golden layout."""

    node: Node

    def names(self) -> list[Name]:
        """Every parameter that it reads."""
        found: list[Name] = []
        _walk(self.node, found)
        return found

    def value(self, read: Callable[[Name], int], tables: Tables) -> int:
        """Evaluate. `read` gives the value of a parameter. Raises OutOfRange."""
        return _value(self.node, read, tables)

    def c(self, read: Callable[[Name], str], library: str) -> str:
        """The expression as C text of type uint64_t; `read` gives the C text of a parameter as uint64_t."""
        return _c(self.node, read, library)

    @property
    def constant(self) -> int | None:
        """Its value if it reads no parameter."""
        return self.node.value if isinstance(self.node, Number) else None

    def __str__(self) -> str:
        return _text(self.node)


def _walk(node: Node, found: list[Name]) -> None:
    match node:
        case Name():
            found.append(node)
        case Table(key=key):
            _walk(key, found)
        case Operation(left=left, right=right):
            _walk(left, found)
            _walk(right, found)


def _value(node: Node, read: Callable[[Name], int], tables: Tables) -> int:
    match node:
        case Number(value=value):
            result = value
        case Name():
            result = int(read(node))
        case Table(table=table, key=key):
            found = tables[table].get(_value(key, read, tables))
            if found is None:
                raise OutOfRange(f"{table} has no entry for its key")
            result = found
        case Operation(operator=operator, left=left, right=right):
            result = _apply(operator, _value(left, read, tables), _value(right, read, tables))
    if not 0 <= result <= MOST:
        raise OutOfRange(f"{_text(node)} is {result}")
    return result


def _apply(operator: str, left: int, right: int) -> int:
    if operator in ("divide", "modulo") and right == 0:
        raise OutOfRange("division by zero")
    match operator:
        case "add":
            return left + right
        case "subtract":
            return left - right
        case "multiply":
            return left * right
        case "divide":
            return left // right
        case "modulo":
            return left % right
        case "smaller":
            return min(left, right)
        case _:
            return max(left, right)


def _c(node: Node, read: Callable[[Name], str], library: str) -> str:
    match node:
        case Number(value=value):
            return f"UINT64_C({value})"
        case Name():
            return read(node)
        case Table(table=table, key=key):
            return f"{library}_table_{table}({_c(key, read, library)})"
        case Operation(operator=operator, left=left, right=right):
            return f"gtap_count_{operator}({_c(left, read, library)}, {_c(right, read, library)})"


def _text(node: Node) -> str:
    match node:
        case Number(value=value):
            return str(value)
        case Name(name=name, deref=deref):
            return f"*{name}" if deref else name
        case Table(table=table, key=key):
            return f"{table}[{_text(key)}]"
        case Operation(operator=operator, left=left, right=right):
            return f"{operator}({_text(left)},{_text(right)})"


class _Parser:
    """Recursive descent over `a + b * TABLE[c]`, `min(a, b)`, `*a`, `sizeof(T)`."""

    def __init__(self, text: str, tables: Tables, sizeof: Callable[[str], int]) -> None:
        self.text, self.tables, self.sizeof = text, tables, sizeof
        self.tokens = self._tokens(text)
        self.at = 0
        self.depth = 0

    @staticmethod
    def _tokens(text: str) -> list[str]:
        tokens, position = [], 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None:
                raise SpecError(f"not an expression near {text[position:]!r}: {text!r}")
            tokens.append(match.group(match.lastindex or 0))
            position = match.end()
        return tokens

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.next
        if not token or (expected and token != expected):
            raise SpecError(f"expected {expected or 'more'} but found {token or 'the end'} in {self.text!r}")
        self.at += 1
        return token

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise SpecError(f"expression too deep: {self.text!r}")
        node = self.product()
        while self.next in ("+", "-"):
            node = _fold(Operation(_OPERATORS[self.take()], node, self.product()))
        self.depth -= 1
        return node

    def product(self) -> Node:
        node = self.factor()
        while self.next in ("*", "/", "%"):
            node = _fold(Operation(_OPERATORS[self.take()], node, self.factor()))
        return node

    def factor(self) -> Node:
        token = self.take()
        if token.isdigit():
            if int(token) > MOST:
                raise SpecError(f"{token} is larger than any count: {self.text!r}")
            return Number(int(token))
        if token == "(":
            node = self.sum()
            self.take(")")
            return node
        if token == "*":
            return Name(self.take(), deref=True)
        if not (token[0].isalpha() or token[0] == "_"):
            raise SpecError(f"unexpected {token!r} in {self.text!r}")
        if self.next == "(":
            return self.function(token)
        if self.next == "[":
            return self.table(token)
        return Name(token)

    def function(self, name: str) -> Node:
        self.take("(")
        if name == "sizeof":
            words = []
            while self.next != ")":
                words.append(self.take())
            self.take(")")
            return Number(self.sizeof(" ".join(words)))
        operator = {"min": "smaller", "max": "larger"}.get(name)
        if operator is None:
            raise SpecError(f"{name} is not a function of expressions (min, max, sizeof are): {self.text!r}")
        left = self.sum()
        self.take(",")
        right = self.sum()
        self.take(")")
        return _fold(Operation(operator, left, right))

    def table(self, name: str) -> Node:
        if name not in self.tables:
            raise SpecError(f"the library has no table {name} (Library(tables=...)): {self.text!r}")
        self.take("[")
        key = self.sum()
        self.take("]")
        return Table(name, key)


def _fold(node: Operation) -> Node:
    if isinstance(node.left, Number) and isinstance(node.right, Number):
        value = _apply(node.operator, node.left.value, node.right.value)
        if 0 <= value <= MOST:
            return Number(value)
    if node.operator == "multiply" and Number(1) in (node.left, node.right):
        return node.left if node.right == Number(1) else node.right
    return node


def parse_expression(text: str | int, tables: Tables, sizeof: Callable[[str], int]) -> Expression:
    """Parse an expression; a plain int is itself. Raises SpecError."""
    if isinstance(text, int):
        return Expression(Number(text))
    parser = _Parser(text, tables, sizeof)
    node = parser.sum()
    if parser.next:
        raise SpecError(f"unexpected {parser.next!r} in {text!r}")
    return Expression(node)


def scaled(expression: Expression, element: int) -> Expression:
    """`expression` elements of `element` bytes, as bytes."""
    return Expression(_fold(Operation("multiply", expression.node, Number(element))))
