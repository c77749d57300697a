"""Who may import whom: nothing flows backwards along a call's journey."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOW = {"errors", "keepalive", "version"}

# What each part of gtap_core may import of it, beside itself and what is lowest.
MAY: dict[str, set[str]] = {
    "spec": set(),
    "wire": {"spec"},
    "generate": {"spec", "sonames"},
    "confine": set(),
    "lane": {"config", "native"},
    "session": {"confine", "lane", "wire", "spec", "config", "plugins", "hookspecs"},
    "devices": {"lane", "session", "wire", "spec", "hookspecs", "plugins"},
    "server": {
        "confine",
        "lane",
        "wire",
        "spec",
        "session",
        "devices",
        "config",
        "plugins",
        "hookspecs",
        "guard",
        "native",
        "trust",
    },
    "client": {"wire", "spec", "config", "bundle", "native", "sonames", "guard", "trust"},
    "bench": {"client", "config", "native"},
}
# Modules beside `gtap_core` itself that plugins may import.
OPEN = ("gtap_core.confine", "gtap_core.plugins", "gtap_core.session.starter", "gtap_core.spec", "gtap_core.testing")
NO_IO = {"trio", "socket", "asyncio", "ssl"}


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "generated" not in path.parts)


def imports(path: Path, package: str) -> Iterator[str]:
    """The dotted names that a file imports anywhere, relative ones resolved; names under TYPE_CHECKING included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def package_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)


def parts_imported(path: Path) -> set[str]:
    found = {name.split(".")[1] for name in imports(path, package_of(path)) if name.startswith("gtap_core.")}
    known = {entry.stem for entry in (ROOT / "gtap_core").iterdir() if entry.suffix == ".py" or entry.is_dir()}
    return found & known


@pytest.mark.parametrize("part", sorted(MAY))
def test_a_part_imports_only_what_comes_before_it(part: str) -> None:
    allowed = MAY[part] | LOW | {part}
    wrong = {
        f"{path.relative_to(ROOT)} imports {other}"
        for path in modules(ROOT / "gtap_core" / part)
        for other in parts_imported(path) - allowed
    }
    assert not wrong


def test_the_wire_and_the_spec_do_no_io() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for part in ("wire", "spec")
        for path in modules(ROOT / "gtap_core" / part)
        for name in imports(path, package_of(path))
        if name.partition(".")[0] in NO_IO
    }
    assert not wrong


def test_nothing_in_gtap_imports_a_plugin() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(ROOT / "gtap_core")
        for name in imports(path, package_of(path))
        if name.startswith("gtap_plugin_")
    }
    assert not wrong


def plugin_files() -> list[Path]:
    return [path for folder in ("plugins", "examples") for path in modules(ROOT / folder) if "tests" not in path.parts]


def test_plugins_use_the_public_door() -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in plugin_files()
        for name in imports(path, package_of(path))
        if name.startswith("gtap_core") and not is_public(name)
    }
    assert not wrong


def is_public(name: str) -> bool:
    """`gtap_core`, a name that it exports, and what lies in the open modules."""
    import gtap_core

    stem, _, last = name.rpartition(".")
    exported = stem == "gtap_core" and last in gtap_core.__all__
    return exported or name == "gtap_core" or any(f"{name}.".startswith(f"{module}.") for module in OPEN)
