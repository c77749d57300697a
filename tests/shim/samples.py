"""Fat binaries and cubins made from the facts of their formats."""

from __future__ import annotations

import struct

import lz4.block
import zstandard

PTX, ELF = 1, 2
ARCH_SPECIFIC, FAMILY, LZ4, ZSTD = 0x100000, 0x1000000, 0x2000, 0x8000


def ptx(sm: int, text: str = "") -> bytes:
    """PTX text for one target."""
    return f"// made by a test\n/* .version 1.0 */\n\t.version 7.0\n.target sm_{sm}\n.address_size 64\n{text}".encode()


def parameter(ordinal: int, offset: int, size: int) -> bytes:
    """One KPARAM_INFO attribute."""
    return struct.pack("<BBHIHHI", 4, 0x17, 12, 0, ordinal, offset, size << 18 | 0x1F000)


def info(*parameters: tuple[int, int]) -> bytes:
    """A .nv.info.<kernel> section: parameters in reverse, as compilers write them, between other attributes."""
    body = struct.pack("<BBH", 3, 0x1B, 0xFF) + struct.pack("<BBHI", 4, 0x0A, 4, 7)
    total = max((offset + size for offset, size in parameters), default=0)
    body += struct.pack("<BBH", 3, 0x19, total)
    for ordinal, (offset, size) in reversed(list(enumerate(parameters))):
        body += parameter(ordinal, offset, size)
    return body + struct.pack("<BBH", 1, 0x1D, 0)


def cubin(sm: int, kernels: dict[str, bytes] | None = None, old_abi: bool = False) -> bytes:
    """An ELF with one .nv.info section per kernel."""
    sections = {".text": b"code" * 8, **{f".nv.info.{name}": body for name, body in (kernels or {}).items()}}
    names = b"\0"
    data, headers = b"", [bytes(64)]
    for name, body in [*sections.items(), (".shstrtab", b"")]:
        if name == ".shstrtab":
            names += b".shstrtab\0"
            offset, body = len(names) - len(".shstrtab\0"), names
        else:
            offset = len(names)
            names += name.encode() + b"\0"
        headers.append(struct.pack("<IIQQQQIIQQ", offset, 1, 0, 0, 64 + len(data), len(body), 0, 0, 4, 0))
        data += body + bytes(-len(body) % 8)
    flags = sm if old_abi else sm << 8 | 2
    ident = b"\x7fELF\2\1\1" + bytes([0x33, 7] if old_abi else [0x41, 8]) + bytes(7)
    head = ident + struct.pack(
        "<HHIQQQIHHHHHH", 2, 190, 1, 0, 0, 64 + len(data), flags, 64, 56, 0, 64, len(headers), len(headers) - 1
    )
    return head + data + b"".join(headers)


def entry(kind: int, sm: int, payload: bytes, compression: int = 0, flags: int = 0) -> bytes:
    """One entry of a fat binary."""
    stored = payload
    if compression == LZ4:
        stored = lz4.block.compress(payload, store_size=False)
    elif compression == ZSTD:
        stored = zstandard.ZstdCompressor(level=9, write_content_size=True).compress(payload)
    padded = stored + bytes(-len(stored) % 8)
    head = struct.pack(
        "<HHIQIIIIIIQQQ", kind, 0x101, 64, len(padded), len(stored) if compression else 0, 0, 0x10008, sm, 0, 0,
        flags | compression | 0x11, 0, len(payload) if compression else 0,
    )  # fmt: skip
    assert len(head) == 64
    return head + padded


def fatbin(*entries: bytes) -> bytes:
    """A fat binary."""
    body = b"".join(entries)
    return struct.pack("<IHHQ", 0xBA55ED50, 1, 16, len(body)) + body
