"""Commands and what they take: settings by their table, and values that are checked where they are typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import config
from .errors import UsageError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Do = Callable[[argparse.Namespace], int]


def command(
    commands: Commands,
    name: str,
    told: str,
    do: Do,
    *,
    usage: str | None = None,
    settings: str = "",
    local: bool = False,
) -> argparse.ArgumentParser:
    """Add a command. `settings`: it takes those of this place in the table; `local`: --local beside --server."""
    parser = commands.add_parser(name, help=told, usage=usage, allow_abbrev=False)
    where: argparse._ActionsContainer = parser
    if local:
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--local", action="store_true", help="start a server for this run alone")
    for row in config.flags(settings):
        _add_setting(where if row.name == "servers" else parser, row)
    parser.set_defaults(command=do)
    return parser


def _add_setting(parser: argparse._ActionsContainer, row: config.Setting) -> None:
    """A flag of a setting. What it says is checked here and read, with variable and file, by config.load."""

    def checked(text: str) -> str:
        try:
            row.parse(text)
        except UsageError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
        return text

    told = f"{row.meaning} ({row.variable})"
    if row.switch:
        parser.add_argument(row.flag, dest=row.name, action="store_const", const="true", help=told)
        return
    action = "append" if row.repeat else "store"
    parser.add_argument(row.flag, dest=row.name, metavar=row.metavar, action=action, type=checked, help=told)


def lease_id(text: str) -> str:
    """How a lease's id begins."""
    if re.fullmatch("[0-9a-f]{4,32}", text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a lease: gtap leases lists them")
    return text


def size(text: str) -> int:
    """Bytes."""
    try:
        return config.memory(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def count(text: str) -> int:
    """A number from 1 up."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)


def age(text: str) -> int:
    """Seconds."""
    found = re.fullmatch(r"([1-9][0-9]{0,7})([smhdw])", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time, as 90s, 30m, 12h, 30d or 4w")
    return int(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}[found[2]]


def duration(text: str) -> float:
    """Seconds, and parts of them."""
    found = re.fullmatch(r"\d{1,4}(\.\d{1,6})?", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, as 2 or 0.5")
    return float(text)
