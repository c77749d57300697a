"""A program under gtap has gtap's libraries mapped and none of NVIDIA's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server
from tests.programs import build

NVIDIA = re.compile(r"lib(cu[a-z]|nv|nccl|npp|accinj)[\w.+-]*\.so")


def mapped(maps: Path) -> set[Path]:
    """The files of a /proc/PID/maps."""
    fields = [line.split(maxsplit=5) for line in maps.read_text().splitlines()]
    return {Path(field[5]) for field in fields if len(field) == 6 and field[5].startswith("/")}


@pytest.mark.shows("SPINE.4")
@pytest.mark.parametrize("link", build.FOUR_WAYS, ids=lambda link: "-".join(link))
def test_no_library_of_nvidia_is_mapped(
    link: tuple[build.Cudart, build.Link],
    cpu_server: Server,
    gtap_exec: Callable[..., Ran],
    tmp_path: Path,
    environ: dict[str, str],
) -> None:
    """Even where the environment names NVIDIA's file by its path.

    Delete `stub ? stub :` from la_objsearch in the shim's audit.c to see it fail.
    """
    maps = tmp_path / "maps"
    real = build.runtime_folder(link[0]) / f"libcudart.so.{link[0].partition('.')[0]}"
    env = {"GTAP_TEST_MAPS": str(maps), "LD_LIBRARY_PATH": str(real.parent), "LD_PRELOAD": str(real)}
    ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu", *link), server=cpu_server, env=env)
    assert ran.status == 0, ran.stderr
    files = mapped(maps)
    named = {file for file in files if NVIDIA.match(file.name)}
    bundle = Path(environ["XDG_CACHE_HOME"]) / "gtap" / "bundle"
    assert any(file.name == "libgtap.so" for file in files)
    assert any(file.name == "libcuda.so.1" for file in named)
    assert [file for file in named if bundle not in file.parents] == []
