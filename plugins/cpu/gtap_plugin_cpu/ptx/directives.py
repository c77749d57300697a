"""The module level of PTX: version, variables, function headers. Bodies are only found, not read."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from math import prod

from gtap_plugin_cpu.ptx.lexer import Cursor, number, without_comments
from gtap_plugin_cpu.ptx.model import IN_REGISTER, TYPES, Function, Module, Reference, Type, Variable, fail

MAX_VARIABLE = 1 << 32  # bytes
_LINKAGE = ("visible", "extern", "weak", "common")
_SPACES = ("global", "const", "shared", "local", "param")
_MANAGED = re.compile(r"\.attribute\s*\([^)]*\.managed\b")
_BRACE = re.compile(r'"[^"\n]*"|[{}]')
_QUOTED_BRACE = re.compile(r'"[^"\n{}]*[{}]')
_DECIMALS = re.compile(r"\s*((?:-?(?:0|[1-9]\d*)\s*,\s*)*-?(?:0|[1-9]\d*))\s*\}")
_PARAMETER = re.compile(
    r"\s*\.param\s+(?:\.align\s+(1|2|4|8|16|32|64|128)\s+)?\.(\w+)\s+"
    r"(?:\.ptr\s+(?:\.[a-z]+\s+)?(?:\.align\s+\d+\s+)?)?([A-Za-z_$%][\w$]*)(?:\[(\d{1,5})\])?\s*(?=[,)])"
)
_LIMITS = {".maxntid", ".reqntid", ".minnctapersm", ".maxnctapersm", ".maxnreg", ".reqnctapercluster",
           ".maxclusterrank", ".explicitcluster", ".blocksareclusters", ".noreturn", ".abi_preserve",
           ".abi_preserve_control", ".unified"}  # fmt: skip


def parse_module(text: str) -> Module:
    """Index a PTX text: headers, variables, where the bodies are. Raises PtxError."""
    cleaned = without_comments(text)
    cursor = Cursor(cleaned)
    module = Module(cleaned, (0, 0), 0, {}, {}, {})
    while cursor.peek():
        _directive(cursor, module)
    if not module.version[0]:
        fail(1, "no .version directive")
    if not module.target:
        fail(1, "no .target directive")
    return module


def statements(text: str) -> Iterator[tuple[Module, str]]:
    """Read a text directive by directive: a module that holds this one alone, and its text. Raises PtxError."""
    cursor = Cursor(without_comments(text))
    module = Module(cursor.text, (0, 0), 0, {}, {}, {})
    while cursor.peek():
        module = Module(cursor.text, module.version, module.target, {}, {}, {})
        start = cursor.position
        _directive(cursor, module)
        yield module, cursor.text[start : cursor.position]
    if not module.target:
        fail(1, "no .target directive")


def _directive(cursor: Cursor, module: Module) -> None:
    line, token = cursor.line, cursor.peek()
    if token == ".version":
        cursor.next()
        module.version = _version(cursor, line)
    elif not module.version[0]:
        fail(line, f"expected .version, found '{token}'")
    elif token == ".target":
        cursor.next()
        module.target = _target(cursor, line)
    elif token == ".address_size":
        cursor.next()
        if cursor.integer() != 64:
            fail(line, "only .address_size 64 is supported")
    elif token == ".file":
        cursor.next()
        cursor.skip_line()
    elif token == ".section":
        cursor.next()
        cursor.position = _after_brace(cursor.text, cursor.text.find("{", cursor.position), line)
    elif token == ".pragma":
        cursor.position = _semicolon(cursor, line)
    elif token == ".alias":
        cursor.next()
        alias = cursor.name()
        cursor.expect(",")
        module.aliases[alias] = cursor.name()
        cursor.expect(";")
    else:
        _declaration(cursor, module)


def _version(cursor: Cursor, line: int) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)\.(\d+)", found := cursor.next())
    if match is None:
        fail(line, f"expected a version, found '{found}'")
    return int(match.group(1)), int(match.group(2))


def _target(cursor: Cursor, line: int) -> int:
    names = [cursor.next()]
    while cursor.accept(","):
        names.append(cursor.next())
    match = re.fullmatch(r"sm_(\d+)[af]?", names[0])
    if match is None:
        fail(line, f"unknown target '{names[0]}'")
    return int(match.group(1))


def _semicolon(cursor: Cursor, line: int) -> int:
    end = cursor.text.find(";", cursor.position)
    if end < 0:
        fail(line, "the directive has no ';'")
    return end + 1


def _after_brace(text: str, start: int, line: int) -> int:
    if start < 0:
        fail(line, "expected '{'")
    depth = 0
    for match in _BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    fail(line, "a '{' is never closed")
    return None


def _body_end(text: str, start: int, line: int) -> int:
    """What _after_brace says, without looking at every character in Python."""
    depth, at = 0, start
    while (close := text.find("}", at)) >= 0:
        depth += text.count("{", at, close) - 1
        at = close + 1
        if depth <= 0:
            return _after_brace(text, start, line) if _QUOTED_BRACE.search(text, start, at) else at
    return _after_brace(text, start, line)


def _declaration(cursor: Cursor, module: Module) -> None:
    line, start, linkage = cursor.line, cursor.start, ""
    while cursor.peek()[1:] in _LINKAGE and cursor.peek().startswith("."):
        linkage = cursor.next()[1:]
    token = cursor.peek()
    if token in (".entry", ".func"):
        cursor.next()
        _function(cursor, module, token == ".entry", linkage, line, start)
    elif token.startswith(".") and token[1:] in _SPACES:
        for variable in parse_variables(cursor, linkage):
            previous = module.variables.get(variable.name)
            if previous is not None and "extern" not in (previous.linkage, linkage):
                fail(line, f"'{variable.name}' is declared twice")
            if previous is None or previous.linkage == "extern":
                module.variables[variable.name] = variable
    else:
        fail(line, f"unknown directive '{token}'")


def _function(cursor: Cursor, module: Module, entry: bool, linkage: str, line: int, start: int) -> None:
    returns: list[Variable] = []
    if not entry and cursor.peek() == "(":
        returns = _parameters(cursor)
    name = cursor.name()
    parameters = _parameters(cursor) if cursor.peek() == "(" else []
    directives = _function_directives(cursor)
    body = None
    if not cursor.accept(";"):
        cursor.line  # noqa: B018 - counts lines up to here
        if cursor.peek() != "{":
            fail(cursor.line, f"expected '{{', found '{cursor.peek()}'")
        opening = cursor.text.index("{", cursor.position)
        cursor.position = _body_end(cursor.text, opening, line)
        body = (opening + 1, cursor.position - 1)
    previous = module.functions.get(name)
    if previous is not None and previous.body and body:
        fail(line, f"'{name}' is defined twice")
    if previous is None or body:
        module.functions[name] = Function(name, entry, parameters, returns, directives, linkage, line, body, start)


def _function_directives(cursor: Cursor) -> dict[str, tuple[int, ...]]:
    directives: dict[str, tuple[int, ...]] = {}
    while (token := cursor.peek()) not in ("{", ";"):
        line = cursor.line
        cursor.next()
        if token == ".pragma":
            cursor.position = _semicolon(cursor, line)
            continue
        if token not in _LIMITS:
            fail(line, f"unknown function directive '{token}'")
        values = []
        if re.match(r"\d", cursor.peek()):
            values.append(cursor.integer())
            while cursor.accept(","):
                values.append(cursor.integer())
        directives[token[1:]] = tuple(values)
    return directives


def _parameters(cursor: Cursor) -> list[Variable]:
    cursor.expect("(")
    found: list[Variable] = []
    while not cursor.accept(")"):
        if found:
            cursor.expect(",")
        found.append(_parameter(cursor))
    return found


def _parameter(cursor: Cursor) -> Variable:
    usual = _PARAMETER.match(cursor.text, cursor.position)
    if usual is not None and usual[2] in TYPES:
        line, type_ = cursor.line, TYPES[usual[2]]
        cursor.position = usual.end()
        size = type_.bytes * int(usual[4] or 1)
        return Variable(usual[3], "param", type_, int(usual[1] or type_.bytes), size, (), "", line)
    line, space = cursor.line, cursor.next()
    if space not in (".param", ".reg"):
        fail(line, f"expected .param, found '{space}'")
    align, type_ = _attributes(cursor, pointer=True)
    name = cursor.name()
    count = _dimensions(cursor, line)
    if space == ".reg":
        name += IN_REGISTER
    return Variable(name, "param", type_, align or type_.bytes, type_.bytes * count, (), "", line)


def _attributes(cursor: Cursor, pointer: bool = False) -> tuple[int, Type]:
    """Read `.align 8`, `.ptr .global .align 4`, `.b8` in any order; the alignment (0: none) and the type."""
    align, type_, lanes, after_pointer = 0, None, 1, False
    while cursor.peek().startswith("."):
        line, word = cursor.line, cursor.next()[1:]
        if word == "align":
            value = cursor.integer()
            if value <= 0 or value & (value - 1):
                fail(line, f"alignment {value} is no power of two")
            align = align if after_pointer else value
        elif word in TYPES:
            type_ = TYPES[word]
        elif word in ("v2", "v4"):
            lanes = int(word[1])
        elif word == "ptr" and pointer:
            after_pointer = True
        elif word == "attribute":
            cursor.position = cursor.text.index(")", cursor.position) + 1
        elif not (after_pointer and word in _SPACES):
            fail(line, f"unexpected '.{word}' in a declaration")
    if type_ is None:
        fail(cursor.line, "the declaration has no type")
    if lanes > 1:
        type_ = Type(type_.name, type_.kind, type_.bits * lanes, type_.llvm)
    return align, type_


def _dimensions(cursor: Cursor, line: int) -> int:
    sizes = []
    while cursor.accept("["):
        sizes.append(0 if cursor.peek() == "]" else cursor.integer())
        cursor.expect("]")
    count = prod(sizes)
    if not 0 <= count <= MAX_VARIABLE:
        fail(line, f"an array of {count} elements")
    return count


def parse_variables(cursor: Cursor, linkage: str) -> list[Variable]:
    """Read one declaration `.space .align n .type name[n] = {...}, ...;`, the cursor at the space."""
    space = cursor.next()[1:]
    start = cursor.position
    align, type_ = _attributes(cursor)
    managed = _MANAGED.search(cursor.text, start, cursor.position) is not None
    found = []
    while True:
        line, name = cursor.line, cursor.name()
        repeat = 1
        if cursor.accept("<"):  # .param and .local variables may be numbered like registers
            repeat = cursor.integer()
            cursor.expect(">")
        count = _dimensions(cursor, line)
        initial = _initialiser(cursor, type_) if cursor.accept("=") else []
        if len(initial) > count:
            if count:
                fail(line, f"'{name}' has {count} elements and {len(initial)} initial values")
            count = len(initial)
        names = [name] if repeat == 1 else [f"{name}{i}" for i in range(min(repeat, 1 << 16))]
        found += [Variable(n, space, type_, align or type_.bytes, type_.bytes * count, tuple(initial), linkage, line,
                           managed) for n in names]  # fmt: skip
        if cursor.accept(";"):
            return found
        cursor.expect(",")


def _initialiser(cursor: Cursor, type_: Type) -> list[int | Reference]:
    if not cursor.accept("{"):
        return [_initial_value(cursor, type_)]
    decimals = _DECIMALS.match(cursor.text, cursor.position) if type_.kind != "f" else None
    if decimals is not None:
        cursor.position, mask = decimals.end(), (1 << type_.bits) - 1
        return [value & mask for value in (int(each.strip()) for each in decimals[1].split(","))]
    values: list[int | Reference] = []
    while not cursor.accept("}"):
        values += _initialiser(cursor, type_)
        if cursor.peek() != "}":
            cursor.expect(",")
    return values


def _initial_value(cursor: Cursor, type_: Type) -> int | Reference:
    line = cursor.line
    sign = "-" if cursor.accept("-") else ""
    token = cursor.next()
    literal = number(sign + token)
    if literal is not None:
        if cursor.accept("("):  # 0xFF00(symbol)
            reference = _reference(cursor, cursor.next(), line)
            cursor.expect(")")
            return Reference(reference.symbol, reference.offset, (literal.value & -literal.value).bit_length() - 1)
        return bits_of(literal.value, literal.float_bits, type_)
    if sign or not re.fullmatch(r"[A-Za-z_$%][\w$]*", token):
        fail(line, f"'{token}' is no initial value")
    return _reference(cursor, token, line)


def _reference(cursor: Cursor, token: str, line: int) -> Reference:
    symbol = token
    if token == "generic" and cursor.accept("("):
        symbol = cursor.name()
        cursor.expect(")")
    offset = 0
    while cursor.peek() in ("+", "-"):
        sign = 1 if cursor.next() == "+" else -1
        offset += sign * cursor.integer()
    return Reference(symbol, offset)


def bits_of(value: int, float_bits: int, type_: Type) -> int:
    """The bit pattern of a literal as a value of `type_`."""
    if type_.name in ("f32", "f64"):
        real = float(value)
        if float_bits:
            code = "<If" if float_bits == 32 else "<Qd"
            real = struct.unpack("<" + code[2], struct.pack("<" + code[1], value))[0]
            if float_bits == type_.bits:
                return value
        return _pack_float(real, type_.bits)
    return value & ((1 << type_.bits) - 1)


def _pack_float(real: float, bits: int) -> int:
    if bits == 64:
        return int(struct.unpack("<Q", struct.pack("<d", real))[0])
    try:
        return int(struct.unpack("<I", struct.pack("<f", real))[0])
    except OverflowError:
        return 0x7F800000 | (0x80000000 if real < 0 else 0)
