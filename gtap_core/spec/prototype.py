"""Reads C prototypes and declarations: the text of a spec becomes types and names."""

from __future__ import annotations

import re
from functools import cache

import attrs

from gtap_core.errors import SpecError

_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*)|(\d+)|(\.\.\.|[()*,\[\]]))")
_PLAIN = re.compile(r"([^()\[\]]*?)\b([A-Za-z_]\w*)\s*\(([^()]*)\)\s*;?\s*")
_QUALIFIERS = frozenset({"const", "volatile", "restrict", "__restrict__"})
_INTEGER_WORDS = frozenset({"unsigned", "signed", "long", "short", "int", "char"})
_TAGGED = frozenset({"struct", "enum", "union"})

# name -> (struct code, bytes); LP64 Linux, the only client there is.
SCALARS: dict[str, tuple[str, int]] = {
    "char": ("b", 1),
    "signed char": ("b", 1),
    "unsigned char": ("B", 1),
    "_Bool": ("?", 1),
    "bool": ("?", 1),
    "short": ("h", 2),
    "unsigned short": ("H", 2),
    "int": ("i", 4),
    "unsigned int": ("I", 4),
    "long": ("q", 8),
    "unsigned long": ("Q", 8),
    "long long": ("q", 8),
    "unsigned long long": ("Q", 8),
    "float": ("f", 4),
    "double": ("d", 8),
    "size_t": ("Q", 8),
    "ptrdiff_t": ("q", 8),
    "intptr_t": ("q", 8),
    "uintptr_t": ("Q", 8),
    "int8_t": ("b", 1),
    "uint8_t": ("B", 1),
    "int16_t": ("h", 2),
    "uint16_t": ("H", 2),
    "int32_t": ("i", 4),
    "uint32_t": ("I", 4),
    "int64_t": ("q", 8),
    "uint64_t": ("Q", 8),
}


@attrs.frozen
class CType:
    """A C type: `base` (canonical), whether the base is const, and one flag per pointer level (const pointer or not).

    `array` is the element count of an array member (None for parameters, whose arrays are pointers already);
    `function` is the whole declaration of a pointer to a function with `{}` in place of its name.
    """

    base: str
    const: bool = False
    pointers: tuple[bool, ...] = ()
    array: int | None = None
    function: str = ""

    @property
    def is_pointer(self) -> bool:
        return bool(self.pointers) or bool(self.function)

    @property
    def pointee(self) -> CType:
        """The type behind the last pointer level."""
        return attrs.evolve(self, pointers=self.pointers[:-1], array=None)

    @property
    def element(self) -> CType:
        """The type of one element of an array member."""
        return attrs.evolve(self, array=None)

    def declare(self, name: str) -> str:
        """The C declaration of `name` (which may be empty) with this type."""
        if self.function:
            return self.function.format(name)
        stars = "".join("*const " if const else "*" for const in self.pointers)
        text = f"{'const ' if self.const else ''}{self.base} {stars}{name}".rstrip()
        return f"{text}[{self.array}]" if self.array is not None else text

    def __str__(self) -> str:
        return self.declare("")


@attrs.frozen
class Declaration:
    """A type and the name declared with it."""

    type: CType
    name: str


@attrs.frozen
class Prototype:
    """A parsed C function prototype."""

    name: str
    result: CType
    parameters: tuple[Declaration, ...]

    def declare(self, name: str = "") -> str:
        """The prototype as C text, optionally under another name."""
        inner = ", ".join(p.type.declare(p.name) for p in self.parameters) or "void"
        return self.result.declare(f"{name or self.name}({inner})")


