"""Hypothesis makes programs: small ones first, and every part can be left out when a failure is made smaller.

A program is of everything, but has most of a few kinds of statements, chosen at its start: what one of them computes
is lost less often among all the others, and the programs differ more from each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
from hypothesis import strategies as st

from plugins.cpu.tests.fuzz.ops import OPS, Op
from plugins.cpu.tests.fuzz.tree import (
    COUNTS,
    SUMS,
    BlockVote,
    Call,
    Compute,
    Edge,
    Exchange,
    Function,
    Graph,
    Guard,
    If,
    Leave,
    Load,
    Loop,
    Match,
    Operand,
    Program,
    Reduce,
    Reg,
    Shuffle,
    Statement,
    Store,
    Sum,
    Vote,
)

_NAMES = sorted(OPS)
_UNIFORM = sorted(name for name, op in OPS.items() if not set(op.results + op.sources) & set("dfgh"))
_INTERESTING = (0, 1, 2, 3, 5, 31, 32, 33, 63, 255, 0x7FFFFFFF, -1, -2, -(1 << 31), 0x1020304)
_DIVISORS = (1, 2, 3, 7, 10, 64, 1000, 0x7FFFFFFF, -3, -7)
_STORED = {"u8": "h", "b16": "h", "u32": "r", "b64": "d"}
_LOADED = {"u8": "r", "s8": "r", "u16": "h", "s16": "r", "b32": "r", "s32": "d", "u64": "d", "f32": "f", "f64": "g"}
_TOGETHER = ("vote", "shuffle", "match", "reduce")  # what lanes of a warp do together,
_MEETING = ("exchange", "blockvote")  # and what threads of a block do
# what a program may have most of: any one, and one whose threads work together
_ASPECTS = (
    ("call",),
    ("leave",),
    ("call", "leave"),
    ("branch",),
    ("loop",),
    ("graph",),
    ("load", "store", "total"),
    ("uniform",),
)
_JOINT = (("shuffle",), ("vote", "match", "reduce"), _MEETING)
_FAVOUR = 5  # how much more often a program has the kinds of which it has most
_SEGMENTS = (0x1800, 0x1E00, 0x1C05, 0)  # of shuffles, as they stand in the operand; 0: the whole warp
_RARE = Reg("p", 2)  # holds for few lanes from the start
_DIVIDING = (Reg("p", 1), Reg("p", 0))  # the conditions that differ from lane to lane from the start
Draw = st.DrawFn
Options = Mapping[str, tuple[int, st.SearchStrategy[Statement]]]  # how often, and what


@attrs.frozen
class Place:
    """Where statements stand, which says what they may be."""

    tracked: bool = False  # the warp's lanes that run here know each other
    whole: bool = False  # and they are all lanes of the warp
    block: bool = False  # all threads of the block that have not left run here
    leaves: tuple[str, ...] = ()  # what may end the way through here
    functions: tuple[int, ...] = ()  # what may be called
    tracked_functions: tuple[int, ...] = ()
    function: bool = False  # this is in one, of which threads leave at many places
    own: int | None = None  # which one, if it may call itself
    depth: int = 0
    most: frozenset[str] = frozenset()  # the kinds that the program has most of


@st.composite
def register(draw: Draw, kind: str) -> Reg:
    return Reg(kind, draw(st.integers(0, COUNTS[kind] - 1)))


@st.composite
def guard(draw: Draw) -> Guard:
    return Guard(draw(register(draw(st.sampled_from("pppv")))), draw(st.booleans()))


def some() -> st.SearchStrategy[Guard]:
    """A condition that holds for some lanes alone, unless the program has written to it."""
    return st.builds(Guard, st.sampled_from(_DIVIDING), st.booleans())


def division() -> st.SearchStrategy[Guard]:
    return st.one_of(some(), guard())


def few() -> st.SearchStrategy[Guard]:
    """A condition that most often holds for few: of a program that all threads leave nothing is seen."""
    rare = st.just(Guard(_RARE, False))
    return st.one_of(rare, rare, rare, some())


def maybe_guard() -> st.SearchStrategy[Guard | None]:
    return st.one_of(st.none(), st.none(), guard())


@st.composite
def source(draw: Draw, kind: str) -> Operand:
    if kind == "i":
        return draw(st.integers(0, 40))
    if kind == "c":
        return draw(st.sampled_from(_DIVISORS))
    if kind == "t":
        return draw(st.integers(0, 255))
    if kind in "rd" and draw(st.integers(0, 3)) == 3:
        return draw(st.one_of(st.sampled_from(_INTERESTING), st.integers(-(1 << 31), (1 << 31) - 1)))
    if kind == "r" and draw(st.integers(0, 5)) == 5:
        return draw(register("u"))
    if kind == "u" and draw(st.booleans()):
        return draw(st.sampled_from(_INTERESTING))
    return draw(register(kind))


@st.composite
def compute(draw: Draw) -> Compute:
    name = draw(st.sampled_from(_NAMES))
    op: Op = OPS[name]
    first = draw(register(op.results[0]))
    results = [first]
    if len(op.results) == 2:  # two different registers
        step = draw(st.integers(1, COUNTS[op.results[1]] - 1))
        results.append(Reg(op.results[1], (first.index + step) % COUNTS[op.results[1]]))
    registers_only = op.text in ("CARRY", "BORROW", "PACK")
    sources = tuple(draw(register(kind) if registers_only else source(kind)) for kind in op.sources)
    return Compute(name, tuple(results), sources, draw(maybe_guard()))


@st.composite
def uniform(draw: Draw) -> Compute:
    """The same for all lanes, if not written where only some of them are."""
    name = draw(st.sampled_from(_UNIFORM))
    op = OPS[name]
    same = str.maketrans("rp", "uv")
    first = draw(register(op.results[0].translate(same)))
    results = (first, Reg(first.kind, (first.index + 1) % COUNTS[first.kind]))[: len(op.results)]
    registers_only = op.text in ("CARRY", "BORROW")
    sources = tuple(draw(register("u") if registers_only else source(kind)) for kind in op.sources.translate(same))
    return Compute(name, results, sources, draw(maybe_guard()))


@st.composite
def load(draw: Draw) -> Load:
    kind = draw(st.sampled_from(sorted(_LOADED)))
    space = draw(st.sampled_from(("input", "const", "own", "local", "generic")))
    index = draw(st.one_of(st.integers(0, 15), register("r"), register("u")))
    result = draw(register(_LOADED[kind]))
    if _LOADED[kind] == "r" and not (isinstance(index, Reg) and index.kind == "r") and draw(st.booleans()):
        space, result = draw(st.sampled_from(("input", "const"))), draw(register("u"))
    return Load(kind, space, result, index, draw(maybe_guard()))


@st.composite
def store(draw: Draw) -> Store:
    kind = draw(st.sampled_from(sorted(_STORED)))
    space = draw(st.sampled_from(("own", "local", "generic")))
    index = draw(st.one_of(st.integers(0, 15), register("r")))
    return Store(kind, space, draw(register(_STORED[kind])), index, draw(maybe_guard()))


@st.composite
def total(draw: Draw) -> Sum:
    number = draw(st.integers(0, len(SUMS) - 1))
    kind = "d" if SUMS[number].endswith("64") else "r"
    space = draw(st.sampled_from(("global", "shared")))
    return Sum(number, space, draw(register(kind)), draw(st.booleans()), draw(maybe_guard()))


@st.composite
def call(draw: Draw, functions: Sequence[int], again: bool, guarded: bool) -> Call:
    integers = (draw(register("r")), draw(register("r")))
    function = draw(st.sampled_from(functions))
    return Call(function, draw(register("r")), integers, draw(register("f")), again,
                draw(maybe_guard()) if guarded else None)  # fmt: skip


@st.composite
def vote(draw: Draw) -> Vote:
    mode = draw(st.sampled_from(("ballot", "all", "any", "uni")))
    return Vote(mode, draw(register("r" if mode == "ballot" else "p")), draw(register("p")), draw(st.booleans()))


@st.composite
def shuffle(draw: Draw, whole: bool) -> Shuffle:
    mode = draw(st.sampled_from(("down", "bfly", "up", "idx")))
    clamp = draw(st.sampled_from(_SEGMENTS if whole else (0,))) | (0 if mode == "up" else 31)
    lane = draw(st.one_of(st.integers(0, 33), register("r")))
    return Shuffle(mode, draw(register("r")), draw(register("p")), draw(register("r")), lane, clamp, whole)


@st.composite
def match(draw: Draw) -> Match:
    mode = draw(st.sampled_from(("any", "all")))
    return Match(mode, draw(register("r")), draw(register(draw(st.sampled_from("rd")))), draw(register("p")))


@st.composite
def reduce(draw: Draw) -> Reduce:
    op = draw(st.sampled_from(("add.u32", "min.s32", "max.u32", "and.b32", "or.b32", "xor.b32", "min.u32", "max.s32")))
    return Reduce(op, draw(register("r")), draw(register("r")))


@st.composite
def exchange(draw: Draw) -> Exchange:
    kind = draw(st.sampled_from(("u8", "b16", "u32", "b64")))
    return Exchange(kind, draw(register({"u8": "r", "b16": "h", "u32": "r", "b64": "d"}[kind])),
                    draw(register(_STORED[kind])), draw(register("r")), draw(st.integers(0, 2)))  # fmt: skip


@st.composite
def blockvote(draw: Draw) -> BlockVote:
    mode = draw(st.sampled_from(("popc", "and", "or")))
    return BlockVote(mode, draw(register("r" if mode == "popc" else "p")), draw(register("p")), draw(st.booleans()))


def simple(place: Place) -> Options:
    """Statements without statements in them."""
    options: dict[str, tuple[int, st.SearchStrategy[Statement]]] = {
        "compute": (4, compute()), "uniform": (1, uniform()), "load": (1, load()), "store": (1, store()),
        "total": (1, total())}  # fmt: skip
    callees = [(place.functions, False, True), (place.tracked_functions, False, False)]
    if place.own is not None:
        callees.append(((place.own,), True, True))
    calls = [call(functions, again, guarded) for functions, again, guarded in callees if functions]
    if calls:
        options["call"] = len(calls), st.one_of(calls)
    if place.tracked:
        made = (vote(), shuffle(place.whole), match(), reduce())
        options |= {kind: (1, each) for kind, each in zip(_TOGETHER, made, strict=True)}
    if place.block:
        options |= {kind: (1, each) for kind, each in zip(_MEETING, (exchange(), blockvote()), strict=True)}
    return options


def mixed(options: Options, place: Place) -> st.SearchStrategy[Statement]:
    """One of the options, those that the program has most of more often."""
    return st.one_of([
        each for kind, (weight, each) in options.items() for _ in range(weight * (_FAVOUR if kind in place.most else 1))
    ])  # fmt: skip


@st.composite
def settled(draw: Draw) -> Compute:
    """A value that nothing of a lane's goes into, with no guard: what makes it vary is where it is written alone."""
    sources = (draw(st.sampled_from(_INTERESTING)), draw(st.sampled_from(_INTERESTING)))
    return Compute("xor.b32 r rr", (draw(register("u")),), sources, None)


