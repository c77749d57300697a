"""Control messages: between `gtap exec` and the supervisor, and between the supervisor and its session processes."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, get_args

import attrs
from attrs import validators as v

from gtap_core.errors import Fault

from . import cbor
from .buffer import Receiver
from .opening import Offer
from .traffic import LARGEST, Traffic, traffic
from .traffic import number as _number

if TYPE_CHECKING:
    from .watch import Kick, Kicked, Snapshot, Watch

MOST_MESSAGE = 64 << 10
_LENGTH = struct.Struct("<I")


def _is(type_: type, most: int | None = None) -> Any:
    # bool is an int to Python, never to the wire.
    checks: list[Any] = [v.instance_of(type_)] + ([v.not_(v.instance_of(bool))] if type_ is int else [])
    return v.and_(*checks, *([v.max_len(most)] if most is not None else []))


def _exactly(size: int) -> Any:
    return v.and_(v.instance_of(bytes), v.min_len(size), v.max_len(size))


def _offers(value: Any) -> tuple[Offer, ...]:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, list) or len(value) > 256:
        raise TypeError("libraries")
    return tuple(each if isinstance(each, Offer) else _offer(each) for each in value)


def _offer(value: Any) -> Offer:
    if not isinstance(value, dict):
        raise TypeError("library")
    offer = Offer(value["name"], value["layout"], value["ordinals"], value["golden"])
    if not isinstance(offer.name, str) or not all(type(n) is int for n in (offer.layout, offer.ordinals, offer.golden)):
        raise TypeError("library")
    return offer


@attrs.frozen
class Hello:
    """Client: who I am. `token` is what TCP listeners ask for; `lease` and `key`: the lost connection's, to go on.

    `memory`: bytes of each device to be reserved, 0: none; `wait`: seconds to wait for them in the server's queue.
    """

    TYPE: ClassVar[str] = "hello"
    version: str = attrs.field(validator=_is(str, 64))
    token: str | None = attrs.field(default=None, validator=v.optional(_is(str, 256)))
    pid: int = attrs.field(default=0, converter=_number)
    program: str = attrs.field(default="", validator=_is(str, 4096))
    lease: bytes | None = attrs.field(default=None, validator=v.optional(_exactly(16)))
    key: bytes | None = attrs.field(default=None, validator=v.optional(_exactly(32)), repr=False)
    memory: int = attrs.field(default=0, validator=v.and_(_is(int), v.ge(0), v.lt(1 << 62)))
    wait: int = attrs.field(default=0, validator=v.and_(_is(int), v.ge(0), v.le(1 << 31)))


@attrs.frozen
class Welcome:
    """Server: the lease, the key that proves it, what the server offers."""

    TYPE: ClassVar[str] = "welcome"
    server: str = attrs.field(validator=_is(str, 64))
    device: str = attrs.field(validator=_is(str, 16))
    lease: bytes = attrs.field(validator=_exactly(16))
    key: bytes = attrs.field(validator=_exactly(32), repr=False)
    libraries: tuple[Offer, ...] = attrs.field(default=(), converter=_offers)
    image: str = attrs.field(default="native", validator=_is(str, 16))
    """The code that its devices take: "native", or "ptx" alone."""
    grace: int = attrs.field(default=0, validator=v.and_(_is(int), v.ge(0), v.le(1 << 31)))
    """Seconds for which the server keeps a lease whose connection is lost; 0: not at all."""
    memory: int = attrs.field(default=0, validator=v.and_(_is(int), v.ge(0), v.lt(1 << 62)))
    """Bytes of each device that are reserved for the lease; 0: none."""
    lease_time: int = attrs.field(default=0, validator=v.and_(_is(int), v.ge(0), v.le(1 << 31)))
    """Seconds after which a lease ends that has not been renewed by a beat; 0: it lasts without."""


@attrs.frozen
class Queued:
    """Server, before the welcome: your place among those who wait for memory, from 1, and how many they are."""

    TYPE: ClassVar[str] = "queued"
    position: int = attrs.field(validator=v.and_(_is(int), v.ge(1), v.le(1 << 31)))
    of: int = attrs.field(validator=v.and_(_is(int), v.ge(1), v.le(1 << 31)))


@attrs.frozen
class Beat:
    """Client: I am here; the lease is renewed."""

    TYPE: ClassVar[str] = "beat"


@attrs.frozen
class Over:
    """Server: the lease is over, and why; then it closes. Also the supervisor to the session processes of the lease."""

    TYPE: ClassVar[str] = "over"
    reason: str = attrs.field(validator=_is(str, 4096))


@attrs.frozen
class Refused:
    """Server: no, and why."""

    TYPE: ClassVar[str] = "refused"
    reason: str = attrs.field(validator=_is(str, 4096))


@attrs.frozen
class Log:
    """Server: a line for whoever runs the program."""

    TYPE: ClassVar[str] = "log"
    text: str = attrs.field(validator=_is(str, 4096))


@attrs.frozen
class Bye:
    """Client: the program is over, the lease too. Server: it is being stopped. An end without it is a lost link."""

    TYPE: ClassVar[str] = "bye"


@attrs.frozen
class Missing:
    """Server: a session's link is lost; is its process there? As it was named when the session was opened."""

    TYPE: ClassVar[str] = "missing"
    session: bytes = attrs.field(validator=_exactly(16))
    pid: int = attrs.field(validator=_is(int))
    namespace: int = attrs.field(validator=_is(int))
    image: int = attrs.field(validator=_is(int))


