"""The device's heap: malloc and free of kernels, in memory of the heap's own.

A two-level segregated fit: free blocks are in lists by size, 16 lists for each power of two, and bits say which lists
have any, so that both functions take the same few steps however full the heap is. A block is its size (with a mark
that says what it is), the size of the block before it, then the bytes; free neighbours become one. One lock for all.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from gtap_plugin_cpu.codegen.emit import Unit, Value
from gtap_plugin_cpu.codegen.fault import declare_fault
from gtap_plugin_cpu.codegen.routine import Routine
from gtap_plugin_cpu.faults import LAUNCH_FAILED

# the heap's head
_LOCK = 0  # i32
_LEVELS = 8  # i64: a bit for each power of two of which there are free blocks
_END = 16  # i64: address behind the last block
_PARTS = 64  # 64 x i32: for each power of two a bit for each list with free blocks
_LISTS = _PARTS + 64 * 4  # 64 x 16 pointers to free blocks
FIRST = _LISTS + 64 * 16 * 8  # where the blocks begin

# a block
_BEFORE, _SIZE, _BYTES = 0, 8, 16  # sizes of the block before it and of itself, then what malloc gives
_NEXT, _PREVIOUS = 16, 24  # pointers of a free block
_SMALLEST = 32
_USED, _FREE = 0xA55E << 48, 0xF9EE << 48  # marks in the size
_MARK, _LENGTH = 0xFFFF << 48, (1 << 48) - 1
_MOST = 1 << 40  # bytes that can be asked for
_SPINS = 64  # looks at the lock between two offers of the processor to others


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


def empty_heap(address: int, size: int) -> list[tuple[int, bytes]]:
    """What to write into zeroed memory to make it a heap: (offset, bytes). `size` is a multiple of 16, above 16 KiB."""
    block, last = size - FIRST - _BYTES, size - _BYTES
    level, part = _list_of(block)
    place = _LISTS + 8 * (16 * level + part)
    return [
        (_LEVELS, struct.pack("<QQ", 1 << level, address + last)),
        (_PARTS + 4 * level, struct.pack("<I", 1 << part)),
        (place, struct.pack("<Q", address + FIRST)),
        (FIRST, struct.pack("<QQ", 0, _FREE | block)),
        (last, struct.pack("<QQ", block, _USED)),  # never free: nothing joins it
    ]


def _list_of(size: int) -> tuple[int, int]:
    """The list for free blocks of a size: (power of two, part of it)."""
    log = size.bit_length() - 1
    return (log - 7, size >> (log - 4) & 15) if size >= 256 else (0, size >> 4)


def declare_heap(unit: Unit, name: str) -> str:
    """Add malloc (heap, bytes) -> pointer or free (heap, pointer); its name. Pointers are i64."""
    unit.declare("sched_yield", "declare i32 @sched_yield()")
    for each, make in (("list", _list), ("link", _link), ("unlink", _unlink), ("lock", _lock), (name, _MAKERS[name])):
        unit.helper(f"gtap.heap.{each}", make)
    return f"gtap.heap.{name}"


class _Heap(Routine):
    """Code that works on blocks; addresses are i64."""

    def wide(self, name: str) -> Value:
        return self.argument(name, "i64")

    def at(self, address: Value, offset: int = 0) -> str:
        return self.offset(self.let(f"inttoptr i64 {address.text} to ptr"), offset)

    def word(self, address: Value, offset: int) -> Value:
        return self.load("i64", self.at(address, offset))

    def put(self, address: Value, offset: int, value: Value | int) -> None:
        value = self.number(_signed(value), "i64") if isinstance(value, int) else value
        self.store(value, self.at(address, offset))

    def plus(self, a: Value, b: Value | int) -> Value:
        return self.op("add", a, b)

    def logarithm(self, size: Value) -> Value:
        return self.binary("sub", self.number(63, "i64"), self.intrinsic("ctlz", size, suffix="i1 false"))

    def lowest(self, bits: Value) -> Value:
        return self.intrinsic("cttz", bits, suffix="i1 false")

    def list_place(self, number: Value) -> Value:
        return self.plus(self.plus(self.wide("heap"), self.op("shl", number, 3)), _LISTS)

    def parts_place(self, level: Value) -> Value:
        return self.plus(self.plus(self.wide("heap"), self.op("shl", level, 2)), _PARTS)

    def parts(self, level: Value) -> Value:
        return self.resize(self.load("i32", self.at(self.parts_place(level))), "i64", False)

    def set_parts(self, level: Value, bits: Value) -> None:
        self.store(self.resize(bits, "i32", False), self.at(self.parts_place(level)))

    def set_bit(self, place: int, index: Value, value: bool) -> None:
        """Of a word in the heap's head."""
        bit, word = self.binary("shl", self.number(1, "i64"), index), self.word(self.wide("heap"), place)
        if not value:
            bit = self.op("xor", bit, -1)
        self.put(self.wide("heap"), place, self.binary("or" if value else "and", word, bit))

    def length(self, block: Value) -> Value:
        return self.op("and", self.word(block, _SIZE), _LENGTH)

    def is_marked(self, block: Value, mark: int) -> Value:
        return self.test("eq", self.op("and", self.word(block, _SIZE), _signed(_MARK)), _signed(mark))

    def run(self, name: str, *arguments: Value) -> None:
        self.call("", f"gtap.heap.{name}", "i64 %heap", *map(self.typed, arguments))

    def leave(self, value: Value | None = None) -> None:
        """Return from the middle."""
        self.give(value)
        self.label(self.fresh("after"))

    @contextmanager
    def locked(self) -> Iterator[None]:
        self.run("lock")
        yield
        self.unlock()

    def unlock(self) -> None:
        self.do(f"store atomic i32 0, ptr {self.at(self.wide('heap'), _LOCK)} release, align 4")