@st.composite
def branch(draw: Draw, place: Place) -> If:
    inner = attrs.evolve(place, whole=False, block=False, depth=place.depth + 1, leaves=_outside(place))
    condition = draw(division())
    then = (*draw(st.lists(settled(), max_size=3)), *draw(statements(inner, 0, 4)))
    other = draw(st.one_of(st.just(()), statements(inner, 0, 4)))
    return If(condition, then, other, place.tracked)


def _outside(place: Place) -> tuple[str, ...]:
    """What may leave from inside of a statement: nothing where lanes would still be thought to come back."""
    return () if place.tracked else place.leaves


@st.composite
def loop(draw: Draw, place: Place) -> Loop:
    tracked = place.tracked and draw(st.booleans())
    same = draw(st.booleans())  # the same count for all: nothing changes for those inside
    count: Operand = draw(st.integers(0, 3)) if same else draw(register(draw(st.sampled_from("ru"))))
    inner = attrs.evolve(place, depth=place.depth + 1, tracked=tracked, leaves=_outside(place))
    if not tracked:
        jumps = ("break", "continue", *(() if place.tracked else place.leaves))
        inner = attrs.evolve(inner, whole=False, block=False, tracked_functions=(), leaves=jumps)
    elif not same:
        inner = attrs.evolve(inner, whole=False, block=False)
    keeps = draw(st.lists(st.tuples(st.one_of(register("r"), register("u")), register("r")), max_size=2))
    return Loop(count, draw(statements(inner, 1, 6)), draw(st.booleans()), tracked, tuple(keeps))


