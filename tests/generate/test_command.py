"""`gtap generate` on a plugin's folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gtap_core.errors import PluginError, SpecError
from gtap_core.generate import command

SPEC = """
from gtap_core import Handle, Library, Out, hookimpl

lib = Library("{name}", soname="lib{name}.so.1", types={{"h_t": Handle}}, exports="exports/names.txt")
lib.post(1, "int libCreate(h_t *h)", h=Out(creates=True))
lib.local("int libVersion(void)")

@hookimpl
def register_libraries(register):
    register(lib)
"""


@pytest.fixture
def plugin(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A plugin's folder, whose module is forgotten afterwards."""
    package = f"gtap_plugin_made_{abs(hash(request.node.nodeid))}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").write_text(SPEC.format(name="made"))
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "made"\nentry-points.gtap.made = "{package}"\n')
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "names.txt").write_text("libCreate\tT\tlibmade.so.1\nlibOther\tT\nlibVersion\n")
    yield tmp_path
    sys.path[:] = [entry for entry in sys.path if entry != str(tmp_path)]
    sys.modules.pop(package, None)


def test_it_writes_what_check_then_accepts(plugin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(plugin)], check=True) == 1
    assert not (plugin / "generated").exists()
    assert "out of date" in capsys.readouterr().out
    assert command.run([str(plugin)]) == 0
    assert {path.name for path in (plugin / "generated").iterdir()} == {
        "made_wire.h", "made_stubs.c", "libmade.so.1.map", "wire.golden", "manifest.json",
    }  # fmt: skip
    assert command.run([str(plugin)], check=True) == 0


@pytest.mark.parametrize("name", ["made_stubs.c", "made_wire.h", "wire.golden", "manifest.json", "libmade.so.1.map"])
def test_check_sees_an_edit_and_writes_nothing(plugin: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command.run([str(plugin)])
    (plugin / "generated" / name).write_text("edited")
    assert command.run([str(plugin)], check=True) == 1
    assert (plugin / "generated" / name).read_text() == "edited"
    assert name in capsys.readouterr().out


def test_a_file_left_over_from_another_spec_goes(plugin: Path) -> None:
    command.run([str(plugin)])
    (plugin / "generated" / "old_stubs.c").write_text("")
    assert command.run([str(plugin)], check=True) == 1
    command.run([str(plugin)])
    assert not (plugin / "generated" / "old_stubs.c").exists()


def test_the_first_line_names_the_spec_and_its_hash(plugin: Path) -> None:
    command.run([str(plugin)])
    manifest = json.loads((plugin / "generated" / "manifest.json").read_text())
    for name in ("made_wire.h", "made_stubs.c"):
        first = (plugin / "generated" / name).read_text().splitlines()[0]
        assert "the spec of made (gtap-plugin-made)" in first and manifest["spec"] in first


def test_the_manifest_says_all_that_client_commands_read(plugin: Path) -> None:
    (plugin / "handwritten").mkdir()
    (plugin / "handwritten" / "version.c").write_text("")
    command.run([str(plugin)])
    manifest = json.loads((plugin / "generated" / "manifest.json").read_text())
    assert (manifest["name"], manifest["package"], manifest["gtap_abi"]) == (
        "made",
        "gtap-plugin-made",
        command.gtap_abi(),
    )
    assert manifest["stubs"] == [
        {
            "soname": "libmade.so.1",
            "aliases": [],
            "sources": ["generated/made_stubs.c", "handwritten/version.c"],
            "include": ["generated", "handwritten"],
            "version_script": "generated/libmade.so.1.map",
            "defines": {},
            "needs": [],
            "export_only": ["libOther"],
        }
    ]


def test_a_symbol_list_that_is_missing_is_named(plugin: Path) -> None:
    (plugin / "exports" / "names.txt").unlink()
    with pytest.raises(SpecError, match=r"names\.txt cannot be read"):
        command.run([str(plugin)])


def test_what_is_no_plugin_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="neither a plugin's folder nor an installed plugin"):
        command.run([str(tmp_path)])


def test_a_folder_without_an_entry_point_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n')
    with pytest.raises(PluginError, match="no entry point"):
        command.run([str(tmp_path)])
