"""`gtap generate [--check] PLUGIN`: writes a plugin's generated files, or says which would change."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from gtap_core.errors import PluginError
from gtap_core.generate.files import generated_files
from gtap_core.spec.library import Library


def run(plugins: Sequence[str], *, check: bool = False) -> int:
    """Generate for each plugin (a folder, or the name of an installed one). With `check` 1 if a file is out of date."""
    stale: list[str] = []
    for plugin in plugins:
        root, module = find(plugin)
        texts = generated_files(libraries_of(module), root, gtap_abi())
        changed = out_of_date(root / "generated", texts)
        if not check:
            write(root / "generated", texts, changed)
        stale += [f"{plugin}: generated/{name}" for name in changed]
    for line in stale:
        sys.stdout.write(f"{'out of date' if check else 'written'}: {line}\n")
    return 1 if check and stale else 0


def find(plugin: str) -> tuple[Path, ModuleType]:
    """(the plugin's folder, its module) of a folder with a pyproject.toml, or of an installed plugin."""
    folder = Path(plugin)
    if (folder / "pyproject.toml").is_file():
        return folder.resolve(), _import_from(folder.resolve())
    for point in entry_points(group="gtap"):
        if plugin in (point.name, point.value, point.dist.name if point.dist is not None else ""):
            module = importlib.import_module(point.module)
            return _root_of(module), module
    raise PluginError(f"{plugin} is neither a plugin's folder nor an installed plugin (gtap plugins lists them)")


def _import_from(folder: Path) -> ModuleType:
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8")).get("project", {})
    points = project.get("entry-points", {}).get("gtap", {})
    if not points:
        raise PluginError(f"{folder}/pyproject.toml has no entry point of the group gtap")
    name = next(iter(points.values())).partition(":")[0]
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return importlib.import_module(name)


def _root_of(module: ModuleType) -> Path:
    """A checkout's folder holds pyproject.toml beside the package; an installed package is its own folder."""
    package = Path(module.__file__ or "").resolve().parent
    return package.parent if (package.parent / "pyproject.toml").is_file() else package


def libraries_of(module: ModuleType) -> list[Library]:
    """The libraries that a plugin's module registers."""
    found: list[Library] = []
    register = getattr(module, "register_libraries", None)
    if register is not None:
        register(found.append)
    return found


def gtap_abi() -> int:
    """GTAP_ABI, from the header in this package or the checkout beside it."""
    return int(re.findall(r"#define GTAP_ABI (\d+)", (include_folder() / "gtap" / "abi.h").read_text())[0])


def include_folder() -> Path:
    """The folder that generated code finds `gtap/stub.h` in."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shim" / "include"
    return inside if inside.is_dir() else package.parent / "shim" / "include"


def out_of_date(folder: Path, texts: dict[str, str]) -> list[str]:
    """Names of files that differ, are missing, or are there without a reason."""
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    changed = [name for name, text in texts.items() if name not in present or (folder / name).read_text() != text]
    return sorted([*changed, *_left_over(present, texts)])


def _left_over(present: Iterable[str], texts: dict[str, str]) -> list[str]:
    return [
        name for name in present if name not in texts and re.search(r"(_stubs\w*\.c|_thunks\.c|_wire\.h|\.map)\Z", name)
    ]


def write(folder: Path, texts: dict[str, str], changed: Sequence[str]) -> None:
    """Bring the folder up to date."""
    folder.mkdir(exist_ok=True)
    for name in changed:
        if name in texts:
            (folder / name).write_text(texts[name])
        else:
            (folder / name).unlink()