def _list(unit: Unit) -> str:
    """The number of the list for free blocks of a size."""
    r = _Heap(unit, "i64 @gtap.heap.list(i64 %size)")
    log, tiny = r.logarithm(r.wide("size")), r.test("ult", r.wide("size"), 256)
    shift = r.select(tiny, r.number(4, "i64"), r.op("sub", log, 4))
    part = r.op("and", r.binary("lshr", r.wide("size"), shift), 15)
    level = r.select(tiny, r.number(0, "i64"), r.op("sub", log, 7))
    r.give(r.binary("or", r.op("shl", level, 4), part))
    return r.text()


def _of_list(r: _Heap, size: Value) -> tuple[Value, Value, Value]:
    """(list, level, part) for a size."""
    number = Value(r.call("i64", "gtap.heap.list", r.typed(size)), "i64")
    return number, r.op("lshr", number, 4), r.op("and", number, 15)


def _link(unit: Unit) -> str:
    """Make memory a free block and put it into its list."""
    r = _Heap(unit, "void @gtap.heap.link(i64 %heap, i64 %block, i64 %size)")
    block, size = r.wide("block"), r.wide("size")
    number, level, part = _of_list(r, size)
    head = r.word(r.list_place(number), 0)
    r.put(block, _NEXT, head)
    r.put(block, _PREVIOUS, 0)
    with r.where(r.test("ne", head, 0)):
        r.put(head, _PREVIOUS, block)
    r.put(r.list_place(number), 0, block)
    r.set_parts(level, r.binary("or", r.parts(level), r.binary("shl", r.number(1, "i64"), part)))
    r.set_bit(_LEVELS, level, True)
    r.put(block, _SIZE, r.op("or", size, _signed(_FREE)))
    r.put(r.plus(block, size), _BEFORE, size)
    r.give()
    return r.text()


def _unlink(unit: Unit) -> str:
    """Take a free block out of its list."""
    r = _Heap(unit, "void @gtap.heap.unlink(i64 %heap, i64 %block)")
    block = r.wide("block")
    following, previous = r.word(block, _NEXT), r.word(block, _PREVIOUS)
    with r.where(r.test("ne", following, 0)):
        r.put(following, _PREVIOUS, previous)
    with r.where(r.test("ne", previous, 0)):
        r.put(previous, _NEXT, following)
        r.leave()
    number, level, part = _of_list(r, r.length(block))
    r.put(r.list_place(number), 0, following)
    with r.where(r.test("eq", following, 0)):
        hole = r.op("xor", r.binary("shl", r.number(1, "i64"), part), -1)
        left = r.binary("and", r.parts(level), hole)
        r.set_parts(level, left)
        with r.where(r.test("eq", left, 0)):
            r.set_bit(_LEVELS, level, False)
    r.give()
    return r.text()


def _lock(unit: Unit) -> str:
    r = _Heap(unit, "void @gtap.heap.lock(i64 %heap)")
    lock = r.at(r.wide("heap"), _LOCK)
    with r.each(r.number(-1)):  # a kernel that destroyed the lock is ended by its time limit
        old = Value(r.let(f"atomicrmw xchg ptr {lock}, i32 1 acquire, align 4"), "i32")
        with r.where(r.test("eq", old, 0)):
            r.leave()
        with r.each(r.number(_SPINS)):
            r.let(f"load volatile i32, ptr {lock}")
        r.call("i32", "sched_yield")
    r.give()
    return r.text()


