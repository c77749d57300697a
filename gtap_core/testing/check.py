"""`check_library`: everything about a plugin's library that can be checked without a server."""

from __future__ import annotations

import random
import struct
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from gtap_core.errors import Malformed
from gtap_core.generate.command import gtap_abi, libraries_of, out_of_date
from gtap_core.generate.files import generated_files
from gtap_core.generate.thunks import thunked
from gtap_core.spec.library import Function, Library
from gtap_core.spec.marshal import Bulk, Deep
from gtap_core.spec.provider import cpu_function
from gtap_core.testing.compiling import check_c
from gtap_core.testing.recording import CALLED, CREATED, DEFERRED, POSTED, Recorded, Recording, calls_plugin_code
from gtap_core.testing.thunking import Thunks
from gtap_core.testing.values import FIRST_MADE, FORGED, Arguments

_FAILED = 77  # a status that no library gives a meaning of gtap's


@attrs.frozen
class Checked:
    """What was checked; `not_called` are wire functions whose C needs bodies of the plugin to run (it compiles)."""

    called: tuple[str, ...]
    not_called: tuple[str, ...]


def check_library(library: Library, folder: Path | None = None, *, rounds: int = 25) -> Checked:
    """Check a library; AssertionError says what is wrong and what to do.

    The layout matches wire.golden; the generated files are up to date and compile without a warning; every wire
    function, called in C with `rounds` sets of arguments, sends what Python marshals and gets what Python replies; a
    forged handle is answered by invalid_handle and sends nothing; damaged bodies are Malformed; every thunk takes and
    refuses what Python does, and calls with the same arguments; CPU functions take what the prototypes say. `folder`
    is the plugin's, found by the module that registers the library when it is not given. Needs a C compiler.
    """
    root = folder or plugin_folder(library)
    check_files(library, root)
    include = [root / "generated", *([root / "handwritten"] if (root / "handwritten").is_dir() else [])]
    for source in sorted((root / "generated").glob(f"{library.name}_stubs*.c")):
        check_c(source, include)
    for name in library.cpu_functions:
        cpu_function(library, name)
    functions = [each for _, each in sorted(library.functions.items())]
    called = [each for each in functions if not calls_plugin_code(each)]
    check_calls(library, called, include[1:], rounds)
    for function in functions:
        check_damage(function, rounds)
    check_thunks(library, rounds)
    rest = tuple(each.name for each in functions if each not in called)
    return Checked(tuple(each.name for each in called), rest)


def plugin_folder(library: Library) -> Path:
    """The folder of the plugin that registers a library: with pyproject.toml in a checkout, else the package's own."""
    for name, module in sorted(sys.modules.items()):
        if "." in name or not hasattr(module, "register_libraries") or not getattr(module, "__file__", None):
            continue
        if any(each is library for each in libraries_of(module)):
            package = Path(str(module.__file__)).resolve().parent
            return package.parent if (package.parent / "pyproject.toml").is_file() else package
    raise AssertionError(f"no imported module registers {library.name}: import the plugin's package, or give folder=")


def check_files(library: Library, root: Path) -> None:
    """The golden layout only grew, and the generated files are what the spec makes of them."""
    golden = root / "generated" / "wire.golden"
    before = golden.read_text().splitlines() if golden.is_file() else []
    if not any(line.startswith("#") for line in before):
        for old, new in zip(before, library.layout_lines, strict=False):
            assert not old or old == new, f"the layout of an ordinal changed:\n  {old}\n  {new}\nGive it a new ordinal"
    libraries = next((all_ for all_ in _registered(library)), [library])
    stale = out_of_date(root / "generated", generated_files(libraries, root, gtap_abi()))
    assert not stale, f"out of date: {', '.join(stale)}. Type: gtap generate {root}"


def _registered(library: Library) -> list[list[Library]]:
    modules = [
        each for name, each in list(sys.modules.items()) if "." not in name and hasattr(each, "register_libraries")
    ]
    found = [libraries_of(module) for module in modules]
    return [libraries for libraries in found if any(each is library for each in libraries)]


# ---- calls in C ----


def check_calls(library: Library, functions: Sequence[Function], include: Sequence[Path], rounds: int) -> None:
    """Call each function in C; compare what it sends and returns with the spec's marshalling."""
    with tempfile.TemporaryDirectory() as folder:
        recording = Recording(library, functions, Path(folder), include)
        for function in functions:
            for seed in range(rounds):
                _check_call(recording, function, seed, 0)
            _check_call(recording, function, rounds, _FAILED)
            _check_forged(recording, function)


