"""The spec, the header and the tables say the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from gtap_plugin_driver import driver, procaddress
from gtap_plugin_driver.client_side import CLIENT_SIDE

from gtap_core.spec.prototype import parse_prototype
from gtap_core.testing import check_library

PLUGIN = Path(__file__).resolve().parents[1]
EXPORTS = (PLUGIN / "exports" / "libcuda.so.1.txt").read_text().split()


def declared() -> dict[str, str]:
    """The prototypes of gtap_driver.h and its parts by name, normalised."""
    text = "".join(each.read_text() for each in sorted((PLUGIN / "handwritten").glob("gtap_driver*.h")))
    found = re.findall(r"^GTAP_EXPORT (CUresult [^;]*);", text, re.MULTILINE)
    prototypes = [parse_prototype(" ".join(each.split())) for each in found]
    return {each.name: each.declare() for each in prototypes}


def test_the_header_declares_what_the_spec_does() -> None:
    enums = re.compile(r"\b(CUfunction_attribute) (attrib)\b")
    spec = [parse_prototype(each) for each in CLIENT_SIDE]
    wire = [function.prototype for function in driver.functions.values() if function.name.startswith("cu")]
    expected = {each.name: each.declare() for each in [*spec, *wire]}
    header = declared()
    header["cuFuncSetAttribute"] = enums.sub(r"int \2", header["cuFuncSetAttribute"])
    assert {name: header.get(name) for name in expected} == expected


def test_the_library_holds_together() -> None:
    checked = check_library(driver)
    assert len(checked.called) == len(driver.functions) and checked.not_called == ()


def test_every_body_is_exported() -> None:
    assert {parse_prototype(each).name for each in CLIENT_SIDE} <= set(EXPORTS)


def test_the_stub_exports_all_that_the_real_library_does(stubs: Path) -> None:
    listed = subprocess.run(["nm", "-D", "--defined-only", stubs / "libcuda.so.1"], capture_output=True, text=True)
    names = {line.split()[-1].partition("@")[0] for line in listed.stdout.splitlines()}
    assert {name for name in names if name.startswith("cu")} == set(EXPORTS)
    assert not {name for name in names if name.startswith("driver_")} - {"driver_wire_library"}


def test_the_entry_point_table_is_sorted_and_written_out() -> None:
    text = (PLUGIN / "exports" / "procaddress.tsv").read_text()
    rows = procaddress.parse(text)
    assert procaddress.to_text(rows) == text
    assert procaddress.to_c(rows) == (PLUGIN / "handwritten" / "procaddress_table.c").read_text()
    assert {row.symbol for row in rows} <= set(EXPORTS)


def test_a_draft_reads_names_and_versions(tmp_path: Path) -> None:
    header = """
    typedef CUresult (CUDAAPI *PFN_cuCopy_v2000)(void);
    typedef CUresult (CUDAAPI *PFN_cuCopy_v3020)(void);
    typedef CUresult (CUDAAPI *PFN_cuCopy_v7000_ptds)(void);
    typedef CUresult (CUDAAPI *PFN_cuGone_v2000)(void);
    """
    (tmp_path / "cudaTypedefs.h").write_text(header)
    rows = procaddress.draft(tmp_path, ["cuCopy", "cuCopy_v2", "cuCopy_v2_ptds"])
    assert [(row.flag, row.version, row.symbol) for row in rows] == [
        (0, 2000, "cuCopy"),
        (0, 3020, "cuCopy_v2"),
        (2, 7000, "cuCopy_v2_ptds"),
    ]
