"""The settings: one table of where each comes from, read into one frozen object.

A flag wins over the GTAP_* variable, the variable over the file ($XDG_CONFIG_HOME/gtap/config.toml), the file over the
default.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from .errors import UsageError

DEVICES = ("auto", "cpu", "cuda", "null")
LANES = ("c", "python")
LOG_FORMATS = ("text", "json")
EXTENT = 32 << 20  # as in session/memory.py, which takes long to import


@attrs.frozen
class Setting:
    """One row: the name in code, its variable, its default, how its text is read, and its flag.

    A row is all that a flag needs: the commands that have it take it from here (cli.py), and so does the file. Add
    the name with its type to Settings. `parse` gets a string, or what TOML made of the file, and raises UsageError.
    """

    name: str
    variable: str
    default: Any
    parse: Callable[[Any], Any]
    meaning: str
    commands: tuple[str, ...] = ()  # which have the flag; none: variable and file alone
    flag: str = ""
    metavar: str = ""
    repeat: bool = False  # the flag may be said several times
    alone: bool = False  # the flag may stand without a value, which is then ""
    switch: bool = False  # the flag has no value: it says yes

    @property
    def key(self) -> str:
        """Its name in the file."""
        return self.name.replace("_", "-")


def _urls(value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise UsageError(f"{value!r} is not a list of URLs")
    return tuple(part.strip() for part in parts if part.strip())


def _one_of(what: str, names: Sequence[str]) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if value not in names:
            raise UsageError(f"the {what} {value!r} is not one of {', '.join(names)}")
        return str(value)

    return parse


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{value!r} is not a text")
    return value


def _yes(value: Any) -> bool:
    if value in (True, "true", "1", "yes"):
        return True
    if value in (False, "false", "0", "no"):
        return False
    raise UsageError(f"{value!r} is neither true nor false")


def _report(value: Any) -> str:
    """A file for a report; true, 1 or nothing: on stderr."""
    return "" if value is True or value == "1" else _text(value)


def seconds(value: Any) -> int:
    """A number of seconds, up to a day."""
    text = str(value)
    if not text.isascii() or not text.isdigit() or int(text) > 86400:
        raise UsageError(f"{text!r} is not a number of seconds up to 86400")
    return int(text)


def place(value: Any) -> str:
    """HOST:PORT, or a port of this machine alone."""
    host, separator, port = str(value).rpartition(":")
    if not port.isascii() or not port.isdigit() or int(port) > 65535 or (separator and not host):
        raise UsageError(f"{value!r} is not an address: write 127.0.0.1:9400, or the port alone")
    return f"{host or '127.0.0.1'}:{port}"


def memory(value: Any) -> int:
    """Bytes, in whole extents: the unit in which programs get memory."""
    size = _bytes(value)
    if size < EXTENT:
        raise UsageError(f"{value!r} is not a size from 32M up, as 512M or 8G")
    return size // EXTENT * EXTENT


def reservation(value: Any) -> int:
    """Bytes, in whole extents, and no less than what is said."""
    size = _bytes(value)
    if not size:
        raise UsageError(f"{value!r} is not a size, as 512M, 8G or 8GiB")
    return -(-size // EXTENT) * EXTENT


def _bytes(value: Any) -> int:
    """0: it is no size, or none that there is."""
    found = re.fullmatch(r"([0-9]{1,15})([MGT])(iB)?", str(value))
    size = int(found[1]) << {"M": 20, "G": 30, "T": 40}[found[2]] if found is not None else 0
    return size if size < 1 << 61 else 0


def duration(value: Any) -> int:
    """Seconds, up to a day."""
    found = re.fullmatch(r"([0-9]{1,6})([smh]?)", str(value))
    time = int(found[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[found[2]] if found is not None else 0
    if not 0 < time <= 86400:
        raise UsageError(f"{value!r} is not a time up to a day, as 60, 60s or 5m")
    return time


_DEVICE, _LANE = _one_of("device", DEVICES), _one_of("lane", LANES)
_BOTH, _SERVE, _EXEC = ("serve", "exec", "docker"), ("serve",), ("exec",)
_RUN = ("exec", "docker")  # docker: podman, too
_ASK = (*_RUN, "top", "leases", "kick")

TABLE = (
    Setting("servers", "GTAP_SERVER", (), _urls, "where the device is; repeat", _ASK, "--server", "URL", repeat=True),
    Setting(
        "stats",
        "GTAP_STATS",
        None,
        _report,
        "say what the run cost on stderr, or as JSON in a file (=FILE)",
        _EXEC,
        "--stats",
        "FILE",
        alone=True,
    ),
    Setting(
        "record",
        "GTAP_RECORD",
        None,
        _text,
        "write the sequence of calls, without payloads, for gtap trace",
        _EXEC,
        "--record",
        "FILE",
    ),
    Setting(
        "memory",
        "GTAP_MEMORY",
        0,
        reservation,
        "reserve so much memory of each device of the server: 512M, 8GiB",
        _RUN,
        "--memory",
        "SIZE",
    ),
    Setting(
        "wait",
        "GTAP_WAIT",
        0,
        duration,
        "with --memory: wait for it in the server's queue: 60s, 5m (do not)",
        _RUN,
        "--wait",
        "TIME",
    ),
    Setting(
        "listen",
        "GTAP_LISTEN",
        (),
        _urls,
        "unix:///path, tcp://127.0.0.1:port or, for other machines, tls://0.0.0.0:port; repeat",
        _SERVE,
        "--listen",
        "URL",
        repeat=True,
    ),
    Setting(
        "device",
        "GTAP_DEVICE",
        "auto",
        _DEVICE,
        f"what to offer: {', '.join(DEVICES)} (auto: cuda where a driver answers); for exec with --local",
        _BOTH,
        "--device",
        "KIND",
    ),
    Setting(
        "grace",
        "GTAP_GRACE",
        30,
        seconds,
        "keep sessions whose link is lost (30; 0: do not)",
        _SERVE,
        "--grace",
        "SECONDS",
    ),
    Setting(
        "lease_time",
        "GTAP_LEASE_TIME",
        30,
        seconds,
        "end leases with --memory whose gtap exec is stopped for so long (30; 0: never)",
        _SERVE,
        "--lease-time",
        "SECONDS",
    ),
    Setting(
        "memory_limit",
        "GTAP_MEMORY_LIMIT",
        0,
        memory,
        "device memory of each program: 512M, 8G (any)",
        _SERVE,
        "--memory-limit",
        "SIZE",
    ),
    Setting(
        "user",
        "GTAP_USER",
        "",
        _text,
        "as whom root's server runs sessions (gtap or nobody)",
        _SERVE,
        "--user",
        "NAME",
    ),
    Setting(
        "tls_cert",
        "GTAP_TLS_CERT",
        "",
        _text,
        "a certificate (with its chain) of one's own, for which a CA speaks",
        _SERVE,
        "--tls-cert",
        "FILE",
    ),
    Setting("tls_key", "GTAP_TLS_KEY", "", _text, "the key of that certificate", _SERVE, "--tls-key", "FILE"),
    Setting(
        "tls_ca",
        "GTAP_TLS_CA",
        "",
        _text,
        "the CA that speaks for servers without a fingerprint (the system's)",
        ("exec", "join"),
        "--tls-ca",
        "FILE",
    ),
    Setting(
        "insecure",
        "GTAP_INSECURE",
        False,
        _yes,
        "no TLS on tcp:// addresses: whoever is on the way reads programs' data and takes tokens",
        _SERVE,
        "--insecure",
        switch=True,
    ),
    Setting(
        "drain",
        "GTAP_DRAIN",
        0,
        seconds,
        "on SIGTERM, wait for programs that run before ending them (0)",
        _SERVE,
        "--drain",
        "SECONDS",
    ),
    Setting(
        "metrics",
        "GTAP_METRICS",
        "",
        place,
        "offer the server's numbers to Prometheus at http://ADDRESS:PORT/metrics (a port alone: of 127.0.0.1)",
        _SERVE,
        "--metrics",
        "ADDRESS:PORT",
    ),
    Setting(
        "log_format",
        "GTAP_LOG_FORMAT",
        "text",
        _one_of("log format", LOG_FORMATS),
        "how the log on stderr is written: text or json (text)",
        _SERVE,
        "--log-format",
        "FORMAT",
    ),
    Setting("compiler", "GTAP_CC", "", _text, "the C compiler for native files; empty: cc, gcc or clang from PATH"),
    Setting("lane", "GTAP_LANE", "c", _LANE, "what sessions run on: c, compiled, as far as it goes, or python alone"),
)


def flags(command: str) -> list[Setting]:
    """The settings that are flags of a command, in the table's order."""
    return [row for row in TABLE if command in row.commands]


