"""Wheels from sdists: they install without an index, run without a compiler, and say which plugin is missing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core import native
from tests.fixtures import ROOT
from tests.packaging.conftest import Environment
from tests.programs import build

SENTENCE = "pip install gtap-plugin-cudart"


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.shows("SPINE.6")
def test_a_missing_plugin_is_named_until_it_is_there(environment: Callable[[], Environment]) -> None:
    """Delete the MISSING file's use in shim/src/audit.c to see it fail."""
    env = environment()
    program = build.program(ROOT / "tests" / "programs" / "vectorAdd.cu", "13", "shared")
    env.pip("install", "gtap", "gtap-plugin-driver", "gtap-plugin-cpu")
    before = env.gtap_exec(program)
    assert before.returncode != 0
    assert before.stderr.count(SENTENCE) == 1

    env.pip("install", "gtap-plugin-cudart")
    installed = env.gtap_exec(program)
    assert (installed.returncode, SENTENCE in installed.stderr) == (0, False), installed.stderr

    env.pip("uninstall", "--yes", "gtap-plugin-cudart")
    after = env.gtap_exec(program)
    assert after.returncode != 0
    assert after.stderr.count(SENTENCE) == 1


@pytest.mark.system
@pytest.mark.wheels
def test_wheels_are_pure_and_hold_native_files_with_their_keys(dist: Path) -> None:
    found = sorted(path.name for path in dist.glob("*.whl"))
    assert found and all(name.endswith("-py3-none-any.whl") for name in found)
    (core,) = dist.glob("gtap-0*.whl")
    names = zipfile.ZipFile(core).namelist()
    for name in (native.RUNTIME, native.AUDIT):
        assert f"gtap_core/_native/{native.target()}/{name}" in names
        assert f"gtap_core/_native/{native.target()}/{name}.key" in names
    assert "gtap_core/shim/include/gtap/stub.h" in names
    assert core.stat().st_size < 15 << 20
    assert not [name for name in names if name.startswith(("tests/", "plugins/"))]
