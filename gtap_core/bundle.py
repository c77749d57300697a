"""Put together the folder that a program under `gtap exec` sees.

<cache>/bundle/<hash>/<target>/  libgtap.so  libgtap_audit.so  each stub under each soname  SONAMES  MISSING
                                 wraps/ WRAPS: stubs that stand before libraries of the program's own
                                 bin/ with the plugins' programs, in front of the PATH of a program
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from .native import AUDIT, RUNTIME, TLS, Plugin, Unit, Workshop, all_units, private_folder, tls_unit
from .sonames import packages as known_packages

PROGRAMS = "bin"  # its folder of programs
WRAPS = "wraps"  # folder in it


def make_bundle(workshop: Workshop, installed: Sequence[Plugin], *, tls: bool = False) -> Path:
    """The folder with everything that a program loads, made where it does not exist; with TLS where a server takes it.

    Raises NativeError.
    """
    private_folder(workshop.cache)
    units = [unit for unit in all_units(installed) if not unit.server] + ([tls_unit()] if tls else [])
    content = _content(units, workshop)
    digest = hashlib.blake2b(json.dumps(content).encode(), digest_size=12).hexdigest()
    folder = workshop.cache / "bundle" / digest / workshop.target
    if not folder.is_dir():
        _assemble(folder, workshop.obtain(units), units)
    return folder


def _content(units: Sequence[Unit], workshop: Workshop) -> list[list[str]]:
    rows = [
        [unit.name, unit.cache_key(workshop.abi), *unit.aliases, *(["wraps"] if unit.wraps else [])] for unit in units
    ]
    return [*rows, [_missing(units)]]


def _assemble(folder: Path, files: Mapping[str, Path], units: Sequence[Unit]) -> None:
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for unit in units:
            for name in (unit.name, *unit.aliases):
                # A copy for each name: glibc asserts when one file is loaded under two names by an audit module.
                place = scratch / _folder_in_bundle(unit) / name
                place.parent.mkdir(exist_ok=True)
                shutil.copyfile(files[unit.name], place)
                place.chmod(0o755 if unit.program else 0o644)
        (scratch / "SONAMES").write_text(_sonames(units, wraps=False), encoding="utf-8")
        (scratch / "WRAPS").write_text(_sonames(units, wraps=True), encoding="utf-8")
        (scratch / "MISSING").write_text(_missing(units), encoding="utf-8")
        _place(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _folder_in_bundle(unit: Unit) -> str:
    """Wraps are not beside the others: LD_LIBRARY_PATH names that folder, and finds the program's own library."""
    return PROGRAMS if unit.program else WRAPS if unit.wraps else ""


def _place(scratch: Path, folder: Path) -> None:
    try:
        scratch.rename(folder)
    except OSError:
        if not folder.is_dir():  # else somebody made the same bundle meanwhile
            raise


def _stubs(units: Iterable[Unit]) -> Iterator[Unit]:
    return (unit for unit in units if unit.name not in (RUNTIME, AUDIT, TLS) and not unit.program)


def _sonames(units: Iterable[Unit], *, wraps: bool) -> str:
    """One line per name that the audit module may redirect: `soname file`."""
    chosen = [unit for unit in _stubs(units) if unit.wraps == wraps]
    return "".join(f"{name} {name}\n" for unit in chosen for name in (unit.name, *unit.aliases))


def _missing(units: Iterable[Unit]) -> str:
    """One line per CUDA soname without a stub: `soname package`."""
    have = {name for unit in _stubs(units) for name in (unit.name, *unit.aliases)}
    return "".join(f"{soname} {package}\n" for soname, package in known_packages().items() if soname not in have)
