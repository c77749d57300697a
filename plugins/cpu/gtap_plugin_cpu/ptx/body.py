"""A function body's text to instructions with resolved names."""

from __future__ import annotations

import re
from typing import NoReturn

import attrs

from gtap_plugin_cpu.ptx.directives import parse_variables
from gtap_plugin_cpu.ptx.lexer import Cursor, number
from gtap_plugin_cpu.ptx.model import (
    IN_REGISTER,
    TYPES,
    Address,
    Body,
    Function,
    Group,
    Immediate,
    Instruction,
    Label,
    Module,
    Negated,
    Operand,
    Pair,
    Register,
    Selected,
    Special,
    Symbol,
    Variable,
    Vector,
    fail,
)
from gtap_plugin_cpu.ptx.opcodes import OPCODES, SPECIALS

_STATEMENT = re.compile(
    r"\s*(?:(?P<loc>\.loc\b[^\n]*|\.file\b[^\n]*)|(?P<label>[\w$%]+)\s*:(?!:)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<directive>\.[a-z]\w*)|@\s*(?P<not>!?)\s*(?P<guard>[\w$%]+)\s*(?P<gop>[a-z][\w.:]*)(?P<gargs>[^;]*);"
    r"|(?P<op>[a-z][\w.:]*)(?P<args>[^;]*);|;)"
)
_PIECE = re.compile(r"\s*([{}()\[\],|])|\s*([^\s{}()\[\],|]+)")
_REGISTERS = re.compile(r"([%\w$]+)(?:<(\d+)>)?")
_NAME = re.compile(r"!?[A-Za-z_$%][\w$.]*")
_PART = re.compile(r"b[0-7]{1,4}|h[0-3]{1,2}")  # of a register, in a video instruction
_OFFSET = re.compile(r"([A-Za-z_$%][\w$]*)((?:[-+]+\w+)*)")
_MAX_DEPTH = 64


def parse_body(module: Module, function: Function) -> Body:
    """Parse the body of `function`, which has one. Raises PtxError."""
    return _BodyParser(module, function).parse()


class _Scope:
    """One brace level: names declared in it, under the name that is unique in the function."""

    def __init__(self, start: int = 0) -> None:
        self.start = start  # of its code, in that of the function
        self.labels: set[str] = set()
        self.registers: dict[str, Register] = {}
        self.ranges: dict[str, tuple[int, int]] = {}  # prefix -> (count, index of type); see _BodyParser.types
        self.renamed: dict[str, str] = {}


