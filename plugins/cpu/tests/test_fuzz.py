"""Generated programs: vectors of lanes, threads on their own and an interpreter of the program's tree agree.

Everything that the programs contain is exact, so that all bits agree; only NaNs are as good as each other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import gtap_plugin_cpu
import pytest
from hypothesis import given, seed, settings

from plugins.cpu.tests.fuzz.comparison import compare
from plugins.cpu.tests.fuzz.search import QUIET
from plugins.cpu.tests.fuzz.strategy import programs
from plugins.cpu.tests.fuzz.tree import Program

PARTS = 8  # which may run at the same time
ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(gtap_plugin_cpu.__file__).parent
TRIED = 200  # programs at most until a mutation has to be found
# file of the plugin, what stands in it, what to put there
MUTATIONS = {
    "who waits at a block is forgotten when others come": (
        "codegen/control.py", "f'or i32 {already}, {lanes}'", "f'or i32 0, {lanes}'"),
    "a guard does not keep results from being written": (
        "codegen/function.py", "value = self.select(self.merge, value, self.get(register))", "pass"),
    "lanes elsewhere lose their registers": (
        "codegen/function.py", "if varying and self.spares(register):", "if False:"),
    "a register with one definition is not spared in loops": (
        "ptx/divergence.py", "return unordered or looping[block] or",
        "return unordered or"),
    "what is written in one arm of a branch stays one value for all": (
        "ptx/divergence.py", "if len(self.flow.definitions[register]) > 1 or (again", "if (again"),
    "shuffles do not stay in their segments": (
        "codegen/warp.py", 'last = g.binary("or", first, g.binary("and", clamp, outside))',
        'last = g.binary("or", first, clamp)'),
    "redux starts from 0": ("codegen/warp.py", 'g.constant("i32", neutral)', 'g.constant("i32", 0)'),
    "results of functions overwrite those of lanes that returned": (
        "codegen/calls.py", 'word = self.select(self.lane_mask(), word, self.load("i32", pointer, True, align=4))',
        "pass"),
    "elements are next to each other if lane 0 says so": (
        "codegen/access.py", "f'and i32 {wrong}, {self.mask}'", "f'and i32 {wrong}, 1'"),
    "atomics compare everything as signed": (
        "codegen/memory.py", 'return op if type_.kind == "s" else f"u{op}"', "return op"),
    "threads that ended in a function go on in its caller": (
        "codegen/control.py", "self.mask = self.block_mask = left", "pass"),
}  # fmt: skip


@pytest.mark.system
@pytest.mark.shows("DEVICE.2")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_thousand_programs(execute: Callable[..., None], part: int, compact: Callable[[], None]) -> None:
    """Every other part as if its programs were large.

    Change any line of gtap_plugin_cpu/codegen/control.py; see MUTATIONS for what was tried.
    """
    if part % 2:
        compact()
    agrees(execute, part, 1000 // PARTS)


@pytest.mark.parametrize("large", [False, True])
def test_some_programs(execute: Callable[..., None], compact: Callable[[], None], large: bool) -> None:
    if large:
        compact()
    agrees(execute, PARTS + large, 10)


def agrees(execute: Callable[..., None], number: int, count: int) -> None:
    @seed(number)
    @settings(QUIET, max_examples=count)
    @given(program=programs())
    def check(program: Program) -> None:
        compare(program, execute)

    check()


@pytest.mark.system
@pytest.mark.shows("DEVICE.2")
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_of_the_generator_is_found(name: str, tmp_path: Path) -> None:
    """Programs of the thousand, run by a copy of the plugin with one thing changed."""
    file, old, new = MUTATIONS[name]
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    text = (tmp_path / PACKAGE.name / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has not one `{old}`"
    (tmp_path / PACKAGE.name / file).write_text(text.replace(old, new), encoding="utf-8")
    command = [sys.executable, "-m", "plugins.cpu.tests.fuzz.search", str(TRIED)]
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert "DIFFERS" in done.stdout or done.returncode < 0, done.stdout + done.stderr
