"""The scheduler of a block whose units (warps, or threads at width 1) are fibers.

Every unit has a stack of its own. It runs until it waits at a barrier (`gtap.wait`), meets lanes of its warp
(rendezvous.py), yields in a loop that waits for memory to change (`gtap.yield`), or ends. A *pass* runs every unit
that can run once, in order, and then lets go those whose barrier or meeting is complete. So a barrier may stand
anywhere, in called functions too.

A barrier counts threads. Lanes that have ended, or that a block's last warp never had, count as arrived with the
first of their warp that arrives: hardware counts warps.
"""

from __future__ import annotations

from gtap_plugin_cpu.codegen import layout as at
from gtap_plugin_cpu.codegen.emit import Unit, Value
from gtap_plugin_cpu.codegen.fault import declare_fault
from gtap_plugin_cpu.codegen.rendezvous import meetings_text
from gtap_plugin_cpu.codegen.routine import Routine
from gtap_plugin_cpu.faults import LAUNCH_FAILED

ENDED, PROGRESS, SPINNING = range(3)  # what a pass returns

_FIBER_AT = f"""
define internal ptr @gtap.fiber.at(ptr %worker, i32 %unit) alwaysinline {{
  %fibers.at = getelementptr i8, ptr %worker, i64 {at.FIBERS}
  %fibers = load ptr, ptr %fibers.at
  %wide = zext i32 %unit to i64
  %place = mul i64 %wide, {at.FIBER_SIZE}
  %fiber = getelementptr i8, ptr %fibers, i64 %place
  ret ptr %fiber
}}
"""


def scheduler_text(unit: Unit, kernel: str) -> str:
    """gtap.start(launch, worker), which makes the fibers of a block, gtap.pass(worker), and what fibers call."""
    unit.declare("sched_yield", "declare i32 @sched_yield()")
    texts = (_wait(unit), _arrive(unit), _yield(unit), _main(unit, kernel), _start(unit), _barriers(unit),
             meetings_text(unit), _pass(unit))  # fmt: skip
    return "".join((_FIBER_AT, *texts))


def unit_mask(r: Routine, launch: str, unit: Value) -> Value:
    """The lanes that a unit has at its start."""
    if r.width == 1:
        return r.number(1)
    rest = r.binary("sub", r.field(launch, at.THREAD_COUNT), r.op("shl", unit, 5))
    some = r.op("sub", r.bit(rest), 1)
    return r.select(r.test("uge", rest, 32), r.number(-1), some)


# what fibers call


def _leave(r: Routine, fiber: str, state: int) -> None:
    """Give way to the scheduler."""
    r.assign(fiber, at.FIBER_STATE, state)
    r.call("", "gtap_switch", f"ptr {fiber}", f"ptr {r.field('%worker', at.HOME, 'ptr').text}")


def _known(r: Routine) -> None:
    cause = f"waited at a barrier beyond the {at.BARRIERS} that a block has"
    with r.where(r.test("uge", r.argument("barrier"), at.BARRIERS)):
        r.call("", declare_fault(r.unit, "barrier", LAUNCH_FAILED, cause))


def _wait(unit: Unit) -> str:
    """Wait at a barrier for `threads` threads, of which a predicate held for `held`; of how many it held in all."""
    r = Routine(unit, "i32 @gtap.wait(ptr %worker, i32 %unit, i32 %barrier, i32 %expected, i32 %threads, i32 %held)")
    _known(r)
    fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", "i32 %unit")
    for name, offset in (("barrier", at.FIBER_PLACE), ("expected", at.FIBER_EXPECTED), ("threads", at.FIBER_THREADS),
                         ("held", at.FIBER_HELD)):  # fmt: skip
        r.assign(fiber, offset, r.argument(name))
    _leave(r, fiber, at.WAITING)
    r.give(r.field(fiber, at.FIBER_RESULT))
    return r.text()


def _arrive(unit: Unit) -> str:
    """Arrive at a barrier without waiting."""
    r = Routine(unit, "void @gtap.arrive(ptr %worker, i32 %unit, i32 %barrier, i32 %threads)")
    _known(r)
    total = r.variable(r.argument("threads"))
    if unit.width == 1:
        living = r.load("i32", r.item(r.offset("%worker", at.LIVING), r.op("lshr", r.argument("unit"), 5)))
        lowest = r.intrinsic("cttz", living, suffix="i1 true")
        with r.where(r.compare("eq", lowest, r.op("and", r.argument("unit"), 31))):
            r.add_to(total, _ended(r, living))
    r.add_to(r.item(r.offset("%worker", at.ARRIVED), r.argument("barrier")), r.load("i32", total))
    r.give()
    return r.text()


def _ended(r: Routine, living: Value) -> Value:
    return r.binary("sub", r.number(32), r.intrinsic("ctpop", living))


