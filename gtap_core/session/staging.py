"""Bounded host memory for payloads: bulk objects on their way in, credit for outputs on their way out."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.spec import Bulk
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.bulk import BulkReceiver, ObjectData, ObjectStart

from .link import Link

MOST_STAGED = 64 << 20  # bytes received and not yet used, while no command waits for a payload
MOST_AWAITED = 256 << 20  # the same while one does: its object may stand behind others in its stream
MOST_OUTPUT = 64 << 20  # bytes of large outputs between device and client
MOST_OUTPUT_OWED = 256 << 20  # the same while the client owes a host function: it may hold up those under way
READ = 256 << 10


@attrs.define(eq=False)
class _Object:
    """One bulk object: its bytes once they are all there, and how many of them no frame has named yet."""

    data: bytearray | None = None
    length: int | None = None
    unnamed: int = 0
    uses: int = 0


class Incoming:
    """The bulk objects of a session, by id, from any of its bulk streams.

    Every byte of an object is named by one frame at most; when all have been named and used, the object is dropped.
    """

    def __init__(self) -> None:
        self._arrived: Callable[[], None] = lambda: None
        self._pressed: Callable[[], bool] = lambda: False
        self._objects: dict[int, _Object] = {}
        self._staged = 0
        self._awaited = 0
        self._freed = trio.Event()

    def attach(self, arrived: Callable[[], None], pressed: Callable[[], bool]) -> None:
        """`arrived` hears of objects. `pressed`: payloads may wait for a host function, whose own comes behind them."""
        self._arrived, self._pressed = arrived, pressed

    def name(self, part: Bulk) -> None:
        """A frame names bytes of an object. Fault: more than it has."""
        found = self._objects.setdefault(part.id, _Object())
        found.unnamed -= part.length
        found.uses += 1
        if found.data is None:
            self._awaited += 1
            self._freed.set()
        else:
            self._check(part.id, found)

    def there(self, part: Bulk) -> bool:
        """Whether the bytes have arrived."""
        return self._objects[part.id].data is not None

    def take(self, part: Bulk) -> memoryview:
        """The bytes; give them back with `drop`. Fault: a range outside its object."""
        data = self._objects[part.id].data
        assert data is not None
        if part.offset + part.length > len(data):
            raise Fault(f"a range of bulk object {part.id} ends behind its {len(data)} bytes")
        return memoryview(data)[part.offset : part.offset + part.length]

    def drop(self, part: Bulk) -> None:
        """The bytes have been used."""
        found = self._objects[part.id]
        found.uses -= 1
        if found.data is None:
            self._awaited -= 1
        self._forget_if_done(part.id, found)

    async def receive(self, stream: Link) -> None:
        """Read one bulk stream until its end. Fault: what it sends breaks the protocol."""
        receiver = BulkReceiver()
        current: tuple[int, bytearray] | None = None
        while True:
            event = receiver.next_event()
            match event:
                case NeedData():
                    receiver.receive_data(await stream.receive_some(READ))
                case Ended():
                    return
                case ObjectStart():
                    await self._room(event.length)
                    current = event.id, bytearray()
                case ObjectData():
                    assert current is not None
                    current[1].extend(event.data)
                    if event.last:
                        self._complete(*current)

    async def _room(self, length: int) -> None:
        while self._staged + length > MOST_STAGED:
            if (self._awaited or self._pressed()) and self._staged + length <= MOST_AWAITED:
                break
            if self._awaited and not self._releasable():
                raise Fault(f"{MOST_AWAITED >> 20} MiB of bulk objects came before one that a call waits for")
            self._freed = trio.Event()
            await self._freed.wait()
        self._staged += length

    def look_again(self) -> None:
        """More may be staged now."""
        self._freed.set()

    def _releasable(self) -> bool:
        return any(each.data is not None and each.uses for each in self._objects.values())

    def _complete(self, id_: int, data: bytearray) -> None:
        found = self._objects.setdefault(id_, _Object())
        if found.data is not None:
            raise Fault(f"the bulk object {id_} came twice")
        self._awaited -= found.uses
        found.data, found.length = data, len(data)
        found.unnamed += len(data)
        self._check(id_, found)
        self._forget_if_done(id_, found)
        self._arrived()

    @staticmethod
    def _check(id_: int, found: _Object) -> None:
        if found.unnamed < 0:
            raise Fault(f"frames name more bytes of bulk object {id_} than it has")

    def _forget_if_done(self, id_: int, found: _Object) -> None:
        if found.length is not None and not found.unnamed and not found.uses:
            del self._objects[id_]
            self._staged -= found.length
            self._freed.set()


class Credit:
    """How many bytes of large outputs may be under way; what is used up holds back the next one, nothing else.

    Who was refused first is served first: smaller outputs do not pass it for ever.
    """

    def __init__(self, freed: Callable[[], None], pressed: Callable[[], bool] = lambda: False) -> None:
        self._freed = freed
        self._pressed = pressed
        self._refused: set[int] = set()
        self.most, self.most_owed = MOST_OUTPUT, MOST_OUTPUT_OWED
        self.used = 0

    def take(self, number: int, size: int) -> bool:
        """Let the output of a call start; False: ask again when credit was freed."""
        first = not self._refused or number <= min(self._refused)
        if not first or self.used + size > (self.most_owed if self._pressed() else self.most):
            self._refused.add(number)
            return False
        self._refused.discard(number)
        self.used += size
        return True

    def give(self, size: int) -> None:
        """An output has left the process, or will never come."""
        self.used -= size
        if size:
            self._freed()