@attrs.frozen
class Settings:
    """Every setting with its value, and the folders that gtap owns."""

    servers: tuple[str, ...]
    stats: str | None  # None: not wanted; "": on stderr; else the file
    record: str | None
    memory: int  # bytes; 0: no reservation
    wait: int  # seconds
    listen: tuple[str, ...]
    device: str
    grace: int
    lease_time: int  # seconds; 0: for ever
    memory_limit: int  # 0: any
    user: str
    tls_cert: str
    tls_key: str
    tls_ca: str
    insecure: bool
    drain: int
    metrics: str  # "": not wanted
    log_format: str
    compiler: str
    lane: str
    cache_folder: Path
    state_folder: Path
    runtime_folder: Path
    config_folder: Path

    def token_file(self, port: int) -> Path:
        """Where `gtap serve` on that loopback port keeps its token (mode 0600) and `gtap exec` looks for it."""
        return self.state_folder / "tokens" / str(port)

    @property
    def joined_file(self) -> Path:
        """The links of the servers that were joined (mode 0600)."""
        return self.config_folder / "joined"

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
    path = file_of(environ)
    from_file = _read_file(path)
    values = {row.name: _value(row, given, environ, from_file, path) for row in TABLE}
    state = _folder(environ, "XDG_STATE_HOME", ".local/state")
    runtime = Path(environ["XDG_RUNTIME_DIR"]) / "gtap" if environ.get("XDG_RUNTIME_DIR") else state
    return Settings(
        **values,
        cache_folder=_folder(environ, "XDG_CACHE_HOME", ".cache"),
        state_folder=state,
        runtime_folder=runtime,
        config_folder=path.parent,
    )


