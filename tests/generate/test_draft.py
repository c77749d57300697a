"""Drafts from headers of our own, in a folder and in a wheel."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from gtap_core import Library
from gtap_core.errors import UsageError
from gtap_core.generate import draft

pytest.importorskip("clang.cindex", reason="libclang is not installed: pip install 'gtap[draft]'")

HEADER = """
#ifndef FRUIT_H
#define FRUIT_H
#include <stddef.h>
#include "fruit_types.h"

/** \\param version Returned version number */
fruitStatus fruitGetVersion(int *version);
fruitStatus fruitCreate(fruitHandle *handle);
fruitStatus fruitDestroy(fruitHandle handle);
fruitStatus fruitSetStream(fruitHandle handle, CUstream stream);
fruitStatus fruitSetDims(fruitHandle handle, int nbDims, const int dims[]);
fruitStatus fruitSetName(fruitHandle handle, const char *name);
fruitStatus fruitGetName(fruitHandle handle, char *name, unsigned int length);
/** \\param [out] total what it adds up to */
fruitStatus fruitSum(fruitHandle handle, const double *x, size_t n, double *total);
fruitStatus fruitPick(fruitHandle handle, struct fruitBox box, enum fruitColour colour);
fruitStatus fruitRead(fruitHandle handle, const void *from, size_t bytes);
fruitStatus fruitFind(fruitHandle handle, fruitHandle *other);
fruitStatus fruitList(fruitHandle handle, void **array, int n);
fruitStatus fruitMix(fruitHandle handle, const fruitChoice *choice);
fruitStatus fruitWatch(fruitHandle handle, void (*changed)(int), const int *from, int count);
fruitStatus fruitWhat(fruitHandle handle, double *x);
const char *fruitErrorString(fruitStatus status);
int fruitPrint(const char *format, ...);
fruitStatus fruitRipen();
#endif
"""
TYPES = """
typedef enum fruitStatus_enum { FRUIT_OK, FRUIT_BAD } fruitStatus;
enum fruitColour { RED, GREEN };
typedef struct fruitHandle_st *fruitHandle;
typedef struct CUstream_st *CUstream;
struct fruitBox { int width; double depth[3]; };
typedef struct fruitChoice { int tag; union { int a; void *b; } u; } fruitChoice;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    include = tmp_path / "headers" / "include"
    include.mkdir(parents=True)
    (include / "fruit.h").write_text(HEADER)
    (include / "fruit_types.h").write_text(TYPES)
    return tmp_path / "headers"


@pytest.fixture
def wheel(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "fruit-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for header in folder.rglob("*.h"):
            made.write(header, f"vendor/fruit/include/{header.name}")
        made.writestr("vendor/fruit/lib/libfruit.so.1", b"\x7fELF")
    return path


def drafted(source: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    arguments = [str(source), "--header", "fruit.h", "--library", "fruit", "--soname", "libfruit.so.1", *options]
    assert draft.run(arguments) == 0
    return capsys.readouterr().out


def loaded(text: str) -> Library:
    names: dict[str, Any] = {}
    exec(compile(text, "draft", "exec"), names)  # our own text, as a reviewer would import it
    library = names["fruit"]
    assert isinstance(library, Library)
    return library


def test_a_draft_is_a_spec_that_loads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fruit = loaded(drafted(folder, capsys))
    lines = {line.split()[2]: line for line in fruit.layout_lines if line}
    assert lines["fruitGetVersion"] == "1 call fruitGetVersion version=out(4)@0"
    assert lines["fruitCreate"] == "2 call fruitCreate handle=new(fruit.fruitHandle)@0"
    assert lines["fruitSetStream"].endswith("stream=stream@8")
    assert "dims=in(multiply(nbDims,4))" in lines["fruitSetDims"]
    assert "name=str" in lines["fruitSetName"]
    assert "name=out(length)" in lines["fruitGetName"]
    assert "x=in(multiply(n,8))" in lines["fruitSum"] and "total=out(8)" in lines["fruitSum"]
    assert "box=struct(32)" in lines["fruitPick"]
    assert fruit.by_name["fruitDestroy"].destroys == "handle"
    assert [each.name for each in fruit.declared if each.kind == "local"] == ["fruitErrorString"]
    assert fruit.by_name["fruitGetName"].mode == "call" and fruit.by_name["fruitSetName"].mode == "post"


@pytest.mark.parametrize(
    ("function", "question"),
    [
        ("fruitRead", "from: untyped memory: host or device, how many bytes?"),
        ("fruitFind", "other: handles come back"),
        ("fruitList", "array: a pointer to pointers"),
        ("fruitMix", "choice: a union without a name"),
        ("fruitWatch", "changed: only NULL is accepted"),
        ("fruitWhat", "x: written, read, or both"),
    ],
)
def test_what_it_does_not_know_it_asks(
    folder: Path, capsys: pytest.CaptureFixture[str], function: str, question: str
) -> None:
    lines = drafted(folder, capsys).splitlines()
    at = next(index for index, line in enumerate(lines) if f" {function}(" in line)
    assert lines[at].startswith("# fruit.")
    before = lines[max(0, at - 3) : at]
    assert any(line.startswith(f"# REVIEW {question}") for line in before), before


def test_a_policy_answers_for_untyped_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    host = loaded(drafted(folder, capsys, "--data", "host"))
    assert "from=in(bytes)" in host.layout_lines[host.by_name["fruitRead"].ordinal - 1]
    device = loaded(drafted(folder, capsys, "--data", "device"))
    assert "from=address" in device.layout_lines[device.by_name["fruitRead"].ordinal - 1]


def test_headers_are_read_out_of_wheels_and_leave_nothing_behind(
    wheel: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    text = drafted(wheel, capsys)
    assert text == drafted(folder, capsys)
    assert list(scratch.iterdir()) == []
    assert str(tmp_path) not in text


def test_functions_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [each.name for each in loaded(drafted(folder, capsys, "--functions", "Create|Destroy")).declared] == [
        "fruitCreate",
        "fruitDestroy",
    ]


def test_a_wheel_with_paths_that_leave_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.whl"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("../outside.h", "")
    with pytest.raises(UsageError, match="a path that leaves it"):
        draft.run([str(path), "--header", "outside.h", "--library", "bad"])


def test_a_header_that_is_not_there_or_broken_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no other\.h in"):
        draft.run([str(folder), "--header", "other.h", "--library", "fruit"])
    (folder / "include" / "broken.h").write_text("int f(unknown_t x);\n")
    with pytest.raises(UsageError, match=r"broken\.h cannot be read"):
        draft.run([str(folder), "--header", "broken.h", "--library", "fruit"])
    (tmp_path / "text.whl").write_text("no wheel")
    with pytest.raises(UsageError, match="neither a folder nor a wheel"):
        draft.run([str(tmp_path / "text.whl"), "--header", "x.h", "--library", "fruit"])