def _malloc(unit: Unit) -> str:
    r = _Heap(unit, "i64 @gtap.heap.malloc(i64 %heap, i64 %bytes)")
    nothing = r.number(0, "i64")
    with r.where(r.test("eq", r.wide("heap"), 0)):
        r.leave(nothing)
    with r.where(r.test("ugt", r.wide("bytes"), _MOST)):
        r.leave(nothing)
    need = _need(r)
    r.run("lock")
    _, level, part = _of_list(r, need)
    slot = r.alloca("i64")
    r.store(level, slot)
    fitting = r.binary("and", r.parts(level), r.binary("shl", r.number(-1, "i64"), part))
    found = r.alloca("i64")
    r.store(fitting, found)
    with r.where(r.test("eq", fitting, 0)):
        larger = r.binary("shl", r.number(-2, "i64"), level)
        levels = r.binary("and", r.word(r.wide("heap"), _LEVELS), larger)
        with r.where(r.test("eq", levels, 0)):
            r.unlock()
            r.leave(nothing)
        r.store(r.lowest(levels), slot)
        r.store(r.parts(r.lowest(levels)), found)
    number = r.binary("or", r.op("shl", r.load("i64", slot), 4), r.lowest(r.load("i64", found)))
    block = r.word(r.list_place(number), 0)
    _take(r, block, need)
    r.unlock()
    r.give(r.plus(block, _BYTES))
    return r.text()


def _need(r: _Heap) -> Value:
    """The size of the block: so that every block of its list is large enough."""
    size = r.op("and", r.plus(r.wide("bytes"), _BYTES + 15), -16)
    size = r.intrinsic("umax", size, r.number(_SMALLEST, "i64"))
    step = r.binary("shl", r.number(1, "i64"), r.op("sub", r.logarithm(size), 4))
    less = r.op("sub", step, 1)
    rounded = r.binary("and", r.binary("add", size, less), r.op("xor", less, -1))
    return r.select(r.test("ult", size, 256), size, rounded)


def _take(r: _Heap, block: Value, need: Value) -> None:
    """Use a free block; what is left of it becomes another one."""
    have = r.length(block)
    r.run("unlink", block)
    rest = r.binary("sub", have, need)
    whole = r.test("ult", rest, _SMALLEST)
    used = r.select(whole, have, need)
    r.put(block, _SIZE, r.op("or", used, _signed(_USED)))
    with r.where(r.negate_bit(whole)):
        left = r.plus(block, need)
        r.put(left, _BEFORE, need)
        r.run("link", left, rest)


def _free(unit: Unit) -> str:
    r = _Heap(unit, "void @gtap.heap.free(i64 %heap, i64 %bytes)")
    wild = declare_fault(unit, "free", LAUNCH_FAILED, "freed an address that malloc did not give, or twice")
    with r.where(r.test("eq", r.wide("bytes"), 0)):
        r.leave()
    with r.where(r.test("eq", r.wide("heap"), 0)):
        r.call("", wild)
    block = r.op("sub", r.wide("bytes"), _BYTES)
    inside = r.both(r.test("uge", block, r.plus(r.wide("heap"), FIRST)),
                    r.test("ult", block, r.word(r.wide("heap"), _END)))  # fmt: skip
    inside = r.both(inside, r.test("eq", r.op("and", block, 15), 0))
    with r.where(r.negate_bit(inside)):
        r.call("", wild)
    with r.locked():
        with r.where(r.negate_bit(r.is_marked(block, _USED))):
            r.call("", wild)
        _join(r, block)
    r.give()
    return r.text()


def _join(r: _Heap, block: Value) -> None:
    """Make a used block free, one with its free neighbours."""
    start, size = r.alloca("i64"), r.alloca("i64")
    r.store(block, start)
    r.store(r.length(block), size)
    r.put(block, _SIZE, 0)
    following = r.plus(block, r.load("i64", size))
    with r.where(r.is_marked(following, _FREE)):
        r.store(r.plus(r.load("i64", size), r.length(following)), size)
        r.run("unlink", following)
    before = r.word(block, _BEFORE)
    with r.where(r.test("ne", before, 0)):
        previous = r.binary("sub", block, before)
        with r.where(r.is_marked(previous, _FREE)):
            r.run("unlink", previous)
            r.store(r.plus(r.load("i64", size), before), size)
            r.store(previous, start)
    r.run("link", r.load("i64", start), r.load("i64", size))


_MAKERS = {"malloc": _malloc, "free": _free}
