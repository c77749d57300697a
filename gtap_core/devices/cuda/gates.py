"""Gates: words of host memory that hold a stream or a graph's launch until the session writes them.

Theory of operation
-------------------

A gate in a stream is an event behind the work before it, which a waiter notices, and a wait of the stream for a word.
Each wait has a ticket, one more than the word's last: an earlier wait that has not looked yet is satisfied by every
later number, so a word may be used again as soon as it was opened.

A gate in a graph is three nodes: a host function that only notifies, a wait for a word, a write that arms the word
again. A `NodeGate` stands for the three. No two graphs and no two executables share one, and the launches of one
executable follow each other; so one arrival at most is under way for a word.

The session's thread opens a gate by writing the word: no driver call, nothing that could wait. Words lie in memory that
is mapped here and registered with the driver, so that they can be written whatever has become of the context.
"""

from __future__ import annotations

import ctypes
import mmap
from collections import deque
from collections.abc import Callable
from typing import Any

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.landing import Landing
from gtap_core.devices.cuda.structures import HOST_FUNCTION
from gtap_core.devices.cuda.table import Driver
from gtap_core.devices.cuda.threads import Later, Waiters, Worker
from gtap_core.session.device import Pending
from gtap_core.session.handles import Entry

PAGE_BYTES = mmap.PAGESIZE
_PORTABLE_MAPPED = 3  # CU_MEMHOSTREGISTER_PORTABLE | _DEVICEMAP
_AT_LEAST = 0  # CU_STREAM_WAIT_VALUE_GEQ, cyclic


@attrs.define(eq=False)
class Word:
    """Four bytes that the GPU looks at: `address` there. `ticket`: the number that satisfies every wait so far."""

    place: Any
    address: int
    home: Words
    ticket: int = 0

    def write(self, value: int) -> None:
        """Any thread; one store."""
        self.place.value = value & 0xFFFF_FFFF


