"""Lanes that work together, barriers of a block, special registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import attrs
import numpy as np

from plugins.cpu.tests.isa.rows import Execute, Row
from plugins.cpu.tests.isa.whole import Whole

THREADS, WIDTH, WORD = 80, 32, 0xFFFFFFFF  # two warps and half of one
_RANDOM = np.random.default_rng(32)
DATA = _RANDOM.integers(0, 1 << 32, (3, THREADS), dtype=np.uint32)
DATA[1] = DATA[1] % 3 + 0xFFFFFFFE  # often the same
DATA[2] = np.where(np.arange(THREADS) < 32, 77, np.arange(THREADS) // 8)
DATA.flags.writeable = False
A, B, C = (row.tolist() for row in DATA)

_PARALLEL = "Parallel Synchronization and Communication"
_SINCE = {"shfl": ("3.0", "sm_30"), "vote": ("1.2", "sm_12"), "match": ("6.0", "sm_70"), "redux": ("7.0", "sm_80"),
          "activemask": ("6.2", "sm_30"), "elect": ("8.0", "sm_90"), "bar": ("1.0", "any"),
          "barrier": ("6.0", "sm_30")}  # fmt: skip


def row(instruction: str, oracle: str) -> Row:
    since, target = _SINCE[instruction.partition(".")[0]]
    parts = instruction.split(".")
    if "sync" in parts and parts[0] in ("shfl", "vote"):
        since, target = "6.0", "sm_30"
    if parts[0] == "bar" and "warp" in parts:
        since, target = "6.0", "sm_30"
    elif parts[0] == "bar" and ("arrive" in parts or "red" in parts):
        since, target = "2.0", "sm_20"
    if "cta" in parts:
        since = "7.8"
    return Row(instruction, "T1", since, target, _PARALLEL, f"warp.{oracle}")


@attrs.frozen(eq=False)
class Case:
    """Code in a scope of its own that leaves %o0 and %o1; what each thread must find there (None: anything)."""

    instruction: str
    code: str
    expected: Callable[[int], Sequence[int | None]]


@attrs.frozen
class Cases:
    """Cases that share a kernel: thread %t, lane %l, its words of DATA %a, %b and %c, the lanes of its tile of 8 %m."""

    name: str
    cases: Sequence[Case]
    oracle: str

    @property
    def rows(self) -> Sequence[Row]:
        return [row(name, self.oracle) for name in dict.fromkeys(case.instruction for case in self.cases)]

    def text(self) -> str:
        scopes = []
        for i, case in enumerate(self.cases):
            place = 8 * THREADS * i
            scopes.append(f"""// {case.instruction}
{{ mov.u32 %o0, 0; mov.u32 %o1, 0;
{case.code}
st.global.u32 [%out+{place}], %o0; st.global.u32 [%out+{place + 4 * THREADS}], %o1; }}""")
        return f"""