@attrs.frozen
class Seen:
    """Client: the process of a session is "alive", "gone", or "unknown" to the launcher."""

    TYPE: ClassVar[str] = "seen"
    session: bytes = attrs.field(validator=_exactly(16))
    state: str = attrs.field(validator=v.in_(("alive", "gone", "unknown")))


@attrs.frozen
class Ended:
    """Server: a session of the lease has ended. Also a session process's last word to its supervisor."""

    TYPE: ClassVar[str] = "ended"
    session: bytes = attrs.field(validator=_exactly(16))
    reason: str = attrs.field(validator=_is(str, 4096))


@attrs.frozen
class Start:
    """Supervisor to a session process: become this session."""

    TYPE: ClassVar[str] = "start"
    session: bytes = attrs.field(validator=_exactly(16))
    grace: int = attrs.field(default=0, validator=_is(int))
    """Seconds for which a lost link may be resumed; 0: not at all."""
    memory: int = attrs.field(default=0, validator=_is(int))
    """Bytes that the lease may hold of each device; 0: any."""
    shared: bool = attrs.field(default=False, validator=_is(bool))
    """As in Shared."""
    secret: bytes = attrs.field(default=b"", validator=_is(bytes, 32), repr=False)
    """The key of its connections' TLS (preamble.py, `stream_key`)."""


@attrs.frozen
class Connected:
    """Supervisor to a session process: a connection of the session, welcomed already; its descriptor is attached.

    `again`: it goes on where an earlier one of the same stream was. `tls`: its handshake is still to be done.
    `number`: of those of the session, for Stranger.
    """

    TYPE: ClassVar[str] = "connected"
    kind: int = attrs.field(validator=_is(int))
    index: int = attrs.field(validator=_is(int))
    again: bool = attrs.field(default=False, validator=_is(bool))
    tls: bool = attrs.field(default=False, validator=_is(bool))
    number: int = attrs.field(default=0, validator=_is(int))


@attrs.frozen
class Stranger:
    """A session process to its supervisor: the connection of that number has failed its handshake, and is closed."""

    TYPE: ClassVar[str] = "stranger"
    number: int = attrs.field(validator=_is(int))


@attrs.frozen
class Lost:
    """A session process to its supervisor: the link to my client is lost, in part at least.

    `pid`, `namespace` and `image` are what the client said of itself in OPEN; zeros: it has not said anything yet.
    """

    TYPE: ClassVar[str] = "lost"
    pid: int = attrs.field(validator=_is(int))
    namespace: int = attrs.field(validator=_is(int))
    image: int = attrs.field(validator=_is(int))


@attrs.frozen
class Back:
    """A session process to its supervisor: all streams of my client's link are there again."""

    TYPE: ClassVar[str] = "back"


# ---- usage: what sessions say of themselves when the supervisor asks, and what it tells whoever wants to know ----

