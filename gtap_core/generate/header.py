"""Reads C headers, out of wheels or folders, with libclang: declarations as plain data."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import attrs

from gtap_core.errors import UsageError

_SUFFIXES = (".h", ".hpp", ".inl")
_LARGEST = 64 << 20  # bytes of one header
_DEEPEST = 5  # structs and pointers inside each other
_MOST = 20_000  # headers of one wheel


@attrs.frozen
class HeaderType:
    """A type as a header spells it and what stands behind it.

    `shape`: number, enum, record, union (or a record without a name), opaque (a struct without a body), pointer,
    function, void, or array.
    `pointee` of a pointer, `name` the typedef (or plain) name without qualifiers.
    """

    spelling: str
    name: str
    shape: str
    const: bool = False
    pointee: HeaderType | None = None
    members: tuple[tuple[str, HeaderType], ...] = ()  # of a record: (C declaration, type)
    alias: str = ""  # what a typedef of a number stands for


@attrs.frozen
class HeaderParameter:
    name: str
    type: HeaderType


@attrs.frozen
class HeaderFunction:
    """A function of a header with its comment."""

    name: str
    result: HeaderType
    parameters: tuple[HeaderParameter, ...]
    comment: str


def unpack(sources: Sequence[Path], folder: Path) -> list[Path]:
    """Put the headers of wheels into `folder`; returns every folder to search, given ones first. Raises UsageError."""
    roots = [source for source in sources if source.is_dir()]
    for number, source in enumerate(source for source in sources if not source.is_dir()):
        target = folder / str(number)
        try:
            with zipfile.ZipFile(source) as wheel:
                _extract(wheel, target)
        except (OSError, zipfile.BadZipFile) as error:
            raise UsageError(f"{source} is neither a folder nor a wheel: {error}") from None
        roots.append(target)
    return roots


def _extract(wheel: zipfile.ZipFile, target: Path) -> None:
    members = [each for each in wheel.infolist() if each.filename.endswith(_SUFFIXES)]
    if len(members) > _MOST or any(each.file_size > _LARGEST for each in members):
        raise UsageError(f"{wheel.filename} holds more headers than any library has")
    for member in members:
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts:
            raise UsageError(f"{wheel.filename} holds a path that leaves it: {member.filename}")
        wheel.extract(member, target)


def find_header(roots: Sequence[Path], name: str) -> Path:
    """The header of that name, the one nearest to a root. Raises UsageError."""
    found = sorted((path for root in roots for path in root.rglob(name)), key=lambda path: len(path.parts))
    if not found:
        raise UsageError(f"no {name} in {', '.join(map(str, roots))}")
    return found[0]


def read_functions(header: Path, roots: Sequence[Path]) -> list[HeaderFunction]:
    """Every function that the header, or one beside it that it includes, declares; in order. Raises UsageError."""
    try:
        from clang import cindex
    except ImportError:
        raise UsageError("reading headers needs libclang: pip install 'gtap[draft]'") from None
    folders = [*roots, *(path for root in roots for path in sorted(root.rglob("include")) if path.is_dir())]
    arguments = [
        "-x",
        "c",
        "-std=c11",
        "-fparse-all-comments",
        f"-I{header.parent}",
        *(f"-I{each}" for each in folders),
    ]
    unit = cindex.Index.create().parse(str(header), [*arguments, *_compiler_headers()])
    errors = [str(each) for each in unit.diagnostics if each.severity >= cindex.Diagnostic.Error]
    if errors:
        raise UsageError(f"{header.name} cannot be read:\n" + "\n".join(errors[:5]))
    return list(_functions(cindex, unit, [root.resolve() for root in roots]))


def _compiler_headers() -> list[str]:
    """Where stddef.h is: libclang's wheel has none of its own."""
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None:
        return []
    done = subprocess.run([compiler, "-print-file-name=include"], capture_output=True, text=True)
    return ["-isystem", done.stdout.strip()] if done.returncode == 0 else []


def _functions(cindex: Any, unit: Any, roots: Sequence[Path]) -> Iterator[HeaderFunction]:
    seen: set[str] = set()
    for cursor in unit.cursor.get_children():
        if cursor.kind != cindex.CursorKind.FUNCTION_DECL or cursor.spelling in seen or cursor.location.file is None:
            continue
        path = Path(cursor.location.file.name).resolve()
        if not any(path.is_relative_to(root) for root in roots) or _is_variadic(cindex, cursor.type):
            continue
        seen.add(cursor.spelling)
        parameters = tuple(
            HeaderParameter(each.spelling or f"argument{number}", _type(cindex, each.type))
            for number, each in enumerate(cursor.get_arguments())
        )
        yield HeaderFunction(cursor.spelling, _type(cindex, cursor.result_type), parameters, cursor.raw_comment or "")


def _is_variadic(cindex: Any, clang: Any) -> bool:
    """Whether a function takes any arguments; one declared by `f()`, without a prototype, takes none."""
    return clang.kind == cindex.TypeKind.FUNCTIONPROTO and bool(clang.is_function_variadic())


def _type(cindex: Any, clang: Any, depth: int = 0) -> HeaderType:
    kinds = cindex.TypeKind
    const = clang.is_const_qualified()
    canonical = clang.get_canonical()
    spelling = clang.spelling
    name = spelling.removeprefix("const ").removeprefix("struct ").removeprefix("enum ").removeprefix("union ")
    if clang.kind in (kinds.INCOMPLETEARRAY, kinds.CONSTANTARRAY):
        element = _type(cindex, clang.element_type, depth)
        return HeaderType(spelling, name, "array" if depth else "pointer", False, element)
    if canonical.kind == kinds.POINTER:
        pointee = canonical.get_pointee() if clang.kind != kinds.POINTER else clang.get_pointee()
        if pointee.get_canonical().kind in (kinds.FUNCTIONPROTO, kinds.FUNCTIONNOPROTO):
            return HeaderType(spelling, name, "function", const)
        return HeaderType(spelling, name, "pointer", const, _type(cindex, pointee, depth + 1))
    if canonical.kind == kinds.VOID:
        return HeaderType(spelling, name, "void", const)
    if canonical.kind == kinds.ENUM:
        return HeaderType(spelling, name, "enum", const)
    if canonical.kind == kinds.RECORD:
        return _record(cindex, canonical, spelling, name, const, depth)
    alias = canonical.spelling.removeprefix("const ")
    return HeaderType(spelling, name, "number", const, alias="" if alias == name else alias)


def _record(cindex: Any, canonical: Any, spelling: str, name: str, const: bool, depth: int) -> HeaderType:
    fields = list(canonical.get_fields())
    if not fields:
        return HeaderType(spelling, name, "opaque", const)
    nameless = canonical.get_declaration().is_anonymous() or not name.isidentifier()
    if nameless or depth > _DEEPEST or canonical.get_declaration().kind == cindex.CursorKind.UNION_DECL:
        return HeaderType(spelling, name, "union", const)
    members = tuple(
        (_declare(each.type.spelling, each.spelling), _type(cindex, each.type, depth + 1)) for each in fields
    )
    return HeaderType(spelling, name, "record", const, members=members)


def _declare(spelling: str, name: str) -> str:
    base, bracket, rest = spelling.partition("[")
    return f"{base}{'' if base.endswith('*') else ' '}{name}{bracket}{rest}".replace("enum ", "").replace("struct ", "")
