"""All generated files of a plugin, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gtap_core.errors import SpecError
from gtap_core.generate import export_only, exports
from gtap_core.generate.ctext import fingerprint
from gtap_core.generate.manifest import manifest, manifest_text
from gtap_core.generate.stubs import stubs
from gtap_core.generate.thunks import thunks
from gtap_core.generate.wire_header import wire_header
from gtap_core.spec.library import Library


def generated_files(libraries: Sequence[Library], root: Path, abi: int) -> dict[str, str]:
    """File name in generated/ -> text. `root` is the plugin's folder, with exports/ and handwritten/."""
    if not libraries:
        raise SpecError(f"the plugin in {root} registers no library")
    texts: dict[str, str] = {}
    manifests: list[dict[str, Any]] = []
    for library in libraries:
        own, described = library_files(library, root)
        described_thunks = _describe_thunks(library, own)
        manifests.append(
            manifest(library, described, own, abi) | described_thunks | {"exported": len(_exported(library, root))}
        )
        texts.update(own)
    manifests[0] |= {"programs": programs} if (programs := _programs(root)) else {}
    golden = [f"{line}\n" for library in libraries for line in _golden(library, len(libraries) > 1)]
    texts["wire.golden"] = "".join(golden)
    texts["manifest.json"] = manifest_text(manifests)
    return texts


def _programs(root: Path) -> dict[str, list[str]]:
    """Programs that the plugin brings: `programs/<name>/*.c`."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "programs").glob("*/*.c")):
        found.setdefault(path.parent.name, []).append(str(path.relative_to(root)))
    return found


def _golden(library: Library, named: bool) -> list[str]:
    return [*([f"# {library.name}"] if named else []), *library.layout_lines]


def library_files(library: Library, root: Path) -> tuple[dict[str, str], list[Mapping[str, Any]]]:
    """One library's C files, and the manifest's entry for each stub."""
    texts: dict[str, str] = {} if library.export_only else {f"{library.name}_wire.h": wire_header(library)}
    described: list[Mapping[str, Any]] = []
    stubs_of = _stubs_of(library)
    for soname, (aliases, listing) in stubs_of.items():
        listed = exports.read_names(root / listing) if listing else []
        source = f"{library.name}_stubs{_suffix(soname) if len(stubs_of) > 1 else ''}.c"
        only = exports.export_only(library, soname, listed)
        names = sorted({*exports.exported(library, soname), *only})
        node = soname if library.node is None else library.node
        if library.export_only:
            texts[source] = export_only.stubs(library, soname, names)
            script = exports.version_script(node, sorted({f"{_stem(name)}*" for name in names}))
        else:
            texts[source] = stubs(library, soname, listed, bool(_by_hand(library, root)))
            script = exports.version_script(node, names)
        texts[f"{soname}.map"] = f"/* {fingerprint(library)} */\n" + script
        described.append(_describe(library, root, soname, aliases, source, only, len(stubs_of) > 1))
    return texts | _thunks(library), described


def _thunks(library: Library) -> dict[str, str]:
    """The file of thunks, where a function has one."""
    return {f"{library.name}_thunks.c": text} if (text := thunks(library)) else {}


def _describe_thunks(library: Library, texts: Mapping[str, str]) -> dict[str, Any]:
    """The manifest's entry for the file that sessions load."""
    source = f"{library.name}_thunks.c"
    name = f"libgtap_{library.name}_thunks.so"
    return {"thunks": {"soname": name, "sources": [f"generated/{source}"]}} if source in texts else {}


def _stem(name: str) -> str:
    """The part of a name that others of its library share: `cublas` of cublasSgemm."""
    return re.match(r"_*[A-Za-z][a-z]*", name)[0]  # type: ignore[index]


def _exported(library: Library, root: Path) -> set[str]:
    """Every name that a stub of it exports."""
    lists = {
        soname: exports.read_names(root / path) if path else [] for soname, (_, path) in _stubs_of(library).items()
    }
    return {name for soname, listed in lists.items() for name in (*listed, *exports.exported(library, soname))}


def _stubs_of(library: Library) -> dict[str, tuple[tuple[str, ...], str]]:
    """Soname of each stub file -> (its other names, its symbol list)."""
    if isinstance(library.exports, str):
        return {library.sonames[0]: (library.sonames[1:], library.exports)}
    unknown = library.exports.keys() - set(library.sonames)
    if unknown:
        raise SpecError(f"{library.name}: exports names {', '.join(sorted(unknown))}, no soname of it")
    aliases = tuple(soname for soname in library.sonames if soname not in library.exports)
    first = next(iter(library.exports))
    return {soname: (aliases if soname == first else (), path) for soname, path in library.exports.items()}


def _suffix(soname: str) -> str:
    return "_" + re.sub(r"\W", "_", soname.partition(".so.")[2] or soname)


def _by_hand(library: Library, root: Path) -> list[str]:
    return sorted(path.name for path in (root / "handwritten").glob(library.handwritten))


def _describe(
    library: Library, root: Path, soname: str, aliases: Iterable[str], source: str, only: list[str], several: bool
) -> dict[str, Any]:
    needs = library.needs.get(soname, ()) if isinstance(library.needs, dict) else library.needs
    major = library.major if isinstance(library.major, int) else library.major.get(soname, 0)
    return {
        "soname": soname,
        "aliases": list(aliases),
        "sources": [f"generated/{source}", *(f"handwritten/{name}" for name in _by_hand(library, root))],
        "include": ["generated", *(["handwritten"] if (root / "handwritten").is_dir() else [])],
        "version_script": f"generated/{soname}.map",
        "defines": {"GTAP_MAJOR": str(major)} if several else {},
        "needs": list(needs),
        "export_only": library.export_only or (only if not library.wraps else []),
        **({"wraps": True} if library.wraps else {}),
    }