def _yield(unit: Unit) -> str:
    """Let everybody else of the block run."""
    r = Routine(unit, "void @gtap.yield(ptr %worker, i32 %unit)")
    _leave(r, r.call("ptr", "gtap.fiber.at", "ptr %worker", "i32 %unit"), at.YIELDED)
    r.give()
    return r.text()


def _main(unit: Unit, kernel: str) -> str:
    """What a new fiber runs."""
    r = Routine(unit, "void @gtap.main(ptr %worker, i64 %number)")
    number = r.resize(r.argument("number", "i64"), "i32", False)
    launch = r.field("%worker", at.LAUNCH, "ptr").text
    lanes = unit_mask(r, launch, number)
    r.call("i32", f'"k.{kernel}"', f"ptr {launch}", "ptr %worker", r.typed(number), r.typed(lanes))
    warp = number if unit.width > 1 else r.op("lshr", number, 5)
    living = r.item(r.offset("%worker", at.LIVING), warp)
    gone = r.number(-1) if unit.width > 1 else r.bit(r.op("and", number, 31))
    r.store(r.both(r.load("i32", living), r.op("xor", gone, -1)), living)
    _leave(r, r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(number)), at.FINISHED)
    r.do("unreachable")
    return r.text()


# the worker's side


def _start(unit: Unit) -> str:
    """Make the fibers of a block."""
    r = Routine(unit, "void @gtap.start(ptr %launch, ptr %worker)")
    r.assign("%worker", at.LAUNCH, Value("%launch", "ptr"))
    with r.each(r.number(at.BARRIERS)) as barrier:
        r.store(r.number(0), r.item(r.offset("%worker", at.ARRIVED), barrier))
    threads = r.field("%launch", at.THREAD_COUNT)
    with r.each(r.op("lshr", r.op("add", threads, 31), 5)) as warp:
        rest = r.binary("sub", threads, r.op("shl", warp, 5))
        lanes = r.select(r.test("uge", rest, 32), r.number(-1), r.op("sub", r.bit(rest), 1))
        r.store(lanes, r.item(r.offset("%worker", at.LIVING), warp))
    stacks, size = r.field("%worker", at.STACKS, "ptr").text, r.field("%worker", at.STACK_SIZE, "i64")
    with r.each(r.field("%launch", at.UNIT_COUNT)) as number:
        wide = r.resize(number, "i64", False)
        top = r.offset(stacks, r.binary("mul", r.op("add", wide, 1), size).text)
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(number))
        stack = r.call("ptr", "gtap_prepare", f"ptr {top}", "ptr %worker", r.typed(wide), "ptr @gtap.main")
        r.assign(fiber, at.FIBER_STACK, Value(stack, "ptr"))
        r.assign(fiber, at.FIBER_STATE, at.RUNNABLE)
    r.give()
    return r.text()


def _barriers(unit: Unit) -> str:
    """Let go those whose barrier is complete; whether there were any."""
    r = Routine(unit, "i32 @gtap.barriers(ptr %worker, i32 %units)")
    names = ("threads", "fibers", "expected", "held", "warp", "go")
    tables = {name: r.alloca(f"[{at.BARRIERS} x i32]") for name in names}
    for name, table in tables.items():
        r.unit.declare("llvm.memset.p0.i64", "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
        start = -1 if name == "warp" else 0
        r.call("", "llvm.memset.p0.i64", f"ptr {table}", f"i8 {start}", f"i64 {4 * at.BARRIERS}", "i1 false")
    living = _count_arrivals(r, tables)
    freed = _decide(r, tables, living)
    with r.where(r.test("ne", freed, 0)), r.each(r.argument("units")) as number:
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(number))
        with r.where(r.test("eq", r.field(fiber, at.FIBER_STATE), at.WAITING)):
            place = r.field(fiber, at.FIBER_PLACE)
            with r.where(r.test("ne", r.load("i32", r.item(tables["go"], place)), 0)):
                r.assign(fiber, at.FIBER_RESULT, r.load("i32", r.item(tables["held"], place)))
                r.assign(fiber, at.FIBER_STATE, at.RUNNABLE)
    r.give(freed)
    return r.text()


def _count_arrivals(r: Routine, tables: dict[str, str]) -> Value:
    """Add up who waits where; how many units live."""
    living = r.variable()
    with r.each(r.argument("units")) as number:
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(number))
        state = r.field(fiber, at.FIBER_STATE)
        with r.where(r.test("ne", state, at.FINISHED)):
            r.add_to(living, 1)
        with r.where(r.test("eq", state, at.WAITING)):
            place = r.field(fiber, at.FIBER_PLACE)
            slots = {name: r.item(table, place) for name, table in tables.items()}
            r.add_to(slots["fibers"], 1)
            r.add_to(slots["threads"], r.field(fiber, at.FIBER_THREADS))
            r.add_to(slots["held"], r.field(fiber, at.FIBER_HELD))
            r.store(r.field(fiber, at.FIBER_EXPECTED), slots["expected"])
            if r.width == 1:
                _count_ended(r, slots, r.op("lshr", number, 5))
    return r.load("i32", living)


