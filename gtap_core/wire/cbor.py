"""CBOR (RFC 8949) as control messages use it, by cbor2 with everything switched off that a peer could abuse.

What remains to be refused here are values that no message holds: tags, floats, integers over 64 bits.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import cbor2

from gtap_core.errors import Fault

MOST_DEPTH = 6


def encode(value: Any) -> bytes:
    """Encode None, bool, int (64 bits), bytes, str, list, tuple, dict with str keys. TypeError: anything else."""
    if not _is_plain(value, 0):
        raise TypeError("this value is not sent in control messages")
    return cbor2.dumps(value)


def decode(data: bytes) -> Any:
    """Decode exactly one value. Fault: anything else."""
    stream = BytesIO(data)
    decoder = cbor2.CBORDecoder(
        stream, max_depth=MOST_DEPTH, allow_indefinite=False, allow_duplicate_keys=False, strict_hashable_types=True
    )
    try:
        value = decoder.decode()
    # A tag's content is built before it can be refused here; whatever that raises is the peer's doing.
    except (cbor2.CBORError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise Fault(f"a control message is not CBOR as gtap sends it: {error}") from None
    if stream.tell() != len(data):
        raise Fault("a control message has bytes behind its end")
    if not _is_plain(value, 0):
        raise Fault("a control message holds a kind of value that gtap does not send")
    return value


def _is_plain(value: Any, depth: int) -> bool:
    if depth > MOST_DEPTH:  # shared references can make a cycle
        return False
    if value is None or type(value) in (bool, bytes, str):
        return True
    if isinstance(value, int):  # IntEnum too
        return -(1 << 64) <= value < 1 << 64
    if type(value) in (list, tuple):
        return all(_is_plain(each, depth + 1) for each in value)
    if type(value) is dict:
        return all(type(key) is str and _is_plain(each, depth + 1) for key, each in value.items())
    return False
