"""The loop over blocks of a kernel in which blocks may wait for each other.

A worker starts blocks in order. While all that it has do nothing but watch memory it starts further ones, up to as
many as the device says are resident on a processor; so blocks may wait for any earlier block, and for any at all as
long as the whole grid is resident.
"""

from __future__ import annotations

from gtap_plugin_cpu.codegen import layout as at
from gtap_plugin_cpu.codegen.emit import Unit, Value
from gtap_plugin_cpu.codegen.routine import Routine
from gtap_plugin_cpu.codegen.scheduler import ENDED, SPINNING

_PATIENCE = 64  # turns in which nothing happens, before a worker starts another block


def resident_text(unit: Unit) -> str:
    """gtap_run(launch, worker)."""
    return "".join((_take(unit), _turn(unit), _run(unit)))


def _record(r: Routine, index: Value) -> str:
    table = r.field("%worker", at.RESIDENTS, "ptr").text
    return r.load("ptr", r.let(f"getelementptr ptr, ptr {table}, i32 {index.text}")).text


def _take(unit: Unit) -> str:
    """Start the next block in a record that has none; whether there was one of each."""
    r = Routine(unit, "i32 @gtap.take(ptr %launch, ptr %worker)")
    taken = r.variable()
    next_at, blocks = r.offset("%launch", at.NEXT), r.field("%launch", at.BLOCKS, "i64")
    with r.each(r.field("%launch", at.RESIDENT)) as index:
        record = _record(r, index)
        idle = r.test("eq", r.field(record, at.ACTIVE), 0)
        nothing = r.test("eq", r.load("i32", taken), 0)
        some = r.compare("ult", Value(r.let(f"load atomic i64, ptr {next_at} acquire, align 8"), "i64"), blocks)
        with r.where(r.both(r.both(idle, nothing), some)):
            number = Value(r.let(f"atomicrmw add ptr {next_at}, i64 1 acq_rel, align 8"), "i64")
            with r.where(r.compare("ult", number, blocks)):
                _place(r, record, number)
                r.call("", "gtap.start", "ptr %launch", f"ptr {record}")
                r.assign(record, at.ACTIVE, 1)
                r.store(r.number(1), taken)
    r.give(r.load("i32", taken))
    return r.text()


def _place(r: Routine, record: str, number: Value) -> None:
    """Write the block's %ctaid."""
    for axis in range(2):
        size = r.resize(r.field("%launch", at.GRID_SIZE + 4 * axis), "i64", False)
        r.assign(record, at.BLOCK_INDEX + 4 * axis, r.resize(r.binary("urem", number, size), "i32", False))
        number = r.binary("udiv", number, size)
    r.assign(record, at.BLOCK_INDEX + 8, r.resize(number, "i32", False))


def _turn(unit: Unit) -> str:
    """A pass of each block that the worker has: ENDED if it has none, SPINNING if all only watch memory."""
    r = Routine(unit, "i32 @gtap.turn(ptr %launch, ptr %worker)")
    living, moved = r.variable(), r.variable()
    with r.each(r.field("%launch", at.RESIDENT)) as index:
        record = _record(r, index)
        with r.where(r.test("ne", r.field(record, at.ACTIVE), 0)):
            status = Value(r.call("i32", "gtap.pass", f"ptr {record}"), "i32")
            going = r.test("ne", status, ENDED)
            r.assign(record, at.ACTIVE, r.resize(going, "i32", False))
            r.set_bits(living, r.resize(going, "i32", False))
            r.set_bits(moved, r.resize(r.test("ne", status, SPINNING), "i32", False))
    active = r.select(r.test("ne", r.load("i32", moved), 0), r.number(SPINNING - 1), r.number(SPINNING))
    r.give(r.select(r.test("eq", r.load("i32", living), 0), r.number(ENDED), active))
    return r.text()


def _run(unit: Unit) -> str:
    r = Routine(unit, "void @gtap_run(ptr %launch, ptr %worker)", linkage="")
    with r.each(r.field("%launch", at.RESIDENT)) as index:
        r.assign(_record(r, index), at.ACTIVE, 0)
    waited, taken = r.variable(), r.variable()
    r.do("br label %turn")
    r.label("turn")
    status = Value(r.call("i32", "gtap.turn", "ptr %launch", "ptr %worker"), "i32")
    spins, none = r.test("eq", status, SPINNING), r.test("eq", status, ENDED)
    r.store(r.select(spins, r.op("add", r.load("i32", waited), 1), r.number(0)), waited)
    r.store(r.number(0), taken)
    with r.where(r.binary("or", none, r.test("ugt", r.load("i32", waited), _PATIENCE))):
        r.store(Value(r.call("i32", "gtap.take", "ptr %launch", "ptr %worker"), "i32"), taken)
        r.store(r.number(0), waited)
    idle = r.test("eq", r.load("i32", taken), 0)
    with r.where(r.both(spins, idle)):
        r.call("i32", "sched_yield")
    r.do(f"br i1 {r.both(none, idle).text}, label %end, label %turn")
    r.label("end")
    r.give()
    return r.text()