def _check_call(recording: Recording, function: Function, seed: int, status: int) -> None:
    values = Arguments(function, seed).make()
    outputs = _outputs(function, values, random.Random(seed))
    body = function.marshal(values)
    where = f"{function.library.name}.{function.name}, arguments {seed}"
    assert [plain(each) for each in function.unmarshal(body)] == [plain(each) for each in values], where
    found = recording.call(function, values, status, outputs)
    assert found.ordinal == function.ordinal, f"{where}: sent ordinal {found.ordinal}"
    assert found.body == body, f"{where}: C sends {found.body.hex()}, the spec says {body.hex()}"
    assert found.mode == _mode(function, values), f"{where}: sent as {found.mode}"
    assert found.status == status, f"{where}: returned {found.status}"
    _check_outputs(function, values, outputs, found, where)


def _check_forged(recording: Recording, function: Function) -> None:
    """Each handle in turn is one that nobody made."""
    for index, parameter in enumerate(function.parameters):
        if parameter.kind and not parameter.creates:
            values = Arguments(function, index).make()
            values[index] = FORGED
            found = recording.call(function, values, 0, _outputs(function, values, random.Random(index)))
            where = f"{function.library.name}.{function.name}, {parameter.name} is forged"
            assert found.status == function.library.statuses.invalid_handle, f"{where}: returned {found.status}"
            assert not found.mode, f"{where}: sent as {found.mode}"


def _mode(function: Function, values: Sequence[Any]) -> int:
    if function.mode == "defer":
        return DEFERRED
    if function.mode == "post":
        return CREATED if function.creates and function.library.first_create_waits else POSTED
    wanted = [
        v for p, v in zip(function.parameters, values, strict=True) if p.is_output and not isinstance(v, int | None)
    ]
    return POSTED if function.waits == "wanted" and not wanted else CALLED


def _outputs(function: Function, values: Sequence[Any], source: random.Random) -> list[bytes | None]:
    pairs = zip(function.parameters, values, strict=True)
    return [
        source.randbytes(len(value)) if isinstance(value, bytearray) else None
        for each, value in pairs
        if each.is_output
    ]


def _check_outputs(
    function: Function, values: Sequence[Any], outputs: Sequence[bytes | None], found: Recorded, where: str
) -> None:
    if found.mode == CALLED:
        for parameter, data in zip(function.outputs, outputs, strict=True):
            if data is not None:
                assert found.output(parameter.name) == data, f"{where}: {parameter.name} did not arrive"
    if function.creates:
        parameter = function.parameter(function.creates)
        made = found.output(parameter.name)
        token = struct.pack("<Q", FIRST_MADE)[: len(made)]
        assert made == (b"\xee" * len(made) if found.status else token), f"{where}: {parameter.name} is {made.hex()}"


def plain(value: Any) -> Any:
    """A value that compares by content."""
    if isinstance(value, Deep):
        return (bytes(value.data), [plain(each) for each in value.parts])
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


# ---- thunks ----


def check_thunks(library: Library, rounds: int) -> None:
    """Run each thunk with sound and damaged bodies; compare what comes of them with what Python says."""
    functions = thunked(library)
    if not functions:
        return
    with tempfile.TemporaryDirectory() as folder, Thunks(library, Path(folder)) as thunks:
        for function in functions:
            source = random.Random(function.ordinal)
            for seed in range(rounds):
                body = function.marshal(Arguments(function, seed).make())
                thunks.check(function, body)
                thunks.check(function, body, _FAILED)
                for damaged in _damaged(body, source):
                    thunks.check(function, damaged)


# ---- damage ----


def check_damage(function: Function, rounds: int) -> None:
    """A body that is cut, longer or changed is Malformed, or is another body that marshals to itself."""
    source = random.Random(function.ordinal)
    for seed in range(rounds):
        body = function.marshal(Arguments(function, seed).make())
        for damaged in _damaged(body, source):
            _check_damaged(function, damaged)


def _damaged(body: bytes, source: random.Random) -> tuple[bytes, ...]:
    return body[: source.randrange(len(body) + 1)], body + bytes(8), _changed(body, source)


def _changed(body: bytes, source: random.Random) -> bytes:
    changed = bytearray(body)
    if changed:
        changed[source.randrange(len(changed))] ^= 1 << source.randrange(8)
    return bytes(changed)


def _check_damaged(function: Function, body: bytes) -> None:
    try:
        values = function.unmarshal(body)
    except Malformed:
        return
    if not any(isinstance(value, Bulk | float) for value in values):
        assert function.marshal(values) == body or _has_bool(function), (
            f"{function.name}: {body.hex()} has two readings"
        )


def _has_bool(function: Function) -> bool:
    return any(parameter.code == "?" for parameter in function.parameters)