@st.composite
def graph(draw: Draw, place: Place) -> Graph:
    inner = attrs.evolve(place, tracked=False, whole=False, block=False, tracked_functions=(), leaves=())
    count = draw(st.integers(2, 5))
    blocks = []
    for _ in range(count):
        code = tuple(draw(st.lists(mixed(simple(inner), inner), max_size=3)))
        what = draw(st.sampled_from(("bra", "bra", "fall", "brx")))
        targets = tuple(draw(st.lists(st.integers(0, count), min_size=4, max_size=4)) if what == "brx" else
                        [draw(st.integers(0, count))])  # fmt: skip
        index = draw(register("r")) if what == "brx" else None
        blocks.append((code, Edge(what, targets, draw(maybe_guard()), index)))
    return Graph(tuple(blocks))


@st.composite
def leave(draw: Draw, place: Place) -> Leave:
    """In a function most threads that leave it early give back another register than those who come to its end."""
    what = draw(st.sampled_from(place.leaves))
    return Leave(what, draw(few() if what == "exit" else division()), draw(register("r")))


@st.composite
def end(draw: Draw, place: Place) -> Leave:
    """Some threads end."""
    return Leave(draw(st.sampled_from(place.leaves)), draw(few()), Reg("r", 0))


def every(place: Place) -> Options:
    """All statements that may stand in a place."""
    options = dict(simple(place))
    if place.depth < 3:
        options |= {"branch": (2, branch(place)), "loop": (2, loop(place)), "graph": (1, graph(place))}
    if place.leaves and (place.function or "break" in place.leaves):
        options["leave"] = 2, leave(place)
    elif place.leaves:
        options["end"] = 1, end(place)
    return options


