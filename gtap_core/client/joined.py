"""The servers that were joined: their links in a file of the user's, and the two commands that change it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

import attrs
import trio

from ..config import Settings
from ..errors import UsageError
from .address import LOOPBACK, Address, parse

MOST_BYTES = 64 << 10  # of the file
LINK = "gtap://TOKEN@host:port#FINGERPRINT"


def read(file: Path) -> list[Address]:
    """The servers in the file, a link a line and its CA behind; none where there is no file. Raises UsageError."""
    try:
        with file.open("rb") as stream:
            text = stream.read(MOST_BYTES + 1).decode("ascii")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    if len(text) > MOST_BYTES:
        raise UsageError(f"{file} has more than {MOST_BYTES} bytes: it is not what gtap join wrote")
    try:
        return [_address(line) for line in text.splitlines() if line.strip()]
    except UsageError as error:
        raise UsageError(f"{file} is not what gtap join wrote: {error}") from error


def _address(line: str) -> Address:
    link, _, ca = line.strip().partition(" ")
    return attrs.evolve(parse_link(link), ca=ca)


def parse_link(text: str) -> Address:
    """Read a link. Raises UsageError for what is none; the sentence does not repeat the token."""
    address = parse(text)
    if address.token is None:
        raise UsageError(f"a link looks like {LINK}: what was given has no token")
    return address


def _write(file: Path, servers: Sequence[Address]) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
            stream.writelines(f"{each.link}{' ' if each.ca else ''}{each.ca}\n" for each in servers)
        draft.replace(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    except UnicodeEncodeError:
        raise UsageError("the CA's path has letters beyond ASCII: put the file elsewhere") from None
    finally:
        draft.unlink(missing_ok=True)


def servers(settings: Settings) -> list[Address]:
    """Where a program's devices are: as is said, else the servers that were joined, else the one on this machine."""
    known = read(settings.joined_file)
    if settings.servers:
        return [_completed(parse(url), known, settings.tls_ca) for url in settings.servers]
    return known or [parse(settings.default_url)]


def _completed(named: Address, known: Sequence[Address], ca: str) -> Address:
    """What was not said of a server is taken from its link, where it was joined."""
    if named.path is not None or named.token is not None or named.fingerprint:
        return attrs.evolve(named, ca=ca)
    for each in known:
        if each.place == named.place and each.tls == named.tls:
            return each
    return attrs.evolve(named, ca=ca)


def join(link: str, settings: Settings) -> tuple[Address, str]:
    """Try a link and keep it; returns the server and the sentence for the user. Raises GtapError."""
    address = parse_link(link)
    if address.tls and not address.fingerprint and settings.tls_ca:
        address = attrs.evolve(address, ca=str(Path(settings.tls_ca).resolve()))
    device = trio.run(_try, address)
    known = read(settings.joined_file)
    _write(settings.joined_file, [*(each for each in known if each.place != address.place), address])
    said = f"joined {address.url} (device {device}): gtap exec PROGRAM uses it"
    if address.tls or address.host in LOOPBACK:
        return address, said
    return address, f"{said}. Its traffic is not encrypted: whoever is on the way reads it, and the token"


async def _try(address: Address) -> str:
    """The kind of its devices, seen as `gtap top` sees them: a lease would be a program's."""
    from .watch import watching  # which reads what was joined

    async with watching(address, address.token) as snapshots:
        return (await anext(snapshots)).device


def leave(which: str | None, settings: Settings) -> str:
    """Forget a server, by its link or host:port; None: all of them. Returns the sentence for the user."""
    known = read(settings.joined_file)
    place = None if which is None else parse(which if "://" in which else f"tcp://{which}#plain").place
    kept = [each for each in known if place is not None and each.place != place]
    if len(kept) == len(known):
        what = "no server was joined" if which is None else f"{place} was not joined"
        raise UsageError(f"{what}: there is nothing to leave")
    _write(settings.joined_file, kept)
    return "left " + ", ".join(each.url for each in known if each not in kept)
