"""cuda.core as the package registry has it: what its samples do, compiled by NVRTC and linked by nvJitLink."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest

from tests.fixtures import Ran

PROGRAMS = Path(__file__).with_name("programs")
pytestmark = pytest.mark.clients


@attrs.frozen
class Answer:
    """What a program says as JSON, the arrays that it made, and its stderr."""

    said: dict[str, Any]
    arrays: dict[str, Any]
    stderr: str


Core = Callable[..., Answer]


@pytest.fixture
def core(core_python: Path, gtap_exec: Callable[..., Ran], tmp_path: Path) -> Core:
    """`core(name, source={}, **options of gtap_exec)` runs a program of ours that imports cuda.core."""

    def run(name: str, source: dict[str, Any] | None = None, **options: Any) -> Answer:
        files = [tmp_path / "made.npz"]
        if source is not None:
            files.insert(0, tmp_path / "source.npz")
            np.savez(files[0], **source)
        ran = gtap_exec(core_python, PROGRAMS / name, *files, local="cpu", **options)
        assert ran.status == 0, ran.stdout + ran.stderr
        with np.load(files[-1]) as made:
            return Answer(json.loads(ran.stdout), dict(made), ran.stderr)

    return run


def numbers(count: int) -> dict[str, Any]:
    rng = np.random.default_rng(20)
    return {name: (rng.random(count) * 1000).astype(np.float32) for name in ("a", "b")}


@pytest.mark.shows("DEVICE.5")
def test_templates_are_compiled_launched_and_right(core: Core) -> None:
    """Vector addition, a x + y in two types, from cubin and PTX; strided views; an error's words.

    Return the real cubin from nvrtcGetCUBIN (plugins/nvrtc) to see it fail.
    """
    source = numbers(50_000)
    answer = core("core_kernels.py", source)
    a, b = source["a"], source["b"]
    for target in ("cubin", "ptx"):
        made = {name.split(" ", 1)[1]: array for name, array in answer.arrays.items() if name.startswith(target)}
        assert np.array_equal(made["sum float32"], a + b)
        assert np.array_equal(made["sum int32"], a.astype(np.int32) + b.astype(np.int32))
        # The product may be added in one step, which rounds once instead of twice.
        assert np.allclose(made["scaled float32"], 2.5 * a.astype(np.float64) + b, rtol=2.0**-23, atol=0)
        assert np.allclose(made["scaled float64"], 2.5 * a.astype(np.float64) + b, rtol=2.0**-52, atol=0)
        assert len(made) == 4
    matrix = np.arange(40, dtype=np.float32).reshape(5, 8)
    matrix[:3, :4] += np.arange(12).reshape(3, 4)
    assert np.array_equal(answer.arrays["rows"].reshape(5, 8), matrix)
    views = answer.said["views"]
    assert views["host"] == [[3, 7], [16, 1], "float32", False, False]
    assert views["device"] == [[160], [1], "int8", True, False]
    assert views["box"] == [8, 3, 4]
    assert answer.said["reloaded"]
    assert answer.said["threads"] == 1024
    assert "NVRTCError" in answer.said["refused"] and '"undeclared" is undefined' in answer.said["refused"]


def steps(x: Any, y: Any, real: Any, imaginary: Any, most: int) -> Any:
    """How often a point of the plane is squared and moved before it leaves the circle of radius 2, in float32."""
    count = np.zeros(x.shape, np.int32)
    inside = np.ones(x.shape, bool)
    for _ in range(most):
        squares = x * x, y * y
        inside = inside & (squares[0] + squares[1] < np.float32(4))
        count[inside] += 1
        x, y = np.where(inside, squares[0] - squares[1] + real, x), np.where(inside, 2 * (x * y) + imaginary, y)
    return count


@pytest.mark.shows("DEVICE.5")
def test_a_kernel_is_linked_with_its_users_code(core: Core) -> None:
    """Two fractals, from PTX and LTO-IR in every combination; what is undefined is named.

    Drop --device-c or the whole of nvjitlink_lto in plugins/nvjitlink to see it fail.
    """
    answer = core("core_links.py")
    x, y = np.meshgrid(np.arange(64, dtype=np.float32) / 16 - 2.5, np.arange(48, dtype=np.float32) / 16 - 1.5)
    x, y = x.astype(np.float32), y.astype(np.float32)
    zero = np.zeros_like(x)
    expected = {
        "mandelbrot": steps(zero, zero, x, y, 100),
        "julia": steps(x, y, np.float32(-0.8), np.float32(0.156), 100),
    }
    assert len(answer.arrays) == 8
    for name, picture in answer.arrays.items():
        assert np.array_equal(picture, expected[name.split()[0]]), name
    assert answer.said["backend"] == "nvJitLink"
    assert "Undefined reference to '_Z5stepsff'" in answer.said["undefined"]


@pytest.mark.shows("DEVICE.5")
def test_memory_graphs_and_events(core: Core) -> None:
    """Memory of every kind that the device has, page-locked memory in kernels, graphs that are updated, host functions.

    Let cuGraphExecUpdate of the driver plugin do nothing to see it fail.
    """
    answer = core("core_memory.py")
    said, row = answer.said, np.arange(1024, dtype=np.float32)
    assert said["resources"] == dict.fromkeys(("default", "pool", "bounded pool", "virtual"), True)
    assert np.array_equal(answer.arrays["tripled"], np.full(1024, 21))
    assert np.array_equal(answer.arrays["copied"], row + 1)
    assert np.array_equal(answer.arrays["filled"], np.tile(np.arange(1, 5, dtype=np.uint8), 1024))
    halves = np.repeat([10, 20], 512)
    assert np.array_equal(answer.arrays["twice"], (1 + halves) * 2 + 1 + halves)
    assert np.array_equal(answer.arrays["updated"], 1 + halves)
    assert np.array_equal(answer.arrays["through scratch"], 3 * (1 + halves + 1 + halves))
    assert said["called"] == [0, 1, 2]
    assert said["timed"]["milliseconds"] > 0 and said["timed"]["done"]
    assert "CUDA_ERROR_NOT_SUPPORTED" in said["host pool"]


@pytest.mark.shows("DEVICE.5")
def test_two_devices_work_at_once_and_say_what_they_are(core: Core) -> None:
    """Properties by name, a kernel on each device, clusters of blocks refused before a launch."""
    source = numbers(10_000)
    answer = core("core_devices.py", source, env={"GTAP_CPU_DEVICES": "2"})
    assert np.array_equal(answer.arrays["0"], source["a"] + source["b"])
    assert np.array_equal(answer.arrays["1"], source["a"] - source["b"])
    first, second = answer.said["devices"]
    for device in (first, second):
        assert device["name"].startswith("gtap CPU device") and device["current"]
        assert device["capability"] == [7, 5]
        facts = device["properties"]
        assert (facts["compute_capability_major"], facts["compute_capability_minor"]) == (7, 5)
        assert (facts["warp_size"], facts["max_threads_per_block"], facts["cluster_launch"]) == (32, 1024, False)
        assert len(facts) > 100
    assert first["uuid"] != second["uuid"]
    assert "clusters are not supported" in answer.said["clustered"]
    assert answer.said["peers"] is True
