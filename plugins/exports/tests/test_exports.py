"""Libraries that only let programs load: they load, know every name, and say what is missing."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gtap_plugin_exports.libraries import LIBRARIES

from gtap_core.generate import command
from gtap_core.generate.exports import exported, read_names
from gtap_core.plugins import load
from gtap_core.sonames import packages
from tests.fixtures import Ran

ROOT = Path(__file__).resolve().parent.parent
STUBS = [(library, soname) for library in LIBRARIES for soname in library.exports]

# Loads each library as a program that is bound at start does, looks every name up, with its version node where there
# is one, and calls a function that gives a status and one that gives a text.
PROGRAM = """
import ctypes, json, os, sys
libc = ctypes.CDLL(None)
for function in (libc.dlvsym, libc.dlsym):
    function.restype = ctypes.c_void_p
libc.dlvsym.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
libc.dlsym.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
found = {}
for soname, node, names, text in json.load(open(sys.argv[1])):
    library = ctypes.CDLL(soname, os.RTLD_NOW)
    look = (lambda n: libc.dlvsym(library._handle, n, node.encode())) if node else (lambda n: libc.dlsym(library._handle, n))
    lacking = [name for name in names if not look(name.encode())]
    status = getattr(library, names[0])() if names[0] != text else None
    words = None
    if text:
        getattr(library, text).restype = ctypes.c_char_p
        words = getattr(library, text)(0).decode()
    found[soname] = [lacking, status, words]
print(json.dumps(found))
"""  # noqa: E501


def test_every_library_loads_and_answers_not_supported(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Drop a soname's list in exports/ or its version script to see it fail."""
    taken = {name for name, library in load().libraries.items() if not library.export_only}  # by their own plugins
    stubs = [(library, soname) for library, soname in STUBS if library.name not in taken]
    wanted = [_wanted(library, soname) for library, soname in stubs]
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "wanted.json").write_text(json.dumps(wanted))
    ran = gtap_exec(sys.executable, tmp_path / "program.py", tmp_path / "wanted.json", local="null")
    assert ran.status == 0, ran.stderr
    found = json.loads(ran.stdout)
    for library, soname in stubs:
        lacking, status, words = found[soname]
        assert lacking == [], soname
        assert status == library.statuses.not_supported, soname
        assert words is None or words == f"not supported without {library.package}"
        silent = library.statuses.not_supported == 0
        said = re.findall(rf"gtap: (\w+) was called, and {re.escape(soname)} does nothing here: (.+)", ran.stderr)
        assert [advice for _, advice in said] == ([] if silent else [f"pip install {library.package}"]), soname


def _wanted(library, soname):  # type: ignore[no-untyped-def]
    others = {function.name: function for function in library.declared}
    names = read_names(ROOT / library.exports[soname])
    names.sort(key=lambda name: name in others)
    texts = [name for name, each in others.items() if each.prototype.result.declare("").strip() == "const char *"]
    return soname, soname if library.node is None else library.node, names, next(iter(texts), None)


@pytest.mark.parametrize(("library", "soname"), STUBS, ids=[soname for _, soname in STUBS])
def test_what_is_declared_is_exported_by_the_real_library(library, soname) -> None:  # type: ignore[no-untyped-def]
    assert exported(library, soname).keys() <= set(read_names(ROOT / library.exports[soname]))


def test_the_generated_files_are_what_the_lists_say() -> None:
    assert command.run([str(ROOT)], check=True) == 0


def test_each_names_the_package_that_would_run_it() -> None:
    known = packages()
    assert {soname: library.package for library, soname in STUBS} == {soname: known[soname] for _, soname in STUBS}


def test_no_list_holds_names_of_the_c_plus_plus_library() -> None:
    """They would take the place of a program's own templates."""
    names = {name for library, soname in STUBS for name in read_names(ROOT / library.exports[soname])}
    assert not [name for name in names if name.startswith("_Z")]
    assert len(names) > 5000