MOST_DEVICES, MOST_PROCESSES, MOST_NAME = 64, 256, 100
TENTHS = 10


def _numbers(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or len(value) != TENTHS:
        raise TypeError("tenths")
    return tuple(_number(each) for each in value)


@attrs.frozen
class DeviceUse:
    """What somebody has of one device: bytes of its memory, and nanoseconds in which kernels ran.

    `busy` counts from the start; `tenths` are those of each of the last ten tenths of a second, the oldest first.
    """

    memory: int = attrs.field(default=0, converter=_number)
    busy: int = attrs.field(default=0, converter=_number)
    tenths: tuple[int, ...] = attrs.field(default=(0,) * TENTHS, converter=_numbers)


def _devices(value: Any) -> tuple[DeviceUse, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_DEVICES:
        raise TypeError("devices")
    return tuple(each if isinstance(each, DeviceUse) else DeviceUse(**each) for each in value)


@attrs.frozen
class ProcessUse:
    """One process that uses devices. `pid` is its own, where it runs; `session` that of its session on the server."""

    pid: int = attrs.field(converter=_number)
    program: str = attrs.field(validator=_is(str, MOST_NAME))
    session: int = attrs.field(converter=_number)
    devices: tuple[DeviceUse, ...] = attrs.field(default=(), converter=_devices)


def _processes(value: Any) -> tuple[ProcessUse, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_PROCESSES:
        raise TypeError("processes")
    return tuple(each if isinstance(each, ProcessUse) else ProcessUse(**each) for each in value)


@attrs.frozen
class Measure:
    """Supervisor to a session process: say what you use."""

    TYPE: ClassVar[str] = "measure"


def _facts(value: Any) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_DEVICES:
        raise TypeError("facts")
    for name, memory in value:
        if not isinstance(name, str) or len(name) > MOST_NAME or _number(memory) != memory:
            raise TypeError("facts")
    return tuple((name, memory) for name, memory in value)


@attrs.frozen
class Usage:
    """A session process to its supervisor: this is what my client uses, by device; and each one's name and memory."""

    TYPE: ClassVar[str] = "usage"
    pid: int = attrs.field(converter=_number)
    program: str = attrs.field(validator=_is(str, MOST_NAME))
    devices: tuple[DeviceUse, ...] = attrs.field(converter=_devices)
    traffic: Traffic = attrs.field(factory=Traffic, converter=traffic)
    facts: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=_facts)


@attrs.frozen
class Ask:
    """A session process to its supervisor: what do all use?"""

    TYPE: ClassVar[str] = "ask"


@attrs.frozen
class Told:
    """The answer: what all sessions use of each device, and each of those that have this one's token."""

    TYPE: ClassVar[str] = "told"
    devices: tuple[DeviceUse, ...] = attrs.field(default=(), converter=_devices)
    processes: tuple[ProcessUse, ...] = attrs.field(default=(), converter=_processes)


def _ordinal(value: Any) -> int:
    if _number(value) >= MOST_DEVICES:
        raise TypeError("a device")
    return int(value)


@attrs.frozen
class Take:
    """A session process to its supervisor: so much more of a device's memory; less than 0: my client gives it back.

    `told`: it is so already, and there is no answer; where the lease has no limit, and none is shared.
    """

    TYPE: ClassVar[str] = "take"
    ordinal: int = attrs.field(converter=_ordinal)
    size: int = attrs.field(validator=v.and_(_is(int), v.gt(-LARGEST), v.lt(LARGEST)))
    told: bool = attrs.field(default=False, validator=_is(bool))


@attrs.frozen
class Taken:
    """The answer, one to each in order: whether it may, and how much is left for its lease."""

    TYPE: ClassVar[str] = "taken"
    allowed: bool = attrs.field(validator=v.instance_of(bool))
    left: int = attrs.field(converter=_number)


@attrs.frozen
class Shared:
    """Supervisor to a session process: some lease has memory for itself, so ask before you take more. Back: I do."""

    TYPE: ClassVar[str] = "shared"
    shared: bool = attrs.field(validator=_is(bool))


@attrs.frozen
class Survey:
    """Supervisor to a session process: become no session, but say what the devices are."""

    TYPE: ClassVar[str] = "survey"


def _places(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_DEVICES:
        raise TypeError("places")
    if not all(isinstance(each, str) and len(each) <= MOST_NAME for each in value):
        raise TypeError("places")
    return tuple(value)


@attrs.frozen
class Surveyed:
    """The answer: name and memory of each device, and its PCI id; none where the devices cannot be started."""

    TYPE: ClassVar[str] = "surveyed"
    devices: tuple[tuple[str, int], ...] = attrs.field(default=(), converter=_facts)
    places: tuple[str, ...] = attrs.field(default=(), converter=_places)


@attrs.frozen
class Gauge:
    """Supervisor to a session process: become no session, but say what the machine tells of these devices."""

    TYPE: ClassVar[str] = "gauge"
    places: tuple[str, ...] = attrs.field(default=(), converter=_places)


def _readings(value: Any) -> tuple[tuple[int | None, int | None], ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_DEVICES:
        raise TypeError("readings")
    for temperature, utilisation in value:
        if any(each is not None and _number(each) != each for each in (temperature, utilisation)):
            raise TypeError("readings")
    return tuple((temperature, utilisation) for temperature, utilisation in value)


@attrs.frozen
class Gauged:
    """The answer, one to each: temperature in degrees Celsius, utilisation in per cent; null: nobody knows."""

    TYPE: ClassVar[str] = "gauged"
    readings: tuple[tuple[int | None, int | None], ...] = attrs.field(default=(), converter=_readings)


_Own = (
    Hello
    | Welcome
    | Queued
    | Beat
    | Over
    | Refused
    | Log
    | Bye
    | Missing
    | Seen
    | Ended
    | Start
    | Connected
    | Stranger
    | Lost
    | Back
    | Measure
    | Usage
    | Ask
    | Told
    | Take
    | Taken
    | Shared
    | Survey
    | Surveyed
    | Gauge
    | Gauged
)
if TYPE_CHECKING:
    Message = _Own | Watch | Snapshot | Kick | Kicked
else:
    Message = _Own  # the others when they are met: a start of `gtap exec` does not pay for them
_TYPES: dict[str, type[Message]] = {each.TYPE: each for each in get_args(_Own)}
_WATCHERS = ("watch", "snapshot", "kick", "kicked")


def _type(name: str) -> type[Message] | None:
    if name not in _WATCHERS:
        return _TYPES.get(name)
    from . import watch

    return watch.TYPES[name]


def encode_body(message: Message) -> bytes:
    """The CBOR map of a message, without its length."""
    return cbor.encode({"type": message.TYPE, **attrs.asdict(message)})


def decode_body(data: bytes) -> Message:
    """Read a CBOR map; keys that are not known are skipped. Fault: not a message."""
    value = cbor.decode(data)
    if not isinstance(value, dict):
        raise Fault("a control message is not a map")
    return _build(value)


def _build(value: Mapping[str, Any]) -> Message:
    name = value.get("type")
    type_ = _type(name) if isinstance(name, str) else None
    if type_ is None:
        raise Fault(f"a control message of the unknown type {str(name)[:64]!r}")
    names = {field.name for field in attrs.fields(type_)}
    try:
        return type_(**{key: each for key, each in value.items() if key in names})
    except (TypeError, ValueError, KeyError):
        raise Fault(f"the control message {name!r} lacks a field, or one of them cannot be") from None


def encode_message(message: Message) -> bytes:
    """A message as it travels: `u32 length | CBOR map`."""
    body = encode_body(message)
    if len(body) > MOST_MESSAGE:
        raise ValueError(f"a control message of {len(body)} bytes")
    return _LENGTH.pack(len(body)) + body


class ControlReceiver(Receiver[Message]):
    """Reads the messages of one control connection."""

    what = "control connection"

    def _parse(self) -> Message | None:
        head = self._buffer.peek(_LENGTH.size)
        if head is None:
            return None
        length = _LENGTH.unpack(head)[0]
        if not 0 < length <= MOST_MESSAGE:
            raise Fault(f"a control message of {length} bytes; the limit is {MOST_MESSAGE}")
        data = self._buffer.take(_LENGTH.size + length)
        return None if data is None else decode_body(data[_LENGTH.size :])
