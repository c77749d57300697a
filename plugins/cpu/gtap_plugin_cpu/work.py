"""What is to be compiled: one kernel with the text of everything that it reaches."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import attrs

from gtap_plugin_cpu.ptx.model import Variable

USUAL, CHEAPEST = 0, 1  # tiers: what a compilation is asked for
MOST_BYTES = 64 << 20  # of one kernel's work


class BadWork(Exception):
    """Bytes that describe no work."""


@attrs.frozen
class Work:
    """A kernel to compile. `text` is a module of its own: what the kernel reaches, initial values left out."""

    kernel: str
    width: int  # 32, 1, or 0: the compiler chooses
    text: str
    numbers: Mapping[str, int]  # of the functions, as their addresses are in the whole module
    functions: int  # in the whole module
    offsets: Mapping[str, int]  # of the variables in the whole module's globals
    constants: int  # bytes of the module's globals, from the first on, that are constants
    taken: Sequence[str]  # functions that an indirect call may reach
    lines: Sequence[int] = ()  # where the functions with bodies begin in the whole text, for messages alone

    def to_bytes(self) -> bytes:
        """The same for two works that compile to the same: without the lines."""
        return json.dumps(attrs.asdict(self, filter=lambda field, _: field.name != "lines")).encode()

    @classmethod
    def from_bytes(cls, data: bytes | memoryview, lines: Sequence[int] = ()) -> Work:
        """Raises BadWork."""
        try:
            work = cls(**json.loads(bytes(data)), lines=lines)
        except (ValueError, TypeError, RecursionError) as error:
            raise BadWork(str(error)) from None
        numbers = (work.width, work.functions, work.constants)
        if not all(isinstance(s, str) for s in (work.kernel, work.text)) or not all(
            isinstance(n, int) for n in numbers
        ):
            raise BadWork("a field of the wrong kind")
        if work.width not in (0, 1, 32):
            raise BadWork(f"width {work.width}")
        maps = (work.numbers, work.offsets)
        if not all(isinstance(m, dict) and all(isinstance(n, int) for n in m.values()) for m in maps):
            raise BadWork("numbers or offsets are none")
        if not (isinstance(work.taken, list) and all(isinstance(name, str) for name in work.taken)):
            raise BadWork("no list of functions")
        if not (0 <= work.functions < 1 << 24 and all(0 < n <= work.functions for n in work.numbers.values())):
            raise BadWork("more functions than a module has")
        return work


def lay_out_shared(variables: Mapping[str, Variable]) -> tuple[dict[str, int], int]:
    """Offsets in a block's shared memory, and how many bytes are static.

    Variables without a length (the launch's dynamic bytes) lie behind all others.
    """
    offsets: dict[str, int] = {}
    end = 0
    for name, variable in variables.items():
        if variable.size:
            offsets[name] = end = -(-end // variable.align) * variable.align
            end += variable.size
    dynamic = {name: v for name, v in variables.items() if not v.size}
    start = -(-end // 16) * 16 if dynamic else end
    return offsets | dict.fromkeys(dynamic, start), start