@st.composite
def statements(draw: Draw, place: Place, least: int, most: int) -> tuple[Statement, ...]:
    return tuple(draw(st.lists(mixed(every(place), place), min_size=least, max_size=most)))


@st.composite
def inserted(draw: Draw, body: tuple[Statement, ...], made: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """A body with statements put somewhere into it."""
    at = draw(st.integers(0, len(body)))
    return (*body[:at], *made, *body[at:])


def kept(made: Statement) -> tuple[Statement, ...]:
    """A statement whose result goes into a sum for all threads, so that nothing that comes later hides it."""
    match made:
        case Shuffle() | Match() | Reduce() | Call():
            result = made.result
        case If(then=(Compute(results=(Reg("u") as result,)), *_)):
            pass
        case _:
            return (made,)
    return made, Sum(SUMS.index("add.u32"), "global", result, False, None)


@st.composite
def favoured(draw: Draw, place: Place, body: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """A body that has some of what the program has most of, where all threads come."""
    options = {kind: each for kind, each in every(place).items() if kind in place.most}
    for made in draw(st.lists(mixed(options, place), min_size=1, max_size=4)) if options else ():
        body = draw(inserted(body, kept(made)))
    return body


@st.composite
def calling(draw: Draw, place: Place) -> tuple[Statement, ...]:
    """A call of a function, for all threads or some, and a store of who comes back from it."""
    made = draw(call(place.functions, False, True))
    back = Store("u32", "own", made.result, draw(st.integers(0, 7)), None)
    if draw(st.booleans()):
        return (If(draw(division()), (made, back), draw(st.lists(settled(), max_size=2).map(tuple)), place.tracked),)
    return (made, back)


@st.composite
def function(draw: Draw, meets: bool, before: Sequence[Function], most: frozenset[str]) -> Function:
    """One that may call those before it, and itself."""
    tracked = meets and draw(st.booleans())
    plain, aware = _callable(before)
    leaves = () if tracked else ("ret",) if meets else draw(st.sampled_from((("ret",), ("exit",), ("ret", "exit"))))
    place = Place(tracked, functions=plain, tracked_functions=aware if tracked else (), depth=1, leaves=leaves,
                  function=True, own=None if tracked else len(before), most=most)  # fmt: skip
    body = draw(statements(place, 1, 7))
    if leaves:
        body = draw(inserted(body, (draw(leave(place)),)))
    return Function(body, draw(register("r")), tracked)


def _callable(functions: Sequence[Function]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The functions that anybody may call, and those that need to know who calls."""
    numbers = range(len(functions))
    return tuple(i for i in numbers if not functions[i].tracked), tuple(i for i in numbers if functions[i].tracked)


@st.composite
def programs(draw: Draw) -> Program:
    """`meets`: threads work together, so that none leaves early but where all know it; else any may leave anywhere."""
    meets = draw(st.booleans())
    aspects = draw(st.lists(st.sampled_from(_ASPECTS), min_size=1, max_size=2))
    if meets:
        aspects.append(draw(st.sampled_from(_JOINT)))
    most = frozenset(kind for aspect in aspects for kind in aspect)
    functions: list[Function] = []
    for _ in range(draw(st.integers(min(1, len(most & {"call", "leave"})), 2))):
        functions.append(draw(function(meets, functions, most)))
    block = draw(st.sampled_from((32, 64) if most & {*_TOGETHER} else (32, 64, 48, 80)))
    whole = meets and block % 32 == 0
    plain, aware = _callable(functions)
    place = Place(meets, whole, meets, () if meets else ("ret", "exit"), plain, aware, most=most)
    body = draw(statements(place, 2, 12))
    body = draw(favoured(place, body))
    if plain:
        body = draw(inserted(body, draw(calling(place))))
    if meets and draw(st.booleans()):  # some threads leave, and the rest goes on together
        after = attrs.evolve(place, whole=False)
        body += (
            draw(end(attrs.evolve(place, leaves=("ret", "exit")))),
            *draw(statements(after, 0, 6)),
        )
    return Program(body, tuple(functions), meets, block, draw(st.integers(1, 2)), draw(st.integers(0, 1 << 16)))
