"""What a program under `gtap exec` finds in its environment, so that the loader takes gtap's libraries."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from ..bundle import PROGRAMS
from ..native import AUDIT

# Never inherited: a nested `gtap exec` speaks to its own servers.
OWN = ("GTAP_SESSIONS", "GTAP_SESSIONS_FILE", "GTAP_BUNDLE", "GTAP_CODE", "GTAP_STATS_DIR", "GTAP_RECORD_DIR")


@attrs.frozen
class Grant:
    """A lease as a program's processes need it: where, which lease, and the key that proves it."""

    url: str
    lease: bytes = attrs.field(repr=False)
    key: bytes = attrs.field(repr=False)
    image: str = "native"


def build(
    base: Mapping[str, str],
    grants: Sequence[Grant],
    bundle: Path,
    stats: Path | None = None,
    record: Path | None = None,
) -> dict[str, str]:
    """The program's environment: the user's own, with gtap's libraries in front. Devices follow the order of grants.

    `stats`, `record`: folders in which each process makes a file.
    """
    environ = {name: value for name, value in base.items() if name not in OWN}
    environ["GTAP_SESSIONS"] = sessions(grants)
    environ.update(loader(base, grants, bundle, bundle))
    if stats is not None:
        environ["GTAP_STATS_DIR"] = str(stats)
    if record is not None:
        environ["GTAP_RECORD_DIR"] = str(record)
    return environ


def sessions(grants: Sequence[Grant]) -> str:
    """What GTAP_SESSIONS holds, or the file that GTAP_SESSIONS_FILE names. A secret."""
    return ";".join(f"{grant.url}|{grant.lease.hex()}|{grant.key.hex()}" for grant in grants)


def loader(base: Mapping[str, str], grants: Sequence[Grant], bundle: Path, place: Path) -> dict[str, str]:
    """The variables that put the bundle in front of what `base` says; `place` is where the program sees it."""
    programs = str(place / PROGRAMS) if (bundle / PROGRAMS).is_dir() else ""
    made = {
        "GTAP_BUNDLE": str(place),
        "PATH": _joined(programs, _without_bundles(base.get("PATH", os.defpath))),
        "LD_AUDIT": _joined(_without_bundles(base.get("LD_AUDIT", "")), str(place / AUDIT)),
        "LD_LIBRARY_PATH": _joined(str(place), _without_bundles(base.get("LD_LIBRARY_PATH", ""))),
    }
    if any(grant.image == "ptx" for grant in grants):  # compilers in the program are to give PTX
        made["GTAP_CODE"] = "ptx"
    return made


def search_path(base: Mapping[str, str], bundle: Path) -> str:
    """PATH with the plugins' programs in front: `nvidia-smi` is to show the servers' GPUs, also beside another one."""
    return loader(base, (), bundle, bundle)["PATH"]


def _joined(*parts: str) -> str:
    return ":".join(part for part in parts if part)


def _without_bundles(value: str) -> str:
    """Drop what an outer `gtap exec` put there: two bundles in one program would be two runtimes."""
    return ":".join(part for part in value.split(":") if part and "/gtap/bundle/" not in part)