class _Reader:
    """A cursor over the tokens of one declaration."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        position, end = 0, len(text.rstrip().rstrip(";"))
        while position < end:
            match = _TOKEN.match(text, position, end)
            if match is None:
                raise SpecError(f"not a C declaration near {text[position : position + 20]!r}: {text!r}")
            self.tokens.append(match.group(match.lastindex or 0))
            position = match.end()
            if not text[position:end].strip():
                break
        self.at = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.next
        if not token or (expected and token != expected):
            raise SpecError(f"expected {expected or 'more'} but found {token or 'the end'} in {self.text!r}")
        self.at += 1
        return token

    def base(self) -> tuple[str, bool]:
        """Read the type specifiers: (canonical base, const)."""
        words: list[str] = []
        const = False
        while self.next and (self.next[0].isalpha() or self.next[0] == "_"):
            if self.next in _QUALIFIERS:
                const |= self.take() == "const"
            elif self.next in _TAGGED:
                words.append(f"{self.take()} {self.take()}")
            elif not words or (self.next in _INTEGER_WORDS | {"double"} and set(words) <= _INTEGER_WORDS):
                words.append(self.take())
            else:
                break
        if not words:
            raise SpecError(f"a type is missing in {self.text!r}")
        return _canonical(words, self.text), const

    def pointers(self) -> tuple[bool, ...]:
        levels: list[bool] = []
        while self.next == "*":
            self.take()
            const = False
            while self.next in _QUALIFIERS:
                const |= self.take() == "const"
            levels.append(const)
        return tuple(levels)

    def array(self) -> list[int | None]:
        """Read `[4][3]`, `[]`: one entry per dimension."""
        sizes: list[int | None] = []
        while self.next == "[":
            self.take()
            sizes.append(int(self.take()) if self.next.isdigit() else None)
            self.take("]")
        return sizes

    def declaration(self, parameter: bool) -> Declaration:
        start = self.at
        base, const = self.base()
        pointers = self.pointers()
        if self.next == "(":
            return self._function_pointer(start)
        name = self.take() if self.next and (self.next[0].isalpha() or self.next[0] == "_") else ""
        sizes = self.array()
        if not sizes:
            return Declaration(CType(base, const, pointers), name)
        if parameter:
            return Declaration(CType(base, const, (*pointers, False)), name)
        total = 1
        for size in sizes:
            if size is None:
                raise SpecError(f"an array member needs a length in {self.text!r}")
            total *= size
        return Declaration(CType(base, const, pointers, total), name)

    def _function_pointer(self, start: int) -> Declaration:
        self.take("(")
        self.take("*")
        name = self.take() if self.next != ")" else ""
        before = " ".join(self.tokens[start : self.at - bool(name)])
        inside = self.at
        self.take(")")
        self.take("(")
        depth = 1
        while depth:
            depth += {"(": 1, ")": -1}.get(self.take(), 0)
        after = " ".join(self.tokens[inside : self.at])
        return Declaration(CType("function", function=f"{before} {{}}{after}"), name)


def _canonical(words: list[str], text: str) -> str:
    if not set(words) <= _INTEGER_WORDS | {"double"} or words == ["double"]:
        return words[0]
    if "char" in words:
        return (
            " ".join(word for word in ("unsigned", "signed") if word in words) + " char" if len(words) > 1 else "char"
        )
    sign = "unsigned " if "unsigned" in words else ""
    if "short" in words:
        return f"{sign}short"
    longs = words.count("long")
    if longs > 2 or "double" in words:
        raise SpecError(f"type {' '.join(words)!r} is not remotable in {text!r}")
    return sign + (" ".join(["long"] * longs) or "int")


def parse_prototype(text: str) -> Prototype:
    """Parse `int f(const char *name, size_t n)`. Raises SpecError; variadic functions have no remote form."""
    return _parse_plain(text) or _parse_any(text)


def _parse_plain(text: str) -> Prototype | None:
    """One whose parameters are no functions, each of them parsed once for all that have it; None for others."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    try:
        inner = [] if found[3].strip() in ("", "void") else found[3].split(",")
        return Prototype(found[2], _plain_type(found[1]), _named([_plain_parameter(each) for each in inner], text))
    except SpecError:
        return None  # which says what is wrong with the whole of it


@cache
def _plain_type(text: str) -> CType:
    return parse_type(text)


@cache
def _plain_parameter(text: str) -> Declaration:
    reader = _Reader(text)
    declaration = reader.declaration(parameter=True)
    if reader.next:
        raise SpecError(f"not a parameter: {text!r}")
    return declaration


def _parse_any(text: str) -> Prototype:
    reader = _Reader(text)
    base, const = reader.base()
    result = CType(base, const, reader.pointers())
    name = reader.take()
    reader.take("(")
    parameters: list[Declaration] = []
    while reader.next != ")":
        if reader.next == "...":
            raise SpecError(f"a variadic function has no remote form: {text!r}")
        parameters.append(reader.declaration(parameter=True))
        if reader.next != ")":
            reader.take(",")
    reader.take(")")
    if reader.next:
        raise SpecError(f"unexpected {reader.next!r} after the prototype {text!r}")
    if len(parameters) == 1 and parameters[0].type == CType("void"):
        parameters = []
    return Prototype(name, result, _named(parameters, text))


def _named(parameters: list[Declaration], text: str) -> tuple[Declaration, ...]:
    names = [p.name for p in parameters]
    if "" in names or len(set(names)) != len(names):
        raise SpecError(f"every parameter needs a name of its own in {text!r}")
    return tuple(parameters)


def parse_declaration(text: str) -> Declaration:
    """Parse one struct member, `unsigned char *channel[4]`."""
    reader = _Reader(text)
    declaration = reader.declaration(parameter=False)
    if reader.next or not declaration.name:
        raise SpecError(f"not a member declaration: {text!r}")
    return declaration


def parse_type(text: str) -> CType:
    """Parse a type without a name, `unsigned int`."""
    reader = _Reader(text)
    base, const = reader.base()
    pointers = reader.pointers()
    if reader.next:
        raise SpecError(f"not a type: {text!r}")
    return CType(base, const, pointers)
