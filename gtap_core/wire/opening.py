"""The bodies of the core library's calls: OPEN with its snapshot, LIBRARY with its verdict."""

from __future__ import annotations

import enum
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import attrs

from gtap_core.errors import Fault

from .frame import encode_tlv, read_tlv

CORE = 0  # library number
OPEN, LIBRARY, END = 1, 2, 3  # ordinals
MOST_LIBRARIES = 256
MOST_TEXT = 4096
MOST_ENVIRONMENT = 64

_SLOT = struct.Struct("<QQ")
_OFFER = struct.Struct("<IIIIQ")
_VERDICT = struct.Struct("<IIQ")
_U64 = struct.Struct("<Q")
_PAIR = struct.Struct("<ii")
_PADDED_I32 = struct.Struct("<iI")
_IDENTITY = struct.Struct("<QQ")
_GRACE = struct.Struct("<II")

T = TypeVar("T")


@attrs.frozen
class Offer:
    """A library that a program uses, as its stub declares it. `golden` is the layout's hash at `ordinals`."""

    name: str
    layout: int
    ordinals: int
    golden: int
    major: int = 0

    def encode(self) -> bytes:
        """The value of tag 4."""
        return _OFFER.pack(self.layout, self.major, self.ordinals, 0, self.golden) + self.name.encode()

    @staticmethod
    def decode(data: bytes) -> Offer:
        """Fault: not one."""
        layout, major, ordinals, zero, golden = _unpack(_OFFER, data[: _OFFER.size], "library")
        name = _text(data[_OFFER.size :], "library name", 64)
        if zero or ordinals >= 1 << 16 or not name.isidentifier():
            raise Fault("a library is declared with a name or number that cannot be")
        return Offer(name, layout, ordinals, golden, major)


class Known(enum.IntEnum):
    """What the server says of an offered library."""

    OK = 0
    MISSING = 1
    DIFFERS = 2


@attrs.frozen
class Verdict:
    """The server's word on one offer; `golden` is its hash at the smaller number of ordinals."""

    known: Known
    ordinals: int = 0
    golden: int = 0

    def encode(self) -> bytes:
        """The value of reply tag 2."""
        return _VERDICT.pack(self.known, self.ordinals, self.golden)

    @staticmethod
    def decode(data: bytes) -> Verdict:
        """Fault: not one."""
        known, ordinals, golden = _unpack(_VERDICT, data, "verdict")
        if known not in Known.__members__.values():
            raise Fault(f"an unknown verdict {known}")
        return Verdict(Known(known), ordinals, golden)


@attrs.frozen
class Identity:
    """By what the launcher knows a client process again: its pid namespace (an inode), and what differs by each exec.

    `image` is the address of the 16 random bytes that the kernel gives to a program (AT_RANDOM).
    """

    namespace: int
    image: int


