"""What a generated program consists of; text.py writes it as PTX and oracle.py says what it computes."""

from __future__ import annotations

import attrs

# registers of each kind; u and v only come from what is the same for all lanes (wherever that is written)
COUNTS = {"r": 6, "d": 3, "f": 3, "g": 2, "h": 2, "p": 4, "u": 4, "v": 2}
TYPES = {"r": "b32", "d": "b64", "f": "f32", "g": "f64", "h": "b16", "p": "pred", "u": "b32", "v": "pred"}
WORDS = 64  # 32-bit words of input, and of constants
CELL = 32  # bytes that a thread has for itself, in global and in local memory
SUMS = ("add.u32", "min.s32", "max.u32", "xor.b32", "or.b32", "and.b32", "add.u64", "max.s64")  # each with its own sum
FUEL = 12  # blocks of a graph that a thread runs at most


@attrs.frozen
class Reg:
    kind: str
    index: int

    def __str__(self) -> str:
        return f"%{self.kind}{self.index}"


Operand = Reg | int


@attrs.frozen
class Guard:
    register: Reg
    negated: bool

    def __str__(self) -> str:
        return f"@{'!' * self.negated}{self.register} "


@attrs.frozen
class Compute:
    """An instruction of ops.OPS."""

    op: str
    results: tuple[Reg, ...]
    sources: tuple[Operand, ...]
    guard: Guard | None


@attrs.frozen
class Load:
    """From `space` (input, const, own, local, generic: local memory by a generic address) at (index * size + offset),
    cut to what is there."""

    type: str
    space: str
    result: Reg
    index: Operand
    guard: Guard | None


@attrs.frozen
class Store:
    type: str
    space: str
    source: Reg
    index: Operand
    guard: Guard | None


@attrs.frozen
class Sum:
    """An atomic operation on the sum for all threads; `space` is global or shared."""

    number: int
    space: str
    source: Reg
    returns: bool  # atom, of which nobody looks at the result
    guard: Guard | None


@attrs.frozen
class Call:
    """Call a function with two integers and a float; `again`: its own function, as long as its depth lasts."""

    function: int
    result: Reg
    integers: tuple[Reg, Reg]
    float: Reg
    again: bool
    guard: Guard | None


@attrs.frozen
class Vote:
    mode: str  # all any uni ballot
    result: Reg
    source: Reg
    negated: bool


@attrs.frozen
class Shuffle:
    """`whole`: every lane of the warp takes part. Else only lanes that take part are read; others give 0."""

    mode: str
    result: Reg
    valid: Reg
    source: Reg
    lane: Operand
    clamp: int
    whole: bool


@attrs.frozen
class Match:
    mode: str  # any, all
    result: Reg
    source: Reg  # r or d
    valid: Reg


@attrs.frozen
class Reduce:
    """redux.sync"""

    op: str
    result: Reg
    source: Reg


@attrs.frozen
class Exchange:
    """Every thread of the block writes to shared memory; after a barrier it reads what another wrote."""

    type: str
    result: Reg
    source: Reg
    index: Reg
    barrier: int


@attrs.frozen
class BlockVote:
    """bar.red"""

    mode: str  # popc and or
    result: Reg
    source: Reg
    negated: bool


@attrs.frozen
class If:
    """`tracked`: the lanes of each side know each other, and may so work together."""

    condition: Guard
    then: tuple[Statement, ...]
    other: tuple[Statement, ...]
    tracked: bool


@attrs.frozen
class Loop:
    """Runs 1 + (count & 3) times; `top`: tested before each time.

    `keeps`: (source, result), both r: each time a register of its own becomes the source and how often the loop ran;
    behind the loop it is in the result.
    """

    count: Operand
    body: tuple[Statement, ...]
    top: bool
    tracked: bool
    keeps: tuple[tuple[Reg, Reg], ...]


@attrs.frozen
class Leave:
    """break, continue, ret or exit for the threads of the condition; ret in a function gives back `value`."""

    what: str
    condition: Guard
    value: Reg


@attrs.frozen
class Edge:
    """The end of a block in a graph: bra (by condition or always), brx, or falling through."""

    what: str  # bra, brx, fall
    targets: tuple[int, ...]
    condition: Guard | None
    index: Reg | None


@attrs.frozen
class Graph:
    """Blocks that go to each other without any structure, until a thread has no fuel or leaves the last one."""

    blocks: tuple[tuple[tuple[Statement, ...], Edge], ...]


Statement = (
    Compute
    | Load
    | Store
    | Sum
    | Call
    | Vote
    | Shuffle
    | Match
    | Reduce
    | Exchange
    | BlockVote
    | If
    | Loop
    | Leave
    | Graph
)


@attrs.frozen
class Function:
    body: tuple[Statement, ...]
    value: Reg  # what it gives back to the threads that come to its end
    tracked: bool  # its callers tell it which lanes came


@attrs.frozen
class Program:
    body: tuple[Statement, ...]
    functions: tuple[Function, ...]
    meets: bool  # threads of a block work together
    block: int  # threads
    blocks: int
    seed: int  # of the input