def describe(environ: Mapping[str, str] | None = None) -> str:
    """The settings as a file of settings: those that are set with their values and where they come from."""
    environ = os.environ if environ is None else environ
    path = file_of(environ)
    from_file = _read_file(path)
    there = "read" if path.is_file() else "not there"
    lines = [f"# {path} ({there})", "# A flag wins over the variable, the variable over the file."]
    for row in TABLE:
        value, origin = _given(row, environ, from_file, path)
        said = [f"gtap {command} {row.flag}" for command in row.commands] + [row.variable]
        lines += ["", f"# {', '.join(said)}: {row.meaning}"]
        if origin:
            _value(row, {}, environ, from_file, path)  # it is one that can be followed
            lines.append(f"{row.key} = {json.dumps(value, ensure_ascii=False)}  # from {origin}")
        else:
            lines.append(f"# {row.key} = {json.dumps(row.default or row.metavar, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def file_of(environ: Mapping[str, str]) -> Path:
    """The settings file, whether there is one or not."""
    return _folder(environ, "XDG_CONFIG_HOME", ".config") / "config.toml"


def _given(row: Setting, environ: Mapping[str, str], from_file: Mapping[str, Any], path: Path) -> tuple[Any, str]:
    """What is said beside flags, unread, and where; "": nowhere."""
    if environ.get(row.variable):
        return environ[row.variable], row.variable
    if row.key in from_file:
        return from_file[row.key], str(path)
    return None, ""


def _value(
    row: Setting, flags: Mapping[str, Any], environ: Mapping[str, str], from_file: Mapping[str, Any], path: Path
) -> Any:
    if row.name in flags:
        return row.parse(flags[row.name])
    value, origin = _given(row, environ, from_file, path)
    if not origin:
        return row.default
    try:
        return row.parse(value)
    except UsageError as error:
        where = origin if origin == row.variable else f"{row.key} in {path}"
        raise UsageError(f"{where}: {error}") from error


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
    unknown = sorted(set(values) - {row.key for row in TABLE})
    if unknown:
        raise UsageError(f"the settings file {path} names {unknown[0]!r}, which is not a setting")
    return values
