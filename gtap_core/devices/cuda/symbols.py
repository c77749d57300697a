"""The names of a code image's variables: from the symbol table of an ELF image or the text of a PTX one.

The image comes from the program, so every offset and count in it is checked.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

ELF_MAGIC = b"\x7fELF"
MOST_SYMBOLS = 1 << 20
_SECTION = struct.Struct("<IIQQQQIIQQ")  # Elf64_Shdr
_SYMBOL = struct.Struct("<IBBHQQ")  # Elf64_Sym
_SYMTAB, _OBJECT = 2, 1

_VARIABLE = re.compile(
    rb"^[ \t]*(?:\.(?:visible|weak|extern|common)\s+)*\.(?:global|const)\b"
    rb"(?:\s+\.(?:align\s+\d+|attribute\([^)]*\)|\w+))*\s+([A-Za-z_$%][\w$]*)",
    re.MULTILINE,
)


def variable_names(image: bytes) -> list[str]:
    """Return the names that may be variables of the image, each once, in its order; the driver knows which are."""
    names = _elf_names(image) if image.startswith(ELF_MAGIC) else (m.group(1) for m in _VARIABLE.finditer(image))
    return list(dict.fromkeys(name.decode("utf-8", "replace") for name in names))


def _elf_names(image: bytes) -> Iterator[bytes]:
    sections = _sections(image)
    for section in sections:
        kind, offset, size, link, entry = section[1], section[4], section[5], section[6], section[9]
        if kind != _SYMTAB or entry != _SYMBOL.size or link >= len(sections):
            continue
        table = image[offset : offset + min(size, MOST_SYMBOLS * entry)]
        strings = image[sections[link][4] : sections[link][4] + sections[link][5]]
        for at in range(0, len(table) - entry + 1, entry):
            name, info, _, home, _, length = _SYMBOL.unpack_from(table, at)
            if info & 15 == _OBJECT and home and length and name < len(strings):
                yield strings[name : max(name, strings.find(b"\0", name))]


def _sections(image: bytes) -> list[tuple[int, ...]]:
    if len(image) < 64:
        return []
    offset, size, count = struct.unpack_from("<Q", image, 40)[0], *struct.unpack_from("<HH", image, 58)
    if count == 0 and offset + _SECTION.size <= len(image):
        count = _SECTION.unpack_from(image, offset)[5]  # more than a u16 holds: it stands in the first section
    if size != _SECTION.size or offset + size * count > len(image):
        return []
    return [_SECTION.unpack_from(image, offset + size * index) for index in range(count)]
