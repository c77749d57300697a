"""What `gtap plugins` prints: libraries, devices, plugins that cannot be used; how much of each library is there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from . import native
from .plugins import Plugins, load
from .spec.library import Library


def listing(plugins: Plugins | None = None) -> str:
    """One line for each library, device and unusable plugin; imports every plugin."""
    return "".join(f"{line}\n" for line in _lines(load() if plugins is None else plugins))


def _lines(plugins: Plugins) -> Iterator[str]:
    libraries = sorted(plugins.libraries.values(), key=lambda each: each.name)
    for library in (each for each in libraries if not each.export_only):
        remote = sum(1 for function in library.declared if function.ordinal)
        yield (
            f"library  {library.name:<12} {', '.join(library.sonames):<36} {library.package} "
            f"{_version(library.package)}, {remote} remote functions of {len(library.declared)} declared"
        )
    for library in (each for each in libraries if each.export_only):
        yield f"exports  {library.name:<12} {', '.join(library.sonames):<36} loads only, {library.package} would run it"
    for kind in sorted({"cuda", "null", *plugins.devices}):
        yield f"device   {kind}"
    for skipped in plugins.skipped:
        yield f"unusable {skipped.name}: {skipped.reason}"


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "(not installed)"


def coverage() -> str:
    """A line for each library: functions exported, declared in its spec, refused, and checked by tests.

    What is exported is declared or refused; `checked` counts generated/checked.txt. Imports every plugin.
    """
    facts = {(name, plugin.distribution): plugin for plugin in native.plugins() for name in plugin.libraries}
    rows = ["library      exported  declared   refused   checked"]
    for library in sorted(load().libraries.values(), key=lambda each: (each.export_only, each.name)):
        package = "gtap-plugin-exports" if library.export_only else library.package
        plugin = facts.get((library.name, package))
        if plugin is not None:
            exported, declared = plugin.exported[library.name], _declared(library)
            checked = 0 if library.export_only else len(checked_names(plugin, library))
            rows.append(f"{library.name:<12} {exported:8}  {declared:8}  {exported - declared:8}  {checked:8}")
    return "".join(f"{row}\n" for row in rows)


def _declared(library: Library) -> int:
    """Functions that a spec gives a body, with their variants; wire functions of our own are no program's."""
    return len(_names(library))


def _names(library: Library) -> set[str]:
    declared = (each for each in library.declared if each.kind != "refuse" and not each.name.startswith("gtap"))
    return {name for each in declared for name in (each.name, *(f"{each.name}_{v}" for v in each.variants))}


def checked_names(plugin: native.Plugin, library: Library) -> set[str]:
    """The names in a plugin's generated/checked.txt; of a plugin with several libraries, those of this one's spec."""
    file = plugin.folder / "generated" / "checked.txt"
    names = set(file.read_text(encoding="ascii").split()) if file.is_file() else set()
    return names if len(plugin.libraries) == 1 else names & _names(library)
