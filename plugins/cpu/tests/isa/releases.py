"""Since when, and for which targets, the manual has the instructions of memory and control."""

from __future__ import annotations

from plugins.cpu.tests.isa.rows import Row

_MEMORY, _PARALLEL = "Data Movement and Conversion", "Parallel Synchronization and Communication"
# opcode: tier, since, target, chapter
_OPCODES = {
    "ld": ("T0", "1.0", "any", _MEMORY), "ldu": ("T0", "2.0", "sm_20", _MEMORY), "st": ("T0", "1.0", "any", _MEMORY),
    "cvta": ("T0", "2.0", "sm_20", _MEMORY), "isspacep": ("T0", "2.0", "sm_20", _MEMORY),
    "mov": ("T0", "1.0", "any", _MEMORY), "prefetch": ("T1", "2.0", "sm_20", _MEMORY),
    "prefetchu": ("T1", "2.0", "sm_20", _MEMORY), "applypriority": ("T1", "7.4", "sm_80", _MEMORY),
    "discard": ("T1", "7.4", "sm_80", _MEMORY), "createpolicy": ("T1", "7.4", "sm_80", _MEMORY),
    "atom": ("T1", "1.1", "sm_11", _PARALLEL), "red": ("T1", "1.2", "sm_11", _PARALLEL),
    "membar": ("T1", "1.4", "any", _PARALLEL), "fence": ("T1", "6.0", "sm_70", _PARALLEL),
    "alloca": ("T0", "7.3", "sm_52", "Stack Manipulation"), "stacksave": ("T0", "7.3", "sm_52", "Stack Manipulation"),
    "stackrestore": ("T0", "7.3", "sm_52", "Stack Manipulation"),
    "pmevent": ("T1", "1.4", "any", "Miscellaneous"), "trap": ("T0", "1.0", "any", "Miscellaneous"),
    "nanosleep": ("T1", "6.3", "sm_70", "Miscellaneous"), "brkpt": ("T0", "1.0", "any", "Miscellaneous"),
    **dict.fromkeys(("bra", "exit"), ("T0", "1.0", "any", "Control Flow")),
    "brx": ("T2", "6.0", "sm_30", "Control Flow"), "call": ("T0", "1.0", "any", "Control Flow"),
    "ret": ("T0", "1.0", "any", "Control Flow"),
}  # fmt: skip
# modifier: since, target
_MODIFIERS = {
    "volatile": ("1.1", "any"), "b128": ("8.3", "sm_70"), "nc": ("3.1", "sm_32"), "mmio": ("8.2", "sm_70"),
    "sys": ("5.0", "sm_60"), "f16": ("6.3", "sm_70"), "f16x2": ("6.2", "sm_60"), "b16": ("6.3", "sm_70"),
    "f64": ("5.0", "sm_60"), "proxy": ("7.5", "sm_70"), "mask": ("3.0", "sm_20"),
    "shared::cta": ("7.8", "sm_30"), "param::entry": ("8.3", "any"), "L2::cache_hint": ("7.4", "sm_80"),
    **dict.fromkeys(("weak", "relaxed", "acquire", "release", "acq_rel"), ("6.0", "sm_70")),
    **dict.fromkeys(("L2::64B", "L2::128B"), ("7.4", "sm_75")),
    **dict.fromkeys(("L2::evict_last", "L2::evict_normal"), ("7.4", "sm_80")),
    **dict.fromkeys(("ca", "cg", "cs", "lu", "cv", "wb", "wt"), ("2.0", "sm_20")),
    **dict.fromkeys(("L1::evict_normal", "L1::evict_unchanged", "L1::evict_first", "L1::evict_last",
                     "L1::no_allocate"), ("7.4", "sm_70")),
}  # fmt: skip
_OF_ATOMICS = ("f16", "f16x2", "b16", "f64")


def row(instruction: str, oracle: str) -> Row:
    opcode, *modifiers = instruction.split(".")
    tier, since, target, chapter = _OPCODES[opcode]
    for modifier in modifiers:
        if modifier in _MODIFIERS and (opcode in ("atom", "red") or modifier not in _OF_ATOMICS):
            since = max(since, _MODIFIERS[modifier][0])
            target = max(target, _MODIFIERS[modifier][1], key=_number)
    return Row(instruction, tier, since, target, chapter, oracle)


def _number(target: str) -> int:
    return 0 if target == "any" else int(target[3:])
