"""cuRAND for the CPU device, by NumPy."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from gtap_core import f32, f64, i32, u32, u64
from gtap_plugin_curand.generator import DEFAULTS, PAIRED, WITHOUT_OFFSET, Generator, Order, Type
from gtap_plugin_curand.poisson import Poisson
from gtap_plugin_curand.spec import curand
from gtap_plugin_curand.tables import DIMENSIONS, TABLES

Array = Any
VERSION = (10, 4, 0)
TYPE_ERROR, OUT_OF_RANGE, LENGTH_NOT_MULTIPLE = 103, 104, 105
PIECE = 1 << 18  # results that are made at a time
MOST_LAMBDA = 400000.0
POISSON_METHODS = range(14)

# ---- the library, generators and what is set on them ----


@curand.cpu("curandGetVersion")
def get_version(version: i32[1]):
    version[0] = VERSION[0] * 1000 + VERSION[1] * 100 + VERSION[2]


@curand.cpu("curandGetProperty")
def get_property(type, value: i32[1]):
    if not 0 <= type < len(VERSION):
        return OUT_OF_RANGE
    value[0] = VERSION[type]
    return 0


@curand.cpu("curandCreateGenerator")
def create_generator(generator, rng_type):
    """The first one of a session waits: where SciPy is missing (extra [cpu]), the device says so, once."""
    if find_spec("scipy") is None:
        raise ModuleNotFoundError("SciPy is not installed", name="scipy")
    try:
        type_ = DEFAULTS[rng_type] if rng_type in DEFAULTS else Type(rng_type)
    except ValueError:
        return TYPE_ERROR
    generator.real = Generator(type_)
    if generator.real.is_quasi:
        generator.real.order = Order.QUASI_DEFAULT
    return 0


@curand.cpu("curandCreateGeneratorHost")
def create_generator_of_host(generator, rng_type):
    return create_generator(generator, rng_type)


@curand.cpu("curandDestroyGenerator")
def destroy_generator(generator):
    pass


@curand.cpu("curandSetStream")
def set_stream(generator, stream):
    pass


@curand.cpu("curandGenerateSeeds")
def generate_seeds(generator: Generator):
    generator.prepare()


@curand.cpu("curandSetPseudoRandomGeneratorSeed")
def set_seed(generator: Generator, seed):
    if generator.is_quasi:
        return TYPE_ERROR
    generator.change(seed=seed)
    return 0


@curand.cpu("curandSetGeneratorOffset")
def set_offset(generator: Generator, offset):
    if generator.type in WITHOUT_OFFSET:
        return TYPE_ERROR
    generator.move(offset)
    return 0


@curand.cpu("curandSetGeneratorOrdering")
def set_ordering(generator: Generator, order):
    legal = (Order.QUASI_DEFAULT,) if generator.is_quasi else tuple(Order)[:5]
    if order not in legal or (order == Order.SEEDED and generator.type != Type.XORWOW):
        return OUT_OF_RANGE
    generator.change(order=order)
    return 0


@curand.cpu("curandSetQuasiRandomGeneratorDimensions")
def set_dimensions(generator: Generator, num_dimensions):
    if not generator.is_quasi:
        return TYPE_ERROR
    if not 1 <= num_dimensions <= DIMENSIONS:
        return OUT_OF_RANGE
    generator.change(dimensions=num_dimensions)
    return 0


# ---- what generators make ----


def _fill(generator: Generator, output: Array, what: str, finish: Any = None, paired: bool = False) -> int:
    """Write all of `output`, a piece at a time; the points of one piece lie in rows of the dimensions."""
    count, dimensions = len(output), generator.dimensions if generator.is_quasi else 1
    if count % dimensions or (paired and generator.type in PAIRED and count % 2):
        return LENGTH_NOT_MULTIPLE
    rows, points = output.reshape(dimensions, -1), count // dimensions
    step = max(PIECE // dimensions, 2)
    for start in range(0, points, step):
        taken = min(step, points - start)
        made = generator.draw(what, taken * dimensions)
        rows[:, start : start + taken] = (finish(made) if finish else made).reshape(dimensions, taken)
    return 0


def _integers(generator: Generator, output: Array, bits: int) -> int:
    return _fill(generator, output, "integers") if generator.bits == bits else TYPE_ERROR


@curand.cpu("curandGenerate")
def generate(generator, output: u32["num"], num):
    return _integers(generator, output, 32)


@curand.cpu("curandGenerateLongLong")
def generate_long_long(generator, output: u64["num"], num):
    return _integers(generator, output, 64)


@curand.cpu("curandGenerateUniform")
def generate_uniform(generator, output: f32["num"], num):
    return _fill(generator, output, "uniforms")


@curand.cpu("curandGenerateUniformDouble")
def generate_uniform_double(generator, output: f64["num"], num):
    return _fill(generator, output, "doubles")


def _normal(generator: Generator, output: Array, what: str, mean: float, deviation: float, is_log: bool) -> int:
    import numpy as np

    def finish(made: Array) -> Array:
        scaled = made * deviation + mean
        return np.exp(scaled) if is_log else scaled

    with np.errstate(all="ignore"):
        return _fill(generator, output, what, finish, paired=True)


@curand.cpu("curandGenerateNormal")
def generate_normal(generator, output: f32["n"], n, mean, stddev):
    return _normal(generator, output, "normals", mean, stddev, False)


@curand.cpu("curandGenerateNormalDouble")
def generate_normal_double(generator, output: f64["n"], n, mean, stddev):
    return _normal(generator, output, "normal_doubles", mean, stddev, False)


@curand.cpu("curandGenerateLogNormal")
def generate_log_normal(generator, output: f32["n"], n, mean, stddev):
    return _normal(generator, output, "normals", mean, stddev, True)


@curand.cpu("curandGenerateLogNormalDouble")
def generate_log_normal_double(generator, output: f64["n"], n, mean, stddev):
    return _normal(generator, output, "normal_doubles", mean, stddev, True)


@curand.cpu("curandGeneratePoisson")
def generate_poisson(generator, output: u32["n"], n, lambda_):
    if not 0 < lambda_ <= MOST_LAMBDA:
        return OUT_OF_RANGE
    return _fill(generator, output, "doubles", Poisson(lambda_))


@curand.cpu("curandGeneratePoissonMethod")
def generate_poisson_by(generator, output: u32["n"], n, lambda_, method):
    if method not in POISSON_METHODS:
        return OUT_OF_RANGE
    return generate_poisson(generator, output, n, lambda_)


# ---- tables ----


@curand.cpu("gtapCurandTable")
def table(table, offset, bytes, size):
    if table not in TABLES or offset + size > TABLES[table].size:
        return OUT_OF_RANGE
    bytes[:] = _rows(table).reshape(-1).view("u1")[offset : offset + size].tobytes()
    return 0


def _rows(table: int) -> Array:
    from gtap_plugin_curand import sobol

    what = TABLES[table]
    if what.number is None:
        return sobol.scramble_constants(what.bits)
    return sobol.scrambled_vectors(what.bits) if table in (102, 104) else sobol.direction_vectors(what.bits)
