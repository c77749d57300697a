"""What `gtap plugins` prints: libraries, devices, and the plugins that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from .plugins import Plugins, load


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
