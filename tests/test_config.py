"""Settings: flag before variable before file before default."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import pytest

from gtap_core import cli, config
from gtap_core.errors import UsageError


def write(folder: Path, text: str) -> dict[str, str]:
    (folder / "gtap").mkdir()
    (folder / "gtap" / "config.toml").write_text(text)
    return {"XDG_CONFIG_HOME": str(folder), "HOME": "/home/someone"}


def test_each_source_gives_way_to_the_one_before(tmp_path: Path) -> None:
    environ = write(tmp_path, 'device = "null"\nservers = ["unix:///file"]\ncompiler = "clang"\n')
    assert config.load(environ=environ).device == "null"
    environ["GTAP_DEVICE"] = "cpu"
    environ["GTAP_SERVER"] = "unix:///a, unix:///b"
    settings = config.load({"device": "cuda", "servers": None}, environ)
    assert (settings.device, settings.servers, settings.compiler) == ("cuda", ("unix:///a", "unix:///b"), "clang")


def test_defaults_need_nothing() -> None:
    settings = config.load(environ={"HOME": "/home/someone"})
    assert settings.device == "auto"
    assert settings.servers == ()
    assert settings.cache_folder == Path("/home/someone/.cache/gtap")
    assert settings.token_file(4000) == Path("/home/someone/.local/state/gtap/tokens/4000")
    assert settings.default_url == "unix:///home/someone/.local/state/gtap/serve.sock"


def test_a_relative_base_directory_is_ignored() -> None:
    settings = config.load(environ={"HOME": "/home/someone", "XDG_CACHE_HOME": "relative"})
    assert settings.cache_folder == Path("/home/someone/.cache/gtap")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("device = 1", "device in .*/config.toml: .*not one of"),
        ("colour = 1", "'colour'"),
        ("device =", "not TOML"),
        ("servers = [1]", "not a list of URLs"),
        ("grace = -1", "grace in .*'-1' is not a number of seconds"),
        ("user = true", "True is not a text"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        config.load(environ=write(tmp_path, text))


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(UsageError, match=r"GTAP_DEVICE: .*'tpu'"):
        config.load(environ={"HOME": "/", "GTAP_DEVICE": "tpu"})


# Flags of these commands that are no settings: what this one run is to be.
NO_SETTING = {
    "serve": {"help", "ready_fd", "with_parent", "systemd_unit", "check", "tui"},
    "exec": {"help", "local"},
    "docker": {"help", "local"},
}


@pytest.mark.parametrize("command", ["serve", "exec", "docker"])
def test_every_flag_has_its_variable_and_its_place_in_the_file(command: str) -> None:
    """A flag that is added to the parser by hand, past the table, fails here."""
    parsers = next(each for each in cli._parser()._actions if isinstance(each, argparse._SubParsersAction))
    flags = {each.dest: each.option_strings for each in parsers.choices[command]._actions}
    rows = {row.name: [row.flag] for row in config.flags(command)}
    assert {name: flags[name] for name in flags.keys() - NO_SETTING[command]} == rows
    assert len({row.variable for row in config.TABLE}) == len({row.key for row in config.TABLE}) == len(config.TABLE)


def test_settings_of_commands_come_from_the_file(tmp_path: Path) -> None:
    text = 'grace = 7\nmemory-limit = "100M"\nuser = "someone"\nstats = true\nrecord = "calls"\nlisten = "unix:///x"\n'
    environ = write(tmp_path, text)
    settings = config.load(environ=environ)
    assert (settings.grace, settings.memory_limit, settings.user) == (7, 96 << 20, "someone")
    assert (settings.stats, settings.record, settings.listen) == ("", "calls", ("unix:///x",))
    assert config.load({"stats": "file"}, environ).stats == "file"


def test_the_listing_is_a_settings_file_that_says_the_same(tmp_path: Path) -> None:
    environ = write(tmp_path, 'servers = ["unix:///a", "unix:///b"]\ngrace = 7\n')
    environ["GTAP_DEVICE"] = "null"
    listing = config.describe(environ)
    assert tomllib.loads(listing) == {"servers": ["unix:///a", "unix:///b"], "grace": 7, "device": "null"}
    assert f"grace = 7  # from {tmp_path}/gtap/config.toml\n" in listing
    assert 'device = "null"  # from GTAP_DEVICE\n' in listing
    assert all(row.key in listing and row.variable in listing for row in config.TABLE)
    offered = [line[2:] for line in listing.splitlines() if " = " in line and line.startswith("# ")]
    assert len(offered) == len(config.TABLE) - 3 and "".join(f"{line}\n" for line in offered if tomllib.loads(line))
