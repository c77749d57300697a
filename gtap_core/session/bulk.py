"""Bulk streams in C (lane/bulk.h): threads receive objects into staging memory and send them from where they lie.

The rules are those of staging.py and outgoing.py, which do the same without it. Here is what of it Python sees: the
table of objects that have come, the queue of those that go, and how the streams' connections come and go.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.spec import Bulk
from gtap_core.wire.frame import MOST_BULK_STREAMS
from gtap_core.wire.link import REPORT
from gtap_core.wire.preamble import Kind

from .link import Link, Socketed, tls_of
from .outgoing import MOST_KEPT, Data, Send
from .staging import MOST_AWAITED, MOST_STAGED

_ARRIVED, _RECEIVED, _SENT, _FAULT, _ENDED, _BROKEN = 1, 2, 4, 8, 1 << 8, 1 << 16
_NO_MEMORY = "the session has used up the memory that a session may have"


class _Limits(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("staged", "awaited", "kept", "report")]


class _Buffer(ctypes.Structure):
    """Python's own Py_buffer: it keeps bytes where they are."""

    _fields_ = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.py_object),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("format", "shape", "strides", "suboffsets", "internal")),
    ]


_STORE, _U32, _U64, _INT = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint64, ctypes.c_int
_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # name: result, arguments behind the store
    "bulk_free": (None,),
    "bulk_news": (_U32,),
    "bulk_fault": (ctypes.c_char_p,),
    "bulk_connect": (_INT, _U32, _INT, ctypes.c_void_p),
    "bulk_disconnect": (None, _U32),
    "bulk_received": (_U64, _U32),
    "bulk_inside": (_INT, _U32),
    "bulk_name": (_INT, _U64, _U64),
    "bulk_there": (_INT, _U64),
    "bulk_take": (ctypes.c_void_p, _U64, _U64, _U64, ctypes.POINTER(_U64)),
    "bulk_view": (ctypes.c_void_p, _U64),
    "bulk_unview": (None, ctypes.c_void_p),
    "bulk_drop": (None, _U64),
    "bulk_press": (None, _INT),
    "bulk_put": (_U64, ctypes.c_void_p, _U64, _INT),
    "bulk_hear": (None,),
    "bulk_order": (None,),
    "bulk_ordered": (None,),
    "bulk_sent": (_U64,),
    "bulk_let_go": (_U64,),
    "bulk_unsent": (_U64,),
    "bulk_position": (_U64,),
    "bulk_report": (_INT, _U64, _INT),
    "bulk_forget": (None,),
}


def load(path: str) -> ctypes.CDLL:
    """Open the lane's library. Raises OSError."""
    library = ctypes.CDLL(path)
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, [_STORE, *arguments]
    library.bulk_make.restype, library.bulk_make.argtypes = _STORE, [_INT, ctypes.POINTER(_Limits)]
    return library


