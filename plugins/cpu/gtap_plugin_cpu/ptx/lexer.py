"""Characters to tokens: comments, numbers, a cursor that knows its line."""

from __future__ import annotations

import re

from gtap_plugin_cpu.ptx.model import Immediate, fail

_COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|"[^"\n]*"', re.DOTALL)
_TOKEN = re.compile(r'\s*("[^"\n]*"|\.?[A-Za-z_$%][\w$]*|(?:0[fFdDxXbB])?[0-9a-fA-F][\w.]*|\S)', re.DOTALL)
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?:0[fF](?P<f32>[0-9a-fA-F]{8})|0[dD](?P<f64>[0-9a-fA-F]{16})|0[xX](?P<hex>[0-9a-fA-F]+)U?"
    r"|0[bB](?P<binary>[01]+)U?|(?P<octal>0[0-7]+)U?|(?P<decimal>[0-9]+)U?)"
)
_REAL = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?")
_BASES = {"hex": 16, "binary": 2, "octal": 8, "decimal": 10}


def without_comments(text: str) -> str:
    """Blank out comments; newlines stay, so that offsets still give lines."""

    def blank(match: re.Match[str]) -> str:
        found = match.group()
        return found if found[0] == '"' else "\n" * found.count("\n") + " "

    return _COMMENT.sub(blank, text)


def number(text: str) -> Immediate | None:
    """Read a literal; None when `text` is none."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _real(text)
    kind = match.lastgroup
    digits = match.group(kind) if kind else ""
    negative = match.group("sign") == "-"
    if kind in ("f32", "f64"):
        bits = int(kind[1:])
        return Immediate(int(digits, 16) ^ (1 << (bits - 1) if negative else 0), bits)
    value = int(digits, _BASES[kind or "decimal"])
    return Immediate(-value if negative else value)


def _real(text: str) -> Immediate | None:
    import struct

    if _REAL.fullmatch(text) is None:
        return None
    return Immediate(struct.unpack("<Q", struct.pack("<d", float(text)))[0], 64)


class Cursor:
    """Reads tokens of a text from a position on."""

    def __init__(self, text: str, position: int = 0, line: int = 1) -> None:
        self.text, self.position = text, position
        self._line, self._counted = line, position

    @property
    def line(self) -> int:
        """The line of the next token."""
        match = _TOKEN.match(self.text, self.position)
        end = match.start(1) if match else self.position
        self._line += self.text.count("\n", self._counted, end)
        self._counted = end
        return self._line

    @property
    def start(self) -> int:
        """Where the next token begins."""
        match = _TOKEN.match(self.text, self.position)
        return match.start(1) if match else self.position

    def peek(self) -> str:
        match = _TOKEN.match(self.text, self.position)
        return match.group(1) if match else ""

    def next(self) -> str:
        match = _TOKEN.match(self.text, self.position)
        if match is None:
            fail(self.line, "the text ends in the middle of a directive")
        self.position = match.end()
        return match.group(1)

    def accept(self, token: str) -> bool:
        if self.peek() != token:
            return False
        self.next()
        return True

    def expect(self, token: str) -> None:
        line, found = self.line, self.peek()
        if found != token:
            fail(line, f"expected '{token}', found '{found}'")
        self.next()

    def name(self) -> str:
        line, found = self.line, self.peek()
        if not re.fullmatch(r"[A-Za-z_$%][\w$]*", found):
            fail(line, f"expected a name, found '{found}'")
        return self.next()

    def integer(self) -> int:
        line = self.line
        sign = "-" if self.accept("-") else ""
        found = self.next()
        value = number(sign + found)
        if value is None or value.float_bits:
            fail(line, f"expected an integer, found '{found}'")
        return value.value

    def skip_line(self) -> None:
        end = self.text.find("\n", self.position)
        self.position = len(self.text) if end < 0 else end
