"""The table behind cuGetProcAddress: drafted from the typedef headers' names and numbers, written out as C.

    python -m gtap_plugin_driver.procaddress draft HEADERS exports/libcuda.so.1.txt > exports/procaddress.tsv
    python -m gtap_plugin_driver.procaddress c exports/procaddress.tsv > handwritten/procaddress_table.c

A row is (name, version, flag, symbol): a program that asks for `name` at a version of `version` or later, and no later
row's, gets `symbol`; flag 2 rows answer for the per-thread default stream.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs

_TYPEDEF = re.compile(r"\*PFN_(cu\w+?)_v(\d+)(?:_(pt[sd][zs]))?\)\(")


@attrs.frozen(order=True)
class Row:
    """One answer of cuGetProcAddress."""

    name: str
    flag: int  # 0: the legacy default stream, 2: the thread's own
    version: int
    symbol: str


def draft(headers: Path, exports: Iterable[str]) -> list[Row]:
    """Read the names and versions of every `cuda*Typedefs.h` in `headers`, keep those whose symbol is in `exports`.

    The versions of a name in rising order are its symbols name, name_v2, name_v3, ... in order.
    """
    symbols = set(exports)
    versions: dict[str, dict[str, set[int]]] = {}
    for header in sorted(headers.glob("cuda*Typedefs.h")):
        for name, version, suffix in _TYPEDEF.findall(header.read_text()):
            versions.setdefault(name, {}).setdefault(suffix, set()).add(int(version))
    return sorted(row for name, by_suffix in versions.items() for row in _rows(name, by_suffix, symbols))


def _rows(name: str, by_suffix: dict[str, set[int]], symbols: set[str]) -> list[Row]:
    candidates = [name, *(f"{name}_v{n}" for n in range(2, 6))]
    plain = list(zip(sorted(by_suffix.get("", set())), (c for c in candidates if c in symbols), strict=False))
    rows = [Row(name, 0, version, symbol) for version, symbol in plain]
    for suffix, versions in by_suffix.items():
        for version in versions if suffix else ():
            older = [symbol for since, symbol in plain if since <= version]
            if older and f"{older[-1]}_{suffix}" in symbols:
                rows.append(Row(name, 2, version, f"{older[-1]}_{suffix}"))
    return rows


def parse(text: str) -> list[Row]:
    """Read the tab-separated form."""
    rows = []
    for line in text.splitlines():
        name, flag, version, symbol = line.split("\t")
        rows.append(Row(name, int(flag), int(version), symbol))
    return rows


def to_text(rows: Iterable[Row]) -> str:
    """Write the tab-separated form."""
    return "".join(f"{row.name}\t{row.flag}\t{row.version}\t{row.symbol}\n" for row in sorted(rows))


def to_c(rows: Iterable[Row]) -> str:
    """Write the C table, sorted by name, flag and version, for a binary search."""
    ordered = sorted(rows)
    stamp = hashlib.blake2b(to_text(ordered).encode(), digest_size=8).hexdigest()
    declarations = "".join(f"GTAP_EXPORT void {symbol}(void);\n" for symbol in sorted({row.symbol for row in ordered}))
    entries = "".join(f'    {{"{row.name}", {row.version}, {row.flag}, {row.symbol}}},\n' for row in ordered)
    return (
        f"/* Written by gtap_plugin_driver.procaddress from exports/procaddress.tsv ({stamp}); do not edit. */\n"
        '#include "procaddress.h"\n\n'
        "/* The types do not matter here: the table holds addresses alone. */\n"
        f"{declarations}\n"
        f"const procaddress_row procaddress_table[] = {{\n{entries}}};\n\n"
        "const unsigned procaddress_count = sizeof procaddress_table / sizeof procaddress_table[0];\n"
    )


def main(arguments: list[str]) -> None:
    """Run `draft HEADERS EXPORTS` or `c TABLE`; the result goes to stdout."""
    match arguments:
        case ["draft", headers, exports]:
            sys.stdout.write(to_text(draft(Path(headers), Path(exports).read_text().split())))
        case ["c", table]:
            sys.stdout.write(to_c(parse(Path(table).read_text())))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