class BulkStreams:
    """One session's bulk streams. `incoming` and `outgoing` stand for staging.Incoming and outgoing.OutgoingObjects."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self.library = library
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        limits = _Limits(MOST_STAGED, MOST_AWAITED, MOST_KEPT, REPORT[Kind.BULK])
        self.store = library.bulk_make(self._wake, ctypes.byref(limits))
        if not self.store:
            raise MemoryError
        self.incoming = Objects(self)
        self.outgoing = ObjectOutlet(self)
        self._links: dict[int, Link] = {}
        self._over: dict[int, trio.Event] = {}
        self._faulted = trio.Event()
        self._fault: Fault | None = None
        self.over = False  # the last word is said: nothing more is told to the client

    def received(self) -> int:
        """Bytes, of all streams and connections."""
        return sum(self.library.bulk_received(self.store, index) for index in self._links)

    def fault(self) -> Fault:
        """What the client has done."""
        said = self.library.bulk_fault(self.store)
        return self._fault or Fault(said.decode() if said else _NO_MEMORY)

    async def watch(self) -> None:
        """Hear of what the threads do; for as long as the session has anything to say."""
        while True:
            await trio.lowlevel.wait_readable(self._wake)
            with contextlib.suppress(BlockingIOError):
                os.eventfd_read(self._wake)
            self._hear(self.library.bulk_news(self.store))

    def _hear(self, news: int) -> None:
        if news & _FAULT:
            self._faulted.set()
        if news & _RECEIVED and not self.over:
            for index, link in self._links.items():
                link.count(self.library.bulk_received(self.store, index))
        if news & _SENT:
            self.outgoing.look()
        for index, over in self._over.items():
            if news & _ENDED << index or (index == 0 and news & _BROKEN):
                over.set()
        if news & _ARRIVED:
            self.incoming.arrived()

    async def until_fault(self) -> None:
        """Wait until the client breaks the protocol. Raises that Fault."""
        await self._faulted.wait()
        raise self.fault()

    async def serve(self, index: int, link: Link) -> None:
        """Have the threads use each of a stream's connections, until there is none any more."""
        self._links[index] = link
        await link.use(lambda connection: self._use(index, connection))
        if index == 0:
            self.outgoing.end()
        if self.library.bulk_inside(self.store, index):
            self._end(Fault("the bulk stream ended in the middle of a frame"))

    def _end(self, fault: Fault) -> None:
        """End the session with a fault."""
        self._fault = fault
        self._faulted.set()

    async def _use(self, index: int, connection: Socketed) -> None:
        over = self._over[index] = trio.Event()
        try:
            if self.library.bulk_connect(self.store, index, connection.socket.fileno(), tls_of(connection)) == 0:
                await over.wait()
            else:
                self._end(Fault("the server could not start a thread for a bulk stream"))
        finally:
            with contextlib.suppress(OSError, trio.ClosedResourceError):
                connection.socket.shutdown(socket.SHUT_RDWR)
            self.library.bulk_disconnect(self.store, index)
            self._links[index].count(self.library.bulk_received(self.store, index), tell=False)
            del self._over[index]

    def close(self) -> None:
        """The session is over: end the threads. Memory that somebody still looks at stays."""
        for index in range(MOST_BULK_STREAMS):
            self.library.bulk_disconnect(self.store, index)
        if not self.incoming.looked_at:
            self.library.bulk_free(self.store)
        os.close(self._wake)


class Objects:
    """The objects that have come, as staging.Incoming has them; the bytes lie in memory of the library."""

    def __init__(self, streams: BulkStreams) -> None:
        self._library, self._store, self._fault = streams.library, streams.store, streams.fault
        self.arrived: Callable[[], None] = lambda: None
        self._pressed: Callable[[], bool] = lambda: False
        self._views: dict[int, weakref.ref[Any]] = {}
        self._taken = 0

    def attach(self, arrived: Callable[[], None], pressed: Callable[[], bool]) -> None:
        """Who hears of objects that frames have named, and whether payloads may wait for a host function."""
        self.arrived, self._pressed = arrived, pressed

    @property
    def looked_at(self) -> bool:
        """Whether views of objects are alive."""
        return bool(self._views)

    def name(self, part: Bulk) -> None:
        """A frame names bytes of an object. Fault: more than it has."""
        if self._library.bulk_name(self._store, part.id, part.length) < 0:
            raise self._fault()

    def there(self, part: Bulk) -> bool:
        """Whether the bytes have arrived."""
        return bool(self._library.bulk_there(self._store, part.id))

    def take(self, part: Bulk) -> memoryview:
        """The bytes; give them back with `drop`. Fault: a range outside its object.

        Whoever keeps a view keeps the object, also beyond `drop`.
        """
        size = ctypes.c_uint64()
        address = self._library.bulk_take(self._store, part.id, part.offset, part.length, ctypes.byref(size))
        if address is None:
            raise Fault(f"a range of bulk object {part.id} ends behind its {size.value} bytes")
        view: int = self._library.bulk_view(self._store, part.id)
        memory = (ctypes.c_ubyte * part.length).from_address(address)
        self._taken += 1
        taken = self._taken
        self._views[taken] = weakref.ref(memory, lambda _: self._unseen(taken, view))
        return memoryview(memory).cast("B").toreadonly()

    def _unseen(self, taken: int, view: int) -> None:
        del self._views[taken]
        self._library.bulk_unview(self._store, view)

    def drop(self, part: Bulk) -> None:
        """The bytes have been used."""
        self._library.bulk_drop(self._store, part.id)

    def look_again(self) -> None:
        """More may be staged now."""
        self._library.bulk_press(self._store, self._pressed())