class Words:
    """The words of one context."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._pages: list[Any] = []  # the GPU may look there as long as the context lives
        self._free: deque[Word] = deque()

    def take(self) -> Word:
        """Return a free one. The context is current."""
        try:
            return self._free.popleft()
        except IndexError:
            self._add_page()
            return self._free.popleft()

    def _add_page(self) -> None:
        memory = (ctypes.c_char * PAGE_BYTES).from_buffer(mmap.mmap(-1, PAGE_BYTES))
        start, pointer = ctypes.addressof(memory), ctypes.c_ulonglong()
        self._driver.cuMemHostRegister_v2(start, PAGE_BYTES, _PORTABLE_MAPPED)
        self._driver.cuMemHostGetDevicePointer_v2(ctypes.byref(pointer), start, 0)
        self._pages.append(memory)
        for at in range(0, PAGE_BYTES, 4):
            self._free.append(Word(ctypes.c_uint32.from_buffer(memory, at), pointer.value + at, self))

    def give_back(self, word: Word) -> None:
        """No wait for it is under way, or its ticket has been written. Any thread."""
        self._free.append(word)


@attrs.define(eq=False)
class Hold:
    """One stream held, or about to be."""

    ordinal: int
    stream: int
    word: Word
    ticket: int

    def let_go(self) -> None:
        """Any thread; once is enough."""
        self.word.write(self.ticket)


@attrs.define(eq=False)
class NodeGate:
    """A gate as part of one graph or executable. Its word is 0 while it is armed, 1 when it is open."""

    number: int
    ordinal: int
    word: Word
    entry: Entry
    reached: Callable[[int], None]
    launched: int = 0  # by the worker
    arrived: int = 0  # trio's thread

    def let_go(self) -> None:
        """Any thread; exactly once for each arrival."""
        self.word.write(1)


@attrs.define(eq=False)
class Gate:
    """What a gate's entry holds: arrivals that wait to be let go, the earliest first. Trio's thread alone."""

    arrived: deque[Hold | NodeGate] = attrs.field(factory=deque)


class Gates:
    """The gates of a session."""

    def __init__(
        self, driver: Driver, contexts: Contexts, landing: Landing, waiters: Waiters, arrivals: Worker
    ) -> None:
        self._driver, self._contexts, self._landing = driver, contexts, landing
        self._waiters, self._arrivals = waiters, arrivals
        self._words: dict[tuple[int, int, bool], Words] = {}  # by ordinal, generation; whether for graphs
        self._holds: dict[Hold, None] = {}
        self._nodes: dict[int, NodeGate] = {}
        self._last = 0
        self._ending: set[int] = set()  # ordinals where nothing is held any more
        self._function = HOST_FUNCTION(self._notify)
        self.function = ctypes.cast(self._function, ctypes.c_void_p).value  # what host nodes of ours call

    # in streams

    def hold(self, ordinal: int, stream: int, entry: Entry, reached: Callable[[int], None]) -> None:
        """Put a gate into a stream that is not being captured. The worker's thread; the context is current."""
        words = self._words_of(ordinal, for_graphs=False)
        mark = self._contexts.mark(ordinal, stream)
        word = words.take()
        word.ticket += 1
        hold = Hold(ordinal, stream, word, word.ticket)
        try:
            self._driver.cuStreamWaitValue32_v2(stream, word.address, hold.ticket & 0xFFFF_FFFF, _AT_LEAST)
        except BaseException:
            hold.let_go()
            words.give_back(word)
            self._contexts.give_back(ordinal, mark)
            raise
        self._holds[hold] = None
        if ordinal in self._ending:
            hold.let_go()
        else:
            self._contexts.pacing.hold(stream)
        arrival = Pending()
        arrival.when_done(lambda answer: self._arrived(entry, hold, reached, answer.status or 0))
        self._waiters.add(arrival, Later((ordinal, stream), lambda: self._landing.pass_marks(ordinal, [mark])))

    def _arrived(self, entry: Entry, hold: Hold, reached: Callable[[int], None], status: int) -> None:
        if status:
            self._let_go(hold)
        elif isinstance(entry.real, Gate):
            entry.real.arrived.append(hold)
        reached(status)

    def _let_go(self, hold: Hold | NodeGate) -> None:
        hold.let_go()
        if isinstance(hold, Hold) and self._holds.pop(hold, self) is None:
            hold.word.home.give_back(hold.word)
            self._contexts.pacing.let_go(hold.stream)

    # both

    def prepare(self, entry: Entry) -> None:
        """Trio's thread, before the worker hears of a gate."""
        if not isinstance(entry.real, Gate):
            entry.real = Gate()

    def open(self, entry: Entry) -> None:
        """Let the earliest arrival go. Trio's thread; makes no driver call."""
        if isinstance(entry.real, Gate) and entry.real.arrived:
            self._let_go(entry.real.arrived.popleft())

    def end(self, ordinal: int) -> None:
        """Nothing is held on a device from now on, until `begin`: its context goes. Any thread."""
        self._ending.add(ordinal)
        for hold in [each for each in list(self._holds) if each.ordinal == ordinal]:
            hold.let_go()
        for node in [each for each in list(self._nodes.values()) if each.ordinal == ordinal]:
            if node.launched:
                node.let_go()
        self._contexts.pacing.clear()

    def begin(self, ordinal: int) -> None:
        """A context has been destroyed: its words are of no use any more, and gates hold again."""
        self._ending.discard(ordinal)
        for hold in [each for each in list(self._holds) if each.ordinal == ordinal]:
            self._holds.pop(hold, None)
        for key in [each for each in self._words if each[0] == ordinal]:
            del self._words[key]

    def _words_of(self, ordinal: int, *, for_graphs: bool) -> Words:
        key = ordinal, self._contexts.generation(ordinal), for_graphs
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = Words(self._driver)
        return words

    # in graphs

    def node(self, ordinal: int, entry: Entry, reached: Callable[[int], None]) -> NodeGate:
        """Make what a graph's three nodes refer to. The worker's thread; the context is current."""
        word = self._words_of(ordinal, for_graphs=True).take()
        word.write(0)
        self._last += 1
        made = self._nodes[self._last] = NodeGate(self._last, ordinal, word, entry, reached)
        return made

    def find(self, number: int | None) -> NodeGate | None:
        """What a host node's data stands for."""
        return self._nodes.get(number) if number is not None else None

    def drop(self, node: NodeGate) -> None:
        """No graph, no executable and no launch refers to it any more. Any thread."""
        if self._nodes.pop(node.number, None) is not None:
            node.word.home.give_back(node.word)

    def _notify(self, number: int | None) -> None:
        """Called by the driver, in a thread of its own, when a launch has reached a host node. No driver call here."""
        node = self._nodes.get(number or 0)
        if node is None:
            return
        arrival = Pending()
        arrival.when_done(lambda _: self._arrived_in_graph(node))
        self._arrivals.submit_as(arrival, self._landing.settled)

    def _arrived_in_graph(self, node: NodeGate) -> None:
        node.arrived += 1
        if node.ordinal in self._ending:
            node.let_go()
        elif isinstance(node.entry.real, Gate):
            node.entry.real.arrived.append(node)
        node.reached(0)

    def lost(self, nodes: list[NodeGate], status: int) -> None:
        """A launch has failed: those gates that it has not reached hear why. Trio's thread."""
        for node in nodes:
            while node.arrived < node.launched:
                node.arrived += 1
                node.reached(status)
