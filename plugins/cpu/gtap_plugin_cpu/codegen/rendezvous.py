"""Where the lanes of a warp meet when each of them is a thread of its own (width 1).

A lane says where it stands, whom it wants to meet and what it brings (`gtap.meet`), and gives way to the scheduler,
which lets a group go once it is complete. What a lane brought is copied as its group is let go; the lanes read each
other's copies before any other group of the warp is let go.

A *place* is an even number for an instruction with a member mask, an odd one for an instruction that takes whoever
can come (activemask, and shfl and vote without .sync); JOINT is where bar.warp.sync waits, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from gtap_plugin_cpu.codegen import layout as at
from gtap_plugin_cpu.codegen.emit import Emitter, Unit, Value
from gtap_plugin_cpu.codegen.routine import Routine

JOINT = 0  # the others come from Unit.place


def meet(e: Emitter, place: int, members: Value, brought: Value) -> tuple[Value, Value]:
    """Wait for `members` (i32) of the warp; (the lanes that met, those of them that brought an odd i64)."""
    e.unit.helper("gtap.meet", _meet_text)
    group = e.call("i32", "gtap.meet", "ptr %worker", "i32 %warp", f"i32 {place}", e.typed(members), e.typed(brought))
    fiber = e.call("ptr", "gtap.fiber.at", "ptr %worker", "i32 %warp")
    return Value(group, "i32"), e.load("i32", e.offset(fiber, at.FIBER_BALLOT))


def shown(e: Emitter, lane: Value) -> Value:
    """The i64 that a lane of the group brought."""
    base = e.binary("and", Value("%warp", "i32"), e.constant("i32", -32))
    fiber = e.call("ptr", "gtap.fiber.at", "ptr %worker", e.typed(e.binary("or", base, lane)))
    return e.load("i64", e.offset(fiber, at.FIBER_SHOWN))


def fold(e: Emitter, name: str, group: Value, start: Value, step: Callable[[Routine, Value, Value, Value], Value],
         *arguments: Value) -> Value:  # fmt: skip
    """Go through the lanes of a group: step(routine, so far, lane, what it brought) makes the next value (an i32).

    The loop is the function `name`; it may use `arguments` as i64 %x."""
    extra = ", ".join(f"i64 %{'xyz'[i]}" for i in range(len(arguments)))
    head = f"i32 @{name}(ptr %worker, i32 %warp, i32 %group, i32 %start{', ' + extra if extra else ''})"

    def make(unit: Unit) -> str:
        r = Routine(unit, head)
        total = r.variable(r.argument("start"))
        with r.each_lane(r.argument("group")) as (lane, _):
            r.store(step(r, r.load("i32", total), lane, shown(r, lane)), total)
        r.give(r.load("i32", total))
        return r.text()

    e.unit.helper(name, make)
    return Value(e.call("i32", name, "ptr %worker", "i32 %warp", e.typed(group), e.typed(start),
                        *(e.typed(a) for a in arguments)), "i32")  # fmt: skip


def _meet_text(unit: Unit) -> str:
    r = Routine(unit, "i32 @gtap.meet(ptr %worker, i32 %unit, i32 %place, i32 %members, i64 %brought)")
    fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", "i32 %unit")
    r.assign(fiber, at.FIBER_STATE, at.MEETING)
    r.assign(fiber, at.FIBER_PLACE, r.argument("place"))
    r.assign(fiber, at.FIBER_EXPECTED, r.argument("members"))
    r.assign(fiber, at.FIBER_VALUE, r.argument("brought", "i64"))
    r.call("", "gtap_switch", f"ptr {fiber}", f"ptr {r.field('%worker', at.HOME, 'ptr').text}")
    r.give(r.field(fiber, at.FIBER_RESULT))
    return r.text()


# the scheduler's side


def meetings_text(unit: Unit) -> str:
    """gtap.meetings(worker, units, forced) -> whether lanes were let go. `forced`: those that wait for nobody else."""
    r = Routine(unit, "i32 @gtap.meetings(ptr %worker, i32 %units, i32 %forced)")
    units, freed = r.argument("units"), r.variable()
    with r.each(r.op("lshr", r.op("add", units, 31), 5)) as warp:
        base = r.op("shl", warp, 5)
        count = r.intrinsic("umin", r.binary("sub", units, base), r.number(32))
        meeting, runs = _lanes_in(r, base, count, at.MEETING), _lanes_in(r, base, count, at.RUNNABLE)
        with r.where(r.test("ne", meeting, 0)):
            living = r.load("i32", r.item(r.offset("%worker", at.LIVING), warp))
            went = r.variable(_complete(r, base, meeting, living))
            idle = r.both(r.test("eq", r.load("i32", went), 0), r.test("eq", runs, 0))
            with r.where(idle):
                r.store(Value(r.call("i32", "gtap.meet.lowest", "ptr %worker", r.typed(base), r.typed(meeting),
                                     "i32 %forced"), "i32"), went)  # fmt: skip
            r.set_bits(freed, r.load("i32", went))
    r.give(r.load("i32", freed))
    return "".join((_same_text(unit), _release_text(unit), _lowest_text(unit), r.text()))


def _lanes_in(r: Routine, base: Value, count: Value, state: int) -> Value:
    found = r.variable()
    with r.each(count) as lane:
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        is_so = r.resize(r.test("eq", r.field(fiber, at.FIBER_STATE), state), "i32", False)
        r.set_bits(found, r.binary("shl", is_so, lane))
    return r.load("i32", found)


def _complete(r: Routine, base: Value, meeting: Value, living: Value) -> Value:
    """Let go the groups in which no living member is missing."""
    went = r.variable()
    with r.each_lane(meeting) as (lane, left):
        group = _group(r, base, meeting, lane)
        r.store(r.both(r.load("i32", left), r.op("xor", group, -1)), left)
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        wanted = r.both(r.field(fiber, at.FIBER_EXPECTED), living)
        missing = r.both(wanted, r.op("xor", group, -1))
        exact = r.test("eq", r.op("and", r.field(fiber, at.FIBER_PLACE), 1), 0)
        with r.where(r.both(exact, r.test("eq", missing, 0))):
            r.call("", "gtap.meet.release", "ptr %worker", r.typed(base), r.typed(group))
            r.store(r.number(1), went)
    return r.load("i32", went)


def _group(r: Routine, base: Value, meeting: Value, lane: Value) -> Value:
    return Value(r.call("i32", "gtap.meet.same", "ptr %worker", r.typed(base), r.typed(meeting), r.typed(lane)), "i32")


def _same_text(unit: Unit) -> str:
    """Of the lanes in %meeting, those that stand where %lane does and want to meet the same lanes."""
    r = Routine(unit, "i32 @gtap.meet.same(ptr %worker, i32 %base, i32 %meeting, i32 %lane)")
    base, found = r.argument("base"), r.variable()
    first = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, r.argument("lane"))))
    place, members = r.field(first, at.FIBER_PLACE), r.field(first, at.FIBER_EXPECTED)
    with r.each_lane(r.argument("meeting")) as (lane, _):
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        same = r.both(r.compare("eq", r.field(fiber, at.FIBER_PLACE), place),
                      r.compare("eq", r.field(fiber, at.FIBER_EXPECTED), members))  # fmt: skip
        r.set_bits(found, r.binary("shl", r.resize(same, "i32", False), lane))
    r.give(r.load("i32", found))
    return r.text()


def _release_text(unit: Unit) -> str:
    r = Routine(unit, "void @gtap.meet.release(ptr %worker, i32 %base, i32 %group)")
    base, group, ballot = r.argument("base"), r.argument("group"), r.variable()
    with r.each_lane(group) as (lane, _):
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        value = r.field(fiber, at.FIBER_VALUE, "i64")
        r.assign(fiber, at.FIBER_SHOWN, value)
        r.set_bits(ballot, r.binary("shl", r.op("and", r.resize(value, "i32", False), 1), lane))
    with r.each_lane(group) as (lane, _):
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        r.assign(fiber, at.FIBER_RESULT, group)
        r.assign(fiber, at.FIBER_BALLOT, r.load("i32", ballot))
        r.assign(fiber, at.FIBER_STATE, at.RUNNABLE)
    r.give()
    return r.text()


def _lowest_text(unit: Unit) -> str:
    """Let go the group that stands first in the text of the program: of those that take whoever comes, or of all."""
    r = Routine(unit, "i32 @gtap.meet.lowest(ptr %worker, i32 %base, i32 %meeting, i32 %forced)")
    base, meeting = r.argument("base"), r.argument("meeting")
    lowest, chosen = r.variable(-1), r.variable()
    with r.each_lane(meeting) as (lane, _):
        fiber = r.call("ptr", "gtap.fiber.at", "ptr %worker", r.typed(r.binary("add", base, lane)))
        place = r.field(fiber, at.FIBER_PLACE)
        open_ = r.test("ne", r.binary("or", r.op("and", place, 1), r.argument("forced")), 0)
        with r.where(r.both(open_, r.compare("ult", place, r.load("i32", lowest)))):
            r.store(place, lowest)
            r.store(lane, chosen)
    found = r.test("ne", r.load("i32", lowest), -1)
    with r.where(found):
        group = _group(r, base, meeting, r.load("i32", chosen))
        r.call("", "gtap.meet.release", "ptr %worker", r.typed(base), r.typed(group))
    r.give(r.resize(found, "i32", False))
    return r.text()
