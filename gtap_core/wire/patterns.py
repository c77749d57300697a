"""Call frames whose fixed part is that of an earlier one travel without it (README.md, section 3)."""

from __future__ import annotations

import attrs

from gtap_core.errors import Fault

HEADER = 16
SHORT, KEEP = 2, 4  # flags of a call frame; above them the words that are kept
MOST_PATTERNS = 256
MOST_WHOLE = 65536  # bytes of such a frame with what it left out
_WORDS = 3  # where their number begins in the flags


@attrs.define
class Patterns:
    """What a server keeps of its client's frames. `count`: how many it has offered to keep."""

    count: int = MOST_PATTERNS
    _kept: dict[int, tuple[bytes, bytes]] = attrs.field(factory=dict)
    """By number: which function's frames, and the bytes that they begin with."""

    def whole(self, frame: bytes) -> bytes:
        """The frame as it would be without patterns. Fault: one that is not kept, or cannot be."""
        flags, number = frame[10], frame[11]
        if not flags & (SHORT | KEEP):
            return frame
        words, function, body = flags >> _WORDS, frame[4:8], frame[HEADER:]
        if flags & SHORT:
            kept = self._kept.get(number)
            if words or flags & KEEP or kept is None or kept[0] != function:
                raise Fault(f"a call frame has the pattern {number}, which is not its own")
            body = kept[1] + body
        elif not words or 8 * words > len(body) or number >= self.count:
            raise Fault(f"a call frame would make {8 * words} bytes its pattern {number}")
        else:
            self._kept[number] = function, body[: 8 * words]
        size = HEADER + len(body)
        if size > MOST_WHOLE:
            raise Fault(f"a frame of {size} bytes with a pattern; such have at most {MOST_WHOLE}")
        return size.to_bytes(4, "little") + frame[4:10] + bytes((flags & 1, 0)) + frame[12:HEADER] + body
