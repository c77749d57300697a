"""What a PTX module consists of: types, operands, instructions, variables, functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

import attrs


class PtxError(Exception):
    """The PTX text is wrong, or says something this device does not know; the message names the line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"ptx line {line}: {message}")
        self.line = line


class Unsupported(PtxError):
    """Valid PTX, but nothing that this device can execute yet."""


def fail(line: int, message: str) -> NoReturn:
    raise PtxError(line, message)


def unsupported(line: int, what: str) -> NoReturn:
    raise Unsupported(line, f"{what} is not supported by the cpu device")


@attrs.frozen(slots=True)
class Type:
    """A fundamental PTX type. `kind`: u, s, b (bits), f (float), p (predicate)."""

    name: str
    kind: str
    bits: int
    llvm: str

    @property
    def bytes(self) -> int:
        return self.bits // 8


def _types() -> dict[str, Type]:
    types = {
        f"{kind}{bits}": Type(f"{kind}{bits}", kind, bits, f"i{bits}") for kind in "usb" for bits in (8, 16, 32, 64)
    }
    types |= {"f32": Type("f32", "f", 32, "float"), "f64": Type("f64", "f", 64, "double")}
    types |= {"f16": Type("f16", "f", 16, "half"), "bf16": Type("bf16", "f", 16, "bfloat")}
    types |= {"f16x2": Type("f16x2", "b", 32, "i32"), "bf16x2": Type("bf16x2", "b", 32, "i32")}
    return types | {"pred": Type("pred", "p", 1, "i1"), "b128": Type("b128", "b", 128, "i128")}


TYPES = _types()


@attrs.frozen(slots=True)
class Register:
    name: str
    type: Type


@attrs.frozen(slots=True)
class Special:
    """A special register: %tid.x, %laneid."""

    name: str


@attrs.frozen(slots=True)
class Immediate:
    """An integer, or the bits of a float (`float_bits` 32 or 64)."""

    value: int
    float_bits: int = 0


@attrs.frozen(slots=True)
class Symbol:
    """A variable, function or label, and an offset in bytes."""

    name: str
    offset: int = 0


@attrs.frozen(slots=True)
class Address:
    """[base+offset]; no base is an absolute address."""

    base: Register | Symbol | None
    offset: int


@attrs.frozen(slots=True)
class Vector:
    items: tuple[Any, ...]  # operands; None is the sink `_`


@attrs.frozen(slots=True)
class Negated:
    """!%p"""

    register: Register


@attrs.frozen(slots=True)
class Selected:
    """%r1.b0, %r1.h32, -%r1: parts of a register (`part` may be empty), maybe negated, for video instructions."""

    register: Register
    part: str
    negative: bool


@attrs.frozen(slots=True)
class Pair:
    """%p|%q; either may be None, the sink."""

    first: Any
    second: Any


@attrs.frozen(slots=True)
class Group:
    """(a, b): the parameter list of a call."""

    items: tuple[Any, ...]


Operand = Register | Special | Immediate | Symbol | Address | Vector | Negated | Selected | Pair | Group | None


@attrs.frozen(slots=True)
class Instruction:
    op: str
    modifiers: tuple[str, ...]
    guard: Register | None
    negated: bool
    operands: tuple[Operand, ...]
    line: int

    @property
    def text(self) -> str:
        return ".".join((self.op, *self.modifiers))


@attrs.frozen(slots=True)
class Label:
    name: str
    line: int


@attrs.frozen(slots=True)
class Reference:
    """An address in an initialiser. `shift` and `bits` are those of a mask operator such as 0xFF00(symbol)."""

    symbol: str
    offset: int
    shift: int = 0


IN_REGISTER = "#"  # ends the name of a parameter or return value that the function's body sees as a register


@attrs.frozen(slots=True)
class Variable:
    name: str
    space: str  # global, const, shared, local, param
    type: Type
    align: int
    size: int  # bytes; 0 for an extern array without a length
    initial: Sequence[int | Reference]  # integers are bit patterns of `type`
    linkage: str  # "", visible, extern, weak, common
    line: int
    managed: bool = False


@attrs.define(slots=True)
class Function:
    """One .entry or .func. `body` is None for a declaration; the text is parsed on demand."""

    name: str
    entry: bool
    parameters: Sequence[Variable]
    returns: Sequence[Variable]
    directives: dict[str, tuple[int, ...]]
    linkage: str
    line: int
    body: tuple[int, int] | None  # where in the module's text, braces excluded
    start: int = 0  # where in the module's text its directive begins
    shift: int = 0  # lines by which the module's text lies before that which the program gave


@attrs.define(slots=True)
class Body:
    """A parsed function body. Names of nested scopes have been made unique."""

    code: list[Instruction | Label]
    variables: dict[str, Variable]
    tables: dict[str, tuple[str, ...]]  # .branchtargets and .calltargets
    prototypes: dict[str, tuple[int, int]]  # .callprototype: number of returns, of parameters


@attrs.define(slots=True)
class Module:
    text: str
    version: tuple[int, int]
    target: int  # 75 for sm_75
    variables: dict[str, Variable]
    functions: dict[str, Function]
    aliases: dict[str, str]
