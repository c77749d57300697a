"""The plugin host: what loads, what is skipped and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import gtap_core
from gtap_core.errors import PluginError
from gtap_core.hookspecs import HOOK_VERSION
from gtap_core.plugins import load

GOOD = """
from gtap_core import Library, hookimpl
lib = Library("{name}", soname="lib{name}.so")

@hookimpl
def register_libraries(register):
    register(lib)

@hookimpl
def register_devices(register):
    register("{name}", lambda nursery: "the device of {name}")
"""

Make = Callable[..., EntryPoint]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """`make(name, text)`: an importable plugin module."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, text: str = GOOD, **values: str) -> EntryPoint:
        module = f"made_plugin_{name}"
        (tmp_path / f"{module}.py").write_text(text.format(name=name, **values))
        return EntryPoint(name, module, "gtap")

    yield write
    for module in [each for each in sys.modules if each.startswith("made_plugin_")]:
        del sys.modules[module]


def test_libraries_and_devices_are_found_by_name(make: Make) -> None:
    plugins = load([make("one"), make("two")])
    assert sorted(plugins.libraries) == ["one", "two"]
    assert plugins.devices["two"](None) == "the device of two"
    assert plugins.skipped == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("raise OSError('no such thing: {name}')", "OSError: no such thing: bad"),
        ("import module_that_nobody_has", "ModuleNotFoundError"),
        ("GTAP_HOOK_VERSION = 999", "needs hooks of version 999"),
        ("from gtap_core import Library\nLibrary('{name}', soname='x').call(1, 'int f(int *x)')", "without a role"),
        ("from gtap_core import hookimpl\n@hookimpl\ndef no_such_hook(): pass", "unknown hook 'no_such_hook'"),
        ("from gtap_core import hookimpl\n@hookimpl\ndef register_libraries(register): 1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_broken_plugin_is_named_and_skipped(make: Make, text: str, reason: str) -> None:
    plugins = load([make("bad", text), make("good")])
    assert list(plugins.libraries) == ["good"]
    assert [each.name for each in plugins.skipped] == ["bad"]
    assert reason in plugins.skipped[0].reason


def test_a_skipped_plugin_gets_no_hook_calls(make: Make) -> None:
    bodies = ("def register_libraries(register): 1 / 0", "def session_closed(session): session.append(1)")
    text = "from gtap_core import hookimpl\n" + "".join(f"@hookimpl\n{body}\n" for body in bodies)
    plugins = load([make("bad", text)])
    seen: list[int] = []
    plugins.hook.session_closed(session=seen)
    assert seen == []


def test_two_plugins_of_one_name_are_refused(make: Make) -> None:
    first = make("one")
    twin = make("twin", GOOD.replace("{name}", "one"))
    with pytest.raises(PluginError, match="two plugins register the library one"):
        load([first, twin])


LIBRARY = """
from gtap_core import Library, hookimpl

@hookimpl
def register_libraries(register):
    register(Library("one", soname="libone.so", package="{name}", export_only={only}))
"""


@pytest.mark.parametrize(("first", "second"), [("works", "loads"), ("loads", "works")])
def test_a_library_that_works_takes_the_place_of_one_that_only_loads(make: Make, first: str, second: str) -> None:
    plugins = load([make(name, LIBRARY, only=str(name == "loads")) for name in (first, second)])
    assert plugins.libraries["one"].package == "works"
    with pytest.raises(PluginError, match="two plugins register the library one"):
        load([make("loads", LIBRARY, only="True"), make("loads_too", LIBRARY, only="True")])


def test_this_version_s_plugins_load(make: Make) -> None:
    assert load([make("now", f"GTAP_HOOK_VERSION = {HOOK_VERSION}")]).skipped == ()


def test_the_public_names_change_only_with_a_deprecation() -> None:
    assert set(gtap_core.__all__) == {
        "Call", "Callback", "ChildWork", "CopyWork", "Device", "DeviceFacts", "DevicePointer", "DeviceStream",
        "DeviceUnavailable", "Entry", "EventWork", "Extent", "FillWork", "GateWork", "Global", "HOOK_VERSION",
        "Handle", "HostOrDevice", "In", "InOut", "Kernel", "KernelParams", "Launch", "Library", "LibraryFunction",
        "LinkInput", "Loaded", "NodeFacts", "NodeWork", "Out", "Pending", "Real", "RealHandle", "Refusing", "Region",
        "Statuses", "Str", "Stream", "StreamNumber", "Struct", "Tagged", "c128", "c64", "cpu_function", "done", "f16",
        "f32", "f64", "hookimpl", "i16", "i32", "i64", "i8", "ordered", "u16", "u32", "u64", "u8",
    }  # fmt: skip
    assert all(hasattr(gtap_core, name) for name in gtap_core.__all__)