def _count_ended(r: Routine, slots: dict[str, str], warp: Value) -> None:
    """The first of a warp that waits at a barrier stands for the lanes that ended, too."""
    with r.where(r.compare("ne", r.load("i32", slots["warp"]), warp)):
        r.store(warp, slots["warp"])
        r.add_to(slots["threads"], _ended(r, r.load("i32", r.item(r.offset("%worker", at.LIVING), warp))))


def _decide(r: Routine, tables: dict[str, str], living: Value) -> Value:
    freed = r.variable()
    with r.each(r.number(at.BARRIERS)) as barrier:
        slots = {name: r.item(table, barrier) for name, table in tables.items()}
        here, expected = r.load("i32", slots["fibers"]), r.load("i32", slots["expected"])
        arrived_at = r.item(r.offset("%worker", at.ARRIVED), barrier)
        arrived = r.load("i32", arrived_at)
        total = r.binary("add", r.load("i32", slots["threads"]), arrived)
        everyone, enough = r.compare("eq", here, living), r.compare("uge", total, expected)
        complete = r.select(r.test("eq", expected, 0), everyone, enough)
        with r.where(r.both(r.test("ne", here, 0), complete)):
            # who arrived without waiting may have come for the next time already
            early = r.intrinsic("umin", arrived, r.binary("sub", total, expected))
            r.store(r.select(r.test("eq", expected, 0), r.number(0), early), arrived_at)
            r.store(r.number(1), slots["go"])
            r.store(r.number(1), freed)
    return r.load("i32", freed)


def _pass(unit: Unit) -> str:
    r = Routine(unit, "i32 @gtap.pass(ptr %worker)")
    units = r.field(r.field("%worker", at.LAUNCH, "ptr").text, at.UNIT_COUNT)
    living, spinning = r.variable(), r.variable()
    with r.each(units) as number:
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(number))
        state = r.field(fiber, at.FIBER_STATE)
        can = r.binary("or", r.test("eq", state, at.RUNNABLE), r.test("eq", state, at.YIELDED))
        with r.where(can):
            r.assign(fiber, at.FIBER_STATE, at.RUNNABLE)
            r.call("", "gtap_switch", f"ptr {r.offset('%worker', at.HOME)}", r.typed(r.field(fiber, 0, "ptr")))
        after = r.field(fiber, at.FIBER_STATE)
        r.add_to(living, r.resize(r.test("ne", after, at.FINISHED), "i32", False))
        r.add_to(spinning, r.resize(r.test("eq", after, at.YIELDED), "i32", False))
    result = r.variable(ENDED)
    with r.where(r.test("ne", r.load("i32", living), 0)):
        r.store(_let_go(r, units, r.load("i32", spinning)), result)
    r.give(r.load("i32", result))
    return r.text()


def _let_go(r: Routine, units: Value, spinning: Value) -> Value:
    """After a pass: who may go on? Where nobody could ever, incomplete meetings take place; else it is a fault."""
    freed = r.variable(Value(r.call("i32", "gtap.barriers", "ptr %worker", r.typed(units)), "i32"))
    result = r.variable(PROGRESS)
    if r.width == 1:
        r.set_bits(freed, Value(r.call("i32", "gtap.meetings", "ptr %worker", r.typed(units), "i32 0"), "i32"))
    with r.where(r.test("eq", r.load("i32", freed), 0)):
        r.store(r.number(SPINNING), result)
        with r.where(r.test("eq", spinning, 0)):
            r.store(r.number(PROGRESS), result)
            forced = "0"
            if r.width == 1:
                forced = r.call("i32", "gtap.meetings", "ptr %worker", r.typed(units), "i32 1")
            with r.where(r.test("eq", Value(forced, "i32"), 0)):
                r.call(
                    "", declare_fault(r.unit, "stuck", LAUNCH_FAILED, "has threads that wait for each other for ever")
                )
    return r.load("i32", result)


def block_text(unit: Unit) -> str:
    """gtap.block(launch, worker): a block from its start to its end."""
    r = Routine(unit, "void @gtap.block(ptr %launch, ptr %worker)")
    r.call("", "gtap.start", "ptr %launch", "ptr %worker")
    r.do("br label %pass")
    r.label("pass")
    status = Value(r.call("i32", "gtap.pass", "ptr %worker"), "i32")
    with r.where(r.test("eq", status, SPINNING)):
        r.call("i32", "sched_yield")
    r.do(f"br i1 {r.test('eq', status, ENDED).text}, label %done, label %pass")
    r.label("done")
    r.give()
    return r.text()
