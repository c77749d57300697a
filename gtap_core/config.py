"""The settings: one table of where each comes from, read into one frozen object.

A flag wins over the GTAP_* variable, the variable over the file ($XDG_CONFIG_HOME/gtap/config.toml), the file over the
default.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from .errors import UsageError

DEVICES = ("auto", "cpu", "cuda", "null")
LANES = ("c", "python")


@attrs.frozen
class Setting:
    """One row: the name in code and file, its variable, its default and how its text is read."""

    name: str
    variable: str
    default: Any
    parse: Callable[[Any], Any]
    meaning: str


def _urls(value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    return tuple(part.strip() for part in parts if part.strip())


def _device(value: Any) -> str:
    if value not in DEVICES:
        raise UsageError(f"the device {value!r} is not one of {', '.join(DEVICES)}")
    return str(value)


def _lane(value: Any) -> str:
    if value not in LANES:
        raise UsageError(f"the lane {value!r} is not one of {', '.join(LANES)}")
    return str(value)


TABLE = (
    Setting("servers", "GTAP_SERVER", (), _urls, "the server URLs that `gtap exec` uses, separated by commas"),
    Setting("listen", "GTAP_LISTEN", (), _urls, "the URLs that `gtap serve` listens on, separated by commas"),
    Setting("device", "GTAP_DEVICE", "auto", _device, f"what `gtap serve` offers: {', '.join(DEVICES)}"),
    Setting("compiler", "GTAP_CC", "", str, "the C compiler for native files; empty: cc, gcc or clang from PATH"),
    Setting("lane", "GTAP_LANE", "c", _lane, "what sessions run on: c, compiled, as far as it goes, or python alone"),
)


@attrs.frozen
class Settings:
    """Every setting with its value, and the folders that gtap owns."""

    servers: tuple[str, ...]
    listen: tuple[str, ...]
    device: str
    compiler: str
    lane: str
    cache_folder: Path
    state_folder: Path
    runtime_folder: Path

    def token_file(self, port: int) -> Path:
        """Where `gtap serve` on that loopback port keeps its token (mode 0600) and `gtap exec` looks for it."""
        return self.state_folder / "tokens" / str(port)

    @property
    def default_socket(self) -> Path:
        """Where `gtap serve` listens, and `gtap exec` looks, when nothing is said."""
        return self.runtime_folder / "serve.sock"

    @property
    def default_url(self) -> str:
        """The default socket as a URL."""
        return f"unix://{self.default_socket}"


def load(flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; `flags` holds the command line's values by name, None where not given.

    Raises UsageError for a value that cannot be read and for a name in the file that is not in the table.
    """
    environ = os.environ if environ is None else environ
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    path = _folder(environ, "XDG_CONFIG_HOME", ".config") / "config.toml"
    from_file = _read_file(path)
    values = {row.name: _value(row, given, environ, from_file) for row in TABLE}
    state = _folder(environ, "XDG_STATE_HOME", ".local/state")
    runtime = Path(environ["XDG_RUNTIME_DIR"]) / "gtap" if environ.get("XDG_RUNTIME_DIR") else state
    return Settings(
        **values,
        cache_folder=_folder(environ, "XDG_CACHE_HOME", ".cache"),
        state_folder=state,
        runtime_folder=runtime,
    )


def _value(row: Setting, flags: Mapping[str, Any], environ: Mapping[str, str], from_file: Mapping[str, Any]) -> Any:
    if row.name in flags:
        return row.parse(flags[row.name])
    if environ.get(row.variable):
        return row.parse(environ[row.variable])
    if row.name in from_file:
        return row.parse(from_file[row.name])
    return row.default


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    base = environ.get(variable)
    # The XDG base directory specification: a relative path is invalid and is ignored.
    if base and os.path.isabs(base):
        return Path(base) / "gtap"
    home = environ.get("HOME") or os.path.expanduser("~")
    return Path(home) / below_home / "gtap"


def _read_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"the settings file {path} cannot be read: {error.strerror}") from error
    import tomllib  # only those who have a file pay for it

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the settings file {path} is not TOML: {error}") from error
    unknown = sorted(set(values) - {row.name for row in TABLE})
    if unknown:
        raise UsageError(f"the settings file {path} names {unknown[0]!r}, which is not a setting")
    return values