@attrs.frozen
class OpenRequest:
    """The first frame of a session: who, where, with which libraries, under which environment."""

    pid: int = 0
    program: str = ""
    slot: tuple[int, int] | None = None  # address, bytes
    libraries: tuple[Offer, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    identity: Identity | None = None  # None: the client does not come back when its link is lost

    def encode(self) -> bytes:
        """The body."""
        entries = [(1, _U64.pack(self.pid)), (2, self.program.encode())]
        if self.slot is not None:
            entries.append((3, _SLOT.pack(*self.slot)))
        entries += [(4, offer.encode()) for offer in self.libraries]
        entries += [(5, f"{name}={value}".encode()) for name, value in self.environment]
        if self.identity is not None:
            entries.append((6, _IDENTITY.pack(self.identity.namespace, self.identity.image)))
        return encode_tlv(entries)

    @staticmethod
    def decode(body: bytes | memoryview) -> OpenRequest:
        """Fault: not one, or over a limit."""
        entries = read_tlv(body)
        slot = _last(entries, 3)
        pid = _last(entries, 1)
        identity = _last(entries, 6)
        return OpenRequest(
            pid=_unpack(_U64, pid, "pid")[0] if pid is not None else 0,
            program=_text(_last(entries, 2) or b"", "program name", MOST_TEXT),
            slot=_pair(slot) if slot is not None else None,
            libraries=decode_offers(entries),
            environment=tuple(_environment(entries)),
            identity=Identity(*_unpack(_IDENTITY, identity, "identity")) if identity is not None else None,
        )


def _pair(slot: bytes) -> tuple[int, int]:
    address, size = _unpack(_SLOT, slot, "slot")
    return address, size


def encode_offers(offers: Sequence[Offer]) -> bytes:
    """The body of LIBRARY."""
    return encode_tlv((4, offer.encode()) for offer in offers)


def decode_offers(entries: Sequence[tuple[int, bytes]]) -> tuple[Offer, ...]:
    """The offers of a list. Fault: too many, or twice the same."""
    offers = tuple(Offer.decode(value) for tag, value in entries if tag == 4)
    if len(offers) > MOST_LIBRARIES or len({offer.name for offer in offers}) != len(offers):
        raise Fault("libraries are declared twice, or too many")
    return offers


def _environment(entries: Sequence[tuple[int, bytes]]) -> list[tuple[str, str]]:
    pairs = []
    for tag, value in entries:
        if tag == 5:
            name, equals, text = _text(value, "environment entry", MOST_TEXT).partition("=")
            if not equals or not name.isidentifier() or "\0" in text:
                raise Fault("an environment entry is not NAME=value")
            pairs.append((name, text))
    if len(pairs) > MOST_ENVIRONMENT:
        raise Fault(f"more than {MOST_ENVIRONMENT} environment entries")
    return pairs


@attrs.frozen
class DeviceSnapshot:
    """What is fixed about one device, as the client keeps it."""

    name: str
    uuid: bytes
    total_memory: int
    pci_bus_id: str
    compute_capability: tuple[int, int]
    driver_version: int
    ptx_only: bool
    attributes: Mapping[int, int]

    def encode(self) -> bytes:
        """The value of reply tag 3."""
        pairs = b"".join(_PAIR.pack(number, value) for number, value in sorted(self.attributes.items()))
        return encode_tlv(
            [
                (1, self.name.encode()),
                (2, self.uuid),
                (3, _U64.pack(self.total_memory)),
                (4, self.pci_bus_id.encode()),
                (5, _PAIR.pack(*self.compute_capability)),
                (6, _PADDED_I32.pack(self.driver_version, 0)),
                (7, _U64.pack(self.ptx_only)),
                (8, pairs),
            ]
        )

    @staticmethod
    def decode(data: bytes) -> DeviceSnapshot:
        """Fault: not one."""
        entries = dict(read_tlv(data))
        missing = set(range(1, 9)) - entries.keys()
        if missing or len(entries[8]) % _PAIR.size:
            raise Fault("a device's facts are not complete")
        major, minor = _unpack(_PAIR, entries[5], "compute capability")
        return DeviceSnapshot(
            name=_text(entries[1], "device name", MOST_TEXT),
            uuid=entries[2],
            total_memory=_unpack(_U64, entries[3], "memory")[0],
            pci_bus_id=_text(entries[4], "PCI id", MOST_TEXT),
            compute_capability=(major, minor),
            driver_version=_unpack(_PADDED_I32, entries[6], "driver version")[0],
            ptx_only=_unpack(_U64, entries[7], "image")[0] != 0,
            attributes=dict(_PAIR.iter_unpack(entries[8])),
        )


@attrs.frozen
class OpenReply:
    """The snapshot. `slot_taken` False: propose another slot with a new OPEN. `refusal`: no session can be had."""

    slot_taken: bool = True
    verdicts: tuple[Verdict, ...] = ()
    devices: tuple[DeviceSnapshot, ...] = ()
    refusal: str = ""
    server: str = ""
    grace: int = 0  # seconds for which a lost link may be resumed; 0: not at all
    patterns: int = 0  # how many the server keeps

    def encode(self) -> bytes:
        """The part of the reply's body behind the status."""
        entries = [(1, _U64.pack(not self.slot_taken))]
        entries += [(2, verdict.encode()) for verdict in self.verdicts]
        entries += [(3, device.encode()) for device in self.devices]
        if self.refusal:
            entries.append((4, self.refusal.encode()))
        entries.append((5, self.server.encode()))
        if self.grace:
            entries.append((6, _GRACE.pack(self.grace, 0)))
        if self.patterns:
            entries.append((7, _GRACE.pack(self.patterns, 0)))
        return encode_tlv(entries)

    @staticmethod
    def decode(data: bytes | memoryview) -> OpenReply:
        """Fault: not one."""
        entries = read_tlv(data)
        slot = _last(entries, 1)
        grace, patterns = _last(entries, 6), _last(entries, 7)
        return OpenReply(
            slot_taken=slot is None or _unpack(_U64, slot, "slot status")[0] == 0,
            verdicts=_each(entries, 2, Verdict.decode),
            devices=_each(entries, 3, DeviceSnapshot.decode),
            refusal=_text(_last(entries, 4) or b"", "refusal", MOST_TEXT),
            server=_text(_last(entries, 5) or b"", "server name", MOST_TEXT),
            grace=_unpack(_GRACE, grace, "grace")[0] if grace is not None else 0,
            patterns=_unpack(_GRACE, patterns, "patterns")[0] if patterns is not None else 0,
        )


def encode_verdicts(verdicts: Sequence[Verdict]) -> bytes:
    """The part of LIBRARY's reply behind the status."""
    return encode_tlv((2, verdict.encode()) for verdict in verdicts)


def decode_verdicts(data: bytes | memoryview) -> tuple[Verdict, ...]:
    """Fault: not that."""
    return _each(read_tlv(data), 2, Verdict.decode)


def _each(entries: Sequence[tuple[int, bytes]], tag: int, decode: Callable[[bytes], T]) -> tuple[T, ...]:
    return tuple(decode(value) for found, value in entries if found == tag)


def _last(entries: Sequence[tuple[int, bytes]], tag: int) -> bytes | None:
    return next((value for found, value in reversed(entries) if found == tag), None)


def _unpack(form: struct.Struct, data: bytes, what: str) -> tuple[int, ...]:
    if len(data) != form.size:
        raise Fault(f"a {what} of {len(data)} bytes instead of {form.size}")
    return form.unpack(data)


def _text(data: bytes, what: str, most: int) -> str:
    if len(data) > most:
        raise Fault(f"a {what} of {len(data)} bytes, over the limit of {most}")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Fault(f"a {what} that is not UTF-8") from None
