"""The plugin host: loads, validates and lists plugins of the entry point group `gtap`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import attrs
import pluggy

from gtap_core import hookspecs
from gtap_core.devices import builtin
from gtap_core.errors import PluginError
from gtap_core.spec import Library

GROUP = "gtap"


@attrs.frozen
class Skipped:
    """A plugin that cannot be used, and why."""

    name: str
    reason: str


@attrs.frozen(eq=False)
class Plugins:
    """Every plugin of this process and what they registered."""

    manager: pluggy.PluginManager
    libraries: dict[str, Library]
    devices: dict[str, Callable[[Any], Any]]
    images: dict[str, str]
    """The code that each device takes: "native", or "ptx" alone."""
    skipped: tuple[Skipped, ...]

    @property
    def hook(self) -> Any:
        """Calls a hook of every plugin: `plugins.hook.session_opened(session=...)`."""
        return self.manager.hook


def load(points: Iterable[EntryPoint] | None = None) -> Plugins:
    """Import every installed plugin. One that raises, or wants newer hooks, is in `skipped` by name.

    Raises PluginError when two plugins register one name.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(builtin, name="gtap")
    skipped: list[Skipped] = []
    for point in sorted(entry_points(group=GROUP) if points is None else points, key=lambda each: each.name):
        reason = _add(manager, point)
        if reason:
            skipped.append(Skipped(_name(point), reason))
    libraries: dict[str, Library] = {}
    devices: dict[str, tuple[Callable[[Any], Any], str]] = {}
    for plugin in manager.get_plugins():
        reason = _register(manager, plugin, libraries, devices)
        if reason:
            skipped.append(Skipped(str(manager.get_name(plugin)), reason))
            manager.unregister(plugin)
    factories = {kind: factory for kind, (factory, _) in devices.items()}
    images = {kind: image for kind, (_, image) in devices.items()}
    return Plugins(manager, libraries, factories, images, tuple(skipped))


def load_devices(libraries: Collection[str]) -> Plugins:
    """Import the plugins alone that are none of these distributions, which bring libraries. As `load`."""
    return load(each for each in entry_points(group=GROUP) if _name(each) not in libraries)


def insist(found: Plugins) -> None:
    """Raises PluginError where one cannot be used: nobody is served by half of what is installed."""
    for each in found.skipped:
        raise PluginError(f"the plugin {each.name} cannot be loaded: {each.reason} (uninstall or upgrade it)")


def _name(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.name


def _add(manager: pluggy.PluginManager, point: EntryPoint) -> str:
    """Import and register one plugin; the reason why not, or nothing."""
    module: object = None
    try:
        module = point.load()
        wanted = getattr(module, "GTAP_HOOK_VERSION", hookspecs.HOOK_VERSION)
        if wanted > hookspecs.HOOK_VERSION:
            return f"it needs hooks of version {wanted}, this gtap has {hookspecs.HOOK_VERSION}: upgrade gtap"
        manager.register(module, name=_name(point))
        manager.check_pending()
    except Exception as error:  # noqa: BLE001 - a plugin is foreign code: whatever it raises is its report
        if manager.is_registered(module):
            manager.unregister(module)
        return f"{type(error).__name__}: {error}"
    return ""


def prepare(kind: str) -> None:
    """Import what a device of gtap's own is made of, which starts nothing: processes that are forked share it."""
    builtin.prepare(kind)


def _register(
    manager: pluggy.PluginManager,
    plugin: object,
    libraries: dict[str, Library],
    devices: dict[str, tuple[Callable[[Any], Any], str]],
) -> str:
    """Take one plugin's libraries and devices; the reason why not, or nothing."""
    mine: list[Library] = []
    kinds: list[tuple[str, Callable[[Any], Any], str]] = []

    def register_device(kind: str, factory: Callable[[Any], Any], image: str = "native") -> None:
        kinds.append((kind, factory, image))

    others = [each for each in manager.get_plugins() if each is not plugin]
    try:
        manager.subset_hook_caller("register_libraries", others)(register=mine.append)
        manager.subset_hook_caller("register_devices", others)(register=register_device)
    except Exception as error:  # noqa: BLE001 - as above
        return f"{type(error).__name__}: {error}"
    for library in mine:
        _enter_library(libraries, library)
    for kind, factory, image in kinds:
        _enter(devices, kind, (factory, image), "device")
    return ""


def _enter_library(libraries: dict[str, Library], library: Library) -> None:
    """One that only lets programs load gives way to one that works, in whichever order they come."""
    other = libraries.get(library.name)
    if other is not None and other.export_only != library.export_only:
        libraries[library.name] = other if library.export_only else library
    else:
        _enter(libraries, library.name, library, "library")


def _enter(table: dict[str, Any], name: str, value: Any, what: str) -> None:
    if name in table:
        raise PluginError(f"two plugins register the {what} {name}: uninstall one of them (gtap plugins lists them)")
    table[name] = value
