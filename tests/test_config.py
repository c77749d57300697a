"""Settings: flag before variable before file before default."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtap_core import config
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
    ("text", "what"), [("device = 1", "not one of"), ("colour = 1", "'colour'"), ("device =", "not TOML")]
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        config.load(environ=write(tmp_path, text))


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(UsageError, match="'tpu'"):
        config.load(environ={"HOME": "/", "GTAP_DEVICE": "tpu"})