def _without_prototype(operands: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The returns, the target and the arguments of a call. What a register may hold stands behind; nobody asks."""
    target = 1 if operands and isinstance(operands[0], Group) else 0
    given = operands[target + 1 : target + 2]
    return operands[: target + 1] + (given if given and isinstance(given[0], Group) else ())


class _BodyParser:
    def __init__(self, module: Module, function: Function) -> None:
        assert function.body is not None
        self.module, self.function = module, function
        self.text, (self.position, self.end) = module.text, function.body
        self.line = 1 + function.shift + self.text.count("\n", 0, self.position)
        self.counted = self.position
        self.scopes = [_Scope()]
        self.labels: set[str] = set()  # of scopes that are closed
        self.types = list(TYPES.values())
        self.unique = 0
        self.body = Body([], {}, {}, {})
        self.label = ""
        for variable in (*function.parameters, *function.returns):
            self.body.variables[variable.name] = variable
            if variable.name.endswith(IN_REGISTER):
                name = variable.name.removesuffix(IN_REGISTER)
                self.scopes[0].registers[name] = Register(name, variable.type)
        self.cache: dict[str, Operand] = {}

    def parse(self) -> Body:
        while self.position < self.end:
            match = _STATEMENT.match(self.text, self.position, self.end)
            if match is None:
                if not self.text[self.position : self.end].strip():
                    break
                self._bad()
            self._count(match)
            self.position = match.end()
            self._statement(match)
        if len(self.scopes) > 1:
            fail(self.line, "a '{' is never closed")
        self._move_registers()
        return self.body

    def _move_registers(self) -> None:
        """Parameters in registers come from hidden .param variables, and results go there before each `ret`."""
        function, code = self.function, self.body.code
        takes = [self._moved("ld", v, None) for v in function.parameters if v.name.endswith(IN_REGISTER)]
        gives = [v for v in function.returns if v.name.endswith(IN_REGISTER)]
        if gives:
            code.append(Instruction("ret", (), None, False, (), self.line))
        self.body.code = [*takes]
        for item in code:
            if isinstance(item, Instruction) and item.op == "ret":
                self.body.code += [self._moved("st", v, item) for v in gives]
            self.body.code.append(item)

    def _moved(self, op: str, variable: Variable, end: Instruction | None) -> Instruction:
        register = Register(variable.name.removesuffix(IN_REGISTER), variable.type)
        address = Address(Symbol(variable.name), 0)
        operands = (register, address) if op == "ld" else (address, register)
        guard, negated = (end.guard, end.negated) if end else (None, False)
        return Instruction(op, ("param", variable.type.name), guard, negated, operands, self.function.line)

    def _count(self, match: re.Match[str]) -> None:
        start = match.start(match.lastgroup) if match.lastgroup else match.end()
        for group in ("not", "guard", "gop", "op"):
            if match.group(group) is not None:
                start = match.start(group)
                break
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start

    def _bad(self) -> NoReturn:
        start = self.position + len(self.text[self.position :]) - len(self.text[self.position :].lstrip())
        self.line += self.text.count("\n", self.counted, start)
        fail(self.line, f"cannot read '{self.text[start : start + 40].splitlines()[0]}'")

    def _statement(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "label":
            self.label = match.group("label")
            self.scopes[-1].labels.add(self.label)
            self.body.code.append(Label(self.label, self.line))
        elif kind == "open":
            if len(self.scopes) >= _MAX_DEPTH:
                fail(self.line, "scopes are nested too deep")
            self.scopes.append(_Scope(len(self.body.code)))
            self.cache = {}
        elif kind == "close":
            if len(self.scopes) == 1:
                fail(self.line, "unexpected '}'")
            self._close(self.scopes.pop())
            self.cache = {}
        elif kind == "directive":
            self._directive(match.group("directive"))
        elif kind in ("gargs", "args"):
            prefix = kind[:-4]
            guard = self._guard(match.group("guard")) if prefix else None
            self._instruction(match.group(prefix + "op"), match.group(kind), guard, bool(match.group("not")))

    def _close(self, scope: _Scope) -> None:
        """Labels of the scope that are in others too get names of their own, here and where it branches to them."""
        repeated = scope.labels & self.labels
        self.labels |= scope.labels
        if not repeated:
            return
        self.unique += 1
        code = self.body.code
        for i, item in enumerate(code[scope.start :], scope.start):
            if isinstance(item, Label) and item.name in repeated:
                code[i] = Label(f"{item.name}#{self.unique}", item.line)
            elif isinstance(item, Instruction) and item.op == "bra":
                target = item.operands[0] if item.operands else None
                if isinstance(target, Symbol) and target.name in repeated:
                    code[i] = attrs.evolve(item, operands=(Symbol(f"{target.name}#{self.unique}"),))

    # declarations

    def _directive(self, word: str) -> None:
        start = self.position - len(word)
        if word == ".reg":
            self._registers()
        elif word in (".local", ".shared", ".param", ".global", ".const"):
            cursor = Cursor(self.text, start, self.line)
            for variable in parse_variables(cursor, ""):
                self.body.variables[self._declare(variable.name)] = variable
            self.position = cursor.position
        elif word in (".branchtargets", ".calltargets"):
            names = tuple(name.strip() for name in self._rest().split(","))
            self.body.tables[self.label] = names
        elif word == ".callprototype":
            self._prototype(self._rest())
        elif word == ".pragma":
            self._rest()
        else:
            fail(self.line, f"unknown directive '{word}'")

    def _rest(self) -> str:
        end = self.text.find(";", self.position, self.end)
        if end < 0:
            fail(self.line, "the statement has no ';'")
        found = self.text[self.position : end]
        self.position = end + 1
        return found

    def _declare(self, name: str) -> str:
        self.cache = {}
        if len(self.scopes) == 1:
            return name
        self.unique += 1
        unique = f"{name}#{self.unique}"
        self.scopes[-1].renamed[name] = unique
        return unique

    def _registers(self) -> None:
        words = self._rest().split(None, 1)
        if len(words) != 2 or words[0][:1] != "." or words[0][1:] not in TYPES:
            fail(self.line, f"cannot read the register declaration '{' '.join(words)}'")
        type_ = TYPES[words[0][1:]]
        scope = self.scopes[-1]
        for name in words[1].split(","):
            match = _REGISTERS.fullmatch(name.strip())
            if match is None:
                fail(self.line, f"'{name.strip()}' is no register name")
            if match.group(2) is None:
                scope.registers[match.group(1)] = Register(self._declare(match.group(1)), type_)
            else:
                scope.ranges[match.group(1)] = (int(match.group(2)), self.types.index(type_))
                self._declare(match.group(1))

    def _prototype(self, text: str) -> None:
        lists = re.findall(r"\(([^()]*)\)", text)
        counts = [len([p for p in part.split(",") if p.strip()]) for part in lists]
        if not counts:
            fail(self.line, "cannot read the call prototype")
        leading = text.strip().startswith("(")
        returns = counts[0] if leading else 0
        rest = counts[1:] if leading else counts
        self.body.prototypes[self.label] = (returns, rest[0] if rest else 0)

    # names

    def _guard(self, name: str) -> Register:
        register = self._register(name)
        if register is None or register.type.kind != "p":
            fail(self.line, f"'{name}' is no predicate register")
        return register

    def _register(self, name: str) -> Register | None:
        for scope in reversed(self.scopes):
            found = scope.registers.get(name)
            if found is not None:
                return found
            prefix = name.rstrip("0123456789")
            while prefix != name:
                count, type_index = scope.ranges.get(prefix, (0, 0))
                if int(name[len(prefix) :]) < count:
                    unique = scope.renamed.get(prefix, prefix)
                    suffix = name[len(prefix) :]
                    found = scope.registers[name] = Register(f"{unique}{suffix}", self.types[type_index])
                    return found
                if count:
                    break
                prefix = name[: len(prefix) + 1]  # a prefix may itself end in digits
        return None

    def _symbol(self, name: str) -> str:
        for scope in reversed(self.scopes):
            if name in scope.renamed:
                return scope.renamed[name]
        return name

    # instructions

    def _instruction(self, opcode: str, arguments: str, guard: Register | None, negated: bool) -> None:
        op, *modifiers = opcode.replace("::", "_").split(".")
        if op not in OPCODES:
            fail(self.line, f"unknown instruction '{opcode}'")
        operands = self._operands(arguments)
        if op == "call":
            operands = _without_prototype(operands)
        self.body.code.append(Instruction(op, tuple(modifiers), guard, negated, operands, self.line))

    def _operands(self, arguments: str) -> tuple[Operand, ...]:
        if not any(c in arguments for c in "{(["):
            return tuple(self._simple(part.strip()) for part in arguments.split(",")) if arguments.strip() else ()
        pieces = [a or b for a, b in _PIECE.findall(arguments)]
        pieces.append("")
        operands, position = self._list(pieces, 0, "")
        if position != len(pieces) - 1:
            fail(self.line, f"cannot read the operands '{arguments.strip()}'")
        return operands

    def _list(self, pieces: list[str], position: int, end: str) -> tuple[tuple[Operand, ...], int]:
        operands: list[Operand] = []
        while pieces[position] != end:
            if operands:
                if pieces[position] != ",":
                    fail(self.line, f"expected ',' before '{pieces[position]}'")
                position += 1
            operand, position = self._operand(pieces, position)
            operands.append(operand)
        return tuple(operands), position

    def _operand(self, pieces: list[str], position: int) -> tuple[Operand, int]:
        piece = pieces[position]
        if piece in ("{", "("):
            items, position = self._list(pieces, position + 1, "}" if piece == "{" else ")")
            return (Vector(items) if piece == "{" else Group(items)), position + 1
        if piece == "[":
            close = (
                pieces.index("]", position) if "]" in pieces[position:] else fail(self.line, "a '[' is never closed")
            )
            return self._address("".join(pieces[position + 1 : close])), close + 1
        if piece in ("", ",", "|", "]", ")", "}"):
            fail(self.line, f"expected an operand, found '{piece or ';'}'")
        words = [piece]
        position += 1
        while pieces[position] and pieces[position] not in "{}()[],|":
            words.append(pieces[position])
            position += 1
        first = self._simple("".join(words))
        if pieces[position] != "|":
            return first, position
        second, position = self._operand(pieces, position + 1)
        return Pair(first, second), position

    def _simple(self, text: str) -> Operand:
        if text in self.cache:
            return self.cache[text]
        operand = self.cache[text] = self._read(text)
        return operand

    def _read(self, text: str) -> Operand:
        if text == "_":
            return None
        literal = number(text.replace(" ", ""))
        if literal is not None:
            return literal
        if "|" in text:
            first, _, second = text.partition("|")
            return Pair(self._simple(first.strip()), self._simple(second.strip()))
        if _NAME.fullmatch(text):
            return self._name(text)
        if text.startswith("-") and (negated := self._selected(text[1:].strip(), True)):
            return negated
        match = _OFFSET.fullmatch(text.replace(" ", ""))
        if match is None:
            fail(self.line, f"cannot read the operand '{text}'")
        return Symbol(self._symbol(match.group(1)), self._offset(match.group(2)))

    def _name(self, text: str) -> Operand:
        if text[0] == "!":
            return Negated(self._guard(text[1:]))
        register = self._register(text)
        if register is not None:
            return register
        if text in SPECIALS:
            return Special(text)
        if selected := self._selected(text, False):
            return selected
        if text == "WARP_SZ":
            return Immediate(32)
        if text[0] == "%" and self._symbol(text) not in self.body.variables:
            fail(self.line, f"unknown register '{text}'")
        return Symbol(self._symbol(text))

    def _selected(self, text: str, negative: bool) -> Selected | None:
        """Parts of a register."""
        stem, dot, part = text.partition(".")
        register = self._register(stem)
        if register is None or (dot and not _PART.fullmatch(part)):
            return None
        return Selected(register, part, negative)

    def _offset(self, text: str) -> int:
        total = 0
        for signs, digits in re.findall(r"([-+]+)(\w+)", text):
            literal = number(digits)
            if literal is None or literal.float_bits:
                fail(self.line, f"'{digits}' is no offset")
            total += -literal.value if signs.count("-") % 2 else literal.value
        return total

    def _address(self, text: str) -> Address:
        literal = number(text)
        if isinstance(literal, Immediate):
            return Address(None, literal.value)
        match = _OFFSET.fullmatch(text)
        if match is None:
            fail(self.line, f"cannot read the address [{text}]")
        offset = self._offset(match.group(2))
        base = self._name(match.group(1))
        if not isinstance(base, Register | Symbol):
            fail(self.line, f"[{text}] is no address")
        return Address(base, offset)