.visible .entry k(.param .u64 data, .param .u64 out)
{{
  .shared .align 4 .b8 s[{8 * THREADS}];
  .reg .pred %p<8>; .reg .b32 %t, %l, %a, %b, %c, %m, %o<2>, %r<8>; .reg .b64 %out, %in, %rd<4>;
  mov.u32 %t, %tid.x; mov.u32 %l, %laneid;
  ld.param.u64 %in, [data]; mad.wide.u32 %in, %t, 4, %in;
  ld.global.u32 %a, [%in]; ld.global.u32 %b, [%in+{4 * THREADS}]; ld.global.u32 %c, [%in+{8 * THREADS}];
  and.b32 %r0, %l, 24; shl.b32 %m, 255, %r0;
  ld.param.u64 %out, [out]; mad.wide.u32 %out, %t, 4, %out;
{chr(10).join(scopes)}
  ret;
}}
"""

    def run(self, execute: Execute, width: int) -> Mapping[str, str]:
        out = np.zeros((len(self.cases), 2, THREADS), np.uint32)
        execute(self.text(), [DATA.copy(), out], block=THREADS, width=width)
        found = dict.fromkeys((case.instruction for case in self.cases), "")
        for case, results in zip(self.cases, out, strict=True):
            for t in range(THREADS):
                for i, want in enumerate(case.expected(t)):
                    if want is not None and results[i][t] != want & WORD:
                        found[case.instruction] += f"{case.code}: %o{i} of thread {t} is {results[i][t]}, not {want}\n"
        return found


def warp_of(t: int) -> list[int]:
    """The threads of a thread's warp."""
    return [u for u in range(t // WIDTH * WIDTH, t // WIDTH * WIDTH + WIDTH) if u < THREADS]


def tile_of(t: int) -> list[int]:
    return [u for u in warp_of(t) if u // 8 == t // 8]


def lanes(threads: Sequence[int]) -> int:
    return sum(1 << u % WIDTH for u in threads)


# shuffles


def shuffled(mode: str, a: Sequence[int], b: int, c: int, t: int) -> tuple[int | None, int]:
    """The value and the predicate of thread t, as the manual's description of shfl computes them."""
    lane, bval, cval, segment = t % WIDTH, b & 31, c & 31, c >> 8 & 31
    most = (lane & segment) | (cval & ~segment & 31)
    least = lane & segment
    if mode == "up":
        source = lane - bval
        inside = source >= most
    else:
        source = {"down": lane + bval, "bfly": lane ^ bval, "idx": least | (bval & ~segment & 31)}[mode]
        inside = source <= most
    thread = t // WIDTH * WIDTH + (source if inside else lane)
    return (a[thread] if thread < THREADS else None), int(inside)


def shuffles() -> Cases:
    cases = []
    for mode, sync, pair in product(("up", "down", "bfly", "idx"), ("", ".sync"), (False, True)):
        whole = 0 if mode == "up" else 31
        halves = 0x101F if whole else 0x1000
        for b, c, mask in ((1, whole, "-1"), (7, whole, "-1"), (5, 0x1800 | whole & 7, "%m"), ("%b", whole, "-1"),
                           (35, halves, "-1"), (9, 0x0C03, "0xffffffff"), (0, whole, "-1")):  # fmt: skip
            if b == "%b" and mode != "idx":
                continue
            target = "%o0|%p1" if pair else "%o0"
            tail = f", {mask}" if sync else ""
            code = f"shfl{sync}.{mode}.b32 {target}, %a, {b}, {c}{tail};" + "selp.u32 %o1, 1, 0, %p1;" * pair

            def expected(t: int, mode: str = mode, b: Any = b, c: int = c, pair: bool = pair) -> Sequence[int | None]:
                value, inside = shuffled(mode, A, B[t] if b == "%b" else b, c, t)
                return (value, inside) if pair else (value,)

            name = f"shfl{sync}.{mode}.b32" + (".pair" if pair else "")
            cases.append(Case(name.removesuffix(".pair"), code, expected))
    return Cases("shfl", cases, "shuffled")


# votes


def _voted(mode: str, votes: Mapping[int, bool]) -> int:
    if mode == "ballot":
        return lanes([t for t, vote in votes.items() if vote])
    return int({"all": all, "any": any, "uni": lambda v: len(set(v)) == 1}[mode](votes.values()))


_PREDICATES: dict[str, Callable[[int], bool]] = {
    "setp.gt.u32 %p1, %a, 0x70000000;": lambda t: A[t] > 0x70000000,
    "setp.ne.u32 %p1, %c, 77;": lambda t: C[t] != 77,
    "setp.eq.u32 %p1, %t, 41;": lambda t: t == 41,
    "setp.ge.u32 %p1, %t, 0;": lambda t: True,
}


def votes() -> Cases:
    cases = []
    forms = product(("all", "any", "uni", "ballot"), ("", ".sync"), _PREDICATES, ("", "!"), ("-1", "%m"))
    for mode, sync, make, negated, mask in forms:
        if mask == "%m" and not sync:
            continue
        kind, target = ("b32", "%o0") if mode == "ballot" else ("pred", "%p2")
        code = f"{make} vote{sync}.{mode}.{kind} {target}, {negated}%p1{', ' + mask if sync else ''};"
        code += "" if mode == "ballot" else "selp.u32 %o0, 1, 0, %p2;"

        def expected(t: int, mode: str = mode, holds: Callable[[int], bool] = _PREDICATES[make],
                     negated: str = negated, mask: str = mask) -> Sequence[int]:  # fmt: skip
            members = tile_of(t) if mask == "%m" else warp_of(t)
            return (_voted(mode, {u: holds(u) != bool(negated) for u in members}),)

        cases.append(Case(f"vote{sync}.{mode}.{kind}", code, expected))
    return Cases("vote", cases, "_voted")


def partial() -> Cases:
    """Warps of which a part runs: divided by a branch, and by a guard."""
    odd = "and.b32 %r1, %t, 1; setp.ne.u32 %p3, %r1, 0;"
    even = "@%p3 bra OVER; activemask.b32 %o0; elect.sync %r2|%p4, 0x55555555; selp.u32 %o1, 1, 0, %p4; OVER:"

    def evens(t: int) -> Sequence[int]:
        return (0, 0) if t % 2 else (lanes([u for u in warp_of(t) if u % 2 == 0]), int(t % WIDTH == 0))

    def high(t: int) -> Sequence[int]:
        inside = t % 32 >= 12
        return (lanes([u for u in warp_of(t) if u % 32 >= 12]), lanes([u for u in warp_of(t) if u % 32 >= 12])) \
            if inside else (0, 0)  # fmt: skip

    guard = "setp.ge.u32 %p3, %l, 12; setp.ge.u32 %p4, %t, 0; @%p3 activemask.b32 %o0;"
    whole = "elect.sync %o0|%p4, -1; selp.u32 %o1, 1, 0, %p4;"
    tiles = "elect.sync _|%p4, %m; selp.u32 %o1, 1, 0, %p4; elect.sync %o0|_, %m;"
    return Cases("partial", [
        Case("activemask.b32", f"{odd} {even}", evens),
        Case("activemask.b32", "activemask.b32 %o0;", lambda t: (lanes(warp_of(t)),)),
        Case("activemask.b32", f"{guard} @%p3 vote.sync.ballot.b32 %o1, %p4, 0xfffff000;", high),
        Case("vote.ballot.b32", f"{guard} @%p3 vote.ballot.b32 %o1, %p4;", high),
        Case("elect.sync", whole, lambda t: (0, int(t % WIDTH == 0))),
        Case("elect.sync", tiles, lambda t: (t % WIDTH // 8 * 8, int(t % 8 == 0))),
    ], "lanes")  # fmt: skip


# matches and reductions


def matches() -> Cases:
    cases = []
    words = {"%a": A, "%b": B, "%c": C}
    for mode, bits, mask, source in product(("any", "all"), (32, 64), ("-1", "%m"), words):
        pair = mode == "all"
        wide = f"cvt.u64.u32 %rd1, {source}; shl.b64 %rd1, %rd1, 17;" if bits == 64 else ""
        value = "%rd1" if bits == 64 else source
        for predicate in (False, True)[: 1 + pair]:
            target = "%o0|%p1" if predicate else "%o0"
            code = f"{wide} match.{mode}.sync.b{bits} {target}, {value}, {mask};"
            code += "selp.u32 %o1, 1, 0, %p1;" * predicate

            def expected(t: int, mode: str = mode, mask: str = mask, given: Sequence[int] = words[source],
                         predicate: bool = predicate) -> Sequence[int]:  # fmt: skip
                members = tile_of(t) if mask == "%m" else warp_of(t)
                same = [u for u in members if given[u] == given[t]]
                if mode == "any":
                    return (lanes(same),)
                everyone = len(same) == len(members)
                return (lanes(members) * everyone, int(everyone))[: 1 + predicate]

            cases.append(Case(f"match.{mode}.sync.b{bits}", code, expected))
    return Cases("match", cases, "matches")


def _signed(value: int) -> int:
    return value - (1 << 32) if value >> 31 else value


def _reduced(operation: str, kind: str, values: Sequence[int]) -> int:
    numbers = [_signed(v) for v in values] if kind == "s32" else list(values)
    if operation in ("min", "max"):
        return min(numbers) if operation == "min" else max(numbers)
    total = numbers[0]
    for number in numbers[1:]:
        total = {"add": total + number, "and": total & number, "or": total | number, "xor": total ^ number}[operation]
    return total


def reductions() -> Cases:
    forms = [*product(("add", "min", "max"), ("u32", "s32")), *product(("and", "or", "xor"), ("b32",))]
    cases = []
    for (operation, kind), mask, (source, given) in product(forms, ("-1", "%m"), (("%a", A), ("%b", B), ("9", None))):

        def expected(t: int, operation: str = operation, kind: str = kind, mask: str = mask,
                     given: Sequence[int] | None = given) -> Sequence[int]:  # fmt: skip
            members = tile_of(t) if mask == "%m" else warp_of(t)
            return (_reduced(operation, kind, [9 if given is None else given[u] for u in members]),)

        code = f"redux.sync.{operation}.{kind} %o0, {source}, {mask};"
        cases.append(Case(f"redux.sync.{operation}.{kind}", code, expected))
    return Cases("redux", cases, "_reduced")


# barriers


def _store_and_load(wait: str, partner: str) -> str:
    """Leave %a for others, wait, read the word of thread `partner` (an operand made in %r3)."""
    return f"""mov.u32 %r1, s; mad.lo.u32 %r2, %t, 4, %r1; st.shared.u32 [%r2], %a;
{wait}
{partner} mad.lo.u32 %r3, %r3, 4, %r1; ld.shared.u32 %o0, [%r3];
bar.sync 0;"""


_FARTHEST = f"sub.u32 %r3, {THREADS - 1}, %t;"


def _forms() -> list[tuple[str, str]]:
    """(instruction up to its form, aligned)"""
    plain = [(f"bar{cta}", "") for cta in ("", ".cta")]
    return plain + [(f"barrier{cta}", aligned) for cta in ("", ".cta") for aligned in ("", ".aligned")]


def barriers() -> Cases:
    cases = []
    for i, (stem, aligned) in enumerate(_forms()):
        sync, arrive = f"{stem}.sync{aligned}", f"{stem}.arrive{aligned}"
        number = f"mov.u32 %r5, {i + 1}; mov.u32 %r6, 96;"
        for operands in ("0", f"{i + 3}", f"{i + 4}, 96", "%r5", "%r5, %r6"):
            cases.append(Case(sync, _store_and_load(f"{number} {sync} {operands};", _FARTHEST),
                              lambda t: (A[THREADS - 1 - t],)))  # fmt: skip
        # threads 32 and up leave a word and go on; the first warp waits for them
        give = f"{number} setp.lt.u32 %p1, %t, 32; @%p1 {sync} %r5, %r6; @!%p1 {arrive} %r5, %r6;"
        half = _store_and_load(give, "add.u32 %r3, %l, 40; @!%p1 mov.u32 %r3, %t;")
        for name in (arrive, sync):
            cases.append(Case(name, half, lambda t: (A[t + 40] if t < 32 else A[t],)))
    for name, code in (("bar.warp.sync", "bar.warp.sync -1;"), ("bar.warp.sync", "bar.warp.sync %m;")):
        cases.append(Case(name, _store_and_load(code, "xor.b32 %r3, %t, 5;"), lambda t: (A[t ^ 5],)))
    return Cases("barriers", cases, "barriers")


def counting() -> Cases:
    """bar.red: of all threads, and of the first two warps."""
    cases = []
    for stem, aligned in _forms():
        forms = product(("popc", "and", "or"), _PREDICATES.items(), ("", "!"), (False, True))
        for i, (operation, (make, holds), negated, some) in enumerate(forms):
            if stem != "bar" and i % 5:  # the plain form has them all
                continue
            kind, target = ("u32", "%o0") if operation == "popc" else ("pred", "%p2")
            name = f"{stem}.red.{operation}{aligned}.{kind}"
            operands = f"{target}, {3 if some else 0}{', 64' if some else ''}, {negated}%p1;"
            give = "" if operation == "popc" else "selp.u32 %o0, 1, 0, %p2;"
            code = f"{make} {name} {operands} {give}"
            if some:
                code = f"setp.ge.u32 %p4, %t, 64; @%p4 bra OVER; {code} OVER:"

            def expected(t: int, operation: str = operation, holds: Callable[[int], bool] = holds,
                         negated: str = negated, some: bool = some) -> Sequence[int]:  # fmt: skip
                counted = range(64) if some else range(THREADS)
                held = [holds(u) != bool(negated) for u in counted]
                if t not in counted:
                    return (0,)
                return (int({"popc": sum, "and": all, "or": any}[operation](held)),)

            cases.append(Case(name, code, expected))
    return Cases("counting", cases, "counting")


# special registers

_GRID, _BLOCK, _DYNAMIC = (3, 2, 2), (5, 4, 3), 208
_SPECIALS = "Special Registers"


def _identities(b: int, t: int) -> dict[str, int]:
    lane = t % WIDTH
    below = (1 << lane) - 1
    places = {"tid": (t % 5, t // 5 % 4, t // 20), "ntid": _BLOCK, "ctaid": (b % 3, b // 3 % 2, b // 6),
              "nctaid": _GRID}  # fmt: skip
    found = {f"%{name}.{axis}": place[i] for name, place in places.items() for i, axis in enumerate("xyz")}
    return found | {
        "%laneid": lane, "%warpid": t // WIDTH, "%nwarpid": 2, "%lanemask_lt": below, "%lanemask_le": below | 1 << lane,
        "%lanemask_eq": 1 << lane, "%lanemask_gt": ~(below | 1 << lane) & WORD, "%lanemask_ge": ~below & WORD,
        "%dynamic_smem_size": _DYNAMIC, "%total_smem_size": _DYNAMIC + 48, "%aggr_smem_size": _DYNAMIC + 48,
    }  # fmt: skip


_RELEASED = {"%lanemask": ("2.0", "sm_20"),
             "%dynamic_smem_size": ("4.1", "sm_20"), "%total_smem_size": ("4.1", "sm_20"),
             "%aggr_smem_size": ("8.1", "sm_90"), "%warpid": ("1.3", "any"), "%nwarpid": ("2.0", "sm_20"),
             "%laneid": ("1.3", "any"), "%smid": ("1.3", "any"), "%nsmid": ("2.0", "sm_20"), "%gridid": ("1.0", "any"),
             "%clock64": ("2.0", "sm_20"), "%clock_hi": ("5.0", "sm_20"), "%globaltimer": ("3.1", "sm_30")}  # fmt: skip


def _special_row(instruction: str) -> Row:
    name = instruction.split()[1]
    since, target = next((v for key, v in _RELEASED.items() if name.startswith(key)), ("1.0", "any"))
    return Row(instruction, "T0", since, target, _SPECIALS, "warp.specials")


# (instruction, whether its value is what it may be)
_LOOSE: dict[str, Callable[[int], bool]] = {
    "mov.u32 %smid": lambda v: v < 1024, "mov.u32 %nsmid": lambda v: v > 0, "mov.u64 %gridid": lambda v: v > 0,
    "mov.u32 %clock": lambda v: True, "mov.u32 %clock_hi": lambda v: True, "mov.u64 %clock64": lambda v: v > 0,
    "mov.u64 %globaltimer": lambda v: v > 0, "mov.u32 %globaltimer_lo": lambda v: True,
    "mov.u32 %globaltimer_hi": lambda v: True,
}  # fmt: skip


def specials() -> Whole:
    """All blocks and threads of a grid of three dimensions; what may have any value is read twice and grows."""
    threads, blocks = int(np.prod(_BLOCK)), int(np.prod(_GRID))
    exact, loose = list(_identities(0, 0)), list(_LOOSE)
    code = [f"mov.u32 %r9, {name}; st.global.u32 [%rd1+{8 * i}], %r9;" for i, name in enumerate(exact)]
    for i, instruction in enumerate(loose, len(exact)):
        bits = instruction[5:7]
        for again in (0, 1):
            code.append(f"{instruction.replace(' ', f' %x{bits}, ')}; cvt.u64.u{bits} %rd2, %x{bits};"
                        f"st.global.u64 [%rd1+{8 * i + again * 8 * len(loose)}], %rd2;")  # fmt: skip
    columns = len(exact) + 2 * len(loose)
    ptx = f"""
.extern .shared .align 4 .b8 dynamic[];
.visible .entry k(.param .u64 out)
{{
  .shared .align 4 .b8 fixed[48];
  .reg .b32 %r<10>, %x32; .reg .b64 %rd<4>, %x64;
  mov.u32 %r1, %ctaid.z; mov.u32 %r2, %nctaid.y; mov.u32 %r3, %ctaid.y; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %nctaid.x; mov.u32 %r3, %ctaid.x; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.z; mov.u32 %r3, %tid.z; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.y; mov.u32 %r3, %tid.y; mad.lo.u32 %r1, %r1, %r2, %r3;
  mov.u32 %r2, %ntid.x; mov.u32 %r3, %tid.x; mad.lo.u32 %r1, %r1, %r2, %r3;
  st.shared.u32 [fixed], %r1; st.shared.u32 [dynamic], %r1;
  ld.param.u64 %rd1, [out];
  mad.wide.u32 %rd1, %r1, {8 * columns}, %rd1;
  {chr(10).join(code)}
  ret;
}}
"""

    def check(arguments: Sequence[Any]) -> Mapping[str, str]:
        wrong: dict[str, str] = {}
        for i, values in enumerate(arguments[0].tolist()):
            block, t = divmod(i, threads)
            for name, got in zip(exact, values, strict=False):
                if got != (want := _identities(block, t)[name]):
                    wrong[f"mov.u32 {name}"] = f"thread {t} of block {block}: {got}, not {want}"
            first, second = values[len(exact) :][: len(loose)], values[len(exact) + len(loose) :]
            for name, a, b in zip(loose, first, second, strict=True):
                grows = b >= a or "u32" in name
                same = a == b or "clock" in name or "timer" in name
                if not (_LOOSE[name](a) and grows and same):
                    wrong[name] = f"thread {t} of block {block}: {a}, then {b}"
        return wrong

    rows = [_special_row(f"mov.u32 {name}") for name in exact] + [_special_row(name) for name in loose]
    return Whole("specials", rows, ptx, lambda: [np.zeros((threads * blocks, columns), np.uint64)], check,
                 grid=_GRID, block=_BLOCK, shared=_DYNAMIC)  # fmt: skip


def batches() -> Iterator[Cases | Whole]:
    yield from (shuffles(), votes(), partial(), matches(), reductions(), barriers(), counting(), specials())
