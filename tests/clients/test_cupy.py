"""CuPy as the package registry has it: several static runtimes in one program, kernels that NVRTC compiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.fixtures import Ran

PROGRAM = Path(__file__).with_name("programs") / "cupy_tour.py"
TRANSFORMS = PROGRAM.with_name("cupy_fft.py")


@pytest.mark.clients
def test_arrays_and_kernels_equal_numpys(cupy_python: Path, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Let cudart_leave keep cudaErrorNotReady as the last error to see it fail: CUB takes it for its own."""
    random = np.random.default_rng(7)
    a, b = (random.standard_normal(10000).astype(np.float32) for _ in range(2))
    i = random.integers(0, 50, 5000).astype(np.int32)
    np.savez(tmp_path / "source.npz", a=a, b=b, i=i)
    ran = gtap_exec(cupy_python, PROGRAM, tmp_path / "source.npz", tmp_path / "made.npz", local="cpu", deadline=400)
    assert ran.status == 0, ran.stdout + ran.stderr
    with np.load(tmp_path / "made.npz") as loaded:
        made = dict(loaded)
    assert abs(made["sum"] - a.sum(dtype=np.float64)) < 1e-3
    assert made["largest"] == i.max()
    assert (made["counts"] == np.bincount(i)).all()
    assert (made["added"] == a + b).all()
    assert np.allclose(made["rows"], a.reshape(100, -1).mean(axis=1, dtype=np.float64), atol=1e-6)
    assert np.allclose(made["moved"], 3 * a.astype(np.float64) + b, atol=1e-6)
    assert (made["square"] == a * a).all()
    assert (made["chosen"] == a[a > 1]).all()
    assert (made["where"] == np.where(a > b, a, b)).all()


@pytest.mark.clients
def test_transforms_equal_numpys(cupy_python: Path, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete `norm="forward"` from _fft in cuFFT's transform.py to see it fail."""
    random = np.random.default_rng(9)
    double = random.uniform(-1, 1, (6, 40, 2)).view(np.complex128)[..., 0]
    single, real = double.astype(np.complex64), random.uniform(-1, 1, (5, 30))
    np.savez(tmp_path / "source.npz", single=single, double=double, real=real)
    ran = gtap_exec(cupy_python, TRANSFORMS, tmp_path / "source.npz", tmp_path / "made.npz", local="cpu", deadline=400)
    assert ran.status == 0, ran.stdout + ran.stderr
    wanted = {
        "fft": np.fft.fft(single),
        "ifft": np.fft.ifft(double),
        "fft2": np.fft.fft2(single),
        "fftn": np.fft.fftn(double),
        "rfft": np.fft.rfft(real),
        "rfftn": np.fft.rfftn(real),
        "irfft": np.fft.irfft(single),
        "columns": np.fft.fft(double, axis=0),
    }
    with np.load(tmp_path / "made.npz") as made:
        assert set(made) == set(wanted)
        for name, values in wanted.items():
            np.testing.assert_allclose(made[name], values, rtol=1e-5, atol=1e-5, err_msg=name)
