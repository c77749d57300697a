"""Writes each plugin's generated/checked.txt, the functions that marks `covers` claim: `make coverage`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from gtap_core import native
from gtap_core.generate.exports import exported, read_names
from gtap_core.plugins import load
from gtap_core.spec.library import Library
from tests.fixtures import ROOT


def claimed() -> list[str]:
    """Every name in a mark `covers` of a test that `make test` runs."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names"
        command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--covered", str(file)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stdout[-4000:])
        return json.loads(file.read_text())  # type: ignore[no-any-return]


def folders() -> dict[str, Path]:
    """The folder of each library that is remote or lowered, by its name."""
    libraries = load().libraries
    where = {(name, each.distribution): each.folder for each in native.plugins() for name in each.libraries}
    made = {name: library.package for name, library in libraries.items() if not library.export_only}
    return {name: where[name, package] for name, package in made.items() if (name, package) in where}


def names(library: Library, folder: Path) -> set[str]:
    """Everything that a library's stubs export."""
    listings = dict.fromkeys(library.sonames, "")
    listings |= {library.sonames[0]: library.exports} if isinstance(library.exports, str) else dict(library.exports)
    return {
        name
        for soname, listing in listings.items()
        for name in (*exported(library, soname), *(read_names(folder / listing) if listing else ()))
    }


def lists(claims: Iterable[str]) -> dict[Path, str]:
    """The text of each list by its file. Raises ValueError for a claim that no library exports."""
    claims = set(claims)
    libraries = load().libraries
    known: dict[Path, set[str]] = {}
    for name, folder in folders().items():
        known.setdefault(folder, set()).update(names(libraries[name], folder))
    unknown = claims - {name for exports in known.values() for name in exports}
    if unknown:
        raise ValueError(f"no library exports {', '.join(sorted(unknown))}")
    return {
        folder / "generated" / "checked.txt": "".join(f"{name}\n" for name in sorted(claims & exports))
        for folder, exports in known.items()
    }


if __name__ == "__main__":
    for path, text in lists(claimed()).items():
        path.write_text(text)