@attrs.define(eq=False)
class _Going:
    """An object on its way: its bytes stay where they are until the client has them."""

    number: int
    buffer: _Buffer
    sent: Callable[[], None]


class ObjectOutlet:
    """The objects that go, as outgoing.OutgoingObjects has them; a thread sends them."""

    def __init__(self, streams: BulkStreams) -> None:
        self._library, self._store = streams.library, streams.store
        self._unsent: deque[_Going] = deque()
        self._kept: deque[_Going] = deque()  # whose bytes may still be needed; other objects are the lane's
        self._received = self._reported = 0  # as in outgoing.py
        self._closed = self._over = False
        self._changed = trio.lowlevel.ParkingLot()

    def put_object(self, data: Data, sent: Callable[[], None]) -> int:
        """Queue an object, and return its id; `sent()` is called some time after the kernel has had it."""
        buffer = _Buffer()
        ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(data), ctypes.byref(buffer), 0)
        number: int = self._library.bulk_put(self._store, buffer.buf, buffer.len, 1)
        if not number:
            raise MemoryError
        going = _Going(number, buffer, sent)
        self._unsent.append(going)
        self._kept.append(going)
        return number

    @contextlib.contextmanager
    def order(self) -> Iterator[None]:
        """Around putting objects and the frame that names them: the lane puts its own between those of others only."""
        self._library.bulk_order(self._store)
        try:
            yield
        finally:
            self._library.bulk_ordered(self._store)

    def look(self) -> None:
        """Note what has been sent, and let go of what has arrived."""
        sent = self._library.bulk_sent(self._store)
        while self._unsent and self._unsent[0].number <= sent:  # what hears of one may put another
            self._unsent.popleft().sent()
        arrived = self._library.bulk_let_go(self._store)
        while self._kept and self._kept[0].number <= arrived:
            ctypes.pythonapi.PyBuffer_Release(ctypes.byref(self._kept.popleft().buffer))
        self._changed.unpark_all()

    def close(self) -> None:
        """Let the writer end when everything has been sent."""
        self._library.bulk_hear(self._store)
        self._closed = True
        self._changed.unpark_all()

    def end(self) -> None:
        """No connection comes any more."""
        self._over = True
        self._changed.unpark_all()

    async def write_to(self, send: Send) -> None:
        """Wait for the end of what the thread does: until `close`, or until there is nobody to send to."""
        while True:
            unsent = self._library.bulk_unsent(self._store)
            if (self._closed and not unsent) or (self._over and unsent):
                return
            await self._changed.park()

    @property
    def given(self) -> int:
        return int(self._library.bulk_position(self._store))

    def report(self, position: int) -> None:
        """The peer has received everything up to a position. Fault: it cannot have, or had reported more."""
        self._arrived(position, self._reported, resumed=False)
        self._reported = position

    def rewind(self, position: int) -> None:
        """Go on from a position: what was sent behind it has not arrived. Fault: it cannot be there."""
        self._arrived(position, self._received, resumed=True)

    def _arrived(self, position: int, least: int, *, resumed: bool) -> None:
        if self._library.bulk_report(self._store, position, resumed) < 0:
            sent = self._library.bulk_position(self._store)
            raise Fault(f"{position} bytes of a stream are received, of {sent}, after {least}")
        self._received = max(self._received, position)
        self.look()

    def forget(self) -> None:
        """The peer does not come back: keep nothing that is sent, report nothing that has come."""
        self._library.bulk_forget(self._store)
