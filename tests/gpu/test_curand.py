"""cuRAND's sequences by the server's own library: those of the CPU device, where the plugin's README says so."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from gtap_plugin_curand import mtgp
from gtap_plugin_curand.generator import WITHOUT_OFFSET, Generator, Order, Type
from scipy import stats

from tests.caller import Argument, Caller, Single, calling
from tests.fixtures import NOT_SUPPORTED, Server
from tests.gpu.conftest import DEVICE, MACHINE_CODE, lacks

LIBRARY = "libcurand.so.10"
SEED, OFFSET, COUNT = 1234, 4096 * 3, 60000
pytestmark = MACHINE_CODE
REQUESTS: dict[str, tuple[str, str, tuple[Argument, ...], float]] = {
    "integers": ("curandGenerate", "<u4", (), 0),
    "uniforms": ("curandGenerateUniform", "<f4", (), 1e-7),
    "doubles": ("curandGenerateUniformDouble", "<f8", (), 0),
    "normals": ("curandGenerateNormal", "<f4", (Single(0), Single(1)), 1e-5),  # a GPU's logarithm is not exact
    "normal_doubles": ("curandGenerateNormalDouble", "<f8", (0.0, 1.0), 1e-9),
}
SAME = [
    (Type.XORWOW, Order.LEGACY),
    (Type.XORWOW, Order.DEFAULT),
    (Type.XORWOW, Order.SEEDED),
    (Type.MRG32K3A, Order.LEGACY),
    (Type.MRG32K3A, Order.DEFAULT),
    (Type.PHILOX4_32_10, Order.LEGACY),
    (Type.PHILOX4_32_10, Order.DEFAULT),
    (Type.MT19937, Order.DEFAULT),
    (Type.MTGP32, Order.DEFAULT),
    (Type.SOBOL32, Order.QUASI_DEFAULT),
    (Type.SOBOL64, Order.QUASI_DEFAULT),
]


@pytest.fixture(scope="module")
def caller(cuda_server: Server, environ: Mapping[str, str]) -> Iterator[Caller]:
    """The tests skip where the server has no cuRAND."""
    with calling(cuda_server, environ) as caller:
        caller.start()
        if caller.call(LIBRARY, "curandGetVersion", bytes(4))[0] != 0:
            lacks("curand")
        yield caller


def done(caller: Caller, name: str, *arguments: Argument) -> list[bytes]:
    status, memory = caller.call(LIBRARY, name, *arguments)
    assert status == 0, f"{name} is {status}"
    return memory


def drawn(caller: Caller, ours: Generator, what: str, create: str) -> np.ndarray:
    """What a generator with the settings of ours makes, on the device or on the host."""
    name, form, more, _ = REQUESTS[what]
    if what == "integers" and ours.bits == 64:
        name, form = "curandGenerateLongLong", "<u8"
    (handle,) = struct.unpack("<Q", done(caller, create, bytes(8), int(ours.type))[0])
    if ours.is_quasi:
        done(caller, "curandSetQuasiRandomGeneratorDimensions", handle, ours.dimensions)
    else:
        done(caller, "curandSetPseudoRandomGeneratorSeed", handle, ours.seed)
    done(caller, "curandSetGeneratorOrdering", handle, int(ours.order))
    if ours.position:
        done(caller, "curandSetGeneratorOffset", handle, ours.position)
    size = COUNT * np.dtype(form).itemsize
    if create == "curandCreateGeneratorHost":
        (data,) = done(caller, name, handle, bytes(size), COUNT, *more)
    else:
        memory = caller.allocate(size)
        done(caller, name, handle, memory, COUNT, *more)
        data = caller.read(memory, size)
        caller.free(memory)
    done(caller, "curandDestroyGenerator", handle)
    return np.frombuffer(data, form)


@pytest.mark.parametrize("what", REQUESTS)
@pytest.mark.parametrize("create", ["curandCreateGenerator", "curandCreateGeneratorHost"])
@pytest.mark.parametrize(("type_", "order"), SAME, ids=lambda each: each.name.lower())
def test_sequences_are_those_of_the_cpu_device(
    type_: Type, order: Order, create: str, what: str, caller: Caller
) -> None:
    if type_ == Type.MTGP32 and mtgp.parameters() is None:
        pytest.skip("its parameters are in NVIDIA's wheel: pip install 'gtap-plugin-curand[cu13]'")
    dimensions = 3 if type_ >= Type.SOBOL32 else 1
    ours = Generator(type_, SEED, 0 if type_ in WITHOUT_OFFSET else OFFSET, order, dimensions)
    found = drawn(caller, ours, what, create)
    tolerance = REQUESTS[what][3]
    np.testing.assert_allclose(ours.draw(what, COUNT).astype(found.dtype), found, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("type_", [Type.SCRAMBLED_SOBOL32, Type.SCRAMBLED_SOBOL64])
def test_the_others_are_for_the_same_distributions(type_: Type, caller: Caller) -> None:
    """And differ on a GPU, as the README says."""
    ours = Generator(type_, SEED, order=Order.QUASI_DEFAULT)
    found = drawn(caller, ours, "doubles", "curandCreateGenerator")
    made = ours.draw("doubles", COUNT)
    assert stats.ks_2samp(found, made).pvalue > 1e-4
    assert ((found != made).mean() > 0.9) == (DEVICE == "cuda")


def test_poisson_numbers_are_for_the_same_distribution(caller: Caller) -> None:
    (handle,) = struct.unpack("<Q", done(caller, "curandCreateGenerator", bytes(8), int(Type.XORWOW))[0])
    memory = caller.allocate(4 * COUNT)
    for mean in (0.5, 20.0, 3000.0):
        done(caller, "curandGeneratePoisson", handle, memory, COUNT, mean)
        values, counts = np.unique(np.frombuffer(caller.read(memory, 4 * COUNT), "<u4"), return_counts=True)
        assert np.abs(np.cumsum(counts) / COUNT - stats.poisson.cdf(values, mean)).max() < 2 / np.sqrt(COUNT)
    done(caller, "curandDestroyGenerator", handle)
    caller.free(memory)


@pytest.mark.skipif(DEVICE != "cuda", reason=f"{NOT_SUPPORTED}the CPU device makes no distribution for kernels")
def test_a_distribution_for_kernels_is_made_and_destroyed(caller: Caller) -> None:
    (made,) = done(caller, "curandCreatePoissonDistribution", 10.0, bytes(8))
    (address,) = struct.unpack("<Q", made)
    assert address != 0
    done(caller, "curandDestroyDistribution", address)
    assert caller.call(LIBRARY, "curandDestroyDistribution", address)[0] == 101
